//! A drill by the clock.

use gait_check::app::{
    Effect, Happening, Model, Moment, Msg, Place, Run, StepView, Stretch, Timer, TimerView,
};
use gait_check::content::CATALOG;
use gait_check::domain::{DrillId, Phase, Routine};
use proptest::prelude::*;
use proptest::sample::select;

use super::walk::{CHANGE, STEP, Walk, check, then};
use crate::arbitrary::config;
use crate::support::{answers, choice, say};

const SIDE_PLANK: &str = "answers = { side-plank = \"under-20\", outer-hip-habits = \"often\" }";
const HIP_HITCH: &str = "answers = { pelvic-drop = \"slight\" }\nlocations = [\"buttock\"]";

fn drill(id: &str) -> DrillId {
    CATALOG.find_drill(id).unwrap_or_else(|| panic!("`{id}` is not in the catalog"))
}

fn routine(drill: DrillId) -> Routine {
    CATALOG.drill(drill).and_then(|drill| drill.timer).expect("the drill has a timer")
}

/// Every drill that has a timer.
fn timed() -> Vec<DrillId> {
    let all = (0..CATALOG.drills.len()).map(DrillId::at);
    all.filter(|id| CATALOG.drill(*id).is_some_and(|drill| drill.timer.is_some())).collect()
}

/// Every stretch of a routine.
fn stretches(routine: &Routine) -> Vec<Stretch> {
    let next = |stretch: &Stretch| stretch.next(routine);
    std::iter::successors(Some(Stretch::START), next).collect()
}

fn length(routine: &Routine) -> usize {
    stretches(routine).iter().map(|stretch| stretch.seconds(routine)).sum()
}

/// A runner on the plan, with these answers.
fn on_a_plan(said: &str) -> Walk {
    let (answers, place) = (answers(said).0, Place::Plan);
    Walk { model: Model { answers, place, has_asked_for_sources: true, ..Model::default() } }
}

/// A runner on the plan, in the side plank.
fn in_a_side_plank() -> Walk {
    let mut walk = on_a_plan(SIDE_PLANK);
    assert_eq!(walk.send(Msg::Started(drill("drill-side-plank"))), [Effect::Tick(true)]);
    walk
}

fn pass(walk: &mut Walk, seconds: usize) {
    for _ in 0..seconds {
        walk.send(Msg::Elapsed(1));
    }
}

fn run(walk: &Walk) -> Option<Run> {
    walk.model.timer.map(|timer| timer.run)
}

fn view(walk: &Walk, id: &str) -> TimerView {
    let StepView::Plan(plan) = walk.screen().step else { panic!("the plan is in front") };
    let tips = [plan.tips, plan.next, plan.info].into_iter().flatten();
    let mut drills = tips.filter_map(|tip| tip.drill);
    let drill = drills.find(|drill| drill.id == id).expect("the drill is in the plan");
    drill.timer.expect("the drill has a timer")
}

/// What there is to do, each with the seconds until the next.
fn told(said: &str, id: &str) -> Vec<(&'static str, String, usize)> {
    let mut walk = on_a_plan(said);
    walk.send(Msg::Started(drill(id)));
    let mut told: Vec<(&str, String, usize)> = Vec::new();
    while walk.model.is_ticking() {
        let TimerView { say: phase, round, .. } = view(&walk, id);
        match told.last_mut() {
            Some((last, in_round, seconds)) if *last == say(phase) && *in_round == round => {
                *seconds += 1;
            }
            _ => told.push((say(phase), round, 1)),
        }
        walk.send(Msg::Elapsed(1));
    }
    told
}

#[test]
fn a_side_plank_is_held_three_times_on_each_side() {
    let told = told(SIDE_PLANK, "drill-side-plank");
    let lines: Vec<_> = told.iter().map(|(say, round, left)| (*say, &**round, *left)).collect();
    let rest = "Rest and change sides";
    assert_eq!(
        lines,
        [
            ("Get ready", "Next: round 1 of 3, first side", 10),
            ("Hold", "Round 1 of 3, first side", 20),
            (rest, "Next: round 1 of 3, other side", 20),
            ("Hold", "Round 1 of 3, other side", 20),
            (rest, "Next: round 2 of 3, first side", 20),
            ("Hold", "Round 2 of 3, first side", 20),
            (rest, "Next: round 2 of 3, other side", 20),
            ("Hold", "Round 2 of 3, other side", 20),
            (rest, "Next: round 3 of 3, first side", 20),
            ("Hold", "Round 3 of 3, first side", 20),
            (rest, "Next: round 3 of 3, other side", 20),
            ("Hold", "Round 3 of 3, other side", 20),
        ]
    );
}

#[test]
fn a_drill_that_counts_goes_through_its_phases_in_each_repetition() {
    let told = told(HIP_HITCH, "drill-hip-hitch");
    let lines: Vec<_> = told.iter().map(|(say, round, left)| (*say, &**round, *left)).collect();
    let round = "Round 1 of 2, first side";
    assert_eq!(
        lines[..4],
        [
            ("Get ready", "Next: round 1 of 2, first side", 10),
            ("Lower", round, 3),
            ("Lift level", round, 2),
            ("Lower", round, 3),
        ]
    );
    let lowered = lines.iter().filter(|(say, ..)| *say == "Lower").count();
    assert_eq!(lowered, 2 * 2 * 10);
}

#[test]
fn what_is_seen_goes_on_with_each_second() {
    let mut walk = in_a_side_plank();
    let seen = |walk: &Walk| {
        let view = view(walk, "drill-side-plank");
        (say(view.say), view.left, view.round, view.rep)
    };
    let of = |say, left, round: &str| (say, left, round.to_owned(), String::new());
    assert_eq!(seen(&walk), of("Get ready", 10, "Next: round 1 of 3, first side"));
    pass(&mut walk, 9);
    assert_eq!(seen(&walk), of("Get ready", 1, "Next: round 1 of 3, first side"));
    pass(&mut walk, 1);
    assert_eq!(seen(&walk), of("Hold", 20, "Round 1 of 3, first side"));
    walk.send(Msg::Paused);
    assert_eq!(seen(&walk), of("Paused", 20, "Round 1 of 3, first side"));
    walk.send(Msg::Resumed);
    pass(&mut walk, 220);
    assert_eq!(seen(&walk), of("Done", 0, "That is all for now. Well done."));
}

#[test]
fn repetitions_are_counted_where_they_are_done() {
    let mut walk = on_a_plan(HIP_HITCH);
    walk.send(Msg::Started(drill("drill-hip-hitch")));
    let rep = |walk: &Walk| view(walk, "drill-hip-hitch").rep;
    assert_eq!(rep(&walk), "");
    pass(&mut walk, 10 + 5 + 3);
    assert_eq!(rep(&walk), "Rep 2 of 10");
    pass(&mut walk, 8 * 5 + 2);
    assert_eq!(rep(&walk), "");
}

#[test]
fn only_the_drill_that_was_started_has_a_running_timer() {
    let walk = in_a_side_plank();
    assert_eq!(view(&walk, "drill-side-plank").run, Some(Run::Going(0)));
    let other = view(&walk, "drill-wall-press");
    assert_eq!((say(other.say), &*other.round), ("By the clock", "About 7 min"));
    assert_eq!(other.run, None);
}

#[test]
fn a_timer_says_beforehand_how_long_it_takes() {
    for id in timed() {
        let routine = routine(id);
        let minutes = length(&routine).div_ceil(60);
        assert_eq!(usize::from(routine.minutes), minutes, "{}", CATALOG.drill(id).unwrap().id);
    }
}

#[test]
fn time_changes_only_the_timer_and_asks_for_nothing() {
    let mut walk = in_a_side_plank();
    let before = walk.model.clone();
    assert_eq!(walk.send(Msg::Elapsed(1)), []);
    assert_ne!(walk.model.timer, before.timer);
    walk.model.timer = before.timer;
    assert_eq!(walk.model, before);
}

#[test]
fn the_end_stops_the_clock() {
    let mut walk = in_a_side_plank();
    pass(&mut walk, 229);
    assert_eq!(walk.send(Msg::Elapsed(1)), [Effect::Tick(false)]);
    for msg in [Msg::Elapsed(1), Msg::Resumed, Msg::Paused, Msg::Hidden] {
        assert_eq!(walk.send(msg), []);
        assert_eq!(run(&walk), Some(Run::Done));
    }
    assert_eq!(walk.send(Msg::Stopped), []);
    assert_eq!(walk.model.timer, None);
}

#[test]
fn a_pause_holds_until_it_is_ended() {
    for pause in [Msg::Paused, Msg::Hidden, Msg::Elapsed(3), Msg::Elapsed(3600)] {
        let mut walk = in_a_side_plank();
        pass(&mut walk, 15);
        assert_eq!(walk.send(pause.clone()), [Effect::Tick(false)], "{pause:?}");
        for msg in [Msg::Elapsed(1), Msg::Paused, Msg::Hidden] {
            assert_eq!(walk.send(msg), [], "{pause:?}");
        }
        assert_eq!(run(&walk), Some(Run::Paused(15)), "{pause:?}");
        assert_eq!(walk.send(Msg::Resumed), [Effect::Tick(true)], "{pause:?}");
        assert_eq!(run(&walk), Some(Run::Going(15)), "{pause:?}");
    }
}

#[test]
fn another_drill_takes_the_place_of_the_one_before() {
    let mut walk = in_a_side_plank();
    pass(&mut walk, 15);
    let other = drill("drill-wall-press");
    assert_eq!(walk.send(Msg::Started(other)), []);
    assert_eq!(walk.model.timer, Some(Timer::started(other)));
}

#[test]
fn a_timer_stops_with_its_button_and_with_its_plan() {
    let stop = [Effect::Tick(false)];
    let reset = [Effect::Forget, Effect::Tell(Happening::Change), Effect::FocusHeading];
    let other = Msg::Replaced(Box::new(answers("answers = { sleep = \"short\" }").0));
    let (item, fine) = choice("side-plank", "45-plus");
    for (msg, effects) in [
        (Msg::Stopped, stop.to_vec()),
        (Msg::Change(check("side-plank")), then(STEP, stop)),
        (Msg::Back, then(STEP, stop)),
        (Msg::Reset, [&reset[..], &stop[..]].concat()),
        (other, then(CHANGE, stop)),
        (Msg::Answered(item, fine), then(CHANGE, stop)),
    ] {
        let mut walk = in_a_side_plank();
        assert_eq!(walk.send(msg.clone()), effects, "{msg:?}");
        assert_eq!(walk.model.timer, None, "{msg:?}");
    }
}

#[test]
fn no_drill_is_started_beside_the_plan() {
    let mut walk = Walk::default();
    for id in timed() {
        assert_eq!(walk.send(Msg::Started(id)), []);
        assert_eq!(walk.model, Model::default());
    }
}

#[test]
fn a_drill_without_a_routine_has_no_time() {
    let mut walk = on_a_plan(SIDE_PLANK);
    walk.send(Msg::Started(drill("drill-sweat-test")));
    walk.send(Msg::Elapsed(1));
    assert_eq!(walk.model.timer, None);
}

#[test]
fn time_without_a_timer_changes_nothing() {
    for msg in [Msg::Elapsed(1), Msg::Hidden, Msg::Paused, Msg::Resumed, Msg::Stopped] {
        let mut walk = on_a_plan(SIDE_PLANK);
        let before = walk.model.clone();
        assert_eq!(walk.send(msg.clone()), [], "{msg:?}");
        assert_eq!(walk.model, before, "{msg:?}");
    }
}

proptest! {
    #![proptest_config(config())]

    /// The same seconds lead to the same place, in small steps and in large ones.
    #[test]
    fn every_timer_goes_through_its_routine_however_the_time_is_told(
        drill in select(timed()), ticks in prop::collection::vec(0..=4_usize, 1..1500),
    ) {
        let routine = routine(drill);
        let (mut timer, mut passed) = (Timer::started(drill), 0);
        for tick in ticks {
            timer.pass(&routine, tick);
            // Whoever comes back from a gap goes on where they were.
            timer.resume();
            passed += if tick > 2 { 0 } else { tick };
            let is_over = passed >= length(&routine);
            prop_assert_eq!(timer.run, if is_over { Run::Done } else { Run::Going(passed) });
            if is_over {
                break;
            }
        }
    }

    /// No second is lost or counted twice, and the last one is the end.
    #[test]
    fn the_seconds_of_a_routine_are_those_of_its_stretches(
        rounds in 0..4_u8, reps in 0..4_u8, each_side in any::<bool>(),
        seconds in prop::collection::vec(0..4_u8, 0..5),
    ) {
        let say = gait_check::domain::Text(0);
        let phases: Vec<Phase> =
            seconds.into_iter().map(|seconds| Phase { say, seconds }).collect();
        let routine = Routine { rounds, each_side, reps, minutes: 0, phases: phases.leak() };
        let mut passed = 0;
        for stretch in stretches(&routine) {
            for left in (1..=stretch.seconds(&routine)).rev() {
                prop_assert_eq!(Moment::of(&routine, passed), Some(Moment { stretch, left }));
                passed += 1;
            }
        }
        prop_assert_eq!(Moment::of(&routine, passed), None);
    }

    #[test]
    fn any_routine_has_an_end(
        rounds in any::<u8>(), reps in 0..40_u8, each_side in any::<bool>(), phases in 0..6_usize,
    ) {
        let one = Phase { say: gait_check::domain::Text(0), seconds: 1 };
        let phases = vec![one; phases].leak();
        let routine = Routine { rounds, each_side, reps, minutes: 0, phases };
        let bouts = 2 * usize::from(rounds).max(1);
        let most = bouts * (usize::from(reps).max(1) * phases.len().max(1) + 1);
        prop_assert!(stretches(&routine).len() <= most);
    }
}
