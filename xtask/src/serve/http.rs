//! The server: the files of the site, and the event that reloads the page.

use std::convert::Infallible;
use std::fs;
use std::net::TcpListener;
use std::path::PathBuf;
use std::sync::Arc;

use anyhow::Result;
use axum::Router;
use axum::extract::{Request, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, X_CONTENT_TYPE_OPTIONS};
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::{Next, from_fn};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use tokio::sync::watch;
use tokio_stream::wrappers::WatchStream;
use tokio_stream::{Stream, StreamExt};
use tower_http::services::ServeDir;

/// The script that reloads the page; the server adds it to `index.html`.
const RELOAD: &str = include_str!("reload.js");

/// What the handlers share.
#[derive(Clone)]
struct Shared {
    /// The folder that is served.
    folder: Arc<PathBuf>,
    /// The edition in that folder.
    editions: watch::Receiver<String>,
}

/// Serves the folder on the listener; returns only if that fails.
pub fn serve(
    listener: TcpListener,
    folder: PathBuf,
    editions: watch::Receiver<String>,
) -> Result<()> {
    listener.set_nonblocking(true)?;
    tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build()?.block_on(
        async {
            let listener = tokio::net::TcpListener::from_std(listener)?;
            Ok(axum::serve(listener, router(folder, editions)).await?)
        },
    )
}

/// Returns the routes.
fn router(folder: PathBuf, editions: watch::Receiver<String>) -> Router {
    // `ServeDir` would answer a request for `/` with the page as it is on disk.
    let files = ServeDir::new(&folder).append_index_html_on_directories(false);
    Router::new()
        .route("/", get(page))
        .route("/index.html", get(page))
        .route("/-/reload.js", get(reload))
        .route("/-/editions", get(events))
        .fallback_service(files)
        .layer(from_fn(with_headers))
        .with_state(Shared { folder: Arc::new(folder), editions })
}

/// Answers with the page, which is told how to reload itself.
async fn page(State(shared): State<Shared>) -> Response {
    // The edition is read first: if a build comes in between, the page loads once too often,
    // which is better than once too few.
    let edition = shared.editions.borrow().clone();
    match fs::read_to_string(shared.folder.join("index.html")) {
        Ok(page) => Html(with_reload(&page, &edition)).into_response(),
        Err(error) => (StatusCode::INTERNAL_SERVER_ERROR, error.to_string()).into_response(),
    }
}

/// Answers with the script that reloads the page.
async fn reload() -> impl IntoResponse {
    ([(CONTENT_TYPE, "text/javascript")], RELOAD)
}

/// Answers with the edition now and each one after it, for as long as the page is open.
async fn events(
    State(shared): State<Shared>,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let events = WatchStream::new(shared.editions)
        .map(|edition| Ok(Event::default().event("edition").data(edition)));
    Sse::new(events).keep_alive(KeepAlive::default())
}

/// Sets the headers that hold for every answer.
async fn with_headers(request: Request, next: Next) -> Response {
    let is_types = request.uri().path().ends_with(".d.ts");
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    // Names carry hashes, but the page and the loader do not.
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    // A wrong type should fail here as it would on a strict host.
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    if is_types && response.status().is_success() {
        // By its ending alone the file would be a video stream.
        let plain = HeaderValue::from_static("text/plain; charset=utf-8");
        response.headers_mut().insert(CONTENT_TYPE, plain);
    }
    response
}

/// Adds the script to the page, at the end of its body or else of the page.
fn with_reload(page: &str, edition: &str) -> String {
    let script = format!(r#"<script src="/-/reload.js?edition={edition}"></script>"#);
    let end = page.rfind("</body>").unwrap_or(page.len());
    let (before, after) = page.split_at(end);
    format!("{before}{script}{after}")
}

#[cfg(test)]
mod tests {
    use super::with_reload;

    #[test]
    fn the_script_comes_last_in_the_body() {
        assert_eq!(
            with_reload("<body><p>Hi</body></html>", "e1"),
            r#"<body><p>Hi<script src="/-/reload.js?edition=e1"></script></body></html>"#
        );
    }

    #[test]
    fn a_page_that_leaves_out_its_end_tags_gets_it_too() {
        assert_eq!(
            with_reload("<p>Hi", "e1"),
            r#"<p>Hi<script src="/-/reload.js?edition=e1"></script>"#
        );
    }
}
