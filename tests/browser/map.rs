//! The map of the hip: the places of the list, to be pressed where they are.

use serde_json::{Value, json};
use thirtyfour::Key;

use crate::support::{Catalog, Role, Runner, Session, Site, Step, Widget, ids};

const PHONE: u32 = 320;
const DESK: u32 = 1100;

/// The least size of a target, in CSS pixels.
const TARGET: u32 = 44;

/// The most a map may take of the height of a phone, in CSS pixels.
const TALLEST: u32 = 220;

async fn at_the_map<'a>(session: &'a Session, site: &Site) -> (Widget<'a>, Catalog) {
    session.visit(&site.url("/")).await;
    let widget = session.widget();
    widget.up().await;
    Runner::NOBODY.walk_to(&widget, |step| *step == Step::Where).await;
    let catalog = widget.catalog().await;
    (widget, catalog)
}

/// Waits until these places, and no others, are selected on the map and in the list.
async fn assert_selected(widget: &Widget<'_>, places: &[&str]) {
    let script = "const pressed = (attribute) => [...root.querySelectorAll(`[${attribute}]`)]
            .filter((it) => it.ariaPressed === 'true')
            .map((it) => it.getAttribute(attribute));
        return ['data-region', 'data-location']
            .every((attribute) => JSON.stringify(pressed(attribute)) === JSON.stringify(given))";
    widget.until(&format!("{places:?} to be selected in both"), script, json!(places)).await;
}

/// The button in the list is named by where the place is, too.
async fn press_in_words(widget: &Widget<'_>, catalog: &Catalog, place: &str) {
    let names = widget.names(Role::Button).await;
    let begins = format!("{} ", catalog.place(place));
    let name = names.iter().find(|name| name.starts_with(&begins));
    widget.press(name.unwrap_or_else(|| panic!("no {begins:?} in {names:?}"))).await;
}

#[tokio::test]
async fn the_map_and_the_list_are_two_views_of_one_selection() {
    let site = Site::with("<gait-check></gait-check>").await;
    let session = Session::open().await;
    let (widget, catalog) = at_the_map(&session, &site).await;
    assert_eq!(widget.marks("data-region").await, ids(&catalog.0["locations"]));
    assert_selected(&widget, &[]).await;

    // A name alone is that of the place on the map.
    widget.press(&catalog.place("buttock")).await;
    assert_selected(&widget, &["buttock"]).await;
    press_in_words(&widget, &catalog, "hip-front").await;
    assert_selected(&widget, &["hip-front", "buttock"]).await;
    widget.press(&catalog.place("sit-bone")).await;
    widget.press(&catalog.place("hip-outer")).await;
    assert_selected(&widget, &["hip-front", "hip-outer", "buttock", "sit-bone"]).await;
    press_in_words(&widget, &catalog, "buttock").await;
    widget.press(&catalog.place("hip-front")).await;
    assert_selected(&widget, &["hip-outer", "sit-bone"]).await;

    assert_eq!(widget.get("answers").await["locations"], json!(["hip-outer", "sit-bone"]));
    session.assert_quiet().await;
}

#[tokio::test]
async fn the_map_is_worked_by_keyboard() {
    let site = Site::with("<gait-check></gait-check>").await;
    let session = Session::open().await;
    let (widget, catalog) = at_the_map(&session, &site).await;

    // The focus is on the heading of the step; the map is what comes next.
    let mut selected = Vec::new();
    let keys = [' ', Key::Enter.into(), ' ', Key::Enter.into()];
    for (place, key) in ["hip-front", "hip-outer", "buttock", "sit-bone"].into_iter().zip(keys) {
        session.press_keys(&[Key::Tab.into()]).await;
        assert_eq!(widget.focus().await.name, catalog.place(place));
        let script = "const at = focused();
            return [at, ...at.children].some((it) => getComputedStyle(it).outlineStyle === 'solid')";
        assert_eq!(widget.eval(script, Value::Null).await, true, "the focus on {place} is seen");
        session.press_keys(&[key]).await;
        selected.push(place);
        assert_selected(&widget, &selected).await;
        assert_eq!(widget.focus().await.name, catalog.place(place), "the focus stays");
    }
    session.press_keys(&[Key::Enter.into()]).await;
    assert_selected(&widget, &["hip-front", "hip-outer", "buttock"]).await;
}

/// Looks at all regions: large enough, apart from each other, and each mark its own.
async fn assert_can_be_hit(width: u32) {
    let site = Site::with("<gait-check></gait-check>").await;
    let session = Session::sized(width, 900).await;
    let (widget, _) = at_the_map(&session, &site).await;
    let script = "const regions = [...root.querySelectorAll('[data-region]')];
        const id = (it) => it?.closest('[data-region]')?.dataset.region;
        const faults = [];
        regions[0].scrollIntoView({ block: 'center' });
        for (const [place, region] of regions.entries()) {
            const { left, right, top, bottom, width, height } = region.getBoundingClientRect();
            if (Math.min(width, height) < given) faults.push(`${width} x ${height} px: ${id(region)}`);
            for (const other of regions.slice(place + 1)) {
                const it = other.getBoundingClientRect();
                if (left < it.right && it.left < right && top < it.bottom && it.top < bottom)
                    faults.push(`${id(region)} overlaps ${id(other)}`);
            }
            for (const part of region.children) {
                const it = part.getBoundingClientRect();
                const [x, y] = [it.left + it.width / 2, it.top + it.height / 2];
                const hit = id(root.elementFromPoint(x, y));
                if (hit !== id(region)) faults.push(`a ${part.localName} of ${id(region)} hits ${hit}`);
            }
        }
        return faults";
    assert_eq!(widget.eval(script, json!(TARGET)).await, json!([]), "{width} px wide");
}

#[tokio::test]
async fn each_region_can_be_hit_on_a_small_phone() {
    assert_can_be_hit(PHONE).await;
}

#[tokio::test]
async fn each_region_can_be_hit_on_a_desk() {
    assert_can_be_hit(DESK).await;
}

/// Top, bottom and end of the map, and top, bottom and start of the list.
async fn map_and_list(width: u32) -> [f64; 6] {
    let site = Site::with("<gait-check></gait-check>").await;
    let session = Session::sized(width, 900).await;
    let (widget, _) = at_the_map(&session, &site).await;
    let script = "const box = (it) => it.getBoundingClientRect();
        const map = box(root.querySelector('[role=group]'));
        const list = box(root.querySelector('[data-location]').parentElement);
        return [map.top, map.bottom, map.right, list.top, list.bottom, list.left]";
    serde_json::from_value(widget.eval(script, Value::Null).await).expect("six numbers")
}

#[tokio::test]
async fn the_map_stands_low_above_the_list_on_a_phone() {
    let [top, bottom, _, list_top, ..] = map_and_list(360).await;
    assert!(bottom <= list_top, "the map ends at {bottom}, the list begins at {list_top}");
    assert!(bottom - top <= f64::from(TALLEST), "{} px", bottom - top);
}

#[tokio::test]
async fn the_map_stands_beside_the_list_on_a_desk() {
    let [top, bottom, end, list_top, list_bottom, list_start] = map_and_list(DESK).await;
    assert!(end <= list_start, "the map ends at {end}, the list begins at {list_start}");
    assert!(list_top <= top && bottom <= list_bottom, "{top}-{bottom} {list_top}-{list_bottom}");
}
