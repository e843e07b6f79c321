//! In: a lane. Out: its spans in one row, also if several actors share the lane.

use std::borrow::Cow;

use super::event::{ActorId, Reason, State, Time};
use super::lane::{Lane, LaneId};
use super::span::{Actor, Span, Spans};

/// The spans that a lane shows between two moments: those of its actor, or of several merged into one row.
/// The first and last ones may reach beyond the moments.
#[must_use]
pub fn lane_spans<'a>(spans: &'a Spans, lane: &Lane, from: Time, to: Time) -> Cow<'a, [Span]> {
    let parts: Vec<&Actor> = lane.actors.iter().filter_map(|id| spans.actor(*id)).collect();
    let cut = |actor: &'a Actor| window(&actor.spans, from, to);
    match parts.as_slice() {
        [] => Cow::Borrowed(&[]),
        [one] => Cow::Borrowed(cut(one)),
        several if matches!(lane.id, LaneId::Actor(_)) => {
            let mut merged = cut(several[0]).to_vec();
            for part in &several[1..] {
                merged = overlay(&merged, cut(part));
            }
            Cow::Owned(merged)
        }
        several => Cow::Owned(crowd(&members(several, cut))),
    }
}

/// Whose span in the lane it is at a moment: the actor that the lane shows then.
#[must_use]
pub fn actor_at(spans: &Spans, lane: &Lane, at: Time) -> Option<ActorId> {
    let alive = |id: &&ActorId| {
        spans.actor(**id).is_some_and(|a| a.span_at(at).is_some_and(|s| s.state != State::Created))
    };
    lane.actors.iter().rev().find(alive).or(lane.actors.first()).copied()
}

/// The rows of a group: a request and the task that serves it, which follows it, are one.
fn members<'a>(actors: &[&'a Actor], cut: impl Fn(&'a Actor) -> &'a [Span]) -> Vec<Vec<Span>> {
    let together = actors.chunk_by(|one, next| next.serves == Some(one.id));
    together
        .map(|company| {
            company.iter().fold(Vec::new(), |row, actor| {
                if row.is_empty() { cut(actor).to_vec() } else { overlay(&row, cut(actor)) }
            })
        })
        .collect()
}

/// The spans that touch an interval.
fn window(spans: &[Span], from: Time, to: Time) -> &[Span] {
    let first = spans.partition_point(|span| span.end < from);
    let last = spans.partition_point(|span| span.start <= to);
    &spans[first..last.max(first)]
}

/// Two rows as one: `over` where it is alive, `under` elsewhere and where it waits for the GIL.
fn overlay(under: &[Span], over: &[Span]) -> Vec<Span> {
    let mut row = Vec::with_capacity(under.len() + over.len());
    let mut under_from = 0;
    let mut done = Time(0);
    for top in over.iter().filter(|span| span.state != State::Created) {
        fill(&mut row, under, &mut under_from, done, top.start);
        let mut at = top.start;
        for gap in window(under, top.start, top.end).iter().filter(|span| waits_for_gil(span)) {
            put(&mut row, top, at, gap.start);
            put(&mut row, gap, gap.start.max(top.start), gap.end.min(top.end));
            at = gap.end;
        }
        put(&mut row, top, at, top.end);
        done = top.end;
    }
    fill(&mut row, under, &mut under_from, done, Time(u64::MAX));
    row
}

fn waits_for_gil(span: &Span) -> bool {
    span.state == State::Waiting(Reason::Gil)
}

/// Appends the parts of `under` between two moments, going on at `first`.
fn fill(row: &mut Vec<Span>, under: &[Span], first: &mut usize, from: Time, to: Time) {
    while let Some(span) = under.get(*first) {
        if span.start >= to {
            break;
        }
        put(row, span, span.start.max(from), span.end.min(to));
        if span.end > to {
            break;
        }
        *first += 1;
    }
}

fn put(row: &mut Vec<Span>, span: &Span, start: Time, end: Time) {
    if start < end {
        row.push(Span { start, end, ..*span });
    }
}

/// Many rows as one: at each moment the state that says most, blocked before running before ready before
/// queued before waiting.
fn crowd(rows: &[Vec<Span>]) -> Vec<Span> {
    let mut edges: Vec<(Time, bool, usize)> = rows
        .iter()
        .flat_map(|row| row.iter())
        .flat_map(|span| [(span.start, true, weight(span.state)), (span.end, false, weight(span.state))])
        .collect();
    crate::sorting::sort(&mut edges);
    let mut row: Vec<Span> = Vec::new();
    let mut counts = [0_i64; WEIGHTS.len()];
    let mut since = Time(0);
    for (at, begins, weight) in edges {
        if let Some(top) = counts.iter().rposition(|count| *count > 0).filter(|_| at > since) {
            let state = WEIGHTS[top];
            match row.last_mut() {
                Some(last) if last.end == since && last.state == state => last.end = at,
                _ => row.push(Span {
                    start: since,
                    end: at,
                    state,
                    line: 0,
                    core: None,
                    thread: None,
                    woken_by: None,
                }),
            }
        }
        since = at;
        counts[weight] += if begins { 1 } else { -1 };
    }
    row
}

const WEIGHTS: [State; 7] = [
    State::Created,
    State::Waiting(Reason::Other),
    State::Waiting(Reason::Pool),
    State::Waiting(Reason::Gil),
    State::Ready,
    State::Running,
    State::Blocked(Reason::Other),
];

fn weight(state: State) -> usize {
    match state {
        State::Created | State::Done => 0,
        State::Waiting(Reason::Pool) => 2,
        State::Waiting(Reason::Gil) => 3,
        State::Waiting(_) => 1,
        State::Ready => 4,
        State::Running => 5,
        State::Blocked(_) => 6,
    }
}
