//! Timers keep to the steps of their drills.

use gait_check::content::CATALOG;
use gait_check::domain::{Phase, Routine};

use crate::support::say;

/// What the steps of each drill with a timer say, with the numbers of its timer in braces: the
/// rounds, the repetitions, the seconds of a phase of the work, those of the rest.
const STEPS: [(&str, &[&str]); 11] = [
    ("drill-metronome", &["{0 min}-2 min on the beat", "{rest min}-3 min off; {rounds}-6 rounds"]),
    ("drill-quiet-steps", &["{0 min} min \"run", "{rest min} min normal, {rounds} rounds"]),
    ("drill-two-lanes", &["Run {0} s along", "{rest} s normal, {rounds} rounds"]),
    (
        "drill-hip-hitch",
        &["Lower the free hip {0} s, lift level {1} s. {rounds}-3 x {reps} per side"],
    ),
    ("drill-mirror-squat", &["{rounds} x {reps} per side, {0} s down"]),
    ("drill-wall-press", &["{rounds} x {0}-45 s per side"]),
    ("drill-bridge", &["{rounds} x {reps} two-leg", "{1} s hold at top"]),
    ("drill-long-bridge-hold", &["hold {rounds} x {0}-45 s"]),
    ("drill-side-plank", &["{rounds} x {0} s per side"]),
    ("drill-standing-march", &["hold {0} s, {rounds} x {reps} per side"]),
    ("drill-knee-to-wall", &["{rounds} x {reps} per side"]),
];

/// The rest of a routine, and its work.
fn parts(routine: &Routine) -> (Phase, &[Phase]) {
    let [_, rest, work @ ..] = routine.phases else { panic!("a rest in {routine:?}") };
    (*rest, work)
}

fn filled(template: &str, routine: &Routine) -> String {
    let minutes = |seconds: u8| (seconds.is_multiple_of(60)).then_some(seconds / 60);
    let (rest, work) = parts(routine);
    let mut numbers = vec![
        ("{rounds}".to_owned(), Some(routine.rounds)),
        ("{reps}".to_owned(), Some(routine.reps)),
        ("{rest}".to_owned(), Some(rest.seconds)),
        ("{rest min}".to_owned(), minutes(rest.seconds)),
    ];
    for (place, phase) in work.iter().enumerate() {
        numbers.push((format!("{{{place}}}"), Some(phase.seconds)));
        numbers.push((format!("{{{place} min}}"), minutes(phase.seconds)));
    }
    let fill = |text: String, (name, number): &(String, Option<u8>)| match number {
        Some(number) => text.replace(name, &number.to_string()),
        None => text,
    };
    numbers.iter().fold(template.to_owned(), fill)
}

#[test]
fn a_timer_has_the_numbers_of_its_steps() {
    let timed = CATALOG.drills.iter().filter_map(|drill| Some((drill, drill.timer?)));
    let known: Vec<&str> = STEPS.iter().map(|(id, _)| *id).collect();
    assert_eq!(timed.clone().map(|(drill, _)| drill.id).collect::<Vec<_>>(), known);
    for ((drill, routine), (_, templates)) in timed.zip(STEPS) {
        let steps = say(drill.steps);
        for template in templates {
            let line = filled(template, &routine);
            assert!(steps.contains(&line), "{}: {line:?} is not in {steps:?}", drill.id);
        }
        assert_eq!(routine.each_side, steps.contains("per side"), "{}", drill.id);
        let counts = templates.iter().any(|template| template.contains("{reps}"));
        assert_eq!(routine.reps > 1, counts, "{}", drill.id);
    }
}

/// Who changes sides has to hear it.
#[test]
fn a_rest_between_sides_says_so() {
    for drill in CATALOG.drills {
        let Some(routine) = drill.timer else { continue };
        let changes = say(parts(&routine).0.say).contains("change sides");
        assert_eq!(changes, routine.each_side, "{}", drill.id);
    }
}
