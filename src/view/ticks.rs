//! In: a time scale and the room for it. Out: the ticks of the ruler, with labels.

use super::scene::Px;
use super::time_scale::TimeScale;

/// No two labelled ticks are closer than this in a wide picture.
pub const MAJOR_GAP: Px = Px(120.0);

/// A tick of the ruler.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    /// Where.
    pub x: Px,
    /// Its label, if it is a major one.
    pub label: Option<String>,
}

/// The ticks between two places: major ones at 1, 2 or 5 times a power of ten nanoseconds and at least `gap`
/// apart, and minor ones between them.
#[must_use]
pub fn ticks(scale: &TimeScale, left: Px, right: Px, gap: Px) -> Vec<Tick> {
    let (step, parts) = step(scale.nanoseconds_per_px() * gap.0);
    let minor = step / parts;
    let (from, to) = (scale.nanoseconds(left).max(0.0), scale.nanoseconds(right));
    let label = Labels::new(to, step);
    let first = (from / minor).ceil() as i64;
    let last = (to / minor).floor() as i64;
    (first..=last)
        .map(|index| {
            let time = index as f64 * minor;
            let is_major = index % parts as i64 == 0;
            Tick { x: scale.x_of(time), label: is_major.then(|| label.of(time)) }
        })
        .collect()
}

/// The smallest round step of at least so many nanoseconds, and in how many parts minor ticks cut it.
fn step(at_least: f64) -> (f64, f64) {
    let decade = 10_f64.powf(at_least.max(1.0).log10().floor());
    for (factor, parts) in [(1.0, 5.0), (2.0, 4.0), (5.0, 5.0)] {
        if decade * factor >= at_least * 0.999_999 {
            return (decade * factor, parts);
        }
    }
    (decade * 10.0, 5.0)
}

/// One unit for the whole ruler, and as many decimals as tell its ticks apart.
struct Labels {
    unit: &'static str,
    size: f64,
    decimals: usize,
}

impl Labels {
    fn new(end: f64, step: f64) -> Self {
        let units = [("s", 1e9), ("ms", 1e6), ("µs", 1e3)];
        let (unit, size) = units.into_iter().find(|(_, size)| end >= *size).unwrap_or(("ns", 1.0));
        let decimals = (-(step / size).log10().floor()).max(0.0) as usize;
        Self { unit, size, decimals }
    }

    fn of(&self, time: f64) -> String {
        if time == 0.0 {
            return "0".to_owned();
        }
        format!("{:.*} {}", self.decimals, time / self.size, self.unit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(start: f64, span: f64, width: f64) -> Vec<String> {
        let scale = TimeScale::new(start, span, Px(0.0), Px(width));
        ticks(&scale, Px(0.0), Px(width), MAJOR_GAP).into_iter().filter_map(|tick| tick.label).collect()
    }

    #[test]
    fn labels_are_round() {
        assert_eq!(
            labels(0.0, 309e6, 800.0),
            ["0", "50 ms", "100 ms", "150 ms", "200 ms", "250 ms", "300 ms"]
        );
        assert_eq!(labels(0.0, 5.15e9, 800.0), ["0", "1 s", "2 s", "3 s", "4 s", "5 s"]);
        assert_eq!(labels(0.0, 1.2e9, 800.0), ["0", "0.2 s", "0.4 s", "0.6 s", "0.8 s", "1.0 s", "1.2 s"]);
        assert_eq!(labels(3e9, 100.0, 500.0), ["3.00000000 s", "3.00000005 s", "3.00000010 s"]);
        assert_eq!(labels(0.0, 100.0, 500.0), ["0", "50 ns", "100 ns"]);
    }

    #[test]
    fn major_ticks_keep_their_distance() {
        for exponent in 0..60 {
            let span = 1.7_f64.powi(exponent) * 100.0;
            let scale = TimeScale::new(0.0, span, Px(0.0), Px(700.0));
            let all = ticks(&scale, Px(0.0), Px(700.0), MAJOR_GAP);
            let major: Vec<Px> = all.iter().filter(|tick| tick.label.is_some()).map(|tick| tick.x).collect();
            assert!(major.windows(2).all(|pair| (pair[1] - pair[0]).0 >= 119.99), "{span}");
            assert!(!major.is_empty() && all.len() < 40, "{span}");
        }
    }
}
