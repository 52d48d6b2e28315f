//! The files of the site: held in memory until all are there, then put in place at once.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256, Sha384};

/// The file that lists the hash of every other file.
pub const INTEGRITY: &str = "integrity.json";

/// How many bytes of its hash a name carries: 40 bits tell every build ever made apart.
const NAME_BYTES: usize = 5;

/// Files by their path in the site.
#[derive(Debug, Default)]
pub struct Site {
    /// The bytes of each file; paths use `/` everywhere.
    files: BTreeMap<String, Vec<u8>>,
}

impl Site {
    /// Adds a file under a stable name.
    pub fn add(&mut self, path: &str, bytes: impl Into<Vec<u8>>) {
        self.files.insert(path.to_owned(), bytes.into());
    }

    /// Adds a file under a name that changes with its content, and returns that name.
    pub fn add_hashed(&mut self, stem: &str, extension: &str, bytes: impl Into<Vec<u8>>) -> String {
        let bytes = bytes.into();
        let name = format!("{stem}-{}.{extension}", hash(&bytes));
        self.files.insert(name.clone(), bytes);
        name
    }

    /// Adds files to a folder under a name that changes with what they hold, and returns that
    /// name: who knows the folder knows them all.
    pub fn add_folder<'a>(
        &mut self,
        stem: &str,
        files: impl Iterator<Item = (String, &'a str)> + Clone,
    ) -> String {
        let all: Vec<u8> = files
            .clone()
            .flat_map(|(name, text)| format!("{name}\n{text}\n").into_bytes())
            .collect();
        let folder = format!("{stem}/{}/", hash(&all));
        for (name, text) in files {
            self.add(&format!("{folder}{name}"), text);
        }
        folder
    }

    /// Adds the list of hashes, in the form of an `integrity` attribute, of all files so far.
    pub fn seal(&mut self) -> Result<()> {
        let hashes: BTreeMap<&str, String> = self
            .files
            .iter()
            .map(|(path, bytes)| {
                let hash = BASE64_STANDARD.encode(Sha384::digest(bytes));
                (path.as_str(), format!("sha384-{hash}"))
            })
            .collect();
        let mut list = serde_json::to_vec_pretty(&hashes)?;
        list.push(b'\n');
        self.add(INTEGRITY, list);
        Ok(())
    }

    /// Returns the path and the bytes of every file, in the order of their paths.
    pub fn files(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice()))
    }

    /// Puts the site in place of whatever the folder held.
    ///
    /// It is written beside the folder first and moved when complete, so a reader finds the
    /// old site or the new one, and nothing of an earlier build stays behind.
    pub fn write(&self, folder: &Path) -> Result<()> {
        let parent = folder.parent().context("the output folder has no parent")?;
        fs::create_dir_all(parent)?;
        let scratch = tempfile::Builder::new()
            .prefix(".gait-check-")
            .tempdir_in(parent)
            .with_context(|| format!("cannot write to {}", parent.display()))?;

        let fresh = scratch.path().join("new");
        for (path, bytes) in &self.files {
            let path = fresh.join(path);
            if let Some(parent) = path.parent() {
                fs::create_dir_all(parent)?;
            }
            fs::write(path, bytes)?;
        }
        if folder.exists() {
            fs::rename(folder, scratch.path().join("old"))
                .with_context(|| format!("cannot replace {}", folder.display()))?;
        }
        fs::rename(&fresh, folder)
            .with_context(|| format!("cannot put the site into {}", folder.display()))
    }
}

/// The beginning of a hash, as it stands in a name.
fn hash(bytes: &[u8]) -> String {
    let mut hash = String::new();
    for byte in Sha256::digest(bytes).iter().take(NAME_BYTES) {
        // Writing to a string cannot fail.
        let _ = write!(hash, "{byte:02x}");
    }
    hash
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hashed_name_follows_from_the_content() {
        let mut site = Site::default();
        // The first digits of `printf abc | sha256sum`.
        assert_eq!(site.add_hashed("text/en", "json", "abc"), "text/en-ba7816bf8f.json");
    }

    #[test]
    fn a_folder_is_known_by_everything_in_it() {
        let named = |files: &[(&str, &'static str)]| {
            let files = files.iter().map(|(name, text)| ((*name).to_owned(), *text));
            Site::default().add_folder("pictures", files)
        };
        let one = named(&[("a.svg", "1"), ("b.svg", "2")]);
        assert!(one.starts_with("pictures/") && one.ends_with('/'), "{one}");
        for other in [&[("a.svg", "1")][..], &[("a.svg", "1"), ("b.svg", "3")]] {
            assert_ne!(one, named(other));
        }
    }

    #[test]
    fn the_list_of_hashes_holds_every_other_file() {
        let mut site = Site::default();
        site.add("a.js", "abc");
        site.seal().unwrap();
        let list = site.files().find(|(path, _)| *path == INTEGRITY).unwrap().1;
        // `printf abc | openssl dgst -sha384 -binary | base64`
        assert_eq!(
            String::from_utf8_lossy(list),
            "{\n  \"a.js\": \"sha384-ywB1P0WjXou1oD1pmsZQBycsMqsO3tFjGotgWkP/W+2AhgcroefMI1i67KE0yCWn\"\n}\n"
        );
    }

    #[test]
    fn writing_leaves_nothing_of_the_last_build() {
        let parent = tempfile::tempdir().unwrap();
        let folder = parent.path().join("dist");
        let mut first = Site::default();
        first.add("old.txt", "1");
        first.write(&folder).unwrap();

        let mut second = Site::default();
        second.add("text/new.txt", "2");
        second.write(&folder).unwrap();

        assert!(!folder.join("old.txt").exists());
        assert_eq!(fs::read(folder.join("text/new.txt")).unwrap(), b"2");
        assert_eq!(fs::read_dir(parent.path()).unwrap().count(), 1, "scratch files remain");
    }
}
