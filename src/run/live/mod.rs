//! In: settings of a run. Out: its reports, from workers that compute in real time or simulate, with a way to stop.
//!
//! The page's thread only brings messages to where they belong (`broker.rs`); programs run in workers, each of
//! them a core (`core.rs`, `host.rs`).

mod actors;
mod broker;
mod clock;
mod core;
mod crew;
mod deadlock;
mod host;
mod meter;
mod protocol;
mod rehearsal;
mod requests;
mod stirring;
mod warm_up;

pub use self::core::start_core;
pub use self::crew::{provide, provided};

use std::cell::RefCell;
use std::rc::Rc;

use gloo_timers::future::TimeoutFuture;
use js_sys::Uint8Array;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use self::broker::Broker;
use self::clock::now_ms;
use self::rehearsal::Rehearsal;
use super::api::{EndReason, Ending, RunReport, RunSettings};
use crate::machine::modules;
use crate::say;

#[wasm_bindgen]
extern "C" {
    /// A file beside the page, at once: see `static/boot.js` and `static/core.js`.
    #[wasm_bindgen(catch, js_namespace = tasklanes, js_name = now)]
    fn fetch_now(name: &str) -> Result<Uint8Array, JsValue>;
}

/// Has parts of the library fetched that nobody provided when they are imported.
pub fn fetch_library_when_called() {
    modules::set_source(|name| fetch_now(name).ok().map(|bytes| bytes.to_vec()));
}

/// How a run is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// In virtual time: deterministic, as fast as possible. In a worker, or on the page if workers cannot start.
    Simulated,
    /// On this computer's clock and cores. Needs workers.
    Live,
}

impl Mode {
    /// How a run with these settings is made when it is asked for like this: the threads of one process cannot
    /// share their memory across workers, so a run without a GIL is always simulated.
    #[must_use]
    pub fn possible(self, settings: &RunSettings) -> Self {
        if settings.gil { self } else { Self::Simulated }
    }
}

/// A run under way. Dropping it stops it.
pub struct Session {
    run: RefCell<Run>,
}

enum Run {
    Simulated(Rc<Rehearsal>),
    Live(Rc<Broker>),
    None,
}

impl Session {
    /// Starts a run in the [possible](Mode::possible) way; `on_report` is called for every report, on the page's thread, until `Finished` or `Refused`.
    /// If workers are not to be had, a live run reports `Finished` with `Crashed` and says why.
    #[must_use]
    pub fn start(mode: Mode, settings: RunSettings, on_report: Rc<dyn Fn(RunReport)>) -> Self {
        let run = match mode.possible(&settings) {
            Mode::Simulated => Run::Simulated(Rehearsal::start(settings, on_report)),
            Mode::Live => match Broker::start(settings, on_report.clone()) {
                Ok(broker) => Run::Live(broker),
                Err(error) => {
                    report_later(on_report, format!("workers cannot start here: {error:?}"));
                    Run::None
                }
            },
        };
        Self { run: RefCell::new(run) }
    }

    /// Stops the run at once, also in the middle of an endless loop; reports `Finished` with `Stopped`.
    pub fn stop(&self) {
        match self.run.replace(Run::None) {
            Run::Simulated(run) => run.finish(EndReason::Stopped),
            Run::Live(run) => run.finish(EndReason::Stopped, None),
            Run::None => {}
        }
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        match self.run.replace(Run::None) {
            Run::Simulated(run) => run.stop(),
            Run::Live(run) => run.stop(),
            Run::None => {}
        }
    }
}

/// Why live runs are not possible here (workers that cannot start), in words for the page; none if they are.
pub async fn live_obstacle() -> Option<String> {
    let worker = match crew::hire() {
        Ok(worker) => worker,
        Err(_) => {
            return Some(say::obstacle::NO_WORKERS.text().to_owned());
        }
    };
    let failure = Rc::new(RefCell::new(None));
    let heard = failure.clone();
    worker.set_listener(Rc::new(move |message| {
        if let protocol::FromCore::Crashed(message) = message {
            heard.replace(Some(message));
        }
    }));
    let until = now_ms() + PATIENCE_MS;
    loop {
        if worker.is_ready() {
            crew::give_back(worker);
            crew::refill();
            return None;
        }
        if let Some(message) = failure.take() {
            return Some(say::obstacle::NOT_STARTED.with(&[&message]));
        }
        if now_ms() > until {
            return Some(say::obstacle::SILENT.text().to_owned());
        }
        TimeoutFuture::new(LOOK_MS).await;
    }
}

const PATIENCE_MS: f64 = 8_000.0;
const LOOK_MS: u32 = 20;

/// Reports outside of `start`, as its callers expect.
fn report_later(on_report: Rc<dyn Fn(RunReport)>, message: String) {
    wasm_bindgen_futures::spawn_local(async move {
        let reason = EndReason::Crashed(message);
        on_report(RunReport::Finished(Ending { reason, at_ns: 0, doubts: Vec::new() }));
    });
}
