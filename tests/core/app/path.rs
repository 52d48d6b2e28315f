use gait_check::app::{Mode, Model, Msg, Place, Settings, StepView, Tour, steps};
use gait_check::content::CATALOG;

use super::walk::{Walk, check, items};
use crate::support::{area, group, item, place};

#[test]
fn the_way_begins_with_safety_and_ends_with_the_plan() {
    for (mode, count) in [(Mode::Express, 10), (Mode::Standard, 27), (Mode::Full, 48)] {
        let mut walk = Walk::new(mode);
        walk.sore("hip-outer");
        let places = walk.rest();
        assert_eq!(
            places[..4],
            [Place::Safety, Place::Where, Place::Pain, Place::AboutYou],
            "{mode:?}"
        );
        assert_eq!(items(&places).len(), count, "{mode:?}");
        assert_eq!(places.last(), Some(&Place::Plan), "{mode:?}");
        assert_eq!(places.len(), 4 + count + 1, "{mode:?}");
    }
}

#[test]
fn the_express_way_goes_the_express_path() {
    let mut walk = Walk::new(Mode::Express);
    walk.sore("buttock");
    let path: Vec<_> = CATALOG.express_path().into_iter().map(Place::Check).collect();
    assert_eq!(walk.rest()[4..14], path);
}

#[test]
fn the_standard_way_asks_the_core_items_area_by_area() {
    let mut walk = Walk::new(Mode::Standard);
    walk.sore("buttock");
    let core: Vec<_> = CATALOG.items.iter().filter(|item| item.core).map(|item| item.id).collect();
    assert_eq!(items(&walk.rest()), core);
}

#[test]
fn pain_is_asked_about_only_where_it_hurts() {
    let mut walk = Walk::new(Mode::Express).on_to(Place::Where);
    walk.send(Msg::Painless);
    assert_eq!(walk.model.place, Place::AboutYou);
    assert!(!steps(&CATALOG, &walk.model).contains(&Place::Pain));
}

#[test]
fn progress_counts_the_checks() {
    let mut walk = Walk::new(Mode::Express);
    assert_eq!(walk.screen().progress, None);
    walk = walk.on_to(check("hip-strength-habit"));
    let progress = walk.screen().progress.expect("a check has progress");
    assert_eq!((progress.label.as_str(), progress.place, progress.total), ("3 of 10", 3, 10));
    let walk = walk.on_to(Place::Plan);
    assert_eq!(walk.screen().progress, None);
}

#[test]
fn areas_limit_the_items_but_never_the_safety_screen() {
    let mut walk = Walk::new(Mode::Full);
    let areas = vec![area("footwear"), area("hydration")];
    walk.send(Msg::Configured(Settings { mode: Mode::Full, areas, ..Settings::default() }));
    assert_eq!(walk.model.place, Place::Safety);
    assert!(matches!(walk.screen().step, StepView::Safety(_)));
    walk.sore("sit-bone");
    let places = walk.rest();
    assert_eq!(places[..4], [Place::Safety, Place::Where, Place::Pain, Place::AboutYou]);
    let of = |id: &str| CATALOG.item(item(id)).unwrap().area;
    let kept = items(&places);
    assert!(kept.iter().all(|id| [area("footwear"), area("hydration")].contains(&of(id))));
    assert_eq!(kept.len(), 15);
}

#[test]
fn an_area_without_items_on_the_short_path_is_asked_about_its_core_ones() {
    let mut walk = Walk::new(Mode::Express);
    let areas = vec![area("foot-alignment")];
    walk.send(Msg::Configured(Settings { areas, ..Settings::default() }));
    walk = walk.on_to(Place::AboutYou);
    walk.next();
    let ids = ["arch-footprint", "surface-camber"];
    assert_eq!(items(&steps(&CATALOG, &walk.model)), ids);
    assert_eq!(walk.model.place, Place::Check(item(ids[0])));
}

#[test]
fn items_that_are_hidden_for_a_runner_are_not_asked() {
    let mut model = Model::default();
    model.settings.mode = Mode::Full;
    model.answers.set_group(group("sg-under-18"), true);
    let ids = items(&steps(&CATALOG, &model));
    assert_eq!(ids.len(), 46);
    assert!(!ids.contains(&"weight-change") && !ids.contains(&"sweat-test"));
}

#[test]
fn more_checks_for_where_it_hurts_are_those_that_weigh_most_and_were_not_on_the_way() {
    let ids = |mode, places: &[&str]| {
        let mut model = Model { tour: Tour::Sore, ..Model::default() };
        model.settings.mode = mode;
        for id in places {
            model.answers.set_location(place(id), true);
        }
        items(&steps(&CATALOG, &model))
    };
    let front =
        ["cadence-change", "intensity-change", "energy-availability", "hip-flexor-stiffness"];
    assert_eq!(ids(Mode::Express, &["hip-front"]), front);
    assert_eq!(
        ids(Mode::Express, &["hip-front", "buttock"]),
        [&front[..3], &["single-leg-squat"], &front[3..], &["sit-bone-load"]].concat()
    );
    assert_eq!(ids(Mode::Full, &["hip-front"]), Vec::<&str>::new());
    assert_eq!(ids(Mode::Express, &[]), Vec::<&str>::new());
}

#[test]
fn more_checks_of_an_area_are_all_of_its_items() {
    let model = Model { tour: Tour::Area(area("footwear")), ..Model::default() };
    let ids = items(&steps(&CATALOG, &model));
    let all: Vec<_> = (CATALOG.items.iter())
        .filter(|item| item.area == area("footwear"))
        .map(|item| item.id)
        .collect();
    assert_eq!(ids, all);
}
