//! In: what the futures of a process do. Out: trace events in order of time, each state once.
//!
//! Some things are known before their time: what a slice did after so much of its fuel, a timer that will be
//! due while the loop is blocked. They are kept in `later` and written down when the time has come.

use std::cell::Cell;
use std::collections::BinaryHeap;
use std::rc::Rc;

use hashbrown::HashMap;

use super::host::Host;
use crate::machine::aio::Handle;
use crate::machine::exit::{self, Note};
use crate::trace::event::{ActorId, ActorKind, Event, FactKind, State, Stream, Time};

/// Writes the trace of one process.
pub struct Recorder {
    host: Rc<dyn Host>,
    last: Cell<Time>,
    /// Of those that are not done.
    lanes: HashMap<ActorId, Lane>,
    tasks: HashMap<u64, ActorId>,
    loops: HashMap<u64, ActorId>,
    requests: HashMap<u64, ActorId>,
    /// The tasks that serve a request, while it is not answered.
    servers: HashMap<ActorId, Vec<ActorId>>,
    later: BinaryHeap<Later>,
    sequence: u64,
}

struct Lane {
    name: String,
    state: State,
    line: u32,
    core: Option<ActorId>,
    /// When that was last written.
    since: Time,
    /// A request follows the task that serves it.
    follower: Option<ActorId>,
}

/// Who did what a note tells: the thread, and what the current callback was made for.
#[derive(Clone, Copy)]
pub struct Author {
    /// The thread.
    pub thread: ActorId,
    /// Who is to be named if the note names nobody.
    pub cause: Option<ActorId>,
}

struct Later {
    at: Time,
    sequence: u64,
    what: What,
}

enum What {
    Note(Note, Author),
    Due(Rc<Handle>),
    Arrived { process: ActorId, number: u64, name: String },
}

impl PartialEq for Later {
    fn eq(&self, other: &Self) -> bool {
        (self.at, self.sequence) == (other.at, other.sequence)
    }
}

impl Eq for Later {}

impl PartialOrd for Later {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Later {
    /// Reversed, so that the heap gives the earliest first.
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        (other.at, other.sequence).cmp(&(self.at, self.sequence))
    }
}

impl Recorder {
    /// Nothing is written yet.
    #[must_use]
    pub fn new(host: Rc<dyn Host>) -> Self {
        Self {
            host,
            last: Cell::default(),
            lanes: HashMap::new(),
            tasks: HashMap::new(),
            loops: HashMap::new(),
            requests: HashMap::new(),
            servers: HashMap::new(),
            later: BinaryHeap::new(),
            sequence: 0,
        }
    }

    /// An actor comes to be.
    pub fn born(
        &mut self,
        at: Time,
        kind: ActorKind,
        parent: Option<ActorId>,
        name: &str,
        line: u32,
    ) -> ActorId {
        let at = self.advance(at);
        self.bear(at, kind, parent, name, line)
    }

    /// An actor is in this state from now on.
    pub fn enter(&mut self, at: Time, actor: ActorId, state: State, line: u32, core: Option<u32>) {
        let at = self.advance(at);
        self.set_state(at, actor, state, line, core.map(|core| self.host.core_actor(core)));
    }

    /// One actor makes another ready.
    pub fn woke(&mut self, at: Time, by: Option<ActorId>, actor: ActorId) {
        let at = self.advance(at);
        self.host.record(Event::Woke { at, by, actor });
    }

    /// The program writes.
    pub fn output(&mut self, at: Time, actor: ActorId, stream: exit::Stream, text: String) {
        let at = self.advance(at);
        let stream = match stream {
            exit::Stream::Stdout => Stream::Stdout,
            exit::Stream::Stderr => Stream::Stderr,
        };
        self.host.record(Event::Output { at, actor, stream, text });
    }

    /// A mark on a lane.
    pub fn mark(&mut self, at: Time, actor: ActorId, label: &str) {
        let at = self.advance(at);
        self.host.record(Event::Mark { at, actor, label: label.to_owned() });
    }

    /// Something that findings are drawn from.
    pub fn fact(&mut self, at: Time, actor: ActorId, kind: FactKind, line: u32, number: u64, text: String) {
        let at = self.advance(at);
        self.host.record(Event::Fact { at, actor, kind, line, number, text });
    }

    /// A request will arrive then, and will be ready while it waits for the server.
    pub fn arrives(&mut self, at: Time, process: ActorId, number: u64, name: &str) {
        self.put(at, What::Arrived { process, number, name: name.to_owned() });
    }

    /// A request has been accepted, and if it was not expected it has arrived before.
    pub fn accepted(&mut self, arrived: Time, process: ActorId, number: u64, name: &str) {
        let now = self.host.now();
        self.advance(now);
        if !self.requests.contains_key(&number) {
            self.write_arrival(arrived, process, number, name);
        }
    }

    /// A request is answered.
    pub fn response(&mut self, at: Time, request: u64, status: u16, body: String) {
        let at = self.advance(at);
        let Some(actor) = self.requests.get(&request).copied() else { return };
        for task in self.servers.remove(&actor).unwrap_or_default() {
            if let Some(lane) = self.lanes.get_mut(&task) {
                lane.follower = lane.follower.filter(|follower| *follower != actor);
            }
        }
        self.host.record(Event::Response { at, actor, status, body });
        self.set_state(at, actor, State::Done, 0, None);
    }

    /// The lane of a task.
    pub fn task(&self, number: u64) -> Option<ActorId> {
        self.tasks.get(&number).copied()
    }

    /// The lane of a loop, made under `thread` when it is first asked for.
    pub fn event_loop(&mut self, at: Time, number: u64, thread: ActorId) -> ActorId {
        let at = self.advance(at);
        self.loop_lane(at, number, thread)
    }

    fn loop_lane(&mut self, at: Time, number: u64, thread: ActorId) -> ActorId {
        if let Some(actor) = self.loops.get(&number) {
            return *actor;
        }
        let name = if number == 1 { "event loop".to_owned() } else { format!("event loop {number}") };
        let actor = self.bear(at, ActorKind::Loop, Some(thread), &name, 0);
        self.loops.insert(number, actor);
        actor
    }

    /// What a slice notes, to be written at its time.
    pub fn note(&mut self, at: Time, note: Note, author: Author) {
        self.put(at, What::Note(note, author));
    }

    /// A timer that makes a task ready at its deadline, also while its loop is busy.
    pub fn due(&mut self, handle: Rc<Handle>) {
        if let Some(at) = handle.when.get() {
            self.put(Time(at), What::Due(handle));
        }
    }

    /// Writes down all that is due until then. The time from which events may be written.
    pub fn advance(&mut self, to: Time) -> Time {
        while self.later.peek().is_some_and(|later| later.at <= to) {
            let Some(later) = self.later.pop() else { break };
            let at = later.at.max(self.last.get());
            self.last.set(at);
            match later.what {
                What::Note(note, author) => self.write_note(at, note, author),
                What::Due(handle) => self.write_due(at, &handle),
                What::Arrived { process, number, name } => self.write_arrival(at, process, number, &name),
            }
        }
        let at = to.max(self.last.get());
        self.last.set(at);
        at
    }

    /// The state and line of an actor that is not done.
    pub fn state(&self, actor: ActorId) -> Option<(State, u32)> {
        self.lanes.get(&actor).map(|lane| (lane.state, lane.line))
    }

    /// The tasks that wait, in the order of making: name, state, line.
    pub fn waiting_tasks(&self) -> Vec<(String, State, u32)> {
        let mut tasks: Vec<ActorId> = self.tasks.values().copied().collect();
        crate::sorting::sort(&mut tasks);
        let lanes = tasks.iter().filter_map(|actor| self.lanes.get(actor));
        let waiting = lanes.filter(|lane| matches!(lane.state, State::Waiting(_)));
        waiting.map(|lane| (lane.name.clone(), lane.state, lane.line)).collect()
    }

    /// The process is over, and with it everything in it.
    pub fn close(&mut self, at: Time) {
        let at = self.advance(at);
        let mut open: Vec<ActorId> = self.lanes.keys().copied().collect();
        crate::sorting::sort_by_key(&mut open, |actor| std::cmp::Reverse(*actor));
        for actor in open {
            self.set_state(at, actor, State::Done, 0, None);
        }
    }

    fn put(&mut self, at: Time, what: What) {
        self.sequence += 1;
        self.later.push(Later { at, sequence: self.sequence, what });
    }

    fn bear(&mut self, at: Time, kind: ActorKind, parent: Option<ActorId>, name: &str, line: u32) -> ActorId {
        let actor = self.host.new_actor();
        self.host.record(Event::Born { at, actor, kind, parent, name: name.to_owned(), line });
        self.lanes.insert(
            actor,
            Lane {
                name: name.to_owned(),
                state: State::Created,
                line: 0,
                core: None,
                since: at,
                follower: None,
            },
        );
        actor
    }

    fn set_state(&mut self, at: Time, actor: ActorId, state: State, line: u32, core: Option<ActorId>) {
        let Some(lane) = self.lanes.get_mut(&actor) else { return };
        let line = if line == 0 && state != State::Done { lane.line } else { line };
        let is_same = (lane.state, lane.line, lane.core) == (state, line, core);
        // A line that a computation is still on is said again: the span up to here was on it, whichever line
        // comes next.
        if is_same && (state != State::Running || at == lane.since) {
            return;
        }
        (lane.state, lane.line, lane.core, lane.since) = (state, line, core, at);
        let follower = lane.follower;
        self.host.record(Event::Enter { at, actor, state, line, core });
        if state == State::Done {
            self.lanes.remove(&actor);
        } else if let Some(follower) = follower {
            self.set_state(at, follower, state, line, None);
        }
    }

    fn write_arrival(&mut self, at: Time, process: ActorId, number: u64, name: &str) {
        let actor = self.bear(at, ActorKind::Request, Some(process), name, 0);
        self.set_state(at, actor, State::Ready, 0, None);
        self.requests.insert(number, actor);
    }

    fn write_due(&mut self, at: Time, handle: &Handle) {
        if handle.cancelled.get() {
            return;
        }
        if let Some(number) = handle.wakes().and_then(|task| task.number()) {
            self.make_ready(at, number, None);
        }
    }

    fn write_note(&mut self, at: Time, note: Note, author: Author) {
        match note {
            Note::TaskMade { task, event_loop, name, line, .. } => {
                let parent = self.loop_lane(at, event_loop, author.thread);
                let actor = self.bear(at, ActorKind::Task, Some(parent), &name, line);
                self.tasks.insert(task, actor);
            }
            Note::TaskReady { task, by } => {
                let by = by.and_then(|by| self.task(by)).or(author.cause);
                self.make_ready(at, task, by);
            }
            Note::TaskNamed { task, name } => {
                if let Some(actor) = self.task(task) {
                    self.host.record(Event::Named { at, actor, name });
                }
            }
            Note::Waits { .. } => {}
            Note::TaskServes { task, request } => self.serve(at, task, request),
            Note::JobWaits { job, pool, line } => {
                self.write_fact(at, author, FactKind::JobWaits, line, job, pool);
            }
            Note::JobBegins { job } => {
                self.write_fact(at, author, FactKind::JobBegins, 0, job, String::new());
            }
            Note::LockReleased { lock } => {
                self.write_fact(at, author, FactKind::Releases, 0, lock, String::new());
            }
            Note::FileClosed { name, content } => {
                let actor = author.cause.unwrap_or(author.thread);
                self.host.record(Event::File { at, actor, name, content });
            }
            Note::RequestPhase { request, phase } => {
                if let Some(actor) = self.requests.get(&request).copied() {
                    self.host.record(Event::Mark { at, actor, label: phase });
                }
            }
        }
    }

    fn write_fact(&self, at: Time, author: Author, kind: FactKind, line: u32, number: u64, text: String) {
        let actor = author.cause.unwrap_or(author.thread);
        self.host.record(Event::Fact { at, actor, kind, line, number, text });
    }

    fn make_ready(&mut self, at: Time, task: u64, by: Option<ActorId>) {
        let Some(actor) = self.task(task) else { return };
        let is_waiting = self
            .lanes
            .get(&actor)
            .is_some_and(|lane| matches!(lane.state, State::Created | State::Waiting(_)));
        if is_waiting {
            self.host.record(Event::Woke { at, by, actor });
            self.set_state(at, actor, State::Ready, 0, None);
        }
    }

    fn serve(&mut self, at: Time, task: u64, request: u64) {
        let (Some(actor), Some(request)) = (self.task(task), self.requests.get(&request).copied()) else {
            return;
        };
        self.host.record(Event::Woke { at, by: Some(request), actor });
        if let Some(lane) = self.lanes.get_mut(&actor) {
            lane.follower = Some(request);
            self.servers.entry(request).or_default().push(actor);
        }
    }
}
