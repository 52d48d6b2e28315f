//! What the glossary must hold.

use std::collections::BTreeSet;

use crate::content::Content;
use crate::glossary::{self, END, first_term};
use crate::problem::Problem;
use crate::schema::{Drill, Item, Term, Tip, Wording};

/// Longest line of a term, in characters: two lines on a phone.
const MOST_TEXT: usize = 110;

/// The forms of a term as a pack holds them.
pub fn forms(term: &Term) -> String {
    term.words.iter().flat_map(|word| word.chars().chain([END])).collect()
}

/// Checks that every term has a line of its own that needs no other term, and that a runner
/// meets it in every form.
pub fn check(content: &Content, problems: &mut Vec<Problem>) {
    let forms: Vec<String> = content.terms.iter().map(forms).collect();
    let terms: Vec<&str> = forms.iter().map(String::as_str).collect();
    let met: BTreeSet<String> =
        read(content).into_iter().flat_map(|text| words_in(text, &terms)).collect();
    let mut explained = BTreeSet::new();
    for term in &content.terms {
        let mut problem = |what: String| problems.push(Problem::new(&term.id, what));
        if !(1..=MOST_TEXT).contains(&term.text.chars().count()) {
            problem(format!("its line has no character, or over {MOST_TEXT}"));
        }
        for word in words_in(&term.text, &terms) {
            problem(format!("its line holds `{word}`, which needs a line itself"));
        }
        if term.words.is_empty() {
            problem("has no word".to_owned());
        }
        for word in &term.words {
            if word.contains(END) {
                problem(format!("`{word}` holds a `{END}`"));
            }
            if !explained.insert(plain(word)) {
                problem(format!("`{word}` is explained twice"));
            }
            if !met.contains(&plain(word)) {
                problem(format!("no runner meets `{word}`"));
            }
        }
    }
}

/// The terms that stand in a text, in plain form.
fn words_in(text: &str, terms: &[&str]) -> Vec<String> {
    let (forms, mut rest, mut words) = (glossary::forms(terms), text, Vec::new());
    while let Some(found) = first_term(rest, &forms, &[]) {
        words.push(plain(found.word));
        rest = found.after;
    }
    words
}

/// A word without what makes no difference to a runner.
fn plain(word: &str) -> String {
    word.to_ascii_lowercase().replace('-', " ")
}

/// The texts in which the view explains terms.
fn read(content: &Content) -> Vec<&String> {
    let rules = &content.rules;
    let asked = content.flags.iter().filter(|flag| flag.asked != "safety");
    let pain = content.words.iter().filter(|(section, ..)| section == "pain");
    (content.items().flat_map(|(_, item)| self::item(item)))
        .chain(content.tips().flat_map(|(_, tip)| self::tip(tip)))
        .chain(content.drills.iter().flat_map(drill))
        .chain(content.groups.iter().map(|group| &group.label))
        .chain(asked.map(|flag| &flag.question))
        .chain(pain.map(|(_, _, text)| text))
        .chain(rules.grant.iter().map(|grant| &grant.why))
        .chain(rules.note.iter().map(|note| &note.text))
        .collect()
}

fn item(item: &Item) -> Vec<&String> {
    let labels = item.options.iter().map(|choice| &choice.label);
    let others = item.options.iter().flat_map(|choice| texts(&choice.words));
    let item_texts = [&item.question, &item.check, &item.why].into_iter();
    item_texts.chain(texts(&item.check_words)).chain(labels).chain(others).collect()
}

fn tip(tip: &Tip) -> Vec<&String> {
    [&tip.text].into_iter().chain(&tip.fallback).chain(texts(&tip.words)).collect()
}

fn drill(drill: &Drill) -> Vec<&String> {
    let own = [&drill.title, &drill.steps, &drill.progress, &drill.caution].into_iter();
    own.chain(texts(&drill.steps_words)).collect()
}

fn texts(wordings: &[Wording]) -> impl Iterator<Item = &String> {
    wordings.iter().map(|wording| &wording.text)
}
