//! Every screen on little room, from right to left, and on paper.

use serde_json::{Value, json};

use super::layout::assert_roomy;
use super::screens::{self, Screen};
use crate::support::{Ability, Look, Role, Session, Widget, shows};

/// A desk of 1280 px at 400 %.
const ZOOMED: u32 = 320;

const HEIGHT: u32 = 800;

/// A sheet of A4 between usual margins, in CSS pixels.
const SHEET: u32 = 680;

#[tokio::test]
async fn every_screen_fits_a_desk_at_400_percent() {
    let site = screens::site().await;
    let session = Session::sized(ZOOMED, HEIGHT).await;
    for screen in Screen::all() {
        let widget = screen.bring(&session, &site).await;
        assert_roomy(&widget).await;
    }
}

#[tokio::test]
async fn every_screen_fits_from_right_to_left() {
    let site = screens::site().await;
    let session = Session::sized(ZOOMED, HEIGHT).await;
    for screen in Screen::all() {
        let widget = screen.bring(&session, &site).await;
        turn(&widget).await;
        assert_roomy(&widget).await;
    }
}

/// Makes the page one of a language that is written from right to left.
async fn turn(widget: &Widget<'_>) {
    widget.eval("document.documentElement.dir = 'rtl'", Value::Null).await;
    widget.session().at_rest().await;
}

/// What a script finds on a screen from right to left.
async fn turned(name: &str, script: &str) -> Value {
    let site = screens::site().await;
    let session = Session::sized(360, HEIGHT).await;
    let widget = Screen::named(name).bring(&session, &site).await;
    turn(&widget).await;
    widget.eval(script, Value::Null).await
}

#[tokio::test]
async fn from_right_to_left_an_answer_begins_at_the_right() {
    let script = "return [...root.querySelectorAll('.option')].map((option) => {
        const [radio, label] = [...option.children].map((it) => it.getBoundingClientRect());
        return label.right < radio.left && option.getBoundingClientRect().right - radio.right < 20;
    })";
    assert_eq!(turned("check", script).await, json!([true, true, true]));
}

#[tokio::test]
async fn from_right_to_left_the_way_on_is_at_the_left() {
    let script = "const [back, on] = ['Back', 'Next']
            .map((name) => find(root, 'button', name).controls[0].getBoundingClientRect());
        return on.right < back.left";
    assert_eq!(turned("check-answered", script).await, json!(true));
}

#[tokio::test]
async fn from_right_to_left_numbers_and_bars_are_at_the_right() {
    let script = "const tip = root.querySelector('.tips > .tip').getBoundingClientRect();
        const text = root.querySelector('.tip-body').getBoundingClientRect();
        const bar = getComputedStyle(root.querySelector('.card'));
        return [tip.right - text.right > 20, bar.borderRightWidth, bar.borderLeftWidth]";
    assert_eq!(turned("plan", script).await, json!([true, "4px", "0px"]));
}

/// The mark is the lower right corner of a square, turned.
#[tokio::test]
async fn from_right_to_left_a_fold_points_left_and_when_open_down() {
    let script = "return getComputedStyle(root.querySelector('summary'), '::before').rotate";
    assert_eq!(turned("check", script).await, json!("135deg"));
    assert_eq!(turned("check-answered", script).await, json!("45deg"));
}

#[tokio::test]
async fn a_printed_plan_has_no_controls_and_is_not_cut() {
    if !shows(Ability::Print) {
        return;
    }
    let site = screens::site().await;
    let session = Session::sized(SHEET, HEIGHT).await;
    for name in ["plan", "plan-open", "happy", "emergency", "stop"] {
        let widget = Screen::named(name).bring(&session, &site).await;
        let tips = widget.marks("data-tip").await;
        session.look(Look::Print).await;

        let shown = widget.names(Role::Button).await;
        assert_eq!(shown, [""; 0], "{name}: nobody presses paper");
        let printed = widget.marks("data-tip").await;
        assert!(tips.iter().all(|tip| printed.contains(tip)), "{name}: every tip is printed");
        let script = "const page = document.documentElement;
            const cut = [...root.querySelectorAll('*')].filter((it) => it.checkVisibility()
                && !it.closest('.unseen, svg')
                && (it.getBoundingClientRect().right > page.clientWidth + 0.5
                    || getComputedStyle(it).overflow !== 'visible' && it.scrollHeight > it.clientHeight + 1));
            return cut.map((it) => `${it.localName} ${clean(it.innerText).slice(0, 60)}`)";
        assert_eq!(widget.eval(script, Value::Null).await, json!([]), "{name}");
        session.look(Look::Light).await;
    }
}
