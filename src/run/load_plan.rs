//! In: a load. Out: its requests as they arrive, for whichever server process accepts them first.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::future::poll_fn;
use std::rc::Rc;
use std::task::Poll;

use super::exchange::{Announcement, Idle};
use crate::run::api::{Load, LoadRequest};
use crate::run::cost;
use crate::run::host::{Arrival, LocalFuture};
use crate::run::signal::Bell;
use crate::trace::event::Time;

/// The requests of a run and how far they are.
pub struct LoadRun {
    workers: u32,
    requests: Vec<Rc<LoadRequest>>,
    servers_up: Cell<u32>,
    backlog: RefCell<VecDeque<Arrival>>,
    idle: Idle,
    kept: Kept,
    left: Cell<usize>,
    begun: Rc<Announcement<Rc<Vec<Arrival>>>>,
    over: Rc<Announcement<()>>,
}

/// The connections that were opened before the first request: all of them are the same server's.
#[derive(Default)]
struct Kept {
    server: Cell<Option<u64>>,
    backlog: RefCell<VecDeque<Arrival>>,
    bell: Rc<Bell>,
}

impl Kept {
    fn is_of(&self, process: u64) -> bool {
        self.server.get() == Some(process)
    }
}

impl LoadRun {
    /// Before any server is up.
    pub fn new(load: &Load) -> Self {
        Self {
            workers: load.workers.max(1),
            requests: load.requests.iter().cloned().map(Rc::new).collect(),
            servers_up: Cell::new(0),
            backlog: RefCell::default(),
            idle: Idle::default(),
            kept: Kept::default(),
            left: Cell::new(load.requests.len()),
            begun: Rc::default(),
            over: Rc::default(),
        }
    }

    /// How many processes serve.
    pub fn workers(&self) -> u32 {
        self.workers
    }

    /// Another server is up: when all are, the requests with the times of their arrival.
    pub fn server_is_up(&self, process: u64, now: Time) -> Option<Vec<Arrival>> {
        self.servers_up.set(self.servers_up.get() + 1);
        self.kept.server.set(self.kept.server.get().or(Some(process)));
        if self.servers_up.get() != self.workers() {
            return None;
        }
        let arrivals = self.arrivals(now);
        // With several processes nobody knows beforehand who will accept a request.
        let known = if self.workers() == 1 { arrivals.clone() } else { Vec::new() };
        self.begun.say(Rc::new(known));
        if arrivals.is_empty() {
            self.over.say(());
        }
        Some(arrivals)
    }

    /// Until the load begins.
    pub fn begins(&self) -> LocalFuture<Rc<Vec<Arrival>>> {
        let begun = self.begun.clone();
        Box::pin(async move { begun.wait().await })
    }

    /// A connection comes in: the process that has been idle longest is woken for it. Or a request on one that is open.
    pub fn arrived(&self, arrival: Arrival) {
        if arrival.request.kept {
            self.kept.backlog.borrow_mut().push_back(arrival);
            return self.kept.bell.ring();
        }
        self.backlog.borrow_mut().push_back(arrival);
        self.idle.wake_one();
    }

    /// Whether there is something for a process to accept.
    pub fn has_arrivals(&self, process: u64) -> bool {
        !self.backlog.borrow().is_empty()
            || self.kept.is_of(process) && !self.kept.backlog.borrow().is_empty()
    }

    /// A process accepts all that is there.
    pub fn accept(&self, process: u64) -> Vec<Arrival> {
        let mut all: Vec<_> = self.backlog.take().into();
        if self.kept.is_of(process) {
            all.extend(self.kept.backlog.take());
        }
        all
    }

    /// Until there is something for a process to accept.
    pub fn wait_for_arrival(&self, process: u64) -> LocalFuture<()> {
        if !self.kept.is_of(process) {
            return Box::pin(self.idle.wait());
        }
        self.kept.bell.clear();
        let bell = self.kept.bell.clone();
        let mut connection = Box::pin(self.idle.wait());
        Box::pin(async move {
            let mut request = std::pin::pin!(bell.wait());
            poll_fn(|context| {
                let comes =
                    connection.as_mut().poll(context).is_ready() || request.as_mut().poll(context).is_ready();
                if comes { Poll::Ready(()) } else { Poll::Pending }
            })
            .await;
        })
    }

    /// A request is over.
    pub fn served(&self) {
        self.left.set(self.left.get().saturating_sub(1));
        if self.left.get() == 0 {
            self.over.say(());
        }
    }

    /// Until all are.
    pub fn is_over(&self) -> LocalFuture<()> {
        let over = self.over.clone();
        Box::pin(async move { over.wait().await })
    }

    fn arrivals(&self, start: Time) -> Vec<Arrival> {
        let gap = if self.workers() > 1 { cost::ARRIVAL_GAP } else { 0 };
        let mut earliest = 0;
        let number = 1..;
        let requests = self.requests.iter().zip(number);
        requests
            .map(|(request, number)| {
                let at = earliest.max(start.0 + (request.at_ms.max(0.0) * 1e6) as u64);
                earliest = at + gap;
                Arrival { number, at: Time(at), request: request.clone() }
            })
            .collect()
    }
}
