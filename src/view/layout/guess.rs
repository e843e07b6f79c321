//! In: how long somebody thinks that a variant takes. Out: the shapes of that guess: a line down its lanes, and words.

use super::{Canvas, plain};
use crate::say;
use crate::trace::event::Time;
use crate::view::scene::{Anchor, Ink, Point, Px, RowKind, Shape, TextStyle};
use crate::view::words;

/// A guess at the end of a variant's run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Guess {
    /// Which variant, from 0.
    pub variant: usize,
    /// When it ends.
    pub at: Time,
}

/// The room for the words, below the variant's title.
pub(super) const ROOM: f64 = 20.0;

impl Canvas<'_> {
    /// The line and the words; at the edge, with an arrow, if the moment is out of sight.
    pub(super) fn guess(&mut self) {
        let Some(guess) = self.frame.guess else { return };
        let mut rows = self.rows.iter().filter(|row| row.variant == guess.variant);
        let Some(heading) = rows.find(|row| row.kind == RowKind::Heading) else { return };
        let bottom = rows.next_back().map_or(heading.rect.bottom(), |last| last.rect.bottom());
        let (x, y) = (self.scale.x(guess.at), heading.rect.bottom() - Px(ROOM / 2.0));
        let text = say::question::MARKED_GUESS.with(&[&words::duration(guess.at.0)]);
        let text = match () {
            () if x < self.plot.x => format!("← {text}"),
            () if x > self.plot.right() => format!("{text} →"),
            () => {
                // Before the first run there are no lanes for the line to go down.
                let is_empty = bottom == heading.rect.bottom();
                let top = if is_empty { heading.rect.y + Px(14.0) } else { y + Px(8.0) };
                let (from, to) = (Point { x, y: top }, Point { x, y: bottom });
                self.shapes.push(Shape::Line { from, to, ink: Ink::Mark, width: Px(2.0), dashed: true });
                text
            }
        };
        let style = TextStyle { bold: true, halo: Some(Ink::Background), ..plain(11.5, Ink::Mark) };
        let half = words::text_width(&text, style.size) * 0.56;
        let x = x.min(self.frame.width - half - Px(6.0)).max(half + Px(6.0));
        self.shapes.push(Shape::Text {
            at: Point { x, y },
            text,
            anchor: Anchor::Middle,
            style,
            room: half * 2.2,
        });
    }
}
