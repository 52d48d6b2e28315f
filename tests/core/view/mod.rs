//! Markup, rendered natively.

mod contrast;
mod marks;
mod page;
mod render;
mod terms;
