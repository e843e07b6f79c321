//! In: texts of programs, recordings, files of other programs. Out: readings as bytes, fixes, pictures, traces as files and
//! read from files.
//! Fetched with the first program that is not the gallery's or the first file, so that the page comes without all that.

#[cfg(target_arch = "wasm32")]
use wasm_bindgen::prelude::wasm_bindgen;

/// The reading of a text (`program::reading`), as postcard writes it; `file` is the name that tracebacks show.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen]
#[must_use]
pub fn read(file: &str, text: &str) -> Vec<u8> {
    let reading = tasklanes::program::reading::Reading::in_page(file, text);
    postcard::to_stdvec(&reading).expect("plain data")
}

/// The lanes of runs (`view::handout`, as postcard writes it) as an SVG file.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen]
#[must_use]
pub fn picture(handout: &[u8]) -> Option<String> {
    Some(tasklanes::view::handout::Handout::from_bytes(handout)?.picture())
}

/// One of those runs as a Chrome trace; `states`: with rows that only Perfetto understands.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen]
#[must_use]
pub fn trace(handout: &[u8], run: usize, states: bool) -> Option<String> {
    tasklanes::view::handout::Handout::from_bytes(handout)?.trace(run, states)
}

/// What a trace file of another program holds (`trace::import`), as postcard writes it.
///
/// # Errors
/// What is wrong with the file, and where.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen]
pub fn import_trace(file: &[u8]) -> Result<Vec<u8>, String> {
    let imported = tasklanes::trace::import::import(file).map_err(|wrong| wrong.to_string())?;
    Ok(postcard::to_stdvec(&imported).expect("plain data"))
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
