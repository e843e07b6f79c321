//! In: `raise`, `except` and `with` on the stack. Out: exceptions on their way, handlers chosen, managers entered.

use crate::program::name::Name;

use super::super::class::Layout;
use super::super::frame::Entry;
use super::super::function::{Fallible, Raised};
use super::super::process::Process;
use super::super::thread::Thread;
use super::super::types;
use super::super::value::Value;
use super::unwind::{self, with_data};
use super::{Flow, attribute, call};

/// `Raise(count)`
pub fn raise(process: &mut Process, thread: &mut Thread, count: u8) -> Fallible<Flow> {
    if count == 0 {
        let handled = thread.frames.iter().rev().map(|frame| &frame.handled).find(|value| !value.is_none());
        return match handled.cloned() {
            Some(exception) => Ok(unwind::reraise(process, thread, exception)),
            None => Err(process.runtime_error("No active exception to reraise")),
        };
    }
    let cause = if count == 2 { Some(thread.stack.pop()) } else { None };
    let thrown = thread.stack.pop();
    if let Value::Class(class) = &thrown
        && class.layout == Layout::Exception
    {
        // The class is called first; the instruction runs again on the instance.
        if let Some(frame) = thread.frames.last_mut() {
            frame.pc -= 1;
        }
        let entry = if let Some(cause) = cause {
            let helper = process.core_function("_raise_from");
            if let Some(frame) = thread.frames.last_mut() {
                frame.pc += 1;
            }
            return call::call_values(process, thread, helper, [thrown, cause], Entry::Call);
        } else {
            Entry::Call
        };
        return call::call_values(process, thread, thrown, [], entry);
    }
    if with_data(&thrown, |_| ()).is_none() {
        return Err(process.type_error("exceptions must derive from BaseException"));
    }
    if let Some(cause) = cause {
        set_cause(process, &thrown, cause)?;
    }
    Err(Raised(thrown))
}

fn set_cause(process: &mut Process, thrown: &Value, cause: Value) -> Fallible<()> {
    let cause = match cause {
        Value::None => None,
        Value::Class(class) if class.layout == Layout::Exception => {
            Some(process.exception(&class, Vec::new()))
        }
        cause if with_data(&cause, |_| ()).is_some() => Some(cause),
        _ => return Err(process.type_error("exception causes must derive from BaseException")),
    };
    with_data(thrown, |data| {
        data.cause = cause;
        data.suppress_context = true;
    });
    Ok(())
}

/// `exc type -- exc bool`
pub fn matches(process: &mut Process, thread: &mut Thread) -> Fallible<Flow> {
    let wanted = thread.stack.pop();
    let exception = thread.stack.peek(0).clone();
    let matched = is_wanted(process, &exception, &wanted)?;
    thread.stack.push(Value::Bool(matched));
    Ok(Flow::Next)
}

fn is_wanted(process: &Process, exception: &Value, wanted: &Value) -> Fallible<bool> {
    match wanted {
        Value::Class(class) if class.layout == Layout::Exception => Ok(unwind::is_a(exception, class)),
        Value::Tuple(classes) => {
            for class in classes.iter() {
                if is_wanted(process, exception, class)? {
                    return Ok(true);
                }
            }
            Ok(false)
        }
        _ => {
            Err(process.type_error("catching classes that do not inherit from BaseException is not allowed"))
        }
    }
}

/// `manager -- exit entered`
pub fn enter_with(process: &mut Process, thread: &mut Thread, is_async: bool) -> Fallible<Flow> {
    let manager = thread.stack.pop();
    let (enter_name, exit_name, protocol) = if is_async {
        ("__aenter__", "__aexit__", "asynchronous context manager")
    } else {
        ("__enter__", "__exit__", "context manager")
    };
    let class = process.classes.of(&manager);
    let enter = attribute::class_lookup(process, &class, Name::new(enter_name));
    let exit = attribute::class_lookup(process, &class, Name::new(exit_name));
    let title = class.name.borrow().clone();
    let (Some(enter), Some(exit)) = (enter.clone(), exit) else {
        let missing = if enter.is_none() { "" } else { " (missed __exit__ method)" };
        let missing = if is_async { missing.replace("__exit__", "__aexit__") } else { missing.to_owned() };
        return Err(
            process.type_error(format!("'{title}' object does not support the {protocol} protocol{missing}"))
        );
    };
    thread.stack.push(attribute::method(exit, manager.clone()));
    call::call_values(process, thread, enter, [manager], Entry::Call)
}

/// `exit previous exc -- exit previous exc result`
pub fn exit_with(process: &mut Process, thread: &mut Thread) -> Fallible<Flow> {
    let exception = thread.stack.peek(0).clone();
    let exit = thread.stack.peek(2).clone();
    let class = Value::Class(process.classes.of(&exception));
    let traceback = types::object::traceback_of(process, &exception);
    call::call_values(process, thread, exit, [class, exception, traceback], Entry::Call)
}
