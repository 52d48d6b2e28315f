//! Which tips the answers give, what they weigh, and which of them are shown
//! (evidence, section 11; rules, section 3).

use std::cmp::Reverse;

use super::order;
use super::{
    Action, Catalog, ChoiceId, DrillId, Facts, Grade, Grant, Item, ItemId, Light, Location,
    LocationId, ReferenceId, Text, Tip, TipId, TipRule, Trigger,
};

/// Multipliers of the location map, in tenths.
const KEY_TENTHS: u16 = 20;
const PRIMARY_TENTHS: u16 = 15;
const SECONDARY_TENTHS: u16 = 12;
const PLAIN_TENTHS: u16 = 10;
const YIELDING_TENTHS: u16 = 5;

/// Priority of a tip that a group alone stands for: above every unpinned one.
const GRANTED_PRIORITY: u16 = 300;
const GRANTED_CONCERN: u8 = 3;

const MOST_TIPS: usize = 5;
const FEWEST_UNPINNED: usize = 3;
const PINS_WITHOUT_COST: usize = 2;
const MOST_OPTIONAL: usize = 2;
const MOST_PER_AREA: usize = 2;
const MAJOR: u8 = 3;

/// A tip the answers give, with everything that speaks for it.
#[derive(Debug)]
pub(super) struct Candidate {
    pub id: TipId,
    pub tip: &'static Tip,
    pub because: Vec<Trigger>,
    /// A group gives it too, so no single answer would drop it.
    pub is_granted: bool,
    pub pinned: bool,
    pub concern: u8,
    pub best: Reason,
}

/// What speaks for a tip: an answer, or a group.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reason {
    tip: TipId,
    /// The answer; a group has none.
    trigger: Option<Trigger>,
    pinned: bool,
    concern: u8,
    pub priority: u16,
    pub grade: Grade,
    pub why: Text,
    pub sources: &'static [ReferenceId],
    pub drill: Option<DrillId>,
    rank: Rank,
}

/// What decides between tips of equal priority.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    /// The group's own tip is first, warnings against over-drinking stand right below it.
    lead: u8,
    priority: Reverse<u16>,
    area: u8,
    gait: u8,
    item: u8,
}

const LEAD_GRANTED: u8 = 0;
const LEAD_WARNING: u8 = 1;
const LEAD_NONE: u8 = 2;

/// The tips a runner sees, and those kept for later.
#[derive(Default)]
pub(super) struct Chosen<'a> {
    pub visible: Vec<&'a Candidate>,
    pub next: Vec<&'a Candidate>,
    pub info: Vec<&'a Candidate>,
}

/// Every tip the answers and groups give, without the suppressed ones.
///
/// `given` holds the facts before any answer put the runner into a group: a group that only
/// follows from an answer does not give a tip of its own.
pub(super) fn candidates(facts: &Facts, given: &Facts) -> Vec<Candidate> {
    let mut pool = Vec::new();
    for (item, choice) in facts.answers.choices() {
        add(facts, &mut pool, from_choice(facts, Trigger { item, choice }));
    }
    for grant in facts.catalog.rules.grants {
        if given.holds(&grant.when) {
            add(facts, &mut pool, from_grant(facts, grant));
        }
    }
    lead_with_grant(&mut pool);
    pool
}

/// Adds a reason to those of its tip, unless the tip is suppressed.
///
/// The best reason speaks, all answers are named.
fn add(facts: &Facts, pool: &mut Vec<Candidate>, reason: Option<Reason>) {
    let Some(reason) = reason else { return };
    let id = reason.tip;
    let Some(tip) = facts.catalog.tip(id) else { return };
    if is_listed(facts, facts.catalog.rules.suppressed, id) {
        return;
    }
    let place = pool.iter().position(|known| known.id == id).unwrap_or(pool.len());
    if place == pool.len() {
        let (because, is_granted, pinned, concern) = (Vec::new(), false, false, 0);
        pool.push(Candidate { id, tip, because, is_granted, pinned, concern, best: reason });
    }
    let Some(known) = pool.get_mut(place) else { return };
    if reason.rank < known.best.rank {
        known.best = reason;
    }
    match reason.trigger {
        Some(trigger) => known.because.push(trigger),
        None => known.is_granted = true,
    }
    known.pinned |= reason.pinned;
    known.concern = known.concern.max(reason.concern);
}

/// Puts a candidate in its place: pinned ones first, then by rank.
fn insert_ranked<'a>(ranked: &mut Vec<&'a Candidate>, candidate: &'a Candidate) {
    order::insert(ranked, candidate, |candidate, other| {
        (!candidate.pinned, candidate.best.rank) < (!other.pinned, other.best.rank)
    });
}

fn from_choice(facts: &Facts, trigger: Trigger) -> Option<Reason> {
    let item = facts.catalog.item(trigger.item)?;
    let choice = item.choices.get(trigger.choice.index())?;
    let redirect = facts.catalog.rules.redirects.iter().find(|redirect| {
        redirect.item == trigger.item
            && redirect.choice == trigger.choice
            && facts.holds(&redirect.when)
    });
    let id = redirect.map(|redirect| redirect.tip).or(choice.tip)?;
    let tip = facts.catalog.tip(id)?;
    let weight = multiplier(facts, trigger.item, item);
    let priority = u16::from(choice.concern) * item.ranks_as.tenths() * weight;
    Some(Reason {
        tip: id,
        trigger: Some(trigger),
        pinned: choice.pin.is_some_and(|pin| facts.holds(&pin)),
        concern: choice.concern,
        priority,
        grade: item.grade,
        why: item.why,
        sources: item.sources,
        drill: item.drill.filter(|_| tip.with_drill),
        rank: Rank {
            lead: LEAD_NONE,
            priority: Reverse(priority),
            area: area_rank(facts.catalog, tip),
            gait: item.gait.unwrap_or(u8::MAX),
            item: trigger.item.0,
        },
    })
}

fn from_grant(facts: &Facts, grant: &Grant) -> Option<Reason> {
    if let Some((item, choice)) = grant.ranked_as {
        let reason = from_choice(facts, Trigger { item, choice })?;
        return Some(Reason { trigger: None, pinned: true, ..reason });
    }
    let tip = facts.catalog.tip(grant.tip)?;
    Some(Reason {
        tip: grant.tip,
        trigger: None,
        pinned: true,
        concern: GRANTED_CONCERN,
        priority: GRANTED_PRIORITY,
        grade: Grade::ExpertOpinion,
        why: grant.why,
        sources: &[],
        drill: None,
        rank: Rank {
            lead: LEAD_GRANTED,
            priority: Reverse(GRANTED_PRIORITY),
            area: area_rank(facts.catalog, tip),
            gait: u8::MAX,
            item: 0,
        },
    })
}

fn area_rank(catalog: &Catalog, tip: &Tip) -> u8 {
    catalog.area(tip.area).map_or(u8::MAX, |area| area.rank)
}

/// Where a group's own tip leads, warnings against over-drinking stand right below it.
fn lead_with_grant(pool: &mut [Candidate]) {
    if pool.iter().any(|candidate| candidate.best.rank.lead == LEAD_GRANTED) {
        for candidate in pool.iter_mut().filter(|candidate| candidate.tip.over_drinking) {
            candidate.best.rank.lead = LEAD_WARNING;
        }
    }
}

/// Multiplier of an item in tenths: the largest over the selected locations.
fn multiplier(facts: &Facts, id: ItemId, item: &Item) -> u16 {
    let mut special = facts.catalog.rules.weights.iter();
    if let Some(rule) = special.find(|rule| rule.item == id && facts.holds(&rule.when)) {
        return u16::from(rule.tenths);
    }
    let mut heaviest = 0;
    for (index, location) in facts.catalog.locations.iter().enumerate() {
        if facts.answers.is_at(LocationId::at(index)) {
            heaviest = heaviest.max(weight_at(location, id));
        }
    }
    let yields = facts.catalog.area(item.area).is_some_and(|area| area.yields_to_location);
    match heaviest {
        0 => PLAIN_TENTHS,
        PLAIN_TENTHS if yields => YIELDING_TENTHS,
        tenths => tenths,
    }
}

fn weight_at(location: &Location, item: ItemId) -> u16 {
    if location.key == Some(item) {
        KEY_TENTHS
    } else if location.primary.contains(&item) {
        PRIMARY_TENTHS
    } else if location.secondary.contains(&item) {
        SECONDARY_TENTHS
    } else {
        PLAIN_TENTHS
    }
}

fn is_listed(facts: &Facts, rules: &[TipRule], tip: TipId) -> bool {
    rules.iter().any(|rule| rule.tips.contains(&tip) && facts.holds(&rule.when))
}

/// Which tips may be seen under this gate.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Room {
    /// None.
    Nothing,
    /// Those that ask for no running and no exercise; the rest appears nowhere.
    RestSafe,
    /// Rest-safe, strength and pinned ones; the rest waits.
    NoRunning,
    /// All.
    All,
}

fn room(facts: &Facts) -> Room {
    match facts.gate {
        Some(Action::Emergency | Action::Urgent) => Room::Nothing,
        Some(Action::Soon) => Room::RestSafe,
        Some(Action::Stop) => Room::NoRunning,
        _ if facts.light == Some(Light::Red) => Room::NoRunning,
        _ => Room::All,
    }
}

/// Chooses what is seen now, later, and as information.
///
/// `is_optional` says that nothing needs fixing, so that at most two tips are offered.
pub(super) fn choose<'a>(facts: &Facts, pool: &'a [Candidate], is_optional: bool) -> Chosen<'a> {
    let mut chosen = Chosen::default();
    let mut unpinned = Vec::new();
    let room = room(facts);
    for candidate in pool {
        let list = match room {
            Room::Nothing => continue,
            Room::RestSafe if !candidate.tip.rest_safe => continue,
            _ if candidate.concern == 0 => &mut chosen.info,
            _ if waits(facts, room, candidate) => &mut chosen.next,
            _ if candidate.pinned => &mut chosen.visible,
            _ => &mut unpinned,
        };
        insert_ranked(list, candidate);
    }
    let limit = match room {
        _ if is_optional => MOST_OPTIONAL,
        Room::RestSafe => FEWEST_UNPINNED,
        _ => unpinned_limit(chosen.visible.len()),
    };
    let filled = fill(&unpinned, limit);
    for candidate in unpinned {
        let is_shown = filled.iter().any(|shown| shown.id == candidate.id);
        insert_ranked(if is_shown { &mut chosen.visible } else { &mut chosen.next }, candidate);
    }
    lower_feet(&mut chosen.visible, facts.catalog);
    accompany(facts, &mut chosen);
    chosen
}

/// Whether a tip is kept for later: where running has stopped, and where a rule defers it.
fn waits(facts: &Facts, room: Room, candidate: &Candidate) -> bool {
    let area = facts.catalog.area(candidate.tip.area);
    let stays = candidate.tip.rest_safe
        || candidate.pinned
        || area.is_some_and(|area| area.stays_when_stopped);
    room == Room::NoRunning && !stays
        || is_listed(facts, facts.catalog.rules.deferred, candidate.id)
}

/// Two pins cost nothing; each further one takes a slot, but three always remain.
fn unpinned_limit(pins: usize) -> usize {
    MOST_TIPS.saturating_sub(pins.saturating_sub(PINS_WITHOUT_COST)).max(FEWEST_UNPINNED)
}

/// Major concerns always; then two per area; then whatever ranks next. One gait cue in all.
fn fill<'a>(unpinned: &[&'a Candidate], limit: usize) -> Vec<&'a Candidate> {
    let mut shown: Vec<&Candidate> = Vec::new();
    // With room for none in an area, only major concerns fit.
    for most_per_area in &[0, MOST_PER_AREA, usize::MAX] {
        for candidate in unpinned {
            let (mut in_area, mut repeats_cue, mut is_shown) = (0, false, false);
            for other in &shown {
                in_area += usize::from(other.tip.area == candidate.tip.area);
                repeats_cue |= other.tip.gait_cue && candidate.tip.gait_cue;
                is_shown |= other.id == candidate.id;
            }
            let fits = shown.len() < limit && in_area < *most_per_area && !repeats_cue;
            if !is_shown && (fits || candidate.concern >= MAJOR) {
                shown.push(candidate);
            }
        }
    }
    shown
}

/// Foot and arch tips never stand above load, strength or safety.
fn lower_feet(visible: &mut Vec<&Candidate>, catalog: &Catalog) {
    let area = |candidate: &Candidate| catalog.area(candidate.tip.area);
    let stands_above = |candidate: &&Candidate| {
        candidate.pinned || area(candidate).is_some_and(|area| area.above_feet)
    };
    let Some(last) = visible.iter().rposition(stands_above) else { return };
    let (mut lowered, mut feet) = (Vec::new(), Vec::new());
    for (index, candidate) in visible.iter().enumerate() {
        let is_foot = area(candidate).is_some_and(|area| area.below_load);
        let part = if index <= last && is_foot { &mut feet } else { &mut lowered };
        part.push(*candidate);
        if index == last {
            lowered.append(&mut feet);
        }
    }
    *visible = lowered;
}

/// A tip that must not stand alone brings its companion, in the slot of the last milder tip.
fn accompany(facts: &Facts, chosen: &mut Chosen) {
    let Chosen { visible, next, .. } = chosen;
    for (tip, companion, when) in facts.catalog.rules.companions {
        let stands = visible.iter().any(|candidate| candidate.id == *tip);
        let waiting = next.iter().position(|candidate| candidate.id == *companion);
        let (true, Some(waiting), true) = (stands, waiting, facts.holds(when)) else { continue };
        let companion = next.remove(waiting);
        let gives_way = |candidate: &&Candidate| {
            !candidate.pinned && candidate.concern < MAJOR && candidate.id != *tip
        };
        if let Some(last) = visible.iter().rposition(gives_way) {
            insert_ranked(next, visible.remove(last));
        }
        insert_ranked(visible, companion);
        lower_feet(visible, facts.catalog);
    }
}

/// The option nearest to the one recorded that no longer gives the tip.
///
/// Of two equally near, the one of lower concern, then the earlier one: advice that leads to
/// less, never to more.
pub(super) fn unless(catalog: &Catalog, candidate: &Candidate) -> Option<Trigger> {
    let &[Trigger { item, choice }] = candidate.because.as_slice() else { return None };
    if candidate.is_granted {
        return None;
    }
    let mut nearest = None;
    for (index, other) in catalog.item(item)?.choices.iter().enumerate() {
        let id = ChoiceId::at(index);
        let order = (id.0.abs_diff(choice.0), other.concern);
        let drops = id != choice && other.tip != Some(candidate.id);
        if drops && nearest.is_none_or(|(nearest, _)| order < nearest) {
            nearest = Some((order, id));
        }
    }
    let (_, choice) = nearest?;
    Some(Trigger { item, choice })
}
