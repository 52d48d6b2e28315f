//! The release build in real browsers.

use std::path::Path;

use anyhow::{Result, bail};

use crate::build;
use crate::cli::Engine;
use crate::process;
use crate::tools;
use crate::workspace::Workspace;

use super::npm;
use super::report::Report;
use super::unit::BROWSER;

/// Makes the release build and runs the browser tests against it.
pub fn run(workspace: &Workspace, engines: &[Engine], report: &mut Report) {
    let mut packages = None;
    report.check("programs for the browser tests", || {
        tools::ensure_node()?;
        engines.iter().try_for_each(|engine| tools::ensure_engine(*engine))?;
        packages = Some(npm::ensure_packages(workspace)?);
        Ok(())
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
    let is_ready = packages.filter(|_| site.is_some());
    let packages = is_ready.as_deref();
    for engine in engines {
        let name = format!("browser tests in {}", engine.name());
        report.check(&name, || run_tests(workspace, packages, engine.name()));
    }
    report.check("JavaScript API in Node", || run_tests(workspace, packages, "node_api"));
}

/// Runs the browser tests of one module: an engine, or the API.
///
/// Without the packages from npm something that they need is missing.
fn run_tests(workspace: &Workspace, packages: Option<&Path>, module: &str) -> Result<()> {
    let Some(packages) = packages else {
        bail!("not run: the programs or the release build they need are missing");
    };
    process::run(
        process::cargo()
            .current_dir(workspace.root())
            .args(["test", "--test", BROWSER, "--no-fail-fast", "--", &format!("{module}::")])
            .env("GAIT_CHECK_DIST", workspace.path(build::DIST))
            .env("GAIT_CHECK_NPM", packages),
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
