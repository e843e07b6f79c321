//! In: the settings of a live run that is about to begin. Out: nothing but a core on which the browser has compiled what the run needs.
//!
//! A browser compiles WebAssembly twice, the second time while it runs: a first run would be measured partly on
//! slow code. So each core runs the program in virtual time first; nobody sees that run.

use std::cell::Cell;

use super::clock::now_ms;
use crate::run::api::RunSettings;
use crate::run::simulated::Simulation;

/// For so long at most on a core that has computed nothing yet.
const FRESH_MS: f64 = 350.0;
/// On one that has: only what is new in this program.
const USED_MS: f64 = 60.0;
/// A program that hardly computes is compiled well enough after so many runs.
const MOST_RUNS: u32 = 3;
/// How much is simulated between two looks at the clock, in nanoseconds of work.
const STEP_NS: u64 = 2_000_000;

thread_local! {
    static IS_FRESH: Cell<bool> = const { Cell::new(true) };
}

/// Runs the program in virtual time until the time for it is up.
pub fn warm_up(settings: &RunSettings) {
    let patience = if IS_FRESH.replace(false) { FRESH_MS } else { USED_MS };
    let until = now_ms() + patience;
    for _ in 0..MOST_RUNS {
        // A program that is refused is refused again when it is to run.
        let Ok(mut simulation) = Simulation::new(settings) else { return };
        while simulation.step(STEP_NS) {
            simulation.take_reports();
            if now_ms() >= until {
                return;
            }
        }
    }
}
