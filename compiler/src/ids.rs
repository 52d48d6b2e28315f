//! Public ids and the handles they become.

use std::collections::BTreeMap;

use crate::content::Content;
use crate::problem::Problem;

/// Ids of one kind, in table order.
#[derive(Debug)]
pub struct Kind {
    /// What such a thing is called in a message.
    name: &'static str,
    /// The handle type.
    handle: &'static str,
    places: BTreeMap<String, usize>,
}

impl Kind {
    fn new<'a>(
        name: &'static str,
        handle: &'static str,
        ids: impl Iterator<Item = &'a str>,
        problems: &mut Vec<Problem>,
    ) -> Self {
        let mut places = BTreeMap::new();
        for (place, id) in ids.enumerate() {
            let is_kebab = !id.is_empty()
                && id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
            if !is_kebab {
                problems.push(Problem::new(id, format!("is no kebab-case {name} id")));
            }
            if places.insert(id.to_owned(), place).is_some() {
                problems.push(Problem::new(id, format!("two {name}s have this id")));
            }
        }
        if places.len() > usize::from(u8::MAX) {
            problems.push(Problem::new(name, "more than 255 rows do not fit their handle"));
        }
        Self { name, handle, places }
    }

    /// The handle with this id, as a Rust expression.
    ///
    /// # Errors
    /// When there is none.
    pub fn rust(&self, id: &str) -> Result<String, String> {
        let place = self.place(id)?;
        Ok(format!("{}({place})", self.handle))
    }

    /// Its place in the table.
    ///
    /// # Errors
    /// When there is none.
    pub fn place(&self, id: &str) -> Result<usize, String> {
        self.places.get(id).copied().ok_or_else(|| format!("no {} has the id `{id}`", self.name))
    }
}

/// All ids.
#[derive(Debug)]
pub struct Ids {
    pub items: Kind,
    pub tips: Kind,
    pub flags: Kind,
    pub groups: Kind,
    pub drills: Kind,
    pub locations: Kind,
    pub references: Kind,
    choices: BTreeMap<String, Kind>,
}

impl Ids {
    /// Collects the ids; doubles and malformed ones are problems.
    pub fn of(content: &Content, problems: &mut Vec<Problem>) -> Self {
        let mut choices = BTreeMap::new();
        for (_, item) in content.items() {
            let options = item.options.iter().map(|choice| choice.id.as_str());
            choices.insert(item.id.clone(), Kind::new("option", "ChoiceId", options, problems));
        }
        let areas = content.areas.iter().map(|file| file.area.id.as_str());
        Kind::new("area", "AreaId", areas, problems);
        let stages = content.stages.iter().map(|row| row.id.as_str());
        Kind::new("stage", "StageId", stages, problems);
        let mut kind =
            |name, handle, ids: Vec<&str>| Kind::new(name, handle, ids.into_iter(), problems);
        Self {
            items: kind(
                "item",
                "ItemId",
                content.items().map(|(_, row)| row.id.as_str()).collect(),
            ),
            tips: kind("tip", "TipId", content.tips().map(|(_, row)| row.id.as_str()).collect()),
            flags: kind(
                "flag",
                "FlagId",
                content.flags.iter().map(|row| row.id.as_str()).collect(),
            ),
            groups: kind(
                "group",
                "GroupId",
                content.groups.iter().map(|row| row.id.as_str()).collect(),
            ),
            drills: kind(
                "drill",
                "DrillId",
                content.drills.iter().map(|row| row.id.as_str()).collect(),
            ),
            locations: kind(
                "location",
                "LocationId",
                content.locations.iter().map(|row| row.id.as_str()).collect(),
            ),
            references: kind(
                "reference",
                "ReferenceId",
                content.references.iter().map(|row| row.id.as_str()).collect(),
            ),
            choices,
        }
    }

    /// An option of an item, as a Rust expression.
    ///
    /// # Errors
    /// When there is none.
    pub fn choice(&self, item: &str, option: &str) -> Result<String, String> {
        let kind = self.choices.get(item).ok_or_else(|| format!("no item has the id `{item}`"))?;
        kind.rust(option).map_err(|_| format!("`{item}` has no option `{option}`"))
    }

    /// `item=option` as its two handles.
    ///
    /// # Errors
    /// When either is unknown.
    pub fn answer(&self, text: &str) -> Result<(String, String), String> {
        let (item, option) =
            text.split_once('=').ok_or_else(|| format!("`{text}` is not `item=option`"))?;
        Ok((self.items.rust(item)?, self.choice(item, option)?))
    }
}
