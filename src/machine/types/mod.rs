//! In: built-in values. Out: their operators and methods.
