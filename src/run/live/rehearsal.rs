//! In: settings of a simulation. Out: its reports, from a worker, or from the page itself in small steps.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_timers::callback::Timeout;

use super::clock::{Turns, now_ms};
use super::crew::{self, CoreWorker};
use super::protocol::{FromCore, ToCore};
use crate::run::api::{EndReason, Ending, RunReport, RunSettings};
use crate::run::simulated::Simulation;

/// A simulation under way.
pub struct Rehearsal {
    settings: RunSettings,
    on_report: Rc<dyn Fn(RunReport)>,
    worker: RefCell<Option<Rc<CoreWorker>>>,
    patience: RefCell<Option<Timeout>>,
    is_over: Cell<bool>,
}

/// A worker that is not ready by then will not be; the page simulates by itself.
const PATIENCE_MS: u32 = 5_000;
/// How much the page simulates before it looks at anything else.
const CHUNK: u64 = 4_000_000;
/// So long at most without a turn of the browser's event loop.
const CHUNK_MS: f64 = 10.0;

impl Rehearsal {
    /// Starts it.
    #[must_use]
    pub fn start(settings: RunSettings, on_report: Rc<dyn Fn(RunReport)>) -> Rc<Self> {
        let this = Rc::new(Self {
            settings,
            on_report,
            worker: RefCell::default(),
            patience: RefCell::default(),
            is_over: Cell::new(false),
        });
        match crew::hire() {
            Ok(worker) => this.ask(worker),
            Err(_) => this.simulate_here(),
        }
        this
    }

    /// Ends it at once, without a word.
    pub fn stop(&self) {
        self.is_over.set(true);
        self.patience.take();
        self.worker.take();
        crew::refill();
    }

    /// Ends it with a report.
    pub fn finish(&self, reason: EndReason) {
        if self.is_over.replace(true) {
            return;
        }
        self.stop();
        (self.on_report)(RunReport::Finished(Ending { reason, at_ns: 0, doubts: Vec::new() }));
    }

    fn ask(self: &Rc<Self>, worker: Rc<CoreWorker>) {
        let this = Rc::downgrade(self);
        worker.set_listener(Rc::new(move |message| {
            if let Some(this) = this.upgrade() {
                this.hear(message);
            }
        }));
        worker.send(ToCore::Simulate(self.settings.clone()));
        if !worker.is_ready() {
            let this = Rc::downgrade(self);
            self.patience.replace(Some(Timeout::new(PATIENCE_MS, move || {
                if let Some(this) = this.upgrade() {
                    this.simulate_here();
                }
            })));
        }
        self.worker.replace(Some(worker));
    }

    fn hear(self: &Rc<Self>, message: FromCore) {
        match message {
            FromCore::Ready => {
                self.patience.take();
            }
            FromCore::Reports(reports) => {
                for report in reports {
                    self.report(report);
                }
            }
            FromCore::Crashed(_) if self.worker.borrow().as_ref().is_some_and(|it| !it.is_ready()) => {
                self.simulate_here();
            }
            FromCore::Crashed(message) => self.finish(EndReason::Crashed(message)),
            _ => {}
        }
    }

    fn report(&self, report: RunReport) {
        if self.is_over.get() {
            return;
        }
        if !matches!(report, RunReport::Events(_)) {
            self.is_over.set(true);
            if let Some(worker) = self.worker.take() {
                crew::give_back(worker);
            }
            crew::refill();
        }
        (self.on_report)(report);
    }

    /// Without a worker: in chunks between which the page lives.
    fn simulate_here(self: &Rc<Self>) {
        self.patience.take();
        self.worker.take();
        let this = self.clone();
        wasm_bindgen_futures::spawn_local(async move {
            let mut simulation = match Simulation::new(&this.settings) {
                Ok(simulation) => simulation,
                Err(refusals) => return this.report(RunReport::Refused(refusals)),
            };
            let turns = Turns::new().ok();
            loop {
                let goes_on = step(&mut simulation);
                for report in simulation.take_reports() {
                    this.report(report);
                }
                if !goes_on || this.is_over.get() {
                    return;
                }
                match &turns {
                    Some(turns) => turns.next().await,
                    None => gloo_timers::future::TimeoutFuture::new(0).await,
                }
            }
        });
    }
}

fn step(simulation: &mut Simulation) -> bool {
    let until = now_ms() + CHUNK_MS;
    while simulation.step(CHUNK) {
        if now_ms() >= until {
            return true;
        }
    }
    false
}
