//! The release build in real browsers, over WebDriver, as a person or a host page meets it.
//!
//! `cargo xtask test --only browser` makes the build, brings the browsers and runs these tests.
//! Each test runs in each engine, which its name begins with: `firefox::journey::…`.
//! What an engine cannot show is in one table in `support/engine.rs`, and the output says so.
//! Controls are found by role and visible name; the marks of the contract (`name`, `value`,
//! `data-*`) are only looked at to check what is there.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop at the first thing that is not as it should be"
)]
#![allow(clippy::duplicate_mod, reason = "each engine has the same tests, under its own name")]

#[path = "tests.rs"]
mod chromium;
#[path = "tests.rs"]
mod firefox;
mod node_api;
mod support;
#[path = "tests.rs"]
mod webkit;
