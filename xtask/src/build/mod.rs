//! The way from the sources to the page.
//!
//! Each step is a module and returns bytes; [`assemble`] gives them their names and puts them
//! together. What is loaded by another file carries its content in its name, so that it may
//! be cached for ever; what a host page names itself keeps a stable name.
//!
//! **Invariant:** nothing is written before everything is made. A build that fails leaves the
//! output of the last good one as it was.

mod gallery;
mod page;
mod script;
mod shorten;
mod shrink;
pub mod site;
pub mod size;
mod style;
mod text;
mod wasm;

use std::collections::BTreeMap;
use std::fs;

use anyhow::{Context, Result};
use gait_check_compiler::{Compiled, Pack};

use crate::cli;
use crate::tools;
use crate::workspace::{PACKAGE, WASM_TARGET, Workspace};
use script::Files;
use site::Site;

/// Where `build` puts the release, from the root of the workspace.
pub const DIST: &str = "dist";

/// Files of the standalone page, which it names itself: name in the site, path of the source.
const PAGE_FILES: [(&str, &str); 2] =
    [("favicon.svg", "images/favicon.svg"), ("og.png", "images/og.png")];

/// The types of the JavaScript API, written by hand beside the loader.
const TYPES: &str = "src/browser/gait-check.d.ts";

/// How much work goes into the result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Profile {
    /// Quick to build and readable: for `serve`.
    Dev,
    /// What is shipped: optimized and minified.
    Release,
}

impl Profile {
    /// Tells whether this is the build that is shipped.
    fn is_release(self) -> bool {
        self == Self::Release
    }
}

/// Makes the release build in `dist/` and prints its sizes; fails if a budget is exceeded.
pub fn run(workspace: &Workspace, options: &cli::Build) -> Result<()> {
    size::report(workspace, &release_at(workspace, options.base_url.as_deref())?)
}

/// Makes the release build in `dist/`.
pub fn release(workspace: &Workspace) -> Result<Site> {
    release_at(workspace, None)
}

/// Makes the release build in `dist/`, for an address if there is one.
fn release_at(workspace: &Workspace, address: Option<&str>) -> Result<Site> {
    tools::ensure_target(WASM_TARGET)?;
    let site = assemble(workspace, Profile::Release, address)?;
    site.write(&workspace.path(DIST))?;
    Ok(site)
}

/// Builds the whole site in memory.
pub fn assemble(workspace: &Workspace, profile: Profile, address: Option<&str>) -> Result<Site> {
    let mut site = Site::default();

    // The cheap steps come first: a mistake in a style or a text is told in a second.
    let style = style::read(
        workspace,
        &["styles/tokens.css", "styles/widget.css", "styles/pictures.css"],
        profile,
    )?;
    let Compiled { packs, pictures, .. } = text::compiled(workspace)?;
    let loader = read(workspace, "src/browser/loader.js")?;
    let mut page = read(workspace, "index.html")?;
    if let Some(address) = address {
        page = page::with_address(&page, address)?;
    }
    let page_style = style::read(workspace, &["styles/page.css"], profile)?;
    let gallery_style = style::read(workspace, &gallery::STYLES, profile)?;
    let module = wasm::build(workspace, profile)?;

    let mut by_locale = |folder: &str, json: fn(&Pack) -> &String| -> BTreeMap<String, String> {
        let named = packs.iter().map(|pack| {
            let name =
                site.add_hashed(&format!("{folder}/{}", pack.locale), "json", json(pack).clone());
            (pack.locale.clone(), name)
        });
        named.collect()
    };
    let (text, sources, catalog) = (
        by_locale("text", |pack| &pack.text),
        by_locale("sources", |pack| &pack.sources),
        by_locale("catalog", |pack| &pack.catalog),
    );

    let files = Files {
        version: workspace.version()?,
        glue: site.add_hashed("glue", "js", script::ready(&module.glue, "the glue", profile)?),
        wasm: site.add_hashed("gait-check", "wasm", module.wasm),
        style: site.add_hashed("style", "css", style),
        text,
        sources,
        catalog,
        pictures: gallery::add(&mut site, &pictures),
    };
    let loader = script::with_files(&loader, &files)?;
    site.add("gait-check.js", script::ready(&loader, "the loader", profile)?);

    let page_style = site.add_hashed("page", "css", page_style);
    site.add("index.html", page::with_style(&page, &page_style)?);
    for (name, path) in PAGE_FILES {
        let path = workspace.path(path);
        let bytes = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
        site.add(name, bytes);
    }

    let gallery_style = site.add_hashed("gallery", "css", gallery_style);
    site.add("gallery.html", gallery::page(&pictures, &gallery_style));

    if workspace.path(TYPES).is_file() {
        site.add("gait-check.d.ts", read(workspace, TYPES)?);
    }
    site.add("package.json", manifest(&files.version)?);
    site.seal()?;
    Ok(site)
}

/// The manifest of the npm package; it also tells Node that the loader is an ES module.
fn manifest(version: &str) -> Result<Vec<u8>> {
    let manifest = serde_json::json!({
        "name": PACKAGE,
        "version": version,
        "description": "A form-and-gait checklist for runners, as a custom element.",
        "license": "MIT OR Apache-2.0",
        "type": "module",
        "exports": { ".": { "types": "./gait-check.d.ts", "default": "./gait-check.js" } },
        "types": "./gait-check.d.ts",
        // Importing it defines the element.
        "sideEffects": true,
        "engines": { "node": ">=20" },
    });
    let mut text = serde_json::to_vec_pretty(&manifest)?;
    text.push(b'\n');
    Ok(text)
}

/// Reads a text file of the workspace, and names it if that fails.
fn read(workspace: &Workspace, relative: &str) -> Result<String> {
    fs::read_to_string(workspace.path(relative)).with_context(|| format!("cannot read {relative}"))
}
