//! A small writer of markup.
//!
//! The `html!` macro writes the making of every element out in place, 200-300 bytes each, and
//! so do lists of nodes that are made and handed on. Here an element is opened, filled and
//! closed by calls that pass little but static data: a third of the download for the same page.

use std::rc::Rc;

use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::html::TargetCast as _;
use yew::prelude::*;
use yew::virtual_dom::{
    AttributeOrProperty, Attributes, Key, Listener, ListenerKind, VList, VTag, VText,
};

use super::Ui;
use super::prose::known_forms;
use crate::app::Msg;
use crate::text::glossary::Form;

/// Markup in the making, written in the order in which it is read.
pub(super) struct Pen<'a> {
    pub ui: Ui<'a>,
    /// The forms of each term that a tap explains.
    pub forms: Vec<Form<'a>>,
    /// Terms that were explained in this step or tip.
    pub told: Vec<usize>,
    /// How many notes there are so far, to give each an id of its own.
    pub notes: usize,
    /// What is not closed yet, the outermost first.
    open: Vec<Open>,
}

/// An element, or a list of nodes, in the making.
#[derive(Default)]
struct Open {
    tag: Option<VTag>,
    children: Vec<Html>,
}

/// What `write` writes.
pub(super) fn written<'a>(ui: &Ui<'a>, write: impl FnOnce(&mut Pen<'a>)) -> Html {
    let open = vec![Open::default()];
    let mut pen = Pen { ui: *ui, forms: known_forms(ui.strings), told: Vec::new(), notes: 0, open };
    write(&mut pen);
    pen.open.pop().map(Open::closed).unwrap_or_default()
}

impl Pen<'_> {
    /// An element with what `fill` writes into it. Attributes are given as names, and a value
    /// for each; a name without a value is left out, and so is a value without a name.
    pub fn el(
        &mut self,
        name: &'static str,
        names: &'static [&'static str],
        values: &[&str],
        fill: impl FnOnce(&mut Self),
    ) {
        self.open(name, names, values);
        fill(self);
        self.close();
    }

    /// An element with a class, if there is one.
    pub fn boxed(&mut self, name: &'static str, class: &str, fill: impl FnOnce(&mut Self)) {
        self.open_boxed(name, class);
        fill(self);
        self.close();
    }

    /// An element with a class, if there is one, and with this text.
    pub fn says(&mut self, name: &'static str, class: &str, words: &str) {
        self.open_boxed(name, class);
        self.text(words);
        self.close();
    }

    /// Nodes beside each other that keep their place among others, even when there are none.
    pub fn list(&mut self, fill: impl FnOnce(&mut Self)) {
        self.open.push(Open::default());
        fill(self);
        self.close();
    }

    /// Text.
    pub fn text(&mut self, text: &str) {
        self.add(VText::new(Rc::<str>::from(text)).into());
    }

    /// Tells the open element apart from its neighbors.
    pub fn key(&mut self, key: &str) {
        if let Some(tag) = self.tag() {
            tag.key = Some(Key::from(key));
        }
    }

    /// Sends this message when the open element is clicked.
    pub fn clicked(&mut self, msg: Msg) {
        self.listen(true, msg);
    }

    /// Sends this message when the open element has changed.
    pub fn changed(&mut self, msg: Msg) {
        self.listen(false, msg);
    }

    /// Sets the state of the open checkbox or radio button.
    pub fn checked(&mut self, is_checked: bool) {
        if let Some(tag) = self.tag() {
            tag.set_checked(is_checked);
        }
    }

    fn open(&mut self, name: &'static str, names: &'static [&'static str], values: &[&str]) {
        let mut tag = VTag::new(name);
        let value = |place: usize| {
            let value = Rc::<str>::from(*values.get(place)?);
            Some(AttributeOrProperty::Attribute(value.into()))
        };
        let values = (0..names.len()).map(value).collect();
        tag.attributes = Attributes::Dynamic { keys: names, values };
        self.open.push(Open { tag: Some(tag), children: Vec::new() });
    }

    fn open_boxed(&mut self, name: &'static str, class: &str) {
        let names: &[&str] = if class.is_empty() { &[] } else { &["class"] };
        self.open(name, names, &[class]);
    }

    fn close(&mut self) {
        if let Some(closed) = self.open.pop().map(Open::closed) {
            self.add(closed);
        }
    }

    /// Leaves the open element out if there is nothing in it; its place among others is kept.
    pub fn unless_empty(&mut self) {
        if let Some(open) = self.open.last_mut()
            && open.children.is_empty()
        {
            open.tag = None;
        }
    }

    fn add(&mut self, node: Html) {
        if let Some(open) = self.open.last_mut() {
            open.children.push(node);
        }
    }

    fn tag(&mut self) -> Option<&mut VTag> {
        self.open.last_mut()?.tag.as_mut()
    }

    fn listen(&mut self, is_click: bool, msg: Msg) {
        let sender = Sender { is_click, send: self.ui.send.clone(), msg };
        if let Some(tag) = self.tag() {
            tag.set_listeners(Box::new([Some(Rc::new(sender))]));
        }
    }
}

impl Open {
    fn closed(self) -> Html {
        let children = VList::from(self.children).into();
        let Some(mut tag) = self.tag else { return children };
        if let Some(place) = tag.children_mut() {
            *place = children;
        }
        tag.into()
    }
}

/// Sends a message when its control is clicked, or else when it has changed.
struct Sender {
    is_click: bool,
    send: Callback<Msg>,
    msg: Msg,
}

impl Listener for Sender {
    fn kind(&self) -> ListenerKind {
        if self.is_click { ListenerKind::onclick } else { ListenerKind::onchange }
    }

    fn handle(&self, event: Event) {
        self.send.emit(match &self.msg {
            Msg::Rated(level, _) => Msg::Rated(*level, chosen(&event)),
            Msg::Measured(measure, _) => Msg::Measured(*measure, typed(&event)),
            msg => msg.clone(),
        });
    }

    fn passive(&self) -> bool {
        false
    }
}

/// The number that was typed, if it is one.
fn typed(event: &Event) -> Option<f64> {
    let input: HtmlInputElement = event.target_dyn_into()?;
    Some(input.value_as_number()).filter(|number| !number.is_nan())
}

/// The number that was chosen; the option before 0 takes it back.
fn chosen(event: &Event) -> Option<u8> {
    let select: HtmlSelectElement = event.target_dyn_into()?;
    u8::try_from(select.selected_index() - 1).ok()
}
