//! In: a lane. Out: the shapes of its label, its spans, their text and its marks.

use super::metrics::Metrics;
use super::{Canvas, plain};
use crate::say;
use crate::trace::event::{ActorId, ActorKind, Reason, State, Time};
use crate::trace::lane::{Lane, LaneSize};
use crate::trace::row::lane_spans;
use crate::trace::span::{Actor, MarkKind, Span, Spans};
use crate::view::density::{Piece, pieces};
use crate::view::scene::{Glyph, Ink, Point, Px, Rect, Row, Shape, StateClass, TextStyle};
use crate::view::words;

impl Canvas<'_> {
    /// A lane with all that is on it.
    pub(super) fn lane(&mut self, row: &Row) {
        let variant = self.variants[row.variant];
        let Some(lane) = variant.lanes.get(row.index) else { return };
        self.label(row, lane);
        if lane.size == LaneSize::Heading {
            return;
        }
        self.life(row, lane, variant.spans);
        self.spans(row, lane, variant.spans);
        self.marks(row, lane, variant.spans);
    }

    fn label(&mut self, row: &Row, lane: &Lane) {
        if lane.size == LaneSize::Hair {
            return;
        }
        let ink = match lane.kind {
            ActorKind::Core => Ink::Muted,
            _ => Ink::Text,
        };
        let style = TextStyle {
            size: if self.metrics.is_narrow { Px(10.5) } else { Metrics::label_size(lane.size) },
            bold: lane.size == LaneSize::Heading,
            halo: self.metrics.is_narrow.then_some(Ink::Background),
            ..plain(12.0, ink)
        };
        let band = row.band;
        let mut x = if self.metrics.is_narrow {
            Px(8.0) + Px(8.0) * f64::from(lane.depth)
        } else {
            Metrics::indent(lane.depth)
        };
        let y = match lane.size {
            LaneSize::Heading => row.rect.y + Px(12.0),
            _ if self.metrics.is_narrow => band.y - Px(6.5),
            _ => band.y + band.height / 2.0,
        };
        if let Some(folded) = lane.folded {
            let glyph = if folded { Glyph::Folded } else { Glyph::Unfolded };
            self.shapes.push(Shape::Sign { at: Point { x: x + Px(4.0), y }, glyph, ink: Ink::Muted });
            x = x + Px(14.0);
        }
        let above = self.metrics.is_narrow || lane.size == LaneSize::Heading;
        let room = if above { self.plot.right() } else { self.plot.x - Px(8.0) } - x;
        self.text(x, y, &lane.label, room, style);
    }

    /// The thin line from the beginning of the run to its end, dashed before its birth and after its death, on which
    /// the spans lie, and the cap where the lane's life ends.
    fn life(&mut self, row: &Row, lane: &Lane, spans: &Spans) {
        let middle = row.band.y + row.band.height / 2.0;
        let has_life = lane.kind != ActorKind::Core && lane.folded.is_none();
        let members = lane.actors.iter().filter_map(|id| spans.actor(*id));
        let born = members.clone().map(|actor| actor.born).min().filter(|_| has_life).unwrap_or_default();
        let ends = members.map(|actor| actor.ended);
        let end = ends.collect::<Option<Vec<_>>>().and_then(|all| all.into_iter().max()).filter(|_| has_life);
        if lane.size != LaneSize::Hair {
            let last = spans.end().min(self.now());
            let died = end.unwrap_or(last);
            for (from, to, dashed) in [(Time(0), born, true), (born, died, false), (died, last, true)] {
                let from = Point { x: self.scale.x(from).max(self.plot.x), y: middle };
                let to = Point { x: self.scale.x(to.min(last)).min(self.plot.right()), y: middle };
                if from.x < to.x {
                    self.shapes.push(Shape::Line { from, to, ink: Ink::Whisker, width: Px(1.0), dashed });
                }
            }
        }
        if let Some(x) =
            end.filter(|end| *end <= self.now()).map(|end| self.scale.x(end)).filter(|x| self.in_plot(*x))
        {
            let rect = Rect { x: x - Px(1.0), width: Px(2.0), ..row.band };
            self.fill(rect, Ink::State(StateClass::Done));
        }
    }

    fn spans(&mut self, row: &Row, lane: &Lane, spans: &Spans) {
        let (from, to) = (self.scale.time(self.plot.x), self.scale.time(self.plot.right()));
        let shown = lane_spans(spans, lane, from, to);
        let shown: &[Span] = if is_only_alive(lane, &shown) { &[] } else { &shown };
        let drawn = pieces(shown, &self.scale, self.plot.x, self.plot.right(), self.now());
        for piece in &drawn {
            let rect = band_of(row.band, piece);
            self.shapes.push(Shape::Span { rect, class: piece.class, merged: piece.span.is_none() });
        }
        for piece in &drawn {
            if let Some(span) = piece.span.map(|index| &shown[index]) {
                self.span_text(row, lane, spans, piece, span);
            }
        }
    }

    /// The words on a span, if there is room.
    fn span_text(&mut self, row: &Row, lane: &Lane, spans: &Spans, piece: &Piece, span: &Span) {
        let size = match lane.size {
            LaneSize::Full => 11.0,
            LaneSize::Thin => 9.0,
            LaneSize::Hair | LaneSize::Heading => return,
        };
        let room = piece.right - piece.left - Px(10.0);
        if room < Px(18.0) || piece.class == StateClass::Created {
            return;
        }
        let is_hatched = !matches!(piece.class, StateClass::Running | StateClass::Done);
        let halo = is_hatched.then_some(Ink::State(piece.class));
        let style = TextStyle { halo, ..plain(size, Ink::OnState(piece.class)) };
        let middle = row.band.y + row.band.height / 2.0;
        let candidates = span_words(lane, spans, &Span { end: span.end.min(self.now()), ..*span });
        let fitting = candidates.iter().find(|text| words::text_width(text, style.size) * 1.05 <= room);
        if let Some(text) = fitting {
            self.text(piece.left + Px(5.0), middle, text, room, style);
        }
    }

    fn marks(&mut self, row: &Row, lane: &Lane, spans: &Spans) {
        if lane.folded.is_some() {
            return;
        }
        for actor in lane.actors.iter().filter_map(|id| spans.actor(*id)) {
            self.outputs(row, lane, spans, actor);
            // Responses come last, so that nothing lies on them.
            let (responses, others): (Vec<_>, Vec<_>) =
                actor.marks.iter().partition(|mark| matches!(mark.kind, MarkKind::Response(..)));
            for mark in others.into_iter().chain(responses) {
                let x = self.scale.x(mark.at);
                if mark.at > self.now() || !self.in_plot(x) {
                    continue;
                }
                let (glyph, ink) = match &mark.kind {
                    MarkKind::Response(..) => (Glyph::Response, Ink::Response),
                    MarkKind::Label(label) if label == "cancelled" => (Glyph::Cancelled, Ink::Mark),
                    MarkKind::Label(_) => (Glyph::Dot, Ink::Mark),
                };
                let at = Point { x, y: row.band.y + row.band.height / 2.0 };
                if lane.size == LaneSize::Hair {
                    self.fill(Rect { x: x - Px(1.0), width: Px(2.0), ..row.band }, ink);
                } else {
                    self.shapes.push(Shape::Sign { at, glyph, ink });
                }
            }
        }
    }

    /// A tick under the lane for each time something was written, unless they would touch.
    fn outputs(&mut self, row: &Row, lane: &Lane, spans: &Spans, actor: &Actor) {
        if lane.size != LaneSize::Full {
            return;
        }
        let mut free = Px(f64::NEG_INFINITY);
        for output in spans.outputs.iter().filter(|output| output.actor == actor.id) {
            let x = self.scale.x(output.at);
            if output.at <= self.now() && self.in_plot(x) && x >= free {
                let at = Point { x, y: row.band.bottom() - Px(5.0) };
                self.shapes.push(Shape::Sign { at, glyph: Glyph::Output, ink: Ink::Output });
                free = x + Px(9.0);
            }
        }
    }
}

/// A process whose states nobody recorded has nothing to show but that it lives.
fn is_only_alive(lane: &Lane, spans: &[Span]) -> bool {
    lane.kind == ActorKind::Process && spans.iter().all(|span| span.state == State::Created)
}

/// Where a piece is drawn: what has not started yet is drawn flat.
fn band_of(band: Rect, piece: &Piece) -> Rect {
    let rect = Rect { x: piece.left, width: piece.right - piece.left, ..band };
    match piece.class {
        StateClass::Created => Rect { y: band.y + band.height * 0.3, height: band.height * 0.4, ..rect },
        _ => rect,
    }
}

/// What can stand on a span, the longest first.
fn span_words(lane: &Lane, spans: &Spans, span: &Span) -> Vec<String> {
    if let Some(thread) = span.thread {
        return vec![occupant(spans, thread)];
    }
    let is_loop = lane.kind == ActorKind::Thread && lane.actors.len() > 1;
    // A loop that waits is nowhere in the program.
    let idle = say::span::IDLE.text();
    let word = match span.state {
        State::Waiting(Reason::Timer | Reason::Io | Reason::Other) if is_loop => idle,
        state => words::short_state(state),
    };
    let time = words::duration(span.length());
    let mut all = Vec::new();
    if span.line != 0 && lane.folded.is_none() && word != idle {
        all.push(say::span::WORD_LINE_TIME.with(&[&word, &span.line, &time]));
        all.push(say::span::WORD_LINE.with(&[&word, &span.line]));
        if span.state == State::Running {
            all.push(say::span::ONLY_LINE.with(&[&span.line]));
        }
    } else {
        all.push(format!("{word} · {time}"));
    }
    all.push(word.to_owned());
    all
}

/// Who is on a core: the thread, or its process if there are several of them.
fn occupant(spans: &Spans, thread: ActorId) -> String {
    let Some(thread) = spans.actor(thread) else { return String::new() };
    let several = spans.actors().filter(|actor| actor.kind == ActorKind::Process).nth(1).is_some();
    match thread.parent.and_then(|process| spans.actor(process)).filter(|_| several) {
        Some(process) => process.name.clone(),
        None => thread.name.clone(),
    }
}
