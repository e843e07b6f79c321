//! In: two values. Out: how they compare, all the way down, or `None` where Python has to be asked.

use std::cmp::Ordering;
use std::rc::Rc;

use num_traits::{FromPrimitive, ToPrimitive};

use crate::machine::class::Special;
use crate::machine::function::Fallible;
use crate::machine::iterator::DictPart;
use crate::machine::process::Process;
use crate::machine::value::{Str, Value};
use crate::program::op::CompareOp;

use super::number::{Number, number};
use super::{identity, set};

/// Lists nested deeper than this raise `RecursionError`.
pub const DEEPEST: u32 = 900;

/// `a op b`. `None`: the types do not define it, or an instance whose class has its own methods is met.
#[inline]
pub fn compare(process: &mut Process, op: CompareOp, a: &Value, b: &Value) -> Fallible<Option<bool>> {
    if let (Value::Int(a), Value::Int(b)) = (a, b) {
        return Ok(Some(holds(op, a.cmp(b))));
    }
    match op {
        CompareOp::Eq => equal_deep(process, a, b),
        CompareOp::Ne => Ok(equal_deep(process, a, b)?.map(|equal| !equal)),
        _ => order(process, op, a, b),
    }
}

/// `a == b` where that is known without asking Python.
#[must_use]
pub fn equal(a: &Value, b: &Value) -> Option<bool> {
    equal_at(a, b, 0).unwrap_or(None)
}

/// Whether two keys of a dict or set are the same key, as far as natives can tell.
#[must_use]
#[inline]
pub fn same_key(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Int(a), Value::Int(b)) => a == b,
        (Value::Str(a), Value::Str(b)) => Rc::ptr_eq(a, b) || a.as_str() == b.as_str(),
        _ => identity::same(a, b) || equal(a, b) == Some(true),
    }
}

/// The method of an operator, and of the same with its operands exchanged.
#[must_use]
pub fn method_names(op: CompareOp) -> (&'static str, &'static str) {
    match op {
        CompareOp::Lt => ("__lt__", "__gt__"),
        CompareOp::Le => ("__le__", "__ge__"),
        CompareOp::Eq => ("__eq__", "__eq__"),
        CompareOp::Ne => ("__ne__", "__ne__"),
        CompareOp::Gt => ("__gt__", "__lt__"),
        CompareOp::Ge => ("__ge__", "__le__"),
    }
}

/// Whether an order of two values is what the operator asks for.
#[must_use]
#[inline]
pub fn holds(op: CompareOp, order: Ordering) -> bool {
    match op {
        CompareOp::Lt => order.is_lt(),
        CompareOp::Le => order.is_le(),
        CompareOp::Eq => order.is_eq(),
        CompareOp::Ne => order.is_ne(),
        CompareOp::Gt => order.is_gt(),
        CompareOp::Ge => order.is_ge(),
    }
}

fn equal_deep(process: &mut Process, a: &Value, b: &Value) -> Fallible<Option<bool>> {
    equal_at(a, b, 0).map_err(|TooDeep| {
        process.raised(&process.classes.recursion_error, "maximum recursion depth exceeded in comparison")
    })
}

struct TooDeep;

fn equal_at(a: &Value, b: &Value, depth: u32) -> Result<Option<bool>, TooDeep> {
    if depth > DEEPEST {
        return Err(TooDeep);
    }
    Ok(Some(match (a, b) {
        (Value::Str(a), Value::Str(b)) => Rc::ptr_eq(a, b) || a.as_str() == b.as_str(),
        (Value::Instance(x), _) | (_, Value::Instance(x)) => return instance_equal(x, a, b, depth),
        (Value::List(x), Value::List(y)) => {
            if Rc::ptr_eq(x, y) {
                return items_equal(&x.borrow(), &x.borrow(), depth);
            }
            return items_equal(&x.borrow(), &y.borrow(), depth);
        }
        (Value::Tuple(x), Value::Tuple(y)) => return items_equal(x, y, depth),
        (Value::Dict(x), Value::Dict(y)) => {
            if Rc::ptr_eq(x, y) {
                return Ok(Some(true));
            }
            return dicts_equal(&x.borrow(), &y.borrow(), depth);
        }
        (Value::Bytes(_) | Value::ByteArray(_), Value::Bytes(_) | Value::ByteArray(_)) => {
            super::bytes::content(a) == super::bytes::content(b)
        }
        (Value::Range(x), Value::Range(y)) => super::range::equal(**x, **y),
        (Value::Slice(x), Value::Slice(y)) => {
            let parts = |s: &crate::machine::value::Slice| [s.start.clone(), s.stop.clone(), s.step.clone()];
            return items_equal(&parts(x), &parts(y), depth);
        }
        (Value::Method(x), Value::Method(y)) => {
            identity::same(&x.function, &y.function) && identity::same(&x.receiver, &y.receiver)
        }
        _ if set::is_set_like(a) && set::is_set_like(b) => return Ok(set::equal(a, b)),
        _ => match (number(a), number(b)) {
            (Some(x), Some(y)) => numbers(&x, &y) == Some(Ordering::Equal),
            _ => identity::same(a, b),
        },
    }))
}

fn instance_equal(
    _some: &crate::machine::class::Instance,
    a: &Value,
    b: &Value,
    depth: u32,
) -> Result<Option<bool>, TooDeep> {
    let asks = |value: &Value| match value {
        Value::Instance(instance) => instance.class.borrow().has(Special::Eq),
        _ => false,
    };
    if asks(a) || asks(b) {
        return Ok(None);
    }
    if identity::same(a, b) {
        return Ok(Some(true));
    }
    let inner = |value: &Value| match value {
        Value::Instance(instance) => instance.wrapped(),
        other => Some(other.clone()),
    };
    match (inner(a), inner(b)) {
        (Some(a), Some(b)) => equal_at(&a, &b, depth + 1),
        _ => Ok(super::alias::equal(a, b).or(Some(false))),
    }
}

fn items_equal(a: &[Value], b: &[Value], depth: u32) -> Result<Option<bool>, TooDeep> {
    if a.len() != b.len() {
        return Ok(Some(false));
    }
    for (x, y) in a.iter().zip(b) {
        if identity_first(x, y) {
            continue;
        }
        match equal_at(x, y, depth + 1)? {
            Some(true) => {}
            other => return Ok(other),
        }
    }
    Ok(Some(true))
}

fn dicts_equal(
    a: &crate::machine::dict::Dict,
    b: &crate::machine::dict::Dict,
    depth: u32,
) -> Result<Option<bool>, TooDeep> {
    if a.len() != b.len() {
        return Ok(Some(false));
    }
    for (hash, key, value) in a.iter_hashed() {
        let Some(other) = b.get(hash, |found| same_key(found, key)) else {
            return Ok(if super::hash::asks_python(key) { None } else { Some(false) });
        };
        if identity_first(value, other) {
            continue;
        }
        match equal_at(value, other, depth + 1)? {
            Some(true) => {}
            different => return Ok(different),
        }
    }
    Ok(Some(true))
}

/// Containers take an item for equal to itself without asking it.
fn identity_first(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Instance(a), Value::Instance(b)) => Rc::ptr_eq(a, b),
        (Value::Float(a), Value::Float(b)) => a == b,
        _ => false,
    }
}

fn order(process: &mut Process, op: CompareOp, a: &Value, b: &Value) -> Fallible<Option<bool>> {
    match (a, b) {
        (Value::Str(x), Value::Str(y)) => Ok(Some(holds(op, text(x, y)))),
        (Value::List(x), Value::List(y)) => {
            let (x, y) = (x.borrow().clone(), y.borrow().clone());
            items_order(process, op, &x, &y)
        }
        (Value::Tuple(x), Value::Tuple(y)) => items_order(process, op, x, y),
        (Value::Bytes(_) | Value::ByteArray(_), Value::Bytes(_) | Value::ByteArray(_)) => {
            Ok(Some(holds(op, super::bytes::content(a).cmp(&super::bytes::content(b)))))
        }
        _ if set::is_set_like(a) && set::is_set_like(b) => Ok(set::subset_order(op, a, b)),
        _ => Ok(match (number(a), number(b)) {
            (Some(x), Some(y)) => Some(numbers(&x, &y).is_some_and(|order| holds(op, order))),
            _ => None,
        }),
    }
}

fn text(a: &Rc<Str>, b: &Rc<Str>) -> Ordering {
    a.as_str().cmp(b.as_str())
}

fn items_order(process: &mut Process, op: CompareOp, a: &[Value], b: &[Value]) -> Fallible<Option<bool>> {
    for (x, y) in a.iter().zip(b) {
        if identity_first(x, y) {
            continue;
        }
        match equal_deep(process, x, y)? {
            Some(true) => {}
            Some(false) => return compare(process, op, x, y),
            None => return Ok(None),
        }
    }
    Ok(Some(holds(op, a.len().cmp(&b.len()))))
}

/// The order of two numbers of any kinds, exact; `None` if one is not a number.
fn numbers(a: &Number, b: &Number) -> Option<Ordering> {
    match (a, b) {
        (Number::Int(a), Number::Int(b)) => Some(a.cmp(b)),
        (Number::Float(a), Number::Float(b)) => a.partial_cmp(b),
        (Number::Float(x), _) => with_float(b, *x).map(Ordering::reverse),
        (_, Number::Float(x)) => with_float(a, *x),
        _ => Some(super::int::big(a).cmp(&super::int::big(b))),
    }
}

fn with_float(number: &Number, x: f64) -> Option<Ordering> {
    if x.is_nan() {
        return None;
    }
    if x.is_infinite() {
        return Some(if x > 0.0 { Ordering::Less } else { Ordering::Greater });
    }
    if let Number::Int(i) = number
        && i.unsigned_abs() < 1 << 53
    {
        return (*i as f64).partial_cmp(&x);
    }
    let whole = num_bigint::BigInt::from_f64(x.trunc())?;
    let fraction = x.fract().partial_cmp(&0.0)?;
    Some(super::int::big(number).cmp(&whole).then(fraction.reverse()))
}

/// Whether a value is one of the parts of a dict that behave as sets.
#[must_use]
pub fn is_set_view(value: &Value) -> bool {
    matches!(value, Value::View(view) if view.part != DictPart::Values)
}

/// A length as Python's `int`.
#[must_use]
pub fn length_value(length: usize) -> Value {
    Value::Int(length.to_i64().unwrap_or(i64::MAX))
}
