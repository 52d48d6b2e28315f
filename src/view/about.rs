//! Special groups.

use super::flags;
use super::markup::Pen;
use super::prose::Shown;
use crate::app::{AboutView, Msg};
use crate::text::words;

pub(super) fn about(pen: &mut Pen, view: &AboutView) {
    pen.step(|pen| {
        pen.step_heading(0, words::YOU_HEADING);
        pen.line("p", "lead", words::YOU_LEAD);
        pen.ticks("unseen", words::YOU_HEADING, |pen| {
            for row in &view.groups {
                let msg = Msg::Grouped(row.group, !row.is_in);
                pen.tick(row.id, None, row.is_in, msg, |pen| pen.say(row.label));
            }
        });
        pen.explains(|pen| terms(pen, view));
        flags::asked(pen, &view.flags);
    });
}

fn terms(pen: &mut Pen, view: &AboutView) {
    for row in &view.groups {
        pen.show(pen.words(row.label), Shown::Told);
    }
    flags::terms(pen, &view.flags, Shown::Told);
}
