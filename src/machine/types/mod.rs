//! In: built-in values. Out: their operators and methods.

pub mod identity;
