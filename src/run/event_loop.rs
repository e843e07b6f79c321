//! In: a loop with callbacks and tasks. Out: each of them run in its turn, as the textbook and CPython have it.
//!
//! One round: what has come in and the timers that are due join the ready queue; exactly those handles that
//! are in it now are run, first in first out. What they schedule waits for the next round. If nothing is
//! ready, the thread lets go of the GIL and waits for the next timer or for somebody who wakes it.

use std::rc::Rc;

use super::cost;
use super::server;
use super::signal::until;
use super::thread::{End, ThreadRun};
use crate::machine::aio::task::{Step, ends_loop};
use crate::machine::aio::text;
use crate::machine::aio::{Action, EventLoop, Future, Handle, WaitsFor};
use crate::machine::costs::{Kind, of};
use crate::machine::value::Value;
use crate::program::name::Name;
use crate::trace::event::{Reason, State, Time};

/// Runs a loop on a thread until it is stopped, or until an exception goes through it.
pub async fn run(thread: &mut ThreadRun, event_loop: Rc<EventLoop>) -> Result<(), Value> {
    let now = thread.process.host.now();
    let lane = thread.process.recorder.borrow_mut().event_loop(now, event_loop.number, thread.entry.actor);
    let outer = thread.event_loop.replace((event_loop.clone(), lane));
    let outer_task = thread.task.take();
    let outcome = rounds(thread, &event_loop).await;
    event_loop.stopping.set(false);
    event_loop.thread.set(None);
    thread.process.machine.borrow_mut().loops.shift_remove(&thread.number);
    let now = thread.process.host.now();
    thread.process.recorder.borrow_mut().enter(now, lane, State::Waiting(Reason::Other), 0, None);
    thread.event_loop = outer;
    thread.task = outer_task;
    outcome
}

async fn rounds(thread: &mut ThreadRun, event_loop: &Rc<EventLoop>) -> Result<(), Value> {
    loop {
        server::tend(thread, event_loop);
        wait_for_something(thread, event_loop).await;
        server::accept(thread, event_loop).await;
        event_loop.collect_due(thread.process.host.now().0);
        let ready_now = event_loop.ready.borrow().len();
        for _ in 0..ready_now {
            let handle = event_loop.ready.borrow_mut().pop_front();
            if let Some(handle) = handle {
                run_handle(thread, event_loop, &handle).await?;
            }
        }
        if event_loop.stopping.get() {
            thread.finish_debt().await;
            return Ok(());
        }
    }
}

/// Waits until a handle is ready or a timer is due; without waiting if there is one now.
async fn wait_for_something(thread: &mut ThreadRun, event_loop: &Rc<EventLoop>) {
    thread.owe(cost::LOOP_ITERATION);
    let process = thread.process.clone();
    let bell = process.loop_bell(event_loop.number);
    loop {
        bell.clear();
        if !event_loop.ready.borrow().is_empty()
            || event_loop.stopping.get()
            || server::has_arrivals(&process)
        {
            return;
        }
        thread.finish_debt().await;
        let deadline = event_loop.next_deadline();
        let now = process.host.now();
        if deadline.is_some_and(|deadline| deadline <= now.0) {
            return;
        }
        if !event_loop.ready.borrow().is_empty() {
            continue;
        }
        let reason = if deadline.is_some() { Reason::Timer } else { Reason::Io };
        thread.enter(State::Waiting(reason), 0, None);
        thread.let_go();
        until(&*process.host, deadline.map(Time), server::bell_or_arrival(&process, &bell)).await;
        thread.owe(cost::WAKE_UP);
    }
}

/// A callback of so many nanoseconds is not slow, whatever the program finds slow.
const NOT_SLOW: u64 = 100_000;

async fn run_handle(
    thread: &mut ThreadRun,
    event_loop: &Rc<EventLoop>,
    handle: &Rc<Handle>,
) -> Result<(), Value> {
    let Some(action) = handle.action.take() else { return Ok(()) };
    thread.owe(of(Kind::Handle));
    let began = thread.process.host.now();
    let shown = match &action {
        Action::Step { task, .. } | Action::Wakeup { task, .. } => Value::Future(task.clone()),
        Action::Call { .. } | Action::SetResult { .. } => Value::Handle(handle.clone()),
    };
    match action {
        Action::Call { callable, args } => {
            thread.cause = cause(thread, &args);
            let end = thread.call(callable.clone(), args.clone()).await;
            thread.cause = None;
            if let End::Raised(exception) = end {
                if ends_loop(&thread.process.machine.borrow(), &exception) {
                    return Err(exception);
                }
                // The handle is shown in the message, so it gets its action back.
                handle.action.replace(Some(Action::Call { callable, args }));
                let values = vec![Value::Handle(handle.clone()), exception];
                tell_library(thread, event_loop, "_callback_raised", values).await?;
            }
        }
        Action::Step { task, exception } => step(thread, &task, exception).await?,
        Action::Wakeup { task, future } => {
            let exception = task.wakeup_exception(&thread.process.machine.borrow(), &future);
            step(thread, &task, exception).await?;
        }
        Action::SetResult { future, value } => {
            if !future.is_done() {
                let set = future.set_result(&mut thread.process.machine.borrow_mut(), value);
                debug_assert!(set.is_ok(), "a pending future takes a result");
            }
        }
    }
    thread.take_notes();
    let took = thread.process.host.now().0 - began.0;
    if event_loop.debug.get() && took > NOT_SLOW {
        let seconds = Value::Float(took as f64 / 1e9);
        tell_library(thread, event_loop, "_took_long", vec![shown, seconds]).await?;
    }
    let has_orphans = !thread.process.machine.borrow().finalization.orphans.borrow().is_empty();
    if has_orphans {
        tell_library(thread, event_loop, "_close_orphans", Vec::new()).await?;
    }
    report_unretrieved(thread).await
}

/// The task whose end a callback was called for.
fn cause(thread: &ThreadRun, args: &[Value]) -> Option<crate::trace::event::ActorId> {
    let [Value::Future(future), ..] = args else { return None };
    thread.process.recorder.borrow().task(future.number()?)
}

/// One step of a task: until its coroutine gives way, returns or raises.
async fn step(thread: &mut ThreadRun, task: &Rc<Future>, exception: Option<Value>) -> Result<(), Value> {
    let resumption = task.begin_step(&mut thread.process.machine.borrow_mut(), exception);
    let Some(with) = resumption else { return Ok(()) };
    thread.take_notes();
    thread.task = task.number().and_then(|number| thread.process.recorder.borrow().task(number));
    thread.start_line = text::line_of(&task.data().coroutine);
    thread.told = None;
    let outcome = match thread.resume(task.data().coroutine.clone(), with).await {
        End::Yielded(value) => Step::Yielded(value),
        End::Finished(value) => Step::Finished(value),
        End::Raised(exception) => Step::Raised(exception),
    };
    let lane = thread.task.take();
    let fatal = task.after_step(&mut thread.process.machine.borrow_mut(), outcome);
    let now = thread.process.host.now();
    if let Some(lane) = lane {
        let mut recorder = thread.process.recorder.borrow_mut();
        if task.is_cancelled() {
            recorder.mark(now, lane, "cancelled");
        }
        let (state, line) = state_after_step(task);
        recorder.enter(now, lane, state, line, None);
        drop(recorder);
        thread.tell_awaits(lane, task);
        thread.tell_held(lane);
    }
    thread.cause = lane;
    thread.take_notes();
    thread.cause = None;
    fatal.map_or(Ok(()), Err)
}

/// What a task does when its step is over, and where.
fn state_after_step(task: &Future) -> (State, u32) {
    if task.is_done() {
        return (State::Done, 0);
    }
    let data = task.data();
    let line = text::line_of(&data.coroutine);
    match &*data.waiting_for.borrow() {
        None => (State::Ready, line),
        Some(future) => (State::Waiting(reason(future.waits_for.get())), line),
    }
}

fn reason(kind: WaitsFor) -> Reason {
    match kind {
        WaitsFor::Timer => Reason::Timer,
        WaitsFor::Lock => Reason::Lock,
        WaitsFor::Io => Reason::Io,
        WaitsFor::Pool => Reason::Pool,
        WaitsFor::Child => Reason::Child,
        WaitsFor::Other => Reason::Other,
    }
}

/// Tells the library of futures that were dropped with an exception that nobody has looked at.
pub async fn report_unretrieved(thread: &mut ThreadRun) -> Result<(), Value> {
    while let Some(future) = pop_unretrieved(thread) {
        let event_loop = future.event_loop.clone();
        tell_library(thread, &event_loop, "_never_retrieved", vec![Value::Future(future)]).await?;
    }
    Ok(())
}

fn pop_unretrieved(thread: &ThreadRun) -> Option<Rc<Future>> {
    let machine = thread.process.machine.borrow();
    let mut list = machine.unretrieved.borrow_mut();
    (!list.is_empty()).then(|| list.remove(0))
}

/// Calls a method that the library may have put into the class of loops.
async fn tell_library(
    thread: &mut ThreadRun,
    event_loop: &Rc<EventLoop>,
    method: &str,
    mut values: Vec<Value>,
) -> Result<(), Value> {
    let found = thread.process.machine.borrow().classes.event_loop.lookup(Name::new(method));
    let Some(method) = found else { return Ok(()) };
    values.insert(0, Value::Loop(event_loop.clone()));
    match thread.call(method, values).await {
        End::Raised(exception) if ends_loop(&thread.process.machine.borrow(), &exception) => Err(exception),
        _ => Ok(()),
    }
}
