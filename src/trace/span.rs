//! In: events, as they arrive. Out: every actor with its spans: from when to when it was in which state.
//!
//! A span is folded from the events as they come, so a live run can be shown while it runs: its last spans
//! are open and end at [`Spans::end`].
//!
//! # Rules
//! * A running span's line is that of the event that ends it (where the code now is), if it names one.
//! * Adjacent spans of the same state, line and core are one. Spans without length are left out; who woke
//!   the actor then stands at the span that follows.
//! * A core's spans come from the threads: it is running while a thread runs on it.
//! * Events of several processes may come in any order, as long as those of one actor are in order.
//!
//! Long because it has the whole vocabulary of spans beside their folding.

mod until;

use serde::{Deserialize, Serialize};

use super::event::{ActorId, ActorKind, Event, FactKind, State, Stream, Time};

/// A stretch of time in one state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    /// Its beginning.
    pub start: Time,
    /// Its end; of an open span: the latest time known.
    pub end: Time,
    /// The state.
    pub state: State,
    /// The line of the program, from 1; 0: none.
    pub line: u32,
    /// On which core a thread runs.
    pub core: Option<ActorId>,
    /// Which thread runs on a core.
    pub thread: Option<ActorId>,
    /// Who made the actor ready.
    pub woken_by: Option<ActorId>,
}

impl Span {
    /// How long it is, in nanoseconds.
    #[must_use]
    pub fn length(&self) -> u64 {
        self.end.0.saturating_sub(self.start.0)
    }
}

/// A moment on an actor's lane that is worth a mark.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// When.
    pub at: Time,
    /// What.
    pub kind: MarkKind,
}

/// What is marked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum MarkKind {
    /// A label: `cancelled`, `background`.
    Label(String),
    /// A response with its status and its body.
    Response(u16, String),
}

/// Something that findings are drawn from: see [`Event::Fact`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    /// When.
    pub at: Time,
    /// About whom.
    pub actor: ActorId,
    /// What it says.
    pub kind: FactKind,
    /// The line of the program, from 1; 0: none.
    pub line: u32,
    /// A number, see the kind.
    pub number: u64,
    /// A text of the program, or a name.
    pub text: String,
}

/// Text that the program wrote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Output {
    /// When.
    pub at: Time,
    /// Which task or thread.
    pub actor: ActorId,
    /// Where to.
    pub stream: Stream,
    /// The text, with its newlines.
    pub text: String,
}

/// A file that the program has closed after writing to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Written {
    /// When.
    pub at: Time,
    /// Which task or thread.
    pub actor: ActorId,
    /// The file's name, as the program gave it.
    pub name: String,
    /// All that was in it then.
    pub content: Vec<u8>,
}

/// Something that has a lane, and its life.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Actor {
    /// Its number.
    pub id: ActorId,
    /// What it is.
    pub kind: ActorKind,
    /// Whose lane it stands under.
    pub parent: Option<ActorId>,
    /// Its latest name.
    pub name: String,
    /// The line that made it, from 1; 0: none.
    pub line: u32,
    /// When it came to be.
    pub born: Time,
    /// When it was done, if it is.
    pub ended: Option<Time>,
    /// The request that this task or thread serves: the one that woke it first.
    pub serves: Option<ActorId>,
    /// Its spans in order, without overlap. The last one is open if the actor is not done.
    pub spans: Vec<Span>,
    /// Its marks in order.
    pub marks: Vec<Mark>,
    /// Whether the last span goes on: the actor is not done, or the core has a thread on it.
    #[serde(skip)]
    open: bool,
    #[serde(skip)]
    pending_wake: Option<ActorId>,
}

impl Actor {
    /// An actor without a life, for who reads one from a file.
    #[must_use]
    pub fn new(id: ActorId, kind: ActorKind, parent: Option<ActorId>, name: &str, line: u32) -> Self {
        Self {
            id,
            kind,
            parent,
            name: name.to_owned(),
            line,
            born: Time(0),
            ended: None,
            serves: None,
            spans: Vec::new(),
            marks: Vec::new(),
            open: false,
            pending_wake: None,
        }
    }

    /// The span at a moment; at the border of two, the later one.
    #[must_use]
    pub fn span_at(&self, at: Time) -> Option<&Span> {
        span_at(&self.spans, at)
    }
}

/// The span at a moment; at the border of two, the later one.
#[must_use]
pub fn span_at(spans: &[Span], at: Time) -> Option<&Span> {
    let index = spans.partition_point(|span| span.start <= at).checked_sub(1)?;
    let span = &spans[index];
    (at < span.end || (at == span.end && index + 1 == spans.len())).then_some(span)
}

/// The actors of a run with their spans, and what it wrote.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spans {
    /// Those that were born, by number.
    actors: Vec<Option<Actor>>,
    /// What the program wrote, in order of time, also if processes report late.
    pub outputs: Vec<Output>,
    /// What findings are drawn from; those of one actor are in order of time.
    pub facts: Vec<Fact>,
    /// The files that it closed after writing to them, in order of time.
    pub files: Vec<Written>,
    end: Time,
}

/// Actor numbers are given one after another; one beyond this is damage, not an actor.
const MAX_ACTORS: u32 = 1_000_000;

impl Spans {
    /// Before the first event.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Actors whose lives are known already, at the places of their numbers.
    #[must_use]
    pub fn of_parts(actors: Vec<Option<Actor>>, outputs: Vec<Output>, facts: Vec<Fact>, end: Time) -> Self {
        Self { actors, outputs, facts, files: Vec::new(), end }
    }

    /// The actors in the order of their numbers.
    pub fn actors(&self) -> impl DoubleEndedIterator<Item = &Actor> {
        self.actors.iter().flatten()
    }

    /// An actor by its number.
    #[must_use]
    pub fn actor(&self, id: ActorId) -> Option<&Actor> {
        self.actors.get(id.0 as usize)?.as_ref()
    }

    /// The process to which a task, a loop or a thread belongs.
    #[must_use]
    pub fn process_of(&self, id: ActorId) -> Option<ActorId> {
        let actor = self.actor(id)?;
        if actor.kind == ActorKind::Process { Some(id) } else { self.process_of(actor.parent?) }
    }

    /// The time of the latest event.
    #[must_use]
    pub fn end(&self) -> Time {
        self.end
    }

    /// Takes in the next event.
    pub fn add(&mut self, event: &Event) {
        self.advance(event.at());
        match event {
            Event::Born { at, actor, kind, parent, name, line } => {
                self.bear(*at, *actor, *kind, *parent, name, *line);
            }
            Event::Enter { at, actor, state, line, core } => self.enter(*at, *actor, *state, *line, *core),
            Event::Woke { at, by, actor } => self.wake(*at, *actor, *by),
            Event::Output { at, actor, stream, text } => {
                let output = Output { at: *at, actor: *actor, stream: *stream, text: text.clone() };
                let after = self.outputs.iter().rposition(|other| other.at <= *at);
                self.outputs.insert(after.map_or(0, |index| index + 1), output);
            }
            Event::Named { actor, name, .. } => {
                if let Some(actor) = self.get(*actor) {
                    actor.name.clone_from(name);
                }
            }
            Event::Response { at, actor, status, body } => {
                self.mark(*at, *actor, MarkKind::Response(*status, body.clone()));
            }
            Event::File { at, actor, name, content } => {
                let written =
                    Written { at: *at, actor: *actor, name: name.clone(), content: content.clone() };
                let after = self.files.iter().rposition(|other| other.at <= *at);
                self.files.insert(after.map_or(0, |index| index + 1), written);
            }
            Event::Mark { at, actor, label } => self.mark(*at, *actor, MarkKind::Label(label.clone())),
            Event::Fact { at, actor, kind, line, number, text } => {
                let (at, actor, kind, line, number) = (*at, *actor, *kind, *line, *number);
                self.facts.push(Fact { at, actor, kind, line, number, text: text.clone() });
            }
        }
    }

    /// Time has passed without an event: open spans reach until then.
    pub fn advance(&mut self, now: Time) {
        if now > self.end {
            self.end = now;
        }
    }

    /// Ends all open spans at [`Spans::end`] for reading. Call it after a batch of events and before
    /// looking at spans; it costs one step for each living actor.
    pub fn settle(&mut self) {
        let end = self.end;
        for actor in self.actors.iter_mut().flatten() {
            if actor.open
                && let Some(span) = actor.spans.last_mut()
            {
                span.end = end.max(span.start);
            }
        }
    }

    fn get(&mut self, id: ActorId) -> Option<&mut Actor> {
        self.actors.get_mut(id.0 as usize)?.as_mut()
    }

    fn bear(
        &mut self,
        at: Time,
        id: ActorId,
        kind: ActorKind,
        parent: Option<ActorId>,
        name: &str,
        line: u32,
    ) {
        if id.0 >= MAX_ACTORS {
            return;
        }
        let index = id.0 as usize;
        if self.actors.len() <= index {
            self.actors.resize(index + 1, None);
        }
        let mut actor = Actor { born: at, ..Actor::new(id, kind, parent, name, line) };
        if kind != ActorKind::Core {
            actor.begin(at, State::Created, line, None, None);
        }
        self.actors[index] = Some(actor);
    }

    fn enter(&mut self, at: Time, id: ActorId, state: State, line: u32, core: Option<ActorId>) {
        let Some(actor) = self.get(id) else { return };
        let was = actor.spans.last().and_then(|span| span.core).filter(|_| actor.open);
        actor.close(at, line);
        let is = if state == State::Running { core.or(was) } else { None };
        if state == State::Done {
            actor.ended = Some(at);
        } else {
            actor.begin(at, state, line, is, None);
        }
        if was != is {
            if let Some(core) = was.and_then(|core| self.get(core)) {
                core.leave(at, id);
            }
            if let Some(core) = is.and_then(|core| self.get(core)) {
                core.occupy(at, id);
            }
        }
    }

    fn wake(&mut self, at: Time, id: ActorId, by: Option<ActorId>) {
        let by_request = by.filter(|by| self.actor(*by).is_some_and(|a| a.kind == ActorKind::Request));
        let Some(actor) = self.get(id) else { return };
        if actor.serves.is_none() && by_request.is_some() {
            actor.serves = by_request;
        }
        match actor.spans.last_mut() {
            Some(span) if span.start == at && matches!(span.state, State::Ready | State::Running) => {
                span.woken_by = by;
            }
            _ => actor.pending_wake = by,
        }
    }

    fn mark(&mut self, at: Time, id: ActorId, kind: MarkKind) {
        if let Some(actor) = self.get(id) {
            actor.marks.push(Mark { at, kind });
        }
    }
}

impl Actor {
    /// Ends the last span. It disappears if it has no length, and joins the one before if it is the same.
    fn close(&mut self, at: Time, line: u32) {
        if !std::mem::take(&mut self.open) {
            return;
        }
        let Some(mut last) = self.spans.pop() else { return };
        last.end = at.max(last.start);
        if last.state == State::Running && line != 0 {
            last.line = line;
        }
        if last.length() == 0 {
            self.pending_wake = self.pending_wake.or(last.woken_by);
            return;
        }
        match self.spans.last_mut() {
            Some(before) if joins(before, &last) => before.end = last.end,
            _ => self.spans.push(last),
        }
    }

    fn begin(&mut self, at: Time, state: State, line: u32, core: Option<ActorId>, thread: Option<ActorId>) {
        let woken_by = match state {
            State::Ready | State::Running => self.pending_wake.take(),
            _ => None,
        };
        self.spans.push(Span { start: at, end: at, state, line, core, thread, woken_by });
        self.open = true;
    }

    /// A core: a thread begins to run on it. Who was there has left, even if its event comes late.
    fn occupy(&mut self, at: Time, thread: ActorId) {
        self.close(at, 0);
        if let Some(last) = self.spans.last_mut()
            && last.end == at
            && last.thread == Some(thread)
        {
            self.open = true;
            return;
        }
        self.begin(at, State::Running, 0, None, Some(thread));
    }

    /// A core: a thread has left it, unless another is on it already.
    fn leave(&mut self, at: Time, thread: ActorId) {
        if self.spans.last().is_some_and(|span| span.thread == Some(thread)) {
            self.close(at, 0);
        }
    }
}

fn joins(before: &Span, span: &Span) -> bool {
    before.end == span.start
        && before.state == span.state
        && before.line == span.line
        && before.core == span.core
        && before.thread == span.thread
        && span.woken_by.is_none()
}

impl<'a> FromIterator<&'a Event> for Spans {
    fn from_iter<I: IntoIterator<Item = &'a Event>>(events: I) -> Self {
        let mut spans = Self::new();
        events.into_iter().for_each(|event| spans.add(event));
        spans.settle();
        spans
    }
}

impl From<&super::Trace> for Spans {
    fn from(trace: &super::Trace) -> Self {
        let mut spans = Self::new();
        trace.events().for_each(|event| spans.add(&event));
        spans.settle();
        spans
    }
}
