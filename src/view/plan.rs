//! The plan: flag cards alone when they gate, else light, summary and tips.

use yew::prelude::*;

use super::{Ui, card, tip};
use crate::app::{AreaView, Msg, PlanView, TipView};
use crate::domain::{Light, Text};
use crate::text::words;

const MOST_DOTS: u8 = 3;

pub(super) fn plan(ui: &Ui, view: &PlanView) -> Html {
    html! {
        <div class="stack" part="report" data-gate={view.gate}>
            <div>
                { ui.step_heading(0, &ui.say(view.heading)) }
                if let Some(from) = &view.from { <p class="lead">{ from }</p> }
            </div>
            { for view.cards.iter().map(|view| card::card(ui, view)) }
            { light(ui, view) }
            <p class={if view.is_happy { "summary happy" } else { "summary" }}>
                { ui.say(view.summary) }
            </p>
            if view.is_happy { <p>{ ui.say(words::PLAN_NOTHING) }</p> }
            { for view.cautions.iter().map(|view| card::card(ui, view)) }
            if !view.tips.is_empty() {
                <ol class="tips">{ for view.tips.iter().map(|view| tip::tip(ui, view)) }</ol>
            }
            { folded(ui, words::PLAN_NEXT, &view.next) }
            { folded(ui, words::PLAN_INFO, &view.info) }
            if view.may_go_on { { ui.button("quiet wide", words::NAV_GO_ON, Msg::GoOn) } }
            { areas(ui, view) }
        </div>
    }
}

fn light(ui: &Ui, view: &PlanView) -> Html {
    let Some((light, advice)) = &view.light else { return Html::default() };
    let (class, name) = match light {
        Light::Green => ("card good", words::LIGHT_NAME_GREEN),
        Light::Amber => ("card care", words::LIGHT_NAME_AMBER),
        Light::Red => ("card stop", words::LIGHT_NAME_RED),
    };
    html! {
        <div {class} data-light={light.id()}>
            <p class="card-title">{ ui.say(words::PLAN_LIGHT) }{ " " }{ ui.say(name) }</p>
            <p>{ advice }</p>
        </div>
    }
}

fn folded(ui: &Ui, title: Text, tips: &[TipView]) -> Html {
    if tips.is_empty() {
        return Html::default();
    }
    html! {
        <details class="fold section">
            <summary>{ ui.say(title) }{ format!(" ({})", tips.len()) }</summary>
            <ul class="tips plain-list">{ for tips.iter().map(|view| tip::tip(ui, view)) }</ul>
        </details>
    }
}

fn areas(ui: &Ui, view: &PlanView) -> Html {
    if view.areas.is_empty() {
        return Html::default();
    }
    html! {
        <section class="areas">
            { ui.heading(1, "", &ui.say(words::PLAN_AREAS)) }
            <ul>{ for view.areas.iter().map(|area| row(ui, area, view.may_check_more)) }</ul>
        </section>
    }
}

fn row(ui: &Ui, area: &AreaView, may_check_more: bool) -> Html {
    html! {
        <li key={area.id} data-area={area.id}>
            <span class="area-name">
                { ui.say(area.title) }<small>{ &area.detail.label }</small>
            </span>
            <span class="area-outcome">
                <span class="dots" aria-hidden="true">
                    { for (1..=MOST_DOTS).map(|dot| html! {
                        <i class={(dot <= area.concern).then_some("full")} />
                    }) }
                </span>
                { ui.say(area.outcome) }
            </span>
            if may_check_more && area.detail.is_open {
                <button
                    type="button"
                    class="link"
                    aria-label={area.detail.more.clone()}
                    onclick={ui.on(Msg::More(area.area))}
                >
                    { ui.say(words::PLAN_MORE) }
                </button>
            }
        </li>
    }
}
