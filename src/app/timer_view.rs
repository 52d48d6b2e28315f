//! A timer in words.

use super::timer::{Moment, Run, Stretch, Timer};
use crate::domain::{DrillId, Routine, Text};
use crate::text::{Strings, joined, words};

/// The timer of a drill.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimerView {
    /// The drill, to start it.
    pub drill: DrillId,
    /// How far it is; absent until it is started.
    pub run: Option<Run>,
    /// What to do, or that it waits.
    pub say: Text,
    /// "Round 2 of 3, other side"; "About 4 min" until it is started.
    pub round: String,
    /// Seconds that are left of it; none until it is started.
    pub left: usize,
    /// "Rep 4 of 10"; empty where nothing is repeated.
    pub rep: String,
}

/// The timer of this drill; `timer` is the one that was started, of whichever drill.
pub(super) fn view(
    strings: &Strings,
    drill: DrillId,
    routine: &Routine,
    timer: Option<Timer>,
) -> TimerView {
    let run = timer.filter(|timer| timer.drill == drill).map(|timer| timer.run);
    let mut view = TimerView {
        drill,
        run,
        say: words::TIMER_TITLE,
        round: String::new(),
        left: 0,
        rep: String::new(),
    };
    let Some(run) = run else {
        view.round = strings.count(words::TIMER_ABOUT, routine.minutes.into(), 0);
        return view;
    };
    let Some(Moment { stretch, left }) = run.moment(routine) else {
        view.say = words::TIMER_DONE;
        strings.get(words::TIMER_WELL_DONE).clone_into(&mut view.round);
        return view;
    };
    view.say = match (run, stretch.phase(routine)) {
        (Run::Going(_), Some(phase)) => phase.say,
        _ => words::TIMER_PAUSED,
    };
    view.round = round(strings, routine, stretch);
    view.left = left;
    if routine.reps > 1 && stretch.is_work() {
        let rep = usize::from(stretch.rep) + 1;
        view.rep = strings.count(words::TIMER_REP, rep, routine.reps.into());
    }
    view
}

fn round(strings: &Strings, routine: &Routine, stretch: Stretch) -> String {
    let text = if stretch.is_work() { words::TIMER_ROUND } else { words::TIMER_NEXT };
    let round = usize::from(stretch.bout >> u8::from(routine.each_side)) + 1;
    let round = strings.count(text, round, routine.rounds.into());
    if !routine.each_side {
        return round;
    }
    let is_first = stretch.bout & 1 == 0;
    let side = if is_first { words::TIMER_FIRST_SIDE } else { words::TIMER_OTHER_SIDE };
    joined(&[&round, ", ", strings.get(side)])
}
