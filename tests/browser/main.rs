//! The release build in a real browser, over WebDriver, as a person or a host page meets it.
//!
//! `cargo xtask test --only browser` makes the build, brings the browser and runs these tests.
//! Controls are found by role and visible name; the marks of the contract (`name`, `value`,
//! `data-*`) are only looked at to check what is there.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop at the first thing that is not as it should be"
)]

mod accessibility;
mod attributes;
mod failure;
mod fit;
mod focus;
mod gates;
mod isolation;
mod journey;
mod keyboard;
mod layout;
mod loading;
mod map;
mod node_api;
mod page;
mod pictures;
mod policy;
mod properties;
mod screens;
mod shift;
mod shots;
mod support;
