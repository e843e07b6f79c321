//! In: hand-made traces and what part of them is looked at. Out: the picture in letters, against what it should be.

mod busy;
#[expect(dead_code, reason = "other tests go through all traces")]
mod traces;

use std::collections::BTreeSet;
use std::fmt::Write;

use tasklanes::trace::event::Time;
use tasklanes::trace::lane::{Lane, LaneId, lanes};
use tasklanes::trace::span::Spans;
use tasklanes::view::hit::{Hit, hit};
use tasklanes::view::layout::{EndMark, Frame, Guess, Pick, Variant, layout};
use tasklanes::view::moment::{lines_at, outputs_until};
use tasklanes::view::scene::{Glyph, Ink, Point, Px, Row, RowKind, Scene, Shape, StateClass};
use tasklanes::view::svg::{Caption, svg};
use tasklanes::view::tooltip::tooltip;
use tasklanes::view::viewport::Viewport;
use traces::{check, events};

/// The runs of a picture, and how they are looked at.
struct Case {
    runs: Vec<(&'static str, Spans)>,
    folded: BTreeSet<LaneId>,
}

impl Case {
    fn new(runs: &[(&'static str, &str)]) -> Self {
        let runs = runs.iter().map(|(title, name)| (*title, events(name).iter().collect())).collect();
        Self { runs, folded: BTreeSet::new() }
    }

    /// Calls with the variants and a frame that shows them whole.
    fn with<T>(&self, width: f64, act: impl FnOnce(&[Variant], Frame) -> T) -> T {
        let lanes: Vec<Vec<Lane>> = self.runs.iter().map(|(_, spans)| lanes(spans, &self.folded)).collect();
        let variants: Vec<Variant> = self
            .runs
            .iter()
            .zip(&lanes)
            .map(|((title, spans), lanes)| Variant { title, spans, lanes, end: EndMark::Total })
            .collect();
        let frame = Frame::whole(&variants, Px(width));
        act(&variants, frame)
    }

    fn scene(&self, width: f64, change: impl FnOnce(&mut Frame)) -> Scene {
        self.with(width, |variants, mut frame| {
            change(&mut frame);
            layout(variants, &frame)
        })
    }
}

fn blocked() -> Case {
    Case::new(&[("time.sleep", "blocked"), ("await asyncio.sleep", "awaited")])
}

#[test]
fn pictures_are_as_expected() {
    let queries = Case::new(&[("one after another", "sequential"), ("gather", "gather")]);
    check("queries.wide.txt", &letters(&queries.scene(960.0, |_| ())));
    let squares = Case::new(&[("threads", "threads"), ("processes", "processes")]);
    check("squares.wide.txt", &letters(&squares.scene(960.0, |_| ())));
    check("blocked.wide.txt", &letters(&blocked().scene(960.0, |_| ())));
    check("blocked.narrow.txt", &letters(&blocked().scene(360.0, |_| ())));
    check(
        "blocked.playing.txt",
        &letters(&blocked().scene(960.0, |frame| frame.playhead = Some(Time(2_500_000_000)))),
    );
    let zoomed = |frame: &mut Frame| {
        frame.viewport = Viewport::between(Time(9_000_000), Time(14_000_000), Time(5_041_500_000));
    };
    check("blocked.zoomed.txt", &letters(&blocked().scene(960.0, zoomed)));
    check("pool.wide.txt", &letters(&Case::new(&[("def", "pool")]).scene(960.0, |_| ())));
    check("background.wide.txt", &letters(&Case::new(&[("background", "background")]).scene(960.0, |_| ())));
}

#[test]
fn a_folded_group_is_drawn_as_one_row() {
    let mut case = Case::new(&[("def", "pool")]);
    let scene = case.scene(960.0, |_| ());
    let groups = scene.rows.iter().filter(|row| row.folded.is_some());
    let ids: Vec<LaneId> = groups.filter_map(lane_of).collect();
    case.folded = ids.into_iter().collect();
    check("pool.folded.txt", &letters(&case.scene(960.0, |_| ())));
}

/// The columns of a picture in letters.
const COLUMNS: usize = 100;

/// Each row: its texts, and for a lane its band with a letter for the state of each hundredth of the width.
fn letters(scene: &Scene) -> String {
    let mut picture = format!("{} x {}\n", scene.width.0, scene.height.0);
    for row in &scene.rows {
        let texts: Vec<&str> = scene.shapes.iter().filter_map(|shape| text_in(shape, row)).collect();
        let _ = writeln!(picture, "{}", texts.join(" | "));
        if row.band.height.0 > 0.0 {
            let _ = writeln!(picture, "  [{}]", band(scene, row));
        }
    }
    picture
}

fn text_in<'a>(shape: &'a Shape, row: &Row) -> Option<&'a str> {
    match shape {
        Shape::Text { at, text, .. } if row.rect.contains(Point { x: Px(0.0), ..*at }) => Some(text),
        _ => None,
    }
}

fn band(scene: &Scene, row: &Row) -> String {
    let mut band = vec![' '; COLUMNS];
    let column = |x: Px| ((x - scene.plot.x).0 / scene.plot.width.0 * COLUMNS as f64) as usize;
    for shape in &scene.shapes {
        match shape {
            Shape::Span { rect, class, .. } if row.rect.contains(Point { x: Px(0.0), y: rect.y }) => {
                let (first, last) = (column(rect.x), column(rect.right() - Px(0.01)).min(COLUMNS - 1));
                band[first.min(last)..=last].fill(letter(*class));
            }
            Shape::Sign { at, glyph, .. }
                if row.rect.contains(Point { x: Px(0.0), y: at.y }) && at.x >= scene.plot.x =>
            {
                band[column(at.x).min(COLUMNS - 1)] = sign(*glyph);
            }
            _ => {}
        }
    }
    band.into_iter().collect()
}

fn letter(class: StateClass) -> char {
    match class {
        StateClass::Running => 'R',
        StateClass::Ready => 'r',
        StateClass::WaitingGil => 'g',
        StateClass::Queued => 'q',
        StateClass::Waiting => '.',
        StateClass::Blocked => 'B',
        StateClass::Created => 'c',
        StateClass::Done => '|',
    }
}

fn sign(glyph: Glyph) -> char {
    match glyph {
        Glyph::Output => '^',
        Glyph::Response => '$',
        Glyph::Cancelled => 'x',
        Glyph::Dot => '*',
        Glyph::Folded | Glyph::Unfolded | Glyph::Handle => '+',
    }
}

fn lane_of(row: &Row) -> Option<LaneId> {
    match row.kind {
        RowKind::Lane(lane) => Some(lane),
        RowKind::Ruler | RowKind::Heading => None,
    }
}

#[test]
fn rows_do_not_overlap_and_shapes_stay_inside() {
    for width in [320.0, 360.0, 560.0, 960.0, 2000.0] {
        for playhead in [None, Some(Time(0)), Some(Time(1_700_000_000))] {
            let scene = blocked().scene(width, |frame| frame.playhead = playhead);
            let pairs = scene.rows.windows(2);
            assert!(pairs.into_iter().all(|pair| (pair[0].rect.bottom() - pair[1].rect.y).0.abs() < 1e-9));
            let now = playhead.map_or(f64::INFINITY, |time| time.0 as f64 / 5_041_500_000.0 / 1.03);
            for shape in &scene.shapes {
                let Shape::Span { rect, .. } = shape else { continue };
                assert!(
                    rect.x >= scene.plot.x && rect.right().0 <= scene.plot.right().0 + 1.0,
                    "{width} {rect:?}"
                );
                let most = scene.plot.x.0 + scene.plot.width.0 * now;
                assert!(rect.right().0 <= most + 1.0, "{width} {playhead:?} {rect:?}");
            }
        }
    }
}

#[test]
fn heights_do_not_depend_on_the_playhead() {
    let rows = |at| blocked().scene(800.0, |frame| frame.playhead = at).rows;
    assert_eq!(rows(Some(Time(0))), rows(None));
}

#[test]
fn every_span_that_is_drawn_can_be_hit() {
    blocked().with(960.0, |variants, frame| {
        let scene = layout(variants, &frame);
        let mut hits = 0;
        for shape in &scene.shapes {
            let Shape::Span { rect, class, merged: false } = shape else { continue };
            let point = Point { x: rect.x + rect.width / 2.0, y: rect.y + rect.height / 2.0 };
            let Some(Hit::Span(pick)) = hit(&scene, variants, &frame, point) else {
                panic!("nothing at {rect:?}")
            };
            let tip = tooltip(variants, &pick).expect("a span has something to say");
            assert_eq!(tip.class, *class, "{tip:?}");
            hits += 1;
        }
        assert!(hits > 20, "{hits}");
    });
}

#[test]
fn labels_headings_and_the_ruler_can_be_hit() {
    Case::new(&[("def", "pool")]).with(960.0, |variants, frame| {
        let scene = layout(variants, &frame);
        let at = |x, y| hit(&scene, variants, &frame, Point { x: Px(x), y });
        let middle = |row: &Row| row.rect.y + row.rect.height / 2.0;
        assert!(matches!(at(500.0, Px(5.0)), Some(Hit::Ruler { .. })));
        assert_eq!(at(500.0, middle(&scene.rows[1])), Some(Hit::Heading { variant: 0 }));
        let group = scene.rows.iter().find(|row| row.folded.is_some()).expect("twelve requests");
        let label = Hit::Label { variant: 0, lane: lane_of(group).expect("a lane"), folded: Some(false) };
        assert_eq!(at(20.0, middle(group)), Some(label));
        assert_eq!(at(500.0, scene.height + Px(5.0)), None);
        let request = scene.rows.iter().rev().find(|row| row.band.height.0 > 0.0).expect("the last thread");
        assert!(matches!(at(300.0, middle(request)), Some(Hit::Span(_) | Hit::Empty { .. })));
    });
}

#[test]
fn a_tooltip_says_who_what_and_since_when() {
    blocked().with(960.0, |variants, frame| {
        let lane =
            variants[0].lanes.iter().find(|lane| lane.label == "GET /items/2").expect("the trace has it");
        let text = |actor: usize, at| {
            let pick = Pick { variant: 0, lane: lane.id, actor: Some(lane.actors[actor]), at: Time(at) };
            tooltip(variants, &pick).expect("a span is there").text()
        };
        assert_eq!(
            text(1, 1_000_000_000),
            "GET /items/2 (Task-4): Ready, but something else is running for 2.01 s, line 9. \
             From 10.2 ms to 2.02 s. Woken by GET /items/2."
        );
        assert_eq!(
            text(1, 2_500_000_000),
            "GET /items/2 (Task-4): Blocking its thread, waiting for a timer for 1.00 s, line 10. \
             From 2.02 s to 3.02 s."
        );
        assert!(text(0, 10_100_000).ends_with("Answered with 200 after 3.02 s."), "{}", text(0, 10_100_000));
        let _ = frame;
    });
}

#[test]
fn arrows_join_who_woke_and_who_was_woken() {
    let case = Case::new(&[("gather", "gather")]);
    let arrows = |name: &str| {
        let actor = case.runs[0].1.actors().find(|actor| actor.name == name).expect("the trace has it").id;
        let pick = Pick { variant: 0, lane: LaneId::Actor(actor), actor: Some(actor), at: Time(50_000_000) };
        let scene = case.scene(960.0, |frame| frame.selected = Some(pick));
        scene.shapes.iter().filter(|shape| matches!(shape, Shape::Arrow { .. })).count()
    };
    assert_eq!(["Task-1", "Task-2", "Task-4"].map(arrows), [4, 1, 2]);
}

#[test]
fn the_code_knows_who_is_where() {
    let spans: Spans = events("gather").iter().collect();
    let at = |ms: u64| -> Vec<(u32, StateClass, &str)> {
        lines_at(&spans, Time(ms * 1_000_000)).into_iter().map(|at| (at.line, at.class, at.name)).collect()
    };
    let waiting = StateClass::Waiting;
    let expected =
        [(5, waiting, "Task-2"), (5, waiting, "Task-3"), (5, waiting, "Task-4"), (10, waiting, "Task-1")];
    assert_eq!(at(50), expected);
    let written = outputs_until(&spans, Time(101_500_000));
    assert_eq!(written.len(), 1);
    assert_eq!(outputs_until(&spans, Time(u64::MAX)).len(), 3);
}

#[test]
fn what_is_off_screen_is_left_out() {
    let whole = blocked().scene(960.0, |_| ());
    let part = blocked().scene(960.0, |frame| frame.visible = Some((Px(200.0), Px(260.0))));
    assert_eq!(whole.rows, part.rows);
    assert!(part.shapes.len() * 2 < whole.shapes.len());
    let ruler =
        part.shapes.iter().any(|shape| matches!(shape, Shape::Fill { rect, .. } if rect.y == Px(200.0)));
    assert!(ruler, "the ruler sticks to the top");
}

/// The words of the guess in a scene, and the places of the line down the lanes, if there is one.
fn guess_in(scene: &Scene) -> (Option<String>, Option<(Point, Point)>) {
    let words = scene.shapes.iter().find_map(|shape| match shape {
        Shape::Text { text, .. } if text.contains("your guess") => Some(text.clone()),
        _ => None,
    });
    let line = scene.shapes.iter().find_map(|shape| match shape {
        Shape::Line { from, to, ink: Ink::Mark, .. } => Some((*from, *to)),
        _ => None,
    });
    (words, line)
}

#[test]
fn a_guess_is_a_line_down_the_lanes_of_its_variant() {
    let queries = Case::new(&[("one after another", "sequential"), ("gather", "gather")]);
    let guess = |ms: u64| Some(Guess { variant: 1, at: Time(ms * 1_000_000) });
    let scene = queries.scene(960.0, |frame| frame.guess = guess(200));
    let (words, line) = guess_in(&scene);
    assert_eq!(words.as_deref(), Some("your guess 200 ms"));
    let (from, to) = line.expect("200 ms lie within 300");
    let own = |row: &&Row| row.variant == 1;
    let (first, last) = (scene.rows.iter().find(own), scene.rows.iter().rfind(own));
    let (first, last) = (first.expect("a heading").rect, last.expect("a lane").rect);
    assert!(from.y > first.y && from.y < first.bottom() && to.y == last.bottom());
    assert!(from.x == to.x && from.x > scene.plot.x + scene.plot.width / 2.0 && from.x < scene.plot.right());
    let other = scene.rows.iter().rfind(|row| row.variant == 0).expect("a lane").rect;
    assert!(other.bottom() <= from.y, "the other variant's lanes have no such line");

    let (words, line) = guess_in(&queries.scene(960.0, |frame| frame.guess = guess(500)));
    assert_eq!((words.as_deref(), line), (Some("your guess 500 ms →"), None));
}

#[test]
fn a_run_that_cannot_end_says_so_where_its_lanes_end() {
    let said = |end| {
        blocked().with(960.0, |variants, frame| {
            let variants: Vec<_> = variants.iter().map(|it| Variant { end, ..*it }).collect();
            letters(&layout(&variants, &frame))
        })
    };
    assert!(said(EndMark::Deadlock).contains("for ever"));
    assert!(!said(EndMark::Total).contains("for ever") && !said(EndMark::Nothing).contains("for ever"));
}

#[test]
fn a_hundred_thousand_spans_are_a_small_picture() {
    let spans: Spans = busy::events().iter().collect();
    let lanes = lanes(&spans, &BTreeSet::new());
    let variants = [Variant { title: "busy", spans: &spans, lanes: &lanes, end: EndMark::Total }];
    assert!(spans.actors().map(|actor| actor.spans.len()).sum::<usize>() > 199_990);
    let frame = Frame::whole(&variants, Px(1200.0));
    let scene = layout(&variants, &frame);
    assert!(scene.shapes.len() < 3000, "{}", scene.shapes.len());
}

#[test]
fn the_file_is_whole_and_has_both_themes() {
    let caption = Caption { title: "a < b & \"c\"", note: "simulated", description: "two runs" };
    let text = blocked().with(960.0, |variants, frame| svg(&layout(variants, &frame), &caption));
    assert!(text.contains("<title id=\"tl-title\">a &lt; b &amp; &quot;c&quot;</title>"));
    assert!(text.contains("prefers-color-scheme:dark"));
    for word in ["time.sleep", "GET /items/4", "running", "ready", "blocking", "5.04 s", "1.03 s · 4.9×"] {
        assert!(text.contains(word), "{word}");
    }
    assert!(!text.contains("waits for the GIL"), "the legend has only what is there");
    assert_eq!(text, blocked().with(960.0, |variants, frame| svg(&layout(variants, &frame), &caption)));
    assert_elements_are_closed(&text);
    let used = text.split("url(#").skip(1).map(|rest| rest.split(')').next().unwrap_or_default());
    used.for_each(|id| assert!(text.contains(&format!("id=\"{id}\"")), "{id}"));
}

/// Every element that is opened is closed, in order.
fn assert_elements_are_closed(text: &str) {
    let mut open: Vec<&str> = Vec::new();
    for tag in text.split('<').skip(1) {
        let (tag, _) = tag.split_once('>').expect("a tag ends");
        let name = tag.trim_start_matches('/').split(|c: char| c.is_whitespace() || c == '/').next();
        match name {
            Some(name) if tag.starts_with('/') => assert_eq!(open.pop(), Some(name)),
            Some(name) if !tag.ends_with('/') => open.push(name),
            _ => {}
        }
    }
    assert!(open.is_empty(), "{open:?}");
}
