//! In: the settings of a run. Out: what a terminal would see of it, simulated.

use tasklanes::run::api::{EndReason, Ending, Refusal, RunReport, RunSettings};
use tasklanes::run::simulated;
use tasklanes::trace::event::{Event, Stream};

/// What came of a run.
pub struct Seen {
    /// All events.
    pub events: Vec<Event>,
    /// How it ended, or why it did not begin.
    pub ending: Result<Ending, Vec<Refusal>>,
}

impl Seen {
    /// What went to this stream.
    pub fn written(&self, wanted: Stream) -> String {
        let text = |event: &Event| match event {
            Event::Output { stream, text, .. } if *stream == wanted => Some(text.clone()),
            _ => None,
        };
        self.events.iter().filter_map(text).collect()
    }

    /// The exit code. Panics with the reason if there is none.
    pub fn code(&self) -> i32 {
        match &self.ending {
            Ok(Ending { reason: EndReason::Exited { code }, .. }) => *code,
            Ok(Ending { reason, .. }) => panic!("it did not come to its end: {reason:?}"),
            Err(refusals) => panic!("refused: {refusals:#?}"),
        }
    }
}

/// Runs the program.
pub fn run(settings: &RunSettings) -> Seen {
    let mut events = Vec::new();
    let mut ending = None;
    simulated::simulate_with(settings, |report| match report {
        RunReport::Events(more) => events.extend(more),
        RunReport::Refused(refusals) => ending = Some(Err(refusals)),
        RunReport::Finished(how) => ending = Some(Ok(how)),
    });
    Seen { events, ending: ending.expect("every run ends with a report") }
}
