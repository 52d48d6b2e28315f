//! From answers to a report: total, deterministic, cheap.

use super::ranking::{self, Candidate, Chosen};
use super::{
    Action, Answers, AreaId, AreaReport, CadenceBand, Catalog, CautionId, DrillId, Facts, Fill,
    Gate, Light, Outcome, Placeholders, Reply, Report, ShownCaution, ShownDrill, ShownTip, Summary,
    Text, TipId, Wording, cadence_max, cadence_target, cap_km, condition::Concluded, gate, light,
    spike_band,
};

/// From this concern on, something is worth changing.
const MODERATE: u8 = 2;

/// Everything that follows from the answers.
#[must_use]
pub fn evaluate(catalog: &Catalog, said: &Answers) -> Report {
    let given = with_numbers(catalog, said);
    let answers = without_hidden(catalog, with_groups(catalog, given.clone()));
    let given = Facts::new(catalog, &given);
    let mut facts = Facts::new(catalog, &answers);

    let flags = gate::flags(&facts);
    let light = light::light(&facts, flags.gate);
    facts.stage = Concluded {
        amber: light.is_some_and(|shown| shown.light == Light::Amber),
        red: light.is_some_and(|shown| shown.light == Light::Red),
        urgent: flags.gate == Some(Action::Urgent),
        stop: flags.gate == Some(Action::Stop),
    };

    let pool = ranking::candidates(&facts, &given);
    let is_sore = facts.holds(&catalog.rules.pain);
    let is_optional = !is_sore && is_clear(&facts, &pool);
    let chosen = ranking::choose(&facts, pool, flags.gate, is_optional);
    let areas = area_reports(&facts);
    let answered = areas.iter().map(|area| area.answered).sum();
    let summary = summary(&facts, flags.gate, answered, is_sore, is_optional, &chosen);
    let fill = fill(catalog, &answers);
    let hides_drills = summary == Summary::NothingToFix || flags.gate >= Some(Action::Soon);
    let show = |candidates: Vec<Candidate>| -> Vec<ShownTip> {
        candidates
            .into_iter()
            .map(|candidate| shown_tip(&facts, &fill, candidate, hides_drills))
            .collect()
    };
    let tips = show(chosen.visible);
    Report {
        gate: flags.gate,
        cautions: cautions(&facts, flags.gate, flags.unsure),
        red_flags: flags.cards,
        light,
        summary,
        drills: drills(&facts, &tips),
        tips,
        next: show(chosen.next),
        info: show(chosen.info),
        answered,
        total: areas.iter().map(|area| area.total).sum(),
        areas,
        fill,
    }
}

/// The answers as they count: numbers filled in, groups joined, hidden items left out.
#[must_use]
pub fn evaluated(catalog: &Catalog, said: &Answers) -> Answers {
    without_hidden(catalog, with_groups(catalog, with_numbers(catalog, said)))
}

/// Numbers fill an unanswered item and never override an answer.
fn with_numbers(catalog: &Catalog, said: &Answers) -> Answers {
    let mut answers = said.clone();
    let numbers = &said.numbers;
    let cadence = numbers.cadence_spm.map(|spm| CadenceBand::of(spm, numbers.height_cm).option());
    let spike = numbers.planned_km.zip(numbers.longest_km);
    let spike = spike.map(|(planned, longest)| spike_band(planned, longest).option());
    for (item, option) in [("cadence-spm", cadence), ("single-run-spike", spike)] {
        let Some(item) = catalog.find_item(item) else { continue };
        let choice = option.and_then(|option| catalog.find_choice(item, option));
        if answers.choice(item).is_none() && choice.is_some() {
            answers.set_choice(item, choice);
        }
    }
    answers
}

fn with_groups(catalog: &Catalog, mut answers: Answers) -> Answers {
    for rule in catalog.rules.joins {
        let facts = Facts::new(catalog, &answers);
        if facts.holds(&rule.when) {
            answers.set_group(rule.group, true);
        }
    }
    answers
}

fn without_hidden(catalog: &Catalog, mut answers: Answers) -> Answers {
    for rule in catalog.rules.hidden {
        let facts = Facts::new(catalog, &answers);
        let choice = answers.choice(rule.item);
        if choice.is_some() && choice != rule.except && facts.holds(&rule.when) {
            answers.set_choice(rule.item, None);
        }
    }
    answers
}

/// No answer of concern 2 or more, no flag and nothing pinned.
fn is_clear(facts: &Facts, pool: &[Candidate]) -> bool {
    let is_flagged = facts.answers.flags().any(|(_, reply)| reply != Reply::No);
    let has_concern = facts
        .answers
        .choices()
        .filter_map(|(item, choice)| facts.catalog.choice(item, choice))
        .any(|choice| choice.concern >= MODERATE);
    !is_flagged && !has_concern && !pool.iter().any(|candidate| candidate.pinned)
}

fn summary(
    facts: &Facts,
    gate: Gate,
    answered: usize,
    is_sore: bool,
    is_optional: bool,
    chosen: &Chosen,
) -> Summary {
    let has_tips = !chosen.visible.is_empty();
    match gate {
        Some(Action::Emergency | Action::Urgent) => Summary::GetHelp,
        Some(Action::Soon) => Summary::SeeClinician,
        _ if gate == Some(Action::Stop) || facts.stage.red => Summary::StopRunning,
        _ if answered == 0 => Summary::Unanswered,
        _ if is_optional => Summary::NothingToFix,
        _ if is_sore && has_tips => Summary::OneThing,
        _ if is_sore => Summary::EaseOff,
        _ if has_tips => Summary::WorthATry,
        _ => Summary::NothingToFix,
    }
}

/// Values for placeholders. A cadence that contradicts the option the runner chose is not used.
fn fill(catalog: &Catalog, answers: &Answers) -> Fill {
    let numbers = &answers.numbers;
    let cadence = numbers.cadence_spm.filter(|spm| {
        let option = CadenceBand::of(*spm, numbers.height_cm).option();
        catalog
            .find_item("cadence-spm")
            .is_some_and(|item| answers.choice(item) == catalog.find_choice(item, option))
    });
    Fill {
        cadence: cadence.map(|spm| (cadence_target(spm), cadence_max(spm))),
        distance: numbers.longest_km.filter(|km| *km > 0.0).map(|km| (km, cap_km(km))),
    }
}

fn can_fill(fill: &Fill, needs: Placeholders) -> bool {
    !needs.fluid
        && (!needs.cadence || fill.cadence.is_some())
        && (!needs.distance || fill.distance.is_some())
}

/// The first wording that holds and can be filled in.
fn words(facts: &Facts, fill: &Fill, usual: Text, words: &[Wording]) -> Text {
    words
        .iter()
        .find(|wording| can_fill(fill, wording.needs) && facts.holds(&wording.when))
        .map_or(usual, |wording| wording.text)
}

fn shown_tip(facts: &Facts, fill: &Fill, candidate: Candidate, hides_drill: bool) -> ShownTip {
    let rules = &facts.catalog.rules;
    let note = rules
        .notes
        .iter()
        .find(|note| note.tips.contains(&candidate.id) && facts.holds(&note.when));
    ShownTip {
        tip: candidate.id,
        text: words(facts, fill, candidate.tip.text, candidate.tip.words),
        note: note.map(|note| note.text),
        pinned: candidate.pinned,
        priority: candidate.priority,
        concern: candidate.concern,
        unless: ranking::unless(facts.catalog, &candidate),
        grade: candidate.grade,
        why: candidate.why,
        sources: candidate.sources,
        drill: candidate
            .drill
            .filter(|_| !hides_drill)
            .and_then(|drill| allowed_drill(facts, candidate.id, drill)),
        because: candidate.because,
    }
}

/// The drill a runner may do with a tip: exchanged or hidden by the rules, in their order.
fn allowed_drill(facts: &Facts, tip: TipId, drill: DrillId) -> Option<DrillId> {
    facts.catalog.rules.drills.iter().try_fold(drill, |drill, rule| {
        let is_meant = rule.drills.contains(&drill) && rule.tip.is_none_or(|only| only == tip);
        if is_meant && facts.holds(&rule.when) { rule.instead } else { Some(drill) }
    })
}

fn drills(facts: &Facts, tips: &[ShownTip]) -> Vec<ShownDrill> {
    let mut shown: Vec<ShownDrill> = Vec::new();
    for id in tips.iter().filter_map(|tip| tip.drill) {
        let Some(drill) = facts.catalog.drill(id) else { continue };
        if shown.iter().all(|known| known.drill != id) {
            let steps = words(facts, &Fill::default(), drill.steps, drill.steps_words);
            shown.push(ShownDrill { drill: id, steps });
        }
    }
    shown
}

fn cautions(facts: &Facts, gate: Gate, unsure: Vec<ShownCaution>) -> Vec<ShownCaution> {
    if gate == Some(Action::Emergency) {
        return Vec::new();
    }
    let groups = facts.answers.groups().iter().filter_map(|id| {
        let group = facts.catalog.group(*id)?;
        Some(ShownCaution { id: CautionId::Group(*id), text: group.text })
    });
    let standing = facts.catalog.rules.cautions.iter();
    let standing = standing
        .filter(|caution| facts.holds(&caution.when))
        .map(|caution| ShownCaution { id: CautionId::Standing(caution.id), text: caution.text });
    groups.chain(standing).chain(unsure).collect()
}

fn area_reports(facts: &Facts) -> Vec<AreaReport> {
    (0..facts.catalog.areas.len()).map(|index| area_report(facts, AreaId::at(index))).collect()
}

fn area_report(facts: &Facts, area: AreaId) -> AreaReport {
    let (mut concern, mut answered, mut unsure, mut total) = (0, 0, 0, 0);
    for id in facts.catalog.item_ids() {
        let is_here = facts.catalog.item(id).is_some_and(|item| item.area == area);
        let choice = facts.answers.choice(id);
        if !is_here || is_hidden(facts, id) {
            continue;
        }
        total += 1;
        if let Some(choice) = choice.and_then(|choice| facts.catalog.choice(id, choice)) {
            answered += 1;
            unsure += usize::from(choice.unsure);
            concern = concern.max(choice.concern);
        }
    }
    let outcome = match (answered, concern) {
        (0, _) => Outcome::Unanswered,
        (_, 1..) => Outcome::WorthWork,
        _ if unsure * 2 >= answered => Outcome::Unclear,
        _ => Outcome::Fine,
    };
    AreaReport { area, outcome, concern, answered, total }
}

fn is_hidden(facts: &Facts, item: super::ItemId) -> bool {
    let rules = facts.catalog.rules.hidden.iter();
    rules.filter(|rule| rule.item == item).any(|rule| facts.holds(&rule.when))
}

/// The words of an item's check and labels for one runner, and whether it is asked at all.
impl Facts<'_> {
    /// Whether the item is left out for this runner.
    #[must_use]
    pub fn hides(&self, item: super::ItemId) -> bool {
        is_hidden(self, item)
    }

    /// The words for this runner: the first wording that holds, else the usual ones.
    #[must_use]
    pub fn words(&self, usual: Text, wordings: &[Wording]) -> Text {
        let holds = |wording: &&Wording| self.holds(&wording.when);
        wordings.iter().find(holds).map_or(usual, |wording| wording.text)
    }
}
