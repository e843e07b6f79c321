//! In: what a core waits for that comes by itself. Out: whether there is anything of the kind.

use std::cell::Cell;
use std::rc::Rc;

/// How many timers and turns of the browser's event loop a core waits for.
#[derive(Default)]
pub struct Stirrings(Rc<Cell<u32>>);

/// One of them, until it is dropped.
pub struct Stirring(Rc<Cell<u32>>);

impl Stirrings {
    /// One more is waited for.
    pub fn begin(&self) -> Stirring {
        self.0.set(self.0.get() + 1);
        Stirring(self.0.clone())
    }

    /// Whether nothing comes by itself: only a message can help.
    pub fn are_over(&self) -> bool {
        self.0.get() == 0
    }
}

impl Drop for Stirring {
    fn drop(&mut self) {
        self.0.set(self.0.get() - 1);
    }
}
