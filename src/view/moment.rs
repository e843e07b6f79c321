//! In: the spans of a run and a moment. Out: where in the program everything is then, and what it has written.

use super::scene::StateClass;
use super::words::class_of;
use crate::trace::event::{ActorId, ActorKind, Time};
use crate::trace::span::{Actor, Output, Spans};

/// An actor that is on a line of the program at a moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineAt<'a> {
    /// The line, from 1.
    pub line: u32,
    /// What it does there.
    pub class: StateClass,
    /// Who.
    pub actor: ActorId,
    /// Its name.
    pub name: &'a str,
}

/// Who is on which line at a moment, in order of the lines and of the actors. Tasks are there rather than
/// the thread that runs them.
#[must_use]
pub fn lines_at(spans: &Spans, at: Time) -> Vec<LineAt<'_>> {
    let is_alive = |actor: &&Actor| actor.born <= at && actor.ended.is_none_or(|end| at < end);
    let loops = spans.actors().filter(|actor| actor.kind == ActorKind::Loop).filter(is_alive);
    let with_loop: Vec<ActorId> = loops.filter_map(|actor| actor.parent).collect();
    let mut lines: Vec<LineAt> = spans
        .actors()
        .filter(|actor| match actor.kind {
            ActorKind::Task => true,
            ActorKind::Thread => !with_loop.contains(&actor.id),
            _ => false,
        })
        .filter(is_alive)
        .filter_map(|actor| {
            let span = actor.span_at(at).filter(|span| span.line != 0)?;
            Some(LineAt { line: span.line, class: class_of(span.state), actor: actor.id, name: &actor.name })
        })
        .collect();
    crate::sorting::sort_by_key(&mut lines, |line| (line.line, line.actor));
    lines
}

/// What was written until a moment, in order.
#[must_use]
pub fn outputs_until(spans: &Spans, at: Time) -> &[Output] {
    let sorted = spans.outputs.partition_point(|output| output.at <= at);
    &spans.outputs[..sorted]
}
