//! How it hurts.

use super::flags;
use super::markup::Pen;
use crate::app::{LevelRow, Msg, PainView};
use crate::text::{number, words};

const WORST: u8 = 10;

pub(super) fn pain(pen: &mut Pen, view: &PainView) {
    pen.step(|pen| {
        pen.step_heading(0, words::PAIN_HEADING);
        pen.line("p", "lead", words::PAIN_LEAD);
        pen.boxed("div", "levels", |pen| {
            for row in &view.levels {
                level(pen, row);
            }
        });
        pen.ticks("small-caps", words::PAIN_MORE, |pen| {
            for row in &view.facts {
                let msg = Msg::Noted(row.fact, !row.holds);
                pen.tick(row.name, None, row.holds, msg, |pen| pen.say(row.label));
            }
        });
        flags::asked(pen, &view.flags);
    });
}

fn level(pen: &mut Pen, row: &LevelRow) {
    pen.boxed("label", "level", |pen| {
        pen.key(row.name);
        pen.line("span", "", row.label);
        pen.el("select", &["name"], &[row.name], |pen| {
            pen.changed(Msg::Rated(row.level, row.value));
            option(pen, "", pen.words(words::PAIN_UNKNOWN), row.value.is_none());
            for level in 0..=WORST {
                let label = number(level.into());
                option(pen, &label, &label, row.value == Some(level));
            }
        });
    });
}

fn option(pen: &mut Pen, value: &str, label: &str, is_chosen: bool) {
    let names: &[&str] = if is_chosen { &["value", "selected"] } else { &["value"] };
    pen.el("option", names, &[value, ""], |pen| pen.text(label));
}
