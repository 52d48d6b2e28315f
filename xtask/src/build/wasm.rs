//! The WebAssembly module and the JavaScript that speaks to it.

use std::collections::BTreeSet;
use std::fs;
use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use anyhow::{Context, Result, bail, ensure};
use cargo_metadata::{Message, MetadataCommand};
use wasm_bindgen_cli_support::Bindgen;

use super::Profile;
use super::shorten::shorten;
use super::shrink;
use crate::process;
use crate::workspace::{PACKAGE, WASM_TARGET, Workspace};

/// The size of the stack, which comes first in memory, in bytes.
///
/// It is 128 KB less than a megabyte: an address takes a byte more from there on.
const STACK: u32 = (1 << 20) - (1 << 17);

/// What wasm-bindgen makes of the compiled crate.
pub struct Module {
    /// The module's bytes.
    pub wasm: Vec<u8>,
    /// The ES module that instantiates it.
    pub glue: String,
}

/// Compiles the widget and generates its glue.
pub fn build(workspace: &Workspace, profile: Profile) -> Result<Module> {
    check_versions(workspace)?;
    let compiled = fs::read(compile(workspace, profile)?)?;
    if !profile.is_release() {
        return bind(compiled, profile);
    }
    let stripped = shrink::strip(&compiled).context("the compiled module cannot be stripped")?;
    let Module { wasm, glue } = shorten(&bind(stripped, profile)?)?;
    Ok(Module { wasm: shrink::pack(&wasm)?, glue })
}

/// Fails unless the wasm-bindgen in the widget and the one linked here are the same version.
///
/// The two talk through a section of the module whose form changes between versions; a
/// mismatch shows up as an error in a decoder that names neither.
fn check_versions(workspace: &Workspace) -> Result<()> {
    let library = workspace.locked_version("wasm-bindgen")?;
    let tool = workspace.locked_version("wasm-bindgen-cli-support")?;
    ensure!(
        library.is_some() && library == tool,
        "Cargo.lock holds wasm-bindgen {} and wasm-bindgen-cli-support {}: \
         pin both to the same version in Cargo.toml and xtask/Cargo.toml",
        library.as_deref().unwrap_or("(none)"),
        tool.as_deref().unwrap_or("(none)"),
    );
    Ok(())
}

/// Compiles the widget and returns the path of the module.
fn compile(workspace: &Workspace, profile: Profile) -> Result<PathBuf> {
    let mut command = process::cargo();
    command
        .current_dir(workspace.root())
        .args(["build", "--package", PACKAGE, "--bin", PACKAGE, "--target", WASM_TARGET])
        .arg("--message-format=json-render-diagnostics")
        .stdout(Stdio::piped());
    if profile.is_release() {
        command.arg("--release");
    }
    eprintln!("$ {}", process::describe(&command));
    // Not echoed: it is about this machine and this step, and a reader can do without.
    command.arg("--config");
    if profile.is_release() {
        command.arg(release_flags(workspace)?);
    } else {
        // The next step drops the debug information, which is most of the module and most
        // of the time that step takes to read it.
        command.arg("profile.dev.debug=false");
    }

    let mut child = command.spawn().context("cannot start cargo")?;
    let messages = child.stdout.take().context("cargo has no output")?;
    let mut module = None;
    for message in Message::parse_stream(BufReader::new(messages)) {
        if let Message::CompilerArtifact(artifact) = message? {
            let wasm = artifact.filenames.iter().find(|file| file.extension() == Some("wasm"));
            if let (PACKAGE, Some(wasm)) = (artifact.target.name.as_str(), wasm) {
                module = Some(wasm.clone().into_std_path_buf());
            }
        }
    }
    if !child.wait()?.success() {
        bail!("the widget does not compile");
    }
    module.with_context(|| format!("cargo built no {PACKAGE}.wasm"))
}

/// Returns the cargo setting with what the compiler is told for a release.
///
/// A panic message holds the path of its source file. That path would tell where and by whom
/// the module was built, and would give the same sources another hash on another machine.
fn release_flags(workspace: &Workspace) -> Result<String> {
    let metadata = MetadataCommand::new()
        .current_dir(workspace.root())
        .other_options(["--filter-platform".to_owned(), WASM_TARGET.to_owned()])
        .exec()
        .context("cargo cannot list the dependencies")?;
    let registries: BTreeSet<&Path> = metadata
        .packages
        .iter()
        .filter(|package| package.source.is_some())
        .filter_map(|package| package.manifest_path.as_std_path().parent()?.parent())
        .collect();

    let flags: Vec<String> = std::iter::once((workspace.root(), "."))
        .chain(registries.into_iter().map(|registry| (registry, "crates")))
        // The last match counts, and the target folder may be inside the workspace.
        .chain([(workspace.target_directory(), "target")])
        .map(|(from, to)| format!("--remap-path-prefix={}={to}", from.display()))
        .chain([format!("-Clink-arg={}", shrink::LINK_ARGUMENT)])
        .chain([format!("-Clink-arg=-zstack-size={STACK}")])
        .collect();
    Ok(format!("target.{WASM_TARGET}.rustflags={}", toml::Value::from(flags)))
}

/// Runs wasm-bindgen on a compiled module.
fn bind(module: Vec<u8>, profile: Profile) -> Result<Module> {
    let output = tempfile::tempdir()?;
    Bindgen::new()
        .input_bytes("glue", module)
        .web(true)?
        .typescript(false)
        // The loader always says where the module is, so a name in the glue would be dead code.
        .omit_default_module_path(true)
        // Names of functions are for stack traces.
        .remove_name_section(profile.is_release())
        .remove_producers_section(profile.is_release())
        .generate(output.path())
        .context("wasm-bindgen cannot read the compiled module")?;

    if output.path().join("snippets").exists() {
        bail!(
            "a dependency brings JavaScript snippets of its own, which the glue would import \
             by a path that is not shipped: do without that dependency, or bundle the snippets"
        );
    }
    Ok(Module {
        wasm: fs::read(output.path().join("glue_bg.wasm"))?,
        glue: without_init_sync(&fs::read_to_string(output.path().join("glue.js"))?)?,
    })
}

/// Drops an export that the loader has no use for, since it never waits for bytes: what is not
/// exported, the minifier takes out.
fn without_init_sync(glue: &str) -> Result<String> {
    let export = "export { initSync, ";
    ensure!(glue.contains(export), "the glue does not hold `{export}`");
    Ok(glue.replace(export, "export { "))
}
