//! In: recorded runs, and where one goes in them. Out: what is selected, found and told there, and the picture of it.

mod busy;
#[expect(dead_code, reason = "other tests go through all traces and compare pictures")]
mod traces;

use std::collections::BTreeSet;

use tasklanes::trace::event::Time;
use tasklanes::trace::lane::{Lane, LaneId, lanes};
use tasklanes::trace::span::Spans;
use tasklanes::trace::summary::Summary;
use tasklanes::view::area::{Area, totals};
use tasklanes::view::details::{details, wakes, woken_by};
use tasklanes::view::layout::{EndMark, Frame, Pick, Variant, layout};
use tasklanes::view::scene::{Ink, Point, Px, Rect, Row, RowKind, Scene, Shape, StateClass};
use tasklanes::view::search::search;
use tasklanes::view::viewport::Viewport;
use traces::events;

/// The runs of a picture.
struct Case {
    runs: Vec<(&'static str, Spans)>,
}

impl Case {
    fn new(runs: &[(&'static str, &str)]) -> Self {
        Self { runs: runs.iter().map(|(title, name)| (*title, events(name).iter().collect())).collect() }
    }

    /// Calls with the variants and a frame that shows them whole.
    fn with<T>(&self, act: impl FnOnce(&[Variant], Frame) -> T) -> T {
        let lanes: Vec<Vec<Lane>> =
            self.runs.iter().map(|(_, spans)| lanes(spans, &BTreeSet::new())).collect();
        let all = self.runs.iter().zip(&lanes);
        let variants: Vec<Variant> =
            all.map(|((title, spans), lanes)| Variant { title, spans, lanes, end: EndMark::Total }).collect();
        let frame = Frame::whole(&variants, Px(960.0));
        act(&variants, frame)
    }

    fn scene(&self) -> Scene {
        self.with(|variants, frame| layout(variants, &frame))
    }
}

fn lane_of(row: &Row) -> Option<LaneId> {
    match row.kind {
        RowKind::Lane(lane) => Some(lane),
        RowKind::Ruler | RowKind::Heading => None,
    }
}

#[test]
fn a_selected_stretch_is_summed_up() {
    let case = Case::new(&[("one after another", "sequential"), ("gather", "gather")]);
    case.with(|variants, frame| {
        let (from, to) = (Time(20_000_000), Time(60_000_000));
        let everything = totals(variants, &Area::new(to, from, None), Time(u64::MAX));
        // Who lives all the time is in one state or another all the time.
        for lane in &everything.lanes {
            assert!(lane.times.iter().sum::<u64>() <= 40_000_000, "{lane:?}");
        }
        let whole = everything.lanes.iter().filter(|lane| lane.times.iter().sum::<u64>() == 40_000_000);
        assert!(whole.count() > 4, "{everything:?}");
        let task = variants[1].lanes.iter().find(|lane| lane.label == "Task-2").expect("the trace has it");
        let one = Area::new(from, to, Some([(1, task.id), (1, task.id)]));
        let text = totals(variants, &one, Time(u64::MAX)).text();
        assert_eq!(text, "From 20 ms to 60 ms, 40 ms, 1 lane: waiting 40 ms.");
        // Only what has happened counts.
        let half = totals(variants, &one, Time(30_000_000));
        assert_eq!(half.together[StateClass::Waiting as usize], 10_000_000);
        assert!(totals(variants, &one, Time(10_000_000)).lanes.is_empty());
        // It is marked, and its length stands on the ruler.
        let scene = layout(variants, &Frame { area: Some(one), ..frame });
        let row = scene.rows.iter().find(|row| row.variant == 1 && lane_of(row) == Some(task.id));
        let row = row.expect("it has a row").rect;
        let is_ground = |shape: &&Shape| matches!(shape, Shape::Fill { ink: Ink::Area, .. });
        let grounds: Vec<&Shape> = scene.shapes.iter().filter(is_ground).collect();
        assert!(
            matches!(grounds.as_slice(), [Shape::Fill { rect, .. }] if (rect.y, rect.height) == (row.y, row.height)),
            "{grounds:?}"
        );
        let is_length = |shape: &Shape| matches!(shape, Shape::Text { text, .. } if text == "40 ms");
        assert!(scene.shapes.iter().any(is_length));
    });
}

#[test]
fn details_lead_along_the_wake_ups() {
    Case::new(&[("gather", "gather")]).with(|variants, _| {
        let spans = variants[0].spans;
        let actor =
            |name: &str| spans.actors().find(|actor| actor.name == name).expect("the trace has it").id;
        let pick = |name: &str, at| {
            let id = actor(name);
            Pick { variant: 0, lane: LaneId::Actor(id), actor: Some(id), at: Time(at) }
        };
        let woken = spans.actor(actor("Task-1")).expect("a task").spans.iter().rev();
        let (at, by) =
            woken.filter_map(|span| Some((span.start, span.woken_by?))).next().expect("by the last task");
        let before = woken_by(variants, &pick("Task-1", at.0)).expect("somebody woke it");
        assert_eq!((before.actor, before.at), (Some(by), Time(at.0 - 1)));
        let again = wakes(variants, &before, Time(u64::MAX));
        assert!(again.iter().any(|to| (to.actor, to.at) == (Some(actor("Task-1")), at)), "{again:?}");
        assert!(
            wakes(variants, &before, Time(at.0 - 1)).iter().all(|to| to.at < at),
            "that is still to come"
        );

        let told = details(variants, &pick("Task-1", at.0), Time(u64::MAX)).expect("a span is there");
        assert!(told.waited.expect("it waited").starts_with("Before that it waited for "));
        let waiting = details(variants, &pick("Task-1", 50_000_000), Time(50_000_000)).expect("it waits");
        assert_eq!(waiting.waited, None, "nobody knows yet who will end it");
        assert!(waiting.words.facts[0].starts_with("Since "), "{:?}", waiting.words);
        let ended = details(variants, &pick("Task-1", 50_000_000), Time(u64::MAX)).expect("it waits");
        assert!(ended.waited.expect("it ended").starts_with("Ended by Task-"));
    });
}

#[test]
fn names_are_found_on_the_lanes() {
    let program = "import asyncio\n\n\nasync def query(n):\n    await asyncio.sleep(0.1)\n    return n\n";
    Case::new(&[("gather", "gather")]).with(|variants, _| {
        let found = |query: &str| -> Vec<String> {
            search(variants, &[program], query).into_iter().map(|found| found.name).collect()
        };
        assert_eq!(found("task-"), ["Task-1", "Task-2", "Task-3", "Task-4"]);
        assert_eq!(found("TASK-3"), ["Task-3"]);
        let calls = search(variants, &[program], "quer");
        assert!(
            calls.len() >= 3 && calls.iter().all(|it| it.name == "query" && it.end > it.pick.at),
            "{calls:?}"
        );
        assert!(found("nobody").is_empty() && found(" ").is_empty());
    });
}

#[test]
fn merged_spans_break_up_when_one_comes_closer() {
    let spans: Spans = busy::events().iter().collect();
    let lanes = lanes(&spans, &BTreeSet::new());
    let variants = [Variant { title: "busy", spans: &spans, lanes: &lanes, end: EndMark::Total }];
    let whole = Frame::whole(&variants, Px(1200.0));
    let merged = |viewport| -> (Scene, Vec<Rect>) {
        let scene = layout(&variants, &Frame { viewport, ..whole });
        let rects = scene.shapes.iter().filter_map(|shape| match shape {
            Shape::Span { rect, merged: true, .. } => Some(*rect),
            _ => None,
        });
        let rects = rects.collect();
        (scene, rects)
    };
    assert!(!merged(whole.viewport).1.is_empty());
    let near = Viewport::between(Time(50_000_000), Time(50_020_000), spans.end());
    let (scene, left) = merged(near);
    // What the edges cut off may be as narrow as anything.
    let is_at_edge =
        |rect: &Rect| rect.x - scene.plot.x < Px(2.0) || scene.plot.right() - rect.right() < Px(2.0);
    assert!(left.iter().all(is_at_edge), "{left:?}");
}

#[test]
fn a_life_is_a_line_dashed_before_birth_and_after_death() {
    let scene = Case::new(&[("gather", "gather")]).scene();
    let row = |row: &&Row| row.rect.height > Px(0.0) && matches!(row.kind, RowKind::Lane(_));
    let last = scene.rows.iter().rfind(row).expect("a lane").band;
    let lines: Vec<(f64, f64, bool)> = scene
        .shapes
        .iter()
        .filter_map(|shape| match shape {
            Shape::Line { from, to, ink: Ink::Whisker, dashed, .. }
                if last.contains(Point { x: last.x, ..*from }) =>
            {
                Some((from.x.0, to.x.0, *dashed))
            }
            _ => None,
        })
        .collect();
    assert_eq!(lines.iter().map(|line| line.2).collect::<Vec<_>>(), [true, false, true], "{lines:?}");
    assert!(lines.windows(2).all(|pair| pair[0].1 == pair[1].0), "{lines:?}");
}

#[test]
fn the_numbers_of_a_moment_grow_to_those_of_the_run() {
    let spans: Spans = events("gather").iter().collect();
    let whole = Summary::of(&spans);
    let mut before = Summary::default();
    for at in (0..=spans.end().0).step_by(10_000_000) {
        let then = Summary::of(&spans.until(Time(at)));
        assert!((before.wall_ns..=at).contains(&then.wall_ns) && then.cpu_ns >= before.cpu_ns, "{then:?}");
        before = then;
    }
    assert_eq!(Summary::of(&spans.until(spans.end())), whole);
    assert_ne!(before.cpu_ns, 0);
}
