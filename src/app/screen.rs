//! From the model to what is to be seen.
//!
//! Rows are made in loops: a chain of iterator adapters is code of its own wherever it stands,
//! and twice the download.

use super::path::{beside, flags_with, open_where_sore, path};
use super::timer_view;
use super::view_model::{
    AboutView, AreaDetail, AreaView, BecauseView, CardView, CheckView, ChoiceView, DrillView,
    FactRow, FlagRow, FlagSection, GroupRow, LevelRow, LiveView, LocationView, MeasureRow,
    PainView, PlanView, Progress, SafetyView, Screen, SourceView, StepView, TipView, UnlessView,
    WhereView,
};
use super::{Model, Notice, PainFact, PainLevel, Place, Tour};
use crate::domain::{
    Action, AreaReport, Catalog, Choice, ChoiceId, DrillId, Facts, Gate, GroupId, ItemId,
    LocationId, Measure, Outcome, Placeholders, ReferenceId, Reply, Report, ShownTip, Site,
    Summary, Text, Trigger, evaluated,
};
use crate::text::{
    Speaker, Strings, System, action_words, decimal, evidence_words, joined, summary_words, words,
};

/// The screen of a model.
#[must_use]
pub fn screen(catalog: &Catalog, strings: &Strings, model: &Model) -> Screen {
    let speaker = Speaker { catalog, strings, system: model.system() };
    let report = model.report(catalog);
    let answers = evaluated(catalog, &model.answers);
    let facts = Facts::new(catalog, &answers);
    let painter = Painter { catalog, model, speaker, report: &report, facts };
    let is_plan = model.place == Place::Plan;
    Screen {
        step: painter.step(),
        live: (!is_plan).then(|| painter.live()),
        heard: painter.heard(),
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

/// Draws one model.
pub(super) struct Painter<'a> {
    pub catalog: &'a Catalog,
    pub model: &'a Model,
    pub speaker: Speaker<'a>,
    pub report: &'a Report,
    pub facts: Facts<'a>,
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
        let next = beside(self.catalog, self.model, 1);
        match (self.model.tour, next, self.model.place) {
            (_, _, Place::Safety) if !answered => words::SAFETY_NONE,
            (Tour::Whole, Some(Place::Plan), Place::Check(_)) => words::NAV_TO_PLAN,
            (tour, Some(Place::Plan) | None, _) if tour != Tour::Whole => words::NAV_BACK_TO_PLAN,
            (_, _, Place::Check(_)) if !answered => words::NAV_SKIP,
            _ => words::NAV_NEXT,
        }
    }

    fn progress(&self) -> Option<Progress> {
        let Place::Check(item) = self.model.place else { return None };
        let path = path(self.catalog, self.model);
        let place = path.iter().position(|other| *other == item)? + 1;
        let total = path.len();
        let label = self.count(words::CHECK_PROGRESS, place, total);
        (total > 1).then_some(Progress { label, place, total })
    }

    /// A sentence about `n`, or about `n` of `total`.
    fn count(&self, text: Text, n: usize, total: usize) -> String {
        self.speaker.strings.count(text, n, total)
    }

    /// The flags asked with the step in front, or those of them that show at one site.
    fn section(&self, title: Text, site: Option<Site>) -> FlagSection {
        let mut rows = Vec::new();
        for id in flags_with(self.catalog, self.model, self.model.place) {
            let Some(flag) = self.catalog.flag(id) else { continue };
            if site.is_none_or(|site| site == flag.site) {
                let reply = self.model.answers.flag(id);
                let (question, key) = (flag.question, flag.key);
                rows.push(FlagRow { flag: id, id: flag.id, question, key, reply });
            }
        }
        FlagSection { title, rows }
    }

    /// Whether a flag of the step in front is ticked or not sure.
    fn is_flagged(&self) -> bool {
        let flags = flags_with(self.catalog, self.model, self.model.place);
        let replies = &self.model.answers;
        flags.iter().any(|id| matches!(replies.flag(*id), Some(Reply::Yes | Reply::NotSure)))
    }

    fn safety(&self) -> SafetyView {
        SafetyView {
            sections: vec![
                self.section(words::SAFETY_LEG, Some(Site::Leg)),
                self.section(words::SAFETY_BODY, Some(Site::Body)),
                self.section(words::SAFETY_RUN, Some(Site::Run)),
            ],
            is_flagged: self.is_flagged(),
        }
    }

    fn places(&self) -> WhereView {
        let (mut places, mut cautions) = (Vec::new(), Vec::new());
        for (index, row) in self.catalog.locations.iter().enumerate() {
            let location = LocationId::at(index);
            let is_sore = self.model.answers.is_at(location);
            if let Some(caution) = row.caution.filter(|_| is_sore) {
                cautions.push(caution);
            }
            let (id, label, place) = (row.id, row.label, row.place);
            places.push(LocationView { location, id, label, place, is_sore });
        }
        WhereView { places, cautions }
    }

    pub(super) fn pain(&self) -> PainView {
        let pain = &self.model.answers.pain;
        let level = |level, name, label, value| LevelRow { level, name, label, value };
        // A usual morning is only asked about where there is one to set beside it.
        let is_stiff = pain.next_morning > Some(0) || pain.baseline_morning.is_some();
        let fact = |fact, name, label, holds: Option<bool>| FactRow {
            fact,
            name,
            label,
            holds: holds == Some(true),
        };
        let mut levels = vec![
            level(PainLevel::During, "during", words::PAIN_DURING, pain.during),
            level(PainLevel::After, "after", words::PAIN_AFTER, pain.after),
            level(
                PainLevel::NextMorning,
                "nextMorning",
                words::PAIN_NEXT_MORNING,
                pain.next_morning,
            ),
        ];
        if is_stiff {
            let (label, value) = (words::PAIN_BASELINE_MORNING, pain.baseline_morning);
            levels.push(level(PainLevel::BaselineMorning, "baselineMorning", label, value));
        }
        PainView {
            levels,
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
            flags: self.section(words::PAIN_SIGNS, None),
        }
    }

    fn about(&self) -> AboutView {
        let mut groups = Vec::new();
        for (index, row) in self.catalog.groups.iter().enumerate() {
            let group = GroupId::at(index);
            let is_in = self.model.answers.is_in(group);
            groups.push(GroupRow { group, id: row.id, label: row.label, is_in });
        }
        AboutView { groups, flags: self.section(words::YOU_SIGNS, None) }
    }

    fn check(&self, id: ItemId) -> Option<CheckView> {
        let item = self.catalog.item(id)?;
        let chosen = self.model.answers.choice(id);
        let mut choices = Vec::new();
        for (index, row) in item.choices.iter().enumerate() {
            let choice = ChoiceId::at(index);
            choices.push(ChoiceView {
                choice,
                id: row.id,
                label: self.facts.words(row.label, row.label_words),
                is_chosen: chosen == Some(choice),
                unsure: row.unsure,
                picture: row.picture,
            });
        }
        let flags = self.section(words::CHECK_ALSO, None);
        Some(CheckView {
            item: id,
            id: item.id,
            area: self.catalog.area(item.area)?.title,
            question: item.question,
            check: self.facts.words(item.check, item.check_words),
            picture: item.picture,
            choices,
            measure: chosen.and_then(|choice| self.measure(id, choice)),
            flags: (!flags.rows.is_empty()).then_some(flags),
        })
    }

    /// The number that the tip of an option has a place for.
    fn measure(&self, item: ItemId, choice: ChoiceId) -> Option<MeasureRow> {
        let tip = self.catalog.tip(self.catalog.choice(item, choice)?.tip?)?;
        let measure = (tip.words.iter()).find_map(|wording| match wording.needs {
            Placeholders { cadence: true, .. } => Some(Measure::CadenceSpm),
            Placeholders { distance: true, .. } => Some(Measure::LongestKm),
            _ => None,
        })?;
        let system = self.model.system();
        let (label, hint) = match (measure, system) {
            (Measure::CadenceSpm, _) => (words::MEASURE_CADENCE, words::MEASURE_CADENCE_HINT),
            (Measure::LongestKm, System::Metric) => {
                (words::MEASURE_LONGEST_KM, words::MEASURE_LONGEST_HINT)
            }
            (Measure::LongestKm, System::Us) => {
                (words::MEASURE_LONGEST_MI, words::MEASURE_LONGEST_HINT)
            }
        };
        let (unit, (least, most)) = (self.model.unit(measure), measure.range());
        let shown = |value: f64| decimal(value / unit);
        let said = self.model.answers.numbers.get(measure);
        Some(MeasureRow {
            measure,
            label,
            hint,
            range: (shown(least.into()), shown(most.into())),
            value: said.map(shown).unwrap_or_default(),
        })
    }

    fn live(&self) -> LiveView {
        let mut tips = Vec::new();
        for shown in &self.report.tips {
            let Some(tip) = self.catalog.tip(shown.tip) else { continue };
            let text = self.speaker.tip(shown.text, &self.report.fill);
            tips.push((tip.id, split(&text).0.to_owned()));
        }
        let text = match tips.len() {
            0 => words::LIVE_NONE,
            1 => words::LIVE_ONE,
            _ => words::LIVE_MANY,
        };
        let count = self.count(text, tips.len(), 0);
        LiveView { gate: gate_id(self.report.gate), cards: self.cards(), tips, count }
    }

    fn heard(&self) -> String {
        let live = self.live();
        let action = live.cards.first().and_then(|card| card.action);
        let sign = action.map_or("", |action| self.speaker.say(action_words(action)));
        let count = if live.tips.is_empty() { "" } else { &live.count };
        let pause = if sign.is_empty() || count.is_empty() { "" } else { ". " };
        joined(&[sign, pause, count])
    }

    fn cards(&self) -> Vec<CardView> {
        let mut cards = Vec::new();
        for card in &self.report.red_flags {
            let Some(flag) = self.catalog.flag(card.flag) else { continue };
            cards.push(CardView {
                id: flag.id,
                action: Some(card.action),
                text: self.speaker.flag(card),
                sources: self.sources(card.sources),
            });
        }
        cards
    }

    fn cautions(&self) -> Vec<CardView> {
        let mut cards = Vec::new();
        for caution in &self.report.cautions {
            cards.push(CardView {
                id: self.speaker.caution_id(caution.id),
                action: None,
                text: self.speaker.say(caution.text).to_owned(),
                sources: Vec::new(),
            });
        }
        cards
    }

    fn plan(&self) -> PlanView {
        let report = self.report;
        let gate = report.gate;
        let is_emergency = gate == Some(Action::Emergency);
        let is_severe = gate >= Some(Action::Urgent);
        PlanView {
            gate: gate_id(gate),
            heading: match gate {
                Some(Action::Emergency | Action::Urgent) => words::PLAN_HELP,
                Some(Action::Soon) => words::PLAN_CARE,
                _ => words::PLAN_HEADING,
            },
            from: (!is_severe).then(|| self.from()).flatten(),
            cards: self.cards(),
            cautions: self.cautions(),
            light: report
                .light
                .filter(|_| !is_emergency)
                .map(|light| (light.light, self.speaker.light(light))),
            summary: (!is_severe).then_some(summary_words(report.summary)),
            is_happy: report.summary == Summary::NothingToFix,
            tips: self.tips(&report.tips),
            next: self.tips(&report.next),
            info: self.tips(&report.info),
            other_answers: self.other_answers(gate),
            where_sore: self.where_sore(),
            areas: if is_severe { Vec::new() } else { self.areas() },
            may_go_on: gate == Some(Action::Soon) && self.has_open_checks(),
            may_check_more: gate < Some(Action::Soon),
        }
    }

    fn has_open_checks(&self) -> bool {
        let path = path(self.catalog, self.model);
        path.iter().any(|item| self.model.answers.choice(*item).is_none())
    }

    fn from(&self) -> Option<String> {
        let n = self.report.answered;
        let text = if n == 1 { words::PLAN_FROM_ONE } else { words::PLAN_FROM };
        (n > 0).then(|| self.count(text, n, self.report.total))
    }

    fn tips(&self, shown: &[ShownTip]) -> Vec<TipView> {
        let mut tips = Vec::new();
        for tip in shown {
            if let Some(view) = self.tip(tip) {
                tips.push(view);
            }
        }
        tips
    }

    fn tip(&self, tip: &ShownTip) -> Option<TipView> {
        let text = self.speaker.tip(tip.text, &self.report.fill);
        let (heading, body) = split(&text);
        let mut because = Vec::new();
        for trigger in &tip.because {
            if let Some(view) = self.because(*trigger) {
                because.push(view);
            }
        }
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
            drill: self.drill(tip.drill),
        })
    }

    fn drill(&self, id: Option<DrillId>) -> Option<DrillView> {
        let id = id?;
        let drill = self.catalog.drill(id)?;
        let shown = self.report.drills.iter().find(|shown| shown.drill == id);
        Some(DrillView {
            id: drill.id,
            title: drill.title,
            steps: shown.map_or(drill.steps, |shown| shown.steps),
            progress: drill.progress,
            caution: drill.caution,
            alt: drill.alt,
            timer: drill.timer.as_ref().map(|routine| {
                timer_view::view(self.speaker.strings, id, routine, self.model.timer)
            }),
        })
    }

    /// The offer of more checks for the places that hurt.
    fn where_sore(&self) -> Option<String> {
        let open = open_where_sore(self.catalog, self.model, &self.facts);
        let text = if open == 1 { words::PLAN_SORE_ONE } else { words::PLAN_SORE };
        let is_free = self.report.gate < Some(Action::Soon);
        (is_free && open > 0).then(|| self.count(text, open, 0))
    }

    /// An item that is hidden for this runner is not named, even where its answer still warns.
    pub(super) fn because(&self, trigger: Trigger) -> Option<BecauseView> {
        let item = self.catalog.item(trigger.item)?;
        if self.facts.hides(trigger.item) {
            return None;
        }
        let answer = self.label(trigger)?;
        Some(BecauseView { item: trigger.item, question: item.question, answer })
    }

    /// Only an answer that means less to work on is held out to a runner: the nearest one may
    /// be worse, and "this goes away if it hurts" is no news anyone can use. Neither is "this
    /// goes away if you do not look", so in place of that stands the first that is known.
    fn unless(&self, tip: &ShownTip, trigger: Trigger) -> Option<UnlessView> {
        let item = self.catalog.item(trigger.item)?;
        // "Goes away if you drink little or nothing" would read as advice.
        let is_advice = self.catalog.tip(tip.tip).is_some_and(|tip| tip.over_drinking);
        if is_advice || self.facts.hides(trigger.item) {
            return None;
        }
        let mut known = trigger;
        let is_better = |choice: &Choice| !choice.unsure && choice.concern < tip.concern;
        if item.choices.get(trigger.choice.index()).is_some_and(|choice| choice.unsure) {
            let first = item.choices.iter().position(|it| is_better(it) && it.tip.is_none());
            known.choice = ChoiceId::at(first?);
        }
        let choice = self.catalog.choice(known.item, known.choice)?;
        Some(UnlessView { answer: self.label(known)? }).filter(|_| is_better(choice))
    }

    fn label(&self, trigger: Trigger) -> Option<Text> {
        let choice = self.catalog.choice(trigger.item, trigger.choice)?;
        Some(self.facts.words(choice.label, choice.label_words))
    }

    fn sources(&self, ids: &[ReferenceId]) -> Vec<SourceView> {
        let mut sources = Vec::new();
        for id in ids {
            let Some(row) = self.catalog.reference(*id) else { continue };
            let (citation, doi) = self.speaker.citation(row);
            sources.push(SourceView {
                id: row.id,
                // Until the words of the sources are here, its id names authors and year.
                citation: if citation.is_empty() { row.id } else { citation }.to_owned(),
                finding: row.finding,
                url: doi.map(|doi| joined(&["https://doi.org/", doi])),
            });
        }
        sources
    }

    fn areas(&self) -> Vec<AreaView> {
        let mut areas = Vec::new();
        for row in self.report.areas.iter().filter(|row| self.model.settings.asks_about(row.area)) {
            if let Some(view) = self.area(row) {
                areas.push(view);
            }
        }
        areas
    }

    fn area(&self, row: &AreaReport) -> Option<AreaView> {
        let area = self.catalog.area(row.area)?;
        let title = self.speaker.say(area.title);
        Some(AreaView {
            area: row.area,
            id: area.id,
            title: area.title,
            outcome: row.outcome,
            words: match (row.outcome, row.concern) {
                (Outcome::Unanswered, _) => words::OUTCOME_UNANSWERED,
                (Outcome::Fine, _) => words::OUTCOME_FINE,
                (Outcome::Unclear, _) => words::OUTCOME_UNCLEAR,
                (Outcome::WorthWork, 0 | 1) => words::OUTCOME_MINOR,
                (Outcome::WorthWork, 2) => words::OUTCOME_MODERATE,
                (Outcome::WorthWork, _) => words::OUTCOME_MAJOR,
            },
            concern: row.concern,
            detail: AreaDetail {
                label: self.count(words::PLAN_ANSWERED, row.answered, row.total),
                is_open: row.answered < row.total,
                more: self.speaker.strings.fill(words::PLAN_MORE_IN, &[("area", title)]),
            },
        })
    }
}

/// A tip's first clause, up to its first full stop or colon, and the rest.
///
/// A full stop inside a number or an abbreviation does not end it: only one before a space
/// or at the end does.
fn split(text: &str) -> (&str, &str) {
    let bytes = text.as_bytes();
    let ends = |place: &usize| {
        matches!(bytes.get(*place), Some(b'.' | b':'))
            && matches!(bytes.get(place + 1), None | Some(b' '))
    };
    let end = (0..bytes.len()).find(ends).unwrap_or(bytes.len());
    let begins = |place: &usize| !matches!(bytes.get(*place), Some(b'.' | b':' | b' '));
    let start = (end..bytes.len()).find(begins).unwrap_or(bytes.len());
    (text.get(..end).unwrap_or(text), text.get(start..).unwrap_or_default())
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
