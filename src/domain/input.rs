//! From what a page or a saved record says to [`Answers`]: unknown ids and values are dropped
//! and named, never fatal.

use std::ops::RangeInclusive;

use super::order;
use super::{Answers, Catalog, Reply};

/// A value as it came in.
#[derive(Clone, Debug, PartialEq)]
pub enum Leaf {
    /// A string.
    Text(String),
    /// A number.
    Number(f64),
    /// `true` or `false`.
    Bool(bool),
    /// Anything else, by the name of its type.
    Other(&'static str),
}

impl Leaf {
    fn text(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    fn number(&self) -> Option<f64> {
        if let Self::Number(number) = self { Some(*number) } else { None }
    }

    fn bool(&self) -> Option<bool> {
        if let Self::Bool(value) = self { Some(*value) } else { None }
    }
}

/// The public `Input`, before anything in it is trusted.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RawInput {
    /// Item id to option id.
    pub answers: Vec<(String, Leaf)>,
    /// Flag id to reply.
    pub flags: Vec<(String, Leaf)>,
    /// Group ids.
    pub groups: Vec<Leaf>,
    /// Location ids; `Some([])` means no pain.
    pub locations: Option<Vec<Leaf>>,
    /// Pain around a run.
    pub pain: Vec<(String, Leaf)>,
    /// Measured numbers.
    pub numbers: Vec<(String, Leaf)>,
    /// `metric` or `us`.
    pub units: Option<Leaf>,
}

/// Something that was left out, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Dropped {
    /// Path of the field, such as `answers.shoe-comfort`.
    pub field: String,
    /// What it held.
    pub value: Leaf,
    /// What was expected.
    pub reason: Reason,
}

/// What was expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// A known item, flag, group, location or field.
    UnknownId,
    /// One of the item's options.
    UnknownOption,
    /// `yes`, `no` or `not-sure`.
    NotAReply,
    /// `metric` or `us`.
    NotAUnit,
    /// `true` or `false`.
    NotABool,
    /// A whole number from 0 to 10.
    NotAPain,
    /// A number in this range.
    OutOfRange(u16, u16),
}

struct Reader<'a> {
    catalog: &'a Catalog,
    answers: Answers,
    dropped: Vec<Dropped>,
}

/// Reads an input against a catalog. The order of its fields makes no difference.
#[must_use]
pub fn read(catalog: &Catalog, raw: &RawInput) -> (Answers, Vec<Dropped>) {
    let mut reader = Reader { catalog, answers: Answers::default(), dropped: Vec::new() };
    reader.choices(&raw.answers);
    reader.flags(&raw.flags);
    reader.groups(&raw.groups);
    reader.locations(raw.locations.as_deref());
    reader.pain(&raw.pain);
    reader.numbers(&raw.numbers);
    reader.units(raw.units.as_ref());
    (reader.answers, reader.dropped)
}

impl Reader<'_> {
    fn drop(&mut self, area: &str, field: &str, value: &Leaf, reason: Reason) {
        let field = if field.is_empty() { area.to_owned() } else { [area, ".", field].concat() };
        let dropped = Dropped { field, value: value.clone(), reason };
        order::insert(&mut self.dropped, dropped, |dropped, other| dropped.field < other.field);
    }

    fn choices(&mut self, fields: &[(String, Leaf)]) {
        for (id, value) in fields {
            let Some(item) = self.catalog.find_item(id) else {
                self.drop("answers", id, value, Reason::UnknownId);
                continue;
            };
            match value.text().and_then(|option| self.catalog.find_choice(item, option)) {
                Some(choice) => self.answers.set_choice(item, Some(choice)),
                None => self.drop("answers", id, value, Reason::UnknownOption),
            }
        }
    }

    fn flags(&mut self, fields: &[(String, Leaf)]) {
        for (id, value) in fields {
            let Some(flag) = self.catalog.find_flag(id) else {
                self.drop("flags", id, value, Reason::UnknownId);
                continue;
            };
            match value.text().and_then(Reply::from_id) {
                Some(reply) => self.answers.set_flag(flag, Some(reply)),
                None => self.drop("flags", id, value, Reason::NotAReply),
            }
        }
    }

    fn groups(&mut self, values: &[Leaf]) {
        for value in values {
            match value.text().and_then(|id| self.catalog.find_group(id)) {
                Some(group) => self.answers.set_group(group, true),
                None => self.drop("groups", "", value, Reason::UnknownId),
            }
        }
    }

    fn locations(&mut self, values: Option<&[Leaf]>) {
        self.answers.locations_given = values.is_some();
        for value in values.unwrap_or_default() {
            match value.text().and_then(|id| self.catalog.find_location(id)) {
                Some(location) => self.answers.set_location(location, true),
                None => self.drop("locations", "", value, Reason::UnknownId),
            }
        }
    }

    fn pain(&mut self, fields: &[(String, Leaf)]) {
        for (name, value) in fields {
            let pain = &mut self.answers.pain;
            let number = match name.as_str() {
                "during" => &mut pain.during,
                "after" => &mut pain.after,
                "nextMorning" => &mut pain.next_morning,
                "baselineMorning" => &mut pain.baseline_morning,
                _ => {
                    let fact = match name.as_str() {
                        "limp" => &mut pain.limp,
                        "builds" => &mut pain.builds,
                        "pastBoneStress" => &mut pain.past_bone_stress,
                        _ => {
                            self.drop("pain", name, value, Reason::UnknownId);
                            continue;
                        }
                    };
                    *fact = value.bool();
                    if fact.is_none() {
                        self.drop("pain", name, value, Reason::NotABool);
                    }
                    continue;
                }
            };
            *number = value.number().and_then(pain_level);
            if number.is_none() {
                self.drop("pain", name, value, Reason::NotAPain);
            }
        }
    }

    fn numbers(&mut self, fields: &[(String, Leaf)]) {
        for (name, value) in fields {
            let numbers = &mut self.answers.numbers;
            let (number, range) = match name.as_str() {
                "cadenceSpm" => (&mut numbers.cadence_spm, 120..=240),
                "heightCm" => (&mut numbers.height_cm, 100..=230),
                "longestKm" => (&mut numbers.longest_km, 0..=500),
                "plannedKm" => (&mut numbers.planned_km, 0..=500),
                "bmi" => (&mut numbers.bmi, 10..=80),
                "calfPain" => {
                    numbers.calf_pain = value.bool();
                    if numbers.calf_pain.is_none() {
                        self.drop("numbers", name, value, Reason::NotABool);
                    }
                    continue;
                }
                _ => {
                    self.drop("numbers", name, value, Reason::UnknownId);
                    continue;
                }
            };
            *number = value.number().filter(|number| is_in(*number, &range));
            if number.is_none() {
                let reason = Reason::OutOfRange(*range.start(), *range.end());
                self.drop("numbers", name, value, reason);
            }
        }
    }

    fn units(&mut self, value: Option<&Leaf>) {
        let Some(value) = value else { return };
        self.answers.us_units = match value.text() {
            Some("metric") => Some(false),
            Some("us") => Some(true),
            _ => return self.drop("units", "", value, Reason::NotAUnit),
        };
    }
}

fn is_in(number: f64, range: &RangeInclusive<u16>) -> bool {
    (f64::from(*range.start())..=f64::from(*range.end())).contains(&number)
}

fn pain_level(number: f64) -> Option<u8> {
    (0..=10).find(|level| (f64::from(*level) - number).abs() < f64::EPSILON)
}
