//! Pictures of every screen, to be looked at by a person. `cargo xtask shots` takes them.

use std::path::{Path, PathBuf};

use serde_json::Value;

use super::screens::{self, Screen};
use crate::support::{Look, Session, Site};

const WIDTHS: [u32; 3] = [360, 768, 1100];

/// The width at which the other ways of looking are tried.
const PHONE: u32 = 360;

/// Less than any screen is high: Chromium displaces the picture of a page that is written from
/// right to left and does not fill its window.
const HEIGHT: u32 = 320;

/// Takes pictures.
struct Camera {
    site: Site,
    session: Session,
    folder: PathBuf,
}

impl Camera {
    async fn new(folder: &Path) -> Self {
        let (site, session) = (screens::site().await, Session::sized(PHONE, HEIGHT).await);
        session.hide_scroll_bars().await;
        Self { site, session, folder: folder.to_path_buf() }
    }

    /// Takes a picture of the screen in front.
    async fn take(&self, screen: &Screen, width: u32, theme: &str) {
        let file = self.folder.join(format!("{}-{width}-{theme}.png", screen.name));
        let picture = self.session.picture().await;
        std::fs::write(&file, picture)
            .unwrap_or_else(|error| panic!("cannot write {}: {error}", file.display()));
    }

    /// Has every drawing come: each waits until it is near.
    async fn draw(&self) {
        let script = "const bare = [...root.querySelectorAll('[data-picture]:empty')]
                .find((it) => it.checkVisibility());
            if (!bare) scrollTo(0, 0);
            bare?.scrollIntoView();
            return !bare";
        self.session.widget().until("all drawings", script, Value::Null).await;
    }

    /// Takes every picture of one screen.
    async fn go_round(&self, screen: &Screen) {
        self.session.look(Look::Light).await;
        self.session.resize(PHONE, HEIGHT).await;
        screen.bring(&self.session, &self.site).await;
        self.draw().await;
        for width in WIDTHS {
            self.session.resize(width, HEIGHT).await;
            for look in [Look::Light, Look::Dark] {
                self.session.look(look).await;
                self.take(screen, width, look.name()).await;
            }
        }
        self.session.resize(PHONE, HEIGHT).await;
        self.session.look(Look::Forced).await;
        self.take(screen, PHONE, Look::Forced.name()).await;
        self.session.look(Look::Light).await;
        self.session.eval("document.documentElement.dir = 'rtl'").await;
        self.take(screen, PHONE, "rtl").await;
    }
}

#[tokio::test]
#[ignore = "takes pictures and asserts nothing about them: `cargo xtask shots` runs it"]
async fn pictures_of_every_screen() {
    let folder = std::env::var_os("GAIT_CHECK_SHOTS").map(PathBuf::from);
    let folder = folder.expect("GAIT_CHECK_SHOTS says where to: run `cargo xtask shots`");
    let camera = Camera::new(&folder).await;
    for screen in Screen::all() {
        camera.go_round(&screen).await;
    }
}
