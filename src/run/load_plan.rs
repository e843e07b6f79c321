//! In: a load. Out: its requests as they arrive, for whichever server process accepts them first.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use super::exchange::{Announcement, Idle};
use crate::run::api::Load;
use crate::run::cost;
use crate::run::host::{Arrival, LocalFuture};
use crate::trace::event::Time;

/// The requests of a run and how far they are.
pub struct LoadRun {
    load: Load,
    servers_up: Cell<u32>,
    backlog: RefCell<VecDeque<Arrival>>,
    idle: Idle,
    left: Cell<usize>,
    begun: Rc<Announcement<Rc<Vec<Arrival>>>>,
    over: Rc<Announcement<()>>,
}

impl LoadRun {
    /// Before any server is up.
    pub fn new(load: &Load) -> Self {
        Self {
            load: load.clone(),
            servers_up: Cell::new(0),
            backlog: RefCell::default(),
            idle: Idle::default(),
            left: Cell::new(load.requests.len()),
            begun: Rc::default(),
            over: Rc::default(),
        }
    }

    /// How many processes serve.
    pub fn workers(&self) -> u32 {
        self.load.workers.max(1)
    }

    /// Another server is up: when all are, the requests with the times of their arrival.
    pub fn server_is_up(&self, now: Time) -> Option<Vec<Arrival>> {
        self.servers_up.set(self.servers_up.get() + 1);
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
    pub fn begins(&self) -> LocalFuture<Vec<Arrival>> {
        let begun = self.begun.clone();
        Box::pin(async move { begun.wait().await.to_vec() })
    }

    /// A connection comes in: the process that has been idle longest is woken for it.
    pub fn arrived(&self, arrival: Arrival) {
        self.backlog.borrow_mut().push_back(arrival);
        self.idle.wake_one();
    }

    /// Whether there are connections to accept.
    pub fn has_arrivals(&self) -> bool {
        !self.backlog.borrow().is_empty()
    }

    /// A process accepts all that are there.
    pub fn accept(&self) -> Vec<Arrival> {
        self.backlog.take().into()
    }

    /// Until a connection comes in.
    pub fn wait_for_arrival(&self) -> LocalFuture<()> {
        Box::pin(self.idle.wait())
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
        let requests = self.load.requests.iter().zip(number);
        requests
            .map(|(request, number)| {
                let at = earliest.max(start.0 + (request.at_ms.max(0.0) * 1e6) as u64);
                earliest = at + gap;
                Arrival { number, at: Time(at), request: request.clone() }
            })
            .collect()
    }
}
