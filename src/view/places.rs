//! Where it hurts.

use super::markup::Pen;
use super::yes_or_no;
use crate::app::{LocationView, Msg, WhereView};
use crate::text::words;

pub(super) fn places(pen: &mut Pen, view: &WhereView) {
    pen.step(|pen| {
        pen.step_heading(0, words::WHERE_HEADING);
        pen.line("p", "lead", words::WHERE_HINT);
        pen.boxed("div", "options two", |pen| {
            for place in &view.places {
                button(pen, place);
            }
        });
        pen.spoken(|pen| {
            for caution in &view.cautions {
                pen.line("p", "caution", *caution);
            }
        });
        pen.line("p", "small", words::WHERE_NOTE);
        pen.button("quiet wide", words::WHERE_NO_PAIN, Msg::Painless);
    });
}

fn button(pen: &mut Pen, place: &LocationView) {
    let names = &["type", "part", "class", "data-location", "aria-pressed"];
    let values = &["button", "choice", "option", place.id, yes_or_no(place.is_sore)];
    pen.el("button", names, values, |pen| {
        pen.key(place.id);
        pen.clicked(Msg::Located(place.location, !place.is_sore));
        pen.boxed("span", "", |pen| {
            pen.say(place.label);
            pen.line("small", "", place.place);
        });
    });
}
