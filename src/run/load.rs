//! In: settings. Out: the compiled program with its parameters set, or the places that keep it from running.

use std::rc::Rc;

use super::api::{Refusal, RunSettings};
use super::process::Interpret;
use crate::machine::exit::Exit;
use crate::machine::process::Process;
use crate::machine::value::Value;
use crate::program::code::Program;
use crate::source::diagnostic::Diagnostic;
use crate::source::{Source, parameters};

/// What interprets: to be joined to the machine.
pub const INTERPRET: Interpret = |_, _, _| Exit::Finished(Value::None);

/// Compiles the program.
///
/// # Errors
/// What Python would refuse, and what Tasklanes does not support.
pub fn load(settings: &RunSettings) -> Result<Rc<Program>, Vec<Refusal>> {
    compile(settings).map(Rc::new).map_err(|diagnostics| diagnostics.into_iter().map(refusal).collect())
}

/// The function that is the top level of the main program: to be joined to the machine.
#[must_use]
pub fn main_function(_process: &Process) -> Value {
    Value::None
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
