//! In: events, one by one or in batches. Out: the trace: the same events, kept in columns, and as bytes.
//!
//! Long because every kind of event has its lines on the way in and on the way out, and both belong together.

use std::slice;

use serde::{Deserialize, Serialize};

use super::event::{ActorId, ActorKind, Event, FactKind, Reason, State, Stream, Time};

/// No trace grows beyond so many events; what comes after is counted, not kept.
pub const MAX_EVENTS: usize = 5_000_000;
/// No trace keeps more text than so many bytes: names, output, bodies, files.
pub const MAX_TEXT: usize = 64 << 20;

/// The events of a run. Append-only: 21 bytes an event, and its text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "Packed", try_from = "Packed")]
pub struct Trace {
    /// What happened; for `Enter` the state too, for `Born` the kind.
    tags: Vec<u8>,
    times: Vec<u64>,
    actors: Vec<u32>,
    /// `Enter`: the line. `Born`: the parent. `Woke`: by whom. `Response`: the status. `File`: its index in `contents`.
    first: Vec<u32>,
    /// `Enter`: the core. Events with text: its index in `texts`.
    second: Vec<u32>,
    texts: Vec<Box<str>>,
    /// What is in the files, in the order of their events.
    contents: Vec<Vec<u8>>,
    /// The lines of `Born` events, in their order.
    born_lines: Vec<u32>,
    /// The numbers of `Fact` events, in their order.
    numbers: Vec<u64>,
    text_bytes: usize,
    end: u64,
    unsorted: bool,
    dropped: u64,
}

impl Trace {
    /// A trace without events.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// One trace from the events of several processes, each in order of time: in order of time, and at the
    /// same time in the order of `parts`.
    #[must_use]
    pub fn merge(parts: impl IntoIterator<Item = Vec<Event>>) -> Self {
        let mut trace = Self::new();
        parts.into_iter().for_each(|part| trace.extend(part));
        trace.in_order()
    }

    /// Adds an event. Beyond [`MAX_EVENTS`] and [`MAX_TEXT`] it is only counted, see [`Trace::dropped`].
    pub fn push(&mut self, event: Event) {
        let text = text_of(&event).map_or(0, str::len) + content_of(&event).len();
        if self.tags.len() >= MAX_EVENTS || self.text_bytes + text > MAX_TEXT {
            self.dropped += 1;
            return;
        }
        self.text_bytes += text;
        let at = event.at().0;
        self.unsorted |= at < self.end;
        self.end = self.end.max(at);
        self.times.push(at);
        self.actors.push(event.actor().0);
        self.push_rest(event);
    }

    /// Adds events in their order.
    pub fn extend(&mut self, events: impl IntoIterator<Item = Event>) {
        events.into_iter().for_each(|event| self.push(event));
    }

    /// How many events there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.tags.len()
    }

    /// Whether nothing happened yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.tags.is_empty()
    }

    /// How many events were not kept because the trace was full.
    #[must_use]
    pub fn dropped(&self) -> u64 {
        self.dropped
    }

    /// The time of the latest event.
    #[must_use]
    pub fn end(&self) -> Time {
        Time(self.end)
    }

    /// The events in the order in which they were added.
    pub fn events(&self) -> impl Iterator<Item = Event> + '_ {
        let (mut lines, mut numbers) = (self.born_lines.iter(), self.numbers.iter());
        (0..self.len()).map(move |index| self.event(index, &mut lines, &mut numbers))
    }

    /// The same events in order of time; those of the same time keep their order.
    #[must_use]
    pub fn in_order(self) -> Self {
        if !self.unsorted {
            return self;
        }
        let mut events: Vec<Event> = self.events().collect();
        crate::sorting::sort_by_key(&mut events, Event::at);
        let mut trace = Self { dropped: self.dropped, ..Self::new() };
        trace.extend(events);
        trace
    }

    /// The trace as bytes: the same events give the same bytes.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        postcard::to_allocvec(self).expect("plain columns can always be written")
    }

    /// The trace from its bytes.
    ///
    /// # Errors
    /// If they are not those of a trace, or of one beyond the ceilings.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, postcard::Error> {
        postcard::from_bytes(bytes)
    }

    fn push_rest(&mut self, event: Event) {
        let tag = tag_of(&event);
        let (first, second) = match event {
            Event::Born { parent, name, line, .. } => {
                self.born_lines.push(line);
                (pack(parent), self.keep(name))
            }
            Event::Named { name, .. } => (0, self.keep(name)),
            Event::Enter { line, core, .. } => (line, pack(core)),
            Event::Woke { by, .. } => (pack(by), 0),
            Event::Output { text, .. } => (0, self.keep(text)),
            Event::Response { status, body, .. } => (u32::from(status), self.keep(body)),
            Event::File { name, content, .. } => {
                self.contents.push(content);
                ((self.contents.len() - 1) as u32, self.keep(name))
            }
            Event::Mark { label, .. } => (0, self.keep(label)),
            Event::Fact { line, number, text, .. } => {
                self.numbers.push(number);
                (line, self.keep(text))
            }
        };
        self.tags.push(tag);
        self.first.push(first);
        self.second.push(second);
    }

    fn keep(&mut self, text: String) -> u32 {
        self.texts.push(text.into_boxed_str());
        (self.texts.len() - 1) as u32
    }

    fn event(&self, index: usize, lines: &mut slice::Iter<u32>, numbers: &mut slice::Iter<u64>) -> Event {
        let (at, actor) = (Time(self.times[index]), ActorId(self.actors[index]));
        let (first, second) = (self.first[index], self.second[index]);
        let text = || self.texts[second as usize].to_string();
        match self.tags[index] {
            tag @ 0..BORN => {
                Event::Enter { at, actor, state: STATES[tag as usize], line: first, core: unpack(second) }
            }
            tag @ BORN..NAMED => Event::Born {
                at,
                actor,
                kind: KINDS[(tag - BORN) as usize],
                parent: unpack(first),
                name: text(),
                line: lines.next().copied().unwrap_or(0),
            },
            NAMED => Event::Named { at, actor, name: text() },
            WOKE => Event::Woke { at, by: unpack(first), actor },
            STDOUT => Event::Output { at, actor, stream: Stream::Stdout, text: text() },
            STDERR => Event::Output { at, actor, stream: Stream::Stderr, text: text() },
            RESPONSE => Event::Response { at, actor, status: first as u16, body: text() },
            FILE => Event::File { at, actor, name: text(), content: self.contents[first as usize].clone() },
            MARK => Event::Mark { at, actor, label: text() },
            tag => Event::Fact {
                at,
                actor,
                kind: FACTS[(tag - FACT) as usize],
                line: first,
                number: numbers.next().copied().unwrap_or(0),
                text: text(),
            },
        }
    }
}

impl FromIterator<Event> for Trace {
    fn from_iter<I: IntoIterator<Item = Event>>(events: I) -> Self {
        let mut trace = Self::new();
        trace.extend(events);
        trace
    }
}

const REASONS: [Reason; 7] =
    [Reason::Io, Reason::Timer, Reason::Lock, Reason::Gil, Reason::Pool, Reason::Child, Reason::Other];

/// All states; the place of a state is its tag.
const STATES: [State; 18] = {
    let mut states = [State::Created; 18];
    states[1] = State::Ready;
    states[2] = State::Running;
    states[3] = State::Done;
    let mut index = 0;
    while index < REASONS.len() {
        states[4 + index] = State::Waiting(REASONS[index]);
        states[11 + index] = State::Blocked(REASONS[index]);
        index += 1;
    }
    states
};

const KINDS: [ActorKind; 6] = [
    ActorKind::Core,
    ActorKind::Process,
    ActorKind::Thread,
    ActorKind::Loop,
    ActorKind::Task,
    ActorKind::Request,
];

const FACTS: [FactKind; 9] = [
    FactKind::Call,
    FactKind::Computes,
    FactKind::NeverAwaited,
    FactKind::Await,
    FactKind::Holds,
    FactKind::Releases,
    FactKind::WaitsForLock,
    FactKind::JobWaits,
    FactKind::JobBegins,
];

const BORN: u8 = STATES.len() as u8;
const NAMED: u8 = BORN + KINDS.len() as u8;
const WOKE: u8 = NAMED + 1;
const STDOUT: u8 = NAMED + 2;
const STDERR: u8 = NAMED + 3;
const RESPONSE: u8 = NAMED + 4;
const MARK: u8 = NAMED + 5;
const FILE: u8 = NAMED + 6;
const FACT: u8 = NAMED + 7;
const LAST: u8 = FACT + FACTS.len() as u8 - 1;

fn tag_of(event: &Event) -> u8 {
    match event {
        Event::Enter { state, .. } => state_tag(*state),
        Event::Born { kind, .. } => BORN + *kind as u8,
        Event::Named { .. } => NAMED,
        Event::Woke { .. } => WOKE,
        Event::Output { stream: Stream::Stdout, .. } => STDOUT,
        Event::Output { stream: Stream::Stderr, .. } => STDERR,
        Event::Response { .. } => RESPONSE,
        Event::Mark { .. } => MARK,
        Event::Fact { kind, .. } => FACT + *kind as u8,
        Event::File { .. } => FILE,
    }
}

fn state_tag(state: State) -> u8 {
    match state {
        State::Created => 0,
        State::Ready => 1,
        State::Running => 2,
        State::Done => 3,
        State::Waiting(reason) => 4 + reason as u8,
        State::Blocked(reason) => 11 + reason as u8,
    }
}

fn text_of(event: &Event) -> Option<&str> {
    match event {
        Event::Born { name: text, .. }
        | Event::Named { name: text, .. }
        | Event::Output { text, .. }
        | Event::Response { body: text, .. }
        | Event::File { name: text, .. }
        | Event::Mark { label: text, .. }
        | Event::Fact { text, .. } => Some(text),
        Event::Enter { .. } | Event::Woke { .. } => None,
    }
}

fn content_of(event: &Event) -> &[u8] {
    match event {
        Event::File { content, .. } => content,
        _ => &[],
    }
}

/// 0 is none; so is the last number there is, which no actor ever gets.
fn pack(actor: Option<ActorId>) -> u32 {
    actor.map_or(0, |id| id.0.wrapping_add(1))
}

fn unpack(number: u32) -> Option<ActorId> {
    number.checked_sub(1).map(ActorId)
}

/// The form in which a trace is written: columns, the times as differences. What follows from the columns
/// is left out, and the index of a text too, since texts come in the order of their events.
#[derive(Serialize, Deserialize)]
struct Packed {
    tags: Vec<u8>,
    steps: Vec<i64>,
    actors: Vec<u32>,
    first: Vec<u32>,
    cores: Vec<u32>,
    texts: Vec<Box<str>>,
    contents: Vec<Vec<u8>>,
    born_lines: Vec<u32>,
    numbers: Vec<u64>,
    dropped: u64,
}

impl Packed {
    /// What `first` says of each file.
    fn file_places(&self) -> impl Iterator<Item = u32> + '_ {
        let files = self.tags.iter().zip(&self.first).filter(|(tag, _)| **tag == FILE);
        files.map(|(_, place)| *place)
    }
}

impl From<Trace> for Packed {
    fn from(trace: Trace) -> Self {
        let before = std::iter::once(0).chain(trace.times.iter().copied());
        let steps = trace.times.iter().zip(before).map(|(now, before)| now.wrapping_sub(before) as i64);
        let enters = trace.tags.iter().zip(&trace.second).filter(|(tag, _)| **tag < BORN);
        Self {
            steps: steps.collect(),
            cores: enters.map(|(_, core)| *core).collect(),
            tags: trace.tags,
            actors: trace.actors,
            first: trace.first,
            texts: trace.texts,
            contents: trace.contents,
            born_lines: trace.born_lines,
            numbers: trace.numbers,
            dropped: trace.dropped,
        }
    }
}

impl TryFrom<Packed> for Trace {
    type Error = &'static str;

    fn try_from(packed: Packed) -> Result<Self, Self::Error> {
        let count = packed.tags.len();
        let tags = |wanted: fn(u8) -> bool| packed.tags.iter().filter(|tag| wanted(**tag)).count();
        let content_bytes: usize = packed.contents.iter().map(Vec::len).sum();
        let text_bytes = packed.texts.iter().map(|text| text.len()).sum::<usize>() + content_bytes;
        if count > MAX_EVENTS || text_bytes > MAX_TEXT {
            return Err("the trace is too large");
        }
        let lengths = [packed.steps.len(), packed.actors.len(), packed.first.len()];
        if lengths != [count; 3]
            || packed.tags.iter().any(|tag| *tag > LAST)
            || tags(|tag| tag < BORN) != packed.cores.len()
            || tags(|tag| tag >= BORN && tag != WOKE) != packed.texts.len()
            || tags(|tag| tag == FILE) != packed.contents.len()
            || packed.file_places().enumerate().any(|(file, place)| file as u32 != place)
            || tags(|tag| (BORN..NAMED).contains(&tag)) != packed.born_lines.len()
            || tags(|tag| tag >= FACT) != packed.numbers.len()
        {
            return Err("the columns of the trace do not fit together");
        }
        Ok(unpack_columns(packed, text_bytes))
    }
}

fn unpack_columns(packed: Packed, text_bytes: usize) -> Trace {
    let mut at = 0_u64;
    let times: Vec<u64> = packed
        .steps
        .iter()
        .map(|step| {
            at = at.wrapping_add(*step as u64);
            at
        })
        .collect();
    let (mut cores, mut text) = (packed.cores.iter(), 0..);
    let second = packed.tags.iter().map(|tag| match *tag {
        WOKE => 0,
        tag if tag < BORN => cores.next().copied().unwrap_or(0),
        _ => text.next().unwrap_or(0),
    });
    Trace {
        second: second.collect(),
        end: times.iter().copied().max().unwrap_or(0),
        unsorted: !times.is_sorted(),
        times,
        tags: packed.tags,
        actors: packed.actors,
        first: packed.first,
        texts: packed.texts,
        contents: packed.contents,
        born_lines: packed.born_lines,
        numbers: packed.numbers,
        text_bytes,
        dropped: packed.dropped,
    }
}
