//! In: an exception. Out: the handler that takes it, the frames above it gone and noted in its traceback.

use std::rc::Rc;

use super::super::class::Payload;
use super::super::coroutine::Generator;
use super::super::costs::{Kind, of};
use super::super::exception::{ExceptionData, TracebackEntry};
use super::super::exit::Exit;
use super::super::frame::Entry;
use super::super::function::Raised;
use super::super::process::Process;
use super::super::thread::Thread;
use super::super::value::Value;
use super::{Flow, iterate, suspend};

use crate::program::code::{CodeKind, Handler};

/// Raises an exception at the current instruction of the top frame.
pub fn raise(process: &mut Process, thread: &mut Thread, raised: Raised) -> Flow {
    process.spend(of(Kind::Raise));
    set_context(thread, &raised.0);
    propagate(process, thread, raised.0)
}

/// Raises an exception again, with its context as it is: the frame that it is in is in its traceback already.
pub fn reraise(process: &mut Process, thread: &mut Thread, exception: Value) -> Flow {
    match handle(process, thread, exception) {
        Ok(flow) => flow,
        Err(exception) => propagate(process, thread, exception),
    }
}

fn propagate(process: &mut Process, thread: &mut Thread, exception: Value) -> Flow {
    let mut exception = exception;
    loop {
        if let Some(frame) = thread.frames.last() {
            let entry = TracebackEntry { code: frame.code.clone(), at: frame.pc.saturating_sub(1) };
            with_data(&exception, |data| data.traceback.push(entry));
        }
        match handle(process, thread, exception) {
            Ok(flow) => return flow,
            Err(further) => exception = further,
        }
    }
}

/// Goes to the handler of the top frame, or leaves it: a flow if it ends there, else what to go on with.
fn handle(process: &mut Process, thread: &mut Thread, exception: Value) -> Result<Flow, Value> {
    let Some(frame) = thread.frames.last_mut() else { return Ok(Flow::Exit(Exit::Raised(exception))) };
    // What is thrown into a frame that has not begun finds no handler, even if it begins with a `try`.
    let at = frame.pc.checked_sub(1);
    let covers = |h: &&Handler| at.is_some_and(|at| h.start <= at && at < h.end);
    let Some(handler) = frame.code.code.handlers.iter().find(covers).copied() else {
        return leave(process, thread, exception);
    };
    frame.pc = handler.target;
    let height = frame.base as usize + frame.code.code.slots.len() + handler.depth as usize;
    thread.stack.truncate(height);
    thread.stack.push(exception);
    Ok(Flow::Frame)
}

/// The top frame is left by an exception: a flow if it ends there, else the exception to go on with.
fn leave(process: &mut Process, thread: &mut Thread, exception: Value) -> Result<Flow, Value> {
    let Some(frame) = thread.frames.pop() else { return Ok(Flow::Exit(Exit::Raised(exception))) };
    let (entry, cut) = (frame.entry, frame.cut as usize);
    thread.stack.truncate(frame.base as usize);
    let mut exception = exception;
    if matches!(
        entry,
        Entry::Iterate | Entry::Resume | Entry::Close | Entry::Delegate | Entry::AsyncStep | Entry::Drive
    ) {
        let finished = suspend::running_generator(thread, entry, cut);
        suspend::finish(&finished);
        exception = guard_stop(process, &finished, exception);
    }
    match entry {
        Entry::Bottom | Entry::Drive => {
            thread.stack.truncate(cut);
            Ok(Flow::Exit(Exit::Raised(exception)))
        }
        Entry::IterateCall if is_a(&exception, &process.classes.stop_iteration) => {
            thread.stack.truncate(cut);
            iterate::exhausted(thread);
            Ok(Flow::Frame)
        }
        Entry::Close
            if is_a(&exception, &process.classes.generator_exit)
                || is_a(&exception, &process.classes.stop_iteration) =>
        {
            thread.stack.truncate(cut);
            thread.stack.push(Value::None);
            Ok(Flow::Frame)
        }
        Entry::Iterate | Entry::Delegate | Entry::AsyncStep => Err(exception),
        _ => {
            thread.stack.truncate(cut);
            Err(exception)
        }
    }
}

/// A `StopIteration` that would leave a generator becomes a `RuntimeError`.
fn guard_stop(process: &Process, generator: &Generator, exception: Value) -> Value {
    let stops = is_a(&exception, &process.classes.stop_iteration)
        || generator.kind == CodeKind::AsyncGenerator
            && is_a(&exception, &process.classes.stop_async_iteration);
    if !stops {
        return exception;
    }
    let kind = match generator.kind {
        CodeKind::Coroutine => "coroutine",
        CodeKind::AsyncGenerator => "async generator",
        _ => "generator",
    };
    let error = process.runtime_error(format!("{kind} raised StopIteration")).0;
    with_data(&error, |data| {
        data.cause = Some(exception.clone());
        data.context = Some(exception.clone());
        data.suppress_context = true;
    });
    error
}

/// Sets the context of a new exception to the one being handled.
fn set_context(thread: &Thread, exception: &Value) {
    let Value::Instance(new) = exception else { return };
    let handled = thread.frames.iter().rev().map(|frame| &frame.handled).find(|handled| !handled.is_none());
    let Some(Value::Instance(old)) = handled else { return };
    if Rc::ptr_eq(new, old) {
        return;
    }
    // A cycle would be endless to print: the new exception is taken out of the old one's chain.
    let mut link = old.clone();
    while let Payload::Exception(data) = &link.payload {
        let next = data.borrow().context.clone();
        match next {
            Some(Value::Instance(context)) if Rc::ptr_eq(&context, new) => {
                data.borrow_mut().context = None;
                break;
            }
            Some(Value::Instance(context)) => link = context,
            _ => break,
        }
    }
    with_data(exception, |data| {
        if data.context.is_none() {
            data.context = Some(Value::Instance(old.clone()));
        }
    });
}

/// Does something with what an exception carries.
pub fn with_data<T>(exception: &Value, work: impl FnOnce(&mut ExceptionData) -> T) -> Option<T> {
    match exception {
        Value::Instance(instance) => match &instance.payload {
            Payload::Exception(data) => Some(work(&mut data.borrow_mut())),
            _ => None,
        },
        _ => None,
    }
}

/// Whether an exception is an instance of a class.
#[must_use]
pub fn is_a(exception: &Value, class: &Rc<super::super::class::Class>) -> bool {
    matches!(exception, Value::Instance(instance) if instance.class.borrow().is_subclass_of(class))
}
