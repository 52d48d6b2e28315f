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

/// A form of a term, and the place of the term in the glossary.
pub type Form<'a> = (&'a str, usize);

/// The forms of terms, each of which has [`END`] behind every form.
#[must_use]
pub fn forms<'a>(terms: &[&'a str]) -> Vec<Form<'a>> {
    let mut forms = Vec::new();
    for (term, mut rest) in terms.iter().copied().enumerate() {
        while let Some(end) = rest.bytes().position(|byte| char::from(byte) == END) {
            forms.push((rest.get(..end).unwrap_or_default(), term));
            rest = rest.get(end + 1..).unwrap_or_default();
        }
    }
    forms
}

/// The first term of a sentence, in the longest form that fits; terms in `told` are passed over.
#[must_use]
pub fn first_term<'a>(sentence: &'a str, forms: &[Form], told: &[usize]) -> Option<Found<'a>> {
    let mut start = 0;
    while let Some((before, rest)) = sentence.split_at_checked(start) {
        let (length, term) = longest(rest.as_bytes(), forms);
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

/// The length of the longest form that stands at the beginning, and the place of its term.
fn longest(text: &[u8], forms: &[Form]) -> (usize, usize) {
    let mut best = (0, 0);
    for (form, term) in forms {
        if form.len() > best.0 && begins_with(text, form.as_bytes()) {
            best = (form.len(), *term);
        }
    }
    best
}

/// Whether a form stands at the beginning, and no part of its last word is left. Nearly all
/// forms are dismissed by their first letter.
fn begins_with(text: &[u8], form: &[u8]) -> bool {
    for (place, letter) in form.iter().enumerate() {
        if !text.get(place).is_some_and(|byte| stands_for(*letter, *byte)) {
            return false;
        }
    }
    !text.get(form.len()).is_some_and(|next| is_letter(*next))
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

    use super::{Found, first_term, forms};

    const TERMS: [&str; 5] =
        ["cadence,step rate,", "OR,", "bridge,single-leg bridge,", "IT band,", ""];

    /// The sentence with each term it holds in brackets.
    fn marked(sentence: &str) -> String {
        let (mut rest, mut told, mut marked) = (sentence, Vec::new(), String::new());
        let forms = forms(&TERMS);
        while let Some(Found { before, term, word, after }) = first_term(rest, &forms, &told) {
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
        let forms = forms(&["bridge,", "single-leg bridge,"]);
        assert_eq!(first_term("a single-leg bridge", &forms, &[1]), None);
    }

    #[test]
    fn what_is_told_is_passed_over_and_the_rest_goes_on() {
        let found = Found { before: "Its ", term: 0, word: "cadence", after: " — é" };
        let forms = forms(&TERMS);
        assert_eq!(first_term("Its cadence — é", &forms, &[]), Some(found));
        assert_eq!(first_term("Its cadence — é", &forms, &[0]), None);
    }
}
