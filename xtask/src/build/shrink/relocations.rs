//! Where the module holds addresses, as the linker tells it.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use anyhow::{Context, Result, bail, ensure};
use wasmparser::{
    DataKind, DataSectionReader, KnownCustom, Linking, LinkingSectionReader, Operator, Parser,
    Payload, RelocSectionReader, RelocationEntry, RelocationType, SymbolFlags, SymbolInfo,
};

/// What the linker has to be told, so that it tells where addresses are.
pub const LINK_ARGUMENT: &str = "--emit-relocs";

/// The sections in which it does.
pub const SECTIONS: [&str; 3] = ["linking", "reloc.CODE", "reloc.DATA"];

/// The place of a symbol in the table of symbols.
pub type SymbolIndex = u32;

/// What an address may be the address of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Symbol {
    /// A function, by its index.
    Function(u32),
    /// Bytes in memory.
    Data(Range<u32>),
    /// What has no address, such as a global.
    Other,
}

/// An address that is held somewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Address {
    /// What it is the address of.
    pub symbol: SymbolIndex,
    /// The address, where it is one of memory.
    pub value: Option<u32>,
}

/// All symbols, and all places that hold the address of one.
#[derive(Debug, Default)]
pub struct Relocations {
    /// The symbols, in the order of their indices.
    pub symbols: Vec<Symbol>,
    /// Symbols to keep though nothing in the module refers to them.
    pub kept: Vec<SymbolIndex>,
    /// The operands of instructions that are addresses, by their offset in the file.
    pub code: HashMap<usize, Address>,
    /// The words of memory that are addresses, by their own.
    pub data: BTreeMap<u32, Address>,
}

/// A data segment: its address, and the offset of its first byte in the section.
struct Segment {
    address: u32,
    bytes: Range<usize>,
}

impl Relocations {
    /// Reads what the linker has written into the module.
    pub fn read(wasm: &[u8]) -> Result<Self> {
        let mut found = Self::default();
        let mut code_start = 0;
        let mut segments = Vec::new();
        for payload in Parser::new(0).parse_all(wasm) {
            match payload? {
                Payload::CodeSectionStart { range, .. } => code_start = range.start,
                Payload::DataSection(reader) => segments = read_segments(&reader)?,
                Payload::CustomSection(section) => match (section.as_known(), section.name()) {
                    (KnownCustom::Linking(reader), _) => found.read_symbols(reader, &segments)?,
                    (KnownCustom::Reloc(reader), "reloc.CODE") => {
                        found.read_code(&reader, code_start)?;
                    }
                    (KnownCustom::Reloc(reader), "reloc.DATA") => {
                        found.read_data(&reader, &segments)?;
                    }
                    _ => {}
                },
                _ => {}
            }
        }
        ensure!(!found.code.is_empty(), "the linker did not say where addresses are");
        Ok(found)
    }

    fn read_symbols(
        &mut self,
        reader: LinkingSectionReader<'_>,
        segments: &[Segment],
    ) -> Result<()> {
        for subsection in reader {
            let Linking::SymbolTable(symbols) = subsection? else { continue };
            for (index, symbol) in (0..).zip(symbols) {
                let (flags, symbol) = match symbol? {
                    SymbolInfo::Func { flags, index, .. } => (flags, Symbol::Function(index)),
                    SymbolInfo::Data { flags, symbol: Some(data), .. } => {
                        let segment = segments
                            .get(usize::try_from(data.index)?)
                            .context("a symbol is in no data segment")?;
                        let start = segment.address + data.offset;
                        (flags, Symbol::Data(start..start + data.size))
                    }
                    _ => (SymbolFlags::empty(), Symbol::Other),
                };
                if flags.intersects(SymbolFlags::NO_STRIP | SymbolFlags::EXPORTED) {
                    self.kept.push(index);
                }
                self.symbols.push(symbol);
            }
        }
        Ok(())
    }

    fn read_code(&mut self, reader: &RelocSectionReader<'_>, start: usize) -> Result<()> {
        for entry in reader.entries() {
            let entry = entry?;
            match entry.ty {
                RelocationType::TableIndexSleb
                | RelocationType::MemoryAddrLeb
                | RelocationType::MemoryAddrSleb => {
                    let place = start + usize::try_from(entry.offset)?;
                    self.code.insert(place, self.address(&entry)?);
                }
                // Indices are no addresses: walrus knows what they stand for.
                RelocationType::FunctionIndexLeb
                | RelocationType::TypeIndexLeb
                | RelocationType::GlobalIndexLeb
                | RelocationType::TableNumberLeb => {}
                other => bail!("addresses of the kind {other:?} are not known in code"),
            }
        }
        Ok(())
    }

    fn read_data(&mut self, reader: &RelocSectionReader<'_>, segments: &[Segment]) -> Result<()> {
        for entry in reader.entries() {
            let entry = entry?;
            match entry.ty {
                RelocationType::TableIndexI32 | RelocationType::MemoryAddrI32 => {
                    let offset = usize::try_from(entry.offset)?;
                    let segment = segments
                        .iter()
                        .find(|segment| segment.bytes.contains(&offset))
                        .context("an address is in no data segment")?;
                    let place = segment.address + u32::try_from(offset - segment.bytes.start)?;
                    self.data.insert(place, self.address(&entry)?);
                }
                other => bail!("addresses of the kind {other:?} are not known in data"),
            }
        }
        Ok(())
    }

    fn address(&self, entry: &RelocationEntry) -> Result<Address> {
        let value = match self.symbols.get(usize::try_from(entry.index)?) {
            Some(Symbol::Data(range)) => {
                Some(u32::try_from(i64::from(range.start) + entry.addend)?)
            }
            Some(Symbol::Function(_)) => None,
            Some(Symbol::Other) | None => bail!("something without an address has one"),
        };
        Ok(Address { symbol: entry.index, value })
    }
}

fn read_segments(reader: &DataSectionReader<'_>) -> Result<Vec<Segment>> {
    let section_start = reader.range().start;
    reader
        .clone()
        .into_iter()
        .map(|segment| {
            let segment = segment?;
            let DataKind::Active { offset_expr, .. } = segment.kind else {
                bail!("a data segment has no address");
            };
            let Operator::I32Const { value } = offset_expr.get_operators_reader().read()? else {
                bail!("the address of a data segment is not constant");
            };
            let end = segment.range.end - section_start;
            Ok(Segment { address: value.cast_unsigned(), bytes: end - segment.data.len()..end })
        })
        .collect()
}
