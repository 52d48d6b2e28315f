//! Functions that are the same become one.

use std::collections::HashMap;

use anyhow::Result;

use super::layout::{Functions, Layout};

/// Writes each function once, however many are the same.
///
/// Rust does not promise that two functions have two addresses, so nothing can tell.
pub fn run(mut wasm: Vec<u8>) -> Result<Vec<u8>> {
    loop {
        let functions = Functions::read(&wasm)?;
        let mut first = HashMap::new();
        let stand_ins: Vec<usize> = (0..)
            .zip(&functions.defined)
            .map(|(place, function)| *first.entry(function).or_insert(place))
            .collect();
        let kept: Vec<usize> = (0..)
            .zip(&stand_ins)
            .filter(|(place, stand_in)| place == *stand_in)
            .map(|(place, _)| place)
            .collect();
        let has_changed = kept.len() < stand_ins.len();
        let stand_in = |place| stand_ins.get(place).copied().unwrap_or(place);
        wasm = Layout::new(&functions, kept, stand_in)?.write(&wasm)?;
        // Functions that differed in what they call may now be the same as well.
        if !has_changed {
            return Ok(wasm);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::{module, text};
    use super::run;

    #[test]
    fn what_is_the_same_is_called_by_one_index() {
        let mut module = module(
            r#"(module
                (import "g" "i" (func $import (param i32)))
                (func $a i32.const 7 call $import)
                (func $b i32.const 7 call $import)
                (func $calls_a (export "a") call $a)
                (func $calls_b (export "b") call $b)
                (func $other (export "c") i32.const 8 call $import))"#,
        );
        let merged = run(module.emit_wasm()).unwrap();
        wasmparser::validate(&merged).unwrap();
        let text = text(walrus::Module::from_buffer(&merged).unwrap());
        assert_eq!(text.matches("i32.const 7").count(), 1, "{text}");
        assert_eq!(text.matches("i32.const 8").count(), 1, "{text}");
        assert_eq!(text.matches("\n  (func ").count(), 3, "{text}");
        assert_eq!(text.matches("(export ").count(), 3, "{text}");
    }
}
