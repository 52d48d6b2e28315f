//! A browser that a test has to itself.

use std::fmt::Debug;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use serde_json::{Value, json};
use thirtyfour::common::command::{Command, FormatRequestData};
use thirtyfour::error::WebDriverResult;
use thirtyfour::session::http::CmdResponse;
use thirtyfour::{By, RequestData, SessionId, WebDriver, WebElement};
use tokio::sync::SemaphorePermit;
use tokio::time::{sleep, timeout};

use super::browser::{self, Browser, LOOK_EVERY, PATIENCE};
use super::engine::{Ability, Engine, shows};
use super::setup::Setup;
use super::widget::Widget;

/// The functions every script of a test may use.
const PRELUDE: &str = include_str!("../fixtures/find.js");

/// What Firefox has complained of; a page does not see all of it.
const COMPLAINTS_OF_FIREFOX: &str = "
    return Services.console.getMessageArray()
        .filter((it) => it instanceof Ci.nsIScriptError && /^https?:/.test(it.sourceName))
        .filter((it) => !(it.flags & Ci.nsIScriptError.warningFlag))
        .map((it) => `${it.category}: ${it.errorMessage} (${it.sourceName})`)";

/// A headless browser in which nothing has happened yet.
pub struct Session {
    engine: Engine,
    /// Always there, up to the drop.
    browser: Mutex<Option<Browser>>,
    setup: Mutex<Setup>,
    size: Mutex<(u32, u32)>,
    is_in_frame: AtomicBool,
    _seat: SemaphorePermit<'static>,
}

impl Session {
    /// A window as on a desk.
    pub async fn open() -> Self {
        Self::sized(1100, 900).await
    }

    /// A window of this many CSS pixels.
    pub async fn sized(width: u32, height: u32) -> Self {
        let engine = Engine::of_this_test();
        let seat = browser::seat().await;
        let session = Self {
            engine,
            browser: Mutex::new(Some(Browser::take(engine).await)),
            setup: Mutex::default(),
            size: Mutex::new((width, height)),
            is_in_frame: AtomicBool::new(false),
            _seat: seat,
        };
        session.set_up(Setup::default()).await;
        session.forget_complaints().await;
        session.resize(width, height).await;
        session
    }

    /// Its engine.
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// What it pretends that somebody has set up.
    pub(super) fn setup(&self) -> Setup {
        lock(&self.setup).clone()
    }

    pub(super) fn set_setup(&self, setup: Setup) {
        *lock(&self.setup) = setup;
    }

    /// Width and height of what a page sees.
    pub(super) fn size(&self) -> (u32, u32) {
        *lock(&self.size)
    }

    pub(super) fn set_size(&self, size: (u32, u32)) {
        *lock(&self.size) = size;
    }

    /// A hand on the browser.
    pub(super) fn web(&self) -> WebDriver {
        lock(&self.browser).as_ref().expect("it is there").web()
    }

    /// Goes on in another browser; the one so far ends.
    pub(super) fn exchange(&self, browser: Browser) {
        *lock(&self.browser) = Some(browser);
    }

    /// Width of the window in CSS pixels.
    pub fn width(&self) -> u32 {
        self.size().0
    }

    /// Goes to an address and waits for its `load` event.
    pub async fn visit(&self, url: &str) {
        self.web().goto(url).await.expect("the page loads");
    }

    /// Loads the page again.
    pub async fn reload(&self) {
        self.web().refresh().await.expect("the page loads again");
    }

    /// Goes into a frame; everything from now on is about what is in it.
    pub async fn enter_frame(&self, selector: &str) {
        let frame = self.web().find(By::Css(selector)).await.expect("there is such a frame");
        frame.enter_frame().await.expect("a frame can be entered");
        self.is_in_frame.store(true, Ordering::Relaxed);
    }

    /// The only widget of the page.
    pub fn widget(&self) -> Widget<'_> {
        self.widget_at("gait-check")
    }

    /// The widget at a selector.
    pub fn widget_at(&self, selector: &str) -> Widget<'_> {
        Widget::new(self, selector)
    }

    /// What a script returns; it may use `fixtures/find.js`.
    pub async fn eval(&self, script: &str) -> Value {
        self.eval_with(script, Vec::new()).await
    }

    /// What a script returns that reads `arguments`.
    pub async fn eval_with(&self, script: &str, arguments: Vec<Value>) -> Value {
        let script = format!("{PRELUDE}\n{script}");
        match self.web().execute(script.clone(), arguments).await {
            Ok(value) => value.json().clone(),
            Err(error) => panic!("{error}\nin the script\n{script}"),
        }
    }

    /// What a promise of a script comes to; a rejection is `{ rejected: { code, message } }`.
    pub async fn settle(&self, promise: &str) -> Value {
        let script = format!(
            "const done = arguments[arguments.length - 1];
            (async () => ({promise}))().then(
                (value) => done(value ?? null),
                (error) => done({{ rejected: {{
                    isError: error instanceof window.Error, code: error?.code ?? null, message: String(error?.message),
                }} }}),
            );"
        );
        match self.web().execute_async(script.clone(), Vec::new()).await {
            Ok(value) => value.json().clone(),
            Err(error) => panic!("{error}\nin the script\n{script}"),
        }
    }

    /// Waits until a script returns something that counts as true, and returns it.
    pub async fn until(&self, what: &str, script: &str) -> Value {
        self.until_with(what, script, Vec::new()).await
    }

    /// Waits until a script that reads `arguments` returns something that counts as true.
    pub async fn until_with(&self, what: &str, script: &str, arguments: Vec<Value>) -> Value {
        let looking = async {
            loop {
                let value = self.eval_with(script, arguments.clone()).await;
                let is_true = !matches!(value, Value::Null | Value::Bool(false))
                    && value != json!(0)
                    && value != json!("");
                if is_true {
                    return value;
                }
                sleep(LOOK_EVERY).await;
            }
        };
        let Ok(value) = timeout(PATIENCE, looking).await else {
            panic!("waited {PATIENCE:?} for {what}; on the page:\n{}", self.describe().await)
        };
        value
    }

    /// Waits until a value of the test's own is there.
    pub async fn until_some<T>(&self, what: &str, probe: impl FnMut() -> Option<T>) -> T {
        let Some(value) = browser::wait_for(probe).await else {
            panic!("waited {PATIENCE:?} for {what}; on the page:\n{}", self.describe().await)
        };
        value
    }

    /// Presses keys, wherever the focus is.
    pub async fn press_keys(&self, keys: &[char]) {
        let text: String = keys.iter().collect();
        let chain = self.web().action_chain().send_keys(text);
        chain.perform().await.expect("keys can be pressed");
    }

    /// Presses a key while Shift is held.
    pub async fn press_with_shift(&self, key: char) {
        let shift = char::from(thirtyfour::Key::Shift);
        let chain = self.web().action_chain().key_down(shift);
        let chain = chain.key_down(key).key_up(key).key_up(shift);
        chain.perform().await.expect("keys can be pressed");
    }

    /// The role and name of an element as the browser tells assistive technology.
    ///
    /// `None` in a frame of an engine that tells no roles there.
    pub async fn role_and_name(&self, element: &WebElement) -> Option<(String, String)> {
        if self.is_in_frame.load(Ordering::Relaxed) && !shows(Ability::RolesInFrames) {
            return None;
        }
        let told = self.computed(element).await;
        Some(told.unwrap_or_else(|error| panic!("no role: {error}")))
    }

    /// Whether the browser tells the role of an element.
    pub async fn tells_role(&self, element: &WebElement) -> bool {
        self.computed(element).await.is_ok()
    }

    async fn computed(&self, element: &WebElement) -> WebDriverResult<(String, String)> {
        let id = element.element_id();
        let role =
            self.send(Raw { path: format!("element/{id}/computedrole"), body: None }).await?;
        let label =
            self.send(Raw { path: format!("element/{id}/computedlabel"), body: None }).await?;
        let text = |value: Value| value.as_str().unwrap_or_default().trim().to_owned();
        Ok((text(role), text(label)))
    }

    /// An element that a script returned.
    pub fn element(&self, value: Value) -> WebElement {
        WebElement::from_json(value, self.web().handle.clone()).expect("an element")
    }

    /// Events of the widgets so far: `{ name, id, detail }`.
    pub async fn events(&self) -> Vec<Value> {
        let events = self.eval("return seen.events").await;
        events.as_array().expect("a list").clone()
    }

    /// Details of the events of this name so far.
    pub async fn details(&self, name: &str) -> Vec<Value> {
        let events = self.events().await.into_iter();
        events.filter(|event| event["name"] == name).map(|event| event["detail"].clone()).collect()
    }

    /// What was written with `console.warn`.
    pub async fn warnings(&self) -> Vec<String> {
        serde_json::from_value(self.eval("return seen.warnings").await).expect("a list of texts")
    }

    /// Errors and broken policies, of the page and of the browser's console.
    pub async fn complaints(&self) -> Vec<String> {
        let seen = self.eval("return [...seen.errors, ...seen.violations]").await;
        let mut complaints: Vec<String> = serde_json::from_value(seen).expect("a list of texts");
        complaints.extend(self.console().await);
        complaints
    }

    /// Errors in the console of the browser, where there is one.
    async fn console(&self) -> Vec<String> {
        match self.engine {
            Engine::Chromium => {
                let entries = self.post("se/log", json!({ "type": "browser" })).await;
                let entries = entries.as_array().expect("a list").iter();
                let severe = entries.filter(|it| it["level"] == "SEVERE");
                severe.map(|it| it["message"].as_str().unwrap_or_default().to_owned()).collect()
            }
            Engine::Firefox => {
                let entries = self.in_chrome(COMPLAINTS_OF_FIREFOX, Vec::new()).await;
                serde_json::from_value(entries).expect("a list of texts")
            }
            Engine::Webkit => {
                shows(Ability::Console);
                Vec::new()
            }
        }
    }

    /// Empties the console of the browser.
    async fn forget_complaints(&self) {
        match self.engine {
            Engine::Chromium => drop(self.console().await),
            Engine::Firefox => drop(self.in_chrome("Services.console.reset()", Vec::new()).await),
            Engine::Webkit => {}
        }
    }

    /// Fails if anything on the page has complained.
    pub async fn assert_quiet(&self) {
        let complaints = self.complaints().await;
        assert!(complaints.is_empty(), "the page complains:\n{}", complaints.join("\n"));
    }

    /// Everything that can be read, for the message of a failure.
    async fn describe(&self) -> String {
        let text = self.eval(
            "return [...document.querySelectorAll('gait-check')]
                .map((it) => [...(it.shadowRoot?.children ?? [])].map((part) => part.innerText).join('\\n'))
                .concat(document.body.innerText)
                .join('\\n---\\n')",
        );
        let text = text.await;
        let complaints = self.complaints().await.join("\n");
        format!("{}\n---\n{complaints}", text.as_str().unwrap_or_default())
    }

    pub(super) async fn post(&self, path: &str, body: Value) -> Value {
        let sent = self.send(Raw { path: path.to_owned(), body: Some(body) }).await;
        sent.unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    async fn send(&self, command: Raw) -> WebDriverResult<Value> {
        self.web().cmd(command).await.and_then(CmdResponse::value_json)
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        let browser = lock(&self.browser).take();
        // Nobody else is to have what a failed test leaves behind, or what was set up for one.
        let is_fresh = self.engine != Engine::Webkit || self.setup() == Setup::default();
        if let Some(browser) = browser.filter(|_| is_fresh && !std::thread::panicking()) {
            browser.give_back();
        }
    }
}

fn lock<T>(of: &Mutex<T>) -> MutexGuard<'_, T> {
    of.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A command of WebDriver that `thirtyfour` does not have.
#[derive(Debug)]
struct Raw {
    path: String,
    body: Option<Value>,
}

impl FormatRequestData for Raw {
    fn format_request(&self, session: &SessionId) -> RequestData {
        let like = if self.body.is_some() { Command::Back } else { Command::GetCurrentUrl };
        let mut request = like.format_request(session);
        request.uri = format!("session/{session}/{}", self.path).into();
        request.body.clone_from(&self.body);
        request
    }
}
