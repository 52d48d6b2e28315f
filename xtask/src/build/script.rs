//! JavaScript: the loader is told its files, and scripts are minified for release.

use std::collections::BTreeMap;

use anyhow::{Context, Result, anyhow, ensure};
use oxc_allocator::Allocator;
use oxc_codegen::{Codegen, CodegenOptions};
use oxc_compat::EngineTargets;
use oxc_minifier::{CompressOptions, MangleOptions, Minifier, MinifierOptions};
use oxc_parser::Parser;
use oxc_span::SourceType;
use serde::Serialize;

use super::Profile;

/// The text in the loader that stands for the names of the files it loads.
const PLACEHOLDER: &str = "__GAIT_CHECK_FILES__";

/// The version of the language that scripts are kept within.
const LANGUAGE: &str = "es2022";

/// What the loader has to know, in the form it reads.
///
/// All names are relative to the loader, which resolves them against `import.meta.url`.
#[derive(Debug, Serialize)]
pub struct Files {
    /// The version of the widget.
    pub version: String,
    /// The ES module that instantiates the WebAssembly module.
    #[serde(serialize_with = "beside")]
    pub glue: String,
    /// The WebAssembly module.
    #[serde(serialize_with = "beside")]
    pub wasm: String,
    /// The style sheet of the widget.
    #[serde(serialize_with = "beside")]
    pub style: String,
    /// The text packs by locale.
    #[serde(serialize_with = "all_beside")]
    pub text: BTreeMap<String, String>,
    /// The words of the sources by locale.
    #[serde(serialize_with = "all_beside")]
    pub sources: BTreeMap<String, String>,
    /// The public catalogs by locale.
    #[serde(serialize_with = "all_beside")]
    pub catalog: BTreeMap<String, String>,
    /// The folder of the pictures.
    #[serde(serialize_with = "beside")]
    pub pictures: String,
}

/// Writes a name as a relative URL: `import("glue.js")` would look for a package.
fn beside<S: serde::Serializer>(name: &str, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(&format_args!("./{name}"))
}

/// Writes a map of names as relative URLs.
fn all_beside<S: serde::Serializer>(
    names: &BTreeMap<String, String>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_map(names.iter().map(|(key, name)| (key, format!("./{name}"))))
}

/// Puts the names of the files into the loader.
pub fn with_files(loader: &str, files: &Files) -> Result<String> {
    ensure!(
        loader.contains(PLACEHOLDER),
        "the loader does not hold {PLACEHOLDER}, so it cannot be told what to load"
    );
    Ok(loader.replace(PLACEHOLDER, &serde_json::to_string(files)?))
}

/// Returns the script as it goes into the site: minified for release, as it is otherwise.
///
/// It is read in both cases, so that a mistake does not wait for the release to be found.
pub fn ready(source: &str, name: &str, profile: Profile) -> Result<String> {
    let allocator = Allocator::default();
    let mut parsed = Parser::new(&allocator, source, SourceType::mjs()).parse();
    if let Some(error) = parsed.errors.into_iter().next() {
        let error = error.with_source_code(source.to_owned());
        return Err(anyhow!("{error:?}")).with_context(|| format!("{name} is not JavaScript"));
    }
    if !profile.is_release() {
        return Ok(source.to_owned());
    }

    let target = EngineTargets::from_target(LANGUAGE).map_err(|error| anyhow!(error))?;
    let options = MinifierOptions {
        // What is exported keeps its name; all else in a module is its own affair.
        mangle: Some(MangleOptions { top_level: true, ..MangleOptions::default() }),
        compress: Some(CompressOptions { target, ..CompressOptions::smallest() }),
    };
    let minified = Minifier::new(options).minify(&allocator, &mut parsed.program);
    Ok(Codegen::new()
        .with_options(CodegenOptions::minify())
        .with_scoping(minified.scoping)
        .with_private_member_mappings(minified.class_private_mappings)
        .build(&parsed.program)
        .code)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files() -> Files {
        Files {
            version: "0.1.0".into(),
            glue: "glue-1.js".into(),
            wasm: "gait-check-2.wasm".into(),
            style: "style-3.css".into(),
            text: [("en".into(), "text/en-4.json".into())].into(),
            sources: [("en".into(), "sources/en-5.json".into())].into(),
            catalog: [("en".into(), "catalog/en-6.json".into())].into(),
            pictures: "pictures/7/".into(),
        }
    }

    #[test]
    fn the_loader_is_told_its_files_as_relative_urls() {
        assert_eq!(
            with_files("const files = __GAIT_CHECK_FILES__;", &files()).unwrap(),
            "const files = {\"version\":\"0.1.0\",\"glue\":\"./glue-1.js\",\
             \"wasm\":\"./gait-check-2.wasm\",\"style\":\"./style-3.css\",\
             \"text\":{\"en\":\"./text/en-4.json\"},\"sources\":{\"en\":\"./sources/en-5.json\"},\
             \"catalog\":{\"en\":\"./catalog/en-6.json\"},\"pictures\":\"./pictures/7/\"};"
        );
    }

    #[test]
    fn a_loader_without_the_placeholder_is_refused() {
        assert!(with_files("const files = {};", &files()).is_err());
    }

    #[test]
    fn minifying_keeps_what_a_module_is_known_by() {
        let source = "
            // A comment.
            const base = new URL('x.wasm', import.meta.url);
            class Widget extends HTMLElement { #count = 0; get count() { return this.#count; } }
            export async function load(options) {
                const answer = await import(base.href);
                return answer?.value ?? options;
            }
            export function define(name) { customElements.define(name, Widget); }
            define('gait-check');
        ";
        let minified = ready(source, "a script", Profile::Release).unwrap();
        assert!(!minified.contains("Widget"), "{minified}");
        for kept in [
            "import.meta.url",
            "function load(",
            "function define(",
            "import(",
            "?.value",
            "get count",
        ] {
            assert!(minified.contains(kept), "`{kept}` is missing from {minified}");
        }
        assert!(!minified.contains("A comment"), "{minified}");
    }

    #[test]
    fn a_script_for_development_is_left_as_it_is() {
        let source = "export const one = 1; // as it is\n";
        assert_eq!(ready(source, "a script", Profile::Dev).unwrap(), source);
    }

    #[test]
    fn a_mistake_is_found_in_either_profile_and_named() {
        for profile in [Profile::Dev, Profile::Release] {
            let error = ready("const = 1;", "the loader", profile).unwrap_err();
            assert_eq!(error.to_string(), "the loader is not JavaScript");
        }
    }
}
