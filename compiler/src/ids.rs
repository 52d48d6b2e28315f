//! Public ids and the handles they become.

use std::collections::BTreeMap;

use crate::content::Content;
use crate::domain::{
    AreaId, ChoiceId, DrillId, FlagId, GroupId, ItemId, LocationId, ReferenceId, StageId, TipId,
};
use crate::problem::Problem;

/// Ids of one kind, in table order.
#[derive(Debug)]
pub struct Kind<H> {
    /// What such a thing is called in a message.
    name: &'static str,
    /// The handle of a place in the table.
    at: fn(usize) -> H,
    places: BTreeMap<String, usize>,
}

impl<H> Kind<H> {
    fn new<'a>(
        name: &'static str,
        at: fn(usize) -> H,
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
        Self { name, at, places }
    }

    /// The handle with this id.
    ///
    /// # Errors
    /// When there is none.
    pub fn handle(&self, id: &str) -> Result<H, String> {
        let place = self.places.get(id).copied();
        place.map(self.at).ok_or_else(|| format!("no {} has the id `{id}`", self.name))
    }

    /// The handle that stands where there is none; such content is refused.
    pub fn nothing(&self) -> H {
        (self.at)(0)
    }
}

/// All ids.
#[derive(Debug)]
pub struct Ids {
    pub items: Kind<ItemId>,
    pub tips: Kind<TipId>,
    pub flags: Kind<FlagId>,
    pub groups: Kind<GroupId>,
    pub drills: Kind<DrillId>,
    pub locations: Kind<LocationId>,
    pub references: Kind<ReferenceId>,
    /// The handle of a picture is its place.
    pub pictures: Kind<usize>,
    choices: BTreeMap<String, Kind<ChoiceId>>,
}

impl Ids {
    /// Collects the ids; doubles and malformed ones are problems.
    pub fn of(content: &Content, problems: &mut Vec<Problem>) -> Self {
        let mut choices = BTreeMap::new();
        for (_, item) in content.items() {
            let options = item.options.iter().map(|choice| choice.id.as_str());
            choices.insert(item.id.clone(), Kind::new("option", ChoiceId::at, options, problems));
        }
        let areas = content.areas.iter().map(|file| file.area.id.as_str());
        Kind::new("area", AreaId::at, areas, problems);
        let stages = content.stages.iter().map(|row| row.id.as_str());
        Kind::new("stage", StageId::at, stages, problems);
        let items = content.items().map(|(_, row)| row.id.as_str());
        let tips = content.tips().map(|(_, row)| row.id.as_str());
        let flags = content.flags.iter().map(|row| row.id.as_str());
        let groups = content.groups.iter().map(|row| row.id.as_str());
        let drills = content.drills.iter().map(|row| row.id.as_str());
        let locations = content.locations.iter().map(|row| row.id.as_str());
        let references = content.references.iter().map(|row| row.id.as_str());
        let pictures = content.pictures.iter().map(|row| row.id.as_str());
        Self {
            items: Kind::new("item", ItemId::at, items, problems),
            tips: Kind::new("tip", TipId::at, tips, problems),
            flags: Kind::new("flag", FlagId::at, flags, problems),
            groups: Kind::new("group", GroupId::at, groups, problems),
            drills: Kind::new("drill", DrillId::at, drills, problems),
            locations: Kind::new("location", LocationId::at, locations, problems),
            references: Kind::new("reference", ReferenceId::at, references, problems),
            pictures: Kind::new("picture", |place| place, pictures, problems),
            choices,
        }
    }

    /// An option of an item.
    ///
    /// # Errors
    /// When there is none.
    pub fn choice(&self, item: &str, option: &str) -> Result<ChoiceId, String> {
        let kind = self.choices.get(item).ok_or_else(|| format!("no item has the id `{item}`"))?;
        kind.handle(option).map_err(|_| format!("`{item}` has no option `{option}`"))
    }

    /// `item=option` as its two handles.
    ///
    /// # Errors
    /// When either is unknown.
    pub fn answer(&self, text: &str) -> Result<(ItemId, ChoiceId), String> {
        let (item, option) =
            text.split_once('=').ok_or_else(|| format!("`{text}` is not `item=option`"))?;
        Ok((self.items.handle(item)?, self.choice(item, option)?))
    }
}
