//! Sentences and their handles: what goes into the text packs.

use serde_json::json;

use crate::domain::Text;

/// One language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pack {
    /// BCP 47 tag.
    pub locale: String,
    /// The text pack: a JSON array of sentences in the order of their handles.
    pub text: String,
    /// The tail of the text pack, which is not needed before a source is to be shown: a JSON
    /// array of sentences that goes on where the pack ends.
    pub sources: String,
    /// The public catalog, as JSON.
    pub catalog: String,
}

/// Sentences in the order of their handles, each under the key a translator finds it by.
#[derive(Debug, Default)]
pub struct Words {
    rows: Vec<(String, String)>,
    /// Where the words of the sources begin in `rows`.
    sources_from: Option<usize>,
    /// Sentences that only the public catalog holds, and that have no handle.
    without_handle: Vec<(String, String)>,
}

impl Words {
    /// Adds a sentence; returns its handle.
    pub fn add(&mut self, key: impl Into<String>, text: &str) -> Text {
        self.rows.push((key.into(), text.to_owned()));
        Text::at(self.rows.len() - 1)
    }

    /// The handle of the sentence that is added next.
    pub fn next(&self) -> Text {
        Text::at(self.rows.len())
    }

    /// From here on all sentences are about sources.
    pub fn begin_sources(&mut self) {
        self.sources_from = Some(self.rows.len());
    }

    /// Adds a sentence that the widget never shows.
    pub fn add_without_handle(&mut self, key: impl Into<String>, text: &str) {
        self.without_handle.push((key.into(), text.to_owned()));
    }

    /// Keys and sentences, those with a handle first and in its order.
    pub fn rows(&self) -> impl Iterator<Item = &(String, String)> {
        self.rows.iter().chain(&self.without_handle)
    }

    /// The English pack.
    pub fn pack(&self, catalog: String) -> Pack {
        let texts: Vec<&str> = self.rows.iter().map(|(_, text)| text.as_str()).collect();
        let (text, sources) = texts.split_at(self.sources_from.unwrap_or(texts.len()));
        Pack {
            locale: "en".to_owned(),
            text: json!(text).to_string(),
            sources: json!(sources).to_string(),
            catalog,
        }
    }
}
