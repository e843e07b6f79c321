//! In: numbers. Out: what `math` computes of them.

use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{FromPrimitive, One, Signed, Zero};

use crate::machine::args::Args;
use crate::machine::function::{Effect, Fallible, Native, Outcome};
use crate::machine::module::Module;
use crate::machine::process::Process;
use crate::machine::value::Value;
use crate::program::name::Name;

use super::numbers::{big, integer, integer_value, real};

/// `math`
pub static NATIVES: &[Native] = &[
    Native::function("sqrt", |process, args| {
        let x = one(process, args, "sqrt")?;
        if x < 0.0 { Err(process.value_error("math domain error")) } else { float(x.sqrt()) }
    }),
    Native::function("exp", |process, args| finite(process, args, "exp", f64::exp)),
    Native::function("exp2", |process, args| finite(process, args, "exp2", f64::exp2)),
    Native::function("expm1", |process, args| finite(process, args, "expm1", f64::exp_m1)),
    Native::function("cbrt", |process, args| plain(process, args, "cbrt", f64::cbrt)),
    Native::function("asinh", |process, args| plain(process, args, "asinh", f64::asinh)),
    Native::function("acosh", |process, args| plain(process, args, "acosh", f64::acosh)),
    Native::function("atanh", |process, args| plain(process, args, "atanh", f64::atanh)),
    Native::function("erf", |process, args| plain(process, args, "erf", libm::erf)),
    Native::function("erfc", |process, args| plain(process, args, "erfc", libm::erfc)),
    Native::function("gamma", |process, args| gamma(process, args, "gamma", libm::tgamma)),
    Native::function("lgamma", |process, args| gamma(process, args, "lgamma", libm::lgamma)),
    Native::function("log", log),
    Native::function("log2", |process, args| logarithm(process, args, "log2", f64::log2)),
    Native::function("log10", |process, args| logarithm(process, args, "log10", f64::log10)),
    Native::function("log1p", |process, args| plain(process, args, "log1p", f64::ln_1p)),
    Native::function("sin", |process, args| plain(process, args, "sin", f64::sin)),
    Native::function("cos", |process, args| plain(process, args, "cos", f64::cos)),
    Native::function("tan", |process, args| plain(process, args, "tan", f64::tan)),
    Native::function("asin", |process, args| plain(process, args, "asin", f64::asin)),
    Native::function("acos", |process, args| plain(process, args, "acos", f64::acos)),
    Native::function("atan", |process, args| plain(process, args, "atan", f64::atan)),
    Native::function("sinh", |process, args| finite(process, args, "sinh", f64::sinh)),
    Native::function("cosh", |process, args| finite(process, args, "cosh", f64::cosh)),
    Native::function("tanh", |process, args| plain(process, args, "tanh", f64::tanh)),
    Native::function("degrees", |process, args| plain(process, args, "degrees", f64::to_degrees)),
    Native::function("radians", |process, args| plain(process, args, "radians", f64::to_radians)),
    Native::function("fabs", |process, args| plain(process, args, "fabs", f64::abs)),
    Native::function("atan2", |process, args| {
        let [y, x] = two(process, args, "atan2")?;
        float(y.atan2(x))
    }),
    Native::function("pow", |process, args| {
        let [x, y] = two(process, args, "pow")?;
        let power = x.powf(y);
        if power.is_nan() && !x.is_nan() && !y.is_nan() {
            return Err(process.value_error("math domain error"));
        }
        if power.is_infinite() && x.is_finite() && y.is_finite() {
            return Err(process.overflow_error("math range error"));
        }
        float(power)
    }),
    Native::function("fmod", |process, args| {
        let [x, y] = two(process, args, "fmod")?;
        if y == 0.0 || x.is_infinite() { Err(process.value_error("math domain error")) } else { float(x % y) }
    }),
    Native::function("copysign", |process, args| {
        let [x, y] = two(process, args, "copysign")?;
        float(x.copysign(y))
    }),
    Native::function("hypot", |process, args| {
        let mut sum = 0.0_f64;
        for value in args.values {
            sum = sum.hypot(real(process, value)?);
        }
        float(sum)
    }),
    Native::function("isnan", |process, args| test(one(process, args, "isnan")?.is_nan())),
    Native::function("isinf", |process, args| test(one(process, args, "isinf")?.is_infinite())),
    Native::function("isfinite", |process, args| test(one(process, args, "isfinite")?.is_finite())),
    Native::function("floor", |process, args| rounded(process, args, "floor", f64::floor)),
    Native::function("ceil", |process, args| rounded(process, args, "ceil", f64::ceil)),
    Native::function("trunc", |process, args| rounded(process, args, "trunc", f64::trunc)),
    Native::function("isqrt", |process, args| {
        let [value] = args.exactly(process, "isqrt")?;
        let number = big(process, value)?.into_big();
        if number.is_negative() {
            return Err(process.value_error("isqrt() argument must be nonnegative"));
        }
        whole(number.sqrt())
    }),
    Native::function("factorial", |process, args| {
        let [value] = args.exactly(process, "factorial")?;
        let number = integer(process, value)?;
        if number < 0 {
            return Err(process.value_error("factorial() not defined for negative values"));
        }
        process.spend(number * number / 8);
        whole((2..=number).fold(BigInt::one(), |product, factor| product * factor))
    }),
    Native::function("_check_memory", |process, args| {
        let [bytes] = args.exactly(process, "_check_memory")?;
        let bytes = integer(process, bytes).map_or(usize::MAX, |bytes| bytes as usize);
        process.check_memory(bytes)?;
        Ok(Effect::Value(Value::None))
    }),
    Native::function("comb", |process, args| {
        let [n, k] = args.exactly(process, "comb")?;
        let (n, k) = (integer(process, n)?, integer(process, k)?);
        not_negative(process, n, "n")?;
        not_negative(process, k, "k")?;
        let k = if k > n { return whole(BigInt::zero()) } else { k.min(n - k) };
        whole((0..k).fold(BigInt::one(), |product, i| product * (n - i) / (i + 1)))
    }),
    Native::function("perm", |process, args| {
        let [n, k] = args.bind(process, "perm", ["n", "k"], 1)?;
        let n = integer(process, n.unwrap_or(&Value::None))?;
        let k = k.filter(|k| !k.is_none()).map_or(Ok(n), |k| integer(process, k))?;
        not_negative(process, n, "n")?;
        not_negative(process, k, "k")?;
        if k > n { whole(BigInt::zero()) } else { whole((0..k).fold(BigInt::one(), |p, i| p * (n - i))) }
    }),
    Native::function("gcd", |process, args| fold(process, args, BigInt::zero(), |a, b| a.gcd(b))),
    Native::function("lcm", |process, args| fold(process, args, BigInt::one(), |a, b| a.lcm(b))),
];

/// Gives `math` its constants.
pub fn install(_: &mut Process, module: &Module) {
    let constants = [
        ("pi", std::f64::consts::PI),
        ("e", std::f64::consts::E),
        ("tau", std::f64::consts::TAU),
        ("inf", f64::INFINITY),
        ("nan", f64::NAN),
    ];
    for (name, value) in constants {
        module.set(Name::new(name), Value::Float(value));
    }
}

fn not_negative(process: &Process, number: i64, name: &str) -> Fallible<()> {
    if number < 0 {
        return Err(process.value_error(format!("{name} must be a non-negative integer")));
    }
    Ok(())
}

fn log(process: &mut Process, args: Args<'_>) -> Outcome {
    let [value, base] = args.bind(process, "log", ["x", "base"], 1)?;
    let value = positive(process, value.unwrap_or(&Value::None))?;
    match base {
        None => float(value),
        Some(base) => {
            let base = positive(process, base)?;
            if base == 0.0 { Err(process.zero_division("division by zero")) } else { float(value / base) }
        }
    }
}

/// The natural logarithm of a positive number, also of one too big for a `float`.
fn positive(process: &Process, value: &Value) -> Fallible<f64> {
    if let Value::BigInt(number) = value
        && number.is_positive()
    {
        let shift = number.bits().saturating_sub(64);
        let head = num_traits::ToPrimitive::to_f64(&(number.as_ref() >> shift)).unwrap_or(1.0);
        return Ok(head.ln() + shift as f64 * std::f64::consts::LN_2);
    }
    let x = real(process, value)?;
    if x <= 0.0 { Err(process.value_error("math domain error")) } else { Ok(x.ln()) }
}

fn logarithm(process: &Process, args: Args<'_>, name: &str, function: fn(f64) -> f64) -> Outcome {
    let x = one(process, args, name)?;
    if x <= 0.0 { Err(process.value_error("math domain error")) } else { float(function(x)) }
}

/// A function whose result is out of range where it is not defined.
fn plain(process: &Process, args: Args<'_>, name: &str, function: fn(f64) -> f64) -> Outcome {
    let x = one(process, args, name)?;
    let result = function(x);
    if result.is_nan() && !x.is_nan() { Err(process.value_error("math domain error")) } else { float(result) }
}

/// A function that has no value at 0 and the negative whole numbers.
fn gamma(process: &Process, args: Args<'_>, name: &str, function: fn(f64) -> f64) -> Outcome {
    let x = one(process, args, name)?;
    let is_pole = x <= 0.0 && x.is_finite() && x.fract() == 0.0;
    if is_pole || (x == f64::NEG_INFINITY && name == "gamma") {
        return Err(process.value_error("math domain error"));
    }
    finite(process, args, name, function)
}

/// A function that grows too fast for some arguments.
fn finite(process: &Process, args: Args<'_>, name: &str, function: fn(f64) -> f64) -> Outcome {
    let x = one(process, args, name)?;
    let result = function(x);
    if result.is_infinite() && x.is_finite() {
        return Err(process.overflow_error("math range error"));
    }
    float(result)
}

fn rounded(process: &Process, args: Args<'_>, name: &str, function: fn(f64) -> f64) -> Outcome {
    let [value] = args.exactly(process, name)?;
    if let Value::Int(_) | Value::BigInt(_) = value {
        return Ok(Effect::Value(value.clone()));
    }
    if let Some(method) = own_method(process, value, name) {
        return Ok(Effect::Call { callable: method, values: vec![value.clone()], names: Vec::new() });
    }
    let x = real(process, value)?;
    if x.is_nan() {
        return Err(process.value_error("cannot convert float NaN to integer"));
    }
    match BigInt::from_f64(function(x)) {
        Some(number) => whole(number),
        None => Err(process.overflow_error("cannot convert float infinity to integer")),
    }
}

/// `__floor__` and the like of a class written in Python, such as `Fraction`.
fn own_method(process: &Process, value: &Value, name: &str) -> Option<Value> {
    let Value::Instance(_) = value else { return None };
    let method = process.classes.of(value).lookup(Name::new(&format!("__{name}__")))?;
    matches!(method, Value::Function(_)).then_some(method)
}

fn fold(process: &Process, args: Args<'_>, start: BigInt, step: fn(&BigInt, &BigInt) -> BigInt) -> Outcome {
    let mut result = start;
    for value in args.values {
        result = step(&result, &big(process, value)?.into_big());
    }
    whole(result.abs())
}

fn one(process: &Process, args: Args<'_>, name: &str) -> Fallible<f64> {
    let [value] = args.exactly(process, name)?;
    real(process, value)
}

fn two(process: &Process, args: Args<'_>, name: &str) -> Fallible<[f64; 2]> {
    let [first, second] = args.exactly(process, name)?;
    Ok([real(process, first)?, real(process, second)?])
}

fn float(x: f64) -> Outcome {
    Ok(Effect::Value(Value::Float(x)))
}

fn whole(number: BigInt) -> Outcome {
    Ok(Effect::Value(integer_value(number)))
}

fn test(is_true: bool) -> Outcome {
    Ok(Effect::Value(Value::Bool(is_true)))
}
