//! Red-flag questions: a checkbox for "yes", a fold for "not sure".

use yew::prelude::*;

use super::markup::{boxed, el};
use super::{Ui, fold};
use crate::app::{FlagRow, FlagSection, Msg};
use crate::domain::Reply;
use crate::text::words;

/// Flags under their heading.
pub(super) fn section(ui: &Ui, section: &FlagSection) -> Html {
    let rows = section.rows.iter().map(|row| tick(ui, row)).collect();
    ui.ticks("small-caps", section.title, rows)
}

fn tick(ui: &Ui, row: &FlagRow) -> Html {
    let is_ticked = row.reply == Some(Reply::Yes);
    let reply = if is_ticked { Reply::No } else { Reply::Yes };
    let mark = (row.reply == Some(Reply::NotSure)).then_some(words::SAFETY_NOT_SURE);
    ui.tick(row.id, row.question, mark, is_ticked, Msg::Flagged(row.flag, Some(reply)))
}

/// The fold where a runner says "not sure" about a flag.
pub(super) fn unsure<'a>(ui: &Ui, rows: impl Iterator<Item = &'a FlagRow>) -> Html {
    let rows = rows.map(|row| toggle(ui, row)).collect();
    fold(ui.say(words::SAFETY_UNSURE), vec![boxed("div", "toggles").holds(rows)])
}

fn toggle(ui: &Ui, row: &FlagRow) -> Html {
    let is_unsure = row.reply == Some(Reply::NotSure);
    let reply = (!is_unsure).then_some(Reply::NotSure);
    let question = ui.say(row.question);
    let name = ui.strings.fill(words::SAFETY_NOT_SURE_ABOUT, &[("question", question)]);
    let names = &["type", "class", "data-not-sure", "aria-pressed", "aria-label"];
    let pressed = if is_unsure { "true" } else { "false" };
    el("button", names, &["button", "toggle", row.id, pressed, &name])
        .key(row.id)
        .clicked(ui.send, Msg::Flagged(row.flag, reply))
        .says(question)
}
