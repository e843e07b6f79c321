//! In: spans and facts. Out: work in a thread after the response that computes, so that the loop waits for the GIL.
//!
//! Only the time counts in which no other request has something computed for it in a thread. Background work that
//! blocks the loop itself is told by `blocked_loop.rs`, that keeps the pool's threads by `pool.rs`: of this kind as
//! well.

use super::who::{add_once, background_waits, overlap};
use super::words::duration;
use super::{Finding, FindingKind};
use crate::say;
use crate::trace::event::{ActorId, ActorKind, FactKind, Reason, State};
use crate::trace::span::{Actor, Span, Spans};

/// A shorter delay in all is not worth a word.
const SHORTEST: u64 = 20_000_000;

/// The findings of this kind, at most one for each process.
pub fn find(spans: &Spans) -> Vec<Finding> {
    let loops = spans.actors().filter(|actor| actor.kind == ActorKind::Loop);
    loops.filter_map(|event_loop| of_loop(spans, event_loop)).collect()
}

fn of_loop(spans: &Spans, event_loop: &Actor) -> Option<Finding> {
    let thread = spans.actor(event_loop.parent?)?;
    let tasks: Vec<&Actor> = spans
        .actors()
        .filter(|task| task.kind == ActorKind::Task && task.parent == Some(event_loop.id))
        .collect();
    let in_background: Vec<(ActorId, &Span)> =
        tasks.iter().flat_map(|task| background_waits(spans, task).map(|span| (task.id, span))).collect();
    if in_background.is_empty() {
        return None;
    }
    let is_other = |task: &Actor, at: &Span| {
        let is_here = |span: &&Span| span.state == State::Waiting(Reason::Child) && touches(span, at);
        task.spans.iter().filter(is_here).any(|span| !in_background.contains(&(task.id, span)))
    };
    let delays: Vec<&Span> = thread
        .spans
        .iter()
        .filter(|span| span.state == State::Waiting(Reason::Gil))
        .filter(|span| in_background.iter().any(|(_, wait)| touches(wait, span)))
        .filter(|span| !tasks.iter().any(|task| is_other(task, span)))
        .collect();
    let total: u64 = delays.iter().map(|span| span.length()).sum();
    let (first, last) = (delays.first()?, delays.last()?);
    let place = spans.facts.iter().find(|fact| {
        fact.kind == FactKind::Computes
            && fact.actor != thread.id
            && spans.actor(fact.actor).is_some_and(|it| it.kind == ActorKind::Thread)
            && spans.process_of(fact.actor) == thread.parent
            && in_background.iter().any(|(_, span)| span.start <= fact.at && fact.at <= span.end)
    })?;
    if total < SHORTEST {
        return None;
    }
    let mut actors = vec![place.actor];
    in_background.iter().for_each(|(task, _)| add_once(&mut actors, *task));
    let (line, name) = (place.line, &place.text);
    Some(Finding {
        kind: FindingKind::BackgroundDelays,
        line,
        start: first.start,
        end: last.end,
        actors,
        weight_ns: total,
        title: say::found::BACKGROUND_TITLE.text().to_owned(),
        text: say::found::BACKGROUND_COMPUTING.with(&[&name, &line, &duration(total), &delays.len()]),
        cause: say::found::BACKGROUND_CAUSE.text().to_owned(),
        fix: say::found::BACKGROUND_FIX.text().to_owned(),
    })
}

fn touches(span: &Span, other: &Span) -> bool {
    overlap(span, other.start, other.end) > 0
}
