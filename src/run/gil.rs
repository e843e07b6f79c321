//! In: threads that want to run. Out: the one that may, first come first served, and when it has to let go.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::future::poll_fn;
use std::rc::Rc;
use std::task::{Poll, Waker};

use crate::trace::event::Time;

/// The global interpreter lock of a process, or none.
#[derive(Default)]
pub struct Gil {
    is_off: bool,
    is_taken: Cell<bool>,
    waiting: RefCell<VecDeque<Rc<Waiter>>>,
    last_switch: Cell<Time>,
}

struct Waiter {
    since: Time,
    has_it: Cell<bool>,
    waker: RefCell<Option<Waker>>,
}

impl Gil {
    /// One that nobody waits for: the threads of the process compute at the same time.
    pub fn off() -> Self {
        Self { is_off: true, ..Self::default() }
    }

    /// Whether there is none.
    pub fn is_off(&self) -> bool {
        self.is_off
    }

    /// Takes it, if it is free.
    pub fn try_take(&self) -> bool {
        self.is_off || !self.is_taken.replace(true)
    }

    /// Takes it after those who wait already.
    pub async fn take(&self, now: Time) {
        if self.try_take() {
            return;
        }
        let waiter = Rc::new(Waiter { since: now, has_it: Cell::new(false), waker: RefCell::default() });
        self.waiting.borrow_mut().push_back(waiter.clone());
        poll_fn(|context| {
            if waiter.has_it.get() {
                return Poll::Ready(());
            }
            waiter.waker.replace(Some(context.waker().clone()));
            Poll::Pending
        })
        .await;
    }

    /// Hands it to the first who waits, or leaves it free.
    pub fn release(&self, now: Time) {
        match self.waiting.borrow_mut().pop_front() {
            None => self.is_taken.set(false),
            Some(next) => {
                self.last_switch.set(now);
                next.has_it.set(true);
                if let Some(waker) = next.waker.take() {
                    waker.wake();
                }
            }
        }
    }

    /// When the thread that has it has to hand it on: a switch interval after somebody began to wait.
    pub fn switch_at(&self, interval: u64) -> Option<Time> {
        let waiting = self.waiting.borrow();
        let since = waiting.front()?.since.max(self.last_switch.get());
        Some(Time(since.0.saturating_add(interval)))
    }
}

#[cfg(test)]
mod tests {
    use std::future::Future;
    use std::task::{Context, Waker};

    use super::*;

    #[test]
    fn it_is_handed_to_those_who_wait_in_their_order() {
        let gil = Gil::default();
        assert!(gil.try_take());
        let mut first = std::pin::pin!(gil.take(Time(1)));
        let mut second = std::pin::pin!(gil.take(Time(2)));
        let mut context = Context::from_waker(Waker::noop());
        assert!(first.as_mut().poll(&mut context).is_pending());
        assert!(second.as_mut().poll(&mut context).is_pending());
        gil.release(Time(3));
        assert!(!gil.try_take(), "it was handed on, not left free");
        assert!(second.as_mut().poll(&mut context).is_pending());
        assert!(first.as_mut().poll(&mut context).is_ready());
    }

    #[test]
    fn a_switch_is_due_an_interval_after_somebody_began_to_wait_or_after_the_last_switch() {
        let gil = Gil::default();
        assert!(gil.try_take());
        assert_eq!(gil.switch_at(5_000_000), None);
        let mut first = std::pin::pin!(gil.take(Time(1_000_000)));
        let mut second = std::pin::pin!(gil.take(Time(2_000_000)));
        let mut context = Context::from_waker(Waker::noop());
        assert!(first.as_mut().poll(&mut context).is_pending());
        assert!(second.as_mut().poll(&mut context).is_pending());
        assert_eq!(gil.switch_at(5_000_000), Some(Time(6_000_000)));
        gil.release(Time(6_000_000));
        assert_eq!(gil.switch_at(5_000_000), Some(Time(11_000_000)));
    }
}
