//! Where it hurts.

use yew::prelude::*;

use super::Ui;
use crate::app::{LocationView, Msg, WhereView};
use crate::text::words;

pub(super) fn places(ui: &Ui, view: &WhereView) -> Html {
    html! {
        <div class="stack" part="question">
            { ui.step_heading(0, &ui.say(words::WHERE_HEADING)) }
            <p class="lead">{ ui.say(words::WHERE_HINT) }</p>
            <div class="options two">
                { for view.places.iter().map(|place| button(ui, place)) }
            </div>
            { for view.cautions.iter().map(|text| html! {
                <p class="caution" role="status">{ ui.say(*text) }</p>
            }) }
            <p class="small">{ ui.say(words::WHERE_NOTE) }</p>
            { ui.button("quiet wide", words::WHERE_NO_PAIN, Msg::Painless) }
        </div>
    }
}

fn button(ui: &Ui, place: &LocationView) -> Html {
    html! {
        <button
            type="button"
            part="choice"
            class="option"
            key={place.id}
            data-location={place.id}
            aria-pressed={place.is_sore.to_string()}
            onclick={ui.on(Msg::Located(place.location, !place.is_sore))}
        >
            <span>{ ui.say(place.label) }<small>{ ui.say(place.place) }</small></span>
        </button>
    }
}
