//! What a page's scripts call, and the public form of answers and reports.

use std::rc::Rc;

use wasm_bindgen::prelude::*;

use super::error::ApiError;
use super::json::Json;
use super::{js, packs};
use crate::app::Model;
use crate::content::CATALOG;
use crate::domain::{
    self, Answers, Dropped, RedFlag, ReferenceId, Report, ShownDrill, ShownTip, Trigger, evaluate,
    read,
};
use crate::text::{Speaker, Strings, summary_words};

/// Stands in the place of a source where a card has none.
const EXPERT_OPINION: &str = "expert opinion";
const SCHEMA: usize = 1;

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

/// Adds what a text pack goes on with: the words of the sources, joined in the same way.
#[wasm_bindgen(js_name = addSources)]
pub fn add_sources(locale: &str, joined: String) {
    if let Some(pack) = packs::find(Some(locale)) {
        pack.add_sources(joined);
    }
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
    let mut json = Json::default();
    write_report(&mut json, "", &strings, &model, &dropped);
    Ok(json.into_js())
}

fn strings(options: &JsValue) -> Result<Rc<Strings>, ApiError> {
    if !(options.is_undefined() || options.is_null() || options.is_object()) {
        return Err(ApiError::WrongType("options", "an object such as { locale: \"en\" }"));
    }
    let locale = js::get(options, "locale").as_string();
    packs::find(locale.as_deref()).ok_or(ApiError::NoText)
}

/// Writes what a runner said, as the public `Input`.
pub(super) fn write_input(json: &mut Json, key: &str, said: &Answers) {
    json.open(key, "{");
    json.open("answers", "{");
    for (item, choice) in said.choices() {
        let choice = CATALOG.choice(item, choice).map_or("", |choice| choice.id);
        json.text(CATALOG.item(item).map_or("", |item| item.id), choice);
    }
    json.close("}");
    if said.flags().next().is_some() {
        json.open("flags", "{");
        for (flag, reply) in said.flags() {
            json.text(CATALOG.flag(flag).map_or("", |flag| flag.id), reply.id());
        }
        json.close("}");
    }
    if said.groups().next().is_some() {
        json.open("groups", "[");
        for group in said.groups() {
            json.text("", CATALOG.group(group).map_or("", |group| group.id));
        }
        json.close("]");
    }
    if said.locations_given || said.is_located() {
        json.open("locations", "[");
        for place in said.locations() {
            json.text("", CATALOG.location(place).map_or("", |place| place.id));
        }
        json.close("]");
    }
    write_pain(json, &said.pain);
    write_numbers(json, &said.numbers);
    if let Some(is_us) = said.us_units {
        json.text("units", if is_us { "us" } else { "metric" });
    }
    json.close("}");
}

fn write_pain(json: &mut Json, pain: &domain::Pain) {
    if *pain == domain::Pain::default() {
        return;
    }
    json.open("pain", "{");
    for (key, level) in [
        ("during", pain.during),
        ("after", pain.after),
        ("nextMorning", pain.next_morning),
        ("baselineMorning", pain.baseline_morning),
    ] {
        if let Some(level) = level {
            json.count(key, level.into());
        }
    }
    for (key, fact) in
        [("limp", pain.limp), ("builds", pain.builds), ("pastBoneStress", pain.past_bone_stress)]
    {
        if let Some(fact) = fact {
            json.bool(key, fact);
        }
    }
    json.close("}");
}

fn write_numbers(json: &mut Json, numbers: &domain::Numbers) {
    if *numbers == domain::Numbers::default() {
        return;
    }
    json.open("numbers", "{");
    for (key, number) in [
        ("cadenceSpm", numbers.cadence_spm),
        ("heightCm", numbers.height_cm),
        ("longestKm", numbers.longest_km),
        ("plannedKm", numbers.planned_km),
        ("bmi", numbers.bmi),
    ] {
        if let Some(number) = number {
            json.number(key, number);
        }
    }
    if let Some(hurts) = numbers.calf_pain {
        json.bool("calfPain", hurts);
    }
    json.close("}");
}

/// Writes everything that follows from a model, as the public `Report`.
pub(super) fn write_report(
    json: &mut Json,
    key: &str,
    strings: &Strings,
    model: &Model,
    dropped: &[Dropped],
) {
    let speaker = Speaker { catalog: &CATALOG, strings, system: model.system() };
    let report = evaluate(&CATALOG, &model.answers);
    let mut writer = Writer { json, speaker: &speaker, report: &report };
    writer.report(key, dropped);
}

struct Writer<'a> {
    json: &'a mut Json,
    speaker: &'a Speaker<'a>,
    report: &'a Report,
}

impl Writer<'_> {
    fn report(&mut self, key: &str, dropped: &[Dropped]) {
        let report = self.report;
        self.json.open(key, "{");
        self.json.count("schema", SCHEMA);
        self.json.text("gate", report.gate.map_or("none", domain::Action::id));
        self.json.open("redFlags", "[");
        for card in &report.red_flags {
            self.red_flag(card);
        }
        self.json.close("]");
        self.json.open("cautions", "[");
        for caution in &report.cautions {
            self.json.open("", "{");
            self.json.text("id", self.speaker.caution_id(caution.id));
            self.json.text("text", self.speaker.say(caution.text));
            self.json.close("}");
        }
        self.json.close("]");
        self.light();
        self.json.text("summary", self.speaker.say(summary_words(report.summary)));
        for (key, tips) in [("tips", &report.tips), ("next", &report.next), ("info", &report.info)]
        {
            self.json.open(key, "[");
            for tip in tips {
                self.tip(tip);
            }
            self.json.close("]");
        }
        self.areas();
        self.json.open("drills", "[");
        for drill in &report.drills {
            self.drill(*drill);
        }
        self.json.close("]");
        self.json.count("answered", report.answered);
        self.json.count("total", report.total);
        self.json.open("ignored", "[");
        for dropped in dropped {
            self.json.open("", "{");
            self.json.text("field", &dropped.field);
            self.json.text("value", &js::shown(&dropped.value));
            self.json.text("reason", &self.speaker.reason(dropped));
            self.json.close("}");
        }
        self.json.close("]");
        self.json.close("}");
    }

    fn red_flag(&mut self, card: &RedFlag) {
        self.json.open("", "{");
        self.json.text("id", CATALOG.flag(card.flag).map_or("", |flag| flag.id));
        self.json.text("action", card.action.id());
        self.json.text("message", &self.speaker.flag(card));
        self.sources(card.sources, EXPERT_OPINION);
        self.json.close("}");
    }

    fn light(&mut self) {
        let Some(light) = self.report.light else { return self.json.raw("light", "null") };
        self.json.open("light", "{");
        self.json.text("color", light.light.id());
        self.json.text("advice", &self.speaker.light(light));
        self.json.close("}");
    }

    fn tip(&mut self, shown: &ShownTip) {
        let Some(tip) = CATALOG.tip(shown.tip) else { return };
        self.json.open("", "{");
        self.json.text("id", tip.id);
        self.json.text("area", CATALOG.area(tip.area).map_or("", |area| area.id));
        self.json.text("text", &self.speaker.tip(shown.text, &self.report.fill));
        if let Some(note) = shown.note {
            self.json.text("note", self.speaker.say(note));
        }
        self.json.bool("pinned", shown.pinned);
        self.json.number("priority", f64::from(shown.priority) / 100.0);
        self.answers("because", &shown.because);
        self.answers("unless", shown.unless.as_slice());
        self.json.open("evidence", "{");
        self.json.text("grade", shown.grade.id());
        self.json.text("why", self.speaker.say(shown.why));
        self.sources(shown.sources, "");
        self.json.close("}");
        if let Some(drill) = shown.drill.and_then(|drill| CATALOG.drill(drill)) {
            self.json.text("drill", drill.id);
        }
        self.json.close("}");
    }

    fn answers(&mut self, key: &str, triggers: &[Trigger]) {
        self.json.open(key, "[");
        for Trigger { item, choice } in triggers {
            self.json.open("", "{");
            self.json.text("item", CATALOG.item(*item).map_or("", |item| item.id));
            let choice = CATALOG.choice(*item, *choice);
            self.json.text("option", choice.map_or("", |choice| choice.id));
            self.json.close("}");
        }
        self.json.close("]");
    }

    /// Ids of sources, or what stands in their place where there are none.
    fn sources(&mut self, ids: &[ReferenceId], else_says: &str) {
        self.json.open("sources", "[");
        for id in ids {
            self.json.text("", CATALOG.reference(*id).map_or("", |reference| reference.id));
        }
        if ids.is_empty() && !else_says.is_empty() {
            self.json.text("", else_says);
        }
        self.json.close("]");
    }

    fn areas(&mut self) {
        self.json.open("areas", "[");
        for row in &self.report.areas {
            self.json.open("", "{");
            self.json.text("id", CATALOG.area(row.area).map_or("", |area| area.id));
            self.json.text("outcome", row.outcome.id());
            self.json.count("concern", row.concern.into());
            self.json.count("answered", row.answered);
            self.json.count("total", row.total);
            self.json.close("}");
        }
        self.json.close("]");
    }

    fn drill(&mut self, shown: ShownDrill) {
        let Some(drill) = CATALOG.drill(shown.drill) else { return };
        self.json.open("", "{");
        for (key, words) in [
            ("id", drill.id),
            ("title", self.speaker.say(drill.title)),
            ("steps", self.speaker.say(shown.steps)),
            ("progress", self.speaker.say(drill.progress)),
            ("caution", drill.caution.map_or("", |caution| self.speaker.say(caution))),
        ] {
            self.json.text(key, words);
        }
        self.json.close("}");
    }
}
