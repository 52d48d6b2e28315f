//! All content files together.

use std::path::Path;

use crate::problem::{Problem, Problems};
use crate::schema;

/// An area with the items and tips of its file.
#[derive(Debug)]
pub struct AreaFile {
    pub area: schema::Area,
    pub items: Vec<schema::Item>,
    pub tips: Vec<schema::Tip>,
}

/// Everything in the content folder.
#[derive(Debug, Default)]
pub struct Content {
    pub areas: Vec<AreaFile>,
    pub flags: Vec<schema::Flag>,
    pub groups: Vec<schema::Group>,
    pub drills: Vec<schema::Drill>,
    pub locations: Vec<schema::Location>,
    pub stages: Vec<schema::Stage>,
    pub references: Vec<schema::Reference>,
    pub pictures: Vec<schema::Picture>,
    /// Section, name, text.
    pub words: Vec<(String, String, String)>,
    pub rules: schema::Rules,
}

/// Areas in the order they are shown; a new area is added here and as a file of its name.
const AREAS: [&str; 7] = [
    "footwear",
    "foot-alignment",
    "running-form",
    "warm-up-cool-down",
    "training-load",
    "strength-mobility",
    "hydration",
];
const FILES: [&str; 9] = [
    "red_flags",
    "groups",
    "drills",
    "locations",
    "stages",
    "references",
    "pictures",
    "report",
    "interface",
];
const RULES: &str = "rules";

impl Content {
    /// Reads the folder.
    ///
    /// # Errors
    /// Every file that is missing or malformed.
    pub fn read(folder: &Path) -> Result<Self, Problems> {
        let mut content = Self::default();
        let mut problems = Vec::new();
        for name in AREAS.iter().chain(&FILES) {
            match parse::<schema::File>(folder, name) {
                Ok(file) => content.add(file),
                Err(problem) => problems.push(problem),
            }
        }
        match parse(folder, RULES) {
            Ok(rules) => content.rules = rules,
            Err(problem) => problems.push(problem),
        }
        if problems.is_empty() { Ok(content) } else { Err(Problems(problems)) }
    }

    fn add(&mut self, file: schema::File) {
        if let Some(area) = file.area {
            self.areas.push(AreaFile { area, items: file.item, tips: file.tip });
        }
        self.flags.extend(file.flag);
        self.groups.extend(file.group);
        self.drills.extend(file.drill);
        self.locations.extend(file.location);
        self.stages.extend(file.stage);
        self.references.extend(file.reference);
        self.pictures.extend(file.picture);
        for (section, words) in file.words {
            for (name, text) in words {
                self.words.push((section.clone(), name, text));
            }
        }
    }

    /// All items, area by area.
    pub fn items(&self) -> impl Iterator<Item = (usize, &schema::Item)> {
        let areas = self.areas.iter().enumerate();
        areas.flat_map(|(area, file)| file.items.iter().map(move |item| (area, item)))
    }

    /// All tips, area by area.
    pub fn tips(&self) -> impl Iterator<Item = (usize, &schema::Tip)> {
        let areas = self.areas.iter().enumerate();
        areas.flat_map(|(area, file)| file.tips.iter().map(move |tip| (area, tip)))
    }
}

fn parse<T: serde::de::DeserializeOwned>(folder: &Path, name: &str) -> Result<T, Problem> {
    let file = format!("{name}.toml");
    let text = std::fs::read_to_string(folder.join(&file))
        .map_err(|error| Problem::new(&file, error.to_string()))?;
    toml::from_str(&text).map_err(|error| Problem::new(&file, error.to_string()))
}
