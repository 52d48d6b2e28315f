//! Special groups.

use super::flags;
use super::markup::Pen;
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
        flags::asked(pen, &view.flags);
    });
}
