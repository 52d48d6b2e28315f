//! The plan: flag cards alone when they gate, else light, summary and tips.

use yew::prelude::*;

use super::markup::{boxed, el, list, nothing, text};
use super::{Ui, card, folded, tip};
use crate::app::{AreaView, BecauseView, CardView, Msg, PlanView, TipView};
use crate::domain::{Light, Text};
use crate::text::words;

const MOST_DOTS: u8 = 3;

pub(super) fn plan(ui: &Ui, view: &PlanView) -> Html {
    let mut title = vec![ui.step_heading(0, view.heading)];
    title.extend(view.from.as_ref().map(|from| boxed("p", "lead").says(from)));
    let cards = |cards: &[CardView]| list(cards.iter().map(|row| card::card(ui, row)).collect());
    let summary = if view.is_happy { "summary happy" } else { "summary" };
    let mut children = vec![el("div", &[], &[]).holds(title), cards(&view.cards), light(ui, view)];
    children.extend(view.summary.map(|words| ui.line(summary, words)));
    if view.is_happy {
        children.push(ui.line("", words::PLAN_NOTHING));
    }
    children.push(cards(&view.cautions));
    if !view.tips.is_empty() {
        children.push(boxed("ol", "tips").holds(tips(ui, &view.tips)));
    }
    children.push(later(ui, words::PLAN_NEXT, &view.next));
    children.push(later(ui, words::PLAN_INFO, &view.info));
    children.push(answers(ui, &view.other_answers));
    if view.may_go_on {
        children.push(ui.button("quiet wide", words::NAV_GO_ON, Msg::GoOn));
    }
    el("div", &["class", "part", "data-gate"], &["plan", "report", view.gate])
        .holds(vec![boxed("div", "stack").holds(children), areas(ui, view)])
}

fn tips(ui: &Ui, tips: &[TipView]) -> Vec<Html> {
    tips.iter().map(|view| tip::tip(ui, view)).collect()
}

fn light(ui: &Ui, view: &PlanView) -> Html {
    let Some((light, advice)) = &view.light else { return nothing() };
    let (class, name) = match light {
        Light::Green => ("card good", words::LIGHT_NAME_GREEN),
        Light::Amber => ("card care", words::LIGHT_NAME_AMBER),
        Light::Red => ("card stop", words::LIGHT_NAME_RED),
    };
    let title = [ui.say(words::PLAN_LIGHT), " ", ui.say(name)].concat();
    el("div", &["class", "data-light"], &[class, light.id()])
        .holds(vec![boxed("p", "card-title").says(&title), el("p", &[], &[]).says(advice)])
}

fn later(ui: &Ui, title: Text, rows: &[TipView]) -> Html {
    if rows.is_empty() {
        return nothing();
    }
    let title = [ui.say(title), " (", &rows.len().to_string(), ")"].concat();
    let list = boxed("ul", "tips plain-list").holds(tips(ui, rows));
    folded(boxed("details", "fold section"), &title, vec![list])
}

fn answers(ui: &Ui, rows: &[BecauseView]) -> Html {
    if rows.is_empty() {
        return nothing();
    }
    let title = [ui.say(words::PLAN_ANSWERS), " (", &rows.len().to_string(), ")"].concat();
    let rows = rows.iter().map(|row| el("li", &[], &[]).holds(vec![tip::answer(ui, row)]));
    let list = boxed("ul", "answers").holds(rows.collect());
    folded(boxed("details", "fold section"), &title, vec![list])
}

fn areas(ui: &Ui, view: &PlanView) -> Html {
    if view.areas.is_empty() {
        return nothing();
    }
    let rows = view.areas.iter().map(|area| row(ui, area, view.may_check_more)).collect();
    boxed("section", "areas")
        .holds(vec![ui.heading(1, "", ui.say(words::PLAN_AREAS)), el("ul", &[], &[]).holds(rows)])
}

fn row(ui: &Ui, area: &AreaView, may_check_more: bool) -> Html {
    let dot = |dot| boxed("i", if dot <= area.concern { "full" } else { "" }).holds(Vec::new());
    let dots = el("span", &["class", "aria-hidden"], &["dots", "true"]);
    let answered = el("small", &[], &[]).says(&area.detail.label);
    let mut children = vec![
        boxed("span", "area-name").holds(vec![text(ui.say(area.title)), answered]),
        boxed("span", "area-outcome").holds(vec![
            dots.holds((1..=MOST_DOTS).map(dot).collect()),
            text(ui.say(area.outcome)),
        ]),
    ];
    if may_check_more && area.detail.is_open {
        children.push(ui.link(&area.detail.more, words::PLAN_MORE, Msg::More(area.area)));
    }
    el("li", &["data-area"], &[area.id]).key(area.id).holds(children)
}
