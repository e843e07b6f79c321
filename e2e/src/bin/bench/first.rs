//! In: the built page. Out: when a first visitor with a slow connection and a slow computer sees it, and can use it.

use std::time::Duration;

use anyhow::{Context, Result};
use e2e::browser::{browse, devtools};
use e2e::page::Page;
use e2e::testids;
use serde_json::json;

/// 10 Mbit/s, in bytes a second.
const BYTES_PER_SECOND: f64 = 10e6 / 8.0;
/// So many times as slow as this computer.
const SLOW_DOWN: u32 = 4;
/// Between a request and the first byte of its answer, in milliseconds.
const LATENCY_MS: u32 = 40;
const VISITS: usize = 5;
const LONG: Duration = Duration::from_secs(60);

/// Both times are the browser's: the first paint with something in it, and the moment at which the button to simulate is there.
const WATCH: &str = "new MutationObserver((_, watch) => {
        const button = document.querySelector('[data-testid=\"simulate\"]');
        if (!button || button.disabled) return;
        watch.disconnect();
        setTimeout(() => { window.usable_ms = performance.now(); });
    }).observe(document, { subtree: true, childList: true, attributes: true });";
const TIMES: &str = "const paint = performance.getEntriesByName('first-contentful-paint')[0];
    return window.usable_ms && paint ? [paint.startTime, window.usable_ms] : null;";

/// Visits some times, each time as a new visitor, and prints the median.
pub fn visit() {
    browse(&[], async |page| {
        slow_down(page).await?;
        let mut visits = Vec::new();
        for _ in 0..VISITS {
            visits.push(times(page).await?);
        }
        let median = |which: usize| {
            let mut all: Vec<f64> = visits.iter().map(|visit| visit[which]).collect();
            all.sort_by(f64::total_cmp);
            all[all.len() / 2]
        };
        println!(
            "first visit of a scenario at 10 Mbit/s with {LATENCY_MS} ms of latency, {SLOW_DOWN} times as slow a computer:"
        );
        println!("{:34}{:13.0}", "first paint, ms", median(0));
        println!("{:34}{:13.0}\n", "to simulate, ms", median(1));
        Ok(())
    });
}

async fn slow_down(page: &Page) -> Result<()> {
    let client = &page.client;
    let network = json!({
        "offline": false, "latency": LATENCY_MS,
        "downloadThroughput": BYTES_PER_SECOND, "uploadThroughput": BYTES_PER_SECOND,
    });
    devtools(client, "Network.enable", json!({})).await?;
    devtools(client, "Network.setCacheDisabled", json!({ "cacheDisabled": true })).await?;
    devtools(client, "Network.setBypassServiceWorker", json!({ "bypass": true })).await?;
    devtools(client, "Network.emulateNetworkConditions", network).await?;
    devtools(client, "Emulation.setCPUThrottlingRate", json!({ "rate": SLOW_DOWN })).await?;
    devtools(client, "Page.addScriptToEvaluateOnNewDocument", json!({ "source": WATCH })).await?;
    Ok(())
}

async fn times(page: &Page) -> Result<[f64; 2]> {
    page.client.goto("about:blank").await?;
    page.open("?scenario=blocked-loop").await?;
    page.part(testids::SIMULATE).await?;
    let found = page.until("it is painted and can be used", LONG, async |page: &Page| {
        let times = page.script(TIMES, Vec::new()).await?;
        Ok((!times.is_null()).then_some(times))
    });
    serde_json::from_value(found.await?).context("two times")
}
