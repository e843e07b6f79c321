//! In: how many requests, a millisecond apart, a server that waits 100 ms for each gets. Out: how many seconds their
//! simulation took, every handler interpreted, and the most memory in kB that the program has had: for
//! `cargo xtask bench`.

use std::fs;
use std::time::Instant;

use tasklanes::run::api::{EndReason, Limits, Load, LoadRequest, RunReport, RunSettings};
use tasklanes::run::simulated::simulate_with;
use tasklanes::trace::event::Event;

const APPLICATION: &str = "\
import asyncio
from fastapi import FastAPI

app = FastAPI()


@app.get('/')
async def handler():
    await asyncio.sleep(0.1)
    return {'ok': True}
";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let count: u32 = std::env::args().nth(1).ok_or("how many requests?")?.parse()?;
    let request = |number: u32| LoadRequest {
        at_ms: f64::from(number),
        method: "GET".to_owned(),
        path: "/".to_owned(),
        body: String::new(),
        kept: true,
    };
    let settings = RunSettings {
        load: Some(Load { workers: 1, requests: (0..count).map(request).collect() }),
        limits: Limits { time_ns: u64::MAX, events: u64::MAX, compute_ns: u64::MAX },
        ..RunSettings::of_program("server.py", APPLICATION)
    };
    let before = peak();
    let began = Instant::now();
    let (mut answers, mut ending) = (0, None);
    simulate_with(&settings, |report| match report {
        RunReport::Events(events) => {
            answers += events.iter().filter(|it| matches!(it, Event::Response { status: 200, .. })).count();
        }
        RunReport::Finished(end) => ending = Some(end.reason),
        RunReport::Refused(refusals) => eprintln!("{refusals:?}"),
    });
    let is_well = ending == Some(EndReason::Exited { code: 0 }) && answers == count as usize;
    if !is_well {
        return Err(format!("{answers} of {count} were answered, and it ended with {ending:?}").into());
    }
    println!("{} {} {before}", began.elapsed().as_secs_f64(), peak());
    Ok(())
}

/// The most memory that this program has had, in kB; 0 where the system does not say.
fn peak() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or(0)
}
