//! In: a thread that wants to compute. Out: its turn: the GIL and a core, and for how long.

use super::cost;
use super::host::CoreGuard;
use super::thread::ThreadRun;
use crate::machine::exit::Fuel;
use crate::trace::event::{Reason, State, Time};

impl ThreadRun {
    /// Takes the GIL, or hands it on if others have waited long enough, and waits for the next turn.
    pub(super) async fn take_turn(&mut self) {
        let now = self.process.host.now();
        if self.has_gil && self.switch_at().is_some_and(|at| at <= now) {
            self.let_go();
        }
        if self.has_gil {
            return;
        }
        if !self.process.gil.try_take() {
            self.enter(State::Waiting(Reason::Gil), self.line(), None);
            let process = self.process.clone();
            process.gil.take(now).await;
            self.owe(cost::WAKE_UP);
        }
        self.has_gil = true;
    }

    /// Lets go of the GIL.
    pub(super) fn let_go(&mut self) {
        if std::mem::take(&mut self.has_gil) {
            self.process.gil.release(self.process.host.now());
        }
    }

    /// Takes a core, as soon as one is free.
    pub(super) async fn take_core(&mut self) -> CoreGuard {
        let host = self.process.host.clone();
        let number = match host.try_core(self.last_core) {
            Some(number) => number,
            None => {
                self.enter(State::Ready, self.line(), None);
                host.wait_for_core().await
            }
        };
        CoreGuard::new(host, number)
    }

    /// How long it may run: a slice, or until it must hand on the GIL, or until it sees what others did.
    pub(super) fn fuel(&self, now: Time) -> Fuel {
        if self.computes_next_to_others() {
            // Steps of many lengths, so that no loop falls into step with them.
            let step = self.process.steps.get() + 1;
            self.process.steps.set(step);
            return (cost::PARALLEL_STEP + step * 7_919 % cost::PARALLEL_JITTER) as Fuel;
        }
        let switch = self.switch_at().map(|at| at.0.saturating_sub(now.0));
        let time = switch.unwrap_or(cost::TURN).min(cost::TURN);
        self.process.host.fuel(time).max(1)
    }

    /// When it has to hand on the GIL, if others wait for it.
    fn switch_at(&self) -> Option<Time> {
        let interval = self.process.machine.borrow().switch_interval;
        self.process.gil.switch_at(interval.max(cost::SHORTEST_SWITCH))
    }

    /// Whether other threads of the process may compute at the same time.
    pub(super) fn computes_next_to_others(&self) -> bool {
        self.process.gil.is_off() && self.process.threads.borrow().len() > 1
    }
}
