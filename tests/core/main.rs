//! Native tests: the domain, the content, the text, the app, and the markup of the view.
//!
//! The modules mirror those of `src`; `cases` runs the situations of `tests/cases`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop at the first thing that is not as it should be"
)]

mod app;
mod arbitrary;
mod cases;
mod content;
mod domain;
mod support;
mod text;
mod tidy;
mod view;
