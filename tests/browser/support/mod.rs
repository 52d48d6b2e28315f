//! What the tests share: a site, a browser, a hand that works the widget.

mod browser;
mod engine;
mod look;
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
pub use site::{Event, FOLDER, Site, bare_page, page};
pub use widget::{Catalog, Focus, Role, Step, Widget, ids, text};

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
