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
mod card;
mod check;
mod flags;
mod live;
mod markup;
mod page;
mod pain;
mod places;
mod plan;
mod safety;
mod tip;

use yew::prelude::*;

use crate::app::Msg;
use crate::domain::Text;
use crate::text::Strings;
use markup::{Element, boxed, el, text};

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

impl<'a> Ui<'a> {
    /// A sentence.
    fn say(&self, text: Text) -> &'a str {
        self.strings.get(text)
    }

    /// A paragraph of a class.
    fn line(&self, class: &'static str, text: Text) -> Html {
        boxed("p", class).says(self.say(text))
    }

    /// A button that says what happens.
    fn button(&self, class: &'static str, text: Text, msg: Msg) -> Html {
        el("button", &["type", "class"], &["button", class])
            .clicked(self.send, msg)
            .says(self.say(text))
    }

    /// A small button whose full name is heard.
    fn link(&self, name: &str, text: Text, msg: Msg) -> Html {
        el("button", &["type", "class", "aria-label"], &["button", "link", name])
            .clicked(self.send, msg)
            .says(self.say(text))
    }

    /// A checkbox with its label and a mark beside it.
    fn tick(
        &self,
        name: &'static str,
        label: Text,
        mark: Option<Text>,
        is_on: bool,
        msg: Msg,
    ) -> Html {
        let send = self.send.clone();
        let input = el("input", &["type", "name"], &["checkbox", name])
            .changed(Callback::from(move |_| send.emit(msg.clone())))
            .checked(is_on);
        let mut words = vec![text(self.say(label))];
        words.extend(mark.map(|mark| boxed("small", "mark").says(self.say(mark))));
        boxed("label", "tick").key(name).holds(vec![input, el("span", &[], &[]).holds(words)])
    }

    /// Checkboxes under a legend.
    fn ticks(&self, legend_class: &'static str, legend: Text, rows: Vec<Html>) -> Html {
        let mut children = vec![boxed("legend", legend_class).says(self.say(legend))];
        children.extend(rows);
        boxed("fieldset", "ticks").holds(children)
    }

    /// A heading, `depth` levels below the topmost.
    fn heading(&self, depth: u8, class: &'static str, words: &str) -> Html {
        boxed(self.heading_tag(depth), class).says(words)
    }

    /// The heading of a step, which takes the focus when the step comes up.
    fn step_heading(&self, depth: u8, words: Text) -> Html {
        let names = &["class", "tabindex", "data-focus"];
        el(self.heading_tag(depth), names, &["step-heading", "-1", ""]).says(self.say(words))
    }

    fn heading_tag(&self, depth: u8) -> &'static str {
        match self.heading_level.saturating_add(depth) {
            0..=2 => "h2",
            3 => "h3",
            4 => "h4",
            5 => "h5",
            _ => "h6",
        }
    }
}

/// Something that opens when its summary is tapped.
fn fold(summary: &str, children: Vec<Html>) -> Html {
    folded(boxed("details", "fold"), summary, children)
}

/// A `details` element with its summary.
fn folded(details: Element, summary: &str, children: Vec<Html>) -> Html {
    let mut all = vec![el("summary", &[], &[]).says(summary)];
    all.extend(children);
    details.holds(all)
}
