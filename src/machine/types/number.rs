//! In: operators and built-in operands. Out: their results, or `None` where Python has to be asked.
//!
//! `None` means that the operands are not a pair for which the built-in types define the operator: the caller
//! looks for special methods, and raises `TypeError` if there are none.

use std::rc::Rc;

use num_bigint::BigInt;
use num_traits::ToPrimitive;

use crate::machine::function::Fallible;
use crate::machine::process::Process;
use crate::machine::value::Value;
use crate::program::op::{BinaryOp, UnaryOp};

use super::{float, int, percent, sequence, set};

/// A number, however it is stored.
pub enum Number {
    /// An `int` or `bool` that fits 64 bits.
    Int(i64),
    /// Any other `int`.
    Big(Rc<BigInt>),
    /// A `float`.
    Float(f64),
}

/// `a op b` for built-in operands.
#[inline]
pub fn binary(process: &mut Process, op: BinaryOp, a: &Value, b: &Value) -> Fallible<Option<Value>> {
    match (a, b) {
        (Value::Int(a), Value::Int(b)) => int::binary(process, op, *a, *b),
        (Value::Float(a), Value::Float(b)) => float::binary(process, op, *a, *b),
        _ => mixed(process, op, a, b),
    }
}

/// `a op= b` for built-in operands that change in place; `None`: use [`binary`], or special methods.
pub fn in_place(process: &mut Process, op: BinaryOp, a: &Value, b: &Value) -> Fallible<Option<Value>> {
    match (a, op) {
        (Value::List(list), BinaryOp::Add) => sequence::extend_in_place(process, list, b, a),
        (Value::List(list), BinaryOp::Mul) => sequence::repeat_in_place(process, list, b, a),
        (Value::ByteArray(bytes), BinaryOp::Add) => sequence::extend_bytes(process, bytes, b, a),
        (Value::Set(target), _) => set::in_place(process, op, target, b, a),
        (Value::Dict(dict), BinaryOp::BitOr) => Ok(super::dict::fill(process, dict, b)?.then(|| a.clone())),
        _ => binary(process, op, a, b),
    }
}

/// `op a` for built-in operands. `Not` is for values whose truth [`truth`] knows.
pub fn unary(process: &mut Process, op: UnaryOp, a: &Value) -> Fallible<Option<Value>> {
    if op == UnaryOp::Not {
        return Ok(truth(a).map(|known| Value::Bool(!known)));
    }
    let _ = process;
    Ok(match (op, number(a)) {
        (UnaryOp::Neg, Some(Number::Int(a))) => {
            Some(a.checked_neg().map_or_else(|| int::value(-BigInt::from(a)), Value::Int))
        }
        (UnaryOp::Neg, Some(Number::Big(a))) => Some(int::value(-&*a)),
        (UnaryOp::Neg, Some(Number::Float(a))) => Some(Value::Float(-a)),
        (UnaryOp::Pos, Some(Number::Int(a))) => Some(Value::Int(a)),
        (UnaryOp::Pos, Some(_)) => Some(a.clone()),
        (UnaryOp::Invert, Some(Number::Int(a))) => Some(Value::Int(!a)),
        (UnaryOp::Invert, Some(Number::Big(a))) => Some(int::value(-&*a - 1)),
        _ => None,
    })
}

/// `bool(value)` where no special method can be involved; `None` for instances whose class may define
/// `__bool__` or `__len__`.
#[must_use]
pub fn truth(value: &Value) -> Option<bool> {
    use crate::machine::class::Special;
    Some(match value {
        Value::Bool(b) => *b,
        Value::None => false,
        Value::Int(i) => *i != 0,
        Value::Float(x) => *x != 0.0,
        Value::Str(s) => !s.as_str().is_empty(),
        Value::Bytes(b) => !b.is_empty(),
        Value::ByteArray(b) => !b.borrow().is_empty(),
        Value::List(l) => !l.borrow().is_empty(),
        Value::Tuple(t) => !t.is_empty(),
        Value::Dict(d) => !d.borrow().is_empty(),
        Value::View(v) => !v.dict.borrow().is_empty(),
        Value::Set(s) => !s.borrow().members.is_empty(),
        Value::FrozenSet(s) => !s.members.is_empty(),
        Value::Range(r) => super::range::length(**r) != 0,
        Value::Instance(instance) => {
            let class = instance.class.borrow();
            if class.has(Special::Bool) || class.has(Special::Len) {
                return None;
            }
            return instance.wrapped().map_or(Some(true), |inner| truth(&inner));
        }
        Value::Class(class) if class.metaclass.is_some() => return None,
        _ => true,
    })
}

/// The value as a number; a `bool` is 0 or 1.
#[must_use]
pub fn number(value: &Value) -> Option<Number> {
    match value {
        Value::Int(i) => Some(Number::Int(*i)),
        Value::Bool(b) => Some(Number::Int(i64::from(*b))),
        Value::BigInt(big) => Some(Number::Big(big.clone())),
        Value::Float(x) => Some(Number::Float(*x)),
        _ => None,
    }
}

/// An `int` or `bool`, or an instance of a subclass of `int`, as an index: `None` if it is no integer at
/// all, else its value cut to 64 bits.
#[must_use]
pub fn index(value: &Value) -> Option<i64> {
    match value {
        Value::Int(i) => Some(*i),
        Value::Bool(b) => Some(i64::from(*b)),
        Value::BigInt(big) => Some(int::saturate(big)),
        Value::Instance(instance) => instance.wrapped().and_then(|inner| index(&inner)),
        _ => None,
    }
}

/// A number as `f64`; `OverflowError` if an `int` is too large.
pub fn to_f64(process: &Process, number: &Number) -> Fallible<f64> {
    match number {
        Number::Int(i) => Ok(*i as f64),
        Number::Float(x) => Ok(*x),
        Number::Big(big) => match big.to_f64() {
            Some(x) if x.is_finite() => Ok(x),
            _ => Err(process.overflow_error("int too large to convert to float")),
        },
    }
}

/// The symbol of an operator, for error messages.
#[must_use]
pub fn symbol(op: BinaryOp) -> &'static str {
    match op {
        BinaryOp::Add => "+",
        BinaryOp::Sub => "-",
        BinaryOp::Mul => "*",
        BinaryOp::MatMul => "@",
        BinaryOp::Div => "/",
        BinaryOp::FloorDiv => "//",
        BinaryOp::Mod => "%",
        BinaryOp::Pow => "** or pow()",
        BinaryOp::LShift => "<<",
        BinaryOp::RShift => ">>",
        BinaryOp::BitAnd => "&",
        BinaryOp::BitOr => "|",
        BinaryOp::BitXor => "^",
    }
}

fn mixed(process: &mut Process, op: BinaryOp, a: &Value, b: &Value) -> Fallible<Option<Value>> {
    if let (Value::Bool(a), Value::Bool(b)) = (a, b) {
        match op {
            BinaryOp::BitAnd => return Ok(Some(Value::Bool(a & b))),
            BinaryOp::BitOr => return Ok(Some(Value::Bool(a | b))),
            BinaryOp::BitXor => return Ok(Some(Value::Bool(a ^ b))),
            _ => {}
        }
    }
    match (number(a), number(b)) {
        (Some(Number::Int(a)), Some(Number::Int(b))) => int::binary(process, op, a, b),
        (Some(x @ Number::Float(_)), Some(y)) | (Some(x), Some(y @ Number::Float(_))) => {
            if matches!(
                op,
                BinaryOp::LShift | BinaryOp::RShift | BinaryOp::BitAnd | BinaryOp::BitOr | BinaryOp::BitXor
            ) {
                return Ok(None);
            }
            let (x, y) = (to_f64(process, &x)?, to_f64(process, &y)?);
            float::binary(process, op, x, y)
        }
        (Some(x), Some(y)) => int::binary_big(process, op, &int::big(&x), &int::big(&y)),
        _ => collections(process, op, a, b),
    }
}

fn collections(process: &mut Process, op: BinaryOp, a: &Value, b: &Value) -> Fallible<Option<Value>> {
    match (op, a, b) {
        (BinaryOp::Mod, Value::Str(format), _) => percent::format(process, format.as_str(), b),
        (BinaryOp::Add, ..) => sequence::concatenate(process, a, b),
        (BinaryOp::Mul, ..) => match (index_only(a), index_only(b)) {
            (None, Some(times)) => sequence::repeat(process, a, times),
            (Some(times), None) => sequence::repeat(process, b, times),
            _ => sequence::refuse_repeat(process, a, b),
        },
        (BinaryOp::BitOr, Value::Dict(a), Value::Dict(b)) => {
            if b.borrow().iter().any(|(key, _)| super::hash::asks_python(key)) {
                return Ok(None);
            }
            let result = Value::dict(a.borrow().clone());
            if let Value::Dict(target) = &result {
                super::dict::merge(target, b);
            }
            Ok(Some(result))
        }
        (BinaryOp::BitOr, Value::Class(_) | Value::None | Value::Instance(_), _)
        | (BinaryOp::BitOr, _, Value::Class(_)) => super::alias::union(process, a, b),
        (BinaryOp::BitAnd | BinaryOp::BitOr | BinaryOp::BitXor | BinaryOp::Sub, ..) => {
            set::binary(process, op, a, b)
        }
        _ => Ok(None),
    }
}

fn index_only(value: &Value) -> Option<i64> {
    match value {
        Value::Instance(_) => None,
        other => index(other),
    }
}
