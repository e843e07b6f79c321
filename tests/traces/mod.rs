//! In: the name of a trace in this folder. Out: its events; and a text compared with the one beside it.

use std::path::{Path, PathBuf};

use tasklanes::trace::event::Event;

/// The names of all traces here.
pub const ALL: [&str; 10] = [
    "sequential",
    "gather",
    "threads",
    "processes",
    "blocked",
    "awaited",
    "pool",
    "background",
    "workers",
    "loops",
];

/// The folder of the traces.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/traces")
}

/// The events of a trace.
pub fn events(name: &str) -> Vec<Event> {
    let path = folder().join(name).with_extension("json");
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Compares with the file of that name; `TASKLANES_BLESS=1` writes it anew, to be looked at before it is kept.
pub fn check(file: &str, actual: &str) {
    let path = folder().join(file);
    if std::env::var_os("TASKLANES_BLESS").is_some() {
        std::fs::write(&path, actual).expect("the folder of the traces can be written");
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    let differs = expected.lines().zip(actual.lines()).position(|(a, b)| a != b);
    let line = differs.unwrap_or(expected.lines().count().min(actual.lines().count())) + 1;
    assert!(expected == actual, "{file} differs from line {line} on; now it is:\n{actual}");
}
