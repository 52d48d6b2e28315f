//! One message at a time: the state it leads to, and exactly what it asks for.

mod path;
mod screen;
mod timer;
mod update;
mod walk;

pub use walk::check;
