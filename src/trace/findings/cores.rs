//! In: spans. Out: more processes that compute than there are cores for them.
//!
//! A process counts if it computed for [`SHORTEST`] and waited as long for a core. Where threads have no GIL they
//! count in the same way.

use super::words::duration;
use super::{Finding, FindingKind};
use crate::say;
use crate::trace::event::{ActorId, ActorKind, State, Time};
use crate::trace::span::{Actor, Span, Spans};

/// Shorter waits are not worth a word.
const SHORTEST: u64 = 10_000_000;

/// The finding of this kind, if there is one.
pub fn find(spans: &Spans) -> Option<Finding> {
    let cores = spans.actors().filter(|actor| actor.kind == ActorKind::Core).count();
    let threads: Vec<Crowded> = spans.actors().filter_map(Crowded::new).collect();
    let mut processes: Vec<ActorId> = threads.iter().filter_map(|it| it.thread.parent).collect();
    processes.dedup();
    let (who, crowd) = if processes.len() > 1 {
        (say::found::PROCESSES.text(), processes.iter().filter_map(|id| spans.actor(*id)).collect())
    } else {
        (say::found::THREADS.text(), threads.iter().map(|it| it.thread).collect::<Vec<_>>())
    };
    (crowd.len() > cores && cores > 0).then(|| finding(&threads, &crowd, who, cores))
}

/// A thread that computes and waits for a core.
struct Crowded<'a> {
    thread: &'a Actor,
    waited: u64,
    start: Time,
    end: Time,
}

impl<'a> Crowded<'a> {
    fn new(thread: &'a Actor) -> Option<Self> {
        let ran: u64 =
            thread.spans.iter().filter(|span| span.state == State::Running).map(Span::length).sum();
        let ready: Vec<&Span> = thread.spans.iter().filter(|span| span.state == State::Ready).collect();
        let waited: u64 = ready.iter().map(|span| span.length()).sum();
        let (start, end) = (ready.first()?.start, ready.last()?.end);
        let is_crowded = thread.kind == ActorKind::Thread && ran >= SHORTEST && waited >= SHORTEST;
        is_crowded.then_some(Self { thread, waited, start, end })
    }
}

fn finding(threads: &[Crowded], crowd: &[&Actor], who: &str, cores: usize) -> Finding {
    let waited: u64 = threads.iter().map(|it| it.waited).sum();
    let line = crowd.iter().map(|actor| actor.line).find(|line| *line > 0).unwrap_or(0);
    let place = if line > 0 { say::found::STARTED.with(&[&line]) } else { String::new() };
    let cores_text =
        if cores == 1 { say::found::ONE_CORE.text().to_owned() } else { say::found::CORES.with(&[&cores]) };
    let number = crowd.len();
    Finding {
        kind: FindingKind::OversubscribedCores,
        line,
        start: threads.iter().map(|it| it.start).min().unwrap_or_default(),
        end: threads.iter().map(|it| it.end).max().unwrap_or_default(),
        actors: crowd.iter().map(|actor| actor.id).collect(),
        weight_ns: waited,
        title: say::found::CORES_TITLE.text().to_owned(),
        text: say::found::CORES_TEXT.with(&[
            &number,
            &who,
            &place,
            &cores_text,
            &duration(waited / number as u64),
        ]),
        cause: say::found::CORES_CAUSE.with(&[&who]),
        fix: say::found::CORES_FIX.with(&[&cores]),
    }
}
