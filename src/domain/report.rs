//! What evaluation concludes: everything derived from one set of answers.

use super::{AreaId, ChoiceId, DrillId, FlagId, Grade, GroupId, ItemId, ReferenceId, Text, TipId};

/// What a flag calls for, mildest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Action {
    /// Book a clinician in 1-2 weeks.
    Advise,
    /// No running until settled.
    Stop,
    /// Stop running, clinician this week or within 1-2 weeks.
    Soon,
    /// Be seen within 24-48 h, or today where stated.
    Urgent,
    /// Emergency services, or go now.
    Emergency,
}

impl Action {
    /// All levels, mildest first.
    pub const ALL: [Self; 5] =
        [Self::Advise, Self::Stop, Self::Soon, Self::Urgent, Self::Emergency];

    /// The public word for it.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Advise => "advise",
            Self::Stop => "stop",
            Self::Soon => "soon",
            Self::Urgent => "urgent",
            Self::Emergency => "emergency",
        }
    }
}

/// The highest action in force; `None` when nothing gates.
pub type Gate = Option<Action>;

/// The pain light.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Light {
    /// Run, keep it easy.
    Green,
    /// Run less.
    Amber,
    /// Do not run.
    Red,
}

impl Light {
    /// The public word for it.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Green => "green",
            Self::Amber => "amber",
            Self::Red => "red",
        }
    }
}

/// The light with the words that go with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LightReport {
    /// The color.
    pub light: Light,
    /// A group whose text stands in place of the usual words.
    pub in_words_of: Option<GroupId>,
    /// No morning value yet, so that a green light is not final.
    pub is_provisional: bool,
}

/// The one sentence on top.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Summary {
    /// An emergency or urgent flag.
    GetHelp,
    /// A flag to be seen about soon.
    SeeClinician,
    /// Running has to stop.
    StopRunning,
    /// Nothing has been answered.
    Unanswered,
    /// Nothing here needs fixing.
    NothingToFix,
    /// It hurts, and there are tips.
    OneThing,
    /// It hurts, and the answers show nothing to change.
    EaseOff,
    /// No pain, a few tips.
    WorthATry,
}

/// Everything derived from one set of answers.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// The highest action in force.
    pub gate: Gate,
    /// Flag cards, highest first.
    pub red_flags: Vec<RedFlag>,
    /// Groups, standing cautions and flags the runner is not sure of.
    pub cautions: Vec<ShownCaution>,
    /// The pain light.
    pub light: Option<LightReport>,
    /// The sentence on top.
    pub summary: Summary,
    /// Visible tips, in order.
    pub tips: Vec<ShownTip>,
    /// For later.
    pub next: Vec<ShownTip>,
    /// Information, of no concern.
    pub info: Vec<ShownTip>,
    /// One line per area.
    pub areas: Vec<AreaReport>,
    /// Drills of the visible tips.
    pub drills: Vec<ShownDrill>,
    /// Items answered.
    pub answered: usize,
    /// Items that count.
    pub total: usize,
    /// Values for the placeholders of the texts.
    pub fill: Fill,
}

/// A flag card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RedFlag {
    /// The flag.
    pub flag: FlagId,
    /// The level in force, which may differ from the flag's own.
    pub action: Action,
    /// Words before the message.
    pub lead: Option<Text>,
    /// What to do.
    pub message: Text,
    /// Sources of the message; none means expert opinion.
    pub sources: &'static [ReferenceId],
}

/// Where a caution comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CautionId {
    /// A special group.
    Group(GroupId),
    /// A flag the runner is not sure of.
    Flag(FlagId),
    /// A standing caution, by its public id.
    Standing(&'static str),
}

/// A caution card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ShownCaution {
    /// Where it comes from.
    pub id: CautionId,
    /// The words.
    pub text: Text,
}

/// The answer that gave a tip.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Trigger {
    /// The item.
    pub item: ItemId,
    /// The option.
    pub choice: ChoiceId,
}

/// Values for the placeholders of a text.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Fill {
    /// Target cadence and its limit, steps a minute.
    pub cadence: Option<(u16, u16)>,
    /// Longest run of 30 days and the cap of the next, km.
    pub distance: Option<(f64, f64)>,
}

/// A tip as it is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct ShownTip {
    /// The tip.
    pub tip: TipId,
    /// Its words for this runner.
    pub text: Text,
    /// A note under it.
    pub note: Option<Text>,
    /// Whether it stands above all ranking.
    pub pinned: bool,
    /// concern x grade weight x location multiplier, in hundredths: whole numbers, so that a
    /// tie is a tie.
    pub priority: u16,
    /// Concern of the answer it takes its priority from.
    pub concern: u8,
    /// Every answer that gives it.
    pub because: Vec<Trigger>,
    /// The nearest single answer that would drop it.
    pub unless: Option<Trigger>,
    /// Strength of support.
    pub grade: Grade,
    /// Why it matters.
    pub why: Text,
    /// Sources; none means that no study was found.
    pub sources: &'static [ReferenceId],
    /// The drill that goes with it.
    pub drill: Option<DrillId>,
}

/// What an area's answers come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing answered.
    Unanswered,
    /// No concern.
    Fine,
    /// At least one concern.
    WorthWork,
    /// No concern, but half or more is not known.
    Unclear,
}

impl Outcome {
    /// The public word for it.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Unanswered => "unanswered",
            Self::Fine => "fine",
            Self::WorthWork => "worth-work",
            Self::Unclear => "unclear",
        }
    }
}

/// One area of the checklist.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AreaReport {
    /// The area.
    pub area: AreaId,
    /// What its answers come to.
    pub outcome: Outcome,
    /// Its highest concern.
    pub concern: u8,
    /// Items answered.
    pub answered: usize,
    /// Items that count.
    pub total: usize,
}

/// A drill as it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ShownDrill {
    /// The drill.
    pub drill: DrillId,
    /// What to do, in the words for this runner.
    pub steps: Text,
}
