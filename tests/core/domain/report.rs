use gait_check::content::CATALOG;
use gait_check::domain::{Action, Answers, Grade, Report, ShownTip, Trigger, evaluate, evaluated};
use gait_check::text::System;
use proptest::prelude::*;

use crate::arbitrary::{answers, config};
use crate::support::{all_tips, item, speaker, tip_id};

/// Longest tip and flag message, in characters.
const MOST_TIP: usize = 240;

fn is_said(text: &str) -> bool {
    !text.trim().is_empty() && !text.contains(['{', '}'])
}

fn is_given(trigger: Trigger, said: &Answers) -> bool {
    said.choice(trigger.item) == Some(trigger.choice)
}

/// A report with the answers it came from.
fn reports() -> impl Strategy<Value = (Answers, Report)> {
    answers().prop_map(|said| {
        let report = evaluate(&CATALOG, &said);
        (said, report)
    })
}

fn triggers_of<'a>(tip: &'a ShownTip, id: &str) -> impl Iterator<Item = &'a Trigger> {
    let item = item(id);
    tip.because.iter().filter(move |trigger| trigger.item == item)
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn everything_shown_has_words((_, report) in reports(), is_us in any::<bool>()) {
        let speaker = speaker(if is_us { System::Us } else { System::Metric });
        for tip in all_tips(&report) {
            let text = speaker.tip(tip.text, &report.fill);
            prop_assert!(is_said(&text), "{}: {text:?}", tip_id(tip));
            prop_assert!(text.chars().count() <= MOST_TIP, "{}: {text:?}", tip_id(tip));
            prop_assert!(is_said(speaker.say(tip.why)), "{} has no reason", tip_id(tip));
            prop_assert!(tip.note.is_none_or(|note| is_said(speaker.say(note))));
        }
        for card in &report.red_flags {
            prop_assert!(is_said(&speaker.flag(card)));
        }
        for caution in &report.cautions {
            prop_assert!(is_said(speaker.say(caution.text)));
            prop_assert!(!speaker.caution_id(caution.id).is_empty());
        }
        for drill in &report.drills {
            prop_assert!(is_said(speaker.say(drill.steps)));
        }
        prop_assert!(report.light.is_none_or(|light| is_said(&speaker.light(light))));
    }

    #[test]
    fn every_tip_is_cited_or_expert_opinion((_, report) in reports()) {
        for tip in all_tips(&report) {
            let is_cited = !tip.sources.is_empty();
            prop_assert!(is_cited || tip.grade == Grade::ExpertOpinion, "{}", tip_id(tip));
            prop_assert!(tip.sources.iter().all(|source| CATALOG.reference(*source).is_some()));
        }
    }

    #[test]
    fn because_names_answers_that_were_given((said, report) in reports()) {
        let counting = evaluated(&CATALOG, &said);
        for tip in all_tips(&report) {
            for trigger in &tip.because {
                prop_assert!(is_given(*trigger, &counting), "{}: {trigger:?}", tip_id(tip));
                let by_number = said.choice(trigger.item).is_none();
                prop_assert!(by_number || is_given(*trigger, &said));
            }
            prop_assert!(!tip.because.is_empty() || tip.pinned, "{} has no reason", tip_id(tip));
        }
    }

    #[test]
    fn giving_the_answer_of_unless_drops_the_tip((said, report) in reports()) {
        for tip in all_tips(&report) {
            let Some(unless) = tip.unless else { continue };
            let mut changed = said.clone();
            changed.set_choice(unless.item, Some(unless.choice));
            let after = evaluate(&CATALOG, &changed);
            let still = all_tips(&after).find(|other| other.tip == tip.tip);
            let is_given_by_it = still.is_some_and(|still| {
                still.because.iter().any(|trigger| trigger.item == unless.item)
            });
            prop_assert!(!is_given_by_it, "{} stays in spite of {unless:?}", tip_id(tip));
            prop_assert!(still.is_none(), "{} is still there for another reason", tip_id(tip));
        }
    }

    #[test]
    fn a_tip_goes_away_by_one_answer_unless_two_or_a_group_give_it((_, report) in reports()) {
        for tip in all_tips(&report) {
            let is_single = tip.because.len() == 1;
            prop_assert!(tip.unless.is_none() || is_single, "{}", tip_id(tip));
            prop_assert!(
                tip.unless.is_none_or(|unless| unless.item == tip.because[0].item
                    && unless.choice != tip.because[0].choice)
            );
        }
    }

    #[test]
    fn the_drills_are_those_of_the_visible_tips((_, report) in reports()) {
        let of_tips: Vec<_> = report.tips.iter().filter_map(|tip| tip.drill).collect();
        let shown: Vec<_> = report.drills.iter().map(|shown| shown.drill).collect();
        prop_assert!(of_tips.iter().all(|drill| shown.contains(drill)));
        prop_assert!(shown.iter().all(|drill| of_tips.contains(drill)));
        let mut once = shown.clone();
        once.sort_unstable();
        once.dedup();
        prop_assert_eq!(once.len(), shown.len());
    }

    #[test]
    fn cards_name_their_level_and_their_sources((_, report) in reports()) {
        for card in &report.red_flags {
            prop_assert!(card.sources.iter().all(|source| CATALOG.reference(*source).is_some()));
            prop_assert!(card.lead.is_none() || card.action == Action::Urgent);
        }
    }

    /// No weighing, no weight and no body mass index for those whom it may harm
    /// (rules, section 3.12).
    #[test]
    fn weight_free_runners_read_nothing_about_weight(
        (mut said, _) in reports(), place in 0_usize..3,
    ) {
        let group = ["sg-reds", "sg-under-18", "sg-pregnant"][place];
        said.set_group(crate::support::group(group), true);
        let report = evaluate(&CATALOG, &said);
        let speaker = speaker(System::Metric);
        for tip in all_tips(&report) {
            let text = speaker.tip(tip.text, &report.fill).to_lowercase();
            for word in ["weigh", "bmi", "heavier", "lighter", "body mass"] {
                prop_assert!(!text.contains(word), "{}: {text}", tip_id(tip));
            }
            for id in ["weight-change", "sweat-test"] {
                let is_gain = tip_id(tip) == "tip-never-overdrink";
                prop_assert!(is_gain || triggers_of(tip, id).next().is_none());
            }
        }
        let drills = report.drills.iter().map(|shown| CATALOG.drill(shown.drill).unwrap().id);
        prop_assert!(drills.into_iter().all(|id| id != "drill-sweat-test"));
    }

    /// No amount of fluid or salt for those whom it may harm (evidence, section 11).
    #[test]
    fn fluid_restricted_runners_read_no_amounts((mut said, _) in reports(), meds in any::<bool>()) {
        let group = if meds { "sg-meds" } else { "sg-heart-kidney" };
        said.set_group(crate::support::group(group), true);
        let report = evaluate(&CATALOG, &said);
        let speaker = speaker(System::Metric);
        for tip in all_tips(&report) {
            let text = speaker.tip(tip.text, &report.fill);
            for word in ["mL", "fl oz", " mg", "liter", "glasses", "salt tablet", "salty"] {
                prop_assert!(!text.contains(word), "{}: {text}", tip_id(tip));
            }
        }
        if report.gate < Some(Action::Urgent) {
            let first = report.tips.first();
            prop_assert_eq!(first.map(tip_id), Some("tip-fluid-ask-clinician"));
        }
    }
}
