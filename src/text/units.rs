//! Lengths in the runner's units.

use super::{joined, number};

/// Kilometers in a mile.
const MI_TO_KM: f64 = 1.609_344;

/// The units a runner thinks in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum System {
    /// Kilometers.
    #[default]
    Metric,
    /// Miles.
    Us,
}

impl System {
    /// How many kilometers one of its lengths is.
    #[must_use]
    pub const fn km(self) -> f64 {
        match self {
            Self::Metric => 1.0,
            Self::Us => MI_TO_KM,
        }
    }
}

/// A number with one decimal, or none where that is 0.
///
/// ```
/// use gait_check::text::decimal;
/// assert_eq!((decimal(8.04), decimal(8.25)), ("8".to_owned(), "8.3".to_owned()));
/// ```
#[must_use]
pub fn decimal(value: f64) -> String {
    let tenths = tenths(value, f64::round);
    let whole = number(tenths / 10);
    if tenths.is_multiple_of(10) { whole } else { joined(&[&whole, ".", &number(tenths % 10)]) }
}

/// A distance with one decimal.
///
/// ```
/// use gait_check::text::{System, distance};
/// assert_eq!(distance(8.37, System::Metric), "8.4 km");
/// assert_eq!(distance(12.0, System::Us), "7.5 mi");
/// ```
#[must_use]
pub fn distance(km: f64, system: System) -> String {
    shown(km, system, f64::round)
}

/// A ceiling with one decimal, always rounded down.
///
/// ```
/// use gait_check::text::{System, ceiling};
/// assert_eq!(ceiling(13.2, System::Metric), "13.2 km");
/// assert_eq!(ceiling(6.2 * 1.1 * 1.609_344, System::Us), "6.8 mi");
/// ```
#[must_use]
pub fn ceiling(km: f64, system: System) -> String {
    shown(km, system, f64::floor)
}

fn shown(km: f64, system: System, round: fn(f64) -> f64) -> String {
    let unit = match system {
        System::Metric => " km",
        System::Us => " mi",
    };
    let tenths = tenths(km / system.km(), round);
    joined(&[&number(tenths / 10), ".", &number(tenths % 10), unit])
}

/// Whole numbers on purpose: printing a float brings 15 KB of code.
fn tenths(value: f64, round: fn(f64) -> f64) -> usize {
    // The tolerance keeps 13.2 from becoming 13.1 for want of a last bit.
    let tenths = round(value * 10.0 + 1e-9);
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a float-to-integer cast saturates, and lengths are at most a few hundred"
    )]
    let tenths = tenths as usize;
    tenths
}
