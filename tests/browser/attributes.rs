//! What a host may set, and what comes back.

use serde_json::{Value, json};

use crate::support::{Runner, Session, Site, Step, Widget, text};

/// A long run that gives the tip with a distance in it.
const NUMBERS: &str = "{ answers: {}, locations: [], numbers: { longestKm: 12, plannedKm: 20 } }";

async fn open(session: &Session, site: &Site) {
    session.visit(&site.url("/")).await;
    session.widget().up().await;
}

/// "1 of 10": the number of checks.
async fn total(widget: &Widget<'_>) -> usize {
    let script = "return clean(root.querySelector('[part~=progress]')?.innerText)";
    let label = text(&widget.eval(script, Value::Null).await);
    let total = label.split(" of ").nth(1).and_then(|total| total.parse().ok());
    total.unwrap_or_else(|| panic!("no total in {label:?}"))
}

async fn walk_to_checks(widget: &Widget<'_>) {
    Runner::NOBODY.walk_to(widget, |step| matches!(step, Step::Check(_))).await;
}

async fn set(widget: &Widget<'_>, name: &str, value: &str) {
    widget.eval("host.setAttribute(...given)", json!([name, value])).await;
}

/// The text of a tip on the plan.
async fn tip(widget: &Widget<'_>, id: &str) -> String {
    let script = "const tip = root.querySelector(`ol [data-tip=${given}]`);
        return tip && clean(tip.textContent)";
    text(&widget.until(id, script, json!(id)).await)
}

// --- mode, areas ---

#[tokio::test]
async fn the_mode_sets_how_many_checks_there_are() {
    let site = Site::with("<gait-check></gait-check>").await;
    let session = Session::open().await;
    open(&session, &site).await;
    let widget = session.widget();
    let catalog = widget.catalog().await;
    walk_to_checks(&widget).await;
    let express = catalog.items(|item| item["express"] == true).len();
    let core = catalog.items(|item| item["core"] == true).len();
    let all = catalog.items(|_| true).len();
    assert_eq!((express, all), (10, 48));
    assert!(core > express && core < all);

    assert_eq!(total(&widget).await, express, "by default");
    for (mode, wanted) in [("standard", core), ("full", all), ("express", express)] {
        set(&widget, "mode", mode).await;
        let script =
            "return clean(root.querySelector('[part~=progress]')?.innerText).endsWith(given)";
        widget.until(mode, script, json!(format!(" of {wanted}"))).await;
    }
}

#[tokio::test]
async fn a_mode_in_the_markup_holds_from_the_start() {
    let site = Site::with(r#"<gait-check mode="standard"></gait-check>"#).await;
    let session = Session::open().await;
    open(&session, &site).await;
    let widget = session.widget();
    let core = widget.catalog().await.items(|item| item["core"] == true);

    let steps = Runner::NOBODY.walk(&widget).await;

    let mut asked: Vec<String> = steps
        .into_iter()
        .filter_map(|step| if let Step::Check(item) = step { Some(item) } else { None })
        .collect();
    let mut core = core;
    asked.sort();
    core.sort();
    assert_eq!(asked, core);
}

#[tokio::test]
async fn areas_limit_what_is_asked_but_never_safety() {
    let site =
        Site::with(r#"<gait-check mode="full" areas="footwear, warm-up-cool-down"></gait-check>"#)
            .await;
    let session = Session::open().await;
    open(&session, &site).await;
    let widget = session.widget();
    let catalog = widget.catalog().await;

    assert_eq!(widget.step().await, Step::Safety);
    let steps = Runner::NOBODY.walk(&widget).await;

    let asked: Vec<String> = steps
        .into_iter()
        .filter_map(|step| if let Step::Check(item) = step { Some(item) } else { None })
        .collect();
    let wanted = ["footwear", "warm-up-cool-down"];
    let is_wanted = |item: &Value| wanted.iter().any(|area| item["area"] == *area);
    assert_eq!(asked.len(), catalog.items(is_wanted).len());
    for item in &asked {
        assert!(wanted.contains(&catalog.area(item).as_str()), "{item}");
    }
    let mut shown = widget.marks("data-area").await;
    shown.sort();
    assert_eq!(shown, wanted);
}

#[tokio::test]
async fn one_area_of_the_express_path_is_enough_for_a_plan() {
    let site = Site::with(r#"<gait-check areas="footwear"></gait-check>"#).await;
    let session = Session::open().await;
    open(&session, &site).await;
    let widget = session.widget();

    let steps = Runner::NOBODY.walk(&widget).await;

    let checks: Vec<&Step> = steps.iter().filter(|step| matches!(step, Step::Check(_))).collect();
    assert_eq!(checks, [&Step::Check("shoe-comfort".to_owned())]);
}

#[tokio::test]
async fn an_area_without_an_express_check_still_gets_asked_about() {
    let site = Site::with(r#"<gait-check areas="foot-alignment"></gait-check>"#).await;
    let session = Session::open().await;
    open(&session, &site).await;
    let widget = session.widget();

    let steps = Runner::NOBODY.walk(&widget).await;

    let checks = steps.iter().filter(|step| matches!(step, Step::Check(_))).count();
    assert!(checks > 0, "the host asked for foot alignment, and nothing was asked: {steps:?}");
}

// --- heading-level ---

#[tokio::test]
async fn headings_begin_at_the_level_that_is_set() {
    let site = Site::with("<gait-check></gait-check>").await;
    let session = Session::open().await;
    open(&session, &site).await;
    let widget = session.widget();
    let levels = "return seenOf(root, 'heading').map((it) => Number(it.localName[1]))";

    assert_eq!(widget.eval(levels, Value::Null).await, json!([2, 3]), "by default");
    for level in 2..=6 {
        set(&widget, "heading-level", &level.to_string()).await;
        let script =
            format!("const found = (() => {{ {levels} }})(); return found[0] === given && found");
        let found = widget.until("the new level", &script, json!(level)).await;
        assert_eq!(found, json!([level, (level + 1).min(6)]));
    }
    set(&widget, "heading-level", "4").await;
    widget.go("None of these").await;
    assert_eq!(widget.eval(levels, Value::Null).await, json!([4]));
    widget.set_answers(json!({ "answers": { "sleep": "short" } })).await;
    Runner::NOBODY.walk(&widget).await;
    let plan = widget.eval(levels, Value::Null).await;
    let plan: Vec<u64> = serde_json::from_value(plan).expect("numbers");
    assert_eq!(plan[0], 4, "{plan:?}");
    assert!(plan[1..].iter().all(|level| *level == 5), "no level is left out: {plan:?}");
}

// --- bad values ---

#[tokio::test]
async fn a_bad_value_falls_back_with_one_warning() {
    let bad = [
        ("mode", "fast"),
        ("theme", "pink"),
        ("units", "imperial"),
        ("heading-level", "7"),
        ("storage", "cookie"),
        ("areas", "knees"),
    ];
    for (name, value) in bad {
        let site = Site::with(&format!(r#"<gait-check {name}="{value}"></gait-check>"#)).await;
        let session = Session::open().await;
        open(&session, &site).await;
        let widget = session.widget();
        widget.ready().await;

        // As by default.
        let levels = "return seenOf(root, 'heading').map((it) => Number(it.localName[1]))";
        assert_eq!(widget.eval(levels, Value::Null).await, json!([2, 3]), "{name}");
        walk_to_checks(&widget).await;
        assert_eq!(total(&widget).await, 10, "{name}");
        assert!(session.eval("return localStorage.length > 0").await == true, "{name}");

        // Whatever else is set, it has been said.
        for (other, value) in
            [("mode", "full"), ("units", "us"), ("theme", "dark"), ("heading-level", "3")]
        {
            if other != name {
                set(&widget, other, value).await;
            }
        }
        let warnings = session.warnings().await;
        assert_eq!(warnings.len(), 1, "{name}=\"{value}\": {warnings:?}");
        assert!(warnings[0].contains("gait-check"), "{warnings:?}");
        assert!(warnings[0].contains(name) && warnings[0].contains(value), "{warnings:?}");
        session.assert_quiet().await;
    }
}

#[tokio::test]
async fn an_unknown_area_among_known_ones_is_left_out_with_one_warning() {
    let site = Site::with(r#"<gait-check mode="full" areas="knees,footwear"></gait-check>"#).await;
    let session = Session::open().await;
    open(&session, &site).await;
    let widget = session.widget();
    walk_to_checks(&widget).await;

    assert_eq!(total(&widget).await, 6, "the checks of footwear");
    let warnings = session.warnings().await;
    assert_eq!(warnings.len(), 1, "{warnings:?}");
    assert!(warnings[0].contains("knees"), "{warnings:?}");
}

#[tokio::test]
async fn good_values_warn_of_nothing() {
    let site = Site::with(
        r#"<gait-check mode="full" areas="footwear" units="us" theme="dark" heading-level="3"
            storage="none" storage-key="mine"></gait-check>"#,
    )
    .await;
    let session = Session::open().await;
    open(&session, &site).await;
    session.widget().ready().await;

    assert_eq!(session.warnings().await, Vec::<String>::new());
    session.assert_quiet().await;
}

// --- theme ---

/// Brightness of text and paper, 0-1.
async fn brightness(widget: &Widget<'_>) -> (f64, f64) {
    let script =
        "const pen = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
        const brightness = (color) => {
            pen.clearRect(0, 0, 1, 1);
            pen.fillStyle = color;
            pen.fillRect(0, 0, 1, 1);
            const [red, green, blue] = pen.getImageData(0, 0, 1, 1).data;
            return (red + green + blue) / 765;
        };
        const { color, backgroundColor } = getComputedStyle(root.querySelector('[part~=root]'));
        return [brightness(color), brightness(backgroundColor)]";
    serde_json::from_value(widget.eval(script, Value::Null).await).expect("two numbers")
}

#[tokio::test]
async fn a_theme_brings_paper_and_ink_that_fit() {
    let site = Site::with("<gait-check></gait-check>").await;
    let session = Session::open().await;
    open(&session, &site).await;
    let widget = session.widget();

    set(&widget, "theme", "dark").await;
    let (ink, paper) = brightness(&widget).await;
    assert!(ink > 0.7 && paper < 0.3, "dark: ink {ink}, paper {paper}");

    set(&widget, "theme", "light").await;
    let (ink, paper) = brightness(&widget).await;
    assert!(ink < 0.3 && paper > 0.7, "light: ink {ink}, paper {paper}");
}

#[tokio::test]
async fn without_a_theme_the_hosts_look_is_kept() {
    let body =
        "<style>body { color: rgb(1, 2, 3); font-family: Georgia; color-scheme: dark }</style>
        <gait-check></gait-check>";
    let site = Site::with(body).await;
    let session = Session::open().await;
    open(&session, &site).await;
    let widget = session.widget();

    let script = "const { color, fontFamily, colorScheme } = getComputedStyle(root.querySelector('[part~=root]'));
        return [color, fontFamily, colorScheme]";
    let look = widget.eval(script, Value::Null).await;
    assert_eq!(look, json!(["rgb(1, 2, 3)", "Georgia", "dark"]));
}

#[tokio::test]
async fn the_hosts_custom_properties_and_parts_reach_in() {
    let body = "<style>
            gait-check { --gait-check-accent: rgb(1, 2, 3); --gait-check-text: rgb(4, 5, 6); }
            gait-check::part(choice) { letter-spacing: 3px; }
            gait-check::part(footer) { letter-spacing: 4px; }
        </style><gait-check></gait-check>";
    let site = Site::with(body).await;
    let session = Session::open().await;
    open(&session, &site).await;
    let widget = session.widget();

    let script = "const button = seenOf(root, 'button').at(-1);
        const style = (it) => getComputedStyle(it);
        return [style(button).backgroundColor, style(root.querySelector('[part~=root]')).color,
            style(root.querySelector('[part=footer]')).letterSpacing]";
    let look = widget.eval(script, Value::Null).await;
    assert_eq!(look, json!(["rgb(1, 2, 3)", "rgb(4, 5, 6)", "4px"]));
    walk_to_checks(&widget).await;
    let script =
        "return getComputedStyle(root.querySelector('label:has([type=radio])')).letterSpacing";
    assert_eq!(widget.eval(script, Value::Null).await, "3px");
}

// --- units ---

async fn cap(attributes: &str, language: Option<&str>, input: &str) -> (String, String) {
    let site = Site::with(&format!("<gait-check {attributes}></gait-check>")).await;
    let session = Session::open().await;
    if let Some(language) = language {
        session.speak(language).await;
    }
    open(&session, &site).await;
    let widget = session.widget();
    widget.eval(&format!("host.answers = {input}"), Value::Null).await;
    // The numbers answer the first check; every step is skipped.
    while widget.step().await != Step::Plan {
        Runner::NOBODY.go_on(&widget).await;
    }
    let shown = tip(&widget, "tip-cap-long-run").await;
    let report = widget.get("report").await;
    let tips = report["tips"].as_array().expect("a list");
    let row = tips.iter().find(|tip| tip["id"] == "tip-cap-long-run").expect("the tip");
    (shown, text(&row["text"]))
}

/// Whether a text names miles, and not kilometers.
fn is_in_miles(text: &str) -> bool {
    assert!(text.contains(" mi") != text.contains(" km"), "one of the two: {text}");
    text.contains(" mi")
}

#[tokio::test]
async fn units_set_what_lengths_are_told_in() {
    let (shown, reported) = cap(r#"units="us""#, None, NUMBERS).await;
    assert!(is_in_miles(&shown), "{shown}");
    assert!(is_in_miles(&reported), "{reported}");

    let (shown, reported) = cap(r#"units="metric""#, None, NUMBERS).await;
    assert!(!is_in_miles(&shown), "{shown}");
    assert!(!is_in_miles(&reported), "{reported}");
}

#[tokio::test]
async fn by_default_units_follow_the_browsers_region() {
    for (language, wanted) in [("en-US", true), ("de-DE", false), ("de", false)] {
        let (shown, reported) = cap("", Some(language), NUMBERS).await;
        assert_eq!(is_in_miles(&shown), wanted, "{language}: {shown}");
        assert_eq!(is_in_miles(&reported), wanted, "{language}: {reported}");
    }
}

#[tokio::test]
async fn units_of_the_answers_hold_on_the_screen_as_in_the_report() {
    let input =
        r#"{ answers: {}, locations: [], units: "us", numbers: { longestKm: 12, plannedKm: 20 } }"#;
    let (shown, reported) = cap(r#"units="metric""#, None, input).await;

    assert!(is_in_miles(&reported), "{reported}");
    assert!(is_in_miles(&shown), "{shown}");
}
