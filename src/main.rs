//! The wasm module. It only links the library: the loader calls what `browser` exports.

use gait_check as _;

/// Smaller than the standard one, which is 3 KB of the download.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

fn main() {}
