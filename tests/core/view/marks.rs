//! What a page's scripts, and people who do not see the page, find things by
//! (contract, section 3).

use std::collections::BTreeSet;

use gait_check::app::{Model, Place, screen};
use gait_check::content::CATALOG;
use proptest::prelude::*;

use super::render::{Element, markup, parse, step};
use crate::app::check;
use crate::arbitrary::{self, config};
use crate::support::{self, answers, say};

fn page(place: Place, input: &str) -> Element {
    parse(&step(place, input))
}

fn marked<'a>(page: &'a Element, part: &str) -> Vec<&'a Element> {
    let is_part = |element: &&Element| {
        element.get("part").is_some_and(|parts| parts.split(' ').any(|one| one == part))
    };
    page.all().into_iter().filter(is_part).collect()
}

/// What a control is called by those who do not see it.
fn name_of(control: &Element, page: &Element) -> String {
    if let Some(label) = control.get("aria-label") {
        return label.trim().to_owned();
    }
    if matches!(control.tag.as_str(), "button" | "summary" | "a") {
        return control.text();
    }
    let holds = |label: &&Element| label.all().iter().any(|inner| std::ptr::eq(*inner, control));
    let label = page.find("label").into_iter().find(holds);
    let words = label.into_iter().flat_map(|label| label.find("span")).map(Element::text);
    words.collect::<String>().trim().to_owned()
}

/// Every kind of step, each in more than one state.
fn pages() -> Vec<(String, Element)> {
    let sore = "locations = [\"hip-front\", \"sit-bone\"]";
    let rich = "locations = [\"buttock\"]\ngroups = [\"sg-meds\"]\n\
        answers = { hip-strength-habit = \"rarely\", shoe-comfort = \"painful\", drink-long = \"nothing\" }";
    let mut pages: Vec<(Place, &str)> = Vec::new();
    for input in ["", sore, rich] {
        for place in [Place::Safety, Place::Where, Place::AboutYou, Place::Plan] {
            pages.push((place, input));
        }
    }
    pages.extend([(Place::Pain, sore), (Place::Pain, rich)]);
    pages.extend(CATALOG.item_ids().map(|item| (Place::Check(item), "")));
    for flag in ["rf-saddle", "rf-calf-clot", "rf-locking", "rf-low-sodium-early", "rf-two-weeks"] {
        let input: &'static str =
            Box::leak(format!("flags = {{ {flag} = \"yes\" }}").into_boxed_str());
        pages.extend([(Place::Plan, input), (Place::Safety, input)]);
    }
    pages
        .into_iter()
        .map(|(place, input)| (format!("{place:?} {input}"), page(place, input)))
        .collect()
}

#[test]
fn no_element_has_a_style_attribute_or_a_script() {
    for (name, page) in pages() {
        assert!(page.with("style").is_empty(), "{name}");
        assert!(page.find("script").is_empty() && page.find("style").is_empty(), "{name}");
        let handlers = page.all().into_iter().flat_map(|element| element.attributes.keys());
        assert!(handlers.into_iter().all(|attribute| !attribute.starts_with("on")), "{name}");
    }
}

#[test]
fn every_control_has_a_name() {
    for (at, page) in pages() {
        for control in page.all() {
            if !["input", "select", "button", "summary", "a"].contains(&control.tag.as_str()) {
                continue;
            }
            let name = name_of(control, &page);
            assert!(!name.is_empty(), "{at}: {control:?} has no name");
        }
        for group in page.find("fieldset") {
            let legend = group.find("legend");
            assert!(legend.iter().any(|legend| !legend.text().is_empty()), "{at}: {group:?}");
        }
        for element in page.find("progress").into_iter().chain(page.find("aside")) {
            assert!(element.get("aria-label").is_some_and(|label| !label.is_empty()), "{at}");
        }
    }
}

#[test]
fn names_of_buttons_tell_them_apart() {
    for (at, page) in pages() {
        let buttons = page.find("button");
        let names: BTreeSet<String> = buttons.iter().map(|one| name_of(one, &page)).collect();
        assert_eq!(names.len(), buttons.len(), "{at}: two buttons share a name");
    }
}

#[test]
fn every_button_is_no_submit_button() {
    for (at, page) in pages() {
        for button in page.find("button") {
            assert_eq!(button.get("type"), Some("button"), "{at}: {button:?}");
        }
    }
}

#[test]
fn drawings_are_hidden_from_those_who_do_not_see_them() {
    for (at, page) in pages() {
        for drawing in page.find("svg") {
            let is_named =
                drawing.get("aria-label").is_some() && drawing.get("role") == Some("img");
            assert!(is_named || drawing.get("aria-hidden") == Some("true"), "{at}");
        }
    }
}

#[test]
fn a_step_has_one_heading_that_can_take_the_focus() {
    for (at, page) in pages() {
        let headings = page.with("data-focus");
        assert_eq!(headings.len(), 1, "{at}");
        assert_eq!(headings[0].get("tabindex"), Some("-1"), "{at}");
        assert!(headings[0].tag.starts_with('h') && !headings[0].text().is_empty(), "{at}");
    }
}

#[test]
fn headings_do_not_skip_a_level() {
    for (at, page) in pages() {
        let levels: Vec<u8> = (page.all().iter())
            .filter_map(|element| element.tag.strip_prefix('h')?.parse().ok())
            .collect();
        assert_eq!(levels.first(), Some(&2), "{at}");
        assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{at}: {levels:?}");
    }
}

#[test]
fn the_parts_of_the_contract_are_there() {
    let everywhere = ["root", "step", "nav", "report", "footer"];
    for (at, page) in pages() {
        for part in everywhere {
            assert!(!marked(&page, part).is_empty(), "{at}: no part `{part}`");
        }
        let known = [
            "root", "header", "progress", "step", "question", "choice", "nav", "report",
            "red-flag", "tip", "product", "footer",
        ];
        for part in page.values("part").into_iter().flat_map(|parts| parts.split(' ')) {
            assert!(known.contains(&part), "{at}: `{part}` is no part of the contract");
        }
    }
    let first = page(Place::Safety, "");
    assert_eq!(marked(&first, "header").len(), 1);
    let check = page(check("warm-up"), "");
    assert_eq!((marked(&check, "progress").len(), marked(&check, "question").len()), (1, 1));
}

#[test]
fn an_item_is_a_fieldset_of_radios_by_its_ids() {
    for item in CATALOG.item_ids() {
        let row = CATALOG.item(item).unwrap();
        let page = page(Place::Check(item), "");
        let [fieldset] = marked(&page, "question")[..] else { panic!("{}: one question", row.id) };
        assert_eq!(fieldset.tag, "fieldset", "{}", row.id);
        assert!(fieldset.find("legend")[0].text().contains(say(row.question)));
        let radios = fieldset.find("input");
        let values: Vec<_> = radios.iter().filter_map(|radio| radio.get("value")).collect();
        let ids: Vec<_> = row.choices.iter().map(|choice| choice.id).collect();
        assert_eq!(values, ids);
        for (radio, choice) in radios.iter().zip(row.choices) {
            assert_eq!((radio.get("type"), radio.get("name")), (Some("radio"), Some(row.id)));
            assert_eq!(radio.get("checked"), None);
            assert_eq!(name_of(radio, &page), say(choice.label));
        }
        assert_eq!(marked(&page, "choice").len(), ids.len());
    }
}

#[test]
fn the_recorded_option_is_the_checked_one() {
    let page = page(check("warm-up"), "answers = { warm-up = \"static-only\" }");
    let checked = page.with("checked");
    assert_eq!(
        checked.iter().map(|one| one.get("value")).collect::<Vec<_>>(),
        [Some("static-only")]
    );
}

#[test]
fn a_flag_is_a_checkbox_by_its_id_and_can_be_not_sure() {
    let flags = "flags = { rf-calf-clot = \"yes\", rf-fever = \"not-sure\" }";
    let page = page(Place::Safety, flags);
    let boxes: Vec<_> =
        page.find("input").into_iter().filter(|one| one.get("type") == Some("checkbox")).collect();
    let ids: Vec<_> = boxes.iter().filter_map(|one| one.get("name")).collect();
    let asked: BTreeSet<_> = (CATALOG.flags.iter())
        .filter(|flag| flag.asked == gait_check::domain::Asked::Safety)
        .map(|flag| flag.id)
        .collect();
    assert_eq!(ids.iter().copied().collect::<BTreeSet<_>>(), asked);
    assert_eq!(ids.len(), asked.len());
    let ticked: Vec<_> = page.with("checked").iter().map(|one| one.get("name")).collect();
    assert_eq!(ticked, [Some("rf-calf-clot")]);
    let toggles = page.with("data-not-sure");
    assert_eq!(toggles.len(), asked.len());
    for toggle in toggles {
        let is_unsure = toggle.get("data-not-sure") == Some("rf-fever");
        assert_eq!(toggle.get("aria-pressed"), Some(if is_unsure { "true" } else { "false" }));
    }
}

#[test]
fn a_group_is_a_checkbox_by_its_id() {
    let page = page(Place::AboutYou, "groups = [\"sg-bone\"]");
    let names: Vec<_> = page.find("input").iter().filter_map(|one| one.get("name")).collect();
    for group in CATALOG.groups {
        assert_eq!(names.iter().filter(|name| **name == group.id).count(), 1, "{}", group.id);
    }
    let ticked: Vec<_> = page.with("checked").iter().map(|one| one.get("name")).collect();
    assert_eq!(ticked, [Some("sg-bone")]);
}

#[test]
fn a_location_is_a_button_by_its_id() {
    let page = page(Place::Where, "locations = [\"buttock\"]");
    let buttons = page.with("data-location");
    let ids: Vec<_> = buttons.iter().filter_map(|one| one.get("data-location")).collect();
    assert_eq!(ids, CATALOG.locations.iter().map(|place| place.id).collect::<Vec<_>>());
    for button in buttons {
        let is_sore = button.get("data-location") == Some("buttock");
        assert_eq!(button.tag, "button");
        assert_eq!(button.get("aria-pressed"), Some(if is_sore { "true" } else { "false" }));
    }
}

#[test]
fn a_location_is_on_the_map_too() {
    let page = page(Place::Where, "locations = [\"buttock\", \"hip-outer\"]");
    let groups = page.with("role");
    let map = groups.iter().find(|group| group.get("role") == Some("group")).unwrap();
    assert!(map.get("aria-label").is_some_and(|label| !label.is_empty()));
    let sides = page.with("data-picture");
    assert_eq!(map.values("data-picture"), ["map-front", "map-back"]);
    assert!(sides.iter().all(|side| side.get("aria-hidden") == Some("true")));

    let regions = map.with("data-region");
    assert_eq!(map.find("button"), regions);
    let seen: Vec<_> = (regions.iter())
        .map(|one| (one.get("data-region"), one.get("aria-pressed"), name_of(one, &page)))
        .collect();
    let places = CATALOG.locations.iter().map(|place| {
        let is_sore = ["buttock", "hip-outer"].contains(&place.id);
        (Some(place.id), Some(if is_sore { "true" } else { "false" }), say(place.label).to_owned())
    });
    assert_eq!(seen, places.collect::<Vec<_>>());
}

#[test]
fn a_pain_number_is_chosen_from_none_to_ten() {
    let input = "locations = [\"buttock\"]\npain = { after = 7, nextMorning = 2 }";
    let page = page(Place::Pain, input);
    let names: Vec<_> = page.find("select").iter().filter_map(|one| one.get("name")).collect();
    assert_eq!(names, ["during", "after", "nextMorning", "baselineMorning"]);
    for select in page.find("select") {
        let values: Vec<_> =
            select.find("option").iter().filter_map(|one| one.get("value")).collect();
        assert_eq!(values, ["", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10"]);
        let chosen: Vec<_> = select.with("selected").iter().map(|one| one.get("value")).collect();
        let value = match select.get("name") {
            Some("after") => "7",
            Some("nextMorning") => "2",
            _ => "",
        };
        assert_eq!(chosen, [Some(value)]);
    }
}

/// A card without a named reference cites expert opinion (rules, section 2.9).
#[test]
fn every_flag_card_says_what_it_rests_on() {
    for flag in CATALOG.flags {
        let page = page(Place::Plan, &format!("flags = {{ {} = \"yes\" }}", flag.id));
        let [card] = marked(&page, "red-flag")[..] else { panic!("{}: one card", flag.id) };
        let cites = !card.with("data-source").is_empty()
            || card.text().to_lowercase().contains("expert opinion");
        assert!(cites, "{}: {}", flag.id, card.text());
    }
}

/// A finding may name a condition, and beside a red flag that reads as a diagnosis.
#[test]
fn a_flag_card_names_its_sources_and_not_what_they_found() {
    for flag in CATALOG.flags {
        let page = page(Place::Plan, &format!("flags = {{ {} = \"yes\" }}", flag.id));
        let [card] = marked(&page, "red-flag")[..] else { panic!("{}: one card", flag.id) };
        for reference in flag.sources.iter().filter_map(|id| CATALOG.reference(*id)) {
            assert!(!card.text().contains(say(reference.finding)), "{}", flag.id);
        }
    }
}

#[test]
fn a_link_leaves_the_page_without_a_trace() {
    let page = page(Place::Plan, "answers = { shoe-comfort = \"slightly-off\" }");
    let links = page.find("a");
    assert!(!links.is_empty());
    for link in links {
        assert!(link.get("href").is_some_and(|url| url.starts_with("https://doi.org/10.")));
        assert!(link.get("rel").is_some_and(|rel| rel.contains("noopener")));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..config() })]

    /// What the report says is what the plan shows, by the same ids.
    #[test]
    fn the_plan_marks_its_gate_its_flags_and_its_tips(said in arbitrary::answers()) {
        let model = Model { answers: said, place: Place::Plan, ..Model::default() };
        let report = model.report(&CATALOG);
        let page = parse(&markup(screen(&CATALOG, &support::english(), &model), 2));
        let gate = report.gate.map_or("none", |action| action.id());
        prop_assert_eq!(page.values("data-gate"), [gate]);
        let gated = page.with("data-gate");
        prop_assert_eq!(gated[0].get("part"), Some("report"));
        let tips: Vec<_> = support::all_tips(&report).map(support::tip_id).collect();
        prop_assert_eq!(page.values("data-tip"), tips);
        let flags: Vec<_> =
            report.red_flags.iter().map(|card| CATALOG.flag(card.flag).unwrap().id).collect();
        prop_assert_eq!(page.values("data-flag"), flags);
        prop_assert_eq!(marked(&page, "red-flag").len(), report.red_flags.len());
        prop_assert_eq!(marked(&page, "tip").len(), support::all_tips(&report).count());
    }

    #[test]
    fn any_step_renders_to_markup_that_is_well_formed(
        said in arbitrary::answers(), item in 0..CATALOG.items.len(), step in 0..6_usize,
    ) {
        let item = Place::Check(gait_check::domain::ItemId::at(item));
        let places =
            [Place::Safety, Place::Where, Place::Pain, Place::AboutYou, item, Place::Plan];
        let model = Model { answers: said, place: places[step], ..Model::default() };
        let page = parse(&markup(screen(&CATALOG, &support::english(), &model), 2));
        prop_assert!(page.with("style").is_empty());
    }
}

#[test]
fn a_live_report_marks_its_gate_too() {
    let page = page(Place::Where, "answers = { warm-up = \"straight-into-pace\" }");
    assert_eq!(page.values("data-gate"), ["none"]);
    assert_eq!(page.values("data-tip"), ["tip-warm-up-easy"]);
    let (said, _) = answers("flags = { rf-calf-clot = \"yes\" }");
    let model = Model { answers: said, ..Model::default() };
    let page = parse(&super::render::of(&model));
    assert_eq!(
        (page.values("data-gate"), page.values("data-flag")),
        (vec!["urgent"], vec!["rf-calf-clot"])
    );
}
