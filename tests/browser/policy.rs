//! The strictest policy a host may have.

use serde_json::{Value, json};

use crate::support::{Runner, Session, Site, Step, page};

/// The least a widget with wasm can do with; no style, no image, no font, no raw HTML.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; \
    require-trusted-types-for 'script'; trusted-types 'none'";

const RUNNER: Runner = Runner {
    places: &["hip-front", "hip-outer"],
    unsure: &["rf-locking"],
    pain: &[("Worst during your last run", "2")],
    groups: &["sg-older"],
    answers: &[
        ("single-run-spike", "30-to-100"),
        ("hip-strength-habit", "rarely"),
        ("step-width", "cross-over"),
        ("nsaid-use", "often"),
    ],
    ..Runner::NOBODY
};

async fn strict(body: &str) -> Site {
    let headers = [("Content-Security-Policy", POLICY)];
    Site::build().page_with("/", page(body), &headers).start().await
}

#[tokio::test]
async fn the_whole_way_breaks_no_strict_policy() {
    let site = strict("<gait-check></gait-check>").await;
    let session = Session::open().await;
    session.visit(&site.url("/")).await;
    let widget = session.widget();
    widget.up().await;

    RUNNER.walk(&widget).await;
    assert!(!widget.marks("data-tip").await.is_empty());
    // Everything that unfolds, a change, more checks, another look, and the start again.
    widget
        .eval("root.querySelectorAll('details').forEach((it) => (it.open = true))", Value::Null)
        .await;
    let catalog = widget.catalog().await;
    widget.go(&format!("Change: {}", catalog.question("nsaid-use"))).await;
    widget.choose("No").await;
    widget.go("Back to my plan").await;
    widget.go("More checks in Footwear").await;
    widget
        .eval(
            "for (const theme of ['dark', 'light', 'auto']) host.setAttribute('theme', theme)",
            Value::Null,
        )
        .await;
    widget.eval("host.setAttribute('mode', 'full')", Value::Null).await;
    widget.eval("host.reset()", Value::Null).await;

    assert_eq!(widget.step().await, Step::Safety);
    session.assert_quiet().await;
}

#[tokio::test]
async fn the_widget_is_styled_under_a_strict_policy() {
    let site = strict("<gait-check></gait-check>").await;
    let session = Session::open().await;
    session.visit(&site.url("/")).await;
    let widget = session.widget();
    widget.up().await;

    let script = "const button = seenOf(root, 'button').find((it) => nameOf(it) === given);
        const { minBlockSize, backgroundColor } = getComputedStyle(button);
        return [minBlockSize, backgroundColor !== 'rgba(0, 0, 0, 0)']";
    let look = widget.eval(script, json!("None of these")).await;
    assert_eq!(look, json!(["48px", true]));
}

#[tokio::test]
async fn pictures_come_under_a_strict_policy() {
    let site = strict("<gait-check></gait-check>").await;
    let session = Session::open().await;
    session.visit(&site.url("/")).await;
    let widget = session.widget();
    widget.up().await;
    RUNNER.walk_to(&widget, |step| *step == Step::Check("step-width".to_owned())).await;

    let script = "return root.querySelectorAll('.option svg path').length > 2";
    widget.until("the pictures of the options", script, Value::Null).await;
    let script =
        "const { fill, stroke } = getComputedStyle(root.querySelector('.option svg .accent'));
        return [fill, stroke === getComputedStyle(root.querySelector('.option')).color]";
    let look = widget.eval(script, Value::Null).await;
    assert_eq!(look, json!(["none", false]), "a line in the accent");
    session.assert_quiet().await;
}

#[tokio::test]
async fn nothing_comes_from_another_site() {
    let site = Site::with("<gait-check></gait-check>").await;
    let session = Session::open().await;
    session.visit(&site.url("/")).await;
    let widget = session.widget();
    widget.up().await;
    RUNNER.walk(&widget).await;

    let script = "return performance.getEntriesByType('resource')
        .map((it) => it.name)
        .filter((url) => new URL(url).origin !== location.origin)";
    assert_eq!(session.eval(script).await, json!([]));
}

/// The tests above are worth something only if a breach is seen.
#[tokio::test]
async fn a_breach_of_the_policy_would_be_seen() {
    let site = strict("<gait-check></gait-check>").await;
    let session = Session::open().await;
    session.visit(&site.url("/")).await;
    let widget = session.widget();
    widget.up().await;

    session.eval("document.querySelector('gait-check').setAttribute('style', 'color: red')").await;

    session.until("the breach", "return seen.violations.length > 0").await;
    let complaints = session.complaints().await;
    assert!(complaints[0].starts_with("style-src-attr"), "{complaints:?}");
}
