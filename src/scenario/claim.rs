//! In: the claims of a scenario, the numbers of its runs. Out: which of them hold.

use super::measure::{Claim, Measure, Metric};
use crate::trace::summary::Summary;

/// What came of a claim.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Verdict {
    /// The figure, or the ratio of the two figures.
    pub value: f64,
    /// Whether it lies within the claim's bounds.
    pub holds: bool,
}

/// What can be said of a claim after a run.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Judgement {
    /// It holds, with this value.
    Holds(f64),
    /// It does not hold, with this value.
    Fails(f64),
    /// It does not hold, with this value, and could not: there are too few cores.
    TooFewCores(f64),
    /// It is about simulated runs, and this was none.
    OnlySimulated,
    /// The figures are not there.
    Unknown,
}

impl Claim {
    /// What can be said of the claim after runs, live or simulated, that had so many cores.
    #[must_use]
    pub fn judge<'a>(
        &self,
        summary: impl Fn(&str) -> Option<&'a Summary>,
        is_live: bool,
        cores: u32,
    ) -> Judgement {
        match self.verdict(summary) {
            _ if is_live && !self.live => Judgement::OnlySimulated,
            None => Judgement::Unknown,
            Some(Verdict { value, holds: true }) => Judgement::Holds(value),
            Some(Verdict { value, .. }) if cores < self.cores => Judgement::TooFewCores(value),
            Some(Verdict { value, .. }) => Judgement::Fails(value),
        }
    }

    /// Holds the claim against runs, of which `summary` gives the numbers by the variant's slug. None if a
    /// run is missing, or has no such figure.
    #[must_use]
    pub fn verdict<'a>(&self, summary: impl Fn(&str) -> Option<&'a Summary>) -> Option<Verdict> {
        let figure = self.measure.of(&summary)?;
        let value = match &self.of {
            Some(other) => figure / other.of(&summary).filter(|other| *other != 0.0)?,
            None => figure,
        };
        let holds =
            self.at_least.is_none_or(|least| value >= least) && self.at_most.is_none_or(|most| value <= most);
        Some(Verdict { value, holds })
    }
}

impl Measure {
    /// The figure; none if the run is missing or has no such figure.
    #[must_use]
    pub fn of<'a>(&self, summary: impl Fn(&str) -> Option<&'a Summary>) -> Option<f64> {
        self.metric.of(summary(&self.variant)?)
    }
}

impl Metric {
    /// The figure of a run; none if it has no such figure: a time of responses without requests.
    #[must_use]
    pub fn of(self, summary: &Summary) -> Option<f64> {
        let milliseconds = |nanoseconds: u64| nanoseconds as f64 / 1e6;
        let requests = summary.requests.as_ref();
        Some(match self {
            Self::Wall => milliseconds(summary.wall_ns),
            Self::Cpu => milliseconds(summary.cpu_ns),
            Self::Block => milliseconds(summary.longest_block.as_ref()?.length_ns),
            Self::Lag => milliseconds(summary.loop_lag.as_ref()?.worst_ns),
            Self::Worst => milliseconds(requests?.worst_ns),
            Self::Median => milliseconds(requests?.p50_ns),
            Self::PerSecond => requests?.per_second,
            Self::Tasks => f64::from(summary.tasks),
            Self::Threads => f64::from(summary.threads),
            Self::Processes => f64::from(summary.processes),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claim(of: Option<&str>, at_least: Option<f64>, at_most: Option<f64>) -> Claim {
        let measure = |text: &str| Measure::try_from(text.to_owned()).expect("a measure");
        let (text, measure, of) = (String::new(), measure("quick.wall_ms"), of.map(measure));
        Claim { text, measure, of, at_least, at_most, cores: 1, live: true }
    }

    fn verdict(claim: &Claim) -> Option<Verdict> {
        let quick = Summary { wall_ns: 100_000_000, ..Summary::default() };
        let slow = Summary { wall_ns: 300_000_000, ..Summary::default() };
        claim.verdict(|slug| match slug {
            "quick" => Some(&quick),
            "slow" => Some(&slow),
            _ => None,
        })
    }

    #[test]
    fn a_figure_is_held_against_both_bounds() {
        assert_eq!(
            verdict(&claim(None, Some(90.0), Some(110.0))),
            Some(Verdict { value: 100.0, holds: true })
        );
        assert_eq!(verdict(&claim(None, Some(101.0), None)), Some(Verdict { value: 100.0, holds: false }));
        assert_eq!(verdict(&claim(None, None, Some(99.0))), Some(Verdict { value: 100.0, holds: false }));
    }

    #[test]
    fn a_ratio_needs_both_runs() {
        let third = verdict(&claim(Some("slow.wall_ms"), None, Some(0.34))).expect("both runs are there");
        assert!(third.holds && (third.value - 1.0 / 3.0).abs() < 1e-9);
        assert_eq!(verdict(&claim(Some("other.wall_ms"), None, Some(1.0))), None);
        assert_eq!(verdict(&claim(Some("slow.lag_ms"), None, Some(1.0))), None);
    }

    #[test]
    fn a_claim_is_not_broken_by_a_computer_without_the_cores() {
        let slow = Summary { wall_ns: 300_000_000, ..Summary::default() };
        let of = |slug: &str| (slug == "quick").then_some(&slow);
        let mut claim = Claim { cores: 4, ..claim(None, None, Some(100.0)) };
        assert_eq!(claim.judge(of, true, 2), Judgement::TooFewCores(300.0));
        assert_eq!(claim.judge(of, true, 4), Judgement::Fails(300.0));
        assert_eq!(claim.judge(|_| None, true, 4), Judgement::Unknown);
        claim.at_most = Some(400.0);
        assert_eq!(claim.judge(of, true, 2), Judgement::Holds(300.0));
        claim.live = false;
        assert_eq!(claim.judge(of, true, 4), Judgement::OnlySimulated);
        assert_eq!(claim.judge(of, false, 4), Judgement::Holds(300.0));
    }
}
