//! The pain traffic light (evidence, section 7; rules, section 5.1).

use super::{Action, Facts, Gate, GroupId, Light, LightReport, Pain};

/// From this level on, pain in or after a run means no running.
const RED_FROM: u8 = 5;
/// From this level on, pain in or after a run means running less.
const AMBER_FROM: u8 = 3;
/// Pain that builds through the run to this level means no running.
const RED_WHEN_BUILDING_FROM: u8 = 3;
/// Morning pain above this means no running.
const RED_MORNING_ABOVE: u8 = 3;

/// The light; `None` when nothing was said about pain.
pub(super) fn light(facts: &Facts, gate: Gate) -> Option<LightReport> {
    let light = if is_red(facts, gate) {
        Light::Red
    } else {
        let light = by_numbers(&facts.answers.pain)?;
        let is_held_back = facts.holds(&facts.catalog.rules.amber_at_best);
        if light == Light::Green && is_held_back { Light::Amber } else { light }
    };
    let speaks = |group: &GroupId| {
        light == Light::Green && facts.catalog.group(*group).is_some_and(|group| group.no_green)
    };
    let in_words_of = facts.answers.groups().find(speaks);
    let is_provisional = facts.answers.pain.next_morning.is_none();
    Some(LightReport { light, in_words_of, is_provisional })
}

fn is_red(facts: &Facts, gate: Gate) -> bool {
    let Pain { during, after, next_morning, limp, builds, .. } = facts.answers.pain;
    let reaches = |pain: Option<u8>, level| pain.is_some_and(|pain| pain >= level);
    gate >= Some(Action::Stop)
        || limp == Some(true)
        || reaches(during, RED_FROM)
        || reaches(after, RED_FROM)
        || builds == Some(true) && reaches(during, RED_WHEN_BUILDING_FROM)
        || next_morning.is_some_and(|pain| pain > RED_MORNING_ABOVE)
        || facts.holds(&facts.catalog.rules.past_bone_stress)
            && (builds == Some(true) || facts.answers.pain.worst() > 0)
}

fn by_numbers(pain: &Pain) -> Option<Light> {
    let Pain { during, after, next_morning, baseline_morning, builds, .. } = *pain;
    if during.or(after).or(next_morning).is_none() {
        return (builds == Some(true)).then_some(Light::Amber);
    }
    let is_raised = |pain: Option<u8>| pain.is_some_and(|pain| pain >= AMBER_FROM);
    let is_worse = next_morning.is_some_and(|pain| pain > baseline_morning.unwrap_or(0));
    let is_amber = is_raised(during) || is_raised(after) || is_worse;
    Some(if is_amber { Light::Amber } else { Light::Green })
}
