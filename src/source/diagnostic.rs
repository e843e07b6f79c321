//! In: what is wrong, and where. Out: the one error type of `source` and `program`.

use std::fmt;

use ruff_text_size::TextRange;
use serde::{Deserialize, Serialize};

use super::lines::Lines;

/// Something that keeps a file from being run.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagnostic {
    /// The bytes of the text that it is about.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// The line of the first byte, from 1; 0: it is about no place.
    pub line: u32,
    /// Its column in code points, from 1.
    pub column: u32,
    /// What is wrong; for a syntax error in CPython's words.
    pub message: String,
    /// What to write instead.
    pub hint: Option<String>,
    /// Whether Python itself would refuse it too (a `SyntaxError`), and not only Tasklanes.
    pub is_syntax_error: bool,
}

impl Diagnostic {
    /// What CPython calls a `SyntaxError`.
    #[must_use]
    pub fn syntax(text: &str, lines: &Lines, range: TextRange, message: impl Into<String>) -> Self {
        let (line, column) = lines.line_column(text, range.start().into());
        Self {
            start: range.start().into(),
            end: range.end().into(),
            line,
            column,
            message: message.into(),
            hint: None,
            is_syntax_error: true,
        }
    }

    /// Valid Python that Tasklanes does not have; `hint` says what to write instead.
    #[must_use]
    pub fn unsupported(
        text: &str,
        lines: &Lines,
        range: TextRange,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) -> Self {
        let hint = Some(hint.into());
        Self { hint, is_syntax_error: false, ..Self::syntax(text, lines, range, message) }
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = if self.is_syntax_error { "SyntaxError" } else { "not supported" };
        write!(f, "{}:{}: {kind}: {}", self.line, self.column, self.message)?;
        if let Some(hint) = &self.hint {
            write!(f, " ({hint})")?;
        }
        Ok(())
    }
}
