//! In: the folder of the built page. Out: a web server that has it under a sub-path, as documentation sites do, and
//! pages of the tests' own beside it.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{env, fs, thread};

use anyhow::{Context, Result, anyhow};
use tiny_http::{Header, Request, Response, Server};

/// The sub-path. Nothing of the page may rely on lying at `/`.
const BASE: &str = "/docs/tasklanes/";

/// A server, until it is dropped.
pub struct Site {
    server: Arc<Server>,
    origin: String,
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
        let server = Arc::new(Server::http("127.0.0.1:0").map_err(|error| anyhow!("cannot serve: {error}"))?);
        let port = server.server_addr().to_ip().context("served over IP")?.port();
        let pages =
            pages.iter().map(|(name, html)| (format!("/host/{name}"), html.clone())).collect::<Arc<[_]>>();
        let listener = Arc::clone(&server);
        thread::spawn(move || {
            for request in listener.incoming_requests() {
                let (folder, pages) = (folder.clone(), Arc::clone(&pages));
                // Each on its own: a browser may take a preloaded file late, and must not keep others waiting.
                // One that hangs up is no failure of the server's.
                thread::spawn(move || answer(request, &folder, &pages).ok());
            }
        });
        Ok(Self { server, origin: format!("http://127.0.0.1:{port}") })
    }

    /// The address of the page: with a query (`?scenario=...`), a fragment, or nothing.
    pub fn page(&self, query: &str) -> String {
        format!("{}{BASE}{query}", self.origin)
    }

    /// The address of a page of the test's own.
    pub fn host(&self, name: &str) -> String {
        format!("{}/host/{name}", self.origin)
    }

    /// The page's address as pages of the test's own have to write it.
    pub fn relative(query: &str) -> String {
        format!("{BASE}{query}")
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.server.unblock();
    }
}

fn answer(request: Request, folder: &Path, pages: &[(String, String)]) -> std::io::Result<()> {
    let path = request.url().split(['?', '#']).next().unwrap_or_default().to_owned();
    if let Some((_, html)) = pages.iter().find(|(name, _)| *name == path) {
        return request.respond(Response::from_string(html).with_header(content_type("page.html")));
    }
    let ours = path.strip_prefix(BASE);
    let peers = || Some(PathBuf::from(env::var_os("TASKLANES_PEERS")?).join(path.strip_prefix("/peers/")?));
    let file = ours.map(|rest| folder.join(if rest.is_empty() { "index.html" } else { rest })).or_else(peers);
    match file.filter(|_| !path.contains("..")).and_then(|file| Some((fs::read(&file).ok()?, file))) {
        Some((content, file)) => {
            let kind = content_type(&file.to_string_lossy());
            // As hosts of static pages do. Without it a sandboxed frame may not even load its own script.
            let anyone = Header::from_bytes("Access-Control-Allow-Origin", "*").expect("plain ASCII");
            request.respond(Response::from_data(content).with_header(kind).with_header(anyone))
        }
        None => request.respond(Response::from_string("not here").with_status_code(404)),
    }
}

fn content_type(file: &str) -> Header {
    let kind = match file.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript",
        "wasm" => "application/wasm",
        "css" => "text/css",
        "svg" => "image/svg+xml",
        "json" => "application/json",
        _ => "application/octet-stream",
    };
    Header::from_bytes("Content-Type", kind).expect("plain ASCII")
}
