//! The whole widget.

use yew::prelude::*;

use super::markup::{Pen, written};
use super::{Ui, about, check, live, pain, places, plan, safety};
use crate::app::{Msg, Progress, Screen, StepView};
use crate::text::{number, words};

/// The whole widget: header, the step in front, what it has come to so far, footer.
pub fn page(ui: &Ui, screen: &Screen) -> Html {
    written(ui, |pen| root(pen, screen))
}

fn root(pen: &mut Pen, screen: &Screen) {
    pen.el("div", &["part", "class"], &["root", "root"], |pen| {
        header(pen, screen);
        status(pen, screen);
        notice(pen, screen);
        pen.boxed("div", "columns", |pen| {
            pen.el("div", &["part", "class"], &["step", "step"], |pen| {
                pen.key(step_key(&screen.step));
                step(pen, screen);
                nav(pen, screen);
            });
            if let Some(view) = &screen.live {
                live::live(pen, view);
            }
        });
        pen.el("div", &["part", "class"], &["footer", "footer small"], |pen| {
            pen.say(words::START_DISCLAIMER);
        });
    });
}

/// No `header` and no `footer`: outside of a landmark they would pass for those of the page.
fn header(pen: &mut Pen, screen: &Screen) {
    pen.list(|pen| match (&screen.step, &screen.progress) {
        (StepView::Safety(_), _) => {
            pen.el("div", &["part", "class"], &["header", "header"], |pen| {
                pen.heading(0, "title", pen.words(words::START_TITLE));
                pen.line("p", "lead", words::START_LEAD);
            });
        }
        (_, Some(progress)) => pen.el("div", &["part", "class"], &["header", "header"], |pen| {
            self::progress(pen, progress);
        }),
        _ => {}
    });
}

fn progress(pen: &mut Pen, progress: &Progress) {
    let (place, total) = (number(progress.place), number(progress.total));
    let label = progress.label.as_str();
    pen.el("div", &["part", "class"], &["progress", "progress"], |pen| {
        pen.says("span", "", label);
        pen.el("progress", &["max", "value", "aria-label"], &[&total, &place, label], |_| {});
    });
}

fn status(pen: &mut Pen, screen: &Screen) {
    pen.el("p", &["role", "class"], &["status", "unseen"], |pen| pen.text(&screen.heard));
}

fn notice(pen: &mut Pen, screen: &Screen) {
    pen.spoken(|pen| {
        let Some(text) = screen.notice else { return };
        pen.boxed("div", "notice", |pen| {
            pen.line("p", "", text);
            pen.button("plain", words::NOTICE_DISMISS, Msg::Dismissed);
        });
    });
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

fn step(pen: &mut Pen, screen: &Screen) {
    match &screen.step {
        StepView::Safety(view) => safety::safety(pen, view),
        StepView::Where(view) => places::places(pen, view),
        StepView::Pain(view) => pain::pain(pen, view),
        StepView::AboutYou(view) => about::about(pen, view),
        StepView::Check(view) => check::check(pen, view),
        StepView::Plan(view) => plan::plan(pen, view),
    }
}

/// What cannot be taken back is asked twice.
fn start_over(pen: &mut Pen) {
    pen.fold("fold over", pen.words(words::NAV_START_OVER), |pen| {
        pen.boxed("div", "inset", |pen| {
            pen.line("p", "", words::NAV_FORGET_LEAD);
            pen.button("quiet", words::NAV_FORGET, Msg::Reset);
        });
    });
}

fn nav(pen: &mut Pen, screen: &Screen) {
    pen.el("div", &["part", "class"], &["nav", "nav"], |pen| {
        if screen.can_go_back {
            pen.button("plain", words::NAV_BACK, Msg::Back);
        }
        match &screen.step {
            StepView::Plan(_) => start_over(pen),
            // "No pain" is the way on until a place is selected.
            StepView::Where(view) if view.places.iter().all(|place| !place.is_sore) => {}
            _ => pen.button("primary on", screen.on, Msg::Next),
        }
    });
}
