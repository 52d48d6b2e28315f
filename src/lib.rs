//! x
pub mod app;
pub mod content;
pub mod domain;
pub mod text;
#[cfg(feature = "widget")]
pub mod view;

#[cfg(feature = "widget")]
pub mod browser;
