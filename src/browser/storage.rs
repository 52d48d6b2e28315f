//! Local storage, which a host page may refuse.

use crate::text::{self, joined};

/// Where one widget keeps its record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Store {
    key: String,
}

/// Storage is missing, refused or full.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Refused;

impl Store {
    /// The record under this key.
    pub fn new(key: &str) -> Self {
        Self { key: key.to_owned() }
    }

    fn area() -> Result<web_sys::Storage, Refused> {
        #[allow(clippy::disallowed_methods, reason = "this is the place that may ask for it")]
        let window = web_sys::window().ok_or(Refused)?;
        window.local_storage().ok().flatten().ok_or(Refused)
    }

    /// The record, if there is one.
    pub fn read(&self) -> Result<Option<String>, Refused> {
        Self::area()?.get_item(&self.key).map_err(|_| Refused)
    }

    /// Replaces the record.
    pub fn write(&self, record: &str) -> Result<(), Refused> {
        Self::area()?.set_item(&self.key, record).map_err(|_| Refused)
    }

    /// Removes the record.
    pub fn remove(&self) -> Result<(), Refused> {
        Self::area()?.remove_item(&self.key).map_err(|_| Refused)
    }

    /// Moves a record that cannot be read to a key of its own, so that nothing is lost.
    pub fn set_aside(&self, record: &str) -> Result<(), Refused> {
        for number in 1.. {
            let aside = Self { key: joined(&[&self.key, ":set-aside-", &text::number(number)]) };
            if aside.read()?.is_none() {
                aside.write(record)?;
                return self.remove();
            }
        }
        Err(Refused)
    }
}
