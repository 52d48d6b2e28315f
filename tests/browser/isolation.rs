//! Several widgets on one page, and what is left of one that goes.

use serde_json::{Value, json};

use crate::support::{Role, Runner, Session, Site, Step, Widget, bare_page, page};

/// A runner on their way, with something said on every step.
const RUNNER: Runner = Runner {
    places: &["hip-outer"],
    pain: &[("Worst during your last run", "2")],
    groups: &["sg-hypertension"],
    answers: &[("single-run-spike", "30-to-100"), ("hip-strength-habit", "once")],
    ..Runner::NOBODY
};

/// Whether the widget in `away` has taken down what it drew.
const LEFT: &str = "return away.shadowRoot.querySelector('[part~=root]') === null";

async fn open(session: &Session, site: &Site) {
    session.visit(&site.url("/")).await;
    session.widget().up().await;
}

/// Answers two checks; the third is in front.
async fn walk_to_third_check(widget: &Widget<'_>) {
    RUNNER.walk_to(widget, |step| *step == Step::Check("hip-strength-habit".to_owned())).await;
}

/// Everything that is stored: key and value.
async fn stored(session: &Session) -> serde_json::Map<String, Value> {
    let stored = session.eval("return { ...localStorage }").await;
    stored.as_object().expect("an object").clone()
}

#[tokio::test]
async fn widgets_with_keys_of_their_own_share_nothing() {
    let site = Site::with(
        r#"<gait-check id="a" storage-key="a"></gait-check>
        <gait-check id="b" storage-key="b"></gait-check>"#,
    )
    .await;
    let session = Session::open().await;
    session.visit(&site.url("/")).await;
    let (a, b) = (session.widget_at("#a"), session.widget_at("#b"));
    a.up().await;
    b.eval("host.scrollIntoView()", Value::Null).await;
    b.up().await;

    walk_to_third_check(&a).await;

    let answers = a.get("answers").await;
    assert_eq!(b.get("answers").await, json!({ "answers": {} }));
    assert_eq!(b.step().await, Step::Safety);
    let told = session.events().await;
    let of_b = told.iter().filter(|event| event["id"] == "b" && event["name"] != "ready").count();
    assert_eq!(of_b, 0, "only the widget that changed tells of it");

    session.reload().await;
    a.up().await;
    b.eval("host.scrollIntoView()", Value::Null).await;
    b.up().await;
    assert_eq!(a.get("answers").await, answers);
    assert_eq!(b.get("answers").await, json!({ "answers": {} }));
    b.go("None of these").await;
    assert_eq!(a.get("answers").await, answers, "nor the other way round");
    session.assert_quiet().await;
}

#[tokio::test]
async fn widgets_with_one_key_share_their_answers_from_the_next_visit_on() {
    let site = Site::with(
        r#"<gait-check id="a" storage-key="same"></gait-check>
        <gait-check id="b" storage-key="same"></gait-check>"#,
    )
    .await;
    let session = Session::open().await;
    session.visit(&site.url("/")).await;
    let (a, b) = (session.widget_at("#a"), session.widget_at("#b"));
    a.up().await;
    walk_to_third_check(&a).await;
    let answers = a.get("answers").await;

    session.reload().await;
    a.up().await;
    b.eval("host.scrollIntoView()", Value::Null).await;
    b.up().await;

    assert_eq!(a.get("answers").await, answers);
    assert_eq!(b.get("answers").await, answers);
}

#[tokio::test]
async fn answers_and_place_survive_a_reload() {
    let site = Site::with("<gait-check></gait-check>").await;
    let session = Session::open().await;
    open(&session, &site).await;
    let widget = session.widget();
    walk_to_third_check(&widget).await;
    let catalog = widget.catalog().await;
    RUNNER.answer(&widget, &catalog).await;
    let answers = widget.get("answers").await;
    assert_eq!(answers["groups"], json!(["sg-hypertension"]));
    assert_eq!(answers["pain"]["during"], 2);

    session.reload().await;
    widget.up().await;

    assert_eq!(widget.get("answers").await, answers);
    assert_eq!(widget.step().await, Step::Check("hip-strength-habit".to_owned()));
    let chosen = Some(("hip-strength-habit".to_owned(), "once".to_owned()));
    assert_eq!(widget.chosen().await, chosen);
    assert!(session.details("change").await.is_empty(), "nothing has changed");
    RUNNER.walk(&widget).await;
    session.reload().await;
    widget.up().await;
    assert_eq!(widget.step().await, Step::Plan);
    session.assert_quiet().await;
}

#[tokio::test]
async fn checks_beside_the_path_survive_a_reload_in_place() {
    let site = Site::with("<gait-check></gait-check>").await;
    let session = Session::open().await;
    open(&session, &site).await;
    let widget = session.widget();
    RUNNER.walk(&widget).await;
    widget.go("More checks in Footwear").await;
    let step = widget.step().await;
    let heading = widget.heading().await;

    session.reload().await;
    widget.up().await;

    assert_eq!(widget.step().await, step, "the runner was at {heading:?}");
}

#[tokio::test]
async fn a_move_in_the_page_keeps_answers_and_place() {
    let site = Site::with(r#"<gait-check></gait-check><section id="else"></section>"#).await;
    let session = Session::open().await;
    open(&session, &site).await;
    let widget = session.widget();
    walk_to_third_check(&widget).await;
    let answers = widget.get("answers").await;

    widget.eval("document.querySelector('#else').append(host)", Value::Null).await;

    widget.up().await;
    assert_eq!(widget.get("answers").await, answers);
    assert_eq!(widget.step().await, Step::Check("hip-strength-habit".to_owned()));
    // And it goes on to work.
    widget.choose("Rarely or never").await;
    assert_eq!(widget.get("answers").await["answers"]["hip-strength-habit"], "rarely");
    session.assert_quiet().await;
}

#[tokio::test]
async fn a_widget_that_comes_back_later_is_where_it_was() {
    // Not from storage: the element itself remembers.
    let site = Site::with(r#"<gait-check storage="none"></gait-check>"#).await;
    let session = Session::open().await;
    open(&session, &site).await;
    let widget = session.widget();
    walk_to_third_check(&widget).await;
    let answers = widget.get("answers").await;

    session.eval("window.away = document.querySelector('gait-check'); away.remove()").await;
    session.until("the widget to leave", LEFT).await;
    session.eval("document.body.append(away)").await;

    widget.up().await;
    assert_eq!(widget.get("answers").await, answers);
    assert_eq!(widget.step().await, Step::Check("hip-strength-habit".to_owned()));
    widget.choose("Rarely or never").await;
    session.assert_quiet().await;
}

#[tokio::test]
async fn answers_can_be_read_and_set_while_a_widget_is_away() {
    let site = Site::with("<gait-check></gait-check>").await;
    let session = Session::open().await;
    open(&session, &site).await;
    let widget = session.widget();
    walk_to_third_check(&widget).await;
    let answers = widget.get("answers").await;

    session.eval("window.away = document.querySelector('gait-check'); away.remove()").await;
    session.until("the widget to leave", LEFT).await;

    assert_eq!(session.eval("return away.answers").await, answers);
    session
        .eval("away.answers = { answers: { sleep: 'short' } }; document.body.append(away)")
        .await;
    widget.up().await;
    assert_eq!(widget.get("answers").await, json!({ "answers": { "sleep": "short" } }));
}

#[tokio::test]
async fn a_removed_widget_leaves_nothing_that_throws() {
    let site = Site::with("<gait-check></gait-check>").await;
    let session = Session::open().await;
    open(&session, &site).await;
    let widget = session.widget();
    walk_to_third_check(&widget).await;

    session
        .eval(
            "window.away = document.querySelector('gait-check');
        window.controls = [...away.shadowRoot.querySelectorAll('button, input, summary')];
        away.remove()",
        )
        .await;
    session.until("the widget to leave", LEFT).await;
    // Whatever may still be listened to, on the page and on what was drawn.
    session.eval(
        "const kinds = ['click', 'change', 'input', 'keydown', 'focus', 'blur', 'scroll', 'resize',
            'storage', 'visibilitychange', 'pagehide', 'pageshow', 'online', 'offline'];
        for (const target of [window, document, document.body, away, ...controls])
            for (const kind of kinds) target.dispatchEvent(new Event(kind, { bubbles: true, composed: true }));
        for (const control of controls) control.click();
        away.setAttribute('mode', 'full');
        away.setAttribute('theme', 'dark');
        away.answers = { answers: {} };
        away.reset();
        void away.answers, away.report, away.ready",
    )
    .await;

    session.assert_quiet().await;
}

#[tokio::test]
async fn two_hundred_lives_are_as_good_as_one() {
    let site = Site::with("<gait-check storage=\"none\"></gait-check>").await;
    let session = Session::open().await;
    open(&session, &site).await;
    let script = "(async () => {
        for (let life = 0; life < 200; life += 1) {
            const it = document.createElement('gait-check');
            it.setAttribute('storage', 'none');
            document.body.prepend(it);
            await it.ready;
            it.remove();
            await new Promise((done) => setTimeout(done));
        }
        return document.querySelectorAll('gait-check').length;
    })()";

    assert_eq!(session.settle(script).await, 1);

    let widget = session.widget();
    widget.go("None of these").await;
    session.assert_quiet().await;
}

#[tokio::test]
async fn without_storage_nothing_is_written() {
    let site = Site::with(r#"<gait-check storage="none"></gait-check>"#).await;
    let session = Session::open().await;
    open(&session, &site).await;
    let widget = session.widget();

    RUNNER.walk(&widget).await;

    assert!(stored(&session).await.is_empty(), "{:?}", stored(&session).await);
    let others = session.eval("return [sessionStorage.length, document.cookie]").await;
    assert_eq!(others, json!([0, ""]));
    let read = widget.text().await;
    assert!(!read.contains("may not save"), "the host has chosen this, so it is no news: {read}");
    session.reload().await;
    widget.up().await;
    assert_eq!(widget.get("answers").await, json!({ "answers": {} }));
}

/// All attributes are observed: a host may learn only later what the visitor allows.
#[tokio::test]
async fn nothing_more_is_written_once_storage_is_switched_off() {
    let site = Site::with("<gait-check></gait-check>").await;
    let session = Session::open().await;
    open(&session, &site).await;
    let widget = session.widget();
    widget.eval("host.setAttribute('storage', 'none')", Value::Null).await;

    RUNNER.walk(&widget).await;

    assert!(stored(&session).await.is_empty(), "{:?}", stored(&session).await);
}

#[tokio::test]
async fn answers_are_saved_once_storage_is_switched_on() {
    let site = Site::with(r#"<gait-check storage="none"></gait-check>"#).await;
    let session = Session::open().await;
    open(&session, &site).await;
    let widget = session.widget();
    widget.eval("host.setAttribute('storage', 'local')", Value::Null).await;

    widget.go("None of these").await;

    assert_eq!(stored(&session).await.len(), 1, "{:?}", stored(&session).await);
}

#[tokio::test]
async fn a_key_that_is_set_later_counts_from_then_on() {
    let site = Site::with("<gait-check></gait-check>").await;
    let session = Session::open().await;
    open(&session, &site).await;
    let widget = session.widget();
    widget.eval("host.setAttribute('storage-key', 'later')", Value::Null).await;

    widget.go("None of these").await;

    let keys: Vec<String> = stored(&session).await.keys().cloned().collect();
    assert!(keys.iter().all(|key| key.contains("later")) && !keys.is_empty(), "{keys:?}");
}

#[tokio::test]
async fn only_its_own_key_is_written() {
    let site = Site::build()
        .page("/", page(r#"<gait-check storage-key="mine"></gait-check>"#))
        .page("/empty", bare_page(""))
        .start()
        .await;
    let session = Session::open().await;
    session.visit(&site.url("/empty")).await;
    session.eval("localStorage.setItem('gait-check', 'of another widget')").await;
    open(&session, &site).await;
    let widget = session.widget();

    RUNNER.walk(&widget).await;
    let keys: Vec<String> = stored(&session).await.keys().cloned().collect();
    assert_eq!(keys.len(), 2, "{keys:?}");
    widget.start_over().await;

    let left = stored(&session).await;
    assert_eq!(left.get("gait-check"), Some(&json!("of another widget")));
    assert_eq!(left.len(), 1, "{left:?}");
}

#[tokio::test]
async fn nothing_is_written_before_the_runner_says_something() {
    let site = Site::with("<gait-check></gait-check>").await;
    let session = Session::open().await;
    open(&session, &site).await;
    session.widget().ready().await;

    assert!(stored(&session).await.is_empty());
    assert!(session.widget().has(Role::Button, "None of these").await);
}
