//! The first screen: signs that need care at once.

use yew::prelude::*;

use super::markup::el;
use super::{Ui, flags};
use crate::app::SafetyView;
use crate::text::words;

pub(super) fn safety(ui: &Ui, view: &SafetyView) -> Html {
    let mut children = vec![ui.step_heading(1, words::SAFETY_HEADING)];
    children.extend(view.sections.iter().map(|section| flags::section(ui, section)));
    let rows = view.sections.iter().flat_map(|section| &section.rows);
    children.push(flags::unsure(ui, rows));
    el("div", &["class", "part"], &["stack", "question"]).holds(children)
}
