//! Everything that runs natively.

use cargo_metadata::TargetKind;

use crate::process;
use crate::workspace::Workspace;

use super::report::Report;

/// The test target that needs a release build and a browser, and is no part of this.
pub const BROWSER: &str = "browser";

/// Runs the unit tests, the test targets and the examples in the documentation.
pub fn run(workspace: &Workspace, report: &mut Report) {
    report.check("native tests", || {
        let mut command = process::cargo();
        command.current_dir(workspace.root());
        command.args(["test", "--workspace", "--no-fail-fast", "--lib", "--bins", "--examples"]);
        // Cargo can name test targets but not leave one out.
        for target in workspace.targets(&TargetKind::Test) {
            if target != BROWSER {
                command.args(["--test", target]);
            }
        }
        process::run(&mut command)
    });
    report.check("documentation tests", || {
        process::run(process::cargo().current_dir(workspace.root()).args([
            "test",
            "--workspace",
            "--doc",
        ]))
    });
}
