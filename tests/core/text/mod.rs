//! Words: lookup, placeholders, units.

mod speaker;
mod units;
