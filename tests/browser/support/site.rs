//! A small site on 127.0.0.1: the release build, pages of the test's own, and faults on demand.

use std::collections::HashMap;
use std::path::{Component, Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::Router;
use axum::body::Body;
use axum::extract::State;
use axum::http::header::{ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{HeaderName, HeaderValue, Response, StatusCode, Uri};
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinHandle;

use super::dist;

/// The folder of the release build, as a host would have it.
pub const FOLDER: &str = "/gait-check/";

/// Listens to everything that happens on a page, from before the widget's script.
const WATCH: &str = include_str!("../fixtures/watch.js");

/// Sites so far.
static SITES: AtomicUsize = AtomicUsize::new(1);

/// A host's page with this body, the watching script and the widget's.
pub fn page(body: &str) -> String {
    bare_page(&format!(
        r#"<script type="module" src="{FOLDER}gait-check.js"></script>
{body}"#
    ))
}

/// A host's page with this body and the watching script, without the widget's.
pub fn bare_page(body: &str) -> String {
    format!(
        r#"<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>A host's page</title>
<script src="/watch.js"></script>
</head>
<body>
{body}
</body>
</html>
"#
    )
}

/// What the site does with a path in place of serving it.
#[derive(Clone)]
enum Fault {
    /// It answers 404.
    Missing,
    /// It answers 200 with something else: content type and content.
    Other(&'static str, &'static str),
    /// It serves the file as another type.
    Kind(&'static str),
}

/// Something that happened to a request, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// A request came in.
    Asked(String),
    /// Its answer went out.
    Answered(String),
}

struct Page {
    kind: &'static str,
    content: String,
    headers: Vec<(HeaderName, HeaderValue)>,
}

struct Shared {
    dist: PathBuf,
    pages: HashMap<String, Page>,
    faults: Vec<(&'static str, Fault)>,
    held: Vec<&'static str>,
    log: Mutex<Vec<Event>>,
    is_open: watch::Sender<bool>,
}

impl Shared {
    fn log(&self) -> MutexGuard<'_, Vec<Event>> {
        self.log.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A site that is being put together.
pub struct Builder {
    shared: Shared,
}

impl Builder {
    /// Adds a page.
    pub fn page(self, path: &str, content: String) -> Self {
        self.page_with(path, content, &[])
    }

    /// Adds a page that is sent with these headers.
    pub fn page_with(mut self, path: &str, content: String, headers: &[(&str, &str)]) -> Self {
        let headers = headers.iter().map(|(name, value)| {
            let name: HeaderName = name.parse().expect("a header's name");
            (name, HeaderValue::from_str(value).expect("a header's value"))
        });
        let kind = kind(Path::new("page.html"));
        let page = Page { kind, content, headers: headers.collect() };
        self.shared.pages.insert(path.to_owned(), page);
        self
    }

    /// Adds a script of the host's.
    pub fn script(mut self, path: &'static str, content: &str) -> Self {
        let kind = kind(Path::new(path));
        let page = Page { kind, content: content.to_owned(), headers: Vec::new() };
        self.shared.pages.insert(path.to_owned(), page);
        self
    }

    /// Serves every path that contains this with another content type.
    pub fn with_kind(mut self, part: &'static str, kind: &'static str) -> Self {
        self.shared.faults.push((part, Fault::Kind(kind)));
        self
    }

    /// Answers 404 for every path that contains this.
    pub fn without(mut self, part: &'static str) -> Self {
        self.shared.faults.push((part, Fault::Missing));
        self
    }

    /// Answers every path that contains this with something else.
    pub fn with_other(
        mut self,
        part: &'static str,
        kind: &'static str,
        content: &'static str,
    ) -> Self {
        self.shared.faults.push((part, Fault::Other(kind, content)));
        self
    }

    /// Answers no path that contains one of these until [`Site::release`].
    pub fn hold(mut self, parts: &[&'static str]) -> Self {
        self.shared.held.extend(parts);
        self
    }

    /// Opens the site.
    pub async fn start(self) -> Site {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("there is a free port");
        let port = listener.local_addr().expect("a listener has an address").port();
        // Ports come back, and the storage of a browser outlives a test.
        let number = SITES.fetch_add(1, Ordering::Relaxed);
        let shared = Arc::new(self.shared);
        let router = Router::new().fallback(answer).with_state(Arc::clone(&shared));
        let task = tokio::spawn(async move {
            axum::serve(listener, router).await.expect("the site is served");
        });
        Site { origin: format!("http://site-{number}.localhost:{port}"), shared, task }
    }
}

/// A running site; each has an origin, and with it a storage, of its own.
pub struct Site {
    origin: String,
    shared: Arc<Shared>,
    task: JoinHandle<()>,
}

impl Site {
    /// An empty site but for the release build.
    pub fn build() -> Builder {
        let shared = Shared {
            dist: dist(),
            pages: HashMap::new(),
            faults: Vec::new(),
            held: Vec::new(),
            log: Mutex::default(),
            is_open: watch::Sender::new(false),
        };
        Builder { shared }
    }

    /// A site whose page `/` has this body.
    pub async fn with(body: &str) -> Self {
        Self::build().page("/", page(body)).start().await
    }

    /// The address of a path.
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.origin)
    }

    /// Everything that happened so far, in order.
    pub fn events(&self) -> Vec<Event> {
        self.shared.log().clone()
    }

    /// Paths that were asked for so far, in order, without those of the test's own.
    pub fn asked(&self) -> Vec<String> {
        let log = self.events();
        let asked = log.into_iter().filter_map(|event| match event {
            Event::Asked(path) => Some(path),
            Event::Answered(_) => None,
        });
        asked.filter(|path| path.starts_with(FOLDER)).collect()
    }

    /// Answers what has been held back, and everything from now on.
    pub fn release(&self) {
        self.shared.is_open.send_replace(true);
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn answer(State(shared): State<Arc<Shared>>, uri: Uri) -> Response<Body> {
    let path = uri.path_and_query().map_or_else(|| uri.path(), |path| path.as_str());
    shared.log().push(Event::Asked(path.to_owned()));
    if shared.held.iter().any(|part| path.contains(part)) {
        let mut is_open = shared.is_open.subscribe();
        let _ = is_open.wait_for(|is_open| *is_open).await;
    }
    let answer = serve(&shared, uri.path());
    shared.log().push(Event::Answered(path.to_owned()));
    answer
}

fn serve(shared: &Shared, path: &str) -> Response<Body> {
    let fault = shared.faults.iter().find(|(part, _)| path.contains(part));
    match (fault, path) {
        (Some((_, Fault::Missing)), _) => status(StatusCode::NOT_FOUND),
        (Some((_, Fault::Other(kind, content))), _) => found(kind, (*content).into()),
        (Some((_, Fault::Kind(kind))), _) => {
            let mut answer = file(&shared.dist, path).expect("there is such a file");
            answer.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(kind));
            answer
        }
        (None, "/watch.js") => found(kind(Path::new(path)), WATCH.into()),
        (None, "/favicon.ico" | "/ping") => status(StatusCode::NO_CONTENT),
        (None, _) => match shared.pages.get(path) {
            Some(page) => {
                let mut answer = found(page.kind, page.content.clone().into());
                answer.headers_mut().extend(page.headers.iter().cloned());
                answer
            }
            None => file(&shared.dist, path).unwrap_or_else(|| status(StatusCode::NOT_FOUND)),
        },
    }
}

fn file(dist: &Path, path: &str) -> Option<Response<Body>> {
    let inner = Path::new(path.strip_prefix(FOLDER)?);
    let is_inside = inner.components().all(|part| matches!(part, Component::Normal(_)));
    let content = is_inside.then(|| std::fs::read(dist.join(inner)).ok())??;
    Some(found(kind(inner), content.into()))
}

fn found(kind: &'static str, content: Body) -> Response<Body> {
    let mut answer = Response::new(content);
    let headers = answer.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    // A page in a sandbox has an origin of its own.
    headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    answer
}

fn status(code: StatusCode) -> Response<Body> {
    let mut answer = Response::new(Body::empty());
    *answer.status_mut() = code;
    answer
}

/// The MIME type of a file.
fn kind(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        _ => "application/octet-stream",
    }
}
