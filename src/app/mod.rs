//! State and its changes, without a browser.
//!
//! [`update()`] takes a message and returns the effects it asks for; [`screen()`] turns the state
//! into what is to be seen. Both are pure: time, storage and the page come in as messages and
//! go out as effects.
//!
//! **Invariant:** only answers, position and settings are stored; tips, progress and everything
//! else on the screen are derived from them.
//!
//! **Invariant:** the catalog is an argument, so that a test may bring one of three items.

mod effect;
mod model;
mod msg;
mod path;
mod screen;
mod told;
mod update;
mod view_model;

pub use effect::{Effect, Happening};
pub use model::{Mode, Model, Notice, Place, Settings, Tour};
pub use msg::{Msg, PainFact, PainLevel, Snapshot};
pub use path::{path, steps};
pub use screen::screen;
pub use update::update;
pub use view_model::{
    AboutView, AnswerView, AreaDetail, AreaView, BecauseView, CardView, CheckView, ChoiceView,
    DrillView, FactRow, FlagRow, FlagSection, GroupRow, LevelRow, LiveView, LocationView,
    MeasureRow, PainView, PlanView, Progress, SafetyView, Screen, SourceView, StepView, TipView,
    UnlessView, WhereView,
};
