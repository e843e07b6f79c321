//! In: the spans of a lane, however many. Out: at most about two pieces a pixel, in one pass.

use super::scene::{Px, StateClass};
use super::time_scale::TimeScale;
use super::words::class_of;
use crate::trace::event::Time;
use crate::trace::span::Span;

/// A part of a lane that is drawn as one rectangle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Piece {
    /// Its left edge.
    pub left: Px,
    /// Its right edge.
    pub right: Px,
    /// What it shows.
    pub class: StateClass,
    /// The index of its span; none: it stands for several that are too short to draw.
    pub span: Option<usize>,
}

/// Spans narrower than this are not drawn one by one.
const NARROW: f64 = 1.5;

/// The pieces of a lane between two places and not beyond `until`. Spans that are too narrow share pixels,
/// and each pixel shows the state that took most of its time.
#[must_use]
pub fn pieces(spans: &[Span], scale: &TimeScale, left: Px, right: Px, until: Time) -> Vec<Piece> {
    let mut merger = Merger { left, right, pieces: Vec::new(), pixel: f64::NEG_INFINITY, times: [0.0; 8] };
    // Spans follow one another: those before the left edge are passed over at once.
    let first = spans.partition_point(|span| scale.x(span.end) < left);
    for (index, span) in spans.iter().enumerate().skip(first) {
        let from = scale.x(span.start).max(left);
        if span.start >= until || from > right {
            break;
        }
        let to = scale.x(span.end.min(until)).min(right);
        if to >= left {
            merger.add(from, to, class_of(span.state), index);
        }
    }
    merger.flush();
    merger.pieces
}

struct Merger {
    left: Px,
    right: Px,
    pieces: Vec<Piece>,
    /// The pixel that is being filled.
    pixel: f64,
    /// How much of it each class takes.
    times: [f64; 8],
}

impl Merger {
    fn add(&mut self, from: Px, to: Px, class: StateClass, index: usize) {
        if (to - from).0 >= NARROW {
            self.flush();
            self.pieces.push(Piece { left: from, right: to, class, span: Some(index) });
            return;
        }
        let pixel = from.0.floor();
        if pixel > self.pixel {
            self.flush();
            self.pixel = pixel;
        }
        // A span of no visible width must still be seen.
        self.times[class as usize] += (to - from).0.max(1e-3);
    }

    fn flush(&mut self) {
        let times = std::mem::take(&mut self.times);
        let Some((class, _)) = StateClass::ALL
            .into_iter()
            .zip(times)
            .filter(|(_, time)| *time > 0.0)
            .max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)))
        else {
            return;
        };
        let left = Px(self.pixel).max(self.left);
        let right = Px(self.pixel + 1.0).min(self.right).max(left + Px(0.5));
        match self.pieces.last_mut() {
            Some(last) if last.span.is_none() && last.class == class && last.right >= left => {
                last.right = right
            }
            _ => self.pieces.push(Piece { left, right, class, span: None }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trace::event::State;

    fn spans(lengths: impl IntoIterator<Item = (u64, State)>) -> Vec<Span> {
        let mut at = 0;
        let span = |(length, state)| {
            let start = Time(at);
            at += length;
            Span { start, end: Time(at), state, line: 0, core: None, thread: None, woken_by: None }
        };
        lengths.into_iter().map(span).collect()
    }

    #[test]
    fn wide_spans_stay_themselves() {
        let scale = TimeScale::new(0.0, 100.0, Px(0.0), Px(100.0));
        let all = spans([(40, State::Running), (60, State::Ready)]);
        let pieces = pieces(&all, &scale, Px(10.0), Px(90.0), Time(80));
        let seen: Vec<_> = pieces.iter().map(|p| (p.left.0, p.right.0, p.span)).collect();
        assert_eq!(seen, [(10.0, 40.0, Some(0)), (40.0, 80.0, Some(1))]);
    }

    #[test]
    fn a_hundred_thousand_spans_become_a_few_pieces() {
        let all = spans((0..100_000).map(|i| (10, if i % 10 == 0 { State::Running } else { State::Ready })));
        let scale = TimeScale::new(0.0, 1e6, Px(0.0), Px(500.0));
        let pieces = pieces(&all, &scale, Px(0.0), Px(500.0), Time(u64::MAX));
        assert_eq!(pieces.len(), 1);
        assert_eq!(
            (pieces[0].class, pieces[0].left, pieces[0].right),
            (StateClass::Ready, Px(0.0), Px(500.0))
        );
    }

    #[test]
    fn a_lonely_short_span_is_seen() {
        let all = vec![Span { start: Time(500_000), end: Time(500_001), ..spans([(1, State::Running)])[0] }];
        let scale = TimeScale::new(0.0, 1e6, Px(0.0), Px(100.0));
        let pieces = pieces(&all, &scale, Px(0.0), Px(100.0), Time(u64::MAX));
        assert_eq!(pieces.len(), 1);
        assert!((pieces[0].right - pieces[0].left).0 >= 0.5);
    }
}
