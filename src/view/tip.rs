//! One tip, with its reason, its drill and its evidence.

use super::markup::Pen;
use crate::app::{AnswerView, BecauseView, DrillView, Msg, Place, SourceView, TipView};
use crate::domain::Text;
use crate::text::words;

/// A tip in a list.
pub(super) fn tip(pen: &mut Pen, view: &TipView) {
    pen.el("li", &["part", "class", "data-tip"], &["tip", "tip", view.id], |pen| {
        pen.key(view.id);
        pen.boxed("div", "tip-body", |pen| body(pen, view));
    });
}

fn body(pen: &mut Pen, view: &TipView) {
    pen.heading(1, "tip-heading", &view.heading);
    if !view.body.is_empty() {
        pen.says("p", "", &view.body);
    }
    if let Some(note) = view.note {
        pen.line("p", "note", note);
    }
    for because in &view.because {
        reason(pen, because);
    }
    if view.by_group {
        pen.line("p", "why", words::PLAN_BECAUSE_GROUP);
    }
    if let Some(view) = &view.drill {
        drill(pen, view);
    }
    evidence(pen, view);
}

fn reason(pen: &mut Pen, because: &BecauseView) {
    pen.boxed("p", "why", |pen| {
        pen.say(words::PLAN_BECAUSE);
        pen.text(" ");
        pen.line("b", "", because.answer);
        pen.text(" ");
        pen.say(words::PLAN_TO);
        pen.text(" ");
        pen.line("q", "", because.question);
        pen.text(" ");
        change(pen, because.question, Place::Check(because.item));
    });
}

fn change(pen: &mut Pen, question: Text, place: Place) {
    let name = pen.title(words::NAV_CHANGE, question);
    pen.link(&name, words::NAV_CHANGE, Msg::Change(place));
}

/// A question with its answer, to change it.
pub(super) fn answer(pen: &mut Pen, view: &AnswerView) {
    pen.boxed("p", "why", |pen| {
        pen.say(view.question);
        pen.text(" ");
        pen.says("b", "", &view.answer);
        pen.text(" ");
        change(pen, view.question, view.place);
    });
}

fn drill(pen: &mut Pen, view: &DrillView) {
    pen.el("details", &["class", "data-drill"], &["fold", view.id], |pen| {
        let title = pen.title(words::PLAN_DRILL, view.title);
        pen.says("summary", "", &title);
        pen.boxed("div", "inset", |pen| {
            pen.picture(view.id, Some(view.alt));
            pen.line("p", "", view.steps);
            named(pen, words::PLAN_PROGRESS, view.progress);
            if let Some(caution) = view.caution {
                named(pen, words::PLAN_CAUTION, caution);
            }
        });
    });
}

/// A line led by a name in bold.
fn named(pen: &mut Pen, name: Text, words: Text) {
    pen.boxed("p", "", |pen| {
        pen.line("b", "", name);
        pen.text(" ");
        pen.say(words);
    });
}

fn evidence(pen: &mut Pen, view: &TipView) {
    let sure = pen.title(words::PLAN_SURE, view.sure);
    pen.fold("fold", &sure, |pen| {
        pen.boxed("div", "inset", |pen| {
            pen.line("p", "", view.why);
            if let Some(unless) = &view.unless {
                named(pen, words::PLAN_UNLESS, unless.answer);
            }
            if view.sources.is_empty() {
                pen.line("p", "small", words::PLAN_NO_STUDY);
            } else {
                sources(pen, &view.sources, Findings::Shown);
            }
        });
    });
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
pub(super) fn sources(pen: &mut Pen, sources: &[SourceView], findings: Findings) {
    let label = pen.words(words::PLAN_SOURCES);
    pen.el("ul", &["class", "aria-label"], &["sources small", label], |pen| {
        for view in sources {
            source(pen, view, findings);
        }
    });
}

fn source(pen: &mut Pen, view: &SourceView, findings: Findings) {
    pen.el("li", &["data-source"], &[view.id], |pen| {
        pen.key(view.id);
        if findings == Findings::Shown {
            pen.say(view.finding);
            pen.text(" ");
        }
        match &view.url {
            Some(url) => {
                let values = &[url, "_blank", "noopener"];
                pen.el("a", &["href", "target", "rel"], values, |pen| pen.text(&view.citation));
            }
            None => pen.says("cite", "", &view.citation),
        }
    });
}
