//! In: the text of a Python file. Out: its syntax, checked, or diagnostics with a place and a hint.

pub mod diagnostic;
pub mod lines;

use std::rc::Rc;

use ruff_python_ast::Stmt;
use ruff_python_parser::{ParseOptions, parse_unchecked};
use ruff_text_size::Ranged;

use self::diagnostic::Diagnostic;
use self::lines::Lines;

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

impl Source {
    /// Reads `text`; `file` is the name that tracebacks show.
    ///
    /// # Errors
    /// Everything that keeps the file from being run, in source order.
    pub fn parse(file: &str, text: &str) -> Result<Self, Vec<Diagnostic>> {
        let lines = Lines::new(text);
        let parsed = parse_unchecked(text, ParseOptions::from(ruff_python_parser::Mode::Module))
            .try_into_module()
            .expect("module mode parses a module");
        if !parsed.errors().is_empty() {
            let refuse = |error: &ruff_python_parser::ParseError| {
                Diagnostic::syntax(text, &lines, error.range(), error.error.to_string())
            };
            return Err(parsed.errors().iter().map(refuse).collect());
        }
        Ok(Self { file: file.into(), text: text.into(), lines, module: parsed.into_syntax() })
    }

    /// The statements of the file.
    #[must_use]
    pub fn body(&self) -> &[Stmt] {
        &self.module.body
    }
}
