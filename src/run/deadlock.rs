//! In: processes in which nothing can go on by itself. Out: who waits for what, in words.

use std::rc::Rc;

use super::process::ProcessRun;
use crate::trace::event::{Reason, State};

/// The sentence about a run that cannot go on, with those who wait.
pub fn describe(waits: &[String]) -> String {
    format!("Nothing can ever go on:\n{}", waits.join("\n"))
}

/// Who waits for what, each in a line.
pub fn waits<'a>(processes: impl Iterator<Item = &'a Rc<ProcessRun>>) -> Vec<String> {
    let mut lines = Vec::new();
    for run in processes {
        of_process(run, &mut lines);
    }
    lines
}

fn of_process(run: &ProcessRun, lines: &mut Vec<String>) {
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
