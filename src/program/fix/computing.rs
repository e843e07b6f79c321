//! In: a pool of threads that compute. Out: a pool of processes in its place.

use ruff_python_ast::visitor::{self, Visitor};
use ruff_python_ast::{Expr, Stmt, StmtImportFrom};
use ruff_text_size::{Ranged, TextRange};

use super::Fixer;
use crate::program::touch::Thing;

const THREADS: &str = "ThreadPoolExecutor";
const PROCESSES: &str = "ProcessPoolExecutor";

impl Fixer<'_> {
    /// The function that computes begins on this line. It must be one that another process can find, and change
    /// nothing that this one would miss.
    pub(super) fn processes(&mut self, line: u32) -> Option<()> {
        let mut functions = self.file.functions.values();
        let def = *functions.find(|def| self.source.lines.line(def.name.range().start().into()) == line)?;
        let touched = self.file.function(def);
        if touched.unknown || touched.writes.iter().any(|it| *it != Thing::Output) {
            return None;
        }
        let body = self.source.body();
        let imports = |stmt: &&Stmt| stmt.as_import_from_stmt().is_some_and(is_pool_import);
        let import = body.iter().find(imports)?.as_import_from_stmt()?;
        let mut names = Names(Vec::new());
        body.iter().for_each(|stmt| names.visit_stmt(stmt));
        let alias = import.names.iter().find(|alias| &alias.name == THREADS)?;
        if names.0.is_empty() || alias.asname.is_some() {
            return None;
        }
        self.guard(body)?;
        self.replace(alias.range(), PROCESSES);
        names.0.into_iter().for_each(|range| self.replace(range, PROCESSES));
        Some(())
    }

    /// A new process imports the file: what starts it has to be guarded.
    fn guard(&mut self, body: &[Stmt]) -> Option<()> {
        let is_definition = |stmt: &Stmt| {
            matches!(stmt, Stmt::FunctionDef(_) | Stmt::ClassDef(_) | Stmt::Import(_) | Stmt::ImportFrom(_))
                || stmt.as_assign_stmt().is_some_and(|it| !it.value.is_call_expr())
                || stmt.as_expr_stmt().is_some_and(|it| it.value.is_string_literal_expr())
        };
        let (last, before) = body.split_last()?;
        if !before.iter().all(is_definition) {
            return None;
        }
        match last {
            Stmt::If(guard) if self.text(guard.test.range()).starts_with("__name__") => Some(()),
            Stmt::Expr(call) if call.value.is_call_expr() => {
                let start = TextRange::empty(last.range().start());
                self.replace(start, "if __name__ == \"__main__\":\n    ");
                (!self.text(last.range()).contains('\n')).then_some(())
            }
            _ => None,
        }
    }
}

fn is_pool_import(import: &StmtImportFrom) -> bool {
    import.module.as_deref() == Some("concurrent.futures")
        && import.names.iter().any(|alias| &alias.name == THREADS)
}

/// Where the pool's class is named.
struct Names(Vec<TextRange>);

impl<'a> Visitor<'a> for Names {
    fn visit_expr(&mut self, expr: &'a Expr) {
        if let Expr::Name(name) = expr
            && name.id.as_str() == THREADS
        {
            self.0.push(name.range);
        }
        visitor::walk_expr(self, expr);
    }
}
