//! What is stored.

use super::{Run, Timer};
use crate::domain::{Answers, AreaId, Catalog, Gate, ItemId, Measure, Report, evaluate};
use crate::text::System;

/// How many checks a runner is led through.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// The ten that tell most.
    #[default]
    Express,
    /// The core items.
    Standard,
    /// All of them.
    Full,
}

/// What the host has set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// How many checks.
    pub mode: Mode,
    /// Areas that are asked; empty means all.
    pub areas: Vec<AreaId>,
    /// Units of lengths.
    pub system: System,
}

impl Settings {
    /// Whether the host has this area asked about.
    #[must_use]
    pub fn asks_about(&self, area: AreaId) -> bool {
        self.areas.is_empty() || self.areas.contains(&area)
    }
}

/// Where the runner is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Place {
    /// The signs that need care at once.
    #[default]
    Safety,
    /// Where it hurts.
    Where,
    /// How it hurts.
    Pain,
    /// Special groups.
    AboutYou,
    /// One item.
    Check(ItemId),
    /// The plan, or the cards that stand in its place.
    Plan,
}

/// Which way the runner is on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tour {
    /// The way through.
    #[default]
    Whole,
    /// More checks of one area, then back to the plan.
    Area(AreaId),
    /// The checks that weigh more where it hurts, then back to the plan.
    Sore,
    /// One step to change, then back to the plan.
    Single,
}

/// Something a runner is told once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The saved answers could not be read and are kept aside.
    Broken,
    /// The page may not save.
    Refused,
    /// Some saved answers are not in the catalog any more.
    Dropped,
}

/// Everything that is stored.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Model {
    /// What the host has set.
    pub settings: Settings,
    /// What the runner said.
    pub answers: Answers,
    /// Where the runner is.
    pub place: Place,
    /// Which way they are on.
    pub tour: Tour,
    /// The highest gate they have been shown; a new one interrupts the checks, a known one
    /// does not.
    pub seen_gate: Gate,
    /// Saving was refused once; the runner knows.
    pub is_save_refused: bool,
    /// Whether the words of the sources are here or on their way.
    pub has_asked_for_sources: bool,
    /// What they are still to be told.
    pub notice: Option<Notice>,
    /// The drill they do by the clock; it is not saved.
    pub timer: Option<Timer>,
}

impl Model {
    /// Units of lengths: those the runner said, else those of the page.
    #[must_use]
    pub fn system(&self) -> System {
        match self.answers.us_units {
            Some(true) => System::Us,
            Some(false) => System::Metric,
            None => self.settings.system,
        }
    }

    /// Whether the time is to be told.
    #[must_use]
    pub fn is_ticking(&self) -> bool {
        matches!(self.timer, Some(Timer { run: Run::Going(_), .. }))
    }

    /// What one of the runner's units is in the unit that a number is kept in.
    #[must_use]
    pub fn unit(&self, measure: Measure) -> f64 {
        match measure {
            Measure::CadenceSpm => 1.0,
            Measure::LongestKm => self.system().km(),
        }
    }

    /// Everything that follows from the answers.
    #[must_use]
    pub fn report(&self, catalog: &Catalog) -> Report {
        evaluate(catalog, &self.answers)
    }
}
