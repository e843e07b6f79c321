//! In: settings. Out: the compiled program with its parameters set, or the places that keep it from running.

use std::rc::Rc;

use super::api::{Refusal, RunSettings};
use super::process::Interpret;
use crate::machine::process::Process;
use crate::program::code::Program;
use crate::source::diagnostic::Diagnostic;
use crate::source::{Source, parameters};

/// What interprets.
pub const INTERPRET: Interpret = Process::interpret;

/// Compiles the program.
///
/// # Errors
/// What Python would refuse, and what Tasklanes does not support.
pub fn load(settings: &RunSettings) -> Result<Rc<Program>, Vec<Refusal>> {
    compile(settings).map(Rc::new).map_err(|diagnostics| diagnostics.into_iter().map(refusal).collect())
}

fn compile(settings: &RunSettings) -> Result<Program, Vec<Diagnostic>> {
    let text = parameters::set(&settings.text, &settings.parameters)?;
    crate::program::compile(&Source::parse(&settings.file, &text)?, false)
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
