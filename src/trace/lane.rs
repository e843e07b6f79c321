//! In: actors with their spans. Out: the lanes in which a learner sees them, from top to bottom.
//!
//! # What stands where, and why
//! * Cores come first, each used one a thin lane; all unused ones together are one lane, which says that
//!   nothing ran there.
//! * A process is a lane only if there are several: otherwise it is the whole picture.
//! * A process with a single thread and that thread share a lane; so do a thread and the loops on it, one
//!   after another, since "the loop" and "the thread it lives on" are one place where time goes. The shared
//!   lane shows a loop's states while it lives, and the thread's wait for the GIL, which no loop knows of.
//! * A task that never was on a line of the program is a library's housekeeping and has no lane.
//! * A request and the one task that serves it share a lane: the request until the task is born, the task
//!   from then on, also after the response, when background tasks run.
//! * More than [`CROWD`] siblings of one kind get a heading and thin lanes, more than [`MASS`] hair-thin
//!   ones: a wave of a hundred requests is a shape, not a hundred labels. A heading can be folded; more than
//!   [`FOLDED`] are folded until somebody unfolds them.

use crate::say;
use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::event::{ActorId, ActorKind, State};
use super::span::{Actor, Spans};

/// More siblings of one kind than this get a heading and thin lanes.
pub const CROWD: usize = 10;
/// More siblings than this get hair-thin lanes.
pub const MASS: usize = 30;
/// More siblings than this are folded at first.
pub const FOLDED: usize = 250;

/// The name of a lane that stays the same while the run goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum LaneId {
    /// The lane of an actor (and of those that share it).
    Actor(ActorId),
    /// The heading of the actors of one kind under a parent.
    Group {
        /// The parent.
        parent: Option<ActorId>,
        /// Their kind: a core, thread, task or request.
        kind: ActorKind,
    },
    /// The cores on which nothing ran.
    IdleCores,
}

/// How high a lane is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum LaneSize {
    /// With a label and text on its spans.
    Full,
    /// With a small label.
    Thin,
    /// Without a label.
    Hair,
    /// A line of text only.
    Heading,
}

/// A lane.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Lane {
    /// Its name.
    pub id: LaneId,
    /// Who is in it: the one whose spans count most comes last. Of a folded group: all members. Empty for
    /// an open heading.
    pub actors: Vec<ActorId>,
    /// What the first of them is.
    pub kind: ActorKind,
    /// Its label.
    pub label: String,
    /// How deep it stands in the tree, from 0.
    pub depth: u8,
    /// Its height.
    pub size: LaneSize,
    /// For a heading: whether its members are hidden.
    pub folded: Option<bool>,
}

/// The lanes from top to bottom. Groups in `toggled` are folded, or unfolded if they are folded at first.
#[must_use]
pub fn lanes(spans: &Spans, toggled: &BTreeSet<LaneId>) -> Vec<Lane> {
    let mut tree = Tree::new(spans, toggled);
    tree.cores();
    let roots: Vec<&Actor> = tree.of(None, ActorKind::Process);
    if tree.processes > 1 {
        tree.processes(&roots, 0);
    } else {
        roots.iter().for_each(|process| tree.inside_process(process, 0));
    }
    for kind in [ActorKind::Thread, ActorKind::Loop, ActorKind::Task, ActorKind::Request] {
        tree.siblings(None, kind, 0);
    }
    tree.lanes
}

struct Tree<'a> {
    toggled: &'a BTreeSet<LaneId>,
    /// The children of each actor, by number; the last entry has those without a parent.
    children: Vec<Vec<&'a Actor>>,
    /// The one task of each request.
    server: Vec<Option<ActorId>>,
    processes: usize,
    lanes: Vec<Lane>,
}

impl<'a> Tree<'a> {
    fn new(spans: &'a Spans, toggled: &'a BTreeSet<LaneId>) -> Self {
        let count = spans.actors().last().map_or(0, |actor| actor.id.0 as usize + 1);
        let mut children = vec![Vec::new(); count + 1];
        let mut server = vec![None; count];
        for actor in spans.actors() {
            let parent = actor.parent.map_or(count, |id| (id.0 as usize).min(count));
            children[parent].push(actor);
            if let Some(request) = actor.serves.filter(|_| actor.kind == ActorKind::Task) {
                server[request.0 as usize].get_or_insert(actor.id);
            }
        }
        let processes = spans.actors().filter(|actor| actor.kind == ActorKind::Process).count();
        Self { toggled, children, server, processes, lanes: Vec::new() }
    }

    fn cores(&mut self) {
        let (used, idle): (Vec<_>, Vec<_>) =
            self.of(None, ActorKind::Core).into_iter().partition(|core| !core.spans.is_empty());
        if used.is_empty() {
            return;
        }
        for core in used {
            self.lane(&[core], core.name.clone(), 0, LaneSize::Thin);
        }
        let label = match idle.as_slice() {
            [] => return,
            [one] => say::lane::ONE_IDLE.with(&[&one.name]),
            several => say::lane::IDLE_CORES.with(&[&several.len()]),
        };
        self.lane(&idle, label, 0, LaneSize::Thin);
        if let Some(lane) = self.lanes.last_mut() {
            lane.id = LaneId::IdleCores;
        }
    }

    fn processes(&mut self, processes: &[&'a Actor], depth: u8) {
        for process in processes {
            let threads = self.of(Some(process.id), ActorKind::Thread);
            if let [thread] = threads.as_slice() {
                self.thread(thread, Some(process), depth);
                self.siblings(Some(process.id), ActorKind::Request, depth + 1);
            } else {
                self.lane(&[process], process.name.clone(), depth, LaneSize::Heading);
                self.threads(&threads, process, depth + 1);
            }
            let children = self.of(Some(process.id), ActorKind::Process);
            self.processes(&children, depth);
        }
    }

    fn inside_process(&mut self, process: &'a Actor, depth: u8) {
        let threads = self.of(Some(process.id), ActorKind::Thread);
        self.threads(&threads, process, depth);
    }

    /// The threads with a loop, their tasks, the requests, and then the other threads.
    fn threads(&mut self, threads: &[&'a Actor], process: &'a Actor, depth: u8) {
        let (with_loop, others): (Vec<_>, Vec<_>) =
            threads.iter().copied().partition(|thread| self.has_loop(thread) || thread.id == threads[0].id);
        for thread in with_loop {
            self.thread(thread, None, depth);
        }
        self.siblings(Some(process.id), ActorKind::Request, depth + 1);
        self.crowd(Some(process.id), ActorKind::Thread, others, depth);
    }

    fn thread(&mut self, thread: &'a Actor, process: Option<&'a Actor>, depth: u8) {
        let loops = self.of(Some(thread.id), ActorKind::Loop);
        let mut label = process.map_or(&thread.name, |process| &process.name).clone();
        if !loops.is_empty() {
            label.push_str(say::lane::EVENT_LOOP.text());
        }
        let lane: Vec<&Actor> = std::iter::once(thread).chain(loops.iter().copied()).collect();
        self.lane(&lane, label, depth, LaneSize::Full);
        for one in loops {
            self.siblings(Some(one.id), ActorKind::Task, depth + 1);
        }
    }

    fn siblings(&mut self, parent: Option<ActorId>, kind: ActorKind, depth: u8) {
        let members = self.of(parent, kind);
        self.crowd(parent, kind, members, depth);
    }

    /// Siblings of one kind, under a heading if there are many.
    fn crowd(&mut self, parent: Option<ActorId>, kind: ActorKind, members: Vec<&'a Actor>, depth: u8) {
        let has_lane = |actor: &&Actor| !self.shares_a_request(actor) && !is_housekeeping(actor);
        let members: Vec<&Actor> = members.into_iter().filter(has_lane).collect();
        let size = match members.len() {
            0 => return,
            1..=CROWD => LaneSize::Full,
            _ if members.len() <= MASS => LaneSize::Thin,
            _ => LaneSize::Hair,
        };
        let id = LaneId::Group { parent, kind };
        let folded = self.toggled.contains(&id) != (members.len() > FOLDED);
        if size != LaneSize::Full {
            let actors =
                if folded { members.iter().flat_map(|actor| self.company(actor)).collect() } else { vec![] };
            let label = format!("{} {}", members.len(), plural(kind));
            let size = if folded { LaneSize::Full } else { LaneSize::Heading };
            self.lanes.push(Lane { id, actors, kind, label, depth, size, folded: Some(folded) });
        }
        if size == LaneSize::Full || !folded {
            for member in members {
                let (actors, label) = (self.company(member), member.name.clone());
                let id = LaneId::Actor(member.id);
                self.lanes.push(Lane { id, actors, kind, label, depth, size, folded: None });
            }
        }
    }

    /// An actor and, of a request, the task that serves it.
    fn company(&self, actor: &Actor) -> Vec<ActorId> {
        let task = self.server.get(actor.id.0 as usize).copied().flatten();
        std::iter::once(actor.id).chain(task).collect()
    }

    fn shares_a_request(&self, actor: &Actor) -> bool {
        let server = actor.serves.and_then(|request| self.server.get(request.0 as usize).copied().flatten());
        server == Some(actor.id)
    }

    fn has_loop(&self, thread: &Actor) -> bool {
        self.children[thread.id.0 as usize].iter().any(|child| child.kind == ActorKind::Loop)
    }

    fn of(&self, parent: Option<ActorId>, kind: ActorKind) -> Vec<&'a Actor> {
        let index = parent.map_or(self.children.len() - 1, |id| id.0 as usize);
        self.children[index].iter().copied().filter(|child| child.kind == kind).collect()
    }

    fn lane(&mut self, actors: &[&Actor], label: String, depth: u8, size: LaneSize) {
        let Some(first) = actors.first() else { return };
        let (id, kind) = (LaneId::Actor(first.id), first.kind);
        let actors = actors.iter().map(|actor| actor.id).collect();
        self.lanes.push(Lane { id, actors, kind, label, depth, size, folded: None });
    }
}

fn is_housekeeping(actor: &Actor) -> bool {
    let is_nowhere = actor.spans.iter().all(|span| span.line == 0 || span.state == State::Created);
    actor.kind == ActorKind::Task && actor.ended.is_some() && is_nowhere
}

fn plural(kind: ActorKind) -> &'static str {
    match kind {
        ActorKind::Core => say::lane::CORES.text(),
        ActorKind::Process => say::lane::PROCESSES.text(),
        ActorKind::Thread => say::lane::THREADS.text(),
        ActorKind::Loop => say::lane::LOOPS.text(),
        ActorKind::Task => say::lane::TASKS.text(),
        ActorKind::Request => say::lane::REQUESTS.text(),
    }
}
