//! The widget without a pointer.

use serde_json::{Value, json};
use thirtyfour::Key;

use crate::support::{Catalog, Focus, Role, Session, Site, Step, Widget, text};

/// Links around the widget, to come from and to go to.
const BODY: &str = r##"<p><a id="before" href="#before">Before</a></p>
<gait-check></gait-check>
<p><a id="after" href="#after">After</a></p>"##;

/// No step has more to tab through than this.
pub const MOST_STOPS: usize = 80;

/// Answers that are not the first of their list.
const ANSWERS: [(&str, &str); 3] = [
    ("single-run-spike", "30-to-100"),
    ("hip-strength-habit", "rarely"),
    ("outer-hip-habits", "often"),
];

const ON: [&str; 4] = ["Next", "See my plan", "Back to my plan", "None of these"];

/// Presses a key, wherever the focus is.
pub async fn press(widget: &Widget<'_>, key: impl Into<char>) {
    widget.session().press_keys(&[key.into()]).await;
}

/// Presses a key that works the control in focus, which keeps it.
async fn press_here(widget: &Widget<'_>, key: impl Into<char>) {
    let before = widget.focus().await;
    press(widget, key).await;
    let after = widget.focus().await;
    assert_eq!((&after.tag, after.is_inside), (&before.tag, true), "on {:?}", before.name);
}

/// Tabs until a control has the focus, which may never be nowhere on the way.
async fn tab_until(widget: &Widget<'_>, what: &str, is_there: impl Fn(&Focus) -> bool) -> Focus {
    let mut stops = Vec::new();
    while stops.len() < MOST_STOPS {
        press(widget, Key::Tab).await;
        let focus = widget.focus().await;
        assert!(!focus.is_body, "the focus is nowhere after {stops:?}, on the way to {what}");
        if is_there(&focus) {
            return focus;
        }
        stops.push(format!("{} {:?}", focus.tag, focus.name));
    }
    panic!("Tab does not come to {what}: {stops:#?}");
}

/// Tabs until the control of a name has the focus.
pub async fn tab_to(widget: &Widget<'_>, name: &str) -> Focus {
    let begins = format!("{name} ");
    tab_until(widget, name, |focus| {
        focus.is_inside && (focus.name == name || focus.name.starts_with(&begins))
    })
    .await
}

/// Presses Enter on the way on; the new step's heading then has the focus.
pub async fn enter(widget: &Widget<'_>, name: &str) {
    let before = widget.heading().await;
    tab_to(widget, name).await;
    press(widget, Key::Enter).await;
    let script = "const now = stepHeading(root); return now !== '' && now !== given";
    widget.until(&format!("the step after {name:?}"), script, json!(before)).await;
    assert_on_heading(widget).await;
}

/// Waits until the heading of the step has the focus.
pub async fn assert_on_heading(widget: &Widget<'_>) {
    let script = "const at = focused();
        return at.getRootNode() === root && /^h[2-6]$/.test(at.localName)
            && at.textContent.trim() === stepHeading(root)";
    widget.until("the focus to be on the heading of the step", script, Value::Null).await;
}

/// The way on that can be seen.
async fn on(widget: &Widget<'_>) -> &'static str {
    let buttons = widget.names(Role::Button).await;
    let on = ON.into_iter().find(|name| buttons.iter().any(|button| button == name));
    on.unwrap_or_else(|| panic!("none of {buttons:?} leads on"))
}

/// Chooses the answer of a check with the arrow keys.
async fn choose(widget: &Widget<'_>, catalog: &Catalog, item: &str) {
    let said = ANSWERS.into_iter().find(|(name, _)| *name == item);
    let wanted = match said {
        Some((_, option)) => catalog.label(item, option),
        None => catalog.fine(item),
    };
    let mut focus = tab_until(widget, "the answers", |focus| focus.kind == "radio").await;
    press_here(widget, ' ').await;
    let mut presses = 0;
    while focus.name != wanted {
        press(widget, Key::Down).await;
        focus = widget.focus().await;
        assert_eq!(focus.kind, "radio", "the arrows stay among the answers to {item}");
        presses += 1;
        assert!(presses < 10, "the arrows do not come to {wanted:?}");
    }
    let script = "return find(root, 'radio', given).controls[0]?.checked";
    widget.until(&format!("{wanted:?} to be chosen"), script, json!(wanted)).await;
}

#[tokio::test]
async fn the_whole_way_can_be_gone_by_keyboard() {
    let site = Site::with(BODY).await;
    let session = Session::open().await;
    session.visit(&site.url("/")).await;
    let widget = session.widget();
    widget.up().await;
    let catalog = widget.catalog().await;
    assert!(widget.focus().await.is_body, "the widget does not take the focus by itself");

    press(&widget, Key::Tab).await;
    assert_eq!(widget.focus().await.id, "before");
    enter(&widget, "None of these").await;

    tab_to(&widget, &catalog.place("hip-outer")).await;
    press_here(&widget, ' ').await;
    enter(&widget, "Next").await;

    let list = tab_to(&widget, "Worst during your last run").await;
    assert_eq!(list.tag, "select");
    press_here(&widget, '3').await;
    tab_to(&widget, "I limp because of it").await;
    press_here(&widget, ' ').await;
    press_here(&widget, ' ').await;
    tab_to(&widget, "Not sure about one of these?").await;
    press_here(&widget, Key::Enter).await;
    tab_to(&widget, &format!("Not sure: {}", catalog.flag("rf-locking"))).await;
    press_here(&widget, Key::Enter).await;
    press_here(&widget, Key::Enter).await;
    enter(&widget, "Next").await;

    tab_to(&widget, &catalog.group("sg-hypertension")).await;
    press_here(&widget, ' ').await;
    enter(&widget, "Next").await;

    while let Step::Check(item) = widget.step().await {
        tab_to(&widget, "How to check").await;
        press_here(&widget, Key::Enter).await;
        choose(&widget, &catalog, &item).await;
        enter(&widget, on(&widget).await).await;
    }

    assert_eq!(widget.step().await, Step::Plan);
    let answers = widget.get("answers").await;
    for (item, option) in ANSWERS {
        assert_eq!(answers["answers"][item], option, "{item}");
    }
    assert_eq!(answers["locations"], json!(["hip-outer"]));
    assert_eq!(answers["pain"]["during"], 3);
    assert_eq!(answers["groups"], json!(["sg-hypertension"]));

    // From the plan to an answer and back.
    let item = "outer-hip-habits";
    enter(&widget, &format!("Change: {}", catalog.question(item))).await;
    let focus = tab_until(&widget, "the answers", |focus| focus.kind == "radio").await;
    assert_eq!(focus.name, catalog.label(item, "often"), "Tab comes to the chosen answer");
    enter(&widget, "Back to my plan").await;
    enter(&widget, "More checks in Footwear").await;
    enter(&widget, "Back").await;
    session.assert_quiet().await;
}

#[tokio::test]
async fn going_back_puts_the_focus_on_the_heading_too() {
    let site = Site::with(BODY).await;
    let session = Session::open().await;
    session.visit(&site.url("/")).await;
    let widget = session.widget();
    widget.up().await;

    enter(&widget, "None of these").await;
    enter(&widget, "No pain, just checking").await;
    enter(&widget, "Back").await;
    enter(&widget, "Back").await;

    assert_eq!(widget.step().await, Step::Safety);
    enter(&widget, "None of these").await;
}

#[tokio::test]
async fn starting_over_puts_the_focus_on_the_first_heading() {
    let site = Site::with(BODY).await;
    let session = Session::open().await;
    session.visit(&site.url("/")).await;
    let widget = session.widget();
    widget.up().await;
    let catalog = widget.catalog().await;

    tab_to(&widget, &catalog.flag("rf-fever")).await;
    press(&widget, ' ').await;
    enter(&widget, "Next").await;
    assert_eq!(widget.step().await, Step::Plan);
    tab_to(&widget, "Start over").await;
    press(&widget, Key::Enter).await;
    enter(&widget, "Forget my answers").await;

    assert_eq!(widget.step().await, Step::Safety);
}

/// Tabs through the step and out of the widget, and back in.
async fn assert_open(widget: &Widget<'_>) {
    let step = widget.step().await;
    let what = format!("the link after the widget, from {step}");
    tab_until(widget, &what, |focus| focus.id == "after").await;
    widget.session().press_with_shift(Key::Tab.into()).await;
    let focus = widget.focus().await;
    assert!(focus.is_inside, "Shift+Tab comes back into {step}: {focus:?}");
    // Backward through all of it, to the link before.
    let mut presses = 0;
    while widget.focus().await.id != "before" {
        widget.session().press_with_shift(Key::Tab.into()).await;
        assert!(!widget.focus().await.is_body, "Shift+Tab loses the focus in {step}");
        presses += 1;
        assert!(presses < MOST_STOPS, "Shift+Tab does not leave {step}");
    }
}

#[tokio::test]
async fn no_step_holds_the_focus() {
    let site = Site::with(BODY).await;
    let session = Session::open().await;
    session.visit(&site.url("/")).await;
    let widget = session.widget();
    widget.up().await;
    let catalog = widget.catalog().await;

    widget.unfold("Not sure about one of these?").await;
    assert_open(&widget).await;
    widget.go("None of these").await;
    assert_open(&widget).await;
    widget.press(&catalog.place("hip-outer")).await;
    widget.go("Next").await;
    assert_open(&widget).await;
    widget.go("Next").await;
    assert_open(&widget).await;
    widget.go("Next").await;
    assert_open(&widget).await;
    while let Step::Check(item) = widget.step().await {
        let label = catalog.label(&item, last_option(&catalog, &item).as_str());
        widget.choose(&label).await;
        widget.go(on(&widget).await).await;
    }
    assert_open(&widget).await;
}

fn last_option(catalog: &Catalog, item: &str) -> String {
    let items = catalog.0["items"].as_array().expect("a list");
    let row = items.iter().find(|row| row["id"] == item).expect("the item");
    text(&row["options"].as_array().and_then(|options| options.last()).expect("one")["id"])
}

#[tokio::test]
async fn dismissing_a_notice_does_not_lose_the_focus() {
    let site = Site::build().page("/", crate::support::page(BODY));
    let site = site.page("/empty", crate::support::bare_page("")).start().await;
    let session = Session::open().await;
    session.visit(&site.url("/empty")).await;
    session.eval("localStorage.setItem('gait-check', 'not a record')").await;
    session.visit(&site.url("/")).await;
    let widget = session.widget();
    widget.up().await;

    tab_to(&widget, "OK").await;
    press(&widget, Key::Enter).await;

    let script = "return find(root, 'button', 'OK').controls.length === 0";
    widget.until("the notice to go", script, Value::Null).await;
    let focus = widget.focus().await;
    assert!(focus.is_inside, "the focus stays in the widget: {focus:?}");
}
