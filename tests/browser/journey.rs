//! The way through, as a runner takes it.

use serde_json::{Value, json};
use thirtyfour::Key;

use crate::support::{Role, Runner, Session, Site, Step, Widget, ids, text};

/// Sore outside, sits cross-legged, no strength work, and a run a good deal longer than before.
const OUTER_HIP: Runner = Runner {
    places: &["hip-outer"],
    pain: &[("Worst during your last run", "3"), ("The next morning", "1")],
    answers: &[
        ("single-run-spike", "30-to-100"),
        ("hip-strength-habit", "rarely"),
        ("outer-hip-habits", "often"),
    ],
    ..Runner::NOBODY
};

/// Nothing hurts and nothing is wrong.
const FINE: Runner = Runner::NOBODY;

/// New to running, sore where they sit, and twice as far as ever before.
const NOVICE: Runner = Runner {
    places: &["sit-bone"],
    pain: &[("Worst during your last run", "4")],
    answers: &[
        ("single-run-spike", "over-100"),
        ("experience", "under-6-months"),
        ("sit-bone-load", "often"),
        ("hip-strength-habit", "once"),
    ],
    ..Runner::NOBODY
};

const CHECKS: usize = 10;

async fn start(session: &Session, site: &Site) {
    session.visit(&site.url("/")).await;
    session.widget().up().await;
}

/// The tips that can be seen are those of the report, and those the API comes to.
async fn assert_tips(widget: &Widget<'_>) -> Vec<String> {
    let shown = widget.marks("data-tip").await;
    let report = widget.get("report").await;
    assert_eq!(shown, ids(&report["tips"]), "tips on the screen and in the report");
    let assessed = widget.api("api.assess(host.answers)").await;
    assert_eq!(shown, ids(&assessed["tips"]), "tips on the screen and of api.assess");
    let gate = widget.marks_at("[part~=step] [part~=report]", "data-gate").await;
    assert_eq!(gate, [text(&report["gate"])], "the gate on the screen and in the report");
    shown
}

/// Each tip says which answers it is there for.
async fn assert_reasons(widget: &Widget<'_>) {
    let catalog = widget.catalog().await;
    let report = widget.get("report").await;
    for tip in report["tips"].as_array().expect("a list") {
        let id = text(&tip["id"]);
        let script = "return clean(root.querySelector(`[data-tip=${given}]`).innerText)";
        let said = text(&widget.eval(script, json!(id)).await);
        for because in tip["because"].as_array().expect("a list") {
            let (item, option) = (text(&because["item"]), text(&because["option"]));
            for words in [catalog.label(&item, &option), catalog.question(&item)] {
                assert!(said.contains(&words), "{id} does not name {words:?}: {said}");
            }
        }
    }
}

#[tokio::test]
async fn outer_hip_pain_comes_to_tips_with_their_reasons() {
    let site = Site::with("<gait-check></gait-check>").await;
    let session = Session::open().await;
    start(&session, &site).await;
    let widget = session.widget();

    let steps = OUTER_HIP.walk(&widget).await;

    let checks = steps.iter().filter(|step| matches!(step, Step::Check(_))).count();
    assert_eq!(checks, CHECKS, "{steps:?}");
    let tips = assert_tips(&widget).await;
    for tip in ["tip-cap-long-run", "tip-unload-outer-hip", "tip-hip-core-2x"] {
        assert!(tips.iter().any(|shown| shown == tip), "{tip} is not among {tips:?}");
    }
    assert_reasons(&widget).await;
    session.assert_quiet().await;
}

#[tokio::test]
async fn a_runner_who_is_fine_is_told_that_nothing_needs_fixing() {
    let site = Site::build().start().await;
    let session = Session::open().await;
    // The page of our own is a host's page too.
    session.visit(&site.url("/gait-check/index.html")).await;
    let widget = session.widget();
    widget.up().await;

    let steps = FINE.walk(&widget).await;

    assert!(!steps.contains(&Step::Pain), "nothing hurts, so nothing is asked about it");
    assert_eq!(assert_tips(&widget).await, Vec::<String>::new());
    let read = widget.text().await;
    assert!(read.contains("Nothing here needs fixing."), "{read}");
    assert_eq!(widget.get("answers").await["locations"], json!([]));
}

#[tokio::test]
async fn a_novice_with_a_sore_sit_bone_gets_the_tips_for_both() {
    let site = Site::with(r#"<gait-check mode="standard"></gait-check>"#).await;
    let session = Session::open().await;
    start(&session, &site).await;
    let widget = session.widget();

    NOVICE.walk(&widget).await;

    let tips = assert_tips(&widget).await;
    for tip in ["tip-cap-long-run", "tip-new-runner", "tip-ease-hamstring"] {
        assert!(tips.iter().any(|shown| shown == tip), "{tip} is not among {tips:?}");
    }
    assert_reasons(&widget).await;
    session.assert_quiet().await;
}

#[tokio::test]
async fn the_page_is_told_of_every_answer_and_once_of_the_plan() {
    let site = Site::with("<gait-check></gait-check>").await;
    let session = Session::open().await;
    start(&session, &site).await;
    let widget = session.widget();
    let catalog = widget.catalog().await;

    OUTER_HIP.walk_to(&widget, |step| matches!(step, Step::Check(_))).await;
    while let Step::Check(item) = widget.step().await {
        let before = session.details("change").await.len();
        OUTER_HIP.answer(&widget, &catalog).await;
        let changes = session.details("change").await;
        assert_eq!(changes.len(), before + 1, "one answer to {item}, one change");
        let told = changes.last().expect("there is one");
        assert_eq!(told["answers"], widget.get("answers").await, "answers after {item}");
        assert_eq!(told["report"], widget.get("report").await, "report after {item}");
        let live = widget.marks_at("aside [data-tip]", "data-tip").await;
        assert_eq!(live, ids(&told["report"]["tips"]), "tips so far, after {item}");
        assert!(session.details("complete").await.is_empty(), "there is no plan yet");
        OUTER_HIP.go_on(&widget).await;
    }

    let completed = session.details("complete").await;
    assert_eq!(completed.len(), 1);
    assert_eq!(completed[0]["answers"], widget.get("answers").await);
    assert_eq!(completed[0]["report"], widget.get("report").await);
}

#[tokio::test]
async fn progress_is_counted_in_checks() {
    let site = Site::with("<gait-check></gait-check>").await;
    let session = Session::open().await;
    start(&session, &site).await;
    let widget = session.widget();

    FINE.walk_to(&widget, |step| matches!(step, Step::Check(_))).await;

    for place in 1..=CHECKS {
        let wanted = format!("{place} of {CHECKS}");
        let script = "return clean(root.querySelector('[part~=progress]')?.innerText)";
        assert_eq!(widget.eval(script, Value::Null).await, json!(wanted));
        let catalog = widget.catalog().await;
        FINE.answer(&widget, &catalog).await;
        FINE.go_on(&widget).await;
    }
    assert_eq!(widget.step().await, Step::Plan);
}

#[tokio::test]
async fn going_back_loses_nothing() {
    let site = Site::with("<gait-check></gait-check>").await;
    let session = Session::open().await;
    start(&session, &site).await;
    let widget = session.widget();
    let there = OUTER_HIP.walk(&widget).await;
    let answers = widget.get("answers").await;

    let mut back = vec![widget.step().await];
    while widget.has(Role::Button, "Back").await {
        widget.go("Back").await;
        let step = widget.step().await;
        if let Step::Check(item) = &step {
            let said = text(&answers["answers"][item.as_str()]);
            assert_eq!(widget.chosen().await, Some((item.clone(), said)), "{step}");
        }
        back.push(step);
    }

    back.reverse();
    assert_eq!(back, there, "back is the way there, the other way round");
    assert_eq!(widget.get("answers").await, answers);
}

#[tokio::test]
async fn a_tips_reason_leads_to_its_answer_and_the_change_back_to_the_plan() {
    let site = Site::with("<gait-check></gait-check>").await;
    let session = Session::open().await;
    start(&session, &site).await;
    let widget = session.widget();
    OUTER_HIP.walk(&widget).await;
    let catalog = widget.catalog().await;

    for (item, said) in OUTER_HIP.answers {
        widget.go(&format!("Change: {}", catalog.question(item))).await;
        let chosen = Some(((*item).to_owned(), (*said).to_owned()));
        assert_eq!(widget.chosen().await, chosen, "the answer to change");
        widget.choose(&catalog.fine(item)).await;
        widget.go("Back to my plan").await;
        let tips = assert_tips(&widget).await;
        let report = widget.get("report").await;
        let because = report["tips"].to_string();
        assert!(!because.contains(&format!("{item:?}")), "{item} still has a tip: {tips:?}");
    }
}

#[tokio::test]
async fn every_answer_can_be_changed_from_the_plan() {
    let site = Site::with("<gait-check></gait-check>").await;
    let session = Session::open().await;
    start(&session, &site).await;
    let widget = session.widget();
    OUTER_HIP.walk(&widget).await;
    let answers = widget.get("answers").await["answers"].clone();
    let catalog = widget.catalog().await;

    let buttons = widget.names(Role::Button).await;
    let folded = widget.eval(
        "return [...root.querySelectorAll('button')].map((it) => it.getAttribute('aria-label') ?? '')",
        Value::Null,
    );
    let folded = folded.await.to_string();
    let missing: Vec<&String> = (answers.as_object().expect("an object").keys())
        .filter(|item| {
            let name = format!("Change: {}", catalog.question(item));
            !buttons.contains(&name) && !folded.contains(&name)
        })
        .collect();
    assert!(missing.is_empty(), "no button of the plan leads to the answers to {missing:?}");
}

#[tokio::test]
async fn more_checks_of_an_area_return_to_the_plan() {
    let site = Site::with("<gait-check></gait-check>").await;
    let session = Session::open().await;
    start(&session, &site).await;
    let widget = session.widget();
    OUTER_HIP.walk(&widget).await;
    let catalog = widget.catalog().await;
    let answered = widget.get("report").await["answered"].as_u64().expect("a number");

    widget.go("More checks in Footwear").await;

    let mut added = 0;
    while let Step::Check(item) = widget.step().await {
        assert_eq!(catalog.area(&item), "footwear", "{item}");
        widget.choose(&catalog.fine(&item)).await;
        added += 1;
        OUTER_HIP.go_on(&widget).await;
    }
    assert_eq!(widget.step().await, Step::Plan);
    let all = catalog.items(|item| item["area"] == "footwear").len();
    assert_eq!(added, all - 1, "all of the area but the one that was answered");
    let now = widget.get("report").await["answered"].as_u64().expect("a number");
    assert_eq!(usize::try_from(now - answered), Ok(added));
    assert!(!widget.has(Role::Button, "More checks in Footwear").await, "there is no more");
    assert_tips(&widget).await;
}

#[tokio::test]
async fn where_it_hurts_can_be_changed_from_the_plan() {
    let site = Site::with("<gait-check></gait-check>").await;
    let session = Session::open().await;
    start(&session, &site).await;
    let widget = session.widget();
    OUTER_HIP.walk(&widget).await;
    let catalog = widget.catalog().await;
    let other = "Your other answers";
    let names = widget.names(Role::Fold).await;
    let fold = names.iter().find(|name| name.starts_with(other)).expect("a fold of other answers");

    widget.unfold(fold).await;
    widget.go("Change: Where is it sore?").await;
    widget.press(&catalog.place("buttock")).await;
    widget.go("Back to my plan").await;

    assert_eq!(widget.step().await, Step::Plan);
    let answers = widget.get("answers").await;
    assert_eq!(answers["locations"], json!(["hip-outer", "buttock"]));
    // Folded away again, so not for everyone to read.
    let script = "return root.querySelector('[part~=step]').textContent";
    let plan = text(&widget.eval(script, Value::Null).await);
    assert!(plan.contains("Outer hip; Buttock"), "{plan}");
}

#[tokio::test]
async fn more_checks_for_where_it_hurts_lead_back_to_the_plan() {
    let site = Site::with("<gait-check></gait-check>").await;
    let session = Session::open().await;
    start(&session, &site).await;
    let widget = session.widget();
    OUTER_HIP.walk(&widget).await;
    let catalog = widget.catalog().await;

    widget.go("Answer 3 more checks for where it hurts").await;
    for (item, on) in [
        ("pelvic-drop", "Next"),
        ("weekly-change", "Next"),
        ("single-leg-squat", "Back to my plan"),
    ] {
        assert_eq!(widget.step().await, Step::Check(item.to_owned()));
        widget.choose(&catalog.fine(item)).await;
        widget.go(on).await;
    }

    assert_eq!(widget.step().await, Step::Plan);
    let offer = widget.names(Role::Button).await;
    assert!(!offer.iter().any(|name| name.contains("where it hurts")), "{offer:?}");
}

/// The number is asked for under the answer it belongs to, and the tip then names it.
#[tokio::test]
async fn a_typed_number_stands_in_its_tip() {
    let site = Site::with("<gait-check units=metric></gait-check>").await;
    let session = Session::open().await;
    start(&session, &site).await;
    let widget = session.widget();
    let catalog = widget.catalog().await;
    let spike = "single-run-spike";
    let runner = Runner { answers: &[("single-run-spike", "10-to-30")], ..Runner::NOBODY };
    runner.walk_to(&widget, |step| *step == Step::Check(spike.to_owned())).await;
    assert!(!widget.text().await.contains("How long was your longest run"));

    widget.choose(&catalog.label(spike, "10-to-30")).await;
    let field = "return root.querySelector('input[name=longestKm]')";
    let input = session.element(widget.until("a field for the number", field, Value::Null).await);
    input.send_keys("900").await.expect("a field takes keys");
    input.send_keys(Key::Tab).await.expect("a field can be left");
    let answers = widget.get("answers").await;
    assert_eq!(answers.get("numbers"), None, "900 km is out of range, and kept nowhere");
    let typed =
        widget.eval("return root.querySelector('input[name=longestKm]').value", Value::Null);
    assert_eq!(typed.await, "900", "what was typed is not taken away");
    input.clear().await.expect("a field can be emptied");
    input.send_keys("8").await.expect("a field takes keys");
    input.send_keys(Key::Tab).await.expect("a field can be left");

    let script = "return host.answers.numbers?.longestKm";
    assert_eq!(widget.until("the number to be kept", script, Value::Null).await, json!(8));
    runner.walk(&widget).await;
    let text = widget.text().await;
    assert!(text.contains("Cap your next run at 8.8 km"), "{text}");
}

#[tokio::test]
async fn starting_over_forgets_everything() {
    let site = Site::with("<gait-check></gait-check>").await;
    let session = Session::open().await;
    start(&session, &site).await;
    let widget = session.widget();
    OUTER_HIP.walk(&widget).await;

    widget.start_over().await;

    assert_eq!(widget.step().await, Step::Safety);
    assert_eq!(widget.get("answers").await, json!({ "answers": {} }));
    assert_eq!(session.eval("return localStorage.length").await, 0);
    session.reload().await;
    widget.up().await;
    assert_eq!(widget.get("answers").await, json!({ "answers": {} }));
}
