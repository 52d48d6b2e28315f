//! The standalone page.

use std::process::Command;

use serde_json::{Value, json};

use crate::support::{Session, Site, dist, npm};

/// More than a preview may weigh, in bytes.
const MOST_BYTES: u64 = 40_000;

/// The page, and beside its own scripts the one that notes complaints.
async fn open(session: &Session) -> Site {
    let source = std::fs::read_to_string(dist().join("index.html")).expect("the page is there");
    let watched = source.replacen("</title>", "</title><script src=\"/watch.js\"></script>", 1);
    assert_ne!(watched, source, "the page has a title");
    let site = Site::build().page("/gait-check/index.html", watched).start().await;
    session.visit(&site.url("/gait-check/index.html")).await;
    session.widget().up().await;
    site
}

#[test]
fn the_page_is_valid_html() {
    let checked = Command::new("node")
        .arg(npm("html-validate/bin/html-validate.mjs"))
        .args(["--preset", "standard", "--max-warnings", "0"])
        .arg(dist().join("index.html"))
        .output()
        .expect("node runs");
    let said = String::from_utf8_lossy(&checked.stdout);
    let complained = String::from_utf8_lossy(&checked.stderr);
    assert!(checked.status.success(), "{said}{complained}");
}

#[tokio::test]
async fn the_page_has_its_landmarks_and_one_title() {
    let session = Session::open().await;
    let _site = open(&session).await;

    let script = "return ['body > header', 'body > main', 'body > footer', 'h1', 'main gait-check']
        .map((it) => document.querySelectorAll(it).length)";
    assert_eq!(session.eval(script).await, json!([1, 1, 1, 1, 1]));
}

#[tokio::test]
async fn everything_the_page_names_is_there() {
    let session = Session::open().await;
    let _site = open(&session).await;

    let script = "Promise.all(
        [...document.querySelectorAll('link[href], script[type=module], meta[property=\"og:image\"]')]
            .map((it) => it.href || it.src || it.content)
            .map(async (path) => [path, (await fetch(path)).status]))";
    let named = session.settle(script).await;
    let named = named.as_array().expect("a list");
    assert_eq!(named.len(), 4, "icon, style, script and picture: {named:?}");
    for file in named {
        assert_eq!(file[1], 200, "{file}");
    }
    session.assert_quiet().await;
}

#[tokio::test]
async fn the_preview_is_as_large_as_the_page_says_and_light() {
    let session = Session::open().await;
    let _site = open(&session).await;

    let script = "(async () => {
        const meta = (name) => document.querySelector(`meta[property='og:image${name}']`).content;
        const bytes = await (await fetch(meta(''))).blob();
        const { width, height } = await createImageBitmap(bytes);
        return [width, height, Number(meta(':width')), Number(meta(':height')), bytes.size];
    })()";
    let told = session.settle(script).await;
    assert_eq!((&told[0], &told[1]), (&told[2], &told[3]), "{told}");
    assert!(told[4].as_u64().is_some_and(|size| size < MOST_BYTES), "{told}");
}

#[tokio::test]
async fn the_page_says_what_it_is_not_and_where_answers_stay() {
    let session = Session::open().await;
    let _site = open(&session).await;

    let text = session.eval("return clean(document.querySelector('main').innerText)").await;
    for words in ["not medical advice and not a diagnosis", "nothing is sent anywhere"] {
        assert!(text.as_str().is_some_and(|text| text.contains(words)), "{words}: {text}");
    }
    let about = session.eval("return document.querySelector('meta[name=description]').content");
    assert!(matches!(about.await, Value::String(about) if (50..=160).contains(&about.len())));
}
