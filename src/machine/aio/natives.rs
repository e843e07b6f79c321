//! In: a process. Out: its classes `Future`, `Task`, `Handle`, `EventLoop` filled with methods, and asyncio's share of `_kernel`.
//!
//! `_kernel` gets `FUNCTIONS` and the four classes (`process.classes.future`, `.task`, `.handle`, `.event_loop`).
//! What the library adds in Python it puts into these classes with `_kernel.extend`. The run calls two such
//! methods of `EventLoop` if they are there: `_callback_raised(loop, handle, exception)` when a callback of
//! `call_soon` raised, and `_never_retrieved(loop, future)` when a future was dropped with an exception.

use std::rc::Rc;

use super::natives_future::{FUTURE, FUTURE_PROPERTIES, TASK, TASK_PROPERTIES};
use super::natives_loop::{HANDLE, LOOP, LOOP_PROPERTIES};
use super::{Action, Children, EventLoop, Future, WaitsFor};
use crate::machine::args::Args;
use crate::machine::class::Class;
use crate::machine::exit::{Request, Wait};
use crate::machine::function::{Effect, Fallible, Native, Outcome};
use crate::machine::iterator::Iter;
use crate::machine::process::Process;
use crate::machine::value::{Descriptor, Value};
use crate::program::name::Name;

/// asyncio's functions in `_kernel`.
pub static FUNCTIONS: &[Native] = &[
    Native::function("new_loop", new_loop),
    Native::function("running_loop", running_loop),
    Native::function("get_loop", get_loop),
    Native::function("set_loop", set_loop),
    Native::function("run_loop", run_loop),
    Native::function("current_task", current_task),
    Native::function("all_tasks", all_tasks),
    Native::function("context", context),
    Native::function("sleep_future", sleep_future),
    Native::function("cancel_timer", cancel_timer),
    Native::function("bare_yield", bare_yield),
    Native::function("gathering", gathering),
    Native::function("set_waits_for", set_waits_for),
    Native::function("remember_exception", remember_exception),
];

/// Fills the classes with their methods.
pub fn install(process: &mut Process) {
    let classes = &process.classes;
    fill(&classes.future, FUTURE, FUTURE_PROPERTIES);
    fill(&classes.task, TASK, TASK_PROPERTIES);
    fill(&classes.handle, HANDLE, &[]);
    fill(&classes.event_loop, LOOP, LOOP_PROPERTIES);
}

fn fill(class: &Rc<Class>, methods: &'static [Native], properties: &'static [Native]) {
    let mut namespace = class.namespace.borrow_mut();
    for method in methods {
        namespace.insert(Name::new(method.name), Value::Native(method));
    }
    for getter in properties {
        let (set, delete) = (Value::None, Value::None);
        let property = Descriptor::Property { get: Value::Native(getter), set, delete };
        namespace.insert(Name::new(getter.name), Value::Descriptor(Rc::new(property)));
    }
}

/// `new_loop()`: a loop that no thread runs yet.
fn new_loop(process: &mut Process, args: Args<'_>) -> Outcome {
    args.exactly::<0>(process, "new_loop")?;
    Ok(Value::Loop(EventLoop::new(process)).into())
}

/// `running_loop()`: the loop that this thread runs, or `None`.
fn running_loop(process: &mut Process, args: Args<'_>) -> Outcome {
    args.exactly::<0>(process, "running_loop")?;
    Ok(optional_loop(process.running_loop()).into())
}

/// `get_loop()`: the loop that this thread has set, or `None`.
fn get_loop(process: &mut Process, args: Args<'_>) -> Outcome {
    args.exactly::<0>(process, "get_loop")?;
    Ok(optional_loop(process.set_loops.get(&process.thread)).into())
}

/// `set_loop(loop_or_None)`
fn set_loop(process: &mut Process, args: Args<'_>) -> Outcome {
    let [value] = args.exactly(process, "set_loop")?;
    if value.is_none() {
        process.set_loops.shift_remove(&process.thread);
    } else {
        let event_loop = the_loop(process, value)?;
        process.set_loops.insert(process.thread, event_loop);
    }
    Ok(Value::None.into())
}

/// `run_loop(loop)`: until it is stopped.
fn run_loop(process: &mut Process, args: Args<'_>) -> Outcome {
    let [value] = args.exactly(process, "run_loop")?;
    let event_loop = the_loop(process, value)?;
    if event_loop.closed.get() {
        return Err(process.runtime_error("Event loop is closed"));
    }
    if event_loop.is_running() {
        return Err(process.runtime_error("This event loop is already running"));
    }
    if process.running_loop().is_some() {
        return Err(process.runtime_error("Cannot run the event loop while another loop is running"));
    }
    event_loop.thread.set(Some(process.thread));
    process.loops.insert(process.thread, event_loop.clone());
    Ok(Effect::Blocked(Wait::Loop(event_loop)))
}

/// `current_task(loop_or_None)`
fn current_task(process: &mut Process, args: Args<'_>) -> Outcome {
    let [value] = args.exactly(process, "current_task")?;
    let task = if value.is_none() {
        process.current_task()
    } else {
        the_loop(process, value)?.current.borrow().clone()
    };
    Ok(task.map_or(Value::None, Value::Future).into())
}

/// `all_tasks(loop)`: a list of the tasks that are not done, in the order of making.
fn all_tasks(process: &mut Process, args: Args<'_>) -> Outcome {
    let [value] = args.exactly(process, "all_tasks")?;
    let tasks = the_loop(process, value)?.unfinished();
    Ok(Value::list(tasks.into_iter().map(Value::Future).collect()).into())
}

/// `context()`: the context variables of the current task, a dict, or `None` outside of tasks.
fn context(process: &mut Process, args: Args<'_>) -> Outcome {
    args.exactly::<0>(process, "context")?;
    let task = process.current_task();
    Ok(task.map_or(Value::None, |task| task.data().context.borrow().clone()).into())
}

/// `sleep_future(delay, result)`: a future that a timer of the running loop sets.
fn sleep_future(process: &mut Process, args: Args<'_>) -> Outcome {
    let [delay, result] = args.exactly(process, "sleep_future")?;
    let delay = nanoseconds(process, delay)?;
    let Some(event_loop) = process.running_loop().cloned() else {
        return Err(process.runtime_error("no running event loop"));
    };
    let future = Future::new(&event_loop);
    future.waits_for.set(WaitsFor::Timer);
    let handle = event_loop.handle(Action::SetResult { future, value: result.clone() });
    Ok(Effect::Request(Request::CallLater { event_loop, delay, handle }))
}

/// `cancel_timer(future)`: of a `sleep_future`.
fn cancel_timer(process: &mut Process, args: Args<'_>) -> Outcome {
    let [value] = args.exactly(process, "cancel_timer")?;
    if let Some(handle) = the_future(process, value)?.timer.take() {
        handle.cancel();
    }
    Ok(Value::None.into())
}

/// `bare_yield()`: something to await that gives the loop a turn: a built-in iterator with one `None`.
fn bare_yield(process: &mut Process, args: Args<'_>) -> Outcome {
    args.exactly::<0>(process, "bare_yield")?;
    let turn = Iter::Values(vec![Value::None].into_iter());
    Ok(Value::Iter(Rc::new(turn.into())).into())
}

/// `gathering(loop, list_of_futures)`: a future whose `cancel()` cancels those.
fn gathering(process: &mut Process, args: Args<'_>) -> Outcome {
    let [event_loop, futures] = args.exactly(process, "gathering")?;
    let event_loop = the_loop(process, event_loop)?;
    let futures: Vec<Value> = match futures {
        Value::List(list) => list.borrow().clone(),
        Value::Tuple(tuple) => tuple.to_vec(),
        _ => return Err(process.type_error("gathering() wants a list of futures")),
    };
    let futures = futures.iter().map(|value| the_future(process, value)).collect::<Fallible<Vec<_>>>()?;
    Ok(Value::Future(Future::gathering(&event_loop, futures)).into())
}

/// `set_waits_for(future, kind)`: what its waiters wait for, for their lanes.
fn set_waits_for(process: &mut Process, args: Args<'_>) -> Outcome {
    let [value, kind] = args.exactly(process, "set_waits_for")?;
    let kind = match kind.as_str() {
        Some("timer") => WaitsFor::Timer,
        Some("lock") => WaitsFor::Lock,
        Some("io") => WaitsFor::Io,
        Some("pool") => WaitsFor::Pool,
        Some("child") => WaitsFor::Child,
        _ => WaitsFor::Other,
    };
    the_future(process, value)?.waits_for.set(kind);
    Ok(value.clone().into())
}

/// `remember_exception(future)`: nobody need be warned that its exception was never looked at.
fn remember_exception(process: &mut Process, args: Args<'_>) -> Outcome {
    let [value] = args.exactly(process, "remember_exception")?;
    the_future(process, value)?.retrieved.set(true);
    Ok(Value::None.into())
}

fn optional_loop(event_loop: Option<&Rc<EventLoop>>) -> Value {
    event_loop.map_or(Value::None, |event_loop| Value::Loop(event_loop.clone()))
}

impl Children {
    /// Whether somebody asked to cancel them.
    #[must_use]
    pub fn was_cancel_requested(&self) -> bool {
        self.cancel_requested.get()
    }
}

/// The future in a value, or a `TypeError`.
pub(super) fn the_future(process: &Process, value: &Value) -> Fallible<Rc<Future>> {
    match unwrapped(value) {
        Value::Future(future) => Ok(future),
        _ => Err(process.type_error(format!(
            "An asyncio.Future, a coroutine or an awaitable is required, got {}",
            super::text::describe(process, value)
        ))),
    }
}

/// The loop in a value, or a `TypeError`.
pub(super) fn the_loop(process: &Process, value: &Value) -> Fallible<Rc<EventLoop>> {
    match unwrapped(value) {
        Value::Loop(event_loop) => Ok(event_loop),
        _ => Err(process
            .type_error(format!("an event loop is required, got {}", super::text::describe(process, value)))),
    }
}

fn unwrapped(value: &Value) -> Value {
    match value {
        Value::Instance(instance) => instance.wrapped().unwrap_or_else(|| value.clone()),
        other => other.clone(),
    }
}

/// A number of seconds as nanoseconds: not negative, `u64::MAX` for infinity.
pub(super) fn nanoseconds(process: &Process, seconds: &Value) -> Fallible<u64> {
    let seconds = match seconds {
        Value::Int(seconds) => *seconds as f64,
        Value::Float(seconds) if seconds.is_nan() => {
            return Err(process.value_error("Invalid delay: NaN (not a number)"));
        }
        Value::Float(seconds) => *seconds,
        Value::Bool(one) => f64::from(u8::from(*one)),
        other => {
            let class = process.classes.of(other);
            let name = class.name.borrow();
            return Err(
                process.type_error(format!("'{name}' object cannot be interpreted as a number of seconds"))
            );
        }
    };
    // A cast to an integer brings what is too large or negative into range.
    Ok((seconds * 1e9).round() as u64)
}
