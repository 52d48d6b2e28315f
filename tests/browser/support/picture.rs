//! Pictures of a page that has come to rest.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};

use super::session::Session;

impl Session {
    /// Takes the scroll bars off all pages that are visited from here on.
    pub async fn hide_scroll_bars(&self) {
        self.emulate("Emulation.setScrollbarsHidden", json!({ "hidden": true })).await;
    }

    /// A picture of the whole page, as PNG, at rest.
    pub async fn picture(&self) -> Vec<u8> {
        self.at_rest().await;
        let parameters = json!({ "format": "png", "captureBeyondViewport": true });
        let taken = self.emulate("Page.captureScreenshot", parameters).await;
        let text = taken["data"].as_str().expect("a picture in base64");
        BASE64_STANDARD.decode(text).expect("a picture in base64")
    }

    /// Waits until nothing on the page moves any more.
    pub async fn at_rest(&self) {
        let script = "Promise.allSettled(document.getAnimations()
                .filter((it) => it.effect.getComputedTiming().endTime < Infinity)
                .map((it) => it.finished))
            .then(() => document.fonts.ready)
            .then(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
            .then(() => true)";
        assert_eq!(self.settle(script).await, Value::Bool(true), "the page comes to rest");
    }
}
