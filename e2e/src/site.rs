//! In: the folder of the built page. Out: a web server that has it under a sub-path, as documentation sites do, and
//! pages of the tests' own beside it.

use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::{env, fs, thread};

use anyhow::{Context, Result};
use axum::Router;
use axum::response::Html;
use axum::routing::get;
use http::HeaderValue;
use http::header::ACCESS_CONTROL_ALLOW_ORIGIN;
use tokio::runtime::Builder;
use tokio::sync::oneshot;
use tower_http::services::ServeDir;
use tower_http::set_header::SetResponseHeaderLayer;

/// The sub-path. Nothing of the page may rely on lying at `/`.
const BASE: &str = "/docs/tasklanes";

/// A server, until it is dropped.
pub struct Site {
    origin: String,
    /// The server stops when this is dropped.
    _stop: oneshot::Sender<()>,
}

impl Site {
    /// Serves the folder named by `TASKLANES_SITE` (`cargo xtask test` sets it), `pages` (name and HTML) under
    /// `/host/`, and the folder named by `TASKLANES_PEERS`, if any, under `/peers/`.
    pub fn start(pages: &[(&str, String)]) -> Result<Self> {
        let default = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/site");
        let folder = env::var_os("TASKLANES_SITE").map_or(default, PathBuf::from);
        let missing =
            "the page is not built: run `cargo xtask test`, or `trunk build --release --dist target/site`";
        fs::metadata(folder.join("index.html")).context(missing)?;
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).context("cannot serve")?;
        let origin = format!("http://{}", listener.local_addr()?);
        let (stop, stopped) = oneshot::channel();
        let router = router(&folder, pages);
        thread::spawn(move || serve(listener, router, stopped));
        Ok(Self { origin, _stop: stop })
    }

    /// The address of the page: with a query (`?scenario=...`), a fragment, or nothing.
    pub fn page(&self, query: &str) -> String {
        format!("{}{BASE}/{query}", self.origin)
    }

    /// The address of a page of the test's own.
    pub fn host(&self, name: &str) -> String {
        format!("{}/host/{name}", self.origin)
    }

    /// The page's address as pages of the test's own have to write it.
    pub fn relative(query: &str) -> String {
        format!("{BASE}/{query}")
    }
}

/// Serves until `stopped` ends.
fn serve(listener: TcpListener, router: Router, stopped: oneshot::Receiver<()>) -> std::io::Result<()> {
    let runtime = Builder::new_current_thread().enable_all().build()?;
    listener.set_nonblocking(true)?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        // Not waiting for open connections: a browser keeps some for later.
        tokio::select! {
            result = async { axum::serve(listener, router).await } => result,
            _ = stopped => Ok(()),
        }
    })
}

fn router(folder: &Path, pages: &[(&str, String)]) -> Router {
    let mut router = Router::new().nest_service(BASE, ServeDir::new(folder));
    for (name, html) in pages {
        let html = html.clone();
        router = router.route(&format!("/host/{name}"), get(async move || Html(html.clone())));
    }
    if let Some(peers) = env::var_os("TASKLANES_PEERS") {
        router = router.nest_service("/peers", ServeDir::new(peers));
    }
    // As hosts of static pages do. Without it a sandboxed frame may not even load its own script.
    let anyone = HeaderValue::from_static("*");
    router.layer(SetResponseHeaderLayer::overriding(ACCESS_CONTROL_ALLOW_ORIGIN, anyone))
}
