//! In: an interval of time and an interval of pixels. Out: the way from one to the other and back.

use super::scene::Px;
use crate::trace::event::Time;

/// A linear map from time to horizontal pixels. The left edge may lie before the beginning of the run, so
/// time is kept in signed, fractional nanoseconds inside.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TimeScale {
    start: f64,
    nanoseconds_per_px: f64,
    left: Px,
}

impl TimeScale {
    /// `start` (nanoseconds) is drawn at `left`, and `span` nanoseconds take `width`.
    /// A width or a span of nothing is taken as one.
    #[must_use]
    pub fn new(start: f64, span: f64, left: Px, width: Px) -> Self {
        Self { start, nanoseconds_per_px: span.max(1.0) / width.0.max(1.0), left }
    }

    /// Where a moment is drawn.
    #[must_use]
    pub fn x(&self, time: Time) -> Px {
        self.x_of(time.0 as f64)
    }

    /// Where a moment in fractional nanoseconds is drawn.
    #[must_use]
    pub fn x_of(&self, nanoseconds: f64) -> Px {
        self.left + Px((nanoseconds - self.start) / self.nanoseconds_per_px)
    }

    /// The moment at a place, not before 0.
    #[must_use]
    pub fn time(&self, x: Px) -> Time {
        Time(self.nanoseconds(x).max(0.0).round() as u64)
    }

    /// The moment at a place in fractional nanoseconds; negative before the run.
    #[must_use]
    pub fn nanoseconds(&self, x: Px) -> f64 {
        self.start + (x - self.left).0 * self.nanoseconds_per_px
    }

    /// How much time one pixel stands for, in nanoseconds.
    #[must_use]
    pub fn nanoseconds_per_px(&self) -> f64 {
        self.nanoseconds_per_px
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn goes_there_and_back() {
        let scale = TimeScale::new(1e6, 4e6, Px(100.0), Px(400.0));
        assert_eq!(scale.x(Time(1_000_000)), Px(100.0));
        assert_eq!(scale.x(Time(5_000_000)), Px(500.0));
        assert_eq!(scale.time(scale.x(Time(3_210_000))), Time(3_210_000));
        assert_eq!(scale.time(Px(-1000.0)), Time(0));
    }

    #[test]
    fn an_empty_interval_is_no_division_by_zero() {
        let scale = TimeScale::new(0.0, 0.0, Px(0.0), Px(0.0));
        assert!(scale.x(Time(5)).0.is_finite());
    }
}
