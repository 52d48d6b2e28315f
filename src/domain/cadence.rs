//! Cadence: steps a minute, both feet (evidence, section 9).

/// Cut-offs are this much lower for tall runners.
const TALL_SHIFT_SPM: f64 = 5.0;
/// Height above which a runner counts as tall, in cm.
const TALL_CM: f64 = 185.0;

/// Which option of `cadence-spm` a number falls under.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CadenceBand {
    /// Under 155.
    Under155,
    /// 155-164.
    From155,
    /// 165-190.
    From165,
    /// Over 190.
    Over190,
}

impl CadenceBand {
    /// The band of a cadence, rounded to whole steps; cut-offs are 5 lower above 185 cm.
    #[must_use]
    pub fn of(spm: f64, height_cm: Option<f64>) -> Self {
        let is_tall = height_cm.is_some_and(|cm| cm > TALL_CM);
        let shift = if is_tall { TALL_SHIFT_SPM } else { 0.0 };
        let steps = spm.round() + shift;
        if steps < 155.0 {
            Self::Under155
        } else if steps < 165.0 {
            Self::From155
        } else if steps <= 190.0 {
            Self::From165
        } else {
            Self::Over190
        }
    }

    /// The option of `cadence-spm`.
    #[must_use]
    pub const fn option(self) -> &'static str {
        match self {
            Self::Under155 => "under-155",
            Self::From155 => "155-164",
            Self::From165 => "165-190",
            Self::Over190 => "over-190",
        }
    }
}

/// Target cadence: 5 % more, rounded half up (heiderscheit-2011).
#[must_use]
pub fn cadence_target(spm: f64) -> u16 {
    whole((spm.round() * 1.05 + 0.5 + 1e-9).floor())
}

/// Highest cadence ever advised: 10 % more, rounded down.
#[must_use]
pub fn cadence_max(spm: f64) -> u16 {
    whole((spm.round() * 1.10 + 1e-9).floor())
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a float-to-integer cast saturates, and inputs are 120-240"
)]
fn whole(value: f64) -> u16 {
    value as u16
}
