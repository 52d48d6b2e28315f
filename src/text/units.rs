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

/// The tolerance keeps 13.2 from becoming 13.1 for want of a last bit.
fn shown(km: f64, system: System, round: fn(f64) -> f64) -> String {
    let (value, unit) = match system {
        System::Metric => (km, "km"),
        System::Us => (km / MI_TO_KM, "mi"),
    };
    let tenths = round(value * 10.0 + 1e-9);
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a float-to-integer cast saturates, and distances are at most a few hundred km"
    )]
    let tenths = tenths as usize;
    // Whole numbers on purpose: printing a float brings 15 KB of code.
    joined(&[&number(tenths / 10), ".", &number(tenths % 10), " ", unit])
}
