//! In: the built page, and Pyodide in the folder that `TASKLANES_PEERS` names. Out: how long both take for the same
//! programs in the same Chromium, and the ratio.

use anyhow::{Context, Result, ensure};
use e2e::browser::browse;
use e2e::page::Page;
use e2e::site::Site;
use serde_json::{Value, json};

const PROGRAM: &str = include_str!("../../programs/bench.py");

/// Runs the program live in a frame; answers with what it printed.
const OURS: &str = "const [address, program, done] = arguments;
    const frame = document.querySelector('iframe');
    const tell = message => frame.contentWindow.postMessage({ tasklanes: 1, ...message }, '*');
    let loaded = false;
    addEventListener('message', ({ data }) => {
        if (data.type === 'ready' && !loaded) { loaded = true; tell({ type: 'load', program }); }
        else if (data.type === 'ready') tell({ type: 'run', mode: 'live' });
        else if (data.type === 'finished') done(data.output.map(line => line.text).join(''));
        else if (data.type === 'error') done('error: ' + data.message);
    });
    frame.src = address;";

/// Runs the program in Pyodide; answers with what it printed.
const PEER: &str = "const [program, done] = arguments;
    import('/peers/pyodide/pyodide.mjs').then(async ({ loadPyodide }) => {
        let output = '';
        const stdout = line => { output += line + '\\n'; };
        const pyodide = await loadPyodide({ indexURL: '/peers/pyodide/', stdout });
        pyodide.runPython(program);
        done(output);
    }).catch(error => done('error: ' + error));";

fn main() {
    browse(&[("bench.html", "<!doctype html><title>bench</title><iframe></iframe>".to_owned())], compare);
}

async fn compare(page: &Page) -> Result<()> {
    page.client.goto(&page.site.host("bench.html")).await?;
    let ours = output(page, OURS, vec![json!(Site::relative("?embed=1")), json!(PROGRAM)]).await?;
    page.client.goto(&page.site.host("bench.html")).await?;
    let peer = output(page, PEER, vec![json!(PROGRAM)]).await?;
    println!("{:28}{:>12}{:>12}{:>10}", "best of five, ms", "Tasklanes", "Pyodide", "ratio");
    for (ours, peer) in ours.lines().zip(peer.lines()) {
        let ((name, ours), (_, peer)) = (figure(ours)?, figure(peer)?);
        println!("{name:28}{ours:12.1}{peer:12.1}{:10.2}", ours / peer);
    }
    Ok(())
}

async fn output(page: &Page, script: &str, arguments: Vec<Value>) -> Result<String> {
    let answer = page.client.execute_async(script, arguments).await?;
    let text = answer.as_str().unwrap_or_default().to_owned();
    ensure!(!text.is_empty() && !text.starts_with("error:"), "the benchmark failed: {text:?}");
    Ok(text)
}

fn figure(line: &str) -> Result<(&str, f64)> {
    let (name, milliseconds) = line.rsplit_once(": ").context("a name and a figure")?;
    Ok((name, milliseconds.parse()?))
}
