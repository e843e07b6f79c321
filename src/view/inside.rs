//! In: the spans of a run and a moment. Out: what every event loop holds then, who has the GIL, and what waits for a pool.

use super::scene::StateClass;
use super::words::{class_of, duration, reason_words, short_state};
use crate::say;
use crate::sorting;
use crate::trace::event::{ActorId, ActorKind, FactKind, Reason, State, Time};
use crate::trace::span::{Actor, Span, Spans};

/// The processes that live at a moment, in the order of their birth.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Inside {
    /// The processes.
    pub processes: Vec<ProcessAt>,
}

/// A process at a moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProcessAt {
    /// Which process.
    pub actor: ActorId,
    /// Its name.
    pub name: String,
    /// The event loops that its threads run.
    pub loops: Vec<LoopAt>,
    /// Its threads.
    pub threads: Vec<Chip>,
    /// Who has the GIL.
    pub gil: Gil,
    /// Jobs that wait for a thread of a pool: how the names of its threads begin, and how many jobs.
    pub queued: Vec<(String, usize)>,
}

/// The GIL of a process at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gil {
    /// There is none.
    Off,
    /// Nobody has it.
    Free,
    /// This thread has it.
    Held(ActorId),
}

/// An event loop at a moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoopAt {
    /// Which loop.
    pub actor: ActorId,
    /// The thread that runs it.
    pub thread: String,
    /// What it does: running a step, waiting for the next timer, blocked by a step.
    pub class: StateClass,
    /// Its tasks, in the order of their birth.
    pub tasks: Vec<Chip>,
    /// How many places each zone needs in the whole run, at most [`MOST_ROWS`]: so that the picture keeps its size.
    pub rows: usize,
}

/// A task or a thread, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chip {
    /// Who.
    pub actor: ActorId,
    /// Its name.
    pub name: String,
    /// Its colour.
    pub class: StateClass,
    /// Where in the loop it is; threads are in none of these.
    pub zone: Zone,
    /// Its place there, from 0: of the ready queue the next comes first, of the timers the one that is due first.
    pub row: usize,
    /// The line of the program, from 1; 0: none.
    pub line: u32,
    /// What there is to say in a few words: "37 ms left".
    pub note: String,
}

/// The places of an event loop.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Zone {
    /// Its step is being run.
    Running,
    /// In the ready queue.
    Ready,
    /// Until a time that the loop knows.
    Timers,
    /// Until something happens.
    Waiting,
}

impl Zone {
    /// All, in the order in which they are told.
    pub const ALL: [Self; 4] = [Self::Running, Self::Ready, Self::Timers, Self::Waiting];

    /// Its name.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Running => say::inside::RUNNING.text(),
            Self::Ready => say::inside::READY.text(),
            Self::Timers => say::inside::TIMERS.text(),
            Self::Waiting => say::inside::WAITING.text(),
        }
    }
}

/// No zone shows more; of the others there is a number.
pub const MOST_ROWS: usize = 5;

/// What is inside at a moment. Without a GIL (`gil` is false) nobody has it.
#[must_use]
pub fn inside(spans: &Spans, at: Time, gil: bool) -> Inside {
    let living = |kind| spans.actors().filter(move |actor| actor.kind == kind && lives(actor, at));
    let processes = living(ActorKind::Process).map(|process| {
        let of = |id: Option<ActorId>| id == Some(process.id);
        let threads: Vec<&Actor> = living(ActorKind::Thread).filter(|thread| of(thread.parent)).collect();
        let is_here = |id: ActorId| threads.iter().any(|thread| thread.id == id);
        let loops = living(ActorKind::Loop).filter(|each| each.parent.is_some_and(is_here));
        ProcessAt {
            actor: process.id,
            name: process.name.clone(),
            loops: loops.map(|each| loop_at(spans, each, at)).collect(),
            gil: if gil { holder(spans, &threads, at) } else { Gil::Off },
            queued: queued(spans, process.id, at),
            threads: threads
                .into_iter()
                .enumerate()
                .map(|(row, thread)| thread_at(thread, row, at))
                .collect(),
        }
    });
    Inside { processes: processes.collect() }
}

fn lives(actor: &Actor, at: Time) -> bool {
    actor.born <= at && actor.ended.is_none_or(|end| at < end)
}

fn loop_at(spans: &Spans, each: &Actor, at: Time) -> LoopAt {
    let is_own = |actor: &&Actor| actor.kind == ActorKind::Task && actor.parent == Some(each.id);
    let count = spans.actors().filter(is_own).count();
    let mut tasks: Vec<(Key, Chip)> = spans
        .actors()
        .filter(is_own)
        .filter(|task| lives(task, at))
        .filter_map(|task| task_at(spans, task, at))
        .collect();
    give_rows(&mut tasks);
    let thread = each.parent.and_then(|id| spans.actor(id));
    LoopAt {
        actor: each.id,
        thread: thread.map(|thread| thread.name.clone()).unwrap_or_default(),
        class: each.span_at(at).map_or(StateClass::Waiting, |span| class_of(span.state)),
        tasks: tasks.into_iter().map(|(_, chip)| chip).collect(),
        rows: count.clamp(1, MOST_ROWS),
    }
}

/// What decides the order in a zone.
type Key = (Zone, u64, u64, ActorId);

fn task_at(spans: &Spans, task: &Actor, at: Time) -> Option<(Key, Chip)> {
    let index = task.spans.partition_point(|span| span.start <= at).checked_sub(1)?;
    let span = &task.spans[index];
    let later = &task.spans[index + 1..];
    let zone = match span.state {
        State::Running | State::Blocked(_) => Zone::Running,
        State::Created | State::Ready => Zone::Ready,
        State::Waiting(Reason::Timer) => Zone::Timers,
        State::Waiting(_) | State::Done => Zone::Waiting,
    };
    // Those that became ready at the same time stand in the order in which they run.
    let runs = later.iter().find(|span| span.state == State::Running).map_or(u64::MAX, |span| span.start.0);
    let key = match zone {
        Zone::Timers => (zone, if later.is_empty() { u64::MAX } else { span.end.0 }, runs, task.id),
        _ => (zone, span.start.0, runs, task.id),
    };
    let chip = Chip {
        actor: task.id,
        name: task.name.clone(),
        class: class_of(span.state),
        zone,
        row: 0,
        line: span.line,
        note: note(spans, span, later.first(), at),
    };
    Some((key, chip))
}

/// What a task says of itself.
fn note(spans: &Spans, span: &Span, next: Option<&Span>, at: Time) -> String {
    let name = |id: ActorId| spans.actor(id).map(|actor| actor.name.as_str()).unwrap_or_default();
    match span.state {
        State::Created => say::inside::FIRST_STEP.text().to_owned(),
        State::Ready => span.woken_by.map_or_else(String::new, |by| say::inside::WOKEN_BY.with(&[&name(by)])),
        State::Waiting(Reason::Timer) if next.is_some() => {
            say::inside::LEFT.with(&[&duration(span.end.0.saturating_sub(at.0))])
        }
        State::Waiting(Reason::Timer) => say::inside::SLEEPS.text().to_owned(),
        State::Waiting(reason) => match next.and_then(|next| next.woken_by) {
            Some(by) if reason != Reason::Io => say::inside::WAITS_FOR.with(&[&name(by)]),
            _ => say::inside::WAITS_FOR.with(&[&reason_words(reason)]),
        },
        State::Blocked(_) => say::inside::HOLDS_UP.text().to_owned(),
        State::Running | State::Done => String::new(),
    }
}

/// Gives each its place in its zone, and puts them back in the order of their birth.
fn give_rows(tasks: &mut [(Key, Chip)]) {
    sorting::sort_by_key(tasks, |(key, _)| *key);
    let mut counts = [0; Zone::ALL.len()];
    for (_, chip) in tasks.iter_mut() {
        chip.row = counts[chip.zone as usize];
        counts[chip.zone as usize] += 1;
    }
    sorting::sort_by_key(tasks, |(_, chip)| chip.actor);
}

fn thread_at(thread: &Actor, row: usize, at: Time) -> Chip {
    let span = thread.span_at(at);
    let state = span.map_or(State::Created, |span| span.state);
    let note = match state {
        State::Waiting(Reason::Other) => say::inside::IDLE.text(),
        State::Waiting(Reason::Gil) | State::Blocked(Reason::Gil) => say::inside::WANTS_GIL.text(),
        state => short_state(state),
    };
    Chip {
        actor: thread.id,
        name: thread.name.clone(),
        class: class_of(state),
        zone: Zone::Running,
        row,
        line: span.map_or(0, |span| span.line),
        note: note.to_owned(),
    }
}

/// The thread that has the GIL: the one that computes, and not in native code that needs none.
fn holder(spans: &Spans, threads: &[&Actor], at: Time) -> Gil {
    let computes = |thread: &&&Actor| thread.span_at(at).is_some_and(|span| span.state == State::Running);
    let mut computing = threads.iter().filter(computes).filter(|thread| !is_native(spans, thread.id, at));
    computing.next().map_or(Gil::Free, |thread| Gil::Held(thread.id))
}

fn is_native(spans: &Spans, thread: ActorId, at: Time) -> bool {
    let mut told = spans.facts.iter().rev();
    let last = told.find(|fact| fact.kind == FactKind::NativeWork && fact.actor == thread && fact.at <= at);
    last.is_some_and(|fact| fact.number == 1)
}

/// How many jobs wait for a thread of each pool.
fn queued(spans: &Spans, process: ActorId, at: Time) -> Vec<(String, usize)> {
    let mut waiting: Vec<(u64, &str)> = Vec::new();
    let is_own = |actor: ActorId| spans.process_of(actor) == Some(process);
    for fact in spans.facts.iter().filter(|fact| fact.at <= at) {
        match fact.kind {
            FactKind::JobWaits if is_own(fact.actor) => waiting.push((fact.number, &fact.text)),
            FactKind::JobBegins if is_own(fact.actor) => waiting.retain(|(job, _)| *job != fact.number),
            _ => {}
        }
    }
    let mut pools: Vec<(String, usize)> = Vec::new();
    for (_, pool) in waiting {
        match pools.iter_mut().find(|(name, _)| name == pool) {
            Some((_, count)) => *count += 1,
            None => pools.push((pool.to_owned(), 1)),
        }
    }
    pools
}

impl LoopAt {
    /// How many tasks a zone holds.
    #[must_use]
    pub fn count(&self, zone: Zone) -> usize {
        self.tasks.iter().filter(|task| task.zone == zone).count()
    }

    /// All of it in a sentence, for those who do not see the picture.
    #[must_use]
    pub fn sentence(&self) -> String {
        let zone = |zone: &Zone| {
            let mut here: Vec<&Chip> = self.tasks.iter().filter(|task| task.zone == *zone).collect();
            sorting::sort_by_key(&mut here, |task| task.row);
            let names: Vec<String> = here.iter().map(|task| task.words()).collect();
            (!names.is_empty()).then(|| format!("{}: {}.", zone.title(), names.join(", ")))
        };
        let zones: Vec<String> = Zone::ALL.iter().filter_map(zone).collect();
        say::inside::SENTENCE.with(&[&self.thread, &zones.join(" ")])
    }
}

impl Chip {
    fn words(&self) -> String {
        if self.note.is_empty() { self.name.clone() } else { format!("{} ({})", self.name, self.note) }
    }
}
