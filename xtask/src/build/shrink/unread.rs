//! Arguments that nobody reads.

use std::collections::{HashMap, HashSet};

use walrus::ir::{
    Call, Const, Instr, InstrLocId, InstrSeq, Value, Visitor, VisitorMut, dfs_in_order,
    dfs_pre_order_mut,
};
use walrus::{FunctionId, LocalFunction, LocalId, Module, ValType};

/// Passes zero where a function does not look at what it is passed.
///
/// Where panics are traps, a place in the source that is handed down for their message is no
/// longer read. Nothing then holds on to that place, nor to the name of the file.
pub fn run(module: &mut Module) {
    loop {
        let unread = module
            .funcs
            .iter_local()
            .map(|(id, function)| (id, unread_arguments(module, function)))
            .collect();
        let mut clear = Clear { unread, has_changed: false };
        for (_, function) in module.funcs.iter_local_mut() {
            let entry = function.entry_block();
            dfs_pre_order_mut(&mut clear, function, entry);
        }
        // An argument that was only handed on may now be unread itself.
        if !clear.has_changed {
            return;
        }
    }
}

/// Tells of each argument whether it is a word that is not read.
fn unread_arguments(module: &Module, function: &LocalFunction) -> Vec<bool> {
    let mut used = UsedLocals(HashSet::new());
    dfs_in_order(&mut used, function, function.entry_block());
    let is_unread = |argument: &LocalId| {
        !used.0.contains(argument) && module.locals.get(*argument).ty() == ValType::I32
    };
    function.args.iter().map(is_unread).collect()
}

struct UsedLocals(HashSet<LocalId>);

impl Visitor<'_> for UsedLocals {
    fn visit_local_id(&mut self, local: &LocalId) {
        self.0.insert(*local);
    }
}

struct Clear {
    unread: HashMap<FunctionId, Vec<bool>>,
    has_changed: bool,
}

impl VisitorMut for Clear {
    fn start_instr_seq_mut(&mut self, seq: &mut InstrSeq) {
        for place in 0..seq.instrs.len() {
            let (before, rest) = seq.instrs.split_at_mut(place);
            let Some((Instr::Call(Call { func }), _)) = rest.first() else { continue };
            let Some(unread) = self.unread.get(func) else { continue };
            for ((push, location), is_unread) in before.iter_mut().rev().zip(unread.iter().rev()) {
                let is_zero = match push {
                    Instr::Const(Const { value }) => matches!(value, Value::I32(0)),
                    Instr::LocalGet(_) => false,
                    // What comes before belongs to an argument of more than one instruction.
                    _ => break,
                };
                if *is_unread && !is_zero {
                    *push = Const { value: Value::I32(0) }.into();
                    *location = InstrLocId::default();
                    self.has_changed = true;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::{module, text};

    #[test]
    fn what_is_not_read_is_passed_as_zero() {
        let mut module = module(
            r#"(module
                (func $first (param i32 i64 i32) (result i32) local.get 0)
                (func $hands_on (param i32 i32) (result i32)
                    local.get 0 i64.const 5 local.get 1 call $first)
                (func (export "f") (result i32)
                    i32.const 7 i32.const 1048576 call $hands_on))"#,
        );
        super::run(&mut module);
        let text = text(module);
        assert!(text.contains("i32.const 7"), "{text}");
        assert!(text.contains("i64.const 5"), "{text}");
        assert!(!text.contains("1048576"), "{text}");
    }
}
