//! In: threads that want to compute. Out: the cores of the machine, to those who asked first.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::future::poll_fn;
use std::rc::{Rc, Weak};
use std::task::{Poll, Waker};

/// The cores.
pub struct Cores {
    free: RefCell<Vec<bool>>,
    waiting: RefCell<VecDeque<Weak<Waiter>>>,
}

#[derive(Default)]
struct Waiter {
    core: Cell<Option<u32>>,
    waker: RefCell<Option<Waker>>,
}

impl Cores {
    /// All are free.
    pub fn new(count: u32) -> Self {
        Self { free: RefCell::new(vec![true; count.max(1) as usize]), waiting: RefCell::default() }
    }

    /// A free core, the one wished for if possible.
    pub fn take(&self, wish: Option<u32>) -> Option<u32> {
        let mut free = self.free.borrow_mut();
        let wished = wish.filter(|core| free.get(*core as usize).copied().unwrap_or(false));
        let core = wished.or_else(|| free.iter().position(|is_free| *is_free).map(|core| core as u32))?;
        free[core as usize] = false;
        Some(core)
    }

    /// A core, after those who wait already.
    pub fn wait(self: &Rc<Self>) -> impl Future<Output = u32> + use<> {
        let waiter = Rc::new(Waiter::default());
        self.waiting.borrow_mut().push_back(Rc::downgrade(&waiter));
        let held = Held { cores: self.clone(), waiter };
        poll_fn(move |context| match held.waiter.core.take() {
            Some(core) => Poll::Ready(core),
            None => {
                held.waiter.waker.replace(Some(context.waker().clone()));
                Poll::Pending
            }
        })
    }

    /// A core is free; the first who waits gets it.
    pub fn release(&self, core: u32) {
        loop {
            let next = self.waiting.borrow_mut().pop_front();
            let Some(next) = next else { break };
            let Some(waiter) = next.upgrade() else { continue };
            waiter.core.set(Some(core));
            if let Some(waker) = waiter.waker.take() {
                waker.wake();
            }
            return;
        }
        self.free.borrow_mut()[core as usize] = true;
    }
}

/// Gives the core on if whoever waited is gone before taking it.
struct Held {
    cores: Rc<Cores>,
    waiter: Rc<Waiter>,
}

impl Drop for Held {
    fn drop(&mut self) {
        if let Some(core) = self.waiter.core.take() {
            self.cores.release(core);
        }
    }
}
