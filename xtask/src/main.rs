//! The commands of this workspace: serve, build, test, bench.
//!
//! Everything that turns the sources into a page, and everything that judges the result, is
//! here and in Rust, so that a machine with Rust needs nothing else installed by hand.
//!
//! - [`cli`] is what a person may type.
//! - [`build`] turns the workspace into a [`build::site::Site`], and only then into files.
//! - [`serve`] shows the site and keeps it up to date while someone works on it.
//! - [`test`] runs the checks one after the other and says at the end which ones failed.
//! - [`tools`] finds the programs the others need, or fetches them, or names them.
//!
//! **Invariant:** a command either does all of its work or ends with a failure. Nothing is
//! skipped because a program is missing.

mod bench;
mod build;
mod cli;
mod process;
mod serve;
mod test;
mod tools;
mod workspace;

use clap::Parser;

use cli::{Cli, Command};
use workspace::Workspace;

/// Reads the command line and runs the command it names.
fn main() -> anyhow::Result<()> {
    let cli = Cli::parse();
    let workspace = Workspace::load()?;
    match cli.command {
        Command::Serve(options) => serve::run(&workspace, &options),
        Command::Build => build::run(&workspace),
        Command::Test(options) => test::run(&workspace, &options),
        Command::Bench => bench::run(&workspace),
        Command::Refresh { release } => serve::refresh(&workspace, release),
    }
}
