//! In: nothing. Out: the lock that all of `threading` is made of.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// A `threading.Lock`. Who waits for it is known to `run` only.
#[derive(Debug, Default)]
pub struct Lock {
    /// Whether somebody has it.
    pub locked: Cell<bool>,
    /// When it was last taken and given back, by [`Process::time`](super::process::Process::time): a simulated slice
    /// is interpreted at its beginning, so these may lie ahead.
    pub taken_at: Cell<u64>,
    /// See `taken_at`.
    pub freed_at: Cell<u64>,
    /// How many threads wait for it: a release of a lock that nobody waits for needs no request.
    pub waiting: Cell<u32>,
    /// A number for the run's tables, given at the first wait; 0: none yet.
    pub number: Cell<u64>,
    /// The user's line that took it, if the thread that did runs a loop.
    pub taken_on: Cell<u32>,
    /// Its number in the trace, once a task that has it has given way; 0: none has.
    pub told: Cell<u64>,
}

/// The locks that were taken on threads that run a loop.
#[derive(Default)]
pub struct HeldLocks {
    locks: RefCell<Vec<Rc<Lock>>>,
    last_number: Cell<u64>,
}

impl HeldLocks {
    /// A thread that runs a loop has taken a lock.
    pub fn taken(&self, lock: &Rc<Lock>, line: u32) {
        lock.taken_on.set(line);
        lock.told.set(0);
        self.locks.borrow_mut().push(lock.clone());
    }

    /// It was given back. Its number, if the trace knows that it was held.
    pub fn given_back(&self, lock: &Rc<Lock>) -> Option<u64> {
        let mut locks = self.locks.borrow_mut();
        let index = locks.iter().position(|held| Rc::ptr_eq(held, lock))?;
        locks.swap_remove(index);
        Some(lock.told.take()).filter(|number| *number > 0)
    }

    /// A task gives way: the locks that it has, each told once: its number, and the line that took it.
    pub fn giving_way(&self) -> Vec<(u64, u32)> {
        let tell = |lock: &Rc<Lock>| {
            (lock.told.get() == 0 && lock.taken_on.get() > 0).then(|| {
                self.last_number.set(self.last_number.get() + 1);
                lock.told.set(self.last_number.get());
                (lock.told.get(), lock.taken_on.get())
            })
        };
        self.locks.borrow().iter().filter_map(tell).collect()
    }
}
