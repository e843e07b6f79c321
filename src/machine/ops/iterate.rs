//! In: the iterator of a `for` loop. Out: its next item where the loop wants it, or the end of the loop.

use crate::program::name::Name;
use crate::program::op::Op;

use super::super::coroutine::GeneratorState;
use super::super::frame::Entry;
use super::super::function::Fallible;
use super::super::iterator;
use super::super::process::Process;
use super::super::thread::Thread;
use super::super::value::Value;
use super::{Flow, attribute, call, generator};

/// `iterable -- iterator`
pub fn get_iter(process: &mut Process, thread: &mut Thread) -> Fallible<Flow> {
    let iterable = thread.stack.peek(0).clone();
    if let Some(made) = iterator::make_iter(process, &iterable)? {
        *thread.stack.peek(0) = made;
        return Ok(Flow::Next);
    }
    match &iterable {
        Value::Generator(_) => Ok(Flow::Next),
        Value::Instance(instance) => {
            let class = instance.class.borrow().clone();
            if let Some(method) = attribute::class_lookup(process, &class, Name::new("__iter__")) {
                thread.stack.pop();
                return call::call_values(process, thread, method, [iterable], Entry::Call);
            }
            if attribute::class_lookup(process, &class, Name::new("__getitem__")).is_some() {
                thread.stack.pop();
                let helper = process.core_function("_iterate_items");
                return call::call_values(process, thread, helper, [iterable], Entry::Call);
            }
            Err(not_iterable(process, &iterable))
        }
        Value::Class(class) => {
            let method = class.metaclass.as_ref().and_then(|meta| meta.lookup(Name::new("__iter__")));
            let Some(method) = method else { return Err(not_iterable(process, &iterable)) };
            thread.stack.pop();
            call::call_values(process, thread, method, [iterable], Entry::Call)
        }
        _ => Err(not_iterable(process, &iterable)),
    }
}

/// `ForIter` where the iterator on top is not a built-in one, or has just ended.
pub fn for_iter(process: &mut Process, thread: &mut Thread) -> Fallible<Flow> {
    let iterator = thread.stack.peek(0).clone();
    match &iterator {
        Value::Iter(inner) => {
            let next = iterator::next(process, inner)?;
            match next {
                Some(value) => next_item(thread, value),
                None => exhausted(thread),
            }
            Ok(Flow::Frame)
        }
        Value::Generator(inner) => match inner.state.get() {
            GeneratorState::Finished => {
                exhausted(thread);
                Ok(Flow::Frame)
            }
            GeneratorState::Running => Err(process.value_error("generator already executing")),
            _ => {
                let cut = thread.stack.top();
                generator::enter(thread, inner, Value::None, Entry::Iterate, cut);
                Ok(Flow::Frame)
            }
        },
        Value::Instance(instance) => {
            let class = instance.class.borrow().clone();
            let Some(method) = attribute::class_lookup(process, &class, Name::new("__next__")) else {
                let name = class.name.borrow().clone();
                return Err(process.type_error(format!("'{name}' object is not an iterator")));
            };
            let height = thread.stack.top();
            match call::call_values(process, thread, method, [iterator.clone()], Entry::IterateCall) {
                Err(raised) if super::unwind::is_a(&raised.0, &process.classes.stop_iteration) => {
                    thread.stack.truncate(height);
                    exhausted(thread);
                    Ok(Flow::Frame)
                }
                other => other,
            }
        }
        other => {
            let class = process.classes.of(other).name.borrow().clone();
            Err(process.type_error(format!("'{class}' object is not an iterator")))
        }
    }
}

/// The loop of the top frame, which stands behind its `ForIter`, gets an item.
#[inline]
pub fn next_item(thread: &mut Thread, value: Value) {
    let Some(frame) = thread.frames.last_mut() else { return };
    match frame.code.code.ops[frame.pc as usize - 1] {
        Op::ForIterLocal(slot) => {
            frame.pc += 1;
            let base = frame.base as usize;
            *thread.stack.at(base + slot as usize) = value;
        }
        _ => thread.stack.push(value),
    }
}

/// The loop of the top frame, which stands behind its `ForIter`, is over: the iterator goes.
pub fn exhausted(thread: &mut Thread) {
    thread.stack.pop();
    let Some(frame) = thread.frames.last_mut() else { return };
    let ops = &frame.code.code.ops;
    let target = match (ops[frame.pc as usize - 1], ops.get(frame.pc as usize)) {
        (Op::ForIter(target), _) | (Op::ForIterLocal(_), Some(&Op::ForIter(target))) => target,
        _ => unreachable!("a loop stands behind its ForIter"),
    };
    frame.pc = target;
}

fn not_iterable(process: &Process, value: &Value) -> super::super::function::Raised {
    let class = process.classes.of(value).name.borrow().clone();
    process.type_error(format!("'{class}' object is not iterable"))
}
