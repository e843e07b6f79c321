//! In: nothing. Out: what `scenario.toml` says of the figures of runs, as types. Shared with `build/main.rs`.

use serde::{Deserialize, Serialize};

/// A sentence about the runs that their figures hold or break: a figure, or its ratio to another one, lies
/// within bounds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    /// The sentence.
    pub text: String,
    /// The figure.
    pub measure: Measure,
    /// What it is divided by.
    pub of: Option<Measure>,
    /// The least that it may be.
    pub at_least: Option<f64>,
    /// The most that it may be.
    pub at_most: Option<f64>,
    /// With fewer cores it cannot hold. (Live, a page has as many as the computer.)
    #[serde(default = "one_core")]
    pub cores: u32,
    /// Whether it is held against live runs as well: not so if it is about simulated costs.
    #[serde(default = "yes")]
    pub live: bool,
}

/// A figure of a variant's run: `gather.wall_ms`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Measure {
    /// The variant's slug.
    pub variant: String,
    /// Which of its figures.
    pub metric: Metric,
}

/// Which figure of a run. Times are in milliseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Metric {
    /// From the beginning to the end: `wall_ms`.
    Wall,
    /// The running time of all threads together: `cpu_ms`.
    Cpu,
    /// The longest time in which an event loop could do nothing else: `block_ms`.
    Block,
    /// The longest time that a ready task had to wait for its loop: `lag_ms`.
    Lag,
    /// The slowest response: `worst_ms`.
    Worst,
    /// The response in the middle: `median_ms`.
    Median,
    /// Responses in a second: `per_second`.
    PerSecond,
    /// How many tasks there were: `tasks`.
    Tasks,
    /// How many threads: `threads`.
    Threads,
    /// How many processes: `processes`.
    Processes,
}

impl Metric {
    /// All of them, as they are written.
    pub const ALL: [(&'static str, Self); 10] = [
        ("wall_ms", Self::Wall),
        ("cpu_ms", Self::Cpu),
        ("block_ms", Self::Block),
        ("lag_ms", Self::Lag),
        ("worst_ms", Self::Worst),
        ("median_ms", Self::Median),
        ("per_second", Self::PerSecond),
        ("tasks", Self::Tasks),
        ("threads", Self::Threads),
        ("processes", Self::Processes),
    ];
}

impl TryFrom<String> for Measure {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let parts = text.split_once('.').and_then(|(variant, word)| {
            let (_, metric) = Metric::ALL.iter().find(|(name, _)| *name == word)?;
            Some(Self { variant: variant.to_owned(), metric: *metric })
        });
        let names = || Metric::ALL.map(|(name, _)| name).join(", ");
        parts.ok_or_else(|| {
            format!("{text:?} is no measure: write VARIANT.METRIC, the metric one of {}", names())
        })
    }
}

impl From<Measure> for String {
    fn from(measure: Measure) -> Self {
        let name =
            Metric::ALL.iter().find(|(_, metric)| *metric == measure.metric).map_or("", |(name, _)| name);
        format!("{}.{name}", measure.variant)
    }
}

fn yes() -> bool {
    true
}

fn one_core() -> u32 {
    1
}
