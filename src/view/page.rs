//! The whole widget.

use yew::prelude::*;

use super::markup::{boxed, el, list, nothing};
use super::{Ui, about, check, live, pain, places, plan, safety};
use crate::app::{Msg, Progress, Screen, StepView};
use crate::text::words;

/// The whole widget: header, the step in front, what it has come to so far, footer.
pub fn page(ui: &Ui, screen: &Screen) -> Html {
    let live = screen.live.as_ref();
    let count = live.filter(|live| !live.tips.is_empty()).map_or("", |live| &live.count);
    let step = el("div", &["part", "class"], &["step", "step"])
        .key(step_key(&screen.step))
        .holds(vec![step(ui, screen), nav(ui, screen)]);
    let mut columns = vec![step];
    columns.extend(live.map(|view| live::live(ui, view)));
    el("div", &["part", "class"], &["root", "root"]).holds(vec![
        header(ui, screen),
        el("p", &["role", "class"], &["status", "unseen"]).says(count),
        notice(ui, screen),
        boxed("div", "columns").holds(columns),
        el("footer", &["part", "class"], &["footer", "small"])
            .says(ui.say(words::START_DISCLAIMER)),
    ])
}

fn header(ui: &Ui, screen: &Screen) -> Html {
    let children = match (&screen.step, &screen.progress) {
        (StepView::Safety(_), _) => vec![
            ui.heading(0, "title", ui.say(words::START_TITLE)),
            ui.line("lead", words::START_LEAD),
        ],
        (_, Some(progress)) => vec![self::progress(progress)],
        _ => return nothing(),
    };
    el("header", &["part"], &["header"]).holds(children)
}

fn progress(progress: &Progress) -> Html {
    let (place, total) = (progress.place.to_string(), progress.total.to_string());
    let label = progress.label.as_str();
    let bar = el("progress", &["max", "value", "aria-label"], &[&total, &place, label]);
    el("div", &["part", "class"], &["progress", "progress"])
        .holds(vec![el("span", &[], &[]).says(label), bar.holds(Vec::new())])
}

fn notice(ui: &Ui, screen: &Screen) -> Html {
    let Some(text) = screen.notice else { return nothing() };
    el("div", &["class", "role"], &["notice", "status"])
        .holds(vec![ui.line("", text), ui.button("plain", words::NOTICE_DISMISS, Msg::Dismissed)])
}

/// A step is drawn anew when it changes, so that no control keeps what belonged to another.
fn step_key(step: &StepView) -> &'static str {
    match step {
        StepView::Safety(_) => "safety",
        StepView::Where(_) => "where",
        StepView::Pain(_) => "pain",
        StepView::AboutYou(_) => "about-you",
        StepView::Check(check) => check.id,
        StepView::Plan(_) => "plan",
    }
}

fn step(ui: &Ui, screen: &Screen) -> Html {
    match &screen.step {
        StepView::Safety(view) => safety::safety(ui, view),
        StepView::Where(view) => places::places(ui, view),
        StepView::Pain(view) => pain::pain(ui, view),
        StepView::AboutYou(view) => about::about(ui, view),
        StepView::Check(view) => check::check(ui, view),
        StepView::Plan(view) => plan::plan(ui, view),
    }
}

fn nav(ui: &Ui, screen: &Screen) -> Html {
    let mut buttons = Vec::new();
    if screen.can_go_back {
        buttons.push(ui.button("plain", words::NAV_BACK, Msg::Back));
    }
    match &screen.step {
        StepView::Plan(_) => {
            buttons.push(ui.button("plain", words::NAV_START_OVER, Msg::Reset));
        }
        // "No pain" is the way on until a place is selected.
        StepView::Where(view) if view.places.iter().all(|place| !place.is_sore) => {}
        _ => buttons.push(ui.button("primary on", screen.on, Msg::Next)),
    }
    el("div", &["part", "class"], &["nav", "nav"]).holds(vec![list(buttons)])
}
