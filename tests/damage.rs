//! In: traces of chance, with everything that can be wrong in them. Out: that they can be looked at all the same.

use std::collections::BTreeSet;

use tasklanes::trace::Trace;
use tasklanes::trace::chrome::{About, chrome};
use tasklanes::trace::event::{ActorId, ActorKind, Event, FactKind, Reason, State, Stream, Time};
use tasklanes::trace::lane::{LaneId, lanes};
use tasklanes::trace::row::lane_spans;
use tasklanes::trace::span::Spans;
use tasklanes::trace::summary::Summary;
use tasklanes::view::hit::{Hit, hit};
use tasklanes::view::layout::{EndMark, Frame, Pick, Variant, layout};
use tasklanes::view::scene::{Point, Px, Shape};
use tasklanes::view::tooltip::tooltip;
use tasklanes::view::viewport::Viewport;

/// Numbers of chance, the same in every run: xorshift.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % limit
    }

    fn of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len() as u64) as usize]
    }

    fn actor(&mut self) -> ActorId {
        let number = self.below(14) as u32;
        ActorId(if self.below(200) == 0 { u32::MAX - number } else { number })
    }

    fn maybe_actor(&mut self) -> Option<ActorId> {
        (self.below(3) > 0).then(|| self.actor())
    }

    fn state(&mut self) -> State {
        let reason = self.of(&[Reason::Io, Reason::Timer, Reason::Gil, Reason::Pool, Reason::Child]);
        let waits = [State::Waiting(reason), State::Blocked(reason)];
        let others = [State::Created, State::Ready, State::Running, State::Running, State::Done];
        if self.below(3) == 0 { self.of(&waits) } else { self.of(&others) }
    }

    fn event(&mut self, at: Time) -> Event {
        let actor = self.actor();
        match self.below(13) {
            0..3 => {
                let kinds = [
                    ActorKind::Core,
                    ActorKind::Process,
                    ActorKind::Thread,
                    ActorKind::Loop,
                    ActorKind::Task,
                ];
                let kind = if self.below(5) == 0 { ActorKind::Request } else { self.of(&kinds) };
                let name = format!("{kind:?} <{}> \u{1} \u{1f600}", actor.0);
                Event::Born { at, actor, kind, parent: self.maybe_actor(), name, line: self.below(9) as u32 }
            }
            3 => Event::Woke { at, by: self.maybe_actor(), actor },
            4 => Event::Output { at, actor, stream: Stream::Stderr, text: "text\n".to_owned() },
            5 => Event::Response { at, actor, status: 200, body: String::new() },
            6 => Event::Mark { at, actor, label: self.of(&["cancelled", "", "ß"]).to_owned() },
            8 => {
                let kind =
                    self.of(&[FactKind::Call, FactKind::Await, FactKind::WaitsForLock, FactKind::JobBegins]);
                let (line, number, text) = (self.below(30) as u32, self.below(1 << 40), "f()".to_owned());
                Event::Fact { at, actor, kind, line, number, text }
            }
            9 => Event::File { at, actor, name: "ß.txt".to_owned(), content: vec![0, 200, 3] },
            7 => Event::Named { at, actor, name: "another".to_owned() },
            _ => {
                let (state, core) = (self.state(), self.maybe_actor());
                Event::Enter { at, actor, state, line: self.below(30) as u32, core }
            }
        }
    }

    /// Mostly forwards in time, at times far, at times back.
    fn events(&mut self, count: u64) -> Vec<Event> {
        let mut now = 0_u64;
        let mut event = |_| {
            now = match self.below(40) {
                0 => now.saturating_sub(self.below(5000)),
                1 => now + self.below(1_000_000_000_000),
                2..20 => now,
                _ => now + self.below(3000),
            };
            self.event(Time(now))
        };
        (0..count).map(&mut event).collect()
    }
}

#[test]
fn whatever_a_trace_holds_it_can_be_looked_at() {
    let mut chance = Chance(0x9e37_79b9_7f4a_7c15);
    for round in 0..400 {
        let count = 5 + chance.below(300);
        let trace: Trace = chance.events(count).into_iter().collect();
        assert_eq!(Trace::from_bytes(&trace.to_bytes()).as_ref(), Ok(&trace), "{round}");
        let spans = Spans::from(&trace);
        for actor in spans.actors() {
            assert!(actor.spans.iter().all(|span| span.start <= span.end), "{round}");
        }
        let _ = (
            Summary::of(&spans),
            chrome(&spans, &About { title: "", simulated: false, cores: 0, states: true }),
        );
        look_at(&spans, &mut chance);
        let ordered = trace.in_order();
        assert!(ordered.events().collect::<Vec<_>>().is_sorted_by_key(Event::at));
    }
}

fn look_at(spans: &Spans, chance: &mut Chance) {
    let lanes = lanes(spans, &BTreeSet::new());
    let ids: BTreeSet<LaneId> = lanes.iter().map(|lane| lane.id).collect();
    assert_eq!(ids.len(), lanes.len(), "each lane has a name of its own");
    for lane in &lanes {
        let row = lane_spans(spans, lane, Time(0), Time(u64::MAX));
        assert!(row.iter().all(|span| span.start <= span.end));
    }
    let end = [EndMark::Nothing, EndMark::Total, EndMark::Deadlock][chance.below(3) as usize];
    let variants = [Variant { title: "a run of chance", spans, lanes: &lanes, end }];
    let width = Px(chance.of(&[0.0, 1.0, 90.0, 360.0, 1200.0]));
    let mut frame = Frame::whole(&variants, width);
    if chance.below(2) == 0 {
        let (a, b) = (Time(chance.below(spans.end().0 + 1)), Time(chance.below(spans.end().0 + 1)));
        frame.viewport = Viewport::between(a, b, spans.end());
    }
    frame.playhead = (chance.below(2) == 0).then(|| Time(chance.below(spans.end().0 + 1)));
    let scene = layout(&variants, &frame);
    for _ in 0..20 {
        let x = Px(chance.below(1200) as f64);
        let y = Px(chance.below(scene.height.0 as u64 + 1) as f64);
        if let Some(Hit::Span(pick)) = hit(&scene, &variants, &frame, Point { x, y }) {
            assert!(tooltip(&variants, &pick).is_some(), "{pick:?}");
            select(&variants, frame, pick);
        }
    }
}

fn select(variants: &[Variant], mut frame: Frame, pick: Pick) {
    frame.selected = Some(pick);
    frame.hovered = Some(pick);
    for shape in layout(variants, &frame).shapes {
        if let Shape::Span { rect, .. } | Shape::Fill { rect, .. } | Shape::Frame { rect, .. } = shape {
            assert!(rect.x.0.is_finite() && rect.width.0.is_finite() && rect.width.0 >= 0.0, "{rect:?}");
        }
    }
}
