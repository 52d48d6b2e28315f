//! One language's sentences.

use super::compose::{cut, joined};
use crate::domain::Text;

/// Sentences in the order of their handles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Strings {
    locale: String,
    joined: String,
    /// Where each sentence ends in `joined`.
    ends: Vec<usize>,
}

impl Strings {
    /// What separates the sentences of a pack; no sentence holds a line break.
    pub const SEPARATOR: char = '\n';

    /// A pack from its sentences, joined by [`Self::SEPARATOR`].
    #[must_use]
    pub fn new(locale: &str, joined: String) -> Self {
        let mut ends = Vec::new();
        for (place, byte) in joined.bytes().enumerate() {
            if char::from(byte) == Self::SEPARATOR {
                ends.push(place);
            }
        }
        ends.push(joined.len());
        Self { locale: locale.to_owned(), joined, ends }
    }

    /// BCP 47 tag.
    #[must_use]
    pub fn locale(&self) -> &str {
        &self.locale
    }

    /// A sentence; empty when the pack does not have it.
    #[must_use]
    pub fn get(&self, text: Text) -> &str {
        let index = text.index();
        let start = match index.checked_sub(1) {
            None => 0,
            Some(before) => match self.ends.get(before) {
                Some(end) => end + Self::SEPARATOR.len_utf8(),
                None => return "",
            },
        };
        let end = self.ends.get(index).copied().unwrap_or(start);
        self.joined.get(start..end).unwrap_or_default()
    }

    /// A sentence with its placeholders filled: `{name}` becomes the value beside `name`.
    #[must_use]
    pub fn fill(&self, text: Text, values: &[(&str, &str)]) -> String {
        self.fill_with(text, &|name| {
            let known = values.iter().find(|(known, _)| *known == name);
            known.map(|(_, value)| (*value).to_owned())
        })
    }

    /// A sentence with its placeholders filled by a function of their name.
    pub(super) fn fill_with(&self, text: Text, value: &dyn Fn(&str) -> Option<String>) -> String {
        let mut rest = self.get(text);
        let mut filled = String::new();
        while let Some((before, after)) = cut(rest, b'{') {
            let (name, after) = cut(after, b'}').unwrap_or((after, ""));
            filled.push_str(before);
            // Better an open placeholder than a sentence with a hole.
            filled.push_str(&value(name).unwrap_or_else(|| joined(&["{", name, "}"])));
            rest = after;
        }
        filled.push_str(rest);
        filled
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_are_found_by_their_handle_and_missing_ones_are_empty() {
        let strings = Strings::new("en", "one\ntwo {n}\n\nfour".to_owned());
        assert_eq!(strings.get(Text(0)), "one");
        assert_eq!(strings.fill(Text(1), &[("n", "2")]), "two 2");
        assert_eq!(strings.fill(Text(1), &[("m", "2")]), "two {n}");
        assert_eq!(strings.fill(Text(0), &[("n", "2")]), "one");
        assert_eq!(strings.get(Text(2)), "");
        assert_eq!(strings.get(Text(3)), "four");
        assert_eq!(strings.get(Text(4)), "");
        assert_eq!(strings.get(Text(400)), "");
    }
}
