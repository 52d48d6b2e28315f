use gait_check::domain::{CadenceBand, cadence_max, cadence_target};
use proptest::prelude::*;

use crate::arbitrary::config;

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_target_is_more_than_today_and_never_over_the_limit(spm in 120.0..=240.0_f64) {
        let (target, max) = (cadence_target(spm), cadence_max(spm));
        prop_assert!(f64::from(target) > spm.round());
        prop_assert!(target <= max);
        prop_assert!(f64::from(max) <= spm.round() * 1.10 + 1e-9);
    }
}

#[test]
fn bands_meet_without_a_gap() {
    for (spm, height_cm, option) in [
        (120.0, None, "under-155"),
        (154.4, None, "under-155"),
        (154.5, None, "155-164"),
        (164.4, None, "155-164"),
        (164.5, None, "165-190"),
        (190.4, None, "165-190"),
        (190.5, None, "over-190"),
        (149.0, Some(186.0), "under-155"),
        (150.0, Some(186.0), "155-164"),
        (150.0, Some(185.0), "under-155"),
        (160.0, Some(185.1), "165-190"),
        (186.0, Some(190.0), "over-190"),
    ] {
        assert_eq!(CadenceBand::of(spm, height_cm).option(), option, "{spm} at {height_cm:?}");
    }
}
