//! Area by area: what the answers come to, as a small picture and in words.

use super::markup::Pen;
use crate::app::{AreaView, Msg, PlanView};
use crate::domain::Outcome;
use crate::text::words;

/// As many dots as there are concerns above none.
const MOST_DOTS: u8 = 3;

pub(super) fn areas(pen: &mut Pen, view: &PlanView) {
    if view.areas.is_empty() {
        return;
    }
    pen.boxed("section", "areas", |pen| {
        pen.heading(1, "", pen.words(words::PLAN_AREAS));
        pen.boxed("ul", "", |pen| {
            for area in &view.areas {
                row(pen, area, view.may_check_more);
            }
        });
    });
}

fn row(pen: &mut Pen, area: &AreaView, may_check_more: bool) {
    pen.el("li", &["data-area"], &[area.id], |pen| {
        pen.key(area.id);
        picture(pen, area);
        pen.boxed("span", "area-name", |pen| {
            pen.say(area.title);
            pen.boxed("small", "", |pen| {
                pen.say(area.words);
                if area.outcome != Outcome::Unanswered {
                    pen.text(" \u{b7} ");
                    pen.text(&area.detail.label);
                }
            });
        });
        if may_check_more && area.detail.is_open {
            pen.link(&area.detail.more, words::PLAN_MORE, Msg::More(area.area));
        }
    });
}

/// Shapes that differ in more than color: a tick, dots, a question mark, a dash.
fn picture(pen: &mut Pen, area: &AreaView) {
    match area.outcome {
        Outcome::WorthWork => dots(pen, area.concern),
        Outcome::Fine => drawn(pen, "M13 8.5l4 4 8-9"),
        Outcome::Unclear => drawn(pen, "M16 5a3 3 0 1 1 4 3c-1 .5-1 1-1 2M19 13v.2"),
        Outcome::Unanswered => drawn(pen, "M15 8h8"),
    }
}

fn drawn(pen: &mut Pen, path: &str) {
    pen.sign("outcome", "0 0 38 16", &[path]);
}

fn dots(pen: &mut Pen, concern: u8) {
    pen.el("svg", &["class", "viewBox", "aria-hidden"], &["outcome", "0 0 38 16", "true"], |pen| {
        for (dot, x) in (1..=MOST_DOTS).zip(["7", "19", "31"]) {
            let class = if dot <= concern { "full" } else { "" };
            pen.el("circle", &["cx", "cy", "r", "class"], &[x, "8", "4", class], |_| {});
        }
    });
}
