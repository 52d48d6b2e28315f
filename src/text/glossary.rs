//! Where a sentence holds a word that is explained.
//!
//! The content compiler compiles this module too, to prove that every such word is met.
//!
//! A form is written as a runner meets it. A small letter in it stands for a capital too, since
//! a sentence may begin with it, and a space for a hyphen; a capital stands only for itself, so
//! that the ratio "OR" is not found in "or".

/// What stands behind each form of a term.
pub const END: char = ',';

/// A sentence cut at a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found<'a> {
    /// What stands before it.
    pub before: &'a str,
    /// Its place in the glossary.
    pub term: usize,
    /// The term as the sentence has it.
    pub word: &'a str,
    /// What stands after it.
    pub after: &'a str,
}

/// The first term of a sentence, in the longest form that fits. `terms` holds the forms of each,
/// with [`END`] behind every form; those in `told` are passed over.
#[must_use]
pub fn first_term<'a>(sentence: &'a str, terms: &[&str], told: &[usize]) -> Option<Found<'a>> {
    let mut start = 0;
    while let Some((before, rest)) = sentence.split_at_checked(start) {
        let (term, length) = longest(rest.as_bytes(), terms);
        if length > 0 && !told.contains(&term) {
            let (word, after) = rest.split_at_checked(length)?;
            return Some(Found { before, term, word, after });
        }
        start = next_word(sentence.as_bytes(), start + length)?;
    }
    None
}

/// Where the word after this place begins.
fn next_word(bytes: &[u8], mut place: usize) -> Option<usize> {
    let mut is_inside = true;
    loop {
        let is_letter = is_letter(*bytes.get(place)?);
        if is_letter && !is_inside {
            return Some(place);
        }
        is_inside = is_letter;
        place += 1;
    }
}

/// The term with the longest form that stands at the beginning, and how long that is.
fn longest(text: &[u8], terms: &[&str]) -> (usize, usize) {
    let mut best = (0, 0);
    for (term, forms) in terms.iter().enumerate() {
        let (mut place, mut fits) = (0, true);
        for letter in forms.bytes() {
            let next = text.get(place).copied().unwrap_or(b' ');
            if char::from(letter) != END {
                fits &= stands_for(letter, next);
                place += 1;
                continue;
            }
            if fits && place > best.1 && !is_letter(next) {
                best = (term, place);
            }
            (place, fits) = (0, true);
        }
    }
    best
}

fn stands_for(letter: u8, byte: u8) -> bool {
    letter == byte || letter == byte.to_ascii_lowercase() || (letter == b' ' && byte == b'-')
}

/// Whether a byte is part of a word; letters beyond ASCII are made of bytes beyond it.
fn is_letter(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || !byte.is_ascii()
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use super::{Found, first_term};

    const TERMS: [&str; 5] =
        ["cadence,step rate,", "OR,", "bridge,single-leg bridge,", "IT band,", ""];

    /// The sentence with each term it holds in brackets.
    fn marked(sentence: &str) -> String {
        let (mut rest, mut told, mut marked) = (sentence, Vec::new(), String::new());
        while let Some(Found { before, term, word, after }) = first_term(rest, &TERMS, &told) {
            let _ = write!(marked, "{before}[{term} {word}]");
            told.push(term);
            rest = after;
        }
        marked + rest
    }

    #[test]
    fn a_term_is_found_in_each_of_its_forms_and_once() {
        assert_eq!(marked("Your cadence"), "Your [0 cadence]");
        assert_eq!(marked("Step rate, then cadence."), "[0 Step rate], then cadence.");
        assert_eq!(marked("Nothing here"), "Nothing here");
        assert_eq!(marked(""), "");
        assert_eq!(marked("Your caden"), "Your caden");
    }

    #[test]
    fn only_whole_words_are_terms() {
        for sentence in ["cadences", "a decadence", "step rated", "cadenceé", "écadence", "OR2"] {
            assert_eq!(marked(sentence), sentence);
        }
        assert_eq!(marked("(cadence)"), "([0 cadence])");
    }

    #[test]
    fn a_capital_stands_only_for_itself_and_a_space_for_a_hyphen() {
        assert_eq!(marked("this or OR 4.2"), "this or [1 OR] 4.2");
        assert_eq!(marked("the IT-band, it band"), "the [3 IT-band], it band");
    }

    #[test]
    fn the_longest_form_is_taken_even_where_it_was_told_before() {
        assert_eq!(marked("a single-leg bridge"), "a [2 single-leg bridge]");
        assert_eq!(
            first_term("a single-leg bridge", &["bridge,", "single-leg bridge,"], &[1]),
            None
        );
    }

    #[test]
    fn what_is_told_is_passed_over_and_the_rest_goes_on() {
        let found = Found { before: "Its ", term: 0, word: "cadence", after: " — é" };
        assert_eq!(first_term("Its cadence — é", &TERMS, &[]), Some(found));
        assert_eq!(first_term("Its cadence — é", &TERMS, &[0]), None);
    }
}
