//! In: the built page, and speedscope in the folder that `TASKLANES_PEERS` names. Out: how long each takes in the same
//! Chromium to open the same trace of a million spans and to draw frames of it, and how much memory that takes.

use std::fmt::Write;
use std::path::Path;
use std::time::{Duration, Instant};
use std::{fs, thread};

use anyhow::{Result, ensure};
use e2e::browser::{browse, devtools};
use e2e::page::Page;
use serde_json::{Value, json};

const THREADS: u32 = 40;
/// So many pairs of spans on each thread, one within the other.
const PAIRS: u32 = 12_500;
const TRACE: &str = "million.json";
const WORDS: [&str; 8] = ["query", "render", "parse", "send", "wait", "load", "cache", "sum"];
const LONG: Duration = Duration::from_secs(180);

/// Has the page fetch the trace and open it as a file that somebody dropped.
const OPEN: &str = "const [address, done] = arguments;
    fetch(address).then(it => it.blob()).then(blob => tasklanes.take(new File([blob], 'million.json'))).then(() => done(1), error => done(String(error)));";

/// Sends one turn of the wheel with every frame to the middle of the picture, first to zoom in and out, then to move there and back,
/// and answers with the milliseconds between the frames.
const FRAMES: &str = "const done = arguments[arguments.length - 1];
    const canvas = [...document.querySelectorAll('canvas')].sort((a, b) => b.width * b.height - a.width * a.height)[0];
    const place = canvas.getBoundingClientRect();
    const [x, y] = [place.left + place.width * 0.5, Math.min(place.top + place.height * 0.5, innerHeight - 20)];
    const target = document.elementFromPoint(x, y);
    const turns = [];
    for (const [ctrlKey, deltaX, deltaY] of [[true, 0, -40], [true, 0, 40], [true, 0, -40], [false, 40, 0], [false, -40, 0]])
        for (let time = 0; time < 40; time += 1) turns.push({ ctrlKey, deltaX, deltaY });
    const frames = [];
    let last = 0;
    const next = now => {
        if (last) frames.push(now - last);
        last = now;
        const turn = turns.shift();
        if (!turn) return done(frames);
        target.dispatchEvent(new WheelEvent('wheel', { ...turn, clientX: x, clientY: y, bubbles: true, cancelable: true }));
        requestAnimationFrame(next);
    };
    requestAnimationFrame(next);";

/// Who opens the trace.
#[derive(Clone, Copy)]
enum Viewer {
    Ours,
    Speedscope,
}

/// What it took.
struct Figures {
    /// From the address of the viewer to the picture of the trace, in milliseconds.
    opening_ms: f64,
    /// The 50th and the 95th percentile of the time between two frames, in milliseconds.
    frames_ms: [f64; 2],
    /// What the page's process has for itself, in megabytes.
    memory_mb: f64,
}

/// Measures both and prints the figures.
pub fn compare() {
    let trace = trace();
    println!("a trace of {} spans, {} MB", 2 * THREADS * PAIRS, trace.len() / 1_000_000);
    let [ours, theirs] = [Viewer::Ours, Viewer::Speedscope].map(|viewer| measure(viewer, &trace));
    println!("{:34}{:>13}{:>13}{:>18}", "", "Tasklanes", "speedscope", "ours of theirs");
    for (name, ours, theirs) in [
        ("opening, ms", ours.opening_ms, theirs.opening_ms),
        ("frame, 50th percentile, ms", ours.frames_ms[0], theirs.frames_ms[0]),
        ("frame, 95th percentile, ms", ours.frames_ms[1], theirs.frames_ms[1]),
        ("memory of the page, MB", ours.memory_mb, theirs.memory_mb),
    ] {
        println!("{name:34}{ours:13.1}{theirs:13.1}{:18.2}", ours / theirs);
    }
    println!("(Tasklanes shows all {THREADS} threads at once, speedscope one at a time.)\n");
}

/// In a browser of its own, so that nothing is left of another.
fn measure(viewer: Viewer, trace: &str) -> Figures {
    let mut figures = None;
    browse(&[(TRACE, trace.to_owned())], async |page| {
        figures = Some(viewer.measure(page).await?);
        Ok(())
    });
    figures.expect("the browser has measured, or failed")
}

impl Viewer {
    async fn measure(self, page: &Page) -> Result<Figures> {
        page.resize(1400, 900).await?;
        let began = Instant::now();
        self.open(page).await?;
        let opening_ms = began.elapsed().as_secs_f64() * 1e3;
        // Both go on with small things after the first picture.
        thread::sleep(Duration::from_secs(3));
        let frames: Vec<f64> = serde_json::from_value(page.client.execute_async(FRAMES, Vec::new()).await?)?;
        devtools(&page.client, "HeapProfiler.collectGarbage", json!({})).await?;
        Ok(Figures { opening_ms, frames_ms: percentiles(frames)?, memory_mb: memory_mb()? })
    }

    async fn open(self, page: &Page) -> Result<()> {
        let trace = page.site.host(TRACE);
        let is_shown = match self {
            Self::Ours => {
                page.open("?scenario=own").await?;
                let said = page.client.execute_async(OPEN, vec![json!(trace)]).await?;
                ensure!(said == json!(1), "the trace could not be opened: {said}");
                "return document.body.innerText.includes('Imported from')"
            }
            Self::Speedscope => {
                let viewer = page.site.peer("speedscope/dist/release/index.html");
                page.client.goto(&format!("{viewer}#profileURL={trace}")).await?;
                "return document.body.innerText.includes('thread 0')"
            }
        };
        page.until("the trace is shown", LONG, async |page: &Page| {
            Ok((page.script(is_shown, Vec::new()).await? == Value::Bool(true)).then_some(()))
        })
        .await
    }
}

fn percentiles(mut frames: Vec<f64>) -> Result<[f64; 2]> {
    ensure!(frames.len() > 100, "only {} frames", frames.len());
    frames.sort_by(f64::total_cmp);
    Ok([50, 95].map(|percent| frames[frames.len() * percent / 100]))
}

/// Of the browser's processes that show pages, the largest: its share of all memory, in megabytes.
fn memory_mb() -> Result<f64> {
    let mut most = 0.0_f64;
    for entry in fs::read_dir("/proc")?.flatten() {
        let folder = entry.path();
        let said = fs::read(folder.join("cmdline")).unwrap_or_default();
        if String::from_utf8_lossy(&said).contains("--type=renderer") {
            most = most.max(share_mb(&folder).unwrap_or_default());
        }
    }
    ensure!(most > 0.0, "no process of the browser shows a page");
    Ok(most)
}

fn share_mb(process: &Path) -> Option<f64> {
    let said = fs::read_to_string(process.join("smaps_rollup")).ok()?;
    let line = said.lines().find_map(|line| line.strip_prefix("Pss:"))?;
    Some(line.trim().strip_suffix(" kB")?.parse::<f64>().ok()? / 1024.0)
}

/// Threads with calls of 2 to 40 µs and one call within each, the same whenever it is made.
fn trace() -> String {
    let mut text = String::from("{\"traceEvents\":[\n");
    let mut seed = 1_u64;
    let mut random = move |below: u64| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % below
    };
    for thread in 0..THREADS {
        add(
            &mut text,
            format_args!(
                "{{\"name\":\"thread_name\",\"ph\":\"M\",\"pid\":1,\"tid\":{thread},\"args\":{{\"name\":\"thread {thread}\"}}}}"
            ),
        );
        let mut at = 0;
        for _ in 0..PAIRS {
            let length = 20 + random(380);
            for (start, length) in [(at, length), (at + length / 5, length / 2)] {
                let word = WORDS[random(WORDS.len() as u64) as usize];
                let [start, length] = [start, length].map(|tenths| tenths as f64 / 10.0);
                add(
                    &mut text,
                    format_args!(
                        "{{\"name\":\"{word}\",\"ph\":\"X\",\"ts\":{start:.1},\"dur\":{length:.1},\"pid\":1,\"tid\":{thread}}}"
                    ),
                );
            }
            at += length + 10 + random(190);
        }
    }
    // The last comma is too many.
    text.truncate(text.len() - 2);
    text + "\n]}\n"
}

fn add(text: &mut String, event: std::fmt::Arguments<'_>) {
    writeln!(text, "{event},").expect("a text takes everything");
}
