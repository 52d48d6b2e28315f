//! Format, lints, documentation and licenses.

use crate::process;
use crate::workspace::{PACKAGE, WASM_TARGET, Workspace};

use super::licenses;
use super::report::Report;

/// Runs the checks that read the sources and run none of them.
pub fn run(workspace: &Workspace, report: &mut Report) {
    let cargo = |arguments: &[&str]| {
        process::run(process::cargo().current_dir(workspace.root()).args(arguments))
    };
    report.check("format", || cargo(&["fmt", "--all", "--check"]));
    report.check("lints", || {
        cargo(&["clippy", "--workspace", "--all-targets", "--", "--deny", "warnings"])
    });
    report.check("lints of the widget", || {
        let widget = ["clippy", "--package", PACKAGE, "--bin", PACKAGE, "--target", WASM_TARGET];
        cargo(&[widget.as_slice(), &["--", "--deny", "warnings"]].concat())
    });
    // The first four layers must build with no browser crate there, so that a stray call
    // into one does not compile.
    report.check("pure layers", || {
        cargo(&["check", "--package", PACKAGE, "--lib", "--no-default-features"])
    });
    // Private items are documented too, so a link to one leads somewhere.
    report.check("documentation", || {
        process::run(
            process::cargo()
                .current_dir(workspace.root())
                .args(["doc", "--workspace", "--no-deps", "--document-private-items"])
                .env("RUSTDOCFLAGS", "--deny warnings --allow rustdoc::private_intra_doc_links"),
        )
    });
    report.check("licenses", || licenses::check(workspace));
}
