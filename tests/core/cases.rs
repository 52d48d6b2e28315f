//! Situations as plain data: `tests/cases/*.toml`, one file per topic.
//!
//! A case names what holds, the rule it comes from, an input and what is expected of the
//! report; a key that is left out is not looked at.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Debug;

use gait_check::content::CATALOG;
use gait_check::domain::{Gate, Report, ShownTip, Trigger, evaluate, read};
use gait_check::text::{Speaker, Strings, System, summary_words};
use serde::Deserialize;

use crate::support;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    rule: String,
    #[serde(default)]
    input: toml::Table,
    expect: Expect,
}

type Texts = BTreeMap<String, String>;
type Lists = BTreeMap<String, Vec<String>>;

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Expect {
    gate: Option<String>,
    flags: Option<Vec<String>>,
    flag_text: Texts,
    flag_sources: Lists,
    cautions: Option<Vec<String>>,
    has_cautions: Vec<String>,
    caution_text: Texts,
    light: Option<String>,
    light_text: Option<String>,
    summary: Option<String>,
    tips: Option<Vec<String>>,
    has_tips: Vec<String>,
    next: Option<Vec<String>>,
    has_next: Vec<String>,
    info: Option<Vec<String>>,
    nowhere: Vec<String>,
    pinned: Option<BTreeSet<String>>,
    text: Texts,
    note: Texts,
    priority: BTreeMap<String, f64>,
    because: Lists,
    unless: Lists,
    grade: Texts,
    sources: Lists,
    tip_drill: Texts,
    drills: Option<Vec<String>>,
    no_drills: Vec<String>,
    drill_text: Texts,
    areas: Texts,
    area_concern: BTreeMap<String, u8>,
    answered: Option<usize>,
    total: Option<usize>,
    ignored: Option<BTreeSet<String>>,
}

/// A report with everything in it as public ids and words.
struct Spoken<'a> {
    report: &'a Report,
    speaker: Speaker<'a>,
    failures: Vec<String>,
}

impl Spoken<'_> {
    fn same<T: PartialEq + Debug>(&mut self, what: &str, expected: &T, actual: &T) {
        if expected != actual {
            self.failures.push(format!("{what}: expected {expected:?}, is {actual:?}"));
        }
    }

    fn holds(&mut self, what: &str, holds: bool) {
        if !holds {
            self.failures.push(what.to_owned());
        }
    }

    fn everywhere(&self) -> impl Iterator<Item = &ShownTip> {
        self.report.tips.iter().chain(&self.report.next).chain(&self.report.info)
    }

    fn tip(&mut self, id: &str) -> Option<ShownTip> {
        let found = self.everywhere().find(|tip| tip_id(tip) == id).cloned();
        self.holds(&format!("{id} is nowhere"), found.is_some());
        found
    }
}

fn tip_id(tip: &ShownTip) -> &'static str {
    CATALOG.tip(tip.tip).map_or("", |tip| tip.id)
}

fn tip_ids(tips: &[ShownTip]) -> Vec<String> {
    tips.iter().map(|tip| tip_id(tip).to_owned()).collect()
}

fn gate_id(gate: Gate) -> String {
    gate.map_or("none", |action| action.id()).to_owned()
}

fn answers(triggers: &[Trigger]) -> Vec<String> {
    let rows = triggers.iter().filter_map(|trigger| {
        let item = CATALOG.item(trigger.item)?;
        let choice = CATALOG.choice(trigger.item, trigger.choice)?;
        Some(format!("{}={}", item.id, choice.id))
    });
    rows.collect()
}

fn source_ids(sources: &[gait_check::domain::ReferenceId]) -> Vec<String> {
    let rows = sources.iter().filter_map(|id| CATALOG.reference(*id));
    rows.map(|row| row.id.to_owned()).collect()
}

fn check(strings: &Strings, case: &Case) -> Vec<String> {
    let (said, dropped) = read(&CATALOG, &support::raw_input(&case.input));
    let system = if said.us_units == Some(true) { System::Us } else { System::Metric };
    let report = evaluate(&CATALOG, &said);
    let speaker = Speaker { catalog: &CATALOG, strings, system };
    let mut spoken = Spoken { report: &report, speaker, failures: Vec::new() };
    let expect = &case.expect;
    gates(&mut spoken, expect);
    tips(&mut spoken, expect);
    each_tip(&mut spoken, expect);
    drills(&mut spoken, expect);
    areas(&mut spoken, expect);
    if let Some(expected) = &expect.ignored {
        let fields = dropped.iter().map(|dropped| dropped.field.clone()).collect();
        spoken.same("ignored", expected, &fields);
    }
    spoken.failures
}

fn gates(spoken: &mut Spoken, expect: &Expect) {
    let report = spoken.report;
    if let Some(gate) = &expect.gate {
        spoken.same("gate", gate, &gate_id(report.gate));
    }
    let flag_id = |card: &gait_check::domain::RedFlag| CATALOG.flag(card.flag).map_or("", |f| f.id);
    if let Some(flags) = &expect.flags {
        let cards = report.red_flags.iter();
        let cards = cards.map(|card| format!("{}:{}", flag_id(card), card.action.id())).collect();
        spoken.same("flags", flags, &cards);
    }
    for (id, expected) in &expect.flag_text {
        let card = report.red_flags.iter().find(|card| flag_id(card) == id);
        let text = card.map(|card| spoken.speaker.flag(card));
        spoken.same(&format!("flag_text {id}"), &Some(expected.clone()), &text);
    }
    for (id, expected) in &expect.flag_sources {
        let card = report.red_flags.iter().find(|card| flag_id(card) == id);
        let sources = card.map(|card| source_ids(card.sources)).unwrap_or_default();
        let sources = if sources.is_empty() { vec!["expert opinion".to_owned()] } else { sources };
        spoken.same(&format!("flag_sources {id}"), expected, &sources);
    }
    let speaker = spoken.speaker;
    let cautions: Vec<(String, &str)> = report
        .cautions
        .iter()
        .map(|caution| (speaker.caution_id(caution.id).to_owned(), speaker.say(caution.text)))
        .collect();
    let ids: Vec<String> = cautions.iter().map(|(id, _)| id.clone()).collect();
    if let Some(expected) = &expect.cautions {
        spoken.same("cautions", expected, &ids);
    }
    for id in &expect.has_cautions {
        spoken.holds(&format!("caution {id} is missing from {ids:?}"), ids.contains(id));
    }
    for (id, expected) in &expect.caution_text {
        let text = cautions.iter().find(|(other, _)| other == id).map(|(_, text)| *text);
        spoken.same(&format!("caution_text {id}"), &Some(expected.as_str()), &text);
    }
    if let Some(expected) = &expect.light {
        let light = report.light.map_or("none", |light| light.light.id());
        spoken.same("light", expected, &light.to_owned());
    }
    if let Some(expected) = &expect.light_text {
        let text = report.light.map(|light| speaker.light(light));
        spoken.same("light_text", &Some(expected.clone()), &text);
    }
    if let Some(expected) = &expect.summary {
        let summary = speaker.say(summary_words(report.summary));
        spoken.same("summary", &expected.as_str(), &summary);
    }
}

fn tips(spoken: &mut Spoken, expect: &Expect) {
    let report = spoken.report;
    let lists = [
        ("tips", &expect.tips, &expect.has_tips, &report.tips),
        ("next", &expect.next, &expect.has_next, &report.next),
        ("info", &expect.info, &Vec::new(), &report.info),
    ];
    for (name, exact, some, actual) in lists {
        let actual = tip_ids(actual);
        if let Some(expected) = exact {
            spoken.same(name, expected, &actual);
        }
        for id in some {
            spoken.holds(&format!("{id} is missing from {name} {actual:?}"), actual.contains(id));
        }
    }
    for id in &expect.nowhere {
        let is_there = spoken.everywhere().any(|tip| tip_id(tip) == id);
        spoken.holds(&format!("{id} is there"), !is_there);
    }
    if let Some(expected) = &expect.pinned {
        let pinned = report.tips.iter().filter(|tip| tip.pinned);
        let pinned = pinned.map(|tip| tip_id(tip).to_owned()).collect();
        spoken.same("pinned", expected, &pinned);
    }
}

fn each_tip(spoken: &mut Spoken, expect: &Expect) {
    let speaker = spoken.speaker;
    let fill = spoken.report.fill;
    for (id, expected) in &expect.text {
        let text = spoken.tip(id).map(|tip| speaker.tip(tip.text, &fill));
        spoken.same(&format!("text {id}"), &Some(expected.clone()), &text);
    }
    for (id, expected) in &expect.note {
        let note = spoken.tip(id).and_then(|tip| tip.note).map_or("", |note| speaker.say(note));
        spoken.same(&format!("note {id}"), &expected.as_str(), &note);
    }
    for (id, expected) in &expect.priority {
        let priority = spoken.tip(id).map_or(f64::NAN, |tip| f64::from(tip.priority) / 100.0);
        let is_same = (priority - expected).abs() < 1e-9;
        spoken.holds(&format!("priority {id}: expected {expected}, is {priority}"), is_same);
    }
    for (id, expected) in &expect.because {
        let because = spoken.tip(id).map(|tip| answers(&tip.because)).unwrap_or_default();
        spoken.same(&format!("because {id}"), expected, &because);
    }
    for (id, expected) in &expect.unless {
        let unless = spoken.tip(id).map(|tip| answers(tip.unless.as_slice())).unwrap_or_default();
        spoken.same(&format!("unless {id}"), expected, &unless);
    }
    for (id, expected) in &expect.grade {
        let grade = spoken.tip(id).map(|tip| tip.grade.id().to_owned());
        spoken.same(&format!("grade {id}"), &Some(expected.clone()), &grade);
    }
    for (id, expected) in &expect.sources {
        let sources = spoken.tip(id).map(|tip| source_ids(tip.sources)).unwrap_or_default();
        spoken.same(&format!("sources {id}"), expected, &sources);
    }
    for (id, expected) in &expect.tip_drill {
        let drill = spoken.tip(id).and_then(|tip| CATALOG.drill(tip.drill?));
        spoken.same(
            &format!("tip_drill {id}"),
            &expected.as_str(),
            &drill.map_or("", |row| row.id),
        );
    }
}

fn drills(spoken: &mut Spoken, expect: &Expect) {
    let speaker = spoken.speaker;
    let drills: Vec<(String, &str)> = spoken
        .report
        .drills
        .iter()
        .filter_map(|shown| {
            Some((CATALOG.drill(shown.drill)?.id.to_owned(), speaker.say(shown.steps)))
        })
        .collect();
    let ids: Vec<String> = drills.iter().map(|(id, _)| id.clone()).collect();
    if let Some(expected) = &expect.drills {
        spoken.same("drills", expected, &ids);
    }
    for id in &expect.no_drills {
        spoken.holds(&format!("{id} is among the drills"), !ids.contains(id));
    }
    for (id, expected) in &expect.drill_text {
        let steps = drills.iter().find(|(other, _)| other == id).map(|(_, steps)| *steps);
        spoken.same(&format!("drill_text {id}"), &Some(expected.as_str()), &steps);
    }
}

fn areas(spoken: &mut Spoken, expect: &Expect) {
    let report = spoken.report;
    let find = |id: &str| {
        let area = CATALOG.find_area(id);
        report.areas.iter().find(|row| Some(row.area) == area)
    };
    for (id, expected) in &expect.areas {
        let outcome = find(id).map_or("", |row| row.outcome.id());
        spoken.same(&format!("areas {id}"), &expected.as_str(), &outcome);
    }
    for (id, expected) in &expect.area_concern {
        let concern = find(id).map(|row| row.concern);
        spoken.same(&format!("area_concern {id}"), &Some(*expected), &concern);
    }
    if let Some(expected) = expect.answered {
        spoken.same("answered", &expected, &report.answered);
    }
    if let Some(expected) = expect.total {
        spoken.same("total", &expected, &report.total);
    }
}

/// Fewer than this and a file has gone missing.
const LEAST_CASES: usize = 1400;

#[test]
fn every_case_holds() {
    let strings = support::english();
    let folder = support::root().join("tests/cases");
    let mut files: Vec<_> = std::fs::read_dir(&folder)
        .expect("tests/cases is there")
        .map(|entry| entry.expect("it can be listed").path())
        .collect();
    files.sort();
    let mut count = 0;
    let mut failures = Vec::new();
    for path in files {
        let text = std::fs::read_to_string(&path).expect("a case file can be read");
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let file: File = toml::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
        for case in &file.case {
            count += 1;
            for failure in check(&strings, case) {
                failures.push(format!("{name}: {} ({})\n    {failure}", case.name, case.rule));
            }
        }
    }
    assert!(failures.is_empty(), "{} of {count} cases:\n{}", failures.len(), failures.join("\n"));
    assert!(count >= LEAST_CASES, "only {count} cases were found");
}
