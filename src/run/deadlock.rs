//! In: processes in which nothing can go on by itself. Out: who waits for what, in words.

use std::rc::Rc;

use super::process::ProcessRun;
use crate::say;
use crate::trace::event::{Reason, State};

/// The sentence about a run that cannot go on, with those who wait.
pub fn describe(waits: &[String]) -> String {
    say::deadlock::NOTHING.with(&[&waits.join("\n")])
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
        let place = if line > 0 { say::deadlock::LINE.with(&[&line]) } else { String::new() };
        lines.push(say::deadlock::WAITS.with(&[&entry.name, &words(state), &place]));
    }
    for (name, state, line) in recorder.waiting_tasks() {
        let place = if line > 0 { say::deadlock::LINE.with(&[&line]) } else { String::new() };
        lines.push(say::deadlock::WAITS.with(&[&name, &words(state), &place]));
    }
}

fn words(state: State) -> &'static str {
    let (State::Waiting(reason) | State::Blocked(reason)) = state else { return say::deadlock::TURN.text() };
    match reason {
        Reason::Io => say::deadlock::OUTSIDE.text(),
        Reason::Timer => say::state::TIMER.text(),
        Reason::Lock => say::state::LOCK.text(),
        Reason::Gil => say::state::GIL.text(),
        Reason::Pool => say::deadlock::POOL.text(),
        Reason::Child => say::deadlock::CHILD.text(),
        Reason::Other => say::deadlock::SOMEBODY.text(),
    }
}
