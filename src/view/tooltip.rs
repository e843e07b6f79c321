//! In: a span that is pointed at. Out: what there is to say about it, as lines of text.

use super::hit::span_of;
use super::layout::{Pick, Variant};
use super::scene::StateClass;
use super::words::{class_of, duration, state_words};
use crate::say;
use crate::trace::event::{ActorId, ActorKind, Time};
use crate::trace::span::{Actor, MarkKind, Span, Spans};

/// What there is to say about a span.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tooltip {
    /// Whose span it is: "Task-2".
    pub title: String,
    /// Its state, for the colour beside the words.
    pub class: StateClass,
    /// Its state in words, with its duration: "Running for 12.3 ms".
    pub state: String,
    /// The line of the program, from 1; 0: none.
    pub line: u32,
    /// More, a fact in each: since when, woken by whom, on which core, answered with what.
    pub facts: Vec<String>,
}

impl Tooltip {
    /// All of it as text, for screen readers.
    #[must_use]
    pub fn text(&self) -> String {
        let line = if self.line == 0 { String::new() } else { say::span::LINE.with(&[&self.line]) };
        let facts: String = self.facts.iter().map(|fact| format!(" {fact}.")).collect();
        format!("{}: {}{line}.{facts}", self.title, self.state)
    }
}

/// What there is to say about the span of a pick; nothing if there is none.
#[must_use]
pub fn tooltip(variants: &[Variant], pick: &Pick) -> Option<Tooltip> {
    tooltip_at(variants, pick, Time(u64::MAX))
}

/// The same when nothing after a moment has happened yet.
#[must_use]
pub fn tooltip_at(variants: &[Variant], pick: &Pick, until: Time) -> Option<Tooltip> {
    let span = span_of(variants, pick).filter(|span| span.start <= until)?;
    let (goes_on, span) = (span.end > until, Span { end: span.end.min(until), ..span });
    let variant = variants.get(pick.variant)?;
    let lane = variant.lanes.iter().find(|lane| lane.id == pick.lane)?;
    let actor = pick.actor.and_then(|id| variant.spans.actor(id));
    let is_folded = lane.folded == Some(true);
    let title = match actor {
        Some(actor) if !is_folded => title(variant.spans, actor, &lane.label),
        _ => lane.label.clone(),
    };
    Some(Tooltip {
        title,
        class: class_of(span.state),
        state: say::span::STATE_FOR.with(&[&state_words(span.state), &duration(span.length())]),
        line: span.line,
        facts: facts(variant.spans, actor.filter(|_| !is_folded), &span, goes_on),
    })
}

/// The lane's label, and the actor's name if the lane is shared and says it not.
fn title(spans: &Spans, actor: &Actor, label: &str) -> String {
    let parent = actor.parent.and_then(|id| spans.actor(id));
    match actor.kind {
        ActorKind::Loop => {
            parent.map_or_else(|| label.to_owned(), |thread| say::span::LOOP_OF.with(&[&thread.name]))
        }
        _ if label == actor.name || label.starts_with(&actor.name) => actor.name.clone(),
        _ => format!("{label} ({})", actor.name),
    }
}

fn facts(spans: &Spans, actor: Option<&Actor>, span: &Span, goes_on: bool) -> Vec<String> {
    let name = |id: ActorId| spans.actor(id).map_or_else(|| "?".to_owned(), |actor| actor.name.clone());
    let from = duration(span.start.0);
    let mut facts = vec![match goes_on {
        true => say::span::SINCE.with(&[&from]),
        false => say::span::FROM_TO.with(&[&from, &duration(span.end.0)]),
    }];
    facts.extend(span.woken_by.map(|by| say::span::WOKEN_BY.with(&[&name(by)])));
    facts.extend(span.core.map(|core| say::span::ON.with(&[&name(core)])));
    facts.extend(span.thread.map(|thread| say::span::RUNS.with(&[&name(thread)])));
    let Some(actor) = actor else { return facts };
    if actor.line != 0 && actor.line != span.line {
        facts.push(say::span::MADE.with(&[&actor.line]));
    }
    for mark in actor.marks.iter().filter(|mark| !goes_on || mark.at <= span.end) {
        facts.push(match &mark.kind {
            MarkKind::Response(status, _) => {
                let took = duration(mark.at.0.saturating_sub(actor.born.0));
                say::span::ANSWERED.with(&[&status, &took])
            }
            MarkKind::Label(label) => say::span::AT.with(&[
                &capital(if label == "cancelled" { say::span::CANCELLED.text() } else { label }),
                &duration(mark.at.0),
            ]),
        });
    }
    facts
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars
        .next()
        .map_or_else(String::new, |first| std::iter::once(first.to_ascii_uppercase()).chain(chars).collect())
}
