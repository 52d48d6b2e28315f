//! Nothing moves that the runner did not move.
//!
//! Only Chromium tells of layout shifts. It does not count what moves within 500 ms of a tap, so
//! that what was tapped is measured here too.

use serde_json::{Value, json};

use super::screens::{self, Screen};
use crate::support::{Ability, Role, Runner, Session, Site, Step, Widget, page, shows};

/// Widths and heights of a phone and a desk.
const SIZES: [(u32, u32); 2] = [(360, 800), (1100, 900)];

/// What the script asks for once a widget nears the viewport.
const PARTS: [&str; 4] = ["/glue-", ".wasm", "/text/", "/style-"];

const BODY: &str = r#"<p id="above">Above</p>
<gait-check><p>Fallback</p></gait-check>"#;

const RUNNER: Runner = Runner {
    places: &["hip-front", "hip-outer"],
    pain: &[("Worst during your last run", "2")],
    groups: &["sg-older"],
    answers: &[
        ("single-run-spike", "30-to-100"),
        ("hip-strength-habit", "rarely"),
        ("outer-hip-habits", "often"),
        ("cadence-spm", "155-164"),
        ("nsaid-use", "sometimes"),
    ],
    ..Runner::NOBODY
};

/// Shifts so far that no tap explains, since the page began.
async fn shifts(session: &Session) -> Vec<Value> {
    let script = "(async () => {
        const entries = [];
        const watch = new PerformanceObserver((list) => entries.push(...list.getEntries()));
        watch.observe({ type: 'layout-shift', buffered: true });
        for (let frame = 0; frame < 3; frame++)
            await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
        watch.disconnect();
        return entries.filter((it) => !it.hadRecentInput).map(({ value, startTime, sources }) => ({
            value, startTime, moved: sources.map(({ node, previousRect, currentRect }) =>
                [node?.localName ?? node?.data, previousRect.y, currentRect.y]),
        }));
    })()";
    session.settle(script).await.as_array().expect("a list").clone()
}

async fn assert_still(session: &Session, what: &str) {
    let (shifts, width) = (shifts(session).await, session.width());
    assert!(shifts.is_empty(), "{what}, {width} px: {shifts:#?}");
}

/// Loads a page slowly: the fallback has been painted before the parts come.
async fn load_slowly(session: &Session, site: &Site, path: &str) {
    session.visit(&site.url(path)).await;
    session.at_rest().await;
    assert!(!session.widget().is_up().await, "the parts are held back");
    site.release();
    session.widget().up().await;
    session.at_rest().await;
}

/// The other tests mean nothing without this.
#[tokio::test]
async fn what_moves_by_itself_is_noticed() {
    if !shows(Ability::LayoutShifts) {
        return;
    }
    let site = Site::with(BODY).await;
    let session = Session::open().await;
    session.visit(&site.url("/")).await;
    session.widget().up().await;
    session.at_rest().await;

    session.eval("document.querySelector('#above').style.blockSize = '200px'").await;

    assert!(!shifts(&session).await.is_empty());
}

#[tokio::test]
async fn coming_up_moves_nothing_above_the_widget() {
    if !shows(Ability::LayoutShifts) {
        return;
    }
    for (width, height) in SIZES {
        let site = Site::build().page("/", page(BODY)).hold(&PARTS).start().await;
        let session = Session::sized(width, height).await;
        load_slowly(&session, &site, "/").await;
        assert_still(&session, "coming up").await;
    }
}

#[tokio::test]
async fn coming_up_moves_nothing_on_our_own_page() {
    if !shows(Ability::LayoutShifts) {
        return;
    }
    for (width, height) in SIZES {
        let site = Site::build().hold(&PARTS).start().await;
        let session = Session::sized(width, height).await;
        load_slowly(&session, &site, "/gait-check/index.html").await;
        assert_still(&session, "our own page").await;
    }
}

#[tokio::test]
async fn a_whole_way_shifts_nothing_by_itself() {
    if !shows(Ability::LayoutShifts) {
        return;
    }
    for (width, height) in SIZES {
        let site = Site::with(BODY).await;
        let session = Session::sized(width, height).await;
        session.visit(&site.url("/")).await;
        let widget = session.widget();
        widget.up().await;
        RUNNER.walk(&widget).await;
        assert!(!widget.marks("data-tip").await.is_empty());
        for fold in widget.names(Role::Fold).await {
            let script = "for (const fold of find(root, 'fold', given).controls) fold.click()";
            widget.eval(script, json!(fold)).await;
            session.at_rest().await;
        }
        widget.go("Back").await;
        assert_still(&session, "the way").await;
    }
}

/// The words of sources come after the plan; no tap hides what they move.
#[tokio::test]
async fn sources_that_come_late_move_nothing() {
    if !shows(Ability::LayoutShifts) {
        return;
    }
    for name in ["plan", "urgent"] {
        let site = screens::build(Site::build()).hold(&["/sources/"]).start().await;
        let session = Session::sized(360, 800).await;
        let screen = Screen::named(name);
        screen.restore(&session, &site).await;
        session.at_rest().await;
        site.release();
        screen.wait_for_sources(&session.widget()).await;
        assert_still(&session, name).await;
    }
}

/// Presses every control of the step that a script finds; none moves under the finger.
async fn assert_holds_still(widget: &Widget<'_>, selector: &str) {
    let script = "const place = (it) => { const { x, y } = it.getBoundingClientRect(); return [x, y + scrollY]; };
        const moved = [];
        return (async () => {
            const count = root.querySelectorAll(given).length;
            for (let index = 0; index < count; index++) {
                const control = root.querySelectorAll(given)[index];
                const before = place(control);
                control.click();
                await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
                const after = place(root.querySelectorAll(given)[index]);
                if (Math.hypot(after[0] - before[0], after[1] - before[1]) > 0.5)
                    moved.push(`${nameOf(control)}: ${before} -> ${after}`);
            }
            return { count, moved };
        })()";
    let told = widget.eval(script, json!(selector)).await;
    let step = widget.step().await;
    assert!(told["count"].as_u64().is_some_and(|count| count > 0), "{step}: no {selector}");
    assert_eq!(told["moved"], json!([]), "{step}, {} px", widget.session().width());
}

#[tokio::test]
async fn what_is_tapped_stays_under_the_finger() {
    for (width, height) in SIZES {
        let site = Site::with(BODY).await;
        let session = Session::sized(width, height).await;
        session.visit(&site.url("/")).await;
        let widget = session.widget();
        widget.up().await;
        let catalog = widget.catalog().await;
        let check = |step: &Step| matches!(step, Step::Check(_));

        assert_holds_still(&widget, "input[type=checkbox]").await;
        widget.eval("host.reset()", Value::Null).await;
        widget.go("None of these").await;
        assert_holds_still(&widget, "[data-location]").await;
        widget.go("Next").await;
        assert_holds_still(&widget, "input[type=checkbox]").await;
        widget.eval("host.reset()", Value::Null).await;
        Runner::NOBODY.walk_to(&widget, check).await;
        while check(&widget.step().await) {
            assert_holds_still(&widget, "input[type=radio]").await;
            RUNNER.answer(&widget, &catalog).await;
            RUNNER.go_on(&widget).await;
        }
    }
}

/// What moves on its own accord moves for none who asked their device for less of it.
#[tokio::test]
async fn nothing_is_animated_for_who_wants_less_motion() {
    let site = screens::site().await;
    let session = Session::open().await;
    session.keep_still().await;
    for screen in Screen::all() {
        let widget = screen.bring(&session, &site).await;
        let script = "return [...root.querySelectorAll('*')].filter((it) => {
                const { animationName, transitionDuration, scrollBehavior } = getComputedStyle(it);
                const moves = animationName !== 'none' || scrollBehavior === 'smooth';
                return moves || parseFloat(transitionDuration) > 0;
            }).map((it) => it.outerHTML.slice(0, 80))";
        let moving = widget.eval(script, Value::Null).await;
        assert_eq!(moving, json!([]), "{}", screen.name);
    }
}
