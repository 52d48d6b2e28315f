//! From what a page or a saved record says to [`Answers`]: unknown ids and values are dropped
//! and named, never fatal.

use super::order;
use super::{Answers, Catalog, Measure, Reply};

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

/// Takes one value, named or not, or says what was expected of it.
type Take<'a> = fn(&mut Reader<'a>, &str, &Leaf) -> Result<(), Reason>;

/// Reads an input against a catalog. The order of its fields makes no difference.
#[must_use]
pub fn read(catalog: &Catalog, raw: &RawInput) -> (Answers, Vec<Dropped>) {
    let mut reader = Reader { catalog, answers: Answers::default(), dropped: Vec::new() };
    reader.fields("answers", &raw.answers, Reader::choice);
    reader.fields("flags", &raw.flags, Reader::flag);
    reader.fields("pain", &raw.pain, Reader::pain);
    reader.fields("numbers", &raw.numbers, Reader::number);
    reader.values("groups", &raw.groups, Reader::group);
    reader.values("locations", raw.locations.as_deref().unwrap_or_default(), Reader::location);
    reader.values("units", raw.units.as_slice(), Reader::units);
    reader.answers.locations_given = raw.locations.is_some();
    (reader.answers, reader.dropped)
}

impl<'a> Reader<'a> {
    fn fields(&mut self, area: &str, fields: &[(String, Leaf)], take: Take<'a>) {
        for (name, value) in fields {
            self.field(area, name, value, take);
        }
    }

    fn values(&mut self, area: &str, values: &[Leaf], take: Take<'a>) {
        for value in values {
            self.field(area, "", value, take);
        }
    }

    fn field(&mut self, area: &str, name: &str, value: &Leaf, take: Take<'a>) {
        let Err(reason) = take(self, name, value) else { return };
        let field = if name.is_empty() { area.to_owned() } else { [area, ".", name].concat() };
        let dropped = Dropped { field, value: value.clone(), reason };
        order::insert(&mut self.dropped, dropped, |dropped, other| dropped.field < other.field);
    }

    fn choice(&mut self, id: &str, value: &Leaf) -> Result<(), Reason> {
        let item = self.catalog.find_item(id).ok_or(Reason::UnknownId)?;
        let choice = value.text().and_then(|option| self.catalog.find_choice(item, option));
        let choice = choice.ok_or(Reason::UnknownOption)?;
        self.answers.set_choice(item, Some(choice));
        Ok(())
    }

    fn flag(&mut self, id: &str, value: &Leaf) -> Result<(), Reason> {
        let flag = self.catalog.find_flag(id).ok_or(Reason::UnknownId)?;
        let reply = value.text().and_then(Reply::from_id).ok_or(Reason::NotAReply)?;
        self.answers.set_flag(flag, Some(reply));
        Ok(())
    }

    fn group(&mut self, _: &str, value: &Leaf) -> Result<(), Reason> {
        let group = value.text().and_then(|id| self.catalog.find_group(id));
        self.answers.set_group(group.ok_or(Reason::UnknownId)?, true);
        Ok(())
    }

    fn location(&mut self, _: &str, value: &Leaf) -> Result<(), Reason> {
        let location = value.text().and_then(|id| self.catalog.find_location(id));
        self.answers.set_location(location.ok_or(Reason::UnknownId)?, true);
        Ok(())
    }

    fn pain(&mut self, name: &str, value: &Leaf) -> Result<(), Reason> {
        let pain = &mut self.answers.pain;
        let slot = match name {
            "during" => Slot::Level(&mut pain.during),
            "after" => Slot::Level(&mut pain.after),
            "nextMorning" => Slot::Level(&mut pain.next_morning),
            "baselineMorning" => Slot::Level(&mut pain.baseline_morning),
            "limp" => Slot::Fact(&mut pain.limp),
            "builds" => Slot::Fact(&mut pain.builds),
            "pastBoneStress" => Slot::Fact(&mut pain.past_bone_stress),
            _ => return Err(Reason::UnknownId),
        };
        slot.take(value)
    }

    fn number(&mut self, name: &str, value: &Leaf) -> Result<(), Reason> {
        let numbers = &mut self.answers.numbers;
        let slot = match name {
            "cadenceSpm" => Slot::Number(&mut numbers.cadence_spm, Measure::CadenceSpm.range()),
            "heightCm" => Slot::Number(&mut numbers.height_cm, (100, 230)),
            "longestKm" => Slot::Number(&mut numbers.longest_km, Measure::LongestKm.range()),
            "plannedKm" => Slot::Number(&mut numbers.planned_km, Measure::LongestKm.range()),
            "bmi" => Slot::Number(&mut numbers.bmi, (10, 80)),
            "calfPain" => Slot::Fact(&mut numbers.calf_pain),
            _ => return Err(Reason::UnknownId),
        };
        slot.take(value)
    }

    fn units(&mut self, _: &str, value: &Leaf) -> Result<(), Reason> {
        self.answers.us_units = match value.text() {
            Some("metric") => Some(false),
            Some("us") => Some(true),
            _ => return Err(Reason::NotAUnit),
        };
        Ok(())
    }
}

/// Where a number or a fact goes; it stays empty when the value does not fit.
enum Slot<'a> {
    Level(&'a mut Option<u8>),
    /// With the least and the most it may be.
    Number(&'a mut Option<f64>, (u16, u16)),
    Fact(&'a mut Option<bool>),
}

impl Slot<'_> {
    fn take(self, value: &Leaf) -> Result<(), Reason> {
        let (is_taken, reason) = match self {
            Self::Level(level) => {
                *level = value.number().and_then(pain_level);
                (level.is_some(), Reason::NotAPain)
            }
            Self::Number(number, (least, most)) => {
                let range = f64::from(least)..=f64::from(most);
                *number = value.number().filter(|number| range.contains(number));
                (number.is_some(), Reason::OutOfRange(least, most))
            }
            Self::Fact(fact) => {
                *fact = value.bool();
                (fact.is_some(), Reason::NotABool)
            }
        };
        if is_taken { Ok(()) } else { Err(reason) }
    }
}

fn pain_level(number: f64) -> Option<u8> {
    (0..=10).find(|level| (f64::from(*level) - number).abs() < f64::EPSILON)
}
