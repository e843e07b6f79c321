//! In: spans and facts. Out: awaits that waited one after another and could have waited together.
//!
//! That they need nothing of each other is known from the program's text (`program::rows`). Here counts what was
//! waited: each pass through a row saves what it waited less its longest wait. What a thread of the same process
//! computed meanwhile is no wait: the GIL would not let it be shorter.

use super::who::{add_once, overlap};
use super::words::{code, duration};
use super::{Finding, FindingKind};
use crate::say;
use crate::trace::event::{ActorId, ActorKind, FactKind, Reason, State, Time};
use crate::trace::span::{Actor, Fact, Span, Spans};

/// To save less is not worth a word.
const SHORTEST: u64 = 10_000_000;

/// The findings of this kind: one for each row.
pub fn find(spans: &Spans) -> Vec<Finding> {
    let mut rows: Vec<Row> = Vec::new();
    for actor in spans.actors().filter(|actor| actor.kind == ActorKind::Task) {
        let is_here = |fact: &&Fact| fact.kind == FactKind::Await && fact.actor == actor.id;
        let facts: Vec<&Fact> = spans.facts.iter().filter(is_here).collect();
        let mut numbers: Vec<u32> = facts.iter().map(|fact| fact.number as u32).collect();
        crate::sorting::sort(&mut numbers);
        numbers.dedup();
        for number in numbers {
            let index = rows.iter().position(|row| row.line == number).unwrap_or_else(|| {
                rows.push(Row { line: number, ..Row::default() });
                rows.len() - 1
            });
            let own: Vec<&Fact> = facts.iter().copied().filter(|fact| fact.number as u32 == number).collect();
            rows[index].passes(spans, actor, &own);
        }
    }
    rows.into_iter().filter(|row| row.saved >= SHORTEST).map(Row::finding).collect()
}

/// An await of a pass, and how long it waited.
struct Item<'a> {
    fact: &'a Fact,
    end: Time,
    waited: u64,
}

#[derive(Default)]
struct Row {
    line: u32,
    saved: u64,
    actors: Vec<ActorId>,
    start: Option<Time>,
    end: Time,
    /// Of the pass that wasted most.
    worst: u64,
    text: String,
}

impl Row {
    /// The passes of a task through this row.
    fn passes(&mut self, spans: &Spans, actor: &Actor, facts: &[&Fact]) {
        let mut pass: Vec<Item> = Vec::new();
        for (index, fact) in facts.iter().enumerate() {
            let is_new = pass
                .last()
                .is_some_and(|last| fact.line == 0 || (!repeats(fact) && place(fact) <= place(last.fact)));
            if is_new {
                self.pass(actor, &std::mem::take(&mut pass));
            }
            if fact.line > 0 {
                let end = facts.get(index + 1).map_or(spans.end(), |next| next.at);
                let waited = waited(spans, actor, fact.at, end);
                pass.push(Item { fact, end, waited });
            }
        }
        self.pass(actor, &pass);
    }

    fn pass(&mut self, actor: &Actor, pass: &[Item]) {
        let sum: u64 = pass.iter().map(|item| item.waited).sum();
        let longest = pass.iter().map(|item| item.waited).max().unwrap_or(0);
        let saved = sum - longest;
        let (Some(first), Some(last)) = (pass.first(), pass.last()) else { return };
        if saved == 0 {
            return;
        }
        self.saved += saved;
        add_once(&mut self.actors, actor.id);
        self.start = Some(self.start.map_or(first.fact.at, |start| start.min(first.fact.at)));
        self.end = self.end.max(last.end);
        if saved > self.worst {
            self.worst = saved;
            let call = code(&first.fact.text, say::found::AN_AWAIT.text());
            let line = self.line;
            let (all, one) = (duration(sum), duration(longest));
            self.text = if repeats(first.fact) {
                let count = pass.len();
                say::found::AWAIT_AGAIN.with(&[&call, &line, &count, &all, &one])
            } else {
                let lines: Vec<String> = pass.iter().map(|item| item.fact.line.to_string()).collect();
                let lines = lines.join(", ");
                say::found::AWAITS.with(&[&lines, &all, &one])
            };
        }
    }

    fn finding(self) -> Finding {
        Finding {
            kind: FindingKind::AwaitsInARow,
            line: self.line,
            start: self.start.unwrap_or_default(),
            end: self.end,
            actors: self.actors,
            weight_ns: self.saved,
            title: say::found::AWAITS_TITLE.text().to_owned(),
            text: self.text,
            cause: say::found::AWAITS_CAUSE.text().to_owned(),
            fix: say::found::AWAITS_FIX.text().to_owned(),
        }
    }
}

fn place(fact: &Fact) -> u64 {
    (fact.number >> 32) & 0x7fff_ffff
}

fn repeats(fact: &Fact) -> bool {
    fact.number >> 63 == 1
}

/// How long a task waited between two moments for what is no thread's computing.
fn waited(spans: &Spans, actor: &Actor, start: Time, end: Time) -> u64 {
    let first = actor.spans.partition_point(|span| span.end <= start);
    let here = actor.spans[first..].iter().take_while(|span| span.start < end);
    let waits = here.filter(|span| {
        matches!(span.state, State::Waiting(Reason::Timer | Reason::Io | Reason::Child | Reason::Other))
    });
    waits
        .map(|span| {
            let (from, to) = (span.start.max(start), span.end.min(end));
            let length = to.0.saturating_sub(from.0);
            let computed = if span.state == State::Waiting(Reason::Child) {
                computed(spans, actor, from, to)
            } else {
                0
            };
            length.saturating_sub(computed)
        })
        .sum()
}

/// How long the busiest other thread of the process computed, or waited to.
fn computed(spans: &Spans, actor: &Actor, start: Time, end: Time) -> u64 {
    let process = spans.process_of(actor.id);
    let own = actor.parent.and_then(|event_loop| spans.actor(event_loop)).and_then(|it| it.parent);
    let is_other = |it: &&Actor| it.kind == ActorKind::Thread && it.parent == process && Some(it.id) != own;
    let time = |thread: &Actor| {
        let computes =
            |span: &&Span| matches!(span.state, State::Running | State::Ready | State::Waiting(Reason::Gil));
        thread.spans.iter().filter(computes).map(|span| overlap(span, start, end)).sum::<u64>()
    };
    spans.actors().filter(is_other).map(time).max().unwrap_or(0)
}
