//! In: the text of a Python file. Out: its syntax, checked, or diagnostics with a place and a hint.

mod brackets;
pub mod diagnostic;
mod finders;
pub mod highlight;
pub mod lines;
mod patterns;
pub mod routes;
mod rules;
mod subset;
mod words;

use std::rc::Rc;

use ruff_python_ast::{PythonVersion, Stmt};
use ruff_python_parser::{Mode, ParseOptions, parse_unchecked};

use self::diagnostic::Diagnostic;
use self::lines::Lines;
use crate::sorting;

/// A file that Python would compile and that uses only what Tasklanes has.
#[derive(Debug)]
pub struct Source {
    /// The name that tracebacks show.
    pub file: Rc<str>,
    /// The whole text.
    pub text: Rc<str>,
    /// Where its lines are.
    pub lines: Lines,
    module: ruff_python_ast::ModModule,
}

/// Whoever has so much to change looks again afterwards.
pub(crate) const MOST_FOUND: usize = 100;

impl Source {
    /// Reads `text`; `file` is the name that tracebacks show.
    ///
    /// # Errors
    /// Everything that keeps the file from being run, in source order.
    pub fn parse(file: &str, text: &str) -> Result<Self, Vec<Diagnostic>> {
        let lines = Lines::new(text);
        if let Some(range) = brackets::too_deep(text) {
            let (message, hint) = ("brackets are nested too deeply", "divide the expression");
            return Err(vec![Diagnostic::unsupported(text, &lines, range, message, hint)]);
        }
        let options = ParseOptions::from(Mode::Module).with_target_version(PythonVersion::PY312);
        // Not `expect`: it could print any syntax tree, and the page would download the means for that.
        let Some(parsed) = parse_unchecked(text, options).try_into_module() else {
            unreachable!("module mode parses a module")
        };
        if let Some(error) = words::first_error(text, &lines, &parsed) {
            subset::let_go(parsed);
            return Err(vec![error]);
        }
        let subset = subset::check(text, &lines, parsed.suite());
        let mut found = subset.found;
        if subset.too_deep {
            // To drop the tree would take as much stack as to walk it.
            std::mem::forget(parsed);
            return Err(found);
        }
        found.extend(rules::check(text, &lines, parsed.suite()));
        if !found.is_empty() {
            sorting::sort_by_key(&mut found, |diagnostic| (diagnostic.start, diagnostic.end));
            found.truncate(MOST_FOUND);
            return Err(found);
        }
        Ok(Self { file: file.into(), text: text.into(), lines, module: parsed.into_syntax() })
    }

    /// The statements of the file.
    #[must_use]
    pub fn body(&self) -> &[Stmt] {
        &self.module.body
    }
}
