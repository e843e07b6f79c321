//! In: the wishes of threads, processes and servers. Out: virtual time for all of them, and what they report.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use hashbrown::HashMap;
use indexmap::IndexMap;

use super::FIRST_PROCESS;
use super::executor::{Executor, Next};
use crate::machine::exit::Fuel;
use crate::machine::link;
use crate::machine::process::Process;
use crate::program::code::Program;
use crate::run::api::{EndReason, Ending, Limits, Load, RunSettings};
use crate::run::cores::Cores;
use crate::run::exchange::{Announcement, Channels};
use crate::run::host::{Arrival, Host, LocalFuture, ProcessStart};
use crate::run::load_plan::LoadRun;
use crate::run::process::{self, Birth, Interpret, Job, ProcessRun};
use crate::run::{cost, deadlock};
use crate::say;
use crate::trace::event::{ActorId, ActorKind, Event, Time};

/// The world of a simulated run.
pub struct SimulatedHost {
    executor: Rc<Executor>,
    cores: Rc<Cores>,
    core_count: u32,
    gil: bool,
    channels: Channels,
    exits: RefCell<HashMap<u64, Rc<Announcement<i32>>>>,
    processes: RefCell<IndexMap<u64, Rc<ProcessRun>>>,
    last_process: Cell<u64>,
    load: Option<LoadRun>,
    program: Rc<Program>,
    interpret: Interpret,
    limits: Limits,
    spent: Cell<u64>,
    next_actor: Cell<u32>,
    events: RefCell<Vec<Event>>,
    event_count: Cell<u64>,
    /// Itself, for the processes that it starts.
    this: RefCell<std::rc::Weak<SimulatedHost>>,
}

/// A simulated day begins here: 1 January 2026, 09:00 UTC.
const EPOCH: u64 = 1_767_258_000_000_000_000;
/// What a turn of a future costs of a step's budget.
const TURN: u64 = 500;

impl SimulatedHost {
    /// A world in which nothing has happened yet; its cores are born.
    pub fn new(settings: &RunSettings, program: Rc<Program>, interpret: Interpret) -> Rc<Self> {
        let core_count = settings.cores.max(1);
        let executor = Rc::<Executor>::default();
        let host = Rc::new(Self {
            cores: Rc::new(Cores::new(core_count)),
            core_count,
            gil: settings.gil,
            channels: Channels::default(),
            exits: RefCell::default(),
            processes: RefCell::default(),
            last_process: Cell::new(FIRST_PROCESS - 1),
            load: settings.load.as_ref().map(LoadRun::new),
            program,
            interpret,
            limits: settings.limits.clone(),
            spent: Cell::new(0),
            next_actor: Cell::new(0),
            events: RefCell::default(),
            event_count: Cell::new(0),
            this: RefCell::default(),
            executor,
        });
        host.this.replace(Rc::downgrade(&host));
        for core in 0..core_count {
            let (at, actor, name) = (Time(0), host.new_actor(), format!("core {}", core + 1));
            host.record(Event::Born { at, actor, kind: ActorKind::Core, parent: None, name, line: 0 });
        }
        host
    }

    /// Starts the main process, or the processes of the server.
    pub fn start_first_processes(&self, load: Option<&Load>) {
        let Some(load) = load else {
            return self.start_first("MainProcess", Job::Main);
        };
        for worker in 1..=load.workers.max(1) {
            let name = if load.workers > 1 { format!("worker {worker}") } else { "MainProcess".to_owned() };
            self.start_first(&name, Job::Serve);
        }
    }

    fn start_first(&self, name: &str, job: fn(crate::machine::value::Value) -> Job) {
        let machine = self.new_machine(1);
        let job = job(link::main_function(&machine));
        let (interpret, name) = (self.interpret, name.to_owned());
        self.begin(Birth { machine, interpret, name, parent: None, line: 0, job });
    }

    fn new_machine(&self, parent: u64) -> Process {
        self.last_process.set(self.last_process.get() + 1);
        let mut machine =
            Process::new(self.last_process.get(), parent, self.core_count, self.program.clone());
        machine.gil = self.gil;
        machine
    }

    fn begin(&self, birth: Birth) {
        let Some(this) = self.this.borrow().upgrade() else { return };
        let host: Rc<dyn Host> = this;
        let run = process::start(&host, birth);
        self.processes.borrow_mut().insert(run.number, run);
    }

    /// Goes on until the budget is used up (none) or the run is over.
    pub fn run(&self, budget: u64) -> Option<Ending> {
        let goal = self.spent.get().saturating_add(budget);
        let mut turns = 0;
        while self.spent.get().saturating_add(turns) < goal {
            if let Some(reason) = self.turn() {
                let ending = Ending { reason, at_ns: self.now().0, doubts: Vec::new() };
                self.close();
                return Some(ending);
            }
            turns += TURN;
        }
        None
    }

    /// The events since the last time.
    pub fn take_events(&self) -> Vec<Event> {
        self.events.take()
    }

    /// One turn of a future, or a jump of the clock. Why the run is over, if it is.
    fn turn(&self) -> Option<EndReason> {
        match self.executor.poll_next() {
            Next::Polled => self.over_limit(),
            Next::Timer(at) if at.0 > self.limits.time_ns && self.is_over().is_none() => {
                let seconds = self.limits.time_ns as f64 / 1e9;
                Some(EndReason::Limit(say::limit::TIME.with(&[&seconds])))
            }
            Next::Timer(_) => self.is_over().or_else(|| {
                self.executor.fire_next();
                None
            }),
            Next::Nothing => {
                let deadlock = || {
                    let waits = deadlock::waits(self.processes.borrow().values());
                    EndReason::Deadlock(deadlock::describe(&waits))
                };
                Some(self.is_over().unwrap_or_else(deadlock))
            }
        }
    }

    fn over_limit(&self) -> Option<EndReason> {
        if self.event_count.get() > self.limits.events {
            let count = self.limits.events;
            return Some(EndReason::Limit(say::limit::EVENTS.with(&[&count])));
        }
        if self.spent.get() > self.limits.compute_ns {
            let seconds = self.limits.compute_ns as f64 / 1e9;
            return Some(EndReason::Limit(say::limit::COMPUTED.with(&[&seconds])));
        }
        self.is_over()
    }

    /// The first processes have ended, and with them the run.
    fn is_over(&self) -> Option<EndReason> {
        let first_count = self.load.as_ref().map_or(1, LoadRun::workers);
        let codes = (0..u64::from(first_count)).map(|index| self.exit(FIRST_PROCESS + index).heard());
        let codes = codes.collect::<Option<Vec<i32>>>()?;
        Some(EndReason::Exited { code: codes.into_iter().max().unwrap_or(0) })
    }

    /// Everything that still runs is dropped.
    fn close(&self) {
        let processes = self.processes.take();
        for run in processes.values() {
            if !run.life.is_over() {
                run.recorder.borrow_mut().advance(self.now());
            }
        }
        self.executor.clear();
    }

    fn exit(&self, process: u64) -> Rc<Announcement<i32>> {
        self.exits.borrow_mut().entry(process).or_default().clone()
    }
}

impl Host for SimulatedHost {
    fn now(&self) -> Time {
        self.executor.now()
    }

    fn epoch(&self) -> u64 {
        EPOCH
    }

    fn sleep_until(&self, at: Time) -> LocalFuture<()> {
        Box::pin(self.executor.sleep_until(at))
    }

    fn wake_latency(&self) -> u64 {
        cost::WAKE_LATENCY
    }

    fn spawn(&self, future: LocalFuture<()>) {
        self.executor.spawn(future);
    }

    fn try_core(&self, last: Option<u32>) -> Option<u32> {
        self.cores.take(last)
    }

    fn wait_for_core(&self) -> LocalFuture<u32> {
        Box::pin(self.cores.wait())
    }

    fn release_core(&self, core: u32) {
        self.cores.release(core);
    }

    fn fuel(&self, nanoseconds: u64) -> Fuel {
        nanoseconds as Fuel
    }

    fn begin_slice(&self) -> Time {
        self.now()
    }

    fn end_of_slice(&self, began: Time, cost: Fuel) -> Time {
        Time(began.0.saturating_add(cost.max(0) as u64))
    }

    fn native_work(&self, cost: Fuel) -> Fuel {
        cost
    }

    fn pay(&self, end: Time, cost: Fuel) -> LocalFuture<()> {
        self.spent.set(self.spent.get().saturating_add(cost.max(0) as u64));
        self.sleep_until(end)
    }

    fn start_process(&self, start: ProcessStart) -> LocalFuture<u64> {
        let machine = self.new_machine(start.parent);
        let number = machine.number;
        self.begin(Birth {
            machine,
            interpret: self.interpret,
            name: start.name,
            parent: Some(start.parent_actor),
            line: start.line,
            job: Job::Forked(start.image),
        });
        Box::pin(std::future::ready(number))
    }

    fn terminate(&self, process: u64) {
        let run = self.processes.borrow().get(&process).cloned();
        if let Some(run) = run {
            run.end(TERMINATED);
        }
    }

    fn ended(&self, process: u64, code: i32) {
        self.processes.borrow_mut().shift_remove(&process);
        self.exit(process).say(code);
    }

    fn wait_for_process(&self, process: u64) -> LocalFuture<i32> {
        let exit = self.exit(process);
        Box::pin(async move { exit.wait().await })
    }

    fn send(&self, channel: u64, bytes: Vec<u8>) {
        self.channels.get(channel).send(bytes);
    }

    fn receive(&self, channel: u64) -> LocalFuture<Vec<u8>> {
        Box::pin(self.channels.get(channel).receive())
    }

    fn server_is_up(&self, process: u64) {
        let Some(load) = &self.load else { return };
        if let Some(arrivals) = load.server_is_up(process, self.now())
            && let Some(this) = self.this.borrow().upgrade()
        {
            let arrive = async move {
                for arrival in arrivals {
                    let way = if arrival.request.kept { 0 } else { cost::CONNECT };
                    this.executor.sleep_until(Time(arrival.at.0 + way)).await;
                    if let Some(load) = &this.load {
                        load.arrived(arrival);
                    }
                }
            };
            self.spawn(Box::pin(arrive));
        }
    }

    fn load_begins(&self, _process: u64) -> LocalFuture<Rc<Vec<Arrival>>> {
        match &self.load {
            Some(load) => load.begins(),
            None => Box::pin(std::future::pending()),
        }
    }

    fn has_arrivals(&self, process: u64) -> bool {
        self.load.as_ref().is_some_and(|load| load.has_arrivals(process))
    }

    fn accept(&self, process: u64) -> Vec<Arrival> {
        self.load.as_ref().map(|load| load.accept(process)).unwrap_or_default()
    }

    fn wait_for_arrival(&self, process: u64) -> LocalFuture<()> {
        match &self.load {
            Some(load) => load.wait_for_arrival(process),
            None => Box::pin(std::future::pending()),
        }
    }

    fn served(&self, _request: u64) {
        if let Some(load) = &self.load {
            load.served();
        }
    }

    fn load_is_over(&self) -> LocalFuture<()> {
        match &self.load {
            Some(load) => load.is_over(),
            None => Box::pin(std::future::pending()),
        }
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
        self.event_count.set(self.event_count.get() + 1);
        self.events.borrow_mut().push(event);
    }
}

/// The exit code of a process that was terminated: as after SIGTERM.
const TERMINATED: i32 = -15;
