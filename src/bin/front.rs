//! In: texts of programs, from the page. Out: their readings, as bytes, and their fixes. Fetched with the first program that is not the
//! gallery's, so that the page itself comes without the parser.

#[cfg(target_arch = "wasm32")]
use wasm_bindgen::prelude::wasm_bindgen;

/// The reading of a text (`program::reading`), as postcard writes it; `file` is the name that tracebacks show.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen]
#[must_use]
pub fn read(file: &str, text: &str) -> Vec<u8> {
    let reading = tasklanes::program::reading::Reading::of(file, text);
    postcard::to_stdvec(&reading).expect("plain data")
}

/// The text with a finding's fix, where that is mechanical (`program::fix`).
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen]
#[must_use]
pub fn fix(text: &str, kind: &str, line: u32) -> Option<String> {
    tasklanes::program::fix::fix(text, kind, line)
}

#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("This program is a part of the page and runs in a browser.");
    std::process::exit(2);
}
