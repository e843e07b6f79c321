//! In: a statement. Out: its instructions; those that steer flow are in `flow.rs`.

use std::rc::Rc;

use ruff_python_ast::{Expr, Stmt, StmtAnnAssign, StmtAssert, StmtImport, StmtImportFrom, StmtRaise};
use ruff_text_size::Ranged;

use super::code::{CodeKind, Const};
use super::compiler::Compiler;
use super::literal::literal;
use super::op::Op;

impl<'a> Compiler<'a> {
    pub(super) fn statements(&mut self, body: &'a [Stmt]) {
        for stmt in body {
            self.at(stmt, |c| c.statement(stmt));
        }
    }

    /// The docstring of a body.
    pub(super) fn body_doc(&self, body: &[Stmt]) -> Option<Rc<str>> {
        match body.first() {
            Some(Stmt::Expr(stmt)) if self.keeps_docs => match &*stmt.value {
                Expr::StringLiteral(literal) => Some(literal.value.to_str().into()),
                _ => None,
            },
            _ => None,
        }
    }

    /// Makes `__annotations__` for a module or class body that has some.
    pub(super) fn start_annotations(&mut self) {
        let name = self.name("__annotations__");
        if self.scope().symbols.get(&name).is_some_and(|symbol| symbol.used) {
            self.emit(Op::BuildDict(0));
            self.store_name("__annotations__");
        }
    }

    fn statement(&mut self, stmt: &'a Stmt) {
        match stmt {
            Stmt::FunctionDef(def) => self.function(def),
            Stmt::ClassDef(class) => self.class(class),
            Stmt::Return(stmt) => self.return_statement(stmt.value.as_deref()),
            Stmt::Delete(delete) => delete.targets.iter().for_each(|target| self.delete(target)),
            Stmt::Assign(assign) => self.assign(&assign.targets, &assign.value),
            Stmt::AugAssign(assign) => self.augmented(assign),
            Stmt::AnnAssign(assign) => self.annotated(assign),
            Stmt::For(stmt) => self.for_statement(stmt),
            Stmt::While(stmt) => self.while_statement(stmt),
            Stmt::If(stmt) => self.if_statement(stmt),
            Stmt::With(stmt) => self.with_statement(stmt, &stmt.items),
            Stmt::Match(stmt) => self.match_statement(stmt),
            Stmt::Raise(raise) => self.raise(raise),
            Stmt::Try(stmt) => self.try_statement(stmt),
            Stmt::Assert(assert) => self.assert_statement(assert),
            Stmt::Import(import) => self.import(import),
            Stmt::ImportFrom(import) => self.import_from(import),
            Stmt::Global(_) | Stmt::Nonlocal(_) | Stmt::Pass(_) => {}
            Stmt::Expr(stmt) => {
                if literal(&stmt.value).is_none() {
                    self.expression(&stmt.value);
                    self.emit(Op::Pop);
                }
            }
            Stmt::Break(_) => self.break_statement(),
            Stmt::Continue(_) => self.continue_statement(),
            Stmt::TypeAlias(_) | Stmt::IpyEscapeCommand(_) => unreachable!("the subset refuses it"),
        }
    }

    fn assign(&mut self, targets: &'a [Expr], value: &'a Expr) {
        if let ([Expr::Tuple(targets)], Expr::Tuple(values)) = (targets, value)
            && self.exchange(&targets.elts, &values.elts)
        {
            return;
        }
        self.expression(value);
        let (last, before) = targets.split_last().expect("an assignment has a target");
        for target in before {
            self.emit(Op::Dup);
            self.store(target);
        }
        self.store(last);
    }

    /// `a, b = b, a` for two or three without stars, as CPython does it: without making a tuple.
    fn exchange(&mut self, targets: &'a [Expr], values: &'a [Expr]) -> bool {
        let has_star = targets.iter().chain(values).any(Expr::is_starred_expr);
        if has_star || targets.len() != values.len() || !(2..=3).contains(&values.len()) {
            return false;
        }
        self.expressions(values);
        if values.len() == 3 {
            self.emit(Op::RotThree);
        }
        self.emit(Op::Swap);
        targets.iter().for_each(|target| self.store(target));
        true
    }

    fn annotated(&mut self, assign: &'a StmtAnnAssign) {
        if let Some(value) = &assign.value {
            self.expression(value);
            self.store(&assign.target);
        }
        if self.scope().kind.is_function() {
            return;
        }
        match &*assign.target {
            Expr::Name(name) if assign.simple => {
                self.annotation(&assign.annotation);
                self.load_name("__annotations__");
                let name = self.name(&name.id);
                self.unit.build.load_str(name.text());
                self.emit(Op::StoreItem);
            }
            _ if !self.text_annotations => {
                self.expression(&assign.annotation);
                self.emit(Op::Pop);
            }
            _ => {}
        }
    }

    /// Leaves an annotation on the stack: its value, or its text if the file wants that.
    pub(super) fn annotation(&mut self, annotation: &'a Expr) {
        if self.text_annotations {
            let source = self.source;
            self.unit.build.load_str(&source.text[annotation.range()]);
        } else {
            self.expression(annotation);
        }
    }

    fn raise(&mut self, raise: &'a StmtRaise) {
        let parts = [raise.exc.as_deref(), raise.cause.as_deref()];
        let mut count = 0;
        for part in parts.into_iter().flatten() {
            self.expression(part);
            count += 1;
        }
        self.emit(Op::Raise(count));
    }

    fn assert_statement(&mut self, assert: &'a StmtAssert) {
        let end = self.unit.build.label();
        self.jump_if(&assert.test, end, true);
        self.emit(Op::LoadAssertionError);
        if let Some(message) = &assert.msg {
            self.expression(message);
            self.emit(Op::Call(1));
        }
        self.emit(Op::Raise(1));
        self.unit.build.put(end);
    }

    fn import(&mut self, import: &'a StmtImport) {
        for alias in &import.names {
            self.import_name(&alias.name);
            match (&alias.asname, alias.name.split_once('.')) {
                (Some(name), _) => self.store_name(name),
                (None, None) => self.store_name(&alias.name),
                (None, Some((top, _))) => {
                    self.emit(Op::Pop);
                    self.import_name(top);
                    self.store_name(top);
                }
            }
        }
    }

    fn import_from(&mut self, import: &'a StmtImportFrom) {
        let module = import.module.as_deref().expect("the subset refuses `from . import`");
        if module == "__future__" {
            return;
        }
        self.import_name(module);
        for alias in &import.names {
            if &alias.name == "*" {
                if self.unit.kind != CodeKind::Module {
                    self.refuse(import.range, "import * only allowed at module level");
                }
                return self.emit(Op::ImportStar);
            }
            let name = super::name::Name::new(&alias.name);
            self.emit(Op::ImportFrom(name));
            self.store_name(alias.asname.as_ref().unwrap_or(&alias.name));
        }
        self.emit(Op::Pop);
    }

    fn import_name(&mut self, dotted: &str) {
        let number = self.unit.build.constant(Const::Str(dotted.into()));
        self.emit(Op::ImportName(number));
    }
}
