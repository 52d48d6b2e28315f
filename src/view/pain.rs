//! How it hurts.

use yew::prelude::*;

use super::{Ui, flags};
use crate::app::{FactRow, LevelRow, Msg, PainView};
use crate::text::words;

const MOST_PAIN: u8 = 10;

pub(super) fn pain(ui: &Ui, view: &PainView) -> Html {
    html! {
        <div class="stack" part="question">
            { ui.step_heading(0, &ui.say(words::PAIN_HEADING)) }
            <p class="lead">{ ui.say(words::PAIN_LEAD) }</p>
            <div class="levels">{ for view.levels.iter().map(|row| level(ui, row)) }</div>
            <fieldset class="ticks">
                <legend class="small-caps">{ ui.say(words::PAIN_MORE) }</legend>
                { for view.facts.iter().map(|row| fact(ui, row)) }
            </fieldset>
            { flags::section(ui, &view.flags) }
            { flags::unsure(ui, view.flags.rows.iter()) }
        </div>
    }
}

fn level(ui: &Ui, row: &LevelRow) -> Html {
    let send = ui.send.clone();
    let which = row.level;
    let onchange = Callback::from(move |event: Event| {
        let select: Option<web_sys::HtmlSelectElement> = event.target_dyn_into();
        let value = select.and_then(|select| select.value().parse().ok());
        send.emit(Msg::Rated(which, value));
    });
    html! {
        <label class="level" key={row.name}>
            <span>{ ui.say(row.label) }</span>
            <select name={row.name} {onchange}>
                <option value="" selected={row.value.is_none()}>{ ui.say(words::PAIN_UNKNOWN) }</option>
                { for (0..=MOST_PAIN).map(|pain| html! {
                    <option value={pain.to_string()} selected={row.value == Some(pain)}>{ pain }</option>
                }) }
            </select>
        </label>
    }
}

fn fact(ui: &Ui, row: &FactRow) -> Html {
    html! {
        <label class="tick" key={row.name}>
            <input
                type="checkbox"
                name={row.name}
                checked={row.holds}
                onchange={ui.on(Msg::Noted(row.fact, !row.holds))}
            />
            <span>{ ui.say(row.label) }</span>
        </label>
    }
}
