//! A form-and-gait checklist for runners: questions in, a few cited tips out, all of it in the
//! browser.
//!
//! ```
//! use gait_check::content::CATALOG;
//! use gait_check::domain::{Leaf, RawInput, evaluate, read};
//!
//! let sleep = ("sleep".to_owned(), Leaf::Text("short".to_owned()));
//! let raw = RawInput { answers: vec![sleep], ..RawInput::default() };
//! let (answers, dropped) = read(&CATALOG, &raw);
//! let report = evaluate(&CATALOG, &answers);
//!
//! let tips = report.tips.iter().filter_map(|shown| CATALOG.tip(shown.tip));
//! assert_eq!(tips.map(|tip| tip.id).collect::<Vec<_>>(), ["tip-sleep"]);
//! assert!(dropped.is_empty());
//! ```
//!
//! # Layers
//!
//! `domain <- content <- text <- app <- view <- browser`: each may use those to its left. In
//! the order in which they are best read:
//!
//! - [`domain`] has the words of the trade and the rules of evaluation: a catalog and a set of
//!   answers become a report.
//! - [`content`] is what we ask and claim: the catalog, written by the content compiler from the
//!   TOML files beside it.
//! - [`text`] has the sentences, which are loaded as a file of their own, and puts a report into
//!   words.
//! - [`app`] is the state: a message changes it and asks for effects; a screen is derived from it.
//! - [`view`] turns a screen into markup.
//! - [`browser`] meets the page: the element, the JavaScript API, storage, events, focus. The
//!   script that a page names, `loader.js`, is in its folder.
//!
//! **Invariant:** no arrow points outwards, and `app` does not name `content`: it receives the
//! catalog as an argument. A test reads the sources for it.
//!
//! **Invariant:** the first four layers build without a browser crate; the feature `widget`,
//! which is on by default, brings the other two.
//!
//! **Invariant:** nothing in this crate may panic on what comes in from outside, because all
//! widgets on a page share one wasm module.

pub mod app;
pub mod content;
pub mod domain;
pub mod text;
#[cfg(feature = "widget")]
pub mod view;

#[cfg(feature = "widget")]
pub mod browser;
