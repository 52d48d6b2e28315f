//! A tap on a hard word explains it in one line.

use serde_json::{Value, json};
use thirtyfour::Key;

use crate::support::{Role, Runner, Session, Site, Step, Widget};

const ITEM: &str = "cadence-spm";
const ASK: &str = "What does \"cadence\" mean?";
const LINE: &str = "cadence: How many steps you take in a minute.";

/// Notes that can be read now.
async fn notes(widget: &Widget<'_>) -> Vec<String> {
    let script = "return [...root.querySelectorAll('[popover]:popover-open')]
        .filter((note) => note.checkVisibility())
        .map((note) => clean(note.innerText))";
    serde_json::from_value(widget.eval(script, Value::Null).await).expect("a list of texts")
}

async fn until_notes(widget: &Widget<'_>, count: usize) {
    let script = "return root.querySelectorAll('[popover]:popover-open').length === given";
    widget.until(&format!("{count} note(s)"), script, json!(count)).await;
}

/// Goes to the check of cadence.
async fn to_the_check(widget: &Widget<'_>) {
    widget.up().await;
    Runner::NOBODY.walk_to(widget, |step| *step == Step::Check(ITEM.to_owned())).await;
}

async fn assert_on_the_word(widget: &Widget<'_>) {
    let focus = widget.focus().await;
    assert_eq!((focus.is_inside, focus.name.as_str()), (true, ASK), "the focus stays on the word");
}

#[tokio::test]
async fn a_tap_shows_the_line_and_a_second_one_hides_it() {
    let site = Site::with("<gait-check></gait-check>").await;
    let session = Session::open().await;
    session.visit(&site.url("/")).await;
    let widget = session.widget();
    to_the_check(&widget).await;

    assert_eq!(notes(&widget).await, [""; 0]);
    widget.press(ASK).await;
    until_notes(&widget, 1).await;
    assert_eq!(notes(&widget).await, [LINE]);
    widget.press(ASK).await;
    until_notes(&widget, 0).await;
    assert_eq!(widget.step().await, Step::Check(ITEM.to_owned()), "nothing else has happened");
    assert!(widget.chosen().await.is_none());
    session.assert_quiet().await;
}

#[tokio::test]
async fn an_answer_closes_the_line_and_is_kept() {
    let site = Site::with("<gait-check></gait-check>").await;
    let session = Session::open().await;
    session.visit(&site.url("/")).await;
    let widget = session.widget();
    to_the_check(&widget).await;
    let label = widget.catalog().await.label(ITEM, "under-155");

    widget.press(ASK).await;
    until_notes(&widget, 1).await;
    widget.choose(&label).await;

    until_notes(&widget, 0).await;
    assert_eq!(widget.chosen().await, Some((ITEM.to_owned(), "under-155".to_owned())));
}

#[tokio::test]
async fn keys_open_and_close_the_line_and_the_focus_stays_on_the_word() {
    let site = Site::with("<gait-check></gait-check>").await;
    let session = Session::open().await;
    session.visit(&site.url("/")).await;
    let widget = session.widget();
    to_the_check(&widget).await;

    session.press_keys(&[Key::Tab.into()]).await;
    assert_on_the_word(&widget).await;
    for (opens, closes) in [(Key::Enter.into(), Key::Escape.into()), (' ', ' ')] {
        session.press_keys(&[opens]).await;
        until_notes(&widget, 1).await;
        assert_on_the_word(&widget).await;
        session.press_keys(&[closes]).await;
        until_notes(&widget, 0).await;
        assert_on_the_word(&widget).await;
    }
}

/// 320 px is the narrowest screen there is to be.
#[tokio::test]
async fn the_line_is_within_the_screen() {
    let site = Site::with("<gait-check></gait-check>").await;
    for width in [320, 1100] {
        let session = Session::sized(width, 640).await;
        session.visit(&site.url("/")).await;
        let widget = session.widget();
        to_the_check(&widget).await;
        widget.press(ASK).await;
        until_notes(&widget, 1).await;
        let script = "const box = root.querySelector(':popover-open').getBoundingClientRect();
            return box.left >= 0 && box.top >= 0 && box.height > 0
                && box.right <= innerWidth && box.bottom <= innerHeight";
        assert_eq!(widget.eval(script, Value::Null).await, true, "at {width} px");
    }
}

#[tokio::test]
async fn words_within_a_tip_are_explained_where_they_stand() {
    let site = Site::with("<gait-check></gait-check>").await;
    let session = Session::open().await;
    session.visit(&site.url("/")).await;
    let widget = session.widget();
    widget.up().await;
    let runner = Runner { answers: &[("nsaid-use", "often")], ..Runner::NOBODY };
    runner.walk(&widget).await;

    assert_eq!(widget.step().await, Step::Plan);
    let word = widget.find(Role::Button, "low blood salt").await;
    word.click().await.expect("a word can be tapped");
    until_notes(&widget, 1).await;
    let said = notes(&widget).await;
    assert_eq!(
        said,
        ["low blood salt: Too little salt in the blood, mostly from drinking too much."]
    );
}
