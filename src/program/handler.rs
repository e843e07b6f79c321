//! In: a `try` statement. Out: its instructions, and the handlers that exceptions go to.

use ruff_python_ast::{ExceptHandler, ExceptHandlerExceptHandler, Stmt, StmtTry};

use super::build::{Guard, Label};
use super::code::Const;
use super::compiler::{Block, Compiler};
use super::op::Op;

impl<'a> Compiler<'a> {
    pub(super) fn unbind(&mut self, name: &str) {
        self.unit.build.load_none();
        self.store_name(name);
        self.delete_name(name);
    }

    pub(super) fn try_statement(&mut self, stmt: &'a StmtTry) {
        if stmt.finalbody.is_empty() {
            return self.try_except(stmt);
        }
        let (handler, end) = (self.unit.build.label(), self.unit.build.label());
        let guard = self.unit.build.guard(handler);
        self.unit.blocks.push(Block::Finally { guard, body: &stmt.finalbody });
        if stmt.handlers.is_empty() {
            self.statements(&stmt.body);
            self.statements(&stmt.orelse);
        } else {
            self.try_except(stmt);
        }
        self.end_block();
        self.statements(&stmt.finalbody);
        self.unit.build.jump(Op::Jump, end);
        self.unit.build.put_handler(handler);
        self.handler(|c| {
            let cleanup = c.unit.build.label();
            let guard = c.start_cleanup(cleanup);
            c.unit.blocks.push(Block::Finalizer { guard });
            c.statements(&stmt.finalbody);
            c.emit(Op::Reraise);
            c.end_block();
            cleanup
        });
        self.unit.build.put(end);
    }

    fn try_except(&mut self, stmt: &'a StmtTry) {
        if stmt.is_star {
            return self.try_except_star(stmt);
        }
        let (handler, end) = (self.unit.build.label(), self.unit.build.label());
        let guard = self.unit.build.guard(handler);
        self.unit.blocks.push(Block::Try { guard });
        self.statements(&stmt.body);
        self.end_block();
        self.statements(&stmt.orelse);
        self.unit.build.jump(Op::Jump, end);
        self.unit.build.put_handler(handler);
        self.handler(|c| {
            let cleanup = c.unit.build.label();
            let guard = c.start_cleanup(cleanup);
            c.unit.blocks.push(Block::Handler { guard });
            for handler in &stmt.handlers {
                let ExceptHandler::ExceptHandler(handler) = handler;
                c.at(handler, |c| c.except_clause(handler, end));
            }
            c.emit(Op::Reraise);
            c.end_block();
            cleanup
        });
        self.unit.build.put(end);
    }

    /// One `except`: `previous exc -- previous exc` if it does not match; else it ends at `end`.
    fn except_clause(&mut self, clause: &'a ExceptHandlerExceptHandler, end: Label) {
        let next = self.unit.build.label();
        let depth = self.unit.build.depth();
        if let Some(class) = &clause.type_ {
            self.expression(class);
            self.emit(Op::MatchException);
            self.unit.build.jump(Op::PopJumpIfFalse, next);
        }
        match &clause.name {
            Some(name) => {
                self.store_name(name);
                self.named_handler(name, &clause.body);
            }
            None => {
                self.emit(Op::Pop);
                self.statements(&clause.body);
            }
        }
        self.emit(Op::PopException);
        self.unit.build.jump(Op::Jump, end);
        self.unit.build.set_depth(depth);
        self.unit.build.put(next);
    }

    /// `except*`: what was raised is divided among the clauses by the library's `_except_star.Division`.
    fn try_except_star(&mut self, stmt: &'a StmtTry) {
        let (handler, end) = (self.unit.build.label(), self.unit.build.label());
        let guard = self.unit.build.guard(handler);
        self.unit.blocks.push(Block::Try { guard });
        self.statements(&stmt.body);
        self.end_block();
        self.statements(&stmt.orelse);
        self.unit.build.jump(Op::Jump, end);
        self.unit.build.put_handler(handler);
        let handled = self.unit.build.label();
        self.handler(|c| {
            let cleanup = c.unit.build.label();
            let guard = c.start_cleanup(cleanup);
            let module = c.unit.build.constant(Const::Str("_except_star".into()));
            c.emit(Op::ImportName(module));
            c.load_attribute("Division");
            c.emit(Op::Swap);
            c.emit(Op::Call(1));
            for handler in &stmt.handlers {
                let ExceptHandler::ExceptHandler(handler) = handler;
                c.at(handler, |c| c.star_clause(handler));
            }
            c.load_attribute("result");
            c.emit(Op::Call(0));
            c.emit(Op::Dup);
            c.unit.build.load_none();
            c.emit(Op::Is);
            c.unit.build.jump(Op::PopJumpIfTrue, handled);
            c.emit(Op::Reraise);
            c.unit.build.end_guard(guard);
            cleanup
        });
        self.unit.build.put(handled);
        self.emit(Op::Pop);
        self.emit(Op::PopException);
        self.unit.build.put(end);
    }

    /// One `except*`: `previous division -- previous division`; what its body raises goes to the division.
    fn star_clause(&mut self, clause: &'a ExceptHandlerExceptHandler) {
        let (nothing, failed, end) =
            (self.unit.build.label(), self.unit.build.label(), self.unit.build.label());
        self.emit(Op::Dup);
        self.load_attribute("take");
        self.expression(clause.type_.as_ref().expect("the parser wants a type"));
        self.emit(Op::Call(1));
        self.emit(Op::Dup);
        self.unit.build.load_none();
        self.emit(Op::Is);
        self.unit.build.jump(Op::PopJumpIfTrue, nothing);
        self.emit(Op::PushException);
        let guard = self.start_cleanup(failed);
        match &clause.name {
            Some(name) => {
                self.store_name(name);
                self.named_handler(name, &clause.body);
            }
            None => {
                self.emit(Op::Pop);
                self.statements(&clause.body);
            }
        }
        self.unit.build.end_guard(guard);
        self.emit(Op::PopException);
        self.unit.build.jump(Op::Jump, end);
        self.unit.build.put_handler(failed);
        self.emit(Op::Swap);
        self.emit(Op::PopException);
        self.emit(Op::Swap);
        self.load_attribute("failed");
        self.emit(Op::Swap);
        self.emit(Op::Call(1));
        self.unit.build.jump(Op::Jump, end);
        self.unit.build.put(nothing);
        self.emit(Op::Pop);
        self.unit.build.put(end);
    }

    /// The body of `except .. as name`, after which the name is unbound, come what may.
    fn named_handler(&mut self, name: &'a str, body: &'a [Stmt]) {
        let (cleanup, end) = (self.unit.build.label(), self.unit.build.label());
        let guard = self.unit.build.guard(cleanup);
        self.unit.blocks.push(Block::Named { guard, name });
        self.statements(body);
        self.end_block();
        self.unbind(name);
        self.unit.build.jump(Op::Jump, end);
        self.unit.build.put_handler(cleanup);
        self.unbind(name);
        self.emit(Op::Reraise);
        self.unit.build.put(end);
    }

    /// A handler: `exc --`. `body` finds `previous exc` on the stack, starts the guard of the cleanup that
    /// it returns, and never falls off its end.
    pub(super) fn handler(&mut self, body: impl FnOnce(&mut Self) -> Label) {
        self.emit(Op::PushException);
        let cleanup = body(self);
        // `previous exc2`: an exception leaves the handler, which then handles no longer.
        self.unit.build.put_handler(cleanup);
        self.emit(Op::Swap);
        self.emit(Op::PopException);
        self.emit(Op::Reraise);
    }

    /// Guards the body of a handler: of its operands `previous exc`, the first stays.
    pub(super) fn start_cleanup(&mut self, cleanup: Label) -> Guard {
        let depth = self.unit.build.depth();
        self.unit.build.set_depth(depth - 1);
        let guard = self.unit.build.guard(cleanup);
        self.unit.build.set_depth(depth);
        guard
    }

    /// Ends the innermost block and its guard.
    pub(super) fn end_block(&mut self) {
        let mut block = self.unit.blocks.pop().expect("a block is open");
        let guard = block.guard_mut().expect("loops end in their own way").clone();
        self.unit.build.end_guard(guard);
    }
}
