//! In: a `with` statement. Out: its instructions, on the way in and on both ways out.

use ruff_python_ast::{StmtWith, WithItem};
use ruff_text_size::Ranged;

use super::compiler::{Block, Compiler};
use super::op::Op;

impl<'a> Compiler<'a> {
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
    pub(super) fn call_exit(&mut self, is_async: bool) {
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
}
