//! The form answers and reports have in JavaScript: written as JSON, which the browser parses.
//!
//! Building objects through the glue, value by value, or a general serializer does the same for
//! 3 KB and 8 KB more of download.

use js_sys::JSON;
use wasm_bindgen::JsValue;

use crate::text::number;

/// A JSON text in the making. A row of a list has an empty key.
#[derive(Default)]
pub(super) struct Json {
    text: String,
}

impl Json {
    /// Begins an object with `{` or a list with `[`.
    pub fn open(&mut self, key: &str, bracket: &str) {
        self.raw(key, bracket);
    }

    /// Ends what was begun, with the bracket that fits.
    pub fn close(&mut self, bracket: &str) {
        self.text.push_str(bracket);
    }

    /// A value that is JSON as it stands.
    pub fn raw(&mut self, key: &str, value: &str) {
        if !matches!(self.text.as_bytes().last(), None | Some(b'{' | b'[')) {
            self.text.push(',');
        }
        if !key.is_empty() {
            self.quote(key);
            self.text.push(':');
        }
        self.text.push_str(value);
    }

    /// A text.
    pub fn text(&mut self, key: &str, value: &str) {
        self.raw(key, "");
        self.quote(value);
    }

    /// A whole number.
    pub fn count(&mut self, key: &str, value: usize) {
        self.raw(key, &number(value));
    }

    /// `true` or `false`.
    pub fn bool(&mut self, key: &str, value: bool) {
        self.raw(key, if value { "true" } else { "false" });
    }

    /// Any number, as the browser writes it.
    pub fn number(&mut self, key: &str, value: f64) {
        let text = JSON::stringify(&value.into()).ok().and_then(|text| text.as_string());
        self.raw(key, text.as_deref().unwrap_or("null"));
    }

    /// What was written.
    pub fn into_text(self) -> String {
        self.text
    }

    /// What was written, as a value.
    pub fn into_js(self) -> JsValue {
        JSON::parse(&self.text).unwrap_or(JsValue::NULL)
    }

    fn quote(&mut self, value: &str) {
        self.text.push('"');
        for letter in value.chars() {
            match letter {
                '"' | '\\' => {
                    self.text.push('\\');
                    self.text.push(letter);
                }
                // JSON allows no control character within a text.
                '\0'..='\x1f' => {
                    let code = letter as u8;
                    let digit =
                        |nibble: u8| char::from(nibble + if nibble < 10 { b'0' } else { b'W' });
                    self.text.push_str("\\u00");
                    self.text.push(digit(code >> 4));
                    self.text.push(digit(code & 15));
                }
                _ => self.text.push(letter),
            }
        }
        self.text.push('"');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn objects_and_lists_are_separated_and_nested() {
        let mut json = Json::default();
        json.open("", "{");
        json.text("a", "b");
        json.open("c", "[");
        json.text("", "d");
        json.count("", 12);
        json.open("", "{");
        json.close("}");
        json.close("]");
        json.bool("e", true);
        json.close("}");
        assert_eq!(json.into_text(), r#"{"a":"b","c":["d",12,{}],"e":true}"#);
    }

    #[test]
    fn every_text_reads_as_it_was() {
        let text: String =
            (0..0x250_u32).filter_map(char::from_u32).chain("\u{2028}😀".chars()).collect();
        let mut json = Json::default();
        json.text("", &text);
        assert_eq!(serde_json::from_str::<String>(&json.into_text()).unwrap(), text);
    }
}
