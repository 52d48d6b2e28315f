//! Which functions end in a trap.

use std::collections::HashSet;

use walrus::ir::{
    Block, Br, BrIf, BrTable, Call, IfElse, Instr, InstrSeq, InstrSeqId, Loop, Visitor,
    dfs_in_order,
};
use walrus::{FunctionId, LocalFunction, Module};

/// The functions that end in a trap whenever they are called.
///
/// That they never return is proved from their bodies: no path reaches the end or a `return`.
/// One that leaves by an exception of JavaScript is not among them: such an exception is an
/// answer to the caller and not a panic.
pub fn trapping(module: &Module) -> HashSet<FunctionId> {
    let never_return = closure(module, |function, known| !may_return(function, known));
    let throwing = closure(module, |function, throwing| {
        has_final_call(function, |callee| {
            !never_return.contains(&callee) || throwing.contains(&callee)
        })
    });
    never_return.difference(&throwing).copied().collect()
}

/// Collects the functions that have a property, until those found bring no others.
fn closure(
    module: &Module,
    has_property: impl Fn(&LocalFunction, &HashSet<FunctionId>) -> bool,
) -> HashSet<FunctionId> {
    let mut found = HashSet::new();
    loop {
        let more: Vec<_> = module
            .funcs
            .iter_local()
            .filter(|(id, function)| !found.contains(id) && has_property(function, &found))
            .map(|(id, _)| id)
            .collect();
        if more.is_empty() {
            return found;
        }
        found.extend(more);
    }
}

fn may_return(function: &LocalFunction, never_return: &HashSet<FunctionId>) -> bool {
    let mut flow = Flow { function, never_return, targets: HashSet::new() };
    let entry = function.entry_block();
    flow.is_passed(entry) || flow.targets.contains(&entry)
}

/// Follows the paths through one function.
struct Flow<'a> {
    function: &'a LocalFunction,
    never_return: &'a HashSet<FunctionId>,
    /// The sequences that some path leaves by a branch; a `return` leaves that of the function.
    targets: HashSet<InstrSeqId>,
}

impl Flow<'_> {
    /// Tells whether some path runs off the end of a sequence.
    fn is_passed(&mut self, seq: InstrSeqId) -> bool {
        let function = self.function;
        function.block(seq).instrs.iter().all(|(instr, _)| self.goes_on(instr))
    }

    /// Tells whether some path goes on after an instruction.
    fn goes_on(&mut self, instr: &Instr) -> bool {
        match instr {
            Instr::Unreachable(_) => false,
            Instr::Call(Call { func }) => !self.never_return.contains(func),
            Instr::Block(Block { seq }) => self.is_passed(*seq) || self.targets.contains(seq),
            // A branch to a loop starts it again.
            Instr::Loop(Loop { seq }) => self.is_passed(*seq),
            Instr::IfElse(IfElse { consequent, alternative }) => {
                let arms = [*consequent, *alternative];
                let passed = arms.map(|arm| self.is_passed(arm));
                passed.contains(&true) || arms.iter().any(|arm| self.targets.contains(arm))
            }
            Instr::Br(Br { block }) => {
                self.targets.insert(*block);
                false
            }
            Instr::BrTable(BrTable { blocks, default }) => {
                self.targets.extend(blocks.iter().chain([default]));
                false
            }
            Instr::BrIf(BrIf { block }) => {
                self.targets.insert(*block);
                true
            }
            // Of these the compiler makes `return` only.
            Instr::Return(_)
            | Instr::ReturnCall(_)
            | Instr::ReturnCallIndirect(_)
            | Instr::ReturnCallRef(_)
            | Instr::BrOnNull(_)
            | Instr::BrOnNonNull(_)
            | Instr::BrOnCast(_)
            | Instr::BrOnCastFail(_)
            | Instr::Try(_)
            | Instr::TryTable(_) => {
                self.targets.insert(self.function.entry_block());
                false
            }
            _ => true,
        }
    }
}

/// Tells whether some path ends in a call that `is_meant`, or in one that nobody can foresee.
///
/// The compiler puts an `unreachable` directly after each call that does not come back.
fn has_final_call(function: &LocalFunction, is_meant: impl Fn(FunctionId) -> bool) -> bool {
    let mut search = FinalCall { is_meant, is_found: false };
    dfs_in_order(&mut search, function, function.entry_block());
    search.is_found
}

struct FinalCall<F> {
    is_meant: F,
    is_found: bool,
}

impl<'instr, F: Fn(FunctionId) -> bool> Visitor<'instr> for FinalCall<F> {
    fn start_instr_seq(&mut self, seq: &'instr InstrSeq) {
        self.is_found |= seq.instrs.windows(2).any(|pair| match pair {
            [(Instr::Call(Call { func }), _), (Instr::Unreachable(_), _)] => (self.is_meant)(*func),
            [(Instr::CallIndirect(_), _), (Instr::Unreachable(_), _)] => true,
            _ => false,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::module;
    use super::*;

    fn trapping_names(text: &str) -> Vec<String> {
        let module = module(text);
        let mut names: Vec<_> = trapping(&module)
            .into_iter()
            .filter_map(|id| module.funcs.get(id).name.clone())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn a_function_traps_if_every_path_does() {
        let names = trapping_names(
            "(module
                (func $panic unreachable)
                (func $nested call $panic unreachable)
                (func $both (param i32) local.get 0 if call $panic else unreachable end)
                (func $one (param i32) local.get 0 if call $panic unreachable end)
                (func $early (param i32) local.get 0 if return end unreachable)
                (func $around (param i32) block local.get 0 br_if 0 unreachable end)
                (func $out (param i32) local.get 0 br_if 0 unreachable)
                (func $self call $self))",
        );
        assert_eq!(names, ["both", "nested", "panic"]);
    }

    #[test]
    fn an_exception_of_javascript_is_no_trap() {
        let names = trapping_names(
            r#"(module
                (import "g" "throw" (func $import))
                (table 1 funcref)
                (func $shim call $import)
                (func $throw call $shim unreachable)
                (func $refuse call $throw unreachable)
                (func $unknown i32.const 0 call_indirect unreachable)
                (func $log call $import i32.const 0 drop unreachable))"#,
        );
        assert_eq!(names, ["log"]);
    }
}
