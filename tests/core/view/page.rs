//! The markup of every step, as reviewed snapshots.

use gait_check::app::{Model, Msg, Notice, Place, update};
use gait_check::content::CATALOG;

use super::render::{markup, of, pretty, pretty_element, step};
use crate::app::check;

fn reviewed(name: &str, markup: &str) {
    reviewed_text(name, &pretty(markup));
}

fn reviewed_text(name: &str, text: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../../snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, text));
}

const PLAN: &str = r#"
answers = { hip-strength-habit = "rarely", warm-up = "straight-into-pace", step-width = "cross-over", previous-injury = "healed", cadence-spm = "unknown" }
locations = ["buttock"]
pain = { during = 3, nextMorning = 0 }
groups = ["sg-hypertension"]
numbers = { longestKm = 10, plannedKm = 15 }
"#;

#[test]
fn the_first_screen() {
    reviewed("first-screen", &step(Place::Safety, ""));
}

#[test]
fn the_first_screen_with_a_sign_and_one_not_sure() {
    let flags = "flags = { rf-calf-clot = \"yes\", rf-fever = \"not-sure\" }";
    reviewed("first-screen-flagged", &step(Place::Safety, flags));
}

#[test]
fn where_it_hurts() {
    reviewed("where", &step(Place::Where, ""));
}

#[test]
fn where_it_hurts_at_the_front() {
    reviewed("where-front", &step(Place::Where, "locations = [\"hip-front\", \"sit-bone\"]"));
}

#[test]
fn how_it_hurts() {
    let input = "locations = [\"hip-outer\"]\npain = { during = 4, limp = true }";
    reviewed("pain", &step(Place::Pain, input));
}

#[test]
fn about_the_runner() {
    reviewed("about-you", &step(Place::AboutYou, "groups = [\"sg-older\"]"));
}

#[test]
fn a_check() {
    reviewed("check", &step(check("cadence-spm"), "answers = { cadence-spm = \"155-164\" }"));
}

#[test]
fn a_check_with_a_sign() {
    reviewed("check-with-sign", &step(check("drink-long"), ""));
}

#[test]
fn a_plan() {
    reviewed("plan", &step(Place::Plan, PLAN));
}

#[test]
fn a_plan_without_answers() {
    reviewed("plan-unanswered", &step(Place::Plan, ""));
}

#[test]
fn a_plan_with_nothing_to_fix() {
    let input = "answers = { warm-up = \"easy-start\", drink-short = \"thirst\" }\nlocations = []";
    reviewed("plan-happy", &step(Place::Plan, input));
}

#[test]
fn a_plan_in_an_emergency() {
    reviewed("plan-emergency", &step(Place::Plan, "flags = { rf-saddle = \"yes\" }"));
}

#[test]
fn a_plan_that_is_urgent() {
    let input = "flags = { rf-calf-clot = \"yes\" }\ngroups = [\"sg-meds\"]";
    reviewed("plan-urgent", &step(Place::Plan, input));
}

#[test]
fn a_plan_with_a_sign_to_be_seen_about_soon() {
    let input =
        "flags = { rf-locking = \"yes\" }\nanswers = { nsaid-use = \"often\", sleep = \"short\" }";
    reviewed("plan-soon", &step(Place::Plan, input));
}

#[test]
fn a_notice() {
    let model = Model { notice: Some(Notice::Refused), place: Place::Where, ..Model::default() };
    reviewed("notice", &of(&model));
}

#[test]
fn headings_begin_at_the_level_of_the_page() {
    let (answers, _) = crate::support::answers(PLAN);
    let model = Model { answers, place: Place::Plan, ..Model::default() };
    let screen = || gait_check::app::screen(&CATALOG, &crate::support::english(), &model);
    for level in 2..=6 {
        let page = super::render::parse(&markup(screen(), level));
        let levels: Vec<u8> = (page.all().iter())
            .filter_map(|element| element.tag.strip_prefix('h')?.parse().ok())
            .collect();
        assert_eq!(levels.iter().min(), Some(&level));
        assert!(levels.iter().all(|one| (level..=6).contains(one)));
    }
}

/// The timer of the side plank, after these messages.
fn timer(msgs: &[Msg]) -> String {
    let (answers, _) = crate::support::answers("answers = { side-plank = \"under-20\" }");
    let mut model = Model { answers, place: Place::Plan, ..Model::default() };
    let drill = CATALOG.find_drill("drill-side-plank").expect("there is a side plank");
    for msg in [Msg::Started(drill)].iter().chain(msgs) {
        update(&CATALOG, &mut model, msg.clone());
    }
    let page = super::render::parse(&of(&model));
    let timers: Vec<_> =
        page.with("class").into_iter().filter(|it| it.get("class") == Some("timer")).collect();
    let [timer] = timers[..] else { panic!("one timer") };
    pretty_element(timer)
}

#[test]
fn a_timer_in_each_state() {
    let running = vec![Msg::Elapsed(1); 15];
    let paused = [&running[..], &[Msg::Paused]].concat();
    let done = vec![Msg::Elapsed(1); 230];
    reviewed_text("timer-ready", &timer(&[]));
    reviewed_text("timer-running", &timer(&running));
    reviewed_text("timer-paused", &timer(&paused));
    reviewed_text("timer-done", &timer(&done));
}
