//! In: what a thread asks for. Out: the answer, and what it sets going.

use super::cost;
use super::host::ProcessStart;
use super::thread::{self, ThreadRun};
use crate::machine::aio::Action;
use crate::machine::coroutine::Dropped;
use crate::machine::exit::{Clock, Request, Stream};
use crate::machine::function::Raised;
use crate::machine::value::Value;
use crate::trace::event::{FactKind, Time};

/// Answers what takes no time and touches nobody else, so that a slice goes on; others are given back.
pub fn answer_at_once(thread: &mut ThreadRun, request: Request, now: Time) -> Result<Value, Request> {
    match request {
        Request::Clock { clock, nanoseconds } => Ok(time(thread, clock, nanoseconds, now)),
        Request::CallLater { event_loop, delay, handle } => {
            event_loop.add_timer(now.0.saturating_add(delay), handle.clone());
            let answer = match &*handle.action.borrow() {
                Some(Action::SetResult { future, .. }) => Value::Future(future.clone()),
                _ => Value::Handle(handle.clone()),
            };
            Ok(answer)
        }
        Request::OpenChannel => Ok(Value::Int(thread.process.new_channel() as i64)),
        Request::Note(note) => {
            let author = thread.author();
            thread.process.recorder.borrow_mut().note(now, note, author);
            Ok(Value::None)
        }
        other => Err(other),
    }
}

/// Does what is asked for, now that the slice is paid for.
pub async fn perform(thread: &mut ThreadRun, request: Request) -> Result<Value, Raised> {
    let now = thread.process.host.now();
    let request = match answer_at_once(thread, request, now) {
        Ok(answer) => return Ok(answer),
        Err(request) => request,
    };
    let process = thread.process.clone();
    match request {
        Request::Write { stream, text } => {
            process.recorder.borrow_mut().output(now, thread.lane(), stream, text);
            thread.owe(cost::WRITE);
        }
        Request::StartThread { target, name, daemon } => {
            return Ok(start_thread(thread, target, &name, daemon));
        }
        Request::Released(lock) => process.locks.released(&lock),
        Request::WakeLoop(event_loop) => {
            process.loop_bell(event_loop.number).ring();
            let last = event_loop.ready.borrow().back().cloned();
            return Ok(last.map_or(Value::None, Value::Handle));
        }
        Request::StartProcess { image, name, daemon } => {
            thread.owe(cost::PROCESS_START);
            thread.finish_debt().await;
            let line = thread.machine.line();
            let (parent, parent_actor) = (process.number, process.actor);
            let child =
                process.host.start_process(ProcessStart { image, name, parent, parent_actor, line }).await;
            process.children.borrow_mut().push((child, daemon));
            return Ok(Value::Int(child as i64));
        }
        Request::Terminate(child) => process.host.terminate(child),
        Request::Send { channel, bytes } => {
            thread.owe(cost::MESSAGE);
            process.host.send(channel, bytes);
        }
        Request::Respond { request, status, body } => {
            thread.owe(cost::REQUEST_OUT);
            thread.finish_debt().await;
            process.recorder.borrow_mut().response(process.host.now(), request, status, body);
        }
        Request::ExitProcess(code) => {
            process.end(code);
            // The life of the process is over: this future is dropped here.
            std::future::pending::<()>().await;
        }
        Request::Clock { .. } | Request::CallLater { .. } | Request::OpenChannel | Request::Note(_) => {
            unreachable!("answered at once")
        }
    }
    Ok(Value::None)
}

fn start_thread(thread: &mut ThreadRun, target: Value, name: &str, daemon: bool) -> Value {
    let process = thread.process.clone();
    let number = process.threads.borrow().last().map_or(1, |(number, _)| *number) + 1;
    let line = thread.machine.line();
    let entry = process.new_thread(number, name, daemon, line);
    process.recorder.borrow_mut().woke(process.host.now(), Some(thread.lane()), entry.actor);
    process.spawn(thread::run(process.clone(), number, entry, target));
    thread.owe(cost::THREAD_START);
    Value::Int(number as i64)
}

fn time(thread: &ThreadRun, clock: Clock, nanoseconds: bool, now: Time) -> Value {
    let count = match clock {
        Clock::Wall => thread.process.host.epoch() + now.0,
        Clock::Monotonic => now.0,
        Clock::Process => thread.process.cpu.get() + now.0.saturating_sub(thread.process.host.now().0),
        Clock::Thread => thread.cpu + now.0.saturating_sub(thread.process.host.now().0),
    };
    if nanoseconds { Value::Int(count as i64) } else { Value::Float(count as f64 / 1e9) }
}

/// Writes the warning about coroutines that were dropped before anybody awaited them.
pub fn warn_never_awaited(thread: &ThreadRun, dropped: Vec<Dropped>, now: Time) {
    for Dropped { name, line, made_on } in dropped {
        let actor = thread.lane();
        let mut recorder = thread.process.recorder.borrow_mut();
        if thread.process.is_first_warning(&name, line) {
            recorder.output(now, actor, Stream::Stderr, never_awaited(thread, &name, line));
        }
        recorder.fact(now, actor, FactKind::NeverAwaited, made_on, 0, name.to_string());
    }
}

/// The words of CPython's warning; at the end of the program it knows of no line any more.
fn never_awaited(thread: &ThreadRun, name: &str, line: u32) -> String {
    if line == 0 {
        return format!("sys:1: RuntimeWarning: coroutine '{name}' was never awaited\n");
    }
    let machine = thread.process.machine.borrow();
    let (file, text) = (&machine.main.file, &machine.main.text);
    let source = text.lines().nth((line as usize).saturating_sub(1)).unwrap_or("").trim();
    format!(
        "{file}:{line}: RuntimeWarning: coroutine '{name}' was never awaited\n  {source}\n\
         RuntimeWarning: Enable tracemalloc to get the object allocation traceback\n"
    )
}
