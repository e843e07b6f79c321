//! In: how long runs of several sizes took. Out: the places of a chart of time against size, both logarithmic.

use super::scene::{Point, Px, Rect};
use super::words::duration;

/// One line of the chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// The variant's title.
    pub title: String,
    /// Size, and nanoseconds; in order of size. Neither may be 0.
    pub points: Vec<(f64, u64)>,
}

/// A mark on an axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// How far from the chart's left or upper edge.
    pub at: Px,
    /// What stands there; empty if there is no room for it.
    pub label: String,
}

/// A chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    /// Where the lines are.
    pub plot: Rect,
    /// From left to right.
    pub sizes: Vec<Mark>,
    /// From the bottom up.
    pub times: Vec<Mark>,
    /// One for each series.
    pub lines: Vec<Vec<Point>>,
    /// Where the current size is, if it lies within the chart.
    pub now: Option<Px>,
}

/// Room for the labels of the axes.
const LEFT: f64 = 56.0;
const BOTTOM: f64 = 24.0;
const TOP: f64 = 22.0;
const RIGHT: f64 = 14.0;
/// About the width of a digit.
const DIGIT: f64 = 7.0;

/// The chart in a picture of that size. `sizes` are all that will be there, also those without points yet: the
/// axis does not change while points come in.
#[must_use]
pub fn chart(series: &[Series], sizes: &[f64], now: f64, width: Px, height: Px) -> Chart {
    let plot = Rect::new(LEFT, TOP, (width.0 - LEFT - RIGHT).max(1.0), (height.0 - TOP - BOTTOM).max(1.0));
    let across = Axis::new(
        sizes.first().copied().unwrap_or(1.0),
        sizes.last().copied().unwrap_or(1.0),
        plot.x,
        plot.right(),
    );
    let steps = steps(series);
    let (low, high) = (steps.first().copied().unwrap_or(1.0), steps.last().copied().unwrap_or(10.0));
    let up = Axis::new(low, high, plot.bottom(), plot.y);
    let line = |one: &Series| {
        let place = |(size, time): &(f64, u64)| Point { x: across.place(*size), y: up.place(*time as f64) };
        one.points.iter().map(place).collect()
    };
    let is_inside =
        sizes.first().is_some_and(|first| now >= *first) && sizes.last().is_some_and(|last| now <= *last);
    Chart {
        plot,
        sizes: size_marks(sizes, &across),
        times: steps.iter().map(|time| Mark { at: up.place(*time), label: duration(*time as u64) }).collect(),
        lines: series.iter().map(line).collect(),
        now: is_inside.then(|| across.place(now)),
    }
}

/// Labels that would touch their neighbour are left out.
fn size_marks(sizes: &[f64], across: &Axis) -> Vec<Mark> {
    let mut free = f64::NEG_INFINITY;
    let mark = |size: &f64| {
        let (at, label) = (across.place(*size), size.to_string());
        let half = label.len() as f64 * DIGIT / 2.0;
        let label = if at.0 - half < free { String::new() } else { label };
        if !label.is_empty() {
            free = at.0 + half + DIGIT;
        }
        Mark { at, label }
    };
    sizes.iter().map(mark).collect()
}

/// Round times from below the shortest to above the longest: powers of ten, and with less than two of them
/// between also their doubles and fives.
fn steps(series: &[Series]) -> Vec<f64> {
    let times = || series.iter().flat_map(|one| &one.points).map(|(_, time)| *time as f64);
    let (shortest, longest) = (times().fold(f64::INFINITY, f64::min), times().fold(0.0, f64::max));
    if longest <= 0.0 {
        return Vec::new();
    }
    let factors: &[f64] = if longest / shortest < 100.0 { &[1.0, 2.0, 5.0] } else { &[1.0] };
    let (first, last) = (shortest.log10().floor() as i32, longest.log10().ceil() as i32);
    let all = (first..=last).flat_map(|power| factors.iter().map(move |factor| factor * 10_f64.powi(power)));
    let all: Vec<f64> = all.collect();
    let from = all.iter().rposition(|step| *step <= shortest * 1.001).unwrap_or(0);
    let to = all.iter().position(|step| *step >= longest * 0.999).unwrap_or(all.len() - 1);
    all[from..=to.max((from + 1).min(all.len() - 1))].to_vec()
}

/// A logarithmic axis.
struct Axis {
    low: f64,
    per_unit: f64,
    start: Px,
}

impl Axis {
    fn new(low: f64, high: f64, start: Px, end: Px) -> Self {
        let (low, high) = (low.ln(), high.ln());
        Self { low, per_unit: (end - start).0 / (high - low).max(1e-9), start }
    }

    fn place(&self, value: f64) -> Px {
        self.start + Px((value.ln() - self.low) * self.per_unit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MS: u64 = 1_000_000;

    fn series(points: &[(f64, u64)]) -> Series {
        Series { title: String::new(), points: points.to_vec() }
    }

    fn near(one: Px, other: f64) -> bool {
        (one.0 - other).abs() < 1e-6
    }

    #[test]
    fn equal_factors_are_equal_distances() {
        let sizes = [1.0, 10.0, 100.0];
        let grows = series(&[(1.0, 100 * MS), (10.0, 1_000 * MS), (100.0, 10_000 * MS)]);
        let chart = chart(&[grows], &sizes, 10.0, Px(456.0 + 14.0), Px(246.0));
        let line = &chart.lines[0];
        assert!(near(line[0].x, 56.0) && near(line[1].x, 256.0) && near(line[2].x, 456.0), "{line:?}");
        assert!(near(line[0].y, 222.0) && near(line[1].y, 122.0) && near(line[2].y, 22.0), "{line:?}");
        assert!(chart.now.is_some_and(|x| near(x, 256.0)));
        let labels: Vec<_> = chart.times.iter().map(|mark| mark.label.as_str()).collect();
        assert_eq!(labels, ["100 ms", "1.00 s", "10.0 s"]);
    }

    #[test]
    fn a_short_range_has_doubles_and_fives() {
        let flat = series(&[(1.0, 101 * MS), (2.0, 330 * MS)]);
        let chart = chart(&[flat], &[1.0, 2.0], 3.0, Px(400.0), Px(200.0));
        let labels: Vec<_> = chart.times.iter().map(|mark| mark.label.as_str()).collect();
        assert_eq!(labels, ["100 ms", "200 ms", "500 ms"]);
        assert_eq!(chart.now, None);
    }

    #[test]
    fn everything_lies_within_the_plot() {
        for times in [[1_u64, 1, 1], [7, 9_000, 3], [MS, 999 * MS, 1_001 * MS], [50 * MS, 50 * MS, 50 * MS]] {
            let line = series(&[(1.0, times[0]), (3.0, times[1]), (50.0, times[2])]);
            let chart = chart(&[line], &[1.0, 3.0, 50.0], 1.0, Px(320.0), Px(200.0));
            let inside = |point: &Point| {
                (chart.plot.x.0 - 0.01..=chart.plot.right().0 + 0.01).contains(&point.x.0)
                    && (chart.plot.y.0 - 0.5..=chart.plot.bottom().0 + 0.5).contains(&point.y.0)
            };
            assert!(chart.lines[0].iter().all(inside), "{times:?} {chart:?}");
            assert!(chart.times.len() >= 2, "{times:?} {:?}", chart.times);
        }
    }

    #[test]
    fn labels_of_sizes_do_not_touch() {
        let sizes = [1000.0, 1001.0, 2000.0, 4000.0];
        let chart = chart(&[], &sizes, 0.5, Px(320.0), Px(200.0));
        let labels: Vec<_> = chart.sizes.iter().map(|mark| mark.label.as_str()).collect();
        assert_eq!(labels, ["1000", "", "2000", "4000"]);
    }
}
