//! In: the built page in a frame of another page. Out: whether the two understand each other, and whether the frame
//! helps itself where workers are not allowed.

use std::time::Duration;

use anyhow::Result;
use e2e::browser::browse;
use e2e::page::Page;
use e2e::site::Site;
use e2e::testids;
use serde_json::{Value, json};

const SOON: Duration = Duration::from_secs(30);

#[test]
fn a_host_page_loads_runs_stops_and_reads_the_trace() {
    browse(&[("host.html", host("", "?embed=1&scenario=three-queries&variant=gather"))], async |page| {
        page.client.goto(&page.site.host("host.html")).await?;
        let ready = hear(page, "ready").await?;
        assert_eq!((&ready["scenario"], &ready["variants"]), (&json!("three-queries"), &json!(["gather"])));

        say(page, json!({ "type": "run", "mode": "simulated" })).await?;
        let finished = hear(page, "finished").await?;
        assert_eq!(finished["variant"], "gather");
        assert_eq!(finished["ending"], "exited");
        let wall = finished["wallMs"].as_f64().unwrap_or_default();
        assert!((100.0..130.0).contains(&wall), "{finished}");
        assert!(finished["output"].as_array().is_some_and(|output| !output.is_empty()), "{finished}");

        say(page, json!({ "type": "trace" })).await?;
        let trace = hear(page, "trace").await?;
        assert_eq!(trace["variant"], "gather");
        let rows = trace["trace"]["traceEvents"].as_array().map_or(0, Vec::len);
        assert!(rows > 10, "a Chrome trace with {rows} rows");

        say(page, json!({ "type": "load", "program": "while True:\n    pass\n", "title": "Endless" }))
            .await?;
        hear(page, "ready").await?;
        say(page, json!({ "type": "run", "mode": "live" })).await?;
        tokio::time::sleep(Duration::from_secs(1)).await;
        say(page, json!({ "type": "stop" })).await?;
        assert_eq!(hear(page, "finished").await?["ending"], "stopped");

        say(page, json!({ "type": "load", "program": "x = 1\ny = = 2\n" })).await?;
        hear(page, "ready").await?;
        say(page, json!({ "type": "run" })).await?;
        assert_eq!(hear(page, "error").await?["line"], 2);
        say(page, json!({ "type": "load", "scenario": "no-such-thing" })).await?;
        assert!(
            hear(page, "error").await?["message"]
                .as_str()
                .is_some_and(|words| words.contains("no-such-thing"))
        );
        Ok(())
    });
}

#[test]
fn without_workers_the_frame_says_so_and_still_simulates() {
    let host = host("sandbox=\"allow-scripts\"", "?embed=1&scenario=blocked-loop&variant=time-sleep");
    browse(&[("sandbox.html", host)], async |page| {
        page.client.goto(&page.site.host("sandbox.html")).await?;
        hear(page, "ready").await?;
        page.client.enter_frame(0).await?;
        let body = page.until("the page says that live runs are not possible", SOON, async |page: &Page| {
            let body = page.script("return document.body.innerText", vec![]).await?;
            Ok(body.as_str().filter(|text| text.to_lowercase().contains("worker")).map(str::to_owned))
        });
        println!("{}", body.await?);
        let margin = page.script("return getComputedStyle(document.body).marginTop", vec![]).await?;
        assert_eq!(margin, "0px", "the style sheet is not applied");
        page.click(testids::SIMULATE).await?;
        assert_eq!(page.until_over(SOON).await?, "finished");
        assert!((page.number("time-sleep", "wall").await? - 5e9).abs() < 1e8);
        page.client.enter_parent_frame().await?;
        assert_eq!(hear(page, "finished").await?["mode"], "simulated");
        Ok(())
    });
}

/// A page with our frame in it that keeps what the frame says.
fn host(attributes: &str, query: &str) -> String {
    let address = Site::relative(query);
    format!(
        "<!doctype html><title>Host</title>
        <script>window.heard = []; addEventListener('message', event => {{
            if (event.source === frames[0] && event.data.tasklanes === 1) heard.push(event.data);
        }});</script>
        <iframe {attributes} src=\"{address}\" width=\"900\" height=\"600\"></iframe>"
    )
}

/// Sends the frame a message.
async fn say(page: &Page, mut message: Value) -> Result<()> {
    message["tasklanes"] = json!(1);
    page.script("frames[0].postMessage(arguments[0], '*')", vec![message]).await?;
    Ok(())
}

/// The next message of this type from the frame; those before it are passed over.
async fn hear(page: &Page, kind: &str) -> Result<Value> {
    let script = "const at = heard.findIndex(message => message.type === arguments[0]);
        return at < 0 ? null : heard.splice(0, at + 1)[at];";
    page.until(&format!("the frame says {kind}"), SOON, async |page: &Page| {
        Ok(Some(page.script(script, vec![kind.into()]).await?).filter(|message| !message.is_null()))
    })
    .await
}
