//! JavaScript values in and out.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};

use super::error::ApiError;
use crate::domain::{Leaf, RawInput};

/// A property; `undefined` where it is missing or cannot be read.
pub(super) fn get(object: &JsValue, key: &str) -> JsValue {
    Reflect::get(object, &key.into()).unwrap_or(JsValue::UNDEFINED)
}

/// Sets a property of an object of our own, which cannot fail.
pub(super) fn set(object: &JsValue, key: &str, value: &JsValue) {
    let _ = Reflect::set(object, &key.into(), value);
}

/// The public `Input`.
///
/// # Errors
/// When the input, or a field that holds others, is not of the type it has to be.
pub(super) fn input(value: &JsValue) -> Result<RawInput, ApiError> {
    if !is_object(value) {
        return Err(ApiError::WrongType("input", "an object such as { answers: {} }"));
    }
    Ok(RawInput {
        answers: fields(value, "answers", "an object of item id to option id")?,
        flags: fields(value, "flags", "an object of flag id to yes, no or not-sure")?,
        groups: list(value, "groups", "an array of group ids")?.unwrap_or_default(),
        locations: list(value, "locations", "an array of location ids")?,
        pain: fields(value, "pain", "an object such as { during: 2 }")?,
        numbers: fields(value, "numbers", "an object such as { cadenceSpm: 168 }")?,
        units: present(&get(value, "units")).map(|value| leaf(&value)),
    })
}

fn present(value: &JsValue) -> Option<JsValue> {
    (!value.is_undefined() && !value.is_null()).then(|| value.clone())
}

fn is_object(value: &JsValue) -> bool {
    value.is_object() && !Array::is_array(value)
}

fn fields(
    input: &JsValue,
    name: &'static str,
    expected: &'static str,
) -> Result<Vec<(String, Leaf)>, ApiError> {
    let Some(value) = present(&get(input, name)) else { return Ok(Vec::new()) };
    if !is_object(&value) {
        return Err(ApiError::WrongType(name, expected));
    }
    let keys = Object::keys(value.unchecked_ref::<Object>());
    // A field that is set to `undefined` is as good as missing.
    let given = keys.iter().filter_map(|key| {
        let held = Reflect::get(&value, &key).ok().filter(|held| !held.is_undefined())?;
        Some((key.as_string()?, leaf(&held)))
    });
    Ok(given.collect())
}

fn list(
    input: &JsValue,
    name: &'static str,
    expected: &'static str,
) -> Result<Option<Vec<Leaf>>, ApiError> {
    let Some(value) = present(&get(input, name)) else { return Ok(None) };
    if !Array::is_array(&value) {
        return Err(ApiError::WrongType(name, expected));
    }
    Ok(Some(Array::from(&value).iter().map(|value| leaf(&value)).collect()))
}

/// A value in words, as the page's own language writes it.
pub(super) fn shown(leaf: &Leaf) -> String {
    match leaf {
        Leaf::Text(text) => text.clone(),
        Leaf::Number(number) => {
            let text = js_sys::Number::from(*number).to_string_with_radix(10);
            text.map(String::from).unwrap_or_default()
        }
        Leaf::Bool(true) => "true".to_owned(),
        Leaf::Bool(false) => "false".to_owned(),
        Leaf::Other(kind) => (*kind).to_owned(),
    }
}

fn leaf(value: &JsValue) -> Leaf {
    if let Some(text) = value.as_string() {
        Leaf::Text(text)
    } else if let Some(number) = value.as_f64() {
        Leaf::Number(number)
    } else if let Some(value) = value.as_bool() {
        Leaf::Bool(value)
    } else if value.is_null() {
        Leaf::Other("null")
    } else {
        Leaf::Other("object")
    }
}
