//! In: the bytes of a trace file: our own, VizTracer's, or another of Chrome's kind. Out: lanes, as a run has them, or what is
//! wrong with the file and where.

mod calls;
mod lanes;
mod own;
mod rows;
mod scan;

use serde::{Deserialize, Serialize};

use self::rows::File;
pub use self::scan::Wrong;
use super::span::Spans;

/// Larger files are not opened, in bytes.
pub const LARGEST: usize = 256 << 20;

/// Who wrote a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Origin {
    /// Tasklanes, of a run that it simulated.
    Simulated,
    /// Tasklanes, of a run that it measured in a browser.
    Measured,
    /// VizTracer.
    VizTracer,
    /// Another program that writes Chrome's format.
    Chrome,
}

/// What is in a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Imported {
    /// Who wrote it.
    pub origin: Origin,
    /// What it calls itself; empty if it does not.
    pub title: String,
    /// The program's file, and its text if that is in the file; else empty.
    pub file: String,
    /// The program's text.
    pub text: String,
    /// How many cores there were; 0: it does not say.
    pub cores: u32,
    /// What could not be kept, in sentences.
    pub notes: Vec<String>,
    /// The lanes.
    pub spans: Spans,
}

/// Reads a file.
///
/// # Errors
/// What is wrong with it.
pub fn import(bytes: &[u8]) -> Result<Imported, Wrong> {
    let whole = |message: String| Wrong { line: 0, byte: 0, message };
    if bytes.len() > LARGEST {
        return Err(whole(too_large(bytes.len())));
    }
    if bytes.starts_with(&[0x1f, 0x8b]) {
        return Err(whole("the file is packed (gzip). Unpack it first: `gunzip FILE`.".to_owned()));
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let at = error.valid_up_to();
        let line = bytes[..at].iter().filter(|byte| **byte == b'\n').count() + 1;
        let message = "this is no text (UTF-8), and so no JSON. Is it another kind of file?".to_owned();
        Wrong { line, byte: at + 1, message }
    })?;
    let file = File::read(text)?;
    if file.generator == "Tasklanes" { own::read(&file) } else { calls::read(file) }
}

/// Why a file of this size is not opened.
#[must_use]
pub fn too_large(bytes: usize) -> String {
    format!(
        "the file has {} MB; files of up to {} MB can be opened. Record a shorter time, or with VizTracer only calls that take long: `--min_duration 0.1ms`.",
        bytes >> 20,
        LARGEST >> 20
    )
}
