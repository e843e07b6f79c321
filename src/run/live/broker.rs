//! In: what the cores of a live run say. Out: messages brought to where they belong, processes placed on cores, reports.
//!
//! The page's thread does no more than this: it never computes for the program.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::{Rc, Weak};

use gloo_timers::callback::Timeout;
use hashbrown::HashMap;
use js_sys::Function;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};

use super::actors::Renumber;
use super::clock::now_ms;
use super::crew::{self, CoreWorker};
use super::deadlock::Standstill;
use super::protocol::{Begin, Coming, FromCore, LiveJob, ToCore};
use crate::run::api::{EndReason, Ending, RunReport, RunSettings};
use crate::run::simulated::FIRST_PROCESS;
use crate::say::{self, Word};
use crate::trace::event::{ActorId, ActorKind, Event, Time};

/// A live run, seen from the page.
pub struct Broker {
    pub(super) settings: RunSettings,
    on_report: Rc<dyn Fn(RunReport)>,
    pub(super) cores: RefCell<Vec<Option<Rc<CoreWorker>>>>,
    pub(super) standstills: RefCell<Vec<Standstill>>,
    /// How many cores are not warm yet.
    cold: Cell<usize>,
    places: RefCell<HashMap<u64, u32>>,
    last_process: Cell<u64>,
    exit_codes: RefCell<HashMap<u64, i32>>,
    channels: RefCell<HashMap<u64, ChannelState>>,
    pub(super) server: RefCell<ServerState>,
    renumber: RefCell<Renumber>,
    zero_ms: Cell<Option<f64>>,
    doubts: RefCell<Vec<String>>,
    pub(super) is_over: Cell<bool>,
    pub(super) timers: RefCell<Vec<Timeout>>,
    visibility: RefCell<Option<Callback>>,
    pub(super) this: Weak<Self>,
}

type Callback = Closure<dyn FnMut(JsValue)>;

#[derive(Default)]
struct ChannelState {
    messages: VecDeque<Vec<u8>>,
    /// Cores with their tickets.
    waiting: VecDeque<(u32, u64)>,
}

#[derive(Default)]
pub(super) struct ServerState {
    /// How many servers are up.
    pub up: u32,
    /// The first of them.
    pub first: Option<u64>,
    /// Requests that nobody has accepted.
    pub backlog: Vec<Coming>,
    /// Servers that have nothing to do, those that are idle longest first.
    pub idle: VecDeque<u64>,
    /// How many requests will arrive.
    pub to_come: usize,
    /// How many requests are over.
    pub served: usize,
}

impl Broker {
    /// A run that has just been asked for.
    ///
    /// # Errors
    /// There are no workers here.
    pub fn start(settings: RunSettings, on_report: Rc<dyn Fn(RunReport)>) -> Result<Rc<Self>, JsValue> {
        let count = settings.cores.max(1);
        let broker = Rc::new_cyclic(|this| Self {
            cores: RefCell::new((0..count).map(|_| None).collect()),
            standstills: RefCell::new(vec![Standstill::default(); count as usize]),
            settings,
            on_report,
            cold: Cell::default(),
            places: RefCell::default(),
            last_process: Cell::new(FIRST_PROCESS - 1),
            exit_codes: RefCell::default(),
            channels: RefCell::default(),
            server: RefCell::default(),
            renumber: RefCell::new(Renumber::new(count)),
            zero_ms: Cell::new(None),
            doubts: RefCell::default(),
            is_over: Cell::new(false),
            timers: RefCell::default(),
            visibility: RefCell::default(),
            this: this.clone(),
        });
        broker.hire_for_processes();
        broker.watch_visibility();
        broker.tell_cores(count);
        broker.core(0)?;
        broker.warm_up();
        Ok(broker)
    }

    /// Ends the run at once, without a word.
    pub fn stop(&self) {
        self.is_over.set(true);
        self.timers.take();
        self.unwatch_visibility();
        // Dropping a worker ends it.
        self.cores.take();
        crew::refill();
    }

    /// Ends the run with a report.
    pub fn finish(&self, reason: EndReason, at_ns: Option<u64>) {
        if self.is_over.replace(true) {
            return;
        }
        let at_ns = at_ns.unwrap_or_else(|| self.elapsed_ns());
        let doubts = self.doubts.take();
        if matches!(reason, EndReason::Exited { .. } | EndReason::Deadlock(_)) {
            self.cores.take().into_iter().flatten().for_each(crew::give_back);
        }
        self.stop();
        (self.on_report)(RunReport::Finished(Ending { reason, at_ns, doubts }));
    }

    /// A program that looks as if it starts processes gets all its workers at once.
    fn hire_for_processes(&self) {
        if self.settings.text.contains("rocess") || self.workers() > 1 {
            let count = self.cores.borrow().len() as u32;
            for core in 1..count {
                if self.core(core).is_err() {
                    return;
                }
            }
        }
    }

    /// All cores at once; the run begins when the last of them is warm.
    fn warm_up(&self) {
        self.cold.set(self.cores.borrow().iter().flatten().count());
        self.send_to_all(|| ToCore::WarmUp(self.settings.clone()));
    }

    fn is_warm(&self) {
        self.cold.set(self.cold.get().saturating_sub(1));
        if self.cold.get() > 0 {
            return;
        }
        let job = if self.settings.load.is_some() { LiveJob::Serve } else { LiveJob::Main };
        if self.begin(self.first_name(1), job, 1, None, 0, None).is_err() {
            self.finish(EndReason::Crashed(say::obstacle::NO_WORKER.text().to_owned()), None);
        }
    }

    fn tell_cores(&self, count: u32) {
        let born = |core| Event::Born {
            at: Time(0),
            actor: ActorId(core),
            kind: ActorKind::Core,
            parent: None,
            name: format!("core {}", core + 1),
            line: 0,
        };
        (self.on_report)(RunReport::Events((0..count).map(born).collect()));
    }

    pub(super) fn workers(&self) -> u32 {
        self.settings.load.as_ref().map_or(1, |load| load.workers.max(1))
    }

    fn first_name(&self, number: u32) -> String {
        if self.workers() > 1 { format!("worker {number}") } else { "MainProcess".to_owned() }
    }

    /// Places a process on the core with the fewest processes and starts it. Its number.
    fn begin(
        &self,
        name: String,
        job: LiveJob,
        parent: u64,
        parent_actor: Option<ActorId>,
        line: u32,
        zero_ms: Option<f64>,
    ) -> Result<u64, JsValue> {
        self.last_process.set(self.last_process.get() + 1);
        let process = self.last_process.get();
        let core = self.least_busy_core();
        self.places.borrow_mut().insert(process, core);
        let settings = self.settings.clone();
        let begin = Begin { settings, core, process, parent, parent_actor, name, line, job, zero_ms };
        self.core(core)?.send(ToCore::Begin(Box::new(begin)));
        Ok(process)
    }

    fn least_busy_core(&self) -> u32 {
        let places = self.places.borrow();
        let load = |core: &u32| places.values().filter(|place| *place == core).count();
        (0..self.cores.borrow().len() as u32).min_by_key(load).unwrap_or(0)
    }

    /// The worker of a core, hired when it is first needed.
    fn core(&self, core: u32) -> Result<Rc<CoreWorker>, JsValue> {
        if let Some(worker) = &self.cores.borrow()[core as usize] {
            return Ok(worker.clone());
        }
        let worker = crew::hire()?;
        let this = self.this.clone();
        worker.set_listener(Rc::new(move |message| {
            if let Some(broker) = this.upgrade() {
                broker.take(core, message);
            }
        }));
        self.cores.borrow_mut()[core as usize] = Some(worker.clone());
        Ok(worker)
    }

    fn send(&self, core: u32, message: ToCore) {
        let worker = self.cores.borrow().get(core as usize).cloned().flatten();
        if let Some(worker) = worker {
            worker.send(message);
        }
    }

    pub(super) fn send_to_process(&self, process: u64, message: ToCore) {
        let core = self.places.borrow().get(&process).copied();
        if let Some(core) = core {
            self.send(core, message);
        }
    }

    pub(super) fn send_to_all(&self, message: impl Fn() -> ToCore) {
        let cores: Vec<_> = self.cores.borrow().iter().flatten().cloned().collect();
        for core in cores {
            core.send(message());
        }
    }

    fn take(&self, core: u32, message: FromCore) {
        if self.is_over.get() {
            return;
        }
        match message {
            FromCore::Ready | FromCore::Reports(_) => {}
            FromCore::Refused(refusals) => {
                self.is_over.set(true);
                self.stop();
                (self.on_report)(RunReport::Refused(refusals));
            }
            FromCore::Warm => self.is_warm(),
            FromCore::Began { zero_ms } => self.began(zero_ms),
            FromCore::Events(events) => {
                let events = self.renumber.borrow_mut().all(events);
                (self.on_report)(RunReport::Events(events));
            }
            FromCore::StartProcess { ticket, image, name, parent, parent_actor, line } => {
                let job = LiveJob::Forked(image);
                let zero_ms = self.zero_ms.get();
                match self.begin(name, job, parent, Some(parent_actor), line, zero_ms) {
                    Ok(process) => self.send(core, ToCore::Started { ticket, process }),
                    Err(_) => {
                        self.finish(EndReason::Crashed(say::obstacle::NO_WORKER.text().to_owned()), None)
                    }
                }
            }
            FromCore::Terminate { process } => self.send_to_process(process, ToCore::Terminate { process }),
            FromCore::Ended { process, code, at_ns } => self.ended(process, code, at_ns),
            FromCore::Send { channel, bytes } => self.deliver(channel, bytes, false),
            FromCore::Return { channel, bytes } => self.deliver(channel, bytes, true),
            FromCore::Receive { ticket, channel } => self.receive(core, ticket, channel),
            FromCore::Withdraw { ticket, channel } => {
                if let Some(state) = self.channels.borrow_mut().get_mut(&channel) {
                    state.waiting.retain(|waiting| *waiting != (core, ticket));
                }
            }
            FromCore::ServerUp { process } => self.server_is_up(process),
            FromCore::Idle { process } => self.idle(process),
            FromCore::Served { .. } => self.served(),
            FromCore::StandsStill { taken, since_ns, waits } => {
                self.stands_still(core, Standstill { taken, since_ns, waits });
            }
            FromCore::Doubt(doubt) => self.doubts.borrow_mut().push(doubt),
            FromCore::Crashed(message) => self.finish(EndReason::Crashed(message), None),
        }
    }

    /// The first process has begun; other servers follow.
    fn began(&self, zero_ms: f64) {
        self.zero_ms.set(Some(zero_ms));
        for number in 2..=self.workers() {
            let name = self.first_name(number);
            if self.begin(name, LiveJob::Serve, 1, None, 0, Some(zero_ms)).is_err() {
                self.finish(EndReason::Crashed(say::obstacle::NO_WORKER.text().to_owned()), None);
            }
        }
    }

    fn ended(&self, process: u64, code: i32, at_ns: u64) {
        self.places.borrow_mut().remove(&process);
        self.exit_codes.borrow_mut().insert(process, code);
        self.send_to_all(|| ToCore::Exited { process, code });
        let first = FIRST_PROCESS..FIRST_PROCESS + u64::from(self.workers());
        let codes: Option<Vec<i32>> = {
            let known = self.exit_codes.borrow();
            first.map(|process| known.get(&process).copied()).collect()
        };
        if let Some(codes) = codes {
            let code = codes.into_iter().max().unwrap_or(0);
            self.finish(EndReason::Exited { code }, Some(at_ns));
        }
    }

    fn deliver(&self, channel: u64, bytes: Vec<u8>, is_first: bool) {
        let next = {
            let mut channels = self.channels.borrow_mut();
            let state = channels.entry(channel).or_default();
            match state.waiting.pop_front() {
                Some((core, ticket)) => Some((core, ToCore::Message { ticket, channel, bytes })),
                None if is_first => {
                    state.messages.push_front(bytes);
                    None
                }
                None => {
                    state.messages.push_back(bytes);
                    None
                }
            }
        };
        if let Some((core, message)) = next {
            self.send(core, message);
        }
    }

    fn receive(&self, core: u32, ticket: u64, channel: u64) {
        let message = {
            let mut channels = self.channels.borrow_mut();
            let state = channels.entry(channel).or_default();
            let message = state.messages.pop_front();
            if message.is_none() {
                state.waiting.push_back((core, ticket));
            }
            message
        };
        if let Some(bytes) = message {
            self.send(core, ToCore::Message { ticket, channel, bytes });
        }
    }

    pub(super) fn elapsed_ns(&self) -> u64 {
        self.zero_ms.get().map_or(0, |zero_ms| ((now_ms() - zero_ms).max(0.0) * 1e6) as u64)
    }

    /// A hidden page's timers are throttled.
    fn watch_visibility(&self) {
        let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
        if document.hidden() {
            self.doubts.borrow_mut().push(HIDDEN.text().to_owned());
        }
        let this = self.this.clone();
        let listener = Closure::<dyn FnMut(JsValue)>::new(move |_| {
            if let Some(broker) = this.upgrade() {
                broker.note_hidden();
            }
        });
        let function: &Function = listener.as_ref().unchecked_ref();
        if document.add_event_listener_with_callback("visibilitychange", function).is_ok() {
            self.visibility.replace(Some(listener));
        }
    }

    fn note_hidden(&self) {
        let is_hidden =
            web_sys::window().and_then(|window| window.document()).is_some_and(|document| document.hidden());
        let mut doubts = self.doubts.borrow_mut();
        if is_hidden && !doubts.iter().any(|doubt| doubt == HIDDEN.text()) {
            doubts.push(HIDDEN.text().to_owned());
        }
    }

    fn unwatch_visibility(&self) {
        let document = web_sys::window().and_then(|window| window.document());
        if let (Some(document), Some(listener)) = (document, self.visibility.take()) {
            let function: &Function = listener.as_ref().unchecked_ref();
            let _ = document.remove_event_listener_with_callback("visibilitychange", function);
        }
    }
}

impl Drop for Broker {
    fn drop(&mut self) {
        self.unwatch_visibility();
    }
}

const HIDDEN: Word = say::obstacle::HIDDEN;
