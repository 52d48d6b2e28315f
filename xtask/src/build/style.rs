//! Style sheets: several sources become one sheet, minified for release.

use anyhow::{Context, Result, anyhow};
use lightningcss::printer::PrinterOptions;
use lightningcss::stylesheet::{MinifyOptions, ParserOptions, StyleSheet};

use super::Profile;
use crate::workspace::Workspace;

/// Reads style sheets and returns them as one, in the order given.
pub fn read(workspace: &Workspace, paths: &[&str], profile: Profile) -> Result<String> {
    let mut whole = String::new();
    for path in paths {
        let source = super::read(workspace, path)?;
        // Each is read by itself, so that a mistake is told with its own file and line.
        let minified = minify(&source, path)?;
        whole.push_str(if profile.is_release() { &minified } else { &source });
    }
    // Once more as a whole: rules that repeat across files are joined.
    if profile.is_release() { minify(&whole, &paths.join(" + ")) } else { Ok(whole) }
}

/// Minifies one style sheet.
///
/// No browsers are named, so nothing is rewritten for older ones: `light-dark()`,
/// `color-mix()`, nesting and container queries stay what they are.
fn minify(source: &str, name: &str) -> Result<String> {
    let options = ParserOptions { filename: name.to_owned(), ..ParserOptions::default() };
    let mut sheet = StyleSheet::parse(source, options)
        .map_err(|error| anyhow!("{error}"))
        .context("a style sheet cannot be read")?;
    sheet.minify(MinifyOptions::default()).map_err(|error| anyhow!("{error}"))?;
    let printed = sheet
        .to_css(PrinterOptions { minify: true, ..PrinterOptions::default() })
        .map_err(|error| anyhow!("{error}"))?;
    Ok(printed.code)
}

#[cfg(test)]
mod tests {
    use super::minify;

    #[test]
    fn modern_rules_come_out_as_they_went_in() {
        let rules = [
            "@container (width>=40rem){.step{display:grid}}",
            ":host{color:light-dark(#000,#fff)}",
            ":host([hidden]){display:none}",
            "::part(tip){margin-inline-start:4px}",
            ":host-context(.dark) .tip{color:#fff}",
            ".tip{background:color-mix(in oklab, var(--accent) 12%, transparent)}",
            ".tip{color:color-mix(in srgb, red 40%, canvas)}",
            ".tip{&:hover{color:red}}",
            "@layer base{.tip{inset-inline:0}}",
            "@media (prefers-reduced-motion:reduce){.tip{transition:none}}",
            "@media (forced-colors:active){.tip{border-color:canvastext}}",
            "@supports (appearance:base-select){.tip{appearance:base-select}}",
            "@property --gait-check-x{syntax:\"<length>\";inherits:false;initial-value:1px}",
            ".tip:has(:checked){color:rgb(from var(--x) r g b/50%)}",
        ];
        for rule in rules {
            let minified = minify(rule, "a test").unwrap();
            let squeezed = |text: &str| text.replace(' ', "");
            assert_eq!(squeezed(&minified), squeezed(rule));
        }
    }

    #[test]
    fn a_mistake_is_told_with_its_file_and_line() {
        let error = format!("{:#}", minify(".a{}\n.b{color:red}}\n", "styles/x.css").unwrap_err());
        assert!(error.contains("styles/x.css:2"), "{error}");
    }
}
