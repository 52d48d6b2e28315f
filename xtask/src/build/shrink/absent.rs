//! Nodes that no view ever makes.

use walrus::{LocalFunction, Module};

/// What Yew's nodes for portals, raw markup and suspense are called in the names of functions.
///
/// A view is elements, texts and lists under one component, and a test of the sources holds
/// that nothing else is named in them. Which kind a node is shows only when it is drawn, so the
/// linker keeps the code of all kinds.
const KINDS: [&str; 6] = ["braw", "bportal", "bsuspense", "VRaw", "VPortal", "VSuspense"];

/// Puts a trap in place of what is only run for such a node.
pub fn run(module: &mut Module) {
    let is_absent =
        |name: &str| name.contains("yew") && KINDS.iter().any(|kind| name.contains(kind));
    for function in module.funcs.iter_mut() {
        let is_absent = function.name.as_deref().is_some_and(is_absent);
        if let walrus::FunctionKind::Local(function) = &mut function.kind
            && is_absent
        {
            trap(function);
        }
    }
}

fn trap(function: &mut LocalFunction) {
    let entry = function.entry_block();
    let instrs = &mut function.block_mut(entry).instrs;
    instrs.clear();
    instrs.push((walrus::ir::Unreachable {}.into(), walrus::ir::InstrLocId::default()));
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::{module, text};

    #[test]
    fn only_what_draws_such_a_node_becomes_a_trap() {
        let mut module = module(
            r#"(module
                (func $_ZN3yew10dom_bundle4braw4BRaw6attach (result i32) i32.const 1)
                (func $_ZN3yew10dom_bundle4btag4BTag6attach (result i32) i32.const 2)
                (func $_ZN5other4braw3run (result i32) i32.const 3)
                (export "a" (func 0)) (export "b" (func 1)) (export "c" (func 2)))"#,
        );
        super::run(&mut module);
        let text = text(module);
        assert!(text.contains("unreachable") && !text.contains("i32.const 1"), "{text}");
        assert!(text.contains("i32.const 2") && text.contains("i32.const 3"), "{text}");
    }
}
