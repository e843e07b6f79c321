//! In: events of a run, in the order in which they happened. Out: lanes, numbers, findings, files.

pub mod chrome;
pub mod columns;
pub mod event;
pub mod findings;
pub mod import;
mod json;
pub mod lane;
pub mod names;
pub mod row;
pub mod span;
pub mod summary;

pub use columns::Trace;
