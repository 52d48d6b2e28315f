//! What axe-core says of every screen, in every way of looking at it.

use serde_json::json;

use super::screens::{self, Screen};
use crate::support::{Ability, Look, Session, Site, npm, page, shows};

const PHONE: u32 = 320;
const DESK: u32 = 1100;
const HEIGHT: u32 = 800;

/// A message with more than this is not read.
const MOST_TOLD: usize = 30;

/// The levels of WCAG that are promised, and what axe recommends beyond them.
const TAGS: [&str; 7] =
    ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];

/// What axe cannot tell and need not: rule, and what the element is in. The contrast of the colors
/// is in `tests/core/view/contrast.rs`.
const UNCLEAR: [[&str; 2]; 2] = [
    // The button in a line of reasons is as high as a thumb and reaches, unseen, over the lines
    // around it.
    ["color-contrast", ".why"],
    // Names in the map stand among thin lines on the ground of the widget. The same names are in
    // the list beside it.
    ["color-contrast", ".map"],
];

/// Looks at the page in front with axe; returns what is wrong, and what axe cannot tell.
async fn faults(session: &Session) -> Vec<String> {
    let script = format!(
        "(async () => {{
            if (!window.axe) await new Promise((done, fail) => {{
                const script = document.createElement('script');
                script.onload = done;
                script.onerror = () => fail(new Error('axe does not load'));
                script.src = '/axe.js';
                document.head.append(script);
            }});
            const {{ violations, incomplete }} = await axe.run(document, {{
                resultTypes: ['violations', 'incomplete'],
                elementRef: true,
                runOnly: {{ type: 'tag', values: {tags} }},
                // Off unless it is asked for by name.
                rules: {{ 'target-size': {{ enabled: true }} }},
            }});
            const isKnown = (id, {{ element }}) => {unclear}
                .some(([rule, around]) => rule === id && element.closest(around));
            for (const result of incomplete)
                result.nodes = result.nodes.filter((node) => !isKnown(result.id, node));
            const told = (kind) => ({{ id, nodes }}) => nodes.map((node) =>
                `${{kind}} ${{id}}: ${{node.target.flat().join(' > ')}} ${{node.html.slice(0, 160)}} | `
                + [...node.any, ...node.all, ...node.none].map((check) => check.message).join('; '));
            return [violations.flatMap(told('broken')), incomplete.flatMap(told('unclear'))].flat();
        }})()",
        tags = json!(TAGS),
        unclear = json!(UNCLEAR),
    );
    let faults = session.settle(&script).await;
    serde_json::from_value(faults.clone()).unwrap_or_else(|_| panic!("axe: {faults}"))
}

/// A site with the screens and with axe.
async fn site() -> Site {
    let axe = std::fs::read_to_string(npm("axe-core/axe.min.js")).expect("axe can be read");
    screens::build(Site::build()).script("/axe.js", &axe).start().await
}

/// Fails with everything that axe finds on any screen.
async fn assert_clean(width: u32, look: Look) {
    let site = site().await;
    let session = Session::sized(width, HEIGHT).await;
    session.look(look).await;
    let mut found = Vec::new();
    for screen in Screen::all() {
        screen.bring(&session, &site).await;
        let faults = faults(&session).await.into_iter();
        found.extend(faults.map(|fault| format!("{}: {fault}", screen.name)));
    }
    let some = found.iter().take(MOST_TOLD).map(String::as_str).collect::<Vec<_>>().join("\n");
    let look = look.name();
    assert!(found.is_empty(), "{look}, {width} px, {} faults:\n{some}", found.len());
}

/// A host may have the widget where a page has no landmark yet.
#[tokio::test]
async fn the_widget_takes_no_landmark_away_from_the_page() {
    let body = "<header>Site</header><main><h1>Sore hips</h1></main>
        <gait-check></gait-check><footer>Imprint</footer>";
    let axe = std::fs::read_to_string(npm("axe-core/axe.min.js")).expect("axe can be read");
    let site = Site::build().page("/", page(body)).script("/axe.js", &axe).start().await;
    let session = Session::open().await;
    session.visit(&site.url("/")).await;
    session.widget().up().await;

    let mut faults = faults(&session).await;
    // That the widget is in no landmark is the page's affair.
    faults.retain(|fault| !fault.starts_with("broken region:"));
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[tokio::test]
async fn no_screen_breaks_a_rule_on_a_desk() {
    assert_clean(DESK, Look::Light).await;
}

#[tokio::test]
async fn no_screen_breaks_a_rule_in_the_dark() {
    assert_clean(DESK, Look::Dark).await;
}

#[tokio::test]
async fn no_screen_breaks_a_rule_on_a_phone() {
    assert_clean(PHONE, Look::Light).await;
}

#[tokio::test]
async fn no_screen_breaks_a_rule_on_a_phone_in_the_dark() {
    assert_clean(PHONE, Look::Dark).await;
}

#[tokio::test]
async fn no_screen_breaks_a_rule_in_colors_of_the_runner_s_own() {
    if !shows(Ability::ForcedColors) {
        return;
    }
    assert_clean(DESK, Look::Forced).await;
}
