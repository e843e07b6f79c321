//! In: something to assign to or to delete. Out: instructions that take the value from the stack.

use ruff_python_ast::{Expr, StmtAugAssign};
use ruff_text_size::Ranged;

use super::compiler::Compiler;
use super::expression::{binary_op, count};
use super::op::Op;

impl<'a> Compiler<'a> {
    /// Assigns the value on the stack: `value --`.
    pub(super) fn store(&mut self, target: &'a Expr) {
        self.at(target, |c| match target {
            Expr::Name(name) => c.store_name(&name.id),
            Expr::Attribute(attribute) => {
                c.expression(&attribute.value);
                let place = c.attribute_place(attribute);
                c.at_place(place, |c| c.store_attribute(&attribute.attr));
            }
            Expr::Subscript(subscript) => {
                c.expression(&subscript.value);
                c.expression(&subscript.slice);
                c.emit(Op::StoreItem);
            }
            Expr::List(list) => c.unpack(&list.elts),
            Expr::Tuple(tuple) => c.unpack(&tuple.elts),
            Expr::Starred(_) => {
                c.refuse(target.range(), "starred assignment target must be in a list or tuple");
                c.emit(Op::Pop);
            }
            _ => unreachable!("the parser refuses it"),
        });
    }

    /// Deletes what `target` names.
    pub(super) fn delete(&mut self, target: &'a Expr) {
        self.at(target, |c| match target {
            Expr::Name(name) => c.delete_name(&name.id),
            Expr::Attribute(attribute) => {
                c.expression(&attribute.value);
                let (place, name) = (c.attribute_place(attribute), c.name(&attribute.attr));
                c.at_place(place, |c| c.emit(Op::DeleteAttr(name)));
            }
            Expr::Subscript(subscript) => {
                c.expression(&subscript.value);
                c.expression(&subscript.slice);
                c.emit(Op::DeleteItem);
            }
            Expr::List(list) => list.elts.iter().for_each(|part| c.delete(part)),
            Expr::Tuple(tuple) => tuple.elts.iter().for_each(|part| c.delete(part)),
            _ => unreachable!("the parser refuses it"),
        });
    }

    /// `target op= value`
    pub(super) fn augmented(&mut self, assign: &'a StmtAugAssign) {
        let op = Op::InPlace(binary_op(assign.op));
        let target = &*assign.target;
        match target {
            Expr::Name(name) => {
                self.at(target, |c| c.load_name(&name.id));
                self.expression(&assign.value);
                self.emit(op);
                self.at(target, |c| c.store_name(&name.id));
            }
            Expr::Attribute(attribute) => {
                self.expression(&attribute.value);
                let place = self.attribute_place(attribute);
                self.at_place(place, |c| {
                    c.emit(Op::Dup);
                    c.load_attribute(&attribute.attr);
                });
                self.expression(&assign.value);
                self.emit(op);
                self.at_place(place, |c| {
                    c.emit(Op::Swap);
                    c.store_attribute(&attribute.attr);
                });
            }
            Expr::Subscript(subscript) => {
                self.expression(&subscript.value);
                self.expression(&subscript.slice);
                self.at(target, |c| {
                    c.emit(Op::DupTwo);
                    c.emit(Op::LoadItem);
                });
                self.expression(&assign.value);
                self.emit(op);
                self.at(target, |c| {
                    c.emit(Op::RotThree);
                    c.emit(Op::StoreItem);
                });
            }
            _ => unreachable!("the parser refuses it"),
        }
    }

    fn unpack(&mut self, targets: &'a [Expr]) {
        let mut stars = targets.iter().enumerate().filter(|(_, target)| target.is_starred_expr());
        match (stars.next(), stars.next()) {
            (None, _) => self.emit(Op::UnpackSequence(count(targets.len()))),
            (Some((star, _)), None) => {
                let (before, after) = (self.small(star), self.small(targets.len() - star - 1));
                self.emit(Op::UnpackStarred { before, after });
            }
            (_, Some((_, second))) => {
                self.refuse(second.range(), "multiple starred expressions in assignment");
                self.emit(Op::UnpackSequence(count(targets.len())));
            }
        }
        for target in targets {
            match target {
                Expr::Starred(starred) => self.store(&starred.value),
                _ => self.store(target),
            }
        }
    }
}
