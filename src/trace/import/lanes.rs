//! In: what each track did. Out: processes, threads, event loops and tasks with their spans, and what findings need of them.

use super::calls::{Stretch, Track};
use super::rows::{File, Word};
use crate::trace::event::{ActorId, ActorKind, FactKind, Reason, State, Time};
use crate::trace::span::{Actor, Fact, Mark, MarkKind, Span, Spans};

/// Shorter waits are not worth a word of their own.
const WORTH_A_WORD: u64 = 5_000_000;

/// Lays them out.
pub fn lanes(file: &File, tracks: Vec<Track>, text: &str) -> Spans {
    let mut lanes = Lanes { file, text, actors: Vec::new(), facts: Vec::new() };
    let mut pids: Vec<Word> = Vec::new();
    for track in &tracks {
        if !pids.contains(&track.pid) && !track.steps.is_empty() {
            pids.push(track.pid);
        }
    }
    for pid in pids {
        let own: Vec<&Track> = tracks.iter().filter(|it| it.pid == pid && !it.steps.is_empty()).collect();
        lanes.process(pid, &own);
    }
    let end = tracks.iter().flat_map(|track| &track.steps).map(|(_, end)| *end).max();
    let Lanes { actors, mut facts, .. } = lanes;
    crate::sorting::sort_by_key(&mut facts, |fact: &Fact| fact.at);
    let actors = actors.into_iter().map(Some).collect();
    Spans::of_parts(actors, Vec::new(), facts, Time(end.unwrap_or(0)))
}

struct Lanes<'a> {
    file: &'a File,
    text: &'a str,
    actors: Vec<Actor>,
    facts: Vec<Fact>,
}

impl Lanes<'_> {
    fn process(&mut self, pid: Word, tracks: &[&Track]) {
        let name = self
            .named(b'M', "process_name", pid, None)
            .unwrap_or_else(|| format!("Process {}", self.file.text(pid)));
        let process =
            self.bear(ActorKind::Process, None, &name, tracks.iter().map(|track| track.steps[0].0).min());
        let turns: Vec<(u64, u64)> = tracks.iter().flat_map(|track| track.turns.iter().copied()).collect();
        let (tasks, threads): (Vec<&Track>, Vec<&Track>) =
            tracks.iter().partition(|track| self.is_task(track, &turns));
        // The main thread first.
        let (main, others): (Vec<&Track>, Vec<&Track>) =
            threads.into_iter().partition(|track| track.tid == track.pid);
        let mut loops: Vec<Home> = Vec::new();
        for track in main.into_iter().chain(others) {
            let home = self.thread(process, track);
            loops.extend(home);
        }
        let born = self.births(tracks, &tasks);
        for (index, track) in tasks.iter().enumerate() {
            let first = track.steps[0].0;
            let home = loops.iter().position(|it| it.start <= first && first <= it.end).unwrap_or(0);
            let parent = loops.get(home).map(|it| it.event_loop).or(Some(process));
            let spans = self.task(parent, track, born.get(index).copied().flatten());
            if let Some(home) = loops.get_mut(home) {
                home.steps.extend(spans);
            }
        }
        for home in loops {
            self.carve(home);
        }
    }

    /// A thread and, if an event loop runs on it, that.
    fn thread(&mut self, process: ActorId, track: &Track) -> Option<Home> {
        let name = self.named(b'M', "thread_name", track.pid, Some(track.tid));
        let name = name.unwrap_or_else(|| match track.tid == track.pid {
            true => "MainThread".to_owned(),
            false => format!("Thread {}", self.file.text(track.tid)),
        });
        let thread = self.bear(ActorKind::Thread, Some(process), &name, Some(track.steps[0].0));
        let state = |it: &Stretch| it.wait.map_or(State::Running, State::Waiting);
        let spans = track.stretches.iter().map(|it| span(it, state(it))).collect();
        self.live(thread, spans, track);
        let mut within = track.stretches.iter().filter(|it| it.in_loop).peekable();
        let first = within.peek()?.start;
        let event_loop = self.bear(ActorKind::Loop, Some(thread), &format!("loop of {name}"), Some(first));
        let mut spans: Vec<Span> = Vec::new();
        for it in within {
            let state = match it.wait {
                None => State::Running,
                Some(reason) if it.in_step => State::Blocked(reason),
                Some(reason) => State::Waiting(reason),
            };
            join(&mut spans, Span { line: 0, ..span(it, state) });
            if it.in_step && it.wait.is_some() {
                self.fact(thread, it);
            }
        }
        let end = spans.last().map_or(first, |span| span.end.0);
        self.live(event_loop, spans, &Track::default());
        Some(Home { thread, event_loop, start: first, end, steps: Vec::new() })
    }

    /// A task: the steps that it took, and its waiting in between.
    fn task(&mut self, parent: Option<ActorId>, track: &Track, born: Option<u64>) -> Vec<Span> {
        let name =
            self.named(b'M', "thread_name", track.pid, Some(track.tid)).unwrap_or_else(|| "Task".to_owned());
        let first = track.steps[0].0;
        let born = born.unwrap_or(first).min(first);
        let task = self.bear(ActorKind::Task, parent, &name, Some(born));
        let steps: Vec<Span> = track
            .stretches
            .iter()
            .map(|it| span(it, it.wait.map_or(State::Running, State::Blocked)))
            .collect();
        track.stretches.iter().filter(|it| it.wait.is_some()).for_each(|it| self.fact(task, it));
        let mut spans = Vec::new();
        if born < first {
            spans.push(Span { start: Time(born), end: Time(first), ..plain(State::Ready) });
        }
        for step in &steps {
            let before = spans.last().map(|span: &Span| (span.end, span.line));
            if let Some((start, line)) = before.filter(|(end, _)| *end < step.start) {
                let wait = Span { start, end: step.start, line, ..plain(State::Waiting(Reason::Other)) };
                spans.push(wait);
            }
            spans.push(*step);
        }
        self.live(task, spans, track);
        steps
    }

    /// While a task runs, so do its loop and its thread; what blocks it blocks them.
    fn carve(&mut self, mut home: Home) {
        crate::sorting::sort_by_key(&mut home.steps, |span: &Span| span.start);
        for (id, of) in [(home.thread, false), (home.event_loop, true)] {
            let actor = &mut self.actors[id.0 as usize];
            let mut steps = home.steps.iter().peekable();
            let mut spans = Vec::with_capacity(actor.spans.len());
            for span in std::mem::take(&mut actor.spans) {
                let mut at = span.start;
                while let Some(step) = steps.next_if(|step| step.start < span.end) {
                    let (start, end) = (step.start.max(at), step.end.min(span.end));
                    if start >= end {
                        continue;
                    }
                    if at < start {
                        join(&mut spans, Span { start: at, end: start, ..span });
                    }
                    let state = match step.state {
                        State::Blocked(reason) if !of => State::Waiting(reason),
                        state => state,
                    };
                    let line = if of { 0 } else { step.line };
                    join(&mut spans, Span { start, end, state, line, ..span });
                    at = end;
                }
                if at < span.end {
                    join(&mut spans, Span { start: at, ..span });
                }
            }
            actor.spans = spans;
        }
    }

    /// Whether a track is a task's: it is called so, or all that it does lies in the steps of a loop on another track.
    fn is_task(&self, track: &Track, turns: &[(u64, u64)]) -> bool {
        let name = self.named(b'M', "thread_name", track.pid, Some(track.tid)).unwrap_or_default();
        let is_named = name.strip_prefix("Task-").is_some_and(|number| number.parse::<u32>().is_ok());
        let is_within =
            |(start, end): &(u64, u64)| turns.iter().any(|turn| turn.0 <= *start && *end <= turn.1);
        is_named
            || track.turns.is_empty()
                && track.tid != track.pid
                && !turns.is_empty()
                && track.steps.iter().all(is_within)
    }

    /// When tasks were asked for: they are numbered in that order. Unknown if the tracer has left some of it out.
    fn births(&self, tracks: &[&Track], tasks: &[&Track]) -> Vec<Option<u64>> {
        let mut made: Vec<u64> = tracks.iter().flat_map(|track| track.made.iter().copied()).collect();
        crate::sorting::sort(&mut made);
        let number = |track: &&Track| {
            let name = self.named(b'M', "thread_name", track.pid, Some(track.tid))?;
            name.strip_prefix("Task-")?.parse::<usize>().ok()
        };
        let numbers: Vec<Option<usize>> = tasks.iter().map(number).collect();
        let is_whole = numbers.iter().flatten().max().is_some_and(|most| *most == made.len());
        let born = |number: &Option<usize>| Some(*made.get(number.as_ref()?.checked_sub(1)?)?);
        numbers.iter().map(|number| born(number).filter(|_| is_whole)).collect()
    }

    /// What a row of names says.
    fn named(&self, ph: u8, what: &str, pid: Word, tid: Option<Word>) -> Option<String> {
        let mut rows = self.file.rows.iter().filter(|row| row.ph == ph && self.file.text(row.name) == what);
        let row = rows.find(|row| {
            let track = self.file.tracks[row.track as usize];
            track.0 == pid && tid.is_none_or(|tid| tid == track.1)
        })?;
        self.file.more(row)?.name.clone()
    }

    fn bear(&mut self, kind: ActorKind, parent: Option<ActorId>, name: &str, born: Option<u64>) -> ActorId {
        let id = ActorId(self.actors.len() as u32);
        let mut actor = Actor::new(id, kind, parent, name, 0);
        actor.born = Time(born.unwrap_or(0));
        self.actors.push(actor);
        id
    }

    fn live(&mut self, id: ActorId, spans: Vec<Span>, track: &Track) {
        let actor = &mut self.actors[id.0 as usize];
        actor.ended = spans.last().map(|span| span.end);
        actor.spans = spans;
        let mark = |(at, name): &(u64, Word)| Mark {
            at: Time(*at),
            kind: MarkKind::Label(self.file.text(*name).to_owned()),
        };
        actor.marks = track.marks.iter().map(mark).collect();
    }

    /// A wait that blocks a loop: which call it is, and on which line if the text says so.
    fn fact(&mut self, actor: ActorId, wait: &Stretch) {
        if wait.end - wait.start < WORTH_A_WORD {
            return;
        }
        let name = self.file.text(wait.call).split(" (").next().unwrap_or_default();
        let (line, text) =
            call_site(self.text, wait.line, name).unwrap_or_else(|| (wait.line, format!("{name}(...)")));
        let (at, kind) = (Time(wait.start), FactKind::Call);
        self.facts.push(Fact { at, actor, kind, line, number: 0, text });
    }
}

/// A loop, its thread, from when to when it ran, and the steps of its tasks.
struct Home {
    thread: ActorId,
    event_loop: ActorId,
    start: u64,
    end: u64,
    steps: Vec<Span>,
}

fn span(stretch: &Stretch, state: State) -> Span {
    Span { start: Time(stretch.start), end: Time(stretch.end), line: stretch.line, ..plain(state) }
}

fn plain(state: State) -> Span {
    Span { start: Time(0), end: Time(0), state, line: 0, core: None, thread: None, woken_by: None }
}

/// Adds a span; to the one before if it is the same.
fn join(spans: &mut Vec<Span>, span: Span) {
    match spans.last_mut() {
        Some(last) if last.end == span.start && last.state == span.state && last.line == span.line => {
            last.end = span.end
        }
        _ => spans.push(span),
    }
}

/// The only call of that name in the function that begins on this line: its line, and its text.
fn call_site(text: &str, first: u32, name: &str) -> Option<(u32, String)> {
    let word = name.rsplit('.').next().filter(|word| !word.is_empty())?;
    let wanted = format!("{word}(");
    let depth = |line: &str| line.len() - line.trim_start().len();
    let mut lines = text.lines().enumerate().skip((first as usize).checked_sub(1)?);
    let (_, head) = lines.next()?;
    let body = lines.take_while(|(_, line)| line.trim().is_empty() || depth(line) > depth(head));
    let mut found = body.filter(|(_, line)| line.contains(&wanted));
    let (index, line) = found.next()?;
    if found.next().is_some() {
        return None;
    }
    let place = line.find(&wanted)?;
    let is_part = |char: &char| char.is_alphanumeric() || matches!(char, '_' | '.');
    let before: usize = line[..place].chars().rev().take_while(is_part).map(char::len_utf8).sum();
    let code = &line[place - before..];
    let mut open = 0;
    let end = code.char_indices().find_map(|(index, char)| {
        open += i32::from(char == '(') - i32::from(char == ')');
        (char == ')' && open == 0).then_some(index + 1)
    });
    Some((index as u32 + 1, code[..end?].to_owned()))
}
