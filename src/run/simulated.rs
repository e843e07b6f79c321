//! In: settings. Out: a run in virtual time, the same to the byte whenever it is made, in steps of any size.

mod executor;
mod host;

use std::rc::Rc;

use super::api::{Ending, Refusal, RunReport, RunSettings};
use super::load;
use host::SimulatedHost;

/// A run in virtual time.
pub struct Simulation {
    host: Rc<SimulatedHost>,
    ending: Option<Ending>,
    is_told: bool,
}

/// The number of the first process.
pub const FIRST_PROCESS: u64 = 1000;

impl Simulation {
    /// A run that is about to begin, or why the program cannot be run.
    pub fn new(settings: &RunSettings) -> Result<Self, Vec<Refusal>> {
        let program = load::load(settings)?;
        let host = SimulatedHost::new(settings, program, load::INTERPRET);
        host.start_first_processes(settings.load.as_ref());
        Ok(Self { host, ending: None, is_told: false })
    }

    /// Goes on until about so much work is done (nanoseconds of virtual processor time, and some for each
    /// turn of a future) or the run is over. Whether there is more to do.
    pub fn step(&mut self, budget: u64) -> bool {
        if self.ending.is_none() {
            self.ending = self.host.run(budget);
        }
        self.ending.is_none()
    }

    /// What has been reported since the last time.
    pub fn take_reports(&mut self) -> Vec<RunReport> {
        let mut reports = Vec::new();
        let events = self.host.take_events();
        if !events.is_empty() {
            reports.push(RunReport::Events(events));
        }
        if let Some(ending) = self.ending.clone().filter(|_| !self.is_told) {
            self.is_told = true;
            reports.push(RunReport::Finished(ending));
        }
        reports
    }
}

/// Runs to the end and gives every report to `sink` as soon as it is there.
pub fn simulate_with(settings: &RunSettings, mut sink: impl FnMut(RunReport)) {
    let mut simulation = match Simulation::new(settings) {
        Ok(simulation) => simulation,
        Err(refusals) => return sink(RunReport::Refused(refusals)),
    };
    loop {
        let goes_on = simulation.step(STEP);
        simulation.take_reports().into_iter().for_each(&mut sink);
        if !goes_on {
            return;
        }
    }
}

/// About 20 ms of real time.
const STEP: u64 = 20_000_000;

/// Runs to the end. All reports.
#[must_use]
pub fn simulate(settings: &RunSettings) -> Vec<RunReport> {
    let mut reports = Vec::new();
    simulate_with(settings, |report| reports.push(report));
    reports
}
