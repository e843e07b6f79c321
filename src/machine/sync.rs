//! In: nothing. Out: the lock that all of `threading` is made of.

use std::cell::Cell;

/// A `threading.Lock`. Who waits for it is known to `run` only.
#[derive(Debug, Default)]
pub struct Lock {
    /// Whether somebody has it.
    pub locked: Cell<bool>,
    /// How many threads wait for it: a release of a lock that nobody waits for needs no request.
    pub waiting: Cell<u32>,
    /// A number for the run's tables, given at the first wait; 0: none yet.
    pub number: Cell<u64>,
}
