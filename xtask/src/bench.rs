//! `cargo xtask bench`: the benchmarks of `benches/`.

use anyhow::{Result, bail};
use cargo_metadata::TargetKind;

use crate::process;
use crate::workspace::Workspace;

/// Runs every benchmark of the workspace and prints what it measures.
///
/// They are named one by one, because `--benches` would also start the unit tests of each
/// library, in benchmark mode, to measure nothing.
pub fn run(workspace: &Workspace) -> Result<()> {
    let benches = workspace.targets(&TargetKind::Bench);
    if benches.is_empty() {
        bail!("there is no benchmark in benches/");
    }
    let mut command = process::cargo();
    command.current_dir(workspace.root()).args(["bench", "--workspace"]);
    for bench in benches {
        command.args(["--bench", bench]);
    }
    process::run(&mut command)
}
