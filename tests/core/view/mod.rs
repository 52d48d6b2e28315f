//! Markup, rendered natively.

mod marks;
mod page;
mod render;
mod terms;
