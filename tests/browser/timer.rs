//! A drill by the clock, with a clock that a test sets.

use serde_json::{Value, json};

use crate::support::{Role, Session, Site, Widget};

/// A plan with two drills that have a timer.
const PLAN: &str = r#"{ "v": 1, "place": "plan", "input": {
    "answers": { "side-plank": "under-20", "outer-hip-habits": "often" } } }"#;

/// A clock that goes on by `clock.pass(milliseconds)` alone, and knows who looks at it.
///
/// By its `window`, a page is meant in Firefox too, which runs this beside the page.
const CLOCK: &str = "window.clock = {
        now: 1e12, asked: new Map(), last: 0,
        pass(milliseconds) {
            this.now += milliseconds;
            for (const task of [...this.asked.values()]) task();
        },
    };
    window.Date.now = () => clock.now;
    window.setInterval = (task) => (clock.asked.set(++clock.last, task), clock.last);
    window.clearInterval = (id) => clock.asked.delete(id);";

async fn open_plan(session: &Session, site: &Site) {
    session.visit(&site.url("/")).await;
    session.eval_with("localStorage.setItem('gait-check', arguments[0])", vec![json!(PLAN)]).await;
    session.reload().await;
    session.widget().up().await;
}

/// The side plank, unfolded and started, by the clock of the test.
async fn start(widget: &Widget<'_>) {
    widget.session().eval(CLOCK).await;
    widget.unfold("The drill: Side plank").await;
    widget.press("Start timer: Side plank").await;
    shows(widget, "Get ready", "10").await;
}

/// Waits until a timer shows this.
async fn shows(widget: &Widget<'_>, say: &str, left: &str) {
    let script = "const timer = root.querySelector('[role=timer]')?.parentElement;
        return timer?.querySelector('.timer-say').innerText === given[0]
            && clean(timer.querySelector('[role=timer]').innerText) === given[1]";
    let what = format!("a timer with {say:?} and {left}");
    widget.until(&what, script, json!([say, left])).await;
}

/// Seconds go by, as a browser tells them: a little late, and five times each.
async fn pass(session: &Session, seconds: u32) {
    let script = "for (let tick = 0; tick < 5 * arguments[0]; tick += 1) clock.pass(200.5)";
    session.eval_with(script, vec![json!(seconds)]).await;
}

/// How many tasks wait for the clock.
async fn asked(session: &Session) -> Value {
    session.eval("return clock.asked.size").await
}

async fn hide(session: &Session, is_hidden: bool) {
    let script = "Object.defineProperty(document, 'hidden', { configurable: true, get: () => arguments[0] });
        Object.defineProperty(document, 'visibilityState',
            { configurable: true, get: () => arguments[0] ? 'hidden' : 'visible' });
        document.dispatchEvent(new Event('visibilitychange'))";
    session.eval_with(&script.replace("arguments[0]", &is_hidden.to_string()), Vec::new()).await;
}

#[tokio::test]
async fn a_drill_is_held_by_the_clock() {
    let site = Site::with("<gait-check></gait-check>").await;
    let session = Session::open().await;
    open_plan(&session, &site).await;
    let widget = session.widget();
    start(&widget).await;

    for (seconds, say, left) in [
        (1, "Get ready", "9"),
        (9, "Hold", "20"),
        (19, "Hold", "1"),
        (1, "Rest and change sides", "20"),
    ] {
        pass(&session, seconds).await;
        shows(&widget, say, left).await;
    }
    pass(&session, 200).await;
    shows(&widget, "Done", "0").await;
    assert_eq!(asked(&session).await, 0);
    widget.press("Again: Side plank").await;
    shows(&widget, "Get ready", "10").await;
    session.assert_quiet().await;
}

#[tokio::test]
async fn a_timer_counts_by_the_clock_of_the_browser() {
    let site = Site::with("<gait-check></gait-check>").await;
    let session = Session::open().await;
    open_plan(&session, &site).await;
    let widget = session.widget();
    widget.unfold("The drill: Side plank").await;
    widget.press("Start timer: Side plank").await;
    // A browser that is slow today may have paused it.
    let script = "find(root, 'button', 'Go on: Side plank').controls[0]?.click();
        return Number(root.querySelector('[role=timer]')?.innerText) < given";
    widget.until("a second to go by", script, json!(10)).await;
    widget.until("another", script, json!(9)).await;
}

#[tokio::test]
async fn a_pause_holds_and_goes_on_where_it_was() {
    let site = Site::with("<gait-check></gait-check>").await;
    let session = Session::open().await;
    open_plan(&session, &site).await;
    let widget = session.widget();
    start(&widget).await;
    pass(&session, 14).await;

    widget.press("Pause: Side plank").await;

    shows(&widget, "Paused", "16").await;
    assert_eq!(asked(&session).await, 0);
    pass(&session, 60).await;
    shows(&widget, "Paused", "16").await;
    widget.press("Go on: Side plank").await;
    shows(&widget, "Hold", "16").await;
    pass(&session, 1).await;
    shows(&widget, "Hold", "15").await;
}

#[tokio::test]
async fn a_timer_pauses_when_the_page_is_out_of_sight() {
    let site = Site::with("<gait-check></gait-check>").await;
    let session = Session::open().await;
    open_plan(&session, &site).await;
    let widget = session.widget();
    start(&widget).await;
    pass(&session, 14).await;

    hide(&session, true).await;
    session.eval("clock.pass(1)").await;

    shows(&widget, "Paused", "16").await;
    hide(&session, false).await;
    pass(&session, 5).await;
    shows(&widget, "Paused", "16").await;
    assert_eq!(asked(&session).await, 0);
}

#[tokio::test]
async fn a_timer_pauses_when_the_device_slept_or_its_clock_was_set() {
    let site = Site::with("<gait-check></gait-check>").await;
    let session = Session::open().await;
    open_plan(&session, &site).await;
    let widget = session.widget();
    start(&widget).await;
    for gap in ["3600e3", "-3600e3"] {
        session.eval(&format!("clock.pass({gap})")).await;
        shows(&widget, "Paused", "10").await;
        widget.press("Go on: Side plank").await;
        shows(&widget, "Get ready", "10").await;
    }
}

#[tokio::test]
async fn a_timer_that_is_stopped_leaves_the_focus_on_its_button() {
    let site = Site::with("<gait-check></gait-check>").await;
    let session = Session::open().await;
    open_plan(&session, &site).await;
    let widget = session.widget();
    start(&widget).await;
    assert_eq!(widget.focus().await.name, "Stop: Side plank");
    pass(&session, 14).await;

    widget.press("Stop: Side plank").await;

    widget.find(Role::Button, "Start timer: Side plank").await;
    assert_eq!(widget.focus().await.name, "Start timer: Side plank");
    assert_eq!(asked(&session).await, 0);
    assert!(widget.marks("role").await.iter().all(|role| role != "timer"));
}

#[tokio::test]
async fn one_drill_is_done_at_a_time() {
    let site = Site::with("<gait-check></gait-check>").await;
    let session = Session::open().await;
    open_plan(&session, &site).await;
    let widget = session.widget();
    start(&widget).await;
    let title = "Standing wall press (isometric)";
    widget.unfold(&format!("The drill: {title}")).await;

    widget.press(&format!("Start timer: {title}")).await;

    widget.find(Role::Button, &format!("Pause: {title}")).await;
    widget.find(Role::Button, "Start timer: Side plank").await;
    assert_eq!(asked(&session).await, 1);
}

#[tokio::test]
async fn a_widget_that_leaves_takes_its_timer_along() {
    let site = Site::with("<gait-check></gait-check>").await;
    let session = Session::open().await;
    open_plan(&session, &site).await;
    let widget = session.widget();
    start(&widget).await;
    assert_eq!(asked(&session).await, 1);

    session.eval("window.away = document.querySelector('gait-check'); away.remove()").await;

    session.until("the clock to be left alone", "return clock.asked.size === 0").await;
    session.eval("clock.pass(1000); document.body.append(away)").await;
    widget.up().await;
    widget.unfold("The drill: Side plank").await;
    widget.find(Role::Button, "Start timer: Side plank").await;
    session.assert_quiet().await;
}

#[tokio::test]
async fn a_timer_that_leaves_the_plan_is_stopped() {
    let site = Site::with("<gait-check></gait-check>").await;
    let session = Session::open().await;
    open_plan(&session, &site).await;
    let widget = session.widget();
    start(&widget).await;

    widget.go("Back").await;

    assert_eq!(asked(&session).await, 0);
}

#[tokio::test]
async fn two_widgets_have_a_timer_each() {
    let site = Site::with("<gait-check id='a'></gait-check><gait-check id='b'></gait-check>").await;
    let session = Session::open().await;
    open_plan(&session, &site).await;
    let (a, b) = (session.widget_at("#a"), session.widget_at("#b"));
    b.eval("host.scrollIntoView()", Value::Null).await;
    b.up().await;
    start(&a).await;
    pass(&session, 3).await;
    b.unfold("The drill: Side plank").await;
    b.press("Start timer: Side plank").await;
    shows(&b, "Get ready", "10").await;
    pass(&session, 2).await;

    shows(&a, "Get ready", "5").await;
    shows(&b, "Get ready", "8").await;
    a.press("Stop: Side plank").await;
    pass(&session, 1).await;
    shows(&b, "Get ready", "7").await;
}

#[tokio::test]
async fn time_is_neither_saved_nor_told() {
    let site = Site::with("<gait-check></gait-check>").await;
    let session = Session::open().await;
    open_plan(&session, &site).await;
    let widget = session.widget();
    let before = session.eval("return [{ ...localStorage }, seen.events.length]").await;

    start(&widget).await;
    pass(&session, 14).await;
    shows(&widget, "Hold", "16").await;

    let after = session.eval("return [{ ...localStorage }, seen.events.length]").await;
    assert_eq!(after, before);
}

/// What is heard changes with what there is to do, and never with a second.
#[tokio::test]
async fn seconds_are_seen_and_not_heard() {
    let site = Site::with("<gait-check></gait-check>").await;
    let session = Session::open().await;
    open_plan(&session, &site).await;
    let widget = session.widget();
    start(&widget).await;
    widget
        .eval(
            "const status = root.querySelector('[role=timer]').parentElement.querySelector('[role=status]');
            window.heard = [];
            new MutationObserver(() => heard.push(clean(status.innerText)))
                .observe(status, { subtree: true, childList: true, characterData: true })",
            Value::Null,
        )
        .await;

    for _ in 0..29 {
        pass(&session, 1).await;
    }
    shows(&widget, "Hold", "1").await;

    let heard = session.eval("return heard").await;
    assert_eq!(heard, json!(["Hold Round 1 of 3, first side"]));
}

#[tokio::test]
async fn nothing_moves_while_a_timer_runs() {
    let site = Site::with("<gait-check></gait-check>").await;
    for width in [320, 1100] {
        let session = Session::sized(width, 900).await;
        open_plan(&session, &site).await;
        let widget = session.widget();
        start(&widget).await;
        let height = "return root.querySelector('[role=timer]').parentElement.offsetHeight";
        let before = widget.eval(height, Value::Null).await;
        for seconds in [1, 9, 20, 200] {
            pass(&session, seconds).await;
            assert_eq!(widget.eval(height, Value::Null).await, before, "{width} px, {seconds} s");
        }
        shows(&widget, "Done", "0").await;
    }
}
