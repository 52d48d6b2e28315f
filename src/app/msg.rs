//! What can happen.

use super::{Notice, Place, Settings};
use crate::domain::{
    Answers, AreaId, ChoiceId, FlagId, GroupId, ItemId, LocationId, Measure, Reply,
};

/// What can happen.
#[derive(Clone, Debug, PartialEq)]
pub enum Msg {
    /// Saved state was found, or none, or it could not be read.
    Restored(Option<Snapshot>, Option<Notice>),
    /// The host has set something else.
    Configured(Settings),
    /// The host has set the answers.
    Replaced(Box<Answers>),
    /// Saving was refused.
    SaveRefused,
    /// The words of the sources did not come.
    SourcesFailed,
    /// An item was answered.
    Answered(ItemId, ChoiceId),
    /// A red-flag question was answered, or taken back.
    Flagged(FlagId, Option<Reply>),
    /// A group was joined or left.
    Grouped(GroupId, bool),
    /// A place hurts, or does not.
    Located(LocationId, bool),
    /// Nothing hurts.
    Painless,
    /// A pain number was given or taken back.
    Rated(PainLevel, Option<u8>),
    /// A fact about the pain was ticked or not.
    Noted(PainFact, bool),
    /// A number was typed, in the runner's units, or taken back.
    Measured(Measure, Option<f64>),
    /// On to the next step.
    Next,
    /// Back to the step before.
    Back,
    /// Change one answer, then return to the plan.
    Change(Place),
    /// More checks of an area.
    More(AreaId),
    /// More checks for the places that hurt.
    MoreWhereSore,
    /// Go on with the checks although a flag was shown.
    GoOn,
    /// Forget everything and start over.
    Reset,
    /// The notice was read.
    Dismissed,
}

/// What was saved: answers and position.
#[derive(Clone, Debug, PartialEq)]
pub struct Snapshot {
    /// What the runner said.
    pub answers: Answers,
    /// Where the runner was.
    pub place: Place,
}

/// The pain numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PainLevel {
    /// Worst in the run.
    During,
    /// In the evening after it.
    After,
    /// The next morning.
    NextMorning,
    /// On a usual morning.
    BaselineMorning,
}

/// What can be ticked about the pain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PainFact {
    /// Limping.
    Limp,
    /// Growing through the run.
    Builds,
    /// A bone stress injury in the past.
    PastBoneStress,
    /// A sore calf or Achilles tendon.
    CalfPain,
}
