use gait_check::domain::{SpikeBand, cap_km, spike_band};
use proptest::prelude::*;

use crate::arbitrary::config;

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_run_up_to_the_cap_is_no_spike(longest in 0.01..=500.0_f64) {
        prop_assert_eq!(spike_band(cap_km(longest), longest), SpikeBand::UpTo10);
        prop_assert_eq!(spike_band(longest, longest), SpikeBand::UpTo10);
    }

    #[test]
    fn a_longer_run_is_never_the_smaller_spike(
        longest in 0.01..=500.0_f64, one in 0.0..=500.0_f64, other in 0.0..=500.0_f64,
    ) {
        let bands = ["up-to-10", "10-to-30", "30-to-100", "over-100"];
        let place = |km| {
            let option = spike_band(km, longest).option();
            bands.iter().position(|band| *band == option).expect("a band with a base")
        };
        prop_assert!(place(one.min(other)) <= place(one.max(other)));
    }
}

#[test]
fn bands_meet_without_a_gap() {
    for (run, longest, option) in [
        (11.0, 10.0, "up-to-10"),
        (11.01, 10.0, "10-to-30"),
        (13.0, 10.0, "10-to-30"),
        (13.01, 10.0, "30-to-100"),
        (20.0, 10.0, "30-to-100"),
        (20.01, 10.0, "over-100"),
        (1.5, 1.0, "up-to-10"),
        (3.3, 2.9, "up-to-10"),
        (3.31, 2.9, "10-to-30"),
        (5.0, 0.0, "no-base"),
    ] {
        assert_eq!(spike_band(run, longest).option(), option, "{run} km after {longest} km");
    }
}
