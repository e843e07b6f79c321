//! In: `await` and `async for` on the stack. Out: things that can be awaited.

use std::cell::RefCell;
use std::rc::Rc;

use crate::program::code::CodeKind;
use crate::program::op::Op;

use super::super::coroutine::{AsyncStep, Resumption};
use super::super::frame::Entry;
use super::super::function::Fallible;
use super::super::process::Process;
use super::super::thread::Thread;
use super::super::value::Value;
use super::{Flow, call, operator, unwind};

/// `GetAsyncIter`, `GetAsyncNext`, `EndAsyncFor`.
pub fn run(process: &mut Process, thread: &mut Thread, op: Op) -> Fallible<Flow> {
    match op {
        Op::GetAsyncIter => {
            let object = thread.stack.peek(0).clone();
            if is_async_generator(&object) {
                return Ok(Flow::Next);
            }
            match operator::special(process, &object, "__aiter__") {
                Some(method) => {
                    thread.stack.pop();
                    call::call_values(process, thread, method, [object], Entry::Call)
                }
                None => Err(missing(
                    process,
                    &object,
                    "'async for' requires an object with __aiter__ method, got",
                )),
            }
        }
        Op::GetAsyncNext => {
            let iterator = thread.stack.peek(0).clone();
            if let Value::Generator(generator) = &iterator
                && generator.kind == CodeKind::AsyncGenerator
            {
                let with = RefCell::new(Some(Resumption::Send(Value::None)));
                let step = AsyncStep { generator: generator.clone(), with };
                thread.stack.push(Value::AsyncStep(Rc::new(step)));
                return Ok(Flow::Next);
            }
            match operator::special(process, &iterator, "__anext__") {
                Some(method) => {
                    // What `__anext__` returns is made awaitable by the library, as `await` would.
                    let helper = process.core_function("_awaitable_next");
                    call::call_values(process, thread, helper, [method, iterator], Entry::Call)
                }
                None => Err(missing(
                    process,
                    &iterator,
                    "'async for' requires an iterator with __anext__ method, got",
                )),
            }
        }
        Op::EndAsyncFor(target) => {
            let exception = thread.stack.pop();
            if !unwind::is_a(&exception, &process.classes.stop_async_iteration) {
                let previous = thread.stack.pop();
                if let Some(frame) = thread.frames.last_mut() {
                    frame.handled = previous;
                }
                return Ok(unwind::reraise(process, thread, exception));
            }
            let previous = thread.stack.pop();
            thread.stack.pop();
            if let Some(frame) = thread.frames.last_mut() {
                frame.handled = previous;
                frame.pc = target;
            }
            Ok(Flow::Next)
        }
        _ => Ok(Flow::Next),
    }
}

/// `object -- awaitable`
pub fn get_awaitable(process: &mut Process, thread: &mut Thread) -> Fallible<Flow> {
    let object = thread.stack.peek(0).clone();
    match &object {
        Value::Generator(generator) if generator.kind == CodeKind::Coroutine => Ok(Flow::Next),
        Value::Future(_) | Value::AsyncStep(_) => Ok(Flow::Next),
        // The library's bare yield; a program's own iterators cannot be awaited.
        Value::Iter(_) if thread.frames.last().is_some_and(|frame| frame.code.program.is_prelude) => {
            Ok(Flow::Next)
        }
        Value::Instance(instance) => {
            if let Some(method) = operator::special(process, &object, "__await__") {
                thread.stack.pop();
                return call::call_values(process, thread, method, [object], Entry::Call);
            }
            if let Some(inner @ Value::Future(_)) = instance.wrapped() {
                *thread.stack.peek(0) = inner;
                return Ok(Flow::Next);
            }
            Err(not_awaitable(process, &object))
        }
        _ => Err(not_awaitable(process, &object)),
    }
}

fn not_awaitable(process: &Process, object: &Value) -> super::super::function::Raised {
    let class = process.classes.of(object).name.borrow().clone();
    process.type_error(format!("object {class} can't be used in 'await' expression"))
}

fn missing(process: &Process, object: &Value, what: &str) -> super::super::function::Raised {
    let class = process.classes.of(object).name.borrow().clone();
    process.type_error(format!("{what} {class}"))
}

fn is_async_generator(object: &Value) -> bool {
    matches!(object, Value::Generator(generator) if generator.kind == CodeKind::AsyncGenerator)
}
