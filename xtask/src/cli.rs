//! What a person may type after `cargo xtask`.

use clap::{Args, Parser, Subcommand, ValueEnum};

/// Builds, serves, tests, measures and shows Gait Check, and writes its content sheet.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", disable_help_subcommand = true)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Builds and serves the standalone page; rebuilds and reloads it on change.
    Serve(Serve),
    /// Makes the release build in `dist/` and prints its sizes against the budget.
    Build(Build),
    /// Checks format and lints, runs the native tests and the browser tests.
    Test(Test),
    /// Runs the benchmarks.
    Bench,
    /// Writes the content sheet, in which an expert reads every claim in one document.
    ///
    /// It is made from `src/content/` and kept at `tests/snapshots/content-sheet.md`, so that a
    /// diff of it shows what a change to the content comes to. A test holds it up to date.
    Sheet,
    /// Takes a picture of every screen, for a person to look at.
    ///
    /// Three widths, light and dark; forced colors and right to left on a phone. They are written
    /// to `target/shots`.
    Shots,
    /// Builds what `serve` shows, once.
    ///
    /// `serve` calls it for every rebuild and goes through cargo, so that a change to the
    /// content compiler, which is linked into this program, is taken up too.
    #[command(hide = true)]
    Refresh {
        /// Builds what a release would ship.
        #[arg(long)]
        release: bool,
    },
}

/// The options of `serve`.
#[derive(Debug, Args)]
pub struct Serve {
    /// The port to listen on; 0 takes any free one.
    #[arg(long, default_value_t = 8080)]
    pub port: u16,
    /// Opens the page in the default browser.
    #[arg(long)]
    pub open: bool,
    /// Serves what a release would ship: optimized and minified, slower to build.
    #[arg(long)]
    pub release: bool,
}

/// The options of `build`.
#[derive(Debug, Args)]
pub struct Build {
    /// The address that `dist/` will have, for the preview picture of the standalone page.
    #[arg(long)]
    pub base_url: Option<String>,
}

/// The options of `test`.
#[derive(Debug, Args)]
pub struct Test {
    /// Runs one group of checks only.
    #[arg(long, value_enum)]
    pub only: Option<Group>,
    /// The engines to run the browser tests in.
    #[arg(long, value_enum, value_delimiter = ',', default_value = "chromium,firefox,webkit")]
    pub browsers: Vec<Engine>,
}

/// A group of checks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Group {
    /// Format, lints, documentation, licenses.
    Tidy,
    /// Everything that runs natively.
    Unit,
    /// The release build in real browsers.
    Browser,
}

/// A browser engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Engine {
    /// Chromium, driven by `ChromeDriver`.
    Chromium,
    /// Firefox, driven by geckodriver.
    Firefox,
    /// WebKitGTK, driven by its own driver.
    Webkit,
}

impl Engine {
    /// Returns the name used on the command line and handed to the browser tests.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::Webkit => "webkit",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_well_formed() {
        Cli::command().debug_assert();
    }

    #[test]
    fn engines_are_a_list_with_commas_and_all_without_one() {
        let engines = |line: &[&str]| match Cli::parse_from(line).command {
            Command::Test(options) => options.browsers,
            other => panic!("not a test command: {other:?}"),
        };
        assert_eq!(engines(&["xtask", "test"]), Engine::value_variants());
        assert_eq!(
            engines(&["xtask", "test", "--browsers", "webkit,firefox"]),
            [Engine::Webkit, Engine::Firefox]
        );
    }

    #[test]
    fn engine_names_are_what_the_command_line_accepts() {
        for engine in Engine::value_variants() {
            assert_eq!(Engine::from_str(engine.name(), false), Ok(*engine));
        }
    }
}
