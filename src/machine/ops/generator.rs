//! In: generators and coroutines, and what they are resumed with. Out: their frames on the stack, or put aside.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use crate::program::code::CodeKind;
use crate::program::op::Op;

use super::super::aio::FutureState;
use super::super::coroutine::{Generator, GeneratorState, Resumption};
use super::super::costs::{Kind, of};
use super::super::exit::Exit;
use super::super::frame::{Entry, Frame, Suspended};
use super::super::function::{Fallible, Function, Raised};
use super::super::process::Process;
use super::super::thread::Thread;
use super::super::value::Value;
use super::{Flow, call, operator, suspend, unwind};

/// Makes a generator of the window that lies from `base` on: the bound arguments.
pub fn make(process: &mut Process, thread: &mut Thread, function: &Rc<Function>, base: usize) -> Value {
    let is_coroutine = function.code.code.kind == CodeKind::Coroutine;
    process.spend(if is_coroutine { of(Kind::Coroutine) } else { of(Kind::Generator) });
    let mut window = Vec::with_capacity(function.code.frame_size);
    thread.stack.take_into(base, &mut window);
    let generator = Rc::new(Generator {
        kind: function.code.code.kind,
        code: function.code.clone(),
        name: function.name.borrow().clone(),
        qualified_name: function.qualified_name.borrow().clone(),
        state: Cell::new(GeneratorState::Created),
        line: thread.line(),
        frame: RefCell::new(Suspended { pc: 0, window: window.into(), handled: Value::None }),
        finalization: process.finalization.clone(),
    });
    if generator.kind == CodeKind::AsyncGenerator {
        let mut made = process.finalization.async_generators.borrow_mut();
        if made.len() == made.capacity() {
            made.retain(|other| other.strong_count() > 0);
        }
        made.push(Rc::downgrade(&generator));
    }
    Value::Generator(generator)
}

/// Puts the frame of a generator that is not running on the stack. A value that is sent into one that has
/// started becomes the result of its `yield`.
#[inline]
pub fn enter(thread: &mut Thread, generator: &Rc<Generator>, sent: Value, entry: Entry, cut: usize) {
    let started = generator.state.get() == GeneratorState::Suspended;
    put_back(thread, generator, entry, cut);
    if started {
        thread.stack.push(sent);
    }
}

fn put_back(thread: &mut Thread, generator: &Rc<Generator>, entry: Entry, cut: usize) {
    let mut suspended = generator.frame.borrow_mut();
    let base = thread.stack.top();
    thread.stack.reserve(generator.code.frame_size);
    thread.stack.give_from(&mut suspended.window);
    thread.frames.push(Frame {
        code: generator.code.clone(),
        pc: suspended.pc,
        base: base as u32,
        cut: cut as u32,
        entry,
        handled: std::mem::replace(&mut suspended.handled, Value::None),
    });
    generator.state.set(GeneratorState::Running);
}

/// Throws an exception into a generator: into the innermost one that it delegates to.
pub fn enter_throwing(
    process: &mut Process,
    thread: &mut Thread,
    generator: &Rc<Generator>,
    exception: Value,
    entry: Entry,
    cut: usize,
) -> Flow {
    let mut generator = generator.clone();
    let (mut entry, mut cut) = (entry, cut);
    loop {
        put_back(thread, &generator, entry, cut);
        let Some(frame) = thread.frames.last_mut() else { break };
        let delegates = matches!(frame.code.code.ops.get(frame.pc as usize), Some(Op::YieldFrom));
        if !delegates {
            break;
        }
        frame.pc += 1;
        let (inner, inner_entry) = match thread.stack.peek(0) {
            Value::Generator(inner) => (inner.clone(), Entry::Delegate),
            Value::AsyncStep(step) => (step.generator.clone(), Entry::AsyncStep),
            _ => break,
        };
        if inner.state.get() != GeneratorState::Suspended && inner.state.get() != GeneratorState::Created {
            break;
        }
        (generator, entry, cut) = (inner, inner_entry, thread.stack.top());
    }
    unwind::raise(process, thread, Raised(exception))
}

/// `next`, `send`, `throw`, `close` called as functions: resumes a generator, or drives a step of an
/// asynchronous one.
pub fn resume_by_call(
    process: &mut Process,
    thread: &mut Thread,
    generator: Value,
    with: Resumption,
    default: Option<Value>,
    cut: usize,
    entry: Entry,
) -> Fallible<Flow> {
    if entry != Entry::Call {
        // Something else than a plain call resumes it: a call in between keeps the entries apart.
        let helper = process.core_function("_resume");
        let (how, value) = match with {
            Resumption::Send(value) => (0, value),
            Resumption::Throw(value) => (1, value),
            Resumption::Close => (2, Value::None),
        };
        let default = Value::tuple(default.into_iter().collect());
        return call::call_values(
            process,
            thread,
            helper,
            [generator, Value::Int(how), value, default],
            entry,
        );
    }
    if let Value::AsyncStep(_) = generator {
        let helper = process.core_function("_drive_step");
        let (how, value) = match with {
            Resumption::Send(value) => (0, value),
            Resumption::Throw(value) => (1, value),
            Resumption::Close => (2, Value::None),
        };
        let driver = call::call_values(process, thread, helper, [generator, Value::Int(how), value], entry)?;
        return Ok(driver);
    }
    let Value::Generator(generator) = generator else {
        return Err(process.type_error("only generators can be resumed"));
    };
    match (generator.state.get(), with) {
        (GeneratorState::Running, _) => Err(already_running(process, &generator)),
        (GeneratorState::Finished, Resumption::Close) => {
            call::deliver(process, thread, entry, cut, Value::None)
        }
        (GeneratorState::Created, Resumption::Close) => {
            suspend::finish(&generator);
            call::deliver(process, thread, entry, cut, Value::None)
        }
        (GeneratorState::Finished, Resumption::Throw(exception)) => Err(Raised(exception)),
        (GeneratorState::Created, Resumption::Throw(exception)) => {
            suspend::finish(&generator);
            Err(Raised(exception))
        }
        (GeneratorState::Finished, Resumption::Send(_)) => match (generator.kind, default) {
            (CodeKind::Coroutine, _) => Err(process.runtime_error("cannot reuse already awaited coroutine")),
            (_, Some(default)) => call::deliver(process, thread, entry, cut, default),
            (_, None) => Err(Raised(process.exception(&process.classes.stop_iteration, Vec::new()))),
        },
        (state, with) => {
            if state == GeneratorState::Created
                && let Resumption::Send(value) = &with
                && !value.is_none()
            {
                let kind = kind_name(&generator);
                return Err(process.type_error(format!("can't send non-None value to a just-started {kind}")));
            }
            thread.stack.push(Value::Generator(generator.clone()));
            thread.stack.push(default.unwrap_or(Value::Unbound));
            match with {
                Resumption::Send(value) => {
                    enter(thread, &generator, value, Entry::Resume, cut);
                    Ok(Flow::Frame)
                }
                Resumption::Throw(exception) => {
                    Ok(enter_throwing(process, thread, &generator, exception, Entry::Resume, cut))
                }
                Resumption::Close => {
                    let exit = process.exception(&process.classes.generator_exit, Vec::new());
                    Ok(enter_throwing(process, thread, &generator, exit, Entry::Close, cut))
                }
            }
        }
    }
}

/// Starts an activation that drives a coroutine, which is put at `stack[cut]`.
pub fn drive(process: &mut Process, thread: &mut Thread, coroutine: Value, with: Resumption) -> Flow {
    let cut = thread.stack.top();
    let Value::Generator(generator) = &coroutine else {
        return Flow::Exit(Exit::Raised(process.type_error("a coroutine was expected").0));
    };
    let generator = generator.clone();
    let is_new = generator.state.get() == GeneratorState::Created;
    match generator.state.get() {
        GeneratorState::Running => return Flow::Exit(Exit::Raised(already_running(process, &generator).0)),
        GeneratorState::Finished => {
            let error = process.runtime_error("cannot reuse already awaited coroutine");
            return Flow::Exit(Exit::Raised(error.0));
        }
        _ => {}
    }
    thread.stack.push(coroutine);
    match with {
        Resumption::Send(value) => {
            enter(thread, &generator, value, Entry::Drive, cut);
            Flow::Frame
        }
        // What has not begun has no handler.
        Resumption::Throw(exception) if is_new => {
            suspend::finish(&generator);
            thread.stack.truncate(cut);
            Flow::Exit(Exit::Raised(exception))
        }
        Resumption::Throw(exception) => {
            enter_throwing(process, thread, &generator, exception, Entry::Drive, cut)
        }
        Resumption::Close => {
            let exit = process.exception(&process.classes.generator_exit, Vec::new());
            enter_throwing(process, thread, &generator, exit, Entry::Drive, cut)
        }
    }
}

/// The instruction `YieldFrom`: `[iterator, sent]` lie on top.
pub fn yield_from(process: &mut Process, thread: &mut Thread) -> Fallible<Flow> {
    let sent = thread.stack.pop();
    let cut = thread.stack.top();
    let iterator = thread.stack.peek(0).clone();
    match iterator.clone() {
        Value::Generator(inner) => match inner.state.get() {
            GeneratorState::Running => Err(already_running(process, &inner)),
            GeneratorState::Finished if inner.kind == CodeKind::Coroutine => {
                Err(process.runtime_error("cannot reuse already awaited coroutine"))
            }
            GeneratorState::Finished => {
                *thread.stack.peek(0) = Value::None;
                Ok(Flow::Next)
            }
            _ => {
                enter(thread, &inner, sent, Entry::Delegate, cut);
                Ok(Flow::Frame)
            }
        },
        Value::Future(future) => {
            let state = future.state.borrow().clone();
            match state {
                FutureState::Pending if sent.is_bound() && future.blocking.get() => {
                    Err(process.runtime_error("await wasn't used with future"))
                }
                FutureState::Pending => {
                    future.blocking.set(true);
                    Ok(suspend::suspend_with(process, thread, Value::Future(future), false))
                }
                _ => {
                    let result = future.result(process)?;
                    *thread.stack.peek(0) = result;
                    Ok(Flow::Next)
                }
            }
        }
        Value::AsyncStep(step) => {
            let with = step.with.borrow_mut().take();
            let inner = step.generator.clone();
            enter_step(process, thread, &inner, with, sent, cut)
        }
        Value::Iter(_) if sent.is_bound() && !sent.is_none() => {
            let class = process.classes.of(&iterator).name.borrow().clone();
            let message = format!("'{class}' object has no attribute 'send'");
            Err(process.raised(&process.classes.attribute_error, message))
        }
        Value::Iter(inner) => {
            let next = super::super::iterator::next(process, &inner)?;
            match next {
                Some(value) => Ok(suspend::suspend_with(process, thread, value, false)),
                None => {
                    *thread.stack.peek(0) = Value::None;
                    Ok(Flow::Next)
                }
            }
        }
        other if operator::special(process, &other, "__next__").is_some() => {
            let helper = process.core_function("_delegate");
            call::call_values(process, thread, helper, [other], Entry::Call)?;
            let generator = thread.stack.pop();
            *thread.stack.peek(0) = generator;
            thread.stack.push(sent);
            yield_from(process, thread)
        }
        other => {
            let class = process.classes.of(&other).name.borrow().clone();
            Err(process.type_error(format!("'{class}' object is not an iterator")))
        }
    }
}

fn enter_step(
    process: &mut Process,
    thread: &mut Thread,
    generator: &Rc<Generator>,
    with: Option<Resumption>,
    sent: Value,
    cut: usize,
) -> Fallible<Flow> {
    match generator.state.get() {
        GeneratorState::Running => {
            Err(process.runtime_error("anext(): asynchronous generator is already running"))
        }
        GeneratorState::Finished => match with {
            Some(Resumption::Close) => {
                *thread.stack.peek(0) = Value::None;
                Ok(Flow::Next)
            }
            Some(Resumption::Throw(exception)) => Err(Raised(exception)),
            _ => Err(Raised(process.exception(&process.classes.stop_async_iteration, Vec::new()))),
        },
        state => match with {
            Some(Resumption::Throw(exception)) => {
                Ok(enter_throwing(process, thread, generator, exception, Entry::AsyncStep, cut))
            }
            Some(Resumption::Close) if state == GeneratorState::Created => {
                suspend::finish(generator);
                *thread.stack.peek(0) = Value::None;
                Ok(Flow::Next)
            }
            Some(Resumption::Close) => {
                let exit = process.exception(&process.classes.generator_exit, Vec::new());
                Ok(enter_throwing(process, thread, generator, exit, Entry::AsyncStep, cut))
            }
            Some(Resumption::Send(value)) => {
                enter(thread, generator, value, Entry::AsyncStep, cut);
                Ok(Flow::Frame)
            }
            None => {
                enter(thread, generator, sent, Entry::AsyncStep, cut);
                Ok(Flow::Frame)
            }
        },
    }
}

fn already_running(process: &Process, generator: &Generator) -> Raised {
    if generator.kind == CodeKind::Coroutine {
        return process.runtime_error("coroutine is being awaited already");
    }
    process.value_error(format!("{} already executing", kind_name(generator)))
}

/// What messages call it.
pub fn kind_name(generator: &Generator) -> &'static str {
    match generator.kind {
        CodeKind::Coroutine => "coroutine",
        CodeKind::AsyncGenerator => "async generator",
        _ => "generator",
    }
}
