//! In: `tests/programs`, and how long CPython took for each. Out: whether those that mostly wait take as long simulated.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

use std::fs;
use std::path::{Path, PathBuf};

use tasklanes::run::api::{RunReport, RunSettings};
use tasklanes::run::simulated::simulate_with;
use tasklanes::trace::span::Spans;
use tasklanes::trace::summary::Summary;

/// By how much a simulated run may end earlier or later, in seconds: this, and a share of CPython's time.
const TOLERANCE: (f64, f64) = (0.020, 0.02);

/// A run of so many nanoseconds is not looked at for what it did.
const NOTHING: u64 = 20_000_000;

#[test]
fn programs_that_mostly_wait_take_as_long_as_with_cpython() {
    let recorded = fs::read_to_string(folder().join("TIMES.txt")).unwrap();
    let (mut wrong, mut count) = (Vec::new(), 0);
    for line in recorded.lines() {
        let [name, wall, cpu] = line.split(' ').collect::<Vec<_>>()[..] else { panic!("{line}") };
        let (wall, cpu): (f64, f64) = (wall.parse().unwrap(), cpu.parse().unwrap());
        if cpu > wall / 2.0 {
            continue;
        }
        let Some(simulated) = simulated(name) else { continue };
        count += 1;
        let is_near = (simulated - wall).abs() <= TOLERANCE.0 + TOLERANCE.1 * wall;
        let verdict = if is_near { "" } else { "  WRONG" };
        println!("{wall:9.4} {simulated:9.4} {:+9.4}  {name}{verdict}", simulated - wall);
        if !is_near {
            wrong.push(name);
        }
    }
    assert!(count > 50, "only {count} programs wait");
    assert!(wrong.is_empty(), "{} of {count} take another time: {}", wrong.len(), wrong.join(", "));
}

/// How long the program takes in virtual time; none if it computes for most of it: then CPython was kept waiting by
/// others.
fn simulated(name: &str) -> Option<f64> {
    let file = format!("{name}.py");
    let text = fs::read_to_string(folder().join(&file)).unwrap();
    let settings = RunSettings::of_program(file, text);
    let (mut spans, mut wall) = (Spans::new(), None);
    simulate_with(&settings, |report| match report {
        RunReport::Events(events) => events.iter().for_each(|event| spans.add(event)),
        RunReport::Finished(ending) => wall = Some(ending.at_ns),
        RunReport::Refused(refusals) => panic!("{name}: {refusals:?}"),
    });
    spans.settle();
    let wall = wall.unwrap();
    (Summary::of(&spans).cpu_ns <= wall / 2 || wall < NOTHING).then_some(wall as f64 / 1e9)
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/programs")
}
