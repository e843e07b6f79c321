//! In: the spans of a run, and a moment. Out: the run as it stood then.

use super::{Actor, Span, Spans};
use crate::trace::event::Time;

impl Spans {
    /// Everybody as they stood at a moment, without what they wrote and what findings are drawn from.
    #[must_use]
    pub fn until(&self, at: Time) -> Self {
        let alive = |actor: &Option<Actor>| {
            actor.as_ref().filter(|actor| actor.born <= at).map(|actor| actor.until(at))
        };
        Self { actors: self.actors.iter().map(alive).collect(), end: self.end.min(at), ..Self::default() }
    }
}

impl Actor {
    fn until(&self, at: Time) -> Self {
        let begun = self.spans.iter().take_while(|span| span.start < at);
        Self {
            id: self.id,
            kind: self.kind,
            parent: self.parent,
            name: self.name.clone(),
            line: self.line,
            born: self.born,
            ended: self.ended.filter(|end| *end <= at),
            serves: self.serves,
            spans: begun.map(|span| Span { end: span.end.min(at), ..*span }).collect(),
            marks: self.marks.iter().filter(|mark| mark.at <= at).cloned().collect(),
            open: self.open || self.ended.is_some_and(|end| end > at),
            pending_wake: None,
        }
    }
}
