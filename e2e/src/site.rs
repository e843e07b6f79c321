//! In: the folder of the built page. Out: a web server that has it under a sub-path, as documentation sites do, and
//! pages of the tests' own beside it.

use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::{env, fs, thread};

use anyhow::{Context, Result};
use axum::Router;
use axum::extract::Request;
use axum::middleware::{Next, from_fn};
use axum::response::{Html, IntoResponse, Response};
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
    /// The server stops when the first of these is dropped; then the second ends.
    running: Mutex<Option<Running>>,
    mark: Mark,
}

type Running = (oneshot::Sender<()>, JoinHandle<std::io::Result<()>>);

/// What marks the page as that of another build.
type Mark = Arc<Mutex<Option<String>>>;

impl Site {
    /// Serves the folder named by `TASKLANES_SITE` (`cargo xtask test` sets it), `pages` (name and HTML) under
    /// `/host/`, and the folders named by `TASKLANES_PEERS` and `TASKLANES_SITES`, if any, under `/peers/` and
    /// `/guide/`.
    pub fn start(pages: &[(&str, String)]) -> Result<Self> {
        let default = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/site");
        let folder = env::var_os("TASKLANES_SITE").map_or(default, PathBuf::from);
        let missing = "the page is not built: run `cargo xtask build`";
        fs::metadata(folder.join("index.html")).context(missing)?;
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).context("cannot serve")?;
        let origin = format!("http://{}", listener.local_addr()?);
        let (stop, stopped) = oneshot::channel();
        let mark = Mark::default();
        let router = router(&folder, pages, &mark);
        let thread = thread::spawn(move || serve(listener, router, stopped));
        Ok(Self { origin, running: Mutex::new(Some((stop, thread))), mark })
    }

    /// The server is gone from now on, and its open connections with it.
    pub fn go_away(&self) {
        let running = self.running.lock().expect("nobody panics with it").take();
        if let Some((stop, thread)) = running {
            drop(stop);
            // How the server ended does not matter any more.
            let _ = thread.join();
        }
    }

    /// The page is of another build from now on: its root has `data-build`.
    pub fn rebuild(&self, mark: &str) {
        *self.mark.lock().expect("nobody panics with it") = Some(mark.to_owned());
    }

    /// The address of the page: with a query (`?scenario=...`), a fragment, or nothing.
    pub fn page(&self, query: &str) -> String {
        format!("{}{BASE}/{query}", self.origin)
    }

    /// The address of a page of the test's own.
    pub fn host(&self, name: &str) -> String {
        format!("{}/host/{name}", self.origin)
    }

    /// The address of a file of another project.
    pub fn peer(&self, path: &str) -> String {
        format!("{}/peers/{path}", self.origin)
    }

    /// The address of a page of the documentation sites.
    pub fn guide(&self, path: &str) -> String {
        format!("{}/guide/{path}", self.origin)
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

fn router(folder: &Path, pages: &[(&str, String)], mark: &Mark) -> Router {
    let mut router = Router::new().nest_service(BASE, ServeDir::new(folder));
    for (name, html) in pages {
        let html = html.clone();
        router = router.route(&format!("/host/{name}"), get(async move || Html(html.clone())));
    }
    for (name, path) in [("TASKLANES_PEERS", "/peers"), ("TASKLANES_SITES", "/guide")] {
        if let Some(folder) = env::var_os(name) {
            router = router.nest_service(path, ServeDir::new(folder));
        }
    }
    let (mark, index) = (mark.clone(), folder.join("index.html"));
    let marking = move |request: Request, next: Next| {
        let mark = mark.lock().expect("nobody panics with it").clone();
        let marked = mark.filter(|_| request.uri().path() == format!("{BASE}/"));
        let page = marked.and_then(|mark| {
            let page = fs::read_to_string(&index).ok()?;
            Some(Html(page.replace("<html", &format!("<html data-build=\"{mark}\""))))
        });
        async move {
            match page {
                Some(page) => page.into_response(),
                None => next.run(request).await as Response,
            }
        }
    };
    router = router.layer(from_fn(marking));
    // As hosts of static pages do. Without it a sandboxed frame may not even load its own script.
    let anyone = HeaderValue::from_static("*");
    router.layer(SetResponseHeaderLayer::overriding(ACCESS_CONTROL_ALLOW_ORIGIN, anyone))
}
