//! What the site weighs, against what it may weigh.

use std::fmt::Write;

use anyhow::{Context, Result, bail};
use brotli::enc::BrotliEncoderParams;
use serde::Deserialize;

use super::site::Site;
use crate::workspace::Workspace;

/// Where the budgets are, from the root of the workspace.
const BUDGETS: &str = "xtask/budget.toml";

/// The file of budgets.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Budgets {
    /// The budgets, the most important one first.
    budget: Vec<Budget>,
}

/// What a set of files may weigh together.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Budget {
    /// What is being paid for.
    name: String,
    /// Names of files; one `*` in a name stands for a hash.
    #[serde(default)]
    files: Vec<String>,
    /// A folder, all files of which count.
    folder: Option<String>,
    /// The limit in bytes, after brotli.
    brotli: usize,
}

/// The size of one file.
#[derive(Debug)]
struct Weight {
    /// The path in the site.
    path: String,
    /// Bytes as they are.
    raw: usize,
    /// Bytes after brotli.
    brotli: usize,
}

/// Prints the size of every file and every budget; fails if one is exceeded.
pub fn report(workspace: &Workspace, site: &Site) -> Result<()> {
    let budgets: Budgets = toml::from_str(&super::read(workspace, BUDGETS)?)
        .with_context(|| format!("{BUDGETS} cannot be read"))?;
    let weights = site
        .files()
        .map(|(path, bytes)| {
            Ok(Weight { path: path.to_owned(), raw: bytes.len(), brotli: compressed(bytes)? })
        })
        .collect::<Result<Vec<_>>>()?;

    let (table, exceeded) = table(&weights, &budgets.budget)?;
    print!("{table}");
    if !exceeded.is_empty() {
        bail!("over budget: {}", exceeded.join(", "));
    }
    Ok(())
}

/// Returns the size a careful server would send: brotli at its best, with a usual window.
fn compressed(mut bytes: &[u8]) -> Result<usize> {
    let parameters = BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        size_hint: bytes.len(),
        ..BrotliEncoderParams::default()
    };
    let mut output = Vec::new();
    brotli::BrotliCompress(&mut bytes, &mut output, &parameters)?;
    Ok(output.len())
}

/// Returns the table to print and the names of the budgets that are exceeded.
fn table(weights: &[Weight], budgets: &[Budget]) -> Result<(String, Vec<String>)> {
    let width = weights
        .iter()
        .map(|weight| weight.path.len())
        .chain(budgets.iter().map(|budget| budget.name.len()))
        .max()
        .unwrap_or_default();
    let mut text = String::new();
    let mut exceeded = Vec::new();

    writeln!(text, "{:width$}  {:>9}  {:>9}", "file", "raw", "brotli")?;
    for weight in weights {
        writeln!(text, "{:width$}  {:>9}  {:>9}", weight.path, weight.raw, weight.brotli)?;
    }
    writeln!(text, "\n{:width$}  {:>9}  {:>9}  {:>9}", "budget", "raw", "brotli", "limit")?;
    for budget in budgets {
        let mut raw = 0;
        let mut brotli = 0;
        for pattern in &budget.files {
            let mut found = weights.iter().filter(|weight| is_match(pattern, &weight.path));
            // A file that is not there weighs nothing: without this the budget would be kept
            // by the day the file is renamed.
            let (Some(weight), None) = (found.next(), found.next()) else {
                bail!("{BUDGETS}: `{pattern}` of \"{}\" must name one file", budget.name);
            };
            raw += weight.raw;
            brotli += weight.brotli;
        }
        if let Some(folder) = &budget.folder {
            let mut inside =
                weights.iter().filter(|weight| weight.path.starts_with(folder)).peekable();
            if inside.peek().is_none() {
                bail!("{BUDGETS}: nothing is in `{folder}` of \"{}\"", budget.name);
            }
            for weight in inside {
                raw += weight.raw;
                brotli += weight.brotli;
            }
        }
        let verdict = if brotli > budget.brotli {
            exceeded.push(budget.name.clone());
            format!("OVER by {}", brotli - budget.brotli)
        } else {
            format!("ok, {} left", budget.brotli - brotli)
        };
        let (name, limit) = (&budget.name, budget.brotli);
        writeln!(text, "{name:width$}  {raw:>9}  {brotli:>9}  {limit:>9}  {verdict}")?;
        let parts = budget.files.iter().chain(&budget.folder).map(String::as_str);
        writeln!(text, "  = {}", parts.collect::<Vec<_>>().join(" + "))?;
    }
    Ok((text, exceeded))
}

/// Tells whether a name fits a pattern with at most one `*`.
fn is_match(pattern: &str, name: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == name,
        Some((start, end)) => name
            .strip_prefix(start)
            .and_then(|rest| rest.strip_suffix(end))
            // `gait-check-*.wasm` is one file and not all that happen to begin alike.
            .is_some_and(|hash| !hash.contains(['-', '/'])),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weights() -> Vec<Weight> {
        [("gait-check.js", 10), ("gait-check-a1.wasm", 60), ("text/en-b2.json", 20)]
            .map(|(path, brotli)| Weight { path: path.into(), raw: 2 * brotli, brotli })
            .into()
    }

    fn budget(files: &[&str], brotli: usize) -> Budget {
        Budget {
            name: "first answer".into(),
            files: files.iter().map(|&file| file.into()).collect(),
            folder: None,
            brotli,
        }
    }

    #[test]
    fn a_budget_is_the_sum_of_its_files() {
        let kept = budget(&["gait-check.js", "gait-check-*.wasm", "text/en-*.json"], 90);
        let (text, exceeded) = table(&weights(), &[kept]).unwrap();
        assert!(exceeded.is_empty(), "{text}");
        assert!(text.contains("180         90         90  ok, 0 left"), "{text}");
    }

    #[test]
    fn one_byte_too_many_exceeds_it() {
        let broken = budget(&["gait-check-*.wasm"], 59);
        let (text, exceeded) = table(&weights(), &[broken]).unwrap();
        assert_eq!(exceeded, ["first answer"]);
        assert!(text.contains("OVER by 1"), "{text}");
    }

    #[test]
    fn a_budget_for_a_file_that_is_not_there_is_refused() {
        let error = table(&weights(), &[budget(&["glue-*.js"], 1)]).unwrap_err().to_string();
        assert!(error.contains("`glue-*.js`"), "{error}");
    }

    #[test]
    fn a_folder_is_the_sum_of_what_is_in_it() {
        let of_folder = |folder: &str, brotli| Budget {
            folder: Some(folder.into()),
            ..budget(&["gait-check.js"], brotli)
        };
        assert!(table(&weights(), &[of_folder("text/", 30)]).unwrap().1.is_empty());
        assert!(!table(&weights(), &[of_folder("text/", 29)]).unwrap().1.is_empty());
        let error = table(&weights(), &[of_folder("pictures/", 30)]).unwrap_err().to_string();
        assert!(error.contains("`pictures/`"), "{error}");
    }

    #[test]
    fn a_star_stands_for_a_hash_only() {
        assert!(is_match("text/en-*.json", "text/en-0a1b.json"));
        assert!(!is_match("text/en-*.json", "text/en-GB-0a1b.json"));
        assert!(!is_match("gait-check.js", "gait-check.json"));
    }
}
