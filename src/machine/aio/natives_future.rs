//! In: calls on futures and tasks. Out: the methods of `Future` and `Task`.

use std::rc::Rc;

use super::natives::{the_future, the_loop};
use super::text::describe;
use super::{Callback, EventLoop, Future, FutureState};
use crate::machine::args::Args;
use crate::machine::class::Layout;
use crate::machine::exit::Note;
use crate::machine::function::{Effect, Fallible, Native, Outcome};
use crate::machine::process::Process;
use crate::machine::types::repr::repr_native;
use crate::machine::value::Value;
use crate::program::code::CodeKind;
use crate::program::name::Name;

/// The methods of `Future`.
pub(super) static FUTURE: &[Native] = &[
    Native::function("__new__", new_future),
    Native::method("__repr__", repr),
    Native::method("result", result),
    Native::method("exception", exception),
    Native::method("set_result", set_result),
    Native::method("set_exception", set_exception),
    Native::method("add_done_callback", add_done_callback),
    Native::method("remove_done_callback", remove_done_callback),
    Native::method("cancel", cancel),
    Native::method("cancelled", cancelled),
    Native::method("done", done),
    Native::method("get_loop", get_loop),
];

/// The attributes of `Future`.
pub(super) static FUTURE_PROPERTIES: &[Native] = &[
    Native::method("_loop", get_loop),
    Native::method("_state", state),
    Native::method("_cancel_requested", cancel_requested),
    Native::method("_cancel_message", cancel_message),
];

/// What `Task` has besides.
pub(super) static TASK: &[Native] = &[
    Native::function("__new__", new_task),
    Native::method("set_result", refuse_set_result),
    Native::method("set_exception", refuse_set_exception),
    Native::method("get_coro", get_coro),
    Native::method("get_context", get_context),
    Native::method("get_name", get_name),
    Native::method("set_name", set_name),
    Native::method("cancelling", cancelling),
    Native::method("uncancel", uncancel),
];

/// The attributes of `Task`.
pub(super) static TASK_PROPERTIES: &[Native] = &[
    Native::method("_must_cancel", must_cancel),
    Native::method("_coro", get_coro),
    Native::method("_fut_waiter", waiting_for),
];

/// `Future(*, loop=None)`
fn new_future(process: &mut Process, args: Args<'_>) -> Outcome {
    let [_, event_loop] = args.bind(process, "Future", ["cls", "loop"], 1)?;
    let event_loop = loop_or_current(process, event_loop)?;
    Ok(Value::Future(Future::new(&event_loop)).into())
}

/// `Task(coro, *, loop=None, name=None, context=None)`
fn new_task(process: &mut Process, args: Args<'_>) -> Outcome {
    let names = ["cls", "coro", "loop", "name", "context"];
    let [_, coroutine, event_loop, name, context] = args.bind(process, "Task", names, 2)?;
    let event_loop = loop_or_current(process, event_loop)?;
    make_task(process, &event_loop, coroutine.unwrap_or(&Value::None), name, context)
}

/// A new task, from `Task(..)` or `loop.create_task(..)`.
pub(super) fn make_task(
    process: &mut Process,
    event_loop: &Rc<EventLoop>,
    coroutine: &Value,
    name: Option<&Value>,
    context: Option<&Value>,
) -> Outcome {
    if !matches!(coroutine, Value::Generator(generator) if generator.kind == CodeKind::Coroutine) {
        let text = describe(process, coroutine);
        return Err(process.type_error(format!("a coroutine was expected, got {text}")));
    }
    let name = name.filter(|name| !name.is_none()).map(|name| text_of(process, name));
    let context = match context {
        Some(context @ Value::Dict(_)) => context.clone(),
        _ => inherited_context(process),
    };
    let task = Future::new_task(process, event_loop, coroutine.clone(), name.as_deref(), context);
    Ok(Value::Future(task).into())
}

/// A copy of the context variables of the current task.
fn inherited_context(process: &Process) -> Value {
    let current = process.current_task().map(|task| task.data().context.borrow().clone());
    match current {
        Some(Value::Dict(dict)) => Value::dict(dict.borrow().clone()),
        _ => Value::dict(crate::machine::dict::Dict::default()),
    }
}

/// `repr`; the text of a result or exception may need a call, which `str.format` makes.
fn repr(process: &mut Process, args: Args<'_>) -> Outcome {
    let [this] = args.exactly(process, "__repr__")?;
    let (before, value, after) = the_future(process, this)?.repr_around(process);
    let Some(value) = value else { return Ok(Value::str(before).into()) };
    if let Some(text) = repr_native(process, &value)? {
        return Ok(Value::str(before + &text + &after).into());
    }
    let Some(format) = process.classes.str_.lookup(Name::new("format")) else {
        return Ok(Value::str(before + &describe(process, &value) + &after).into());
    };
    let escape = |text: String| text.replace('{', "{{").replace('}', "}}");
    let template = Value::str(escape(before) + "{!r}" + &escape(after));
    Ok(Effect::Call { callable: format, values: vec![template, value], names: Vec::new() })
}

fn result(process: &mut Process, args: Args<'_>) -> Outcome {
    let [this] = args.exactly(process, "result")?;
    Ok(the_future(process, this)?.result(process)?.into())
}

fn exception(process: &mut Process, args: Args<'_>) -> Outcome {
    let [this] = args.exactly(process, "exception")?;
    Ok(the_future(process, this)?.exception(process)?.into())
}

fn set_result(process: &mut Process, args: Args<'_>) -> Outcome {
    let [this, value] = args.exactly(process, "set_result")?;
    the_future(process, this)?.set_result(process, value.clone())?;
    Ok(Value::None.into())
}

fn set_exception(process: &mut Process, args: Args<'_>) -> Outcome {
    let [this, value] = args.exactly(process, "set_exception")?;
    let future = the_future(process, this)?;
    if future.is_done() {
        return Err(process.raised(&process.classes.invalid_state_error, "invalid state"));
    }
    let exception = exception_from(process, value)?;
    if process.classes.of(&exception).is_subclass_of(&process.classes.stop_iteration) {
        return Err(process
            .type_error("StopIteration interacts badly with generators and cannot be raised into a Future"));
    }
    future.set_exception(process, exception)?;
    Ok(Value::None.into())
}

/// An exception, made from its class if need be.
fn exception_from(process: &Process, value: &Value) -> Fallible<Value> {
    match value {
        Value::Class(class) if class.layout == Layout::Exception => Ok(process.exception(class, Vec::new())),
        Value::Instance(instance) if instance.class.borrow().layout == Layout::Exception => Ok(value.clone()),
        _ => Err(process.type_error("invalid exception object")),
    }
}

/// `add_done_callback(fn, *, context=None)`
fn add_done_callback(process: &mut Process, args: Args<'_>) -> Outcome {
    let names = ["self", "fn", "context"];
    let [this, function, _] = args.bind(process, "add_done_callback", names, 2)?;
    let future = the_future(process, this.unwrap_or(&Value::None))?;
    let function = function.cloned().unwrap_or(Value::None);
    future.add_callback(process, Callback::Call(function));
    Ok(Value::None.into())
}

fn remove_done_callback(process: &mut Process, args: Args<'_>) -> Outcome {
    let [this, function] = args.exactly(process, "remove_done_callback")?;
    let removed = the_future(process, this)?.remove_callback(function);
    Ok(Value::Int(removed as i64).into())
}

/// `cancel(msg=None)`
fn cancel(process: &mut Process, args: Args<'_>) -> Outcome {
    let [this, message] = args.bind(process, "cancel", ["self", "msg"], 1)?;
    let future = the_future(process, this.unwrap_or(&Value::None))?;
    let message = message.cloned().unwrap_or(Value::None);
    Ok(Value::Bool(future.cancel(process, message)).into())
}

fn cancelled(process: &mut Process, args: Args<'_>) -> Outcome {
    let [this] = args.exactly(process, "cancelled")?;
    Ok(Value::Bool(the_future(process, this)?.is_cancelled()).into())
}

fn done(process: &mut Process, args: Args<'_>) -> Outcome {
    let [this] = args.exactly(process, "done")?;
    Ok(Value::Bool(the_future(process, this)?.is_done()).into())
}

fn get_loop(process: &mut Process, args: Args<'_>) -> Outcome {
    let [this] = args.exactly(process, "get_loop")?;
    Ok(Value::Loop(the_future(process, this)?.event_loop.clone()).into())
}

fn state(process: &mut Process, args: Args<'_>) -> Outcome {
    let [this] = args.exactly(process, "_state")?;
    let future = the_future(process, this)?;
    let text = match &*future.state.borrow() {
        FutureState::Pending => "PENDING",
        FutureState::Cancelled => "CANCELLED",
        FutureState::Result(_) | FutureState::Exception(_) => "FINISHED",
    };
    Ok(Value::str(text).into())
}

fn cancel_requested(process: &mut Process, args: Args<'_>) -> Outcome {
    let [this] = args.exactly(process, "_cancel_requested")?;
    let future = the_future(process, this)?;
    Ok(Value::Bool(future.children.as_ref().is_some_and(|it| it.was_cancel_requested())).into())
}

fn cancel_message(process: &mut Process, args: Args<'_>) -> Outcome {
    let [this] = args.exactly(process, "_cancel_message")?;
    Ok(the_future(process, this)?.cancel_message.borrow().clone().into())
}

fn refuse_set_result(process: &mut Process, _: Args<'_>) -> Outcome {
    Err(process.runtime_error("Task does not support set_result operation"))
}

fn refuse_set_exception(process: &mut Process, _: Args<'_>) -> Outcome {
    Err(process.runtime_error("Task does not support set_exception operation"))
}

fn get_coro(process: &mut Process, args: Args<'_>) -> Outcome {
    let [this] = args.exactly(process, "get_coro")?;
    Ok(the_future(process, this)?.data().coroutine.clone().into())
}

fn get_context(process: &mut Process, args: Args<'_>) -> Outcome {
    let [this] = args.exactly(process, "get_context")?;
    Ok(the_future(process, this)?.data().context.borrow().clone().into())
}

fn get_name(process: &mut Process, args: Args<'_>) -> Outcome {
    let [this] = args.exactly(process, "get_name")?;
    let name = the_future(process, this)?.data().name.borrow().clone();
    Ok(Value::str(&*name).into())
}

fn set_name(process: &mut Process, args: Args<'_>) -> Outcome {
    let [this, name] = args.exactly(process, "set_name")?;
    let task = the_future(process, this)?;
    let name = text_of(process, name);
    process.note(Note::TaskNamed { task: task.data().number, name: name.clone() });
    task.data().name.replace(name.into());
    Ok(Value::None.into())
}

fn cancelling(process: &mut Process, args: Args<'_>) -> Outcome {
    let [this] = args.exactly(process, "cancelling")?;
    let count = the_future(process, this)?.data().cancel_requests.get();
    Ok(Value::Int(count.into()).into())
}

fn uncancel(process: &mut Process, args: Args<'_>) -> Outcome {
    let [this] = args.exactly(process, "uncancel")?;
    let task = the_future(process, this)?;
    let requests = &task.data().cancel_requests;
    requests.set(requests.get().saturating_sub(1));
    Ok(Value::Int(requests.get().into()).into())
}

fn must_cancel(process: &mut Process, args: Args<'_>) -> Outcome {
    let [this] = args.exactly(process, "_must_cancel")?;
    Ok(Value::Bool(the_future(process, this)?.data().must_cancel.get()).into())
}

fn waiting_for(process: &mut Process, args: Args<'_>) -> Outcome {
    let [this] = args.exactly(process, "_fut_waiter")?;
    let awaited = the_future(process, this)?.data().waiting_for.borrow().clone();
    Ok(awaited.map_or(Value::None, Value::Future).into())
}

/// The loop given, or the running one, or the one that the thread has set; the main thread is given one.
fn loop_or_current(process: &mut Process, given: Option<&Value>) -> Fallible<Rc<EventLoop>> {
    if let Some(value) = given.filter(|value| !value.is_none()) {
        return the_loop(process, value);
    }
    let thread = process.thread;
    if let Some(found) = process.running_loop().or_else(|| process.set_loops.get(&thread)) {
        return Ok(found.clone());
    }
    if thread != 1 {
        let name = format!("Thread-{}", thread - 1);
        return Err(process.runtime_error(format!("There is no current event loop in thread '{name}'.")));
    }
    let made = EventLoop::new(process);
    process.set_loops.insert(thread, made.clone());
    Ok(made)
}

/// A name's text; other values than strings as their short description.
fn text_of(process: &Process, value: &Value) -> String {
    value.as_str().map_or_else(|| describe(process, value), str::to_owned)
}
