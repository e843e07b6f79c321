//! In: spans and actors. Out: whose they are, and how much of them lies where.

use crate::trace::event::{ActorId, Reason, State, Time};
use crate::trace::span::{Actor, Span, Spans};

/// Puts somebody at the end of a list where they are not yet.
pub fn add_once(list: &mut Vec<ActorId>, actor: ActorId) {
    if !list.contains(&actor) {
        list.push(actor);
    }
}

/// How much of a span lies between two moments.
pub fn overlap(span: &Span, start: Time, end: Time) -> u64 {
    span.end.0.min(end.0).saturating_sub(span.start.0.max(start.0))
}

/// When the request that a task serves was answered.
pub fn answered(spans: &Spans, task: &Actor) -> Option<Time> {
    spans.actor(task.serves?)?.ended
}

/// Whether a task serves a request that had its answer by then.
pub fn is_background(spans: &Spans, task: &Actor, at: Time) -> bool {
    answered(spans, task).is_some_and(|answered| answered <= at)
}

/// The times in which a task waited for a thread of its own after its response.
pub fn background_waits<'a>(spans: &Spans, task: &'a Actor) -> impl Iterator<Item = &'a Span> {
    let answered = answered(spans, task);
    task.spans.iter().filter(move |span| {
        span.state == State::Waiting(Reason::Child) && answered.is_some_and(|answered| span.start >= answered)
    })
}
