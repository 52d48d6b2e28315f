//! The content compiler: reads the content files, proves them, and turns them into rows for
//! the wasm, text packs for the page, a catalog for its scripts, and one document for an expert.
//!
//! It runs in the build script, so content with a mistake does not build; `xtask` and the
//! tests run the same code.

mod check;
mod condition;
mod content;
mod ids;
mod pictures;
mod problem;
mod public;
mod schema;
mod sheet;
mod tables;
mod words;

// The rows are those of the library. It needs this crate to be built, so that it cannot be a
// dependency of it: what both know is compiled into both.
#[path = "../../src/domain/mod.rs"]
pub mod domain;
#[path = "../../src/content/layout.rs"]
pub mod layout;

use std::path::Path;

use domain::Catalog;
pub use pictures::Picture;
pub use problem::{Problem, Problems};
pub use words::Pack;

/// What the content comes to.
#[derive(Clone, Debug)]
pub struct Compiled {
    /// All rows.
    pub catalog: Catalog,
    /// Rust source of the packed rows and of the names of words, to be included in `content`.
    pub rust: String,
    /// One per language.
    pub packs: Vec<Pack>,
    /// The content sheet: Markdown for an expert to read.
    pub sheet: String,
    /// Key and English text of every sentence.
    pub texts: Vec<(String, String)>,
    /// The pictures, in the order of the gallery.
    pub pictures: Vec<Picture>,
}

/// Compiles the content folder, and the folder `pictures` beside it.
///
/// # Errors
/// Every mistake in the content, with its place.
pub fn compile(folder: &Path) -> Result<Compiled, Problems> {
    let content = content::Content::read(folder)?;
    let mut problems = Vec::new();
    let ids = ids::Ids::of(&content, &mut problems);
    check::check(&content, &mut problems);
    let mut words = words::Words::default();
    // Words of the interface come first.
    let names = tables::interface(&content, &mut words);
    let first = words.next();
    let catalog = tables::catalog(&content, &ids, &mut words, &mut problems);
    check::check_words(&content, &words, &mut problems);
    let pictures = pictures::read(&folder.with_file_name("pictures"), &content, &mut problems);
    let public = public::json(&content)
        .inspect_err(|error| problems.push(Problem::new("catalog", error.to_string())))
        .unwrap_or_default();
    if !problems.is_empty() {
        return Err(Problems(problems));
    }
    Ok(Compiled {
        rust: tables::rust(&catalog, first) + &names,
        catalog,
        packs: vec![words.pack(public)],
        sheet: sheet::sheet(&content),
        texts: words.rows().cloned().collect(),
        pictures,
    })
}
