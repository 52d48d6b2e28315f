//! One item: its question, how to check, and its options.

use super::flags;
use super::markup::Pen;
use super::prose::Shown;
use crate::app::{CheckView, ChoiceView, MeasureRow, Msg};
use crate::domain::Picture;
use crate::text::words;

pub(super) fn check(pen: &mut Pen, view: &CheckView) {
    pen.boxed("div", "stack", |pen| {
        pen.el("fieldset", &["part", "class"], &["question", "item"], |pen| {
            pen.boxed("legend", "", |pen| {
                pen.line("span", "area", view.area);
                pen.step_heading(0, view.question);
            });
            pen.asks(|pen| asks(pen, view));
            pen.fold("fold", pen.words(words::CHECK_HOW), |pen| {
                pen.boxed("div", "inset", |pen| {
                    if let Some(Picture { id, alt }) = view.picture {
                        pen.picture(id, Some(alt));
                    }
                    pen.prose("p", "", pen.words(view.check));
                });
            });
            pen.boxed("div", "options", |pen| {
                for choice in &view.choices {
                    option(pen, view, choice);
                }
            });
        });
        pen.list(|pen| {
            if let Some(row) = &view.measure {
                measure(pen, row);
            }
        });
        if let Some(section) = &view.flags {
            flags::asked(pen, section);
        }
    });
}

/// A number to type. The browser marks one that is out of its range, and keeps what was typed.
fn measure(pen: &mut Pen, row: &MeasureRow) {
    pen.boxed("label", "measure", |pen| {
        let name = row.measure.name();
        pen.key(name);
        pen.say(row.label);
        pen.line("small", "", row.hint);
        let (least, most) = &row.range;
        let names = &["type", "inputmode", "name", "min", "max", "step", "value", "autocomplete"];
        let values = &["number", "decimal", name, least, most, "any", &row.value, "off"];
        pen.el("input", names, values, |pen| pen.changed(Msg::Measured(row.measure, None)));
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
        if let Some(picture) = choice.picture {
            pen.picture(picture, None);
        }
    });
}
