//! Programs that the commands need: found, fetched, or named.
//!
//! **Invariant:** whoever asks for a program either has it afterwards or gets an error with
//! the name of the program and the line that installs it.

use std::fs;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::cli::Engine;
use crate::process;

/// The oldest Node that runs the JavaScript API; it is what the contract promises.
const OLDEST_NODE: u32 = 20;

/// A program and where it comes from.
#[derive(Clone, Copy, Debug)]
struct Tool {
    /// The names it may have, or a file that comes with it; one of them is enough.
    programs: &'static [&'static str],
    /// What brings it.
    source: Source,
}

/// What brings a program.
#[derive(Clone, Copy, Debug)]
enum Source {
    /// A package of the distribution.
    Package {
        /// Its name in Debian.
        debian: &'static str,
        /// Its name in Ubuntu.
        ubuntu: &'static str,
    },
    /// A crate with a program in it.
    Crate(&'static str),
}

impl Source {
    /// Returns a source whose package has one name in both distributions.
    const fn package(name: &'static str) -> Self {
        Self::Package { debian: name, ubuntu: name }
    }
}

/// Returns the programs that run and drive an engine.
fn tools(engine: Engine) -> &'static [Tool] {
    /// Chromium and its driver.
    const CHROMIUM: [Tool; 2] = [
        Tool {
            programs: &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"],
            source: Source::Package { debian: "chromium", ubuntu: "chromium-browser" },
        },
        Tool {
            programs: &["chromedriver"],
            source: Source::Package { debian: "chromium-driver", ubuntu: "chromium-chromedriver" },
        },
    ];
    /// Firefox and its driver, which Debian does not package.
    const FIREFOX: [Tool; 2] = [
        Tool {
            programs: &["firefox-esr", "firefox"],
            source: Source::Package { debian: "firefox-esr", ubuntu: "firefox" },
        },
        Tool { programs: &["geckodriver"], source: Source::Crate("geckodriver") },
    ];
    /// The driver of WebKitGTK, which brings the browser, a screen for it to draw on, and
    /// languages for it to speak.
    const WEBKIT: [Tool; 3] = [
        Tool { programs: &["WebKitWebDriver"], source: Source::package("webkit2gtk-driver") },
        Tool { programs: &["Xvfb"], source: Source::package("xvfb") },
        Tool { programs: &["/usr/share/i18n/locales/en_US"], source: Source::package("locales") },
    ];
    match engine {
        Engine::Chromium => &CHROMIUM,
        Engine::Firefox => &FIREFOX,
        Engine::Webkit => &WEBKIT,
    }
}

/// Makes sure of an engine and its driver.
pub fn ensure_engine(engine: Engine) -> Result<()> {
    ensure(tools(engine))
}

/// Makes sure of a Node that is new enough, and of its package manager.
pub fn ensure_node() -> Result<()> {
    ensure(&[
        Tool { programs: &["node"], source: Source::package("nodejs") },
        Tool { programs: &["npm"], source: Source::package("npm") },
    ])?;
    let version = process::read(Command::new("node").arg("--version"))?;
    if major(&version).is_none_or(|major| major < OLDEST_NODE) {
        // The one that is there was someone's choice, so it is not replaced.
        bail!(
            "`node` is {}, and {OLDEST_NODE} or newer is needed: install it from nodejs.org, or \
             with `sudo apt-get install nodejs` on Debian 13, Ubuntu 25.04 or later",
            version.trim()
        );
    }
    Ok(())
}

/// Returns the first number of a version as Node prints it: `v20.11.1`.
fn major(version: &str) -> Option<u32> {
    version.trim().strip_prefix('v')?.split('.').next()?.parse().ok()
}

/// Makes sure of tools: installs those that are missing.
fn ensure(tools: &[Tool]) -> Result<()> {
    let absent = missing(tools);
    let packages: Vec<&str> = absent.iter().filter_map(package).collect();
    if !packages.is_empty() {
        install_packages(&packages).with_context(|| format!("missing: {}", names(&absent)))?;
    }
    for tool in &absent {
        if let Source::Crate(name) = tool.source {
            install_crate(name)?;
        }
    }

    // An installation may succeed and still not bring the program under its usual name.
    let absent = missing(tools);
    if !absent.is_empty() {
        bail!("not on the search path, even after the installation: {}", names(&absent));
    }
    Ok(())
}

/// Returns the usual names of the tools, for a message.
fn names(tools: &[Tool]) -> String {
    let names: Vec<&str> = tools.iter().filter_map(|tool| tool.programs.first().copied()).collect();
    names.join(", ")
}

/// Returns the tools that are not on the search path.
fn missing(tools: &[Tool]) -> Vec<Tool> {
    let is_missing = |tool: &&Tool| !tool.programs.iter().any(|name| process::find(name).is_some());
    tools.iter().filter(is_missing).copied().collect()
}

/// Returns the package of this distribution that brings a tool, if it comes in a package.
fn package(tool: &Tool) -> Option<&'static str> {
    match tool.source {
        Source::Package { ubuntu, .. } if is_ubuntu() => Some(ubuntu),
        Source::Package { debian, .. } => Some(debian),
        Source::Crate(_) => None,
    }
}

/// Tells whether this is Ubuntu, where some packages have other names than in Debian.
fn is_ubuntu() -> bool {
    fs::read_to_string("/etc/os-release")
        .is_ok_and(|release| release.lines().any(|line| line == "ID=ubuntu"))
}

/// Installs packages with apt, or fails with the line that installs them.
fn install_packages(packages: &[&str]) -> Result<()> {
    let line = format!("sudo apt-get install {}", packages.join(" "));
    if process::find("apt-get").is_none() {
        bail!("there is no apt-get here to bring it; on Debian it would be `{line}`");
    }
    let how = || format!("cannot install it: run `{line}`");
    // A fresh container knows of no packages at all.
    process::run(privileged("apt-get").args(["update", "--quiet"])).with_context(how)?;
    process::run(
        privileged("apt-get")
            .args(["install", "--quiet", "--yes", "--no-install-recommends"])
            .args(packages),
    )
    .with_context(how)
}

/// Installs the program of a crate where [`process::find`] looks for it.
fn install_crate(name: &str) -> Result<()> {
    let mut command = process::cargo();
    command.args(["install", name]);
    if let Some(home) = process::cargo_home() {
        command.arg("--root").arg(home);
    }
    process::run(&mut command)
}

/// Returns a command that runs a program as root and asks no questions.
fn privileged(program: &str) -> Command {
    let is_root = process::read(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0");
    // `sudo` drops the environment, so the setting is made on its far side.
    let mut command = Command::new(if is_root { "env" } else { "sudo" });
    if !is_root {
        command.arg("env");
    }
    command.arg("DEBIAN_FRONTEND=noninteractive").arg(program);
    command
}

/// Makes sure of a compilation target.
pub fn ensure_target(target: &str) -> Result<()> {
    if process::find("rustup").is_none() {
        // Rust may come from a distribution, which has packages for its targets.
        let sysroot = process::read(Command::new("rustc").args(["--print", "sysroot"]))?;
        let library = std::path::Path::new(sysroot.trim()).join("lib/rustlib").join(target);
        if !library.is_dir() {
            bail!(
                "the target {target} is missing and there is no rustup to add it: install \
                 rustup, or the package of your distribution that brings the target"
            );
        }
        return Ok(());
    }
    let installed = process::read(Command::new("rustup").args(["target", "list", "--installed"]))?;
    if installed.lines().any(|line| line.trim() == target) {
        return Ok(());
    }
    process::run(Command::new("rustup").args(["target", "add", target]))
        .with_context(|| format!("cannot add the target: run `rustup target add {target}`"))
}

/// Makes sure of a cargo command that comes as a component of the toolchain.
pub fn ensure_component(component: &str, command: &str) -> Result<()> {
    if process::succeeds(process::cargo().args([command, "--version"])) {
        return Ok(());
    }
    if process::find("rustup").is_none() {
        bail!(
            "`cargo {command}` is missing and there is no rustup to add it: install rustup, or \
             the package of your distribution that brings {component}"
        );
    }
    process::run(Command::new("rustup").args(["component", "add", component]))
        .with_context(|| format!("cannot add {component}: run `rustup component add {component}`"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::ValueEnum;

    #[test]
    fn the_first_number_of_a_version_is_read() {
        assert_eq!(major("v20.11.1\n"), Some(20));
        assert_eq!(major("twenty"), None);
    }

    #[test]
    fn a_tool_under_any_of_its_names_is_not_missing() {
        let tool = |programs| Tool { programs, source: Source::package("x") };
        assert!(missing(&[tool(&["gait-check-no-such-program", "cargo"])]).is_empty());
        assert_eq!(missing(&[tool(&["gait-check-no-such-program"])]).len(), 1);
    }

    #[test]
    fn every_engine_has_a_browser_and_a_driver() {
        for engine in Engine::value_variants() {
            assert!(tools(*engine).len() >= 2, "{}", engine.name());
        }
    }
}
