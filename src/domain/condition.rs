//! Conditions are data: a tree that one small total function evaluates.

use super::{
    Action, Answers, Catalog, ChoiceId, FlagId, Gate, GroupId, ItemId, Light, LocationId, Reply,
};

/// When a rule applies.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Condition {
    /// Without condition.
    Always,
    /// The item is answered with one of these options.
    Answer(ItemId, &'static [ChoiceId]),
    /// The item's answer has at least this concern.
    Concern(ItemId, u8),
    /// It hurts here.
    At(LocationId),
    /// The runner belongs to this group.
    In(GroupId),
    /// The flag was answered like this.
    Flag(FlagId, Reply),
    /// A fact about the run of pain, a number, or what has been concluded so far.
    Is(Fact),
    /// All of them hold.
    All(&'static [Condition]),
    /// At least one holds.
    Any(&'static [Condition]),
    /// It does not hold.
    Not(&'static Condition),
}

/// What a condition may ask for besides answers, places, groups and flags.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fact {
    /// At least one location is selected.
    Located,
    /// At least one pain number is above 0.
    PainNumber,
    /// The worst pain in the run was given as 0.
    PainlessRun,
    /// The runner limps.
    Limp,
    /// Pain grows through the run or comes earlier in each run.
    Builds,
    /// A past bone stress injury at this hip.
    PastBoneStress,
    /// Pain in the calf or the Achilles tendon.
    CalfPain,
    /// Body mass index over 30.
    HighBmi,
    /// The longest run in 30 days is under 3 km.
    ShortBase,
    /// The pain light is amber.
    Amber,
    /// The pain light is red.
    Red,
    /// The gate is `urgent`.
    Urgent,
    /// The gate is `stop`.
    Stop,
}

/// Everything a condition can be asked about, for one set of answers.
#[derive(Clone, Debug)]
pub struct Facts<'a> {
    /// Tables the answers point into.
    pub catalog: &'a Catalog,
    /// Answers as they count: numbers filled in, groups joined, hidden items left out.
    pub answers: &'a Answers,
    /// The gate, once it is concluded.
    pub(super) gate: Gate,
    /// The pain light, once it is concluded.
    pub(super) light: Option<Light>,
}

impl<'a> Facts<'a> {
    /// The facts before anything has been concluded.
    #[must_use]
    pub fn new(catalog: &'a Catalog, answers: &'a Answers) -> Self {
        Self { catalog, answers, gate: None, light: None }
    }

    /// Whether the condition holds.
    #[must_use]
    pub fn holds(&self, condition: &Condition) -> bool {
        match *condition {
            Condition::Always => true,
            Condition::Answer(item, among) => {
                self.answers.choice(item).is_some_and(|choice| among.contains(&choice))
            }
            Condition::Concern(item, least) => self
                .answers
                .choice(item)
                .and_then(|choice| self.catalog.choice(item, choice))
                .is_some_and(|choice| choice.concern >= least),
            Condition::At(location) => self.answers.is_at(location),
            Condition::In(group) => self.answers.is_in(group),
            Condition::Flag(flag, reply) => self.answers.flag(flag) == Some(reply),
            Condition::Is(fact) => self.is(fact),
            Condition::All(parts) => parts.iter().all(|part| self.holds(part)),
            Condition::Any(parts) => parts.iter().any(|part| self.holds(part)),
            Condition::Not(part) => !self.holds(part),
        }
    }

    fn is(&self, fact: Fact) -> bool {
        let Answers { pain, numbers, .. } = self.answers;
        match fact {
            Fact::Located => self.answers.is_located(),
            Fact::PainNumber => pain.worst() > 0,
            Fact::PainlessRun => pain.during == Some(0),
            Fact::Limp => pain.limp == Some(true),
            Fact::Builds => pain.builds == Some(true),
            Fact::PastBoneStress => pain.past_bone_stress == Some(true),
            Fact::CalfPain => numbers.calf_pain == Some(true),
            Fact::HighBmi => numbers.bmi.is_some_and(|bmi| bmi > 30.0),
            Fact::ShortBase => numbers.longest_km.is_some_and(|km| km < 3.0),
            Fact::Amber => self.light == Some(Light::Amber),
            Fact::Red => self.light == Some(Light::Red),
            Fact::Urgent => self.gate == Some(Action::Urgent),
            Fact::Stop => self.gate == Some(Action::Stop),
        }
    }
}
