//! What the compiler does not see: the direction of arrows between layers, what may not be
//! written in library code, and what belongs to one machine only.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::support::root;

/// Layers from the innermost to the outermost: each may use those to its left.
const LAYERS: [&str; 6] = ["domain", "content", "text", "app", "view", "browser"];

/// `app` gets the catalog as an argument, so that a test may bring one of its own.
const FORBIDDEN_ARROW: (&str, &str) = ("app", "content");

/// One panic stops every widget on the host's page; a strict page blocks style attributes and
/// raw HTML.
const BANNED: [&str; 9] = [
    ".unwrap()",
    ".expect(",
    "panic!",
    "todo!",
    "unimplemented!",
    "unreachable!",
    "style=",
    "from_html_unchecked",
    "innerHTML",
];

/// How other nodes of Yew than elements, texts and lists are made: the release has no code that
/// draws them (`xtask/src/build/shrink/absent.rs`).
const ABSENT_NODES: [&str; 7] =
    ["VPortal", "create_portal", "VRaw", "VSuspense", "Suspense", "Suspension", "VNode::"];

/// Folders of one machine.
const MACHINE_PATHS: [&str; 7] =
    ["/home/", "/Users/", "/root/", "/work/", "/mnt/", "/private/var/", "C:\\"];

/// Where packages may come from; any other registry is a mirror of one machine.
const REGISTRIES: [&str; 2] =
    ["registry+https://github.com/rust-lang/crates.io-index", "https://registry.npmjs.org/"];

const MOST_LINES: usize = 600;

fn files_under(folder: &Path, endings: &[&str]) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let entries = fs::read_dir(folder).expect("the folder can be read");
    for entry in entries.map(|entry| entry.expect("the entry can be read").path()) {
        if entry.is_dir() {
            files.extend(files_under(&entry, endings));
        } else if endings.iter().any(|ending| entry.extension().is_some_and(|had| had == *ending)) {
            files.push(entry);
        }
    }
    files.sort();
    files
}

fn shown(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).display().to_string()
}

/// Numbered lines of code: no comments, and nothing of the tests at the end of a file.
fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let lines = text.lines().enumerate().map(|(index, line)| (index + 1, line));
    lines
        .take_while(|(_, line)| line.trim() != "#[cfg(test)]")
        .filter(|(_, line)| !["//", "/*", "*"].iter().any(|mark| line.trim().starts_with(mark)))
}

fn layer_of(path: &Path) -> Option<&'static str> {
    let inner = path.strip_prefix(root().join("src")).ok()?;
    let first = inner.components().next()?.as_os_str().to_str()?;
    LAYERS.into_iter().find(|layer| first == *layer || first == format!("{layer}.rs"))
}

/// Layers a line of code names.
fn named(line: &str) -> Vec<&'static str> {
    let grouped = line.contains("crate::{");
    let is_named = |layer: &&str| {
        let path = format!("crate::{layer}");
        line.contains(&format!("{path}::"))
            || line.contains(&format!("{path};"))
            || grouped && line.contains(&format!("{layer}::"))
    };
    LAYERS.into_iter().filter(|layer| is_named(layer)).collect()
}

fn may_use(from: &str, to: &str) -> bool {
    let place = |layer: &str| LAYERS.iter().position(|other| *other == layer);
    (from, to) != FORBIDDEN_ARROW && place(to) <= place(from)
}

fn none(found: &[String]) {
    assert!(found.is_empty(), "{} found:\n{}", found.len(), found.join("\n"));
}

#[test]
fn arrows_point_inwards() {
    assert!(may_use("app", "text") && may_use("browser", "domain") && may_use("view", "view"));
    assert!(
        !may_use("domain", "text") && !may_use("app", "content") && !may_use("view", "browser")
    );
    let mut found = Vec::new();
    for path in files_under(&root().join("src"), &["rs"]) {
        let Some(from) = layer_of(&path) else { continue };
        let text = fs::read_to_string(&path).expect("a source can be read");
        for (number, line) in code(&text) {
            for to in named(line).into_iter().filter(|to| !may_use(from, to)) {
                found.push(format!("{}:{number}: {from} must not use {to}", shown(&path)));
            }
            if line.contains("super::super::") {
                found.push(format!("{}:{number}: name the layer, from `crate` on", shown(&path)));
            }
        }
    }
    none(&found);
}

#[test]
fn nothing_in_the_library_may_panic_or_write_raw_html() {
    let mut found = Vec::new();
    for path in files_under(&root().join("src"), &["rs", "js"]) {
        let text = fs::read_to_string(&path).expect("a source can be read");
        for (number, line) in code(&text) {
            for banned in BANNED.iter().filter(|banned| line.contains(**banned)) {
                found.push(format!("{}:{number}: `{banned}`", shown(&path)));
            }
        }
    }
    none(&found);
}

#[test]
fn a_view_is_made_of_elements_texts_and_lists() {
    let mut found = Vec::new();
    for path in files_under(&root().join("src"), &["rs"]) {
        let text = fs::read_to_string(&path).expect("a source can be read");
        for (number, line) in code(&text) {
            for absent in ABSENT_NODES.iter().filter(|absent| line.contains(**absent)) {
                found.push(format!(
                    "{}:{number}: the release cannot draw a `{absent}`",
                    shown(&path)
                ));
            }
        }
    }
    none(&found);
}

#[test]
fn a_source_fits_one_sitting() {
    let sources = files_under(&root().join("src"), &["rs", "js"]).into_iter();
    let found: Vec<String> = sources
        .filter_map(|path| {
            let lines = fs::read_to_string(&path).expect("a source can be read").lines().count();
            let line = format!("{}: {lines} lines, at most {MOST_LINES}", shown(&path));
            (lines > MOST_LINES).then_some(line)
        })
        .collect();
    none(&found);
}

/// Files under version control, and those that soon will be.
fn tracked() -> Vec<PathBuf> {
    let arguments = ["ls-files", "--cached", "--others", "--exclude-standard"];
    let listed = Command::new("git").current_dir(root()).args(arguments).output();
    match listed {
        Ok(output) if output.status.success() => {
            let names = String::from_utf8_lossy(&output.stdout).into_owned();
            names.lines().map(|name| root().join(name)).filter(|path| path.is_file()).collect()
        }
        // Outside a checkout, such as in a package, everything that is there was tracked.
        _ => ["src", "tests", "compiler", "xtask", "benches", "styles"]
            .into_iter()
            .flat_map(|folder| {
                files_under(&root().join(folder), &["rs", "js", "toml", "md", "css"])
            })
            .collect(),
    }
}

#[test]
fn nothing_of_one_machine_is_tracked() {
    let mut found = Vec::new();
    for path in tracked().into_iter().filter(|path| !path.ends_with("tests/core/tidy.rs")) {
        // What is no text holds no path either.
        let Ok(text) = fs::read_to_string(&path) else { continue };
        for (index, line) in text.lines().enumerate() {
            let place = format!("{}:{}", shown(&path), index + 1);
            let is_path = |start: &&&str| {
                line.match_indices(**start).any(|(at, _)| {
                    let before = line[..at].chars().next_back();
                    before.is_none_or(|mark| !mark.is_alphanumeric() && !"-_.~}/*".contains(mark))
                })
            };
            if let Some(start) = MACHINE_PATHS.iter().find(is_path) {
                found.push(format!("{place}: `{start}` is a folder of one machine"));
            }
            let is_source = line.contains("registry+") || line.contains("\"resolved\": \"http");
            if is_source && !REGISTRIES.iter().any(|registry| line.contains(registry)) {
                found.push(format!("{place}: the registry is a mirror of one machine"));
            }
            let replaces = ["replace-with", "_authToken", "index-url", "registry ="];
            if replaces.iter().any(|word| line.trim_start().starts_with(word)) {
                found.push(format!("{place}: which registry to ask is the machine's business"));
            }
        }
    }
    none(&found);
}

/// What has been tested is only known with the versions it was tested with.
#[test]
fn the_packages_from_npm_are_named_with_their_versions() {
    let read = |path: &str| fs::read_to_string(root().join(path)).expect("the file can be read");
    let package: serde_json::Value =
        serde_json::from_str(&read("tests/browser/npm/package.json")).expect("a manifest");
    let told = read("ACCESSIBILITY.md");
    let packages = package["devDependencies"].as_object().expect("a table");
    let missing: Vec<String> = packages
        .iter()
        .map(|(name, version)| format!("{name} {}", version.as_str().expect("one version")))
        .filter(|named| !told.contains(named.as_str()))
        .collect();
    assert!(!packages.is_empty());
    none(&missing);
}
