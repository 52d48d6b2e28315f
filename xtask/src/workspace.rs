//! Where things are in this workspace and what cargo knows about them.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use cargo_metadata::{CargoOpt, Metadata, MetadataCommand, Package, TargetKind};
use serde::Deserialize;

/// The package that holds the widget.
pub const PACKAGE: &str = "gait-check";

/// The target the widget is compiled for.
pub const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// The folder of the content, from the root of the workspace.
pub const CONTENT: &str = "src/content";

/// The workspace this program belongs to.
#[derive(Debug)]
pub struct Workspace {
    /// The folder of the root manifest.
    root: PathBuf,
    /// The workspace's own packages, without their dependencies.
    metadata: Metadata,
}

impl Workspace {
    /// Finds the workspace and asks cargo about it.
    pub fn load() -> Result<Self> {
        let own = env::var_os("CARGO_MANIFEST_DIR")
            .context("run this program through cargo: `cargo xtask <command>`")?;
        let root = Path::new(&own)
            .parent()
            .context("the manifest of this program is not inside a workspace")?
            .to_path_buf();
        let metadata = MetadataCommand::new()
            .current_dir(&root)
            .no_deps()
            .exec()
            .context("cargo cannot read the workspace")?;
        Ok(Self { root, metadata })
    }

    /// Returns the path of something in the workspace, given from its root.
    pub fn path(&self, relative: &str) -> PathBuf {
        self.root.join(relative)
    }

    /// Returns the root folder of the workspace.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Returns the folder cargo builds into, which the caller may have moved.
    pub fn target_directory(&self) -> &Path {
        self.metadata.target_directory.as_std_path()
    }

    /// Returns the version of the widget.
    pub fn version(&self) -> Result<String> {
        Ok(self.package()?.version.to_string())
    }

    /// Returns the names of all targets of one kind in the workspace.
    pub fn targets(&self, kind: &TargetKind) -> Vec<&str> {
        self.metadata
            .workspace_packages()
            .into_iter()
            .flat_map(|package| &package.targets)
            .filter(|target| target.kind.contains(kind))
            .map(|target| target.name.as_str())
            .collect()
    }

    /// Returns every package that any build of the workspace may use, on any platform.
    pub fn dependencies(&self) -> Result<Vec<Package>> {
        let all = MetadataCommand::new()
            .current_dir(&self.root)
            .features(CargoOpt::AllFeatures)
            .exec()
            .context("cargo cannot list the dependencies")?;
        let members = all.workspace_members.clone();
        Ok(all.packages.into_iter().filter(|package| !members.contains(&package.id)).collect())
    }

    /// Returns the version of a package in `Cargo.lock`, or `None` if it is not there.
    ///
    /// Fails if there are several: those who ask need the one version there is.
    pub fn locked_version(&self, name: &str) -> Result<Option<String>> {
        let path = self.path("Cargo.lock");
        let text =
            fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        locked_version(&text, name)
    }

    /// Returns the package of the widget.
    fn package(&self) -> Result<&Package> {
        self.metadata
            .packages
            .iter()
            .find(|package| package.name.as_str() == PACKAGE)
            .with_context(|| format!("the workspace has no package named {PACKAGE}"))
    }
}

/// Returns the version of a package in the text of a lock file.
fn locked_version(text: &str, name: &str) -> Result<Option<String>> {
    /// The part of a lock file that is read here.
    #[derive(Deserialize)]
    struct Lock {
        package: Vec<Locked>,
    }
    /// One locked package.
    #[derive(Deserialize)]
    struct Locked {
        name: String,
        version: String,
    }

    let lock: Lock = toml::from_str(text).context("Cargo.lock is not a lock file")?;
    let mut versions =
        lock.package.into_iter().filter(|locked| locked.name == name).map(|locked| locked.version);
    let first = versions.next();
    if let (Some(first), Some(second)) = (&first, versions.next()) {
        bail!("Cargo.lock holds {name} twice: {first} and {second}");
    }
    Ok(first)
}

#[cfg(test)]
mod tests {
    use super::locked_version;

    const LOCK: &str = r#"
        version = 4
        [[package]]
        name = "one"
        version = "1.2.3"
        [[package]]
        name = "two"
        version = "1.0.0"
        [[package]]
        name = "two"
        version = "2.0.0"
    "#;

    #[test]
    fn the_one_locked_version_is_found() {
        assert_eq!(locked_version(LOCK, "one").unwrap().as_deref(), Some("1.2.3"));
        assert_eq!(locked_version(LOCK, "none").unwrap(), None);
    }

    #[test]
    fn two_locked_versions_are_refused_by_name() {
        let error = locked_version(LOCK, "two").unwrap_err().to_string();
        assert_eq!(error, "Cargo.lock holds two twice: 1.0.0 and 2.0.0");
    }
}
