//! The timer of a drill.

use super::markup::Pen;
use crate::app::{Msg, Run, TimerView};
use crate::domain::Text;
use crate::text::{number, words};

/// A timer, and the buttons that work it.
///
/// What there is to do is heard when it changes, and the seconds never.
pub(super) fn timer(pen: &mut Pen, drill: Text, view: &TimerView) {
    pen.boxed("div", "timer", |pen| {
        // Not atomic: of a new phase in the same round only the phase is heard.
        pen.el("div", &["role", "aria-atomic"], &["status", "false"], |pen| {
            // Every two or three seconds of a repetition a word would be too much to hear.
            let live = if view.rep.is_empty() { "polite" } else { "off" };
            pen.el("p", &["class", "aria-live"], &["timer-say", live], |pen| pen.say(view.say));
            pen.says("p", "small", &view.round);
        });
        pen.list(|pen| {
            if view.run.is_some() {
                face(pen, view);
            }
        });
        pen.boxed("div", "timer-buttons", |pen| buttons(pen, drill, view));
    });
}

fn face(pen: &mut Pen, view: &TimerView) {
    pen.el("p", &["role", "class"], &["timer", "timer-left"], |pen| {
        pen.text(&number(view.left));
        pen.says("small", "", &view.rep);
    });
}

/// Children are compared from the last one on: a button that is pressed stays where it is and
/// becomes another, so that the focus is never lost with it.
fn buttons(pen: &mut Pen, drill: Text, view: &TimerView) {
    let start = Msg::Started(view.drill);
    let (first, msg, last) = match view.run {
        None => return button(pen, "primary", words::TIMER_START, drill, start),
        Some(Run::Going(_)) => (words::TIMER_PAUSE, Msg::Paused, words::TIMER_STOP),
        Some(Run::Paused(_)) => (words::TIMER_RESUME, Msg::Resumed, words::TIMER_STOP),
        Some(Run::Done) => (words::TIMER_AGAIN, start, words::TIMER_CLOSE),
    };
    button(pen, "primary", first, drill, msg);
    button(pen, "quiet", last, drill, Msg::Stopped);
}

/// A button whose full name tells which drill it is for.
fn button(pen: &mut Pen, class: &str, text: Text, drill: Text, msg: Msg) {
    let name = pen.title(text, drill);
    pen.named_button(class, &name, text, msg);
}
