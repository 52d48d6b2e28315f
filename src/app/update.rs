//! One message at a time.

use super::path::{beside, flags_with, steps};
use super::{Effect, Happening, Model, Msg, Notice, PainFact, PainLevel, Place, Timer, Tour};
use crate::domain::{Action, Answers, Asked, Catalog, FlagId, ItemId, LocationId, Pain, Reply};

/// Takes in a message; returns what it asks for. A message that changes nothing asks for
/// nothing.
pub fn update(catalog: &Catalog, model: &mut Model, msg: Msg) -> Vec<Effect> {
    // What just failed is not asked for again at once, or a page without a network would ask
    // for ever.
    let may_ask = msg != Msg::SourcesFailed;
    let was_ticking = model.is_ticking();
    let mut effects = take(catalog, model, msg);
    // A timer goes with its drill: out of sight, nobody could stop it.
    if model.place != Place::Plan {
        model.timer = None;
    }
    if model.is_ticking() != was_ticking {
        effects.push(Effect::Tick(!was_ticking));
    }
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
                return_to(catalog, model, saved.place);
                model.seen_gate = model.report(catalog).gate;
            }
            model.is_save_refused = notice == Some(Notice::Refused);
            model.notice = notice;
            Vec::new()
        }
        Msg::Configured(settings) => {
            model.settings = settings;
            settle(catalog, model);
            Vec::new()
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
        Msg::Back => back(catalog, model),
        Msg::Change(place) => {
            model.tour = Tour::Single;
            go(catalog, model, place)
        }
        Msg::More(area) => more(catalog, model, Tour::Area(area)),
        Msg::MoreWhereSore => more(catalog, model, Tour::Sore),
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
        Msg::Started(drill) => {
            model.timer = Some(Timer::started(drill));
            Vec::new()
        }
        Msg::Elapsed(_) | Msg::Hidden | Msg::Paused | Msg::Resumed | Msg::Stopped => {
            time(catalog, &mut model.timer, &msg);
            Vec::new()
        }
        said => answer(catalog, model, said),
    }
}

/// Takes in a message about the timer, if there is one.
fn time(catalog: &Catalog, timer: &mut Option<Timer>, msg: &Msg) {
    let Some(running) = timer else { return };
    match msg {
        Msg::Elapsed(seconds) => {
            let drill = catalog.drill(running.drill);
            match drill.and_then(|drill| drill.timer.as_ref()) {
                Some(routine) => running.pass(routine, *seconds),
                None => *timer = None,
            }
        }
        Msg::Hidden | Msg::Paused => running.pause(),
        Msg::Resumed => running.resume(),
        _ => *timer = None,
    }
}

/// Changes the answers; a change is kept and told.
fn answer(catalog: &Catalog, model: &mut Model, said: Msg) -> Vec<Effect> {
    let before = model.answers.clone();
    let goes_on = matches!(said, Msg::Painless | Msg::Next);
    record(catalog, model, said);
    let mut effects = Vec::new();
    if model.answers != before {
        // The drill may be gone from the plan.
        model.timer = None;
        effects.extend([Effect::Save, Effect::Tell(Happening::Change)]);
    }
    if goes_on {
        effects.append(&mut go_on(catalog, model));
    }
    effects
}

fn record(catalog: &Catalog, model: &mut Model, said: Msg) {
    let answers = &mut model.answers;
    match said {
        Msg::Replaced(said) => {
            *answers = *said;
            settle(catalog, model);
        }
        Msg::Answered(item, choice) => answers.set_choice(item, Some(choice)),
        Msg::Flagged(flag, reply) => answers.set_flag(flag, reply),
        Msg::Grouped(group, is_in) => answers.set_group(group, is_in),
        Msg::Located(place, is_sore) => {
            answers.set_location(place, is_sore);
            answers.locations_given = true;
        }
        Msg::Painless => no_pain(catalog, answers),
        Msg::Rated(level, value) => rate(answers, level, value),
        Msg::Noted(fact, holds) => note(answers, fact, holds),
        Msg::Measured(measure, value) => {
            let unit = model.unit(measure);
            model.answers.numbers.set(measure, value.map(|value| value * unit));
        }
        Msg::Next => deny_the_rest(catalog, model),
        _ => {}
    }
}

/// No place hurts, and what was said about the pain no longer stands.
fn no_pain(catalog: &Catalog, answers: &mut Answers) {
    for index in 0..catalog.locations.len() {
        answers.set_location(LocationId::at(index), false);
    }
    answers.locations_given = true;
    answers.pain = Pain::default();
    answers.numbers.calf_pain = None;
    for (index, flag) in catalog.flags.iter().enumerate() {
        if flag.asked == Asked::Pain {
            answers.set_flag(FlagId::at(index), None);
        }
    }
}

/// Going on without ticking a flag is a "no".
fn deny_the_rest(catalog: &Catalog, model: &mut Model) {
    for flag in flags_with(catalog, model, model.place) {
        if model.answers.flag(flag).is_none() {
            model.answers.set_flag(flag, Some(Reply::No));
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
    let next = if is_severe || is_new { None } else { beside(catalog, model, 1) };
    go(catalog, model, next.unwrap_or(Place::Plan))
}

fn back(catalog: &Catalog, model: &mut Model) -> Vec<Effect> {
    let is_plan = model.place == Place::Plan;
    if is_plan {
        model.tour = Tour::Whole;
    }
    let start = if model.tour == Tour::Whole { model.place } else { Place::Plan };
    let before = beside(catalog, model, -1).unwrap_or(start);
    let raised = if is_plan { where_flagged(catalog, model) } else { None };
    go(catalog, model, raised.unwrap_or(before))
}

/// The step that raised the gate, which may have led past all others: a slip of the thumb is
/// mended there.
fn where_flagged(catalog: &Catalog, model: &Model) -> Option<Place> {
    let report = model.report(catalog);
    let card = report.red_flags.first().filter(|card| card.action >= Action::Soon)?;
    let steps = steps(catalog, model);
    let asks = |step: &&Place| flags_with(catalog, model, **step).contains(&card.flag);
    steps.iter().find(asks).copied()
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

fn is_open(model: &Model, item: ItemId) -> bool {
    model.answers.choice(item).is_none()
}

/// On a tour of more checks, to its first unanswered item, or else its first one.
fn more(catalog: &Catalog, model: &mut Model, tour: Tour) -> Vec<Effect> {
    model.tour = tour;
    let steps = steps(catalog, model);
    let is_open = |step: &&Place| matches!(step, Place::Check(item) if is_open(model, *item));
    let first = steps.iter().find(is_open).or(steps.first()).copied().unwrap_or(Place::Plan);
    if first == Place::Plan {
        model.tour = Tour::Whole;
    }
    go(catalog, model, first)
}

/// The first step on the whole way that has not been answered.
fn first_open(catalog: &Catalog, model: &Model) -> Place {
    let steps = steps(catalog, model);
    let is_open_flag = |flag: &FlagId| model.answers.flag(*flag).is_none();
    let is_open = |step: &&Place| match step {
        Place::Where => !model.answers.locations_given,
        Place::Check(item) => is_open(model, *item),
        // Going on from a step replies to all its flags.
        step => flags_with(catalog, model, **step).iter().any(is_open_flag),
    };
    steps.iter().find(is_open).copied().unwrap_or(Place::Plan)
}

/// Goes to a saved place: on the whole way, else on that through its area.
fn return_to(catalog: &Catalog, model: &mut Model, place: Place) {
    model.place = place;
    model.tour = Tour::Whole;
    if let Place::Check(item) = place
        && let Some(item) = catalog.item(item)
        && !is_on_the_way(catalog, model)
    {
        model.tour = Tour::Area(item.area);
    }
    settle(catalog, model);
}

fn is_on_the_way(catalog: &Catalog, model: &Model) -> bool {
    steps(catalog, model).contains(&model.place)
}

/// Stays at a place that is on the way; leaves any other for the plan, or for the start with
/// nothing said.
fn settle(catalog: &Catalog, model: &mut Model) {
    if !is_on_the_way(catalog, model) {
        model.place = if model.answers.is_empty() { Place::Safety } else { Place::Plan };
    }
}
