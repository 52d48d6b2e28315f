//! The licenses of all dependencies, against those that `deny.toml` allows.
//!
//! `cargo deny check` reads the same file and checks more; this needs nothing installed.

use std::collections::BTreeSet;
use std::fs;

use anyhow::{Context, Result, bail};
use cargo_metadata::Package;
use serde::Deserialize;
use spdx::{Expression, Licensee, ParseMode};

use crate::workspace::Workspace;

/// The part of `deny.toml` that is read here.
#[derive(Debug, Deserialize)]
struct Settings {
    /// What is allowed.
    licenses: Allowed,
}

/// The licenses that are allowed.
#[derive(Debug, Deserialize)]
struct Allowed {
    /// For every package.
    allow: Vec<String>,
    /// For single packages.
    #[serde(default)]
    exceptions: Vec<Exception>,
}

/// Licenses allowed for one package.
#[derive(Debug, Deserialize)]
struct Exception {
    /// The package.
    #[serde(rename = "crate")]
    name: String,
    /// The licenses it may have beside those for every package.
    allow: Vec<String>,
}

/// Fails with a list of all packages whose license is not allowed.
pub fn check(workspace: &Workspace) -> Result<()> {
    let path = workspace.path("deny.toml");
    let text =
        fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let settings: Settings = toml::from_str(&text).context("deny.toml cannot be read")?;

    let packages = workspace.dependencies()?;
    let refused = packages
        .iter()
        .filter_map(|package| problem(package, &settings.licenses).transpose())
        .collect::<Result<BTreeSet<String>>>()?;
    if !refused.is_empty() {
        let lines: Vec<String> = refused.into_iter().collect();
        bail!("licenses that deny.toml does not allow:\n{}", lines.join("\n"));
    }
    println!("the licenses of {} dependencies are allowed", packages.len());
    Ok(())
}

/// Returns what is wrong with the license of a package, if anything is.
fn problem(package: &Package, allowed: &Allowed) -> Result<Option<String>> {
    let name = format!("{} {}", package.name, package.version);
    let Some(license) = &package.license else {
        return Ok(Some(format!("{name}: names no license")));
    };
    let extra = allowed
        .exceptions
        .iter()
        .filter(|exception| exception.name == package.name.as_str())
        .flat_map(|exception| &exception.allow);
    let allow: Vec<&str> = allowed.allow.iter().chain(extra).map(String::as_str).collect();
    let is_allowed = is_satisfied(license, &allow).with_context(|| name.clone())?;
    Ok((!is_allowed).then(|| format!("{name}: {license}")))
}

/// Tells whether an expression can be satisfied with the allowed licenses alone.
fn is_satisfied(expression: &str, allow: &[&str]) -> Result<bool> {
    let allow = allow
        .iter()
        .map(|license| Licensee::parse(license))
        .collect::<Result<Vec<_>, _>>()
        .context("deny.toml allows something that is no license")?;
    // Older packages write `MIT/Apache-2.0`, which is not quite the language of SPDX.
    let expression = Expression::parse_mode(expression, ParseMode::LAX)
        .with_context(|| format!("`{expression}` is no license expression"))?;
    Ok(expression
        .evaluate(|requirement| allow.iter().any(|license| license.satisfies(requirement))))
}

#[cfg(test)]
mod tests {
    use super::is_satisfied;

    #[test]
    fn one_side_of_an_or_is_enough_and_both_of_an_and_are_needed() {
        let check = |expression| is_satisfied(expression, &["MIT", "Unicode-3.0"]).unwrap();
        assert!(check("MIT"));
        assert!(check("Apache-2.0 OR MIT"));
        assert!(check("Apache-2.0/MIT"));
        assert!(check("(MIT OR Apache-2.0) AND Unicode-3.0"));
        assert!(!check("MIT AND Apache-2.0"));
        assert!(!check("GPL-3.0-only"));
    }

    #[test]
    fn a_license_with_an_exception_is_another_license() {
        let expression = "Apache-2.0 WITH LLVM-exception";
        assert!(!is_satisfied(expression, &["Apache-2.0"]).unwrap());
        assert!(is_satisfied(expression, &["Apache-2.0 WITH LLVM-exception"]).unwrap());
    }

    #[test]
    fn what_is_no_license_is_an_error_and_not_a_refusal() {
        assert!(is_satisfied("see the file", &["MIT"]).is_err());
        assert!(is_satisfied("MIT", &["No Such License"]).is_err());
    }
}
