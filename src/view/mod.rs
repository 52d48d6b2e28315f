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

impl Ui<'_> {
    /// A sentence.
    #[must_use]
    pub fn say(&self, text: Text) -> String {
        self.strings.get(text).to_owned()
    }

    /// A sentence with its placeholders filled.
    #[must_use]
    pub fn fill(&self, text: Text, values: &[(&str, &str)]) -> String {
        self.strings.fill(text, values)
    }

    /// A handler that sends this message.
    #[must_use]
    pub fn on<E: 'static>(&self, msg: Msg) -> Callback<E> {
        let send = self.send.clone();
        Callback::from(move |_: E| send.emit(msg.clone()))
    }

    /// A button that says what happens.
    #[must_use]
    pub fn button(&self, class: &'static str, text: Text, msg: Msg) -> Html {
        html! { <button type="button" {class} onclick={self.on(msg)}>{ self.say(text) }</button> }
    }

    /// A heading, `depth` levels below the topmost.
    #[must_use]
    pub fn heading(&self, depth: u8, class: &'static str, text: &str) -> Html {
        let tag = self.heading_tag(depth);
        html! { <@{tag} {class}>{ text }</@> }
    }

    /// The heading of a step, which takes the focus when the step comes up.
    #[must_use]
    pub fn step_heading(&self, depth: u8, text: &str) -> Html {
        let tag = self.heading_tag(depth);
        html! { <@{tag} class="step-heading" tabindex="-1" data-focus="">{ text }</@> }
    }

    fn heading_tag(&self, depth: u8) -> String {
        format!("h{}", self.heading_level.saturating_add(depth).clamp(2, 6))
    }
}
