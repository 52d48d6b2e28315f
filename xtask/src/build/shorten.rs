//! Shorter names between the module and its glue.
//!
//! wasm-bindgen ends the name of every import in a hash of sixteen letters, so that modules of
//! several crates may be merged. Nothing is merged after the build, and what is random does not
//! compress: short names take 2 KB off the download.

use anyhow::{Result, ensure};

use super::shrink;
use super::wasm::Module;

/// What every name of an import made by wasm-bindgen begins with.
const PREFIX: &str = "__wb";

/// The module that imports are said to come from.
const SOURCE: &str = "./glue_bg.js";

/// The same in short.
const SHORT_SOURCE: &str = "g";

/// Gives imports and exports names of a few letters, in the module and in the glue alike.
///
/// What the glue does not name is not exported: nothing else loads the module.
pub fn shorten(module: &Module) -> Result<Module> {
    let mut wasm = shrink::nameless().parse(&module.wasm)?;
    ensure!(module.glue.contains(&quoted(SOURCE)), "the glue does not provide {SOURCE}");
    let mut glue = module.glue.replace(&quoted(SOURCE), &quoted(SHORT_SOURCE));
    for (place, import) in wasm.imports.iter_mut().enumerate() {
        if import.module == SOURCE {
            SHORT_SOURCE.clone_into(&mut import.module);
        }
        if import.name.starts_with(PREFIX) {
            let short = format!("i{place}");
            ensure!(!is_word(&glue, &short), "the glue already uses the name `{short}`");
            glue = replace_word(&glue, &import.name, &short);
            import.name = short;
        }
    }
    let mut unused = Vec::new();
    for (place, export) in wasm.exports.iter_mut().enumerate() {
        // The glue has functions of the same names, for the loader to call: they stay.
        let member = format!("wasm.{}", export.name);
        if is_word(&glue, &member) {
            export.name = format!("e{place}");
            glue = replace_word(&glue, &member, &format!("wasm.{}", export.name));
        } else {
            unused.push(export.id());
        }
    }
    for export in unused {
        wasm.exports.delete(export);
    }
    Ok(Module { wasm: wasm.emit_wasm(), glue })
}

fn quoted(text: &str) -> String {
    format!("\"{text}\"")
}

fn is_part_of_name(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || matches!(letter, '_' | '$')
}

/// Where `word` stands as a whole word.
fn places<'a>(text: &'a str, word: &'a str) -> impl Iterator<Item = usize> + 'a {
    text.match_indices(word).map(|(place, _)| place).filter(move |place| {
        let before = text[..*place].chars().next_back();
        let after = text[place + word.len()..].chars().next();
        !before.is_some_and(is_part_of_name) && !after.is_some_and(is_part_of_name)
    })
}

fn is_word(text: &str, word: &str) -> bool {
    places(text, word).next().is_some()
}

fn replace_word(text: &str, word: &str, with: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = 0;
    for place in places(text, word) {
        out.push_str(&text[rest..place]);
        out.push_str(with);
        rest = place + word.len();
    }
    out + &text[rest..]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn module_and_glue_agree_on_short_names() {
        let wasm = wat::parse_str(
            r#"(module
                (import "./glue_bg.js" "__wbg_log_0a1b" (func $log))
                (memory (export "memory") 1)
                (func (export "assess") call $log))"#,
        )
        .unwrap();
        let glue = r#"
            const import0 = { __wbg_log_0a1b() {} };
            const imports = { "./glue_bg.js": import0 };
            export function assess() { return wasm.assess(); }
        "#;
        let short = shorten(&Module { wasm, glue: glue.to_owned() }).unwrap();
        let module = walrus::Module::from_buffer(&short.wasm).unwrap();
        let import = module.imports.iter().next().unwrap();
        assert_eq!((import.module.as_str(), import.name.as_str()), ("g", "i0"));
        let exports: Vec<_> = module.exports.iter().map(|export| export.name.as_str()).collect();
        assert_eq!(exports, ["e1"]);
        for kept in
            ["{ i0() {} }", r#"{ "g": import0 }"#, "function assess() { return wasm.e1(); }"]
        {
            assert!(short.glue.contains(kept), "`{kept}` is missing from {}", short.glue);
        }
    }

    #[test]
    fn only_whole_words_are_replaced() {
        let glue = "a: { __wbg_set_1(x) {}, __wbg_set_12: f, x__wbg_set_1: g }";
        assert_eq!(
            replace_word(glue, "__wbg_set_1", "i0"),
            "a: { i0(x) {}, __wbg_set_12: f, x__wbg_set_1: g }"
        );
        assert!(is_word("let i0 = 1", "i0") && !is_word("let i01 = 1", "i0"));
    }
}
