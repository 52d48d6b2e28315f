//! `cargo xtask shots`: a picture of every screen, for a person to look at.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use crate::build;
use crate::cli::Engine;
use crate::process;
use crate::test::BROWSER;
use crate::tools;
use crate::workspace::Workspace;

/// The folder of the pictures, in the folder cargo builds into.
const FOLDER: &str = "shots";

/// The test that takes them: it knows how every screen comes up.
const CAMERA: &str = "chromium::shots::pictures_of_every_screen";

/// Makes the release build, takes the pictures and lists them.
pub fn run(workspace: &Workspace) -> Result<()> {
    tools::ensure_engine(Engine::Chromium)?;
    build::release(workspace)?;
    let folder = workspace.target_directory().join(FOLDER);
    // Of screens that are gone no picture stays behind.
    if folder.exists() {
        fs::remove_dir_all(&folder)
            .with_context(|| format!("cannot empty {}", folder.display()))?;
    }
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    process::run(
        process::cargo()
            .current_dir(workspace.root())
            .args(["test", "--test", BROWSER, "--", "--ignored", "--exact", CAMERA])
            .env("GAIT_CHECK_DIST", workspace.path(build::DIST))
            .env("GAIT_CHECK_SHOTS", &folder),
    )?;
    let mut files =
        fs::read_dir(&folder)?.map(|entry| Ok(entry?.path())).collect::<Result<Vec<PathBuf>>>()?;
    // A test that has been renamed would not run, and succeed.
    if files.is_empty() {
        bail!("no picture was taken: is {CAMERA} still there?");
    }
    files.sort();
    for file in &files {
        println!("{}", file.display());
    }
    println!("{} pictures: look at them one by one", files.len());
    Ok(())
}
