//! One tip, with its reason, its drill and its evidence.

use yew::prelude::*;

use super::markup::{boxed, el, nothing, text};
use super::{Ui, fold, folded};
use crate::app::{BecauseView, DrillView, Msg, Place, SourceView, TipView};
use crate::domain::Text;
use crate::text::words;

/// A tip in a list.
pub(super) fn tip(ui: &Ui, view: &TipView) -> Html {
    let mut body = vec![ui.heading(1, "tip-heading", &view.heading)];
    if !view.body.is_empty() {
        body.push(el("p", &[], &[]).says(&view.body));
    }
    body.extend(view.note.map(|note| ui.line("note", note)));
    body.extend(view.because.iter().map(|because| reason(ui, because)));
    if view.by_group {
        body.push(ui.line("why", words::PLAN_BECAUSE_GROUP));
    }
    body.extend(view.drill.as_ref().map(|view| drill(ui, view)));
    body.push(evidence(ui, view));
    el("li", &["part", "class", "data-tip"], &["tip", "tip", view.id])
        .key(view.id)
        .holds(vec![boxed("div", "tip-body").holds(body)])
}

fn reason(ui: &Ui, because: &BecauseView) -> Html {
    boxed("p", "why").holds(vec![
        text(ui.say(words::PLAN_BECAUSE)),
        text(" "),
        el("b", &[], &[]).says(ui.say(because.answer)),
        text(" "),
        text(ui.say(words::PLAN_TO)),
        text(" "),
        el("q", &[], &[]).says(ui.say(because.question)),
        text(" "),
        change(ui, because),
    ])
}

fn change(ui: &Ui, because: &BecauseView) -> Html {
    let name = [ui.say(words::NAV_CHANGE), ": ", ui.say(because.question)].concat();
    ui.link(&name, words::NAV_CHANGE, Msg::Change(Place::Check(because.item)))
}

/// A question with its answer, to change it.
pub(super) fn answer(ui: &Ui, view: &BecauseView) -> Html {
    boxed("p", "why").holds(vec![
        text(ui.say(view.question)),
        text(" "),
        el("b", &[], &[]).says(ui.say(view.answer)),
        text(" "),
        change(ui, view),
    ])
}

fn drill(ui: &Ui, view: &DrillView) -> Html {
    let mut body = vec![ui.line("", view.steps), named(ui, words::PLAN_PROGRESS, view.progress)];
    body.extend(view.caution.map(|caution| named(ui, words::PLAN_CAUTION, caution)));
    let title = [ui.say(words::PLAN_DRILL), ": ", ui.say(view.title)].concat();
    let details = el("details", &["class", "data-drill"], &["fold", view.id]);
    folded(details, &title, vec![boxed("div", "inset").holds(body)])
}

/// A line led by a name in bold.
fn named(ui: &Ui, name: Text, words: Text) -> Html {
    let name = el("b", &[], &[]).says(ui.say(name));
    el("p", &[], &[]).holds(vec![name, text(" "), text(ui.say(words))])
}

fn evidence(ui: &Ui, view: &TipView) -> Html {
    let mut body = vec![ui.line("", view.why)];
    body.extend(view.unless.as_ref().map(|unless| named(ui, words::PLAN_UNLESS, unless.answer)));
    if view.sources.is_empty() {
        body.push(ui.line("small", words::PLAN_NO_STUDY));
    }
    body.push(sources(ui, &view.sources, Findings::Shown));
    let sure = [ui.say(words::PLAN_SURE), ": ", ui.say(view.sure)].concat();
    fold(&sure, vec![boxed("div", "inset").holds(body)])
}

/// Whether a citation stands with what it found.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Findings {
    /// It does.
    Shown,
    /// It does not: beside a red flag the name of a condition would read as a diagnosis.
    LeftOut,
}

/// Citations and their links.
pub(super) fn sources(ui: &Ui, sources: &[SourceView], findings: Findings) -> Html {
    if sources.is_empty() {
        return nothing();
    }
    let source = |source: &SourceView| {
        let citation = match &source.url {
            Some(url) => el("a", &["href", "target", "rel"], &[url, "_blank", "noopener"]),
            None => el("cite", &[], &[]),
        };
        let mut parts = Vec::new();
        if findings == Findings::Shown {
            parts.extend([text(ui.say(source.finding)), text(" ")]);
        }
        parts.push(citation.says(&source.citation));
        el("li", &["data-source"], &[source.id]).key(source.id).holds(parts)
    };
    el("ul", &["class", "aria-label"], &["sources small", ui.say(words::PLAN_SOURCES)])
        .holds(sources.iter().map(source).collect())
}
