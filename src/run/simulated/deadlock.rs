//! In: a world in which nothing can ever happen again. Out: who waits for what, in words.

use super::host::SimulatedHost;
use crate::run::process::ProcessRun;
use crate::trace::event::{Reason, State};

/// Says who waits for what.
pub fn describe(host: &SimulatedHost) -> String {
    let mut lines = vec!["Nothing can ever go on:".to_owned()];
    for run in host.processes.borrow().values() {
        describe_process(run, &mut lines);
    }
    lines.join("\n")
}

fn describe_process(run: &ProcessRun, lines: &mut Vec<String>) {
    let recorder = run.recorder.borrow();
    for entry in run.threads.borrow().values().filter(|entry| !entry.ended.is_set()) {
        let Some((state, line)) = recorder.state(entry.actor) else { continue };
        let place = if line > 0 { format!(" (line {line})") } else { String::new() };
        lines.push(format!("{} waits for {}{place}", entry.name, words(state)));
    }
    for (name, state, line) in recorder.waiting_tasks() {
        let place = if line > 0 { format!(" (line {line})") } else { String::new() };
        lines.push(format!("{name} waits for {}{place}", words(state)));
    }
}

fn words(state: State) -> &'static str {
    let (State::Waiting(reason) | State::Blocked(reason)) = state else { return "its turn" };
    match reason {
        Reason::Io => "something from outside",
        Reason::Timer => "a timer",
        Reason::Lock => "a lock",
        Reason::Gil => "the GIL",
        Reason::Pool => "a pool",
        Reason::Child => "something that it started",
        Reason::Other => "somebody to wake it",
    }
}
