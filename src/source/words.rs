//! In: what the parser found wrong. Out: the same in CPython's words.

use ruff_python_ast::ModModule;
use ruff_python_parser::Parsed;
use ruff_text_size::Ranged;

use super::diagnostic::Diagnostic;
use super::lines::Lines;

/// The first thing that is wrong; as with CPython, what follows it is not worth reading.
pub fn first_error(text: &str, lines: &Lines, parsed: &Parsed<ModModule>) -> Option<Diagnostic> {
    let error = parsed.errors().first().map(|error| (error.range(), error.error.to_string()));
    let version = parsed.unsupported_syntax_errors().first();
    let (range, message) = error.or_else(|| version.map(|error| (error.range, error.to_string())))?;
    Some(Diagnostic::syntax(text, lines, range, message))
}
