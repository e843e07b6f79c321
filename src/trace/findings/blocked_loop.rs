//! In: spans and facts. Out: loops that one callback held while others could have gone on.
//!
//! A hold counts from [`SHORTEST`] on, if somebody else was ready meanwhile for as long. A loop that only one
//! task lives on can be held as long as it likes: nobody waits.

use super::who::{add_once, is_background, overlap};
use super::words::{code, count, duration, times};
use super::{Finding, FindingKind};
use crate::say;
use crate::trace::event::{ActorId, ActorKind, FactKind, Reason, State, Time};
use crate::trace::span::{Actor, Fact, Span, Spans};

/// A shorter hold is not worth a word: every step of a task takes a little.
const SHORTEST: u64 = 10_000_000;

/// The findings of this kind.
pub fn find(spans: &Spans) -> Vec<Finding> {
    let mut places: Vec<Place> = Vec::new();
    // A thread that is being started holds up its starter only as long as others have the GIL.
    let starts_thread =
        |hold: &Hold| ["to_thread(", "run_in_executor("].iter().any(|it| hold.text.contains(it));
    for hold in holds(spans).into_iter().filter(|hold| !starts_thread(hold)) {
        let waiting = waiting(spans, &hold);
        if waiting.iter().map(|(_, length)| *length).max().unwrap_or(0) < SHORTEST {
            continue;
        }
        let key = (hold.line, hold.is_wait, is_background(spans, hold.actor, hold.middle()));
        match places.iter_mut().find(|place| (place.line, place.is_wait, place.is_background) == key) {
            Some(place) => place.add(&hold, &waiting),
            None => places.push(Place::new(&hold, key.2, &waiting)),
        }
    }
    places.into_iter().map(Place::finding).collect()
}

/// A time in which a callback kept its loop to itself.
pub struct Hold<'a> {
    /// The task, or the loop if it was no task's callback.
    pub actor: &'a Actor,
    /// Its loop.
    pub event_loop: ActorId,
    /// From when.
    pub start: Time,
    /// To when.
    pub end: Time,
    /// The line of what held it.
    pub line: u32,
    /// Its text, perhaps empty.
    pub text: String,
    /// Whether it waited most of the time rather than computed.
    pub is_wait: bool,
}

impl Hold<'_> {
    fn length(&self) -> u64 {
        self.end.0 - self.start.0
    }

    fn middle(&self) -> Time {
        Time(self.start.0 + self.length() / 2)
    }
}

/// The long holds of all loops.
pub fn holds(spans: &Spans) -> Vec<Hold<'_>> {
    let mut holds = Vec::new();
    for actor in spans.actors() {
        let (event_loop, is_hold): (_, fn(&Span) -> bool) = match (actor.kind, actor.parent) {
            (ActorKind::Task, Some(parent)) => (parent, of_task),
            // A callback that is no task's: its computing is not told from the loop's own work.
            (ActorKind::Loop, _) => (actor.id, |span| matches!(span.state, State::Blocked(_))),
            _ => continue,
        };
        let own = actor.spans.chunk_by(|a, b| is_hold(a) && is_hold(b) && a.end == b.start);
        for stretch in own.filter(|stretch| is_hold(&stretch[0])) {
            let hold = is_own_doing(stretch).then(|| hold(spans, actor, event_loop, stretch));
            // Where nobody has told what computes or waits, it was waited for the GIL in between.
            let is_told = |hold: &Hold| !hold.text.is_empty() || !hold.is_wait && stretch.iter().all(runs);
            holds.extend(hold.filter(is_told));
        }
    }
    // A blocked loop says so itself only where no task of it does.
    let tasks: Vec<(ActorId, Time, Time)> = holds
        .iter()
        .filter(|hold| hold.actor.kind == ActorKind::Task)
        .map(|hold| (hold.event_loop, hold.start, hold.end))
        .collect();
    holds.retain(|hold| {
        let covers = |(of, start, end): &(ActorId, Time, Time)| {
            *of == hold.event_loop && *start <= hold.start && hold.end <= *end
        };
        hold.actor.kind == ActorKind::Task || !tasks.iter().any(covers)
    });
    holds
}

/// Whether a hold is long by its own computing or waiting, rather than by other threads that have the GIL.
fn is_own_doing(stretch: &[Span]) -> bool {
    let time = |wanted: fn(&Span) -> bool| -> u64 {
        stretch.iter().filter(|span| wanted(span)).map(Span::length).sum()
    };
    let blocked = time(|span| matches!(span.state, State::Blocked(_)));
    let length: u64 = stretch.iter().map(Span::length).sum();
    time(|span| span.state == State::Running) >= SHORTEST || blocked >= SHORTEST && 2 * blocked >= length
}

fn runs(span: &Span) -> bool {
    span.state == State::Running
}

fn of_task(span: &Span) -> bool {
    matches!(span.state, State::Running | State::Blocked(_) | State::Waiting(Reason::Gil))
}

fn hold<'a>(spans: &Spans, actor: &'a Actor, event_loop: ActorId, stretch: &[Span]) -> Hold<'a> {
    let (start, end) = (stretch[0].start, stretch[stretch.len() - 1].end);
    let blocked: Vec<&Span> = stretch.iter().filter(|span| matches!(span.state, State::Blocked(_))).collect();
    let waited: u64 = blocked.iter().map(|span| span.length()).sum();
    let is_wait = 2 * waited >= end.0 - start.0;
    let thread = spans.actor(event_loop).and_then(|it| it.parent);
    let is_here = |fact: &&Fact| {
        (fact.actor == actor.id || actor.id == event_loop && Some(fact.actor) == thread)
            && start <= fact.at
            && fact.at <= end
    };
    let told = |kind: FactKind, at: Option<Time>| {
        let mut facts = spans.facts.iter().filter(is_here).filter(move |fact| fact.kind == kind);
        facts.find(|fact| at.is_none_or(|at| fact.at == at))
    };
    let longest = |of: &mut dyn Iterator<Item = &Span>| {
        of.copied().reduce(|best, span| if span.length() > best.length() { span } else { best })
    };
    let (line, fact) = if is_wait {
        let span = longest(&mut blocked.iter().copied());
        (span.map_or(0, |span| span.line), told(FactKind::Call, span.map(|span| span.start)))
    } else {
        let line = longest(&mut stretch.iter()).map_or(0, |span| span.line);
        (line, told(FactKind::Computes, None))
    };
    let (line, text) = fact.map_or((line, String::new()), |fact| (fact.line, fact.text.clone()));
    Hold { actor, event_loop, start, end, line, text, is_wait }
}

/// Who was ready during a hold, and for how long: tasks of the same loop, and requests that it should accept.
pub fn waiting(spans: &Spans, hold: &Hold) -> Vec<(ActorId, u64)> {
    let process = spans.process_of(hold.event_loop);
    let others = spans.actors().filter(|actor| match actor.kind {
        ActorKind::Task => actor.parent == Some(hold.event_loop) && actor.id != hold.actor.id,
        // Once a task serves it, that task is who waits.
        ActorKind::Request => actor.parent == process,
        _ => false,
    });
    let served: Vec<ActorId> = spans.actors().filter_map(|actor| actor.serves).collect();
    let length = |actor: &Actor| {
        let from_birth = actor.spans.iter().enumerate().filter(|(index, span)| {
            let is_first = actor.kind == ActorKind::Task || *index == 0 || !served.contains(&actor.id);
            span.state == State::Ready && is_first
        });
        from_birth.map(|(_, span)| overlap(span, hold.start, hold.end)).sum::<u64>()
    };
    others.map(|actor| (actor.id, length(actor))).filter(|(_, length)| *length > 0).collect()
}

/// All holds by the same line.
struct Place {
    line: u32,
    text: String,
    is_wait: bool,
    /// Whether the response was out already.
    is_background: bool,
    holds: usize,
    start: Time,
    end: Time,
    total: u64,
    /// The most who waited at once.
    most: usize,
    waited: u64,
    culprits: Vec<ActorId>,
    victims: Vec<ActorId>,
}

impl Place {
    fn new(hold: &Hold, is_background: bool, waiting: &[(ActorId, u64)]) -> Self {
        let mut place = Self {
            line: hold.line,
            text: hold.text.clone(),
            is_wait: hold.is_wait,
            is_background,
            holds: 0,
            start: hold.start,
            end: hold.end,
            total: 0,
            most: 0,
            waited: 0,
            culprits: Vec::new(),
            victims: Vec::new(),
        };
        place.add(hold, waiting);
        place
    }

    fn add(&mut self, hold: &Hold, waiting: &[(ActorId, u64)]) {
        self.holds += 1;
        self.start = self.start.min(hold.start);
        self.end = self.end.max(hold.end);
        self.total += hold.length();
        self.most = self.most.max(waiting.len());
        self.waited += waiting.iter().map(|(_, length)| length).sum::<u64>();
        add_once(&mut self.culprits, hold.actor.id);
        waiting.iter().for_each(|(actor, _)| add_once(&mut self.victims, *actor));
    }

    fn finding(self) -> Finding {
        let (line, text) = (self.line, &self.text);
        let what = code(
            text,
            if self.is_wait { say::found::WAITING_CALL.text() } else { say::found::COMPUTING.text() },
        );
        let verb = if self.is_wait { say::found::BLOCKED.text() } else { say::found::HELD.text() };
        let often = times(self.holds);
        let total = duration(self.total);
        let all = if self.holds > 1 { say::found::IN_ALL.text() } else { "" };
        let tasks = count(self.most, say::found::OTHER_WAS.text(), say::found::OTHERS_WERE.text());
        let mut actors = self.culprits;
        self.victims.iter().for_each(|victim| add_once(&mut actors, *victim));
        let (kind, title, when) = if self.is_background {
            (
                FindingKind::BackgroundDelays,
                say::found::BACKGROUND_TITLE.text(),
                say::found::AFTER_RESPONSE.text(),
            )
        } else {
            (FindingKind::BlockedLoop, say::found::BLOCKED_TITLE.text(), "")
        };
        Finding {
            kind,
            line,
            start: self.start,
            end: self.end,
            actors,
            weight_ns: self.waited,
            title: title.to_owned(),
            text: say::found::BLOCKED_TEXT.with(&[&when, &what, &line, &verb, &often, &total, &all, &tasks]),
            cause: cause(self.is_wait, text),
            fix: fix(self.is_wait, text),
        }
    }
}

fn cause(is_wait: bool, text: &str) -> String {
    if is_wait {
        let what = code(text, say::found::THE_CALL.text());
        say::found::BLOCKED_CAUSE.with(&[&what])
    } else {
        say::found::COMPUTING_CAUSE.text().to_owned()
    }
}

fn fix(is_wait: bool, text: &str) -> String {
    let sleep = text.strip_prefix("time.sleep(").or(text.strip_prefix("sleep("));
    match (is_wait, sleep) {
        (true, Some(delay)) => say::found::SLEEP_FIX.with(&[&delay]),
        (true, None) if text.contains(".acquire(") => say::found::ACQUIRE_FIX.text().to_owned(),
        (true, None) => say::found::THREAD_FIX.text().to_owned(),
        (false, _) => say::found::PROCESS_FIX.text().to_owned(),
    }
}
