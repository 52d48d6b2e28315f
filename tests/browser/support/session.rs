//! A browser of its own for each test.

use std::fmt::Debug;
use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use serde_json::{Value, json};
use thirtyfour::common::command::{Command, FormatRequestData};
use thirtyfour::extensions::cdp::ChromeDevTools;
use thirtyfour::session::http::CmdResponse;
use thirtyfour::{By, Capabilities, RequestData, SessionId, WebDriver, WebElement};
use tokio::sync::SemaphorePermit;
use tokio::time::{sleep, timeout};

use super::driver::{self, Driver};
use super::widget::Widget;

/// The functions every script of a test may use.
const PRELUDE: &str = include_str!("../fixtures/find.js");

/// A condition that does not come true in this time never will.
const PATIENCE: Duration = Duration::from_secs(20);

/// How often a condition is looked at.
const LOOK_EVERY: Duration = Duration::from_millis(10);

const FLAGS: [&str; 9] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];

/// A new headless browser; it is closed when this is dropped.
pub struct Session {
    web: WebDriver,
    driver: Arc<Driver>,
    width: u32,
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
        let seat = driver::seat().await;
        let driver = Driver::shared();
        let flags = FLAGS.map(str::to_owned).into_iter();
        let flags: Vec<String> = flags.chain([format!("--window-size={width},{height}")]).collect();
        let wanted = json!({
            "browserName": "chrome",
            "goog:chromeOptions": { "args": flags },
            "goog:loggingPrefs": { "browser": "ALL" },
        });
        let wanted: Capabilities = serde_json::from_value(wanted).expect("an object");
        let web = WebDriver::new(driver.url(), wanted).await.expect("the browser starts");
        let session = Self { web, driver, width, is_in_frame: AtomicBool::new(false), _seat: seat };
        // A window has a least width; what the page sees of it has none.
        session.resize(width, height).await;
        session
    }

    /// Makes the browser one of somebody who speaks this language.
    pub async fn speak(&self, language: &str) {
        let agent = self.eval("return navigator.userAgent").await;
        let spoken = json!({ "userAgent": agent, "acceptLanguage": language });
        self.emulate("Emulation.setUserAgentOverride", spoken).await;
    }

    /// What the browser answers to a command of its developer tools.
    pub(super) async fn emulate(&self, command: &str, parameters: Value) -> Value {
        let tools = ChromeDevTools::new(self.web.handle.clone());
        let done = tools.execute_cdp_with_params(command, parameters).await;
        done.unwrap_or_else(|error| panic!("{command}: {error}"))
    }

    /// Width of the window in CSS pixels.
    pub fn width(&self) -> u32 {
        self.width
    }

    /// Goes to an address and waits for its `load` event.
    pub async fn visit(&self, url: &str) {
        self.web.goto(url).await.expect("the page loads");
    }

    /// Loads the page again.
    pub async fn reload(&self) {
        self.web.refresh().await.expect("the page loads again");
    }

    /// Goes into a frame; everything from now on is about what is in it.
    pub async fn enter_frame(&self, selector: &str) {
        let frame = self.web.find(By::Css(selector)).await.expect("there is such a frame");
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
        match self.web.execute(script.clone(), arguments).await {
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
                    isError: error instanceof Error, code: error?.code ?? null, message: String(error?.message),
                }} }}),
            );"
        );
        match self.web.execute_async(script.clone(), Vec::new()).await {
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
    pub async fn until_some<T>(&self, what: &str, mut probe: impl FnMut() -> Option<T>) -> T {
        let looking = async {
            loop {
                if let Some(value) = probe() {
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

    /// Presses keys, wherever the focus is.
    pub async fn press_keys(&self, keys: &[char]) {
        let text: String = keys.iter().collect();
        let chain = self.web.action_chain().send_keys(text);
        chain.perform().await.expect("keys can be pressed");
    }

    /// Presses a key while Shift is held.
    pub async fn press_with_shift(&self, key: char) {
        let shift = char::from(thirtyfour::Key::Shift);
        let chain = self.web.action_chain().key_down(shift);
        let chain = chain.key_down(key).key_up(key).key_up(shift);
        chain.perform().await.expect("keys can be pressed");
    }

    /// The role and name of an element as the browser tells assistive technology.
    ///
    /// `None` in a frame: ChromeDriver knows no roles in a frame of another origin.
    pub async fn role_and_name(&self, element: &WebElement) -> Option<(String, String)> {
        if self.is_in_frame.load(Ordering::Relaxed) {
            return None;
        }
        let id = element.element_id();
        let role = self.ask(format!("element/{id}/computedrole")).await;
        let name = self.ask(format!("element/{id}/computedlabel")).await;
        let text = |value: Value| value.as_str().unwrap_or_default().trim().to_owned();
        Some((text(role), text(name)))
    }

    /// An element that a script returned.
    pub fn element(&self, value: Value) -> WebElement {
        WebElement::from_json(value, self.web.handle.clone()).expect("an element")
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
        let entries = self.post("se/log", json!({ "type": "browser" })).await;
        let severe =
            entries.as_array().expect("a list").iter().filter(|it| it["level"] == "SEVERE");
        complaints.extend(severe.map(|it| it["message"].as_str().unwrap_or_default().to_owned()));
        complaints
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

    async fn ask(&self, path: String) -> Value {
        self.send(Raw { path, body: None }).await
    }

    async fn post(&self, path: &str, body: Value) -> Value {
        self.send(Raw { path: path.to_owned(), body: Some(body) }).await
    }

    async fn send(&self, command: Raw) -> Value {
        let path = command.path.clone();
        let answer = self.web.cmd(command).await;
        let value = answer.and_then(CmdResponse::value_json);
        value.unwrap_or_else(|error| panic!("{path}: {error}"))
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        // Not left to `WebDriver`: its way out needs the runtime, which a failed test takes along.
        let close = || -> std::io::Result<()> {
            let mut line = TcpStream::connect(self.driver.address())?;
            line.set_read_timeout(Some(PATIENCE))?;
            let id = self.web.session_id();
            write!(
                line,
                "DELETE /session/{id} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
            )?;
            line.read(&mut [0; 64]).map(drop)
        };
        let _ = close();
        let _ = self.web.clone().leak();
    }
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
