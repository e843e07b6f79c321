//! In: nothing. Out: a picture as plain data: shapes in CSS pixels with roles for colours, and rows to hit.
//!
//! A painter needs no knowledge of lanes: it walks [`Scene::shapes`] in order, later ones on top, and asks
//! the [`Theme`](super::theme::Theme) for colours. The origin is the top left corner.

use std::ops::{Add, Div, Mul, Neg, Sub};

use serde::Serialize;

use crate::trace::lane::LaneId;

/// CSS pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd, Serialize)]
pub struct Px(pub f64);

impl Px {
    /// The smaller of both.
    #[must_use]
    pub fn min(self, other: Self) -> Self {
        Self(self.0.min(other.0))
    }

    /// The larger of both.
    #[must_use]
    pub fn max(self, other: Self) -> Self {
        Self(self.0.max(other.0))
    }
}

impl Add for Px {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl Sub for Px {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl Neg for Px {
    type Output = Self;
    fn neg(self) -> Self {
        Self(-self.0)
    }
}

impl Mul<f64> for Px {
    type Output = Self;
    fn mul(self, factor: f64) -> Self {
        Self(self.0 * factor)
    }
}

impl Div<f64> for Px {
    type Output = Self;
    fn div(self, divisor: f64) -> Self {
        Self(self.0 / divisor)
    }
}

/// A place in the picture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Point {
    /// From the left.
    pub x: Px,
    /// From the top.
    pub y: Px,
}

/// A rectangle in the picture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Rect {
    /// Left edge.
    pub x: Px,
    /// Top edge.
    pub y: Px,
    /// Width.
    pub width: Px,
    /// Height.
    pub height: Px,
}

impl Rect {
    /// From numbers: left, top, width, height.
    #[must_use]
    pub fn new(x: f64, y: f64, width: f64, height: f64) -> Self {
        Self { x: Px(x), y: Px(y), width: Px(width), height: Px(height) }
    }

    /// The right edge.
    #[must_use]
    pub fn right(&self) -> Px {
        self.x + self.width
    }

    /// The lower edge.
    #[must_use]
    pub fn bottom(&self) -> Px {
        self.y + self.height
    }

    /// Whether a point lies in it; the right and lower edges are outside.
    #[must_use]
    pub fn contains(&self, point: Point) -> bool {
        point.x >= self.x && point.x < self.right() && point.y >= self.y && point.y < self.bottom()
    }
}

/// What a span looks like. States of one class share colour, pattern and legend entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum StateClass {
    /// It computes.
    Running,
    /// It could go on, and something else has its loop or its core.
    Ready,
    /// It waits for the GIL: it could go on, and another thread of its process computes.
    WaitingGil,
    /// It waits for a free place in a pool: it could go on, and others have all the places.
    Queued,
    /// It waits and lets others go on.
    Waiting,
    /// It waits and holds up its whole thread.
    Blocked,
    /// It exists and has not been ready yet.
    Created,
    /// It is over.
    Done,
}

impl StateClass {
    /// All of them, in the order of the legend. The index of a class is its place here.
    pub const ALL: [Self; 8] = [
        Self::Running,
        Self::Ready,
        Self::WaitingGil,
        Self::Queued,
        Self::Waiting,
        Self::Blocked,
        Self::Created,
        Self::Done,
    ];
}

/// The role of a colour, which the theme turns into one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Ink {
    /// The ground of the whole picture.
    Background,
    /// The ground behind a heading and the ruler.
    Surface,
    /// Text.
    Text,
    /// Text of lesser weight.
    Muted,
    /// Lines of major ticks.
    GridMajor,
    /// Lines of minor ticks.
    GridMinor,
    /// The thin line of a lane before birth, after death, and between spans.
    Whisker,
    /// The line of now, and its handle.
    Playhead,
    /// An arrow from the one who woke to the one who was woken.
    Arrow,
    /// The frame around what is selected.
    Selection,
    /// The ground behind the row under the pointer.
    Hover,
    /// The ground of a stretch of time that is selected.
    Area,
    /// A tick where text was written.
    Output,
    /// The mark where a response was sent.
    Response,
    /// Any other mark.
    Mark,
    /// The ground of a span of that class, without its pattern.
    State(StateClass),
    /// Text on a span of that class.
    OnState(StateClass),
}

/// How a line of text is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct TextStyle {
    /// The size of the font.
    pub size: Px,
    /// Whether in bold.
    pub bold: bool,
    /// Its colour.
    pub ink: Ink,
    /// A colour to outline it with first (3 px wide), so that it is readable on a pattern.
    pub halo: Option<Ink>,
}

/// Which point of a text is at its place. Vertically the place is always the middle of the line
/// (canvas: `textBaseline = "middle"`; SVG: `dominant-baseline: central`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Anchor {
    /// Its left end.
    Start,
    /// Its middle.
    Middle,
    /// Its right end.
    End,
}

/// A small sign, about 9 px wide, drawn around its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Glyph {
    /// A triangle that points right: a folded group.
    Folded,
    /// A triangle that points down: an open group.
    Unfolded,
    /// A small triangle that points up, its tip at the place: text was written.
    Output,
    /// A lozenge: a response.
    Response,
    /// A cross: cancelled.
    Cancelled,
    /// A dot: any other mark.
    Dot,
    /// A triangle that points down, its tip at the place: the playhead's handle.
    Handle,
}

/// One thing to draw.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum Shape {
    /// A filled rectangle without a pattern.
    Fill {
        /// Where.
        rect: Rect,
        /// Its colour.
        ink: Ink,
        /// The radius of its corners.
        radius: Px,
    },
    /// The outline of a rectangle.
    Frame {
        /// Where.
        rect: Rect,
        /// Its colour.
        ink: Ink,
        /// The width of the line.
        width: Px,
    },
    /// A span of time in one state: colour and pattern come from [`Theme::look`](super::theme::Theme::look).
    Span {
        /// Where; never wider than the plot.
        rect: Rect,
        /// Its state.
        class: StateClass,
        /// Whether it stands for several spans that are too short to draw one by one (then it is drawn
        /// without a pattern).
        merged: bool,
    },
    /// A straight line.
    Line {
        /// One end.
        from: Point,
        /// The other end.
        to: Point,
        /// Its colour.
        ink: Ink,
        /// Its width.
        width: Px,
        /// Whether it is dashed, 3 px on and 3 px off.
        dashed: bool,
    },
    /// A Bézier curve with an arrow head of 5 px at its end.
    Arrow {
        /// Its beginning.
        from: Point,
        /// The first control point.
        control_1: Point,
        /// The second control point.
        control_2: Point,
        /// Its end, where the tip is.
        to: Point,
        /// Its colour.
        ink: Ink,
        /// Its width.
        width: Px,
    },
    /// A line of text, shortened already so that it fits.
    Text {
        /// Where.
        at: Point,
        /// What.
        text: String,
        /// Which end is at the place.
        anchor: Anchor,
        /// How.
        style: TextStyle,
        /// It was made to fit so much room; a painter may squeeze it if its font is wider.
        room: Px,
    },
    /// A small sign.
    Sign {
        /// Where.
        at: Point,
        /// Which.
        glyph: Glyph,
        /// Its colour.
        ink: Ink,
    },
}

/// What a row of the picture is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum RowKind {
    /// The ruler at the top.
    Ruler,
    /// The heading of a variant.
    Heading,
    /// A lane.
    Lane(LaneId),
}

/// A row of the picture: what the pointer can be on. Rows do not overlap and go from top to bottom.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Row {
    /// Its place, over the whole width.
    pub rect: Rect,
    /// Which variant, from 0; the ruler counts as the first.
    pub variant: usize,
    /// What it is.
    pub kind: RowKind,
    /// Of a lane: its place among the lanes of its variant, from 0.
    pub index: usize,
    /// Where its spans are drawn; empty for headings and the ruler.
    pub band: Rect,
    /// For a group: whether it is folded. A click on the label then folds or unfolds it.
    pub folded: Option<bool>,
}

/// A picture.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Scene {
    /// The width of the picture.
    pub width: Px,
    /// The height of the whole picture: give the canvas this height.
    pub height: Px,
    /// Where time runs from left to right: right of the labels, below the ruler.
    pub plot: Rect,
    /// What to draw, in this order.
    pub shapes: Vec<Shape>,
    /// What can be pointed at.
    pub rows: Vec<Row>,
}
