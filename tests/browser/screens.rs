//! Every screen there is, brought up from a saved record: for whatever is to hold on all of them.

use serde_json::{Value, json};

use crate::support::{Builder, Session, Site, Step, Widget, bare_page, page};

/// A page such as a host may have, in its own font, which is light or dark as the reader likes.
const BODY: &str = r#"<link rel="stylesheet" href="/host.css">
<main>
<h1>Sore hips</h1>
<gait-check><p>Fallback</p></gait-check>
</main>"#;

const HOST_STYLE: &str = ":root { color-scheme: light dark }
body { margin: 0; padding: 16px; font: 1.0625rem/1.6 system-ui, sans-serif;
    background: light-dark(#fff, #111); color: light-dark(#222, #eee) }
main { max-inline-size: 60rem; margin-inline: auto }
h1 { margin: 0 0 16px; font-size: 1.75rem; line-height: 1.25 }";

/// What is on a screen from the start, and what a reader has unfolded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Folds {
    Closed,
    Open,
}

/// One screen, and what has to be saved for it to come up.
#[derive(Clone, Debug)]
pub struct Screen {
    /// Its name, for messages and files.
    pub name: &'static str,
    /// Place and answers; our own page comes with none.
    record: Option<(&'static str, Value)>,
    folds: Folds,
}

impl Screen {
    fn closed(name: &'static str, place: &'static str, input: Value) -> Self {
        Self { name, record: Some((place, input)), folds: Folds::Closed }
    }

    fn open(name: &'static str, place: &'static str, input: Value) -> Self {
        Self { folds: Folds::Open, ..Self::closed(name, place, input) }
    }

    /// All screens, in the order in which a runner may meet them.
    pub fn all() -> Vec<Self> {
        let some = answers();
        let unsure = json!({ "answers": {}, "flags": { "rf-fever": "not-sure" } });
        vec![
            Self { name: "page", record: None, folds: Folds::Closed },
            Self::closed("safety", "safety", json!({ "answers": {} })),
            Self::open("safety-unsure", "safety", unsure),
            Self::closed("where", "where", json!({ "answers": {} })),
            Self::closed("where-place", "where", located(&json!({}))),
            Self::closed("pain", "pain", located(&json!({}))),
            Self::open("pain-open", "pain", located(&json!({}))),
            Self::closed("about-you", "about-you", located(&json!({}))),
            Self::closed("check", "hip-strength-habit", located(&json!({}))),
            Self::open("check-answered", "hip-strength-habit", located(&some)),
            Self::open("check-number", "single-run-spike", located(&some)),
            Self::open("check-pictures", "step-width", located(&some)),
            Self::open("check-footprints", "arch-footprint", located(&json!({}))),
            Self::closed("plan", "plan", located(&some)),
            Self::open("plan-open", "plan", located(&some)),
            Self::closed("happy", "plan", json!({ "answers": fine(), "locations": [] })),
            Self::closed("emergency", "plan", flagged("rf-saddle")),
            Self::closed("urgent", "plan", flagged("rf-groin-load-pain")),
            Self::closed("soon", "plan", flagged("rf-locking")),
            Self::open("stop", "plan", flagged("rf-pain-24h")),
        ]
    }

    /// The screen of a name.
    pub fn named(name: &str) -> Self {
        let screen = Self::all().into_iter().find(|screen| screen.name == name);
        screen.unwrap_or_else(|| panic!("no screen is named {name}"))
    }

    /// Brings the screen up; everything on it is there and at rest.
    pub async fn bring<'a>(&self, session: &'a Session, site: &Site) -> Widget<'a> {
        let widget = self.restore(session, site).await;
        if self.folds == Folds::Open {
            unfold(&widget).await;
        }
        self.wait_for_sources(&widget).await;
        session.at_rest().await;
        widget
    }

    /// Brings the screen up as it comes from the record, whose sources may still be on their way.
    pub async fn restore<'a>(&self, session: &'a Session, site: &Site) -> Widget<'a> {
        // From a page without a widget, which would save over it.
        session.visit(&site.url("/empty")).await;
        session.eval("localStorage.clear()").await;
        let path = if let Some((place, input)) = &self.record {
            let record = json!({ "v": 1, "input": input, "place": place }).to_string();
            let script = "localStorage.setItem('gait-check', arguments[0])";
            session.eval_with(script, vec![json!(record)]).await;
            "/"
        } else {
            "/gait-check/index.html"
        };
        session.visit(&site.url(path)).await;
        let widget = session.widget();
        widget.up().await;
        self.assert_there(&widget).await;
        widget
    }

    /// Waits until the sources are cited in full; until then they go by author and year.
    pub async fn wait_for_sources(&self, widget: &Widget<'_>) {
        let script = "return [...root.querySelectorAll('[data-source]')]
            .every((it) => !it.textContent.endsWith(it.dataset.source))";
        widget.until("the words of the sources", script, Value::Null).await;
    }

    /// Fails where another place came up, or a part of the record was not understood.
    async fn assert_there(&self, widget: &Widget<'_>) {
        let Some((place, _)) = &self.record else { return };
        let step = match widget.step().await {
            Step::Safety => "safety".to_owned(),
            Step::Where => "where".to_owned(),
            Step::Pain => "pain".to_owned(),
            Step::AboutYou => "about-you".to_owned(),
            Step::Check(item) => item,
            Step::Plan => "plan".to_owned(),
        };
        assert_eq!(step, *place, "the record of {}", self.name);
        let notices = widget.marks_at(".notice", "role").await;
        assert!(notices.is_empty(), "{} comes up with a notice", self.name);
    }
}

/// Answers that come to a full plan: tips, drills, later tips, and answers without a tip.
fn answers() -> Value {
    json!({
        "single-run-spike": "30-to-100",
        "hip-strength-habit": "rarely",
        "outer-hip-habits": "often",
        "cadence-spm": "155-164",
        "step-width": "cross-over",
        "nsaid-use": "sometimes",
        "shoe-comfort": "slightly-off",
        "warm-up": "straight-into-pace",
        "drink-long": "thirst-or-plan",
    })
}

/// Answers that come to no tip.
fn fine() -> Value {
    json!({
        "single-run-spike": "up-to-10",
        "hip-strength-habit": "two-plus",
        "shoe-comfort": "comfortable",
        "step-width": "two-lines",
    })
}

/// These answers of someone older whose outer hip hurts.
fn located(answers: &Value) -> Value {
    json!({
        "answers": answers,
        "groups": ["sg-older"],
        "locations": ["hip-front", "hip-outer"],
        "pain": { "during": 3, "nextMorning": 2 },
    })
}

/// A sign that needs care, beside answers that would come to tips.
fn flagged(flag: &str) -> Value {
    json!({
        "answers": { "hip-strength-habit": "rarely", "nsaid-use": "sometimes" },
        "flags": { flag: "yes" },
        "locations": ["hip-outer"],
    })
}

/// The site that the screens are on.
pub async fn site() -> Site {
    build(Site::build()).start().await
}

/// Adds the pages that the screens are on.
pub fn build(site: Builder) -> Builder {
    site.page("/", page(BODY)).page("/empty", bare_page("")).script("/host.css", HOST_STYLE)
}

/// Opens everything that unfolds.
pub async fn unfold(widget: &Widget<'_>) {
    let script = "root.querySelectorAll('details').forEach((it) => (it.open = true))";
    widget.eval(script, Value::Null).await;
}
