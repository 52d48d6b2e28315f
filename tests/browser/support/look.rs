//! What the browser pretends to be: a size, a scheme of colors, a language, a printer.

use serde_json::{Value, json};
use thirtyfour::extensions::cdp::ChromeDevTools;

use super::browser::Browser;
use super::engine::Engine;
use super::session::Session;
use super::setup::{Look, Setup};

/// The room that the bars of a Firefox window need, and more.
const BARS: u32 = 200;

/// The least width of a Firefox window.
const LEAST_WIDTH: u32 = 500;

/// Tells Firefox of a setup. What is set for the whole browser survives every navigation.
const SET_UP_FIREFOX: &str = "
    const [language, look, isStill] = arguments;
    const set = (name, value) => value === null
        ? Services.prefs.clearUserPref(name)
        : Services.prefs.setIntPref(name, value);
    Services.prefs.setStringPref('intl.accept_languages', language);
    set('layout.css.prefers-color-scheme.content-override', look === 'dark' ? 0 : 1);
    set('browser.display.document_color_use', look === 'forced' ? 2 : null);
    set('ui.prefersReducedMotion', isStill ? 1 : 0);
    gBrowser.selectedBrowser.browsingContext.mediumOverride = look === 'print' ? 'print' : '';";

/// Gives the page of a Firefox window a size of its own.
const RESIZE_FIREFOX: &str = "
    const { style } = gBrowser.selectedBrowser;
    for (const [at, side] of ['width', 'height'].entries())
        for (const bound of [side, `min-${side}`, `max-${side}`])
            style.setProperty(bound, `${arguments[at]}px`);";

impl Session {
    /// Makes what the page sees of the window this many CSS pixels.
    pub async fn resize(&self, width: u32, height: u32) {
        self.set_size((width, height));
        match self.engine() {
            Engine::Chromium => {
                let size = json!({
                    "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false,
                });
                self.emulate("Emulation.setDeviceMetricsOverride", size).await;
            }
            Engine::Firefox => {
                self.resize_window(width.max(LEAST_WIDTH), height + BARS).await;
                self.in_chrome(RESIZE_FIREFOX, vec![json!(width), json!(height)]).await;
            }
            Engine::Webkit => {
                let bars = self.eval("return outerHeight - innerHeight").await;
                let bars = bars.as_u64().and_then(|bars| u32::try_from(bars).ok());
                self.resize_window(width, height + bars.expect("a height")).await;
            }
        }
        let script = "return innerWidth === arguments[0] && innerHeight === arguments[1]";
        let what = format!("a window of {width} x {height}");
        self.until_with(&what, script, vec![json!(width), json!(height)]).await;
    }

    async fn resize_window(&self, width: u32, height: u32) {
        self.web().set_window_rect(0, 0, width, height).await.expect("a window can be resized");
    }

    /// Makes the browser one of somebody who speaks this language.
    pub async fn speak(&self, language: &str) {
        self.set_up(Setup { language: language.to_owned(), ..self.setup() }).await;
    }

    /// Looks at every page from now on like this; on paper at the page in front.
    pub async fn look(&self, look: Look) {
        self.set_up(Setup { look, ..self.setup() }).await;
    }

    /// Makes the browser one of somebody who wants nothing to move.
    pub async fn keep_still(&self) {
        self.set_up(Setup { is_still: true, ..self.setup() }).await;
    }

    /// Makes the browser one of somebody with this setup.
    ///
    /// `WebKit` starts another browser for that, so it comes before a visit.
    pub(super) async fn set_up(&self, setup: Setup) {
        match self.engine() {
            Engine::Chromium => self.set_up_chromium(&setup).await,
            Engine::Firefox => {
                let arguments =
                    vec![json!(setup.language), json!(setup.look.name()), json!(setup.is_still)];
                self.in_chrome(SET_UP_FIREFOX, arguments).await;
            }
            Engine::Webkit if setup == self.setup() => {}
            Engine::Webkit => {
                self.exchange(Browser::start(Engine::Webkit, &setup).await);
                let (width, height) = self.size();
                self.resize(width, height).await;
            }
        }
        self.set_setup(setup);
    }

    async fn set_up_chromium(&self, setup: &Setup) {
        let agent = self.eval("return navigator.userAgent").await;
        let spoken = json!({ "userAgent": agent, "acceptLanguage": setup.language });
        self.emulate("Emulation.setUserAgentOverride", spoken).await;
        let look = setup.look;
        let is = |is: bool, yes: &'static str, no: &'static str| if is { yes } else { no };
        let features = json!([
            { "name": "prefers-color-scheme", "value": is(look == Look::Dark, "dark", "light") },
            { "name": "forced-colors", "value": is(look == Look::Forced, "active", "none") },
            {
                "name": "prefers-reduced-motion",
                "value": is(setup.is_still, "reduce", "no-preference"),
            },
        ]);
        let media = is(look == Look::Print, "print", "screen");
        let parameters = json!({ "media": media, "features": features });
        self.emulate("Emulation.setEmulatedMedia", parameters).await;
    }

    /// What Chromium answers to a command of its developer tools.
    pub(super) async fn emulate(&self, command: &str, parameters: Value) -> Value {
        let tools = ChromeDevTools::new(self.web().handle.clone());
        let done = tools.execute_cdp_with_params(command, parameters).await;
        done.unwrap_or_else(|error| panic!("{command}: {error}"))
    }

    /// What a script returns that runs in the window of Firefox, outside of all pages.
    pub(super) async fn in_chrome(&self, script: &str, arguments: Vec<Value>) -> Value {
        self.post("moz/context", json!({ "context": "chrome" })).await;
        let done = self.web().execute(script, arguments).await;
        self.post("moz/context", json!({ "context": "content" })).await;
        done.unwrap_or_else(|error| panic!("{error}\nin the script\n{script}")).json().clone()
    }
}
