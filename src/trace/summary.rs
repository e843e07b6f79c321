//! In: the spans of a run. Out: its numbers: how long, how busy, how blocked, how many answers.

use serde::{Deserialize, Serialize};

use super::event::{ActorId, ActorKind, Reason, State, Time};
use super::span::{Actor, MarkKind, Span, Spans};

/// The numbers of a run. All times are in nanoseconds.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Summary {
    /// From the beginning to the last event.
    pub wall_ns: u64,
    /// The running time of all threads together.
    pub cpu_ns: u64,
    /// How many times as fast as the run it was compared with; see [`Summary::against`].
    pub speed_up: Option<f64>,
    /// The longest time in which an event loop could do nothing else.
    pub longest_block: Option<Block>,
    /// How long tasks that could have gone on had to wait for their loop.
    pub loop_lag: Option<Lag>,
    /// What the cores did, those with work and those without.
    pub cores: Vec<CoreUse>,
    /// What the server did, if there were requests.
    pub requests: Option<Requests>,
    /// How many tasks there were.
    pub tasks: u32,
    /// How many threads there were.
    pub threads: u32,
    /// How many processes there were.
    pub processes: u32,
}

/// A time in which an event loop was held up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// By whom: the task, or the loop itself.
    pub actor: ActorId,
    /// Its name.
    pub name: String,
    /// From when.
    pub start_ns: u64,
    /// How long.
    pub length_ns: u64,
    /// On which line it spent most of that time, from 1; 0: unknown.
    pub line: u32,
    /// Whether it slept or waited rather than computed.
    pub is_wait: bool,
    /// How many tasks were ready meanwhile.
    pub held_up: u32,
}

/// How long tasks were ready before they ran.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lag {
    /// At most.
    pub worst_ns: u64,
    /// On average.
    pub mean_ns: u64,
}

/// What a core did.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CoreUse {
    /// Its name.
    pub name: String,
    /// How long a thread ran on it.
    pub busy_ns: u64,
    /// That time as a part of the wall time, from 0 to 1.
    pub utilisation: f64,
}

/// What a server did. A response's time runs from the arrival of its request.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Requests {
    /// How many arrived.
    pub arrived: u32,
    /// How many were answered.
    pub answered: u32,
    /// Answers per second, from the first arrival to the last response.
    pub per_second: f64,
    /// Half of the responses took no longer.
    pub p50_ns: u64,
    /// 95 of 100 responses took no longer.
    pub p95_ns: u64,
    /// No response took longer.
    pub worst_ns: u64,
}

impl Summary {
    /// The numbers of a run, so far as it has come.
    #[must_use]
    pub fn of(spans: &Spans) -> Self {
        let count = |kind| spans.actors().filter(|actor| actor.kind == kind).count() as u32;
        let end = spans.end();
        Self {
            wall_ns: end.0,
            cpu_ns: of_kind(spans, ActorKind::Thread).map(running).sum(),
            speed_up: None,
            longest_block: longest_block(spans),
            loop_lag: loop_lag(spans),
            cores: of_kind(spans, ActorKind::Core).map(|core| core_use(core, end)).collect(),
            requests: requests(spans),
            tasks: count(ActorKind::Task),
            threads: count(ActorKind::Thread),
            processes: count(ActorKind::Process),
        }
    }

    /// The same numbers with the speed-up against another run: the first variant of a scenario.
    #[must_use]
    pub fn against(self, other: &Self) -> Self {
        let speed_up = (self.wall_ns > 0).then(|| other.wall_ns as f64 / self.wall_ns as f64);
        Self { speed_up, ..self }
    }
}

fn of_kind(spans: &Spans, kind: ActorKind) -> impl Iterator<Item = &Actor> {
    spans.actors().filter(move |actor| actor.kind == kind)
}

fn running(actor: &Actor) -> u64 {
    actor.spans.iter().filter(|span| span.state == State::Running).map(Span::length).sum()
}

fn core_use(core: &Actor, end: Time) -> CoreUse {
    let busy = running(core);
    let utilisation = if end.0 == 0 { 0.0 } else { busy as f64 / end.0 as f64 };
    CoreUse { name: core.name.clone(), busy_ns: busy, utilisation }
}

/// A task holds its loop from when it starts to run until it waits or is done. A loop that says that it is
/// blocked, by a callback that is no task's, counts as well.
fn longest_block(spans: &Spans) -> Option<Block> {
    let tasks = of_kind(spans, ActorKind::Task).flat_map(|task| holds(task, holds_loop));
    let loops = of_kind(spans, ActorKind::Loop)
        .flat_map(|one| holds(one, |span| matches!(span.state, State::Blocked(_))));
    // A task's hold comes first and wins over the same time of its loop, since it has a name.
    let mut longest: Option<Hold<'_>> = None;
    for hold in tasks.chain(loops) {
        if longest.as_ref().is_none_or(|other| hold.length_ns() > other.length_ns()) {
            longest = Some(hold);
        }
    }
    let mut block = longest?.block();
    block.held_up = held_up(spans, &block);
    Some(block)
}

fn holds_loop(span: &Span) -> bool {
    matches!(span.state, State::Running | State::Blocked(_) | State::Waiting(Reason::Gil))
}

/// A stretch of adjacent spans of an actor; never empty.
struct Hold<'a> {
    actor: &'a Actor,
    stretch: &'a [Span],
}

impl Hold<'_> {
    fn start(&self) -> Time {
        self.stretch[0].start
    }

    fn length_ns(&self) -> u64 {
        self.stretch[self.stretch.len() - 1].end.0.saturating_sub(self.start().0)
    }

    fn block(&self) -> Block {
        let longest = self.stretch.iter().max_by_key(|span| span.length()).unwrap_or(&self.stretch[0]);
        Block {
            actor: self.actor.id,
            name: self.actor.name.clone(),
            start_ns: self.start().0,
            length_ns: self.length_ns(),
            line: longest.line,
            is_wait: longest.state != State::Running,
            held_up: 0,
        }
    }
}

/// The stretches of adjacent spans that satisfy a condition.
fn holds(actor: &Actor, is_hold: fn(&Span) -> bool) -> impl Iterator<Item = Hold<'_>> {
    let stretches = actor.spans.chunk_by(move |a, b| is_hold(a) && is_hold(b) && a.end == b.start);
    stretches.filter(move |stretch| is_hold(&stretch[0])).map(|stretch| Hold { actor, stretch })
}

/// How many other tasks of the same loop were ready at some time of the block.
fn held_up(spans: &Spans, block: &Block) -> u32 {
    let (start, end) = (Time(block.start_ns), Time(block.start_ns + block.length_ns));
    let blocker = spans.actor(block.actor);
    let the_loop =
        blocker.and_then(|actor| if actor.kind == ActorKind::Loop { Some(actor.id) } else { actor.parent });
    let was_ready = |task: &&Actor| {
        let spans = task.spans.iter().filter(|span| span.state == State::Ready);
        spans.into_iter().any(|span| span.start < end && span.end > start)
    };
    let others =
        of_kind(spans, ActorKind::Task).filter(|task| task.id != block.actor && task.parent == the_loop);
    others.filter(was_ready).count() as u32
}

/// The mean is over all steps of all tasks, also those that had not to wait.
fn loop_lag(spans: &Spans) -> Option<Lag> {
    let steps = of_kind(spans, ActorKind::Task).flat_map(|task| holds(task, holds_loop)).count() as u64;
    let all = of_kind(spans, ActorKind::Task).flat_map(|task| &task.spans);
    let waits = all.filter(|span| span.state == State::Ready).map(Span::length);
    let (worst_ns, sum) = waits.fold((0, 0), |(worst, sum), wait| (wait.max(worst), sum + wait));
    (steps > 0).then(|| Lag { worst_ns, mean_ns: sum / steps })
}

fn requests(spans: &Spans) -> Option<Requests> {
    let all: Vec<&Actor> = of_kind(spans, ActorKind::Request).collect();
    let first = all.iter().map(|request| request.born).min()?;
    let responses: Vec<(Time, u64)> = all.iter().filter_map(|request| response(request)).collect();
    let last = responses.iter().map(|(at, _)| *at).max().unwrap_or(first);
    let mut lengths: Vec<u64> = responses.iter().map(|(_, length)| *length).collect();
    crate::sorting::sort(&mut lengths);
    let seconds = last.0.saturating_sub(first.0) as f64 / 1e9;
    Some(Requests {
        arrived: all.len() as u32,
        answered: lengths.len() as u32,
        per_second: if seconds > 0.0 { lengths.len() as f64 / seconds } else { 0.0 },
        p50_ns: percentile(&lengths, 50),
        p95_ns: percentile(&lengths, 95),
        worst_ns: lengths.last().copied().unwrap_or(0),
    })
}

/// When a request was answered, and after how long.
fn response(request: &Actor) -> Option<(Time, u64)> {
    let mark = request.marks.iter().find(|mark| matches!(mark.kind, MarkKind::Response(..)))?;
    Some((mark.at, mark.at.0.saturating_sub(request.born.0)))
}

/// The nearest-rank percentile of sorted numbers; 0 of none.
fn percentile(sorted: &[u64], percent: usize) -> u64 {
    let rank = (sorted.len() * percent).div_ceil(100);
    sorted.get(rank.saturating_sub(1)).copied().unwrap_or(0)
}
