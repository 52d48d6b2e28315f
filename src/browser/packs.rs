//! The text packs that have arrived.

use std::cell::RefCell;
use std::rc::Rc;

use crate::text::Strings;

thread_local! {
    static PACKS: RefCell<Vec<Rc<Strings>>> = const { RefCell::new(Vec::new()) };
}

/// Adds a pack, or replaces the one of its language.
pub(super) fn add(pack: Strings) {
    PACKS.with_borrow_mut(|packs| {
        packs.retain(|known| known.locale() != pack.locale());
        packs.push(Rc::new(pack));
    });
}

/// The pack of a language, else the first that arrived.
pub(super) fn find(locale: Option<&str>) -> Option<Rc<Strings>> {
    PACKS.with_borrow(|packs| {
        let exact = packs.iter().find(|pack| Some(pack.locale()) == locale);
        exact.or(packs.first()).cloned()
    })
}
