//! In: what is selected, and the playhead. Out: the shapes that lie over the lanes: frame, arrows, line of now.

use super::{Canvas, Pick};
use crate::trace::event::{ActorId, Time};
use crate::trace::lane::LaneId;
use crate::trace::row::lane_spans;
use crate::trace::span::span_at;
use crate::view::scene::{Ink, Point, Px, Rect, Row, RowKind, Shape};

/// So many arrows are drawn at most: beyond that they hide what they connect.
const MOST_ARROWS: usize = 120;
/// How far an arrow's control points stand off at most.
const WIDEST_BEND: f64 = 48.0;

impl Canvas<'_> {
    /// Frame, arrows and playhead.
    pub(super) fn overlay(&mut self) {
        self.marked_frames();
        self.area_edges();
        if let Some(pick) = self.frame.selected {
            self.arrows(&pick, Px(2.5));
            self.frame_around(&pick, Px(2.0));
        }
        if let Some(pick) = self.frame.hovered.filter(|pick| Some(*pick) != self.frame.selected) {
            self.arrows(&pick, Px(1.25));
            self.frame_around(&pick, Px(1.0));
        }
        if let Some(x) = self.frame.playhead.map(|now| self.scale.x(now)).filter(|x| self.in_plot(*x)) {
            self.line(x, self.plot.y, x, self.plot.bottom(), Ink::Playhead, 1.5);
        }
    }

    /// A frame around the span that was picked.
    fn frame_around(&mut self, pick: &Pick, width: Px) {
        let Some(row) = self.row_of_lane(pick.variant, pick.lane) else { return };
        let band = row.band;
        let Some(variant) = self.variants.get(pick.variant) else { return };
        let Some(lane) = variant.lanes.iter().find(|lane| lane.id == pick.lane) else { return };
        let spans = lane_spans(variant.spans, lane, pick.at, pick.at);
        let Some(span) = span_at(&spans, pick.at) else { return };
        let left = self.scale.x(span.start).max(self.plot.x);
        let right = self.scale.x(span.end.min(self.now())).min(self.plot.right());
        if right >= left && band.height > Px(0.0) {
            let rect = Rect { x: left, y: band.y, width: (right - left).max(Px(2.0)), height: band.height };
            self.shapes.push(Shape::Frame { rect, ink: Ink::Selection, width });
        }
    }

    /// Arrows from those who woke the picked actor, and to those whom it woke.
    fn arrows(&mut self, pick: &Pick, width: Px) {
        let (Some(variant), Some(actor)) = (self.variants.get(pick.variant), pick.actor) else { return };
        let (from, to) = (self.scale.time(self.plot.x), self.scale.time(self.plot.right()).min(self.now()));
        let wakes = variant.spans.actors().flat_map(|woken| {
            let first = woken.spans.partition_point(|span| span.start < from);
            let in_view = woken.spans[first..].iter().take_while(|span| span.start <= to);
            in_view.filter_map(|span| Some((span.start, span.woken_by?, woken.id)))
        });
        let of_actor = wakes.filter(|(_, by, woken)| (*by == actor) != (*woken == actor)).take(MOST_ARROWS);
        let of_span = variant.spans.actor(actor).and_then(|actor| actor.span_at(pick.at)).copied();
        for (at, by, woken) in of_actor.collect::<Vec<_>>() {
            // Those of the picked span itself are stronger.
            let is_own = of_span.is_some_and(|span| match woken == actor {
                true => at == span.start,
                false => span.start <= at && at <= span.end,
            });
            self.arrow(pick.variant, at, by, woken, if is_own { width } else { width * 0.6 });
        }
    }

    fn arrow(&mut self, variant: usize, at: Time, by: ActorId, woken: ActorId, width: Px) {
        let band = |id| self.row_of_actor(variant, id).map(|row| row.band);
        let (Some(start), Some(end)) = (band(by), band(woken)) else { return };
        if start == end {
            return;
        }
        let x = self.scale.x(at);
        let from = Point { x, y: if end.y > start.y { start.bottom() } else { start.y } };
        let to = Point { x, y: end.y + end.height / 2.0 };
        // An arc to the left, the wider the farther, so that arrows of one moment lie within one another.
        let bend = Px(((to.y - from.y).0.abs() * 0.4).clamp(12.0, WIDEST_BEND));
        let aside = |point: Point| Point { x: point.x - bend, y: point.y };
        self.shapes.push(Shape::Arrow {
            from,
            control_1: aside(from),
            control_2: aside(to),
            to,
            ink: Ink::Arrow,
            width,
        });
    }

    fn row_of_lane(&self, variant: usize, lane: LaneId) -> Option<&Row> {
        self.rows.iter().find(|row| row.variant == variant && row.kind == RowKind::Lane(lane))
    }

    /// The row on which an actor is shown; a core shows threads that have lanes of their own.
    pub(super) fn row_of_actor(&self, variant: usize, actor: ActorId) -> Option<&Row> {
        let lane = self.variants.get(variant)?.lanes.iter().find(|lane| lane.actors.contains(&actor))?;
        self.row_of_lane(variant, lane.id)
    }
}
