//! What the native tests share.

use std::path::{Path, PathBuf};

use gait_check::content::CATALOG;
use gait_check::domain::{Answers, Dropped, Leaf, RawInput, read};
use gait_check::text::Strings;

/// The repository's root.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The content, compiled as the build script does it.
pub fn compiled() -> gait_check_compiler::Compiled {
    gait_check_compiler::compile(&content_folder()).expect("the content has no problem")
}

/// Where the content is.
pub fn content_folder() -> PathBuf {
    root().join("src/content")
}

/// The English words.
pub fn english() -> Strings {
    let texts: Vec<String> = compiled().texts.into_iter().map(|(_, text)| text).collect();
    Strings::new("en", texts.join("\n"))
}

fn leaf(value: &toml::Value) -> Leaf {
    match value {
        toml::Value::String(text) => Leaf::Text(text.clone()),
        toml::Value::Integer(number) => Leaf::Number(*number as f64),
        toml::Value::Float(number) => Leaf::Number(*number),
        toml::Value::Boolean(value) => Leaf::Bool(*value),
        _ => Leaf::Other("object"),
    }
}

/// The public `Input` as TOML.
pub fn raw_input(input: &toml::Table) -> RawInput {
    let fields = |name: &str| -> Vec<(String, Leaf)> {
        let table = input.get(name).and_then(toml::Value::as_table);
        table.into_iter().flatten().map(|(key, value)| (key.clone(), leaf(value))).collect()
    };
    let list = |name: &str| -> Option<Vec<Leaf>> {
        input.get(name).and_then(toml::Value::as_array).map(|rows| rows.iter().map(leaf).collect())
    };
    RawInput {
        answers: fields("answers"),
        flags: fields("flags"),
        groups: list("groups").unwrap_or_default(),
        locations: list("locations"),
        pain: fields("pain"),
        numbers: fields("numbers"),
        units: input.get("units").map(leaf),
    }
}

/// Answers from a one-line TOML table such as `answers = { "warm-up" = "easy-start" }`.
pub fn answers(input: &str) -> (Answers, Vec<Dropped>) {
    let table: toml::Table = toml::from_str(input).expect("the input is TOML");
    read(&CATALOG, &raw_input(&table))
}
