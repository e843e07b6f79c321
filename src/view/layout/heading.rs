//! In: a variant, or the time axis. Out: the shapes of its heading, or of the ruler.

use super::{Canvas, EndMark, Variant, plain};
use crate::say;
use crate::trace::event::Time;
use crate::view::scene::{Anchor, Glyph, Ink, Point, Px, Rect, Row, Shape, TextStyle};
use crate::view::ticks::{MAJOR_GAP, Tick, ticks};
use crate::view::words;

impl Canvas<'_> {
    /// The title and, where the run ends, its total time.
    pub(super) fn heading(&mut self, row: &Row) {
        let variant = self.variants[row.variant];
        if row.variant > 0 {
            let y = row.rect.y + Px(6.5);
            self.line(Px(0.0), y, self.frame.width, y, Ink::GridMajor, 1.0);
        }
        let middle = row.rect.y + Px(24.0);
        let title = TextStyle { bold: true, ..plain(13.5, Ink::Text) };
        let room = (self.frame.width - Px(20.0)) * 0.62;
        let title_end = self.text(Px(10.0), middle, variant.title, room, title) + Px(8.0);
        if variant.end != EndMark::Nothing && variant.spans.end() <= self.now() {
            self.flag(row, &variant, middle, title_end);
        }
    }

    /// The flag at the end of a run: a line down its lanes, and how long it took, or that it waits for ever.
    fn flag(&mut self, row: &Row, variant: &Variant, middle: Px, title_end: Px) {
        let x = self.scale.x(variant.spans.end());
        let bottom =
            self.rows.iter().rfind(|other| other.variant == row.variant).map(|last| last.rect.bottom());
        if let Some(bottom) = bottom.filter(|_| self.in_plot(x)) {
            let (from, to) = (Point { x, y: middle + Px(9.0) }, Point { x, y: bottom });
            self.shapes.push(Shape::Line { from, to, ink: Ink::Muted, width: Px(1.0), dashed: true });
        }
        let text = match variant.end {
            EndMark::Deadlock => say::heading::DEADLOCK.text().to_owned(),
            EndMark::Total | EndMark::Nothing => self.total_text(row.variant, variant.spans.end()),
        };
        let style = TextStyle { bold: true, ..plain(12.5, Ink::Text) };
        let width = words::text_width(&text, style.size) * 1.06;
        let right_most = self.frame.width - width - Px(6.0);
        let centred = x - width / 2.0;
        let (x, anchor) = match () {
            () if !self.in_plot(x) || centred.min(right_most) < title_end => {
                (title_end.min(right_most), Anchor::Start)
            }
            () if centred > right_most => (self.frame.width - Px(6.0), Anchor::End),
            () => (x, Anchor::Middle),
        };
        self.shapes.push(Shape::Text { at: Point { x, y: middle }, text, anchor, style, room: width });
    }

    fn total_text(&self, index: usize, end: Time) -> String {
        let total = words::duration(end.0);
        match self.variants.first() {
            Some(first) if index > 0 && first.end == EndMark::Total && end.0 > 0 => {
                let factor = first.spans.end().0 as f64 / end.0 as f64;
                format!("{total} · {}", words::times(factor))
            }
            _ => total,
        }
    }

    /// The ruler, over everything else; and the handle of the playhead on it.
    pub(super) fn ruler(&mut self) {
        let top = self.screen().0.max(Px(0.0));
        let height = self.metrics.ruler;
        self.fill(Rect { x: Px(0.0), y: top, width: self.frame.width, height }, Ink::Surface);
        let foot = top + height - Px(0.5);
        self.line(Px(0.0), foot, self.frame.width, foot, Ink::GridMajor, 1.0);
        for tick in self.ticks() {
            let length = Px(if tick.label.is_some() { 7.0 } else { 4.0 });
            self.line(tick.x, foot - length, tick.x, foot, Ink::Muted, 1.0);
            if let Some(label) = tick.label {
                self.tick_label(tick.x, top + Px(10.5), label);
            }
        }
        self.area_length(top, foot);
        self.handle(top, foot);
    }

    pub(super) fn ticks(&self) -> Vec<Tick> {
        let gap = if self.metrics.is_narrow { Px(64.0) } else { MAJOR_GAP };
        ticks(&self.scale, self.plot.x, self.plot.right(), gap)
    }

    fn tick_label(&mut self, x: Px, y: Px, text: String) {
        let style = plain(11.0, Ink::Muted);
        let half = words::text_width(&text, style.size) / 2.0;
        let anchor = match () {
            () if x - half < Px(2.0) => Anchor::Start,
            () if x + half > self.frame.width - Px(2.0) => Anchor::End,
            () => Anchor::Middle,
        };
        self.shapes.push(Shape::Text { at: Point { x, y }, text, anchor, style, room: half * 2.4 });
    }

    /// Where the playhead stands, with its time on a plate.
    fn handle(&mut self, top: Px, foot: Px) {
        let Some(now) = self.frame.playhead else { return };
        let x = self.scale.x(now);
        if !self.in_plot(x) {
            return;
        }
        self.shapes.push(Shape::Sign {
            at: Point { x, y: foot + Px(1.0) },
            glyph: Glyph::Handle,
            ink: Ink::Playhead,
        });
        let text = words::duration(now.0);
        let style = TextStyle { bold: true, ..plain(11.0, Ink::Background) };
        let width = words::text_width(&text, style.size) * 1.1 + Px(10.0);
        let left = (x - width / 2.0).min(self.frame.width - width - Px(2.0)).max(Px(2.0));
        let rect = Rect { x: left, y: top + Px(2.0), width, height: Px(17.0) };
        self.shapes.push(Shape::Fill { rect, ink: Ink::Playhead, radius: Px(4.0) });
        let at = Point { x: left + width / 2.0, y: top + Px(10.5) };
        self.shapes.push(Shape::Text { at, text, anchor: Anchor::Middle, style, room: width });
    }
}
