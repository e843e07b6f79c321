//! In: calls on loops and handles. Out: the methods of `EventLoop` and `Handle`.

use super::natives::{nanoseconds, the_loop};
use super::natives_future::make_task;
use super::{Action, EventLoop, Future, Handle};
use crate::machine::args::Args;
use crate::machine::exit::{Clock, Request};
use crate::machine::function::{Effect, Fallible, Native, Outcome};
use crate::machine::process::Process;
use crate::machine::value::Value;
use std::rc::Rc;

/// The methods of `EventLoop`.
pub(super) static LOOP: &[Native] = &[
    Native::method("__repr__", repr),
    Native::method("call_soon", call_soon),
    Native::method("call_soon_threadsafe", call_soon_threadsafe),
    Native::method("call_later", call_later),
    Native::method("call_at", call_at),
    Native::method("time", time),
    Native::method("create_future", create_future),
    Native::method("create_task", create_task),
    Native::method("stop", stop),
    Native::method("is_running", is_running),
    Native::method("is_closed", is_closed),
    Native::method("close", close),
    Native::method("get_debug", get_debug),
    Native::method("set_debug", set_debug),
];

/// The attributes of `EventLoop`.
pub(super) static LOOP_PROPERTIES: &[Native] = &[Native::method("attrs", attributes)];

/// The methods of `Handle`.
pub(super) static HANDLE: &[Native] = &[
    Native::method("__repr__", handle_repr),
    Native::method("cancel", handle_cancel),
    Native::method("cancelled", handle_cancelled),
    Native::method("when", handle_when),
];

fn repr(process: &mut Process, args: Args<'_>) -> Outcome {
    let [this] = args.exactly(process, "__repr__")?;
    Ok(Value::str(the_loop(process, this)?.repr()).into())
}

/// `call_soon(callback, *args, context=None)`
fn call_soon(process: &mut Process, args: Args<'_>) -> Outcome {
    let (event_loop, [], action) = callback(process, "call_soon", args)?;
    Ok(Value::Handle(event_loop.call_soon(process, action)).into())
}

/// `call_soon_threadsafe(callback, *args, context=None)`
fn call_soon_threadsafe(process: &mut Process, args: Args<'_>) -> Outcome {
    let (event_loop, [], action) = callback(process, "call_soon_threadsafe", args)?;
    event_loop.call_soon(process, action);
    Ok(Effect::Request(Request::WakeLoop(event_loop)))
}

/// `call_later(delay, callback, *args, context=None)`
fn call_later(process: &mut Process, args: Args<'_>) -> Outcome {
    let (event_loop, [delay], action) = callback(process, "call_later", args)?;
    let delay = nanoseconds(process, &delay)?;
    let handle = event_loop.handle(action);
    Ok(Effect::Request(Request::CallLater { event_loop, delay, handle }))
}

/// `call_at(when, callback, *args, context=None)`
fn call_at(process: &mut Process, args: Args<'_>) -> Outcome {
    let (event_loop, [when], action) = callback(process, "call_at", args)?;
    let handle = event_loop.handle(action);
    event_loop.add_timer(nanoseconds(process, &when)?, handle.clone());
    Ok(Value::Handle(handle).into())
}

/// The loop, `N` arguments before the callback, and the call that is asked for.
fn callback<const N: usize>(
    process: &Process,
    method: &str,
    args: Args<'_>,
) -> Fallible<(Rc<EventLoop>, [Value; N], Action)> {
    if let Some((name, _)) = args.keywords().find(|(name, _)| name.text() != "context") {
        return Err(process.type_error(format!("{method}() got an unexpected keyword argument '{name}'")));
    }
    let [this, rest @ ..] = args.positional() else { unreachable!("a method has a receiver") };
    let event_loop = the_loop(process, this)?;
    let Some((before, [callable, values @ ..])) = rest.split_first_chunk::<N>() else {
        return Err(process.type_error(format!("{method}() missing required argument: 'callback'")));
    };
    if event_loop.closed.get() {
        return Err(process.runtime_error("Event loop is closed"));
    }
    let action = Action::Call { callable: callable.clone(), args: values.to_vec() };
    Ok((event_loop, before.clone(), action))
}

fn time(process: &mut Process, args: Args<'_>) -> Outcome {
    args.exactly::<1>(process, "time")?;
    Ok(Effect::Request(Request::Clock { clock: Clock::Monotonic, nanoseconds: false }))
}

fn create_future(process: &mut Process, args: Args<'_>) -> Outcome {
    let [this] = args.exactly(process, "create_future")?;
    Ok(Value::Future(Future::new(&the_loop(process, this)?)).into())
}

/// `create_task(coro, *, name=None, context=None)`
fn create_task(process: &mut Process, args: Args<'_>) -> Outcome {
    let names = ["self", "coro", "name", "context"];
    let [this, coroutine, name, context] = args.bind(process, "create_task", names, 2)?;
    let event_loop = the_loop(process, this.unwrap_or(&Value::None))?;
    if event_loop.closed.get() {
        return Err(process.runtime_error("Event loop is closed"));
    }
    make_task(process, &event_loop, coroutine.unwrap_or(&Value::None), name, context)
}

fn stop(process: &mut Process, args: Args<'_>) -> Outcome {
    let [this] = args.exactly(process, "stop")?;
    the_loop(process, this)?.stopping.set(true);
    Ok(Value::None.into())
}

fn is_running(process: &mut Process, args: Args<'_>) -> Outcome {
    let [this] = args.exactly(process, "is_running")?;
    Ok(Value::Bool(the_loop(process, this)?.is_running()).into())
}

fn is_closed(process: &mut Process, args: Args<'_>) -> Outcome {
    let [this] = args.exactly(process, "is_closed")?;
    Ok(Value::Bool(the_loop(process, this)?.closed.get()).into())
}

fn close(process: &mut Process, args: Args<'_>) -> Outcome {
    let [this] = args.exactly(process, "close")?;
    let event_loop = the_loop(process, this)?;
    if event_loop.is_running() {
        return Err(process.runtime_error("Cannot close a running event loop"));
    }
    event_loop.close();
    Ok(Value::None.into())
}

fn get_debug(process: &mut Process, args: Args<'_>) -> Outcome {
    let [this] = args.exactly(process, "get_debug")?;
    Ok(Value::Bool(the_loop(process, this)?.debug.get()).into())
}

fn set_debug(process: &mut Process, args: Args<'_>) -> Outcome {
    let [this, enabled] = args.exactly(process, "set_debug")?;
    the_loop(process, this)?.debug.set(!matches!(enabled, Value::Bool(false) | Value::None | Value::Int(0)));
    Ok(Value::None.into())
}

fn attributes(process: &mut Process, args: Args<'_>) -> Outcome {
    let [this] = args.exactly(process, "attrs")?;
    Ok(the_loop(process, this)?.attributes.clone().into())
}

fn handle_repr(process: &mut Process, args: Args<'_>) -> Outcome {
    let handle = the_handle(process, "__repr__", args)?;
    Ok(Value::str(handle.repr(process)).into())
}

fn handle_cancel(process: &mut Process, args: Args<'_>) -> Outcome {
    the_handle(process, "cancel", args)?.cancel();
    Ok(Value::None.into())
}

fn handle_cancelled(process: &mut Process, args: Args<'_>) -> Outcome {
    Ok(Value::Bool(the_handle(process, "cancelled", args)?.cancelled.get()).into())
}

fn handle_when(process: &mut Process, args: Args<'_>) -> Outcome {
    let when = the_handle(process, "when", args)?.when.get();
    Ok(when.map_or(Value::None, |when| Value::Float(when as f64 / 1e9)).into())
}

fn the_handle(process: &Process, method: &str, args: Args<'_>) -> Fallible<Rc<Handle>> {
    let [this] = args.exactly(process, method)?;
    match this {
        Value::Handle(handle) => Ok(handle.clone()),
        _ => Err(process.type_error(format!("descriptor '{method}' requires a 'Handle' object"))),
    }
}
