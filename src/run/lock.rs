//! In: threads that wait for locks. Out: who is woken when a lock is given back.
//!
//! As in CPython on Linux, a lock that is given back is free: the thread that gave it back, or any other that
//! runs, may take it again before the one that was woken gets to look.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use hashbrown::HashMap;

use super::signal::Bell;
use crate::machine::sync::Lock;

/// Those who wait for the locks of a process.
#[derive(Default)]
pub struct LockQueues {
    last_number: Cell<u64>,
    /// How often somebody who was woken has looked.
    looks: Cell<u64>,
    queues: RefCell<HashMap<u64, VecDeque<Rc<Bell>>>>,
}

/// A place in the queue for a lock, given up when dropped.
pub struct Place<'a> {
    queues: &'a LockQueues,
    lock: Rc<Lock>,
    /// Rings when the lock was given back and it is this one's turn to look.
    pub bell: Rc<Bell>,
}

impl LockQueues {
    /// Puts somebody at the end of the queue for a lock.
    pub fn enter(&self, lock: &Rc<Lock>) -> Place<'_> {
        if lock.number.get() == 0 {
            self.last_number.set(self.last_number.get() + 1);
            lock.number.set(self.last_number.get());
        }
        lock.waiting.set(lock.waiting.get() + 1);
        let bell = Rc::<Bell>::default();
        self.queues.borrow_mut().entry(lock.number.get()).or_default().push_back(bell.clone());
        Place { queues: self, lock: lock.clone(), bell }
    }

    /// Whether somebody who looks now finds a lock free. A slice that is interpreted ahead of its time may have taken it
    /// and given it back later than now.
    pub fn is_free(&self, lock: &Lock, now: u64) -> bool {
        now >= lock.freed_at.get() || now < lock.taken_at.get()
    }

    /// Half of a latency and up to as much again: never the same twice, or threads would fall into step.
    pub fn jitter(&self, latency: u64) -> u64 {
        self.looks.set(self.looks.get() + 1);
        latency / 2 + self.looks.get().wrapping_mul(7_919) % latency
    }

    /// Wakes the first who waits for a lock.
    pub fn released(&self, lock: &Lock) {
        let first = self.queues.borrow_mut().get_mut(&lock.number.get()).and_then(VecDeque::pop_front);
        if let Some(bell) = first {
            bell.ring();
        }
    }
}

impl Place<'_> {
    /// Goes to the end of the queue again.
    pub fn wait_again(&self) {
        let mut queues = self.queues.queues.borrow_mut();
        queues.entry(self.lock.number.get()).or_default().push_back(self.bell.clone());
    }
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        self.lock.waiting.set(self.lock.waiting.get().saturating_sub(1));
        let mut queues = self.queues.queues.borrow_mut();
        if let Some(queue) = queues.get_mut(&self.lock.number.get()) {
            queue.retain(|bell| !Rc::ptr_eq(bell, &self.bell));
            if queue.is_empty() {
                queues.remove(&self.lock.number.get());
            }
        }
    }
}
