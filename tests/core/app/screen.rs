use gait_check::app::{
    CheckView, LiveView, Mode, Model, Msg, Place, PlanView, Screen, StepView, TipView, screen,
};
use gait_check::content::CATALOG;
use gait_check::domain::{Facts, Light, Measure, Reply, evaluated};
use gait_check::text::{System, words};
use proptest::prelude::*;

use super::walk::{Walk, check};
use crate::arbitrary::{answers, config};
use crate::support::{self, area, english, say};

fn at(place: Place, input: &str) -> Screen {
    let (answers, dropped) = support::answers(input);
    assert_eq!(dropped, []);
    screen(&CATALOG, &english(), &Model { answers, place, ..Model::default() })
}

fn plan(input: &str) -> PlanView {
    let StepView::Plan(plan) = at(Place::Plan, input).step else { panic!("the plan is in front") };
    *plan
}

fn item(id: &str, input: &str) -> CheckView {
    let StepView::Check(view) = at(check(id), input).step else { panic!("a check is in front") };
    view
}

fn live(input: &str) -> LiveView {
    at(Place::Where, input).live.expect("it stands beside every step but the plan")
}

fn all(plan: &PlanView) -> impl Iterator<Item = &TipView> {
    plan.tips.iter().chain(&plan.next).chain(&plan.info)
}

fn tip<'a>(plan: &'a PlanView, id: &str) -> &'a TipView {
    all(plan).find(|tip| tip.id == id).unwrap_or_else(|| panic!("{id} is shown"))
}

fn words_of(tip: &TipView) -> String {
    format!("{} {}", tip.heading, tip.body)
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn every_tip_has_a_heading_and_loses_no_word(mut said in answers()) {
        said.us_units = None;
        let model = Model { answers: said, place: Place::Plan, ..Model::default() };
        let report = model.report(&CATALOG);
        let StepView::Plan(plan) = screen(&CATALOG, &english(), &model).step else {
            return Err(TestCaseError::fail("the plan is in front"));
        };
        prop_assert_eq!(all(&plan).count(), support::all_tips(&report).count());
        for (view, tip) in all(&plan).zip(support::all_tips(&report)) {
            let text = support::speaker(System::Metric).tip(tip.text, &report.fill);
            let (heading, rest) = text.split_at(view.heading.len());
            prop_assert_eq!(heading, view.heading.as_str());
            // The rest begins with a capital, whatever it began with.
            let rest = rest.trim_start_matches(['.', ':', ' ']);
            prop_assert_eq!(rest.to_lowercase(), view.body.to_lowercase());
            prop_assert!(!heading.is_empty() && !heading.contains(": ") && !heading.contains(". "));
        }
    }

    /// What a hidden item asks and offers is not named anywhere on the plan.
    #[test]
    fn weight_free_runners_see_nothing_of_the_hidden_items(mut said in answers(), place in 0_usize..3) {
        let group = ["sg-reds", "sg-under-18", "sg-pregnant"][place];
        said.set_group(support::group(group), true);
        let model = Model { answers: said, place: Place::Plan, ..Model::default() };
        let StepView::Plan(plan) = screen(&CATALOG, &english(), &model).step else {
            return Err(TestCaseError::fail("the plan is in front"));
        };
        for item in ["weight-change", "sweat-test"].map(support::item) {
            let labels: Vec<_> = (CATALOG.item(item).unwrap().choices.iter())
                .map(|choice| choice.label)
                .collect();
            for tip in all(&plan) {
                prop_assert!(tip.because.iter().all(|because| because.item != item));
                let unless = tip.unless.as_ref().map(|unless| unless.answer);
                prop_assert!(unless.is_none_or(|answer| !labels.contains(&answer)),
                    "{}: goes away if the answer is {:?}", tip.id, unless.map(say));
            }
        }
    }

    /// Beside an urgent flag the checks step back, and beside an emergency everything does.
    #[test]
    fn every_answer_can_be_changed_from_the_plan(said in answers()) {
        let model = Model { answers: said, place: Place::Plan, ..Model::default() };
        let StepView::Plan(plan) = screen(&CATALOG, &english(), &model).step else {
            return Err(TestCaseError::fail("the plan is in front"));
        };
        if ["urgent", "emergency"].contains(&plan.gate) {
            return Ok(());
        }
        let named = all(&plan).flat_map(|tip| &tip.because).map(|row| Place::Check(row.item));
        let there: Vec<_> = named.chain(plan.other_answers.iter().map(|row| row.place)).collect();
        let known = evaluated(&CATALOG, &model.answers);
        let facts = Facts::new(&CATALOG, &known);
        for (item, _) in model.answers.choices().filter(|(item, _)| !facts.hides(*item)) {
            prop_assert!(there.contains(&Place::Check(item)), "{}", CATALOG.item(item).unwrap().id);
        }
        prop_assert!(!model.answers.is_located() || there.contains(&Place::Where));
        prop_assert!(model.answers.groups().next().is_none() || there.contains(&Place::AboutYou));
    }

    #[test]
    fn nothing_on_the_screen_has_an_unfilled_placeholder(said in answers()) {
        let model = Model { answers: said, place: Place::Plan, ..Model::default() };
        let shown = format!("{:?}", screen(&CATALOG, &english(), &model));
        let braces: Vec<&str> = shown.match_indices('{').map(|(at, _)| &shown[at..])
            .filter(|rest| rest[1..].starts_with(|mark: char| mark.is_ascii_lowercase()))
            .collect();
        prop_assert!(braces.is_empty(), "{}", braces[0]);
    }
}

#[test]
fn the_first_screen_asks_all_its_signs_by_where_they_show() {
    let StepView::Safety(view) = at(Place::Safety, "").step else { panic!("safety is in front") };
    let titles: Vec<_> = view.sections.iter().map(|section| section.title).collect();
    assert_eq!(titles, [words::SAFETY_LEG, words::SAFETY_BODY, words::SAFETY_RUN]);
    let rows = view.sections.iter().map(|section| section.rows.len()).sum::<usize>();
    assert_eq!(rows, 14);
    assert!(!view.is_flagged);
}

#[test]
fn every_sign_is_asked_somewhere_on_the_full_way() {
    let mut walk = Walk::new(Mode::Full);
    walk.sore("buttock");
    let mut asked = Vec::new();
    loop {
        let rows = match walk.screen().step {
            StepView::Safety(view) => {
                view.sections.into_iter().flat_map(|part| part.rows).collect()
            }
            StepView::Pain(view) => view.flags.rows,
            StepView::AboutYou(view) => view.flags.rows,
            StepView::Check(view) => view.flags.map(|part| part.rows).unwrap_or_default(),
            StepView::Where(_) => Vec::new(),
            StepView::Plan(_) => break,
        };
        asked.extend(rows.into_iter().map(|row| row.flag));
        walk.next();
    }
    asked.sort_unstable();
    let all: Vec<_> = CATALOG.flags.iter().map(|flag| support::flag(flag.id)).collect();
    assert_eq!(asked, all);
}

#[test]
fn the_button_says_what_happens() {
    for (place, input, text) in [
        (Place::Safety, "", words::SAFETY_NONE),
        (Place::Safety, "flags = { rf-fever = \"yes\" }", words::NAV_NEXT),
        (Place::Safety, "flags = { rf-fever = \"not-sure\" }", words::NAV_NEXT),
        (Place::AboutYou, "", words::NAV_NEXT),
        (check("warm-up"), "", words::NAV_SKIP),
        (check("warm-up"), "answers = { warm-up = \"easy-start\" }", words::NAV_NEXT),
        (check("nsaid-use"), "", words::NAV_TO_PLAN),
        (check("nsaid-use"), "answers = { nsaid-use = \"no\" }", words::NAV_TO_PLAN),
    ] {
        assert_eq!(say(at(place, input).on), say(text), "{place:?} {input}");
    }
}

#[test]
fn the_button_of_a_detour_leads_back_to_the_plan() {
    let mut walk = Walk::new(Mode::Express).on_to(Place::Plan);
    walk.send(Msg::Change(check("warm-up")));
    assert_eq!(walk.screen().on, words::NAV_BACK_TO_PLAN);
    assert_eq!(walk.screen().progress, None);
    walk.next();
    walk.send(Msg::More(area("foot-alignment")));
    assert_eq!(walk.screen().on, words::NAV_SKIP);
    assert_eq!(walk.screen().progress.map(|progress| progress.label).as_deref(), Some("1 of 5"));
    let walk = walk.on_to(check("insoles"));
    assert_eq!(walk.screen().on, words::NAV_BACK_TO_PLAN);
}

#[test]
fn there_is_nothing_before_the_first_screen() {
    assert!(!at(Place::Safety, "").can_go_back);
    assert!(at(Place::Where, "").can_go_back && at(Place::Plan, "").can_go_back);
}

#[test]
fn tips_are_counted_as_answers_come_in() {
    assert_eq!(live("").count, "Your tips gather here as you answer.");
    let one = live("answers = { warm-up = \"straight-into-pace\" }");
    assert_eq!(one.count, "1 tip so far");
    assert_eq!(
        one.tips,
        [("tip-warm-up-easy", "Start with 5-10 min of brisk walking or easy jogging".to_owned())]
    );
    let two = "answers = { warm-up = \"straight-into-pace\", sleep = \"short-and-poor\" }";
    assert_eq!(live(two).count, "2 tips so far");
}

#[test]
fn a_sign_is_seen_beside_the_step_it_was_ticked_on() {
    let live = live("flags = { rf-calf-clot = \"yes\" }");
    assert_eq!(live.gate, "urgent");
    assert_eq!(live.cards.iter().map(|card| card.id).collect::<Vec<_>>(), ["rf-calf-clot"]);
    assert!(live.tips.is_empty());
}

#[test]
fn a_place_brings_its_caution() {
    let cautions = |input| match at(Place::Where, input).step {
        StepView::Where(view) => view.cautions.into_iter().map(say).collect::<Vec<_>>(),
        other => panic!("{other:?} is in front"),
    };
    assert!(cautions("locations = [\"hip-outer\"]").is_empty());
    let front = cautions("locations = [\"hip-front\", \"buttock\"]");
    assert!(front.len() == 1 && front[0].starts_with("Groin pain that gets worse"));
}

#[test]
fn an_emergency_stands_alone_on_the_plan() {
    let plan = plan(
        "flags = { rf-saddle = \"yes\", rf-calf-clot = \"yes\" }\ngroups = [\"sg-older\"]\n\
         answers = { warm-up = \"straight-into-pace\" }\npain = { during = 3 }",
    );
    assert_eq!((plan.gate, plan.heading), ("emergency", words::PLAN_HELP));
    assert_eq!(plan.cards.iter().map(|card| card.id).collect::<Vec<_>>(), ["rf-saddle"]);
    assert_eq!((plan.light.clone(), plan.from.clone()), (None, None));
    assert_eq!(all(&plan).count(), 0);
    assert!(plan.cautions.is_empty() && plan.areas.is_empty());
    assert!(!plan.may_go_on && !plan.may_check_more && !plan.is_happy);
}

#[test]
fn an_urgent_sign_leaves_cautions_and_a_red_light() {
    let plan = plan("flags = { rf-calf-clot = \"yes\" }\ngroups = [\"sg-older\"]");
    assert_eq!((plan.gate, plan.heading), ("urgent", words::PLAN_HELP));
    assert_eq!(plan.light.as_ref().map(|(light, _)| *light), Some(Light::Red));
    assert_eq!(plan.cautions.iter().map(|card| card.id).collect::<Vec<_>>(), ["sg-older"]);
    assert!(plan.areas.is_empty() && !plan.may_go_on && !plan.may_check_more);
}

#[test]
fn a_sign_to_be_seen_about_soon_offers_to_go_on_while_checks_are_open() {
    let soon = plan("flags = { rf-locking = \"yes\" }");
    assert_eq!((soon.gate, soon.heading), ("soon", words::PLAN_CARE));
    assert!(soon.may_go_on && !soon.may_check_more && !soon.areas.is_empty());
    let mut walk = Walk::new(Mode::Express);
    walk.flag("rf-locking", Reply::Yes);
    for item in CATALOG.express_path() {
        let id = CATALOG.item(item).unwrap().id;
        walk.answer(id, CATALOG.item(item).unwrap().choices[0].id);
    }
    walk.model.place = Place::Plan;
    let StepView::Plan(done) = walk.screen().step else { panic!("the plan is in front") };
    assert!(!done.may_go_on);
}

#[test]
fn nothing_to_fix_is_a_happy_plan() {
    let plan = plan(
        "answers = { warm-up = \"easy-start\", shoe-comfort = \"comfortable\" }\nlocations = []",
    );
    assert!(plan.is_happy);
    assert_eq!(plan.summary.map(say), Some("Nothing here needs fixing."));
    assert_eq!(plan.from.as_deref(), Some("From 2 answers"));
    assert!(plan.tips.is_empty());
    assert!(plan.may_check_more && !plan.may_go_on);
}

/// "This goes away if you drink little or nothing" would read as advice to do so.
#[test]
fn a_warning_against_drinking_too_much_holds_out_no_answer() {
    let plan = plan("answers = { drink-long = \"as-much-as-possible\" }\nlocations = []");
    let tip = tip(&plan, "tip-never-overdrink");
    assert_eq!(tip.unless, None);
}

/// "This goes away if you do not film it" is no way to mend anything.
#[test]
fn a_tip_goes_away_by_an_answer_that_is_known() {
    for (item, answer, id, known) in [
        ("step-width", "cross-over", "tip-widen-step", "Each foot on its own side"),
        ("overstride", "far-ahead", "tip-land-closer", "Under the knee"),
        ("pelvic-drop", "clear-drop", "tip-hips-level", "No, hips stay level"),
    ] {
        let plan =
            plan(&format!("answers = {{ {item} = \"{answer}\" }}\nlocations = [\"buttock\"]"));
        let unless = tip(&plan, id).unless.as_ref().map(|unless| say(unless.answer));
        assert_eq!(unless, Some(known), "{item}");
    }
}

#[test]
fn what_no_tip_names_can_be_changed_from_the_plan() {
    let told = |input: &str| {
        let rows = plan(input).other_answers.into_iter();
        rows.map(|row| (row.place, row.answer)).collect::<Vec<_>>()
    };
    assert_eq!(told(""), []);
    let painless = "locations = []\nflags = { rf-fever = \"no\" }\n\
                    answers = { warm-up = \"easy-start\" }";
    assert_eq!(
        told(painless),
        [
            (Place::Safety, "None of these".to_owned()),
            (Place::Where, "No pain, just checking".to_owned()),
            (check("warm-up"), say(item("warm-up", "").choices[0].label).to_owned()),
        ]
    );
    let sore = "locations = [\"hip-front\", \"buttock\"]\n\
                pain = { during = 2, nextMorning = 1, limp = true }\n\
                flags = { rf-two-weeks = \"not-sure\" }\ngroups = [\"sg-older\"]";
    let rows = told(sore);
    assert_eq!(rows[0], (Place::Where, "Front of the hip; Buttock".to_owned()));
    assert_eq!(rows[1].0, Place::Pain);
    assert!(rows[1].1.starts_with("Worst during your last run: 2; The next morning: 1; I limp"));
    assert!(rows[1].1.contains("; Not sure: Pain for over 2 weeks"), "{}", rows[1].1);
    assert_eq!(rows[2].0, Place::AboutYou);
}

#[test]
fn an_urgent_sign_leaves_only_the_steps_to_change_and_an_emergency_none() {
    let places = |flag: &str| {
        let input = format!(
            "flags = {{ {flag} = \"yes\" }}\nlocations = []\n\
             answers = {{ warm-up = \"easy-start\" }}"
        );
        plan(&input).other_answers.into_iter().map(|row| row.place).collect::<Vec<_>>()
    };
    assert_eq!(places("rf-calf-clot"), [Place::Safety, Place::Where]);
    assert_eq!(places("rf-saddle"), []);
}

#[test]
fn more_checks_for_where_it_hurts_are_offered_while_any_is_open() {
    let offer = |input: &str| plan(input).where_sore;
    assert_eq!(offer(""), None);
    assert_eq!(offer("locations = []"), None);
    let outer = "locations = [\"hip-outer\"]\n";
    assert_eq!(offer(outer).as_deref(), Some("Answer 3 more checks for where it hurts"));
    let two = "answers = { weekly-change = \"same-or-less\", pelvic-drop = \"level\" }";
    assert_eq!(
        offer(&format!("{outer}{two}")).as_deref(),
        Some("Answer 1 more check for where it hurts")
    );
    let all = "answers = { weekly-change = \"same-or-less\", pelvic-drop = \"level\", \
               single-leg-squat = \"steady\" }";
    assert_eq!(offer(&format!("{outer}{all}")), None);
    assert_eq!(offer(&format!("{outer}flags = {{ rf-locking = \"yes\" }}")), None);
}

#[test]
fn a_number_is_asked_for_where_a_tip_has_a_place_for_it() {
    let measure = |id: &str, option: &str, more: &str| {
        item(id, &format!("answers = {{ {id} = \"{option}\" }}\n{more}")).measure
    };
    let long = measure("single-run-spike", "10-to-30", "").expect("a tip with a cap is given");
    assert_eq!((long.measure, long.value.as_str()), (Measure::LongestKm, ""));
    assert_eq!(long.range, ("0".to_owned(), "500".to_owned()));
    let us =
        measure("single-run-spike", "10-to-30", "units = \"us\"\nnumbers = { longestKm = 10 }");
    let us = us.expect("a tip with a cap is given");
    assert_eq!((us.label, us.value.as_str()), (words::MEASURE_LONGEST_MI, "6.2"));
    let slow = measure("cadence-spm", "155-164", "numbers = { cadenceSpm = 160 }");
    assert_eq!(
        slow.map(|row| (row.measure, row.value)),
        Some((Measure::CadenceSpm, "160".to_owned()))
    );
    for (id, option) in [
        ("single-run-spike", "up-to-10"),
        ("single-run-spike", "no-base"),
        ("cadence-spm", "165-190"),
        ("cadence-spm", "unknown"),
        ("warm-up", "straight-into-pace"),
    ] {
        assert_eq!(measure(id, option, ""), None, "{id} {option}");
    }
    assert_eq!(item("single-run-spike", "").measure, None);
}

#[test]
fn a_usual_morning_is_asked_about_beside_a_sore_one() {
    let levels =
        |pain: &str| match at(Place::Pain, &format!("locations = [\"buttock\"]\n{pain}")).step {
            StepView::Pain(view) => view.levels.into_iter().map(|row| row.name).collect::<Vec<_>>(),
            other => panic!("{other:?} is in front"),
        };
    let usual = ["during", "after", "nextMorning"];
    assert_eq!(levels(""), usual);
    assert_eq!(levels("pain = { nextMorning = 0 }"), usual);
    assert_eq!(levels("pain = { nextMorning = 1 }").last(), Some(&"baselineMorning"));
    assert_eq!(levels("pain = { baselineMorning = 2 }").last(), Some(&"baselineMorning"));
}

#[test]
fn a_plan_without_answers_does_not_count_them() {
    let plan = plan("");
    assert_eq!((plan.from.clone(), plan.is_happy), (None, false));
    assert_eq!(plan.summary.map(say), Some("Answer a few checks to see your tips."));
}

#[test]
fn a_tip_names_its_answer_what_would_drop_it_and_its_sources() {
    let plan = plan("answers = { hip-strength-habit = \"rarely\" }\nlocations = [\"buttock\"]");
    let tip = tip(&plan, "tip-hip-core-2x");
    let because = &tip.because[0];
    assert_eq!(say(because.answer), "Rarely or never");
    assert_eq!(because.item, support::item("hip-strength-habit"));
    assert_eq!(tip.unless.as_ref().map(|unless| say(unless.answer)), Some("Twice a week or more"));
    assert_eq!(say(tip.sure), "One good trial, or several studies that agree");
    let sources: Vec<_> = tip.sources.iter().map(|source| source.id).collect();
    assert_eq!(sources, ["leppanen-2024", "toresdahl-2020", "lauersen-2014"]);
    assert_eq!(tip.drill.as_ref().map(|drill| drill.id), Some("drill-hip-core-circuit"));
    assert!(!tip.by_group);
}

#[test]
fn a_source_links_to_its_identifier_and_does_not_repeat_it() {
    let plan = plan("answers = { shoe-comfort = \"slightly-off\" }");
    for source in &tip(&plan, "tip-comfort-first").sources {
        assert!(!source.citation.contains("doi:"), "{}", source.citation);
        assert!(source.url.as_ref().is_none_or(|url| url.starts_with("https://doi.org/10.")));
    }
    assert!(tip(&plan, "tip-comfort-first").sources.iter().any(|source| source.url.is_some()));
}

#[test]
fn a_tip_of_a_group_says_so() {
    let plan = plan("groups = [\"sg-meds\"]");
    let tip = tip(&plan, "tip-fluid-ask-clinician");
    assert!(tip.by_group && tip.because.is_empty() && tip.unless.is_none());
}

#[test]
fn a_drill_is_told_in_the_words_for_this_runner() {
    let drill = |place: &str| {
        let input =
            format!("answers = {{ hip-strength-habit = \"rarely\" }}\nlocations = [\"{place}\"]");
        let plan = plan(&input);
        say(tip(&plan, "tip-hip-core-2x").drill.as_ref().expect("the circuit").steps)
    };
    assert!(drill("buttock").contains("split squat"));
    assert!(
        !drill("hip-front").contains("split squat") && !drill("hip-front").contains("dead bug")
    );
}

#[test]
fn a_check_is_asked_in_the_words_for_this_runner() {
    let plain = item("morning-hydration", "");
    let free = item("morning-hydration", "groups = [\"sg-reds\"]");
    assert!(say(plain.check).contains("weight") && !say(free.check).contains("weight"));
    let label = |view: &CheckView| say(view.choices[1].label);
    assert_eq!(label(&plain), "One: dark urine, thirst, weight down 1%");
    assert_eq!(label(&free), "One: dark urine, thirst");
}

#[test]
fn the_sign_about_drinking_is_asked_with_the_first_check_about_it() {
    let with_signs = |id| item(id, "").flags.map(|section| section.rows.len());
    assert_eq!(with_signs("drink-long"), Some(1));
    assert_eq!((with_signs("nsaid-use"), with_signs("warm-up")), (None, None));
}

#[test]
fn a_plan_lists_the_areas_a_page_asks_about() {
    let mut model = Model { place: Place::Plan, ..Model::default() };
    model.settings.areas = vec![area("hydration")];
    let StepView::Plan(plan) = screen(&CATALOG, &english(), &model).step else {
        panic!("the plan is in front")
    };
    assert_eq!(plan.areas.iter().map(|row| row.id).collect::<Vec<_>>(), ["hydration"]);
    assert_eq!(plan.areas[0].detail.label, "0 of 9 answered");
    assert_eq!(plan.areas[0].detail.more, "More checks in Hydration and electrolytes");
}

#[test]
fn an_area_says_how_much_there_is_to_work_on() {
    let outcome = |option: &str| {
        let plan = plan(&format!("answers = {{ previous-injury = \"{option}\" }}"));
        let row = plan.areas.into_iter().find(|row| row.id == "training-load").expect("the area");
        (say(row.words), row.concern, row.detail.label)
    };
    let of = |words, concern| (say(words), concern, "1 of 9 answered".to_owned());
    assert_eq!(outcome("none"), of(words::OUTCOME_FINE, 0));
    assert_eq!(outcome("healed"), of(words::OUTCOME_MINOR, 1));
    assert_eq!(outcome("not-healed"), of(words::OUTCOME_MAJOR, 3));
}

/// The units of the answers come before those of the page, as in the report.
#[test]
fn lengths_are_in_the_units_of_the_answers() {
    let input = "numbers = { longestKm = 10, plannedKm = 15 }\nunits = \"us\"";
    let plan = plan(input);
    let text = words_of(tip(&plan, "tip-cap-long-run"));
    assert!(text.contains("6.8 mi") && !text.contains("km"), "{text}");
}
