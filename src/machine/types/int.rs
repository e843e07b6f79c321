//! In: integers. Out: integers of any size, small ones inline, with a limit on the size of results.

use std::rc::Rc;

use num_bigint::{BigInt, Sign};
use num_integer::Integer;
use num_traits::{One, Signed, ToPrimitive, Zero};

use crate::machine::function::Fallible;
use crate::machine::process::Process;
use crate::machine::value::Value;
use crate::program::op::BinaryOp;

use super::number::Number;

/// Results longer than this many bits are a `MemoryError`, so that no single operation takes seconds.
const MOST_BITS: u64 = 1 << 25;

/// `int` to `str` beyond so many digits is refused, as CPython does.
pub const MOST_DIGITS: usize = 4300;

/// The `int` value of a number of any size.
#[must_use]
pub fn value(big: BigInt) -> Value {
    match big.to_i64() {
        Some(small) => Value::Int(small),
        None => Value::BigInt(Rc::new(big)),
    }
}

/// The number as `BigInt`; a float is cut to its integer part.
#[must_use]
pub fn big(number: &Number) -> BigInt {
    match number {
        Number::Int(i) => BigInt::from(*i),
        Number::Big(big) => (**big).clone(),
        Number::Float(x) => num_traits::FromPrimitive::from_f64(*x).unwrap_or_default(),
    }
}

/// The nearest number of 64 bits.
#[must_use]
pub fn saturate(big: &BigInt) -> i64 {
    big.to_i64().unwrap_or(if big.is_negative() { i64::MIN } else { i64::MAX })
}

/// `a op b` for integers of 64 bits.
#[inline]
pub fn binary(process: &mut Process, op: BinaryOp, a: i64, b: i64) -> Fallible<Option<Value>> {
    let fast = match op {
        BinaryOp::Add => a.checked_add(b),
        BinaryOp::Sub => a.checked_sub(b),
        BinaryOp::Mul => a.checked_mul(b),
        BinaryOp::BitAnd => Some(a & b),
        BinaryOp::BitOr => Some(a | b),
        BinaryOp::BitXor => Some(a ^ b),
        BinaryOp::FloorDiv if b > 0 => Some(a.div_euclid(b)),
        BinaryOp::Mod if b > 0 => Some(a.rem_euclid(b)),
        BinaryOp::RShift if b >= 0 => Some(a >> b.min(63)),
        BinaryOp::Div if a.unsigned_abs() < 1 << 53 && b.unsigned_abs() < 1 << 53 && b != 0 => {
            return Ok(Some(Value::Float(a as f64 / b as f64)));
        }
        BinaryOp::Pow if b >= 0 => u32::try_from(b).ok().and_then(|b| a.checked_pow(b)),
        _ => None,
    };
    match fast {
        Some(result) => Ok(Some(Value::Int(result))),
        None => binary_big(process, op, &BigInt::from(a), &BigInt::from(b)),
    }
}

/// `a op b` for integers of any size.
pub fn binary_big(process: &mut Process, op: BinaryOp, a: &BigInt, b: &BigInt) -> Fallible<Option<Value>> {
    spend_for(process, op, a, b);
    let result = match op {
        BinaryOp::Add => a + b,
        BinaryOp::Sub => a - b,
        BinaryOp::Mul => {
            check_bits(process, a.bits() + b.bits())?;
            a * b
        }
        BinaryOp::FloorDiv | BinaryOp::Mod if b.is_zero() => {
            return Err(process.zero_division(match op {
                BinaryOp::FloorDiv => "integer division or modulo by zero",
                _ => "integer modulo by zero",
            }));
        }
        BinaryOp::FloorDiv => a.div_floor(b),
        BinaryOp::Mod => a.mod_floor(b),
        BinaryOp::Div => return true_divide(process, a, b).map(|x| Some(Value::Float(x))),
        BinaryOp::Pow => return power(process, a, b).map(Some),
        BinaryOp::LShift | BinaryOp::RShift => return shift(process, op, a, b).map(Some),
        BinaryOp::BitAnd => a & b,
        BinaryOp::BitOr => a | b,
        BinaryOp::BitXor => a ^ b,
        BinaryOp::MatMul => return Ok(None),
    };
    Ok(Some(value(result)))
}

/// `divmod(a, b)`
pub fn divide(process: &mut Process, a: &BigInt, b: &BigInt) -> Fallible<Value> {
    if b.is_zero() {
        return Err(process.zero_division("integer division or modulo by zero"));
    }
    spend_for(process, BinaryOp::FloorDiv, a, b);
    let (quotient, rest) = a.div_mod_floor(b);
    Ok(Value::tuple(vec![value(quotient), value(rest)]))
}

/// `pow(base, exponent, modulus)`
pub fn power_modulo(
    process: &mut Process,
    base: &BigInt,
    exponent: &BigInt,
    modulus: &BigInt,
) -> Fallible<Value> {
    if modulus.is_zero() {
        return Err(process.value_error("pow() 3rd argument cannot be 0"));
    }
    let limbs = modulus.bits() / 30 + 1;
    check_bits(process, exponent.bits().saturating_mul(limbs).saturating_mul(limbs) / 4)?;
    process.spend((exponent.bits().saturating_mul(30 + 2 * limbs * limbs)) as i64);
    let (base, exponent) = if exponent.is_negative() {
        let Some(inverse) = base.modinv(modulus) else {
            return Err(process.value_error("base is not invertible for the given modulus"));
        };
        (inverse, -exponent)
    } else {
        (base.clone(), exponent.clone())
    };
    Ok(value(base.modpow(&exponent, modulus)))
}

/// An integer in decimal digits; `ValueError` if there are too many.
pub fn decimal(process: &mut Process, big: &BigInt) -> Fallible<String> {
    let digits = big.bits() as f64 * std::f64::consts::LOG10_2;
    if digits > MOST_DIGITS as f64 + 1.0 {
        return Err(too_many_digits(process));
    }
    process.spend((digits * digits / 10.0) as i64);
    let text = big.to_string();
    if text.trim_start_matches('-').len() > MOST_DIGITS {
        return Err(too_many_digits(process));
    }
    Ok(text)
}

/// `int(text, base)`; the base is 0 or 2 to 36. `None` if the text is no number.
pub fn parse(process: &mut Process, text: &str, base: u32) -> Fallible<Option<Value>> {
    let trimmed = text.trim_matches(|c: char| c.is_whitespace());
    let (negative, rest) = match trimmed.as_bytes().first() {
        Some(b'-') => (true, &trimmed[1..]),
        Some(b'+') => (false, &trimmed[1..]),
        _ => (false, trimmed),
    };
    let Some((digits, base)) = without_prefix(rest, base) else { return Ok(None) };
    let Some(digits) = clean_digits(digits) else { return Ok(None) };
    if let Ok(small) = i64::from_str_radix(&digits, base) {
        return Ok(Some(Value::Int(if negative { -small } else { small })));
    }
    if !digits.chars().all(|c| c.is_digit(base)) {
        return Ok(None);
    }
    if digits.len() > MOST_DIGITS && !base.is_power_of_two() {
        return Err(process.value_error(format!(
            "Exceeds the limit ({MOST_DIGITS} digits) for integer string conversion: value has {} digits; use \
             sys.set_int_max_str_digits() to increase the limit",
            digits.len()
        )));
    }
    process.spend((digits.len() * digits.len() / 10) as i64);
    let magnitude = BigInt::parse_bytes(digits.as_bytes(), base);
    Ok(magnitude.map(|m| value(if negative { -m } else { m })))
}

/// The nearest `float` to `a / b`.
pub fn true_divide(process: &mut Process, a: &BigInt, b: &BigInt) -> Fallible<f64> {
    if b.is_zero() {
        return Err(process.zero_division("division by zero"));
    }
    if a.is_zero() {
        return Ok(if b.is_negative() { -0.0 } else { 0.0 });
    }
    let negative = a.is_negative() != b.is_negative();
    let (a, b) = (a.abs(), b.abs());
    // A quotient of 64 to 66 bits, its last bit set if anything was cut off, rounds as the exact one does.
    let shift = 66 - (a.bits() as i64 - b.bits() as i64);
    let (quotient, rest) =
        if shift >= 0 { (a << shift as u64).div_rem(&b) } else { a.div_rem(&(b << (-shift) as u64)) };
    let quotient = if rest.is_zero() { quotient } else { quotient | BigInt::one() };
    let bits = quotient.to_u128().expect("at most 67 bits");
    let result = scale(bits, -shift);
    if result.is_infinite() {
        return Err(process.overflow_error("integer division result too large for a float"));
    }
    Ok(if negative { -result } else { result })
}

/// Refuses results of more bits than a program may have.
pub fn check_bits(process: &Process, bits: u64) -> Fallible<()> {
    let bytes = if bits > MOST_BITS { usize::MAX } else { (bits / 8) as usize };
    process.check_memory(bytes)
}

/// `bits * 2^exponent`, rounded once.
fn scale(bits: u128, exponent: i64) -> f64 {
    let length = 128 - i64::from(bits.leading_zeros());
    // Below the smallest normal number fewer bits are kept: cut them off here so that rounding happens once.
    let lowest = -1074 - exponent;
    let kept = length - lowest;
    if kept < 0 {
        return 0.0;
    }
    if kept < 53 {
        let cut = lowest as u32;
        let half = 1u128 << (cut - 1);
        let rest = bits & ((1u128 << cut) - 1);
        let mut whole = bits >> cut;
        if rest > half || (rest == half && whole & 1 == 1) {
            whole += 1;
        }
        return f64::from_bits(whole as u64);
    }
    let mut result = bits as f64;
    let mut left = exponent;
    while left > 0 && result.is_finite() {
        let step = left.min(1000);
        result *= 2f64.powi(step as i32);
        left -= step;
    }
    while left < 0 {
        let step = (-left).min(900);
        result *= 2f64.powi(-(step as i32));
        left += step;
    }
    result
}

fn power(process: &mut Process, base: &BigInt, exponent: &BigInt) -> Fallible<Value> {
    if exponent.is_negative() {
        if base.is_zero() {
            return Err(process.zero_division("0.0 cannot be raised to a negative power"));
        }
        let base = base.to_f64().unwrap_or(f64::INFINITY);
        let exponent = exponent.to_f64().unwrap_or(f64::NEG_INFINITY);
        return Ok(Value::Float(base.powf(exponent)));
    }
    if base.is_zero() || base.is_one() {
        return Ok(value(if exponent.is_zero() { BigInt::one() } else { base.clone() }));
    }
    if *base == BigInt::from(-1) {
        return Ok(Value::Int(if exponent.is_even() { 1 } else { -1 }));
    }
    let bits = (base.bits() - 1).max(1).saturating_mul(exponent.to_u64().unwrap_or(u64::MAX));
    check_bits(process, bits)?;
    let limbs = bits / 30 + 1;
    process.spend((limbs as f64).powf(1.58) as i64);
    let exponent = exponent.to_u32().expect("bounded by the limit on the result");
    Ok(value(base.pow(exponent)))
}

fn shift(process: &mut Process, op: BinaryOp, a: &BigInt, b: &BigInt) -> Fallible<Value> {
    if b.is_negative() {
        return Err(process.value_error("negative shift count"));
    }
    let count = b.to_u64().unwrap_or(u64::MAX);
    if op == BinaryOp::RShift {
        if count > a.bits() {
            return Ok(Value::Int(if a.is_negative() { -1 } else { 0 }));
        }
        return Ok(value(a >> count));
    }
    if a.is_zero() {
        return Ok(Value::Int(0));
    }
    check_bits(process, a.bits().saturating_add(count))?;
    Ok(value(a << count))
}

fn spend_for(process: &mut Process, op: BinaryOp, a: &BigInt, b: &BigInt) {
    let (x, y) = ((a.bits() / 30 + 1) as i64, (b.bits() / 30 + 1) as i64);
    if x + y < 8 {
        return;
    }
    process.spend(match op {
        BinaryOp::Mul if x.min(y) > 70 => {
            let small = x.min(y);
            ((small as f64).powf(1.58) as i64) * (x.max(y) / small)
        }
        BinaryOp::Mul | BinaryOp::FloorDiv | BinaryOp::Mod | BinaryOp::Div => x.saturating_mul(y),
        _ => x + y,
    });
}

fn too_many_digits(process: &Process) -> crate::machine::function::Raised {
    process.value_error(format!(
        "Exceeds the limit ({MOST_DIGITS} digits) for integer string conversion; use \
         sys.set_int_max_str_digits() to increase the limit"
    ))
}

/// Digits without `0x` and the like, and the base that they are in.
fn without_prefix(text: &str, base: u32) -> Option<(&str, u32)> {
    let lower = text.get(..2).map(str::to_ascii_lowercase);
    let prefixed = match lower.as_deref() {
        Some("0x") => Some(16),
        Some("0o") => Some(8),
        Some("0b") => Some(2),
        _ => None,
    };
    match (base, prefixed) {
        (0, Some(found)) => Some((text[2..].strip_prefix('_').unwrap_or(&text[2..]), found)),
        (0, None) if text.starts_with('0') && text.bytes().any(|b| b != b'0' && b != b'_') => None,
        (0, None) => Some((text, 10)),
        (base, Some(found)) if base == found => {
            Some((text[2..].strip_prefix('_').unwrap_or(&text[2..]), found))
        }
        (base, _) => Some((text, base)),
    }
}

/// Without underscores, which may only stand between digits; other scripts' digits as ASCII.
fn clean_digits(text: &str) -> Option<String> {
    if text.is_empty() || text.starts_with('_') || text.ends_with('_') || text.contains("__") {
        return None;
    }
    let ascii = |c: char| {
        if c.is_ascii_alphanumeric() {
            Some(c)
        } else {
            decimal_value(c).and_then(|d| char::from_digit(d, 10))
        }
    };
    text.chars().filter(|c| *c != '_').map(ascii).collect()
}

/// The value of a decimal digit of any script.
#[must_use]
pub fn decimal_value(c: char) -> Option<u32> {
    const ZEROS: [u32; 21] = [
        0x30, 0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50,
        0xed0, 0xf20, 0x1040, 0x17e0, 0x1810, 0xff10, 0x1d7ce,
    ];
    ZEROS.iter().map(|zero| u32::from(c).wrapping_sub(*zero)).find(|value| *value < 10)
}

/// Whether an integer is negative, and its magnitude in a base as text.
#[must_use]
pub fn digits_in(number: &Number, base: u32) -> (bool, String) {
    let big = big(number);
    (big.sign() == Sign::Minus, big.magnitude().to_str_radix(base))
}
