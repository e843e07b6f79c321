//! In: a text of chance. Out: nothing, if it can be read and run without harm; it panics otherwise. The fuzz targets and
//! `tests/fuzz.rs`, which feeds the kept texts again, share it.

use tasklanes::program::reading::Reading;
use tasklanes::program::wire;
use tasklanes::run::api::{Limits, RunReport, RunSettings};
use tasklanes::run::simulated;
use tasklanes::trace::findings::findings;
use tasklanes::trace::span::Spans;
use tasklanes::trace::summary::Summary;

/// Reads a text as the page does: its program, what is wrong, its colours.
pub fn compile(text: &str) {
    let reading = Reading::of("fuzz.py", text);
    let is_program = !reading.program.is_empty();
    assert_eq!(is_program, reading.wrong.is_empty(), "a program, or what is wrong with it");
    assert!(!is_program || wire::read(&reading.program, text).is_some(), "what was written can be read");
    for wrong in &reading.wrong {
        assert!(
            text.get(wrong.start as usize..wrong.end as usize).is_some(),
            "{wrong} is a place of the text"
        );
    }
    let mut end = 0;
    for (range, _) in reading.colours() {
        assert!(end <= range.start && text.get(range.start as usize..range.end as usize).is_some(), "pieces");
        end = range.end;
    }
}

/// Simulates a program with small limits, and looks at its trace as the page does.
pub fn run(text: &str) {
    let limits = Limits { time_ns: 100_000_000_000, events: 20_000, compute_ns: 100_000_000 };
    let settings = RunSettings { limits, ..RunSettings::of_program("fuzz.py", text) };
    let mut spans = Spans::new();
    let mut is_over = false;
    simulated::simulate_with(&settings, |report| match report {
        RunReport::Events(events) => events.iter().for_each(|event| spans.add(event)),
        RunReport::Refused(wrong) => {
            assert!(!wrong.is_empty(), "a reason");
            is_over = true;
        }
        RunReport::Finished(_) => is_over = true,
    });
    assert!(is_over, "every run ends");
    spans.settle();
    let _ = (Summary::of(&spans), findings(&spans));
}
