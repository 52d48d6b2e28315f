//! What the browser pretends to be: a size, a scheme of colors, a printer.

use serde_json::json;

use super::session::Session;

/// What a page is looked at with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
    /// Colors of the runner's own, in place of the page's.
    Forced,
    /// Ink on paper.
    Print,
}

impl Look {
    /// Its name, for messages and files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Forced => "forced",
            Self::Print => "print",
        }
    }
}

impl Session {
    /// Makes what the page sees of the window this many CSS pixels.
    pub async fn resize(&self, width: u32, height: u32) {
        let size =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.emulate("Emulation.setDeviceMetricsOverride", size).await;
    }

    /// Looks at every page from now on like this.
    pub async fn look(&self, look: Look) {
        let media = if look == Look::Print { "print" } else { "screen" };
        let scheme = if look == Look::Dark { "dark" } else { "light" };
        let forced = if look == Look::Forced { "active" } else { "none" };
        let features = json!([
            { "name": "prefers-color-scheme", "value": scheme },
            { "name": "forced-colors", "value": forced },
        ]);
        let parameters = json!({ "media": media, "features": features });
        self.emulate("Emulation.setEmulatedMedia", parameters).await;
    }
}
