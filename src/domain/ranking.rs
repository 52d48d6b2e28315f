//! Which tips the answers give, what they weigh, and which of them are shown
//! (evidence, section 11; rules, section 3).

use std::cmp::Reverse;

use super::order;
use super::{
    Action, Catalog, Choice, ChoiceId, DrillId, Facts, Gate, Grade, Grant, Item, ItemId, Location,
    ReferenceId, Text, Tip, TipId, TipRule, Trigger,
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

/// A tip the answers give, with the best of its reasons.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    pub id: TipId,
    pub tip: &'static Tip,
    pub because: Vec<Trigger>,
    /// A group gives it too, so no single answer would drop it.
    pub is_granted: bool,
    pub pinned: bool,
    pub concern: u8,
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
    item: usize,
}

const LEAD_GRANTED: u8 = 0;
const LEAD_WARNING: u8 = 1;
const LEAD_NONE: u8 = 2;

/// The tips a runner sees, and those kept for later.
pub(super) struct Chosen {
    pub visible: Vec<Candidate>,
    pub next: Vec<Candidate>,
    pub info: Vec<Candidate>,
}

/// Every tip the answers and groups give, best reason first, without the suppressed ones.
///
/// `given` holds the facts before any answer put the runner into a group: a group that only
/// follows from an answer does not give a tip of its own.
pub(super) fn candidates(facts: &Facts, given: &Facts) -> Vec<Candidate> {
    let mut pool: Vec<Candidate> = Vec::new();
    let from_answers = facts.answers.choices().filter_map(|(id, choice)| {
        let item = facts.catalog.item(id)?;
        from_choice(facts, id, item, choice, item.choices.get(choice.index())?)
    });
    let grants = facts.catalog.rules.grants.iter();
    let from_groups = grants
        .filter(|grant| given.holds(&grant.when))
        .filter_map(|grant| from_grant(facts, grant));
    for candidate in from_answers.chain(from_groups) {
        match pool.iter_mut().find(|known| known.id == candidate.id) {
            Some(known) => merge(known, candidate),
            None => pool.push(candidate),
        }
    }
    pool.retain(|candidate| !is_listed(facts, facts.catalog.rules.suppressed, candidate.id));
    lead_with_grant(&mut pool);
    let mut ranked = Vec::with_capacity(pool.len());
    for candidate in pool {
        insert_ranked(&mut ranked, candidate);
    }
    ranked
}

/// Puts a candidate in its place: pinned ones first, then by rank.
fn insert_ranked(ranked: &mut Vec<Candidate>, candidate: Candidate) {
    order::insert(ranked, candidate, |candidate, other| {
        (!candidate.pinned, candidate.rank) < (!other.pinned, other.rank)
    });
}

/// Joins two reasons for one tip: the better one speaks, all of them are named.
fn merge(known: &mut Candidate, mut other: Candidate) {
    if other.rank < known.rank {
        std::mem::swap(&mut known.because, &mut other.because);
        std::mem::swap(known, &mut other);
    }
    known.because.append(&mut other.because);
    known.is_granted |= other.is_granted;
    known.pinned |= other.pinned;
    known.concern = known.concern.max(other.concern);
}

fn from_choice(
    facts: &Facts,
    item_id: ItemId,
    item: &'static Item,
    choice_id: ChoiceId,
    choice: &'static Choice,
) -> Option<Candidate> {
    let redirect = facts.catalog.rules.redirects.iter().find(|redirect| {
        redirect.item == item_id && redirect.choice == choice_id && facts.holds(&redirect.when)
    });
    let id = redirect.map(|redirect| redirect.tip).or(choice.tip)?;
    let tip = facts.catalog.tip(id)?;
    let priority =
        u16::from(choice.concern) * item.ranks_as.tenths() * multiplier(facts, item_id, item);
    Some(Candidate {
        id,
        tip,
        because: vec![Trigger { item: item_id, choice: choice_id }],
        is_granted: false,
        pinned: choice.pin.is_some_and(|pin| facts.holds(&pin)),
        concern: choice.concern,
        priority,
        grade: item.grade,
        why: item.why,
        sources: item.sources,
        drill: item.drill.filter(|_| tip.with_drill),
        rank: rank(facts.catalog, tip, priority, Some((item_id, item))),
    })
}

fn from_grant(facts: &Facts, grant: &Grant) -> Option<Candidate> {
    if let Some((item_id, choice_id)) = grant.ranked_as {
        let item = facts.catalog.item(item_id)?;
        let choice = item.choices.get(choice_id.index())?;
        let candidate = from_choice(facts, item_id, item, choice_id, choice)?;
        return Some(Candidate {
            because: Vec::new(),
            is_granted: true,
            pinned: true,
            ..candidate
        });
    }
    let tip = facts.catalog.tip(grant.tip)?;
    Some(Candidate {
        id: grant.tip,
        tip,
        because: Vec::new(),
        is_granted: true,
        pinned: true,
        concern: GRANTED_CONCERN,
        priority: GRANTED_PRIORITY,
        grade: Grade::ExpertOpinion,
        why: grant.why,
        sources: &[],
        drill: None,
        rank: Rank { lead: LEAD_GRANTED, ..rank(facts.catalog, tip, GRANTED_PRIORITY, None) },
    })
}

/// Where a group's own tip leads, warnings against over-drinking stand right below it.
fn lead_with_grant(pool: &mut [Candidate]) {
    if pool.iter().any(|candidate| candidate.rank.lead == LEAD_GRANTED) {
        for candidate in pool.iter_mut().filter(|candidate| candidate.tip.over_drinking) {
            candidate.rank.lead = LEAD_WARNING;
        }
    }
}

fn rank(catalog: &Catalog, tip: &Tip, priority: u16, item: Option<(ItemId, &Item)>) -> Rank {
    Rank {
        lead: LEAD_NONE,
        priority: Reverse(priority),
        area: catalog.area(tip.area).map_or(u8::MAX, |area| area.rank),
        gait: item.and_then(|(_, item)| item.gait).unwrap_or(u8::MAX),
        item: item.map_or(0, |(id, _)| id.index()),
    }
}

/// Multiplier of an item in tenths: the largest over the selected locations.
fn multiplier(facts: &Facts, id: ItemId, item: &Item) -> u16 {
    let mut special = facts.catalog.rules.weights.iter();
    if let Some(rule) = special.find(|rule| rule.item == id && facts.holds(&rule.when)) {
        return rule.tenths;
    }
    let weigh = |location: &Location| {
        if location.key == Some(id) {
            KEY_TENTHS
        } else if location.primary.contains(&id) {
            PRIMARY_TENTHS
        } else if location.secondary.contains(&id) {
            SECONDARY_TENTHS
        } else {
            PLAIN_TENTHS
        }
    };
    let locations = facts.answers.locations().iter();
    let heaviest =
        locations.filter_map(|location| facts.catalog.location(*location)).map(weigh).max();
    let yields = facts.catalog.area(item.area).is_some_and(|area| area.yields_to_location);
    match heaviest {
        Some(PLAIN_TENTHS) if yields => YIELDING_TENTHS,
        Some(tenths) => tenths,
        None => PLAIN_TENTHS,
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

fn room(gate: Gate, is_red: bool) -> Room {
    match gate {
        Some(Action::Emergency | Action::Urgent) => Room::Nothing,
        Some(Action::Soon) => Room::RestSafe,
        Some(Action::Stop) => Room::NoRunning,
        _ if is_red => Room::NoRunning,
        _ => Room::All,
    }
}

/// Chooses what is seen now, later, and as information.
///
/// `is_optional` says that nothing needs fixing, so that at most two tips are offered.
pub(super) fn choose(
    facts: &Facts,
    mut pool: Vec<Candidate>,
    gate: Gate,
    is_optional: bool,
) -> Chosen {
    let catalog = facts.catalog;
    let room = room(gate, facts.stage.red);
    match room {
        Room::Nothing => pool.clear(),
        Room::RestSafe => pool.retain(|candidate| candidate.tip.rest_safe),
        Room::NoRunning | Room::All => {}
    }
    let (info, pool): (Vec<_>, Vec<_>) =
        pool.into_iter().partition(|candidate| candidate.concern == 0);
    let may_stand = |candidate: &Candidate| {
        let stays = catalog.area(candidate.tip.area).is_some_and(|area| area.stays_when_stopped);
        let fits = room != Room::NoRunning || candidate.tip.rest_safe || candidate.pinned || stays;
        fits && !is_listed(facts, catalog.rules.deferred, candidate.id)
    };
    let (pool, mut next): (Vec<_>, Vec<_>) = pool.into_iter().partition(may_stand);
    let (mut visible, unpinned): (Vec<_>, Vec<_>) =
        pool.into_iter().partition(|candidate| candidate.pinned);
    let limit = if is_optional {
        MOST_OPTIONAL
    } else if room == Room::RestSafe {
        FEWEST_UNPINNED
    } else {
        unpinned_limit(visible.len())
    };
    let (chosen, rest) = fill(unpinned, limit);
    visible.extend(chosen);
    for candidate in rest {
        insert_ranked(&mut next, candidate);
    }
    lower_feet(catalog, &mut visible);
    accompany(facts, &mut visible, &mut next);
    Chosen { visible, next, info }
}

/// Two pins cost nothing; each further one takes a slot, but three always remain.
fn unpinned_limit(pins: usize) -> usize {
    MOST_TIPS.saturating_sub(pins.saturating_sub(PINS_WITHOUT_COST)).max(FEWEST_UNPINNED)
}

/// Major concerns always; then two per area; then whatever ranks next. One gait cue in all.
fn fill(pool: Vec<Candidate>, limit: usize) -> (Vec<Candidate>, Vec<Candidate>) {
    let mut is_chosen: Vec<bool> =
        pool.iter().map(|candidate| candidate.concern >= MAJOR).collect();
    for most_per_area in [MOST_PER_AREA, usize::MAX] {
        for (index, candidate) in pool.iter().enumerate() {
            let chosen = || (pool.iter().zip(&is_chosen)).filter(|(_, chosen)| **chosen);
            let is_taken = is_chosen.get(index).is_some_and(|taken| *taken);
            let in_area =
                chosen().filter(|(other, _)| other.tip.area == candidate.tip.area).count();
            let repeats_cue =
                candidate.tip.gait_cue && chosen().any(|(other, _)| other.tip.gait_cue);
            let fits = chosen().count() < limit && in_area < most_per_area && !repeats_cue;
            if let Some(slot) = is_chosen.get_mut(index) {
                *slot = is_taken || fits;
            }
        }
    }
    let mut keep = is_chosen.into_iter();
    pool.into_iter().partition(|_| keep.next().unwrap_or(false))
}

/// Foot and arch tips never stand above load, strength or safety.
fn lower_feet(catalog: &Catalog, visible: &mut Vec<Candidate>) {
    let stands_above = |candidate: &Candidate| {
        candidate.pinned || catalog.area(candidate.tip.area).is_some_and(|area| area.above_feet)
    };
    let is_foot = |candidate: &Candidate| {
        catalog.area(candidate.tip.area).is_some_and(|area| area.below_load)
    };
    let Some(last) = visible.iter().rposition(stands_above) else { return };
    let tail = visible.split_off(last + 1);
    let (feet, others): (Vec<_>, Vec<_>) = visible.drain(..).partition(is_foot);
    visible.extend(others.into_iter().chain(feet).chain(tail));
}

/// A tip that must not stand alone brings its companion, in the slot of the last milder tip.
fn accompany(facts: &Facts, visible: &mut Vec<Candidate>, next: &mut Vec<Candidate>) {
    for (tip, companion, when) in facts.catalog.rules.companions {
        let stands = visible.iter().any(|candidate| candidate.id == *tip);
        let waiting = next.iter().position(|candidate| candidate.id == *companion);
        let (true, Some(waiting), true) = (stands, waiting, facts.holds(when)) else { continue };
        let companion = next.remove(waiting);
        let gives_way = |candidate: &Candidate| {
            !candidate.pinned && candidate.concern < MAJOR && candidate.id != *tip
        };
        if let Some(last) = visible.iter().rposition(gives_way) {
            insert_ranked(next, visible.remove(last));
        }
        insert_ranked(visible, companion);
        lower_feet(facts.catalog, visible);
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
    let choices = catalog.item(item)?.choices;
    (choices.iter().enumerate())
        .filter(|(_, other)| other.tip != Some(candidate.id))
        .map(|(index, other)| (ChoiceId::at(index), other))
        .filter(|(other, _)| *other != choice)
        .min_by_key(|(other, row)| (other.0.abs_diff(choice.0), row.concern, other.0))
        .map(|(choice, _)| Trigger { item, choice })
}
