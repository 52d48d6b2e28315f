//! All content, as tables of the rows the content compiler writes.

use super::{
    Action, AreaId, ChoiceId, Condition, DrillId, FlagId, GroupId, ItemId, LocationId, ReferenceId,
    Rules, StageId, Text, TipId,
};

/// Everything the product knows.
#[derive(Clone, Copy, Debug)]
pub struct Catalog {
    /// Areas in the order they are shown.
    pub areas: &'static [Area],
    /// Items, area by area.
    pub items: &'static [Item],
    /// Tips, area by area.
    pub tips: &'static [Tip],
    /// Red flags.
    pub flags: &'static [Flag],
    /// Special groups.
    pub groups: &'static [Group],
    /// Drills.
    pub drills: &'static [Drill],
    /// Places where it hurts.
    pub locations: &'static [Location],
    /// Stages of the return to running.
    pub stages: &'static [Stage],
    /// Sources.
    pub references: &'static [Reference],
    /// Rules that look at more than one answer.
    pub rules: Rules,
}

/// An area of the checklist.
#[derive(Clone, Copy, Debug)]
pub struct Area {
    /// Public id.
    pub id: &'static str,
    /// Name shown to the runner.
    pub title: Text,
    /// Place among tips of equal priority, 1 first.
    pub rank: u8,
    /// Whether tips of this area give way to those the sore place asks for: every item that
    /// the map does not name for the selected locations then weighs half.
    pub yields_to_location: bool,
    /// Whether tips of this area stay while running has stopped.
    pub stays_when_stopped: bool,
    /// Whether tips of this area stand below load, strength and safety.
    pub below_load: bool,
    /// Whether nothing of other areas may push its tips down: load and strength.
    pub above_feet: bool,
}

/// One thing to look at: a question with options.
#[derive(Clone, Copy, Debug)]
pub struct Item {
    /// Public id.
    pub id: &'static str,
    /// Area it belongs to.
    pub area: AreaId,
    /// Part of the standard checklist.
    pub core: bool,
    /// Place on the express path, 1 first.
    pub express: Option<u8>,
    /// Place among gait cues of equal priority, 1 first.
    pub gait: Option<u8>,
    /// The question.
    pub question: Text,
    /// How to check at home.
    pub check: Text,
    /// Other words for `check` when a condition holds; the first that does wins.
    pub check_words: &'static [Wording],
    /// What `check` looks like.
    pub picture: Option<Picture>,
    /// Options in the order they are shown.
    pub choices: &'static [Choice],
    /// Why it matters, with its limits.
    pub why: Text,
    /// Strength of support for the claim the tip rests on.
    pub grade: Grade,
    /// The grade it is ranked by.
    pub ranks_as: Grade,
    /// Sources of the claim.
    pub sources: &'static [ReferenceId],
    /// The drill that goes with its tips.
    pub drill: Option<DrillId>,
}

/// One option of an item.
#[derive(Clone, Copy, Debug)]
pub struct Choice {
    /// Public id, unique within the item.
    pub id: &'static str,
    /// Words on the button.
    pub label: Text,
    /// Other words for `label`.
    pub label_words: &'static [Wording],
    /// 0 none, 1 minor, 2 moderate, 3 major.
    pub concern: u8,
    /// The tip it gives.
    pub tip: Option<TipId>,
    /// Not known, not tested, not measured.
    pub unsure: bool,
    /// When its tip stands above all ranking, for safety.
    pub pin: Option<Condition>,
    /// Id of the picture beside the label, which says the same.
    pub picture: Option<&'static str>,
}

/// A picture and its text alternative.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Its id, and the name of its file.
    pub id: &'static str,
    /// What it shows, for someone who does not see it.
    pub alt: Text,
}

/// One tailored action.
#[derive(Clone, Copy, Debug)]
pub struct Tip {
    /// Public id.
    pub id: &'static str,
    /// Area it belongs to.
    pub area: AreaId,
    /// The text as written, placeholders in braces.
    pub text: Text,
    /// Wordings in order; the first whose condition holds and whose placeholders are known is
    /// shown. The last one needs neither.
    pub words: &'static [Wording],
    /// Asks for no running and no exercise, so it may stand beside a serious flag.
    pub rest_safe: bool,
    /// Asks to change how one runs; one at a time.
    pub gait_cue: bool,
    /// Warns against drinking too much.
    pub over_drinking: bool,
    /// Whether the drill of its item is shown with it.
    pub with_drill: bool,
}

/// Words that stand when a condition holds.
#[derive(Clone, Copy, Debug)]
pub struct Wording {
    /// When.
    pub when: Condition,
    /// The words.
    pub text: Text,
    /// Placeholders that must be known to use them.
    pub needs: Placeholders,
}

/// Which placeholders a text holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Placeholders {
    /// `{target}` or `{max}`: cadence.
    pub cadence: bool,
    /// `{longest}` or `{cap}`: distance.
    pub distance: bool,
    /// `{fluid_cap}`, `{low}`, `{high}` or `{sip}`: fluid.
    pub fluid: bool,
}

/// A sign to stop and seek care.
#[derive(Clone, Copy, Debug)]
pub struct Flag {
    /// Public id.
    pub id: &'static str,
    /// What "yes" calls for.
    pub action: Action,
    /// Where on the way it is asked.
    pub asked: Asked,
    /// Where it shows, for the flags of the first screen.
    pub site: Site,
    /// The question.
    pub question: Text,
    /// The words of the question that someone in a hurry reads; a part of it.
    pub key: Option<Text>,
    /// What to do.
    pub message: Text,
    /// Sources; none means expert opinion.
    pub sources: &'static [ReferenceId],
}

/// Where on the way a flag is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// On the first screen.
    Safety,
    /// With the questions about the pain.
    Pain,
    /// With the questions about the runner.
    AboutYou,
    /// With the questions about drinking.
    Hydration,
}

/// Where a sign shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Site {
    /// In the leg or hip.
    Leg,
    /// Elsewhere in the body.
    Body,
    /// On or after a run.
    Run,
}

/// Runners who need other words, or fewer.
#[derive(Clone, Copy, Debug)]
pub struct Group {
    /// Public id.
    pub id: &'static str,
    /// Who belongs to it.
    pub label: Text,
    /// What is shown to them.
    pub text: Text,
    /// Whether a green light is answered with the group's text in place of the green words.
    pub no_green: bool,
}

/// An exercise without equipment.
#[derive(Clone, Copy, Debug)]
pub struct Drill {
    /// Public id.
    pub id: &'static str,
    /// Name.
    pub title: Text,
    /// What to do and how much.
    pub steps: Text,
    /// Other words for `steps`.
    pub steps_words: &'static [Wording],
    /// How to go on.
    pub progress: Text,
    /// When to do less or leave it; may be empty.
    pub caution: Option<Text>,
    /// What its picture shows; the picture has the id of the drill.
    pub alt: Text,
}

/// A place where it hurts.
#[derive(Clone, Copy, Debug)]
pub struct Location {
    /// Public id.
    pub id: &'static str,
    /// Name.
    pub label: Text,
    /// Where that is.
    pub place: Text,
    /// A sentence always shown with it.
    pub caution: Option<Text>,
    /// Items that weigh 1.5.
    pub primary: &'static [ItemId],
    /// Items that weigh 1.2.
    pub secondary: &'static [ItemId],
    /// The unload item, which weighs 2.
    pub key: Option<ItemId>,
}

/// A stage of the return to running.
#[derive(Clone, Copy, Debug)]
pub struct Stage {
    /// Public id.
    pub id: &'static str,
    /// The session, after 5-10 min of walking.
    pub session: Text,
    /// Minutes of running in it.
    pub run_minutes: u8,
}

/// A publication.
#[derive(Clone, Copy, Debug)]
pub struct Reference {
    /// Public id.
    pub id: &'static str,
    /// Authors, journal, year, and at the end the digital object identifier where it is known.
    pub citation: Text,
    /// What it found.
    pub finding: Text,
}

/// Strength of support for a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grade {
    /// Consistent trials, large cohorts, or consensus built on them.
    Strong,
    /// One good trial or several consistent studies.
    Moderate,
    /// Small, indirect, cross-sectional or lab-only.
    Weak,
    /// Consensus or clinical practice without direct data.
    ExpertOpinion,
    /// Good studies disagree.
    Contested,
}

impl Grade {
    /// The public word for it.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Strong => "strong",
            Self::Moderate => "moderate",
            Self::Weak => "weak",
            Self::ExpertOpinion => "expert opinion",
            Self::Contested => "contested",
        }
    }

    /// Weight in the ranking, in tenths (evidence, section 11.2).
    #[must_use]
    pub const fn tenths(self) -> u16 {
        match self {
            Self::Strong => 10,
            Self::Moderate => 9,
            Self::Weak => 7,
            Self::ExpertOpinion => 6,
            Self::Contested => 5,
        }
    }
}

fn find<T>(rows: &[T], id: &str, id_of: impl Fn(&T) -> &str) -> Option<usize> {
    rows.iter().position(|row| id_of(row) == id)
}

macro_rules! tables {
    ($($get:ident, $find:ident, $rows:ident: $row:ident by $handle:ident;)*) => {
        impl Catalog {$(
            #[doc = concat!("The row of this handle in `", stringify!($rows), "`.")]
            #[must_use]
            pub fn $get(&self, handle: $handle) -> Option<&'static $row> {
                self.$rows.get(handle.index())
            }

            #[doc = concat!("The handle with this public id in `", stringify!($rows), "`.")]
            #[must_use]
            pub fn $find(&self, id: &str) -> Option<$handle> {
                find(self.$rows, id, |row| row.id).map($handle::at)
            }
        )*}
    };
}

tables! {
    area, find_area, areas: Area by AreaId;
    item, find_item, items: Item by ItemId;
    tip, find_tip, tips: Tip by TipId;
    flag, find_flag, flags: Flag by FlagId;
    group, find_group, groups: Group by GroupId;
    drill, find_drill, drills: Drill by DrillId;
    location, find_location, locations: Location by LocationId;
    stage, find_stage, stages: Stage by StageId;
    reference, find_reference, references: Reference by ReferenceId;
}

impl Catalog {
    /// An option of an item.
    #[must_use]
    pub fn choice(&self, item: ItemId, choice: ChoiceId) -> Option<&'static Choice> {
        self.item(item)?.choices.get(choice.index())
    }

    /// The handle of an option by its public id.
    #[must_use]
    pub fn find_choice(&self, item: ItemId, id: &str) -> Option<ChoiceId> {
        find(self.item(item)?.choices, id, |choice| choice.id).map(ChoiceId::at)
    }

    /// Handles of all items, in order.
    pub fn item_ids(&self) -> impl DoubleEndedIterator<Item = ItemId> + use<> {
        (0..self.items.len()).map(ItemId::at)
    }

    /// Items of the express path, in its order.
    #[must_use]
    pub fn express_path(&self) -> Vec<ItemId> {
        let at = |place: u8| {
            self.items.iter().position(|item| item.express == Some(place)).map(ItemId::at)
        };
        (1..=u8::MAX).map_while(at).collect()
    }
}
