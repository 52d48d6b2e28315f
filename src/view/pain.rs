//! How it hurts.

use yew::prelude::*;

use super::markup::{boxed, el};
use super::{Ui, flags};
use crate::app::{LevelRow, Msg, PainView};
use crate::text::words;

const LEVELS: [&str; 11] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10"];

pub(super) fn pain(ui: &Ui, view: &PainView) -> Html {
    let levels = view.levels.iter().map(|row| level(ui, row)).collect();
    let fact = |row: &crate::app::FactRow| {
        ui.tick(row.name, row.label, None, row.holds, Msg::Noted(row.fact, !row.holds))
    };
    el("div", &["class", "part"], &["stack", "question"]).holds(vec![
        ui.step_heading(0, words::PAIN_HEADING),
        ui.line("lead", words::PAIN_LEAD),
        boxed("div", "levels").holds(levels),
        ui.ticks("small-caps", words::PAIN_MORE, view.facts.iter().map(fact).collect()),
        flags::section(ui, &view.flags),
        flags::unsure(ui, view.flags.rows.iter()),
    ])
}

fn level(ui: &Ui, row: &LevelRow) -> Html {
    let send = ui.send.clone();
    let which = row.level;
    let callback = Callback::from(move |event: Event| {
        let select: Option<web_sys::HtmlSelectElement> = event.target_dyn_into();
        let value = select.and_then(|select| select.value().parse().ok());
        send.emit(Msg::Rated(which, value));
    });
    let option = |value: &str, label: &str, is_chosen: bool| {
        let names: &[&str] = if is_chosen { &["value", "selected"] } else { &["value"] };
        el("option", names, &[value, ""]).says(label)
    };
    let mut options = vec![option("", ui.say(words::PAIN_UNKNOWN), row.value.is_none())];
    options.extend(
        LEVELS
            .iter()
            .enumerate()
            .map(|(level, label)| option(label, label, row.value.map(usize::from) == Some(level))),
    );
    let select = el("select", &["name"], &[row.name]).changed(callback).holds(options);
    boxed("label", "level")
        .key(row.name)
        .holds(vec![el("span", &[], &[]).says(ui.say(row.label)), select])
}
