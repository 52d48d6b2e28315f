use gait_check::content::CATALOG;
use gait_check::domain::{Action, Light, Report, Summary, evaluate};
use proptest::prelude::*;

use crate::arbitrary::{answers, calm_answers, config, flagged};
use crate::support::{all_tips, tip_id};

/// Drills that are runs, or part of one (evidence, section 5).
const RUNNING_DRILLS: [&str; 7] = [
    "drill-phone-video",
    "drill-metronome",
    "drill-quiet-steps",
    "drill-two-lanes",
    "drill-dynamic-warm-up",
    "drill-run-walk",
    "drill-sweat-test",
];

/// Tips that ask for no running and no exercise (evidence, section 11.1).
const REST_SAFE: [&str; 12] = [
    "tip-fuel-enough",
    "tip-no-nsaid-run",
    "tip-never-overdrink",
    "tip-never-gain-weight",
    "tip-clear-urine",
    "tip-fluid-ask-clinician",
    "tip-stop-painful-tests",
    "tip-unload-outer-hip",
    "tip-sleep",
    "tip-replace-worn",
    "tip-insoles-comfort",
    "tip-arch-shape-info",
];

fn is_red(report: &Report) -> bool {
    report.light.is_some_and(|shown| shown.light == Light::Red)
}

fn drill_ids(report: &Report) -> Vec<&'static str> {
    report.drills.iter().map(|shown| CATALOG.drill(shown.drill).unwrap().id).collect()
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn an_emergency_hides_everything_else(said in flagged(Action::Emergency)) {
        let report = evaluate(&CATALOG, &said);
        prop_assert_eq!(report.gate, Some(Action::Emergency));
        prop_assert!(!report.red_flags.is_empty());
        prop_assert!(report.red_flags.iter().all(|card| card.action == Action::Emergency));
        prop_assert_eq!(all_tips(&report).count(), 0);
        prop_assert!(report.drills.is_empty() && report.cautions.is_empty());
        prop_assert!(is_red(&report));
        prop_assert_eq!(report.summary, Summary::GetHelp);
    }

    #[test]
    fn an_urgent_flag_leaves_no_tip_and_no_drill(said in flagged(Action::Urgent)) {
        let report = evaluate(&CATALOG, &said);
        prop_assert_eq!(report.gate, Some(Action::Urgent));
        prop_assert_eq!(all_tips(&report).count(), 0);
        prop_assert!(report.drills.is_empty() && is_red(&report));
        prop_assert_eq!(report.summary, Summary::GetHelp);
    }

    #[test]
    fn a_flag_to_be_seen_about_soon_leaves_rest_safe_tips(said in flagged(Action::Soon)) {
        let report = evaluate(&CATALOG, &said);
        prop_assert!(report.gate >= Some(Action::Soon) && is_red(&report));
        prop_assert!(report.drills.is_empty());
        for tip in all_tips(&report) {
            prop_assert!(REST_SAFE.contains(&tip_id(tip)), "{} is not rest-safe", tip_id(tip));
            prop_assert_eq!(tip.drill, None);
        }
        prop_assert!(report.tips.iter().filter(|tip| !tip.pinned).count() <= 3);
        if report.gate == Some(Action::Soon) {
            prop_assert_eq!(report.summary, Summary::SeeClinician);
        }
    }

    /// Also where nothing but the pain says so.
    #[test]
    fn a_red_light_leaves_no_running(said in prop_oneof![flagged(Action::Stop), calm_answers()]) {
        let report = evaluate(&CATALOG, &said);
        if !is_red(&report) || report.gate >= Some(Action::Soon) {
            return Ok(());
        }
        for tip in &report.tips {
            let area = CATALOG.area(CATALOG.tip(tip.tip).unwrap().area).unwrap().id;
            let may_stand =
                tip.pinned || REST_SAFE.contains(&tip_id(tip)) || area == "strength-mobility";
            prop_assert!(may_stand, "{} stands", tip_id(tip));
        }
        let drills = drill_ids(&report);
        prop_assert!(drills.iter().all(|id| !RUNNING_DRILLS.contains(id)), "{drills:?}");
        prop_assert_eq!(report.summary, Summary::StopRunning);
    }

    #[test]
    fn the_gate_is_at_least_that_of_the_highest_card(said in answers()) {
        let report = evaluate(&CATALOG, &said);
        let actions: Vec<Action> = report.red_flags.iter().map(|card| card.action).collect();
        prop_assert!(actions.is_sorted_by(|one, next| one >= next));
        prop_assert!(report.gate >= actions.first().copied());
        prop_assert!(report.gate < Some(Action::Stop) || is_red(&report));
    }

    #[test]
    fn a_flag_has_one_card_at_most(said in answers()) {
        let report = evaluate(&CATALOG, &said);
        let mut flags: Vec<_> = report.red_flags.iter().map(|card| card.flag).collect();
        let shown = flags.len();
        flags.sort_unstable();
        flags.dedup();
        prop_assert_eq!(flags.len(), shown);
    }
}

#[test]
fn rest_safe_tips_are_those_of_the_evidence() {
    let mut marked: Vec<_> =
        CATALOG.tips.iter().filter(|tip| tip.rest_safe).map(|tip| tip.id).collect();
    let mut named = REST_SAFE.to_vec();
    marked.sort_unstable();
    named.sort_unstable();
    assert_eq!(marked, named);
}
