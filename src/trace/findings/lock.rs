//! In: spans and facts. Out: locks that a task keeps while it gives way.
//!
//! A lock of `threading` should never be kept over an await: another task that wants it stops the whole loop, also
//! the task that should give it back. An `asyncio.Lock` is made to be kept over awaits; it is told only if the
//! program's text says that the await needs no lock (`program::rows`), and others waited for it meanwhile.

use super::who::{add_once, overlap};
use super::words::{code, count, duration};
use super::{Finding, FindingKind};
use crate::say;
use crate::trace::event::{ActorId, ActorKind, FactKind, State, Time};
use crate::trace::span::{Fact, Span, Spans};

/// A shorter wait for an asyncio lock is not worth a word.
const SHORTEST: u64 = 10_000_000;

/// The findings of this kind: one for each line.
pub fn find(spans: &Spans) -> Vec<Finding> {
    let mut all = threading(spans);
    all.extend(asyncio(spans));
    all
}

fn threading(spans: &Spans) -> Vec<Finding> {
    let mut found: Vec<Finding> = Vec::new();
    for held in spans.facts.iter().filter(|fact| fact.kind == FactKind::Holds) {
        let process = spans.process_of(held.actor);
        let is_release = |fact: &&Fact| {
            fact.kind == FactKind::Releases
                && fact.number == held.number
                && spans.process_of(fact.actor) == process
        };
        let release = spans.facts.iter().find(is_release).map(|fact| fact.at);
        let end = release.unwrap_or(spans.end());
        let length = end.0.saturating_sub(held.at.0);
        if let Some(other) = found.iter_mut().find(|it| it.line == held.line) {
            add_once(&mut other.actors, held.actor);
            (other.end, other.weight_ns) = (other.end.max(end), other.weight_ns + length);
            continue;
        }
        let line = held.line;
        let until =
            if release.is_some() { say::found::HELD_FOR.text() } else { say::found::HELD_TO_END.text() };
        found.push(Finding {
            kind: FindingKind::LockAcrossAwait,
            line,
            start: held.at,
            end,
            actors: vec![held.actor],
            weight_ns: length,
            title: say::found::LOCK_TITLE.text().to_owned(),
            text: say::found::LOCK_TEXT.with(&[&line, &until, &duration(length)]),
            cause: say::found::LOCK_CAUSE.text().to_owned(),
            fix: say::found::LOCK_FIX.text().to_owned(),
        });
    }
    found
}

fn asyncio(spans: &Spans) -> Vec<Finding> {
    let mut lines: Vec<Contended> = Vec::new();
    for fact in spans.facts.iter().filter(|fact| fact.kind == FactKind::WaitsForLock) {
        let Some((holder, waited)) = waited(spans, fact) else { continue };
        let index = lines.iter().position(|it| it.line == fact.line).unwrap_or_else(|| {
            lines.push(Contended {
                line: fact.line,
                lock: fact.text.clone(),
                start: fact.at,
                ..Contended::default()
            });
            lines.len() - 1
        });
        let contended = &mut lines[index];
        contended.waited += waited;
        contended.longest = contended.longest.max(waited);
        contended.end = contended.end.max(Time(fact.at.0 + waited));
        add_once(&mut contended.holders, holder);
        add_once(&mut contended.waiting, fact.actor);
    }
    lines.into_iter().filter(|it| it.waited >= SHORTEST).map(Contended::finding).collect()
}

/// Who gave the lock to a task in the end, and how long it waited while tasks with the lock waited as well.
fn waited(spans: &Spans, fact: &Fact) -> Option<(ActorId, u64)> {
    let actor = spans.actor(fact.actor)?;
    let index = actor.spans.iter().position(|span| span.start >= fact.at)?;
    let (wait, next) = (actor.spans.get(index)?, actor.spans.get(index + 1)?);
    let holder = spans.actor(next.woken_by?)?;
    if holder.kind != ActorKind::Task || !matches!(wait.state, State::Waiting(_)) {
        return None;
    }
    // The holders before it had the lock for the rest of the time, and waited in the same place.
    let waits = |span: &&Span| matches!(span.state, State::Waiting(_));
    let of_holder: u64 =
        holder.spans.iter().filter(waits).map(|span| overlap(span, wait.start, wait.end)).sum();
    Some((holder.id, of_holder))
}

#[derive(Default)]
struct Contended {
    line: u32,
    lock: String,
    start: Time,
    end: Time,
    waited: u64,
    longest: u64,
    holders: Vec<ActorId>,
    waiting: Vec<ActorId>,
}

impl Contended {
    fn finding(self) -> Finding {
        let (line, lock) = (self.line, code(&self.lock, say::found::A_LOCK.text()));
        let mut actors = self.holders;
        self.waiting.iter().for_each(|actor| add_once(&mut actors, *actor));
        let tasks = count(self.waiting.len(), say::found::TASK.text(), say::found::TASKS.text());
        Finding {
            kind: FindingKind::LockAcrossAwait,
            line,
            start: self.start,
            end: self.end,
            actors,
            weight_ns: self.waited,
            title: say::found::LOCK_TITLE.text().to_owned(),
            text: say::found::HELD_TEXT.with(&[&lock, &line, &tasks, &duration(self.longest)]),
            cause: say::found::HELD_CAUSE.text().to_owned(),
            fix: say::found::HELD_FIX.text().to_owned(),
        }
    }
}
