//! One item: its question, how to check, and its options.

use super::flags;
use super::markup::Pen;
use super::prose::Shown;
use crate::app::{CheckView, ChoiceView, Msg};
use crate::text::words;

pub(super) fn check(pen: &mut Pen, view: &CheckView) {
    pen.boxed("div", "stack", |pen| {
        pen.el("fieldset", &["part", "class"], &["question", "item"], |pen| {
            pen.boxed("legend", "", |pen| {
                pen.line("span", "area", view.area);
                pen.step_heading(0, view.question);
            });
            pen.asks(|pen| asks(pen, view));
            let how = pen.words(view.check);
            pen.fold("fold", pen.words(words::CHECK_HOW), |pen| pen.prose("p", "", how));
            pen.boxed("div", "options", |pen| {
                for choice in &view.choices {
                    option(pen, view, choice);
                }
            });
        });
        if let Some(section) = &view.flags {
            flags::asked(pen, section);
        }
    });
}

/// The hard words of everything that is asked here.
fn asks(pen: &mut Pen, view: &CheckView) {
    pen.show(pen.words(view.question), Shown::Asked);
    for choice in &view.choices {
        pen.show(pen.words(choice.label), Shown::Asked);
    }
    if let Some(section) = &view.flags {
        flags::terms(pen, section, Shown::Asked);
    }
}

fn option(pen: &mut Pen, view: &CheckView, choice: &ChoiceView) {
    let class = if choice.unsure { "option unsure" } else { "option" };
    pen.el("label", &["part", "class"], &["choice", class], |pen| {
        pen.key(choice.id);
        pen.el("input", &["type", "name", "value"], &["radio", view.id, choice.id], |pen| {
            pen.changed(Msg::Answered(view.item, choice.choice));
            pen.checked(choice.is_chosen);
        });
        pen.line("span", "", choice.label);
    });
}
