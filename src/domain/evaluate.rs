//! From answers to a report: total, deterministic, cheap.

use super::ranking::{self, Candidate};
use super::{
    Action, Answers, AreaId, AreaReport, CadenceBand, Catalog, CautionId, ChoiceId, DrillId, Facts,
    Fill, FlagId, GroupId, ItemId, Light, Outcome, Placeholders, RedFlag, Reply, Report,
    ShownCaution, ShownDrill, ShownTip, Summary, Text, TipId, Wording, cadence_max, cadence_target,
    cap_km, gate, light, spike_band,
};

/// From this concern on, something is worth changing.
const MODERATE: u8 = 2;

/// Everything that follows from the answers.
#[must_use]
pub fn evaluate(catalog: &Catalog, said: &Answers) -> Report {
    let mut given = said.clone();
    fill_numbers(catalog, &mut given);
    let given = Facts::new(catalog, &given);
    let answers = evaluated(catalog, said);
    let mut facts = Facts::new(catalog, &answers);

    let (gate, red_flags) = gate::flags(&facts);
    let light = light::light(&facts, gate);
    facts.gate = gate;
    facts.light = light.map(|shown| shown.light);

    let pool = ranking::candidates(&facts, &given);
    let is_sore = facts.holds(&catalog.rules.pain);
    let is_optional = !is_sore && is_clear(&facts, &pool);
    let chosen = ranking::choose(&facts, &pool, is_optional);
    let (areas, answered, total) = area_reports(&facts);
    let has_tips = !chosen.visible.is_empty();
    let summary = summary(&facts, answered, is_sore, is_optional, has_tips);
    let fill = fill(&facts);
    let hides_drills = summary == Summary::NothingToFix || gate >= Some(Action::Soon);
    let show = |candidates| shown_tips(&facts, &fill, candidates, hides_drills);
    let tips = show(&chosen.visible);
    Report {
        gate,
        cautions: cautions(&facts, &red_flags),
        red_flags,
        light,
        summary,
        drills: drills(&facts, &tips),
        tips,
        next: show(&chosen.next),
        info: show(&chosen.info),
        areas,
        answered,
        total,
        fill,
    }
}

/// The answers as they count: numbers filled in, groups joined, hidden items left out.
#[must_use]
pub fn evaluated(catalog: &Catalog, said: &Answers) -> Answers {
    let mut answers = said.clone();
    fill_numbers(catalog, &mut answers);
    join_groups(catalog, &mut answers);
    leave_out_hidden(catalog, &mut answers);
    answers
}

/// Numbers fill an unanswered item and never override an answer.
fn fill_numbers(catalog: &Catalog, answers: &mut Answers) {
    fill_option(answers, cadence(catalog, answers));
    fill_option(answers, spike(catalog, answers));
}

fn fill_option(answers: &mut Answers, measured: Option<(ItemId, ChoiceId)>) {
    let Some((item, choice)) = measured else { return };
    if answers.choice(item).is_none() {
        answers.set_choice(item, Some(choice));
    }
}

fn join_groups(catalog: &Catalog, answers: &mut Answers) {
    for rule in catalog.rules.joins {
        if Facts::new(catalog, answers).holds(&rule.when) {
            answers.set_group(rule.group, true);
        }
    }
}

fn leave_out_hidden(catalog: &Catalog, answers: &mut Answers) {
    for rule in catalog.rules.hidden {
        let choice = answers.choice(rule.item);
        let is_left_out = choice.is_some() && choice != rule.except;
        if is_left_out && Facts::new(catalog, answers).holds(&rule.when) {
            answers.set_choice(rule.item, None);
        }
    }
}

/// The option that the measured cadence falls under.
fn cadence(catalog: &Catalog, said: &Answers) -> Option<(ItemId, ChoiceId)> {
    let band = CadenceBand::of(said.numbers.cadence_spm?, said.numbers.height_cm);
    option(catalog, "cadence-spm", band.option())
}

/// The option that the planned run falls under.
fn spike(catalog: &Catalog, said: &Answers) -> Option<(ItemId, ChoiceId)> {
    let band = spike_band(said.numbers.planned_km?, said.numbers.longest_km?);
    option(catalog, "single-run-spike", band.option())
}

fn option(catalog: &Catalog, item: &str, option: &str) -> Option<(ItemId, ChoiceId)> {
    let item = catalog.find_item(item)?;
    Some((item, catalog.find_choice(item, option)?))
}

/// No answer of concern 2 or more, no flag and nothing pinned.
fn is_clear(facts: &Facts, pool: &[Candidate]) -> bool {
    let is_mild = |(item, choice)| {
        facts.catalog.choice(item, choice).is_none_or(|choice| choice.concern < MODERATE)
    };
    facts.answers.flags().all(|(_, reply)| reply == Reply::No)
        && facts.answers.choices().all(is_mild)
        && pool.iter().all(|candidate| !candidate.pinned)
}

fn summary(
    facts: &Facts,
    answered: usize,
    is_sore: bool,
    is_optional: bool,
    has_tips: bool,
) -> Summary {
    match facts.gate {
        Some(Action::Emergency | Action::Urgent) => Summary::GetHelp,
        Some(Action::Soon) => Summary::SeeClinician,
        Some(Action::Stop) => Summary::StopRunning,
        _ if facts.light == Some(Light::Red) => Summary::StopRunning,
        _ if answered == 0 => Summary::Unanswered,
        _ if is_optional => Summary::NothingToFix,
        _ if is_sore && has_tips => Summary::OneThing,
        _ if is_sore => Summary::EaseOff,
        _ if has_tips => Summary::WorthATry,
        _ => Summary::NothingToFix,
    }
}

/// Values for placeholders. A cadence that contradicts the option the runner chose is not used.
fn fill(facts: &Facts) -> Fill {
    let answers = facts.answers;
    let band = cadence(facts.catalog, answers);
    let is_meant = band.is_some_and(|(item, choice)| answers.choice(item) == Some(choice));
    let spm = answers.numbers.cadence_spm.filter(|_| is_meant);
    Fill {
        cadence: spm.map(|spm| (cadence_target(spm), cadence_max(spm))),
        distance: answers.numbers.longest_km.filter(|km| *km > 0.0).map(|km| (km, cap_km(km))),
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

fn shown_tips(
    facts: &Facts,
    fill: &Fill,
    candidates: &[&Candidate],
    hides_drills: bool,
) -> Vec<ShownTip> {
    let mut tips = Vec::new();
    for candidate in candidates {
        let drill = candidate.best.drill.filter(|_| !hides_drills);
        tips.push(ShownTip {
            tip: candidate.id,
            text: words(facts, fill, candidate.tip.text, candidate.tip.words),
            note: note(facts, candidate.id),
            pinned: candidate.pinned,
            priority: candidate.best.priority,
            concern: candidate.concern,
            because: candidate.because.clone(),
            unless: ranking::unless(facts.catalog, candidate),
            grade: candidate.best.grade,
            why: candidate.best.why,
            sources: candidate.best.sources,
            drill: drill.and_then(|drill| allowed_drill(facts, candidate.id, drill)),
        });
    }
    tips
}

/// The first note that holds for a tip.
fn note(facts: &Facts, tip: TipId) -> Option<Text> {
    let mut notes = facts.catalog.rules.notes.iter();
    let note = notes.find(|note| note.tips.contains(&tip) && facts.holds(&note.when))?;
    Some(note.text)
}

/// The drill a runner may do with a tip: exchanged or hidden by the rules, in their order.
fn allowed_drill(facts: &Facts, tip: TipId, drill: DrillId) -> Option<DrillId> {
    let mut allowed = drill;
    for rule in facts.catalog.rules.drills {
        let is_meant = rule.drills.contains(&allowed) && rule.tip.is_none_or(|only| only == tip);
        if is_meant && facts.holds(&rule.when) {
            allowed = rule.instead?;
        }
    }
    Some(allowed)
}

fn drills(facts: &Facts, tips: &[ShownTip]) -> Vec<ShownDrill> {
    let mut shown: Vec<ShownDrill> = Vec::new();
    for tip in tips {
        let Some(id) = tip.drill else { continue };
        let Some(drill) = facts.catalog.drill(id) else { continue };
        if shown.iter().all(|known| known.drill != id) {
            let steps = facts.words(drill.steps, drill.steps_words);
            shown.push(ShownDrill { drill: id, steps });
        }
    }
    shown
}

/// The cards of groups, standing cautions, and flags without a card that the runner is not sure
/// of, which gate nothing.
fn cautions(facts: &Facts, cards: &[RedFlag]) -> Vec<ShownCaution> {
    let mut shown = Vec::new();
    if facts.gate == Some(Action::Emergency) {
        return shown;
    }
    let mut show = |id, text| shown.push(ShownCaution { id, text });
    for (index, group) in facts.catalog.groups.iter().enumerate() {
        let id = GroupId::at(index);
        if facts.answers.is_in(id) {
            show(CautionId::Group(id), group.text);
        }
    }
    for caution in facts.catalog.rules.cautions {
        if facts.holds(&caution.when) {
            show(CautionId::Standing(caution.id), caution.text);
        }
    }
    for (index, flag) in facts.catalog.flags.iter().enumerate() {
        let id = FlagId::at(index);
        let is_unsure = facts.answers.flag(id) == Some(Reply::NotSure);
        if is_unsure && cards.iter().all(|card| card.flag != id) {
            show(CautionId::Flag(id), flag.message);
        }
    }
    shown
}

/// The areas, and how many items are answered and how many count in all of them.
fn area_reports(facts: &Facts) -> (Vec<AreaReport>, usize, usize) {
    let (mut areas, mut answered, mut total) = (Vec::new(), 0, 0);
    for index in 0..facts.catalog.areas.len() {
        let area = area_report(facts, AreaId::at(index));
        answered += area.answered;
        total += area.total;
        areas.push(area);
    }
    (areas, answered, total)
}

fn area_report(facts: &Facts, area: AreaId) -> AreaReport {
    let (mut concern, mut answered, mut unsure, mut total) = (0, 0, 0, 0);
    for (index, item) in facts.catalog.items.iter().enumerate() {
        let id = ItemId::at(index);
        if item.area != area || is_hidden(facts, id) {
            continue;
        }
        total += 1;
        let choice = facts.answers.choice(id);
        if let Some(choice) = choice.and_then(|choice| item.choices.get(choice.index())) {
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

fn is_hidden(facts: &Facts, item: ItemId) -> bool {
    let mut rules = facts.catalog.rules.hidden.iter();
    rules.any(|rule| rule.item == item && facts.holds(&rule.when))
}

/// The words of an item's check and labels for one runner, and whether it is asked at all.
impl Facts<'_> {
    /// Whether the item is left out for this runner.
    #[must_use]
    pub fn hides(&self, item: ItemId) -> bool {
        is_hidden(self, item)
    }

    /// The words for this runner: the first wording that holds, else the usual ones.
    #[must_use]
    pub fn words(&self, usual: Text, wordings: &[Wording]) -> Text {
        words(self, &Fill::default(), usual, wordings)
    }
}
