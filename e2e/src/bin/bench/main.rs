//! In: the built page, and its peers in the folder that `TASKLANES_PEERS` names. Out: its speed beside theirs in the same
//! Chromium: for programs Pyodide's and MicroPython's, for a large trace speedscope's; and when a first visitor can use it.
//! With the name of a part (`python`, `spans`, `first`) only that.

mod first;
mod spans;

use anyhow::{Context, Result, ensure};
use e2e::browser::browse;
use e2e::page::Page;
use e2e::site::Site;
use serde_json::{Value, json};

const PROGRAM: &str = include_str!("../../../programs/bench.py");
/// How often each starts; the fastest counts, since what is downloaded and compiled is kept from then on.
const BOOTS: u32 = 5;
const BLANK: &str = "bench.html";

/// Runs the program live in a frame; answers with what it printed and after how many milliseconds the frame was ready.
const OURS: &str = "const [address, program, done] = arguments;
    const frame = document.querySelector('iframe');
    const tell = message => frame.contentWindow.postMessage({ tasklanes: 1, ...message }, '*');
    const started = performance.now();
    let boot = 0;
    addEventListener('message', ({ data }) => {
        if (data.type === 'ready' && !boot) { boot = performance.now() - started; tell({ type: 'load', program }); }
        else if (data.type === 'ready') tell({ type: 'run', mode: 'live' });
        else if (data.type === 'finished') done([data.output.map(line => line.text).join(''), boot]);
        else if (data.type === 'error') done(['error: ' + data.message, boot]);
    });
    frame.src = address;";

/// Loads another Python, runs the program in it, and answers likewise.
const PEER: &str = "const [module, load, options, program, done] = arguments;
    const started = performance.now();
    let boot = 0;
    import(module).then(async functions => {
        let output = '';
        const python = await functions[load]({ ...options, stdout: line => { output += line + '\\n'; } });
        python.runPython('1');
        boot = performance.now() - started;
        await python.runPythonAsync(program);
        done([output, boot]);
    }).catch(error => done(['error: ' + error, boot]));";

/// A Python in the browser.
struct Python {
    name: &'static str,
    /// Its module, the function that loads it, and that one's options; none: the page's own.
    peer: Option<(&'static str, &'static str, &'static str)>,
}

const PYTHONS: [Python; 3] = [
    Python { name: "Tasklanes", peer: None },
    Python {
        name: "Pyodide",
        peer: Some(("/peers/pyodide/pyodide.mjs", "loadPyodide", r#"{ "indexURL": "/peers/pyodide/" }"#)),
    },
    Python {
        name: "MicroPython",
        peer: Some((
            "/peers/@micropython/micropython-webassembly-pyscript/micropython.mjs",
            "loadMicroPython",
            r#"{ "heapsize": 67108864, "pystack": 262144, "linebuffer": true }"#,
        )),
    },
];

fn main() {
    let only = std::env::args().nth(1);
    let is_asked = |part: &str| only.as_ref().is_none_or(|only| only == part);
    if is_asked("first") {
        first::visit();
    }
    if is_asked("spans") {
        spans::compare();
    }
    if is_asked("python") {
        browse(&[(BLANK, "<!doctype html><title>bench</title><iframe></iframe>".to_owned())], compare);
    }
}

async fn compare(page: &Page) -> Result<()> {
    let mut columns = Vec::new();
    for python in &PYTHONS {
        let figures = python.measure(page).await.with_context(|| python.name)?;
        println!("{} is measured", python.name);
        columns.push(figures);
    }
    let head = |name: &str| format!("{name:>13}");
    let names: String = PYTHONS.iter().map(|python| head(python.name)).collect();
    println!("{:28}{names}   times as fast as the others", "best, in ms");
    for (index, (name, ours)) in columns[0].iter().enumerate() {
        let figures: Vec<f64> = columns.iter().map(|column| column[index].1).collect();
        let times: String = figures.iter().map(|it| format!("{it:13.1}")).collect();
        let ratios: String = figures[1..].iter().map(|it| format!("{:9.2}", it / ours)).collect();
        println!("{name:28}{times}  {ratios}");
    }
    Ok(())
}

impl Python {
    /// Each program with its time, and how long it takes until one can run.
    async fn measure(&self, page: &Page) -> Result<Vec<(String, f64)>> {
        let mut figures = Vec::new();
        let (text, mut boot) = self.run(page, "computing()").await?;
        figures.extend(text.lines().map(figure).collect::<Result<Vec<_>>>()?);
        let (text, _) = self.run(page, "waiting()").await?;
        figures.extend(text.lines().map(figure).collect::<Result<Vec<_>>>()?);
        for _ in 1..BOOTS {
            boot = boot.min(self.run(page, "").await?.1);
        }
        figures.push(("boot".to_owned(), boot));
        Ok(figures)
    }

    /// What a call of the program prints in a new page, and how long the start took.
    async fn run(&self, page: &Page, call: &str) -> Result<(String, f64)> {
        page.client.goto(&page.site.host(BLANK)).await?;
        let waits = call == "waiting()";
        let answer = match self.peer {
            None => {
                let call = if waits { format!("asyncio.run({call})") } else { call.to_owned() };
                let program = format!("{PROGRAM}\n\n{call}\n");
                let arguments = vec![json!(Site::relative("?embed=1")), json!(program)];
                page.client.execute_async(OURS, arguments).await?
            }
            Some((module, load, options)) => {
                // Both have a loop of the browser's that runs already.
                let call = if waits { format!("await {call}") } else { call.to_owned() };
                let options: Value = serde_json::from_str(options)?;
                let program = format!("{PROGRAM}\n\n{call}\n");
                let arguments = vec![json!(module), json!(load), options, json!(program)];
                page.client.execute_async(PEER, arguments).await?
            }
        };
        let text = answer[0].as_str().unwrap_or_default().to_owned();
        ensure!((call.is_empty() || !text.is_empty()) && !text.starts_with("error:"), "failed: {answer}");
        Ok((text, answer[1].as_f64().context("a time")?))
    }
}

fn figure(line: &str) -> Result<(String, f64)> {
    let (name, milliseconds) = line.rsplit_once(": ").context("a name and a figure")?;
    Ok((name.to_owned(), milliseconds.parse()?))
}
