//! The release build in real browsers.

use anyhow::{Result, bail};

use crate::build;
use crate::cli::Engine;
use crate::process;
use crate::tools;
use crate::workspace::Workspace;

use super::npm;
use super::report::Report;
use super::unit::BROWSER;

/// The engines the browser tests can drive.
const SUPPORTED: [Engine; 1] = [Engine::Chromium];

/// Fails with the name of an engine that the browser tests cannot drive.
pub fn check_supported(engines: &[Engine]) -> Result<()> {
    for engine in engines {
        if !SUPPORTED.contains(engine) {
            let supported = SUPPORTED.map(Engine::name).join(",");
            bail!(
                "the browser tests cannot drive {} yet: ask for --browsers {supported}",
                engine.name()
            );
        }
    }
    Ok(())
}

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
    report.check("browser tests", || {
        let (Some(packages), Some(_)) = (&packages, &site) else {
            bail!("not run: the programs or the release build they need are missing");
        };
        let names: Vec<&str> = engines.iter().map(|engine| engine.name()).collect();
        process::run(
            process::cargo()
                .current_dir(workspace.root())
                .args(["test", "--test", BROWSER, "--no-fail-fast"])
                .env("GAIT_CHECK_DIST", workspace.path(build::DIST))
                .env("GAIT_CHECK_BROWSERS", names.join(","))
                .env("GAIT_CHECK_NPM", packages),
        )
    });
}
