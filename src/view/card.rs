//! Cards that stand above the tips: red flags and cautions.

use super::markup::Pen;
use super::tip::{self, Findings};
use crate::app::CardView;
use crate::domain::{Action, Text};
use crate::text::{action_words, words};

/// Cards beside each other.
pub(super) fn cards(pen: &mut Pen, views: &[CardView]) {
    pen.list(|pen| {
        for view in views {
            card(pen, view);
        }
    });
}

/// A red flag, or a caution when it calls for no action of its own.
fn card(pen: &mut Pen, view: &CardView) {
    let Some(action) = view.action else {
        return pen.el("div", &["class", "data-caution"], &["card care", view.id], |pen| {
            pen.key(view.id);
            pen.says("p", "", &view.text);
        });
    };
    let class = if action == Action::Advise { "card care" } else { "card stop" };
    let names = &["part", "class", "data-flag", "data-action"];
    pen.el("div", names, &["red-flag", class, view.id, action.id()], |pen| {
        pen.key(view.id);
        title(pen, action_words(action));
        pen.says("p", "", &view.text);
        if view.sources.is_empty() {
            pen.line("p", "small", words::PLAN_EXPERT_OPINION);
        } else {
            // Folded, so that words that come late move nothing.
            pen.fold("fold", pen.words(words::PLAN_SOURCES), |pen| {
                tip::sources(pen, &view.sources, Findings::LeftOut);
            });
        }
    });
}

/// A card's title after a warning triangle; the words say the same.
fn title(pen: &mut Pen, title: Text) {
    pen.boxed("p", "card-title", |pen| {
        pen.sign("sign", "0 0 18 18", &["M9 2l8 14H1z", "M9 7v4M9 13.4v.2"]);
        pen.say(title);
    });
}
