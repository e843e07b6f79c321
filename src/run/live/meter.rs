//! In: slices with their fuel and their real time. Out: how much fuel a slice of some milliseconds needs.

use std::cell::Cell;

use super::clock::now_ms;
use crate::machine::exit::Fuel;

/// How long a core computes before the browser's event loop has a turn.
const TURN_MS: f64 = 4.0;
/// A slice that takes longer than this is one call of a native.
const LONG_MS: f64 = 30.0;

/// How much fuel goes into how much real time.
pub struct Meter {
    fuel_per_ns: Cell<f64>,
    slice_began_ms: Cell<f64>,
    real_ms: Cell<f64>,
    cost: Cell<Fuel>,
    long_slice_ended_ms: Cell<f64>,
}

impl Default for Meter {
    fn default() -> Self {
        Self {
            fuel_per_ns: Cell::new(0.5),
            slice_began_ms: Cell::new(0.0),
            real_ms: Cell::new(0.0),
            cost: Cell::new(0),
            long_slice_ended_ms: Cell::new(0.0),
        }
    }
}

impl Meter {
    /// The fuel for so much real time.
    pub fn fuel(&self, nanoseconds: u64) -> Fuel {
        ((nanoseconds as f64 * self.fuel_per_ns.get()) as Fuel).max(1_000)
    }

    /// Whether the program itself kept the core from looking at its timers since then.
    pub fn was_busy_since(&self, then_ms: f64) -> bool {
        self.long_slice_ended_ms.get() >= then_ms
    }

    /// A slice begins now.
    pub fn begin(&self) {
        self.slice_began_ms.set(now_ms());
    }

    /// Takes in a slice that has just ended. Whether the browser should have a turn.
    pub fn add(&self, cost: Fuel) -> bool {
        let now = now_ms();
        let length = (now - self.slice_began_ms.get()).max(0.0);
        if length > LONG_MS {
            self.long_slice_ended_ms.set(now);
        }
        self.real_ms.set(self.real_ms.get() + length);
        self.cost.set(self.cost.get() + cost);
        if self.real_ms.get() < TURN_MS {
            return false;
        }
        let measured = self.cost.take() as f64 / (self.real_ms.take() * 1e6);
        let smoothed = (self.fuel_per_ns.get() + measured) / 2.0;
        self.fuel_per_ns.set(smoothed.clamp(0.01, 20.0));
        true
    }
}
