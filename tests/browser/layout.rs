//! Room: nothing is cut off, everything can be hit.

use serde_json::{Value, json};

use crate::support::{Role, Runner, Session, Site, Step, Widget};

const PHONE: u32 = 320;
const TABLET: u32 = 800;
const DESK: u32 = 1100;

/// The least size of a target, in CSS pixels.
const TARGET: u32 = 44;

/// Everything to show: signs, cautions, tips with drills, sources and notes.
const BUSY: Runner = Runner {
    places: &["hip-front", "hip-outer"],
    unsure: &["rf-locking"],
    pain: &[("Worst during your last run", "2")],
    groups: &["sg-older", "sg-hypertension"],
    answers: &[
        ("single-run-spike", "10-to-30"),
        ("hip-strength-habit", "rarely"),
        ("outer-hip-habits", "often"),
        ("cadence-spm", "155-164"),
        ("step-width", "cross-over"),
        ("shoe-comfort", "slightly-off"),
        ("warm-up", "straight-into-pace"),
        ("drink-long", "as-much-as-possible"),
    ],
    ..Runner::NOBODY
};

/// Links that are no target of their own size: each stands in a line of text, whose height it
/// has, as does a word that is explained where it stands in a sentence. WCAG 2.2 lets them, under "inline" of criteria 2.5.5 and 2.5.8.
const INLINE_LINKS: &str = ".sources a";

/// Fails where the page scrolls sideways, something stands out of it, or a target is small.
///
/// Of a radio, a checkbox or a list the label is the target.
pub async fn assert_roomy(widget: &Widget<'_>) {
    let step = widget.step().await;
    widget
        .eval("root.querySelectorAll('details').forEach((it) => (it.open = true))", Value::Null)
        .await;
    let script = "const page = document.documentElement;
        const faults = [];
        if (page.scrollWidth > page.clientWidth)
            faults.push(`the page scrolls sideways: ${page.scrollWidth} px`);
        const visible = [...root.querySelectorAll('*')]
            .filter((it) => it.checkVisibility() && !it.closest('.unseen, svg'));
        for (const it of visible) {
            const { left, right, width } = it.getBoundingClientRect();
            if (width > 0 && (left < -0.5 || right > page.clientWidth + 0.5))
                faults.push(`out of the page: ${it.localName} ${clean(it.innerText).slice(0, 60)}`);
            if (it.scrollWidth > it.clientWidth + 1 && it.clientWidth > 0 && getComputedStyle(it).display !== 'inline')
                faults.push(`wider than its box: ${it.localName} ${clean(it.innerText).slice(0, 60)}`);
        }
        for (const control of seenOf(root, 'control')) {
            if (control.matches(given[1])) continue;
            const sentence = control.closest('p');
            const isInline = sentence && control.matches('.term');
            if (isInline && clean(sentence.innerText) !== nameOf(control)) continue;
            const target = control.labels?.[0] ?? control;
            const { width, height } = target.getBoundingClientRect();
            if (Math.min(width, height) < given[0] - 0.01)
                faults.push(`${width} x ${height} px: ${target.localName} ${nameOf(control)}`);
        }
        return faults";
    let faults = widget.eval(script, json!([TARGET, INLINE_LINKS])).await;
    let faults: Vec<String> = serde_json::from_value(faults).expect("a list of texts");
    let some = faults.iter().take(12).map(String::as_str).collect::<Vec<_>>().join("\n");
    let width = widget.session().width();
    assert!(faults.is_empty(), "{step}, {width} px wide, {} faults:\n{some}", faults.len());
}

/// Looks at every step of a runner's way; returns the tips at its end.
async fn assert_way_is_roomy(width: u32, runner: &Runner) -> Vec<String> {
    let site = Site::with("<gait-check></gait-check>").await;
    let session = Session::sized(width, 800).await;
    session.visit(&site.url("/")).await;
    let widget = session.widget();
    widget.up().await;
    let catalog = widget.catalog().await;
    loop {
        runner.answer(&widget, &catalog).await;
        assert_roomy(&widget).await;
        if widget.step().await == Step::Plan {
            return widget.marks("data-tip").await;
        }
        runner.go_on(&widget).await;
    }
}

#[tokio::test]
async fn a_phone_has_room_for_every_step() {
    let tips = assert_way_is_roomy(PHONE, &BUSY).await;
    assert!(tips.len() >= 5, "{tips:?}");
}

#[tokio::test]
async fn a_tablet_has_room_for_every_step() {
    let tips = assert_way_is_roomy(TABLET, &BUSY).await;
    assert!(tips.len() >= 5, "{tips:?}");
}

#[tokio::test]
async fn a_desk_has_room_for_every_step() {
    let tips = assert_way_is_roomy(DESK, &BUSY).await;
    assert!(tips.len() >= 5, "{tips:?}");
}

#[tokio::test]
async fn a_phone_has_room_for_every_check_there_is() {
    every_check(PHONE).await;
}

#[tokio::test]
async fn a_desk_has_room_for_every_check_there_is() {
    every_check(DESK).await;
}

async fn every_check(width: u32) {
    let site = Site::with(r#"<gait-check mode="full"></gait-check>"#).await;
    let session = Session::sized(width, 800).await;
    session.visit(&site.url("/")).await;
    let widget = session.widget();
    widget.up().await;
    Runner::NOBODY.walk_to(&widget, |step| matches!(step, Step::Check(_))).await;
    let mut seen = 0;
    while let Step::Check(_) = widget.step().await {
        assert_roomy(&widget).await;
        seen += 1;
        Runner::NOBODY.go_on(&widget).await;
    }
    assert_eq!(seen, 48);
}

#[tokio::test]
async fn a_phone_has_room_for_an_emergency() {
    let runner = Runner { flags: &["rf-trauma-no-weight", "rf-heat-stroke"], ..Runner::NOBODY };
    assert_way_is_roomy(PHONE, &runner).await;
}

#[tokio::test]
async fn a_phone_has_room_for_a_plan_without_tips() {
    assert_way_is_roomy(PHONE, &Runner::NOBODY).await;
}

#[tokio::test]
async fn a_phone_has_room_for_a_notice() {
    let site = Site::build()
        .page("/", crate::support::page("<gait-check></gait-check>"))
        .page("/empty", crate::support::bare_page(""))
        .start()
        .await;
    let session = Session::sized(PHONE, 800).await;
    session.visit(&site.url("/empty")).await;
    session.eval("localStorage.setItem('gait-check', 'garbage')").await;
    session.visit(&site.url("/")).await;
    let widget = session.widget();
    widget.up().await;

    assert!(widget.has(Role::Button, "OK").await);
    assert_roomy(&widget).await;
}

#[tokio::test]
async fn the_page_of_our_own_has_room_on_a_phone() {
    let site = Site::build().start().await;
    let session = Session::sized(PHONE, 800).await;
    session.visit(&site.url("/gait-check/index.html")).await;
    let widget = session.widget();
    widget.up().await;

    assert_roomy(&widget).await;
}

/// The container counts, not the window.
#[tokio::test]
async fn a_narrow_column_of_a_wide_page_is_laid_out_as_a_phone() {
    let body = "<style>main { inline-size: 300px }</style><main><gait-check></gait-check></main>";
    let site = Site::with(body).await;
    let session = Session::sized(DESK, 800).await;
    session.visit(&site.url("/")).await;
    let widget = session.widget();
    widget.up().await;
    Runner { places: &["hip-outer"], ..BUSY }.walk(&widget).await;

    let script = "const { right } = host.getBoundingClientRect();
        return [...root.querySelectorAll('*')]
            .filter((it) => it.checkVisibility() && !it.closest('.unseen, svg'))
            .filter((it) => it.getBoundingClientRect().right > right + 0.5)
            .map((it) => `${it.localName} ${clean(it.innerText).slice(0, 60)}`)";
    assert_eq!(widget.eval(script, Value::Null).await, json!([]));
}
