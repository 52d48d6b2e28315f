//! `cargo xtask sheet`: every claim in one document, for an expert to read and mark.

use std::fs;

use anyhow::{Context, Result};

use crate::workspace::{CONTENT, Workspace};

/// Where the sheet is kept, from the root of the workspace.
const SHEET: &str = "tests/snapshots/content-sheet.md";

/// Writes the sheet; content with a mistake in it leaves the sheet as it was.
pub fn run(workspace: &Workspace) -> Result<()> {
    let content = gait_check_compiler::compile(&workspace.path(CONTENT))?;
    fs::write(workspace.path(SHEET), content.sheet)
        .with_context(|| format!("cannot write {SHEET}"))?;
    println!("{SHEET} is up to date: read its diff before you commit it");
    Ok(())
}
