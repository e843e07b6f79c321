//! In: nothing yet. Out: nothing yet.
