//! Cards that stand above the tips: red flags and cautions.

use yew::prelude::*;

use super::{Ui, tip};
use crate::app::CardView;
use crate::domain::Action;
use crate::text::words;

/// A red flag, or a caution when it calls for no action of its own.
pub(super) fn card(ui: &Ui, view: &CardView) -> Html {
    let Some(action) = view.action else {
        return html! {
            <div class="card care" key={view.id} data-caution={view.id}><p>{ &view.text }</p></div>
        };
    };
    let (class, level) = match action {
        Action::Emergency => ("card stop", words::ACTION_EMERGENCY),
        Action::Urgent => ("card stop", words::ACTION_URGENT),
        Action::Soon => ("card stop", words::ACTION_SOON),
        Action::Stop => ("card stop", words::ACTION_STOP),
        Action::Advise => ("card care", words::ACTION_ADVISE),
    };
    html! {
        <div part="red-flag" {class} key={view.id} data-flag={view.id} data-action={action.id()}>
            <p class="card-title">{ sign() }{ ui.say(level) }</p>
            <p>{ &view.text }</p>
            { tip::sources(ui, &view.sources) }
        </div>
    }
}

/// A warning triangle; the words beside it say the same.
pub(super) fn sign() -> Html {
    html! {
        <svg class="sign" viewBox="0 0 18 18" aria-hidden="true">
            <path d="M9 2l8 14H1z" />
            <path d="M9 7v4M9 13.4v.2" />
        </svg>
    }
}
