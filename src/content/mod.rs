//! What we claim: plain data that an expert reviews and a translator edits without reading Rust.
//!
//! The rows are packed at build time from the TOML files beside this one; a mistake in them
//! stops the build.

#![allow(clippy::doc_markdown, reason = "the docs of the words are the words themselves")]

pub mod layout;

use std::sync::LazyLock;

use crate::domain::{Catalog, Text};

/// All content, unpacked when it is first asked for.
pub static CATALOG: LazyLock<Catalog> =
    LazyLock::new(|| layout::unpack(PACKED_IDS, PACKED_ROWS, FIRST_TEXT));

include!(concat!(env!("OUT_DIR"), "/catalog.rs"));
