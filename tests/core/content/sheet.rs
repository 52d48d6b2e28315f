//! The content sheet is what an expert reads; a diff of it shows what was changed.

use std::{env, fs};

use crate::support::{compiled, root};

#[test]
fn the_content_sheet_is_up_to_date() {
    let path = root().join("tests/snapshots/content-sheet.md");
    let sheet = &compiled().sheet;
    if env::var_os("GAIT_CHECK_BLESS").is_some_and(|bless| bless == "1") {
        fs::write(&path, sheet).expect("the sheet can be written");
    }
    let committed = fs::read_to_string(&path).unwrap_or_default();
    let differs = committed.lines().zip(sheet.lines()).position(|(old, new)| old != new);
    let line = differs.unwrap_or_else(|| committed.lines().count().min(sheet.lines().count())) + 1;
    assert!(
        committed == *sheet,
        "tests/snapshots/content-sheet.md is stale from line {line} on: \
         run `cargo xtask sheet` and read the diff"
    );
}
