//! The plan: flag cards alone when they gate, else light, summary and tips.

use super::markup::Pen;
use super::{card, tip};
use crate::app::{AreaView, BecauseView, Msg, PlanView, TipView};
use crate::domain::{Light, Text};
use crate::text::{joined, number, words};

const MOST_DOTS: u8 = 3;

pub(super) fn plan(pen: &mut Pen, view: &PlanView) {
    let values = &["plan", "report", view.gate];
    pen.el("div", &["class", "part", "data-gate"], values, |pen| {
        pen.boxed("div", "stack", |pen| findings(pen, view));
        areas(pen, view);
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
    if let Some(summary) = view.summary {
        pen.line("p", if view.is_happy { "summary happy" } else { "summary" }, summary);
    }
    if view.is_happy {
        pen.line("p", "", words::PLAN_NOTHING);
    }
    card::cards(pen, &view.cautions);
    if !view.tips.is_empty() {
        pen.boxed("ol", "tips", |pen| tips(pen, &view.tips));
    }
    later(pen, words::PLAN_NEXT, &view.next);
    later(pen, words::PLAN_INFO, &view.info);
    answers(pen, &view.other_answers);
    if view.may_go_on {
        pen.button("quiet wide", words::NAV_GO_ON, Msg::GoOn);
    }
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

fn answers(pen: &mut Pen, rows: &[BecauseView]) {
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

fn areas(pen: &mut Pen, view: &PlanView) {
    if view.areas.is_empty() {
        return;
    }
    pen.boxed("section", "areas", |pen| {
        pen.heading(1, "", pen.words(words::PLAN_AREAS));
        pen.boxed("ul", "", |pen| {
            for area in &view.areas {
                row(pen, area, view.may_check_more);
            }
        });
    });
}

fn row(pen: &mut Pen, area: &AreaView, may_check_more: bool) {
    pen.el("li", &["data-area"], &[area.id], |pen| {
        pen.key(area.id);
        pen.boxed("span", "area-name", |pen| {
            pen.say(area.title);
            pen.says("small", "", &area.detail.label);
        });
        pen.boxed("span", "area-outcome", |pen| {
            dots(pen, area.concern);
            pen.say(area.outcome);
        });
        if may_check_more && area.detail.is_open {
            pen.link(&area.detail.more, words::PLAN_MORE, Msg::More(area.area));
        }
    });
}

fn dots(pen: &mut Pen, concern: u8) {
    pen.el("span", &["class", "aria-hidden"], &["dots", "true"], |pen| {
        for dot in 1..=MOST_DOTS {
            pen.boxed("i", if dot <= concern { "full" } else { "" }, |_| {});
        }
    });
}
