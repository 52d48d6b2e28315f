//! The functions of a module, and how to write them in another order.

use anyhow::{Result, anyhow};
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{CodeSection, FunctionSection, Module};
use wasmparser::{
    BinaryReaderError, CodeSectionReader, FunctionBody, FunctionSectionReader, Operator, Parser,
    Payload, TypeRef,
};

/// The functions that a module defines, in their order.
pub struct Functions<'a> {
    /// How many indices go to imported functions, which come first.
    pub imports: u32,
    /// The type and the body of each.
    pub defined: Vec<(u32, &'a [u8])>,
}

impl<'a> Functions<'a> {
    /// Reads the functions of a module.
    pub fn read(wasm: &'a [u8]) -> Result<Self> {
        let mut imports = 0;
        let mut types = Vec::new();
        let mut bodies = Vec::new();
        for payload in Parser::new(0).parse_all(wasm) {
            match payload? {
                Payload::ImportSection(section) => {
                    for import in section.into_imports() {
                        imports += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                    }
                }
                Payload::FunctionSection(section) => {
                    types = section.into_iter().collect::<Result<Vec<_>, _>>()?;
                }
                Payload::CodeSectionEntry(body) => bodies.push(body.as_bytes()),
                _ => {}
            }
        }
        Ok(Self { imports, defined: types.into_iter().zip(bodies).collect() })
    }
}

/// Another choice and order of the functions that a module defines.
pub struct Layout {
    imports: u32,
    /// The functions to write, by their present places.
    order: Vec<usize>,
    /// The index that stands for each function, by its present place.
    indices: Vec<u32>,
}

impl Layout {
    /// Plans to write the functions at these places, in this order.
    ///
    /// `stand_in` tells which of the functions written is called in place of one that is not.
    pub fn new(
        functions: &Functions<'_>,
        order: Vec<usize>,
        stand_in: impl Fn(usize) -> usize,
    ) -> Result<Self> {
        let mut new = vec![None; functions.defined.len()];
        for (index, place) in (functions.imports..).zip(&order) {
            if let Some(new) = new.get_mut(*place) {
                *new = Some(index);
            }
        }
        let indices = (0..new.len())
            .map(|place| new.get(stand_in(place)).copied().flatten())
            .collect::<Option<_>>()
            .ok_or_else(|| anyhow!("a function is left out and nothing stands in for it"))?;
        Ok(Self { imports: functions.imports, order, indices })
    }

    /// Writes the module.
    pub fn write(mut self, wasm: &[u8]) -> Result<Vec<u8>> {
        let mut module = Module::new();
        self.parse_core_module(&mut module, Parser::new(0), wasm)
            .map_err(|error| anyhow!("{error}"))?;
        Ok(module.finish())
    }

    /// Puts items, one for each function, into the order in which they are written.
    fn sorted<T: Clone>(&self, items: &[T]) -> Vec<T> {
        self.order.iter().filter_map(|place| items.get(*place).cloned()).collect()
    }
}

impl Reencode for Layout {
    type Error = BinaryReaderError;

    fn function_index(&mut self, index: u32) -> Result<u32, Error<Self::Error>> {
        let place = index.checked_sub(self.imports).and_then(|place| usize::try_from(place).ok());
        Ok(place.and_then(|place| self.indices.get(place)).copied().unwrap_or(index))
    }

    fn parse_function_section(
        &mut self,
        functions: &mut FunctionSection,
        section: FunctionSectionReader<'_>,
    ) -> Result<(), Error<Self::Error>> {
        let types = section.into_iter().collect::<Result<Vec<_>, _>>()?;
        for ty in self.sorted(&types) {
            functions.function(ty);
        }
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        code: &mut CodeSection,
        section: CodeSectionReader<'_>,
    ) -> Result<(), Error<Self::Error>> {
        let bodies = section.into_iter().collect::<Result<Vec<_>, _>>()?;
        for body in self.sorted(&bodies) {
            self.parse_function_body(code, body)?;
        }
        Ok(())
    }

    /// Writes a function, without the empty `else` that walrus gives to each `if`.
    fn parse_function_body(
        &mut self,
        code: &mut CodeSection,
        body: FunctionBody<'_>,
    ) -> Result<(), Error<Self::Error>> {
        let mut function = self.new_function_with_parsed_locals(&body)?;
        let operators = body.get_operators_reader()?.into_iter().collect::<Result<Vec<_>, _>>()?;
        for (place, operator) in operators.iter().enumerate() {
            let is_empty_else = matches!(
                (operator, operators.get(place + 1)),
                (Operator::Else, Some(Operator::End))
            );
            if !is_empty_else {
                function.instruction(&self.instruction(operator.clone())?);
            }
        }
        code.function(&function);
        Ok(())
    }
}
