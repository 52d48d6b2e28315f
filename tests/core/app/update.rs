use gait_check::app::{
    Effect, Happening, Mode, Model, Msg, Notice, PainFact, PainLevel, Place, Settings, Snapshot,
    StepView, Tour, steps, update,
};
use gait_check::content::CATALOG;
use gait_check::domain::{
    Action, Answers, AreaId, ChoiceId, Facts, FlagId, GroupId, ItemId, LocationId, Measure, Pain,
    Reply, evaluated, read,
};
use gait_check::text::System;
use proptest::prelude::*;
use proptest::sample::select;

use super::walk::{ARRIVAL, CHANGE, STEP, Walk, check, then};
use crate::arbitrary::{self, config};
use crate::support::{self, area, choice, flag, group, item, place};

/// Any message a page, a runner or storage may send.
fn any_msg() -> impl Strategy<Value = Msg> {
    let items = 0..CATALOG.items.len();
    let answered = items.clone().prop_flat_map(|index| {
        let choices = 0..CATALOG.items[index].choices.len();
        choices.prop_map(move |choice| Msg::Answered(ItemId::at(index), ChoiceId::at(choice)))
    });
    let reply = select(vec![
        None,
        Some(Reply::No),
        Some(Reply::NotSure),
        Some(Reply::Yes),
        Some(Reply::No),
    ]);
    let levels = vec![
        PainLevel::During,
        PainLevel::After,
        PainLevel::NextMorning,
        PainLevel::BaselineMorning,
    ];
    let facts =
        vec![PainFact::Limp, PainFact::Builds, PainFact::PastBoneStress, PainFact::CalfPain];
    let places = vec![Place::Safety, Place::Where, Place::Pain, Place::AboutYou, Place::Plan];
    let a_place = || {
        prop_oneof![select(places.clone()), items.clone().prop_map(|i| Place::Check(ItemId::at(i)))]
    };
    let areas = 0..CATALOG.areas.len();
    let modes = vec![Mode::Express, Mode::Standard, Mode::Full];
    let settings = (select(modes), prop::collection::vec(areas.clone().prop_map(AreaId::at), 0..3))
        .prop_map(|(mode, areas)| Settings { mode, areas, system: System::Metric });
    let snapshot =
        (arbitrary::answers(), a_place()).prop_map(|(answers, place)| Snapshot { answers, place });
    let notices = vec![None, Some(Notice::Broken), Some(Notice::Refused), Some(Notice::Dropped)];
    prop_oneof![
        6 => answered,
        3 => (0..CATALOG.flags.len(), reply)
            .prop_map(|(flag, reply)| Msg::Flagged(FlagId::at(flag), reply)),
        2 => (0..CATALOG.groups.len(), any::<bool>())
            .prop_map(|(group, is_in)| Msg::Grouped(GroupId::at(group), is_in)),
        2 => (0..CATALOG.locations.len(), any::<bool>())
            .prop_map(|(place, is_sore)| Msg::Located(LocationId::at(place), is_sore)),
        1 => Just(Msg::Painless),
        2 => (select(levels), prop::option::of(0..=10_u8))
            .prop_map(|(level, value)| Msg::Rated(level, value)),
        2 => (select(facts), any::<bool>()).prop_map(|(fact, holds)| Msg::Noted(fact, holds)),
        10 => Just(Msg::Next),
        4 => Just(Msg::Back),
        1 => items.clone().prop_map(|index| Msg::Change(Place::Check(ItemId::at(index)))),
        1 => areas.prop_map(|area| Msg::More(AreaId::at(area))),
        1 => Just(Msg::MoreWhereSore),
        1 => (prop::bool::ANY, prop::option::of(-10.0..600.0_f64)).prop_map(|(is_cadence, value)| {
            let measure = if is_cadence { Measure::CadenceSpm } else { Measure::LongestKm };
            Msg::Measured(measure, value)
        }),
        1 => Just(Msg::GoOn),
        1 => Just(Msg::Reset),
        1 => Just(Msg::Dismissed),
        1 => Just(Msg::SaveRefused),
        1 => settings.prop_map(Msg::Configured),
        1 => (prop::option::of(snapshot), select(notices))
            .prop_map(|(saved, notice)| Msg::Restored(saved, notice)),
        1 => arbitrary::answers().prop_map(|answers| Msg::Replaced(Box::new(answers))),
    ]
}

/// What a place can be asked for: places are chosen where they are shown, and the plan offers
/// to change an answer only where its item is asked.
fn is_offered(walk: &Walk, msg: &Msg) -> bool {
    let said = evaluated(&CATALOG, &walk.model.answers);
    let facts = Facts::new(&CATALOG, &said);
    match msg {
        Msg::Located(..) | Msg::Painless => walk.model.place == Place::Where,
        Msg::Change(Place::Check(item)) => !facts.hides(*item),
        _ => true,
    }
}

fn after(msgs: Vec<Msg>) -> Walk {
    let mut walk = Walk::default();
    for msg in msgs {
        if is_offered(&walk, &msg) {
            walk.send(msg);
        }
    }
    walk
}

fn walks() -> impl Strategy<Value = Walk> {
    prop::collection::vec(any_msg(), 0..40).prop_map(after)
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_message_that_changes_nothing_asks_for_nothing(mut walk in walks(), msg in any_msg()) {
        let before = walk.model.clone();
        let effects = walk.send(msg.clone());
        if walk.model == before && msg != Msg::Reset {
            prop_assert_eq!(effects, Vec::new(), "{:?}", msg);
        }
    }

    #[test]
    fn a_message_sent_twice_answers_once(mut walk in walks(), msg in any_msg()) {
        if matches!(msg, Msg::Next | Msg::Back | Msg::Painless | Msg::More(_) | Msg::MoreWhereSore | Msg::GoOn | Msg::Reset) {
            return Ok(());
        }
        walk.send(msg.clone());
        let once = walk.model.clone();
        prop_assert_eq!(walk.send(msg), Vec::new());
        prop_assert_eq!(walk.model, once);
    }

    #[test]
    fn a_changed_answer_is_kept_and_told(mut walk in walks(), msg in any_msg()) {
        let loads = matches!(msg, Msg::Restored(..) | Msg::Reset);
        let before = walk.model.answers.clone();
        let effects = walk.send(msg);
        if walk.model.answers != before && !loads {
            prop_assert!(effects.contains(&Effect::Save));
            prop_assert!(effects.contains(&Effect::Tell(Happening::Change)));
        }
    }

    #[test]
    fn another_place_is_kept_and_takes_the_focus(mut walk in walks(), msg in any_msg()) {
        let loads = matches!(
            msg, Msg::Restored(..) | Msg::Configured(_) | Msg::Replaced(_) | Msg::Reset
        );
        let before = walk.model.place;
        let effects = walk.send(msg);
        if walk.model.place != before && !loads {
            prop_assert!(effects.contains(&Effect::Save) && effects.contains(&Effect::FocusHeading));
            let arrives = effects.contains(&Effect::Tell(Happening::Complete));
            prop_assert_eq!(arrives, walk.model.place == Place::Plan);
        }
    }

    #[test]
    fn the_place_is_always_on_the_way(walk in walks()) {
        let steps = steps(&CATALOG, &walk.model);
        prop_assert!(steps.contains(&walk.model.place), "{:?} of {steps:?}", walk.model.place);
    }

    #[test]
    fn every_state_has_a_screen(walk in walks()) {
        let screen = walk.screen();
        let is_plan = matches!(screen.step, StepView::Plan(_));
        prop_assert_eq!(is_plan, walk.model.place == Place::Plan);
        prop_assert_eq!(screen.live.is_none(), is_plan);
        prop_assert!(!support::say(screen.on).is_empty());
    }

    #[test]
    fn going_on_ends_at_the_plan(walk in walks()) {
        let _ = walk.rest();
    }

    #[test]
    fn back_and_on_lose_no_answer(mut walk in walks(), backs in 1..60_usize) {
        let before = walk.model.answers.clone();
        (0..backs).for_each(|_| drop(walk.send(Msg::Back)));
        prop_assert_eq!(walk.model.answers, before);
    }

    #[test]
    fn back_undoes_a_step(mode in 0..3_usize, skipped in 0..40_usize) {
        let mut walk = Walk::new([Mode::Express, Mode::Standard, Mode::Full][mode]);
        walk.sore("hip-outer");
        (0..skipped).for_each(|_| drop(walk.next()));
        let here = walk.model.place;
        if here != Place::Plan {
            walk.next();
            prop_assert_eq!(walk.send(Msg::Back), STEP);
            prop_assert_eq!(walk.model.place, here);
        }
    }

    #[test]
    fn saved_answers_come_back_as_they_were(walk in walks()) {
        let said = walk.model.answers;
        let (loaded, dropped) = read(&CATALOG, &support::record(&said));
        prop_assert_eq!(dropped, Vec::new());
        prop_assert_eq!(loaded, said);
    }
}

#[test]
fn taking_back_what_was_never_said_asks_for_nothing() {
    for msg in [
        Msg::Flagged(flag("rf-fever"), None),
        Msg::Grouped(group("sg-bone"), false),
        Msg::Rated(PainLevel::During, None),
        Msg::Noted(PainFact::Limp, false),
        Msg::Back,
        Msg::Dismissed,
        Msg::Configured(Settings::default()),
        Msg::Replaced(Box::default()),
    ] {
        let mut walk = Walk::default();
        assert_eq!(walk.send(msg.clone()), [], "{msg:?}");
        assert_eq!(walk.model, Model::default(), "{msg:?}");
    }
}

#[test]
fn an_answer_is_recorded_and_stays_in_place() {
    let mut walk = Walk::new(Mode::Express).on_to(check("warm-up"));
    assert_eq!(walk.answer("warm-up", "static-only"), CHANGE);
    let (item, choice) = choice("warm-up", "static-only");
    assert_eq!(walk.model.answers.choice(item), Some(choice));
    assert_eq!(walk.model.place, check("warm-up"));
    assert_eq!(walk.answer("warm-up", "static-only"), []);
}

#[test]
fn a_check_can_be_skipped() {
    let mut walk = Walk::new(Mode::Express).on_to(check("warm-up"));
    let before = walk.model.answers.clone();
    assert_eq!(walk.next(), STEP);
    assert_eq!(walk.model.place, check("drink-long"));
    assert_eq!(walk.model.answers, before);
}

#[test]
fn going_on_says_no_to_the_signs_that_were_not_ticked() {
    let mut walk = Walk::new(Mode::Express);
    walk.flag("rf-fever", Reply::NotSure);
    assert_eq!(walk.model.answers.flag(flag("rf-saddle")), None);
    walk.next();
    let asked = |id| walk.model.answers.flag(flag(id));
    assert_eq!(asked("rf-saddle"), Some(Reply::No));
    assert_eq!(asked("rf-fever"), Some(Reply::NotSure));
    // Those of later steps have not been asked yet.
    for later in ["rf-night-pain", "rf-systemic", "rf-low-sodium-early"] {
        assert_eq!(asked(later), None, "{later}");
    }
}

#[test]
fn each_step_with_signs_says_no_to_its_own() {
    let mut walk = Walk::new(Mode::Express);
    walk.sore("buttock");
    for (here, id) in [
        (Place::Safety, "rf-saddle"),
        (Place::Pain, "rf-night-pain"),
        (Place::AboutYou, "rf-systemic"),
        (check("drink-long"), "rf-low-sodium-early"),
    ] {
        walk = walk.on_to(here);
        assert_eq!(walk.model.answers.flag(flag(id)), None, "{id}");
        assert_eq!(walk.next(), then(CHANGE, STEP), "{id}");
        assert_eq!(walk.model.answers.flag(flag(id)), Some(Reply::No), "{id}");
    }
}

#[test]
fn no_pain_takes_back_what_was_said_about_it() {
    let mut walk = Walk::new(Mode::Express).on_to(Place::Where);
    walk.sore("hip-front");
    walk.next();
    walk.send(Msg::Rated(PainLevel::During, Some(4)));
    walk.send(Msg::Noted(PainFact::Builds, true));
    walk.send(Msg::Noted(PainFact::CalfPain, true));
    walk.flag("rf-two-weeks", Reply::Yes);
    walk.send(Msg::Back);
    assert_eq!(walk.model.place, Place::Where);
    assert_eq!(walk.send(Msg::Painless), then(CHANGE, STEP));
    let answers = &walk.model.answers;
    assert_eq!(walk.model.place, Place::AboutYou);
    assert!(answers.locations_given && !answers.is_located());
    assert_eq!(answers.pain, Pain::default());
    assert_eq!(answers.numbers.calf_pain, None);
    assert_eq!(answers.flag(flag("rf-two-weeks")), None);
    // What was said on the first screen stays.
    assert_eq!(answers.flag(flag("rf-saddle")), Some(Reply::No));
}

#[test]
fn an_emergency_leads_to_the_plan_at_once() {
    let mut walk = Walk::new(Mode::Express);
    assert_eq!(walk.flag("rf-saddle", Reply::Yes), then(CHANGE, [Effect::FetchSources]));
    assert_eq!(walk.next(), then(CHANGE, ARRIVAL));
    assert_eq!(walk.model.place, Place::Plan);
    assert_eq!(walk.model.seen_gate, Some(Action::Emergency));
    let StepView::Plan(plan) = walk.screen().step else { panic!("the plan is in front") };
    assert_eq!((plan.gate, plan.cards.len(), plan.may_go_on), ("emergency", 1, false));
}

#[test]
fn an_emergency_goes_away_when_it_is_taken_back() {
    let mut walk = Walk::new(Mode::Express);
    walk.flag("rf-saddle", Reply::Yes);
    walk.next();
    walk.send(Msg::Change(Place::Safety));
    walk.flag("rf-saddle", Reply::No);
    assert_eq!(walk.report().gate, None);
}

#[test]
fn an_urgent_sign_leads_back_to_the_plan_each_time() {
    let mut walk = Walk::new(Mode::Express);
    walk.flag("rf-calf-clot", Reply::Yes);
    walk.next();
    walk.send(Msg::Change(check("warm-up")));
    assert_eq!(walk.next(), ARRIVAL);
}

#[test]
fn a_sign_to_be_seen_about_soon_interrupts_once() {
    let mut walk = Walk::new(Mode::Express).on_to(Place::Where);
    walk.sore("buttock");
    walk.next();
    walk.flag("rf-locking", Reply::Yes);
    assert_eq!(walk.next(), then(CHANGE, ARRIVAL));
    assert_eq!((walk.model.place, walk.model.seen_gate), (Place::Plan, Some(Action::Soon)));
    let StepView::Plan(plan) = walk.screen().step else { panic!("the plan is in front") };
    assert!(plan.may_go_on);
    assert_eq!(walk.send(Msg::GoOn), STEP);
    assert_eq!(walk.model.tour, Tour::Whole);
    let interrupted = walk.clone().rest();
    assert_eq!(interrupted.iter().filter(|place| **place == Place::Plan).count(), 1);
    assert!(interrupted.len() >= 11, "{interrupted:?}");
}

/// Groups change what is safe to say, so that nobody may get past them unasked.
#[test]
fn going_on_after_an_interruption_still_asks_about_the_runner() {
    let mut walk = Walk::new(Mode::Express).on_to(Place::Where);
    walk.sore("buttock");
    walk.next();
    walk.flag("rf-locking", Reply::Yes);
    walk.next();
    walk.send(Msg::GoOn);
    assert_eq!(walk.model.place, Place::AboutYou);
}

#[test]
fn going_on_after_the_first_screen_asks_where_it_hurts() {
    let mut walk = Walk::new(Mode::Express);
    walk.flag("rf-groin-load-pain", Reply::NotSure);
    walk.next();
    assert_eq!(walk.model.place, Place::Plan);
    assert_eq!(walk.send(Msg::GoOn), STEP);
    assert_eq!(walk.model.place, Place::Where);
}

#[test]
fn a_worse_sign_interrupts_again() {
    let mut walk = Walk::new(Mode::Express).on_to(Place::Where);
    walk.sore("buttock");
    walk.next();
    walk.flag("rf-locking", Reply::Yes);
    walk.next();
    walk.send(Msg::GoOn);
    walk.flag("rf-fever", Reply::Yes);
    walk.next();
    assert_eq!((walk.model.place, walk.report().gate), (Place::Plan, Some(Action::Emergency)));
}

#[test]
fn one_answer_is_changed_and_the_plan_comes_back() {
    let mut walk = Walk::new(Mode::Express).on_to(Place::Plan);
    assert_eq!(walk.send(Msg::Change(check("warm-up"))), STEP);
    assert_eq!((walk.model.place, walk.model.tour), (check("warm-up"), Tour::Single));
    assert_eq!(walk.answer("warm-up", "easy-start"), CHANGE);
    assert_eq!(walk.next(), ARRIVAL);
    assert_eq!((walk.model.place, walk.model.tour), (Place::Plan, Tour::Whole));
}

#[test]
fn back_from_one_answer_is_back_to_the_plan() {
    let mut walk = Walk::new(Mode::Express).on_to(Place::Plan);
    walk.send(Msg::Change(check("warm-up")));
    assert_eq!(walk.send(Msg::Back), ARRIVAL);
    assert_eq!((walk.model.place, walk.model.tour), (Place::Plan, Tour::Whole));
}

#[test]
fn more_checks_for_where_it_hurts_lead_back_to_the_plan() {
    let mut walk = Walk::new(Mode::Express);
    walk.sore("hip-outer");
    let mut walk = walk.on_to(Place::Plan);
    walk.answer("weekly-change", "same-or-less");
    assert_eq!(walk.send(Msg::MoreWhereSore), STEP);
    assert_eq!((walk.model.place, walk.model.tour), (check("pelvic-drop"), Tour::Sore));
    for id in ["weekly-change", "single-leg-squat"] {
        assert_eq!(walk.next(), STEP);
        assert_eq!(walk.model.place, check(id));
    }
    assert_eq!(walk.next(), ARRIVAL);
    assert_eq!((walk.model.place, walk.model.tour), (Place::Plan, Tour::Whole));
}

#[test]
fn where_nothing_hurts_there_are_no_more_checks_for_it() {
    let mut walk = Walk::new(Mode::Express).on_to(Place::Plan);
    let before = walk.model.clone();
    assert_eq!(walk.send(Msg::MoreWhereSore), []);
    assert_eq!(walk.model, before);
}

#[test]
fn back_from_a_gate_is_back_to_the_step_that_raised_it() {
    for (id, place) in
        [("rf-saddle", Place::Safety), ("rf-locking", Place::Pain), ("rf-two-weeks", Place::Plan)]
    {
        let mut walk = Walk::new(Mode::Express);
        walk.sore("buttock");
        walk.flag(id, Reply::Yes);
        walk.model.place = Place::Plan;
        walk.send(Msg::Back);
        // A flag below `soon` gates nothing, so the last check is the step before.
        let last = CATALOG.express_path().pop().map(Place::Check);
        let expected = if place == Place::Plan { last } else { Some(place) };
        assert_eq!(Some(walk.model.place), expected, "{id}");
    }
}

#[test]
fn a_typed_number_is_kept_in_the_units_of_the_domain() {
    let mut walk = Walk::new(Mode::Express);
    assert_eq!(walk.send(Msg::Measured(Measure::LongestKm, Some(8.0))), CHANGE);
    assert_eq!(walk.model.answers.numbers.longest_km, Some(8.0));
    walk.model.answers.us_units = Some(true);
    walk.send(Msg::Measured(Measure::LongestKm, Some(5.0)));
    let km = walk.model.answers.numbers.longest_km.expect("it is kept");
    assert!((km - 8.046_72).abs() < 1e-9, "{km}");
    walk.send(Msg::Measured(Measure::CadenceSpm, Some(162.0)));
    assert_eq!(walk.model.answers.numbers.cadence_spm, Some(162.0));
}

#[test]
fn a_number_out_of_its_range_is_none() {
    for value in [119.0, 241.0, -1.0, f64::INFINITY, f64::NAN] {
        let mut walk = Walk::new(Mode::Express);
        walk.send(Msg::Measured(Measure::CadenceSpm, Some(160.0)));
        walk.send(Msg::Measured(Measure::CadenceSpm, Some(value)));
        assert_eq!(walk.model.answers.numbers.cadence_spm, None, "{value}");
    }
}

#[test]
fn more_checks_of_an_area_begin_at_the_first_that_is_open() {
    let mut walk = Walk::new(Mode::Express).on_to(Place::Plan);
    walk.answer("shoe-comfort", "comfortable");
    assert_eq!(walk.send(Msg::More(area("footwear"))), STEP);
    assert_eq!(walk.model.place, check("shoe-mileage"));
    for id in ["shoe-wear-pattern", "shoe-change", "shoe-rotation", "shoe-choice-basis"] {
        assert_eq!(walk.next(), STEP);
        assert_eq!(walk.model.place, check(id));
    }
    assert_eq!(walk.next(), ARRIVAL);
    assert_eq!((walk.model.place, walk.model.tour), (Place::Plan, Tour::Whole));
}

#[test]
fn back_from_the_first_check_of_an_area_is_back_to_the_plan() {
    let mut walk = Walk::new(Mode::Express).on_to(Place::Plan);
    walk.send(Msg::More(area("footwear")));
    assert_eq!(walk.send(Msg::Back), ARRIVAL);
    assert_eq!(walk.model.tour, Tour::Whole);
}

#[test]
fn starting_over_forgets_all_but_the_settings() {
    let mut walk = Walk::new(Mode::Standard).on_to(check("warm-up"));
    walk.answer("warm-up", "static-only");
    let told = [Effect::Forget, Effect::Tell(Happening::Change), Effect::FocusHeading];
    assert_eq!(walk.send(Msg::Reset), told);
    assert_eq!(walk.model, Walk::new(Mode::Standard).model);
}

#[test]
fn starting_over_on_the_first_screen_with_nothing_said_asks_for_nothing() {
    let mut walk = Walk::default();
    assert_eq!(walk.send(Msg::Reset), []);
}

fn restored(answers: Answers, place: Place) -> Walk {
    let mut walk = Walk::default();
    let effects = walk.send(Msg::Restored(Some(Snapshot { answers, place }), None));
    assert!(effects.iter().all(|effect| *effect == Effect::FetchSources), "{effects:?}");
    walk
}

fn some_answers() -> Answers {
    support::answers("answers = { warm-up = \"static-only\" }\nlocations = []").0
}

#[test]
fn a_saved_place_comes_back() {
    for place in [Place::Safety, Place::Where, Place::AboutYou, check("drink-long"), Place::Plan] {
        let walk = restored(some_answers(), place);
        assert_eq!((walk.model.place, walk.model.answers), (place, some_answers()));
    }
}

#[test]
fn a_saved_place_that_is_gone_leads_to_the_plan() {
    for gone in [Place::Check(ItemId(200)), Place::Pain] {
        assert_eq!(restored(some_answers(), gone).model.place, Place::Plan, "{gone:?}");
        assert_eq!(restored(Answers::default(), gone).model.place, Place::Safety, "{gone:?}");
    }
}

#[test]
fn a_saved_check_beside_the_way_comes_back_on_the_way_through_its_area() {
    let model = restored(some_answers(), check("shoe-rotation")).model;
    let area = CATALOG.find_area("footwear").expect("there is such an area");
    assert_eq!((model.place, model.tour), (check("shoe-rotation"), Tour::Area(area)));
}

#[test]
fn a_saved_item_that_is_hidden_for_the_runner_is_not_shown() {
    let mut walk = Walk::new(Mode::Standard);
    let mut answers = some_answers();
    answers.set_group(group("sg-pregnant"), true);
    let place = check("weight-change");
    walk.send(Msg::Restored(Some(Snapshot { answers, place }), None));
    assert_eq!(walk.model.place, Place::Plan);
}

#[test]
fn a_saved_gate_does_not_interrupt_again() {
    let (answers, _) = support::answers("flags = { rf-locking = \"yes\" }\nlocations = []");
    let mut walk = restored(answers, check("warm-up"));
    assert_eq!(walk.model.seen_gate, Some(Action::Soon));
    walk.next();
    assert_eq!(walk.model.place, check("drink-long"));
}

#[test]
fn what_went_wrong_is_told_once() {
    for notice in [Notice::Broken, Notice::Refused, Notice::Dropped] {
        let mut walk = Walk::default();
        assert_eq!(walk.send(Msg::Restored(None, Some(notice))), []);
        assert_eq!(walk.model.notice, Some(notice));
        assert_eq!(walk.model.is_save_refused, notice == Notice::Refused);
        assert!(walk.screen().notice.is_some());
        assert_eq!(walk.send(Msg::Dismissed), [Effect::FocusHeading]);
        assert_eq!(walk.send(Msg::Dismissed), []);
        assert_eq!((walk.model.notice, walk.screen().notice), (None, None));
    }
}

#[test]
fn a_refused_save_is_told_and_loses_nothing() {
    let mut walk = Walk::default();
    walk.answer("warm-up", "static-only");
    let answers = walk.model.answers.clone();
    assert_eq!(walk.send(Msg::SaveRefused), []);
    assert_eq!((walk.model.notice, walk.model.is_save_refused), (Some(Notice::Refused), true));
    assert_eq!(walk.model.answers, answers);
}

#[test]
fn the_words_of_the_sources_are_asked_for_once_and_when_a_source_is_shown() {
    let mut walk = Walk::new(Mode::Express);
    walk.next();
    walk.send(Msg::Painless);
    walk.next();
    walk.answer("single-run-spike", "30-to-100");
    assert!(!walk.model.has_asked_for_sources);

    let at_plan = restored(walk.model.answers.clone(), Place::Plan).model;
    assert!(at_plan.has_asked_for_sources);
    let mut walk = walk.on_to(Place::Plan);
    assert!(walk.model.has_asked_for_sources);
    assert_eq!(walk.send(Msg::Change(Place::Safety)), STEP);
    assert_eq!(walk.next(), ARRIVAL);
}

#[test]
fn words_of_the_sources_that_did_not_come_are_asked_for_again_but_not_at_once() {
    let mut walk = Walk::new(Mode::Express);
    assert_eq!(walk.flag("rf-locking", Reply::Yes), then(CHANGE, [Effect::FetchSources]));
    assert_eq!(walk.send(Msg::SourcesFailed), []);
    assert_eq!(walk.flag("rf-locking", Reply::NotSure), then(CHANGE, [Effect::FetchSources]));
    assert_eq!(walk.flag("rf-locking", Reply::Yes), CHANGE);
}

#[test]
fn other_settings_keep_the_answers_and_a_place_that_is_left() {
    let mut walk = Walk::new(Mode::Full).on_to(check("shoe-rotation"));
    walk.answer("shoe-rotation", "one-pair");
    let answers = walk.model.answers.clone();
    assert_eq!(walk.send(Msg::Configured(Settings::default())), [Effect::FetchSources]);
    assert_eq!((walk.model.place, &walk.model.answers), (Place::Plan, &answers));
    let mut walk = Walk::new(Mode::Full).on_to(check("shoe-comfort"));
    walk.send(Msg::Configured(Settings::default()));
    assert_eq!(walk.model.place, check("shoe-comfort"));
}

#[test]
fn answers_a_page_sets_are_kept_and_told() {
    let mut walk = Walk::default();
    assert_eq!(walk.send(Msg::Replaced(Box::new(some_answers()))), CHANGE);
    assert_eq!(walk.model.answers, some_answers());
    assert_eq!(walk.send(Msg::Replaced(Box::new(some_answers()))), []);
}

/// Saved answers may arrive at any time: they bring a place on the whole way.
#[test]
fn a_saved_place_ends_a_detour() {
    let mut walk = Walk::new(Mode::Express).on_to(Place::Plan);
    walk.send(Msg::More(area("footwear")));
    let (answers, place) = (some_answers(), check("warm-up"));
    walk.send(Msg::Restored(Some(Snapshot { answers, place }), None));
    assert_eq!((walk.model.place, walk.model.tour), (check("warm-up"), Tour::Whole));
}

/// A page may take away the very thing a runner is looking at.
#[test]
fn answers_a_page_sets_never_leave_a_place_that_is_gone() {
    let mut walk = Walk::new(Mode::Express).on_to(Place::Where);
    walk.sore("buttock");
    walk.next();
    assert_eq!(walk.model.place, Place::Pain);
    walk.send(Msg::Replaced(Box::new(some_answers())));
    assert!(steps(&CATALOG, &walk.model).contains(&walk.model.place));
}

/// Also on a detour: an item that is hidden for this runner is not left in front of them.
#[test]
fn answers_a_page_sets_never_leave_a_hidden_item_in_front() {
    let mut walk = Walk::new(Mode::Express).on_to(Place::Plan);
    walk.send(Msg::More(area("hydration")));
    while walk.model.place != check("weight-change") {
        walk.next();
    }
    let (answers, _) = support::answers("groups = [\"sg-under-18\"]");
    walk.send(Msg::Replaced(Box::new(answers)));
    assert!(steps(&CATALOG, &walk.model).contains(&walk.model.place));
}

#[test]
fn a_place_is_sore_or_not() {
    let mut walk = Walk::default();
    assert_eq!(walk.sore("hip-outer"), CHANGE);
    assert!(walk.model.answers.is_at(place("hip-outer")));
    assert_eq!(walk.send(Msg::Located(place("hip-outer"), false)), CHANGE);
    assert!(walk.model.answers.locations_given && !walk.model.answers.is_located());
}

#[test]
fn the_catalog_is_an_argument() {
    let mut small = *CATALOG;
    small.items = &CATALOG.items[..3];
    let mut model = Model {
        settings: Settings { mode: Mode::Full, ..Settings::default() },
        ..Model::default()
    };
    update(&small, &mut model, Msg::Painless);
    let ids: Vec<_> = steps(&small, &model);
    assert!(ids.contains(&Place::Check(item("shoe-comfort"))) && ids.len() == 7, "{ids:?}");
}
