//! Rules that look at more than one answer, as data.

use super::{Action, ChoiceId, Condition, DrillId, FlagId, GroupId, ItemId, Text, TipId};

/// All rules of a catalog.
#[derive(Clone, Copy, Debug)]
pub struct Rules {
    /// What counts as pain.
    pub pain: Condition,
    /// What counts as past bone stress: any pain then turns the light red.
    pub past_bone_stress: Condition,
    /// When the light is amber at best.
    pub amber_at_best: Condition,
    /// Answers that put a runner into a group.
    pub joins: &'static [GroupRule],
    /// Items whose answers count nowhere.
    pub hidden: &'static [HiddenItem],
    /// Options that give another tip than usual.
    pub redirects: &'static [Redirect],
    /// Tips given by a group rather than by an answer.
    pub grants: &'static [Grant],
    /// Flags raised by what was said elsewhere.
    pub escalations: &'static [Escalation],
    /// Tips that appear nowhere.
    pub suppressed: &'static [TipRule],
    /// Tips kept for later.
    pub deferred: &'static [TipRule],
    /// A tip (`tip`) that must not stand without another (the only one in `tips`).
    pub companions: &'static [(TipId, TipId, Condition)],
    /// Multipliers that replace those of the location map; the first that holds wins.
    pub weights: &'static [WeightRule],
    /// Drills exchanged or hidden, in order.
    pub drills: &'static [DrillRule],
    /// Notes under tips.
    pub notes: &'static [NoteRule],
    /// Cautions beside those of groups and flags.
    pub cautions: &'static [Caution],
    /// Led before the message of an emergency flag the runner is not sure of.
    pub not_sure_lead: Text,
}

/// `group` counts as given when `when` holds.
#[derive(Clone, Copy, Debug)]
pub struct GroupRule {
    /// The group.
    pub group: GroupId,
    /// When it is joined.
    pub when: Condition,
}

/// The item's answer counts nowhere when `when` holds.
#[derive(Clone, Copy, Debug)]
pub struct HiddenItem {
    /// The item.
    pub item: ItemId,
    /// When it is hidden.
    pub when: Condition,
    /// An option that counts all the same.
    pub except: Option<ChoiceId>,
}

/// The option gives `tip` when `when` holds.
#[derive(Clone, Copy, Debug)]
pub struct Redirect {
    /// The item.
    pub item: ItemId,
    /// Its option.
    pub choice: ChoiceId,
    /// The tip it gives instead.
    pub tip: TipId,
    /// When.
    pub when: Condition,
}

/// A group pins a tip, ranked as an option would rank it.
#[derive(Clone, Copy, Debug)]
pub struct Grant {
    /// The tip.
    pub tip: TipId,
    /// When.
    pub when: Condition,
    /// The answer it is ranked as; without one it stands first, as expert opinion.
    pub ranked_as: Option<(ItemId, ChoiceId)>,
    /// Why, where no item says it.
    pub why: Text,
}

/// What was said elsewhere raises a flag, or the gate alone.
#[derive(Clone, Copy, Debug)]
pub struct Escalation {
    /// The flag that is raised; `None` raises only the gate.
    pub flag: Option<FlagId>,
    /// The level it is raised to.
    pub action: Action,
    /// The flag whose message and sources are shown.
    pub says: Option<FlagId>,
    /// A message of its own.
    pub message: Option<Text>,
    /// When.
    pub when: Condition,
}

/// Something happens to these tips when `when` holds.
#[derive(Clone, Copy, Debug)]
pub struct TipRule {
    /// The tips.
    pub tips: &'static [TipId],
    /// When.
    pub when: Condition,
}

/// A multiplier of an item.
#[derive(Clone, Copy, Debug)]
pub struct WeightRule {
    /// The item.
    pub item: ItemId,
    /// The multiplier, in tenths.
    pub tenths: u8,
    /// When.
    pub when: Condition,
}

/// A drill is exchanged, or hidden.
#[derive(Clone, Copy, Debug)]
pub struct DrillRule {
    /// Drills it is about.
    pub drills: &'static [DrillId],
    /// Only with this tip; `None` with any.
    pub tip: Option<TipId>,
    /// The drill shown instead; `None` hides it.
    pub instead: Option<DrillId>,
    /// When.
    pub when: Condition,
}

/// A note under these tips.
#[derive(Clone, Copy, Debug)]
pub struct NoteRule {
    /// The tips.
    pub tips: &'static [TipId],
    /// The note.
    pub text: Text,
    /// When.
    pub when: Condition,
}

/// A caution that belongs to no group and no flag.
#[derive(Clone, Copy, Debug)]
pub struct Caution {
    /// Public id.
    pub id: &'static str,
    /// The text.
    pub text: Text,
    /// When.
    pub when: Condition,
}
