//! In: settings. Out: the program with its parameters set, or the places that keep it from running.

use std::rc::Rc;

use super::api::{Refusal, RunSettings};
use super::process::Interpret;
use crate::machine::process::Process;
use crate::program::code::Program;
use crate::program::reading::Reading;
use crate::program::{parameters, wire};
use crate::source::diagnostic::Diagnostic;

/// What interprets.
pub const INTERPRET: Interpret = Process::interpret;

/// Reads the program.
///
/// # Errors
/// What Python would refuse, and what Tasklanes does not support.
pub fn load(settings: &RunSettings) -> Result<Rc<Program>, Vec<Refusal>> {
    program(settings).map(Rc::new).map_err(|diagnostics| diagnostics.into_iter().map(refusal).collect())
}

fn program(settings: &RunSettings) -> Result<Program, Vec<Diagnostic>> {
    let reading = settings.reading.clone().unwrap_or_else(|| read(settings));
    if !reading.wrong.is_empty() {
        return Err(reading.wrong.clone());
    }
    let broken = || Reading::failed("the compiled program is damaged".to_owned()).wrong;
    let mut program = wire::read(&reading.program, &settings.text).ok_or_else(broken)?;
    parameters::set(&mut program, &settings.parameters)?;
    Ok(program)
}

#[cfg(not(target_arch = "wasm32"))]
fn read(settings: &RunSettings) -> Rc<Reading> {
    Rc::new(Reading::of(&settings.file, &settings.text))
}

/// The parser is not part of the page's own program: whoever asks for a run has the text read before.
#[cfg(target_arch = "wasm32")]
fn read(_: &RunSettings) -> Rc<Reading> {
    Rc::new(Reading::failed("the program has not been read".to_owned()))
}

fn refusal(diagnostic: Diagnostic) -> Refusal {
    Refusal {
        line: diagnostic.line,
        column: diagnostic.column,
        start: diagnostic.start,
        end: diagnostic.end,
        message: diagnostic.message,
        hint: diagnostic.hint,
        is_syntax_error: diagnostic.is_syntax_error,
    }
}
