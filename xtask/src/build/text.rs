//! The content.

use anyhow::Result;
use gait_check_compiler::Compiled;

use crate::workspace::{CONTENT, Workspace};

/// Compiles the content: its text packs, one per language, and its pictures.
pub fn compiled(workspace: &Workspace) -> Result<Compiled> {
    Ok(gait_check_compiler::compile(&workspace.path(CONTENT))?)
}
