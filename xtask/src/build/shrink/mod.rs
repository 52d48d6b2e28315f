//! The released module, made smaller than the compiler leaves it.
//!
//! [`strip`] takes out what only a panic or an unused kind of node needs, before wasm-bindgen adds its part. It asks the
//! linker where addresses are, so it knows of every function and every byte who refers to it.
//! [`pack`] then writes what is left in the form that compresses best.
//!
//! **Invariant:** in a release a panic is a bare trap. It ends the module with or without a
//! message, and the text of the message, with all that puts it together, is a tenth of the
//! download. A build for `serve` does not come here and tells its panics in full.

mod absent;
mod addresses;
mod branches;
mod diverge;
mod layout;
mod merge;
mod order;
mod relocations;
mod sweep;
mod traps;
mod uniform;
mod unread;

use anyhow::{Context, Result};
use walrus::ModuleConfig;

use addresses::Addresses;
use relocations::Relocations;

pub use relocations::LINK_ARGUMENT;

/// Takes out of a compiled module what only panics need, and what draws nodes that no view makes.
pub fn strip(wasm: &[u8]) -> Result<Vec<u8>> {
    let mut module = ModuleConfig::new().parse(wasm)?;
    let addresses = Addresses::new(Relocations::read(wasm)?, &module)?;
    absent::run(&mut module);
    traps::run(&mut module);
    unread::run(&mut module);
    sweep::run(&mut module, &addresses)?;
    Ok(module.emit_wasm())
}

/// Writes a module in the form that compresses best.
pub fn pack(wasm: &[u8]) -> Result<Vec<u8>> {
    let mut module = nameless().parse(wasm)?;
    traps::run(&mut module);
    branches::run(&mut module);
    uniform::run(&mut module);
    // It tells tools what the code makes use of; engines read the code.
    module.customs.remove_raw("target_features");
    let wasm = order::run(&merge::run(module.emit_wasm())?)?;
    wasmparser::validate(&wasm).context("the packed module is not valid")?;
    Ok(wasm)
}

/// How a module is read that is written without what is for people.
pub fn nameless() -> ModuleConfig {
    let mut config = ModuleConfig::new();
    config.generate_producers_section(false).generate_name_section(false);
    config
}

#[cfg(test)]
mod fixtures {
    use walrus::Module;

    /// Reads a module written as text.
    pub fn module(text: &str) -> Module {
        Module::from_buffer(&wat::parse_str(text).unwrap()).unwrap()
    }

    /// Writes a module, which has to be valid, as text.
    pub fn text(mut module: Module) -> String {
        let wasm = module.emit_wasm();
        wasmparser::validate(&wasm).unwrap();
        wasmprinter::print_bytes(&wasm).unwrap()
    }
}
