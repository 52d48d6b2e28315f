//! One item: its question, how to check, and its options.

use yew::prelude::*;

use super::markup::{boxed, el};
use super::{Ui, flags, fold};
use crate::app::{CheckView, ChoiceView, Msg};
use crate::text::words;

pub(super) fn check(ui: &Ui, view: &CheckView) -> Html {
    let legend =
        vec![boxed("span", "area").says(ui.say(view.area)), ui.step_heading(0, view.question)];
    let options = view.choices.iter().map(|choice| option(ui, view, choice)).collect();
    let item = el("fieldset", &["part", "class"], &["question", "item"]).holds(vec![
        el("legend", &[], &[]).holds(legend),
        fold(ui.say(words::CHECK_HOW), vec![ui.line("", view.check)]),
        boxed("div", "options").holds(options),
    ]);
    let mut children = vec![item];
    if let Some(section) = &view.flags {
        children.push(flags::section(ui, section));
        children.push(flags::unsure(ui, section.rows.iter()));
    }
    boxed("div", "stack").holds(children)
}

fn option(ui: &Ui, view: &CheckView, choice: &ChoiceView) -> Html {
    let send = ui.send.clone();
    let msg = Msg::Answered(view.item, choice.choice);
    let input = el("input", &["type", "name", "value"], &["radio", view.id, choice.id])
        .changed(Callback::from(move |_| send.emit(msg.clone())))
        .checked(choice.is_chosen);
    let class = if choice.unsure { "option unsure" } else { "option" };
    el("label", &["part", "class"], &["choice", class])
        .key(choice.id)
        .holds(vec![input, el("span", &[], &[]).says(ui.say(choice.label))])
}
