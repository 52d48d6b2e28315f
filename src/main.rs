//! The wasm module. It only links the library: the loader calls what `browser` exports.

use gait_check as _;

fn main() {}
