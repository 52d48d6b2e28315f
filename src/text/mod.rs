//! Text packs: lookup, placeholders, units, and a report put into words.
//!
//! **Invariant:** a missing sentence is an empty string, never a panic; a placeholder is filled
//! or its text is not shown.

mod compose;
pub mod glossary;
mod speaker;
mod strings;
mod units;

pub use crate::content::words;
pub use compose::{around, joined, number};
pub use speaker::{Speaker, action_words, evidence_words, light_words, summary_words};
pub use strings::Strings;
pub use units::{System, ceiling, decimal, distance};
