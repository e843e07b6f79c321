//! In: the traces of a scenario's variants, as lanes, and what part of them is looked at. Out: the scene.
//!
//! All variants stand under one another on one time axis, so that lengths can be compared by eye. From top
//! to bottom: the ruler, then for each variant its heading and its lanes. Heights depend on the lanes alone,
//! never on time, so nothing jumps while a run plays.

mod area;
mod guess;
mod heading;
mod lane;
mod marked;
mod metrics;
mod overlay;

use serde::{Deserialize, Serialize};

use super::area::Area;
use super::scene::{Anchor, Ink, Point, Px, Rect, Row, RowKind, Scene, Shape, TextStyle};
use super::time_scale::TimeScale;
use super::viewport::Viewport;
use super::words;
use crate::trace::event::{ActorId, Time};
use crate::trace::lane::{Lane, LaneId};
use crate::trace::span::Spans;
pub use guess::Guess;
use metrics::Metrics;

/// One of the runs to be shown.
#[derive(Clone, Copy, Debug)]
pub struct Variant<'a> {
    /// Its title.
    pub title: &'a str,
    /// What happened in it.
    pub spans: &'a Spans,
    /// Its lanes, see [`crate::trace::lane::lanes`].
    pub lanes: &'a [Lane],
    /// What is marked at its end.
    pub end: EndMark,
}

/// What is marked at the end of a run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum EndMark {
    /// Nothing: it goes on, or has failed, so that its total is not to be compared.
    #[default]
    Nothing,
    /// How long it took.
    Total,
    /// That it would never end: all wait for each other.
    Deadlock,
}

/// Somebody in one of the variants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pick {
    /// Which variant, from 0.
    pub variant: usize,
    /// The lane.
    pub lane: LaneId,
    /// Whose span it is: a lane can be shared.
    pub actor: Option<ActorId>,
    /// A moment in the span.
    pub at: Time,
}

/// What part of the runs is looked at, and how.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// The width of the picture.
    pub width: Px,
    /// The part of the time axis.
    pub viewport: Viewport,
    /// Nothing after this moment has happened yet; none: everything is shown.
    pub playhead: Option<Time>,
    /// What the pointer is on.
    pub hovered: Option<Pick>,
    /// What was clicked; its wake-ups are shown as arrows.
    pub selected: Option<Pick>,
    /// The stretch of time that is selected.
    pub area: Option<Area>,
    /// What somebody thinks how long a variant takes.
    pub guess: Option<Guess>,
    /// Top and bottom of the part of the picture that is on screen; none: all of it. What lies outside is
    /// left out, and the ruler sticks to the top.
    pub visible: Option<(Px, Px)>,
    /// What is pointed at elsewhere on the page, and in which variant.
    pub marked: Option<(usize, Emphasis)>,
}

/// What is marked in a variant's lanes because it is pointed at elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Emphasis {
    /// Nothing.
    None,
    /// Every span of a line of the program.
    Line(u32),
    /// The lane of somebody.
    Actor(ActorId),
    /// A stretch of time, on somebody's lane or on all.
    Stretch {
        /// Whose lane.
        actor: Option<ActorId>,
        /// Its beginning.
        from: Time,
        /// Its end.
        to: Time,
    },
}

impl Frame {
    /// Everything there is, in a picture of that width.
    #[must_use]
    pub fn whole(variants: &[Variant], width: Px) -> Self {
        let viewport = Viewport::fit(end(variants));
        Self {
            width,
            viewport,
            playhead: None,
            hovered: None,
            selected: None,
            area: None,
            guess: None,
            visible: None,
            marked: None,
        }
    }
}

/// The latest moment of all variants: the end of the time axis.
#[must_use]
pub fn end(variants: &[Variant]) -> Time {
    variants.iter().map(|variant| variant.spans.end()).max().unwrap_or_default()
}

/// The horizontal place of the plot for these variants: left edge and width, for pan and zoom.
#[must_use]
pub fn plot(variants: &[Variant], width: Px) -> (Px, Px) {
    let metrics = Metrics::new(variants, width);
    (metrics.plot_left, metrics.plot_width())
}

/// The picture.
#[must_use]
pub fn layout(variants: &[Variant], frame: &Frame) -> Scene {
    let metrics = Metrics::new(variants, frame.width);
    let rows = metrics.rows(variants, frame.guess.map(|guess| guess.variant));
    let height = rows.last().map_or(Px(0.0), |row| row.rect.bottom()) + metrics.bottom;
    let mut canvas = Canvas {
        scale: frame.viewport.scale(metrics.plot_left, metrics.plot_width()),
        variants,
        frame,
        rows: &rows,
        plot: metrics.plot(height),
        metrics: &metrics,
        shapes: Vec::new(),
    };
    canvas.ground();
    let screen = canvas.screen();
    for row in rows.iter().filter(|row| is_visible(row, screen)) {
        match row.kind {
            RowKind::Ruler => {}
            RowKind::Heading => canvas.heading(row),
            RowKind::Lane(_) => canvas.lane(row),
        }
    }
    canvas.guess();
    canvas.overlay();
    canvas.ruler();
    let (plot, shapes) = (canvas.plot, canvas.shapes);
    Scene { width: frame.width, height, plot, shapes, rows }
}

/// Bold text is wider by about this.
const BOLD: f64 = 1.12;

/// What is being drawn.
struct Canvas<'a> {
    variants: &'a [Variant<'a>],
    frame: &'a Frame,
    rows: &'a [Row],
    metrics: &'a Metrics,
    scale: TimeScale,
    plot: Rect,
    shapes: Vec<Shape>,
}

impl Canvas<'_> {
    /// The background, the row under the pointer, and the grid.
    fn ground(&mut self) {
        let (top, bottom) = self.screen();
        self.fill(
            Rect { x: Px(0.0), y: top, width: self.frame.width, height: bottom - top },
            Ink::Background,
        );
        let hovered = |row: &&Row| {
            self.frame
                .hovered
                .is_some_and(|pick| (row.variant, row.kind) == (pick.variant, RowKind::Lane(pick.lane)))
        };
        if let Some(rect) = self.rows.iter().find(hovered).map(|row| row.rect) {
            self.fill(rect, Ink::Hover);
        }
        self.marked_ground();
        self.area_ground();
        for tick in self.ticks() {
            let ink = if tick.label.is_some() { Ink::GridMajor } else { Ink::GridMinor };
            let (from, to) = (self.plot.y.max(top), self.plot.bottom().min(bottom));
            self.line(tick.x, from, tick.x, to, ink, 1.0);
        }
    }

    /// The part of the picture that is on screen, from top to bottom.
    fn screen(&self) -> (Px, Px) {
        self.frame.visible.unwrap_or((Px(0.0), self.plot.bottom() + self.metrics.bottom))
    }

    /// Nothing is drawn beyond this moment.
    fn now(&self) -> Time {
        self.frame.playhead.unwrap_or(Time(u64::MAX))
    }

    /// Whether a place lies within the plot's width.
    fn in_plot(&self, x: Px) -> bool {
        x >= self.plot.x && x <= self.plot.right()
    }

    fn fill(&mut self, rect: Rect, ink: Ink) {
        self.shapes.push(Shape::Fill { rect, ink, radius: Px(0.0) });
    }

    fn line(&mut self, x1: Px, y1: Px, x2: Px, y2: Px, ink: Ink, width: f64) {
        let (from, to) = (Point { x: x1, y: y1 }, Point { x: x2, y: y2 });
        self.shapes.push(Shape::Line { from, to, ink, width: Px(width), dashed: false });
    }

    /// A text that starts at a place and is shortened to its room. Returns its right end.
    fn text(&mut self, x: Px, y: Px, text: &str, room: Px, style: TextStyle) -> Px {
        let factor = if style.bold { BOLD } else { 1.0 };
        let text = words::shorten(text, room / factor, style.size);
        if text.is_empty() {
            return x;
        }
        let right = x + words::text_width(&text, style.size) * factor;
        self.shapes.push(Shape::Text { at: Point { x, y }, text, anchor: Anchor::Start, style, room });
        right
    }
}

fn is_visible(row: &Row, (top, bottom): (Px, Px)) -> bool {
    row.rect.bottom() >= top && row.rect.y <= bottom
}

/// A plain style.
fn plain(size: f64, ink: Ink) -> TextStyle {
    TextStyle { size: Px(size), bold: false, ink, halo: None }
}
