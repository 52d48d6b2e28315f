//! One message at a time.

use super::path::{flags_with, steps};
use super::{Effect, Happening, Model, Msg, Notice, PainFact, PainLevel, Place, Tour};
use crate::domain::{Action, Answers, Catalog, FlagId, Reply};

/// Takes in a message; returns what it asks for. A message that changes nothing asks for
/// nothing.
pub fn update(catalog: &Catalog, model: &mut Model, msg: Msg) -> Vec<Effect> {
    // What just failed is not asked for again at once, or a page without a network would ask
    // for ever.
    let may_ask = msg != Msg::SourcesFailed;
    let mut effects = take(catalog, model, msg);
    if may_ask && shows_sources(model) && !model.has_asked_for_sources {
        model.has_asked_for_sources = true;
        effects.push(Effect::FetchSources);
    }
    effects
}

/// The plan cites its sources, and so does a red flag beside any step.
fn shows_sources(model: &Model) -> bool {
    model.place == Place::Plan || model.answers.flags().any(|(_, reply)| reply != Reply::No)
}

fn take(catalog: &Catalog, model: &mut Model, msg: Msg) -> Vec<Effect> {
    match msg {
        Msg::Restored(saved, notice) => {
            if let Some(saved) = saved {
                model.answers = saved.answers;
                model.tour = tour_of(catalog, model, saved.place);
                model.place = on_the_way(catalog, model, saved.place);
                model.seen_gate = model.report(catalog).gate;
            }
            model.is_save_refused = notice == Some(Notice::Refused);
            model.notice = notice;
            Vec::new()
        }
        Msg::Configured(settings) => {
            model.settings = settings;
            model.place = on_the_way(catalog, model, model.place);
            Vec::new()
        }
        Msg::Replaced(answers) => {
            let effects = answer(model, |known| *known = *answers);
            model.place = on_the_way(catalog, model, model.place);
            effects
        }
        Msg::SourcesFailed => {
            model.has_asked_for_sources = false;
            Vec::new()
        }
        Msg::SaveRefused => {
            model.is_save_refused = true;
            model.notice = Some(Notice::Refused);
            Vec::new()
        }
        Msg::Answered(item, choice) => {
            answer(model, |answers| answers.set_choice(item, Some(choice)))
        }
        Msg::Flagged(flag, reply) => answer(model, |answers| answers.set_flag(flag, reply)),
        Msg::Grouped(group, is_in) => answer(model, |answers| answers.set_group(group, is_in)),
        Msg::Located(place, is_sore) => answer(model, |answers| {
            answers.set_location(place, is_sore);
            answers.locations_given = true;
        }),
        Msg::Painless => {
            let mut effects = answer(model, painless(catalog));
            effects.extend(go_on(catalog, model));
            effects
        }
        Msg::Rated(level, value) => answer(model, |answers| rate(answers, level, value)),
        Msg::Noted(fact, holds) => answer(model, |answers| note(answers, fact, holds)),
        Msg::Next => {
            let mut effects = answer(model, deny_the_rest(catalog, model));
            effects.extend(go_on(catalog, model));
            effects
        }
        Msg::Back => back(catalog, model),
        Msg::Change(place) => {
            model.tour = Tour::Single;
            go(catalog, model, place)
        }
        Msg::More(area) => {
            model.tour = Tour::Area(area);
            let first = more(catalog, model);
            go(catalog, model, first)
        }
        Msg::GoOn => {
            model.tour = Tour::Whole;
            let first = first_open(catalog, model);
            go(catalog, model, first)
        }
        Msg::Reset => {
            let fresh = Model {
                settings: model.settings.clone(),
                has_asked_for_sources: model.has_asked_for_sources,
                ..Model::default()
            };
            if *model == fresh {
                return Vec::new();
            }
            *model = fresh;
            vec![Effect::Forget, Effect::Tell(Happening::Change), Effect::FocusHeading]
        }
        Msg::Dismissed => {
            if model.notice.take().is_none() {
                return Vec::new();
            }
            // The button that had the focus is gone.
            vec![Effect::FocusHeading]
        }
    }
}

/// Changes the answers; a change is kept and told.
fn answer(model: &mut Model, change: impl FnOnce(&mut Answers)) -> Vec<Effect> {
    let before = model.answers.clone();
    change(&mut model.answers);
    if model.answers == before {
        return Vec::new();
    }
    vec![Effect::Save, Effect::Tell(Happening::Change)]
}

/// No place hurts, and what was said about the pain no longer stands.
fn painless(catalog: &Catalog) -> impl FnOnce(&mut Answers) {
    let asked = flags_of(catalog, crate::domain::Asked::Pain);
    let places = (0..catalog.locations.len()).map(crate::domain::LocationId::at);
    let places: Vec<_> = places.collect();
    move |answers| {
        for place in places {
            answers.set_location(place, false);
        }
        answers.locations_given = true;
        answers.pain = crate::domain::Pain::default();
        answers.numbers.calf_pain = None;
        for flag in asked {
            answers.set_flag(flag, None);
        }
    }
}

fn flags_of(catalog: &Catalog, asked: crate::domain::Asked) -> Vec<FlagId> {
    let flags = catalog.flags.iter().enumerate();
    flags.filter(|(_, flag)| flag.asked == asked).map(|(index, _)| FlagId::at(index)).collect()
}

/// Going on without ticking a flag is a "no".
fn deny_the_rest(catalog: &Catalog, model: &Model) -> impl FnOnce(&mut Answers) + use<> {
    let flags = flags_with(catalog, model, model.place);
    move |answers| {
        for flag in flags {
            if answers.flag(flag).is_none() {
                answers.set_flag(flag, Some(Reply::No));
            }
        }
    }
}

fn rate(answers: &mut Answers, level: PainLevel, value: Option<u8>) {
    let pain = &mut answers.pain;
    match level {
        PainLevel::During => pain.during = value,
        PainLevel::After => pain.after = value,
        PainLevel::NextMorning => pain.next_morning = value,
        PainLevel::BaselineMorning => pain.baseline_morning = value,
    }
}

fn note(answers: &mut Answers, fact: PainFact, holds: bool) {
    let holds = holds.then_some(true);
    match fact {
        PainFact::Limp => answers.pain.limp = holds,
        PainFact::Builds => answers.pain.builds = holds,
        PainFact::PastBoneStress => answers.pain.past_bone_stress = holds,
        PainFact::CalfPain => answers.numbers.calf_pain = holds,
    }
}

/// On to the next step; a gate that was not shown yet leads straight to its cards.
fn go_on(catalog: &Catalog, model: &mut Model) -> Vec<Effect> {
    let gate = model.report(catalog).gate;
    let is_severe = gate >= Some(Action::Urgent);
    let is_new = gate >= Some(Action::Soon) && gate > model.seen_gate;
    let next = if is_severe || is_new { Place::Plan } else { after(catalog, model) };
    go(catalog, model, next)
}

fn after(catalog: &Catalog, model: &Model) -> Place {
    let steps = steps(catalog, model);
    let here = steps.iter().position(|step| *step == model.place);
    here.and_then(|here| steps.get(here + 1)).copied().unwrap_or(Place::Plan)
}

fn back(catalog: &Catalog, model: &mut Model) -> Vec<Effect> {
    if model.tour != Tour::Whole && model.place != Place::Plan {
        let steps = steps(catalog, model);
        let here = steps.iter().position(|step| *step == model.place);
        let before = here.and_then(|here| here.checked_sub(1)).and_then(|at| steps.get(at));
        return go(catalog, model, before.copied().unwrap_or(Place::Plan));
    }
    model.tour = Tour::Whole;
    let steps = steps(catalog, model);
    let here = steps.iter().position(|step| *step == model.place).unwrap_or_default();
    match here.checked_sub(1).and_then(|at| steps.get(at)) {
        Some(before) => go(catalog, model, *before),
        None => Vec::new(),
    }
}

fn go(catalog: &Catalog, model: &mut Model, place: Place) -> Vec<Effect> {
    if place == model.place {
        return Vec::new();
    }
    model.place = place;
    let mut effects = vec![Effect::Save, Effect::FocusHeading];
    if place == Place::Plan {
        model.tour = Tour::Whole;
        model.seen_gate = model.seen_gate.max(model.report(catalog).gate);
        effects.push(Effect::Tell(Happening::Complete));
    }
    effects
}

/// The first unanswered item of the area, or its first one.
fn more(catalog: &Catalog, model: &Model) -> Place {
    let steps = steps(catalog, model);
    let is_open =
        |step: &&Place| matches!(step, Place::Check(item) if model.answers.choice(*item).is_none());
    steps.iter().find(is_open).or(steps.first()).copied().unwrap_or(Place::Plan)
}

/// The first step on the whole way that has not been answered.
fn first_open(catalog: &Catalog, model: &Model) -> Place {
    let steps = steps(catalog, model);
    let is_open_flag = |flag: &FlagId| model.answers.flag(*flag).is_none();
    let is_open = |step: &&Place| match step {
        Place::Where => !model.answers.locations_given,
        Place::Check(item) => model.answers.choice(*item).is_none(),
        // Going on from a step replies to all its flags.
        step => flags_with(catalog, model, **step).iter().any(is_open_flag),
    };
    steps.iter().find(is_open).copied().unwrap_or(Place::Plan)
}

/// The way a saved place is on: the whole one, else that through its area.
fn tour_of(catalog: &Catalog, model: &Model, place: Place) -> Tour {
    let whole = Model { tour: Tour::Whole, place, ..model.clone() };
    match place {
        Place::Check(item) if !steps(catalog, &whole).contains(&place) => {
            catalog.item(item).map_or(Tour::Whole, |item| Tour::Area(item.area))
        }
        _ => Tour::Whole,
    }
}

/// The place itself while it is on the way, else the plan, or the start with nothing said.
fn on_the_way(catalog: &Catalog, model: &Model, place: Place) -> Place {
    let there = Model { place, ..model.clone() };
    if steps(catalog, &there).contains(&place) {
        place
    } else if model.answers.is_empty() {
        Place::Safety
    } else {
        Place::Plan
    }
}
