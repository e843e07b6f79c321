//! In: events of a run, in the order in which they happened. Out: lanes, numbers, findings, files.

pub mod chrome;
pub mod columns;
pub mod event;
pub mod findings;
mod json;
pub mod lane;
pub mod row;
pub mod span;
pub mod summary;

pub use columns::Trace;
