//! In: what is pointed at elsewhere on the page. Out: the shapes that mark it in the lanes.

use super::{Canvas, Emphasis};
use crate::trace::event::{ActorKind, Time};
use crate::trace::lane::LaneSize;
use crate::trace::row::lane_spans;
use crate::view::scene::{Ink, Px, Rect, Row, RowKind, Shape};

/// Frames nearer to each other than this are drawn as one.
const GAP: Px = Px(2.0);

impl Canvas<'_> {
    /// The ground behind the row of the one who is pointed at.
    pub(super) fn marked_ground(&mut self) {
        let Some((variant, emphasis)) = self.frame.marked else { return };
        let actor = match emphasis {
            Emphasis::Actor(actor) => Some(actor),
            Emphasis::Stretch { actor, .. } => actor,
            Emphasis::None | Emphasis::Line(_) => None,
        };
        if let Some(rect) = actor.and_then(|actor| self.row_of_actor(variant, actor)).map(|row| row.rect) {
            self.fill(rect, Ink::Hover);
        }
    }

    /// Frames around the spans that are pointed at.
    pub(super) fn marked_frames(&mut self) {
        let Some((variant, emphasis)) = self.frame.marked else { return };
        let frames: Vec<Rect> = match emphasis {
            Emphasis::None => return,
            Emphasis::Line(line) => {
                let rows = self.rows.iter().filter(|row| row.variant == variant);
                rows.flat_map(|row| self.spans_of_line(row, line)).collect()
            }
            Emphasis::Actor(actor) => self
                .row_of_actor(variant, actor)
                .map(|row| self.stretch(row.band, Time(0), self.now()))
                .into_iter()
                .collect(),
            Emphasis::Stretch { actor, from, to } => {
                let row = actor.and_then(|actor| self.row_of_actor(variant, actor));
                let band = row.map_or_else(|| self.band_of_variant(variant), |row| row.band);
                vec![self.stretch(band, from, to)]
            }
        };
        for rect in frames.into_iter().filter(|rect| rect.width > Px(0.0) && rect.height > Px(0.0)) {
            self.shapes.push(Shape::Frame { rect, ink: Ink::Selection, width: Px(1.5) });
        }
    }

    /// The places of a lane's spans on a line, those that nearly touch as one.
    fn spans_of_line(&self, row: &Row, line: u32) -> Vec<Rect> {
        let mut found: Vec<Rect> = Vec::new();
        let Some(lane) = self.variants.get(row.variant).and_then(|variant| variant.lanes.get(row.index))
        else {
            return found;
        };
        let is_plain = matches!(row.kind, RowKind::Lane(_)) && lane.size != LaneSize::Heading;
        if !is_plain || lane.kind == ActorKind::Core {
            return found;
        }
        let (from, to) = (self.scale.time(self.plot.x), self.scale.time(self.plot.right()).min(self.now()));
        let spans = lane_spans(self.variants[row.variant].spans, lane, from, to);
        for span in spans.iter().filter(|span| span.line == line && span.start <= to) {
            let rect = self.stretch(row.band, span.start, span.end);
            match found.last_mut().filter(|last| rect.x - last.right() < GAP) {
                Some(last) => last.width = rect.right() - last.x,
                None => found.push(rect),
            }
        }
        found
    }

    /// The part of a band between two moments, as far as it is seen; without width if it is not.
    fn stretch(&self, band: Rect, from: Time, to: Time) -> Rect {
        let end = self.now().min(to);
        let (left, right) = (self.scale.x(from), self.scale.x(end));
        if right < self.plot.x || left > self.plot.right() || end < from {
            return Rect::default();
        }
        let (left, right) = (left.max(self.plot.x), right.min(self.plot.right()));
        Rect { x: left, width: (right - left).max(Px(2.0)), ..band }
    }

    fn band_of_variant(&self, variant: usize) -> Rect {
        let mut rows = self.rows.iter().filter(|row| row.variant == variant && row.band.height > Px(0.0));
        let Some(first) = rows.next() else { return Rect::default() };
        let bottom = rows.next_back().unwrap_or(first).band.bottom();
        Rect { height: bottom - first.band.y, ..first.band }
    }
}
