//! Conditions written in words, turned into the Rust expression of a
//! `domain::Condition`.

use std::collections::BTreeMap;

use crate::ids::Ids;

/// Facts by the word they are written with and the variant they become.
const FACTS: [(&str, &str); 13] = [
    ("located", "Located"),
    ("pain-number", "PainNumber"),
    ("painless-run", "PainlessRun"),
    ("limp", "Limp"),
    ("builds", "Builds"),
    ("past-bone-stress", "PastBoneStress"),
    ("calf-pain", "CalfPain"),
    ("high-bmi", "HighBmi"),
    ("short-base", "ShortBase"),
    ("amber", "Amber"),
    ("red", "Red"),
    ("urgent", "Urgent"),
    ("stop", "Stop"),
];

/// Turns conditions into Rust.
#[derive(Debug)]
pub struct Parser<'a> {
    pub ids: &'a Ids,
    pub define: &'a BTreeMap<String, String>,
}

struct Cursor<'a> {
    tokens: Vec<&'a str>,
    next: usize,
}

impl<'a> Cursor<'a> {
    fn peek(&self) -> Option<&'a str> {
        self.tokens.get(self.next).copied()
    }

    fn take(&mut self) -> Option<&'a str> {
        let token = self.peek();
        self.next += 1;
        token
    }

    fn skip(&mut self, word: &str) -> bool {
        let is_next = self.peek() == Some(word);
        self.next += usize::from(is_next);
        is_next
    }
}

fn tokens(text: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    for word in text.split_whitespace() {
        let inner = word.trim_start_matches('(');
        tokens.extend(std::iter::repeat_n("(", word.len() - inner.len()));
        let name = inner.trim_end_matches(')');
        if !name.is_empty() {
            tokens.push(name);
        }
        tokens.extend(std::iter::repeat_n(")", inner.len() - name.len()));
    }
    tokens
}

impl Parser<'_> {
    /// The Rust expression of a condition.
    ///
    /// # Errors
    /// What is not understood, in words.
    pub fn rust(&self, text: &str) -> Result<String, String> {
        self.nested(text, 0)
    }

    fn nested(&self, text: &str, depth: u8) -> Result<String, String> {
        if depth > 8 {
            return Err(format!("`{text}` defines itself"));
        }
        let mut cursor = Cursor { tokens: tokens(text), next: 0 };
        let rust = self.any(&mut cursor, depth)?;
        match cursor.peek() {
            None => Ok(rust),
            Some(extra) => Err(format!("`{extra}` is out of place in `{text}`")),
        }
    }

    fn any(&self, cursor: &mut Cursor, depth: u8) -> Result<String, String> {
        self.chain(cursor, depth, "or", "Any", Self::all)
    }

    fn all(&self, cursor: &mut Cursor, depth: u8) -> Result<String, String> {
        self.chain(cursor, depth, "and", "All", Self::not)
    }

    fn chain(
        &self,
        cursor: &mut Cursor,
        depth: u8,
        word: &str,
        variant: &str,
        part: fn(&Self, &mut Cursor, u8) -> Result<String, String>,
    ) -> Result<String, String> {
        let mut parts = vec![part(self, cursor, depth)?];
        while cursor.skip(word) {
            parts.push(part(self, cursor, depth)?);
        }
        if parts.len() == 1 {
            return Ok(parts.remove(0));
        }
        Ok(format!("C::{variant}(&[{}])", parts.join(", ")))
    }

    fn not(&self, cursor: &mut Cursor, depth: u8) -> Result<String, String> {
        if cursor.skip("not") {
            return Ok(format!("C::Not(&{})", self.not(cursor, depth)?));
        }
        if cursor.skip("(") {
            let inner = self.any(cursor, depth)?;
            return if cursor.skip(")") { Ok(inner) } else { Err("`)` is missing".to_owned()) };
        }
        let atom = cursor.take().ok_or("the condition ends too early")?;
        self.atom(atom, depth)
    }

    fn atom(&self, atom: &str, depth: u8) -> Result<String, String> {
        if let Some((item, least)) = atom.split_once(">=") {
            let least: u8 = least.parse().map_err(|_| format!("`{least}` is no concern"))?;
            return Ok(format!("C::Concern({}, {least})", self.ids.items.rust(item)?));
        }
        if let Some((id, value)) = atom.split_once('=') {
            return self.equals(id, value);
        }
        if atom == "always" {
            return Ok("C::Always".to_owned());
        }
        if let Some((_, fact)) = FACTS.iter().find(|(word, _)| *word == atom) {
            return Ok(format!("C::Is(Fact::{fact})"));
        }
        if let Some(definition) = self.define.get(atom) {
            return self.nested(definition, depth + 1);
        }
        if let Ok(group) = self.ids.groups.rust(atom) {
            return Ok(format!("C::In({group})"));
        }
        if let Ok(location) = self.ids.locations.rust(atom) {
            return Ok(format!("C::At({location})"));
        }
        Err(format!("`{atom}` is no location, group, fact or defined name"))
    }

    fn equals(&self, id: &str, value: &str) -> Result<String, String> {
        if let Ok(flag) = self.ids.flags.rust(id) {
            let reply = match value {
                "yes" => "Yes",
                "no" => "No",
                "not-sure" => "NotSure",
                _ => return Err(format!("`{value}` is no reply to `{id}`")),
            };
            return Ok(format!("C::Flag({flag}, Reply::{reply})"));
        }
        let choices: Result<Vec<String>, String> =
            value.split('|').map(|option| self.ids.choice(id, option)).collect();
        Ok(format!("C::Answer({}, &[{}])", self.ids.items.rust(id)?, choices?.join(", ")))
    }
}
