//! What nothing refers to any more goes out of the table of functions and out of memory.

use std::collections::HashSet;

use anyhow::Result;
use walrus::{ElementItems, ExportItem, FunctionBuilder, FunctionId, FunctionKind, Module, passes};

use super::addresses::{Addresses, start};
use super::relocations::{SECTIONS, Symbol, SymbolIndex};

/// Takes out of a module what cannot be reached from its exports.
pub fn run(module: &mut Module, addresses: &Addresses) -> Result<()> {
    let mut reached = Reached::default();
    reached.follow(module, addresses)?;
    clear_table(module, &reached.in_table);
    clear_memory(module, addresses, &reached.memory)?;
    for section in SECTIONS {
        module.customs.remove_raw(section);
    }
    passes::gc::run(module);
    Ok(())
}

/// What can be reached.
#[derive(Default)]
struct Reached {
    functions: HashSet<FunctionId>,
    symbols: HashSet<SymbolIndex>,
    /// The functions whose address is held somewhere.
    in_table: HashSet<FunctionId>,
    /// The bytes of memory whose address is held somewhere.
    memory: HashSet<u32>,
    functions_to_see: Vec<FunctionId>,
    symbols_to_see: Vec<SymbolIndex>,
}

impl Reached {
    /// Follows every call and every address, beginning with what the page may call.
    fn follow(&mut self, module: &Module, addresses: &Addresses) -> Result<()> {
        let exported = module.exports.iter().filter_map(|export| match export.item {
            ExportItem::Function(function) => Some(function),
            _ => None,
        });
        self.functions_to_see.extend(exported.chain(module.start));
        self.symbols_to_see.extend(addresses.kept());
        loop {
            if let Some(function) = self.functions_to_see.pop() {
                self.see_function(module, addresses, function);
            } else if let Some(symbol) = self.symbols_to_see.pop() {
                self.see_symbol(addresses, symbol)?;
            } else {
                return Ok(());
            }
        }
    }

    fn see_function(&mut self, module: &Module, addresses: &Addresses, function: FunctionId) {
        let kind = &module.funcs.get(function).kind;
        if let (true, FunctionKind::Local(local)) = (self.functions.insert(function), kind) {
            let uses = addresses.uses(local);
            self.functions_to_see.extend(uses.calls);
            self.symbols_to_see.extend(uses.addresses.iter().map(|(address, _)| address.symbol));
        }
    }

    fn see_symbol(&mut self, addresses: &Addresses, index: SymbolIndex) -> Result<()> {
        if !self.symbols.insert(index) {
            return Ok(());
        }
        match addresses.symbol(index)? {
            Symbol::Function(index) => {
                let function = addresses.function(*index)?;
                self.in_table.insert(function);
                self.functions_to_see.push(function);
            }
            Symbol::Data(range) => {
                self.memory.extend(range.clone());
                let held = addresses.held_in(range.clone());
                self.symbols_to_see.extend(held.map(|address| address.symbol));
            }
            Symbol::Other => {}
        }
        Ok(())
    }
}

/// Puts a trap in place of the functions whose address nobody holds.
fn clear_table(module: &mut Module, reached: &HashSet<FunctionId>) {
    let mut trap = FunctionBuilder::new(&mut module.types, &[], &[]);
    trap.func_body().unreachable();
    let trap = trap.finish(Vec::new(), &mut module.funcs);
    for element in module.elements.iter_mut() {
        if let ElementItems::Functions(functions) = &mut element.items {
            for function in functions.iter_mut().filter(|function| !reached.contains(function)) {
                *function = trap;
            }
        }
    }
}

/// Overwrites the data whose address nobody holds with zeros, which weigh nothing.
fn clear_memory(module: &mut Module, addresses: &Addresses, reached: &HashSet<u32>) -> Result<()> {
    let known: HashSet<u32> = addresses
        .symbols()
        .iter()
        .filter_map(|symbol| match symbol {
            Symbol::Data(range) => Some(range.clone()),
            Symbol::Function(_) | Symbol::Other => None,
        })
        .flatten()
        .collect();
    let segments: Vec<_> = module.data.iter().map(walrus::Data::id).collect();
    for segment in segments {
        let data = module.data.get_mut(segment);
        for (place, byte) in (start(data)?..).zip(&mut data.value) {
            if known.contains(&place) && !reached.contains(&place) {
                *byte = 0;
            }
        }
    }
    Ok(())
}
