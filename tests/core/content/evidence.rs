//! The catalog against the reference it was made from.
//!
//! The reference is no part of the repository. Where it lies beside it, every id and every
//! sentence is compared; elsewhere `counts` alone holds.

use std::fmt::Debug;
use std::fs;

use gait_check::content::CATALOG;
use gait_check::domain::{Grade, ReferenceId};
use gait_check::text::System;

use super::table::{Row, Table, ids, tables};
use crate::support::{compiled, root, say, speaker};

/// `experience` = `6-24-months` gives no tip (rules, section 3.8).
const NO_TIP: (&str, &str) = ("experience", "6-24-months");

/// A page beside the repository; `None` where it is not there.
fn page(name: &str) -> Option<String> {
    let page = fs::read_to_string(root().join("../shared/domain").join(name)).ok();
    if page.is_none() {
        eprintln!("{name} is not beside the repository: nothing is compared");
    }
    page
}

/// Tables that have all these columns, of sections whose heading begins so.
fn find<'a>(tables: &'a [Table], heading: &str, columns: &[&str]) -> Vec<&'a Table> {
    let fits = |table: &&Table| {
        table.heading.starts_with(heading) && columns.iter().all(|name| table.has(name))
    };
    tables.iter().filter(fits).collect()
}

/// What differs, gathered so that one run names everything.
#[derive(Default)]
struct Differences(Vec<String>);

impl Differences {
    #[expect(clippy::needless_pass_by_value, reason = "most of it is made to be compared")]
    fn same<T: PartialEq + Debug>(&mut self, place: &str, reference: T, catalog: T) {
        if reference != catalog {
            self.0.push(format!("{place}\n  reference: {reference:?}\n  catalog:   {catalog:?}"));
        }
    }

    fn none(self) {
        assert!(self.0.is_empty(), "{} difference(s):\n{}", self.0.len(), self.0.join("\n"));
    }
}

fn id<'a>(row: &Row<'a>, column: &str) -> &'a str {
    ids(row[column]).first().copied().unwrap_or_default()
}

fn sources(ids: &[ReferenceId]) -> Vec<&'static str> {
    ids.iter().map(|source| CATALOG.reference(*source).expect("it is there").id).collect()
}

#[test]
fn areas_are_those_of_the_reference() {
    let Some(page) = page("evidence.md") else { return };
    let headings = page.lines().filter_map(|line| line.strip_prefix("### 3."));
    let reference: Vec<(&str, &str)> = headings
        .map(|heading| {
            let (_, title) = heading.split_once(' ').expect("a number and a title");
            let (title, id) = title.split_once(" (`").expect("a title and an id");
            (id.trim_end_matches("`)"), title)
        })
        .collect();
    let catalog: Vec<(&str, &str)> =
        CATALOG.areas.iter().map(|area| (area.id, say(area.title))).collect();
    assert_eq!(catalog, reference);
}

/// "`comfortable` (Comfortable) = 0; `slightly-off` (A bit off) = 1"
fn options(cell: &str) -> Vec<(&str, &str, u8)> {
    cell.split("; `")
        .map(|option| {
            let (option, concern) = option.rsplit_once(" = ").expect("a concern");
            let (id, label) = option.trim_start_matches('`').split_once("` (").expect("a label");
            let label = label.strip_suffix(')').expect("a label in parentheses");
            (id, label, concern.parse().expect("a number"))
        })
        .collect()
}

#[test]
fn items_ask_what_the_reference_asks() {
    let Some(page) = page("evidence.md") else { return };
    let tables = tables(&page);
    let mut differences = Differences::default();
    let questions = find(&tables, "3.", &["Item id", "Question"]);
    let rows: Vec<Row> = questions.iter().flat_map(|table| table.rows()).collect();
    differences.same("items", 48, rows.len());
    for (row, item) in rows.iter().zip(CATALOG.items) {
        let place = |field: &str| format!("{} {field}", item.id);
        differences.same(&place("id"), id(row, "Item id"), item.id);
        differences.same(&place("core"), row["Item id"].ends_with("CORE"), item.core);
        differences.same(&place("question"), row["Question"], say(item.question));
        let check = row["Home self-check, no equipment"];
        differences.same(&place("check"), check, say(item.check));
        let choices = item.choices.iter().map(|row| (row.id, say(row.label), row.concern));
        differences.same(&place("options"), options(row["Answers = concern"]), choices.collect());
    }
    differences.none();
}

/// "`slightly-off`, `uncomfortable` -> `tip-comfort-first`; `painful` -> `tip-shoe-pain`"
fn tip_of(cell: &str, option: &str) -> Option<String> {
    cell.split("; ").find_map(|part| {
        let (options, tip) = part.split_once(" -> ").expect("options and a tip");
        ids(options).contains(&option).then(|| ids(tip)[0].to_owned())
    })
}

#[test]
fn items_lead_to_what_the_reference_says() {
    let Some(page) = page("evidence.md") else { return };
    let tables = tables(&page);
    let mut differences = Differences::default();
    let tips = find(&tables, "3.", &["Item id", "Tip by answer"]);
    let rows: Vec<Row> = tips.iter().flat_map(|table| table.rows()).collect();
    differences.same("items", 48, rows.len());
    for (row, item) in rows.iter().zip(CATALOG.items) {
        let place = |field: &str| format!("{} {field}", item.id);
        differences.same(&place("id"), id(row, "Item id"), item.id);
        for choice in item.choices {
            let expected =
                tip_of(row["Tip by answer"], choice.id).filter(|_| (item.id, choice.id) != NO_TIP);
            let tip = choice.tip.and_then(|tip| CATALOG.tip(tip)).map(|tip| tip.id.to_owned());
            differences.same(&place(choice.id), expected, tip);
        }
        let drill = item.drill.and_then(|drill| CATALOG.drill(drill)).map_or("", |drill| drill.id);
        differences.same(&place("drill"), id(row, "Drill"), drill);
        differences.same(&place("why"), row["Why (one line)"], say(item.why));
        differences.same(&place("grade"), row["Grade"], item.grade.id());
        let cited = row["Evidence"].split(", ").filter(|id| *id != "none found").collect();
        differences.same(&place("sources"), cited, sources(item.sources));
    }
    differences.none();
}

#[test]
fn tips_say_what_the_reference_says() {
    let Some(page) = page("evidence.md") else { return };
    let tables = tables(&page);
    let mut differences = Differences::default();
    let texts = find(&tables, "3.", &["Tip id"]);
    let mut reference: Vec<(String, String)> = texts
        .iter()
        .flat_map(|table| table.rows())
        .map(|row| {
            (id(&row, "Tip id").to_owned(), row["Text shown (240 characters or fewer)"].to_owned())
        })
        .collect();
    let special = page.lines().find_map(|line| line.strip_prefix("Special-group tip: "));
    let (special, text) = special.and_then(|line| line.split_once(": ")).expect("the special tip");
    reference.push((ids(special)[0].to_owned(), text.to_owned()));
    let catalog: Vec<(String, String)> =
        CATALOG.tips.iter().map(|tip| (tip.id.to_owned(), say(tip.text).to_owned())).collect();
    differences.same("tips", reference.len(), catalog.len());
    for (reference, catalog) in reference.iter().zip(&catalog) {
        differences.same("tip", reference, catalog);
    }
    differences.none();
}

#[test]
fn tips_without_numbers_fall_back_on_the_words_of_the_reference() {
    let Some(page) = page("evidence.md") else { return };
    let list = page.split("**Fallbacks without numbers**").nth(1).expect("the list of fallbacks");
    let rows = list.lines().filter_map(|line| line.strip_prefix("- `")?.split_once("`: "));
    let mut differences = Differences::default();
    for (id, text) in rows {
        let tip = CATALOG.tips.iter().find(|tip| tip.id == id).expect("the tip is there");
        let fallback = tip.words.last().map_or("", |wording| say(wording.text));
        // One is told by its sentences: the first and the third stay as they are.
        let expected = match text.split_once("the second is \"") {
            Some((_, second)) => {
                let usual: Vec<&str> = say(tip.text).split_inclusive(". ").collect();
                let second = second.trim_end_matches('"');
                format!("{}{second} {}", usual[0], usual[2])
            }
            None => text.trim_matches('"').to_owned(),
        };
        differences.same(id, expected.as_str(), fallback);
    }
    differences.none();
}

#[test]
fn flags_ask_and_say_what_the_reference_says() {
    let Some(page) = page("evidence.md") else { return };
    let tables = tables(&page);
    let mut differences = Differences::default();
    let flags = find(&tables, "4 Red flags", &["Flag id"]);
    let rows: Vec<Row> = flags.iter().flat_map(|table| table.rows()).collect();
    differences.same("flags", 23, rows.len());
    for (row, flag) in rows.iter().zip(CATALOG.flags) {
        let place = |field: &str| format!("{} {field}", flag.id);
        differences.same(&place("id"), id(row, "Flag id"), flag.id);
        differences.same(&place("question"), row["Question"], say(flag.question));
        differences.same(&place("action"), id(row, "Action"), flag.action.id());
        let message = row["Message (240 characters or fewer)"];
        differences.same(&place("message"), message, say(flag.message));
        differences.same(&place("why"), Some(row["Why"]), public("flags", flag.id)["why"].as_str());
    }
    differences.none();
}

#[test]
fn groups_read_what_the_rules_say() {
    let (Some(evidence), Some(rules)) = (page("evidence.md"), page("rules.md")) else { return };
    let (evidence, rules) = (tables(&evidence), tables(&rules));
    let mut differences = Differences::default();
    let labels = find(&evidence, "4 Red flags", &["Group id"]);
    let texts = find(&rules, "6 Words for groups", &["group"]);
    let labels: Vec<Row> = labels.iter().flat_map(|table| table.rows()).collect();
    let texts: Vec<Row> = texts.iter().flat_map(|table| table.rows()).collect();
    differences.same("groups", (12, 12), (labels.len(), texts.len()));
    for ((label, text), group) in labels.iter().zip(&texts).zip(CATALOG.groups) {
        let place = |field: &str| format!("{} {field}", group.id);
        differences.same(&place("id"), id(label, "Group id"), group.id);
        differences.same(&place("id"), id(text, "group"), group.id);
        differences.same(&place("label"), label["Who"], say(group.label));
        let text = text["text shown (`cautions`, `groups[].text`)"];
        differences.same(&place("text"), text, say(group.text));
    }
    differences.none();
}

#[test]
fn drills_are_done_as_the_reference_says() {
    let Some(page) = page("evidence.md") else { return };
    let tables = tables(&page);
    let mut differences = Differences::default();
    let drills = find(&tables, "5 Drills", &["Drill id"]);
    let rows: Vec<Row> = drills.iter().flat_map(|table| table.rows()).collect();
    differences.same("drills", 17, rows.len());
    for (row, drill) in rows.iter().zip(CATALOG.drills) {
        let place = |field: &str| format!("{} {field}", drill.id);
        differences.same(&place("id"), id(row, "Drill id"), drill.id);
        differences.same(&place("name"), row["Name"], say(drill.title));
        differences.same(&place("dose"), row["Dose"], say(drill.steps));
        differences.same(&place("progress"), row["Progress"], say(drill.progress));
        let caution = drill.caution.map_or("none", say);
        differences.same(&place("caution"), row["Caution"], caution);
    }
    differences.none();
}

#[test]
fn places_weigh_what_the_reference_says() {
    let Some(page) = page("evidence.md") else { return };
    let tables = tables(&page);
    let mut differences = Differences::default();
    let places = find(&tables, "6 Pain-location map", &["Location id"]);
    let rows: Vec<Row> = places.iter().flat_map(|table| table.rows()).collect();
    differences.same("places", 4, rows.len());
    let keys = page.lines().find_map(|line| line.strip_prefix("Key unload item per location"));
    let keys = keys.and_then(|line| line.split_once(": ")).expect("the key items").1;
    let keys = keys.split(". ").next().unwrap_or_default();
    let item_ids = |items: &[gait_check::domain::ItemId]| -> Vec<&str> {
        items.iter().map(|item| CATALOG.item(*item).expect("it is there").id).collect()
    };
    for (row, place) in rows.iter().zip(CATALOG.locations) {
        let at = |field: &str| format!("{} {field}", place.id);
        differences.same(&at("id"), id(row, "Location id"), place.id);
        differences.same(&at("where"), row["Where"], say(place.place));
        let primary = ids(row["Up-weighted items, primary (x1.5)"]);
        differences.same(&at("primary"), primary, item_ids(place.primary));
        let secondary = ids(row["Secondary (x1.2)"]);
        differences.same(&at("secondary"), secondary, item_ids(place.secondary));
        let key = tip_of(keys, place.id);
        let known = place.key.and_then(|key| CATALOG.item(key)).map(|item| item.id.to_owned());
        differences.same(&at("key"), key, known);
    }
    let always = page.lines().find_map(|line| line.split_once("Always add for `hip-front`: "));
    let always = always.expect("the sentence of the front").1.trim_matches('"');
    differences.same("hip-front caution", Some(always), CATALOG.locations[0].caution.map(say));
    differences.none();
}

#[test]
fn stages_are_run_as_the_reference_says() {
    let Some(page) = page("evidence.md") else { return };
    let tables = tables(&page);
    let mut differences = Differences::default();
    let stages = find(&tables, "7 ", &["Stage"]);
    let rows: Vec<Row> = stages.iter().flat_map(|table| table.rows()).collect();
    differences.same("stages", 8, rows.len());
    for (row, stage) in rows.iter().zip(CATALOG.stages) {
        differences.same("stage", id(row, "Stage"), stage.id);
        differences.same(stage.id, row["Session after 5-10 min walk"], say(stage.session));
        let minutes = format!("{} min", stage.run_minutes);
        differences.same(stage.id, row["Run total"], minutes.as_str());
    }
    differences.none();
}

/// A row of the public catalog.
fn public(table: &str, id: &str) -> serde_json::Value {
    let catalog: serde_json::Value =
        serde_json::from_str(&compiled().packs[0].catalog).expect("the catalog is JSON");
    let rows = catalog[table].as_array().expect("a table of the catalog");
    rows.iter().find(|row| row["id"] == id).expect("a row of the catalog").clone()
}

/// The identifier in a citation, which may stand before the end of it.
fn doi(citation: &str) -> Option<&str> {
    let from = citation.split("doi:").nth(1)?;
    Some(from.split(' ').next().unwrap_or(from).trim_end_matches(['.', ',', ';']))
}

#[test]
fn sources_are_cited_as_the_reference_cites_them() {
    let Some(page) = page("evidence.md") else { return };
    let tables = tables(&page);
    let mut differences = Differences::default();
    let speaker = speaker(System::Metric);
    let references = find(&tables, "13 References", &["Citation"]);
    let rows: Vec<Row> = references.iter().flat_map(|table| table.rows()).collect();
    differences.same("references", 90, rows.len());
    for (row, reference) in rows.iter().zip(CATALOG.references) {
        let place = |field: &str| format!("{} {field}", reference.id);
        differences.same(&place("id"), id(row, "Id"), reference.id);
        differences.same(&place("citation"), row["Citation"], say(reference.citation));
        differences.same(&place("finding"), row["Finding"], say(reference.finding));
        let public = public("references", reference.id);
        differences.same(&place("grade"), Some(row["Grade"]), public["grade"].as_str());
        differences.same(&place("status"), Some(row["Status"]), public["status"].as_str());
        differences.same(&place("doi"), doi(row["Citation"]), public["doi"].as_str());
        differences.same(&place("doi"), doi(row["Citation"]), speaker.citation(reference).1);
    }
    differences.none();
}

#[test]
fn grades_weigh_what_the_reference_says() {
    let Some(page) = page("evidence.md") else { return };
    let line = page.lines().find_map(|line| line.split_once("grade_weight: ")).expect("the line").1;
    let weights = line.split(". ").next().unwrap_or_default().split(", ");
    for (weight, grade) in weights.zip([
        Grade::Strong,
        Grade::Moderate,
        Grade::Weak,
        Grade::ExpertOpinion,
        Grade::Contested,
    ]) {
        let tenths = f64::from(grade.tenths()) / 10.0;
        assert_eq!(weight, format!("{} {tenths:.1}", grade.id()));
    }
}
