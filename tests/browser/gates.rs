//! What each gate lets through to the plan.

use serde_json::{Value, json};

use crate::support::{Role, Runner, Session, Site, Step, Widget, ids, text};

/// A runner with a lot to work on: without a gate every kind of thing has something to show.
const BUSY: Runner = Runner {
    places: &["hip-outer"],
    pain: &[("Worst during your last run", "2")],
    groups: &["sg-hypertension"],
    answers: &[
        ("single-run-spike", "30-to-100"),
        ("hip-strength-habit", "rarely"),
        ("outer-hip-habits", "often"),
        ("cadence-spm", "155-164"),
        ("step-width", "cross-over"),
        ("warm-up", "straight-into-pace"),
        ("drink-long", "as-much-as-possible"),
        ("nsaid-use", "often"),
        ("shoe-comfort", "slightly-off"),
    ],
    ..Runner::NOBODY
};

/// Drills that have someone run or land.
const RUNNING_DRILLS: [&str; 4] =
    ["drill-metronome", "drill-quiet-steps", "drill-two-lanes", "drill-run-walk"];

/// What the plan shows.
#[derive(Debug)]
struct Shown {
    gate: Vec<String>,
    flags: Vec<String>,
    actions: Vec<String>,
    cautions: Vec<String>,
    light: Vec<String>,
    tips: Vec<String>,
    folded: Vec<String>,
    drills: Vec<String>,
    areas: Vec<String>,
}

impl Shown {
    async fn on(widget: &Widget<'_>) -> Self {
        let plan = async |inner: &str, attribute: &str| {
            let selector = format!("[part~=step] [part~=report] {inner}");
            widget.marks_at(&selector, attribute).await
        };
        Self {
            gate: widget.marks_at("[part~=step] [part~=report]", "data-gate").await,
            flags: plan("[part~=red-flag]", "data-flag").await,
            actions: plan("[data-flag]", "data-action").await,
            cautions: plan("[data-caution]", "data-caution").await,
            light: plan("[data-light]", "data-light").await,
            tips: plan("ol [data-tip]", "data-tip").await,
            folded: plan("ul [data-tip]", "data-tip").await,
            drills: plan("[data-drill]", "data-drill").await,
            areas: plan("[data-area]", "data-area").await,
        }
    }

    /// What is shown is what the report says, no more and no less.
    fn assert_is(&self, report: &Value) {
        assert_eq!(self.gate, [text(&report["gate"])]);
        assert_eq!(self.flags, ids(&report["redFlags"]), "flags");
        assert_eq!(self.cautions, ids(&report["cautions"]), "cautions");
        assert_eq!(self.tips, ids(&report["tips"]), "tips");
        let folded = [ids(&report["next"]), ids(&report["info"])].concat();
        assert_eq!(self.folded, folded, "tips for later, and information");
        let of_tips = ["tips", "next", "info"].into_iter().flat_map(|list| drills(&report[list]));
        assert_eq!(self.drills, of_tips.collect::<Vec<_>>(), "drills");
        let mut visible = drills(&report["tips"]);
        let mut listed = ids(&report["drills"]);
        visible.sort();
        visible.dedup();
        listed.sort();
        assert_eq!(visible, listed, "the report lists the drills of the tips that can be seen");
    }
}

/// The drills of tips, in order.
fn drills(tips: &Value) -> Vec<String> {
    let tips = tips.as_array().expect("a list").iter();
    tips.filter_map(|tip| tip["drill"].as_str()).map(str::to_owned).collect()
}

/// Goes to the plan with these signs; answers that would give tips are known beforehand.
async fn plan(session: &Session, site: &Site, runner: &Runner) -> (Shown, Value) {
    session.visit(&site.url("/")).await;
    let widget = session.widget();
    widget.up().await;
    let answers: serde_json::Map<String, Value> =
        BUSY.answers.iter().map(|(item, option)| ((*item).to_owned(), json!(option))).collect();
    widget
        .set_answers(json!({
            "answers": answers,
            "groups": ["sg-hypertension"],
        }))
        .await;
    // The group is known, so it is not ticked again.
    let runner = Runner { groups: &[], ..*runner };
    runner.walk(&widget).await;
    let report = widget.get("report").await;
    let shown = Shown::on(&widget).await;
    shown.assert_is(&report);
    session.assert_quiet().await;
    (shown, report)
}

const NOTHING: [String; 0] = [];

#[tokio::test]
async fn an_emergency_shows_its_card_and_nothing_else() {
    let site = Site::with("<gait-check></gait-check>").await;
    let session = Session::open().await;

    let runner = Runner { flags: &["rf-saddle"], ..BUSY };
    let (shown, report) = plan(&session, &site, &runner).await;

    assert_eq!(shown.gate, ["emergency"]);
    assert_eq!(shown.flags, ["rf-saddle"]);
    assert_eq!(shown.actions, ["emergency"]);
    for list in [&shown.cautions, &shown.tips, &shown.folded, &shown.drills, &shown.areas] {
        assert_eq!(*list, NOTHING);
    }
    assert_eq!(report["light"]["color"], "red");
    assert!(shown.light.iter().all(|light| light == "red"), "{:?}", shown.light);
    let buttons = session.widget().names(Role::Button).await;
    assert_eq!(buttons, ["Back"], "nothing invites to go on");
    assert_eq!(session.widget().names(Role::Fold).await, ["Sources", "Start over"]);
    let read = session.widget().text().await;
    assert!(read.contains("Go to an emergency department now"), "{read}");
    assert!(read.contains("Get help first"), "{read}");
}

#[tokio::test]
async fn urgent_shows_cards_and_cautions_and_a_red_light() {
    let site = Site::with("<gait-check></gait-check>").await;
    let session = Session::open().await;

    let runner = Runner { flags: &["rf-calf-clot"], ..BUSY };
    let (shown, _) = plan(&session, &site, &runner).await;

    assert_eq!(shown.gate, ["urgent"]);
    assert_eq!(shown.flags, ["rf-calf-clot"]);
    assert_eq!(shown.actions, ["urgent"]);
    assert_eq!(shown.cautions, ["sg-hypertension"]);
    assert_eq!(shown.light, ["red"]);
    for list in [&shown.tips, &shown.folded, &shown.drills] {
        assert_eq!(*list, NOTHING);
    }
}

#[tokio::test]
async fn not_sure_about_an_emergency_is_urgent() {
    let site = Site::with("<gait-check></gait-check>").await;
    let session = Session::open().await;

    let runner = Runner { unsure: &["rf-chest-faint"], ..BUSY };
    let (shown, _) = plan(&session, &site, &runner).await;

    assert_eq!(shown.gate, ["urgent"]);
    assert_eq!(shown.flags, ["rf-chest-faint"]);
    assert_eq!(shown.actions, ["urgent"]);
    for list in [&shown.tips, &shown.folded, &shown.drills] {
        assert_eq!(*list, NOTHING);
    }
    let answers = session.widget().get("answers").await;
    assert_eq!(answers["flags"]["rf-chest-faint"], "not-sure");
}

#[tokio::test]
async fn soon_leaves_what_is_safe_at_rest_and_no_drill() {
    let site = Site::with("<gait-check></gait-check>").await;
    let session = Session::open().await;

    let runner = Runner { flags: &["rf-locking"], ..BUSY };
    let (shown, report) = plan(&session, &site, &runner).await;

    assert_eq!(shown.gate, ["soon"]);
    assert_eq!(shown.flags, ["rf-locking"]);
    assert_eq!(shown.actions, ["soon"]);
    assert_eq!(shown.light, ["red"]);
    assert_eq!(shown.drills, NOTHING);
    let tips = report["tips"].as_array().expect("a list");
    let free = tips.iter().filter(|tip| tip["pinned"] == false).count();
    assert!(free <= 3, "{free} tips that are not pinned");
    let gait = tips.iter().filter(|tip| tip["area"] == "running-form").count();
    assert_eq!(gait, 0, "no advice on how to run");
}

#[tokio::test]
async fn after_soon_the_checks_can_be_answered_anyway() {
    let site = Site::with("<gait-check></gait-check>").await;
    let session = Session::open().await;
    session.visit(&site.url("/")).await;
    let widget = session.widget();
    widget.up().await;
    let runner = Runner { flags: &["rf-night-pain"], places: &["hip-outer"], ..Runner::NOBODY };
    runner.walk(&widget).await;

    widget.go("Answer the checks anyway").await;

    // It stopped at the pain, so the steps after that come first; the known gate stops no more.
    let steps = runner.walk(&widget).await;
    let checks = steps.iter().filter(|step| matches!(step, Step::Check(_))).count();
    assert_eq!(checks, 10, "{steps:?}");
    assert!(steps.contains(&Step::AboutYou), "{steps:?}");
    let shown = Shown::on(&widget).await;
    shown.assert_is(&widget.get("report").await);
    assert_eq!(shown.gate, ["soon"]);
}

#[tokio::test]
async fn stop_hides_how_to_run() {
    let site = Site::with("<gait-check></gait-check>").await;
    let session = Session::open().await;

    let runner = Runner { flags: &["rf-pain-24h"], ..BUSY };
    let (shown, report) = plan(&session, &site, &runner).await;

    assert_eq!(shown.gate, ["stop"]);
    assert_eq!(shown.flags, ["rf-pain-24h"]);
    assert_eq!(shown.actions, ["stop"]);
    assert!(!shown.tips.is_empty());
    let tips = report["tips"].as_array().expect("a list");
    let gait: Vec<&Value> = tips.iter().filter(|tip| tip["area"] == "running-form").collect();
    assert!(gait.is_empty(), "{gait:?}");
    let running: Vec<&&str> =
        RUNNING_DRILLS.iter().filter(|drill| shown.drills.iter().any(|it| it == **drill)).collect();
    assert!(running.is_empty(), "{running:?}");
}

#[tokio::test]
async fn advise_stands_above_all_tips() {
    let site = Site::with("<gait-check></gait-check>").await;
    let session = Session::open().await;

    let runner = Runner { flags: &["rf-two-weeks"], ..BUSY };
    let (shown, _) = plan(&session, &site, &runner).await;

    assert_eq!(shown.gate, ["advise"]);
    assert_eq!(shown.flags, ["rf-two-weeks"]);
    assert_eq!(shown.actions, ["advise"]);
    assert!(shown.tips.len() >= 3, "{:?}", shown.tips);
    assert_eq!(shown.areas.len(), 7);
    let script = "const [card, tip] = given.map((it) => root.querySelector(`[part~=step] ${it}`));
        return Boolean(card.compareDocumentPosition(tip) & Node.DOCUMENT_POSITION_FOLLOWING)";
    let is_above = session.widget().eval(script, json!(["[data-flag]", "[data-tip]"])).await;
    assert_eq!(is_above, true, "the card comes first");
}

#[tokio::test]
async fn without_a_sign_there_is_no_card() {
    let site = Site::with("<gait-check></gait-check>").await;
    let session = Session::open().await;

    let (shown, _) = plan(&session, &site, &BUSY).await;

    assert_eq!(shown.gate, ["none"]);
    assert_eq!(shown.flags, NOTHING);
    assert!(shown.tips.len() >= 3, "{:?}", shown.tips);
    assert!(!shown.drills.is_empty());
    assert_eq!(shown.areas.len(), 7);
}

#[tokio::test]
async fn a_sign_shows_its_card_before_anyone_goes_on() {
    let site = Site::with("<gait-check></gait-check>").await;
    let session = Session::open().await;
    session.visit(&site.url("/")).await;
    let widget = session.widget();
    widget.up().await;
    let catalog = widget.catalog().await;

    widget.tick(&catalog.flag("rf-fever")).await;

    assert_eq!(widget.marks("data-flag").await, ["rf-fever"]);
    assert_eq!(widget.marks("data-gate").await, ["emergency"]);
    assert!(!widget.has(Role::Button, "None of these").await, "one of these is ticked");
}

#[tokio::test]
async fn a_sign_that_is_taken_back_opens_the_way_again() {
    let site = Site::with("<gait-check></gait-check>").await;
    let session = Session::open().await;
    session.visit(&site.url("/")).await;
    let widget = session.widget();
    widget.up().await;
    let catalog = widget.catalog().await;
    let sign = catalog.flag("rf-fever");
    widget.tick(&sign).await;
    widget.go("Next").await;
    assert_eq!(widget.step().await, Step::Plan);

    Runner::NOBODY.walk_back_to(&widget, |step| *step == Step::Safety).await;
    widget.find(Role::Checkbox, &sign).await.click().await.expect("it can be unticked");
    widget.go("None of these").await;

    assert_eq!(widget.step().await, Step::Where);
    assert_eq!(widget.get("answers").await["flags"]["rf-fever"], "no");
}
