//! Browsers, each with a driver of its own: one test after the other has them.

use std::io::{self, BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::{Mutex, OnceLock, PoisonError};
use std::time::Duration;

use serde_json::{Value, json};
use thirtyfour::error::WebDriverResult;
use thirtyfour::{Capabilities, WebDriver};
use tokio::sync::{Semaphore, SemaphorePermit};
use tokio::time::{sleep, timeout};

use super::engine::Engine;
use super::process::{Lines, Process};
use super::setup::Setup;

/// A condition that does not come true in this time never will.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// How often a condition is looked at.
pub const LOOK_EVERY: Duration = Duration::from_millis(10);

/// How often a browser may fail to start.
const STARTS: usize = 3;

/// Browsers that run at the same time.
const AT_ONCE: usize = 2;

static SEATS: Semaphore = Semaphore::const_new(AT_ONCE);

/// Browsers that no test has at the moment.
static IDLE: Mutex<Vec<Browser>> = Mutex::new(Vec::new());

const CHROMIUM_FLAGS: [&str; 9] = [
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

/// Waits until another browser may run.
pub async fn seat() -> SemaphorePermit<'static> {
    SEATS.acquire().await.expect("nobody closes the semaphore")
}

/// Waits until a value is there; `None` when that takes too long.
pub async fn wait_for<T>(mut probe: impl FnMut() -> Option<T>) -> Option<T> {
    let looking = async {
        loop {
            if let Some(value) = probe() {
                return value;
            }
            sleep(LOOK_EVERY).await;
        }
    };
    timeout(PATIENCE, looking).await.ok()
}

/// A browser and its driver; both end when this is dropped.
pub struct Browser {
    engine: Engine,
    web: WebDriver,
    _driver: Process,
}

impl Browser {
    /// A browser that nobody is using, as good as new, or a new one.
    pub async fn take(engine: Engine) -> Self {
        let idle = {
            let mut idle = IDLE.lock().unwrap_or_else(PoisonError::into_inner);
            // The tests of one engine come after those of another.
            idle.retain(|browser| browser.engine == engine);
            idle.pop()
        };
        match idle {
            Some(browser) => {
                browser.renew().await;
                browser
            }
            None => Self::start(engine, &Setup::default()).await,
        }
    }

    /// Leaves it to another test.
    pub fn give_back(self) {
        IDLE.lock().unwrap_or_else(PoisonError::into_inner).push(self);
    }

    /// Starts a browser for somebody with this setup, as far as it is one of the process.
    pub async fn start(engine: Engine, setup: &Setup) -> Self {
        // A driver has to guess a free port for its browser, and waits for ever if it is taken.
        for _ in 0..STARTS {
            match timeout(PATIENCE, Self::try_start(engine, setup)).await {
                Ok(Ok(browser)) => return browser,
                Ok(Err(error)) => eprintln!("{} does not start: {error}", engine.name()),
                Err(_) => eprintln!("{} does not start in {PATIENCE:?}", engine.name()),
            }
        }
        panic!("{} does not start", engine.name());
    }

    async fn try_start(engine: Engine, setup: &Setup) -> WebDriverResult<Self> {
        let Driver { process, port } = match engine {
            Engine::Chromium => start_chromedriver().await,
            Engine::Firefox => start_geckodriver().await,
            Engine::Webkit => start_webkit_driver(setup).await,
        };
        let wanted: Capabilities =
            serde_json::from_value(capabilities(engine, setup)).expect("an object");
        let web = WebDriver::new(format!("http://127.0.0.1:{port}"), wanted).await?;
        // It ends with its driver. The way of `WebDriver` to end it needs the runtime, which a
        // failed test takes along.
        web.clone().leak().expect("it has not ended");
        Ok(Self { engine, web, _driver: process })
    }

    /// A hand on it.
    pub fn web(&self) -> WebDriver {
        self.web.clone()
    }

    /// Another tab, in which nothing has happened yet.
    async fn renew(&self) {
        let before = self.web.windows().await.expect("it has tabs");
        let tab = self.web.new_tab().await.expect("it opens a tab");
        for old in before {
            self.web.switch_to_window(old).await.expect("a tab can be left");
            self.web.close_window().await.expect("a tab can be closed");
        }
        self.web.switch_to_window(tab).await.expect("a tab can be entered");
    }
}

/// A driver that listens.
struct Driver {
    process: Process,
    port: u16,
}

fn capabilities(engine: Engine, setup: &Setup) -> Value {
    match engine {
        Engine::Chromium => json!({
            "browserName": "chrome",
            "goog:chromeOptions": { "args": CHROMIUM_FLAGS },
            "goog:loggingPrefs": { "browser": "ALL" },
        }),
        Engine::Firefox => {
            // A page of a strict policy has no icon, and is not to be blamed for that.
            let settings = json!({ "browser.chrome.site_icons": false });
            let mut options = json!({ "args": ["-headless"], "prefs": settings });
            // Its driver looks for `firefox` alone.
            let esr = Path::new("/usr/bin/firefox-esr");
            if esr.is_file() {
                options["binary"] = json!(esr);
            }
            json!({ "browserName": "firefox", "moz:firefoxOptions": options })
        }
        Engine::Webkit => json!({
            "browserName": "MiniBrowser",
            "webkitgtk:browserOptions": {
                "binary": mini_browser(),
                "args": setup.flags(),
            },
        }),
    }
}

async fn start_chromedriver() -> Driver {
    // It chooses a free port itself and says which.
    let flags = ["--port=0", "--log-level=SEVERE"];
    start_talkative("chromedriver", &flags, "successfully on port ").await
}

async fn start_geckodriver() -> Driver {
    // The access is to settings and to the console, which a page does not see.
    let flags = ["--port=0", "--websocket-port=0", "--allow-system-access"];
    start_talkative("geckodriver", &flags, "Listening on 127.0.0.1:").await
}

/// Starts a driver that says after these words on which port it listens.
async fn start_talkative(program: &str, flags: &[&str], words: &str) -> Driver {
    let mut process = Process::start(program, |command, _| {
        command.args(flags).stdout(Stdio::piped());
    });
    let log = Lines::read(process.output());
    let port = || {
        let lines = log.so_far();
        let port = lines.iter().find_map(|line| line.split_once(words))?.1;
        port.trim_end_matches('.').parse().ok()
    };
    let Some(port) = wait_for(port).await else {
        panic!("{program} does not listen: {:?}", log.so_far())
    };
    Driver { process, port }
}

/// Starts a driver that has to be told where to listen.
async fn start_webkit_driver(setup: &Setup) -> Driver {
    let display = screen();
    for _ in 0..5 {
        let port = free_port();
        let mut process = Process::start("WebKitWebDriver", |command, folder| {
            command
                .arg(format!("--port={port}"))
                .env("DISPLAY", display)
                .env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1")
                .env("WEBKIT_DISABLE_DMABUF_RENDERER", "1");
            setup.dress(command, folder);
        });
        let is_up = wait_for(|| {
            let is_up = is_ready(port);
            (is_up || process.has_ended()).then_some(is_up)
        });
        match is_up.await {
            Some(true) => return Driver { process, port },
            // Somebody else was faster to take the port.
            Some(false) => {}
            None => panic!("WebKitWebDriver does not listen"),
        }
    }
    panic!("WebKitWebDriver finds no free port");
}

/// Whether a driver says on this port that it is ready.
fn is_ready(port: u16) -> bool {
    let ask = || -> io::Result<bool> {
        let mut line = TcpStream::connect(("127.0.0.1", port))?;
        line.set_read_timeout(Some(PATIENCE))?;
        let host = format!("Host: 127.0.0.1:{port}\r\nConnection: close");
        write!(line, "GET /status HTTP/1.1\r\n{host}\r\n\r\n")?;
        let mut answer = [0; b"HTTP/1.1 200".len()];
        line.read_exact(&mut answer)?;
        Ok(answer.ends_with(b" 200"))
    };
    ask().unwrap_or(false)
}

/// A port that was free a moment ago.
fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("there is a free port");
    listener.local_addr().expect("a listener has an address").port()
}

/// The screen that all windows are on.
fn screen() -> &'static str {
    static SCREEN: OnceLock<(String, Process)> = OnceLock::new();
    let (display, _) = SCREEN.get_or_init(|| {
        // It chooses a free number itself and says which.
        let flags = ["-displayfd", "1", "-screen", "0", "1600x1200x24", "-nolisten", "tcp"];
        let mut process = Process::start("Xvfb", |command, _| {
            command.args(flags).stdout(Stdio::piped());
        });
        let mut line = String::new();
        let read = BufReader::new(process.output()).read_line(&mut line);
        read.expect("Xvfb says its number");
        assert!(!line.trim().is_empty(), "Xvfb does not start");
        (format!(":{}", line.trim()), process)
    });
    display
}

/// The browser that comes with WebKitGTK, in no folder of programs.
fn mini_browser() -> PathBuf {
    let folders = |folder: &Path| -> Vec<PathBuf> {
        let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
        entries.map(|entry| entry.path()).collect()
    };
    let places = ["/usr/lib", "/usr/lib64", "/usr/libexec"].map(Path::new);
    // Debian has a folder for each architecture in between.
    let near = places.iter().flat_map(|place| folders(place));
    let far = folders(places[0]).into_iter().flat_map(|architecture| folders(&architecture));
    let is_webkit = |folder: &PathBuf| {
        folder.file_name().is_some_and(|name| name.to_string_lossy().starts_with("webkit"))
    };
    let mut found: Vec<PathBuf> = near
        .chain(far)
        .filter(is_webkit)
        .map(|folder| folder.join("MiniBrowser"))
        .filter(|program| program.is_file())
        .collect();
    found.sort();
    found.pop().expect(
        "WebKitGTK comes with a MiniBrowser: run `cargo xtask test --only browser`, which brings it",
    )
}
