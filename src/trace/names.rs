//! In: kinds of actors, reasons and facts. Out: their names in files, and back.

use super::event::{ActorKind, FactKind, Reason};

const KINDS: [(ActorKind, &str); 6] = [
    (ActorKind::Core, "core"),
    (ActorKind::Process, "process"),
    (ActorKind::Thread, "thread"),
    (ActorKind::Loop, "loop"),
    (ActorKind::Task, "task"),
    (ActorKind::Request, "request"),
];

const REASONS: [(Reason, &str); 7] = [
    (Reason::Io, "I/O"),
    (Reason::Timer, "timer"),
    (Reason::Lock, "lock"),
    (Reason::Gil, "GIL"),
    (Reason::Pool, "pool"),
    (Reason::Child, "child"),
    (Reason::Other, "other"),
];

const FACTS: [(FactKind, &str); 9] = [
    (FactKind::Call, "call"),
    (FactKind::Computes, "computes"),
    (FactKind::NeverAwaited, "never-awaited"),
    (FactKind::Await, "await"),
    (FactKind::Holds, "holds"),
    (FactKind::Releases, "releases"),
    (FactKind::WaitsForLock, "waits-for-lock"),
    (FactKind::JobWaits, "job-waits"),
    (FactKind::JobBegins, "job-begins"),
];

/// The name of a kind of actor.
#[must_use]
pub fn kind_name(kind: ActorKind) -> &'static str {
    name(&KINDS, kind)
}

/// The kind with this name.
#[must_use]
pub fn kind_named(name: &str) -> Option<ActorKind> {
    named(&KINDS, name)
}

/// The name of a reason.
#[must_use]
pub fn reason_name(reason: Reason) -> &'static str {
    name(&REASONS, reason)
}

/// The reason with this name.
#[must_use]
pub fn reason_named(name: &str) -> Option<Reason> {
    named(&REASONS, name)
}

/// The name of a kind of fact.
#[must_use]
pub fn fact_name(kind: FactKind) -> &'static str {
    name(&FACTS, kind)
}

/// The kind of fact with this name.
#[must_use]
pub fn fact_named(name: &str) -> Option<FactKind> {
    named(&FACTS, name)
}

fn name<T: Copy + PartialEq>(all: &[(T, &'static str)], wanted: T) -> &'static str {
    all.iter().find(|(one, _)| *one == wanted).map_or("", |(_, name)| name)
}

fn named<T: Copy>(all: &[(T, &'static str)], wanted: &str) -> Option<T> {
    all.iter().find(|(_, name)| *name == wanted).map(|(one, _)| *one)
}
