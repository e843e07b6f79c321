//! In: the numbers of a scenario's runs. Out: bars that compare one of them, with the simulated figure as an outline.

use super::figures::{Unit, figure};
use super::words::times;
use crate::say;
use crate::trace::summary::Summary;

/// What bars can compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compared {
    /// From the beginning to the end.
    Wall,
    /// Of all threads together.
    Cpu,
    /// Against the first variant.
    SpeedUp,
    /// Responses in a second.
    Throughput,
    /// The slowest response.
    Worst,
    /// The longest time that a ready task waited for its loop.
    Lag,
}

/// A run to compare.
#[derive(Clone, Copy, Debug)]
pub struct Run<'a> {
    /// The variant's title.
    pub title: &'a str,
    /// Its numbers; none if it has none that can be compared.
    pub shown: Option<&'a Summary>,
    /// If it was measured: the numbers of its simulation.
    pub simulated: Option<&'a Summary>,
}

/// A bar.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// The variant's title.
    pub title: String,
    /// Its length, from 0 to 1, the longest of all being 1; none if there is no figure.
    pub length: Option<f64>,
    /// The figure.
    pub text: String,
    /// Length and figure of the simulation.
    pub outline: Option<(f64, String)>,
}

impl Compared {
    /// All of them, in the order of their tabs.
    pub const ALL: [Self; 6] =
        [Self::Wall, Self::Cpu, Self::SpeedUp, Self::Throughput, Self::Worst, Self::Lag];

    /// What it is called.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Wall => say::bars::WALL.text(),
            Self::Cpu => say::bars::CPU.text(),
            Self::SpeedUp => say::bars::SPEED_UP.text(),
            Self::Throughput => say::bars::THROUGHPUT.text(),
            Self::Worst => say::bars::WORST.text(),
            Self::Lag => say::bars::LAG.text(),
        }
    }

    /// What it means, and whether more of it is better.
    #[must_use]
    pub fn meaning(self) -> &'static str {
        match self {
            Self::Wall => say::bars::WALL_MEANS.text(),
            Self::Cpu => say::bars::CPU_MEANS.text(),
            Self::SpeedUp => say::bars::SPEED_UP_MEANS.text(),
            Self::Throughput => say::bars::THROUGHPUT_MEANS.text(),
            Self::Worst => say::bars::WORST_MEANS.text(),
            Self::Lag => say::bars::LAG_MEANS.text(),
        }
    }

    fn of(self, summary: &Summary, first: Option<&Summary>) -> Option<f64> {
        let milliseconds = |nanoseconds: u64| nanoseconds as f64 / 1e6;
        let requests = summary.requests.as_ref();
        match self {
            Self::Wall => Some(milliseconds(summary.wall_ns)),
            Self::Cpu => Some(milliseconds(summary.cpu_ns)),
            Self::SpeedUp => {
                let wall = (summary.wall_ns > 0).then_some(summary.wall_ns as f64)?;
                Some(first?.wall_ns as f64 / wall)
            }
            Self::Throughput => Some(requests?.per_second),
            Self::Worst => Some(milliseconds(requests?.worst_ns)),
            Self::Lag => Some(milliseconds(summary.loop_lag.as_ref()?.worst_ns)),
        }
    }

    fn words(self, value: f64) -> String {
        match self {
            Self::SpeedUp => times(value),
            Self::Throughput => figure(value, Unit::Rate),
            Self::Wall | Self::Cpu | Self::Worst | Self::Lag => figure(value, Unit::Time),
        }
    }
}

/// What there is to compare: figures that at least one run has and that are not all nothing.
#[must_use]
pub fn comparable(runs: &[Run]) -> Vec<Compared> {
    let exists = |what: &Compared| {
        let first = runs.first().and_then(|run| run.shown);
        let mut values = runs.iter().filter_map(|run| what.of(run.shown?, first));
        (*what != Compared::SpeedUp || runs.len() > 1) && values.any(|value| value > 0.0)
    };
    Compared::ALL.into_iter().filter(exists).collect()
}

/// One bar for each run.
#[must_use]
pub fn bars(what: Compared, runs: &[Run]) -> Vec<Bar> {
    let first = runs.first();
    let shown_of = |run: &Run| what.of(run.shown?, first.and_then(|first| first.shown));
    let simulated_of = |run: &Run| what.of(run.simulated?, first.and_then(|first| first.simulated));
    let figures: Vec<_> = runs.iter().map(|run| (run, shown_of(run), simulated_of(run))).collect();
    let longest = figures.iter().flat_map(|(_, shown, simulated)| [*shown, *simulated]).flatten();
    let longest = longest.fold(0.0, f64::max);
    let length = |value: f64| if longest > 0.0 { value / longest } else { 0.0 };
    let bar = |(run, shown, simulated): &(&Run, Option<f64>, Option<f64>)| Bar {
        title: run.title.to_owned(),
        length: shown.map(length),
        text: shown.map_or_else(|| "–".to_owned(), |value| what.words(value)),
        outline: simulated.map(|value| (length(value), what.words(value))),
    };
    figures.iter().map(bar).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn summary(wall_ms: u64) -> Summary {
        Summary { wall_ns: wall_ms * 1_000_000, cpu_ns: 1_000_000, ..Summary::default() }
    }

    #[test]
    fn the_longest_bar_may_be_a_simulated_one() {
        let (slow, fast, dreamt) = (summary(300), summary(100), summary(400));
        let runs = [
            Run { title: "slow", shown: Some(&slow), simulated: Some(&dreamt) },
            Run { title: "fast", shown: Some(&fast), simulated: None },
            Run { title: "failed", shown: None, simulated: None },
        ];
        let bars = bars(Compared::Wall, &runs);
        assert_eq!(bars[0].length, Some(0.75));
        assert_eq!(bars[0].outline, Some((1.0, "400 ms".to_owned())));
        assert_eq!((bars[1].length, bars[1].text.as_str()), (Some(0.25), "100 ms"));
        assert_eq!((bars[2].length, bars[2].text.as_str()), (None, "–"));
    }

    #[test]
    fn speed_up_is_against_the_first_of_its_own_kind() {
        let (slow, fast, slow_simulated, fast_simulated) =
            (summary(330), summary(110), summary(300), summary(75));
        let runs = [
            Run { title: "slow", shown: Some(&slow), simulated: Some(&slow_simulated) },
            Run { title: "fast", shown: Some(&fast), simulated: Some(&fast_simulated) },
        ];
        let bars = bars(Compared::SpeedUp, &runs);
        assert_eq!(bars[1].text, "3.0×");
        assert_eq!(bars[1].outline, Some((1.0, "4.0×".to_owned())));
    }

    #[test]
    fn only_what_exists_can_be_compared() {
        let one = summary(300);
        let run = Run { title: "one", shown: Some(&one), simulated: None };
        assert_eq!(comparable(&[run]), [Compared::Wall, Compared::Cpu]);
        assert_eq!(comparable(&[run, run]), [Compared::Wall, Compared::Cpu, Compared::SpeedUp]);
        assert_eq!(comparable(&[]), []);
    }
}
