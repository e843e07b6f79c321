//! In: the spans of a run and the scenario's cast. Out: who plays which part, and what they do at a moment.

use super::scene::StateClass;
use super::words::class_of;
use crate::say;
use crate::scenario::Role;
use crate::trace::event::{ActorId, ActorKind, State, Time};
use crate::trace::span::{Actor, Spans};

/// An actor with a part in the story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Player {
    /// The place of its role in the cast.
    pub role: usize,
    /// What to call it: the role's label, with its own name if others have the same role.
    pub label: String,
    /// Its own name beside others of the same role: what the `*` of the lane stands for.
    pub own: Option<String>,
    /// Who it is, and who acts for it: the main thread of a process, the task of a request. The one that says
    /// most comes last.
    pub actors: Vec<ActorId>,
}

/// What a player does, as the story tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It has not come yet.
    Absent,
    /// It computes.
    Running,
    /// It waits and lets others go on.
    Waiting,
    /// It could go on, and something else is in its way.
    Ready,
    /// It waits and holds up all others.
    Blocked,
    /// It is over.
    Done,
}

impl Standing {
    /// Its name, in a word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Absent => say::story::NOT_YET.text(),
            Self::Running => say::story::RUNNING.text(),
            Self::Waiting => say::story::WAITING.text(),
            Self::Ready => say::story::READY.text(),
            Self::Blocked => say::story::BLOCKING.text(),
            Self::Done => say::story::DONE.text(),
        }
    }
}

/// The players of a run, in the order of the cast and then of their birth. An actor has the first role that its
/// name fits. A thread whose tasks play does not play itself, nor does one that acts for a process.
#[must_use]
pub fn players(spans: &Spans, cast: &[Role]) -> Vec<Player> {
    let mut found: Vec<(usize, &Actor)> = spans
        .actors()
        .filter(|actor| !matches!(actor.kind, ActorKind::Core | ActorKind::Loop))
        .filter_map(|actor| Some((cast.iter().position(|role| fits(&role.lane, &actor.name))?, actor)))
        .collect();
    if found.is_empty() {
        return Vec::new();
    }
    let acting = acting(spans);
    let place = |id: ActorId| id.0 as usize;
    let mut is_out = vec![false; acting.len()];
    for (_, actor) in &found {
        let stand_in =
            if actor.kind == ActorKind::Task { host(spans, actor) } else { acting[place(actor.id)] };
        if let Some(id) = stand_in {
            is_out[place(id)] = true;
        }
    }
    found.retain(|(_, actor)| !is_out[place(actor.id)]);
    crate::sorting::sort_by_key(&mut found, |(role, _)| *role);
    let mut counts = vec![0; cast.len()];
    found.iter().for_each(|(role, _)| counts[*role] += 1);
    let mut numbers = vec![0; cast.len()];
    let player = |&(role, actor): &(usize, &Actor)| {
        numbers[role] += 1;
        let own = (counts[role] > 1).then(|| own_name(&cast[role], &actor.name, numbers[role]));
        let label = own.as_ref().map_or_else(String::new, |own| format!(" {own}"));
        Player {
            role,
            label: format!("{}{label}", cast[role].label),
            own,
            actors: std::iter::once(actor.id).chain(acting[place(actor.id)]).collect(),
        }
    };
    found.iter().map(player).collect()
}

/// Whether a role's lane means this name: the name itself, or its beginning with a `*` after it.
#[must_use]
pub fn fits(lane: &str, name: &str) -> bool {
    lane.strip_suffix('*').map_or(lane == name, |start| name.starts_with(start))
}

/// What a player does at a moment, and on which line it is; 0: none.
#[must_use]
pub fn standing(spans: &Spans, player: &Player, at: Time) -> (Standing, u32) {
    let actors = || player.actors.iter().filter_map(|id| spans.actor(*id));
    let Some(first) = actors().next().filter(|first| first.born <= at) else { return (Standing::Absent, 0) };
    if first.ended.is_some_and(|end| end <= at) {
        return (Standing::Done, 0);
    }
    let alive = |actor: &&Actor| actor.ended.is_none_or(|end| at < end);
    let mut now = actors().filter(alive).filter_map(|actor| actor.span_at(at)).rev();
    let has_begun = |state: State| state != State::Created;
    let Some(span) = now.clone().find(|span| has_begun(span.state)).or_else(|| now.next()) else {
        return (Standing::Waiting, 0);
    };
    (told(class_of(span.state)), span.line)
}

/// The lines on which any of these actors ever was, in order.
#[must_use]
pub fn lines_of(spans: &Spans, actors: &[ActorId]) -> Vec<u32> {
    let of_actor = |id: &ActorId| spans.actor(*id).map_or(&[][..], |actor| &actor.spans);
    let mut lines: Vec<u32> = actors.iter().flat_map(of_actor).map(|span| span.line).collect();
    crate::sorting::sort(&mut lines);
    lines.dedup();
    lines.retain(|line| *line != 0);
    lines
}

/// The actors that ever were on a line.
#[must_use]
pub fn actors_on(spans: &Spans, line: u32) -> Vec<ActorId> {
    let were = |actor: &&Actor| line != 0 && actor.spans.iter().any(|span| span.line == line);
    spans.actors().filter(were).map(|actor| actor.id).collect()
}

fn told(class: StateClass) -> Standing {
    match class {
        StateClass::Running => Standing::Running,
        StateClass::Ready | StateClass::WaitingGil | StateClass::Queued | StateClass::Created => {
            Standing::Ready
        }
        StateClass::Waiting => Standing::Waiting,
        StateClass::Blocked => Standing::Blocked,
        StateClass::Done => Standing::Done,
    }
}

/// Who acts for each actor, by number: the first thread of a process, the task of a request.
fn acting(spans: &Spans) -> Vec<Option<ActorId>> {
    let mut acting = vec![None; spans.actors().last().map_or(0, |actor| actor.id.0 as usize + 1)];
    for actor in spans.actors() {
        let principal = match actor.kind {
            ActorKind::Thread => actor.parent,
            ActorKind::Task => actor.serves,
            _ => None,
        };
        if let Some(place) = principal.and_then(|id| acting.get_mut(id.0 as usize)) {
            place.get_or_insert(actor.id);
        }
    }
    acting
}

/// The thread that runs a task.
fn host(spans: &Spans, task: &Actor) -> Option<ActorId> {
    spans.actor(task.parent?)?.parent
}

/// What the `*` stands for: `3` of `cook-3` for `cook-*`; its number among those of the role if that is nothing.
fn own_name(role: &Role, name: &str, number: u32) -> String {
    let rest = role.lane.strip_suffix('*').and_then(|start| name.strip_prefix(start)).unwrap_or_default();
    let rest = rest.trim_start_matches(['-', '_', ' ', '/']);
    if rest.is_empty() { number.to_string() } else { rest.to_owned() }
}
