//! In: numbers. Out: how the page writes them, where the picture has no words for it.

use crate::scenario::Metric;
use crate::view::figures::Unit;

/// What a figure of a run counts.
#[must_use]
pub fn unit(metric: Metric) -> Unit {
    match metric {
        Metric::Wall | Metric::Cpu | Metric::Block | Metric::Lag | Metric::Worst | Metric::Median => {
            Unit::Time
        }
        Metric::PerSecond => Unit::Rate,
        Metric::Tasks | Metric::Threads | Metric::Processes => Unit::Count,
    }
}

/// A moment of a run, with the same unit and the same number of places for a whole run that ends at `end`
/// (both in nanoseconds), so that it does not jump while it is played.
#[must_use]
pub fn moment(nanoseconds: u64, end: u64) -> String {
    let ns = nanoseconds as f64;
    match end {
        10_000_000_000.. => format!("{:.2} s", ns / 1e9),
        1_000_000_000.. => format!("{:.3} s", ns / 1e9),
        _ => format!("{:.1} ms", ns / 1e6),
    }
}
