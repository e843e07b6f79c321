//! In: a generator's frame that yields or returns. Out: the frame put aside or gone, its value where it is wanted.

use std::rc::Rc;

use crate::program::op::Op;

use super::super::coroutine::{Generator, GeneratorState};
use super::super::exit::Exit;
use super::super::frame::Entry;
use super::super::function::{Fallible, Raised};
use super::super::process::Process;
use super::super::thread::Thread;
use super::super::value::Value;
use super::generator::kind_name;
use super::{Flow, iterate, unwind};

/// The running frame suspends and gives `value` to whoever resumed it. `own` says that an asynchronous
/// generator yields it itself, rather than passing on what it awaits.
pub fn suspend_with(process: &mut Process, thread: &mut Thread, value: Value, own: bool) -> Flow {
    let mut value = value;
    let mut own = own;
    // A frame that awaits stands again at its `YieldFrom`, to go on with the same iterator.
    if !own && let Some(frame) = thread.frames.last_mut() {
        let at = frame.pc as usize;
        if at > 0 && frame.code.code.ops[at - 1] == Op::YieldFrom {
            frame.pc -= 1;
        }
    }
    loop {
        let Some(frame) = thread.frames.last() else {
            return Flow::Exit(Exit::Raised(process.runtime_error("yield outside a generator").0));
        };
        let (entry, cut) = (frame.entry, frame.cut as usize);
        let generator = running_generator(thread, entry, cut);
        put_aside(thread, &generator);
        match entry {
            Entry::Iterate => {
                iterate::next_item(thread, value);
                return Flow::Frame;
            }
            Entry::Resume => {
                thread.stack.truncate(cut);
                thread.stack.push(value);
                return Flow::Frame;
            }
            Entry::Close => {
                thread.stack.truncate(cut);
                let kind = kind_name(&generator);
                let error = process.runtime_error(format!("{kind} ignored GeneratorExit"));
                return unwind::raise(process, thread, error);
            }
            Entry::AsyncStep if own => {
                *thread.stack.peek(0) = value;
                return Flow::Frame;
            }
            Entry::Delegate | Entry::AsyncStep => {
                // The caller stands at its own `YieldFrom` and suspends as well.
                if let Some(caller) = thread.frames.last_mut() {
                    caller.pc -= 1;
                }
            }
            _ => {
                thread.stack.truncate(cut);
                return Flow::Exit(Exit::Yielded(std::mem::replace(&mut value, Value::None)));
            }
        }
        own = false;
    }
}

fn put_aside(thread: &mut Thread, generator: &Rc<Generator>) {
    let Some(frame) = thread.frames.pop() else { return };
    let mut suspended = generator.frame.borrow_mut();
    suspended.pc = frame.pc;
    suspended.handled = frame.handled;
    thread.stack.take_into(frame.base as usize, &mut suspended.window);
    generator.state.set(GeneratorState::Suspended);
}

/// The generator whose frame is on top, by how it was entered.
pub fn running_generator(thread: &mut Thread, entry: Entry, cut: usize) -> Rc<Generator> {
    let position = match entry {
        Entry::Iterate | Entry::Delegate | Entry::AsyncStep => cut - 1,
        _ => cut,
    };
    match thread.stack.at(position) {
        Value::Generator(generator) => generator.clone(),
        Value::AsyncStep(step) => step.generator.clone(),
        _ => unreachable!("a generator lies where its entry says"),
    }
}

/// A generator's frame returned `value` (the frame is gone already, its window too).
pub fn returned(
    process: &mut Process,
    thread: &mut Thread,
    entry: Entry,
    cut: usize,
    value: Value,
) -> Fallible<Flow> {
    let generator = running_generator(thread, entry, cut);
    finish(&generator);
    match entry {
        Entry::Iterate => {
            iterate::exhausted(thread);
            Ok(Flow::Frame)
        }
        Entry::Resume => {
            let default = std::mem::replace(thread.stack.at(cut + 1), Value::Unbound);
            thread.stack.truncate(cut);
            if default.is_bound() {
                thread.stack.push(default);
                return Ok(Flow::Frame);
            }
            let args = if value.is_none() { Vec::new() } else { vec![value] };
            Err(Raised(process.exception(&process.classes.stop_iteration, args)))
        }
        Entry::Close => {
            thread.stack.truncate(cut);
            thread.stack.push(Value::None);
            Ok(Flow::Frame)
        }
        Entry::Delegate => {
            *thread.stack.at(cut - 1) = value;
            Ok(Flow::Frame)
        }
        Entry::AsyncStep => Err(Raised(process.exception(&process.classes.stop_async_iteration, Vec::new()))),
        _ => {
            thread.stack.truncate(cut);
            Ok(Flow::Exit(Exit::Finished(value)))
        }
    }
}

/// Marks a generator as over and drops what it held.
pub fn finish(generator: &Generator) {
    generator.state.set(GeneratorState::Finished);
    let window = generator.frame.try_borrow_mut().map(|mut frame| std::mem::take(&mut frame.window));
    drop(window);
}
