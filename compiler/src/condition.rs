//! Conditions written in words, turned into a [`Condition`].

use std::collections::BTreeMap;

use crate::domain::{ChoiceId, Condition, Fact, Reply};
use crate::ids::Ids;

/// Facts by the word they are written with.
const FACTS: [(&str, Fact); 13] = [
    ("located", Fact::Located),
    ("pain-number", Fact::PainNumber),
    ("painless-run", Fact::PainlessRun),
    ("limp", Fact::Limp),
    ("builds", Fact::Builds),
    ("past-bone-stress", Fact::PastBoneStress),
    ("calf-pain", Fact::CalfPain),
    ("high-bmi", Fact::HighBmi),
    ("short-base", Fact::ShortBase),
    ("amber", Fact::Amber),
    ("red", Fact::Red),
    ("urgent", Fact::Urgent),
    ("stop", Fact::Stop),
];

/// Turns words into conditions.
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
    /// The condition a text means.
    ///
    /// # Errors
    /// What is not understood, in words.
    pub fn condition(&self, text: &str) -> Result<Condition, String> {
        self.nested(text, 0)
    }

    fn nested(&self, text: &str, depth: u8) -> Result<Condition, String> {
        if depth > 8 {
            return Err(format!("`{text}` defines itself"));
        }
        let mut cursor = Cursor { tokens: tokens(text), next: 0 };
        let condition = self.any(&mut cursor, depth)?;
        match cursor.peek() {
            None => Ok(condition),
            Some(extra) => Err(format!("`{extra}` is out of place in `{text}`")),
        }
    }

    fn any(&self, cursor: &mut Cursor, depth: u8) -> Result<Condition, String> {
        self.chain(cursor, depth, "or", Condition::Any, Self::all)
    }

    fn all(&self, cursor: &mut Cursor, depth: u8) -> Result<Condition, String> {
        self.chain(cursor, depth, "and", Condition::All, Self::not)
    }

    fn chain(
        &self,
        cursor: &mut Cursor,
        depth: u8,
        word: &str,
        of: fn(&'static [Condition]) -> Condition,
        part: fn(&Self, &mut Cursor, u8) -> Result<Condition, String>,
    ) -> Result<Condition, String> {
        let mut parts = vec![part(self, cursor, depth)?];
        while cursor.skip(word) {
            parts.push(part(self, cursor, depth)?);
        }
        if parts.len() == 1 {
            return Ok(parts.remove(0));
        }
        Ok(of(parts.leak()))
    }

    fn not(&self, cursor: &mut Cursor, depth: u8) -> Result<Condition, String> {
        if cursor.skip("not") {
            let inner = Box::new(self.not(cursor, depth)?);
            return Ok(Condition::Not(Box::leak(inner)));
        }
        if cursor.skip("(") {
            let inner = self.any(cursor, depth)?;
            return if cursor.skip(")") { Ok(inner) } else { Err("`)` is missing".to_owned()) };
        }
        let atom = cursor.take().ok_or("the condition ends too early")?;
        self.atom(atom, depth)
    }

    fn atom(&self, atom: &str, depth: u8) -> Result<Condition, String> {
        if let Some((item, least)) = atom.split_once(">=") {
            let least: u8 = least.parse().map_err(|_| format!("`{least}` is no concern"))?;
            return Ok(Condition::Concern(self.ids.items.handle(item)?, least));
        }
        if let Some((id, value)) = atom.split_once('=') {
            return self.equals(id, value);
        }
        if atom == "always" {
            return Ok(Condition::Always);
        }
        if let Some((_, fact)) = FACTS.iter().find(|(word, _)| *word == atom) {
            return Ok(Condition::Is(*fact));
        }
        if let Some(definition) = self.define.get(atom) {
            return self.nested(definition, depth + 1);
        }
        if let Ok(group) = self.ids.groups.handle(atom) {
            return Ok(Condition::In(group));
        }
        if let Ok(location) = self.ids.locations.handle(atom) {
            return Ok(Condition::At(location));
        }
        Err(format!("`{atom}` is no location, group, fact or defined name"))
    }

    fn equals(&self, id: &str, value: &str) -> Result<Condition, String> {
        if let Ok(flag) = self.ids.flags.handle(id) {
            let reply = match value {
                "yes" => Reply::Yes,
                "no" => Reply::No,
                "not-sure" => Reply::NotSure,
                _ => return Err(format!("`{value}` is no reply to `{id}`")),
            };
            return Ok(Condition::Flag(flag, reply));
        }
        let among: Result<Vec<ChoiceId>, String> =
            value.split('|').map(|option| self.ids.choice(id, option)).collect();
        Ok(Condition::Answer(self.ids.items.handle(id)?, among?.leak()))
    }
}
