//! What the answers have come to so far, beside the step.

use yew::prelude::*;

use super::{Ui, card};
use crate::app::LiveView;
use crate::text::words;

pub(super) fn live(ui: &Ui, view: &LiveView) -> Html {
    let is_empty = view.cards.is_empty() && view.tips.is_empty();
    html! {
        <aside
            part="report"
            class="live"
            data-gate={view.gate}
            hidden={is_empty}
            aria-label={ui.say(words::LIVE_TIPS)}
        >
            { for view.cards.iter().map(|view| card::card(ui, view)) }
            if !view.tips.is_empty() {
                <details class="fold">
                    <summary>{ &view.count }</summary>
                    <ul>
                        { for view.tips.iter().map(|(id, heading)| html! {
                            <li part="tip" key={*id} data-tip={*id}>{ heading }</li>
                        }) }
                    </ul>
                </details>
            }
        </aside>
    }
}
