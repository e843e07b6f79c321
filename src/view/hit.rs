//! In: a scene and a point. Out: what is there: a variant, a lane, a span of an actor.

use super::layout::{Frame, Pick, Variant};
use super::scene::{Point, Px, Row, RowKind, Scene};
use crate::trace::event::{ActorId, Time};
use crate::trace::lane::LaneId;
use crate::trace::row::{actor_at, lane_spans};
use crate::trace::span::{Span, span_at};

/// A point this near to a span's end is still on it: fingers are thick, and spans can be thin.
const SLOP: Px = Px(4.0);

/// What is at a place of the picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hit {
    /// The ruler: a click there moves the playhead.
    Ruler {
        /// The moment under the pointer.
        at: Time,
    },
    /// The heading of a variant.
    Heading {
        /// Which variant.
        variant: usize,
    },
    /// A lane's label, or a group's: a click on a group's folds or unfolds it.
    Label {
        /// Which variant.
        variant: usize,
        /// Which lane.
        lane: LaneId,
        /// Whether the lane is a group, and whether it is folded.
        folded: Option<bool>,
    },
    /// A span.
    Span(Pick),
    /// A lane where nothing is.
    Empty {
        /// Which variant.
        variant: usize,
        /// Which lane.
        lane: LaneId,
        /// The moment under the pointer.
        at: Time,
    },
}

/// What is at a point, if anything. `variants` and `frame` are those that the scene was laid out from.
#[must_use]
pub fn hit(scene: &Scene, variants: &[Variant], frame: &Frame, point: Point) -> Option<Hit> {
    let scale = frame.viewport.scale(scene.plot.x, scene.plot.width);
    let at = scale.time(point.x);
    if is_on_ruler(scene, frame, point) {
        return Some(Hit::Ruler { at });
    }
    let row = row_at(&scene.rows, point)?;
    let lane = match row.kind {
        RowKind::Ruler => return Some(Hit::Ruler { at }),
        RowKind::Heading => return Some(Hit::Heading { variant: row.variant }),
        RowKind::Lane(lane) => lane,
    };
    let variant = row.variant;
    let above_band = row.band.y > row.rect.y + Px(8.0) && point.y < row.band.y;
    if point.x < scene.plot.x || row.band.height.0 == 0.0 || (above_band && row.folded.is_some()) {
        return Some(Hit::Label { variant, lane, folded: row.folded });
    }
    let slop = SLOP.0 * scale.nanoseconds_per_px();
    let found = nearest(variants.get(variant)?, frame, lane, at, slop);
    Some(
        found.map_or(Hit::Empty { variant, lane, at }, |(at, actor)| {
            Hit::Span(Pick { variant, lane, actor, at })
        }),
    )
}

/// The span that a pick stands for.
#[must_use]
pub fn span_of(variants: &[Variant], pick: &Pick) -> Option<Span> {
    let variant = variants.get(pick.variant)?;
    let lane = variant.lanes.iter().find(|lane| lane.id == pick.lane)?;
    span_at(&lane_spans(variant.spans, lane, pick.at, pick.at), pick.at).copied()
}

fn is_on_ruler(scene: &Scene, frame: &Frame, point: Point) -> bool {
    let top = frame.visible.map_or(Px(0.0), |(top, _)| top.max(Px(0.0)));
    point.y >= top && point.y < top + scene.plot.y
}

fn row_at(rows: &[Row], point: Point) -> Option<&Row> {
    let index = rows.partition_point(|row| row.rect.bottom() <= point.y);
    rows.get(index).filter(|row| row.rect.contains(point))
}

/// The moment of the nearest span that has begun at the playhead, and whose it is.
fn nearest(
    variant: &Variant,
    frame: &Frame,
    id: LaneId,
    at: Time,
    slop: f64,
) -> Option<(Time, Option<ActorId>)> {
    let lane = variant.lanes.iter().find(|lane| lane.id == id)?;
    let slop = slop as u64;
    let (from, to) = (Time(at.0.saturating_sub(slop)), Time(at.0.saturating_add(slop)));
    let now = frame.playhead.unwrap_or(Time(u64::MAX));
    let spans = lane_spans(variant.spans, lane, from, to);
    let begun = spans.iter().filter(|span| span.start <= now && span.start <= to && span.end >= from);
    let distance = |span: &&Span| span.start.0.saturating_sub(at.0).max(at.0.saturating_sub(span.end.0));
    // Of two that touch here, the later one: the earlier one ends where it begins.
    let span = begun.rev().min_by_key(distance)?;
    let moment = Time(at.0.clamp(span.start.0, span.end.0.saturating_sub(1).max(span.start.0)));
    Some((moment, actor_at(variant.spans, lane, moment)))
}
