//! What the linker says of addresses, found again in the module.

use std::ops::Range;

use anyhow::{Context, Result, bail, ensure};
use walrus::ir::{Const, Instr, InstrLocId, Load, Store, Value, Visitor, dfs_in_order};
use walrus::{ConstExpr, Data, DataKind, FunctionId, LocalFunction, Module};

use super::relocations::{Address, Relocations, Symbol, SymbolIndex};

/// The addresses in a module, by the instructions and the words that hold them.
///
/// It is made before the module is changed: an instruction is known by where it was in the file.
pub struct Addresses {
    relocations: Relocations,
    /// The functions by their index.
    functions: Vec<FunctionId>,
}

/// What one function refers to.
#[derive(Default)]
pub struct Uses {
    /// The functions it calls.
    pub calls: Vec<FunctionId>,
    /// The addresses it holds, each with the operand that is one.
    pub addresses: Vec<(Address, u32)>,
}

impl Addresses {
    /// Finds the addresses, and fails if the module is not what the linker says.
    pub fn new(relocations: Relocations, module: &Module) -> Result<Self> {
        let functions = module.funcs.iter().map(walrus::Function::id).collect();
        let addresses = Self { relocations, functions };
        addresses.check_code(module)?;
        addresses.check_data(module)?;
        Ok(addresses)
    }

    /// The symbols, in the order of their indices.
    pub fn symbols(&self) -> &[Symbol] {
        &self.relocations.symbols
    }

    /// Symbols to keep though nothing in the module refers to them.
    pub fn kept(&self) -> &[SymbolIndex] {
        &self.relocations.kept
    }

    /// The symbol with an index.
    pub fn symbol(&self, index: SymbolIndex) -> Result<&Symbol> {
        self.symbols().get(usize::try_from(index)?).context("an address is of no symbol")
    }

    /// The function with an index.
    pub fn function(&self, index: u32) -> Result<FunctionId> {
        let function = self.functions.get(usize::try_from(index)?);
        function.copied().context("a symbol is no function")
    }

    /// The addresses in a range of memory.
    pub fn held_in(&self, range: Range<u32>) -> impl Iterator<Item = Address> + '_ {
        self.relocations.data.range(range).map(|(_, address)| *address)
    }

    /// What a function refers to.
    pub fn uses(&self, function: &LocalFunction) -> Uses {
        let mut search = Search { relocations: &self.relocations, uses: Uses::default() };
        dfs_in_order(&mut search, function, function.entry_block());
        search.uses
    }

    fn check_code(&self, module: &Module) -> Result<()> {
        let mut found = 0;
        for (_, function) in module.funcs.iter_local() {
            for (address, operand) in self.uses(function).addresses {
                found += 1;
                check(address, operand)?;
            }
        }
        let told = self.relocations.code.len();
        ensure!(found == told, "of {told} addresses in code, {found} were found");
        Ok(())
    }

    fn check_data(&self, module: &Module) -> Result<()> {
        let mut found = 0;
        for data in module.data.iter() {
            let start = start(data)?;
            let end = start + u32::try_from(data.value.len())?;
            for (place, address) in self.relocations.data.range(start..end) {
                found += 1;
                let offset = usize::try_from(place - start)?;
                let word = data.value.get(offset..).and_then(|rest| rest.first_chunk());
                check(*address, u32::from_le_bytes(*word.context("half an address")?))?;
            }
        }
        let told = self.relocations.data.len();
        ensure!(found == told, "of {told} addresses in data, {found} were found");
        Ok(())
    }
}

fn check(address: Address, held: u32) -> Result<()> {
    let is_as_told = address.value.is_none_or(|value| value == held);
    ensure!(is_as_told, "the module holds {held:#x} in place of {address:?}");
    Ok(())
}

/// The address of a data segment.
pub fn start(data: &Data) -> Result<u32> {
    match data.kind {
        DataKind::Active { offset: ConstExpr::Value(Value::I32(start)), .. } => {
            Ok(start.cast_unsigned())
        }
        _ => bail!("a data segment has no constant address"),
    }
}

struct Search<'a> {
    relocations: &'a Relocations,
    uses: Uses,
}

impl<'instr> Visitor<'instr> for Search<'_> {
    fn visit_function_id(&mut self, function: &FunctionId) {
        self.uses.calls.push(*function);
    }

    fn visit_instr(&mut self, instr: &'instr Instr, location: &'instr InstrLocId) {
        // An operand comes after the byte that says what the instruction is, that of an access
        // to memory after one more, for the alignment.
        let (distance, operand) = match instr {
            Instr::Const(Const { value: Value::I32(value) }) => (1, value.cast_unsigned()),
            Instr::Load(Load { arg, .. }) | Instr::Store(Store { arg, .. }) => {
                // Memory ends at 4 GiB, and so do offsets in it.
                (2, u32::try_from(arg.offset).unwrap_or(u32::MAX))
            }
            _ => return,
        };
        if location.is_default() {
            return;
        }
        let place = usize::try_from(location.data()).unwrap_or(usize::MAX).saturating_add(distance);
        if let Some(address) = self.relocations.code.get(&place) {
            self.uses.addresses.push((*address, operand));
        }
    }
}
