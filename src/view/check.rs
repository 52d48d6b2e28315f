//! One item: its question, how to check, and its options.

use super::flags;
use super::markup::Pen;
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
            pen.fold("fold", pen.words(words::CHECK_HOW), |pen| {
                pen.boxed("div", "inset", |pen| {
                    if let Some(Picture { id, alt }) = view.picture {
                        pen.picture(id, Some(alt));
                    }
                    pen.line("p", "", view.check);
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
