//! Shorter names between the module and its glue.
//!
//! wasm-bindgen ends the name of every import in a hash of sixteen letters, so that modules of
//! several crates may be merged. Nothing is merged after the build, and what is random does not
//! compress: short names take 2 KB off the download.

use anyhow::{Result, ensure};
use walrus::ModuleConfig;

use super::wasm::Module;

/// What every name made by wasm-bindgen begins with.
const PREFIX: &str = "__wb";

/// Gives every import a name of a few letters, in the module and in the glue alike.
pub fn shorten(module: &Module) -> Result<Module> {
    let mut config = ModuleConfig::new();
    config.generate_producers_section(false).generate_name_section(false);
    let mut wasm = config.parse(&module.wasm)?;
    let mut glue = module.glue.clone();
    for (place, import) in wasm.imports.iter_mut().enumerate() {
        if !import.name.starts_with(PREFIX) {
            continue;
        }
        let short = format!("i{place}");
        ensure!(!is_word(&glue, &short), "the glue already uses the name `{short}`");
        glue = replace_word(&glue, &import.name, &short);
        import.name = short;
    }
    Ok(Module { wasm: wasm.emit_wasm(), glue })
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
    fn only_whole_words_are_replaced() {
        let glue = "a: { __wbg_set_1(x) {}, __wbg_set_12: f, x__wbg_set_1: g }";
        assert_eq!(
            replace_word(glue, "__wbg_set_1", "i0"),
            "a: { i0(x) {}, __wbg_set_12: f, x__wbg_set_1: g }"
        );
        assert!(is_word("let i0 = 1", "i0") && !is_word("let i01 = 1", "i0"));
    }
}
