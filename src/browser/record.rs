//! The form answers and reports have in JavaScript: plain objects, made from records.
//!
//! A record names its fields and their public keys; that is all there is to writing one. A
//! general serializer does the same for 5 KB more of download.

use js_sys::{Array, Object};
use wasm_bindgen::JsValue;

use super::js;

/// Has a form in JavaScript. `undefined` means that a field is left out of its object.
pub(super) trait ToJs {
    fn to_js(&self) -> JsValue;
}

impl ToJs for &str {
    fn to_js(&self) -> JsValue {
        JsValue::from_str(self)
    }
}

impl ToJs for String {
    fn to_js(&self) -> JsValue {
        JsValue::from_str(self)
    }
}

impl ToJs for bool {
    fn to_js(&self) -> JsValue {
        JsValue::from_bool(*self)
    }
}

impl ToJs for f64 {
    fn to_js(&self) -> JsValue {
        JsValue::from_f64(*self)
    }
}

impl ToJs for u8 {
    fn to_js(&self) -> JsValue {
        f64::from(*self).to_js()
    }
}

impl ToJs for usize {
    #[allow(clippy::cast_precision_loss, reason = "these are counts of rows")]
    fn to_js(&self) -> JsValue {
        (*self as f64).to_js()
    }
}

impl<T: ToJs> ToJs for Option<T> {
    fn to_js(&self) -> JsValue {
        self.as_ref().map_or(JsValue::UNDEFINED, ToJs::to_js)
    }
}

/// A field that stands even when there is nothing in it.
pub(super) struct OrNull<T>(pub Option<T>);

impl<T: ToJs> ToJs for OrNull<T> {
    fn to_js(&self) -> JsValue {
        self.0.as_ref().map_or(JsValue::NULL, ToJs::to_js)
    }
}

impl<T: ToJs> ToJs for Vec<T> {
    fn to_js(&self) -> JsValue {
        let array = Array::new();
        for row in self {
            array.push(&row.to_js());
        }
        array.into()
    }
}

/// An object whose keys are data.
pub(super) struct Pairs(pub Vec<(&'static str, &'static str)>);

impl ToJs for Pairs {
    fn to_js(&self) -> JsValue {
        let object = Object::new();
        for (key, value) in &self.0 {
            js::set(&object, key, &value.to_js());
        }
        object.into()
    }
}

/// Sets a field unless it is to be left out.
pub(super) fn put(object: &Object, key: &str, value: &JsValue) {
    if !value.is_undefined() {
        js::set(object, key, value);
    }
}

/// Declares a record: each field with its type and its public key.
macro_rules! record {
    (
        $(#[$doc:meta])*
        $vis:vis struct $name:ident $(<$life:lifetime>)? { $($field:ident: $ty:ty as $key:literal,)* }
    ) => {
        $(#[$doc])*
        $vis struct $name $(<$life>)? { $($field: $ty,)* }

        impl $(<$life>)? $crate::browser::record::ToJs for $name $(<$life>)? {
            fn to_js(&self) -> wasm_bindgen::JsValue {
                let object = js_sys::Object::new();
                $($crate::browser::record::put(&object, $key, &self.$field.to_js());)*
                object.into()
            }
        }
    };
}

pub(super) use record;
