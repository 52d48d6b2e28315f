//! Sentences whose hard words are explained at a tap.
//!
//! A word is explained once in a step or a tip, where it comes first. Its note is a popover of
//! the browser: it closes on Esc and on a tap elsewhere, leaves the focus where it is, and needs
//! no state of ours.

use super::markup::Pen;
use crate::content::GLOSSARY;
use crate::domain::Text;
use crate::text::glossary::{Form, Found, first_term, forms};
use crate::text::{Strings, joined, number, words};

/// The forms of all terms.
pub(super) fn known_forms(strings: &Strings) -> Vec<Form<'_>> {
    let mut terms = Vec::new();
    let mut next = GLOSSARY.start;
    while next < GLOSSARY.end {
        terms.push(strings.get(Text::at(next)));
        next += 2;
    }
    forms(&terms)
}

/// How the terms of a text are shown.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Shown {
    /// As words of the text that can be tapped.
    Inline,
    /// As questions, without the text around them.
    Asked,
    /// With their lines, without the text around them.
    Told,
}

impl Pen<'_> {
    /// From here on every term is explained again.
    pub(super) fn begin_terms(&mut self) {
        self.told.clear();
    }

    /// A text whose terms can be tapped, in an element of a class.
    pub(super) fn prose(&mut self, name: &'static str, class: &str, text: &str) {
        self.boxed(name, class, |pen| pen.marked(text));
    }

    /// A text whose terms can be tapped.
    pub(super) fn marked(&mut self, text: &str) {
        self.show(text, Shown::Inline);
    }

    /// Asks what the terms of a heading or of labels mean. A button inside of one would be heard
    /// as a part of its name.
    pub(super) fn asks(&mut self, fill: impl FnOnce(&mut Self)) {
        self.boxed("div", "asks", |pen| {
            fill(pen);
            pen.unless_empty();
        });
    }

    /// A fold that explains the terms of labels where there are too many to ask for each.
    pub(super) fn explains(&mut self, fill: impl FnOnce(&mut Self)) {
        let summary = self.words(words::TERM_ALL);
        self.fold("fold", summary, |pen| pen.boxed("ul", "terms", fill));
    }

    /// Shows the terms that were not explained yet.
    pub(super) fn show(&mut self, text: &str, shown: Shown) {
        let mut rest = text;
        while let Some(found) = first_term(rest, &self.forms, &self.told) {
            let Found { before, term, word, mut after } = found;
            self.told.push(term);
            match shown {
                Shown::Inline => {
                    // A line may end beside a button even where no space is, and would leave
                    // a bracket or a stop behind.
                    let start =
                        before.bytes().rposition(|byte| byte == b' ').map_or(0, |at| at + 1);
                    let end = after.bytes().position(|byte| byte == b' ').unwrap_or(after.len());
                    let (before, lead) = before.split_at_checked(start).unwrap_or_default();
                    let (trail, rest) = after.split_at_checked(end).unwrap_or_default();
                    after = rest;
                    self.text(before);
                    self.boxed("span", "bound", |pen| {
                        pen.text(lead);
                        pen.term("term", word, &found);
                        pen.text(trail);
                    });
                }
                Shown::Asked => {
                    let question = self.ui.strings.fill(words::TERM_ASK, &[("word", word)]);
                    self.term("link", &question, &found);
                }
                Shown::Told => self.boxed("li", "", |pen| pen.note(&found)),
            }
            rest = after;
        }
        if shown == Shown::Inline {
            self.text(rest);
        }
    }

    /// A button, and the note that it shows and hides.
    fn term(&mut self, class: &str, shown: &str, found: &Found) {
        self.notes += 1;
        let id = joined(&["note-", &number(self.notes)]);
        let names = &["type", "class", "popovertarget"];
        self.el("button", names, &["button", class, &id], |pen| pen.text(shown));
        let names = &["id", "class", "role", "popover"];
        self.el("span", names, &[&id, "term-note", "note", "auto"], |pen| pen.note(found));
    }

    /// A word and the line that explains it.
    fn note(&mut self, found: &Found) {
        self.says("b", "", found.word);
        self.text(": ");
        self.say(Text::at(GLOSSARY.start + 2 * found.term + 1));
    }
}
