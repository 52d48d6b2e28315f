//! One item: its question, how to check, and its options.

use yew::prelude::*;

use super::{Ui, flags};
use crate::app::{CheckView, ChoiceView, Msg};
use crate::text::words;

pub(super) fn check(ui: &Ui, view: &CheckView) -> Html {
    html! {
        <div class="stack">
            <fieldset part="question" class="item">
                <legend>
                    <span class="area">{ ui.say(view.area) }</span>
                    { ui.step_heading(0, &ui.say(view.question)) }
                </legend>
                <details class="fold">
                    <summary>{ ui.say(words::CHECK_HOW) }</summary>
                    <p>{ ui.say(view.check) }</p>
                </details>
                <div class="options">
                    { for view.choices.iter().map(|choice| option(ui, view, choice)) }
                </div>
            </fieldset>
            if let Some(section) = &view.flags {
                { flags::section(ui, section) }
                { flags::unsure(ui, section.rows.iter()) }
            }
        </div>
    }
}

fn option(ui: &Ui, view: &CheckView, choice: &ChoiceView) -> Html {
    html! {
        <label
            part="choice"
            class={classes!("option", choice.unsure.then_some("unsure"))}
            key={choice.id}
        >
            <input
                type="radio"
                name={view.id}
                value={choice.id}
                checked={choice.is_chosen}
                onchange={ui.on(Msg::Answered(view.item, choice.choice))}
            />
            <span>{ ui.say(choice.label) }</span>
        </label>
    }
}
