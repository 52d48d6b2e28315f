use gait_check::content::CATALOG;
use gait_check::domain::{
    Answers, AreaId, Facts, Numbers, Outcome, Report, Summary, evaluate, evaluated,
};
use proptest::prelude::*;
use proptest::sample::select;

use crate::arbitrary::{answers, config};
use crate::support;

/// The highest concern among the answers of an area that count.
fn concern(said: &Answers, area: AreaId) -> u8 {
    let counting = evaluated(&CATALOG, said);
    let facts = Facts::new(&CATALOG, &counting);
    let rows = counting
        .choices()
        .filter(|(item, _)| CATALOG.item(*item).unwrap().area == area && !facts.hides(*item));
    rows.map(|(item, choice)| CATALOG.choice(item, choice).unwrap().concern).max().unwrap_or(0)
}

fn is_silent(report: &Report) -> bool {
    report.tips.is_empty() && report.next.is_empty() && report.info.is_empty()
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn the_same_answers_give_the_same_report(said in answers()) {
        prop_assert_eq!(evaluate(&CATALOG, &said), evaluate(&CATALOG, &said.clone()));
    }

    #[test]
    fn only_an_answer_is_a_concern(said in answers()) {
        for area in evaluate(&CATALOG, &said).areas {
            prop_assert_eq!(area.concern, concern(&said, area.area));
            prop_assert_eq!(area.outcome == Outcome::Unanswered, area.answered == 0);
            prop_assert_eq!(area.outcome == Outcome::WorthWork, area.concern > 0);
        }
    }

    /// Numbers are left out, since one may speak where an answer falls silent; so is the item
    /// that puts a runner into a group, which silences others.
    #[test]
    fn taking_an_answer_back_never_raises_a_concern(
        mut said in answers(), item in select(CATALOG.item_ids().collect::<Vec<_>>()),
    ) {
        if item == support::item("energy-availability") {
            return Ok(());
        }
        said.numbers = Numbers::default();
        let mut less = said.clone();
        less.set_choice(item, None);
        let (before, after) = (evaluate(&CATALOG, &said), evaluate(&CATALOG, &less));
        for (before, after) in before.areas.iter().zip(&after.areas) {
            prop_assert!(after.concern <= before.concern);
        }
        prop_assert!(after.gate <= before.gate);
    }

    #[test]
    fn taking_a_flag_back_never_raises_the_gate(said in answers()) {
        let gate = evaluate(&CATALOG, &said).gate;
        for (flag, _) in said.flags() {
            let mut less = said.clone();
            less.set_flag(flag, None);
            prop_assert!(evaluate(&CATALOG, &less).gate <= gate);
        }
    }

    #[test]
    fn without_answers_there_is_no_concern_and_no_tip_but_those_of_groups(said in answers()) {
        let mut silent = said;
        silent.numbers = Numbers::default();
        CATALOG.item_ids().for_each(|item| silent.set_choice(item, None));
        let report = evaluate(&CATALOG, &silent);
        prop_assert_eq!(report.answered, 0);
        prop_assert!(report.areas.iter().all(|area| area.outcome == Outcome::Unanswered));
        prop_assert!(report.areas.iter().all(|area| area.concern == 0));
        let tips: Vec<_> = support::all_tips(&report).collect();
        prop_assert!(tips.iter().all(|tip| tip.pinned && tip.because.is_empty()));
        if silent.groups().next().is_none() {
            prop_assert!(tips.is_empty());
        }
    }

    #[test]
    fn counts_add_up(said in answers()) {
        let report = evaluate(&CATALOG, &said);
        let counting = evaluated(&CATALOG, &said);
        let facts = Facts::new(&CATALOG, &counting);
        let hidden = CATALOG.item_ids().filter(|item| facts.hides(*item)).count();
        prop_assert_eq!((0..report.total).count(), CATALOG.items.len() - hidden);
        let (mut total, mut answered) = (report.total, report.answered);
        for area in &report.areas {
            prop_assert!(area.answered <= area.total);
            total -= area.total;
            answered -= area.answered;
        }
        prop_assert_eq!((total, answered), (0, 0));
    }

    #[test]
    fn the_summary_fits_what_is_shown(said in answers()) {
        let report = evaluate(&CATALOG, &said);
        match report.summary {
            Summary::Unanswered => prop_assert_eq!(report.answered, 0),
            Summary::NothingToFix => {
                prop_assert!(report.drills.is_empty());
                prop_assert!(report.red_flags.is_empty() && report.tips.len() <= 2);
            }
            Summary::OneThing | Summary::WorthATry => prop_assert!(!report.tips.is_empty()),
            Summary::EaseOff => prop_assert!(report.tips.is_empty()),
            Summary::GetHelp | Summary::SeeClinician | Summary::StopRunning => {}
        }
    }
}

#[test]
fn nothing_said_is_nothing_found() {
    let report = evaluate(&CATALOG, &Answers::default());
    assert!(is_silent(&report));
    assert_eq!(report.summary, Summary::Unanswered);
    assert_eq!((report.gate, report.light), (None, None));
    assert!(report.red_flags.is_empty() && report.cautions.is_empty() && report.drills.is_empty());
}

/// Saying "not sure" or "not measured" is an answer, and no concern where the catalog says so.
#[test]
fn an_unsure_area_is_unclear() {
    let mut said = Answers::default();
    for (id, option) in [("cadence-spm", "unknown"), ("overstride", "unknown")] {
        let item = support::item(id);
        said.set_choice(item, CATALOG.find_choice(item, option));
    }
    let report = evaluate(&CATALOG, &said);
    let form = report.areas.iter().find(|row| CATALOG.area(row.area).unwrap().id == "running-form");
    assert_eq!(form.map(|area| (area.outcome, area.concern)), Some((Outcome::Unclear, 0)));
}
