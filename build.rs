//! Compiles the content; a mistake in it stops the build with every problem listed.

use std::path::PathBuf;
use std::{env, fs};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    let out = PathBuf::from(env::var("OUT_DIR")?);
    println!("cargo::rerun-if-changed=src/content");
    println!("cargo::rerun-if-changed=src/pictures");
    match gait_check_compiler::compile(&root.join("src/content")) {
        Ok(compiled) => fs::write(out.join("catalog.rs"), compiled.rust)?,
        Err(problems) => {
            for line in problems.to_string().lines() {
                println!("cargo::error={line}");
            }
        }
    }
    Ok(())
}
