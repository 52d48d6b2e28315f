//! The commands of this workspace: serve, build, test, bench, sheet, shots.
//!
//! Everything that turns the sources into a page, and everything that judges the result, is
//! here and in Rust, so that a machine with Rust needs nothing else installed by hand.
//!
//! - [`cli`] is what a person may type.
//! - [`build`] turns the workspace into a [`build::site::Site`], and only then into files.
//! - [`serve`] shows the site and keeps it up to date while someone works on it.
//! - [`mod@test`] runs the checks one after the other and says at the end which ones failed.
//! - [`sheet`] writes the content down for an expert to read.
//! - [`shots`] takes pictures of every screen.
//! - [`tools`] finds the programs the others need, or fetches them, or names them.
//!
//! **Invariant:** a command either does all of its work or ends with a failure. Nothing is
//! skipped because a program is missing.

mod bench;
mod build;
mod cli;
mod process;
mod serve;
mod sheet;
mod shots;
mod test;
mod tools;
mod workspace;

use std::process::ExitCode;

use anyhow::Result;
use clap::Parser;

use cli::{Cli, Command};
use workspace::Workspace;

/// Runs the command and tells a person what went wrong: in one line and without a backtrace,
/// which says nothing about a style sheet with a mistake in it.
fn main() -> ExitCode {
    match run(Cli::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Runs one command.
fn run(command: Command) -> Result<()> {
    let workspace = Workspace::load()?;
    match command {
        Command::Serve(options) => serve::run(&workspace, &options),
        Command::Build(options) => build::run(&workspace, &options),
        Command::Test(options) => test::run(&workspace, &options),
        Command::Bench => bench::run(&workspace),
        Command::Sheet => sheet::run(&workspace),
        Command::Shots => shots::run(&workspace),
        Command::Refresh { release } => serve::refresh(&workspace, release),
    }
}
