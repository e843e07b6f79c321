//! In: a stretch of time over some lanes. Out: the shapes that mark it: its ground, its edges, its length on the ruler.

use super::{Canvas, plain};
use crate::view::area::Area;
use crate::view::scene::{Anchor, Ink, Point, Px, Rect, RowKind, Shape, TextStyle};
use crate::view::words;

impl Canvas<'_> {
    /// The ground behind what is selected.
    pub(super) fn area_ground(&mut self) {
        if let Some(rect) = self.area() {
            self.fill(rect, Ink::Area);
        }
    }

    /// Its edges, over the lanes.
    pub(super) fn area_edges(&mut self) {
        let Some(rect) = self.area() else { return };
        for x in [rect.x, rect.right()] {
            self.line(x, rect.y, x, rect.bottom(), Ink::Selection, 1.5);
        }
    }

    /// Its length on the ruler, between two bars: `|— 120 ms —|`.
    pub(super) fn area_length(&mut self, top: Px, foot: Px) {
        let (Some(rect), Some(area)) = (self.area(), self.frame.area) else { return };
        let y = foot - Px(4.5);
        let ends = [rect.x, rect.right()];
        self.line(ends[0], y, ends[1], y, Ink::Selection, 2.0);
        for x in ends {
            self.line(x, y - Px(4.0), x, foot, Ink::Selection, 2.0);
        }
        let text = words::duration(area.to.0.saturating_sub(area.from.0));
        let style = TextStyle { bold: true, ..plain(11.0, Ink::Selection) };
        let half = words::text_width(&text, style.size) * 0.56;
        let x = ((ends[0] + ends[1]) / 2.0).min(self.frame.width - half - Px(4.0)).max(half + Px(4.0));
        // Over the labels of the ruler.
        let plate =
            Rect { x: x - half - Px(2.0), y: top + Px(2.0), width: half * 2.0 + Px(4.0), height: Px(15.0) };
        self.fill(plate, Ink::Surface);
        let at = Point { x, y: top + Px(10.0) };
        self.shapes.push(Shape::Text { at, text, anchor: Anchor::Middle, style, room: half * 2.2 });
    }

    /// Where the selected area is, as far as it is seen.
    fn area(&self) -> Option<Rect> {
        let area: Area = self.frame.area?;
        let (left, right) = (self.scale.x(area.from), self.scale.x(area.to));
        if right < self.plot.x || left > self.plot.right() {
            return None;
        }
        let (left, right) = (left.max(self.plot.x), right.min(self.plot.right()));
        let (y, bottom) = match area.lanes {
            None => (self.plot.y, self.plot.bottom()),
            Some(_) => {
                let chosen = area.lanes(self.variants);
                let (first, last) = (chosen.first()?, chosen.last()?);
                let row = |(variant, index): &(usize, usize)| {
                    let is_its = |row: &&crate::view::scene::Row| {
                        matches!(row.kind, RowKind::Lane(_)) && (row.variant, row.index) == (*variant, *index)
                    };
                    self.rows.iter().find(is_its).map(|row| row.rect)
                };
                (row(first)?.y, row(last)?.bottom())
            }
        };
        Some(Rect { x: left, y, width: right - left, height: bottom - y })
    }
}
