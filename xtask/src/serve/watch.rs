//! Changes to the sources of the page.

use std::path::{Component, Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::Duration;

use anyhow::{Context, Result};
use notify::event::ModifyKind;
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use crate::workspace::Workspace;

/// Folders whose every file counts, from the root of the workspace.
const FOLDERS: [&str; 4] = ["src", "styles", "images", "compiler"];

/// Files that count, beside the folders.
const FILES: [&str; 4] = ["index.html", "build.rs", "Cargo.toml", "Cargo.lock"];

/// How long nothing must change before a change is told.
///
/// Editors save in several steps and version control writes many files: one build for all.
const QUIET: Duration = Duration::from_millis(150);

/// Watches until dropped.
pub struct Changes {
    /// Paths that changed, from the root of the workspace.
    paths: Receiver<PathBuf>,
    /// Ends the watching, and with it the iteration, when dropped.
    _watcher: RecommendedWatcher,
}

/// Starts to watch the sources.
pub fn changes(workspace: &Workspace) -> Result<Changes> {
    let (sender, paths) = mpsc::channel();
    let root = workspace.root().to_path_buf();
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
        let Ok(event) = event.inspect_err(|error| eprintln!("cannot watch: {error}")) else {
            return;
        };
        if !is_change(event.kind) {
            return;
        }
        for path in event.paths {
            if let Ok(path) = path.strip_prefix(&root)
                && is_source(path)
            {
                // Nobody listens any more only when the program ends.
                let _ = sender.send(path.to_path_buf());
            }
        }
    })
    .context("cannot watch files")?;

    // The single files are watched through their folder: editors replace a file in place of
    // writing to it, and a watch on the file itself would go with the old one.
    watcher.watch(workspace.root(), RecursiveMode::NonRecursive)?;
    for folder in FOLDERS {
        let folder = workspace.path(folder);
        watcher
            .watch(&folder, RecursiveMode::Recursive)
            .with_context(|| format!("cannot watch {}", folder.display()))?;
    }
    Ok(Changes { paths, _watcher: watcher })
}

impl Iterator for Changes {
    type Item = PathBuf;

    /// Waits for a change and for the quiet after it; returns the first path that changed.
    fn next(&mut self) -> Option<PathBuf> {
        let first = self.paths.recv().ok()?;
        loop {
            match self.paths.recv_timeout(QUIET) {
                Ok(_) => {}
                Err(RecvTimeoutError::Timeout) => return Some(first),
                Err(RecvTimeoutError::Disconnected) => return None,
            }
        }
    }
}

/// Tells whether the event may have changed what a file holds.
///
/// Reading a file is an event too, and a build reads them all: it must not start the next one.
fn is_change(kind: EventKind) -> bool {
    match kind {
        EventKind::Access(_) | EventKind::Modify(ModifyKind::Metadata(_)) => false,
        EventKind::Any
        | EventKind::Create(_)
        | EventKind::Modify(_)
        | EventKind::Remove(_)
        | EventKind::Other => true,
    }
}

/// Tells whether the page depends on a path, given from the root of the workspace.
fn is_source(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let is_scratch = name.starts_with(['.', '#']) || name.ends_with(['~', '#']);
    let Some(Component::Normal(first)) = path.components().next() else {
        return false;
    };
    let is_inside = FOLDERS.iter().any(|folder| first == *folder);
    let is_file = FILES.iter().any(|file| path == Path::new(file));
    !is_scratch && (is_inside || is_file)
}

#[cfg(test)]
mod tests {
    use super::*;
    use notify::event::{AccessKind, CreateKind, DataChange};

    #[test]
    fn sources_count_and_the_rest_does_not() {
        for path in ["src/view/tip.rs", "src/content/areas.toml", "styles/a.css", "index.html"] {
            assert!(is_source(Path::new(path)), "{path}");
        }
        for path in ["", "dist/index.html", "target/a", "src/.tip.rs.swp", "src/tip.rs~", "notes"] {
            assert!(!is_source(Path::new(path)), "{path}");
        }
    }

    #[test]
    fn reading_a_file_is_no_change() {
        assert!(!is_change(EventKind::Access(AccessKind::Read)));
        assert!(is_change(EventKind::Create(CreateKind::File)));
        assert!(is_change(EventKind::Modify(ModifyKind::Data(DataChange::Content))));
    }
}
