//! In: bytes of chance. Out: a crash, if reading them as a program does harm.

#![no_main]

use libfuzzer_sys::{fuzz_mutator, fuzz_target, fuzzer_mutate};

#[path = "../feed.rs"]
#[expect(dead_code, reason = "the other target uses the rest")]
mod feed;
#[path = "../mutate.rs"]
mod mutate;

fuzz_target!(|data: &[u8]| {
    if let Ok(text) = std::str::from_utf8(data) {
        feed::compile(text);
    }
});

// Four of five times something that is likely to be a program still.
fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    let text = std::str::from_utf8(&data[..size]).ok().filter(|_| seed % 5 > 0);
    match text.map(|text| mutate::mutated(text, u64::from(seed))).filter(|text| text.len() <= max_size) {
        Some(text) => {
            data[..text.len()].copy_from_slice(text.as_bytes());
            text.len()
        }
        None => fuzzer_mutate(data, size, max_size),
    }
});
