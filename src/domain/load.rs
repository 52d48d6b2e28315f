//! Training load: one run against the longest of the 30 days before it (evidence, section 8).

/// Relative tolerance of every comparison, so that 11.0 against 10.0 is not a spike.
const TOLERANCE: f64 = 1e-9;
/// Under this longest run, in km, a percentage says little.
const SHORT_BASE_KM: f64 = 3.0;
/// What a runner with a short base may add, in km.
const SHORT_BASE_STEP_KM: f64 = 0.5;
/// The cap at the upper end of a short base, in km.
const SHORT_BASE_CAP_KM: f64 = 3.3;
/// A run this much longer is the reference class (frandsen-2025).
const SPIKE_SMALL: f64 = 1.10;
/// Upper end of a small spike (frandsen-2025).
const SPIKE_MODERATE: f64 = 1.30;
/// Upper end of a moderate spike (frandsen-2025).
const SPIKE_LARGE: f64 = 2.00;

/// Which option of `single-run-spike` a run falls under.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SpikeBand {
    /// No more than 10 % longer.
    UpTo10,
    /// Over 10 % and up to 30 % longer.
    From10,
    /// Over 30 % longer and up to double.
    From30,
    /// More than double.
    Over100,
    /// No run to compare with.
    NoBase,
}

impl SpikeBand {
    /// The option of `single-run-spike`.
    #[must_use]
    pub const fn option(self) -> &'static str {
        match self {
            Self::UpTo10 => "up-to-10",
            Self::From10 => "10-to-30",
            Self::From30 => "30-to-100",
            Self::Over100 => "over-100",
            Self::NoBase => "no-base",
        }
    }
}

/// The longest run that is no spike, in km, not rounded.
///
/// 10 % over the longest of 30 days; below 3 km, half a kilometer more but at most 3.3 km.
#[must_use]
pub fn cap_km(longest_km: f64) -> f64 {
    if longest_km < SHORT_BASE_KM {
        (longest_km + SHORT_BASE_STEP_KM).min(SHORT_BASE_CAP_KM)
    } else {
        longest_km * SPIKE_SMALL
    }
}

/// The band of a run of `run_km` after a longest run of `longest_km` in the 30 days before.
#[must_use]
pub fn spike_band(run_km: f64, longest_km: f64) -> SpikeBand {
    if longest_km <= 0.0 {
        return SpikeBand::NoBase;
    }
    let ratio = run_km / longest_km;
    let is_within = |limit: f64| ratio <= limit + TOLERANCE;
    if is_within(SPIKE_SMALL) || run_km <= cap_km(longest_km) + TOLERANCE {
        SpikeBand::UpTo10
    } else if is_within(SPIKE_MODERATE) {
        SpikeBand::From10
    } else if is_within(SPIKE_LARGE) {
        SpikeBand::From30
    } else {
        SpikeBand::Over100
    }
}
