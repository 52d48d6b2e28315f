//! The public catalog: everything that is asked and said, as the JavaScript API hands it out.
//!
//! Nothing in it depends on an answer, so it is written here, once, as a file: a page that shows
//! the widget never needs it, and the wasm does not have to know how to make it.

use serde::Serialize;

use crate::content::Content;
use crate::schema;

#[derive(Serialize)]
struct Catalog<'a> {
    areas: Vec<Area<'a>>,
    items: Vec<Item<'a>>,
    tips: Vec<Tip<'a>>,
    flags: Vec<Flag<'a>>,
    groups: Vec<Group<'a>>,
    drills: Vec<Drill<'a>>,
    locations: Vec<Location<'a>>,
    references: Vec<Reference<'a>>,
}

#[derive(Serialize)]
struct Area<'a> {
    id: &'a str,
    title: &'a str,
    items: Vec<&'a str>,
}

#[derive(Serialize)]
struct Item<'a> {
    id: &'a str,
    area: &'a str,
    core: bool,
    express: bool,
    question: &'a str,
    check: &'a str,
    options: Vec<Choice<'a>>,
    evidence: Evidence<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    drill: Option<&'a str>,
}

#[derive(Serialize)]
struct Choice<'a> {
    id: &'a str,
    label: &'a str,
    concern: u8,
    #[serde(skip_serializing_if = "Option::is_none")]
    tip: Option<&'a str>,
}

#[derive(Serialize)]
struct Evidence<'a> {
    grade: &'a str,
    why: &'a str,
    sources: &'a [String],
}

#[derive(Serialize)]
struct Tip<'a> {
    id: &'a str,
    area: &'a str,
    text: &'a str,
}

#[derive(Serialize)]
struct Flag<'a> {
    id: &'a str,
    question: &'a str,
    action: &'a str,
    message: &'a str,
    why: &'a str,
}

#[derive(Serialize)]
struct Group<'a> {
    id: &'a str,
    label: &'a str,
    text: &'a str,
}

#[derive(Serialize)]
struct Drill<'a> {
    id: &'a str,
    title: &'a str,
    steps: &'a str,
    progress: &'a str,
    caution: &'a str,
}

#[derive(Serialize)]
struct Location<'a> {
    id: &'a str,
    label: &'a str,
    primary: &'a [String],
    secondary: &'a [String],
    key: Option<&'a str>,
}

#[derive(Serialize)]
struct Reference<'a> {
    id: &'a str,
    citation: &'a str,
    finding: &'a str,
    grade: &'a str,
    status: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    doi: Option<&'a str>,
}

/// Writes the catalog as JSON.
///
/// # Errors
/// Never in practice: it holds nothing that JSON cannot say.
pub fn json(content: &Content) -> Result<String, serde_json::Error> {
    serde_json::to_string(&Catalog {
        areas: content.areas.iter().map(Area::of).collect(),
        items: content.items().map(|(area, row)| Item::of(area_id(content, area), row)).collect(),
        tips: content.tips().map(|(area, row)| Tip::of(area_id(content, area), row)).collect(),
        flags: content.flags.iter().map(Flag::of).collect(),
        groups: content.groups.iter().map(Group::of).collect(),
        drills: content.drills.iter().map(Drill::of).collect(),
        locations: content.locations.iter().map(Location::of).collect(),
        references: content.references.iter().map(Reference::of).collect(),
    })
}

fn area_id(content: &Content, area: usize) -> &str {
    content.areas.get(area).map_or("", |file| &file.area.id)
}

impl<'a> Area<'a> {
    fn of(file: &'a crate::content::AreaFile) -> Self {
        let items = file.items.iter().map(|item| item.id.as_str()).collect();
        Self { id: &file.area.id, title: &file.area.title, items }
    }
}

impl<'a> Item<'a> {
    fn of(area: &'a str, row: &'a schema::Item) -> Self {
        Self {
            id: &row.id,
            area,
            core: row.core,
            express: row.express.is_some(),
            question: &row.question,
            check: &row.check,
            options: row.options.iter().map(Choice::of).collect(),
            evidence: Evidence { grade: &row.grade, why: &row.why, sources: &row.sources },
            drill: row.drill.as_deref(),
        }
    }
}

impl<'a> Choice<'a> {
    fn of(row: &'a schema::Choice) -> Self {
        Self { id: &row.id, label: &row.label, concern: row.concern, tip: row.tip.as_deref() }
    }
}

impl<'a> Tip<'a> {
    fn of(area: &'a str, row: &'a schema::Tip) -> Self {
        Self { id: &row.id, area, text: &row.text }
    }
}

impl<'a> Flag<'a> {
    fn of(row: &'a schema::Flag) -> Self {
        Self {
            id: &row.id,
            question: &row.question,
            action: &row.action,
            message: &row.message,
            why: &row.why,
        }
    }
}

impl<'a> Group<'a> {
    fn of(row: &'a schema::Group) -> Self {
        Self { id: &row.id, label: &row.label, text: &row.text }
    }
}

impl<'a> Drill<'a> {
    fn of(row: &'a schema::Drill) -> Self {
        Self {
            id: &row.id,
            title: &row.title,
            steps: &row.steps,
            progress: &row.progress,
            caution: &row.caution,
        }
    }
}

impl<'a> Location<'a> {
    fn of(row: &'a schema::Location) -> Self {
        Self {
            id: &row.id,
            label: &row.label,
            primary: &row.primary,
            secondary: &row.secondary,
            key: row.key.as_deref(),
        }
    }
}

impl<'a> Reference<'a> {
    fn of(row: &'a schema::Reference) -> Self {
        Self {
            id: &row.id,
            citation: &row.citation,
            finding: &row.finding,
            grade: &row.grade,
            status: &row.status,
            doi: doi(&row.citation),
        }
    }
}

/// The digital object identifier a citation ends in.
fn doi(citation: &str) -> Option<&str> {
    citation.split_once(" doi:").map(|(_, doi)| doi)
}
