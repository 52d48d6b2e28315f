use std::collections::BTreeSet;

use gait_check::content::CATALOG;
use gait_check::domain::{Dropped, Leaf, RawInput, evaluate, read};
use gait_check::text::System;
use proptest::prelude::*;

use crate::arbitrary::{self, any_leaf, config, garbage};
use crate::support;

type Fields = Vec<(String, Leaf)>;

/// An input beside one whose fields come in another order.
fn shuffled(input: RawInput) -> impl Strategy<Value = (RawInput, RawInput)> {
    let RawInput { answers, flags, pain, numbers, .. } = input.clone();
    let fields = [answers, flags, pain, numbers].map(|fields: Fields| Just(fields).prop_shuffle());
    fields.prop_map(move |[answers, flags, pain, numbers]| {
        let other = RawInput { answers, flags, pain, numbers, ..input.clone() };
        (input.clone(), other)
    })
}

/// An input beside one whose lists come in another order.
fn relisted(input: RawInput) -> impl Strategy<Value = (RawInput, RawInput)> {
    let places = input.locations.clone().unwrap_or_default();
    let lists = [input.groups.clone(), places].map(|list| Just(list).prop_shuffle());
    lists.prop_map(move |[groups, places]| {
        let locations = input.locations.is_some().then_some(places);
        (input.clone(), RawInput { groups, locations, ..input.clone() })
    })
}

/// What was dropped, so that it can be compared: a value may be no number, which equals nothing.
fn shown(dropped: &[Dropped]) -> Vec<String> {
    dropped.iter().map(|row| format!("{row:?}")).collect()
}

fn is_same(one: &Leaf, other: &Leaf) -> bool {
    match (one, other) {
        (Leaf::Number(one), Leaf::Number(other)) => (one - other).abs() < 1e-9,
        _ => one == other,
    }
}

fn any_input() -> impl Strategy<Value = RawInput> {
    prop_oneof![arbitrary::input(), garbage()]
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn the_order_of_fields_makes_no_difference((one, other) in any_input().prop_flat_map(shuffled)) {
        let ((one, dropped), (other, dropped_too)) = (read(&CATALOG, &one), read(&CATALOG, &other));
        prop_assert_eq!(evaluate(&CATALOG, &one), evaluate(&CATALOG, &other));
        prop_assert_eq!(one, other);
        prop_assert_eq!(shown(&dropped), shown(&dropped_too));
    }

    /// Values of one list that are dropped keep the order they came in.
    #[test]
    fn the_order_of_a_list_makes_no_difference((one, other) in any_input().prop_flat_map(relisted)) {
        let ((one, dropped), (other, dropped_too)) = (read(&CATALOG, &one), read(&CATALOG, &other));
        prop_assert_eq!(evaluate(&CATALOG, &one), evaluate(&CATALOG, &other));
        prop_assert_eq!(one, other);
        let sorted = |dropped: &[Dropped]| {
            let mut rows = shown(dropped);
            rows.sort_unstable();
            rows
        };
        prop_assert_eq!(sorted(&dropped), sorted(&dropped_too));
    }

    #[test]
    fn what_is_saved_is_what_is_loaded(said in arbitrary::answers()) {
        let (loaded, dropped) = read(&CATALOG, &support::record(&said));
        prop_assert_eq!(loaded, said);
        prop_assert_eq!(dropped, Vec::new());
    }

    #[test]
    fn a_known_input_is_read_whole(input in arbitrary::input()) {
        let (said, dropped) = read(&CATALOG, &input);
        prop_assert_eq!(dropped, Vec::new());
        prop_assert_eq!(support::record(&said), input);
    }

    /// What was kept is what a record of it holds, so the two must add up to the input.
    #[test]
    fn whatever_is_not_known_is_dropped_and_named(input in garbage()) {
        let (said, dropped) = read(&CATALOG, &input);
        let _ = evaluate(&CATALOG, &said);
        let kept = support::record(&said);
        let fields: BTreeSet<&str> = dropped.iter().map(|row| row.field.as_str()).collect();
        for (area, given, kept) in [
            ("answers", &input.answers, &kept.answers),
            ("flags", &input.flags, &kept.flags),
            ("pain", &input.pain, &kept.pain),
            ("numbers", &input.numbers, &kept.numbers),
        ] {
            for (name, value) in given {
                let is_kept = kept.iter().any(|row| row.0 == *name && is_same(&row.1, value));
                let field = if name.is_empty() { area } else { &format!("{area}.{name}") };
                let is_named = fields.contains(field);
                prop_assert!(is_kept != is_named, "{area}.{name}: {value:?}");
            }
        }
        for (area, given, kept) in [
            ("groups", input.groups.clone(), kept.groups),
            ("locations", input.locations.clone().unwrap_or_default(), kept.locations.unwrap_or_default()),
        ] {
            let lost = given.iter().filter(|value| !kept.contains(value)).count();
            prop_assert_eq!(dropped.iter().filter(|row| row.field == area).count(), lost);
        }
        prop_assert_eq!(said.locations_given, input.locations.is_some());
        prop_assert_eq!(kept.units.is_some(), input.units.is_some() && !fields.contains("units"));
    }

    #[test]
    fn every_reason_says_what_to_give(input in garbage()) {
        let speaker = support::speaker(System::Metric);
        for row in read(&CATALOG, &input).1 {
            let reason = speaker.reason(&row);
            prop_assert!(!reason.is_empty() && !reason.contains('{'), "{row:?}: {reason}");
        }
    }

    #[test]
    fn any_value_of_any_field_is_read_without_a_panic(
        name in arbitrary::any_text(), value in any_leaf(),
    ) {
        let one = vec![(name, value.clone())];
        let input = RawInput {
            answers: one.clone(),
            flags: one.clone(),
            groups: vec![value.clone()],
            locations: Some(vec![value.clone()]),
            pain: one.clone(),
            numbers: one,
            units: Some(value),
        };
        let _ = evaluate(&CATALOG, &read(&CATALOG, &input).0);
    }
}

#[test]
fn no_location_is_not_the_same_as_no_pain() {
    let (silent, _) = support::answers("");
    let (painless, _) = support::answers("locations = []");
    assert!(!silent.locations_given);
    assert!(painless.locations_given && !painless.is_located());
}
