//! The text packs.

use anyhow::Result;
use gait_check_compiler::Pack;

use crate::workspace::{CONTENT, Workspace};

/// Compiles the content and returns one pack per language.
pub fn packs(workspace: &Workspace) -> Result<Vec<Pack>> {
    Ok(gait_check_compiler::compile(&workspace.path(CONTENT))?.packs)
}
