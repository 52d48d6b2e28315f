//! What is asked and said, held against what was agreed.

mod counts;
mod evidence;
mod layout;
mod lengths;
mod pictures;
mod sheet;
mod table;
