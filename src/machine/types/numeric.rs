//! In: numbers with arguments. Out: the methods of `int` and `float`.

use std::rc::Rc;

use num_bigint::{BigInt, Sign};

use crate::machine::args::Args;
use crate::machine::function::{Fallible, Native, Outcome};
use crate::machine::process::Process;
use crate::machine::value::Value;

use super::number::{Number, number};
use super::receiver::{self, method};
use super::{bytes, float, int};

/// The methods of `int`.
pub static INT_METHODS: &[Native] = &[
    Native::method("bit_length", bit_length),
    Native::method("bit_count", bit_count),
    Native::method("to_bytes", to_bytes),
    Native::method("conjugate", conjugate),
    Native::method("is_integer", |_, _| Ok(Value::Bool(true).into())),
    Native::method("as_integer_ratio", int_ratio),
];

/// The methods of `float`.
pub static FLOAT_METHODS: &[Native] = &[
    Native::method("is_integer", is_integer),
    Native::method("conjugate", conjugate),
    Native::method("as_integer_ratio", float_ratio),
    Native::method("hex", hex),
];

/// `int.from_bytes`, a class method.
pub static FROM_BYTES: Native = Native::function("from_bytes", from_bytes);

fn whole(process: &Process, value: &Value, name: &str) -> Fallible<BigInt> {
    match number(value) {
        Some(Number::Float(_)) | None => Err(receiver::wrong(process, name, "int", value)),
        Some(number) => Ok(int::big(&number)),
    }
}

fn real(process: &Process, value: &Value, name: &str) -> Fallible<f64> {
    match value {
        Value::Float(x) => Ok(*x),
        other => Err(receiver::wrong(process, name, "float", other)),
    }
}

fn bit_length(process: &mut Process, args: Args<'_>) -> Outcome {
    let (this, []) = method(process, args, "int.bit_length")?;
    Ok(Value::Int(whole(process, &this, "bit_length")?.bits() as i64).into())
}

fn bit_count(process: &mut Process, args: Args<'_>) -> Outcome {
    let (this, []) = method(process, args, "int.bit_count")?;
    Ok(Value::Int(whole(process, &this, "bit_count")?.magnitude().count_ones() as i64).into())
}

fn conjugate(process: &mut Process, args: Args<'_>) -> Outcome {
    let (this, []) = method(process, args, "int.conjugate")?;
    Ok(this.into())
}

fn int_ratio(process: &mut Process, args: Args<'_>) -> Outcome {
    let (this, []) = method(process, args, "int.as_integer_ratio")?;
    Ok(Value::tuple(vec![this, Value::Int(1)]).into())
}

/// The arguments `length`, `byteorder`, `signed`, with CPython's defaults.
fn to_bytes(process: &mut Process, args: Args<'_>) -> Outcome {
    let (this, _) = receiver::this(process, args, "int.to_bytes")?;
    let rest = Args { values: &args.values[1..], names: args.names };
    let [length, order, signed] = rest.bind(process, "to_bytes", ["length", "byteorder", "signed"], 0)?;
    let length = match length {
        Some(length) => match receiver::index(process, length)? {
            ..0 => return Err(process.value_error("length argument must be non-negative")),
            length => super::sequence::count(length),
        },
        None => 1,
    };
    process.check_memory(length)?;
    let big = whole(process, &this, "to_bytes")?;
    let signed = signed.and_then(super::number::truth).unwrap_or(false);
    let negative = big.sign() == Sign::Minus;
    if negative && !signed {
        return Err(process.overflow_error("can't convert negative int to unsigned"));
    }
    let mut content = if signed { big.to_signed_bytes_le() } else { big.magnitude().to_bytes_le() };
    if big.sign() == Sign::NoSign {
        content.clear();
    }
    if content.len() > length {
        return Err(process.overflow_error("int too big to convert"));
    }
    content.resize(length, if negative { 0xff } else { 0 });
    if is_big_endian(process, order)? {
        content.reverse();
    }
    Ok(Value::Bytes(Rc::new(content)).into())
}

fn from_bytes(process: &mut Process, args: Args<'_>) -> Outcome {
    let rest = Args { values: &args.values[1..], names: args.names };
    let [content, order, signed] = rest.bind(process, "from_bytes", ["bytes", "byteorder", "signed"], 1)?;
    let content = content.expect("required");
    let Some(mut content) = bytes::content(content) else {
        let found = receiver::type_name(process, content);
        return Err(process.type_error(format!("cannot convert '{found}' object to bytes")));
    };
    if is_big_endian(process, order)? {
        content.reverse();
    }
    let signed = signed.and_then(super::number::truth).unwrap_or(false);
    let big = if signed {
        BigInt::from_signed_bytes_le(&content)
    } else {
        BigInt::from_bytes_le(Sign::Plus, &content)
    };
    Ok(int::value(big).into())
}

fn is_big_endian(process: &Process, order: Option<&Value>) -> Fallible<bool> {
    match order.map(|order| order.as_str()) {
        None | Some(Some("big")) => Ok(true),
        Some(Some("little")) => Ok(false),
        Some(_) => Err(process.value_error("byteorder must be either 'little' or 'big'")),
    }
}

fn is_integer(process: &mut Process, args: Args<'_>) -> Outcome {
    let (this, []) = method(process, args, "float.is_integer")?;
    let x = real(process, &this, "is_integer")?;
    Ok(Value::Bool(x.is_finite() && x.fract() == 0.0).into())
}

fn float_ratio(process: &mut Process, args: Args<'_>) -> Outcome {
    let (this, []) = method(process, args, "float.as_integer_ratio")?;
    let mut x = real(process, &this, "as_integer_ratio")?;
    if let Some(kind) = float::not_finite(x) {
        let kind = if kind == "nan" { "NaN" } else { "infinity" };
        let message = format!("cannot convert {kind} to integer ratio");
        return Err(if kind == "NaN" {
            process.value_error(message)
        } else {
            process.overflow_error(message)
        });
    }
    let mut zeros = 0u32;
    while x.fract() != 0.0 {
        x *= 2.0;
        zeros += 1;
    }
    let above = float::to_int(x).unwrap_or(Value::Int(0));
    Ok(Value::tuple(vec![above, int::value(BigInt::from(1) << zeros)]).into())
}

fn hex(process: &mut Process, args: Args<'_>) -> Outcome {
    let (this, []) = method(process, args, "float.hex")?;
    let x = real(process, &this, "hex")?;
    if let Some(text) = float::not_finite(x) {
        return Ok(Value::str(text).into());
    }
    let bits = x.to_bits();
    let sign = if x.is_sign_negative() { "-" } else { "" };
    let (fraction, exponent) = (bits & ((1 << 52) - 1), (bits >> 52 & 0x7ff) as i64);
    let text = match (exponent, fraction) {
        (0, 0) => format!("{sign}0x0.0p+0"),
        (0, _) => format!("{sign}0x0.{fraction:013x}p-1022"),
        _ => format!("{sign}0x1.{fraction:013x}p{:+}", exponent - 1023),
    };
    Ok(Value::str(text).into())
}
