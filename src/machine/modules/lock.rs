//! In: calls of a lock's methods. Out: the lock taken or given back, or a wait for it.

use std::rc::Rc;

use crate::machine::args::Args;
use crate::machine::exit::{Note, Request, Wait};
use crate::machine::function::{Effect, Fallible, Native, Outcome};
use crate::machine::process::Process;
use crate::machine::sync::Lock;
use crate::machine::value::Value;

use super::numbers;

/// The methods of `lock`.
pub static METHODS: &[Native] = &[
    Native::method("acquire", acquire),
    Native::method("release", release),
    Native::method("locked", locked),
    Native::method("__enter__", enter),
    Native::method("__exit__", exit),
];

/// `Lock()`
pub static NEW: Native = Native::function("Lock", |process, args| {
    if args.values.len() > 1 {
        return Err(process.type_error("lock() takes no arguments"));
    }
    Ok(Effect::Value(Value::Lock(Rc::default())))
});

fn acquire(process: &mut Process, args: Args<'_>) -> Outcome {
    let [lock, blocking, timeout] = args.bind(process, "acquire", ["self", "blocking", "timeout"], 1)?;
    let lock = receiver(process, lock)?;
    let blocking = match blocking {
        None => true,
        Some(value) => numbers::integer(process, value)? != 0,
    };
    let is_forever = matches!(timeout, None | Some(Value::Int(-1)));
    let seconds = timeout.map_or(Ok(-1.0), |value| numbers::real(process, value))?;
    if !blocking && !is_forever {
        return Err(process.value_error("can't specify a timeout for a non-blocking call"));
    }
    if seconds < 0.0 && seconds != -1.0 {
        return Err(process.value_error("timeout value must be a non-negative number"));
    }
    let timeout = numbers::timeout(process, timeout)?;
    take(process, lock, blocking, timeout)
}

fn enter(process: &mut Process, args: Args<'_>) -> Outcome {
    take(process, receiver(process, args.values.first())?, true, None)
}

fn take(process: &Process, lock: &Rc<Lock>, blocking: bool, timeout: Option<u64>) -> Outcome {
    let is_free = !lock.locked.replace(true);
    if is_free {
        lock.taken_at.set(process.time());
    }
    if is_free && process.loops.contains_key(&process.thread) {
        process.held.taken(lock, process.line.get());
    }
    if is_free || !blocking || timeout == Some(0) {
        return Ok(Effect::Value(Value::Bool(is_free)));
    }
    Ok(Effect::Blocked(Wait::Lock { lock: lock.clone(), timeout }))
}

fn release(process: &mut Process, args: Args<'_>) -> Outcome {
    give_back(process, receiver(process, args.values.first())?)
}

fn exit(process: &mut Process, args: Args<'_>) -> Outcome {
    give_back(process, receiver(process, args.values.first())?)
}

fn give_back(process: &mut Process, lock: &Rc<Lock>) -> Outcome {
    if !lock.locked.replace(false) {
        return Err(process.runtime_error("release unlocked lock"));
    }
    lock.freed_at.set(process.time());
    if let Some(lock) = process.held.given_back(lock) {
        process.note(Note::LockReleased { lock });
    }
    if lock.waiting.get() > 0 {
        return Ok(Effect::Request(Request::Released(lock.clone())));
    }
    Ok(Effect::Value(Value::None))
}

fn locked(process: &mut Process, args: Args<'_>) -> Outcome {
    let lock = receiver(process, args.values.first())?;
    Ok(Effect::Value(Value::Bool(lock.locked.get())))
}

fn receiver<'a>(process: &Process, value: Option<&'a Value>) -> Fallible<&'a Rc<Lock>> {
    match value {
        Some(Value::Lock(lock)) => Ok(lock),
        _ => Err(process.type_error("descriptor requires a '_thread.lock' object")),
    }
}
