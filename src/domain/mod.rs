//! The words of the trade and the rules of evaluation: no content, no text, no browser.
//!
//! [`evaluate()`] turns a [`Catalog`] and one set of [`Answers`] into a [`Report`].
//!
//! **Invariant:** everything here is total and deterministic. Nothing reads a clock,
//! nothing can panic, and an id that is not in the catalog is dropped and named, never fatal.
//!
//! **Invariant:** sentences are handles ([`Text`]); which language they come in is the
//! business of the layer above.

mod answers;
mod cadence;
mod catalog;
mod condition;
mod evaluate;
mod gate;
mod id;
mod input;
mod light;
mod load;
mod order;
mod ranking;
mod report;
mod rules;

pub use answers::{Answers, Measure, Numbers, Pain, Reply};
pub use cadence::{CadenceBand, cadence_max, cadence_target};
pub use catalog::{
    Area, Asked, Catalog, Choice, Drill, Flag, Grade, Group, Item, Location, Picture, Placeholders,
    Reference, Site, Stage, Tip, Wording,
};
pub use condition::{Condition, Fact, Facts};
pub use evaluate::{evaluate, evaluated};
pub use id::{
    AreaId, ChoiceId, DrillId, FlagId, GroupId, ItemId, LocationId, ReferenceId, StageId, Text,
    TipId,
};
pub use input::{Dropped, Leaf, RawInput, Reason, read};
pub use load::{SpikeBand, cap_km, spike_band};
pub use report::{
    Action, AreaReport, CautionId, Fill, Gate, Light, LightReport, Outcome, RedFlag, Report,
    ShownCaution, ShownDrill, ShownTip, Summary, Trigger,
};
pub use rules::{
    Caution, DrillRule, Escalation, Grant, GroupRule, HiddenItem, NoteRule, Redirect, Rules,
    TipRule, WeightRule,
};
