//! Properties, methods and events of the element, as a host's script uses them.

use serde_json::{Value, json};

use crate::support::{Runner, Session, Site, Widget, ids, page, text};

const WRONG_TYPES: [&str; 9] = [
    "null",
    "undefined",
    "5",
    "'text'",
    "[]",
    "({ answers: [] })",
    "({ answers: 'sleep' })",
    "({ answers: {}, groups: {} })",
    "({ answers: {}, pain: 5 })",
];

/// So many of them are no objects at all.
const NO_OBJECTS: usize = 5;

async fn open(session: &Session, site: &Site) {
    session.visit(&site.url("/")).await;
    session.widget().up().await;
}

#[tokio::test]
async fn answers_come_back_as_they_were_set() {
    let site = Site::with("<gait-check></gait-check>").await;
    let session = Session::open().await;
    open(&session, &site).await;
    let widget = session.widget();
    let inputs = [
        json!({ "answers": {} }),
        json!({ "answers": {}, "locations": [] }),
        json!({
            "answers": { "sleep": "short", "heat": "30-plus" },
            "flags": { "rf-locking": "not-sure", "rf-fever": "no", "rf-hop-pain": "yes" },
            "groups": ["sg-older", "sg-bone"],
            "locations": ["hip-front", "sit-bone"],
            "pain": {
                "during": 3, "after": 0, "nextMorning": 10, "baselineMorning": 1,
                "limp": true, "builds": true, "pastBoneStress": true,
            },
            "numbers": {
                "cadenceSpm": 168, "heightCm": 170.5, "longestKm": 12.25, "plannedKm": 20,
                "bmi": 22.5, "calfPain": true,
            },
            "units": "us",
        }),
    ];

    for input in inputs {
        widget.set_answers(input.clone()).await;
        let mut back = widget.get("answers").await;
        let mut input = input;
        // They are sets: in the order of the catalog.
        for list in ["groups", "locations"] {
            for value in [&mut back, &mut input] {
                if let Some(rows) = value[list].as_array_mut() {
                    rows.sort_by_key(ToString::to_string);
                }
            }
        }
        assert_eq!(without_nulls(&back), without_nulls(&input));
        let assessed = widget.api("api.assess(host.answers)").await;
        let report = widget.get("report").await;
        assert_eq!(ids(&report["tips"]), ids(&assessed["tips"]));
        assert_eq!(report["gate"], assessed["gate"]);
    }
}

/// Indexing a missing field leaves a null behind.
fn without_nulls(value: &Value) -> Value {
    let fields = value.as_object().expect("an object").clone().into_iter();
    fields.filter(|(_, value)| !value.is_null()).collect()
}

#[tokio::test]
async fn the_page_is_told_when_set_answers_change_something() {
    let site = Site::with("<gait-check></gait-check>").await;
    let session = Session::open().await;
    open(&session, &site).await;
    let widget = session.widget();
    let input = json!({ "answers": { "sleep": "short" } });

    widget.set_answers(input.clone()).await;
    let told = session.details("change").await;
    assert_eq!(told.len(), 1);
    assert_eq!(told[0]["answers"], input);
    assert_eq!(ids(&told[0]["report"]["tips"]), ["tip-sleep"]);

    widget.set_answers(input).await;
    assert_eq!(session.details("change").await.len(), 1, "nothing has changed");
}

#[tokio::test]
async fn what_the_widget_had_to_leave_out_is_named_in_its_report() {
    let site = Site::with("<gait-check></gait-check>").await;
    let session = Session::open().await;
    open(&session, &site).await;
    let widget = session.widget();

    widget.set_answers(json!({ "answers": { "sleep": "short", "knees": "sore" } })).await;

    assert_eq!(widget.get("answers").await, json!({ "answers": { "sleep": "short" } }));
    let ignored = &widget.get("report").await["ignored"];
    assert!(ignored.to_string().contains("knees"), "{ignored}");
}

#[tokio::test]
async fn answers_of_the_wrong_type_throw_an_error_with_a_code() {
    let site = Site::with("<gait-check></gait-check>").await;
    let session = Session::open().await;
    open(&session, &site).await;
    let widget = session.widget();
    widget.set_answers(json!({ "answers": { "sleep": "short" } })).await;

    for wrong in WRONG_TYPES {
        assert_throws(&widget, wrong).await;
    }
    let kept = json!({ "answers": { "sleep": "short" } });
    assert_eq!(widget.get("answers").await, kept, "what was there is still there");
    widget.go("None of these").await;
    session.assert_quiet().await;
}

async fn assert_throws(widget: &Widget<'_>, wrong: &str) {
    let script = format!(
        "try {{ host.answers = {wrong}; return 'nothing is thrown' }}
        catch (error) {{ return [error instanceof Error, error.code, error.message] }}"
    );
    let thrown = widget.eval(&script, Value::Null).await;
    assert_eq!(thrown[0], true, "{wrong}: {thrown}");
    assert_eq!(thrown[1], "wrong-type", "{wrong}: {thrown}");
    assert!(!text(&thrown[2]).is_empty(), "{wrong}: {thrown}");
}

/// A page whose widget cannot come up before the site lets it.
async fn open_early(session: &Session) -> Site {
    let site = Site::build().page("/", page("<gait-check></gait-check>"));
    let site = site.hold(&[".wasm"]).start().await;
    session.visit(&site.url("/")).await;
    let script = "return customElements.get('gait-check') !== undefined";
    session.until("the element", script).await;
    site
}

#[tokio::test]
async fn answers_that_are_no_object_throw_before_the_widget_is_up_too() {
    let session = Session::open().await;
    let _site = open_early(&session).await;

    for wrong in &WRONG_TYPES[..NO_OBJECTS] {
        assert_throws(&session.widget(), wrong).await;
    }
}

#[tokio::test]
async fn answers_of_the_wrong_type_that_are_set_early_do_not_stop_the_widget() {
    for wrong in &WRONG_TYPES[NO_OBJECTS..] {
        let session = Session::open().await;
        let site = open_early(&session).await;
        let widget = session.widget();
        let script = format!(
            "try {{ host.answers = {wrong}; return null }} catch (error) {{ return error.code }}"
        );
        let thrown = widget.eval(&script, Value::Null).await;

        site.release();

        let is_over = "return seen.events.some((it) => ['ready', 'error'].includes(it.name))";
        session.until("ready or error", is_over).await;
        assert!(widget.is_up().await, "{wrong}: {:?}", session.events().await);
        let told: Vec<Value> = session.details("error").await;
        let told = told.iter().any(|it| it["code"] == "wrong-type");
        assert!(thrown == "wrong-type" || told, "{wrong}: the host is told");
        widget.go("None of these").await;
    }
}

#[tokio::test]
async fn answers_that_are_set_early_are_there_when_the_widget_is_up() {
    let session = Session::open().await;
    let site = open_early(&session).await;
    let widget = session.widget();
    let input = json!({ "answers": { "sleep": "short" } });
    widget.set_answers(input.clone()).await;
    assert_eq!(widget.get("answers").await, input);
    assert_eq!(widget.get("report").await, Value::Null, "there is none yet");

    site.release();

    widget.up().await;
    assert_eq!(widget.get("answers").await, input);
}

/// A host's script often runs before a module does.
#[tokio::test]
async fn answers_that_are_set_before_the_script_has_run_count_too() {
    let body = r#"<gait-check></gait-check><script src="/early.js"></script>"#;
    let early = "document.querySelector('gait-check').answers = { answers: { sleep: 'short' } }";
    let site = Site::build().page("/", page(body)).script("/early.js", early).start().await;
    let session = Session::open().await;
    open(&session, &site).await;
    let widget = session.widget();
    widget.ready().await;

    assert_eq!(ids(&widget.get("report").await["tips"]), ["tip-sleep"]);
    widget.go("None of these").await;
    let answers = widget.get("answers").await;
    assert_eq!(answers["answers"], json!({ "sleep": "short" }));
    assert!(answers["flags"].is_object(), "what the runner says is added: {answers}");
}

#[tokio::test]
async fn ready_comes_with_the_api_and_an_event() {
    let site = Site::with("<gait-check></gait-check>").await;
    let session = Session::open().await;
    open(&session, &site).await;
    let widget = session.widget();
    widget.ready().await;

    let api = widget.api("[api.version, typeof api.assess, typeof api.catalog]").await;
    let told = session.details("ready").await;
    assert_eq!(told.len(), 1);
    assert_eq!(api, json!([told[0]["version"], "function", "function"]));
}

#[tokio::test]
async fn reset_forgets_and_tells() {
    let site = Site::with("<gait-check></gait-check>").await;
    let session = Session::open().await;
    open(&session, &site).await;
    let widget = session.widget();
    Runner::NOBODY.walk(&widget).await;
    let before = session.details("change").await.len();

    widget.eval("host.reset()", Value::Null).await;

    widget
        .until("the first step", "return stepHeading(root).startsWith('First')", Value::Null)
        .await;
    assert_eq!(widget.get("answers").await, json!({ "answers": {} }));
    assert_eq!(session.details("change").await.len(), before + 1);
    assert_eq!(session.eval("return localStorage.length").await, 0);
}

#[tokio::test]
async fn a_call_of_the_host_does_not_move_the_focus() {
    let site = Site::with(r#"<input id="theirs"><gait-check></gait-check>"#).await;
    let session = Session::open().await;
    open(&session, &site).await;
    let widget = session.widget();
    Runner::NOBODY.walk(&widget).await;
    session.eval("document.querySelector('#theirs').focus()").await;

    widget.eval("host.reset()", Value::Null).await;
    widget
        .until("the first step", "return stepHeading(root).startsWith('First')", Value::Null)
        .await;

    assert_eq!(widget.focus().await.id, "theirs", "the runner did not ask for it");
}
