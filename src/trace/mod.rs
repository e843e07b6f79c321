//! In: events of a run, in the order in which they happened. Out: lanes, numbers, findings, files.

pub mod columns;
pub mod event;
pub mod lane;
pub mod span;
pub mod summary;

pub use columns::Trace;
