//! One ChromeDriver for all tests that run at the same time.

use std::io::{BufRead as _, BufReader, Read as _};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError, Weak};

use tokio::sync::{Semaphore, SemaphorePermit};

/// Browsers that run at the same time.
const AT_ONCE: usize = 2;

static SEATS: Semaphore = Semaphore::const_new(AT_ONCE);

/// Statics are never dropped, so the process belongs to the sessions that use it.
static SHARED: Mutex<Weak<Driver>> = Mutex::new(Weak::new());

/// Waits until another browser may run.
pub async fn seat() -> SemaphorePermit<'static> {
    SEATS.acquire().await.expect("nobody closes the semaphore")
}

/// A ChromeDriver process, killed on drop.
pub struct Driver {
    process: Child,
    port: u16,
    // It would be told of a broken pipe.
    _output: BufReader<ChildStdout>,
}

impl Driver {
    /// The driver that is running, or a new one.
    pub fn shared() -> Arc<Self> {
        require_chromium();
        let mut shared = SHARED.lock().unwrap_or_else(PoisonError::into_inner);
        shared.upgrade().unwrap_or_else(|| {
            let driver = Arc::new(Self::start());
            *shared = Arc::downgrade(&driver);
            driver
        })
    }

    fn start() -> Self {
        // It chooses a free port itself and says which.
        let mut process = Command::new("chromedriver")
            .args(["--port=0", "--log-level=SEVERE"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| {
                panic!(
                    "`chromedriver` does not start ({error}): \
                     run `cargo xtask test --only browser`, which brings it"
                )
            });
        let mut output = BufReader::new(process.stdout.take().expect("it is piped"));
        let port = (output.by_ref().lines())
            .map_while(Result::ok)
            .find_map(|line| {
                let port = line.split_once("successfully on port ")?.1;
                port.trim_end_matches('.').parse().ok()
            })
            .expect("chromedriver says on which port it listens");
        Self { process, port, _output: output }
    }

    /// Where it listens.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Where it listens, without the scheme.
    pub fn address(&self) -> (&'static str, u16) {
        ("127.0.0.1", self.port)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// An engine that these tests cannot drive has not been tested: that is a failure.
fn require_chromium() {
    let browsers = std::env::var("GAIT_CHECK_BROWSERS").unwrap_or_else(|_| "chromium".to_owned());
    let names: Vec<&str> = browsers.split(',').map(str::trim).collect();
    assert_eq!(names, ["chromium"], "GAIT_CHECK_BROWSERS: these tests drive chromium alone");
}
