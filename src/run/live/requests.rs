//! In: requests, and servers that are up or idle. Out: each request to the server process that is idle first.

use gloo_timers::callback::Timeout;

use super::broker::Broker;
use super::protocol::{Coming, ToCore};
use crate::run::cost::ARRIVAL_GAP;

impl Broker {
    pub(super) fn server_is_up(&self, process: u64) {
        let up = {
            let mut server = self.server.borrow_mut();
            server.up += 1;
            server.first.get_or_insert(process);
            server.up
        };
        if up != self.workers() {
            return;
        }
        let coming = self.coming();
        if coming.is_empty() {
            self.send_to_all(|| ToCore::LoadIsOver);
        } else if up == 1 {
            self.send_to_process(process, ToCore::LoadBegins { process, known: coming });
        } else {
            self.send_to_all(|| ToCore::LoadBegins { process, known: Vec::new() });
            coming.into_iter().for_each(|coming| self.announce(coming));
        }
    }

    /// The requests with the times of their arrival, the first of them soon.
    fn coming(&self) -> Vec<Coming> {
        let Some(load) = &self.settings.load else { return Vec::new() };
        let start = self.elapsed_ns() + SOON_NS;
        let gap = if self.workers() > 1 { ARRIVAL_GAP } else { 0 };
        let mut earliest = 0;
        let requests = load.requests.iter().zip(1..);
        requests
            .map(|(request, number)| {
                let at_ns = earliest.max(start + (request.at_ms.max(0.0) * 1e6) as u64);
                earliest = at_ns + gap;
                Coming { number, at_ns, request: request.clone() }
            })
            .collect()
    }

    /// Lets a request arrive at its time.
    fn announce(&self, coming: Coming) {
        let wait = coming.at_ns.saturating_sub(self.elapsed_ns()) / 1_000_000;
        let this = self.this.clone();
        let arrive = move || {
            if let Some(broker) = this.upgrade().filter(|broker| !broker.is_over.get()) {
                broker.arrived(coming);
            }
        };
        self.server.borrow_mut().to_come += 1;
        self.timers.borrow_mut().push(Timeout::new(wait.min(i32::MAX as u64) as u32, arrive));
    }

    /// An idle server gets it; if there is none, it waits for the one that is idle first. On a connection that is
    /// open the first server gets it.
    fn arrived(&self, coming: Coming) {
        let idle = {
            let mut server = self.server.borrow_mut();
            server.to_come -= 1;
            if coming.request.kept { server.first } else { server.idle.pop_front() }
        };
        match idle {
            Some(process) => {
                self.send_to_process(process, ToCore::Accept { process, arrivals: vec![coming] });
            }
            None => {
                self.server.borrow_mut().backlog.push(coming);
                self.look_for_deadlock();
            }
        }
    }

    pub(super) fn idle(&self, process: u64) {
        let arrivals = {
            let mut server = self.server.borrow_mut();
            let arrivals = std::mem::take(&mut server.backlog);
            if arrivals.is_empty() && !server.idle.contains(&process) {
                server.idle.push_back(process);
            }
            arrivals
        };
        if !arrivals.is_empty() {
            self.send_to_process(process, ToCore::Accept { process, arrivals });
        }
    }

    pub(super) fn served(&self) {
        let served = {
            let mut server = self.server.borrow_mut();
            server.served += 1;
            server.served
        };
        if self.settings.load.as_ref().is_some_and(|load| load.requests.len() == served) {
            self.send_to_all(|| ToCore::LoadIsOver);
        }
    }
}

/// The load begins so long after the servers are up.
const SOON_NS: u64 = 5_000_000;
