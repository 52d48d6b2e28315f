//! What we claim: plain data that an expert reviews and a translator edits without reading Rust.
//!
//! The tables are written at build time from the TOML files beside this one; a mistake in them
//! stops the build.

#![allow(clippy::doc_markdown, reason = "the docs of the words are the words themselves")]

use crate::domain::{
    Action, Area, AreaId, Asked, Catalog, Caution, Choice, ChoiceId, Condition, Drill, DrillId,
    DrillRule, Escalation, Fact, Flag, FlagId, Grade, Grant, Group, GroupId, GroupRule, HiddenItem,
    Item, ItemId, Location, LocationId, NoteRule, Placeholders, Redirect, Reference, ReferenceId,
    Reply, Rules, Site, Stage, Text, Tip, TipId, TipRule, WeightRule, Wording,
};

include!(concat!(env!("OUT_DIR"), "/catalog.rs"));
