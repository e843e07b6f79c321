//! In: events of several cores, each with actor numbers of its own. Out: the same with one row of numbers.

use hashbrown::HashMap;

use crate::trace::event::{ActorId, Event};

/// Gives actors their numbers in the order of birth; cores keep theirs, which are the first.
pub struct Renumber {
    cores: u32,
    known: HashMap<ActorId, ActorId>,
}

impl Renumber {
    /// Only the cores have numbers.
    #[must_use]
    pub fn new(cores: u32) -> Self {
        Self { cores, known: HashMap::new() }
    }

    /// The events with their new numbers.
    #[must_use]
    pub fn all(&mut self, mut events: Vec<Event>) -> Vec<Event> {
        for event in &mut events {
            match event {
                Event::Born { actor, parent, .. } => {
                    if let Some(parent) = parent {
                        self.one(parent);
                    }
                    self.one(actor);
                }
                Event::Enter { actor, core, .. } => {
                    self.one(actor);
                    if let Some(core) = core {
                        self.one(core);
                    }
                }
                Event::Woke { by, actor, .. } => {
                    if let Some(by) = by {
                        self.one(by);
                    }
                    self.one(actor);
                }
                Event::Named { actor, .. }
                | Event::Output { actor, .. }
                | Event::Response { actor, .. }
                | Event::File { actor, .. }
                | Event::Mark { actor, .. } => self.one(actor),
                Event::Fact { actor, .. } => self.one(actor),
            }
        }
        events
    }

    fn one(&mut self, actor: &mut ActorId) {
        if actor.0 < self.cores {
            return;
        }
        let next = ActorId(self.cores + self.known.len() as u32);
        *actor = *self.known.entry(*actor).or_insert(next);
    }
}
