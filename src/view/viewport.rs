//! In: what part of the time axis is seen, and a wish to move. Out: what part is seen then.
//!
//! Every function returns a new viewport and keeps it within the run, so that no gesture can lose it.

use super::scene::Px;
use super::time_scale::TimeScale;
use crate::trace::event::Time;

/// The part of the time axis that is seen, in nanoseconds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Viewport {
    /// The moment at the left edge of the plot.
    pub start: f64,
    /// How much time the width of the plot shows.
    pub span: f64,
}

/// No closer than this: 100 ns over the whole width.
const SMALLEST_SPAN: f64 = 100.0;
/// Free room at the right of the last event, as a part of the run.
const GUTTER: f64 = 0.03;

impl Viewport {
    /// Everything from 0 to `end`, with a little room at the right for the last label.
    #[must_use]
    pub fn fit(end: Time) -> Self {
        Self { start: 0.0, span: whole(end) }
    }

    /// A chosen interval of a run that ends at `end`.
    #[must_use]
    pub fn between(from: Time, to: Time, end: Time) -> Self {
        let (from, to) = (from.min(to).0 as f64, from.max(to).0 as f64);
        Self { start: from, span: to - from }.clamp(end)
    }

    /// The first and the last moment that are seen.
    #[must_use]
    pub fn window(self) -> (Time, Time) {
        (Time(self.start.max(0.0) as u64), Time((self.start + self.span).max(0.0) as u64))
    }

    /// Moves the picture: positive pixels show later moments. `width` is that of the plot.
    #[must_use]
    pub fn pan(self, by: Px, width: Px, end: Time) -> Self {
        let start = self.start + by.0 * self.span / width.0.max(1.0);
        Self { start, ..self }.clamp(end)
    }

    /// Zooms about a place: a `factor` above 1 comes closer. `at` is measured from the left edge of the plot
    /// and keeps its moment.
    #[must_use]
    pub fn zoom(self, factor: f64, at: Px, width: Px, end: Time) -> Self {
        let share = (at.0 / width.0.max(1.0)).clamp(0.0, 1.0);
        let span = (self.span / factor.max(1e-9)).clamp(SMALLEST_SPAN, whole(end));
        Self { start: self.start + (self.span - span) * share, span }.clamp(end)
    }

    /// Moves as little as needed to show a moment, with a tenth of the width to spare.
    #[must_use]
    pub fn reveal(self, time: Time, end: Time) -> Self {
        let (at, margin) = (time.0 as f64, self.span * 0.1);
        let start = self.start.min(at - margin).max(at + margin - self.span);
        if at >= self.start && at <= self.start + self.span {
            self
        } else {
            Self { start, ..self }.clamp(end)
        }
    }

    /// Within a run that ends at `end`: never wider than the run, never beyond its ends.
    #[must_use]
    pub fn clamp(self, end: Time) -> Self {
        let span = self.span.clamp(SMALLEST_SPAN, whole(end));
        Self { start: self.start.clamp(0.0, whole(end) - span), span }
    }

    /// Whether the whole run is seen.
    #[must_use]
    pub fn is_fit(self, end: Time) -> bool {
        self.span >= whole(end) * 0.999
    }

    /// The map to pixels for a plot that starts at `left` and is `width` wide.
    #[must_use]
    pub fn scale(self, left: Px, width: Px) -> TimeScale {
        TimeScale::new(self.start, self.span, left, width)
    }
}

fn whole(end: Time) -> f64 {
    (end.0 as f64 * (1.0 + GUTTER)).max(SMALLEST_SPAN)
}

#[cfg(test)]
mod tests {
    use super::*;

    const END: Time = Time(1_000_000);
    const WIDTH: Px = Px(500.0);

    #[test]
    fn zoom_keeps_the_moment_under_the_pointer() {
        let before = Viewport::fit(END);
        let at = Px(200.0);
        let after = before.zoom(4.0, at, WIDTH, END);
        let moment = |v: Viewport| v.scale(Px(0.0), WIDTH).nanoseconds(at);
        assert!((moment(before) - moment(after)).abs() < 1e-6);
        assert!((after.span * 4.0 - before.span).abs() < 1e-6);
    }

    #[test]
    fn zoom_stops_at_both_ends() {
        let fit = Viewport::fit(END);
        assert_eq!(fit.zoom(0.5, Px(0.0), WIDTH, END), fit);
        assert_eq!(fit.zoom(1e12, Px(0.0), WIDTH, END).span, SMALLEST_SPAN);
    }

    #[test]
    fn pan_stops_at_both_ends() {
        let near = Viewport::fit(END).zoom(2.0, Px(250.0), WIDTH, END);
        assert_eq!(near.pan(Px(-1e9), WIDTH, END).start, 0.0);
        let right = near.pan(Px(1e9), WIDTH, END);
        assert!((right.start + right.span - whole(END)).abs() < 1e-6);
    }

    #[test]
    fn reveal_moves_only_when_needed() {
        let near = Viewport::fit(END).zoom(10.0, Px(0.0), WIDTH, END);
        assert_eq!(near.reveal(Time(50_000), END), near);
        let moved = near.reveal(Time(900_000), END);
        assert!(moved.start < 900_000.0 && moved.start + moved.span > 900_000.0);
    }

    #[test]
    fn an_empty_run_is_harmless() {
        let v = Viewport::fit(Time(0)).zoom(3.0, Px(1.0), Px(0.0), Time(0)).pan(Px(5.0), Px(0.0), Time(0));
        assert!(v.start.is_finite() && v.span > 0.0);
    }
}
