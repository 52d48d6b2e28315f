//! x
pub mod content;
pub mod domain;
pub mod text;
