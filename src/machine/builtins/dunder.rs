//! In: receivers and operands. Out: the special methods of built-in numbers, strings and containers, for
//! programs that call them by name or through `super()`.

use crate::machine::args::Args;
use crate::machine::function::{Effect, Native, Outcome};
use crate::machine::process::Process;
use crate::machine::types::number;
use crate::machine::types::receiver::unwrapped;
use crate::machine::types::{compare, int};
use crate::machine::value::Value;
use crate::program::op::{BinaryOp, CompareOp, UnaryOp};

macro_rules! arithmetic {
    ($($name:literal $reflected:literal $op:ident;)*) => {
        /// Operators with two operands.
        pub static ARITHMETIC: &[Native] = &[
            $(Native::method($name, |process, args| binary(process, args, BinaryOp::$op, false)),
            Native::method($reflected, |process, args| binary(process, args, BinaryOp::$op, true)),)*
        ];
    };
}

arithmetic! {
    "__add__" "__radd__" Add;
    "__sub__" "__rsub__" Sub;
    "__mul__" "__rmul__" Mul;
    "__truediv__" "__rtruediv__" Div;
    "__floordiv__" "__rfloordiv__" FloorDiv;
    "__mod__" "__rmod__" Mod;
    "__pow__" "__rpow__" Pow;
    "__and__" "__rand__" BitAnd;
    "__or__" "__ror__" BitOr;
    "__xor__" "__rxor__" BitXor;
    "__lshift__" "__rlshift__" LShift;
    "__rshift__" "__rrshift__" RShift;
}

/// Operators that change their left operand.
pub static IN_PLACE: &[Native] = &[
    Native::method("__iadd__", |process, args| in_place(process, args, BinaryOp::Add)),
    Native::method("__imul__", |process, args| in_place(process, args, BinaryOp::Mul)),
    Native::method("__ior__", |process, args| in_place(process, args, BinaryOp::BitOr)),
    Native::method("__iand__", |process, args| in_place(process, args, BinaryOp::BitAnd)),
    Native::method("__isub__", |process, args| in_place(process, args, BinaryOp::Sub)),
    Native::method("__ixor__", |process, args| in_place(process, args, BinaryOp::BitXor)),
];

/// `|` of dicts.
pub static UNION: &[Native] = &[
    Native::method("__or__", |process, args| binary(process, args, BinaryOp::BitOr, false)),
    Native::method("__ror__", |process, args| binary(process, args, BinaryOp::BitOr, true)),
];

/// `<`, `<=`, `>`, `>=`
pub static ORDER: &[Native] = &[
    Native::method("__lt__", |process, args| ordering(process, args, CompareOp::Lt)),
    Native::method("__le__", |process, args| ordering(process, args, CompareOp::Le)),
    Native::method("__gt__", |process, args| ordering(process, args, CompareOp::Gt)),
    Native::method("__ge__", |process, args| ordering(process, args, CompareOp::Ge)),
];

/// What numbers have besides.
pub static NUMBER: &[Native] = &[
    Native::method("__neg__", |process, args| unary(process, args, UnaryOp::Neg)),
    Native::method("__pos__", |process, args| unary(process, args, UnaryOp::Pos)),
    Native::method("__invert__", |process, args| unary(process, args, UnaryOp::Invert)),
    Native::method("__abs__", abs),
    Native::method("__bool__", bool),
    Native::method("__int__", to_int),
    Native::method("__index__", to_int),
    Native::method("__float__", to_float),
    Native::method("__round__", round),
];

/// A comparison as a special method gives it: `NotImplemented` if the types have none.
pub fn compared(process: &mut Process, op: CompareOp, a: &Value, b: &Value) -> Outcome {
    let same_kind = process.classes.of(a).is_subclass_of(&process.classes.of(b))
        || process.classes.of(b).is_subclass_of(&process.classes.of(a))
        || (number::number(a).is_some() && number::number(b).is_some())
        || (crate::machine::types::set::is_set_like(a) && crate::machine::types::set::is_set_like(b));
    if !same_kind {
        return Ok(Value::NotImplemented.into());
    }
    Ok(match compare::compare(process, op, a, b)? {
        Some(result) => Value::Bool(result).into(),
        None => {
            let symbol = match op {
                CompareOp::Lt => "<",
                CompareOp::Le => "<=",
                CompareOp::Eq => "==",
                CompareOp::Ne => "!=",
                CompareOp::Gt => ">",
                CompareOp::Ge => ">=",
            };
            Effect::core(process, "_compare_containers", vec![a.clone(), b.clone(), Value::str(symbol)])
        }
    })
}

fn binary(process: &mut Process, args: Args<'_>, op: BinaryOp, reflected: bool) -> Outcome {
    let [this, other] = args.exactly(process, "operator")?;
    let (this, other) = (unwrapped(this), unwrapped(other));
    let (a, b) = if reflected { (&other, &this) } else { (&this, &other) };
    Ok(number::binary(process, op, a, b)?.unwrap_or(Value::NotImplemented).into())
}

fn in_place(process: &mut Process, args: Args<'_>, op: BinaryOp) -> Outcome {
    let [this, other] = args.exactly(process, "operator")?;
    let result = number::in_place(process, op, &unwrapped(this), &unwrapped(other))?;
    Ok(result.unwrap_or(Value::NotImplemented).into())
}

fn ordering(process: &mut Process, args: Args<'_>, op: CompareOp) -> Outcome {
    let [this, other] = args.exactly(process, "comparison")?;
    compared(process, op, &unwrapped(this), &unwrapped(other))
}

fn unary(process: &mut Process, args: Args<'_>, op: UnaryOp) -> Outcome {
    let [this] = args.exactly(process, "operator")?;
    let result = number::unary(process, op, &unwrapped(this))?;
    Ok(result.unwrap_or(Value::NotImplemented).into())
}

fn abs(process: &mut Process, args: Args<'_>) -> Outcome {
    let [this] = args.exactly(process, "__abs__")?;
    Ok(super::numbers::absolute(&unwrapped(this)).unwrap_or(Value::NotImplemented).into())
}

fn bool(process: &mut Process, args: Args<'_>) -> Outcome {
    let [this] = args.exactly(process, "__bool__")?;
    Ok(Value::Bool(number::truth(&unwrapped(this)).unwrap_or(true)).into())
}

fn to_int(process: &mut Process, args: Args<'_>) -> Outcome {
    let [this] = args.exactly(process, "__int__")?;
    Ok(match number::number(&unwrapped(this)) {
        Some(number) => int::value(int::big(&number)),
        None => Value::NotImplemented,
    }
    .into())
}

fn to_float(process: &mut Process, args: Args<'_>) -> Outcome {
    let [this] = args.exactly(process, "__float__")?;
    match number::number(&unwrapped(this)) {
        Some(number) => Ok(Value::Float(number::to_f64(process, &number)?).into()),
        None => Ok(Value::NotImplemented.into()),
    }
}

fn round(process: &mut Process, args: Args<'_>) -> Outcome {
    let this = args.values.first().map(unwrapped).unwrap_or(Value::None);
    let digits = args.values.get(1).and_then(number::index);
    match number::number(&this) {
        Some(number) => super::numbers::rounded(process, &number, digits).map(Effect::from),
        None => Ok(Value::NotImplemented.into()),
    }
}
