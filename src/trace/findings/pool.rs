//! In: spans and facts. Out: pools of threads in which jobs waited for a free thread, while the threads waited too.
//!
//! A job counts if it waited for [`SHORTEST`], and if the pool's threads spent more of that time waiting than
//! computing: then more threads, or none, would have been faster. Threads that compute are another matter.
//! Where most of them did what is left to do after a response, that is the cause.

use super::who::{add_once, background_waits, overlap};
use super::words::{count, duration};
use super::{Finding, FindingKind};
use crate::say;
use crate::trace::event::{ActorId, ActorKind, FactKind, Reason, State, Time};
use crate::trace::span::{Actor, Fact, Span, Spans};

/// A shorter wait is not worth a word.
const SHORTEST: u64 = 5_000_000;

/// The findings of this kind: one for each pool and each line that keeps its threads.
pub fn find(spans: &Spans) -> Vec<Finding> {
    let mut queues: Vec<Queue> = Vec::new();
    for job in jobs(spans) {
        match queues.iter_mut().find(|queue| (queue.process, queue.pool) == (job.process, job.pool)) {
            Some(queue) => queue.add(&job),
            None => queues.push(Queue::new(&job)),
        }
    }
    queues.iter().filter_map(|queue| finding(spans, queue)).collect()
}

/// A job that waited for a thread.
struct Job<'a> {
    process: Option<ActorId>,
    pool: &'a str,
    /// The task that waits, or the thread that gave it to the pool.
    actor: ActorId,
    start: Time,
    end: Time,
}

fn jobs(spans: &Spans) -> Vec<Job<'_>> {
    let mut jobs = Vec::new();
    for waits in spans.facts.iter().filter(|fact| fact.kind == FactKind::JobWaits) {
        let process = spans.process_of(waits.actor);
        let begins = |fact: &&Fact| {
            fact.kind == FactKind::JobBegins
                && fact.number == waits.number
                && spans.process_of(fact.actor) == process
        };
        let end = spans.facts.iter().find(begins).map_or(spans.end(), |fact| fact.at);
        if end.0.saturating_sub(waits.at.0) >= SHORTEST {
            jobs.push(Job { process, pool: &waits.text, actor: waits.actor, start: waits.at, end });
        }
    }
    jobs
}

/// The jobs that waited for the threads of one pool.
struct Queue<'a> {
    process: Option<ActorId>,
    pool: &'a str,
    actors: Vec<ActorId>,
    jobs: usize,
    start: Time,
    end: Time,
    waited: u64,
    longest: u64,
}

impl<'a> Queue<'a> {
    fn new(job: &Job<'a>) -> Self {
        let mut queue = Self {
            process: job.process,
            pool: job.pool,
            actors: Vec::new(),
            jobs: 0,
            start: job.start,
            end: job.end,
            waited: 0,
            longest: 0,
        };
        queue.add(job);
        queue
    }

    fn add(&mut self, job: &Job) {
        let length = job.end.0 - job.start.0;
        add_once(&mut self.actors, job.actor);
        self.jobs += 1;
        self.start = self.start.min(job.start);
        self.end = self.end.max(job.end);
        self.waited += length;
        self.longest = self.longest.max(length);
    }
}

fn finding(spans: &Spans, queue: &Queue) -> Option<Finding> {
    let is_worker = |actor: &&Actor| {
        actor.kind == ActorKind::Thread && actor.parent == queue.process && actor.name.starts_with(queue.pool)
    };
    let workers: Vec<&Actor> = spans.actors().filter(is_worker).collect();
    let time = |wanted: fn(&Span) -> bool| -> u64 {
        let all = workers.iter().flat_map(|worker| &worker.spans).filter(|span| wanted(span));
        all.map(|span| overlap(span, queue.start, queue.end)).sum()
    };
    let computed =
        time(|span| matches!(span.state, State::Running | State::Ready | State::Waiting(Reason::Gil)));
    let waited = time(|span| matches!(span.state, State::Waiting(reason) if reason != Reason::Gil));
    if waited <= computed {
        return None;
    }
    let (line, call) = keeps(spans, queue, &workers);
    let background = background_tasks(spans, queue);
    let is_background = 2 * background.len() >= workers.len() && !background.is_empty();
    let mut actors = if is_background { background } else { workers.iter().map(|it| it.id).collect() };
    queue.actors.iter().for_each(|actor| add_once(&mut actors, *actor));
    let size = count(workers.len(), say::found::THREAD.text(), say::found::THREADS.text());
    let who = if spans.actors().any(|actor| actor.kind == ActorKind::Request) {
        count(queue.jobs, say::found::CALL.text(), say::found::CALLS.text())
    } else {
        count(queue.jobs, say::found::JOB.text(), say::found::JOBS.text())
    };
    let busy = if call.is_empty() {
        say::found::ON_LINE.with(&[&line])
    } else {
        say::found::IN_CALL.with(&[&call, &line])
    };
    let longest = duration(queue.longest);
    let (kind, title, text) = if is_background {
        let text = say::found::POOL_BACKGROUND.with(&[&busy, &size, &who, &longest]);
        (FindingKind::BackgroundDelays, say::found::BACKGROUND_TITLE.text(), text)
    } else {
        let text = say::found::POOL_TEXT.with(&[&who, &longest, &size, &busy]);
        (FindingKind::PoolExhausted, say::found::POOL_TITLE.text(), text)
    };
    let (cause, fix) = words(is_background, queue.pool, workers.len());
    let (start, end, weight_ns) = (queue.start, queue.end, queue.waited);
    Some(Finding { kind, line, start, end, actors, weight_ns, title: title.to_owned(), text, cause, fix })
}

fn words(is_background: bool, pool: &str, size: usize) -> (String, String) {
    let cause = say::found::POOL_CAUSE.with(&[&size]);
    let fix = match (is_background, pool.starts_with("AnyIO")) {
        (true, _) => say::found::POOL_BACKGROUND_FIX.text(),
        (false, true) => say::found::POOL_HANDLER_FIX.text(),
        (false, false) => say::found::POOL_FIX.text(),
    };
    (cause, fix.to_owned())
}

/// The line on which the threads waited longest, and the call there.
fn keeps<'a>(spans: &'a Spans, queue: &Queue, workers: &[&Actor]) -> (u32, &'a str) {
    let mut lines: Vec<(u32, u64)> = Vec::new();
    for span in workers.iter().flat_map(|worker| &worker.spans) {
        let length = overlap(span, queue.start, queue.end);
        if length == 0 || !matches!(span.state, State::Waiting(reason) if reason != Reason::Gil) {
            continue;
        }
        match lines.iter_mut().find(|(line, _)| *line == span.line) {
            Some((_, total)) => *total += length,
            None => lines.push((span.line, length)),
        }
    }
    let longest = lines.into_iter().reduce(|best, line| if line.1 > best.1 { line } else { best });
    let line = longest.map_or(0, |(line, _)| line);
    let is_call = |fact: &&Fact| fact.kind == FactKind::Call && fact.line == line;
    (line, spans.facts.iter().find(is_call).map_or("", |fact| &fact.text))
}

/// The tasks that waited for a thread of theirs after their response, while jobs waited for one.
fn background_tasks(spans: &Spans, queue: &Queue) -> Vec<ActorId> {
    let waits = |task: &&Actor| {
        spans.process_of(task.id) == queue.process
            && background_waits(spans, task).any(|span| overlap(span, queue.start, queue.end) > 0)
    };
    let tasks = spans.actors().filter(|actor| actor.kind == ActorKind::Task);
    tasks.filter(waits).map(|task| task.id).collect()
}
