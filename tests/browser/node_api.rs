//! The JavaScript API in Node; the cases are in `fixtures/api.mjs`.

use std::path::Path;

use tokio::process::Command;

use crate::support::dist;

/// Runs a case; returns what was written to the console on the way.
async fn run(case: &str) -> String {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser/fixtures/api.mjs");
    let run = Command::new("node").arg(script).arg(dist()).arg(case).output().await;
    let run = run.unwrap_or_else(|error| {
        panic!(
            "`node` does not start ({error}): \
             run `cargo xtask test --only browser`, which names what is missing"
        )
    });
    let said = String::from_utf8_lossy(&run.stdout);
    let complained = String::from_utf8_lossy(&run.stderr);
    assert!(run.status.success(), "{case}\n{said}{complained}");
    assert!(said.ends_with("passed\n"), "{case} came to no end\n{said}{complained}");
    format!("{}{complained}", said.trim_end_matches("passed\n"))
}

/// One test for each case.
macro_rules! cases {
    ($($name:ident: $case:literal;)+) => {
        $(
            #[tokio::test]
            async fn $name() {
                run($case).await;
            }
        )+
    };
}

cases! {
    it_loads_from_bytes: "loads from bytes";
    it_loads_from_an_array_buffer: "loads from an ArrayBuffer";
    it_loads_without_bytes: "loads without bytes";
    it_refuses_what_are_no_bytes: "refuses what are no bytes, and loads after that";
    a_missing_file_has_one_code: "says with one code that a file is missing";
    it_defines_nothing_without_elements: "defines nothing where there are no elements";
    the_catalog_has_all_content: "has all content in its catalog";
    reports_are_plain_objects: "assesses into plain objects";
    input_is_left_as_it_is: "changes nothing that is given to it";
    the_order_of_keys_does_not_matter: "says the same in any order of keys";
    a_wrong_type_throws_an_error_with_a_code: "throws an error with a code for a wrong type";
    what_is_left_out_is_named: "names what it leaves out";
    odd_values_inside_never_throw: "never throws on odd values inside";
    a_missing_field_is_nothing_said: "takes a missing field for nothing said";
    getters_that_throw_do_no_harm: "does not trip over getters that throw";
    an_unknown_language_is_english: "falls back to English for a language it does not have";
    no_global_is_left_behind: "leaves no global behind";
}

#[tokio::test]
async fn nothing_is_written_to_the_console() {
    for case in ["loads from bytes", "loads without bytes"] {
        assert_eq!(run(case).await, "", "{case}");
    }
}

/// A case that no test names would never run.
#[test]
fn every_case_has_its_test() {
    let script = include_str!("fixtures/api.mjs");
    let tests = include_str!("node_api.rs");
    let cases =
        script.lines().filter_map(|line| line.strip_prefix("  async \"")?.split('"').next());
    let missing: Vec<&str> =
        cases.filter(|case| !tests.contains(&format!(": \"{case}\";"))).collect();
    assert!(missing.is_empty(), "{missing:?}");
}
