//! In: numbers. Out: what `abs`, `round`, `divmod`, `pow`, `sum`, `chr`, `hex` and the like make of them.

use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::Signed;

use crate::machine::args::Args;
use crate::machine::function::{Effect, Fallible, Native, Outcome};
use crate::machine::iterator::{self, Iter};
use crate::machine::process::Process;
use crate::machine::types::number::{self, Number};
use crate::machine::types::receiver::{self, between, type_name, unwrapped};
use crate::machine::types::{float, int, text_index};
use crate::machine::value::Value;
use crate::program::op::BinaryOp;

/// The functions of this file.
pub static FUNCTIONS: &[Native] = &[
    Native::function("abs", abs),
    Native::function("round", round),
    Native::function("divmod", divmod),
    Native::function("pow", pow),
    Native::function("sum", sum),
    Native::function("chr", chr),
    Native::function("ord", ord),
    Native::function("hex", |process, args| in_base(process, args, "hex", 16, "0x")),
    Native::function("oct", |process, args| in_base(process, args, "oct", 8, "0o")),
    Native::function("bin", |process, args| in_base(process, args, "bin", 2, "0b")),
];

/// `abs(value)` of a built-in number.
pub fn absolute(value: &Value) -> Option<Value> {
    Some(match number::number(value)? {
        Number::Int(i) => i.checked_abs().map_or_else(|| int::value(BigInt::from(i).abs()), Value::Int),
        Number::Big(big) => int::value(big.abs()),
        Number::Float(x) => Value::Float(x.abs()),
    })
}

/// `round(value, digits)` of a built-in number.
pub fn rounded(process: &mut Process, value: &Number, digits: Option<i64>) -> Fallible<Value> {
    match (value, digits) {
        (Number::Float(x), None) => {
            let whole = x.round_ties_even();
            float::to_int(whole).ok_or_else(|| {
                if x.is_nan() {
                    process.value_error("cannot convert float NaN to integer")
                } else {
                    process.overflow_error("cannot convert float infinity to integer")
                }
            })
        }
        (Number::Float(x), Some(digits)) => Ok(Value::Float(float::round_to(*x, digits))),
        (whole, None) => Ok(int::value(int::big(whole))),
        (whole, Some(digits)) if digits >= 0 => Ok(int::value(int::big(whole))),
        (whole, Some(digits)) => {
            int::check_bits(process, digits.unsigned_abs().saturating_mul(4))?;
            Ok(int::value(to_tens(&int::big(whole), digits.unsigned_abs() as u32)))
        }
    }
}

/// To the nearest multiple of `10^zeros`, halves to even.
fn to_tens(number: &BigInt, zeros: u32) -> BigInt {
    let unit = BigInt::from(10).pow(zeros);
    let (quotient, rest) = number.div_mod_floor(&unit);
    let twice = rest * 2;
    let up = twice > unit || (twice == unit && quotient.is_odd());
    (quotient + i32::from(up)) * unit
}

fn special_or(process: &Process, value: &Value, method: &str, rest: &[Value], words: &str) -> Outcome {
    if let Some(function) = super::reflect::special(process, value, method) {
        let mut values = vec![value.clone()];
        values.extend_from_slice(rest);
        return Ok(Effect::Call { callable: function, values, names: Vec::new() });
    }
    let found = type_name(process, value);
    Err(process.type_error(words.replace("{}", &found)))
}

fn abs(process: &mut Process, args: Args<'_>) -> Outcome {
    let [value] = args.exactly(process, "abs")?;
    match absolute(value) {
        Some(result) => Ok(result.into()),
        None => special_or(process, value, "__abs__", &[], "bad operand type for abs(): '{}'"),
    }
}

fn round(process: &mut Process, args: Args<'_>) -> Outcome {
    let [value, digits] = args.bind(process, "round", ["number", "ndigits"], 1)?;
    let value = value.expect("required");
    let digits = match digits {
        None | Some(Value::None) => None,
        Some(digits) => Some(receiver::index(process, digits)?),
    };
    match number::number(value) {
        Some(number) => rounded(process, &number, digits).map(Effect::from),
        None => {
            let rest: Vec<Value> = digits.map(Value::Int).into_iter().collect();
            special_or(process, value, "__round__", &rest, "type {} doesn't define __round__ method")
        }
    }
}

fn divmod(process: &mut Process, args: Args<'_>) -> Outcome {
    let [a, b] = args.exactly(process, "divmod")?;
    match (number::number(a), number::number(b)) {
        (Some(Number::Float(_)), Some(_)) | (Some(_), Some(Number::Float(_))) => {
            let (Some(x), Some(y)) = (number::number(a), number::number(b)) else {
                return Ok(Value::None.into());
            };
            let (x, y) = (number::to_f64(process, &x)?, number::to_f64(process, &y)?);
            if y == 0.0 {
                return Err(process.zero_division("float floor division by zero"));
            }
            let (quotient, rest) = float::divide(x, y);
            Ok(Value::tuple(vec![Value::Float(quotient), Value::Float(rest)]).into())
        }
        (Some(x), Some(y)) => Ok(int::divide(process, &int::big(&x), &int::big(&y))?.into()),
        _ => Ok(Effect::core(process, "_divmod", vec![a.clone(), b.clone()])),
    }
}

fn pow(process: &mut Process, args: Args<'_>) -> Outcome {
    let [base, exponent, modulus] = args.bind(process, "pow", ["base", "exp", "mod"], 2)?;
    let (base, exponent) = (base.expect("required"), exponent.expect("required"));
    if let Some(modulus) = modulus.filter(|modulus| !modulus.is_none()) {
        let whole = |value: &Value| match number::number(value) {
            Some(Number::Float(_)) | None => None,
            Some(number) => Some(int::big(&number)),
        };
        let (Some(base), Some(exponent), Some(modulus)) = (whole(base), whole(exponent), whole(modulus))
        else {
            return Err(
                process.type_error("pow() 3rd argument not allowed unless all arguments are integers")
            );
        };
        return int::power_modulo(process, &base, &exponent, &modulus).map(Effect::from);
    }
    match number::binary(process, BinaryOp::Pow, base, exponent)? {
        Some(result) => Ok(result.into()),
        None => Ok(Effect::core(process, "_pow", vec![base.clone(), exponent.clone()])),
    }
}

fn sum(process: &mut Process, args: Args<'_>) -> Outcome {
    let [iterable, start] = args.bind(process, "sum", ["iterable", "start"], 1)?;
    let iterable = iterable.expect("required");
    let start = start.cloned().unwrap_or(Value::Int(0));
    if let Value::Str(_) = start {
        return Err(process.type_error("sum() can't sum strings [use ''.join(seq) instead]"));
    }
    if let Value::Bytes(_) = start {
        return Err(process.type_error("sum() can't sum bytes [use b''.join(seq) instead]"));
    }
    let by_python =
        |process: &Process, rest: Value, so_far: Value| Ok(Effect::core(process, "_sum", vec![rest, so_far]));
    let Some(iter) = iterator::inner_iter(process, iterable)? else {
        return by_python(process, iterable.clone(), start);
    };
    if let (Iter::Range { next, left, step }, Value::Int(start)) = (&*iter.borrow(), &start) {
        process.spend((*left as i64).saturating_mul(20));
        let last = BigInt::from(*next) + BigInt::from(*step) * (BigInt::from(*left) - 1);
        let total = (BigInt::from(*next) + last) * BigInt::from(*left) / 2 + start;
        return Ok(int::value(total).into());
    }
    let mut total = Total::new(start);
    let mut count = 0i64;
    loop {
        let next = iter.borrow_mut().next(process)?;
        let Some(item) = next else { break };
        count += 1;
        if !total.add(process, &item)? {
            process.spend(count * 12);
            let rest = Value::Iter(std::rc::Rc::new(std::cell::RefCell::new(Iter::Values(
                collect_with(process, item, &iter)?.into_iter(),
            ))));
            return by_python(process, rest, total.value());
        }
    }
    process.spend(count * 12);
    Ok(total.value().into())
}

fn collect_with(
    process: &mut Process,
    first: Value,
    iter: &std::rc::Rc<std::cell::RefCell<Iter>>,
) -> Fallible<Vec<Value>> {
    let mut items = vec![first];
    while let Some(item) = iterator::next(process, iter)? {
        items.push(item);
    }
    Ok(items)
}

/// A sum under way. Floats are added with what is lost kept aside, as CPython has done since 3.12.
enum Total {
    Any(Value),
    Float { sum: f64, lost: f64 },
}

impl Total {
    fn new(start: Value) -> Self {
        match start {
            Value::Float(sum) => Self::Float { sum, lost: 0.0 },
            other => Self::Any(other),
        }
    }

    /// Adds an item; `false` if Python has to be asked.
    fn add(&mut self, process: &mut Process, item: &Value) -> Fallible<bool> {
        match (&mut *self, item) {
            (Self::Float { sum, lost }, Value::Float(x)) => {
                let total = *sum + x;
                *lost += if sum.abs() >= x.abs() { (*sum - total) + x } else { (x - total) + *sum };
                *sum = total;
                Ok(true)
            }
            (Self::Float { sum, .. }, Value::Int(i)) => {
                *sum += *i as f64;
                Ok(true)
            }
            (Self::Any(Value::Int(total)), Value::Float(x)) => {
                *self = Self::Float { sum: *total as f64 + x, lost: 0.0 };
                Ok(true)
            }
            _ => {
                let so_far = self.value();
                match number::binary(process, BinaryOp::Add, &so_far, item)? {
                    Some(total) => *self = Self::new(total),
                    None => return Ok(false),
                }
                Ok(true)
            }
        }
    }

    fn value(&self) -> Value {
        match self {
            Self::Any(value) => value.clone(),
            Self::Float { sum, lost } if lost.is_finite() => Value::Float(sum + lost),
            Self::Float { sum, .. } => Value::Float(*sum),
        }
    }
}

fn chr(process: &mut Process, args: Args<'_>) -> Outcome {
    let [code] = args.exactly(process, "chr")?;
    let code = receiver::index(process, code)?;
    match u32::try_from(code).ok().and_then(char::from_u32) {
        Some(c) => Ok(text_index::char_value(c).into()),
        None => Err(process.value_error("chr() arg not in range(0x110000)")),
    }
}

fn ord(process: &mut Process, args: Args<'_>) -> Outcome {
    let [text] = args.exactly(process, "ord")?;
    let text = unwrapped(text);
    let length = match &text {
        Value::Str(text) => {
            let mut chars = text.as_str().chars();
            if let (Some(c), None) = (chars.next(), chars.next()) {
                return Ok(Value::Int(i64::from(u32::from(c))).into());
            }
            text.char_count()
        }
        Value::Bytes(content) if content.len() == 1 => return Ok(Value::Int(i64::from(content[0])).into()),
        Value::Bytes(content) => content.len(),
        other => {
            let found = type_name(process, other);
            let message = format!("ord() expected string of length 1, but {found} found");
            return Err(process.type_error(message));
        }
    };
    Err(process.type_error(format!("ord() expected a character, but string of length {length} found")))
}

fn in_base(process: &mut Process, args: Args<'_>, name: &str, base: u32, prefix: &str) -> Outcome {
    between(process, name, args.values.len(), 1, 1)?;
    let value = unwrapped(&args.values[0]);
    match number::number(&value) {
        Some(Number::Float(_)) | None => {
            let words = "'{}' object cannot be interpreted as an integer";
            match super::reflect::special(process, &value, "__index__") {
                Some(_) => Ok(Effect::core(process, "_by_index", vec![Value::str(name), value])),
                None => Err(process.type_error(words.replace("{}", &type_name(process, &value)))),
            }
        }
        Some(number) => {
            let (negative, digits) = int::digits_in(&number, base);
            let sign = if negative { "-" } else { "" };
            Ok(Value::str(format!("{sign}{prefix}{digits}")).into())
        }
    }
}
