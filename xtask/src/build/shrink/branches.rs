//! Blocks that are left at once become conditions.

use std::collections::HashMap;

use walrus::ir::{
    BinaryOp, Binop, Block, Br, BrIf, BrTable, Call, CallIndirect, IfElse, Instr, InstrLocId,
    InstrSeqId, InstrSeqType, Loop, UnaryOp, Unop,
};
use walrus::{FunctionId, FunctionType, LocalFunction, Module, TypeId};

/// Writes `if` where the compiler jumps over code, for it knows no other way to do so:
/// `block … c br_if 0 … end` is `… c i32.eqz if … end`, and two bytes less.
pub fn run(module: &mut Module) {
    let arity = |ty: TypeId| module.types.get(ty).as_function().map(Arity::of);
    let arities = Arities {
        functions: module
            .funcs
            .iter()
            .filter_map(|function| Some((function.id(), arity(function.ty())?)))
            .collect(),
        types: module.types.iter().filter_map(|ty| Some((ty.id(), arity(ty.id())?))).collect(),
    };
    for (_, function) in module.funcs.iter_local_mut() {
        let entry = function.entry_block();
        Rewrite { arities: &arities, function }.sequence(entry);
    }
}

/// How many values something takes from the stack, and how many it puts there.
#[derive(Clone, Copy)]
struct Arity {
    takes: usize,
    gives: usize,
}

impl Arity {
    fn of(ty: &FunctionType) -> Self {
        Self { takes: ty.params().len(), gives: ty.results().len() }
    }
}

struct Arities {
    functions: HashMap<FunctionId, Arity>,
    types: HashMap<TypeId, Arity>,
}

type Code = Vec<(Instr, InstrLocId)>;

struct Rewrite<'a> {
    arities: &'a Arities,
    function: &'a mut LocalFunction,
}

impl Rewrite<'_> {
    fn sequence(&mut self, seq: InstrSeqId) {
        let mut place = 0;
        while let Some((instr, _)) = self.function.block(seq).instrs.get(place) {
            match *instr {
                Instr::Block(Block { seq: inner }) => {
                    if let Some(code) = self.condition(inner) {
                        // What came first in the block is looked at again: it may hold blocks.
                        self.function.block_mut(seq).instrs.splice(place..=place, code);
                        continue;
                    }
                    self.sequence(inner);
                }
                Instr::Loop(Loop { seq: inner }) => self.sequence(inner),
                Instr::IfElse(IfElse { consequent, alternative }) => {
                    self.sequence(consequent);
                    self.sequence(alternative);
                }
                _ => {}
            }
            place += 1;
        }
    }

    /// Returns a block as a condition, with what comes before it.
    fn condition(&mut self, block: InstrSeqId) -> Option<Code> {
        let place = self.exit(block)?;
        let rest = self.function.block_mut(block).instrs.split_off(place + 1);
        let mut code = std::mem::replace(&mut self.function.block_mut(block).instrs, rest);
        code.pop();
        invert(&mut code);
        let alternative = self.function.builder_mut().dangling_instr_seq(None).id();
        let condition = IfElse { consequent: block, alternative };
        code.push((condition.into(), InstrLocId::default()));
        Some(code)
    }

    /// Where a block is first left, if that is by a condition which is alone on the stack.
    fn exit(&self, block: InstrSeqId) -> Option<usize> {
        let sequence = self.function.block(block);
        if sequence.ty != InstrSeqType::Simple(None) {
            return None;
        }
        let mut height = 0_usize;
        for (place, (instr, _)) in sequence.instrs.iter().enumerate() {
            if matches!(instr, Instr::BrIf(branch) if branch.block == block) {
                return (height == 1).then_some(place);
            }
            if self.may_leave(instr, block) {
                return None;
            }
            let arity = self.arity(instr)?;
            height = height.checked_sub(arity.takes)? + arity.gives;
        }
        None
    }

    /// Tells whether an instruction, or one in it, branches to the end of a block.
    fn may_leave(&self, instr: &Instr, block: InstrSeqId) -> bool {
        let is_left_in = |seq: &InstrSeqId| {
            let sequence = self.function.block(*seq);
            sequence.instrs.iter().any(|(instr, _)| self.may_leave(instr, block))
        };
        match instr {
            Instr::Br(Br { block: target }) | Instr::BrIf(BrIf { block: target }) => {
                *target == block
            }
            Instr::BrTable(BrTable { blocks, default }) => {
                blocks.contains(&block) || *default == block
            }
            Instr::Block(Block { seq }) | Instr::Loop(Loop { seq }) => is_left_in(seq),
            Instr::IfElse(IfElse { consequent, alternative }) => {
                is_left_in(consequent) || is_left_in(alternative)
            }
            // Rust makes none of these.
            Instr::BrOnNull(_)
            | Instr::BrOnNonNull(_)
            | Instr::BrOnCast(_)
            | Instr::BrOnCastFail(_)
            | Instr::Try(_)
            | Instr::TryTable(_) => true,
            _ => false,
        }
    }

    /// What an instruction does to the stack, if it is one that code goes on after.
    fn arity(&self, instr: &Instr) -> Option<Arity> {
        let (takes, gives) = match instr {
            Instr::Const(_) | Instr::LocalGet(_) | Instr::GlobalGet(_) | Instr::MemorySize(_) => {
                (0, 1)
            }
            Instr::LocalSet(_) | Instr::GlobalSet(_) | Instr::Drop(_) | Instr::BrIf(_) => (1, 0),
            Instr::LocalTee(_) | Instr::Unop(_) | Instr::Load(_) | Instr::MemoryGrow(_) => (1, 1),
            Instr::Binop(_) => (2, 1),
            Instr::Store(_) => (2, 0),
            Instr::Select(_) => (3, 1),
            Instr::MemoryCopy(_) | Instr::MemoryFill(_) => (3, 0),
            Instr::Call(Call { func }) => return self.arities.functions.get(func).copied(),
            Instr::CallIndirect(CallIndirect { ty, .. }) => {
                let arity = self.arities.types.get(ty)?;
                (arity.takes + 1, arity.gives)
            }
            Instr::Block(Block { seq }) | Instr::Loop(Loop { seq }) => (0, self.results(*seq)?),
            Instr::IfElse(IfElse { consequent, .. }) => (1, self.results(*consequent)?),
            _ => return None,
        };
        Some(Arity { takes, gives })
    }

    fn results(&self, seq: InstrSeqId) -> Option<usize> {
        match self.function.block(seq).ty {
            InstrSeqType::Simple(result) => Some(result.iter().count()),
            InstrSeqType::MultiValue(_) => None,
        }
    }
}

/// Turns the condition that code ends in into its opposite.
fn invert(code: &mut Code) {
    let is_negation =
        |(instr, _): &mut (Instr, _)| matches!(instr, Instr::Unop(Unop { op: UnaryOp::I32Eqz }));
    if code.pop_if(is_negation).is_some() {
        return;
    }
    if let Some((Instr::Binop(Binop { op }), _)) = code.last_mut()
        && let Some(opposite) = opposite(*op)
    {
        *op = opposite;
        return;
    }
    code.push((Unop { op: UnaryOp::I32Eqz }.into(), InstrLocId::default()));
}

/// The comparison that holds where another does not; floats have none, because of NaN.
fn opposite(op: BinaryOp) -> Option<BinaryOp> {
    use BinaryOp as Op;

    Some(match op {
        Op::I32Eq => Op::I32Ne,
        Op::I32Ne => Op::I32Eq,
        Op::I32LtS => Op::I32GeS,
        Op::I32GeS => Op::I32LtS,
        Op::I32LtU => Op::I32GeU,
        Op::I32GeU => Op::I32LtU,
        Op::I32GtS => Op::I32LeS,
        Op::I32LeS => Op::I32GtS,
        Op::I32GtU => Op::I32LeU,
        Op::I32LeU => Op::I32GtU,
        Op::I64Eq => Op::I64Ne,
        Op::I64Ne => Op::I64Eq,
        Op::I64LtS => Op::I64GeS,
        Op::I64GeS => Op::I64LtS,
        Op::I64LtU => Op::I64GeU,
        Op::I64GeU => Op::I64LtU,
        Op::I64GtS => Op::I64LeS,
        Op::I64LeS => Op::I64GtS,
        Op::I64GtU => Op::I64LeU,
        Op::I64LeU => Op::I64GtU,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::{module, text};

    fn rewritten(body: &str) -> String {
        let mut module = module(&format!(
            r#"(module
                (func $side (param i32) (result i32) local.get 0)
                (func (export "f") (param i32) (result i32) {body}))"#
        ));
        super::run(&mut module);
        text(module)
    }

    #[test]
    fn a_block_that_is_left_at_once_becomes_a_condition() {
        let text = rewritten(
            "block
                i32.const 2 call $side drop
                local.get 0 i32.const 7 i32.lt_u br_if 0
                i32.const 1 return
            end
            i32.const 0",
        );
        assert!(text.contains("i32.ge_u") && text.contains("if "), "{text}");
        assert!(!text.contains("block") && !text.contains("br_if"), "{text}");
    }

    #[test]
    fn a_later_way_out_leaves_the_condition() {
        let text = rewritten(
            "block
                local.get 0 i32.eqz br_if 0
                local.get 0 call $side br_if 0
                i32.const 1 return
            end
            i32.const 0",
        );
        assert!(text.contains("if ") && text.contains("br_if 0"), "{text}");
        assert!(!text.contains("block") && !text.contains("eqz"), "{text}");
    }

    #[test]
    fn a_block_with_more_on_the_stack_is_left_alone() {
        let text = rewritten(
            "block
                i32.const 5 local.get 0 br_if 1 drop
                i32.const 6 local.get 0 br_if 0 drop
            end
            i32.const 0",
        );
        assert!(text.contains("block"), "{text}");
    }

    #[test]
    fn a_block_that_is_left_from_inside_first_is_left_alone() {
        let text = rewritten(
            "block
                loop local.get 0 br_if 1 end
                local.get 0 br_if 0
                i32.const 1 return
            end
            i32.const 0",
        );
        assert!(text.contains("block"), "{text}");
    }
}
