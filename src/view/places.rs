//! Where it hurts: a map of the hip, and the same places in words.

use super::markup::Pen;
use super::yes_or_no;
use crate::app::{LocationView, Msg, WhereView};
use crate::domain::Text;
use crate::text::words;

pub(super) fn places(pen: &mut Pen, view: &WhereView) {
    pen.step(|pen| {
        pen.step_heading(0, words::WHERE_HEADING);
        pen.line("p", "lead", words::WHERE_HINT);
        pen.boxed("div", "places", |pen| {
            map(pen, view);
            pen.boxed("div", "options", |pen| {
                for place in &view.places {
                    button(pen, OPTION, "option", place, option);
                }
            });
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

/// Two drawings beside each other; the style sheet lays the places over both.
fn map(pen: &mut Pen, view: &WhereView) {
    let label = pen.words(words::WHERE_MAP);
    pen.el("div", &["class", "role", "aria-label"], &["map", "group", label], |pen| {
        side(pen, "map-front", words::WHERE_FRONT);
        side(pen, "map-back", words::WHERE_BACK);
        for place in &view.places {
            button(pen, REGION, "region", place, region);
        }
    });
}

fn side(pen: &mut Pen, drawing: &str, name: Text) {
    pen.boxed("div", "side", |pen| {
        pen.say(name);
        pen.picture(drawing, None);
    });
}

/// Attributes of a place on the map.
const REGION: &[&str] = &["type", "class", "aria-pressed", "data-region"];
/// Attributes of a place in words.
const OPTION: &[&str] = &["type", "class", "aria-pressed", "data-location", "part"];

/// A place to select or to let go again.
fn button(
    pen: &mut Pen,
    names: &'static [&'static str],
    class: &str,
    place: &LocationView,
    fill: fn(&mut Pen, &LocationView),
) {
    let values = &["button", class, yes_or_no(place.is_sore), place.id, "choice"];
    pen.el("button", names, values, |pen| {
        pen.key(place.id);
        pen.clicked(Msg::Located(place.location, !place.is_sore));
        fill(pen, place);
    });
}

/// Marked on the left and on the right.
fn region(pen: &mut Pen, place: &LocationView) {
    for _ in 0..2 {
        pen.boxed("i", "", |_| {});
    }
    pen.line("span", "", place.label);
}

fn option(pen: &mut Pen, place: &LocationView) {
    pen.boxed("span", "", |pen| {
        pen.say(place.label);
        pen.line("small", "", place.place);
    });
}
