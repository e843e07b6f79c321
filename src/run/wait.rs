//! In: what a blocked thread waits for. Out: the answer to its call, when that has come about.

use std::future::poll_fn;
use std::task::Poll;

use super::cost;
use super::host::LocalFuture;
use super::signal::until;
use super::thread::ThreadRun;
use crate::machine::exit::{Fuel, Wait};
use crate::machine::function::Raised;
use crate::machine::value::Value;
use crate::trace::event::{Reason, State, Time};

impl ThreadRun {
    /// Waits without the GIL. The answer to the call that waits.
    pub(super) async fn block(&mut self, wait: Wait) -> Result<Value, Raised> {
        if let Wait::Loop(event_loop) = wait {
            return super::event_loop::run(self, event_loop).await.map(|()| Value::None).map_err(Raised);
        }
        self.finish_debt().await;
        let line = self.machine.line();
        if !matches!(wait, Wait::Compute { .. }) {
            self.enter(self.blocked(reason(&wait)), line, None);
            self.tell_call();
        }
        self.let_go();
        let answer = self.wait(wait).await;
        self.owe(cost::WAKE_UP);
        answer
    }

    /// The state of waiting in a call: a callback that waits holds up its loop.
    fn blocked(&self, reason: Reason) -> State {
        if self.event_loop.is_some() { State::Blocked(reason) } else { State::Waiting(reason) }
    }

    async fn wait(&mut self, wait: Wait) -> Result<Value, Raised> {
        let process = self.process.clone();
        let host = process.host.clone();
        let deadline =
            |timeout: Option<u64>| timeout.map(|timeout| Time(host.now().0.saturating_add(timeout)));
        match wait {
            Wait::Sleep(duration) => {
                host.sleep_until(Time(host.now().0.saturating_add(duration))).await;
                Ok(Value::None)
            }
            Wait::Lock { lock, timeout } => {
                let deadline = deadline(timeout);
                let place = process.locks.enter(&lock);
                let mut was_woken = false;
                loop {
                    let may_take = !was_woken || process.locks.is_free(&lock, host.now().0);
                    if may_take && !lock.locked.replace(true) {
                        if self.event_loop.is_some() {
                            process.machine.borrow().held.taken(&lock, self.machine.line());
                        }
                        return Ok(Value::Bool(true));
                    }
                    if until(&*host, deadline, place.bell.wait()).await.is_none() {
                        return Ok(Value::Bool(false));
                    }
                    let latency = host.wake_latency();
                    if latency > 0 {
                        let late = process.locks.jitter(latency);
                        host.sleep_until(Time(host.now().0 + late)).await;
                    }
                    place.wait_again();
                    was_woken = latency > 0;
                }
            }
            Wait::Join { thread, timeout } => {
                let entry = process.threads.borrow().get(&thread).cloned();
                let Some(entry) = entry else { return Ok(Value::Bool(true)) };
                let ended = until(&*host, deadline(timeout), entry.ended.wait()).await;
                Ok(Value::Bool(ended.is_some()))
            }
            Wait::Receive { channel, timeout, unless_ended } => {
                let ends = unless_ended.iter().map(|child| host.wait_for_process(*child)).collect();
                let message = message_or_end(host.receive(channel), ends);
                let message = until(&*host, deadline(timeout), message).await.flatten();
                self.owe(cost::MESSAGE);
                match message {
                    None => Ok(Value::NotImplemented),
                    Some(bytes) => crate::machine::pickle::loads(&mut process.machine.borrow_mut(), &bytes),
                }
            }
            Wait::Process { process: child, timeout } => {
                let code = until(&*host, deadline(timeout), host.wait_for_process(child)).await;
                Ok(code.map_or(Value::None, |code| Value::Int(code.into())))
            }
            Wait::Compute { cost, value } => {
                let mut left = host.native_work(cost);
                self.tell_native_work(true);
                while left > 0 {
                    left -= self.burn(left).await;
                }
                self.tell_native_work(false);
                Ok(value)
            }
            Wait::Loop(_) => unreachable!("a loop is run, not waited for"),
        }
    }

    /// Computes without the GIL for at most a slice. How much that was.
    async fn burn(&mut self, cost: Fuel) -> Fuel {
        let slice = cost.min(cost::TURN as Fuel);
        let core = self.take_core().await;
        self.last_core = Some(core.number);
        self.enter(State::Running, self.machine.line(), Some(core.number));
        let began = self.process.host.begin_slice();
        self.pay(began, slice).await;
        drop(core);
        self.tell_computing();
        slice
    }
}

/// A message, or none if one of the processes ends first.
async fn message_or_end(
    mut message: LocalFuture<Vec<u8>>,
    mut ends: Vec<LocalFuture<i32>>,
) -> Option<Vec<u8>> {
    poll_fn(|context| {
        if let Poll::Ready(bytes) = message.as_mut().poll(context) {
            return Poll::Ready(Some(bytes));
        }
        if ends.iter_mut().any(|end| end.as_mut().poll(context).is_ready()) {
            return Poll::Ready(None);
        }
        Poll::Pending
    })
    .await
}

fn reason(wait: &Wait) -> Reason {
    match wait {
        Wait::Sleep(_) => Reason::Timer,
        Wait::Lock { .. } => Reason::Lock,
        Wait::Join { .. } | Wait::Process { .. } => Reason::Child,
        Wait::Receive { .. } => Reason::Io,
        Wait::Loop(_) | Wait::Compute { .. } => Reason::Other,
    }
}
