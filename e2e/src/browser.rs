//! In: what a test wants to do with a browser. Out: a headless Chromium that does it, and is closed afterwards.

use std::io::{BufRead, BufReader};
use std::panic::{self, AssertUnwindSafe};
use std::process::{Child, Command, Stdio};
use std::{env, fs};

use anyhow::{Context, Result};
use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, ClientBuilder};
use http::Method;
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tokio::runtime::Builder;
use url::{ParseError, Url};

use crate::page::Page;
use crate::site::Site;

/// Runs a test in a browser, with the built page and the test's own `pages` served. Closes the browser however
/// the test ends, and leaves a picture of its last moment in `target/e2e` if it failed.
pub fn browse(pages: &[(&str, String)], test: impl AsyncFnOnce(&Page) -> Result<()>) {
    let runtime = Builder::new_current_thread().enable_all().build().expect("a runtime needs nothing");
    let site = Site::start(pages).expect("the site is served");
    let driver = Driver::start().expect("chromedriver starts");
    let client = runtime.block_on(driver.session()).expect("Chromium starts");
    let page = Page::new(client.clone(), site);
    let result = panic::catch_unwind(AssertUnwindSafe(|| runtime.block_on(test(&page))));
    let is_failed = !matches!(result, Ok(Ok(())));
    runtime.block_on(async {
        if is_failed {
            report(&client).await;
        }
        client.close().await.expect("Chromium closes");
    });
    match result {
        Ok(result) => result.expect("the test succeeds"),
        Err(panic) => panic::resume_unwind(panic),
    }
}

/// What the browser's console says: level and text of every message since the last call.
pub async fn console(client: &Client) -> Result<Vec<(String, String)>> {
    let log = client.issue_cmd(Raw { path: "se/log", body: json!({ "type": "browser" }) }).await?;
    let entries = log.as_array().cloned().unwrap_or_default();
    let text = |entry: &Value, key: &str| entry[key].as_str().unwrap_or_default().to_owned();
    Ok(entries.iter().map(|entry| (text(entry, "level"), text(entry, "message"))).collect())
}

/// Sends Chromium a command of its own DevTools protocol.
pub async fn devtools(client: &Client, command: &str, parameters: Value) -> Result<Value> {
    let body = json!({ "cmd": command, "params": parameters });
    Ok(client.issue_cmd(Raw { path: "goog/cdp/execute", body }).await?)
}

async fn report(client: &Client) {
    for (level, message) in console(client).await.unwrap_or_default() {
        eprintln!("console {level}: {message}");
    }
    let name = std::thread::current().name().unwrap_or("test").replace(':', "_");
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../target/e2e");
    if let Ok(picture) = client.screenshot().await {
        let _ = fs::create_dir_all(folder);
        let _ = fs::write(format!("{folder}/{name}.png"), picture);
        eprintln!("picture: target/e2e/{name}.png");
    }
}

/// chromedriver on a port of its own choice, until it is dropped.
struct Driver {
    process: Child,
    address: String,
}

impl Driver {
    fn start() -> Result<Self> {
        let program = env::var("CHROMEDRIVER").unwrap_or_else(|_| "chromedriver".to_owned());
        let mut command = Command::new(&program);
        command.arg("--port=0").stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut process = command.spawn().with_context(|| format!("cannot start {program}"))?;
        let output = BufReader::new(process.stdout.take().context("stdout is piped")?);
        let mut lines = output.lines();
        let port = lines
            .by_ref()
            .map_while(Result::ok)
            .find_map(|line| {
                line.split_once("successfully on port ")?.1.trim_end_matches('.').parse::<u16>().ok()
            })
            .context("chromedriver does not say on which port it listens")?;
        // Whatever it says later is read, lest it wait for a reader.
        std::thread::spawn(move || lines.for_each(drop));
        Ok(Self { process, address: format!("http://127.0.0.1:{port}") })
    }

    async fn session(&self) -> Result<Client> {
        let mut options = json!({ "args": [
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--hide-scrollbars",
            "--window-size=1280,900",
        ]});
        if let Ok(browser) = env::var("CHROME") {
            options["binary"] = Value::String(browser);
        }
        let capabilities = json!({ "goog:chromeOptions": options, "goog:loggingPrefs": { "browser": "ALL" },
            "timeouts": { "script": 120_000 } });
        let capabilities = capabilities.as_object().cloned().context("an object")?;
        let mut builder = ClientBuilder::new(HttpConnector::new());
        Ok(builder.capabilities(capabilities).connect(&self.address).await?)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// A command that WebDriver's standard does not have: a POST to a path under the session.
#[derive(Debug)]
struct Raw {
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for Raw {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.body.to_string()))
    }
}
