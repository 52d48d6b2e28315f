//! One tip, with its reason, its drill and its evidence.

use yew::prelude::*;

use super::Ui;
use crate::app::{BecauseView, DrillView, Msg, Place, SourceView, TipView};
use crate::text::words;

/// A tip in a list; `large` ones show their reason at once.
pub(super) fn tip(ui: &Ui, view: &TipView) -> Html {
    html! {
        <li part="tip" class="tip" key={view.id} data-tip={view.id}>
            <div class="tip-body">
                { ui.heading(1, "tip-heading", &view.heading) }
                if !view.body.is_empty() { <p>{ &view.body }</p> }
                if let Some(note) = view.note { <p class="note">{ ui.say(note) }</p> }
                { for view.because.iter().map(|because| reason(ui, because)) }
                if view.by_group { <p class="why">{ ui.say(words::PLAN_BECAUSE_GROUP) }</p> }
                <div class="more">
                    { view.drill.as_ref().map(|view| drill(ui, view)) }
                    { evidence(ui, view) }
                </div>
            </div>
        </li>
    }
}

fn reason(ui: &Ui, because: &BecauseView) -> Html {
    let question = ui.say(because.question);
    html! {
        <p class="why" key={question.clone()}>
            { ui.say(words::PLAN_BECAUSE) }{ " " }
            <b>{ ui.say(because.answer) }</b>{ " " }
            { ui.say(words::PLAN_TO) }{ " " }
            <q>{ &question }</q>{ " " }
            <button
                type="button"
                class="link"
                aria-label={format!("{}: {question}", ui.say(words::NAV_CHANGE))}
                onclick={ui.on(Msg::Change(Place::Check(because.item)))}
            >
                { ui.say(words::NAV_CHANGE) }
            </button>
        </p>
    }
}

fn drill(ui: &Ui, view: &DrillView) -> Html {
    html! {
        <details class="fold" data-drill={view.id}>
            <summary>{ ui.say(words::PLAN_DRILL) }{ ": " }{ ui.say(view.title) }</summary>
            <div class="inset">
                <p>{ ui.say(view.steps) }</p>
                <p><b>{ ui.say(words::PLAN_PROGRESS) }{ ": " }</b>{ ui.say(view.progress) }</p>
                if let Some(caution) = view.caution {
                    <p><b>{ ui.say(words::PLAN_CAUTION) }{ ": " }</b>{ ui.say(caution) }</p>
                }
            </div>
        </details>
    }
}

fn evidence(ui: &Ui, view: &TipView) -> Html {
    html! {
        <details class="fold">
            <summary>{ ui.say(view.sure) }</summary>
            <div class="inset">
                <p>{ ui.say(view.why) }</p>
                if let Some(unless) = &view.unless {
                    <p>
                        { ui.say(words::PLAN_UNLESS) }{ " " }<b>{ ui.say(unless.answer) }</b>{ "." }
                    </p>
                }
                if view.sources.is_empty() {
                    <p class="small">{ ui.say(words::PLAN_NO_STUDY) }</p>
                }
                { sources(ui, &view.sources) }
            </div>
        </details>
    }
}

/// Citations with their findings and links.
pub(super) fn sources(ui: &Ui, sources: &[SourceView]) -> Html {
    if sources.is_empty() {
        return Html::default();
    }
    html! {
        <ul class="sources small" aria-label={ui.say(words::PLAN_SOURCES)}>
            { for sources.iter().map(|source| html! {
                <li key={source.id} data-source={source.id}>
                    { ui.say(source.finding) }{ " " }
                    if let Some(url) = &source.url {
                        <a href={url.clone()} target="_blank" rel="noopener">{ &source.citation }</a>
                    } else {
                        <cite>{ &source.citation }</cite>
                    }
                </li>
            }) }
        </ul>
    }
}
