//! In: what a target was fed with. Out: what it is fed with next.

use libfuzzer_sys::fuzzer_mutate;

#[path = "mutate.rs"]
mod mutate;

/// Changes the first `size` bytes; how many there are then. Four of five times something that is likely to be a program
/// still.
pub fn change(data: &mut [u8], size: usize, max_size: usize, seed: u32) -> usize {
    let text = std::str::from_utf8(&data[..size]).ok().filter(|_| seed % 5 > 0);
    match text.map(|text| mutate::mutated(text, u64::from(seed))).filter(|text| text.len() <= max_size) {
        Some(text) => {
            data[..text.len()].copy_from_slice(text.as_bytes());
            text.len()
        }
        None => fuzzer_mutate(data, size, max_size),
    }
}
