//! The engines, and what each of them cannot show.

use std::io::Write as _;
use std::sync::{Mutex, PoisonError};

/// A browser engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chromium, driven by `ChromeDriver`.
    Chromium,
    /// Firefox, driven by geckodriver.
    Firefox,
    /// WebKitGTK, driven by its own driver.
    Webkit,
}

/// Something that not every engine can show a test.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ability {
    /// To tell of layout shifts.
    LayoutShifts,
    /// To paint in forced colors on demand.
    ForcedColors,
    /// To lay out for paper on demand.
    Print,
    /// To tell role and name of a control in a frame of another origin.
    RolesInFrames,
    /// To hand out its console, where a page's own scripts do not see everything.
    Console,
}

/// What an engine cannot show, and why; `engines.rs` holds it to be true.
const CANNOT: [(Engine, Ability, &str); 6] = [
    (Engine::Firefox, Ability::LayoutShifts, "it does not tell of layout shifts"),
    (Engine::Webkit, Ability::LayoutShifts, "it does not tell of layout shifts"),
    (Engine::Webkit, Ability::ForcedColors, "WebKitGTK has no forced colors"),
    (Engine::Webkit, Ability::Print, "its driver prints to a file and lays out nothing for it"),
    (Engine::Webkit, Ability::Console, "a browser that is driven keeps no console"),
    (
        Engine::Chromium,
        Ability::RolesInFrames,
        "ChromeDriver knows no roles in a frame of another origin",
    ),
];

impl Engine {
    /// The engine of the test that runs: the module it is in, after which its thread is named.
    pub fn of_this_test() -> Self {
        let name = this_test();
        match name.split("::").next() {
            Some("chromium") => Self::Chromium,
            Some("firefox") => Self::Firefox,
            Some("webkit") => Self::Webkit,
            _ => panic!("{name:?} is not in the module of an engine"),
        }
    }

    /// Its name, as in the names of its tests.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::Webkit => "webkit",
        }
    }

    /// Why it cannot show something, if it cannot.
    pub fn why_not(self, ability: Ability) -> Option<&'static str> {
        let row = CANNOT.iter().find(|(engine, cannot, _)| (*engine, *cannot) == (self, ability));
        row.map(|(_, _, reason)| *reason)
    }
}

/// Whether the engine of this test can show something; if not, the output says why, once a test.
pub fn shows(ability: Ability) -> bool {
    static TOLD: Mutex<Vec<(String, Ability)>> = Mutex::new(Vec::new());
    let engine = Engine::of_this_test();
    let Some(reason) = engine.why_not(ability) else { return true };
    let mut told = TOLD.lock().unwrap_or_else(PoisonError::into_inner);
    let now = (this_test(), ability);
    if !told.contains(&now) {
        // Not with `println!`: nobody sees what a test that passes prints.
        let _ = writeln!(
            std::io::stderr(),
            "{}: {ability:?} not shown in {}: {reason}",
            now.0,
            engine.name()
        );
        told.push(now);
    }
    false
}

/// The name of the test that runs.
fn this_test() -> String {
    std::thread::current().name().unwrap_or_default().to_owned()
}
