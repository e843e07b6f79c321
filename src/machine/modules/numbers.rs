//! In: values given to natives. Out: the numbers they stand for, or the `TypeError` that CPython raises.

use num_bigint::BigInt;
use num_traits::ToPrimitive;

use crate::machine::function::Fallible;
use crate::machine::process::Process;
use crate::machine::value::Value;

/// A real number: an `int`, a `bool`, a `float`, or an instance of a class derived from one.
pub fn real(process: &Process, value: &Value) -> Fallible<f64> {
    match value {
        Value::Float(x) => Ok(*x),
        Value::Int(i) => Ok(*i as f64),
        Value::Bool(b) => Ok(f64::from(u8::from(*b))),
        Value::BigInt(big) => match big.to_f64() {
            Some(x) if x.is_finite() => Ok(x),
            _ => Err(process.overflow_error("int too large to convert to float")),
        },
        Value::Instance(instance) => match instance.wrapped() {
            Some(inner) => real(process, &inner),
            None => Err(must_be_real(process, value)),
        },
        _ => Err(must_be_real(process, value)),
    }
}

/// An integer that fits 64 bits.
pub fn integer(process: &Process, value: &Value) -> Fallible<i64> {
    match big(process, value)? {
        Number::Small(i) => Ok(i),
        Number::Big(_) => Err(process.overflow_error("Python int too large to convert to C long")),
    }
}

/// An integer.
pub enum Number {
    /// It fits 64 bits.
    Small(i64),
    /// It does not.
    Big(std::rc::Rc<BigInt>),
}

/// An integer of any size.
pub fn big(process: &Process, value: &Value) -> Fallible<Number> {
    match value {
        Value::Int(i) => Ok(Number::Small(*i)),
        Value::Bool(b) => Ok(Number::Small(i64::from(*b))),
        Value::BigInt(big) => Ok(Number::Big(big.clone())),
        Value::Instance(instance) if instance.wrapped().is_some() => {
            big(process, &instance.wrapped().expect("just looked at"))
        }
        _ => Err(process.type_error(format!(
            "'{}' object cannot be interpreted as an integer",
            process.classes.of(value).name.borrow()
        ))),
    }
}

impl Number {
    /// As a big integer.
    #[must_use]
    pub fn into_big(self) -> BigInt {
        match self {
            Self::Small(i) => BigInt::from(i),
            Self::Big(big) => (*big).clone(),
        }
    }
}

/// The value of an integer of any size.
#[must_use]
pub fn integer_value(big: BigInt) -> Value {
    match big.to_i64() {
        Some(small) => Value::Int(small),
        None => Value::BigInt(std::rc::Rc::new(big)),
    }
}

/// Seconds as nanoseconds, rounded to the nearest; what does not fit is `u64::MAX`. Negative ones are 0.
pub fn nanoseconds(process: &Process, value: &Value) -> Fallible<u64> {
    let seconds = real(process, value)?;
    if seconds.is_nan() {
        return Err(process.value_error("Invalid value NaN (not a number)"));
    }
    // The cast keeps to the range of `u64`.
    Ok((seconds * 1e9).round() as u64)
}

/// A timeout as nanoseconds; `None` and negative ones mean no limit.
pub fn timeout(process: &Process, value: Option<&Value>) -> Fallible<Option<u64>> {
    match value {
        None | Some(Value::None) => Ok(None),
        Some(value) if real(process, value)? < 0.0 => Ok(None),
        Some(value) => nanoseconds(process, value).map(Some),
    }
}

fn must_be_real(process: &Process, value: &Value) -> crate::machine::function::Raised {
    process.type_error(format!("must be real number, not {}", process.classes.of(value).name.borrow()))
}
