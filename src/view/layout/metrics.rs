//! In: the lanes of all variants and a width. Out: the heights and places of rows and columns.

use super::{Variant, guess};
use crate::trace::lane::{Lane, LaneSize};
use crate::view::scene::{Px, Rect, Row, RowKind};
use crate::view::words;

/// Below this width labels stand above their lanes.
const NARROW: Px = Px(560.0);
/// The label column is never wider.
const WIDEST_LABEL: Px = Px(210.0);
/// Nor narrower.
const NARROWEST_LABEL: Px = Px(96.0);

/// The measures of a picture.
pub(super) struct Metrics {
    pub width: Px,
    /// Whether labels stand above their lanes.
    pub is_narrow: bool,
    /// Where time begins.
    pub plot_left: Px,
    /// Free room at the right.
    pub right: Px,
    /// Free room at the bottom.
    pub bottom: Px,
    /// The height of the ruler.
    pub ruler: Px,
    /// The height of a variant's heading.
    heading: Px,
}

/// The parts of a row's height.
struct Height {
    above: f64,
    band: f64,
    below: f64,
}

impl Metrics {
    pub fn new(variants: &[Variant], width: Px) -> Self {
        let is_narrow = width < NARROW;
        let labels = variants.iter().flat_map(|variant| variant.lanes).map(Self::label_room);
        let widest = labels.fold(NARROWEST_LABEL, Px::max).min(WIDEST_LABEL);
        let plot_left = if is_narrow { Px(8.0) } else { widest };
        Self {
            width,
            is_narrow,
            plot_left,
            right: Px(if is_narrow { 8.0 } else { 16.0 }),
            bottom: Px(10.0),
            ruler: Px(26.0),
            heading: Px(38.0),
        }
    }

    pub fn plot_width(&self) -> Px {
        (self.width - self.plot_left - self.right).max(Px(1.0))
    }

    /// The plot in a picture of that height.
    pub fn plot(&self, height: Px) -> Rect {
        let height = height - self.ruler - self.bottom;
        Rect { x: self.plot_left, y: self.ruler, width: self.plot_width(), height }
    }

    /// Where a label of that depth begins.
    pub fn indent(depth: u8) -> Px {
        Px(10.0 + 12.0 * f64::from(depth))
    }

    pub fn label_size(size: LaneSize) -> Px {
        Px(if size == LaneSize::Thin { 10.0 } else { 12.0 })
    }

    /// All rows from top to bottom. The variant with a guess has room for its words.
    pub fn rows(&self, variants: &[Variant], guessed: Option<usize>) -> Vec<Row> {
        let mut rows = Vec::new();
        let mut top = Px(0.0);
        let mut row = |variant, kind, index, height: Height, folded| {
            let whole = Px(height.above + height.band + height.below);
            let band = Rect {
                x: self.plot_left,
                y: top + Px(height.above),
                width: self.plot_width(),
                height: Px(height.band),
            };
            rows.push(Row {
                rect: Rect { x: Px(0.0), y: top, width: self.width, height: whole },
                variant,
                kind,
                index,
                band,
                folded,
            });
            top = top + whole;
        };
        row(0, RowKind::Ruler, 0, Height { above: self.ruler.0, band: 0.0, below: 0.0 }, None);
        for (number, variant) in variants.iter().enumerate() {
            let above = self.heading.0 + if guessed == Some(number) { guess::ROOM } else { 0.0 };
            row(number, RowKind::Heading, 0, Height { above, band: 0.0, below: 0.0 }, None);
            for (index, lane) in variant.lanes.iter().enumerate() {
                row(number, RowKind::Lane(lane.id), index, self.height(lane.size), lane.folded);
            }
        }
        rows
    }

    fn height(&self, size: LaneSize) -> Height {
        let label = if self.is_narrow { 1.0 } else { 0.0 };
        match size {
            LaneSize::Full => Height { above: 3.0 + 12.0 * label, band: 20.0 - 2.0 * label, below: 3.0 },
            LaneSize::Thin => Height { above: 2.0 + 10.0 * label, band: 11.0, below: 1.0 },
            LaneSize::Hair => Height { above: 0.5, band: 3.0, below: 0.0 },
            LaneSize::Heading => Height { above: 20.0, band: 0.0, below: 1.0 },
        }
    }

    fn label_room(lane: &Lane) -> Px {
        if lane.size == LaneSize::Hair {
            return Px(0.0);
        }
        let sign = if lane.folded.is_some() { 14.0 } else { 0.0 };
        Self::indent(lane.depth)
            + words::text_width(&lane.label, Self::label_size(lane.size))
            + Px(sign + 12.0)
    }
}
