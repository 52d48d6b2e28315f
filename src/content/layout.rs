//! The form the catalog has in the wasm: all ids in one string, all else in one string of bytes.
//!
//! As Rust tables the same rows are twice the download, for a row is a wide record of pointers,
//! lengths and options. The content compiler compiles this module too and writes what is read
//! here, so that a row is laid out in one place: its line in `rows!` or `variants!` below.
//!
//! **Invariant:** any bytes can be read. What is missing is 0, and makes an empty list.

use crate::domain::{
    Action, Area, AreaId, Asked, Catalog, Caution, Choice, ChoiceId, Condition, Drill, DrillId,
    DrillRule, Escalation, Fact, Flag, FlagId, Grade, Grant, Group, GroupId, GroupRule, HiddenItem,
    Item, ItemId, Location, LocationId, NoteRule, Picture, Placeholders, Redirect, Reference,
    ReferenceId, Reply, Rules, Site, Stage, Text, Tip, TipId, TipRule, WeightRule, Wording,
};

/// What stands behind each id; no id holds it.
const SEPARATOR: u8 = b'\n';

/// The catalog that was packed. `first` is the first text that belongs to a row.
#[must_use]
pub fn unpack(ids: &'static str, bytes: &[u8], first: Text) -> Catalog {
    let mut catalog = Catalog::BLANK;
    catalog.fill(&mut Reader { ids, bytes, last: Last::before(first) });
    catalog
}

/// Has a place in the layout.
///
/// Values are filled where they lie: to return them, field by field, is twice the code.
pub trait Packed {
    /// The value before it is filled.
    const BLANK: Self;

    /// Makes a blank value the next one of its kind.
    fn fill(&mut self, from: &mut Reader);

    /// Writes the value.
    fn pack(&self, to: &mut Writer);
}

/// Reads what a [`Writer`] wrote.
#[derive(Debug)]
pub struct Reader<'a> {
    ids: &'static str,
    bytes: &'a [u8],
    last: Last,
}

impl Reader<'_> {
    // There are a hundred fields to fill, and a call is smaller than what it calls.
    #[inline(never)]
    fn byte(&mut self) -> u8 {
        let Some((first, rest)) = self.bytes.split_first() else { return 0 };
        self.bytes = rest;
        *first
    }
}

/// Writes values to be read in the same order.
#[derive(Debug)]
pub struct Writer {
    /// Ids, each with a line break behind it.
    pub ids: String,
    /// All else.
    pub bytes: Vec<u8>,
    last: Last,
}

impl Writer {
    /// Nothing yet. `first` is the first text that belongs to a row.
    #[must_use]
    pub fn new(first: Text) -> Self {
        Self { ids: String::new(), bytes: Vec::new(), last: Last::before(first) }
    }
}

/// Handles that mostly go up by one, or stay, are written as steps: the same few small numbers
/// over and over compress to nearly nothing.
#[derive(Debug)]
struct Last {
    next_text: u16,
    area: u8,
    tip: u8,
}

impl Last {
    const fn before(first: Text) -> Self {
        Self { next_text: first.0, area: 0, tip: 0 }
    }
}

impl Packed for u8 {
    const BLANK: Self = 0;

    #[inline(never)]
    fn fill(&mut self, from: &mut Reader) {
        *self = from.byte();
    }

    fn pack(&self, to: &mut Writer) {
        to.bytes.push(*self);
    }
}

impl Packed for bool {
    const BLANK: Self = false;

    #[inline(never)]
    fn fill(&mut self, from: &mut Reader) {
        *self = from.byte() != 0;
    }

    fn pack(&self, to: &mut Writer) {
        u8::from(*self).pack(to);
    }
}

impl Packed for &'static str {
    const BLANK: Self = "";

    #[inline(never)]
    fn fill(&mut self, from: &mut Reader) {
        let end = from.ids.bytes().position(|byte| byte == SEPARATOR).unwrap_or_default();
        if let Some((id, rest)) = from.ids.split_at_checked(end) {
            *self = id;
            from.ids = rest.get(1..).unwrap_or_default();
        }
    }

    fn pack(&self, to: &mut Writer) {
        to.ids.push_str(self);
        to.ids.push(char::from(SEPARATOR));
    }
}

/// 0 is the next text, and any other number goes back to one that was there before.
impl Packed for Text {
    const BLANK: Self = Self(0);

    #[inline(never)]
    fn fill(&mut self, from: &mut Reader) {
        let back = u16::from(from.byte());
        self.0 = from.last.next_text.wrapping_sub(back);
        if back == 0 {
            from.last.next_text = self.0.wrapping_add(1);
        }
    }

    fn pack(&self, to: &mut Writer) {
        let back = to.last.next_text.wrapping_sub(self.0);
        length(back.into()).pack(to);
        to.last.next_text += u16::from(back == 0);
    }
}

impl<T: Packed> Packed for Option<T> {
    const BLANK: Self = None;

    #[inline(never)]
    fn fill(&mut self, from: &mut Reader) {
        if from.byte() != 0 {
            self.insert(T::BLANK).fill(from);
        }
    }

    fn pack(&self, to: &mut Writer) {
        self.is_some().pack(to);
        if let Some(inner) = self {
            inner.pack(to);
        }
    }
}

// Rows are read once and live as long as the page, so what they point to is never freed.
impl<T: Packed + 'static> Packed for &'static [T] {
    const BLANK: Self = &[];

    // The copies for each kind of row are alike, and compress to one.
    #[inline(never)]
    fn fill(&mut self, from: &mut Reader) {
        let mut rows = Vec::new();
        for _ in 0..from.byte() {
            rows.push(T::BLANK);
            if let Some(row) = rows.last_mut() {
                row.fill(from);
            }
        }
        *self = rows.leak();
    }

    fn pack(&self, to: &mut Writer) {
        length(self.len()).pack(to);
        for row in *self {
            row.pack(to);
        }
    }
}

impl Packed for &'static Condition {
    const BLANK: Self = &Condition::Always;

    fn fill(&mut self, from: &mut Reader) {
        let inner = Box::leak(Box::new(Condition::BLANK));
        inner.fill(from);
        *self = inner;
    }

    fn pack(&self, to: &mut Writer) {
        (*self).pack(to);
    }
}

/// A length as a byte. The tables are far from so long; a test reads back every row.
fn length(length: usize) -> u8 {
    u8::try_from(length).unwrap_or(u8::MAX)
}

macro_rules! handles {
    ($($name:ident)*) => {$(
        impl Packed for $name {
            const BLANK: Self = Self(0);

            fn fill(&mut self, from: &mut Reader) {
                self.0.fill(from);
            }

            fn pack(&self, to: &mut Writer) {
                self.0.pack(to);
            }
        }
    )*};
}

handles! { ItemId ChoiceId FlagId GroupId DrillId LocationId ReferenceId }

macro_rules! steps {
    ($($name:ident from $last:ident;)*) => {$(
        impl Packed for $name {
            const BLANK: Self = Self(0);

            #[inline(never)]
            fn fill(&mut self, from: &mut Reader) {
                self.0 = from.last.$last.wrapping_add(from.byte());
                from.last.$last = self.0;
            }

            fn pack(&self, to: &mut Writer) {
                self.0.wrapping_sub(to.last.$last).pack(to);
                to.last.$last = self.0;
            }
        }
    )*};
}

steps! {
    AreaId from area;
    TipId from tip;
}

/// Records with their fields in the order they are written. Texts stand in the order the
/// compiler adds them to the pack.
macro_rules! rows {
    ($($name:ident { $($field:ident,)* })*) => {$(
        impl Packed for $name {
            const BLANK: Self = Self { $($field: Packed::BLANK,)* };

            fn fill(&mut self, from: &mut Reader) {
                $(self.$field.fill(from);)*
            }

            fn pack(&self, to: &mut Writer) {
                $(self.$field.pack(to);)*
            }
        }
    )*};
}

rows! {
    Catalog {
        areas, items, tips, flags, groups, drills, locations, stages, rules, references,
    }
    Area { id, title, rank, yields_to_location, stays_when_stopped, below_load, above_feet, }
    Item {
        id, area, core, express, gait, question, check, check_words, picture, choices, why, grade,
        ranks_as, sources, drill,
    }
    Choice { id, label, label_words, concern, tip, unsure, pin, picture, }
    Picture { id, alt, }
    Tip { id, area, text, words, rest_safe, gait_cue, over_drinking, with_drill, }
    Wording { when, text, needs, }
    Placeholders { cadence, distance, fluid, }
    Flag { id, action, asked, site, question, key, message, sources, }
    Group { id, label, text, no_green, }
    Drill { id, title, steps, steps_words, progress, caution, alt, }
    Location { id, label, place, caution, primary, secondary, key, }
    Stage { id, session, run_minutes, }
    Reference { id, citation, finding, }
    Rules {
        not_sure_lead, pain, past_bone_stress, amber_at_best, joins, hidden, redirects, grants,
        escalations, suppressed, deferred, companions, weights, drills, notes, cautions,
    }
    GroupRule { group, when, }
    HiddenItem { item, when, except, }
    Redirect { item, choice, tip, when, }
    Grant { tip, when, ranked_as, why, }
    Escalation { flag, action, says, message, when, }
    TipRule { tips, when, }
    WeightRule { item, tenths, when, }
    DrillRule { drills, tip, instead, when, }
    NoteRule { tips, text, when, }
    Caution { id, text, when, }
}

macro_rules! tuples {
    ($(($($place:ident: $row:ident),*))*) => {$(
        impl<$($row: Packed),*> Packed for ($($row,)*) {
            const BLANK: Self = ($($row::BLANK,)*);

            fn fill(&mut self, from: &mut Reader) {
                let ($($place,)*) = self;
                $($place.fill(from);)*
            }

            fn pack(&self, to: &mut Writer) {
                let ($($place,)*) = self;
                $($place.pack(to);)*
            }
        }
    )*};
}

tuples! { (a: A, b: B) (a: A, b: B, c: C) }

/// Variants with the number each is written as. The first is written as 0, and is what a number
/// without a variant means.
macro_rules! variants {
    ($($name:ident {
        $first:ident, $($variant:ident $(($($field:ident),*))? = $number:literal,)*
    })*) => {$(
        impl Packed for $name {
            const BLANK: Self = Self::$first;

            #[inline(never)]
            fn fill(&mut self, from: &mut Reader) {
                *self = match from.byte() {
                    $($number => Self::$variant $(($({
                        let mut $field = Packed::BLANK;
                        Packed::fill(&mut $field, from);
                        $field
                    }),*))?,)*
                    _ => Self::$first,
                }
            }

            fn pack(&self, to: &mut Writer) {
                match self {
                    Self::$first => 0_u8.pack(to),
                    $(Self::$variant $(($($field),*))? => {
                        let number: u8 = $number;
                        number.pack(to);
                        $($($field.pack(to);)*)?
                    })*
                }
            }
        }
    )*};
}

variants! {
    Grade { Strong, Moderate = 1, Weak = 2, ExpertOpinion = 3, Contested = 4, }
    Action { Advise, Stop = 1, Soon = 2, Urgent = 3, Emergency = 4, }
    Asked { Safety, Pain = 1, AboutYou = 2, Hydration = 3, }
    Site { Leg, Body = 1, Run = 2, }
    Reply { Yes, No = 1, NotSure = 2, }
    Fact {
        Located, PainNumber = 1, PainlessRun = 2, Limp = 3, Builds = 4, PastBoneStress = 5,
        CalfPain = 6, HighBmi = 7, ShortBase = 8, Amber = 9, Red = 10, Urgent = 11, Stop = 12,
    }
    Condition {
        Always, Answer(item, among) = 1, Concern(item, least) = 2, At(location) = 3,
        In(group) = 4, Flag(flag, reply) = 5, Is(fact) = 6, All(parts) = 7, Any(parts) = 8,
        Not(part) = 9,
    }
}
