//! What is seen: one function per thing, from view model to markup.
//!
//! These are plain functions and not Yew components on purpose: a component costs about 1 KB of
//! download each, and a screen is small enough to be compared as a whole.
//!
//! **Invariant:** nothing here needs a browser to render. The same functions run natively, so
//! that the markup of the first screen can be made at build time.
//!
//! **Invariant:** no style attribute and no raw HTML, which strict policies block.

mod about;
mod areas;
mod card;
mod check;
mod flags;
mod live;
mod markup;
mod page;
mod pain;
mod places;
mod plan;
mod prose;
mod safety;
mod timer;
mod tip;

use yew::prelude::*;

use crate::app::Msg;
use crate::domain::Text;
use crate::text::{Strings, joined};
use markup::Pen;

pub use page::page;

/// What every view function needs.
#[derive(Clone, Copy)]
pub struct Ui<'a> {
    /// The words.
    pub strings: &'a Strings,
    /// Where messages go.
    pub send: &'a Callback<Msg>,
    /// Level of the topmost heading, 2-6.
    pub heading_level: u8,
}

impl<'a> Pen<'a> {
    /// The words of a sentence.
    fn words(&self, text: Text) -> &'a str {
        self.ui.strings.get(text)
    }

    /// A sentence.
    fn say(&mut self, text: Text) {
        self.text(self.words(text));
    }

    /// Two sentences as a title: "Drill: Clamshell".
    fn title(&self, name: Text, words: Text) -> String {
        joined(&[self.words(name), ": ", self.words(words)])
    }

    /// A sentence in an element of a class.
    fn line(&mut self, name: &'static str, class: &str, text: Text) {
        self.says(name, class, self.words(text));
    }

    /// A step: what is asked on one screen.
    fn step(&mut self, fill: impl FnOnce(&mut Self)) {
        self.el("div", &["class", "part"], &["stack", "question"], fill);
    }

    /// What is heard when it comes up. The element is there before, or nothing would be heard.
    fn spoken(&mut self, fill: impl FnOnce(&mut Self)) {
        self.el("div", &["role", "class"], &["status", "spoken"], fill);
    }

    /// The place of a picture, which the loader fills when it is near. Without a text alternative
    /// the picture is an ornament of words that say the same.
    ///
    /// What the loader put in belongs to one picture, so another one is another element.
    fn picture(&mut self, id: &str, alt: Option<Text>) {
        let (names, values): (&[&str], _) = match alt {
            Some(alt) => (
                &["class", "data-picture", "role", "aria-label"],
                &["picture", id, "img", self.words(alt)],
            ),
            None => (&["class", "data-picture", "aria-hidden"], &["picture", id, "true", ""]),
        };
        self.el("span", names, values, |pen| pen.key(id));
    }

    /// A button that says what happens.
    fn button(&mut self, class: &str, text: Text, msg: Msg) {
        self.el("button", &["type", "class"], &["button", class], |pen| {
            pen.clicked(msg);
            pen.say(text);
        });
    }

    /// A small button whose full name is heard.
    fn link(&mut self, name: &str, text: Text, msg: Msg) {
        self.named_button("link", name, text, msg);
    }

    /// A button whose full name is heard.
    fn named_button(&mut self, class: &str, name: &str, text: Text, msg: Msg) {
        self.el("button", &["type", "class", "aria-label"], &["button", class, name], |pen| {
            pen.clicked(msg);
            pen.say(text);
        });
    }

    /// A checkbox with its label and a mark beside it.
    fn tick(
        &mut self,
        name: &str,
        mark: Option<Text>,
        is_on: bool,
        msg: Msg,
        label: impl FnOnce(&mut Self),
    ) {
        self.boxed("label", "tick", |pen| {
            pen.key(name);
            pen.el("input", &["type", "name"], &["checkbox", name], |pen| {
                pen.changed(msg);
                pen.checked(is_on);
            });
            pen.boxed("span", "", |pen| {
                label(pen);
                if let Some(mark) = mark {
                    pen.line("small", "mark", mark);
                }
            });
        });
    }

    /// Checkboxes under a legend.
    fn ticks(&mut self, legend_class: &str, legend: Text, fill: impl FnOnce(&mut Self)) {
        self.boxed("fieldset", "ticks", |pen| {
            pen.line("legend", legend_class, legend);
            fill(pen);
        });
    }

    /// A heading, `depth` levels below the topmost.
    fn heading(&mut self, depth: u8, class: &str, words: &str) {
        self.says(self.heading_tag(depth), class, words);
    }

    /// The heading of a step, which takes the focus when the step comes up.
    fn step_heading(&mut self, depth: u8, words: Text) {
        let names = &["class", "tabindex", "data-focus"];
        self.el(self.heading_tag(depth), names, &["step-heading", "-1", ""], |pen| pen.say(words));
    }

    fn heading_tag(&self, depth: u8) -> &'static str {
        match self.ui.heading_level.saturating_add(depth) {
            0..=2 => "h2",
            3 => "h3",
            4 => "h4",
            5 => "h5",
            _ => "h6",
        }
    }

    /// A small line drawing that says nothing its words do not say.
    fn sign(&mut self, class: &str, view_box: &str, paths: &[&str]) {
        let names = &["class", "viewBox", "aria-hidden"];
        self.el("svg", names, &[class, view_box, "true"], |pen| {
            for path in paths {
                pen.el("path", &["d"], &[path], |_| {});
            }
        });
    }

    /// Something that opens when its summary is tapped.
    fn fold(&mut self, class: &str, summary: &str, fill: impl FnOnce(&mut Self)) {
        self.boxed("details", class, |pen| {
            pen.says("summary", "", summary);
            fill(pen);
        });
    }
}

/// The value of an attribute that is always there.
const fn yes_or_no(holds: bool) -> &'static str {
    if holds { "true" } else { "false" }
}
