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
    /// All replies.
    const ALL: [Self; 3] = [Self::Yes, Self::No, Self::NotSure];

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
        Self::ALL.into_iter().find(|reply| reply.id() == id)
    }
}

/// Pain around a run, each number from 0 (none) to 10 (worst imaginable).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
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
    /// The highest pain number, 0 where none was given.
    #[must_use]
    pub fn worst(&self) -> u8 {
        let levels = [self.during, self.after, self.next_morning, self.baseline_morning];
        levels.into_iter().fold(0, |worst, level| worst.max(level.unwrap_or(0)))
    }
}

/// Measured numbers; all optional.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
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

/// A number that makes a tip exact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// Steps a minute, both feet, on an easy run.
    CadenceSpm,
    /// Longest run of the last 30 days, in km.
    LongestKm,
}

impl Measure {
    /// Its name in an input.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::CadenceSpm => "cadenceSpm",
            Self::LongestKm => "longestKm",
        }
    }

    /// The least and the most it may be (rules, section 1).
    #[must_use]
    pub const fn range(self) -> (u16, u16) {
        match self {
            Self::CadenceSpm => (120, 240),
            Self::LongestKm => (0, 500),
        }
    }
}

impl Numbers {
    /// The number that was measured.
    #[must_use]
    pub const fn get(&self, measure: Measure) -> Option<f64> {
        match measure {
            Measure::CadenceSpm => self.cadence_spm,
            Measure::LongestKm => self.longest_km,
        }
    }

    /// Records a number, or forgets it when it is none or out of its range.
    pub fn set(&mut self, measure: Measure, value: Option<f64>) {
        let (least, most) = measure.range();
        let range = f64::from(least)..=f64::from(most);
        let value = value.filter(|value| range.contains(value));
        match measure {
            Measure::CadenceSpm => self.cadence_spm = value,
            Measure::LongestKm => self.longest_km = value,
        }
    }
}

/// What was said about the rows of one table: 0 for nothing, else one more than the number
/// said. The list ends with the last row that is taken, so that equal answers are equal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Slots(Vec<u8>);

impl Slots {
    fn get(&self, row: usize) -> Option<u8> {
        self.0.get(row)?.checked_sub(1)
    }

    fn set(&mut self, row: usize, said: Option<u8>) {
        while self.0.len() <= row {
            self.0.push(0);
        }
        if let Some(slot) = self.0.get_mut(row) {
            *slot = said.map_or(0, |said| said.saturating_add(1));
        }
        while self.0.last() == Some(&0) {
            self.0.pop();
        }
    }

    fn taken(&self) -> impl Iterator<Item = (usize, u8)> {
        let rows = self.0.iter().enumerate();
        rows.filter_map(|(row, slot)| Some((row, slot.checked_sub(1)?)))
    }
}

/// One runner's answers, every id resolved against one catalog.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answers {
    choices: Slots,
    flags: Slots,
    groups: Slots,
    locations: Slots,
    /// Whether the runner has said where it hurts; `[]` then means "no pain".
    pub locations_given: bool,
    /// Pain around a run.
    pub pain: Pain,
    /// Measured numbers.
    pub numbers: Numbers,
    /// Units to show lengths in; `None` leaves it to the reader.
    pub us_units: Option<bool>,
}

impl Answers {
    /// The option recorded for an item.
    #[must_use]
    pub fn choice(&self, item: ItemId) -> Option<ChoiceId> {
        self.choices.get(item.index()).map(ChoiceId)
    }

    /// Records or forgets an answer.
    pub fn set_choice(&mut self, item: ItemId, choice: Option<ChoiceId>) {
        self.choices.set(item.index(), choice.map(|choice| choice.0));
    }

    /// The reply to a red-flag question.
    #[must_use]
    pub fn flag(&self, flag: FlagId) -> Option<Reply> {
        Reply::ALL.get(usize::from(self.flags.get(flag.index())?)).copied()
    }

    /// Records or forgets the reply to a red-flag question.
    pub fn set_flag(&mut self, flag: FlagId, reply: Option<Reply>) {
        self.flags.set(flag.index(), reply.map(|reply| reply as u8));
    }

    /// Whether the runner belongs to the group.
    #[must_use]
    pub fn is_in(&self, group: GroupId) -> bool {
        self.groups.get(group.index()).is_some()
    }

    /// Records whether the runner belongs to the group.
    pub fn set_group(&mut self, group: GroupId, is_member: bool) {
        self.groups.set(group.index(), is_member.then_some(0));
    }

    /// The groups, in table order.
    pub fn groups(&self) -> impl Iterator<Item = GroupId> {
        self.groups.taken().map(|(row, _)| GroupId::at(row))
    }

    /// Whether it hurts there.
    #[must_use]
    pub fn is_at(&self, location: LocationId) -> bool {
        self.locations.get(location.index()).is_some()
    }

    /// Whether it hurts anywhere.
    #[must_use]
    pub fn is_located(&self) -> bool {
        !self.locations.0.is_empty()
    }

    /// Records whether it hurts there.
    pub fn set_location(&mut self, location: LocationId, is_sore: bool) {
        self.locations.set(location.index(), is_sore.then_some(0));
    }

    /// The places where it hurts, in table order.
    pub fn locations(&self) -> impl Iterator<Item = LocationId> {
        self.locations.taken().map(|(row, _)| LocationId::at(row))
    }

    /// Answered items with their options, in item order.
    pub fn choices(&self) -> impl Iterator<Item = (ItemId, ChoiceId)> {
        self.choices.taken().map(|(row, choice)| (ItemId::at(row), ChoiceId(choice)))
    }

    /// Answered flags with their replies, in table order.
    pub fn flags(&self) -> impl Iterator<Item = (FlagId, Reply)> {
        (self.flags.taken()).filter_map(|(row, reply)| {
            Some((FlagId::at(row), *Reply::ALL.get(usize::from(reply))?))
        })
    }

    /// Whether the runner has said anything at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let Self { locations_given, us_units, .. } = *self;
        *self == Self { locations_given, us_units, ..Self::default() }
    }
}
