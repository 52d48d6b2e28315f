//! The packages from npm that the browser tests use, as `package-lock.json` names them.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

use crate::process;
use crate::workspace::Workspace;

/// Where the packages are named, from the root of the workspace.
const NAMED: &str = "tests/browser/npm";

/// The files that name them.
const FILES: [&str; 2] = ["package.json", "package-lock.json"];

/// Where npm notes what it has installed.
const INSTALLED: &str = "node_modules/.package-lock.json";

/// Brings the packages, unless those that are named are there; returns their folder.
pub fn ensure_packages(workspace: &Workspace) -> Result<PathBuf> {
    let folder = workspace.target_directory().join("npm");
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let mut is_news = !folder.join(INSTALLED).is_file();
    for file in FILES {
        let named = workspace.path(NAMED).join(file);
        let text = fs::read(&named).with_context(|| format!("cannot read {}", named.display()))?;
        let copy = folder.join(file);
        is_news |= fs::read(&copy).ok().as_ref() != Some(&text);
        fs::write(&copy, text).with_context(|| format!("cannot write {}", copy.display()))?;
    }
    if is_news {
        // No script of a package runs; they are files to be read.
        let arguments = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"];
        process::run(Command::new("npm").current_dir(&folder).args(arguments))?;
    }
    Ok(folder.join("node_modules"))
}
