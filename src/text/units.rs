//! Lengths in the runner's units.

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

/// A distance with one decimal, always rounded down: a ceiling must never grow.
///
/// ```
/// use gait_check::text::{System, distance};
/// assert_eq!(distance(13.2, System::Metric), "13.2 km");
/// assert_eq!(distance(6.82 * 1.609_344, System::Us), "6.8 mi");
/// ```
#[must_use]
pub fn distance(km: f64, system: System) -> String {
    let (value, unit) = match system {
        System::Metric => (km, "km"),
        System::Us => (km / MI_TO_KM, "mi"),
    };
    let tenths = (value * 10.0 + 1e-9).floor();
    format!("{:.1} {unit}", tenths / 10.0)
}
