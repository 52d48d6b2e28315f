//! Programs that end with the tests, however those end.

use std::io::{BufRead as _, BufReader, Read};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// Waits for the end of its input, then ends a group of processes and removes their folder.
const LEASH: &str = r#"read -r _; kill -s KILL -- "-$1"; rm -rf -- "$2""#;

/// A program with all that it starts, and a folder of its own.
///
/// Nobody drops what is in a static, and a test run may be killed. So a shell is told to end
/// the program as soon as the pipe to it breaks.
pub struct Process {
    program: Child,
    leash: Child,
}

impl Process {
    /// Starts a program; it keeps its temporary files in a folder that goes with it.
    pub fn start(program: &str, set_up: impl FnOnce(&mut Command, &Path)) -> Self {
        let folder = new_folder();
        let mut command = Command::new(program);
        command
            .env("PATH", search_path())
            .env("TMPDIR", &folder)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .process_group(0);
        set_up(&mut command, &folder);
        let program = command.spawn().unwrap_or_else(|error| {
            panic!(
                "`{program}` does not start ({error}): \
                 run `cargo xtask test --only browser`, which brings it"
            )
        });
        let leash = Command::new("sh")
            .args(["-c", LEASH, "leash", &program.id().to_string()])
            .arg(&folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            // It has work to do after Ctrl+C.
            .process_group(0)
            .spawn()
            .expect("there is a shell");
        Self { program, leash }
    }

    /// What it prints, if that was asked for.
    pub fn output(&mut self) -> ChildStdout {
        self.program.stdout.take().expect("it is piped")
    }

    /// Whether it has ended by itself.
    pub fn has_ended(&mut self) -> bool {
        matches!(self.program.try_wait(), Ok(Some(_)))
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        drop(self.leash.stdin.take());
        let _ = self.leash.wait();
        let _ = self.program.wait();
    }
}

/// Lines as they come.
#[derive(Clone, Default)]
pub struct Lines(Arc<Mutex<Vec<String>>>);

impl Lines {
    /// Reads to the end of a stream, beside everything else.
    pub fn read(stream: impl Read + Send + 'static) -> Self {
        let lines = Self::default();
        let sink = lines.clone();
        std::thread::spawn(move || {
            for line in BufReader::new(stream).split(b'\n').map_while(Result::ok) {
                sink.lock().push(String::from_utf8_lossy(&line).into_owned());
            }
        });
        lines
    }

    /// The lines so far.
    pub fn so_far(&self) -> Vec<String> {
        self.lock().clone()
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Vec<String>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The search path, and where cargo puts what it installs.
fn search_path() -> std::ffi::OsString {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| std::env::home_dir().map(|home| home.join(".cargo")));
    let folders = std::env::split_paths(&path).chain(home.map(|home| home.join("bin")));
    std::env::join_paths(folders).expect("folders of a search path")
}

fn new_folder() -> PathBuf {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    // Not in the target folder: sockets need a short path.
    let name = format!("gait-check-{}-{count}", std::process::id());
    let folder = std::env::temp_dir().join(name);
    std::fs::create_dir_all(&folder).expect("there is a folder for temporary files");
    folder
}
