//! Pictures: they come with what shows them, into room that is kept for them.

use serde_json::{Value, json};

use crate::support::{Event, Role, Runner, Session, Site, Step, Widget, bare_page, page};

/// The checks of one area, none of them of the ten that tell most.
const FEET: &str = r#"<gait-check mode="full" areas="foot-alignment"></gait-check>"#;

/// What `page` brings by itself, to stand behind a script of the host's.
const SCRIPT: &str = r#"<script type="module" src="/gait-check/gait-check.js"></script>"#;

/// A check whose fold has a picture, and whose options have none.
const FOLDED: &str = "ankle-stiffness";
const FOLDED_PICTURE: &str = "/knee-to-wall.svg";

/// A check whose options have pictures.
const OPEN: &str = "arch-footprint";

const DRAWN: &str = "return [...root.querySelectorAll('[data-picture]')]
    .filter((it) => it.querySelector('svg path') && it.checkVisibility())
    .map((it) => it.dataset.picture)";

fn asked_for(site: &Site, part: &str) -> usize {
    let is_asked = |event: &Event| matches!(event, Event::Asked(path) if path.contains(part));
    site.events().iter().filter(|event| is_asked(event)).count()
}

async fn walk_to(widget: &Widget<'_>, item: &str) {
    widget.up().await;
    Runner::NOBODY.walk_to(widget, |step| *step == Step::Check(item.to_owned())).await;
}

/// Waits until the pictures that can be seen are these.
async fn until_drawn(widget: &Widget<'_>, pictures: &[&str]) {
    let script =
        format!("const drawn = (() => {{ {DRAWN} }})(); return `${{drawn}}` === `${{given}}`");
    widget.until("the pictures", &script, json!(pictures)).await;
}

const FOOTPRINTS: [&str; 4] =
    ["footprint-normal", "footprint-flat", "footprint-high", "footprint-differ"];

#[tokio::test]
async fn a_picture_comes_with_the_fold_that_shows_it_and_not_before() {
    let site = Site::with(FEET).await;
    let session = Session::open().await;
    session.visit(&site.url("/")).await;
    let widget = session.widget();
    walk_to(&widget, FOLDED).await;
    // Whatever can be seen has been looked for once another check has its pictures.
    widget.go("Back").await;
    widget.go("Back").await;
    until_drawn(&widget, &FOOTPRINTS).await;
    widget.go("Next").await;
    widget.go("Next").await;
    assert_eq!(asked_for(&site, FOLDED_PICTURE), 0, "the fold is closed");

    widget.unfold("How to check").await;

    until_drawn(&widget, &["knee-to-wall"]).await;
    assert_eq!(asked_for(&site, FOLDED_PICTURE), 1);
    session.assert_quiet().await;
}

#[tokio::test]
async fn a_picture_that_is_shown_again_is_not_fetched_again() {
    let site = Site::with(FEET).await;
    let session = Session::open().await;
    session.visit(&site.url("/")).await;
    let widget = session.widget();
    walk_to(&widget, OPEN).await;
    until_drawn(&widget, &FOOTPRINTS).await;

    widget.choose("Nearly the whole foot shows").await;
    until_drawn(&widget, &FOOTPRINTS).await;
    widget.go("Next").await;
    until_drawn(&widget, &[]).await;
    widget.go("Back").await;

    until_drawn(&widget, &FOOTPRINTS).await;
    assert_eq!(asked_for(&site, "/footprint-"), FOOTPRINTS.len());
    session.assert_quiet().await;
}

#[tokio::test]
async fn a_picture_says_in_words_what_it_shows() {
    let site = Site::with(FEET).await;
    let session = Session::open().await;
    session.visit(&site.url("/")).await;
    let widget = session.widget();
    walk_to(&widget, FOLDED).await;
    widget.unfold("How to check").await;
    until_drawn(&widget, &["knee-to-wall"]).await;

    let picture = widget.eval("return root.querySelector('[data-picture]')", Value::Null).await;
    let (role, name) = session.role_and_name(&session.element(picture)).await.expect("a role");
    assert!(["img", "image"].contains(&role.as_str()), "{role}");
    assert!(name.contains("near a wall"), "{name}");
}

/// The label of an option says what its picture shows.
#[tokio::test]
async fn the_picture_of_an_option_adds_nothing_to_its_name() {
    let site = Site::with(FEET).await;
    let session = Session::open().await;
    session.visit(&site.url("/")).await;
    let widget = session.widget();
    walk_to(&widget, OPEN).await;
    until_drawn(&widget, &FOOTPRINTS).await;

    let radio = widget.find(Role::Radio, "Nearly the whole foot shows").await;
    let (_, name) = session.role_and_name(&radio).await.expect("a name");
    assert_eq!(name, "Nearly the whole foot shows");
}

#[tokio::test]
async fn nothing_moves_when_a_picture_arrives() {
    let site = Site::build().page("/", page(FEET)).hold(&["/pictures/"]).start().await;
    let session = Session::sized(360, 800).await;
    session.visit(&site.url("/")).await;
    let widget = session.widget();
    walk_to(&widget, OPEN).await;
    widget.unfold("How to check").await;
    let places = "scrollTo(0, 0);
        return [...root.querySelectorAll('*')]
        .filter((it) => it.checkVisibility() && !it.closest('svg'))
        .map((it) => { const { x, y, width, height } = it.getBoundingClientRect();
            return [it.localName, x, y, width, height] })";
    session
        .until_some("the requests", || (asked_for(&site, "/footprint-") > 0).then_some(()))
        .await;
    let before = widget.eval(places, Value::Null).await;
    assert_eq!(widget.eval(DRAWN, Value::Null).await, json!([]));

    site.release();
    widget
        .eval("root.querySelector('[data-picture=footprint-differ]').scrollIntoView()", Value::Null)
        .await;
    until_drawn(&widget, &FOOTPRINTS).await;

    assert_eq!(widget.eval(places, Value::Null).await, before);
}

#[tokio::test]
async fn a_picture_that_does_not_come_leaves_its_words() {
    let site = Site::build().page("/", page(FEET)).without("/pictures/").start().await;
    let session = Session::open().await;
    session.visit(&site.url("/")).await;
    let widget = session.widget();
    walk_to(&widget, FOLDED).await;
    widget.unfold("How to check").await;

    // Firefox names the attribute whose words it shows.
    let words = "return [...root.querySelectorAll('[data-failed]')].map((it) => {
            const { content } = getComputedStyle(it, '::before');
            return content === 'attr(aria-label)' ? it.getAttribute('aria-label') : content;
        }).join()";
    let words = widget.until("the words of the picture", words, Value::Null).await;
    assert!(words.as_str().unwrap().contains("near a wall"), "{words}");
    widget.choose("One side cannot").await;
    widget.go("Next").await;
}

/// A host that answers everything with its own page.
#[tokio::test]
async fn what_is_no_picture_is_not_shown() {
    let site = Site::build().page("/", page(FEET));
    let site = site.with_other("/pictures/", "text/html", "<p>Not found").start().await;
    let session = Session::open().await;
    session.visit(&site.url("/")).await;
    let widget = session.widget();
    walk_to(&widget, OPEN).await;

    let failed = "return root.querySelectorAll('[data-failed]').length === 4";
    widget.until("all to fail", failed, Value::Null).await;
    assert!(!widget.text().await.contains("Not found"));
    assert_eq!(asked_for(&site, "/footprint-"), FOOTPRINTS.len(), "each once");
}

#[tokio::test]
async fn pictures_come_whatever_they_are_served_as() {
    let site = Site::build().page("/", page(FEET));
    let site = site.with_kind(".svg", "application/octet-stream").start().await;
    let session = Session::open().await;
    session.visit(&site.url("/")).await;
    let widget = session.widget();
    walk_to(&widget, OPEN).await;

    until_drawn(&widget, &FOOTPRINTS).await;
}

#[tokio::test]
async fn a_widget_that_left_and_came_back_has_its_pictures() {
    let site = Site::with(FEET).await;
    let session = Session::open().await;
    session.visit(&site.url("/")).await;
    let widget = session.widget();
    walk_to(&widget, OPEN).await;
    until_drawn(&widget, &FOOTPRINTS).await;

    let leave = "const it = document.querySelector('gait-check'); it.remove();
        setTimeout(() => document.body.append(it), 50)";
    session.eval(leave).await;
    widget.up().await;

    until_drawn(&widget, &FOOTPRINTS).await;
    session.assert_quiet().await;
}

#[tokio::test]
async fn a_browser_that_cannot_tell_what_is_near_shows_them_at_once() {
    let body = format!(r#"<script src="/old.js"></script>{FEET}"#);
    let old = "delete globalThis.IntersectionObserver";
    let site =
        Site::build().page("/", bare_page(&format!("{body}{SCRIPT}"))).script("/old.js", old);
    let site = site.start().await;
    let session = Session::open().await;
    session.visit(&site.url("/")).await;
    let widget = session.widget();
    walk_to(&widget, OPEN).await;

    until_drawn(&widget, &FOOTPRINTS).await;
    session.assert_quiet().await;
}

#[tokio::test]
async fn the_gallery_shows_every_picture_there_is() {
    let site = Site::build().start().await;
    let session = Session::open().await;
    session.visit(&site.url("/gait-check/gallery.html")).await;

    let shown = session
        .eval(
            "return [...document.querySelectorAll('li')]
        .map((it) => [it.querySelectorAll('svg').length, it.querySelector('h2').innerText !== ''])",
        )
        .await;
    let shown = shown.as_array().expect("a list");
    assert!(shown.len() > 40, "{}", shown.len());
    for entry in shown {
        assert_eq!(*entry, json!([4, true]), "large and small, on light and on dark, with a name");
    }
}
