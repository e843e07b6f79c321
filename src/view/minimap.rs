//! In: the runs, and what part of the time axis is seen. Out: all of them as a thin strip, with a window around that
//! part; and what a hand on it moves.

use super::density::pieces;
use super::layout::{Variant, end, plot};
use super::scene::{Anchor, Ink, Point, Px, Rect, Scene, Shape, TextStyle};
use super::search::Found;
use super::time_scale::TimeScale;
use super::viewport::Viewport;
use super::words::times;
use crate::say;
use crate::trace::event::{ActorKind, Time};
use crate::trace::lane::{Lane, LaneSize};
use crate::trace::row::lane_spans;

/// The height of the strip.
pub const HEIGHT: Px = Px(38.0);
/// The part of it that the lanes have.
const BAND: (f64, f64) = (4.0, 34.0);
/// A lane in the strip is no higher.
const HIGHEST: f64 = 5.0;
/// More lanes than this are not drawn: one in so many stands for its neighbours.
const MOST_LANES: usize = 60;
/// How near to an edge of the window a hand takes hold of it.
const HANDLE: Px = Px(7.0);

/// What a hand on the strip takes hold of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grip {
    /// The window's beginning.
    Start,
    /// The window's end.
    End,
    /// The window.
    Window,
    /// What lies outside: a new window begins there.
    Outside,
}

/// All lanes of the runs as thin lines. They change only with the runs, the width and the colours.
#[must_use]
pub fn lines(variants: &[Variant], width: Px) -> Vec<Shape> {
    let all: Vec<(&Variant, &Lane)> =
        variants.iter().flat_map(|it| it.lanes.iter().map(move |lane| (it, lane))).filter(is_drawn).collect();
    let every = all.len().div_ceil(MOST_LANES).max(1);
    let drawn: Vec<_> = all.into_iter().step_by(every).collect();
    let height = ((BAND.1 - BAND.0) / drawn.len().max(1) as f64).min(HIGHEST);
    let top = (HEIGHT.0 - height * drawn.len() as f64) / 2.0;
    let scale = whole(variants, width);
    let (left, plot_width) = plot(variants, width);
    let mut shapes = Vec::new();
    for (index, (variant, lane)) in drawn.into_iter().enumerate() {
        let spans = lane_spans(variant.spans, lane, Time(0), Time(u64::MAX));
        let y = Px(top + height * index as f64);
        let thickness = Px((height - 0.7).max(0.5));
        for piece in pieces(&spans, &scale, left, left + plot_width, Time(u64::MAX)) {
            let rect = Rect { x: piece.left, y, width: piece.right - piece.left, height: thickness };
            shapes.push(Shape::Fill { rect, ink: Ink::State(piece.class), radius: Px(0.0) });
        }
    }
    shapes
}

/// The strip: `lines` with the window, the playhead and what was found.
#[must_use]
pub fn minimap(
    variants: &[Variant],
    width: Px,
    lines: &[Shape],
    view: Viewport,
    playhead: Option<Time>,
    found: &[Found],
) -> Scene {
    let (left, plot_width) = plot(variants, width);
    let scale = whole(variants, width);
    let plot = Rect { x: left, y: Px(0.0), width: plot_width, height: HEIGHT };
    let ground = Rect { x: Px(0.0), width, ..plot };
    let (from, to) = window(&scale, view, plot);
    let pane = Rect { x: from, y: Px(1.0), width: to - from, height: HEIGHT - Px(2.0) };
    let fill = |rect, ink| Shape::Fill { rect, ink, radius: Px(0.0) };
    let upright = |x: Px, ink, width: f64| Shape::Line {
        from: Point { x, y: Px(1.0) },
        to: Point { x, y: HEIGHT - Px(1.0) },
        ink,
        width: Px(width),
        dashed: false,
    };
    let mut shapes = vec![fill(ground, Ink::Surface), fill(pane, Ink::Background)];
    shapes.extend_from_slice(lines);
    shapes.extend(found.iter().map(|found| upright(scale.x(found.pick.at), Ink::Mark, 1.0)));
    shapes.extend(playhead.map(|now| upright(scale.x(now), Ink::Playhead, 1.5)));
    shapes.push(Shape::Frame { rect: pane, ink: Ink::Selection, width: Px(1.5) });
    for x in [from, to] {
        let rect = Rect { x: x - Px(2.5), y: Px(11.0), width: Px(5.0), height: Px(16.0) };
        shapes.push(Shape::Fill { rect, ink: Ink::Selection, radius: Px(2.0) });
    }
    let label = (left > Px(60.0)).then(|| label(variants, view, left));
    shapes.extend(label);
    Scene { width, height: HEIGHT, plot, shapes, rows: Vec::new() }
}

/// What a hand at this place takes hold of.
#[must_use]
pub fn grip(variants: &[Variant], width: Px, view: Viewport, x: Px) -> Grip {
    let (left, plot_width) = plot(variants, width);
    let plot = Rect { x: left, y: Px(0.0), width: plot_width, height: HEIGHT };
    let (from, to) = window(&whole(variants, width), view, plot);
    let near = |edge: Px| (x - edge).0.abs() <= HANDLE.0;
    // A window that is no wider than its handles can be moved, too.
    match () {
        () if to - from > HANDLE * 3.0 && near(from) => Grip::Start,
        () if to - from > HANDLE * 3.0 && near(to) => Grip::End,
        () if x >= from - HANDLE && x <= to + HANDLE => Grip::Window,
        () => Grip::Outside,
    }
}

/// What is seen after a hand took hold of `grip` at one place, when `view` was seen, and moved on to another.
#[must_use]
pub fn drag(variants: &[Variant], width: Px, view: Viewport, grip: Grip, from: Px, to: Px) -> Viewport {
    let (scale, end) = (whole(variants, width), end(variants));
    let (from, to) = (scale.nanoseconds(from), scale.nanoseconds(to));
    let (start, stop) = (view.start, view.start + view.span);
    let (start, stop) = match grip {
        Grip::Window => return Viewport { start: start + to - from, ..view }.clamp(end),
        Grip::Start => (start + to - from, stop),
        Grip::End => (start, stop + to - from),
        Grip::Outside => (from, to),
    };
    Viewport::between(moment(start), moment(stop), end)
}

/// What is seen after a click there: the same stretch about that place.
#[must_use]
pub fn centre(variants: &[Variant], width: Px, view: Viewport, at: Px) -> Viewport {
    let start = whole(variants, width).nanoseconds(at) - view.span / 2.0;
    Viewport { start, ..view }.clamp(end(variants))
}

fn moment(nanoseconds: f64) -> Time {
    Time(nanoseconds.max(0.0) as u64)
}

/// How much closer the picture is, in the column of the labels.
fn label(variants: &[Variant], view: Viewport, left: Px) -> Shape {
    let closer = Viewport::fit(end(variants)).span / view.span.max(1.0);
    Shape::Text {
        at: Point { x: left - Px(10.0), y: HEIGHT / 2.0 },
        text: say::minimap::ZOOM.with(&[&times(closer)]),
        anchor: Anchor::End,
        style: TextStyle { size: Px(11.0), bold: false, ink: Ink::Muted, halo: None },
        room: left - Px(16.0),
    }
}

/// The window's edges in the strip; never so near to each other that it cannot be seen.
fn window(scale: &TimeScale, view: Viewport, plot: Rect) -> (Px, Px) {
    let (from, to) = (scale.x_of(view.start), scale.x_of(view.start + view.span));
    let lack = (Px(4.0) - (to - from)).max(Px(0.0)) / 2.0;
    ((from - lack).max(plot.x), (to + lack).min(plot.right()))
}

/// The map from the whole run to the strip, whose time axis is that of the lanes when everything is seen.
fn whole(variants: &[Variant], width: Px) -> TimeScale {
    let (left, plot_width) = plot(variants, width);
    Viewport::fit(end(variants)).scale(left, plot_width)
}

fn is_drawn((_, lane): &(&Variant, &Lane)) -> bool {
    lane.size != LaneSize::Heading && lane.kind != ActorKind::Process && !lane.actors.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trace::event::{ActorId, Event, State};
    use crate::trace::lane::lanes;
    use crate::trace::span::Spans;
    use crate::view::layout::EndMark;

    const WIDTH: Px = Px(800.0);

    fn with<T>(act: impl FnOnce(&[Variant]) -> T) -> T {
        let actor = ActorId(0);
        let spans: Spans = [
            Event::Born {
                at: Time(0),
                actor,
                kind: ActorKind::Thread,
                parent: None,
                name: "main".to_owned(),
                line: 0,
            },
            Event::Enter { at: Time(10), actor, state: State::Running, line: 1, core: None },
            Event::Enter { at: Time(1_000_000), actor, state: State::Done, line: 1, core: None },
        ]
        .iter()
        .collect();
        let lanes = lanes(&spans, &std::collections::BTreeSet::new());
        act(&[Variant { title: "one", spans: &spans, lanes: &lanes, end: EndMark::Total }])
    }

    fn near() -> Viewport {
        Viewport::between(Time(400_000), Time(600_000), Time(1_000_000))
    }

    #[test]
    fn a_hand_takes_hold_of_edges_window_and_ground() {
        with(|variants| {
            let scale = whole(variants, WIDTH);
            let grip = |ns: f64| grip(variants, WIDTH, near(), scale.x_of(ns));
            assert_eq!(
                [400_000.0, 500_000.0, 600_000.0, 100_000.0].map(grip),
                [Grip::Start, Grip::Window, Grip::End, Grip::Outside]
            );
        });
    }

    #[test]
    fn what_is_dragged_moves_and_the_rest_stays() {
        with(|variants| {
            let scale = whole(variants, WIDTH);
            let drag = |grip, from: f64, to: f64| {
                let view = drag(variants, WIDTH, near(), grip, scale.x_of(from), scale.x_of(to));
                let (start, end) = (view.start.round() as u64, (view.start + view.span).round() as u64);
                (start / 1000, end / 1000)
            };
            assert_eq!(drag(Grip::Window, 500_000.0, 600_500.0), (500, 700));
            assert_eq!(drag(Grip::Start, 400_000.0, 300_500.0), (300, 600));
            assert_eq!(drag(Grip::End, 600_000.0, 700_500.0), (400, 700));
            assert_eq!(drag(Grip::Outside, 100_500.0, 200_500.0), (100, 200));
            assert_eq!(drag(Grip::Window, 500_000.0, -900_000.0), (0, 200));
        });
    }

    #[test]
    fn the_strip_shows_the_lanes_and_the_window() {
        with(|variants| {
            let lines = lines(variants, WIDTH);
            let scene = minimap(variants, WIDTH, &lines, near(), Some(Time(500_000)), &[]);
            let running = Ink::State(crate::view::scene::StateClass::Running);
            assert!(scene.shapes.iter().any(|it| matches!(it, Shape::Fill { ink, .. } if *ink == running)));
            let frames = scene.shapes.iter().filter(|it| matches!(it, Shape::Frame { .. })).count();
            assert_eq!((frames, scene.height), (1, HEIGHT));
        });
    }
}
