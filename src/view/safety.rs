//! The first screen: signs that need care at once.

use yew::prelude::*;

use super::{Ui, flags};
use crate::app::SafetyView;
use crate::text::words;

pub(super) fn safety(ui: &Ui, view: &SafetyView) -> Html {
    let rows = view.sections.iter().flat_map(|section| &section.rows);
    html! {
        <div class="stack" part="question">
            { ui.step_heading(1, &ui.say(words::SAFETY_HEADING)) }
            { for view.sections.iter().map(|section| flags::section(ui, section)) }
            { flags::unsure(ui, rows) }
        </div>
    }
}
