//! What goes wrong on a host's page, and what a runner is left with.

use serde_json::{Value, json};

use crate::support::{Role, Runner, Session, Site, Step, Widget, bare_page, page, text};

const FALLBACK: &str = "Read the article instead.";
const BODY: &str = "<gait-check>Read the article instead.</gait-check>";

/// A page that may run scripts and nothing else: storage throws.
const SANDBOX: [(&str, &str); 1] = [("Content-Security-Policy", "sandbox allow-scripts")];

const REFUSED: &str = "This page may not save anything";
const BROKEN: &str = "We could not read your saved answers";

const RUNNER: Runner = Runner {
    places: &["hip-outer"],
    answers: &[("single-run-spike", "30-to-100")],
    ..Runner::NOBODY
};

/// How often a sentence can be read.
async fn count(widget: &Widget<'_>, words: &str) -> usize {
    widget.text().await.matches(words).count()
}

// --- storage ---

#[tokio::test]
async fn where_nothing_may_be_saved_the_widget_works_and_says_so_once() {
    let site = Site::build().page_with("/", page(BODY), &SANDBOX).start().await;
    let session = Session::open().await;
    session.visit(&site.url("/")).await;
    let refused = session.settle("localStorage.length").await;
    assert!(refused["rejected"].is_object(), "storage is there: {refused}");
    let widget = session.widget();
    widget.up().await;

    assert_eq!(count(&widget, REFUSED).await, 1);
    let catalog = widget.catalog().await;
    widget.press("OK").await;
    widget
        .until(
            "the notice to go",
            "return find(root, 'button', 'OK').controls.length === 0",
            Value::Null,
        )
        .await;
    while widget.step().await != Step::Plan {
        RUNNER.answer(&widget, &catalog).await;
        assert_eq!(count(&widget, REFUSED).await, 0, "it was said once");
        RUNNER.go_on(&widget).await;
    }
    assert!(!widget.marks("data-tip").await.is_empty());
    session.assert_quiet().await;
}

#[tokio::test]
async fn in_a_sandboxed_frame_the_widget_works_too() {
    let site = Site::build()
        .page("/", bare_page(r#"<iframe src="/inner" sandbox="allow-scripts" width="900" height="800"></iframe>"#))
        .page("/inner", page(BODY))
        .start()
        .await;
    let session = Session::open().await;
    session.visit(&site.url("/")).await;
    session.enter_frame("iframe").await;
    let widget = session.widget();
    widget.up().await;

    RUNNER.walk(&widget).await;

    assert!(!widget.marks("data-tip").await.is_empty());
    session.assert_quiet().await;
}

#[tokio::test]
async fn where_there_is_no_room_left_the_widget_works_and_says_so_once() {
    let site = Site::build().page("/", page(BODY)).page("/empty", bare_page("")).start().await;
    let session = Session::open().await;
    session.visit(&site.url("/empty")).await;
    session
        .eval(
            "let size = 8 << 20;
            for (let at = 0; size >= 1; at += 1) {
                try { localStorage.setItem(`filler${at}`, 'x'.repeat(size)); } catch { size >>= 1; }
            }",
        )
        .await;
    session.visit(&site.url("/")).await;
    let widget = session.widget();
    widget.up().await;
    assert_eq!(count(&widget, REFUSED).await, 0, "nobody has tried to save yet");
    let catalog = widget.catalog().await;

    widget.go("None of these").await;
    assert_eq!(count(&widget, REFUSED).await, 1);
    widget.press("OK").await;
    while widget.step().await != Step::Plan {
        RUNNER.answer(&widget, &catalog).await;
        RUNNER.go_on(&widget).await;
        assert_eq!(count(&widget, REFUSED).await, 0, "it was said once");
    }

    assert!(!widget.marks("data-tip").await.is_empty());
    session.assert_quiet().await;
}

// --- saved state ---

/// Opens the widget on this saved state.
async fn open_on(session: &Session, saved: &str) -> Site {
    let site = Site::build().page("/", page(BODY)).page("/empty", bare_page("")).start().await;
    session.visit(&site.url("/empty")).await;
    let keep = "localStorage.setItem('gait-check', arguments[0])";
    session.eval_with(keep, vec![json!(saved)]).await;
    session.visit(&site.url("/")).await;
    session.widget().up().await;
    site
}

/// Values of all keys but the widget's own.
async fn aside(session: &Session) -> Vec<Value> {
    let others = "return Object.entries(localStorage).filter(([key]) => key !== 'gait-check').map(([, it]) => it)";
    session.eval(others).await.as_array().expect("a list").clone()
}

#[tokio::test]
async fn a_saved_state_that_is_broken_is_kept_aside_and_said_once() {
    let records = [
        "garbage",
        "",
        "null",
        "[]",
        "{}",
        r#"{"v":1}"#,
        r#"{"v":1,"input":5,"place":"plan"}"#,
        r#"{"v":1,"input":{"answers":[]},"place":"plan"}"#,
        r#"{"v":1,"input":{"answers":{}},"place":7}"#,
        r#"{"v":99,"input":{"answers":{}},"place":"plan"}"#,
        r#"{"v":1,"input":{"answers":{"sleep":"short"}},"place":"plan""#,
    ];
    let session = Session::open().await;
    for record in records {
        let _site = open_on(&session, record).await;
        let widget = session.widget();

        assert_eq!(widget.step().await, Step::Safety, "a fresh start after {record:?}");
        assert_eq!(widget.get("answers").await, json!({ "answers": {} }), "after {record:?}");
        assert_eq!(count(&widget, BROKEN).await, 1, "after {record:?}");
        assert_eq!(aside(&session).await, [json!(record)], "{record:?} is kept aside");

        widget.go("None of these").await;
        session.reload().await;
        widget.up().await;
        assert_eq!(count(&widget, BROKEN).await, 0, "it was said once, after {record:?}");
        assert_eq!(widget.step().await, Step::Where, "what came after {record:?} is saved");
        session.assert_quiet().await;
    }
}

#[tokio::test]
async fn what_is_kept_aside_is_not_lost_to_the_next_broken_state() {
    let session = Session::open().await;
    let site = open_on(&session, "the first").await;
    session.eval("localStorage.setItem('gait-check', 'the second')").await;
    session.visit(&site.url("/")).await;
    session.widget().up().await;

    let mut kept: Vec<String> =
        aside(&session).await.iter().map(|it| it.as_str().expect("a text").to_owned()).collect();
    kept.sort();
    assert_eq!(kept, ["the first", "the second"]);
}

#[tokio::test]
async fn saved_answers_that_are_not_known_any_more_are_left_out_and_the_rest_stays() {
    let session = Session::open().await;
    let record = r#"{"v":1,"input":{"answers":{"sleep":"short","of-the-past":"yes","heat":"no-such"}},"place":"where"}"#;
    let _site = open_on(&session, record).await;
    let widget = session.widget();

    assert_eq!(widget.get("answers").await, json!({ "answers": { "sleep": "short" } }));
    assert_eq!(widget.step().await, Step::Where);
    assert_eq!(count(&widget, "Some saved answers are no longer asked").await, 1);
    widget.go("No pain, just checking").await;
    session.reload().await;
    widget.up().await;
    assert_eq!(
        count(&widget, "Some saved answers are no longer asked").await,
        0,
        "it was said once"
    );
}

#[tokio::test]
async fn a_saved_place_that_is_not_known_any_more_is_no_dead_end() {
    let session = Session::open().await;
    let record = r#"{"v":1,"input":{"answers":{"sleep":"short"}},"place":"of-the-past"}"#;
    let _site = open_on(&session, record).await;
    let widget = session.widget();

    assert_eq!(widget.get("answers").await, json!({ "answers": { "sleep": "short" } }));
    assert!(!widget.names(Role::Button).await.is_empty());
    session.assert_quiet().await;
}

// --- files that do not come ---

/// The fallback can be seen, the page is told, the promise is broken, nothing is unhandled.
async fn assert_falls_back(site: Site) {
    let session = Session::open().await;
    session.visit(&site.url("/")).await;
    session
        .until("gait-check-error", "return seen.events.some((event) => event.name === 'error')")
        .await;

    let errors = session.details("error").await;
    assert_eq!(errors.len(), 1, "{errors:?}");
    let code = errors[0]["code"].as_str();
    assert!(code.is_some_and(|code| !code.is_empty()), "a stable code: {errors:?}");
    assert!(errors[0]["message"].as_str().is_some_and(|it| !it.is_empty()), "{errors:?}");
    assert_eq!(session.details("ready").await, Vec::<Value>::new());
    let script = "const host = document.querySelector('gait-check');
        const range = document.createRange();
        range.selectNodeContents(host);
        return [range.getBoundingClientRect().height > 0, document.body.innerText.trim(),
            host.shadowRoot?.querySelector('[part~=root]') != null]";
    assert_eq!(session.eval(script).await, json!([true, FALLBACK, false]));
    let ready = session.settle("document.querySelector('gait-check').ready").await;
    assert_eq!(ready["rejected"]["isError"], true, "{ready}");
    assert_eq!(ready["rejected"]["code"], json!(code), "{ready}");
    let unhandled = session.eval("return seen.errors").await;
    assert_eq!(unhandled, json!([]), "nothing is left unhandled");
    // What a host may do all the same.
    session
        .eval(
            "const host = document.querySelector('gait-check');
            host.reset();
            host.setAttribute('mode', 'full');
            host.answers = { answers: {} };
            void host.answers, host.report;
            host.remove()",
        )
        .await;
    assert_eq!(session.eval("return seen.errors").await, json!([]));
}

#[tokio::test]
async fn without_the_wasm_the_fallback_stays() {
    assert_falls_back(Site::build().page("/", page(BODY)).without(".wasm").start().await).await;
}

#[tokio::test]
async fn without_the_glue_the_fallback_stays() {
    assert_falls_back(Site::build().page("/", page(BODY)).without("/glue-").start().await).await;
}

#[tokio::test]
async fn without_the_words_the_fallback_stays() {
    assert_falls_back(Site::build().page("/", page(BODY)).without("/text/").start().await).await;
}

#[tokio::test]
async fn without_the_style_the_fallback_stays() {
    assert_falls_back(Site::build().page("/", page(BODY)).without("/style-").start().await).await;
}

#[tokio::test]
async fn without_any_of_them_the_fallback_stays() {
    let site = Site::build().page("/", page(BODY));
    let site = site.without("/glue-").without(".wasm").without("/text/").without("/style-");
    assert_falls_back(site.start().await).await;
}

/// A host that answers every path with its own page.
#[tokio::test]
async fn with_a_page_in_place_of_the_words_the_fallback_stays() {
    let site = Site::build().page("/", page(BODY));
    let site = site.with_other("/text/", "text/html", "<!doctype html><p>Not found</p>");
    assert_falls_back(site.start().await).await;
}

#[tokio::test]
async fn with_a_page_in_place_of_the_wasm_the_fallback_stays() {
    let site = Site::build().page("/", page(BODY));
    let site = site.with_other(".wasm", "text/html", "<!doctype html><p>Not found</p>");
    assert_falls_back(site.start().await).await;
}

#[tokio::test]
async fn words_of_another_release_do_not_stop_the_page() {
    let site = Site::build().page("/", page(BODY));
    let site =
        site.with_other("/text/", "application/json", "[\"Only one sentence\"]").start().await;
    let session = Session::open().await;
    session.visit(&site.url("/")).await;
    let script = "return seen.events.some((event) => ['ready', 'error'].includes(event.name))";
    session.until("ready or error", script).await;

    assert_eq!(session.eval("return seen.errors").await, json!([]));
}

#[tokio::test]
async fn without_webassembly_the_fallback_stays() {
    // What a policy without 'wasm-unsafe-eval' does.
    let policy = [("Content-Security-Policy", "script-src 'self'")];
    let site = Site::build().page_with("/", page(BODY), &policy).start().await;
    assert_falls_back(site).await;
}

#[tokio::test]
async fn every_widget_of_a_page_is_told_of_the_failure() {
    let body = format!("{BODY}{BODY}");
    let site = Site::build().page("/", page(&body)).without(".wasm").start().await;
    let session = Session::open().await;
    session.visit(&site.url("/")).await;

    let script = "return seen.events.filter((event) => event.name === 'error').length === 2";
    session.until("both errors", script).await;
    let shown = session.eval("return document.body.innerText").await;
    assert_eq!(text(&shown).matches(FALLBACK).count(), 2, "{shown}");
}

#[tokio::test]
async fn load_says_with_a_code_that_it_failed() {
    let site = Site::build().page("/", bare_page("")).without(".wasm").start().await;
    let session = Session::open().await;
    session.visit(&site.url("/")).await;

    let loaded = session.settle("bring('/gait-check/gait-check.js').then((it) => it.load())").await;

    assert_eq!(loaded["rejected"]["isError"], true, "{loaded}");
    assert_eq!(loaded["rejected"]["code"], "load-failed", "{loaded}");
}
