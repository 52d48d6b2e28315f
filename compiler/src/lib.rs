//! The content compiler: reads the content files, proves them, and turns them into const
//! tables for the wasm, text packs for the page, a catalog for its scripts, and one document for
//! an expert.
//!
//! It runs in the build script, so content with a mistake does not build; `xtask` and the
//! tests run the same code.

mod catalog;
mod check;
mod condition;
mod content;
mod ids;
mod problem;
mod schema;
mod sheet;
mod tables;
mod words;

use std::path::Path;

pub use problem::{Problem, Problems};
pub use words::Pack;

/// What the content comes to.
#[derive(Clone, Debug)]
pub struct Compiled {
    /// Rust source of the tables, to be included in `content`.
    pub rust: String,
    /// One per language.
    pub packs: Vec<Pack>,
    /// The content sheet: Markdown for an expert to read.
    pub sheet: String,
    /// Key and English text of every sentence.
    pub texts: Vec<(String, String)>,
}

/// Compiles the content folder.
///
/// # Errors
/// Every mistake in the content, with its place.
pub fn compile(folder: &Path) -> Result<Compiled, Problems> {
    let content = content::Content::read(folder)?;
    let mut problems = Vec::new();
    let ids = ids::Ids::of(&content, &mut problems);
    check::check(&content, &mut problems);
    let mut words = words::Words::default();
    let rust = tables::rust(&content, &ids, &mut words, &mut problems);
    check::check_words(&content, &words, &mut problems);
    let catalog = catalog::json(&content)
        .inspect_err(|error| problems.push(Problem::new("catalog", error.to_string())))
        .unwrap_or_default();
    if !problems.is_empty() {
        return Err(Problems(problems));
    }
    Ok(Compiled {
        rust,
        packs: vec![words.pack(catalog)],
        sheet: sheet::sheet(&content),
        texts: words.rows().cloned().collect(),
    })
}
