//! In: an expression. Out: whether it waits, and where it assigns.

use ruff_python_ast::visitor::{self, Visitor};
use ruff_python_ast::{Comprehension, Expr};
use ruff_text_size::TextRange;

/// Whether an expression waits, not counting functions inside it.
pub struct Awaits {
    /// Whether it does.
    pub found: bool,
}

impl<'a> Visitor<'a> for Awaits {
    fn visit_expr(&mut self, expr: &'a Expr) {
        match expr {
            Expr::Await(_) => self.found = true,
            Expr::Lambda(_) | Expr::Generator(_) => {}
            _ => visitor::walk_expr(self, expr),
        }
    }

    fn visit_comprehension(&mut self, comprehension: &'a Comprehension) {
        self.found |= comprehension.is_async;
        visitor::walk_comprehension(self, comprehension);
    }
}

/// Where an expression assigns with `:=`.
pub struct Walrus {
    /// The first place.
    pub found: Option<TextRange>,
}

impl<'a> Visitor<'a> for Walrus {
    fn visit_expr(&mut self, expr: &'a Expr) {
        match expr {
            Expr::Named(named) => self.found = self.found.or(Some(named.range)),
            Expr::Lambda(_) => {}
            _ => visitor::walk_expr(self, expr),
        }
    }
}
