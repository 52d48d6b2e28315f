//! Red-flag questions: a checkbox for "yes", a fold for "not sure".

use std::slice;

use super::markup::Pen;
use super::prose::Shown;
use super::yes_or_no;
use crate::app::{FlagRow, FlagSection, Msg};
use crate::domain::Reply;
use crate::text::{around, words};

/// Flags under their heading, and their fold.
pub(super) fn asked(pen: &mut Pen, section: &FlagSection) {
    self::section(pen, section);
    unsure(pen, slice::from_ref(section));
}

/// Flags under their heading.
pub(super) fn section(pen: &mut Pen, section: &FlagSection) {
    pen.ticks("small-caps", section.title, |pen| {
        for row in &section.rows {
            tick(pen, row);
        }
    });
}

fn tick(pen: &mut Pen, row: &FlagRow) {
    let is_ticked = row.reply == Some(Reply::Yes);
    let reply = if is_ticked { Reply::No } else { Reply::Yes };
    let mark = (row.reply == Some(Reply::NotSure)).then_some(words::SAFETY_NOT_SURE);
    let msg = Msg::Flagged(row.flag, Some(reply));
    pen.tick(row.id, mark, is_ticked, msg, |pen| question(pen, row));
}

/// A question with the words that someone in a hurry reads in bold.
fn question(pen: &mut Pen, row: &FlagRow) {
    let question = pen.words(row.question);
    if let Some(key) = row.key
        && let Some((before, after)) = around(question, pen.words(key))
    {
        pen.text(before);
        pen.line("b", "", key);
        pen.text(after);
    } else {
        pen.text(question);
    }
}

/// The hard words of flags.
pub(super) fn terms(pen: &mut Pen, section: &FlagSection, shown: Shown) {
    for row in &section.rows {
        pen.show(pen.words(row.question), shown);
    }
}

/// The fold where a runner says "not sure" about a flag.
pub(super) fn unsure(pen: &mut Pen, sections: &[FlagSection]) {
    pen.fold("fold", pen.words(words::SAFETY_UNSURE), |pen| {
        pen.boxed("div", "toggles", |pen| {
            for section in sections {
                for row in &section.rows {
                    toggle(pen, row);
                }
            }
        });
    });
}

fn toggle(pen: &mut Pen, row: &FlagRow) {
    let is_unsure = row.reply == Some(Reply::NotSure);
    let reply = (!is_unsure).then_some(Reply::NotSure);
    let question = pen.words(row.question);
    let name = pen.ui.strings.fill(words::SAFETY_NOT_SURE_ABOUT, &[("question", question)]);
    let names = &["type", "class", "data-not-sure", "aria-pressed", "aria-label"];
    let values = &["button", "toggle", row.id, yes_or_no(is_unsure), &name];
    pen.el("button", names, values, |pen| {
        pen.key(row.id);
        pen.clicked(Msg::Flagged(row.flag, reply));
        pen.text(question);
    });
}
