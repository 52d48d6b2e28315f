//! One language's sentences.

use std::sync::OnceLock;

use super::compose::{cut, joined, number};
use crate::domain::Text;

/// Sentences in the order of their handles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Strings {
    locale: String,
    main: Sentences,
    /// What the pack goes on with. It comes when a source is to be shown, and whoever holds the
    /// pack then has it.
    sources: OnceLock<Sentences>,
}

/// Sentences and where they end.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Sentences {
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
        Self { locale: locale.to_owned(), main: Sentences::new(joined), sources: OnceLock::new() }
    }

    /// Adds the words of the sources, unless they are here already.
    pub fn add_sources(&self, joined: String) {
        self.sources.get_or_init(|| Sentences::new(joined));
    }

    /// BCP 47 tag.
    #[must_use]
    pub fn locale(&self) -> &str {
        &self.locale
    }

    /// A sentence; empty when the pack does not have it.
    #[must_use]
    pub fn get(&self, text: Text) -> &str {
        match text.index().checked_sub(self.main.ends.len()) {
            None => self.main.get(text.index()),
            Some(index) => self.sources.get().map_or("", |sources| sources.get(index)),
        }
    }

    /// A sentence with its placeholders filled: `{name}` becomes the value beside `name`.
    #[must_use]
    pub fn fill(&self, text: Text, values: &[(&str, &str)]) -> String {
        self.fill_with(text, &|name| {
            let known = values.iter().find(|(known, _)| *known == name);
            known.map(|(_, value)| (*value).to_owned())
        })
    }

    /// A sentence about `n`, or about `n` of `total`.
    #[must_use]
    pub fn count(&self, text: Text, n: usize, total: usize) -> String {
        self.fill(text, &[("n", &*number(n)), ("total", &*number(total))])
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

impl Sentences {
    fn new(joined: String) -> Self {
        let mut ends = Vec::new();
        for (place, byte) in joined.bytes().enumerate() {
            if char::from(byte) == Strings::SEPARATOR {
                ends.push(place);
            }
        }
        ends.push(joined.len());
        Self { joined, ends }
    }

    fn get(&self, index: usize) -> &str {
        let start = match index.checked_sub(1) {
            None => 0,
            Some(before) => match self.ends.get(before) {
                Some(end) => end + Strings::SEPARATOR.len_utf8(),
                None => return "",
            },
        };
        let end = self.ends.get(index).copied().unwrap_or(start);
        self.joined.get(start..end).unwrap_or_default()
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

    #[test]
    fn sources_go_on_where_the_pack_ends_and_come_once() {
        let strings = Strings::new("en", "one\ntwo".to_owned());
        assert_eq!(strings.get(Text(2)), "");
        strings.add_sources("three\nfour".to_owned());
        strings.add_sources("five".to_owned());
        assert_eq!((strings.get(Text(1)), strings.get(Text(2))), ("two", "three"));
        assert_eq!((strings.get(Text(3)), strings.get(Text(4))), ("four", ""));
    }
}
