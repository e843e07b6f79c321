//! In: programs that print a number. Out: what each prints, and by how much it grows with each kind of work: JSON, for
//! `cargo xtask calibrate`.

use serde_json::json;
use tasklanes::machine::costs;
use tasklanes::run::api::{EndReason, Limits, RunReport, RunSettings};
use tasklanes::run::simulated::simulate;
use tasklanes::trace::event::{Event, Stream};

use std::sync::atomic::Ordering;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut programs = Vec::new();
    for file in std::env::args().skip(1) {
        let text = std::fs::read_to_string(&file)?;
        let base = printed(&file, &text, usize::MAX)?;
        let counts: Result<Vec<f64>, String> = (0..costs::NAMES.len())
            .map(|kind| Ok((printed(&file, &text, kind)? - base) / costs::CHANGE as f64))
            .collect();
        programs.push(json!({ "file": file, "simulated": base, "counts": counts? }));
    }
    println!("{}", json!({ "kinds": costs::NAMES, "costs": costs::all(), "programs": programs }));
    Ok(())
}

/// The number in the last line that it prints, while this kind of work costs more.
fn printed(file: &str, text: &str, kind: usize) -> Result<f64, String> {
    costs::CHANGED.store(kind, Ordering::Relaxed);
    let settings = RunSettings {
        cores: 2,
        limits: Limits { compute_ns: u64::MAX, ..Limits::default() },
        ..RunSettings::of_program(file, text)
    };
    let mut output = String::new();
    for report in simulate(&settings) {
        match report {
            RunReport::Events(events) => output.extend(events.iter().filter_map(written)),
            RunReport::Finished(ending) if ending.reason != (EndReason::Exited { code: 0 }) => {
                return Err(format!("{file}: {:?}", ending.reason));
            }
            RunReport::Finished(_) => {}
            RunReport::Refused(refusals) => return Err(format!("{file}: {refusals:?}")),
        }
    }
    let last = output.lines().last().unwrap_or_default();
    last.parse().map_err(|_| format!("{file}: prints {last:?}, not a number"))
}

fn written(event: &Event) -> Option<String> {
    match event {
        Event::Output { stream: Stream::Stdout, text, .. } => Some(text.clone()),
        _ => None,
    }
}
