//! A small builder for elements.
//!
//! The `html!` macro writes the making of every element out in place, 200-300 bytes each. Here
//! it is written once, and a view is mostly static data: half the download for the same page.

use std::rc::Rc;

use yew::html::{onchange, onclick};
use yew::prelude::*;
use yew::virtual_dom::{AttributeOrProperty, Attributes, Listener, VList, VTag};

use crate::app::Msg;

/// An element in the making.
pub(super) struct Element(VTag);

/// An element with attributes: their names, and a value for each. A name without a value is
/// left out, and so is a value without a name.
pub(super) fn el(name: &'static str, names: &'static [&'static str], values: &[&str]) -> Element {
    let mut tag = VTag::new(name);
    let value = |place: usize| {
        let value = (*values.get(place)?).to_owned();
        Some(AttributeOrProperty::Attribute(value.into()))
    };
    let values = (0..names.len()).map(value).collect();
    tag.attributes = Attributes::Dynamic { keys: names, values };
    Element(tag)
}

/// An element with a class, if there is one.
pub(super) fn boxed(name: &'static str, class: &str) -> Element {
    let names: &[&str] = if class.is_empty() { &[] } else { &["class"] };
    el(name, names, &[class])
}

/// Text.
pub(super) fn text(text: &str) -> Html {
    Html::from(text.to_owned())
}

/// Nodes beside each other.
pub(super) fn list(nodes: Vec<Html>) -> Html {
    VList::with_children(nodes, None).into()
}

/// Nothing.
pub(super) fn nothing() -> Html {
    Html::default()
}

impl Element {
    /// With these children.
    pub fn holds(mut self, children: Vec<Html>) -> Html {
        self.0.add_children(children);
        self.0.into()
    }

    /// With this text.
    pub fn says(self, words: &str) -> Html {
        self.holds(vec![text(words)])
    }

    /// Told apart from its neighbors by this key.
    pub fn key(mut self, key: &str) -> Self {
        self.0.key = Some(key.to_owned().into());
        self
    }

    /// Sends this message when it is clicked.
    pub fn clicked(mut self, send: &Callback<Msg>, msg: Msg) -> Self {
        let send = send.clone();
        let callback = Callback::from(move |_| send.emit(msg.clone()));
        self.listen(Rc::new(onclick::Wrapper::new(callback)));
        self
    }

    /// Sends what becomes of its change.
    pub fn changed(mut self, callback: Callback<Event>) -> Self {
        self.listen(Rc::new(onchange::Wrapper::new(callback)));
        self
    }

    fn listen(&mut self, listener: Rc<dyn Listener>) {
        self.0.set_listeners(Box::new([Some(listener)]));
    }

    /// With this state of a checkbox or radio button, and without children.
    pub fn checked(mut self, is_checked: bool) -> Html {
        self.0.set_checked(is_checked);
        self.0.into()
    }
}
