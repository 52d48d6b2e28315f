//! Special groups.

use yew::prelude::*;

use super::{Ui, flags};
use crate::app::{AboutView, GroupRow, Msg};
use crate::text::words;

pub(super) fn about(ui: &Ui, view: &AboutView) -> Html {
    html! {
        <div class="stack" part="question">
            { ui.step_heading(0, &ui.say(words::YOU_HEADING)) }
            <p class="lead">{ ui.say(words::YOU_LEAD) }</p>
            <fieldset class="ticks">
                <legend class="unseen">{ ui.say(words::YOU_HEADING) }</legend>
                { for view.groups.iter().map(|row| group(ui, row)) }
            </fieldset>
            { flags::section(ui, &view.flags) }
            { flags::unsure(ui, view.flags.rows.iter()) }
        </div>
    }
}

fn group(ui: &Ui, row: &GroupRow) -> Html {
    html! {
        <label class="tick" key={row.id}>
            <input
                type="checkbox"
                name={row.id}
                checked={row.is_in}
                onchange={ui.on(Msg::Grouped(row.group, !row.is_in))}
            />
            <span>{ ui.say(row.label) }</span>
        </label>
    }
}
