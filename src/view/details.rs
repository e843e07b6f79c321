//! In: a span that is picked, and the playhead. Out: all that there is to say about it, and the spans before and after
//! it along the wake-ups.

use super::layout::{Pick, Variant};
use super::tooltip::{Tooltip, tooltip_at};
use super::words::{duration, reason_words};
use crate::say;
use crate::trace::event::{ActorId, ActorKind, Reason, State, Time};
use crate::trace::lane::LaneId;
use crate::trace::row::actor_at;
use crate::trace::span::{Actor, Span};

/// All that there is to say about a span.
#[derive(Clone, Debug, PartialEq)]
pub struct Details {
    /// Who, in which state, since when.
    pub words: Tooltip,
    /// What it waited for before, or until when.
    pub waited: Option<String>,
    /// Who woke it.
    pub before: Option<Jump>,
    /// Whom it woke, the first ones.
    pub after: Vec<Jump>,
}

/// A span to go to.
#[derive(Clone, Debug, PartialEq)]
pub struct Jump {
    /// Where.
    pub to: Pick,
    /// Whose it is, and when.
    pub label: String,
}

/// So many of those that were woken are shown.
const MOST: usize = 4;

/// All that there is to say about the span of a pick; nothing beyond `until` has happened yet.
#[must_use]
pub fn details(variants: &[Variant], pick: &Pick, until: Time) -> Option<Details> {
    let words = tooltip_at(variants, pick, until)?;
    let variant = variants.get(pick.variant)?;
    let actor = actor_of(variant, pick);
    Some(Details {
        words,
        waited: actor.and_then(|actor| waited(variant, actor, pick.at, until)),
        before: woken_by(variants, pick).and_then(|to| jump(variants, to)),
        after: wakes(variants, pick, until)
            .into_iter()
            .take(MOST)
            .filter_map(|to| jump(variants, to))
            .collect(),
    })
}

/// The span of the one who woke the picked actor last, at the moment when that happened.
#[must_use]
pub fn woken_by(variants: &[Variant], pick: &Pick) -> Option<Pick> {
    let variant = variants.get(pick.variant)?;
    let actor = actor_of(variant, pick)?;
    let index = index_at(actor, pick.at)?;
    let (start, by) =
        actor.spans[..=index].iter().rev().find_map(|span| Some((span.start, span.woken_by?)))?;
    let waker = variant.spans.actor(by)?;
    // Who wakes somebody may stop at that very moment.
    let at = Time(start.0.saturating_sub(1)).max(waker.born);
    pick_of(variant, pick.variant, by, at)
}

/// The spans of those whom the picked actor woke since the picked span began, in order of time.
#[must_use]
pub fn wakes(variants: &[Variant], pick: &Pick, until: Time) -> Vec<Pick> {
    let Some((variant, actor)) =
        variants.get(pick.variant).and_then(|variant| Some((variant, actor_of(variant, pick)?)))
    else {
        return Vec::new();
    };
    let from = index_at(actor, pick.at).map_or(pick.at, |index| actor.spans[index].start);
    let mut found: Vec<(Time, ActorId)> = Vec::new();
    for woken in variant.spans.actors().filter(|woken| woken.id != actor.id) {
        let first = woken.spans.partition_point(|span| span.start < from);
        let seen = woken.spans[first..].iter().take_while(|span| span.start <= until);
        found.extend(
            seen.filter(|span| span.woken_by == Some(actor.id)).take(MOST).map(|span| (span.start, woken.id)),
        );
    }
    crate::sorting::sort(&mut found);
    found.into_iter().filter_map(|(at, id)| pick_of(variant, pick.variant, id, at)).collect()
}

fn jump(variants: &[Variant], to: Pick) -> Option<Jump> {
    let actor = actor_of(variants.get(to.variant)?, &to)?;
    Some(Jump { to, label: say::span::AT.with(&[&actor.name, &duration(to.at.0)]) })
}

/// What it waited for before it could go on, or who ended its waiting.
fn waited(variant: &Variant, actor: &Actor, at: Time, until: Time) -> Option<String> {
    let index = index_at(actor, at)?;
    let span = &actor.spans[index];
    if let State::Waiting(reason) | State::Blocked(reason) = span.state {
        let next = actor.spans.get(index + 1).filter(|next| next.start == span.end && span.end <= until)?;
        let by = match next.woken_by.and_then(|by| variant.spans.actor(by)) {
            Some(by) => by.name.clone(),
            None if reason == Reason::Timer => say::span::ITS_TIMER.text().to_owned(),
            None => return None,
        };
        return Some(say::span::ENDED_BY.with(&[&by]));
    }
    let before = actor.spans[..index].iter().rev();
    let waited = before.take_while(|it| is_on_the_way(it)).last().unwrap_or(span);
    let first = actor.spans.partition_point(|it| it.start < waited.start).checked_sub(1)?;
    let wait = &actor.spans[first];
    match wait.state {
        State::Waiting(reason) | State::Blocked(reason) if wait.end == waited.start => {
            Some(say::span::BEFORE.with(&[&reason_words(reason), &duration(wait.length())]))
        }
        _ => None,
    }
}

/// Between the end of waiting and running: it is ready.
fn is_on_the_way(span: &Span) -> bool {
    span.state == State::Ready
}

fn index_at(actor: &Actor, at: Time) -> Option<usize> {
    actor.spans.partition_point(|span| span.start <= at).checked_sub(1)
}

/// Whose span it is. Of a folded group: nobody's.
fn actor_of<'a>(variant: &Variant<'a>, pick: &Pick) -> Option<&'a Actor> {
    let lane = variant.lanes.iter().find(|lane| lane.id == pick.lane)?;
    let id = pick.actor.or_else(|| actor_at(variant.spans, lane, pick.at))?;
    variant.spans.actor(id).filter(|actor| actor.kind != ActorKind::Core)
}

/// An actor's place, on the lane where it is shown.
fn pick_of(variant: &Variant, number: usize, actor: ActorId, at: Time) -> Option<Pick> {
    let is_shown = |id: &LaneId| matches!(id, LaneId::Actor(_) | LaneId::Group { .. });
    let lane = variant.lanes.iter().find(|lane| is_shown(&lane.id) && lane.actors.contains(&actor))?;
    Some(Pick { variant: number, lane: lane.id, actor: Some(actor), at })
}
