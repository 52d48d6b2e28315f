use std::collections::BTreeSet;

use gait_check::content::CATALOG;
use gait_check::domain::{
    Action, Answers, Facts, Light, Report, ShownTip, Summary, Tip, evaluate, evaluated,
};
use proptest::prelude::*;

use crate::arbitrary::{answers, calm_answers, config};
use crate::support::{all_tips, answers as said, tip_id};

/// Gait cues (rules, section 3.5).
const GAIT_CUES: [&str; 6] = [
    "tip-widen-step",
    "tip-cadence-5",
    "tip-cadence-hold",
    "tip-hips-level",
    "tip-land-closer",
    "tip-run-quiet",
];

fn row(tip: &ShownTip) -> &'static Tip {
    CATALOG.tip(tip.tip).expect("a shown tip is in the catalog")
}

fn area(tip: &ShownTip) -> &'static str {
    CATALOG.area(row(tip).area).expect("its area too").id
}

fn unpinned(report: &Report) -> Vec<&ShownTip> {
    report.tips.iter().filter(|tip| !tip.pinned).collect()
}

/// Five, less one for each pin after the second, but never under three (rules, section 3.4).
fn limit(report: &Report) -> usize {
    let pins = report.tips.len() - unpinned(report).len();
    5_usize.saturating_sub(pins.saturating_sub(2)).max(3)
}

/// The companion of a capped long run may take a slot of its own (rules, section 3.7).
fn has_companion(report: &Report) -> bool {
    let shown: Vec<_> = report.tips.iter().map(tip_id).collect();
    shown.contains(&"tip-cap-long-run") && shown.contains(&"tip-new-runner")
}

fn is_running_allowed(report: &Report) -> bool {
    let is_red = report.light.is_some_and(|shown| shown.light == Light::Red);
    report.gate < Some(Action::Stop) && !is_red
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_suppressed_tip_appears_nowhere(runner in answers()) {
        let counting = evaluated(&CATALOG, &runner);
        let facts = Facts::new(&CATALOG, &counting);
        let rules = CATALOG.rules.suppressed.iter().filter(|rule| facts.holds(&rule.when));
        let suppressed: BTreeSet<_> = rules.flat_map(|rule| rule.tips).collect();
        for tip in all_tips(&evaluate(&CATALOG, &runner)) {
            prop_assert!(!suppressed.contains(&tip.tip), "{} appears", tip_id(tip));
        }
    }

    #[test]
    fn a_deferred_tip_is_not_seen_yet(runner in answers()) {
        let counting = evaluated(&CATALOG, &runner);
        let facts = Facts::new(&CATALOG, &counting);
        let rules = CATALOG.rules.deferred.iter().filter(|rule| facts.holds(&rule.when));
        let deferred: BTreeSet<_> = rules.flat_map(|rule| rule.tips).collect();
        for tip in &evaluate(&CATALOG, &runner).tips {
            prop_assert!(!deferred.contains(&tip.tip), "{} is seen", tip_id(tip));
        }
    }

    #[test]
    fn a_tip_is_said_once(runner in answers()) {
        let report = evaluate(&CATALOG, &runner);
        let mut seen = BTreeSet::new();
        for tip in all_tips(&report) {
            prop_assert!(seen.insert(tip.tip), "{} is said twice", tip_id(tip));
        }
    }

    #[test]
    fn one_gait_cue_at_a_time(runner in answers()) {
        let report = evaluate(&CATALOG, &runner);
        let cues: Vec<_> =
            report.tips.iter().map(tip_id).filter(|id| GAIT_CUES.contains(id)).collect();
        prop_assert!(cues.len() <= 1, "{cues:?}");
    }

    #[test]
    fn no_more_is_seen_than_there_are_slots(runner in answers()) {
        let report = evaluate(&CATALOG, &runner);
        let shown = unpinned(&report);
        let major = shown.iter().filter(|tip| tip.concern == 3).count();
        let most = limit(&report).max(major) + usize::from(has_companion(&report));
        prop_assert!(shown.len() <= most, "{} of {most}", shown.len());
    }

    #[test]
    fn no_slot_stays_empty_while_a_tip_waits_for_no_reason(runner in calm_answers()) {
        let report = evaluate(&CATALOG, &runner);
        let is_full = unpinned(&report).len() >= limit(&report);
        if is_full || !is_running_allowed(&report) || report.summary == Summary::NothingToFix {
            return Ok(());
        }
        let counting = evaluated(&CATALOG, &runner);
        let facts = Facts::new(&CATALOG, &counting);
        let deferred: Vec<_> = CATALOG.rules.deferred.iter()
            .filter(|rule| facts.holds(&rule.when))
            .flat_map(|rule| rule.tips)
            .collect();
        let has_cue = report.tips.iter().any(|tip| row(tip).gait_cue);
        for tip in &report.next {
            let waits = deferred.contains(&&tip.tip) || has_cue && row(tip).gait_cue;
            prop_assert!(waits, "{} waits", tip_id(tip));
        }
    }

    #[test]
    fn a_major_concern_is_always_seen(runner in answers()) {
        let report = evaluate(&CATALOG, &runner);
        if is_running_allowed(&report) {
            let waiting = report.next.iter().find(|tip| tip.concern == 3);
            prop_assert!(waiting.is_none(), "{} waits", waiting.map_or("", tip_id));
        }
    }

    #[test]
    fn information_has_no_concern_and_advice_has_one(runner in answers()) {
        let report = evaluate(&CATALOG, &runner);
        prop_assert!(report.info.iter().all(|tip| tip.concern == 0));
        prop_assert!(report.tips.iter().chain(&report.next).all(|tip| tip.concern > 0));
    }

    #[test]
    fn pinned_tips_are_seen_and_stand_first(runner in answers()) {
        let report = evaluate(&CATALOG, &runner);
        let pins = report.tips.iter().map(|tip| tip.pinned);
        prop_assert!(pins.is_sorted_by_key(|is_pinned| !is_pinned));
        prop_assert!(report.next.iter().chain(&report.info).all(|tip| !tip.pinned));
    }

    /// Apart from feet, which stand lower, and from drinking where a group's own tip leads.
    #[test]
    fn what_weighs_more_stands_higher(runner in answers()) {
        let report = evaluate(&CATALOG, &runner);
        let leader = "tip-fluid-ask-clinician";
        let is_led = report.tips.iter().any(|tip| tip_id(tip) == leader);
        let leads = |tip: &ShownTip| is_led && (tip_id(tip) == leader || row(tip).over_drinking);
        let ranked = |tips: &[ShownTip]| -> Vec<_> {
            let tips = tips.iter().filter(|tip| area(tip) != "foot-alignment" && !leads(tip));
            tips.map(|tip| (tip.pinned, tip.priority)).collect()
        };
        let (seen, next) = (ranked(&report.tips), ranked(&report.next));
        prop_assert!(seen.is_sorted_by(|one, other| one >= other), "{seen:?}");
        prop_assert!(next.is_sorted_by(|one, other| one >= other), "{next:?}");
    }

    #[test]
    fn feet_stand_below_load_strength_and_safety(runner in answers()) {
        let tips = evaluate(&CATALOG, &runner).tips;
        let stands_above = |tip: &ShownTip| {
            tip.pinned || ["training-load", "strength-mobility"].contains(&area(tip))
        };
        let Some(last) = tips.iter().rposition(stands_above) else { return Ok(()) };
        prop_assert!(tips[..last].iter().all(|tip| area(tip) != "foot-alignment"));
    }

    #[test]
    fn a_novice_never_sees_the_cap_alone(mut runner in calm_answers(), spike in 0_usize..3) {
        for (id, option) in [
            ("experience", "under-6-months"),
            ("single-run-spike", ["10-to-30", "30-to-100", "over-100"][spike]),
        ] {
            let (item, choice) = crate::support::choice(id, option);
            runner.set_choice(item, Some(choice));
        }
        let shown: Vec<_> = evaluate(&CATALOG, &runner).tips.iter().map(tip_id).collect();
        prop_assert!(
            !shown.contains(&"tip-cap-long-run") || shown.contains(&"tip-new-runner"), "{shown:?}"
        );
    }

    /// The unload tip of the place leads where it hurts, so it must at least be seen.
    #[test]
    fn with_nothing_else_said_the_tip_of_the_sore_place_is_seen(often in any::<bool>()) {
        for (place, id, tip) in [
            ("hip-outer", "outer-hip-habits", "tip-unload-outer-hip"),
            ("sit-bone", "sit-bone-load", "tip-ease-hamstring"),
        ] {
            let option = if often { "often" } else { "sometimes" };
            let input = format!("locations = [\"{place}\"]\nanswers = {{ {id} = \"{option}\" }}");
            let shown = evaluate(&CATALOG, &said(&input).0).tips;
            prop_assert_eq!(shown.first().map(tip_id), Some(tip));
        }
    }
}

#[test]
fn gait_cues_are_those_of_the_rules() {
    let marked: BTreeSet<_> =
        CATALOG.tips.iter().filter(|tip| tip.gait_cue).map(|tip| tip.id).collect();
    assert_eq!(marked, BTreeSet::from(GAIT_CUES));
}

#[test]
fn a_tip_from_two_items_takes_the_better_reason_and_names_both() {
    let input =
        "answers = { shoe-comfort = \"uncomfortable\", shoe-choice-basis = \"looks-or-price\" }";
    let (said, _): (Answers, _) = said(input);
    let report = evaluate(&CATALOG, &said);
    let tip =
        all_tips(&report).find(|tip| tip_id(tip) == "tip-comfort-first").expect("it is shown");
    let items: Vec<_> = tip.because.iter().map(|row| CATALOG.item(row.item).unwrap().id).collect();
    assert_eq!(items, ["shoe-comfort", "shoe-choice-basis"]);
    assert_eq!((tip.priority, tip.unless), (140, None));
}
