//! The plan: flag cards alone when they gate, else light, summary and tips.

use super::markup::Pen;
use super::{areas, card, tip};
use crate::app::{AnswerView, Msg, PlanView, TipView};
use crate::domain::{Light, Text};
use crate::text::{joined, number, words};

pub(super) fn plan(pen: &mut Pen, view: &PlanView) {
    let values = &["plan", "report", view.gate];
    pen.el("div", &["class", "part", "data-gate"], values, |pen| {
        pen.boxed("div", "stack", |pen| findings(pen, view));
        areas::areas(pen, view);
    });
}

fn findings(pen: &mut Pen, view: &PlanView) {
    pen.boxed("div", "", |pen| {
        pen.step_heading(0, view.heading);
        if let Some(from) = &view.from {
            pen.says("p", "lead", from);
        }
    });
    card::cards(pen, &view.cards);
    pen.list(|pen| light(pen, view));
    match view.summary {
        Some(summary) if view.is_happy => happy(pen, summary),
        Some(summary) => pen.line("p", "summary", summary),
        None => {}
    }
    card::cards(pen, &view.cautions);
    if !view.tips.is_empty() {
        pen.boxed("ol", "tips", |pen| tips(pen, &view.tips));
    }
    later(pen, words::PLAN_NEXT, &view.next);
    later(pen, words::PLAN_INFO, &view.info);
    answers(pen, &view.other_answers);
    if let Some(more) = &view.where_sore {
        pen.el("button", &["type", "class"], &["button", "quiet wide"], |pen| {
            pen.clicked(Msg::MoreWhereSore);
            pen.text(more);
        });
    }
    if view.may_go_on {
        pen.button("quiet wide", words::NAV_GO_ON, Msg::GoOn);
    }
}

/// Nothing to fix is a result, and a good one.
fn happy(pen: &mut Pen, summary: Text) {
    pen.boxed("div", "happy", |pen| {
        pen.sign("sign", "0 0 18 18", &["M9 1a8 8 0 1 0 .1 0z", "M5.4 9.4l2.6 2.6 4.8-5.4"]);
        pen.line("p", "summary", summary);
        pen.line("p", "", words::PLAN_NOTHING);
    });
}

fn tips(pen: &mut Pen, tips: &[TipView]) {
    for view in tips {
        tip::tip(pen, view);
    }
}

fn light(pen: &mut Pen, view: &PlanView) {
    let Some((light, advice)) = &view.light else { return };
    let (class, name) = match light {
        Light::Green => ("card good", words::LIGHT_NAME_GREEN),
        Light::Amber => ("card care", words::LIGHT_NAME_AMBER),
        Light::Red => ("card stop", words::LIGHT_NAME_RED),
    };
    pen.el("div", &["class", "data-light"], &[class, light.id()], |pen| {
        let title = joined(&[pen.words(words::PLAN_LIGHT), " ", pen.words(name)]);
        pen.says("p", "card-title", &title);
        pen.says("p", "", advice);
    });
}

fn later(pen: &mut Pen, title: Text, rows: &[TipView]) {
    counted(pen, title, rows.len(), |pen| {
        pen.boxed("ul", "tips plain-list", |pen| tips(pen, rows));
    });
}

fn answers(pen: &mut Pen, rows: &[AnswerView]) {
    counted(pen, words::PLAN_ANSWERS, rows.len(), |pen| {
        pen.boxed("ul", "answers", |pen| {
            for row in rows {
                pen.boxed("li", "", |pen| tip::answer(pen, row));
            }
        });
    });
}

/// A fold that says how many there are in it; none of which there is nothing to see.
fn counted(pen: &mut Pen, title: Text, count: usize, fill: impl FnOnce(&mut Pen)) {
    pen.list(|pen| {
        if count > 0 {
            let title = joined(&[pen.words(title), " (", &number(count), ")"]);
            pen.fold("fold section", &title, |pen| fill(pen));
        }
    });
}
