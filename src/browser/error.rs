//! Errors as a page's script sees them.

use wasm_bindgen::JsValue;

use crate::text::joined;

/// What can go wrong with a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum ApiError {
    /// An argument has the wrong type: the field, and what to pass.
    WrongType(&'static str, &'static str),
    /// No text pack has been added yet.
    NoText,
}

impl From<ApiError> for JsValue {
    fn from(error: ApiError) -> Self {
        let (code, message) = match error {
            ApiError::WrongType(field, expected) => {
                ("wrong-type", joined(&["gait-check: `", field, "` must be ", expected, "."]))
            }
            ApiError::NoText => {
                ("no-text", "gait-check: no text pack is loaded; call load() first.".to_owned())
            }
        };
        let error = js_sys::Error::new(&message);
        super::js::set(&error, "code", &code.into());
        error.into()
    }
}
