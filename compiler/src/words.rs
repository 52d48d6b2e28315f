//! Sentences and their handles: what goes into the text packs.

use serde_json::json;

/// A text pack: one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pack {
    /// BCP 47 tag.
    pub locale: String,
    /// The file's content: a JSON array of strings in the order of the handles.
    pub json: String,
}

/// Sentences in the order of their handles, each under the key a translator finds it by.
#[derive(Debug, Default)]
pub struct Words {
    rows: Vec<(String, String)>,
}

impl Words {
    /// Adds a sentence; returns its handle as a Rust expression.
    pub fn add(&mut self, key: impl Into<String>, text: &str) -> String {
        self.rows.push((key.into(), text.to_owned()));
        format!("Text({})", self.rows.len() - 1)
    }

    /// Keys and sentences.
    pub fn rows(&self) -> &[(String, String)] {
        &self.rows
    }

    /// The English pack.
    pub fn pack(&self) -> Pack {
        let texts: Vec<&str> = self.rows.iter().map(|(_, text)| text.as_str()).collect();
        Pack { locale: "en".to_owned(), json: json!(texts).to_string() }
    }
}
