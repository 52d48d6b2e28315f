//! Special groups.

use yew::prelude::*;

use super::markup::el;
use super::{Ui, flags};
use crate::app::{AboutView, GroupRow, Msg};
use crate::text::words;

pub(super) fn about(ui: &Ui, view: &AboutView) -> Html {
    let group = |row: &GroupRow| {
        ui.tick(row.id, row.label, None, row.is_in, Msg::Grouped(row.group, !row.is_in))
    };
    el("div", &["class", "part"], &["stack", "question"]).holds(vec![
        ui.step_heading(0, words::YOU_HEADING),
        ui.line("lead", words::YOU_LEAD),
        ui.ticks("unseen", words::YOU_HEADING, view.groups.iter().map(group).collect()),
        flags::section(ui, &view.flags),
        flags::unsure(ui, view.flags.rows.iter()),
    ])
}
