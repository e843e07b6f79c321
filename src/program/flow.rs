//! In: a statement that steers flow. Out: its instructions; whichever way flow leaves a block, what the
//! block owes is done.

use ruff_python_ast::{
    ElifElseClause, ExceptHandler, ExceptHandlerExceptHandler, Expr, Stmt, StmtFor, StmtIf, StmtMatch,
    StmtTry, StmtWhile, StmtWith, WithItem,
};
use ruff_text_size::Ranged;

use super::build::Label;
use super::compiler::{Block, Compiler};
use super::op::Op;

impl<'a> Compiler<'a> {
    pub(super) fn if_statement(&mut self, stmt: &'a StmtIf) {
        let end = self.unit.build.label();
        self.branch(&stmt.test, &stmt.body, &stmt.elif_else_clauses, end);
        self.unit.build.put(end);
    }

    fn branch(&mut self, test: &'a Expr, body: &'a [Stmt], rest: &'a [ElifElseClause], end: Label) {
        let mut branch = Some((test, body));
        let mut rest = rest.iter();
        while let Some((test, body)) = branch.take() {
            let clause = rest.next();
            let otherwise = if clause.is_some() { self.unit.build.label() } else { end };
            self.jump_if(test, otherwise, false);
            self.statements(body);
            let Some(clause) = clause else { return };
            self.unit.build.jump(Op::Jump, end);
            self.unit.build.put(otherwise);
            match &clause.test {
                Some(test) => branch = Some((test, &clause.body)),
                None => self.statements(&clause.body),
            }
        }
    }

    pub(super) fn while_statement(&mut self, stmt: &'a StmtWhile) {
        let (otherwise, end) = (self.unit.build.label(), self.unit.build.label());
        let next = self.unit.build.here();
        self.jump_if(&stmt.test, otherwise, false);
        self.unit.blocks.push(Block::Loop { next, end, has_iterator: false });
        self.statements(&stmt.body);
        self.unit.blocks.pop();
        self.unit.build.jump(Op::JumpBack, next);
        self.unit.build.put(otherwise);
        self.statements(&stmt.orelse);
        self.unit.build.put(end);
    }

    pub(super) fn for_statement(&mut self, stmt: &'a StmtFor) {
        self.expression(&stmt.iter);
        let place = self.place_of(stmt.iter.range());
        let (otherwise, end) = (self.unit.build.label(), self.unit.build.label());
        let next = self.at_place(place, |c| {
            c.emit(if stmt.is_async { Op::GetAsyncIter } else { Op::GetIter });
            let next = c.unit.build.here();
            if stmt.is_async {
                c.async_next(otherwise);
            } else {
                c.unit.build.jump(Op::ForIter, otherwise);
            }
            next
        });
        self.store(&stmt.target);
        self.unit.blocks.push(Block::Loop { next, end, has_iterator: true });
        self.statements(&stmt.body);
        self.unit.blocks.pop();
        self.unit.build.jump(Op::JumpBack, next);
        if stmt.is_async {
            self.at_place(place, |c| c.end_async_for(otherwise));
        } else {
            self.unit.build.put(otherwise);
        }
        self.statements(&stmt.orelse);
        self.unit.build.put(end);
    }

    /// The next item of the asynchronous iterator on the stack: `aiterator -- aiterator item`. What it
    /// raises goes to `handler`, for `end_async_for`.
    pub(super) fn async_next(&mut self, handler: Label) {
        let guard = self.unit.build.guard(handler);
        self.emit(Op::GetAsyncNext);
        self.unit.build.load_none();
        self.emit(Op::YieldFrom);
        self.unit.build.end_guard(guard);
    }

    /// The end of an asynchronous loop, where its iterator has raised: goes on if that was the end.
    pub(super) fn end_async_for(&mut self, handler: Label) {
        let end = self.unit.build.label();
        self.unit.build.put_handler(handler);
        self.emit(Op::PushException);
        self.unit.build.jump(Op::EndAsyncFor, end);
        self.unit.build.put(end);
    }

    pub(super) fn break_statement(&mut self) {
        self.leave_loop(true);
    }

    pub(super) fn continue_statement(&mut self) {
        self.leave_loop(false);
    }

    fn leave_loop(&mut self, for_good: bool) {
        let depth = self.unit.build.depth();
        let mut left = Vec::new();
        while let Some(block) = self.unit.blocks.pop() {
            if let Block::Loop { next, end, has_iterator } = block {
                if has_iterator && for_good {
                    self.emit(Op::Pop);
                }
                if for_good {
                    self.unit.build.jump(Op::Jump, end);
                } else {
                    self.unit.build.jump(Op::JumpBack, next);
                }
                left.push(block);
                break;
            }
            self.leave(block, false, &mut left);
        }
        self.reenter(left);
        self.unit.build.set_depth(depth);
    }

    pub(super) fn return_statement(&mut self, value: Option<&'a Expr>) {
        let depth = self.unit.build.depth();
        match value {
            Some(value) => self.expression(value),
            None => self.unit.build.load_none(),
        }
        let mut left = Vec::new();
        while let Some(block) = self.unit.blocks.pop() {
            self.leave(block, true, &mut left);
        }
        self.emit(Op::Return);
        self.reenter(left);
        self.unit.build.set_depth(depth);
    }

    /// Does what `block` owes when flow leaves it, with a value on top of the stack or without.
    fn leave(&mut self, mut block: Block<'a>, with_value: bool, left: &mut Vec<Block<'a>>) {
        if let Some(guard) = block.guard_mut() {
            self.unit.build.pause(guard);
        }
        match &block {
            Block::Try { .. } => {}
            Block::Loop { has_iterator, .. } => {
                if *has_iterator {
                    self.drop_below(with_value);
                }
            }
            Block::Value => self.drop_below(with_value),
            Block::Finally { body, .. } => {
                let body = *body;
                if with_value {
                    self.unit.blocks.push(Block::Value);
                }
                self.statements(body);
                if with_value {
                    self.unit.blocks.pop();
                }
            }
            Block::Named { name, .. } => {
                let name = *name;
                self.unbind(name);
            }
            Block::Handler { .. } => self.restore_handled(with_value),
            Block::Finalizer { .. } => {
                self.drop_below(with_value);
                self.restore_handled(with_value);
            }
            Block::With { is_async, place, .. } => {
                let (is_async, place) = (*is_async, *place);
                if with_value {
                    self.emit(Op::Swap);
                }
                self.at_place(place, |c| c.call_exit(is_async));
            }
        }
        left.push(block);
    }

    /// After the way out has been compiled: the blocks go on for what stands below it.
    fn reenter(&mut self, left: Vec<Block<'a>>) {
        for mut block in left.into_iter().rev() {
            if let Some(guard) = block.guard_mut() {
                self.unit.build.resume(guard);
            }
            self.unit.blocks.push(block);
        }
    }

    fn drop_below(&mut self, with_value: bool) {
        if with_value {
            self.emit(Op::Swap);
        }
        self.emit(Op::Pop);
    }

    fn restore_handled(&mut self, with_value: bool) {
        if with_value {
            self.emit(Op::Swap);
        }
        self.emit(Op::PopException);
    }

    fn unbind(&mut self, name: &str) {
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

    pub(super) fn with_statement(&mut self, stmt: &'a StmtWith, items: &'a [WithItem]) {
        let Some((item, inner)) = items.split_first() else {
            return self.statements(&stmt.body);
        };
        let place = self.place_of(item.context_expr.range());
        self.expression(&item.context_expr);
        self.at_place(place, |c| {
            c.emit(if stmt.is_async { Op::EnterAsyncWith } else { Op::EnterWith });
            if stmt.is_async {
                c.unit.build.load_none();
                c.emit(Op::YieldFrom);
            }
        });
        let (handler, end) = (self.unit.build.label(), self.unit.build.label());
        // The entered value is not part of what stays when the body fails.
        let entered_depth = self.unit.build.depth();
        self.unit.build.set_depth(entered_depth - 1);
        let guard = self.unit.build.guard(handler);
        self.unit.build.set_depth(entered_depth);
        self.unit.blocks.push(Block::With { guard, is_async: stmt.is_async, place });
        match &item.optional_vars {
            Some(target) => self.store(target),
            None => self.emit(Op::Pop),
        }
        self.with_statement(stmt, inner);
        self.end_block();
        self.at_place(place, |c| {
            c.call_exit(stmt.is_async);
            c.unit.build.jump(Op::Jump, end);
            c.unit.build.put_handler(handler);
            c.with_handler(stmt.is_async);
        });
        self.unit.build.put(end);
    }

    /// Leaves a `with` without an exception: `exit --`
    fn call_exit(&mut self, is_async: bool) {
        for _ in 0..3 {
            self.unit.build.load_none();
        }
        self.emit(Op::Call(3));
        if is_async {
            self.wait();
        }
        self.emit(Op::Pop);
    }

    /// Leaves a `with` by an exception: `exit exc --`, unless it is raised again.
    fn with_handler(&mut self, is_async: bool) {
        let suppressed = self.unit.build.label();
        self.handler(|c| {
            let cleanup = c.unit.build.label();
            let guard = c.start_cleanup(cleanup);
            c.emit(Op::ExitWith);
            if is_async {
                c.wait();
            }
            c.unit.build.jump(Op::PopJumpIfTrue, suppressed);
            c.emit(Op::Reraise);
            c.unit.build.end_guard(guard);
            cleanup
        });
        self.unit.build.put(suppressed);
        self.emit(Op::Pop);
        self.emit(Op::PopException);
        self.emit(Op::Pop);
    }

    /// A handler: `exc --`. `body` finds `previous exc` on the stack, starts the guard of the cleanup that
    /// it returns, and never falls off its end.
    fn handler(&mut self, body: impl FnOnce(&mut Self) -> Label) {
        self.emit(Op::PushException);
        let cleanup = body(self);
        // `previous exc2`: an exception leaves the handler, which then handles no longer.
        self.unit.build.put_handler(cleanup);
        self.emit(Op::Swap);
        self.emit(Op::PopException);
        self.emit(Op::Reraise);
    }

    /// Guards the body of a handler: of its operands `previous exc`, the first stays.
    fn start_cleanup(&mut self, cleanup: Label) -> super::build::Guard {
        let depth = self.unit.build.depth();
        self.unit.build.set_depth(depth - 1);
        let guard = self.unit.build.guard(cleanup);
        self.unit.build.set_depth(depth);
        guard
    }

    /// Ends the innermost block and its guard.
    fn end_block(&mut self) {
        let mut block = self.unit.blocks.pop().expect("a block is open");
        let guard = block.guard_mut().expect("loops end in their own way").clone();
        self.unit.build.end_guard(guard);
    }

    pub(super) fn match_statement(&mut self, stmt: &'a StmtMatch) {
        self.refuse(stmt.range, "match");
    }
}
