//! In: the texts of `fuzz/corpus`, which fuzzing found worth keeping, and the test programs. Out: whether the former, and
//! programs that a few changes of chance make of the latter, can be read and run without harm.

#![cfg(not(target_arch = "wasm32"))]
#![expect(clippy::unwrap_used, reason = "a test may panic")]

use std::path::{Path, PathBuf};
use std::{env, fs};

#[path = "../fuzz/feed.rs"]
mod feed;
#[path = "../fuzz/mutate.rs"]
mod mutate;

#[test]
fn kept_texts_are_read() {
    texts("fuzz/corpus/compile").iter().chain(&texts("fuzz/corpus/run")).for_each(|text| feed::compile(text));
}

#[test]
fn kept_programs_run() {
    texts("fuzz/corpus/run").iter().for_each(|text| feed::run(text));
}

/// The same changes every time; others with another `FUZZ_SEED`, more with `FUZZ_COUNT`. What was fed last is in
/// `target/tmp`.
#[test]
fn changed_programs_run() {
    let number = |name: &str, other: u64| env::var(name).map_or(other, |text| text.parse().unwrap());
    let seed = number("FUZZ_SEED", 1);
    let programs = texts("tests/programs");
    let last = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("fuzz-{seed}.py"));
    for fed in 0..number("FUZZ_COUNT", 500) {
        let chance = (seed << 32 | fed).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let program = &programs[(chance >> 33) as usize % programs.len()];
        let text = mutate::mutated(program, chance >> 7);
        fs::write(&last, &text).unwrap();
        feed::compile(&text);
        feed::run(&text);
    }
}

fn texts(folder: &str) -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_none_or(|ending| ending == "py"));
    paths.sort();
    assert!(!paths.is_empty(), "no texts");
    paths.iter().filter_map(|path| String::from_utf8(fs::read(path).unwrap()).ok()).collect()
}
