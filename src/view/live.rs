//! What the answers have come to so far, beside the step.

use yew::prelude::*;

use super::markup::{el, list};
use super::{Ui, card, fold};
use crate::app::LiveView;
use crate::text::words;

pub(super) fn live(ui: &Ui, view: &LiveView) -> Html {
    let cards = view.cards.iter().map(|view| card::card(ui, view)).collect();
    let mut children = vec![list(cards)];
    if !view.tips.is_empty() {
        let tip = |(id, heading): &(&'static str, String)| {
            el("li", &["part", "data-tip"], &["tip", id]).key(id).says(heading)
        };
        let tips = el("ul", &[], &[]).holds(view.tips.iter().map(tip).collect());
        children.push(fold(&view.count, vec![tips]));
    }
    let is_empty = view.cards.is_empty() && view.tips.is_empty();
    let names: &[&str] = if is_empty {
        &["part", "class", "data-gate", "aria-label", "hidden"]
    } else {
        &["part", "class", "data-gate", "aria-label"]
    };
    el("aside", names, &["report", "live", view.gate, ui.say(words::LIVE_TIPS), ""]).holds(children)
}
