//! In: a statement that steers flow. Out: its instructions; whichever way flow leaves a block, what the
//! block owes is done.

use ruff_python_ast::{ElifElseClause, Expr, Stmt, StmtFor, StmtIf, StmtWhile};
use ruff_text_size::Ranged;

use super::build::Label;
use super::code::Place;
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
        let line = self.unit.build.place.line;
        let place = Place { line, ..self.place_of(stmt.iter.range()) };
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
}
