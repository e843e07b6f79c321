//! In: futures. Out: each polled in its turn: first in first out, on a clock that jumps to the next timer.

use std::cell::{Cell, RefCell};
use std::collections::{BinaryHeap, VecDeque};
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, Wake, Waker};

use crate::run::host::LocalFuture;
use crate::trace::event::Time;

/// Futures and timers.
#[derive(Default)]
pub struct Executor {
    now: Cell<Time>,
    tasks: RefCell<Vec<Option<Task>>>,
    free: RefCell<Vec<usize>>,
    ready: Arc<Mutex<VecDeque<usize>>>,
    timers: RefCell<BinaryHeap<Entry>>,
    sequence: Cell<u64>,
}

struct Task {
    future: Option<LocalFuture<()>>,
    waker: Arc<Turn>,
}

/// Puts its task into the queue, once.
struct Turn {
    task: usize,
    is_queued: AtomicBool,
    ready: Arc<Mutex<VecDeque<usize>>>,
}

impl Wake for Turn {
    fn wake(self: Arc<Self>) {
        self.wake_by_ref();
    }

    fn wake_by_ref(self: &Arc<Self>) {
        if !self.is_queued.swap(true, Ordering::Relaxed) {
            self.ready.lock().unwrap_or_else(PoisonError::into_inner).push_back(self.task);
        }
    }
}

/// What the executor could do next.
pub enum Next {
    /// It has polled a future.
    Polled,
    /// No future is ready; the next timer is due then.
    Timer(Time),
    /// Nothing is ready and there is no timer.
    Nothing,
}

impl Executor {
    /// The virtual time.
    pub fn now(&self) -> Time {
        self.now.get()
    }

    /// Runs a future from its next turn on.
    pub fn spawn(&self, future: LocalFuture<()>) {
        let index = self.free.borrow_mut().pop().unwrap_or_else(|| {
            self.tasks.borrow_mut().push(None);
            self.tasks.borrow().len() - 1
        });
        let waker =
            Arc::new(Turn { task: index, is_queued: AtomicBool::new(false), ready: self.ready.clone() });
        self.tasks.borrow_mut()[index] = Some(Task { future: Some(future), waker: waker.clone() });
        waker.wake();
    }

    /// Completes at that time.
    pub fn sleep_until(self: &Rc<Self>, at: Time) -> Sleep {
        Sleep { executor: self.clone(), at, alarm: None }
    }

    /// Polls the next future that is ready.
    pub fn poll_next(&self) -> Next {
        let next = self.ready.lock().unwrap_or_else(PoisonError::into_inner).pop_front();
        match next {
            Some(index) => {
                self.poll(index);
                Next::Polled
            }
            None => self.next_timer().map_or(Next::Nothing, Next::Timer),
        }
    }

    /// Sets the clock to the next timer and wakes whoever waits for it; equal deadlines in the order of asking.
    pub fn fire_next(&self) {
        let Some(entry) = self.timers.borrow_mut().pop() else { return };
        self.now.set(entry.at.max(self.now.get()));
        entry.alarm.ring();
    }

    /// Drops everything.
    pub fn clear(&self) {
        // Futures may spawn and wake when they are dropped, so nothing is borrowed meanwhile.
        let tasks = self.tasks.take();
        drop(tasks);
        self.timers.take();
    }

    fn poll(&self, index: usize) {
        let taken = self.tasks.borrow_mut().get_mut(index).and_then(Option::as_mut).map(|task| {
            task.waker.is_queued.store(false, Ordering::Relaxed);
            (task.future.take(), task.waker.clone())
        });
        let Some((Some(mut future), turn)) = taken else { return };
        let waker = Waker::from(turn);
        let outcome = future.as_mut().poll(&mut Context::from_waker(&waker));
        let mut tasks = self.tasks.borrow_mut();
        let Some(slot) = tasks.get_mut(index) else { return };
        if outcome.is_ready() {
            *slot = None;
            drop(tasks);
            self.free.borrow_mut().push(index);
        } else if let Some(task) = slot {
            task.future = Some(future);
        }
    }

    fn next_timer(&self) -> Option<Time> {
        let mut timers = self.timers.borrow_mut();
        while timers.peek().is_some_and(|entry| entry.alarm.is_off.get()) {
            timers.pop();
        }
        timers.peek().map(|entry| entry.at)
    }
}

/// A wait for a time; dropping it takes the wish back.
pub struct Sleep {
    executor: Rc<Executor>,
    at: Time,
    alarm: Option<Rc<Alarm>>,
}

#[derive(Default)]
struct Alarm {
    has_rung: Cell<bool>,
    is_off: Cell<bool>,
    waker: RefCell<Option<Waker>>,
}

impl Alarm {
    fn ring(&self) {
        self.has_rung.set(true);
        if let Some(waker) = self.waker.take() {
            waker.wake();
        }
    }
}

impl Future for Sleep {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        if let Some(alarm) = &self.alarm {
            if alarm.has_rung.get() {
                return Poll::Ready(());
            }
            alarm.waker.replace(Some(context.waker().clone()));
            return Poll::Pending;
        }
        if self.at <= self.executor.now() {
            return Poll::Ready(());
        }
        if self.at == Time(u64::MAX) {
            return Poll::Pending;
        }
        let alarm = Rc::new(Alarm::default());
        alarm.waker.replace(Some(context.waker().clone()));
        let sequence = self.executor.sequence.get();
        self.executor.sequence.set(sequence + 1);
        let entry = Entry { at: self.at, sequence, alarm: alarm.clone() };
        self.executor.timers.borrow_mut().push(entry);
        self.alarm = Some(alarm);
        Poll::Pending
    }
}

impl Drop for Sleep {
    fn drop(&mut self) {
        if let Some(alarm) = &self.alarm {
            alarm.is_off.set(true);
        }
    }
}

struct Entry {
    at: Time,
    sequence: u64,
    alarm: Rc<Alarm>,
}

impl PartialEq for Entry {
    fn eq(&self, other: &Self) -> bool {
        (self.at, self.sequence) == (other.at, other.sequence)
    }
}

impl Eq for Entry {}

impl PartialOrd for Entry {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Entry {
    /// Reversed, so that the heap gives the earliest first.
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        (other.at, other.sequence).cmp(&(self.at, self.sequence))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(executor: &Executor) {
        loop {
            match executor.poll_next() {
                Next::Polled => {}
                Next::Timer(_) => executor.fire_next(),
                Next::Nothing => return,
            }
        }
    }

    #[test]
    fn equal_deadlines_fire_in_the_order_of_asking_and_the_clock_jumps() {
        let executor = Rc::new(Executor::default());
        let log = Rc::new(RefCell::new(Vec::new()));
        for (name, at) in [("late", 20), ("first", 10), ("second", 10)] {
            let (executor_, log) = (executor.clone(), log.clone());
            executor.spawn(Box::pin(async move {
                executor_.sleep_until(Time(at)).await;
                log.borrow_mut().push((name, executor_.now().0));
            }));
        }
        run(&executor);
        assert_eq!(*log.borrow(), [("first", 10), ("second", 10), ("late", 20)]);
    }

    #[test]
    fn a_sleep_that_was_dropped_does_not_move_the_clock() {
        let executor = Rc::new(Executor::default());
        let inner = executor.clone();
        executor.spawn(Box::pin(async move {
            let mut long = Box::pin(inner.sleep_until(Time(1000)));
            std::future::poll_fn(|context| {
                let _ = long.as_mut().poll(context);
                Poll::Ready(())
            })
            .await;
            drop(long);
            inner.sleep_until(Time(5)).await;
        }));
        run(&executor);
        assert_eq!(executor.now(), Time(5));
    }
}
