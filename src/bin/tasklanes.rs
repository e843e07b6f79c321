//! In: a command line. Out: nothing yet.

fn main() {}
