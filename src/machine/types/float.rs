//! In: floats. Out: arithmetic, text and rounding as Python has them.

use crate::machine::function::Fallible;
use crate::machine::process::Process;
use crate::machine::value::Value;
use crate::program::op::BinaryOp;

/// `a op b` for floats; `None` for operators they do not have.
pub fn binary(process: &mut Process, op: BinaryOp, a: f64, b: f64) -> Fallible<Option<Value>> {
    let result = match op {
        BinaryOp::Add => a + b,
        BinaryOp::Sub => a - b,
        BinaryOp::Mul => a * b,
        BinaryOp::Div if b == 0.0 => return Err(process.zero_division("float division by zero")),
        BinaryOp::Div => a / b,
        BinaryOp::FloorDiv if b == 0.0 => {
            return Err(process.zero_division("float floor division by zero"));
        }
        BinaryOp::FloorDiv => divide(a, b).0,
        BinaryOp::Mod if b == 0.0 => return Err(process.zero_division("float modulo")),
        BinaryOp::Mod => divide(a, b).1,
        BinaryOp::Pow => power(process, a, b)?,
        _ => return Ok(None),
    };
    Ok(Some(Value::Float(result)))
}

/// `divmod(a, b)` for `b` that is not 0.
#[must_use]
pub fn divide(a: f64, b: f64) -> (f64, f64) {
    let mut rest = a % b;
    let mut quotient = (a - rest) / b;
    if rest != 0.0 {
        if (b < 0.0) != (rest < 0.0) {
            rest += b;
            quotient -= 1.0;
        }
    } else {
        rest = 0f64.copysign(b);
    }
    let quotient = if quotient == 0.0 {
        0f64.copysign(a / b)
    } else {
        let floor = quotient.floor();
        if quotient - floor > 0.5 { floor + 1.0 } else { floor }
    };
    (quotient, rest)
}

/// `repr(x)`: the shortest digits that read back as the same number.
#[must_use]
pub fn repr(x: f64) -> String {
    if let Some(text) = not_finite(x) {
        return text.to_owned();
    }
    let scientific = format!("{x:e}");
    let (mantissa, exponent) = scientific.split_once('e').expect("Rust writes an exponent");
    let exponent: i32 = exponent.parse().expect("an exponent is a number");
    if (-4..16).contains(&exponent) {
        let text = format!("{x}");
        return if text.contains('.') { text } else { text + ".0" };
    }
    format!("{mantissa}e{}{:02}", if exponent < 0 { '-' } else { '+' }, exponent.abs())
}

/// `inf`, `-inf`, `nan`, or `None` for a finite number.
#[must_use]
pub fn not_finite(x: f64) -> Option<&'static str> {
    if x.is_nan() {
        Some("nan")
    } else if x == f64::INFINITY {
        Some("inf")
    } else if x == f64::NEG_INFINITY {
        Some("-inf")
    } else {
        None
    }
}

/// `float(text)`
#[must_use]
pub fn parse(text: &str) -> Option<f64> {
    let trimmed = text.trim();
    let unsigned = trimmed.strip_prefix(['+', '-']).unwrap_or(trimmed);
    if matches!(unsigned.to_ascii_lowercase().as_str(), "inf" | "infinity" | "nan") {
        return trimmed.to_ascii_lowercase().parse().ok();
    }
    if !unsigned.starts_with(|c: char| c.is_ascii_digit() || c == '.') {
        return None;
    }
    let bytes = unsigned.as_bytes();
    for (at, _) in bytes.iter().enumerate().filter(|(_, byte)| **byte == b'_') {
        let digit = |index: Option<usize>| index.and_then(|i| bytes.get(i)).is_some_and(u8::is_ascii_digit);
        if !digit(at.checked_sub(1)) || !digit(Some(at + 1)) {
            return None;
        }
    }
    trimmed.replace('_', "").parse().ok()
}

/// `round(x, digits)`: to the nearest, halves of the exact binary value to even.
#[must_use]
pub fn round_to(x: f64, digits: i64) -> f64 {
    if !x.is_finite() || digits > 323 {
        return x;
    }
    if digits < -308 {
        return 0f64.copysign(x);
    }
    if digits >= 0 {
        return format!("{x:.*}", digits as usize).parse().unwrap_or(x);
    }
    let unit = 10f64.powi((-digits) as i32);
    let scaled = (x / unit).round_ties_even();
    scaled * unit
}

/// `x` to the nearest whole number, halves to even, as an `int` value; `None` if it is not finite.
#[must_use]
pub fn to_int(x: f64) -> Option<Value> {
    if x.abs() < 9.2e18 {
        return Some(Value::Int(x as i64));
    }
    num_traits::FromPrimitive::from_f64(x).map(super::int::value)
}

fn power(process: &mut Process, a: f64, b: f64) -> Fallible<f64> {
    if a == 0.0 && b < 0.0 {
        return Err(process.zero_division("0.0 cannot be raised to a negative power"));
    }
    if a < 0.0 && a.is_finite() && b.is_finite() && b.fract() != 0.0 {
        return Err(process.value_error(
            "a negative number cannot be raised to a fractional power: complex numbers are not available",
        ));
    }
    let result = a.powf(b);
    if result.is_infinite() && a.is_finite() && b.is_finite() {
        let args = vec![Value::Int(34), Value::str("Numerical result out of range")];
        return Err(crate::machine::function::Raised(
            process.exception(&process.classes.overflow_error, args),
        ));
    }
    Ok(result)
}
