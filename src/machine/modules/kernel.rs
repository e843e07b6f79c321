//! In: calls of `_kernel`. Out: what the built-in library asks of the machine and, through it, of the run.

use crate::machine::aio::natives as aio;
use crate::machine::args::Args;
use crate::machine::builtins;
use crate::machine::coroutine::GeneratorState;
use crate::machine::exit::{Clock, Note, Request, Stream, Wait};
use crate::machine::function::{Effect, Native, Outcome};
use crate::machine::link;
use crate::machine::module::Module;
use crate::machine::process::Process;
use crate::machine::types;
use crate::machine::value::Value;
use crate::program::name::Name;

use super::channels::{self, identifier, number};
use super::{clocks, frames, inspect, lock, numbers, texts};

/// `_kernel`, the part about threads, time, text and the server.
pub static NATIVES: &[Native] = &[
    Native::function("sleep", clocks::sleep),
    Native::function("clock", clock),
    Native::function("start_thread", start_thread),
    Native::function("get_ident", |process, _| Ok(Effect::Value(number(process.thread)))),
    Native::function("join_thread", join_thread),
    Native::function("write", write),
    Native::function("respond", respond),
    Native::function("spend", spend),
    Native::function("note_phase", note_phase),
    Native::function("note_file", note_file),
    Native::function("note_serves", note_serves),
    Native::function("job_waits", job_waits),
    Native::function("job_begins", job_begins),
    Native::function("skip_task_numbers", skip_task_numbers),
    Native::function("cancelled_error", cancelled_error),
    Native::function("orphans", orphans),
    Native::function("async_generators", async_generators),
    Native::function("compute", compute),
    Native::function("core", core),
    Native::function("caller", caller),
    Native::function("open_module", open_module),
    Native::function("set_switch_interval", set_switch_interval),
    Native::function("switch_interval", |process, _| {
        Ok(Effect::Value(Value::Float(process.switch_interval as f64 / 1e9)))
    }),
    Native::function("is_gil_enabled", |process, _| Ok(Effect::Value(Value::Bool(process.gil)))),
];

/// `spend(nanoseconds)`: what CPython computes where this library does not have to.
fn spend(process: &mut Process, args: Args<'_>) -> Outcome {
    let [cost] = args.exactly(process, "spend")?;
    process.spend(numbers::integer(process, cost)?);
    Ok(Effect::Value(Value::None))
}

/// Gives `_kernel` its other natives and the classes, and the classes their methods.
pub fn install(process: &mut Process, module: &Module) {
    let own = channels::NATIVES.iter().chain(inspect::NATIVES).chain(frames::NATIVES).chain(texts::NATIVES);
    for native in own.chain(aio::FUNCTIONS).chain(builtins::helpers()) {
        module.set(Name::new(native.name), Value::Native(native));
    }
    let classes = &process.classes;
    let mut namespace = classes.lock.namespace.borrow_mut();
    for native in lock::METHODS {
        namespace.insert(Name::new(native.name), Value::Native(native));
    }
    module.set(Name::new("Lock"), Value::Native(&lock::NEW));
    module.set(Name::new("lock"), Value::Class(classes.lock.clone()));
    for class in classes.all() {
        module.set(Name::new(&format!("{}_class", class.name.borrow())), Value::Class(class.clone()));
    }
    let homes = [
        ("asyncio.exceptions", &classes.cancelled_error),
        ("asyncio.exceptions", &classes.invalid_state_error),
        ("_asyncio", &classes.future),
        ("_asyncio", &classes.task),
        ("asyncio.events", &classes.handle),
        ("asyncio.unix_events", &classes.event_loop),
        ("_thread", &classes.lock),
    ];
    for (home, class) in homes {
        class.module.replace(home.into());
    }
    for (name, class) in [
        ("Future", &classes.future),
        ("Task", &classes.task),
        ("Handle", &classes.handle),
        ("EventLoop", &classes.event_loop),
    ] {
        module.set(Name::new(name), Value::Class(class.clone()));
    }
    module.set(Name::new("native_class"), Value::Class(classes.native.clone()));
}

/// `clock(kind, nanoseconds)`
fn clock(process: &mut Process, args: Args<'_>) -> Outcome {
    let [kind, nanoseconds] = args.exactly(process, "clock")?;
    let clock = match kind {
        Value::Int(0) => Clock::Wall,
        Value::Int(1) => Clock::Monotonic,
        Value::Int(2) => Clock::Process,
        _ => Clock::Thread,
    };
    Ok(Effect::Request(Request::Clock { clock, nanoseconds: matches!(nanoseconds, Value::Bool(true)) }))
}

/// `start_thread(target, name, daemon) -> ident`
fn start_thread(process: &mut Process, args: Args<'_>) -> Outcome {
    let [target, name, daemon] = args.exactly(process, "start_thread")?;
    Ok(Effect::Request(Request::StartThread {
        target: target.clone(),
        name: name.as_str().unwrap_or("Thread").to_owned(),
        daemon: matches!(daemon, Value::Bool(true)),
    }))
}

/// `join_thread(ident, timeout) -> bool`
fn join_thread(process: &mut Process, args: Args<'_>) -> Outcome {
    let [thread, timeout] = args.exactly(process, "join_thread")?;
    let timeout = match timeout {
        Value::None => None,
        seconds => Some(numbers::nanoseconds(process, seconds)?),
    };
    Ok(Effect::Blocked(Wait::Join { thread: identifier(process, thread)?, timeout }))
}

/// `write(1 or 2, text)`
fn write(process: &mut Process, args: Args<'_>) -> Outcome {
    let [stream, text] = args.exactly(process, "write")?;
    let stream = if matches!(stream, Value::Int(2)) { Stream::Stderr } else { Stream::Stdout };
    let Some(text) = text.as_str() else {
        return Err(process.type_error(format!(
            "write() argument must be str, not {}",
            process.classes.of(text).name.borrow()
        )));
    };
    Ok(Effect::Request(Request::Write { stream, text: text.to_owned() }))
}

/// `respond(request, status, body)`
fn respond(process: &mut Process, args: Args<'_>) -> Outcome {
    let [request, status, body] = args.exactly(process, "respond")?;
    Ok(Effect::Request(Request::Respond {
        request: identifier(process, request)?,
        status: u16::try_from(numbers::integer(process, status)?).unwrap_or(500),
        body: body.as_str().unwrap_or_default().to_owned(),
    }))
}

/// `note_phase(request, text)`
fn note_phase(process: &mut Process, args: Args<'_>) -> Outcome {
    let [request, phase] = args.exactly(process, "note_phase")?;
    let request = identifier(process, request)?;
    process.note(Note::RequestPhase { request, phase: phase.as_str().unwrap_or_default().to_owned() });
    Ok(Effect::Value(Value::None))
}

/// `note_file(name, content)`: a file that was written to was closed.
fn note_file(process: &mut Process, args: Args<'_>) -> Outcome {
    let [name, content] = args.exactly(process, "note_file")?;
    let content = types::bytes::content(content).unwrap_or_default();
    process.note(Note::FileClosed { name: name.as_str().unwrap_or_default().to_owned(), content });
    Ok(Effect::Value(Value::None))
}

/// `note_serves(task, request)`
fn note_serves(process: &mut Process, args: Args<'_>) -> Outcome {
    let [task, request] = args.exactly(process, "note_serves")?;
    let request = identifier(process, request)?;
    if let Value::Future(future) = task
        && let Some(task) = &future.task
    {
        process.note(Note::TaskServes { task: task.number, request });
    }
    Ok(Effect::Value(Value::None))
}

/// `job_waits(pool) -> number`: a job waits for a free thread of the pool whose threads are named like that.
fn job_waits(process: &mut Process, args: Args<'_>) -> Outcome {
    let [pool] = args.exactly(process, "job_waits")?;
    let pool = pool.as_str().unwrap_or_default().to_owned();
    process.last_job += 1;
    let (job, line) = (process.last_job, process.line.get());
    process.note(Note::JobWaits { job, pool, line });
    Ok(Effect::Value(number(job)))
}

/// `job_begins(number)`: it has its thread.
fn job_begins(process: &mut Process, args: Args<'_>) -> Outcome {
    let [job] = args.exactly(process, "job_begins")?;
    let job = identifier(process, job)?;
    process.note(Note::JobBegins { job });
    Ok(Effect::Value(Value::None))
}

/// `skip_task_numbers(count)`: for the tasks that CPython makes of its own and we do not.
fn skip_task_numbers(process: &mut Process, args: Args<'_>) -> Outcome {
    let [count] = args.exactly(process, "skip_task_numbers")?;
    let last = process.last_task.get() + identifier(process, count)?;
    process.last_task.set(last);
    Ok(Effect::Value(Value::None))
}

/// `set_switch_interval(seconds)`
fn set_switch_interval(process: &mut Process, args: Args<'_>) -> Outcome {
    let [seconds] = args.exactly(process, "setswitchinterval")?;
    process.switch_interval = numbers::nanoseconds(process, seconds)?;
    Ok(Effect::Value(Value::None))
}

/// `orphans()`: the asynchronous generators that have been dropped before they were over, taken over.
fn orphans(process: &mut Process, _: Args<'_>) -> Outcome {
    let orphans = process.finalization.orphans.take();
    Ok(Effect::Value(Value::list(orphans.into_iter().map(Value::Generator).collect())))
}

/// `async_generators()`: those that have begun and are not over.
fn async_generators(process: &mut Process, _: Args<'_>) -> Outcome {
    let made = process.finalization.async_generators.borrow();
    let living = made.iter().filter_map(std::rc::Weak::upgrade);
    let begun = living.filter(|generator| generator.state.get() == GeneratorState::Suspended);
    Ok(Effect::Value(Value::list(begun.map(Value::Generator).collect())))
}

/// `cancelled_error(future)`: what whoever awaits that cancelled future gets.
fn cancelled_error(process: &mut Process, args: Args<'_>) -> Outcome {
    let [future] = args.exactly(process, "cancelled_error")?;
    match future {
        Value::Future(future) => Ok(Effect::Value(future.cancelled_error(process))),
        _ => Err(process.type_error("a future is required")),
    }
}

/// `caller() -> (file, line, function)`: where the program is.
fn caller(process: &mut Process, _: Args<'_>) -> Outcome {
    let line = Value::Int(i64::from(process.line.get()));
    let function = process.function.get().map_or("<module>", |name| name.text());
    let parts = vec![Value::str(&*process.main.file), line, Value::str(function)];
    Ok(Effect::Value(Value::tuple(parts)))
}

/// `core(name)`: a function of `prelude/core.py`.
fn core(process: &mut Process, args: Args<'_>) -> Outcome {
    let [name] = args.exactly(process, "core")?;
    Ok(Effect::Value(process.core_function(name.as_str().unwrap_or_default())))
}

/// `open_module(name) -> (module, function)`: the function is to be called, if it is not `None`, to run its top level.
fn open_module(process: &mut Process, args: Args<'_>) -> Outcome {
    let [name] = args.exactly(process, "open_module")?;
    let name = name.as_str().unwrap_or_default();
    let (module, code) = match process.modules.get(name) {
        Some(module) => (module.clone(), None),
        None => link::open_module(process, name)?,
    };
    module.loaded.set(true);
    let function = code.map_or(Value::None, link::top_level_function);
    Ok(Effect::Value(Value::tuple(vec![Value::Module(module), function])))
}

/// `compute(seconds, value) -> value`: native work that lets go of the GIL.
fn compute(process: &mut Process, args: Args<'_>) -> Outcome {
    let [seconds, value] = args.exactly(process, "compute")?;
    let cost = i64::try_from(numbers::nanoseconds(process, seconds)?).unwrap_or(i64::MAX);
    Ok(Effect::Blocked(Wait::Compute { cost, value: value.clone() }))
}
