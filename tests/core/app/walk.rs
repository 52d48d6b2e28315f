//! A runner on the way.

use gait_check::app::{Effect, Happening, Mode, Model, Msg, Place, Screen, screen, update};
use gait_check::content::CATALOG;
use gait_check::domain::{Reply, Report};

use crate::support::{choice, english, flag, item, place};

/// What a step to another place asks for.
pub const STEP: [Effect; 2] = [Effect::Save, Effect::FocusHeading];
/// What reaching the plan asks for.
pub const ARRIVAL: [Effect; 3] =
    [Effect::Save, Effect::FocusHeading, Effect::Tell(Happening::Complete)];
/// What another answer asks for.
pub const CHANGE: [Effect; 2] = [Effect::Save, Effect::Tell(Happening::Change)];

/// Effects one after another.
pub fn then<const N: usize>(one: [Effect; 2], other: [Effect; N]) -> Vec<Effect> {
    one.into_iter().chain(other).collect()
}

/// A runner on the way, with every message taken in so far.
#[derive(Clone, Debug, Default)]
pub struct Walk {
    pub model: Model,
}

impl Walk {
    /// A runner on the first screen.
    pub fn new(mode: Mode) -> Self {
        let mut walk = Self::default();
        walk.model.settings.mode = mode;
        walk
    }

    pub fn send(&mut self, msg: Msg) -> Vec<Effect> {
        update(&CATALOG, &mut self.model, msg)
    }

    pub fn next(&mut self) -> Vec<Effect> {
        self.send(Msg::Next)
    }

    pub fn answer(&mut self, id: &str, option: &str) -> Vec<Effect> {
        let (item, choice) = choice(id, option);
        self.send(Msg::Answered(item, choice))
    }

    pub fn flag(&mut self, id: &str, reply: impl Into<Option<Reply>>) -> Vec<Effect> {
        self.send(Msg::Flagged(flag(id), reply.into()))
    }

    pub fn sore(&mut self, id: &str) -> Vec<Effect> {
        self.send(Msg::Located(place(id), true))
    }

    /// Goes on, without a word, until this place or the plan is reached.
    pub fn on_to(mut self, place: Place) -> Self {
        while self.model.place != place && self.model.place != Place::Plan {
            match self.model.place {
                Place::Where if !self.model.answers.is_located() => self.send(Msg::Painless),
                _ => self.next(),
            };
        }
        assert_eq!(self.model.place, place);
        self
    }

    /// Every place from here to the plan.
    pub fn rest(mut self) -> Vec<Place> {
        let mut places = vec![self.model.place];
        while self.model.place != Place::Plan {
            self.next();
            places.push(self.model.place);
            assert!(places.len() < 100, "the way has no end: {places:?}");
        }
        places
    }

    pub fn screen(&self) -> Screen {
        screen(&CATALOG, &english(), &self.model)
    }

    pub fn report(&self) -> Report {
        self.model.report(&CATALOG)
    }
}

/// The check of an item.
pub fn check(id: &str) -> Place {
    Place::Check(item(id))
}

/// The items among these places.
pub fn items(places: &[Place]) -> Vec<&'static str> {
    let ids = places.iter().filter_map(|place| match place {
        Place::Check(item) => Some(CATALOG.item(*item).expect("it is in the catalog").id),
        _ => None,
    });
    ids.collect()
}
