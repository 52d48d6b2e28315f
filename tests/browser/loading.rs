//! What is fetched, when, and how often.

use serde_json::{Value, json};

use crate::support::{Event, FOLDER, Role, Runner, Session, Site, bare_page, page};

/// What the script asks for once a widget nears the viewport: glue, wasm, words, style.
const PARTS: [&str; 4] = ["/glue-", ".wasm", "/text/", "/style-"];

/// The words of the sources.
const SOURCES: &str = "/sources/";

/// What `catalog()` answers.
const CATALOG: &str = "/catalog/";

const FAR_AWAY: &str = r#"<div id="long"></div><gait-check>Fallback</gait-check>
<script type="module" src="/gait-check/gait-check.js"></script>"#;

/// Puts the widget 3000 px below the viewport; a style attribute would need a policy.
const MAKE_LONG: &str = "document.querySelector('#long').style.height = `${innerHeight + 3000}px`";

/// Requests for one of the parts.
fn asked_for(events: &[Event], part: &str) -> usize {
    events.iter().filter(|event| matches!(event, Event::Asked(path) if path.contains(part))).count()
}

/// Waits until the site has been asked for something after everything asked so far.
async fn ping(session: &Session, site: &Site) {
    session.settle("fetch('/ping')").await;
    let is_ping = |event: &Event| matches!(event, Event::Answered(path) if path == "/ping");
    assert!(site.events().iter().any(is_ping));
}

/// A page whose widget is far below; it has been laid out, and looked at for what is near.
async fn far_away(session: &Session, site: &Site) {
    session.visit(&site.url("/")).await;
    let script = "new Promise((done) => {
        const watch = new IntersectionObserver(([entry]) => done(entry.boundingClientRect.top - innerHeight));
        watch.observe(document.querySelector('gait-check'));
    })";
    let below = session.settle(script).await;
    assert!(below.as_f64().is_some_and(|below| below >= 3000.0), "{below} px below the viewport");
    ping(session, site).await;
}

fn long_page() -> String {
    // The script comes after the page has its height.
    bare_page(&format!("{FAR_AWAY}<script src=\"/long.js\"></script>"))
}

#[tokio::test]
async fn far_from_the_viewport_nothing_but_the_script_is_fetched() {
    let site = Site::build().page("/", long_page()).script("/long.js", MAKE_LONG).start().await;
    let session = Session::open().await;

    far_away(&session, &site).await;

    assert_eq!(site.asked(), [format!("{FOLDER}gait-check.js")]);
    let shown = session.eval("return document.body.innerText.trim()").await;
    assert_eq!(shown, "Fallback");
}

#[tokio::test]
async fn near_the_viewport_everything_is_asked_for_before_anything_is_answered() {
    let site = Site::build().page("/", long_page()).script("/long.js", MAKE_LONG);
    let site = site.hold(&PARTS).start().await;
    let session = Session::open().await;
    far_away(&session, &site).await;

    session.eval("document.querySelector('gait-check').scrollIntoView()").await;

    let all = || PARTS.iter().all(|part| asked_for(&site.events(), part) == 1).then_some(());
    session.until_some("all four requests", all).await;
    let early = site.events();
    let answered = |part: &&str| {
        early.iter().any(|event| matches!(event, Event::Answered(path) if path.contains(*part)))
    };
    assert!(!PARTS.iter().any(answered), "they did not wait for each other");
    assert!(!session.widget().is_up().await);
    let shown = session.eval("return document.body.innerText.trim()").await;
    assert_eq!(shown, "Fallback", "shown until the widget is up");

    site.release();
    session.widget().up().await;
    for part in PARTS {
        assert_eq!(asked_for(&site.events(), part), 1, "{part} is asked for once");
    }
    let asked = site.asked();
    assert_eq!(asked.len(), 1 + PARTS.len(), "{asked:?}");
    session.assert_quiet().await;
}

#[tokio::test]
async fn the_words_of_the_sources_are_fetched_when_one_is_shown() {
    let site = Site::with("<gait-check></gait-check>").await;
    let session = Session::open().await;
    session.visit(&site.url("/")).await;
    let widget = session.widget();
    widget.up().await;
    ping(&session, &site).await;
    assert_eq!(asked_for(&site.events(), SOURCES), 0, "the first screen cites nothing");

    widget.set_answers(json!({ "answers": {}, "flags": { "rf-groin-load-pain": "yes" } })).await;
    widget.unfold("Sources").await;

    let script = "return [...root.querySelectorAll('[data-source]')].some((it) => /20\\d\\d/.test(it.innerText) && it.querySelector('a'))";
    widget.until("a citation with its link", script, Value::Null).await;
    assert_eq!(asked_for(&site.events(), SOURCES), 1);
    assert_eq!(asked_for(&site.events(), CATALOG), 0, "no script has called `load()`");
    session.assert_quiet().await;
}

#[tokio::test]
async fn a_plan_whose_sources_do_not_come_names_them_and_asks_again_later() {
    let site = Site::build().page("/", page("<gait-check></gait-check>")).without(SOURCES);
    let site = site.start().await;
    let session = Session::open().await;
    session.visit(&site.url("/")).await;
    let widget = session.widget();
    widget.up().await;

    widget.set_answers(json!({ "answers": {}, "flags": { "rf-groin-load-pain": "yes" } })).await;
    widget.unfold("Sources").await;

    let script = "return [...root.querySelectorAll('[data-source]')].every((it) => it.innerText.includes(it.dataset.source)) && root.querySelector('[data-source]') !== null";
    widget.until("sources by author and year", script, Value::Null).await;
    let failed = || (asked_for(&site.events(), SOURCES) == 1).then_some(());
    session.until_some("one request", failed).await;
    ping(&session, &site).await;
    widget.set_answers(json!({ "answers": {}, "flags": { "rf-locking": "yes" } })).await;
    let again = || (asked_for(&site.events(), SOURCES) == 2).then_some(());
    session.until_some("another request", again).await;
}

#[tokio::test]
async fn a_widget_is_fetched_before_it_is_scrolled_to() {
    let site = Site::build().page("/", long_page()).script("/long.js", MAKE_LONG).start().await;
    let session = Session::open().await;
    far_away(&session, &site).await;

    // 300 px below the viewport: not to be seen yet.
    let script = "scrollTo(0, document.querySelector('gait-check').getBoundingClientRect().top + scrollY - innerHeight - 300)";
    session.eval(script).await;

    session.widget().up().await;
}

#[tokio::test]
async fn several_widgets_fetch_everything_once() {
    let site =
        Site::with("<gait-check id=a></gait-check><gait-check id=b storage-key=b></gait-check>")
            .await;
    let session = Session::open().await;
    session.visit(&site.url("/")).await;
    session.widget_at("#a").up().await;
    let second = session.widget_at("#b");
    second.eval("host.scrollIntoView()", Value::Null).await;
    second.up().await;
    session.widget_at("#a").ready().await;
    second.ready().await;

    for part in PARTS {
        assert_eq!(asked_for(&site.events(), part), 1, "{part}");
    }
}

#[tokio::test]
async fn the_script_may_be_on_the_page_twice() {
    let twice = r#"<gait-check></gait-check>
        <script type="module" src="/gait-check/gait-check.js"></script>
        <script type="module" src="/gait-check/gait-check.js"></script>
        <script type="module" src="/gait-check/gait-check.js?again"></script>"#;
    let site = Site::with(twice).await;
    let session = Session::open().await;
    session.visit(&site.url("/")).await;
    let widget = session.widget();
    widget.up().await;
    widget.ready().await;

    widget.go("None of these").await;
    let script = "Promise.all(['', '?again', '?and-again'].map(async (query) => {
        const script = await bring(`/gait-check/gait-check.js${query}`);
        script.define();
        const api = await script.load();
        return api.assess({ answers: { sleep: 'short' } }).tips.map((tip) => tip.id);
    }))";
    let tips = session.settle(script).await;
    assert_eq!(tips, json!([["tip-sleep"], ["tip-sleep"], ["tip-sleep"]]));
    assert!(widget.has(Role::Button, "No pain, just checking").await, "the widget is where it was");
    assert_eq!(session.details("ready").await.len(), 1);
    session.assert_quiet().await;
}

/// An old address beside a new one, as when two parts of a page bring the widget.
#[tokio::test]
async fn two_scripts_that_load_at_the_same_time_do_not_disturb_each_other() {
    let site = Site::build().page("/", page("<gait-check></gait-check>"));
    let site = site.hold(&[".wasm"]).start().await;
    let session = Session::open().await;
    session.visit(&site.url("/")).await;
    let other = "window.other = bring('/gait-check/gait-check.js?other').then((it) => it.load())";
    session.eval(other).await;
    // The browser asks for the same wasm only after the first answer; for the words at once.
    let twice = || (asked_for(&site.events(), "/text/") == 2).then_some(());
    session.until_some("the other script's words", twice).await;
    site.release();
    let widget = session.widget();
    widget.up().await;

    let tips = "other.then((api) => api.assess({ answers: { sleep: 'short' } }).tips.map((tip) => tip.id))";
    assert_eq!(session.settle(tips).await, json!(["tip-sleep"]));
    Runner::NOBODY.walk(&widget).await;
    assert_eq!(widget.get("report").await["summary"], "Nothing here needs fixing.");
    session.assert_quiet().await;
}

#[tokio::test]
async fn an_element_of_another_name_is_a_widget_too() {
    let site = Site::with("<gait-check></gait-check><my-check storage-key=mine></my-check>").await;
    let session = Session::open().await;
    session.visit(&site.url("/")).await;
    session.widget().up().await;

    session.settle("bring('/gait-check/gait-check.js').then((it) => it.define('my-check'))").await;

    let mine = session.widget_at("my-check");
    mine.eval("host.scrollIntoView()", Value::Null).await;
    mine.up().await;
    mine.go("None of these").await;
    session.assert_quiet().await;
}

#[tokio::test]
async fn a_name_that_is_taken_is_left_alone() {
    let body = r#"<script src="/taken.js"></script><gait-check></gait-check>"#;
    let taken = "customElements.define('gait-check', class extends HTMLElement { theirs = true })";
    let site = Site::build().page("/", page(body)).script("/taken.js", taken).start().await;
    let session = Session::open().await;
    session.visit(&site.url("/")).await;

    let loaded = "bring('/gait-check/gait-check.js').then(() => document.querySelector('gait-check').theirs)";
    assert_eq!(session.settle(loaded).await, true);
    session.assert_quiet().await;
}

#[tokio::test]
async fn the_api_loads_without_an_element() {
    let site = Site::build().page("/", page("<p>No widget here.</p>")).start().await;
    let session = Session::open().await;
    session.visit(&site.url("/")).await;
    ping(&session, &site).await;
    assert_eq!(site.asked(), [format!("{FOLDER}gait-check.js")], "nothing has been asked of it");

    let script = "bring('/gait-check/gait-check.js').then(async (it) => {
        const [one, other] = await Promise.all([it.load(), it.load()]);
        const tips = (api) => api.assess({ answers: { sleep: 'short' } }).tips.map((tip) => tip.id);
        return [typeof one.version, tips(one), tips(other), one.catalog().items.length];
    })";

    assert_eq!(session.settle(script).await, json!(["string", ["tip-sleep"], ["tip-sleep"], 48]));
    assert_eq!(asked_for(&site.events(), ".wasm"), 1, "once per page");
    assert_eq!(asked_for(&site.events(), "/style-"), 0, "nobody needs a style");
    session.assert_quiet().await;
}

#[tokio::test]
async fn an_element_that_is_made_by_a_script_comes_up() {
    let site = Site::build().page("/", page("<main></main>")).start().await;
    let session = Session::open().await;
    session.visit(&site.url("/")).await;
    session
        .eval(
            "const it = document.createElement('gait-check');
            it.setAttribute('mode', 'standard');
            document.querySelector('main').append(it)",
        )
        .await;
    let widget = session.widget();
    widget.up().await;

    widget.go("None of these").await;
    session.assert_quiet().await;
}

#[tokio::test]
async fn wasm_that_is_served_as_something_else_still_works() {
    let site = Site::build().page("/", page("<gait-check></gait-check>"));
    let site = site.with_kind(".wasm", "application/octet-stream").start().await;
    let session = Session::open().await;
    session.visit(&site.url("/")).await;

    session.widget().up().await;
}
