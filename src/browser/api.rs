//! What a page's scripts call, with types of its own.

use std::rc::Rc;

use wasm_bindgen::prelude::*;

use super::error::ApiError;
use super::record::{OrNull, Pairs, ToJs, record};
use super::{js, packs};
use crate::app::Model;
use crate::content::CATALOG;
use crate::domain::{
    self, Answers, AreaReport, Catalog, Dropped, Gate, Numbers, Pain, ReferenceId, Report,
    ShownDrill, ShownTip, Trigger, evaluate, read,
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
    Ok(CatalogRecord::of(&CATALOG, &strings).to_js())
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
    let speaker = Speaker { catalog: &CATALOG, strings, system: model.system() };
    let report = evaluate(&CATALOG, &model.answers);
    ReportRecord::of(&speaker, &report, dropped).to_js()
}

record! {
    /// The public `Input`.
    pub(super) struct InputRecord {
        answers: Pairs as "answers",
        flags: Option<Pairs> as "flags",
        groups: Option<Vec<&'static str>> as "groups",
        locations: Option<Vec<&'static str>> as "locations",
        pain: Option<PainRecord> as "pain",
        numbers: Option<NumbersRecord> as "numbers",
        units: Option<&'static str> as "units",
    }
}

record! {
    struct PainRecord {
        during: Option<u8> as "during",
        after: Option<u8> as "after",
        next_morning: Option<u8> as "nextMorning",
        baseline_morning: Option<u8> as "baselineMorning",
        limp: Option<bool> as "limp",
        builds: Option<bool> as "builds",
        past_bone_stress: Option<bool> as "pastBoneStress",
    }
}

record! {
    struct NumbersRecord {
        cadence_spm: Option<f64> as "cadenceSpm",
        height_cm: Option<f64> as "heightCm",
        longest_km: Option<f64> as "longestKm",
        planned_km: Option<f64> as "plannedKm",
        bmi: Option<f64> as "bmi",
        calf_pain: Option<bool> as "calfPain",
    }
}

impl InputRecord {
    /// What a runner said.
    pub fn of(catalog: &Catalog, said: &Answers) -> Self {
        let answers = said.choices().filter_map(|(item, choice)| {
            Some((catalog.item(item)?.id, catalog.choice(item, choice)?.id))
        });
        let flags =
            said.flags().filter_map(|(flag, reply)| Some((catalog.flag(flag)?.id, reply.id())));
        let groups = said.groups().iter().filter_map(|group| Some(catalog.group(*group)?.id));
        let locations =
            said.locations().iter().filter_map(|place| Some(catalog.location(*place)?.id));
        let (pain, numbers) = (&said.pain, &said.numbers);
        Self {
            answers: Pairs(answers.collect()),
            flags: said.flags().next().map(|_| Pairs(flags.collect())),
            groups: (!said.groups().is_empty()).then(|| groups.collect()),
            locations: (said.locations_given || said.is_located()).then(|| locations.collect()),
            pain: (*pain != Pain::default()).then_some(PainRecord {
                during: pain.during,
                after: pain.after,
                next_morning: pain.next_morning,
                baseline_morning: pain.baseline_morning,
                limp: pain.limp,
                builds: pain.builds,
                past_bone_stress: pain.past_bone_stress,
            }),
            numbers: (*numbers != Numbers::default()).then_some(NumbersRecord {
                cadence_spm: numbers.cadence_spm,
                height_cm: numbers.height_cm,
                longest_km: numbers.longest_km,
                planned_km: numbers.planned_km,
                bmi: numbers.bmi,
                calf_pain: numbers.calf_pain,
            }),
            units: said.us_units.map(|is_us| if is_us { "us" } else { "metric" }),
        }
    }
}

record! {
    struct ReportRecord<'a> {
        schema: u8 as "schema",
        gate: &'static str as "gate",
        red_flags: Vec<FlagCard> as "redFlags",
        cautions: Vec<Card<'a>> as "cautions",
        light: OrNull<LightCard> as "light",
        summary: &'a str as "summary",
        tips: Vec<TipRecord<'a>> as "tips",
        next: Vec<TipRecord<'a>> as "next",
        info: Vec<TipRecord<'a>> as "info",
        areas: Vec<AreaRecord> as "areas",
        drills: Vec<DrillRecord<'a>> as "drills",
        answered: usize as "answered",
        total: usize as "total",
        ignored: Vec<Ignored<'a>> as "ignored",
    }
}

record! {
    struct FlagCard {
        id: &'static str as "id",
        action: &'static str as "action",
        message: String as "message",
        sources: Vec<&'static str> as "sources",
    }
}

record! {
    struct Card<'a> {
        id: &'static str as "id",
        text: &'a str as "text",
    }
}

record! {
    struct LightCard {
        color: &'static str as "color",
        advice: String as "advice",
    }
}

record! {
    struct TipRecord<'a> {
        id: &'static str as "id",
        area: &'static str as "area",
        text: String as "text",
        note: Option<&'a str> as "note",
        pinned: bool as "pinned",
        priority: f64 as "priority",
        because: Vec<AnswerRecord> as "because",
        unless: Vec<AnswerRecord> as "unless",
        evidence: EvidenceRecord<'a> as "evidence",
        drill: Option<&'static str> as "drill",
    }
}

record! {
    struct AnswerRecord {
        item: &'static str as "item",
        option: &'static str as "option",
    }
}

record! {
    struct EvidenceRecord<'a> {
        grade: &'static str as "grade",
        why: &'a str as "why",
        sources: Vec<&'static str> as "sources",
    }
}

record! {
    struct AreaRecord {
        id: &'static str as "id",
        outcome: &'static str as "outcome",
        concern: u8 as "concern",
        answered: usize as "answered",
        total: usize as "total",
    }
}

record! {
    struct DrillRecord<'a> {
        id: &'static str as "id",
        title: &'a str as "title",
        steps: &'a str as "steps",
        progress: &'a str as "progress",
        caution: &'a str as "caution",
    }
}

record! {
    struct Ignored<'a> {
        field: &'a str as "field",
        value: String as "value",
        reason: String as "reason",
    }
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
            light: OrNull(
                report.light.map(|light| LightCard {
                    color: light.light.id(),
                    advice: speaker.light(light),
                }),
            ),
            summary: speaker.say(summary_words(report.summary)),
            tips: tips(&report.tips),
            next: tips(&report.next),
            info: tips(&report.info),
            areas: report.areas.iter().filter_map(AreaRecord::of).collect(),
            drills: report
                .drills
                .iter()
                .filter_map(|drill| DrillRecord::of(speaker, *drill))
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
        let answers =
            |triggers: &[Trigger]| triggers.iter().copied().filter_map(AnswerRecord::of).collect();
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
    fn of(speaker: &Speaker<'a>, shown: ShownDrill) -> Option<Self> {
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

record! {
    struct CatalogRecord<'a> {
        areas: Vec<AreaRow<'a>> as "areas",
        items: Vec<ItemRow<'a>> as "items",
        tips: Vec<TipRow<'a>> as "tips",
        flags: Vec<FlagRow<'a>> as "flags",
        groups: Vec<GroupRow<'a>> as "groups",
        drills: Vec<DrillRecord<'a>> as "drills",
        locations: Vec<LocationRow<'a>> as "locations",
        references: Vec<ReferenceRow<'a>> as "references",
    }
}

record! {
    struct AreaRow<'a> {
        id: &'static str as "id",
        title: &'a str as "title",
        items: Vec<&'static str> as "items",
    }
}

record! {
    struct ItemRow<'a> {
        id: &'static str as "id",
        area: &'static str as "area",
        core: bool as "core",
        express: bool as "express",
        question: &'a str as "question",
        check: &'a str as "check",
        options: Vec<OptionRow<'a>> as "options",
        evidence: EvidenceRecord<'a> as "evidence",
        drill: Option<&'static str> as "drill",
    }
}

record! {
    struct OptionRow<'a> {
        id: &'static str as "id",
        label: &'a str as "label",
        concern: u8 as "concern",
        tip: Option<&'static str> as "tip",
    }
}

record! {
    struct TipRow<'a> {
        id: &'static str as "id",
        area: &'static str as "area",
        text: &'a str as "text",
    }
}

record! {
    struct FlagRow<'a> {
        id: &'static str as "id",
        question: &'a str as "question",
        action: &'static str as "action",
        message: &'a str as "message",
        why: &'a str as "why",
    }
}

record! {
    struct GroupRow<'a> {
        id: &'static str as "id",
        label: &'a str as "label",
        text: &'a str as "text",
    }
}

record! {
    struct LocationRow<'a> {
        id: &'static str as "id",
        label: &'a str as "label",
        primary: Vec<&'static str> as "primary",
        secondary: Vec<&'static str> as "secondary",
        key: OrNull<&'static str> as "key",
    }
}

record! {
    struct ReferenceRow<'a> {
        id: &'static str as "id",
        citation: &'a str as "citation",
        finding: &'a str as "finding",
        grade: &'static str as "grade",
        status: &'a str as "status",
        doi: Option<&'a str> as "doi",
    }
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
            DrillRecord::of(&speaker, ShownDrill { drill: drill_id, steps: drill.steps })
        });
        let locations = catalog.locations.iter().map(|row| LocationRow {
            id: row.id,
            label: speaker.say(row.label),
            primary: item_ids(catalog, row.primary),
            secondary: item_ids(catalog, row.secondary),
            key: OrNull(row.key.and_then(|key| Some(catalog.item(key)?.id))),
        });
        let references = catalog.references.iter().map(|row| ReferenceRow {
            id: row.id,
            citation: speaker.say(row.citation),
            finding: speaker.say(row.finding),
            grade: row.grade.id(),
            status: speaker.say(row.status),
            doi: speaker.citation(row).1,
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
