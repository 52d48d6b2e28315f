//! What is to be seen: every word and state of the screen.

use super::{PainFact, PainLevel, Place, TimerView};
use crate::domain::{
    Action, AreaId, ChoiceId, FlagId, GroupId, ItemId, Light, LocationId, Measure, Outcome,
    Picture, Reply, Text,
};

/// The whole screen.
#[derive(Clone, Debug, PartialEq)]
pub struct Screen {
    /// The step in front.
    pub step: StepView,
    /// What the answers have come to so far; absent on the plan, which says it itself.
    pub live: Option<LiveView>,
    /// What a screen reader says when it changes: the gravest sign and the count of tips. It is
    /// the same on every step, so that going from one to another says nothing.
    pub heard: String,
    /// How far the checks have come.
    pub progress: Option<Progress>,
    /// Something to be told once.
    pub notice: Option<Text>,
    /// Whether there is a step before.
    pub can_go_back: bool,
    /// What the button on says.
    pub on: Text,
}

/// How far the checks have come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress {
    /// "3 of 10".
    pub label: String,
    /// The number of this check, 1 first.
    pub place: usize,
    /// How many there are.
    pub total: usize,
}

/// The step in front.
#[derive(Clone, Debug, PartialEq)]
pub enum StepView {
    /// Signs that need care at once.
    Safety(SafetyView),
    /// Where it hurts.
    Where(WhereView),
    /// How it hurts.
    Pain(PainView),
    /// Special groups.
    AboutYou(AboutView),
    /// One item.
    Check(CheckView),
    /// The plan.
    Plan(Box<PlanView>),
}

/// Flags under a heading of their own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FlagSection {
    /// The heading.
    pub title: Text,
    /// The flags.
    pub rows: Vec<FlagRow>,
}

/// One red-flag question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FlagRow {
    /// Its handle.
    pub flag: FlagId,
    /// Its public id.
    pub id: &'static str,
    /// The question.
    pub question: Text,
    /// The words of it that someone in a hurry reads.
    pub key: Option<Text>,
    /// What was said.
    pub reply: Option<Reply>,
}

/// The first screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SafetyView {
    /// Flags by where they show.
    pub sections: Vec<FlagSection>,
    /// Whether any was ticked or is not sure.
    pub is_flagged: bool,
}

/// Where it hurts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WhereView {
    /// The places.
    pub places: Vec<LocationView>,
    /// Sentences that go with the selected places.
    pub cautions: Vec<Text>,
}

/// One place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LocationView {
    /// Its handle.
    pub location: LocationId,
    /// Its public id.
    pub id: &'static str,
    /// Its name.
    pub label: Text,
    /// Where that is.
    pub place: Text,
    /// Whether it hurts there.
    pub is_sore: bool,
}

/// How it hurts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PainView {
    /// Numbers.
    pub levels: Vec<LevelRow>,
    /// What can be ticked.
    pub facts: Vec<FactRow>,
    /// Flags about pain.
    pub flags: FlagSection,
}

/// One pain number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LevelRow {
    /// Which.
    pub level: PainLevel,
    /// Its name in the form.
    pub name: &'static str,
    /// Its label.
    pub label: Text,
    /// 0-10.
    pub value: Option<u8>,
}

/// One fact about the pain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactRow {
    /// Which.
    pub fact: PainFact,
    /// Its name in the form.
    pub name: &'static str,
    /// Its label.
    pub label: Text,
    /// Whether it is ticked.
    pub holds: bool,
}

/// Special groups.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AboutView {
    /// The groups.
    pub groups: Vec<GroupRow>,
    /// Flags about the runner.
    pub flags: FlagSection,
}

/// One group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupRow {
    /// Its handle.
    pub group: GroupId,
    /// Its public id.
    pub id: &'static str,
    /// Who belongs to it.
    pub label: Text,
    /// Whether the runner does.
    pub is_in: bool,
}

/// One item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckView {
    /// Its handle.
    pub item: ItemId,
    /// Its public id.
    pub id: &'static str,
    /// The area's name.
    pub area: Text,
    /// The question.
    pub question: Text,
    /// How to check at home.
    pub check: Text,
    /// What that looks like.
    pub picture: Option<Picture>,
    /// Options.
    pub choices: Vec<ChoiceView>,
    /// A number that makes the tip of the recorded option exact.
    pub measure: Option<MeasureRow>,
    /// Flags asked with it.
    pub flags: Option<FlagSection>,
}

/// One option.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChoiceView {
    /// Its handle.
    pub choice: ChoiceId,
    /// Its public id.
    pub id: &'static str,
    /// Its label.
    pub label: Text,
    /// Whether it is the recorded one.
    pub is_chosen: bool,
    /// Not known, not tested, not measured.
    pub unsure: bool,
    /// Id of the picture beside its label.
    pub picture: Option<&'static str>,
}

/// A number to type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeasureRow {
    /// Which.
    pub measure: Measure,
    /// What is asked.
    pub label: Text,
    /// What it is good for.
    pub hint: Text,
    /// The least and the most it may be, in the runner's units.
    pub range: (String, String),
    /// What was typed.
    pub value: String,
}

/// What the answers have come to so far.
#[derive(Clone, Debug, PartialEq)]
pub struct LiveView {
    /// The gate's public id.
    pub gate: &'static str,
    /// Flag cards.
    pub cards: Vec<CardView>,
    /// Tips: id and heading.
    pub tips: Vec<(&'static str, String)>,
    /// "2 tips so far".
    pub count: String,
}

/// A card that stands above the tips.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardView {
    /// Public id of the flag or caution.
    pub id: &'static str,
    /// The level; `None` for a caution.
    pub action: Option<Action>,
    /// Its words.
    pub text: String,
    /// Sources.
    pub sources: Vec<SourceView>,
}

/// The plan.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanView {
    /// The gate's public id.
    pub gate: &'static str,
    /// The heading.
    pub heading: Text,
    /// "From 10 answers".
    pub from: Option<String>,
    /// Flag cards, highest first.
    pub cards: Vec<CardView>,
    /// Cautions.
    pub cautions: Vec<CardView>,
    /// The light and its advice.
    pub light: Option<(Light, String)>,
    /// The sentence on top, unless the heading says it.
    pub summary: Option<Text>,
    /// Whether nothing needs fixing.
    pub is_happy: bool,
    /// Visible tips.
    pub tips: Vec<TipView>,
    /// For later.
    pub next: Vec<TipView>,
    /// Information.
    pub info: Vec<TipView>,
    /// What was answered besides, to change it.
    pub other_answers: Vec<AnswerView>,
    /// "Answer 3 more checks for where it hurts".
    pub where_sore: Option<String>,
    /// Area by area.
    pub areas: Vec<AreaView>,
    /// Whether going on with the checks is offered.
    pub may_go_on: bool,
    /// Whether more checks are offered.
    pub may_check_more: bool,
}

/// One tip.
#[derive(Clone, Debug, PartialEq)]
pub struct TipView {
    /// Public id.
    pub id: &'static str,
    /// What to do: the first clause.
    pub heading: String,
    /// The rest.
    pub body: String,
    /// A note under it.
    pub note: Option<Text>,
    /// The answers that gave it.
    pub because: Vec<BecauseView>,
    /// Whether a group alone gave it.
    pub by_group: bool,
    /// The answer that would drop it.
    pub unless: Option<UnlessView>,
    /// How sure we are.
    pub sure: Text,
    /// Why it matters.
    pub why: Text,
    /// Sources.
    pub sources: Vec<SourceView>,
    /// The drill.
    pub drill: Option<DrillView>,
}

/// An answer that gave a tip.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BecauseView {
    /// The item, to change it.
    pub item: ItemId,
    /// What was asked.
    pub question: Text,
    /// What was answered.
    pub answer: Text,
}

/// What was said in a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerView {
    /// The step, to change it.
    pub place: Place,
    /// What was asked.
    pub question: Text,
    /// What was answered.
    pub answer: String,
}

/// The answer that would drop a tip.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnlessView {
    /// The answer.
    pub answer: Text,
}

/// A source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceView {
    /// Public id.
    pub id: &'static str,
    /// Authors, journal, year, without the identifier.
    pub citation: String,
    /// What it found.
    pub finding: Text,
    /// Where to read it.
    pub url: Option<String>,
}

/// A drill.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DrillView {
    /// Public id.
    pub id: &'static str,
    /// Its name.
    pub title: Text,
    /// What to do.
    pub steps: Text,
    /// How to go on.
    pub progress: Text,
    /// When to leave it.
    pub caution: Option<Text>,
    /// What its picture shows; the picture has the id of the drill.
    pub alt: Text,
    /// Its timer, where it holds or counts.
    pub timer: Option<TimerView>,
}

/// One area.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AreaView {
    /// Its handle.
    pub area: AreaId,
    /// Public id.
    pub id: &'static str,
    /// Its name.
    pub title: Text,
    /// What its answers come to.
    pub outcome: Outcome,
    /// The same in words.
    pub words: Text,
    /// 0-3.
    pub concern: u8,
    /// Counts.
    pub detail: AreaDetail,
}

/// How much of an area was answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AreaDetail {
    /// "2 of 6 answered".
    pub label: String,
    /// Whether there is more to answer.
    pub is_open: bool,
    /// "More checks in Footwear".
    pub more: String,
}
