//! In: settings of runs that nobody asked to see. Out: their numbers, simulated on the page in small slices.
//!
//! The outlines of measured bars and the points of a growth chart come from here. A slice is short enough for the
//! page to stay smooth, and while a program runs live nothing is simulated: that would take a share of its cores.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_timers::future::TimeoutFuture;
use yew::prelude::*;

use super::clock::now;
use crate::run::api::{EndReason, Ending, RunReport, RunSettings};
use crate::run::simulated::Simulation;
use crate::trace::event::Time;
use crate::trace::span::Spans;
use crate::trace::summary::Summary;

/// The numbers of runs that have been simulated; none for a run that did not come to a good end.
#[derive(Clone, Default)]
pub struct Known(Rc<RefCell<Vec<Simulated>>>);

/// A run, and its numbers if it came to a good end.
type Simulated = (RunSettings, Option<Rc<Summary>>);

impl Known {
    /// The numbers of a run, if it has been simulated and came to a good end.
    #[must_use]
    pub fn summary(&self, settings: &RunSettings) -> Option<Rc<Summary>> {
        self.0.borrow().iter().find(|(other, _)| other == settings)?.1.clone()
    }

    /// Whether a run has been simulated.
    #[must_use]
    pub fn has(&self, settings: &RunSettings) -> bool {
        self.0.borrow().iter().any(|(other, _)| other == settings)
    }
}

/// A slice ends after so many milliseconds.
const SLICE_MS: f64 = 9.0;
/// Between two slices the page has so many milliseconds for itself.
const PAUSE_MS: u32 = 4;
/// How much is simulated before the clock is looked at.
const CHUNK: u64 = 500_000;
/// More is not remembered.
const MOST: usize = 600;

/// Simulates what is wanted, one after another while `may_run`, and renders the component again after each.
#[hook]
pub fn use_simulated(wanted: Vec<RunSettings>, may_run: bool) -> Known {
    let known = use_memo((), |()| Known::default());
    let update = use_force_update();
    use_effect_with((wanted, may_run), {
        let known = (*known).clone();
        move |(wanted, may_run)| {
            let is_wanted = Rc::new(Cell::new(*may_run));
            let missing: Vec<_> = wanted.iter().filter(|settings| !known.has(settings)).cloned().collect();
            if *may_run && !missing.is_empty() {
                let is_wanted = is_wanted.clone();
                wasm_bindgen_futures::spawn_local(async move {
                    for settings in missing {
                        TimeoutFuture::new(PAUSE_MS).await;
                        let Some(summary) = simulate(&settings, &is_wanted).await else { return };
                        let mut all = known.0.borrow_mut();
                        if all.len() >= MOST {
                            all.clear();
                        }
                        all.push((settings, summary));
                        drop(all);
                        update.force_update();
                    }
                });
            }
            move || is_wanted.set(false)
        }
    });
    (*known).clone()
}

/// The numbers of a run, or none within if it came to no good end. None if it is not wanted any more.
async fn simulate(settings: &RunSettings, is_wanted: &Cell<bool>) -> Option<Option<Rc<Summary>>> {
    let Ok(mut simulation) = Simulation::new(settings) else { return Some(None) };
    let mut spans = Spans::new();
    loop {
        let goes_on = slice(&mut simulation);
        for report in simulation.take_reports() {
            match report {
                RunReport::Events(events) => events.iter().for_each(|event| spans.add(event)),
                RunReport::Finished(ending) => return Some(numbers(spans, &ending)),
                RunReport::Refused(_) => return Some(None),
            }
        }
        if !goes_on {
            return Some(None);
        }
        TimeoutFuture::new(PAUSE_MS).await;
        if !is_wanted.get() {
            return None;
        }
    }
}

fn slice(simulation: &mut Simulation) -> bool {
    let until = now() + SLICE_MS;
    while simulation.step(CHUNK) {
        if now() >= until {
            return true;
        }
    }
    false
}

fn numbers(mut spans: Spans, ending: &Ending) -> Option<Rc<Summary>> {
    if ending.reason != (EndReason::Exited { code: 0 }) {
        return None;
    }
    spans.advance(Time(ending.at_ns));
    spans.settle();
    Some(Rc::new(Summary::of(&spans)))
}
