//! In: what a test wants to do with a browser. Out: a headless Chromium that does it, and is closed afterwards; with
//! `TASKLANES_BROWSER=firefox` a headless Firefox.

use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::panic::{self, AssertUnwindSafe};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use std::{env, fs};

use anyhow::{Context, Result, ensure};
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
    let driver = if is_firefox() { Driver::gecko() } else { Driver::chrome() };
    let driver = driver.expect("the driver starts");
    let client = runtime.block_on(driver.session()).expect("the browser starts");
    let page = Page::new(client.clone(), site);
    let result = panic::catch_unwind(AssertUnwindSafe(|| runtime.block_on(test(&page))));
    let is_failed = !matches!(result, Ok(Ok(())));
    runtime.block_on(async {
        if is_failed {
            report(&client).await;
        }
        client.close().await.expect("the browser closes");
    });
    match result {
        Ok(result) => result.expect("the test succeeds"),
        Err(panic) => panic::resume_unwind(panic),
    }
}

/// Whether the tests run in Firefox.
#[must_use]
pub fn is_firefox() -> bool {
    env::var("TASKLANES_BROWSER").is_ok_and(|name| name == "firefox")
}

/// What the browser's console says: level and text of every message since the last call. Firefox's driver has no way
/// to ask for them.
pub async fn console(client: &Client) -> Result<Vec<(String, String)>> {
    if is_firefox() {
        return Ok(Vec::new());
    }
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

/// Runs a script as the browser's own, in Firefox.
pub async fn as_browser(client: &Client, script: &str, arguments: Vec<Value>) -> Result<Value> {
    client.issue_cmd(Raw { path: "moz/context", body: json!({ "context": "chrome" }) }).await?;
    let result = client.execute(script, arguments).await;
    client.issue_cmd(Raw { path: "moz/context", body: json!({ "context": "content" }) }).await?;
    Ok(result?)
}

/// Turns the wheel by so many pixels over a place of the window, as a hand would.
pub async fn wheel(client: &Client, x: i64, y: i64, by: i64) -> Result<()> {
    let scroll = json!({ "type": "scroll", "x": x, "y": y, "deltaX": 0, "deltaY": by, "duration": 0, "origin": "viewport" });
    let body = json!({ "actions": [{ "type": "wheel", "id": "wheel", "actions": [scroll] }] });
    client.issue_cmd(Raw { path: "actions", body }).await?;
    Ok(())
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

/// A driver on a port of its own, until it is dropped.
struct Driver {
    process: Child,
    address: String,
}

impl Driver {
    fn chrome() -> Result<Self> {
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

    fn gecko() -> Result<Self> {
        let program = env::var("GECKODRIVER").unwrap_or_else(|_| "geckodriver".to_owned());
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
        let mut command = Command::new(&program);
        command.args(["--port", &port.to_string(), "--allow-system-access"]);
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let process = command.spawn().with_context(|| format!("cannot start {program}"))?;
        let driver = Self { process, address: format!("http://127.0.0.1:{port}") };
        let start = Instant::now();
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            ensure!(start.elapsed() < Duration::from_secs(20), "{program} does not listen");
            std::thread::sleep(Duration::from_millis(50));
        }
        Ok(driver)
    }

    async fn session(&self) -> Result<Client> {
        let mut capabilities = if is_firefox() { firefox() } else { chromium() };
        capabilities["timeouts"] = json!({ "script": 120_000 });
        let capabilities = capabilities.as_object().cloned().context("an object")?;
        let mut builder = ClientBuilder::new(HttpConnector::new());
        Ok(builder.capabilities(capabilities).connect(&self.address).await?)
    }
}

fn chromium() -> Value {
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
    json!({ "goog:chromeOptions": options, "goog:loggingPrefs": { "browser": "ALL" } })
}

fn firefox() -> Value {
    let mut options = json!({
        "args": ["-headless", "--width=1280", "--height=985"],
        // A clock as fine as Chromium's, no first-run pages, nothing from the network.
        "prefs": {
            "app.update.disabledForTesting": true,
            "browser.shell.checkDefaultBrowser": false,
            "datareporting.policy.dataSubmissionEnabled": false,
            "privacy.reduceTimerPrecision": false,
            "widget.gtk.overlay-scrollbars.enabled": true,
        },
    });
    if let Ok(browser) = env::var("FIREFOX") {
        options["binary"] = Value::String(browser);
    }
    json!({ "moz:firefoxOptions": options })
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
