//! The only layer that meets window, storage and JavaScript values.
//!
//! [`Widget`] holds one instance's state; `shell::Shell` draws it; `perform` carries out the
//! effects; `api` is what the page's scripts call. `loader.js` is the script an embedding page
//! names: it defines the element and asks for everything else.
//!
//! **Invariant:** a capability that is missing or refused is an ordinary value here, never a
//! panic: one panic stops every widget on the host's page.

mod api;
mod error;
mod js;
mod json;
mod packs;
mod perform;
mod shell;
mod storage;
mod widget;

pub use widget::Widget;
