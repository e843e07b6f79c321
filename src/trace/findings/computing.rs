//! In: spans and facts. Out: threads of a process that compute at the same time, and so take turns.
//!
//! Two threads at least must have computed for [`SHORTEST`] and waited as long for the GIL. Threads that wait
//! for other things are what threads are for; one that computes beside them delays nobody by much.

use super::who::add_once;
use super::words::duration;
use super::{Finding, FindingKind};
use crate::say;
use crate::trace::event::{ActorId, ActorKind, FactKind, Reason, State, Time};
use crate::trace::span::{Actor, Fact, Span, Spans};

/// Shorter turns are not worth a word.
const SHORTEST: u64 = 10_000_000;

/// The findings of this kind: one for each function that the threads of a process compute in most.
pub fn find(spans: &Spans) -> Vec<Finding> {
    let mut found: Vec<Finding> = Vec::new();
    for process in spans.actors().filter(|actor| actor.kind == ActorKind::Process) {
        let Some(one) = in_process(spans, process.id) else { continue };
        match found.iter_mut().find(|other| other.line == one.line) {
            Some(other) => {
                one.actors.iter().for_each(|actor| add_once(&mut other.actors, *actor));
                other.weight_ns += one.weight_ns;
                other.start = other.start.min(one.start);
                other.end = other.end.max(one.end);
            }
            None => found.push(one),
        }
    }
    found
}

struct Computing<'a> {
    thread: &'a Actor,
    place: &'a Fact,
    ran: u64,
    waited: u64,
}

fn in_process(spans: &Spans, process: ActorId) -> Option<Finding> {
    let threads = spans.actors().filter(|it| it.kind == ActorKind::Thread && it.parent == Some(process));
    let place = |thread: &Actor| {
        spans.facts.iter().find(|fact| fact.kind == FactKind::Computes && fact.actor == thread.id)
    };
    let mut computing: Vec<Computing> = threads
        .filter_map(|thread| {
            let ran = time_in(thread, |span| span.state == State::Running);
            Some(Computing { thread, place: place(thread)?, ran, waited: time_in(thread, waits_for_gil) })
        })
        .filter(|it| it.waited > 0)
        .collect();
    crate::sorting::sort_by_key(&mut computing, |it: &Computing| std::cmp::Reverse(it.waited));
    let is_long = |it: &&Computing| it.ran >= SHORTEST && it.waited >= SHORTEST;
    (computing.iter().filter(is_long).count() > 1).then(|| finding(&computing))
}

/// How long an actor was in such spans.
fn time_in(actor: &Actor, wanted: fn(&Span) -> bool) -> u64 {
    actor.spans.iter().filter(|span| wanted(span)).map(Span::length).sum()
}

fn waits_for_gil(span: &Span) -> bool {
    span.state == State::Waiting(Reason::Gil)
}

fn finding(computing: &[Computing]) -> Finding {
    let place = computing[0].place;
    let (line, name) = (place.line, &place.text);
    let turns = |it: &Computing| {
        let mut turns = it.thread.spans.iter().filter(|span| waits_for_gil(span));
        let first = turns.next()?;
        Some((first.start, turns.next_back().unwrap_or(first).end))
    };
    let turns: Vec<(Time, Time)> = computing.iter().filter_map(turns).collect();
    let start = turns.iter().map(|(start, _)| *start).min().unwrap_or_default();
    let end = turns.iter().map(|(_, end)| *end).max().unwrap_or_default();
    let ran: u64 = computing.iter().map(|it| it.ran).sum();
    let waited: u64 = computing.iter().map(|it| it.waited).sum();
    let threads = computing.len();
    Finding {
        kind: FindingKind::ComputingUnderGil,
        line,
        start,
        end,
        actors: computing.iter().map(|it| it.thread.id).collect(),
        weight_ns: waited,
        title: say::found::GIL_TITLE.text().to_owned(),
        text: say::found::GIL_TEXT.with(&[&threads, &name, &line, &duration(ran)]),
        cause: say::found::GIL_CAUSE.text().to_owned(),
        fix: say::found::GIL_FIX.text().to_owned(),
    }
}
