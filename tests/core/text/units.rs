use gait_check::text::{System, ceiling, distance};
use proptest::prelude::*;

use crate::arbitrary::config;

const KM_IN_MI: f64 = 1.609_344;

fn value(shown: &str, system: System) -> f64 {
    let (number, unit) = shown.split_once(' ').expect("a number and a unit");
    assert_eq!(unit, if system == System::Us { "mi" } else { "km" });
    assert_eq!(number.split_once('.').map(|(_, decimals)| decimals.len()), Some(1), "{shown}");
    number.parse().expect("a number")
}

proptest! {
    #![proptest_config(config())]

    /// Never round a ceiling up (evidence, section 12).
    #[test]
    fn a_ceiling_is_never_rounded_up(km in 0.0..=600.0_f64) {
        prop_assert!(value(&ceiling(km, System::Metric), System::Metric) <= km + 1e-6);
        prop_assert!(value(&ceiling(km, System::Us), System::Us) <= km / KM_IN_MI + 1e-6);
    }

    #[test]
    fn a_distance_is_shown_to_the_nearest_tenth(km in 0.0..=600.0_f64) {
        let shown = value(&distance(km, System::Metric), System::Metric);
        prop_assert!((shown - km).abs() <= 0.05 + 1e-6);
        let shown = value(&distance(km, System::Us), System::Us);
        prop_assert!((shown - km / KM_IN_MI).abs() <= 0.05 + 1e-6);
    }
}

/// The cap of a longest run of 6.2 mi is 6.8 mi, not 6.9 (rules, section 7.6).
#[test]
fn a_cap_is_rounded_down_in_the_unit_shown() {
    let longest = 6.2 * KM_IN_MI;
    assert_eq!(distance(longest, System::Us), "6.2 mi");
    assert_eq!(ceiling(longest * 1.1, System::Us), "6.8 mi");
    assert_eq!(ceiling(12.0 * 1.1, System::Metric), "13.2 km");
}
