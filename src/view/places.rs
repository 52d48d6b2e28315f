//! Where it hurts.

use yew::prelude::*;

use super::Ui;
use super::markup::{boxed, el, list, text};
use crate::app::{LocationView, Msg, WhereView};
use crate::text::words;

pub(super) fn places(ui: &Ui, view: &WhereView) -> Html {
    let places = view.places.iter().map(|place| button(ui, place)).collect();
    let caution = |text: &crate::domain::Text| {
        el("p", &["class", "role"], &["caution", "status"]).says(ui.say(*text))
    };
    el("div", &["class", "part"], &["stack", "question"]).holds(vec![
        ui.step_heading(0, words::WHERE_HEADING),
        ui.line("lead", words::WHERE_HINT),
        boxed("div", "options two").holds(places),
        list(view.cautions.iter().map(caution).collect()),
        ui.line("small", words::WHERE_NOTE),
        ui.button("quiet wide", words::WHERE_NO_PAIN, Msg::Painless),
    ])
}

fn button(ui: &Ui, place: &LocationView) -> Html {
    let names = &["type", "part", "class", "data-location", "aria-pressed"];
    let pressed = if place.is_sore { "true" } else { "false" };
    let where_it_is = el("small", &[], &[]).says(ui.say(place.place));
    el("button", names, &["button", "choice", "option", place.id, pressed])
        .key(place.id)
        .clicked(ui.send, Msg::Located(place.location, !place.is_sore))
        .holds(vec![el("span", &[], &[]).holds(vec![text(ui.say(place.label)), where_it_is])])
}
