//! The release build in real browsers.

use anyhow::{Result, bail};

use crate::build;
use crate::cli::Engine;
use crate::process;
use crate::tools;
use crate::workspace::Workspace;

use super::report::Report;
use super::unit::BROWSER;

/// Makes the release build and runs the browser tests against it.
pub fn run(workspace: &Workspace, engines: &[Engine], report: &mut Report) {
    let has_tools = report.check("programs for the browser tests", || {
        tools::ensure_node()?;
        engines.iter().try_for_each(|engine| tools::ensure_engine(*engine))
    });
    let mut site = None;
    report.check("release build", || {
        site = Some(build::release(workspace)?);
        Ok(())
    });
    // What cannot run has not passed: it is listed as failed, with the reason.
    report.check("size", || match &site {
        Some(site) => build::size::report(workspace, site),
        None => bail!("not weighed: there is no release build"),
    });
    let is_ready = has_tools && site.is_some();
    for engine in engines {
        let name = format!("browser tests in {}", engine.name());
        report.check(&name, || run_tests(workspace, is_ready, engine.name()));
    }
    report.check("JavaScript API in Node", || run_tests(workspace, is_ready, "node_api"));
}

/// Runs the browser tests of one module: an engine, or the API.
fn run_tests(workspace: &Workspace, is_ready: bool, module: &str) -> Result<()> {
    if !is_ready {
        bail!("not run: the programs or the release build they need are missing");
    }
    process::run(
        process::cargo()
            .current_dir(workspace.root())
            .args(["test", "--test", BROWSER, "--no-fail-fast", "--", &format!("{module}::")])
            .env("GAIT_CHECK_DIST", workspace.path(build::DIST)),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::ValueEnum;

    /// A filter that matches no test passes.
    #[test]
    fn every_engine_has_a_module_of_its_name_in_the_browser_tests() {
        let main = include_str!("../../../tests/browser/main.rs");
        let engines = Engine::value_variants().iter().map(|engine| engine.name());
        for module in engines.chain(["node_api"]) {
            assert!(main.contains(&format!("mod {module};")), "{module}");
        }
    }
}
