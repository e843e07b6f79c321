//! In: nothing. Out: the events of a long run, for what must not take long.

use tasklanes::trace::event::{ActorId, ActorKind, Event, Reason, State, Time};

/// Two threads that take turns a hundred thousand times.
pub fn events() -> Vec<Event> {
    let born = |actor, kind, parent: Option<u32>| Event::Born {
        at: Time(0),
        actor: ActorId(actor),
        kind,
        parent: parent.map(ActorId),
        name: format!("{kind:?}"),
        line: 0,
    };
    let mut events = vec![
        born(0, ActorKind::Process, None),
        born(1, ActorKind::Thread, Some(0)),
        born(2, ActorKind::Thread, Some(0)),
    ];
    for turn in 0..50_000 {
        for (actor, other) in [(1, 2), (2, 1)] {
            let at = Time(turn * 2000 + u64::from(actor) * 1000);
            let enter =
                |actor, state, line| Event::Enter { at, actor: ActorId(actor), state, line, core: None };
            events.push(enter(other, State::Waiting(Reason::Gil), 3));
            events.push(enter(actor, State::Running, 3));
        }
    }
    events
}
