//! In: operands on the stack that are not both built-in values. Out: the call of the special method.

use crate::program::name::Name;
use crate::program::op::{BinaryOp, CompareOp, UnaryOp};

use super::super::class::Special;
use super::super::costs::{Kind, of};
use super::super::frame::Entry;
use super::super::function::Fallible;
use super::super::process::Process;
use super::super::thread::Thread;
use super::super::types::{compare, items, number};
use super::super::value::Value;
use super::{Flow, attribute, call};

/// `a b -- a op b`
pub fn binary(process: &mut Process, thread: &mut Thread, op: BinaryOp) -> Fallible<Flow> {
    let right = thread.stack.pop();
    let left = thread.stack.pop();
    if let Some(value) = number::binary(process, op, &left, &right)? {
        spend(process, &value);
        thread.stack.push(value);
        return Ok(Flow::Next);
    }
    let (method, reflected) = binary_methods(op);
    process.spend(of(Kind::Operator));
    let helper = process.core_function("_binary");
    let args = [left, right, Value::str(method), Value::str(reflected), Value::str(number::symbol(op))];
    call::call_values(process, thread, helper, args, Entry::Call)
}

/// Numbers cost the same however large they are here.
fn spend(process: &mut Process, result: &Value) {
    let is_number = matches!(result, Value::Int(_) | Value::BigInt(_) | Value::Float(_) | Value::Bool(_));
    process.spend(if is_number { of(Kind::Arithmetic) } else { of(Kind::Objects) });
}

/// `a b -- a op= b`
pub fn in_place(process: &mut Process, thread: &mut Thread, op: BinaryOp) -> Fallible<Flow> {
    let right = thread.stack.pop();
    let left = thread.stack.pop();
    if let Some(value) = number::in_place(process, op, &left, &right)? {
        spend(process, &value);
        thread.stack.push(value);
        return Ok(Flow::Next);
    }
    let (method, reflected) = binary_methods(op);
    let own = method.replacen("__", "__i", 1);
    let symbol = format!("{}=", number::symbol(op));
    process.spend(of(Kind::Operator));
    let helper = process.core_function("_inplace");
    let args = [left, right, Value::str(own), Value::str(method), Value::str(reflected), Value::str(symbol)];
    call::call_values(process, thread, helper, args, Entry::Call)
}

/// `a -- op a`
pub fn unary(process: &mut Process, thread: &mut Thread, op: UnaryOp) -> Fallible<Flow> {
    if op == UnaryOp::Not {
        return truth_of_top(process, thread, true);
    }
    let operand = thread.stack.pop();
    if let Some(value) = number::unary(process, op, &operand)? {
        thread.stack.push(value);
        return Ok(Flow::Next);
    }
    let (method, symbol) = match op {
        UnaryOp::Neg => ("__neg__", "-"),
        UnaryOp::Pos => ("__pos__", "+"),
        UnaryOp::Invert | UnaryOp::Not => ("__invert__", "~"),
    };
    match special(process, &operand, method) {
        Some(function) => call::call_values(process, thread, function, [operand], Entry::Call),
        None => {
            let class = process.classes.of(&operand).name.borrow().clone();
            Err(process.type_error(format!("bad operand type for unary {symbol}: '{class}'")))
        }
    }
}

/// `a b -- a op b`
pub fn compare(process: &mut Process, thread: &mut Thread, op: CompareOp) -> Fallible<Flow> {
    let right = thread.stack.pop();
    let left = thread.stack.pop();
    if let Some(value) = compare::compare(process, op, &left, &right)? {
        thread.stack.push(Value::Bool(value));
        return Ok(Flow::Next);
    }
    let (method, reflected, symbol) = compare_methods(op);
    process.spend(of(Kind::Operator));
    let helper = process.core_function("_compare");
    let args = [left, right, Value::str(method), Value::str(reflected), Value::str(symbol)];
    call::call_values(process, thread, helper, args, Entry::Call)
}

/// `item container -- bool`
pub fn contains(process: &mut Process, thread: &mut Thread, negated: bool) -> Fallible<Flow> {
    let container = thread.stack.pop();
    let item = thread.stack.pop();
    if let Some(found) = items::contains(process, &container, &item)? {
        thread.stack.push(Value::Bool(found != negated));
        return Ok(Flow::Next);
    }
    let entry = Entry::Truth { negated };
    if let Some(method) = special(process, &container, "__contains__") {
        return call::call_values(process, thread, method, [container, item], entry);
    }
    let helper = process.core_function("_contains");
    call::call_values(process, thread, helper, [container, item], entry)
}

/// The value on top becomes a `bool`, negated if so asked. For a jump, which is then run again.
pub fn truth_of_top(process: &mut Process, thread: &mut Thread, negated: bool) -> Fallible<Flow> {
    let value = thread.stack.pop();
    if let Some(truth) = number::truth(&value) {
        thread.stack.push(Value::Bool(truth != negated));
        return Ok(Flow::Next);
    }
    for method in ["__bool__", "__len__"] {
        if let Some(function) = special(process, &value, method) {
            return call::call_values(process, thread, function, [value], Entry::Truth { negated });
        }
    }
    thread.stack.push(Value::Bool(!negated));
    Ok(Flow::Next)
}

/// The truth of what `__bool__`, `__len__` or `__contains__` returned.
pub fn plain_truth(process: &mut Process, value: &Value) -> Fallible<bool> {
    match value {
        Value::Int(length) if *length < 0 => Err(process.value_error("__len__() should return >= 0")),
        Value::Instance(instance) if !instance.class.borrow().has(Special::Bool) => Ok(true),
        other => match number::truth(other) {
            Some(truth) => Ok(truth),
            None => {
                let class = process.classes.of(other).name.borrow().clone();
                Err(process.type_error(format!("__bool__ should return bool, returned {class}")))
            }
        },
    }
}

/// `object index -- value`
pub fn load_item(process: &mut Process, thread: &mut Thread) -> Fallible<Flow> {
    let index = thread.stack.pop();
    let object = thread.stack.pop();
    if let Some(value) = items::get_item(process, &object, &index)? {
        thread.stack.push(value);
        return Ok(Flow::Next);
    }
    if let Value::Class(class) = &object {
        let class = class.clone();
        if let Some(method) = class.metaclass.as_ref().and_then(|meta| meta.lookup(Name::new("__getitem__")))
        {
            return call::call_values(process, thread, method, [object, index], Entry::Call);
        }
        let helper = match attribute::class_lookup(process, &class, Name::new("__class_getitem__")) {
            Some(Value::Descriptor(descriptor)) => match &*descriptor {
                super::super::value::Descriptor::ClassMethod(function) => function.clone(),
                _ => process.core_function("_class_item"),
            },
            Some(function) => function,
            None => process.core_function("_class_item"),
        };
        return call::call_values(process, thread, helper, [object, index], Entry::Call);
    }
    match special(process, &object, "__getitem__") {
        Some(method) => call::call_values(process, thread, method, [object, index], Entry::Call),
        None => {
            let helper = process.core_function("_get_item");
            call::call_values(process, thread, helper, [object, index], Entry::Call)
        }
    }
}

/// `value object index --`
pub fn store_item(process: &mut Process, thread: &mut Thread) -> Fallible<Flow> {
    let index = thread.stack.pop();
    let object = thread.stack.pop();
    let value = thread.stack.pop();
    if items::set_item(process, &object, &index, value.clone())? {
        return Ok(Flow::Next);
    }
    let method = match special(process, &object, "__setitem__") {
        Some(method) => method,
        None => process.core_function("_set_item"),
    };
    call::call_values(process, thread, method, [object, index, value], Entry::Discard)
}

/// `object index --`
pub fn delete_item(process: &mut Process, thread: &mut Thread) -> Fallible<Flow> {
    let index = thread.stack.pop();
    let object = thread.stack.pop();
    if items::delete_item(process, &object, &index)? {
        return Ok(Flow::Next);
    }
    let method = match special(process, &object, "__delitem__") {
        Some(method) => method,
        None => process.core_function("_delete_item"),
    };
    call::call_values(process, thread, method, [object, index], Entry::Discard)
}

/// A special method of an instance's class.
pub fn special(process: &mut Process, value: &Value, name: &str) -> Option<Value> {
    let Value::Instance(instance) = value else { return None };
    let class = instance.class.borrow().clone();
    attribute::class_lookup(process, &class, Name::new(name))
}

fn binary_methods(op: BinaryOp) -> (&'static str, &'static str) {
    match op {
        BinaryOp::Add => ("__add__", "__radd__"),
        BinaryOp::Sub => ("__sub__", "__rsub__"),
        BinaryOp::Mul => ("__mul__", "__rmul__"),
        BinaryOp::MatMul => ("__matmul__", "__rmatmul__"),
        BinaryOp::Div => ("__truediv__", "__rtruediv__"),
        BinaryOp::FloorDiv => ("__floordiv__", "__rfloordiv__"),
        BinaryOp::Mod => ("__mod__", "__rmod__"),
        BinaryOp::Pow => ("__pow__", "__rpow__"),
        BinaryOp::LShift => ("__lshift__", "__rlshift__"),
        BinaryOp::RShift => ("__rshift__", "__rrshift__"),
        BinaryOp::BitAnd => ("__and__", "__rand__"),
        BinaryOp::BitOr => ("__or__", "__ror__"),
        BinaryOp::BitXor => ("__xor__", "__rxor__"),
    }
}

fn compare_methods(op: CompareOp) -> (&'static str, &'static str, &'static str) {
    match op {
        CompareOp::Lt => ("__lt__", "__gt__", "<"),
        CompareOp::Le => ("__le__", "__ge__", "<="),
        CompareOp::Eq => ("__eq__", "__eq__", "=="),
        CompareOp::Ne => ("__ne__", "__ne__", "!="),
        CompareOp::Gt => ("__gt__", "__lt__", ">"),
        CompareOp::Ge => ("__ge__", "__le__", ">="),
    }
}
