//! In: the spans and facts of a run. Out: what keeps it from being faster, in plain words, with line and fix.
//!
//! One fault is one finding, however often it happened: those of a kind on the same line are told together.
//! Each kind says in its file what counts and what does not; the tests in `tests/findings` say it in programs.

mod awaits;
mod background;
mod blocked_loop;
mod computing;
mod cores;
mod lock;
mod never_awaited;
mod pool;
mod who;
mod words;

use serde::{Deserialize, Serialize};

use super::event::{ActorId, Time};
use super::span::Spans;

/// What is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FindingKind {
    /// A callback held its loop while others could have gone on: by a call that waits, or by computing.
    BlockedLoop,
    /// Threads that compute take turns.
    ComputingUnderGil,
    /// Jobs or requests waited for a free thread of a pool.
    PoolExhausted,
    /// Awaits one after another that do not need each other.
    AwaitsInARow,
    /// A coroutine was made and never awaited.
    NeverAwaited,
    /// More processes compute than there are cores.
    OversubscribedCores,
    /// A lock is held across an await.
    LockAcrossAwait,
    /// Work after the response delays other requests.
    BackgroundDelays,
}

impl FindingKind {
    /// All kinds.
    pub const ALL: [Self; 8] = [
        Self::BlockedLoop,
        Self::ComputingUnderGil,
        Self::PoolExhausted,
        Self::AwaitsInARow,
        Self::NeverAwaited,
        Self::OversubscribedCores,
        Self::LockAcrossAwait,
        Self::BackgroundDelays,
    ];

    /// Its name: `blocked-loop`.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::BlockedLoop => "blocked-loop",
            Self::ComputingUnderGil => "computing-under-gil",
            Self::PoolExhausted => "pool-exhausted",
            Self::AwaitsInARow => "awaits-in-a-row",
            Self::NeverAwaited => "never-awaited",
            Self::OversubscribedCores => "oversubscribed-cores",
            Self::LockAcrossAwait => "lock-across-await",
            Self::BackgroundDelays => "background-delays",
        }
    }

    /// Whether some findings of this kind have a fix that takes no decision (`program::fix` makes it).
    #[must_use]
    pub fn may_be_mechanical(self) -> bool {
        !matches!(self, Self::PoolExhausted | Self::OversubscribedCores | Self::LockAcrossAwait)
    }
}

/// Something that keeps a run from being faster, or right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// What it is.
    pub kind: FindingKind,
    /// The line of the program where it comes from, from 1; 0: it is not in the program.
    pub line: u32,
    /// When it began.
    pub start: Time,
    /// When it was over, the last time.
    pub end: Time,
    /// Whose doing it is; then those who waited.
    pub actors: Vec<ActorId>,
    /// How long others waited for it in all, or what it cost, in nanoseconds: the greater, the worse.
    pub weight_ns: u64,
    /// Two or three words: `Blocked event loop`.
    pub title: String,
    /// What happened, in one sentence. Code stands in backquotes, here and below.
    pub text: String,
    /// Why that is so.
    pub cause: String,
    /// What to write instead.
    pub fix: String,
}

/// What can be found in a run, the worst first.
#[must_use]
pub fn findings(spans: &Spans) -> Vec<Finding> {
    let mut all = Vec::new();
    let locks = lock::find(spans);
    let mut blocked = blocked_loop::find(spans);
    // Who waits for such a lock blocks the loop, but that is not where it comes from.
    blocked
        .retain(|it| !(it.kind == FindingKind::BlockedLoop && locks.iter().any(|lock| lock.line == it.line)));
    all.extend(blocked);
    all.extend(locks);
    all.extend(awaits::find(spans));
    let background = background::find(spans);
    let mut computing = computing::find(spans);
    computing.retain(|it| background.iter().all(|other| other.line != it.line));
    all.extend(background);
    all.extend(computing);
    all.extend(pool::find(spans));
    all.extend(never_awaited::find(spans));
    all.extend(cores::find(spans));
    crate::sorting::sort_by_key(&mut all, |it: &Finding| (std::cmp::Reverse(it.weight_ns), it.kind, it.line));
    all
}
