//! Panics become traps.

use std::collections::HashSet;

use walrus::ir::{Call, Instr, InstrLocId, InstrSeq, Unreachable, VisitorMut, dfs_pre_order_mut};
use walrus::{FunctionId, Module, passes};

use super::diverge;

/// Puts a trap in place of each call that ends in one, and drops what only such calls reached.
///
/// What comes after a trap is never run, and what comes before it without an effect is for
/// nothing. Values left on the stack are no mistake where a trap follows.
pub fn run(module: &mut Module) {
    let mut traps = Traps { trapping: diverge::trapping(module) };
    for (_, function) in module.funcs.iter_local_mut() {
        let entry = function.entry_block();
        dfs_pre_order_mut(&mut traps, function, entry);
    }
    passes::gc::run(module);
}

struct Traps {
    trapping: HashSet<FunctionId>,
}

impl Traps {
    fn is_trap(&self, instr: &Instr) -> bool {
        match instr {
            Instr::Unreachable(_) => true,
            Instr::Call(Call { func }) => self.trapping.contains(func),
            _ => false,
        }
    }
}

impl VisitorMut for Traps {
    fn start_instr_seq_mut(&mut self, seq: &mut InstrSeq) {
        let Some(place) = seq.instrs.iter().position(|(instr, _)| self.is_trap(instr)) else {
            return;
        };
        seq.instrs.truncate(place);
        while seq.instrs.pop_if(|(instr, _)| has_no_effect(instr)).is_some() {}
        seq.instrs.push((Unreachable {}.into(), InstrLocId::default()));
    }
}

/// Tells whether nobody could say after a trap if an instruction was run.
///
/// Locals are gone by then. Memory and globals are not: the page may call the module again.
fn has_no_effect(instr: &Instr) -> bool {
    matches!(
        instr,
        Instr::Const(_)
            | Instr::LocalGet(_)
            | Instr::LocalSet(_)
            | Instr::LocalTee(_)
            | Instr::GlobalGet(_)
            | Instr::Load(_)
            | Instr::Unop(_)
            | Instr::Binop(_)
            | Instr::Select(_)
            | Instr::Drop(_)
    )
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::{module, text};

    fn with_traps(source: &str) -> String {
        let mut module = module(source);
        super::run(&mut module);
        text(module)
    }

    #[test]
    fn a_call_that_traps_is_dropped_with_its_arguments() {
        let text = with_traps(
            r#"(module
                (memory 1)
                (func $panic (param i32 i32) unreachable)
                (func (export "f") (param i32) (result i32)
                    local.get 0
                    if
                        local.get 0
                        i32.load offset=4
                        i32.const 7
                        call $panic
                        unreachable
                    end
                    i32.const 1))"#,
        );
        assert!(!text.contains("call") && !text.contains("i32.load"), "{text}");
        assert!(!text.contains("$panic"), "{text}");
        assert!(text.contains("unreachable") && text.contains("i32.const 1"), "{text}");
    }

    #[test]
    fn a_call_that_may_return_is_kept() {
        let text = with_traps(
            r#"(module
                (func $maybe (param i32) local.get 0 if return end unreachable)
                (func (export "f") i32.const 7 call $maybe unreachable))"#,
        );
        assert!(text.contains("i32.const 7") && text.contains("call $maybe"), "{text}");
    }

    #[test]
    fn a_call_of_an_import_is_kept() {
        let text = with_traps(
            r#"(module
                (import "g" "throw" (func $throw (param i32)))
                (func (export "f") i32.const 7 call $throw unreachable))"#,
        );
        assert!(text.contains("i32.const 7") && text.contains("call $throw"), "{text}");
    }

    #[test]
    fn what_the_page_could_see_is_kept() {
        let text = with_traps(
            r#"(module
                (memory (export "memory") 1)
                (func $panic unreachable)
                (func (export "f") i32.const 0 i32.const 7 i32.store call $panic))"#,
        );
        assert!(text.contains("i32.store"), "{text}");
    }
}
