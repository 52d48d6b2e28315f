//! What a page's scripts call, with types of its own.

use std::rc::Rc;

use serde::Serialize;
use wasm_bindgen::prelude::*;

use super::error::ApiError;
use super::widget::system_of;
use super::{js, packs};
use crate::app::Model;
use crate::content::CATALOG;
use crate::domain::{
    self, Answers, AreaReport, Catalog, Dropped, Gate, ReferenceId, Report, ShownDrill, ShownTip,
    Trigger, evaluate, read,
};
use crate::text::{Speaker, Strings, System, summary_words};

/// Stands in the place of a source where a card has none.
const EXPERT_OPINION: &str = "expert opinion";
const SCHEMA: u8 = 1;

/// The version of the product.
#[wasm_bindgen]
#[must_use]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

/// Adds a text pack: its sentences joined by line breaks.
#[wasm_bindgen(js_name = addText)]
pub fn add_text(locale: &str, joined: String) {
    packs::add(Strings::new(locale, joined));
}

/// The public `assess`.
///
/// # Errors
/// When the input has the wrong type or no text pack has arrived.
#[wasm_bindgen]
pub fn assess(input: &JsValue, options: &JsValue) -> Result<JsValue, JsValue> {
    let raw = js::input(input)?;
    let strings = strings(options)?;
    let (answers, dropped) = read(&CATALOG, &raw);
    let model = Model { answers, ..Model::default() };
    Ok(report(&strings, &model, &dropped))
}

/// The public `catalog`.
///
/// # Errors
/// When no text pack has arrived.
#[wasm_bindgen]
pub fn catalog(options: &JsValue) -> Result<JsValue, JsValue> {
    let strings = strings(options)?;
    Ok(js::plain(&CatalogRecord::of(&CATALOG, &strings)))
}

fn strings(options: &JsValue) -> Result<Rc<Strings>, ApiError> {
    if !(options.is_undefined() || options.is_null() || options.is_object()) {
        return Err(ApiError::WrongType("options", "an object such as { locale: \"en\" }"));
    }
    let locale = js::get(options, "locale").as_string();
    packs::find(locale.as_deref()).ok_or(ApiError::NoText)
}

/// The public `Report` of a model.
pub(super) fn report(strings: &Strings, model: &Model, dropped: &[Dropped]) -> JsValue {
    let system = system_of(&model.answers, model.settings.system);
    let speaker = Speaker { catalog: &CATALOG, strings, system };
    let report = evaluate(&CATALOG, &model.answers);
    js::plain(&ReportRecord::of(&speaker, &report, dropped))
}

/// Keys and values of an object.
struct Pairs(Vec<(&'static str, &'static str)>);

impl Pairs {
    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Serialize for Pairs {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().copied())
    }
}

/// The public `Input`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct InputRecord {
    answers: Pairs,
    #[serde(skip_serializing_if = "Pairs::is_empty")]
    flags: Pairs,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    groups: Vec<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    locations: Option<Vec<&'static str>>,
    #[serde(skip_serializing_if = "PainRecord::is_empty")]
    pain: PainRecord,
    #[serde(skip_serializing_if = "NumbersRecord::is_empty")]
    numbers: NumbersRecord,
    #[serde(skip_serializing_if = "Option::is_none")]
    units: Option<&'static str>,
}

#[derive(Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
struct PainRecord {
    #[serde(skip_serializing_if = "Option::is_none")]
    during: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    after: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    next_morning: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    baseline_morning: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    limp: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    builds: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    past_bone_stress: Option<bool>,
}

impl PainRecord {
    fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

#[derive(Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
struct NumbersRecord {
    #[serde(skip_serializing_if = "Option::is_none")]
    cadence_spm: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    height_cm: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    longest_km: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    planned_km: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    bmi: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    calf_pain: Option<bool>,
}

impl NumbersRecord {
    fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl InputRecord {
    /// What a runner said.
    pub fn of(catalog: &Catalog, said: &Answers) -> Self {
        let answers = said.choices().filter_map(|(item, choice)| {
            Some((catalog.item(item)?.id, catalog.choice(item, choice)?.id))
        });
        let flags = said
            .flags()
            .filter_map(|(flag, reply)| Some((catalog.flag(flag)?.id, reply.id())));
        let groups = said.groups().iter().filter_map(|group| Some(catalog.group(*group)?.id));
        let locations =
            said.locations().iter().filter_map(|place| Some(catalog.location(*place)?.id));
        let (pain, numbers) = (&said.pain, &said.numbers);
        Self {
            answers: Pairs(answers.collect()),
            flags: Pairs(flags.collect()),
            groups: groups.collect(),
            locations: (said.locations_given || said.is_located()).then(|| locations.collect()),
            pain: PainRecord {
                during: pain.during,
                after: pain.after,
                next_morning: pain.next_morning,
                baseline_morning: pain.baseline_morning,
                limp: pain.limp,
                builds: pain.builds,
                past_bone_stress: pain.past_bone_stress,
            },
            numbers: NumbersRecord {
                cadence_spm: numbers.cadence_spm,
                height_cm: numbers.height_cm,
                longest_km: numbers.longest_km,
                planned_km: numbers.planned_km,
                bmi: numbers.bmi,
                calf_pain: numbers.calf_pain,
            },
            units: said.us_units.map(|is_us| if is_us { "us" } else { "metric" }),
        }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ReportRecord<'a> {
    schema: u8,
    gate: &'static str,
    red_flags: Vec<FlagCard>,
    cautions: Vec<Card<'a>>,
    light: Option<LightCard>,
    summary: &'a str,
    tips: Vec<TipRecord<'a>>,
    next: Vec<TipRecord<'a>>,
    info: Vec<TipRecord<'a>>,
    areas: Vec<AreaRecord>,
    drills: Vec<DrillRecord<'a>>,
    answered: usize,
    total: usize,
    ignored: Vec<Ignored<'a>>,
}

#[derive(Serialize)]
struct FlagCard {
    id: &'static str,
    action: &'static str,
    message: String,
    sources: Vec<&'static str>,
}

#[derive(Serialize)]
struct Card<'a> {
    id: &'static str,
    text: &'a str,
}

#[derive(Serialize)]
struct LightCard {
    color: &'static str,
    advice: String,
}

#[derive(Serialize)]
struct TipRecord<'a> {
    id: &'static str,
    area: &'static str,
    text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'a str>,
    pinned: bool,
    priority: f64,
    because: Vec<AnswerRecord>,
    unless: Vec<AnswerRecord>,
    evidence: EvidenceRecord<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    drill: Option<&'static str>,
}

#[derive(Serialize)]
struct AnswerRecord {
    item: &'static str,
    option: &'static str,
}

#[derive(Serialize)]
struct EvidenceRecord<'a> {
    grade: &'static str,
    why: &'a str,
    sources: Vec<&'static str>,
}

#[derive(Serialize)]
struct AreaRecord {
    id: &'static str,
    outcome: &'static str,
    concern: u8,
    answered: usize,
    total: usize,
}

#[derive(Serialize)]
struct DrillRecord<'a> {
    id: &'static str,
    title: &'a str,
    steps: &'a str,
    progress: &'a str,
    caution: &'a str,
}

#[derive(Serialize)]
struct Ignored<'a> {
    field: &'a str,
    value: String,
    reason: String,
}

fn gate_id(gate: Gate) -> &'static str {
    gate.map_or("none", domain::Action::id)
}

fn source_ids(ids: &[ReferenceId]) -> Vec<&'static str> {
    ids.iter().filter_map(|id| Some(CATALOG.reference(*id)?.id)).collect()
}

impl<'a> ReportRecord<'a> {
    fn of(speaker: &Speaker<'a>, report: &Report, dropped: &'a [Dropped]) -> Self {
        let flags = report.red_flags.iter().filter_map(|card| {
            let sources = source_ids(card.sources);
            Some(FlagCard {
                id: CATALOG.flag(card.flag)?.id,
                action: card.action.id(),
                message: speaker.flag(card),
                sources: if sources.is_empty() { vec![EXPERT_OPINION] } else { sources },
            })
        });
        let cautions = report.cautions.iter();
        let cautions = cautions.map(|caution| Card {
            id: speaker.caution_id(caution.id),
            text: speaker.say(caution.text),
        });
        let tips = |tips: &[ShownTip]| {
            tips.iter().filter_map(|tip| TipRecord::of(speaker, report, tip)).collect()
        };
        Self {
            schema: SCHEMA,
            gate: gate_id(report.gate),
            red_flags: flags.collect(),
            cautions: cautions.collect(),
            light: report.light.map(|light| LightCard {
                color: light.light.id(),
                advice: speaker.light(light),
            }),
            summary: speaker.say(summary_words(report.summary)),
            tips: tips(&report.tips),
            next: tips(&report.next),
            info: tips(&report.info),
            areas: report.areas.iter().filter_map(AreaRecord::of).collect(),
            drills: report
                .drills
                .iter()
                .filter_map(|drill| DrillRecord::of(speaker, drill))
                .collect(),
            answered: report.answered,
            total: report.total,
            ignored: dropped
                .iter()
                .map(|dropped| Ignored {
                    field: &dropped.field,
                    value: js::shown(&dropped.value),
                    reason: speaker.reason(dropped),
                })
                .collect(),
        }
    }
}

impl<'a> TipRecord<'a> {
    fn of(speaker: &Speaker<'a>, report: &Report, shown: &ShownTip) -> Option<Self> {
        let tip = CATALOG.tip(shown.tip)?;
        let answers = |triggers: &[Trigger]| {
            triggers.iter().copied().filter_map(AnswerRecord::of).collect()
        };
        Some(Self {
            id: tip.id,
            area: CATALOG.area(tip.area)?.id,
            text: speaker.tip(shown.text, &report.fill),
            note: shown.note.map(|note| speaker.say(note)),
            pinned: shown.pinned,
            priority: f64::from(shown.priority) / 100.0,
            because: answers(&shown.because),
            unless: answers(shown.unless.as_slice()),
            evidence: EvidenceRecord {
                grade: shown.grade.id(),
                why: speaker.say(shown.why),
                sources: source_ids(shown.sources),
            },
            drill: shown.drill.and_then(|drill| Some(CATALOG.drill(drill)?.id)),
        })
    }
}

impl AnswerRecord {
    fn of(trigger: Trigger) -> Option<Self> {
        Some(Self {
            item: CATALOG.item(trigger.item)?.id,
            option: CATALOG.choice(trigger.item, trigger.choice)?.id,
        })
    }
}

impl AreaRecord {
    fn of(row: &AreaReport) -> Option<Self> {
        let AreaReport { concern, answered, total, outcome, .. } = *row;
        let id = CATALOG.area(row.area)?.id;
        Some(Self { id, outcome: outcome.id(), concern, answered, total })
    }
}

impl<'a> DrillRecord<'a> {
    fn of(speaker: &Speaker<'a>, shown: &ShownDrill) -> Option<Self> {
        let drill = CATALOG.drill(shown.drill)?;
        Some(Self {
            id: drill.id,
            title: speaker.say(drill.title),
            steps: speaker.say(shown.steps),
            progress: speaker.say(drill.progress),
            caution: drill.caution.map_or("", |caution| speaker.say(caution)),
        })
    }
}

#[derive(Serialize)]
struct CatalogRecord<'a> {
    areas: Vec<AreaRow<'a>>,
    items: Vec<ItemRow<'a>>,
    tips: Vec<TipRow<'a>>,
    flags: Vec<FlagRow<'a>>,
    groups: Vec<GroupRow<'a>>,
    drills: Vec<DrillRecord<'a>>,
    locations: Vec<LocationRow<'a>>,
    references: Vec<ReferenceRow<'a>>,
}

#[derive(Serialize)]
struct AreaRow<'a> {
    id: &'static str,
    title: &'a str,
    items: Vec<&'static str>,
}

#[derive(Serialize)]
struct ItemRow<'a> {
    id: &'static str,
    area: &'static str,
    core: bool,
    express: bool,
    question: &'a str,
    check: &'a str,
    options: Vec<OptionRow<'a>>,
    evidence: EvidenceRecord<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    drill: Option<&'static str>,
}

#[derive(Serialize)]
struct OptionRow<'a> {
    id: &'static str,
    label: &'a str,
    concern: u8,
    #[serde(skip_serializing_if = "Option::is_none")]
    tip: Option<&'static str>,
}

#[derive(Serialize)]
struct TipRow<'a> {
    id: &'static str,
    area: &'static str,
    text: &'a str,
}

#[derive(Serialize)]
struct FlagRow<'a> {
    id: &'static str,
    question: &'a str,
    action: &'static str,
    message: &'a str,
    why: &'a str,
}

#[derive(Serialize)]
struct GroupRow<'a> {
    id: &'static str,
    label: &'a str,
    text: &'a str,
}

#[derive(Serialize)]
struct LocationRow<'a> {
    id: &'static str,
    label: &'a str,
    primary: Vec<&'static str>,
    secondary: Vec<&'static str>,
    key: Option<&'static str>,
}

#[derive(Serialize)]
struct ReferenceRow<'a> {
    id: &'static str,
    citation: &'a str,
    finding: &'a str,
    grade: &'static str,
    status: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    doi: Option<&'static str>,
}

fn item_ids(catalog: &Catalog, items: &[domain::ItemId]) -> Vec<&'static str> {
    items.iter().filter_map(|item| Some(catalog.item(*item)?.id)).collect()
}

impl<'a> CatalogRecord<'a> {
    fn of(catalog: &'a Catalog, strings: &'a Strings) -> Self {
        let speaker = Speaker { catalog, strings, system: System::Metric };
        let area_id = |area| catalog.area(area).map_or("", |area: &domain::Area| area.id);
        let areas = catalog.areas.iter().map(|area| AreaRow {
            id: area.id,
            title: speaker.say(area.title),
            items: (catalog.items.iter())
                .filter(|item| area_id(item.area) == area.id)
                .map(|item| item.id)
                .collect(),
        });
        let items = catalog.items.iter().map(|item| ItemRow {
            id: item.id,
            area: area_id(item.area),
            core: item.core,
            express: item.express.is_some(),
            question: speaker.say(item.question),
            check: speaker.say(item.check),
            options: (item.choices.iter())
                .map(|choice| OptionRow {
                    id: choice.id,
                    label: speaker.say(choice.label),
                    concern: choice.concern,
                    tip: choice.tip.and_then(|tip| Some(catalog.tip(tip)?.id)),
                })
                .collect(),
            evidence: EvidenceRecord {
                grade: item.grade.id(),
                why: speaker.say(item.why),
                sources: source_ids(item.sources),
            },
            drill: item.drill.and_then(|drill| Some(catalog.drill(drill)?.id)),
        });
        let tips = catalog.tips.iter().map(|tip| TipRow {
            id: tip.id,
            area: area_id(tip.area),
            text: speaker.say(tip.text),
        });
        let flags = catalog.flags.iter().map(|flag| FlagRow {
            id: flag.id,
            question: speaker.say(flag.question),
            action: flag.action.id(),
            message: speaker.say(flag.message),
            why: speaker.say(flag.why),
        });
        let groups = catalog.groups.iter().map(|group| GroupRow {
            id: group.id,
            label: speaker.say(group.label),
            text: speaker.say(group.text),
        });
        let drills = catalog.drills.iter().enumerate().filter_map(|(index, drill)| {
            let drill_id = domain::DrillId::at(index);
            DrillRecord::of(&speaker, &ShownDrill { drill: drill_id, steps: drill.steps })
        });
        let locations = catalog.locations.iter().map(|row| LocationRow {
            id: row.id,
            label: speaker.say(row.label),
            primary: item_ids(catalog, row.primary),
            secondary: item_ids(catalog, row.secondary),
            key: row.key.and_then(|key| Some(catalog.item(key)?.id)),
        });
        let references = catalog.references.iter().map(|row| ReferenceRow {
            id: row.id,
            citation: speaker.say(row.citation),
            finding: speaker.say(row.finding),
            grade: row.grade.id(),
            status: speaker.say(row.status),
            doi: row.doi,
        });
        Self {
            areas: areas.collect(),
            items: items.collect(),
            tips: tips.collect(),
            flags: flags.collect(),
            groups: groups.collect(),
            drills: drills.collect(),
            locations: locations.collect(),
            references: references.collect(),
        }
    }
}
