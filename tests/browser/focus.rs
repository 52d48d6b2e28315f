//! Where the focus is, that it can be seen, and what is said meanwhile.

use serde_json::{Value, json};
use thirtyfour::Key;

use super::keyboard::{MOST_STOPS, assert_on_heading, enter, press, tab_to};
use super::screens::{self, Screen};
use crate::support::{Ability, Look, Role, Runner, Session, Site, Step, Widget, shows};

/// Less can hardly be seen, in CSS pixels.
const LEAST_OUTLINE: u32 = 2;

/// Whether the outline of the control in focus is to be seen.
///
/// The outline of a radio button is that of its label, that of a place in the map is around its
/// marks.
const IS_SEEN: &str = "const at = focused();
    return [at, at.closest('label'), ...at.children].filter(Boolean).some((it) => {
        const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(it);
        return outlineStyle !== 'none' && parseFloat(outlineWidth) >= given
            && !/transparent|^rgba.*, 0\\)$/.test(outlineColor);
    })";

/// Whether the focus is where it was first, which some browsers go back to from the last control.
const IS_ROUND: &str = "const isRound = window.firstStop === focused();
    window.firstStop ??= focused();
    return isRound";

/// Tabs through a screen and fails where the focus cannot be seen; returns the stops.
async fn assert_seen(widget: &Widget<'_>, name: &str) -> usize {
    let mut stops = 0;
    widget.eval("document.activeElement?.blur()", Value::Null).await;
    loop {
        press(widget, Key::Tab).await;
        let focus = widget.focus().await;
        if !focus.is_inside {
            // Past the last control, or a link of the page before the first.
            if stops > 0 || focus.is_body {
                return stops;
            }
            continue;
        }
        if widget.eval(IS_ROUND, Value::Null).await == true {
            return stops;
        }
        let what = format!("{name}: the focus to be seen on {} {:?}", focus.tag, focus.name);
        widget.until(&what, IS_SEEN, json!(LEAST_OUTLINE)).await;
        stops += 1;
        assert!(stops < MOST_STOPS, "{name} does not end");
    }
}

async fn assert_every_focus_is_seen(look: Look) {
    let site = screens::site().await;
    let session = Session::open().await;
    session.look(look).await;
    for screen in Screen::all() {
        let widget = screen.bring(&session, &site).await;
        let stops = assert_seen(&widget, screen.name).await;
        assert!(stops > 0, "{} has nothing to tab to", screen.name);
    }
}

#[tokio::test]
async fn every_control_shows_that_it_has_the_focus() {
    assert_every_focus_is_seen(Look::Light).await;
}

#[tokio::test]
async fn every_control_shows_that_it_has_the_focus_in_colors_of_the_runner_s_own() {
    if !shows(Ability::ForcedColors) {
        return;
    }
    assert_every_focus_is_seen(Look::Forced).await;
}

#[tokio::test]
async fn the_plan_unfolds_and_changes_by_keyboard() {
    let site = screens::site().await;
    let session = Session::open().await;
    let widget = Screen::named("plan").bring(&session, &site).await;
    let folds = widget.eval("return root.querySelectorAll('details').length", Value::Null).await;
    assert!(folds.as_u64().is_some_and(|folds| folds > 3), "{folds} folds");

    // What is in a fold can be tabbed to once that is open, other folds too.
    let mut opened = 0;
    let closed = "return root.querySelectorAll('details:not([open])').length";
    while widget.eval(closed, Value::Null).await != 0 {
        press(&widget, Key::Tab).await;
        let script = "const at = focused();
            return at.localName === 'summary' && !at.parentElement.open";
        if widget.eval(script, Value::Null).await == true {
            press(&widget, Key::Enter).await;
            opened += 1;
        }
        assert!(!widget.focus().await.is_body, "{opened} folds are open, some cannot be reached");
    }
    assert_eq!(json!(opened), folds);

    widget.eval("root.querySelector('[data-focus]').focus()", Value::Null).await;
    let change = widget.eval(
        "return seenOf(root, 'button').map(nameOf).find((name) => name.startsWith('Change: '))",
        Value::Null,
    );
    let change = change.await;
    enter(&widget, change.as_str().expect("there is an answer to change")).await;
    assert!(matches!(widget.step().await, Step::Check(_)));
    enter(&widget, "Back to my plan").await;
}

/// Notes every focus, and everything a screen reader is given to say.
const LISTEN: &str = "window.focuses = [];
    window.said = [];
    root.addEventListener('focusin', (event) => focuses.push(event.target.localName));
    const regions = '[role=status], [role=alert], [aria-live]';
    new MutationObserver((changes) => {
        const touched = new Set(changes.map(({ target }) =>
            (target.nodeType === 1 ? target : target.parentElement)?.closest(regions)));
        for (const region of touched) {
            if (region && clean(region.innerText)) said.push(clean(region.innerText));
        }
        for (const { addedNodes } of changes) for (const node of addedNodes) {
            if (node.nodeType !== 1) continue;
            for (const region of [node, ...node.querySelectorAll('*')]) {
                if (region.matches(regions) && clean(region.innerText))
                    said.push(`new: ${clean(region.innerText)}`);
            }
        }
    }).observe(root, { subtree: true, childList: true, characterData: true });";

async fn said(widget: &Widget<'_>) -> Value {
    widget.session().at_rest().await;
    widget.eval("return said.splice(0)", Value::Null).await
}

#[tokio::test]
async fn tips_are_told_once_and_walking_about_says_nothing() {
    let site = Site::with("<gait-check></gait-check>").await;
    let session = Session::open().await;
    session.visit(&site.url("/")).await;
    let widget = session.widget();
    widget.up().await;
    let catalog = widget.catalog().await;
    widget.eval(LISTEN, Value::Null).await;
    let is = |id: &'static str| move |step: &Step| *step == Step::Check(id.to_owned());

    Runner::NOBODY.walk_to(&widget, is("hip-strength-habit")).await;
    assert_eq!(said(&widget).await, json!([]), "nothing has come up yet");
    widget.choose(&catalog.label("hip-strength-habit", "rarely")).await;
    assert_eq!(said(&widget).await, json!(["1 tip so far"]));
    widget.choose(&catalog.label("hip-strength-habit", "once")).await;
    assert_eq!(said(&widget).await, json!([]), "still one");
    widget.go("Next").await;
    widget.go("Back").await;
    assert_eq!(said(&widget).await, json!([]), "on the way");
    let runner = Runner { answers: &[("hip-strength-habit", "once")], ..Runner::NOBODY };
    runner.walk(&widget).await;
    assert_eq!(said(&widget).await, json!([]), "to the plan");
    widget.go("Back").await;
    let question = catalog.question("hip-strength-habit");
    widget.go("See my plan").await;
    widget.go(&format!("Change: {question}")).await;
    widget.go("Back to my plan").await;
    assert_eq!(said(&widget).await, json!([]), "from the plan and back");
}

#[tokio::test]
async fn a_sign_is_told_when_it_is_ticked() {
    let site = Site::with("<gait-check></gait-check>").await;
    let session = Session::open().await;
    session.visit(&site.url("/")).await;
    let widget = session.widget();
    widget.up().await;
    let catalog = widget.catalog().await;
    widget.eval(LISTEN, Value::Null).await;

    widget.tick(&catalog.flag("rf-fever")).await;
    assert_eq!(said(&widget).await, json!(["Get emergency help now"]));
    widget.go("Next").await;
    assert_eq!(said(&widget).await, json!([]), "the heading of the plan has the focus");
}

#[tokio::test]
async fn a_caution_about_a_place_is_told_once() {
    let site = Site::with("<gait-check></gait-check>").await;
    let session = Session::open().await;
    session.visit(&site.url("/")).await;
    let widget = session.widget();
    widget.up().await;
    let catalog = widget.catalog().await;
    widget.go("None of these").await;
    widget.eval(LISTEN, Value::Null).await;

    widget.press(&catalog.place("hip-front")).await;
    let heard = said(&widget).await;
    let heard = heard.as_array().expect("a list");
    assert_eq!(heard.len(), 1, "{heard:?}");
    assert!(heard[0].as_str().is_some_and(|heard| heard.starts_with("Groin pain")), "{heard:?}");
}

#[tokio::test]
async fn an_error_is_told_once() {
    let site = Site::with("<gait-check></gait-check>").await;
    let session = Session::open().await;
    session.visit(&site.url("/")).await;
    let widget = session.widget();
    widget.up().await;
    let catalog = widget.catalog().await;
    widget.go("None of these").await;
    widget.eval(LISTEN, Value::Null).await;
    widget.eval("Storage.prototype.setItem = () => { throw new Error('full') }", Value::Null).await;

    widget.press(&catalog.place("hip-outer")).await;
    assert!(widget.has(Role::Button, "OK").await, "a notice comes up");
    let heard = said(&widget).await;
    let heard = heard.as_array().expect("a list");
    assert_eq!(heard.len(), 1, "{heard:?}");
    widget.press(&catalog.place("buttock")).await;
    assert_eq!(said(&widget).await, json!([]), "it has been told");
}

#[tokio::test]
async fn a_new_step_moves_the_focus_to_its_heading_and_nowhere_else() {
    let site = Site::with("<gait-check></gait-check>").await;
    let session = Session::open().await;
    session.visit(&site.url("/")).await;
    let widget = session.widget();
    widget.up().await;
    let catalog = widget.catalog().await;
    widget.eval(LISTEN, Value::Null).await;
    let runner = Runner { places: &["hip-outer"], ..Runner::NOBODY };
    while widget.step().await != Step::Plan {
        runner.answer(&widget, &catalog).await;
        widget.eval("focuses.splice(0)", Value::Null).await;
        runner.go_on(&widget).await;
        assert_on_heading(&widget).await;
        let focuses = widget.eval("return focuses", Value::Null).await;
        let heading = widget.focus().await.tag;
        // The button that was pressed, and then the heading.
        assert_eq!(focuses, json!(["button", heading]), "{}", widget.step().await);
    }
    tab_to(&widget, "Back").await;
}
