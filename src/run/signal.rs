//! In: wakers. Out: small futures to wait on: a flag that is set once, a bell, a race with the clock, a life that can be ended.

use std::cell::{Cell, RefCell};
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use super::host::{Host, LocalFuture};
use crate::trace::event::Time;

/// Something that happens once; any number may wait for it.
#[derive(Default)]
pub struct Once {
    happened: Cell<bool>,
    waiting: RefCell<Vec<Waker>>,
}

impl Once {
    /// It happens.
    pub fn set(&self) {
        self.happened.set(true);
        for waker in self.waiting.take() {
            waker.wake();
        }
    }

    /// Whether it has happened.
    pub fn is_set(&self) -> bool {
        self.happened.get()
    }

    /// Until it has happened.
    pub async fn wait(&self) {
        poll_fn(|context| {
            if self.happened.get() {
                return Poll::Ready(());
            }
            self.waiting.borrow_mut().push(context.waker().clone());
            Poll::Pending
        })
        .await;
    }
}

/// A bell that one waits for; a ring that nobody waits for is kept.
#[derive(Default)]
pub struct Bell {
    rung: Cell<bool>,
    waiting: RefCell<Option<Waker>>,
}

impl Bell {
    /// Rings.
    pub fn ring(&self) {
        self.rung.set(true);
        if let Some(waker) = self.waiting.take() {
            waker.wake();
        }
    }

    /// Forgets a ring.
    pub fn clear(&self) {
        self.rung.set(false);
    }

    /// Until it has rung.
    pub async fn wait(&self) {
        poll_fn(|context| {
            if self.rung.take() {
                return Poll::Ready(());
            }
            self.waiting.replace(Some(context.waker().clone()));
            Poll::Pending
        })
        .await;
    }
}

/// The result of `future`, or none if the deadline comes first; `future` goes first at the same moment.
pub async fn until<T>(host: &dyn Host, deadline: Option<Time>, future: impl Future<Output = T>) -> Option<T> {
    let mut future = std::pin::pin!(future);
    let mut timer = deadline.map(|at| host.sleep_until(at));
    poll_fn(|context| {
        if let Poll::Ready(value) = future.as_mut().poll(context) {
            return Poll::Ready(Some(value));
        }
        let is_late = timer.as_mut().is_some_and(|timer| timer.as_mut().poll(context).is_ready());
        if is_late { Poll::Ready(None) } else { Poll::Pending }
    })
    .await
}

/// The life of a process: when it ends, all its futures are dropped.
#[derive(Default)]
pub struct Life {
    over: Cell<bool>,
    waiting: RefCell<Vec<Waker>>,
}

impl Life {
    /// Ends it.
    pub fn end(&self) {
        self.over.set(true);
        for waker in self.waiting.take() {
            waker.wake();
        }
    }

    /// Whether it is over.
    pub fn is_over(&self) -> bool {
        self.over.get()
    }

    /// `future`, dropped when the life ends.
    pub fn bind(self: &Rc<Self>, future: LocalFuture<()>) -> LocalFuture<()> {
        Box::pin(Bound { life: self.clone(), future: Some(future), is_known: false })
    }
}

struct Bound {
    life: Rc<Life>,
    future: Option<LocalFuture<()>>,
    is_known: bool,
}

impl Future for Bound {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        if self.life.is_over() {
            self.future = None;
            return Poll::Ready(());
        }
        if !self.is_known {
            self.is_known = true;
            self.life.waiting.borrow_mut().push(context.waker().clone());
        }
        let Some(future) = &mut self.future else { return Poll::Ready(()) };
        let outcome = future.as_mut().poll(context);
        if outcome.is_ready() || self.life.is_over() {
            self.future = None;
            return Poll::Ready(());
        }
        Poll::Pending
    }
}
