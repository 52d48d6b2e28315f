//! What is said of the engines holds, so that no test shows less than it seems to.

use serde_json::json;

use crate::support::{Ability, Engine, Look, Session, Site, bare_page, shows};

async fn open(session: &Session) -> Site {
    let site = Site::build().page("/", bare_page("")).start().await;
    session.visit(&site.url("/")).await;
    site
}

async fn matches(session: &Session, query: &str) -> bool {
    let script = "return matchMedia(arguments[0]).matches";
    session.eval_with(script, vec![json!(query)]).await == true
}

#[tokio::test]
async fn the_browser_is_the_one_that_is_named() {
    let session = Session::open().await;

    let script = "return [CSS.supports('-moz-appearance', 'none'), 'webkitConvertPointFromNodeToPage' in window]";
    let own = session.eval(script).await;

    let wanted = match session.engine() {
        Engine::Chromium => json!([false, false]),
        Engine::Firefox => json!([true, false]),
        Engine::Webkit => json!([false, true]),
    };
    assert_eq!(own, wanted, "what only Firefox has, and what only WebKit has");
}

#[tokio::test]
async fn a_page_is_as_large_as_was_asked_for() {
    for (width, height) in [(320, 800), (1100, 900)] {
        let session = Session::sized(width, height).await;
        let _site = open(&session).await;
        let size = session.eval("return [innerWidth, innerHeight]").await;
        assert_eq!(size, json!([width, height]));
    }
}

#[tokio::test]
async fn a_look_holds_on_every_page_and_for_one_test() {
    let session = Session::open().await;
    let _site = open(&session).await;
    assert!(!matches(&session, "(prefers-color-scheme: dark)").await, "by default");

    for (look, is_dark) in [(Look::Dark, true), (Look::Light, false), (Look::Dark, true)] {
        session.look(look).await;
        for _ in 0..2 {
            let _site = open(&session).await;
            assert_eq!(
                matches(&session, "(prefers-color-scheme: dark)").await,
                is_dark,
                "{look:?}"
            );
        }
    }
    drop(session);

    let next = Session::open().await;
    let _site = open(&next).await;
    assert!(!matches(&next, "(prefers-color-scheme: dark)").await, "in the next test");
}

#[tokio::test]
async fn colors_are_forced_where_they_can_be() {
    let session = Session::open().await;
    session.look(Look::Forced).await;
    let _site = open(&session).await;

    let is_forced = matches(&session, "(forced-colors: active)").await;
    assert_eq!(is_forced, shows(Ability::ForcedColors));
}

#[tokio::test]
async fn paper_is_looked_at_where_it_can_be() {
    let session = Session::open().await;
    let _site = open(&session).await;
    session.look(Look::Print).await;

    let is_paper = matches(&session, "print").await;
    assert_eq!(is_paper, shows(Ability::Print));
}

#[tokio::test]
async fn nothing_moves_for_somebody_who_wants_that() {
    let session = Session::open().await;
    let _site = open(&session).await;
    assert!(!matches(&session, "(prefers-reduced-motion: reduce)").await, "by default");

    session.keep_still().await;

    let _site = open(&session).await;
    assert!(matches(&session, "(prefers-reduced-motion: reduce)").await);
}

#[tokio::test]
async fn the_language_is_the_one_that_is_spoken() {
    let session = Session::open().await;
    let _site = open(&session).await;
    assert_eq!(session.eval("return navigator.language").await, "en-US", "by default");

    session.speak("de-DE").await;

    let _site = open(&session).await;
    assert_eq!(session.eval("return navigator.language").await, "de-DE");
}

#[tokio::test]
async fn layout_shifts_are_told_where_they_can_be() {
    let session = Session::open().await;

    let script = "return PerformanceObserver.supportedEntryTypes.includes('layout-shift')";
    let tells = session.eval(script).await == true;
    assert_eq!(tells, shows(Ability::LayoutShifts));
}

#[tokio::test]
async fn an_error_that_no_script_sees_is_in_the_console() {
    let refused = [("X-Frame-Options", "DENY")];
    let site = Site::build()
        .page("/", bare_page(r#"<iframe src="/inner"></iframe>"#))
        .page_with("/inner", bare_page(""), &refused)
        .start()
        .await;
    let session = Session::open().await;
    session.visit(&site.url("/")).await;

    let is_told = !session.complaints().await.is_empty();
    assert_eq!(is_told, shows(Ability::Console));
}

#[tokio::test]
async fn roles_in_a_frame_are_told_where_they_can_be() {
    let frame = r#"<iframe src="/inner" sandbox="allow-scripts"></iframe>"#;
    let site = Site::build()
        .page("/", bare_page(frame))
        .page("/inner", bare_page("<button>Press me</button>"))
        .start()
        .await;
    let session = Session::open().await;
    session.visit(&site.url("/")).await;
    session.enter_frame("iframe").await;

    let button = session.element(session.eval("return document.querySelector('button')").await);
    assert_eq!(session.tells_role(&button).await, shows(Ability::RolesInFrames));
}

#[tokio::test]
async fn a_test_inherits_nothing_from_the_one_before() {
    let first = Session::open().await;
    let site = open(&first).await;
    first.eval("localStorage.setItem('mark', 'x'); console.error('mark')").await;
    drop((first, site));

    let next = Session::open().await;
    let _site = open(&next).await;
    let left = next.eval("return [localStorage.length, sessionStorage.length]").await;
    assert_eq!(left, json!([0, 0]));
    assert_eq!(next.complaints().await, Vec::<String>::new());
}
