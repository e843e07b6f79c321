//! In: settings of a run. Out: its reports, from workers that compute in real time or simulate, with a way to stop.

use std::rc::Rc;

use super::api::{RunReport, RunSettings};

/// How a run is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// In virtual time: deterministic, as fast as possible. In a worker, or on the page if workers cannot start.
    Simulated,
    /// On this computer's clock and cores. Needs workers.
    Live,
}

/// A run under way. Dropping it stops it.
pub struct Session {}

impl Session {
    /// Starts a run; `on_report` is called for every report, on the page's thread, until `Finished` or `Refused`.
    /// If workers are not to be had, a live run reports `Finished` with `Crashed` and says why.
    #[must_use]
    pub fn start(_mode: Mode, _settings: RunSettings, _on_report: Rc<dyn Fn(RunReport)>) -> Self {
        Self {}
    }

    /// Stops the run at once, also in the middle of an endless loop; reports `Finished` with `Stopped`.
    pub fn stop(&self) {}
}

/// Why live runs are not possible here (workers that cannot start), in words for the page; none if they are.
pub async fn live_obstacle() -> Option<String> {
    None
}
