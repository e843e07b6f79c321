//! In: the wishes of the processes of one core. Out: real time, real work, and messages to the page for all that is not on this core.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use gloo_timers::callback::Timeout;
use gloo_timers::future::TimeoutFuture;
use hashbrown::HashMap;
use indexmap::IndexMap;

use super::clock::{Soon, Turns, now_ms};
use super::meter::Meter;
use super::protocol::{Coming, FromCore};
use super::stirring::Stirrings;
use crate::machine::exit::Fuel;
use crate::run::cores::Cores;
use crate::run::deadlock;
use crate::run::exchange::{Announcement, Idle};
use crate::run::host::{Arrival, Host, LocalFuture, ProcessStart};
use crate::run::process::ProcessRun;
use crate::trace::event::{ActorId, Event, Time};

/// `setTimeout` is not asked for less: it would take 4 ms anyway.
const SHORTEST_TIMER_MS: f64 = 4.5;
/// Events are sent to the page in batches this far apart.
const BATCH_MS: u32 = 50;
/// A timer that is later than this, on an idle core, makes the figures doubtful.
const LATE_MS: f64 = 100.0;
/// Each core gives its actors numbers of its own; the page numbers them anew.
const ACTORS_PER_CORE: u32 = 1 << 20;

type Messages = Rc<RefCell<HashMap<u64, Rc<Announcement<Vec<u8>>>>>>;

/// One core of a live run.
pub struct LiveHost {
    core: u32,
    zero_ms: f64,
    /// The core is one, and its processes share it.
    share: Rc<Cores>,
    turns: Rc<Turns>,
    soon: Rc<Soon>,
    meter: Rc<Meter>,
    next_actor: Cell<u32>,
    events: RefCell<Vec<Event>>,
    batch: RefCell<Option<Timeout>>,
    next_ticket: Cell<u64>,
    starts: RefCell<HashMap<u64, Rc<Announcement<u64>>>>,
    messages: Messages,
    exits: RefCell<HashMap<u64, Rc<Announcement<i32>>>>,
    /// The processes that run here.
    pub processes: RefCell<IndexMap<u64, Rc<ProcessRun>>>,
    begun: Rc<Announcement<Vec<Coming>>>,
    load_over: Rc<Announcement<()>>,
    seats: RefCell<HashMap<u64, Rc<Seat>>>,
    /// Whether several processes serve, so that the page says who gets a request.
    shares_load: bool,
    has_doubted: Rc<Cell<bool>>,
    stirrings: Stirrings,
    taken: Rc<Cell<u64>>,
    last_event_ns: Cell<u64>,
    post: Rc<dyn Fn(&FromCore)>,
    this: Weak<Self>,
}

/// What has come in for a server process.
#[derive(Default)]
struct Seat {
    backlog: RefCell<Vec<Coming>>,
    idle: Idle,
}

/// A wish for a message, taken back when dropped.
struct Wish {
    messages: Messages,
    post: Rc<dyn Fn(&FromCore)>,
    ticket: u64,
    channel: u64,
}

impl Drop for Wish {
    fn drop(&mut self) {
        if self.messages.borrow_mut().remove(&self.ticket).is_some() {
            (self.post)(&FromCore::Withdraw { ticket: self.ticket, channel: self.channel });
        }
    }
}

impl LiveHost {
    /// A core on which nothing runs yet.
    #[must_use]
    pub fn new(
        core: u32,
        zero_ms: f64,
        shares_load: bool,
        turns: Rc<Turns>,
        taken: Rc<Cell<u64>>,
        post: Rc<dyn Fn(&FromCore)>,
    ) -> Rc<Self> {
        Rc::new_cyclic(|this| Self {
            this: this.clone(),
            core,
            zero_ms,
            share: Rc::new(Cores::new(1)),
            soon: Soon::new(turns.clone()),
            turns,
            meter: Rc::default(),
            next_actor: Cell::new((core + 1) * ACTORS_PER_CORE),
            events: RefCell::default(),
            batch: RefCell::default(),
            next_ticket: Cell::new(u64::from(core) << 40),
            starts: RefCell::default(),
            messages: Rc::default(),
            exits: RefCell::default(),
            processes: RefCell::default(),
            begun: Rc::default(),
            load_over: Rc::default(),
            seats: RefCell::default(),
            shares_load,
            has_doubted: Rc::default(),
            stirrings: Stirrings::default(),
            taken,
            last_event_ns: Cell::new(0),
            post,
        })
    }

    /// Sends the events that have gathered.
    pub fn flush(&self) {
        let events = self.events.take();
        if !events.is_empty() {
            (self.post)(&FromCore::Events(events));
        }
    }

    /// A process that was asked for has started.
    pub fn started(&self, ticket: u64, process: u64) {
        if let Some(start) = self.starts.borrow_mut().remove(&ticket) {
            start.say(process);
        }
    }

    /// A message that was asked for has come.
    pub fn message(&self, ticket: u64, channel: u64, bytes: Vec<u8>) {
        match self.messages.borrow_mut().remove(&ticket) {
            Some(message) => message.say(bytes),
            None => (self.post)(&FromCore::Return { channel, bytes }),
        }
    }

    /// A process has ended somewhere.
    pub fn exited(&self, process: u64, code: i32) {
        self.exit(process).say(code);
    }

    /// The load begins.
    pub fn load_began(self: &Rc<Self>, process: u64, known: Vec<Coming>) {
        for coming in known.clone() {
            let host = self.clone();
            wasm_bindgen_futures::spawn_local(async move {
                host.sleep_until(Time(coming.at_ns)).await;
                host.arrived(process, vec![coming]);
            });
        }
        self.begun.say(known);
    }

    /// Connections for a process of this core.
    pub fn arrived(&self, process: u64, arrivals: Vec<Coming>) {
        let seat = self.seat(process);
        seat.backlog.borrow_mut().extend(arrivals);
        seat.idle.wake_one();
    }

    fn seat(&self, process: u64) -> Rc<Seat> {
        self.seats.borrow_mut().entry(process).or_default().clone()
    }

    /// Sends the events in a while, and looks whether anything goes on then.
    pub fn look_soon(&self) {
        if self.batch.borrow().is_some() {
            return;
        }
        let this = self.this.clone();
        let look = move || {
            if let Some(host) = this.upgrade() {
                host.batch.take();
                host.flush();
                host.tell_standstill();
            }
        };
        self.batch.replace(Some(Timeout::new(BATCH_MS, look)));
    }

    /// Between two turns of the browser's event loop no future is ready: if none waits for a timer or a turn
    /// either, only a message can wake one.
    fn tell_standstill(&self) {
        if self.stirrings.are_over() {
            let waits = deadlock::waits(self.processes.borrow().values());
            let (taken, since_ns) = (self.taken.get(), self.last_event_ns.get());
            (self.post)(&FromCore::StandsStill { taken, since_ns, waits });
        }
    }

    /// The load is over.
    pub fn load_ended(&self) {
        self.load_over.say(());
    }

    fn ticket(&self) -> u64 {
        self.next_ticket.set(self.next_ticket.get() + 1);
        self.next_ticket.get()
    }

    fn exit(&self, process: u64) -> Rc<Announcement<i32>> {
        self.exits.borrow_mut().entry(process).or_default().clone()
    }
}

impl Host for LiveHost {
    fn now(&self) -> Time {
        Time(((now_ms() - self.zero_ms).max(0.0) * 1e6) as u64)
    }

    fn epoch(&self) -> u64 {
        (self.zero_ms * 1e6) as u64
    }

    fn sleep_until(&self, at: Time) -> LocalFuture<()> {
        if at == Time(u64::MAX) {
            return Box::pin(std::future::pending());
        }
        // A little later, since milliseconds since 1970 are exact to a quarter of a microsecond only.
        let due_ms = self.zero_ms + at.0 as f64 / 1e6 + 0.0005;
        let (soon, post, has_doubted) = (self.soon.clone(), self.post.clone(), self.has_doubted.clone());
        let (meter, stirring) = (self.meter.clone(), self.stirrings.begin());
        Box::pin(async move {
            let _stirring = stirring;
            loop {
                let left = due_ms - now_ms();
                if left <= 0.0 {
                    return;
                }
                if left < SHORTEST_TIMER_MS {
                    return soon.until(due_ms).await;
                }
                let asked = left.floor().min(f64::from(i32::MAX));
                TimeoutFuture::new(asked as u32).await;
                let late = now_ms() - due_ms;
                if late > LATE_MS && !meter.was_busy_since(due_ms) && !has_doubted.replace(true) {
                    post(&FromCore::Doubt(format!("a timer came {late:.0} ms late")));
                }
            }
        })
    }

    fn wake_latency(&self) -> u64 {
        0
    }

    fn spawn(&self, future: LocalFuture<()>) {
        wasm_bindgen_futures::spawn_local(future);
    }

    fn try_core(&self, _last: Option<u32>) -> Option<u32> {
        self.share.take(None).map(|_| self.core)
    }

    fn wait_for_core(&self) -> LocalFuture<u32> {
        let (share, core) = (self.share.clone(), self.core);
        Box::pin(async move {
            share.wait().await;
            core
        })
    }

    fn release_core(&self, _core: u32) {
        self.share.release(0);
    }

    fn fuel(&self, nanoseconds: u64) -> Fuel {
        self.meter.fuel(nanoseconds)
    }

    fn begin_slice(&self) -> Time {
        self.meter.begin();
        self.now()
    }

    fn end_of_slice(&self, _began: Time, _cost: Fuel) -> Time {
        self.now()
    }

    fn native_work(&self, _cost: Fuel) -> Fuel {
        0
    }

    fn pay(&self, _end: Time, cost: Fuel) -> LocalFuture<()> {
        if !self.meter.add(cost) {
            return Box::pin(std::future::ready(()));
        }
        let (turns, stirring) = (self.turns.clone(), self.stirrings.begin());
        Box::pin(async move {
            turns.next().await;
            drop(stirring);
        })
    }

    fn start_process(&self, start: ProcessStart) -> LocalFuture<u64> {
        let ticket = self.ticket();
        let number = Rc::<Announcement<u64>>::default();
        self.starts.borrow_mut().insert(ticket, number.clone());
        // The page must know the parent's lane before the child's.
        self.flush();
        let ProcessStart { image, name, parent, parent_actor, line } = start;
        (self.post)(&FromCore::StartProcess { ticket, image, name, parent, parent_actor, line });
        Box::pin(async move { number.wait().await })
    }

    fn terminate(&self, process: u64) {
        (self.post)(&FromCore::Terminate { process });
    }

    fn ended(&self, process: u64, code: i32) {
        self.flush();
        self.processes.borrow_mut().shift_remove(&process);
        (self.post)(&FromCore::Ended { process, code, at_ns: self.now().0 });
    }

    fn wait_for_process(&self, process: u64) -> LocalFuture<i32> {
        let exit = self.exit(process);
        Box::pin(async move { exit.wait().await })
    }

    fn send(&self, channel: u64, bytes: Vec<u8>) {
        (self.post)(&FromCore::Send { channel, bytes });
    }

    fn receive(&self, channel: u64) -> LocalFuture<Vec<u8>> {
        let ticket = self.ticket();
        let message = Rc::<Announcement<Vec<u8>>>::default();
        self.messages.borrow_mut().insert(ticket, message.clone());
        (self.post)(&FromCore::Receive { ticket, channel });
        let wish = Wish { messages: self.messages.clone(), post: self.post.clone(), ticket, channel };
        Box::pin(async move {
            let bytes = message.wait().await;
            drop(wish);
            bytes
        })
    }

    fn server_is_up(&self, process: u64) {
        (self.post)(&FromCore::ServerUp { process });
    }

    fn load_begins(&self, _process: u64) -> LocalFuture<Rc<Vec<Arrival>>> {
        let begun = self.begun.clone();
        Box::pin(async move { Rc::new(begun.wait().await.into_iter().map(Coming::arrive).collect()) })
    }

    fn has_arrivals(&self, process: u64) -> bool {
        !self.seat(process).backlog.borrow().is_empty()
    }

    fn accept(&self, process: u64) -> Vec<Arrival> {
        self.seat(process).backlog.take().into_iter().map(Coming::arrive).collect()
    }

    fn wait_for_arrival(&self, process: u64) -> LocalFuture<()> {
        if self.shares_load {
            (self.post)(&FromCore::Idle { process });
        }
        Box::pin(self.seat(process).idle.wait())
    }

    fn served(&self, request: u64) {
        (self.post)(&FromCore::Served { request });
    }

    fn load_is_over(&self) -> LocalFuture<()> {
        let over = self.load_over.clone();
        Box::pin(async move { over.wait().await })
    }

    fn new_actor(&self) -> ActorId {
        let number = self.next_actor.get();
        self.next_actor.set(number + 1);
        ActorId(number)
    }

    fn core_actor(&self, core: u32) -> ActorId {
        ActorId(core)
    }

    fn record(&self, event: Event) {
        self.last_event_ns.set(self.last_event_ns.get().max(event.at().0));
        self.events.borrow_mut().push(event);
        self.look_soon();
    }
}
