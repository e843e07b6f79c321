//! In: an expression. Out: instructions that leave its value on the stack, or that jump by it.

use ruff_python_ast::{self as ast, BoolOp, CmpOp, Expr, ExprBoolOp, ExprCompare, ExprDict, Operator};
use ruff_text_size::Ranged;

use super::build::Label;
use super::code::{CodeKind, Const, Place};
use super::compiler::Compiler;
use super::literal::{literal, literals};
use super::op::{BinaryOp, CompareOp, Op, UnaryOp};

impl<'a> Compiler<'a> {
    /// Leaves the value of `expr` on the stack.
    pub(super) fn expression(&mut self, expr: &'a Expr) {
        self.at(expr, |c| c.expression_here(expr));
    }

    pub(super) fn expressions(&mut self, exprs: &'a [Expr]) {
        for expr in exprs {
            self.expression(expr);
        }
    }

    /// Jumps to `target` if the truth of `expr` is `when`, else goes on.
    pub(super) fn jump_if(&mut self, expr: &'a Expr, target: Label, when: bool) {
        match expr {
            Expr::UnaryOp(unary) if unary.op == ast::UnaryOp::Not => {
                self.jump_if(&unary.operand, target, !when);
            }
            Expr::BoolOp(operation) => self.jump_if_operation(operation, target, when),
            Expr::Compare(compare) if compare.ops.len() > 1 => {
                self.at(expr, |c| c.jump_if_chain(compare, target, when));
            }
            Expr::BooleanLiteral(literal) => {
                if literal.value == when {
                    self.at(expr, |c| c.unit.build.jump(Op::Jump, target));
                }
            }
            _ => {
                self.expression(expr);
                self.at(expr, |c| c.unit.build.jump(jump_op(when), target));
            }
        }
    }

    fn expression_here(&mut self, expr: &'a Expr) {
        if let Some(value) = literal(expr) {
            return self.unit.build.load(value);
        }
        match expr {
            Expr::BoolOp(operation) => self.bool_operation(operation),
            Expr::Named(named) => {
                self.expression(&named.value);
                self.emit(Op::Dup);
                self.store(&named.target);
            }
            Expr::BinOp(binary) => {
                self.expression(&binary.left);
                self.expression(&binary.right);
                self.emit(Op::Binary(binary_op(binary.op)));
            }
            Expr::UnaryOp(unary) => {
                self.expression(&unary.operand);
                self.emit(Op::Unary(unary_op(unary.op)));
            }
            Expr::Lambda(lambda) => self.lambda(lambda),
            Expr::If(choice) => {
                let (otherwise, end) = (self.unit.build.label(), self.unit.build.label());
                let depth = self.unit.build.depth();
                self.jump_if(&choice.test, otherwise, false);
                self.expression(&choice.body);
                self.unit.build.jump(Op::Jump, end);
                self.unit.build.set_depth(depth);
                self.unit.build.put(otherwise);
                self.expression(&choice.orelse);
                self.unit.build.put(end);
            }
            Expr::Dict(dict) => self.dict(dict),
            Expr::Set(set) => self.sequence(&set.elts, Sequence::Set),
            Expr::List(list) => self.sequence(&list.elts, Sequence::List),
            Expr::Tuple(tuple) => self.sequence(&tuple.elts, Sequence::Tuple),
            Expr::ListComp(_) | Expr::SetComp(_) | Expr::DictComp(_) | Expr::Generator(_) => {
                self.comprehension(expr);
            }
            Expr::Await(wait) => {
                self.expression(&wait.value);
                self.wait();
            }
            Expr::Yield(produce) => {
                match &produce.value {
                    Some(value) => self.expression(value),
                    None => self.unit.build.load_none(),
                }
                let is_async = self.unit.kind == CodeKind::AsyncGenerator;
                self.emit(if is_async { Op::YieldAsync } else { Op::Yield });
            }
            Expr::YieldFrom(produce) => {
                self.expression(&produce.value);
                self.emit(Op::GetYieldFromIter);
                self.unit.build.load_none();
                self.emit(Op::YieldFrom);
            }
            Expr::Compare(compare) => self.compare(compare),
            Expr::Call(call) => self.call(call),
            Expr::FString(fstring) => self.fstring(fstring),
            Expr::Attribute(attribute) => {
                self.expression(&attribute.value);
                let place = self.attribute_place(attribute);
                self.at_place(place, |c| c.load_attribute(&attribute.attr));
            }
            Expr::Subscript(subscript) => {
                self.expression(&subscript.value);
                self.expression(&subscript.slice);
                self.emit(Op::LoadItem);
            }
            Expr::Name(name) => self.load_name(&name.id),
            Expr::Slice(slice) => self.slice(slice),
            Expr::Starred(_) => {
                self.refuse(expr.range(), "can't use starred expression here");
                self.unit.build.load_none();
            }
            _ => unreachable!("the subset refuses it, or it is a literal"),
        }
    }

    /// The place of an attribute access: its own line, if the object before it begins on another.
    pub(super) fn attribute_place(&self, attribute: &ast::ExprAttribute) -> Place {
        let whole = self.place_of(attribute.range);
        let own = self.place_of(attribute.attr.range());
        if own.line == whole.line { whole } else { own }
    }

    fn slice(&mut self, slice: &'a ast::ExprSlice) {
        for part in [&slice.lower, &slice.upper] {
            match part {
                Some(part) => self.expression(part),
                None => self.unit.build.load_none(),
            }
        }
        if let Some(step) = &slice.step {
            self.expression(step);
        }
        self.emit(Op::BuildSlice(2 + u8::from(slice.step.is_some())));
    }

    fn bool_operation(&mut self, operation: &'a ExprBoolOp) {
        let end = self.unit.build.label();
        let make = match operation.op {
            BoolOp::And => Op::JumpIfFalseOrPop,
            BoolOp::Or => Op::JumpIfTrueOrPop,
        };
        let (last, before) = operation.values.split_last().expect("an operation has operands");
        for value in before {
            self.expression(value);
            self.unit.build.jump(make, end);
        }
        self.expression(last);
        self.unit.build.put(end);
    }

    fn jump_if_operation(&mut self, operation: &'a ExprBoolOp, target: Label, when: bool) {
        let decisive = operation.op == BoolOp::Or;
        let (last, before) = operation.values.split_last().expect("an operation has operands");
        if decisive == when {
            for value in &operation.values {
                self.jump_if(value, target, when);
            }
            return;
        }
        let end = self.unit.build.label();
        for value in before {
            self.jump_if(value, end, decisive);
        }
        self.jump_if(last, target, when);
        self.unit.build.put(end);
    }

    fn compare(&mut self, compare: &'a ExprCompare) {
        self.expression(&compare.left);
        let (last, before) = compare.comparators.split_last().expect("a comparison has two sides");
        let (last_op, ops_before) = compare.ops.split_last().expect("a comparison has an operator");
        if before.is_empty() {
            return self.comparison(*last_op, last);
        }
        let (fail, end) = (self.unit.build.label(), self.unit.build.label());
        for (op, operand) in ops_before.iter().zip(before) {
            self.link(*op, operand);
            self.unit.build.jump(Op::JumpIfFalseOrPop, fail);
        }
        self.comparison(*last_op, last);
        self.unit.build.jump(Op::Jump, end);
        self.unit.build.put(fail);
        self.emit(Op::Swap);
        self.emit(Op::Pop);
        self.unit.build.put(end);
    }

    fn jump_if_chain(&mut self, compare: &'a ExprCompare, target: Label, when: bool) {
        self.expression(&compare.left);
        let (last, before) = compare.comparators.split_last().expect("a comparison has two sides");
        let (last_op, ops_before) = compare.ops.split_last().expect("a comparison has an operator");
        let (fail, end) = (self.unit.build.label(), self.unit.build.label());
        for (op, operand) in ops_before.iter().zip(before) {
            self.link(*op, operand);
            self.unit.build.jump(Op::PopJumpIfFalse, fail);
        }
        self.comparison(*last_op, last);
        self.unit.build.jump(jump_op(when), target);
        self.unit.build.jump(Op::Jump, end);
        self.unit.build.put(fail);
        self.emit(Op::Pop);
        if !when {
            self.unit.build.jump(Op::Jump, target);
        }
        self.unit.build.put(end);
    }

    /// One link of a chain: `left -- operand bool`.
    fn link(&mut self, op: CmpOp, operand: &'a Expr) {
        self.expression(operand);
        self.emit(Op::Dup);
        self.emit(Op::RotThree);
        self.emit(compare_op(op));
    }

    fn comparison(&mut self, op: CmpOp, operand: &'a Expr) {
        let members = match operand {
            Expr::List(list) => literals(&list.elts).map(Const::Tuple),
            Expr::Set(set) => literals(&set.elts).map(Const::FrozenSet),
            _ => None,
        };
        match members {
            Some(members) if matches!(op, CmpOp::In | CmpOp::NotIn) => {
                self.at(operand, |c| c.unit.build.load(members));
            }
            _ => self.expression(operand),
        }
        self.emit(compare_op(op));
    }

    fn dict(&mut self, dict: &'a ExprDict) {
        if dict.items.iter().all(|item| item.key.is_some()) {
            for item in &dict.items {
                self.expression(item.key.as_ref().expect("all have keys"));
                self.expression(&item.value);
            }
            return self.emit(Op::BuildDict(count(dict.items.len())));
        }
        self.emit(Op::BuildDict(0));
        for item in &dict.items {
            if let Some(key) = &item.key {
                self.expression(key);
                self.expression(&item.value);
                self.emit(Op::DictAdd(1));
            } else {
                self.expression(&item.value);
                self.emit(Op::DictUpdate);
            }
        }
    }

    /// Builds a list, set or tuple of `elements`, some of which may have stars.
    pub(super) fn sequence(&mut self, elements: &'a [Expr], kind: Sequence) {
        let first_star = elements.iter().position(Expr::is_starred_expr).unwrap_or(elements.len());
        let (plain, rest) = elements.split_at(first_star);
        self.expressions(plain);
        let length = count(plain.len());
        if rest.is_empty() {
            return self.emit(match kind {
                Sequence::List => Op::BuildList(length),
                Sequence::Tuple => Op::BuildTuple(length),
                Sequence::Set => Op::BuildSet(length),
            });
        }
        let is_set = kind == Sequence::Set;
        self.emit(if is_set { Op::BuildSet(length) } else { Op::BuildList(length) });
        for element in rest {
            if let Expr::Starred(starred) = element {
                self.expression(&starred.value);
                self.emit(if is_set { Op::SetUpdate } else { Op::ListExtend });
            } else {
                self.expression(element);
                self.emit(if is_set { Op::SetAdd(1) } else { Op::ListAppend(1) });
            }
        }
        if kind == Sequence::Tuple {
            self.emit(Op::ListToTuple);
        }
    }
}

/// What [`Compiler::sequence`] builds.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Sequence {
    List,
    Tuple,
    Set,
}

pub(super) fn count(length: usize) -> u32 {
    u32::try_from(length).expect("fewer elements than bytes of text")
}

fn jump_op(when: bool) -> fn(u32) -> Op {
    if when { Op::PopJumpIfTrue } else { Op::PopJumpIfFalse }
}

fn compare_op(op: CmpOp) -> Op {
    match op {
        CmpOp::Eq => Op::Compare(CompareOp::Eq),
        CmpOp::NotEq => Op::Compare(CompareOp::Ne),
        CmpOp::Lt => Op::Compare(CompareOp::Lt),
        CmpOp::LtE => Op::Compare(CompareOp::Le),
        CmpOp::Gt => Op::Compare(CompareOp::Gt),
        CmpOp::GtE => Op::Compare(CompareOp::Ge),
        CmpOp::Is => Op::Is,
        CmpOp::IsNot => Op::IsNot,
        CmpOp::In => Op::In,
        CmpOp::NotIn => Op::NotIn,
    }
}

pub(super) fn binary_op(op: Operator) -> BinaryOp {
    match op {
        Operator::Add => BinaryOp::Add,
        Operator::Sub => BinaryOp::Sub,
        Operator::Mult => BinaryOp::Mul,
        Operator::MatMult => BinaryOp::MatMul,
        Operator::Div => BinaryOp::Div,
        Operator::FloorDiv => BinaryOp::FloorDiv,
        Operator::Mod => BinaryOp::Mod,
        Operator::Pow => BinaryOp::Pow,
        Operator::LShift => BinaryOp::LShift,
        Operator::RShift => BinaryOp::RShift,
        Operator::BitAnd => BinaryOp::BitAnd,
        Operator::BitOr => BinaryOp::BitOr,
        Operator::BitXor => BinaryOp::BitXor,
    }
}

fn unary_op(op: ast::UnaryOp) -> UnaryOp {
    match op {
        ast::UnaryOp::Invert => UnaryOp::Invert,
        ast::UnaryOp::Not => UnaryOp::Not,
        ast::UnaryOp::UAdd => UnaryOp::Pos,
        ast::UnaryOp::USub => UnaryOp::Neg,
    }
}
