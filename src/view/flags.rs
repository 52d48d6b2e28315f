//! Red-flag questions: a checkbox for "yes", a fold for "not sure".

use yew::prelude::*;

use super::Ui;
use crate::app::{FlagRow, FlagSection, Msg};
use crate::domain::Reply;
use crate::text::words;

/// Flags under their heading.
pub(super) fn section(ui: &Ui, section: &FlagSection) -> Html {
    if section.rows.is_empty() {
        return Html::default();
    }
    html! {
        <fieldset class="ticks">
            if let Some(title) = section.title {
                <legend class="small-caps">{ ui.say(title) }</legend>
            }
            { for section.rows.iter().map(|row| tick(ui, row)) }
        </fieldset>
    }
}

fn tick(ui: &Ui, row: &FlagRow) -> Html {
    let is_ticked = row.reply == Some(Reply::Yes);
    let reply = if is_ticked { Some(Reply::No) } else { Some(Reply::Yes) };
    html! {
        <label class="tick" key={row.id}>
            <input
                type="checkbox"
                name={row.id}
                checked={is_ticked}
                onchange={ui.on(Msg::Flagged(row.flag, reply))}
            />
            <span>
                { ui.say(row.question) }
                if row.reply == Some(Reply::NotSure) {
                    <small class="mark">{ ui.say(words::SAFETY_NOT_SURE) }</small>
                }
            </span>
        </label>
    }
}

/// The fold where a runner says "not sure" about a flag.
pub(super) fn unsure<'a>(ui: &Ui, rows: impl Iterator<Item = &'a FlagRow>) -> Html {
    html! {
        <details class="fold">
            <summary>{ ui.say(words::SAFETY_UNSURE) }</summary>
            <div class="toggles">{ for rows.map(|row| toggle(ui, row)) }</div>
        </details>
    }
}

fn toggle(ui: &Ui, row: &FlagRow) -> Html {
    let is_unsure = row.reply == Some(Reply::NotSure);
    let reply = if is_unsure { None } else { Some(Reply::NotSure) };
    let question = ui.say(row.question);
    html! {
        <button
            type="button"
            class="toggle"
            key={row.id}
            data-not-sure={row.id}
            aria-pressed={is_unsure.to_string()}
            aria-label={ui.fill(words::SAFETY_NOT_SURE_ABOUT, &[("question", &question)])}
            onclick={ui.on(Msg::Flagged(row.flag, reply))}
        >
            { question }
        </button>
    }
}
