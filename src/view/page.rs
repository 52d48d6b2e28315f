//! The whole widget.

use yew::prelude::*;

use super::{Ui, about, check, live, pain, places, plan, safety};
use crate::app::{Msg, Progress, Screen, StepView};
use crate::text::words;

/// The whole widget: header, the step in front, what it has come to so far, footer.
#[must_use]
pub fn page(ui: &Ui, screen: &Screen) -> Html {
    let count = screen.live.as_ref().filter(|live| !live.tips.is_empty());
    html! {
        <div part="root" class="root">
            { header(ui, screen) }
            <p role="status" class="unseen">{ count.map(|live| live.count.clone()) }</p>
            { notice(ui, screen) }
            <div class="columns">
                <div part="step" class="step" key={step_key(&screen.step)}>
                    { step(ui, screen) }
                    { nav(ui, screen) }
                </div>
                { screen.live.as_ref().map(|view| live::live(ui, view)) }
            </div>
            <footer part="footer" class="small">{ ui.say(words::START_DISCLAIMER) }</footer>
        </div>
    }
}

fn header(ui: &Ui, screen: &Screen) -> Html {
    if let StepView::Safety(_) = screen.step {
        return html! {
            <header part="header">
                { ui.heading(0, "title", &ui.say(words::START_TITLE)) }
                <p class="lead">{ ui.say(words::START_LEAD) }</p>
            </header>
        };
    }
    screen.progress.as_ref().map_or_else(Html::default, progress)
}

fn progress(progress: &Progress) -> Html {
    html! {
        <header part="header">
            <div part="progress" class="progress">
                <span>{ &progress.label }</span>
                <progress
                    max={progress.total.to_string()}
                    value={progress.place.to_string()}
                    aria-label={progress.label.clone()}
                />
            </div>
        </header>
    }
}

fn notice(ui: &Ui, screen: &Screen) -> Html {
    let Some(text) = screen.notice else { return Html::default() };
    html! {
        <div class="notice" role="status">
            <p>{ ui.say(text) }</p>
            { ui.button("plain", words::NOTICE_DISMISS, Msg::Dismissed) }
        </div>
    }
}

/// A step is drawn anew when it changes, so that no control keeps what belonged to another.
fn step_key(step: &StepView) -> &'static str {
    match step {
        StepView::Safety(_) => "safety",
        StepView::Where(_) => "where",
        StepView::Pain(_) => "pain",
        StepView::AboutYou(_) => "about-you",
        StepView::Check(check) => check.id,
        StepView::Plan(_) => "plan",
    }
}

fn step(ui: &Ui, screen: &Screen) -> Html {
    match &screen.step {
        StepView::Safety(view) => safety::safety(ui, view),
        StepView::Where(view) => places::places(ui, view),
        StepView::Pain(view) => pain::pain(ui, view),
        StepView::AboutYou(view) => about::about(ui, view),
        StepView::Check(view) => check::check(ui, view),
        StepView::Plan(view) => plan::plan(ui, view),
    }
}

fn nav(ui: &Ui, screen: &Screen) -> Html {
    let back = screen.can_go_back.then(|| ui.button("plain", words::NAV_BACK, Msg::Back));
    let on = match &screen.step {
        StepView::Plan(_) => ui.button("plain", words::NAV_START_OVER, Msg::Reset),
        StepView::Where(view) if view.places.iter().all(|place| !place.is_sore) => Html::default(),
        _ => ui.button("primary on", screen.on, Msg::Next),
    };
    html! { <div part="nav" class="nav">{ back }{ on }</div> }
}
