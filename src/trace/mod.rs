//! In: events of a run, in the order in which they happened. Out: lanes, numbers, findings, files.

pub mod event;
