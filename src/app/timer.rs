//! A drill by the clock: where it is, and what comes next.
//!
//! Time comes in as whole seconds since it was last told; whoever watches the clock keeps the
//! rest. All that is held is how many have passed: what is being done follows from them.

use crate::domain::{DrillId, Phase, Routine};

/// A longer gap means that the device slept, or the page stood still. Nobody held for that long.
const LONGEST_GAP_SECONDS: usize = 2;

/// The timer of a drill.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Timer {
    /// The drill.
    pub drill: DrillId,
    /// How far it is.
    pub run: Run,
}

/// How far a timer is, in seconds since its start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Run {
    /// It goes on with the clock.
    Going(usize),
    /// It waits for the runner.
    Paused(usize),
    /// It came to its end.
    Done,
}

impl Run {
    /// What is being done; nothing once it came to its end.
    #[must_use]
    pub fn moment(self, routine: &Routine) -> Option<Moment> {
        match self {
            Self::Going(passed) | Self::Paused(passed) => Moment::of(routine, passed),
            Self::Done => None,
        }
    }
}

impl Timer {
    /// At the start of its routine.
    #[must_use]
    pub const fn started(drill: DrillId) -> Self {
        Self { drill, run: Run::Going(0) }
    }

    /// Waits for the runner.
    pub fn pause(&mut self) {
        if let Run::Going(passed) = self.run {
            self.run = Run::Paused(passed);
        }
    }

    /// Goes on where it was paused.
    pub fn resume(&mut self) {
        if let Run::Paused(passed) = self.run {
            self.run = Run::Going(passed);
        }
    }

    /// Lets time pass.
    pub fn pass(&mut self, routine: &Routine, seconds: usize) {
        let Run::Going(before) = self.run else { return };
        if seconds > LONGEST_GAP_SECONDS {
            self.run = Run::Paused(before);
            return;
        }
        let passed = before + seconds;
        self.run =
            if Moment::of(routine, passed).is_some() { Run::Going(passed) } else { Run::Done };
    }
}

/// A moment of a routine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// What is being done.
    pub stretch: Stretch,
    /// Seconds that are left of it, 1 or more.
    pub left: usize,
}

impl Moment {
    /// The moment when so many seconds have passed; none once the routine is over.
    #[must_use]
    pub fn of(routine: &Routine, passed: usize) -> Option<Self> {
        let (mut stretch, mut rest) = (Stretch::START, passed);
        loop {
            let seconds = stretch.seconds(routine);
            if rest < seconds {
                return Some(Self { stretch, left: seconds - rest });
            }
            rest -= seconds;
            stretch = stretch.next(routine)?;
        }
    }
}

/// A stretch of a routine: one phase, in its place. A bout is a round, or one side of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// The bout, or for a rest the one that follows; 0 first.
    pub(super) bout: u8,
    /// The repetition, 0 first.
    pub(super) rep: u8,
    /// Its place among the phases of the routine.
    pub(super) phase: u8,
}

impl Stretch {
    /// The time to get ready.
    pub const START: Self = Self { bout: 0, rep: 0, phase: Routine::READY };

    /// What comes next, if anything does.
    #[must_use]
    pub fn next(self, routine: &Routine) -> Option<Self> {
        let Self { bout, rep, phase } = self;
        let phase = phase.max(Routine::REST) + 1;
        if usize::from(phase) < routine.phases.len() {
            Some(Self { phase, ..self })
        } else if rep + 1 < routine.reps {
            Some(Self { rep: rep + 1, phase: Routine::WORK, ..self })
        } else if bout + 1 < routine.rounds << u8::from(routine.each_side) {
            Some(Self { bout: bout + 1, rep: 0, phase: Routine::REST })
        } else {
            None
        }
    }

    /// Whether something is done, and not waited for.
    #[must_use]
    pub fn is_work(self) -> bool {
        self.phase >= Routine::WORK
    }

    /// How long it is.
    #[must_use]
    pub fn seconds(self, routine: &Routine) -> usize {
        self.phase(routine).map_or(0, |phase| phase.seconds.into())
    }

    /// What there is to do, and for how long.
    #[must_use]
    pub fn phase(self, routine: &Routine) -> Option<&'static Phase> {
        routine.phases.get(usize::from(self.phase))
    }
}
