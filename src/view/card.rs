//! Cards that stand above the tips: red flags and cautions.

use yew::prelude::*;

use super::Ui;
use super::markup::{el, list, text};
use super::tip::{self, Findings};
use crate::app::CardView;
use crate::domain::Action;
use crate::text::words;

/// A red flag, or a caution when it calls for no action of its own.
pub(super) fn card(ui: &Ui, view: &CardView) -> Html {
    let says = el("p", &[], &[]).says(&view.text);
    let Some(action) = view.action else {
        return el("div", &["class", "data-caution"], &["card care", view.id])
            .key(view.id)
            .holds(vec![says]);
    };
    let (class, level) = match action {
        Action::Emergency => ("card stop", words::ACTION_EMERGENCY),
        Action::Urgent => ("card stop", words::ACTION_URGENT),
        Action::Soon => ("card stop", words::ACTION_SOON),
        Action::Stop => ("card stop", words::ACTION_STOP),
        Action::Advise => ("card care", words::ACTION_ADVISE),
    };
    let names = &["part", "class", "data-flag", "data-action"];
    let rests_on = if view.sources.is_empty() {
        ui.line("small", words::PLAN_EXPERT_OPINION)
    } else {
        tip::sources(ui, &view.sources, Findings::LeftOut)
    };
    el("div", names, &["red-flag", class, view.id, action.id()]).key(view.id).holds(vec![
        titled(ui.say(level)),
        says,
        rests_on,
    ])
}

/// A card's title after a warning triangle; the words say the same.
fn titled(title: &str) -> Html {
    let path = |d| el("path", &["d"], &[d]).holds(Vec::new());
    let sign = el("svg", &["class", "viewBox", "aria-hidden"], &["sign", "0 0 18 18", "true"]);
    let sign = sign.holds(vec![path("M9 2l8 14H1z"), path("M9 7v4M9 13.4v.2")]);
    el("p", &["class"], &["card-title"]).holds(vec![list(vec![sign, text(title)])])
}
