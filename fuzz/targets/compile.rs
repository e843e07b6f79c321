//! In: bytes of chance. Out: a crash, if reading them as a program does harm.

#![no_main]

use libfuzzer_sys::{fuzz_mutator, fuzz_target};

#[path = "../change.rs"]
mod change;
#[path = "../feed.rs"]
#[expect(dead_code, reason = "the other target uses the rest")]
mod feed;

fuzz_target!(|data: &[u8]| {
    if let Ok(text) = std::str::from_utf8(data) {
        feed::compile(text);
    }
});

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    change::change(data, size, max_size, seed)
});
