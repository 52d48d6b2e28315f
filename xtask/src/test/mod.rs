//! `cargo xtask test`: every check there is, and a list at the end of how each one went.
//!
//! A check that fails does not keep the next ones from running: whoever reads the result
//! wants to know all that is wrong, and not only what is wrong first.

mod browser;
mod licenses;
mod npm;
mod report;
mod tidy;
mod unit;

use anyhow::Result;

use crate::cli::{self, Group};
use crate::tools;
use crate::workspace::{WASM_TARGET, Workspace};
use report::Report;

pub use unit::BROWSER;

/// Runs the checks that were asked for and fails if one of them failed.
pub fn run(workspace: &Workspace, options: &cli::Test) -> Result<()> {
    let is_wanted = |group| options.only.is_none_or(|only| only == group);

    let mut report = Report::default();
    if is_wanted(Group::Tidy) {
        tools::ensure_component("rustfmt", "fmt")?;
        tools::ensure_component("clippy", "clippy")?;
        tools::ensure_target(WASM_TARGET)?;
        tidy::run(workspace, &mut report);
    }
    if is_wanted(Group::Unit) {
        unit::run(workspace, &mut report);
    }
    if is_wanted(Group::Browser) {
        browser::run(workspace, &options.browsers, &mut report);
    }
    report.finish()
}
