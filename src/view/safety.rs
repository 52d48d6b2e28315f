//! The first screen: signs that need care at once.

use super::flags;
use super::markup::Pen;
use crate::app::SafetyView;
use crate::text::words;

pub(super) fn safety(pen: &mut Pen, view: &SafetyView) {
    pen.step(|pen| {
        pen.step_heading(1, words::SAFETY_HEADING);
        for section in &view.sections {
            flags::section(pen, section);
        }
        flags::unsure(pen, &view.sections);
    });
}
