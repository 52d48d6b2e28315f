//! What the tests share: a site, a browser, a hand that works the widget.

mod browser;
mod engine;
mod look;
mod picture;
mod process;
mod runner;
mod session;
mod setup;
mod site;
mod widget;

use std::path::PathBuf;

pub use engine::{Ability, Engine, shows};
pub use runner::Runner;
pub use session::Session;
pub use setup::Look;
pub use site::{Builder, Event, FOLDER, Site, bare_page, page};
pub use widget::{Catalog, Focus, Role, Step, Widget, ids, text};

/// A file of a package that the tests bring from npm.
pub fn npm(path: &str) -> PathBuf {
    let Some(modules) = std::env::var_os("GAIT_CHECK_NPM").map(PathBuf::from) else {
        panic!(
            "GAIT_CHECK_NPM does not say where the packages from npm are: \
             run `cargo xtask test --only browser`, which brings them and sets it"
        );
    };
    let file = modules.join(path);
    assert!(file.is_file(), "{} is missing: run `cargo xtask test --only browser`", file.display());
    file
}

/// Where the release build is.
pub fn dist() -> PathBuf {
    let Some(dist) = std::env::var_os("GAIT_CHECK_DIST").map(PathBuf::from) else {
        panic!(
            "GAIT_CHECK_DIST does not say where the release build is: \
             run `cargo xtask test --only browser`, which makes one and sets it"
        );
    };
    assert!(
        dist.join("gait-check.js").is_file(),
        "there is no release build in {}: run `cargo xtask test --only browser`",
        dist.display()
    );
    dist
}
