//! From the model to what is to be seen.

use super::path::{flags_with, path};
use super::view_model::{
    AboutView, AreaDetail, AreaView, BecauseView, CardView, CheckView, ChoiceView, DrillView,
    FactRow, FlagRow, FlagSection, GroupRow, LevelRow, LiveView, LocationView, PainView, PlanView,
    Progress, SafetyView, Screen, SourceView, StepView, TipView, UnlessView, WhereView,
};
use super::{Model, Notice, PainFact, PainLevel, Place, Tour};
use crate::domain::{
    Action, AreaReport, Catalog, ChoiceId, Facts, Flag, Gate, GroupId, ItemId, LocationId, Outcome,
    ReferenceId, Reply, Report, ShownTip, Site, Summary, Text, Trigger, evaluated,
};
use crate::text::{Speaker, Strings, evidence_words, summary_words, words};

/// The screen of a model.
#[must_use]
pub fn screen(catalog: &Catalog, strings: &Strings, model: &Model) -> Screen {
    let speaker = Speaker { catalog, strings, system: model.system() };
    let report = model.report(catalog);
    let painter = Painter { catalog, model, speaker, report: &report };
    let is_plan = model.place == Place::Plan;
    Screen {
        step: painter.step(),
        live: (!is_plan).then(|| painter.live()),
        progress: painter.progress(),
        notice: model.notice.map(notice),
        can_go_back: model.place != Place::Safety || model.tour != Tour::Whole,
        on: painter.on(),
    }
}

const fn notice(notice: Notice) -> Text {
    match notice {
        Notice::Broken => words::NOTICE_BROKEN,
        Notice::Refused => words::NOTICE_REFUSED,
        Notice::Dropped => words::NOTICE_DROPPED,
    }
}

const fn gate_id(gate: Gate) -> &'static str {
    match gate {
        Some(action) => action.id(),
        None => "none",
    }
}

struct Painter<'a> {
    catalog: &'a Catalog,
    model: &'a Model,
    speaker: Speaker<'a>,
    report: &'a Report,
}

impl Painter<'_> {
    fn step(&self) -> StepView {
        match self.model.place {
            Place::Safety => StepView::Safety(self.safety()),
            Place::Where => StepView::Where(self.places()),
            Place::Pain => StepView::Pain(self.pain()),
            Place::AboutYou => StepView::AboutYou(self.about()),
            Place::Check(item) => match self.check(item) {
                Some(check) => StepView::Check(check),
                None => StepView::Plan(Box::new(self.plan())),
            },
            Place::Plan => StepView::Plan(Box::new(self.plan())),
        }
    }

    fn on(&self) -> Text {
        let answered = match self.model.place {
            Place::Safety => self.is_flagged(),
            Place::Check(item) => self.model.answers.choice(item).is_some(),
            _ => true,
        };
        let steps = super::steps(self.catalog, self.model);
        let next = steps.iter().skip_while(|step| **step != self.model.place).nth(1);
        match (self.model.tour, next, self.model.place) {
            (_, _, Place::Safety) if !answered => words::SAFETY_NONE,
            (Tour::Single | Tour::Area(_), Some(Place::Plan) | None, _) => words::NAV_BACK_TO_PLAN,
            (_, Some(Place::Plan), Place::Check(_)) => words::NAV_TO_PLAN,
            (_, _, Place::Check(_)) if !answered => words::NAV_SKIP,
            _ => words::NAV_NEXT,
        }
    }

    fn progress(&self) -> Option<Progress> {
        let Place::Check(item) = self.model.place else { return None };
        let path = path(self.catalog, self.model);
        let place = path.iter().position(|other| *other == item)? + 1;
        let total = path.len();
        let (shown, of) = (place.to_string(), total.to_string());
        let label =
            self.speaker.strings.fill(words::CHECK_PROGRESS, &[("n", &shown), ("total", &of)]);
        (total > 1).then_some(Progress { label, place, total })
    }

    /// The flags asked with the step in front.
    fn flag_rows(&self, is_wanted: impl Fn(&Flag) -> bool) -> Vec<FlagRow> {
        let flags = flags_with(self.catalog, self.model, self.model.place).into_iter();
        flags
            .filter_map(|id| {
                let flag = self.catalog.flag(id).filter(|flag| is_wanted(flag))?;
                let reply = self.model.answers.flag(id);
                Some(FlagRow { flag: id, id: flag.id, question: flag.question, reply })
            })
            .collect()
    }

    fn section(&self, title: Text) -> FlagSection {
        FlagSection { title, rows: self.flag_rows(|_| true) }
    }

    /// Whether a flag of the step in front is ticked or not sure.
    fn is_flagged(&self) -> bool {
        let rows = self.flag_rows(|_| true);
        rows.iter().any(|row| matches!(row.reply, Some(Reply::Yes | Reply::NotSure)))
    }

    fn safety(&self) -> SafetyView {
        let section =
            |title, site| FlagSection { title, rows: self.flag_rows(|flag| flag.site == site) };
        SafetyView {
            sections: vec![
                section(words::SAFETY_LEG, Site::Leg),
                section(words::SAFETY_BODY, Site::Body),
                section(words::SAFETY_RUN, Site::Run),
            ],
            is_flagged: self.is_flagged(),
        }
    }

    fn places(&self) -> WhereView {
        let rows = self.catalog.locations.iter().enumerate();
        let places: Vec<LocationView> = rows
            .map(|(index, row)| LocationView {
                location: LocationId::at(index),
                id: row.id,
                label: row.label,
                place: row.place,
                is_sore: self.model.answers.is_at(LocationId::at(index)),
            })
            .collect();
        let selected = self.model.answers.locations().iter();
        let cautions =
            selected.filter_map(|place| self.catalog.location(*place)?.caution).collect();
        WhereView { places, cautions }
    }

    fn pain(&self) -> PainView {
        let pain = &self.model.answers.pain;
        let level = |level, name, label, value| LevelRow { level, name, label, value };
        let fact = |fact, name, label, holds: Option<bool>| FactRow {
            fact,
            name,
            label,
            holds: holds == Some(true),
        };
        PainView {
            levels: vec![
                level(PainLevel::During, "during", words::PAIN_DURING, pain.during),
                level(PainLevel::After, "after", words::PAIN_AFTER, pain.after),
                level(
                    PainLevel::NextMorning,
                    "nextMorning",
                    words::PAIN_NEXT_MORNING,
                    pain.next_morning,
                ),
                level(
                    PainLevel::BaselineMorning,
                    "baselineMorning",
                    words::PAIN_BASELINE_MORNING,
                    pain.baseline_morning,
                ),
            ],
            facts: vec![
                fact(PainFact::Limp, "limp", words::PAIN_LIMP, pain.limp),
                fact(PainFact::Builds, "builds", words::PAIN_BUILDS, pain.builds),
                fact(
                    PainFact::PastBoneStress,
                    "pastBoneStress",
                    words::PAIN_PAST_BONE_STRESS,
                    pain.past_bone_stress,
                ),
                fact(
                    PainFact::CalfPain,
                    "calfPain",
                    words::PAIN_CALF,
                    self.model.answers.numbers.calf_pain,
                ),
            ],
            flags: self.section(words::PAIN_SIGNS),
        }
    }

    fn about(&self) -> AboutView {
        let rows = self.catalog.groups.iter().enumerate();
        let groups: Vec<GroupRow> = rows
            .map(|(index, row)| GroupRow {
                group: GroupId::at(index),
                id: row.id,
                label: row.label,
                is_in: self.model.answers.is_in(GroupId::at(index)),
            })
            .collect();
        AboutView {
            is_any: groups.iter().any(|row| row.is_in) || self.is_flagged(),
            groups,
            flags: self.section(words::YOU_SIGNS),
        }
    }

    fn check(&self, id: ItemId) -> Option<CheckView> {
        let item = self.catalog.item(id)?;
        let answers = evaluated(self.catalog, &self.model.answers);
        let facts = Facts::new(self.catalog, &answers);
        let chosen = self.model.answers.choice(id);
        let choices = item.choices.iter().enumerate();
        let choices = choices
            .map(|(index, row)| ChoiceView {
                choice: ChoiceId::at(index),
                id: row.id,
                label: facts.words(row.label, row.label_words),
                is_chosen: chosen == Some(ChoiceId::at(index)),
                unsure: row.unsure,
            })
            .collect();
        let flags = self.section(words::CHECK_ALSO);
        Some(CheckView {
            item: id,
            id: item.id,
            area: self.catalog.area(item.area)?.title,
            question: item.question,
            check: facts.words(item.check, item.check_words),
            choices,
            flags: (!flags.rows.is_empty()).then_some(flags),
        })
    }

    fn live(&self) -> LiveView {
        let tips: Vec<(&'static str, String)> = self
            .report
            .tips
            .iter()
            .filter_map(|tip| {
                let text = self.speaker.tip(tip.text, &self.report.fill);
                Some((self.catalog.tip(tip.tip)?.id, split(&text).0.to_owned()))
            })
            .collect();
        let n = tips.len().to_string();
        let count = match tips.len() {
            0 => self.speaker.say(words::LIVE_NONE).to_owned(),
            1 => self.speaker.say(words::LIVE_ONE).to_owned(),
            _ => self.speaker.strings.fill(words::LIVE_MANY, &[("n", &n)]),
        };
        LiveView { gate: gate_id(self.report.gate), cards: self.cards(), tips, count }
    }

    fn cards(&self) -> Vec<CardView> {
        let cards = self.report.red_flags.iter();
        cards
            .filter_map(|card| {
                Some(CardView {
                    id: self.catalog.flag(card.flag)?.id,
                    action: Some(card.action),
                    text: self.speaker.flag(card),
                    sources: self.sources(card.sources),
                })
            })
            .collect()
    }

    fn plan(&self) -> PlanView {
        let report = self.report;
        let gate = report.gate;
        let is_emergency = gate == Some(Action::Emergency);
        let is_severe = gate >= Some(Action::Urgent);
        let cautions = report.cautions.iter().map(|caution| CardView {
            id: self.speaker.caution_id(caution.id),
            action: None,
            text: self.speaker.say(caution.text).to_owned(),
            sources: Vec::new(),
        });
        let tips = |tips: &[ShownTip]| tips.iter().filter_map(|tip| self.tip(tip)).collect();
        let areas = report.areas.iter().filter(|area| self.is_wanted(area));
        PlanView {
            gate: gate_id(gate),
            heading: match gate {
                Some(Action::Emergency | Action::Urgent) => words::PLAN_HELP,
                Some(Action::Soon) => words::PLAN_CARE,
                _ => words::PLAN_HEADING,
            },
            from: (!is_severe).then(|| self.from()).flatten(),
            cards: self.cards(),
            cautions: cautions.collect(),
            light: report
                .light
                .filter(|_| !is_emergency)
                .map(|light| (light.light, self.speaker.light(light))),
            summary: (!is_severe).then_some(summary_words(report.summary)),
            is_happy: report.summary == Summary::NothingToFix,
            tips: tips(&report.tips),
            next: tips(&report.next),
            info: tips(&report.info),
            other_answers: if is_severe { Vec::new() } else { self.other_answers() },
            areas: if is_severe {
                Vec::new()
            } else {
                areas.filter_map(|row| self.area(row)).collect()
            },
            may_go_on: gate == Some(Action::Soon) && self.has_open_checks(),
            may_check_more: gate < Some(Action::Soon),
        }
    }

    fn is_wanted(&self, area: &AreaReport) -> bool {
        let areas = &self.model.settings.areas;
        areas.is_empty() || areas.contains(&area.area)
    }

    fn has_open_checks(&self) -> bool {
        let path = path(self.catalog, self.model);
        path.iter().any(|item| self.model.answers.choice(*item).is_none())
    }

    fn from(&self) -> Option<String> {
        match self.report.answered {
            0 => None,
            1 => Some(self.speaker.say(words::PLAN_FROM_ONE).to_owned()),
            n => Some(self.speaker.strings.fill(words::PLAN_FROM, &[("n", &n.to_string())])),
        }
    }

    fn tip(&self, tip: &ShownTip) -> Option<TipView> {
        let text = self.speaker.tip(tip.text, &self.report.fill);
        let (heading, body) = split(&text);
        let because: Vec<BecauseView> =
            tip.because.iter().filter_map(|trigger| self.because(*trigger)).collect();
        Some(TipView {
            id: self.catalog.tip(tip.tip)?.id,
            heading: heading.to_owned(),
            body: capitalized(body),
            note: tip.note,
            by_group: tip.because.is_empty(),
            because,
            unless: tip.unless.and_then(|trigger| self.unless(tip, trigger)),
            sure: evidence_words(tip.grade),
            why: tip.why,
            sources: self.sources(tip.sources),
            drill: tip.drill.and_then(|id| {
                let drill = self.catalog.drill(id)?;
                let shown = self.report.drills.iter().find(|shown| shown.drill == id);
                Some(DrillView {
                    id: drill.id,
                    title: drill.title,
                    steps: shown.map_or(drill.steps, |shown| shown.steps),
                    progress: drill.progress,
                    caution: drill.caution,
                })
            }),
        })
    }

    /// Answers that no shown tip names.
    fn other_answers(&self) -> Vec<BecauseView> {
        let Report { tips, next, info, .. } = self.report;
        let is_named = |item: ItemId| {
            let mut shown = tips.iter().chain(next).chain(info);
            shown.any(|tip| tip.because.iter().any(|trigger| trigger.item == item))
        };
        let choices = self.model.answers.choices().filter(|(item, _)| !is_named(*item));
        choices.filter_map(|(item, choice)| self.because(Trigger { item, choice })).collect()
    }

    /// An item that is hidden for this runner is not named, even where its answer still warns.
    fn because(&self, trigger: Trigger) -> Option<BecauseView> {
        let item = self.catalog.item(trigger.item)?;
        if self.is_hidden(trigger.item) {
            return None;
        }
        let answer = self.label(trigger)?;
        Some(BecauseView { item: trigger.item, question: item.question, answer })
    }

    /// Only an answer that means less to work on is held out to a runner: the nearest one may
    /// be worse, and "this goes away if it hurts" is no news anyone can use.
    fn unless(&self, tip: &ShownTip, trigger: Trigger) -> Option<UnlessView> {
        let choice = self.catalog.choice(trigger.item, trigger.choice)?;
        let is_less = choice.concern < tip.concern && !self.is_hidden(trigger.item);
        Some(UnlessView { answer: self.label(trigger)? }).filter(|_| is_less)
    }

    fn is_hidden(&self, item: ItemId) -> bool {
        let answers = evaluated(self.catalog, &self.model.answers);
        Facts::new(self.catalog, &answers).hides(item)
    }

    fn label(&self, trigger: Trigger) -> Option<Text> {
        let choice = self.catalog.choice(trigger.item, trigger.choice)?;
        let answers = evaluated(self.catalog, &self.model.answers);
        let facts = Facts::new(self.catalog, &answers);
        Some(facts.words(choice.label, choice.label_words))
    }

    fn sources(&self, ids: &[ReferenceId]) -> Vec<SourceView> {
        let rows = ids.iter().filter_map(|id| self.catalog.reference(*id));
        rows.map(|row| {
            let (citation, doi) = self.speaker.citation(row);
            SourceView {
                id: row.id,
                // Until the words of the sources are here, its id names authors and year.
                citation: if citation.is_empty() { row.id } else { citation }.to_owned(),
                finding: row.finding,
                url: doi.map(|doi| ["https://doi.org/", doi].concat()),
            }
        })
        .collect()
    }

    fn area(&self, row: &AreaReport) -> Option<AreaView> {
        let area = self.catalog.area(row.area)?;
        let title = self.speaker.say(area.title);
        let (n, total) = (row.answered.to_string(), row.total.to_string());
        let strings = self.speaker.strings;
        Some(AreaView {
            area: row.area,
            id: area.id,
            title: area.title,
            outcome: match (row.outcome, row.concern) {
                (Outcome::Unanswered, _) => words::OUTCOME_UNANSWERED,
                (Outcome::Fine, _) => words::OUTCOME_FINE,
                (Outcome::Unclear, _) => words::OUTCOME_UNCLEAR,
                (Outcome::WorthWork, 0 | 1) => words::OUTCOME_MINOR,
                (Outcome::WorthWork, 2) => words::OUTCOME_MODERATE,
                (Outcome::WorthWork, _) => words::OUTCOME_MAJOR,
            },
            concern: row.concern,
            detail: AreaDetail {
                label: strings.fill(words::PLAN_ANSWERED, &[("n", &n), ("total", &total)]),
                is_open: row.answered < row.total,
                more: strings.fill(words::PLAN_MORE_IN, &[("area", title)]),
            },
        })
    }
}

/// A tip's first clause, up to its first full stop or colon, and the rest.
///
/// A full stop inside a number or an abbreviation does not end it: only one before a space
/// or at the end does.
fn split(text: &str) -> (&str, &str) {
    let end = text
        .char_indices()
        .find(|(place, mark)| {
            let rest = text.get(place + mark.len_utf8()..).unwrap_or_default();
            matches!(mark, '.' | ':') && (rest.is_empty() || rest.starts_with(' '))
        })
        .map_or(text.len(), |(place, _)| place);
    let heading = text.get(..end).unwrap_or(text);
    let body = text.get(end..).unwrap_or_default().trim_start_matches(['.', ':', ' ']);
    (heading, body)
}

/// The rest of a tip begins a sentence of its own.
///
/// Only ASCII letters are raised: the tables for all others are 5 KB of download.
fn capitalized(text: &str) -> String {
    let mut text = text.to_owned();
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{capitalized, split};

    #[test]
    fn the_rest_begins_with_a_capital() {
        assert_eq!(capitalized("stand on both legs."), "Stand on both legs.");
        assert_eq!(capitalized("10% over"), "10% over");
        assert_eq!(capitalized(""), "");
    }

    #[test]
    fn the_first_clause_is_the_heading() {
        for (text, heading, body) in [
            ("Do this. Then that.", "Do this", "Then that."),
            ("Cap it at 8.8 km: 10% over.", "Cap it at 8.8 km", "10% over."),
            ("Look for two signs, not one: dark", "Look for two signs, not one", "dark"),
            ("No end", "No end", ""),
            ("Stop \"this\". More", "Stop \"this\"", "More"),
        ] {
            assert_eq!(split(text), (heading, body));
        }
    }
}
