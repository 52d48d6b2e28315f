//! What a runner said: the only thing that is stored. Everything else is derived.

use super::{ChoiceId, FlagId, GroupId, ItemId, LocationId};

/// How a red-flag question was answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reply {
    /// The sign is there.
    Yes,
    /// It is not.
    No,
    /// The runner cannot tell.
    NotSure,
}

impl Reply {
    /// The public word for it.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::NotSure => "not-sure",
        }
    }

    /// The reply with this public word.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        [Self::Yes, Self::No, Self::NotSure].into_iter().find(|reply| reply.id() == id)
    }
}

/// Pain around a run, each number from 0 (none) to 10 (worst imaginable).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pain {
    /// Worst in the run.
    pub during: Option<u8>,
    /// In the evening after it.
    pub after: Option<u8>,
    /// The next morning.
    pub next_morning: Option<u8>,
    /// On a usual morning.
    pub baseline_morning: Option<u8>,
    /// Walking with a limp.
    pub limp: Option<bool>,
    /// Grows through the run, or comes earlier in each run.
    pub builds: Option<bool>,
    /// A bone stress injury at this hip in the past.
    pub past_bone_stress: Option<bool>,
}

impl Pain {
    /// The pain numbers that were given.
    pub fn numbers(&self) -> impl Iterator<Item = u8> {
        [self.during, self.after, self.next_morning, self.baseline_morning].into_iter().flatten()
    }
}

/// Measured numbers; all optional.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Numbers {
    /// Steps a minute, both feet, on an easy run.
    pub cadence_spm: Option<f64>,
    /// Height in cm.
    pub height_cm: Option<f64>,
    /// Longest run of the last 30 days, in km.
    pub longest_km: Option<f64>,
    /// Planned run, in km.
    pub planned_km: Option<f64>,
    /// Body mass index, kg/m².
    pub bmi: Option<f64>,
    /// Pain in the calf or the Achilles tendon.
    pub calf_pain: Option<bool>,
}

/// One runner's answers, every id resolved against one catalog.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answers {
    choices: Vec<Option<ChoiceId>>,
    flags: Vec<Option<Reply>>,
    groups: Vec<GroupId>,
    locations: Vec<LocationId>,
    /// Whether the runner has said where it hurts; `[]` then means "no pain".
    pub locations_given: bool,
    /// Pain around a run.
    pub pain: Pain,
    /// Measured numbers.
    pub numbers: Numbers,
    /// Units to show lengths in; `None` leaves it to the reader.
    pub us_units: Option<bool>,
}

/// Sets a slot; the list ends with the last one that is taken, so that equal answers are equal.
fn set<T>(slots: &mut Vec<Option<T>>, index: usize, value: Option<T>) {
    if slots.len() <= index {
        slots.resize_with(index + 1, || None);
    }
    if let Some(slot) = slots.get_mut(index) {
        *slot = value;
    }
    while slots.last().is_some_and(Option::is_none) {
        slots.pop();
    }
}

fn toggle<T: Ord + Copy>(members: &mut Vec<T>, member: T, is_member: bool) {
    match (members.binary_search(&member), is_member) {
        (Err(place), true) => members.insert(place, member),
        (Ok(place), false) => {
            members.remove(place);
        }
        _ => {}
    }
}

impl Answers {
    /// The option recorded for an item.
    #[must_use]
    pub fn choice(&self, item: ItemId) -> Option<ChoiceId> {
        self.choices.get(item.index()).copied().flatten()
    }

    /// Records or forgets an answer.
    pub fn set_choice(&mut self, item: ItemId, choice: Option<ChoiceId>) {
        set(&mut self.choices, item.index(), choice);
    }

    /// The reply to a red-flag question.
    #[must_use]
    pub fn flag(&self, flag: FlagId) -> Option<Reply> {
        self.flags.get(flag.index()).copied().flatten()
    }

    /// Records or forgets the reply to a red-flag question.
    pub fn set_flag(&mut self, flag: FlagId, reply: Option<Reply>) {
        set(&mut self.flags, flag.index(), reply);
    }

    /// Whether the runner belongs to the group.
    #[must_use]
    pub fn is_in(&self, group: GroupId) -> bool {
        self.groups.binary_search(&group).is_ok()
    }

    /// Records whether the runner belongs to the group.
    pub fn set_group(&mut self, group: GroupId, is_member: bool) {
        toggle(&mut self.groups, group, is_member);
    }

    /// The groups, in table order.
    #[must_use]
    pub fn groups(&self) -> &[GroupId] {
        &self.groups
    }

    /// Whether it hurts there.
    #[must_use]
    pub fn is_at(&self, location: LocationId) -> bool {
        self.locations.binary_search(&location).is_ok()
    }

    /// Whether it hurts anywhere.
    #[must_use]
    pub fn is_located(&self) -> bool {
        !self.locations.is_empty()
    }

    /// Records whether it hurts there.
    pub fn set_location(&mut self, location: LocationId, is_sore: bool) {
        toggle(&mut self.locations, location, is_sore);
    }

    /// The places where it hurts, in table order.
    #[must_use]
    pub fn locations(&self) -> &[LocationId] {
        &self.locations
    }

    /// Answered items with their options, in item order.
    pub fn choices(&self) -> impl Iterator<Item = (ItemId, ChoiceId)> {
        (self.choices.iter().enumerate())
            .filter_map(|(index, choice)| choice.map(|choice| (ItemId::at(index), choice)))
    }

    /// Answered flags with their replies, in table order.
    pub fn flags(&self) -> impl Iterator<Item = (FlagId, Reply)> {
        (self.flags.iter().enumerate())
            .filter_map(|(index, reply)| reply.map(|reply| (FlagId::at(index), reply)))
    }

    /// Whether the runner has said anything at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let Self { groups, locations, pain, numbers, .. } = self;
        self.choices().next().is_none()
            && self.flags().next().is_none()
            && groups.is_empty()
            && locations.is_empty()
            && *pain == Pain::default()
            && *numbers == Numbers::default()
    }
}
