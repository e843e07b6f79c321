//! In: the syntax of a file. Out: a diagnostic for each construct that Tasklanes does not have.

use ruff_python_ast::visitor::{self, Visitor};
use ruff_python_ast::{Expr, ModModule, Number, Stmt, TypeParams};
use ruff_python_parser::Parsed;
use ruff_text_size::{Ranged, TextRange};

use super::diagnostic::Diagnostic;
use super::lines::Lines;

/// What was found.
pub struct Findings {
    /// What Tasklanes does not have.
    pub found: Vec<Diagnostic>,
    /// Whether an expression is nested so deeply that it had better not be walked at all.
    pub too_deep: bool,
}

/// Finds what Tasklanes does not have.
#[must_use]
pub fn check(text: &str, lines: &Lines, body: &[Stmt]) -> Findings {
    let mut subset = Subset { text, lines, found: Vec::new(), depth: 0, too_deep: false };
    subset.visit_body(body);
    Findings { found: subset.found, too_deep: subset.too_deep }
}

/// How deep expressions may be nested: deeper ones could not be compiled on the stack of a worker.
const DEEPEST: u32 = 400;

/// Lets go of a tree. One that is nested too deeply is forgotten: to drop it would take as much stack as to walk it.
pub fn let_go(parsed: Parsed<ModModule>) {
    let mut nesting = Nesting { depth: 0, too_deep: false };
    nesting.visit_body(parsed.suite());
    if nesting.too_deep {
        std::mem::forget(parsed);
    }
}

struct Nesting {
    depth: u32,
    too_deep: bool,
}

impl<'a> Visitor<'a> for Nesting {
    fn visit_expr(&mut self, expr: &'a Expr) {
        self.depth += 1;
        self.too_deep |= self.depth > DEEPEST;
        if !self.too_deep {
            visitor::walk_expr(self, expr);
        }
        self.depth -= 1;
    }
}

struct Subset<'t> {
    text: &'t str,
    lines: &'t Lines,
    found: Vec<Diagnostic>,
    depth: u32,
    too_deep: bool,
}

impl Subset<'_> {
    fn refuse(&mut self, range: TextRange, message: &str, hint: &str) {
        self.found.push(Diagnostic::unsupported(self.text, self.lines, range, message, hint));
    }
}

impl<'a> Visitor<'a> for Subset<'_> {
    fn visit_stmt(&mut self, stmt: &'a Stmt) {
        match stmt {
            Stmt::TypeAlias(alias) => {
                let hint = "assign the type to a name: `Name = ...`";
                self.refuse(alias.range, "`type` statements are not supported", hint);
            }
            Stmt::ImportFrom(import) if import.level > 0 => {
                let hint = "a program is one file: define what you need in it";
                self.refuse(import.range, "relative imports are not supported", hint);
            }
            Stmt::IpyEscapeCommand(command) => {
                self.refuse(command.range, "commands of IPython are not supported", "leave it out");
            }
            _ => {}
        }
        visitor::walk_stmt(self, stmt);
    }

    fn visit_type_params(&mut self, parameters: &'a TypeParams) {
        let hint = "leave the brackets out: types are not checked here";
        self.refuse(parameters.range, "type parameters are not supported", hint);
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        match expr {
            Expr::NumberLiteral(literal) if matches!(literal.value, Number::Complex { .. }) => {
                let hint = "keep the two parts in two `float` variables";
                self.refuse(literal.range, "complex numbers are not supported", hint);
            }
            Expr::TString(template) => {
                let hint = "write an f-string, with `f` instead of `t`";
                self.refuse(template.range, "template strings are not supported", hint);
            }
            Expr::StringLiteral(literal) => {
                for part in &literal.value {
                    if has_surrogate(&self.text[part.range]) && !part.flags.prefix().is_raw() {
                        let hint = "write the whole character, for example `\\U0001F600`";
                        self.refuse(part.range, "half characters (surrogates) are not supported", hint);
                    }
                }
            }
            _ => {}
        }
        self.depth += 1;
        if self.depth > DEEPEST {
            if !self.too_deep {
                let hint = "divide the expression into several statements";
                self.refuse(expr.range(), "this expression is nested too deeply", hint);
            }
            self.too_deep = true;
        } else {
            visitor::walk_expr(self, expr);
        }
        self.depth -= 1;
    }
}

/// Whether a literal spells a code point between D800 and DFFF.
fn has_surrogate(literal: &str) -> bool {
    // A backslash after an odd number of them is an escaped one, and what follows is plain text.
    let begins = |index: usize| {
        let before = &literal[..index];
        (before.len() - before.trim_end_matches('\\').len()).is_multiple_of(2)
    };
    let after = |spelt: &'static str| {
        let found = literal.match_indices(spelt).filter(move |(index, _)| begins(*index));
        found.map(move |(index, _)| &literal[index + spelt.len()..])
    };
    let (escapes, long) = (after("\\u"), after("\\U0000"));
    escapes.chain(long).any(|digits| {
        let digits = digits.get(..4).unwrap_or_default();
        u16::from_str_radix(digits, 16).is_ok_and(|unit| (0xD800..0xE000).contains(&unit))
    })
}
