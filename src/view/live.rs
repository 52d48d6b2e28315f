//! What the answers have come to so far, beside the step.

use super::card;
use super::markup::Pen;
use crate::app::LiveView;
use crate::text::words;

pub(super) fn live(pen: &mut Pen, view: &LiveView) {
    let is_empty = view.cards.is_empty() && view.tips.is_empty();
    // Empty, it is only seen where it has a column of its own, which then is no hole.
    let class = if is_empty { "live empty" } else { "live" };
    let names = &["part", "class", "data-gate", "aria-label"];
    let values = &["report", class, view.gate, pen.words(words::LIVE_TIPS)];
    pen.el("aside", names, values, |pen| {
        card::cards(pen, &view.cards);
        if is_empty {
            pen.line("p", "small", words::LIVE_NONE);
        } else if !view.tips.is_empty() {
            pen.fold("fold", &view.count, |pen| tips(pen, view));
        }
    });
}

fn tips(pen: &mut Pen, view: &LiveView) {
    pen.boxed("ul", "", |pen| {
        for (id, heading) in &view.tips {
            pen.el("li", &["part", "data-tip"], &["tip", id], |pen| {
                pen.key(id);
                pen.text(heading);
            });
        }
    });
}
