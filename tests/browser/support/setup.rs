//! What somebody has set up in their system and browser, and how each engine is told.

use std::path::{Path, PathBuf};
use std::process::Command;

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

/// Everything that somebody may have set up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setup {
    /// The language they read, as a tag.
    pub language: String,
    /// How they look at pages.
    pub look: Look,
    /// They want nothing to move.
    pub is_still: bool,
}

impl Default for Setup {
    fn default() -> Self {
        Self { language: "en-US".to_owned(), look: Look::Light, is_still: false }
    }
}

/// Lets a window be as narrow as a phone; the bars of `WebKit`'s browser would need more room.
const NO_ROOM_FOR_BARS: &str =
    "* { font-size: 1px; margin: 0; padding: 0; border-width: 0; min-width: 0; min-height: 0; }";

impl Setup {
    /// Sets up the process of a `WebKit` browser, which takes everything from its surroundings.
    pub fn dress(&self, command: &mut Command, folder: &Path) {
        let gtk = folder.join("gtk-3.0");
        std::fs::create_dir_all(&gtk).expect("a folder can be made");
        let motion = u8::from(!self.is_still);
        let settings = format!("[Settings]\ngtk-enable-animations={motion}\n");
        std::fs::write(gtk.join("settings.ini"), settings).expect("a file can be written");
        std::fs::write(gtk.join("gtk.css"), NO_ROOM_FOR_BARS).expect("a file can be written");
        let (locales, locale) = compiled_locale(&self.locale());
        command
            .env("XDG_CONFIG_HOME", folder)
            .env("XDG_CACHE_HOME", folder)
            .env("XDG_DATA_HOME", folder)
            .env("LOCPATH", locales)
            .env("LC_ALL", locale)
            .env_remove("LANGUAGE");
    }

    /// Flags of a `WebKit` browser that is driven.
    pub fn flags(&self) -> Vec<&'static str> {
        let mut flags = vec!["--automation"];
        if self.look == Look::Dark {
            flags.push("--dark-mode");
        }
        flags
    }

    /// What a system calls the language: with a region, always.
    fn locale(&self) -> String {
        match self.language.split_once('-') {
            Some((language, region)) => format!("{language}_{region}"),
            None => format!("{0}_{1}", self.language, self.language.to_uppercase()),
        }
    }
}

/// A system has few locales; the others are compiled once. Returns their folder and the name.
fn compiled_locale(locale: &str) -> (PathBuf, String) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("locales");
    std::fs::create_dir_all(&folder).expect("a folder can be made");
    let name = format!("{locale}.UTF-8");
    let compiled = folder.join(&name);
    if !compiled.is_dir() {
        // Another test may be at it too, so it appears as a whole.
        let thread = std::thread::current().id();
        let draft = folder.join(format!("{name}-{}-{thread:?}", std::process::id()));
        let run =
            Command::new("localedef").args(["-i", locale, "-f", "UTF-8"]).arg(&draft).output();
        let run = run.unwrap_or_else(|error| {
            panic!(
                "`localedef` does not start ({error}): \
                 run `cargo xtask test --only browser`, which brings it"
            )
        });
        let is_there = std::fs::rename(&draft, &compiled).is_ok() || compiled.is_dir();
        assert!(is_there, "localedef -i {locale}: {}", String::from_utf8_lossy(&run.stderr));
        let _ = std::fs::remove_dir_all(&draft);
    }
    (folder, name)
}
