//! In: values. Out: their hashes, CPython's own for numbers and tuples of them, the same in every run.

use num_integer::Integer;
use num_traits::{Signed, ToPrimitive};

use crate::machine::class::Special;
use crate::machine::dict::Set;
use crate::machine::function::{Fallible, Raised};
use crate::machine::process::Process;
use crate::machine::value::Value;
use crate::program::name::Name;

use super::identity;

/// A hash, if natives can find it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hashed {
    /// The hash.
    Known(u64),
    /// The value is, or contains, an instance whose class defines `__hash__` in Python.
    NeedsPython,
}

/// The prime that CPython takes numbers modulo.
const MODULUS: u64 = (1 << 61) - 1;

/// `hash(value)`; `TypeError` if it has none.
#[inline]
pub fn hash_value(process: &mut Process, value: &Value) -> Fallible<Hashed> {
    match value {
        Value::Str(text) => Ok(Hashed::Known(text.hash_with(of_text))),
        Value::Int(number) => Ok(Hashed::Known(of_int(*number))),
        _ => of_other(process, value, 0),
    }
}

/// The hash of a key, where a caller cannot ask Python: instances count by identity.
pub fn known(process: &mut Process, value: &Value) -> Fallible<Option<u64>> {
    Ok(match hash_value(process, value)? {
        Hashed::Known(hash) => Some(hash),
        Hashed::NeedsPython => None,
    })
}

/// Whether CPython's hash of the value is the same in every run and equal to ours.
#[must_use]
pub fn is_portable(value: &Value) -> bool {
    match value {
        Value::Int(_) | Value::BigInt(_) | Value::Bool(_) | Value::Float(_) => true,
        Value::Tuple(items) => items.iter().all(is_portable),
        _ => false,
    }
}

/// Whether comparing a key needs Python: it is, or contains, an instance whose class defines `__eq__` or
/// `__hash__`.
#[must_use]
pub fn asks_python(key: &Value) -> bool {
    asks_python_at(key, 0)
}

/// What lies too deep for its hash to be found, or for a comparison, is not looked at.
fn asks_python_at(key: &Value, depth: u32) -> bool {
    let asks = |item| asks_python_at(item, depth + 1);
    match key {
        _ if depth > super::compare::DEEPEST => false,
        Value::Instance(instance) => {
            let class = instance.class.borrow();
            class.has(Special::Hash) || class.has(Special::Eq)
        }
        Value::Tuple(items) => items.iter().any(asks),
        Value::FrozenSet(set) => set.members.iter().any(|(item, _)| asks(item)),
        _ => false,
    }
}

/// CPython's hash of a tuple, from the hashes of its items.
#[must_use]
pub fn of_tuple(hashes: impl ExactSizeIterator<Item = u64>) -> u64 {
    const PRIME_1: u64 = 11_400_714_785_074_694_791;
    const PRIME_2: u64 = 14_029_467_366_897_019_727;
    const PRIME_5: u64 = 2_870_177_450_012_600_261;
    let length = hashes.len() as u64;
    let mut all = PRIME_5;
    for hash in hashes {
        all = all.wrapping_add(hash.wrapping_mul(PRIME_2)).rotate_left(31).wrapping_mul(PRIME_1);
    }
    all = all.wrapping_add(length ^ (PRIME_5 ^ 3_527_539));
    if all == u64::MAX { 1_546_275_796 } else { all }
}

/// The `TypeError` for a value that has no hash.
#[must_use]
pub fn unhashable(process: &Process, value: &Value) -> Raised {
    let class = process.classes.of(value);
    process.type_error(format!("unhashable type: '{}'", class.name.borrow()))
}

fn of_other(process: &mut Process, value: &Value, depth: u32) -> Fallible<Hashed> {
    if depth > super::compare::DEEPEST {
        return Err(process.raised(&process.classes.recursion_error, "maximum recursion depth exceeded"));
    }
    let hash = match value {
        Value::Str(text) => text.hash_with(of_text),
        Value::Int(number) => of_int(*number),
        Value::Bool(b) => u64::from(*b),
        Value::Float(x) => of_float(*x),
        Value::None => 0xfca8_6420,
        Value::BigInt(big) => {
            let rest = big.magnitude().mod_floor(&MODULUS.into()).to_i64().expect("below the modulus");
            fix(if big.is_negative() { -rest } else { rest })
        }
        Value::Bytes(bytes) => of_bytes(bytes),
        Value::Tuple(items) => {
            let mut hashes = Vec::with_capacity(items.len());
            for item in items.iter() {
                match of_other(process, item, depth + 1)? {
                    Hashed::Known(hash) => hashes.push(hash),
                    Hashed::NeedsPython => return Ok(Hashed::NeedsPython),
                }
            }
            of_tuple(hashes.into_iter())
        }
        Value::FrozenSet(set) => of_set(set),
        Value::Range(range) => {
            let length = super::range::length(**range);
            let part = |used: bool, value: i64| if used { of_int(value) } else { 0xfca8_6420 };
            of_tuple(
                [of_int(length as i64), part(length > 0, range.start), part(length > 1, range.step)]
                    .into_iter(),
            )
        }
        Value::Method(method) => {
            match (of_other(process, &method.function, depth + 1)?, identity::address(&method.receiver)) {
                (Hashed::Known(function), Some(receiver)) => function ^ receiver as u64,
                (function, _) => return Ok(function),
            }
        }
        Value::Instance(instance) => {
            let class = instance.class.borrow().clone();
            if class.has(Special::Hash) {
                return match class.lookup(Name::new("__hash__")) {
                    None | Some(Value::None) => Err(unhashable(process, value)),
                    Some(Value::Native(_)) => Ok(Hashed::Known(of_address(value))),
                    Some(_) => Ok(Hashed::NeedsPython),
                };
            }
            match instance.wrapped() {
                Some(inner) => return of_other(process, &inner, depth + 1),
                None => super::alias::hash(process, value)?.unwrap_or_else(|| of_address(value)),
            }
        }
        Value::List(_) | Value::Dict(_) | Value::Set(_) | Value::ByteArray(_) | Value::Slice(_) => {
            return Err(unhashable(process, value));
        }
        Value::View(view) if view.part != crate::machine::iterator::DictPart::Values => {
            return Err(unhashable(process, value));
        }
        other => of_address(other),
    };
    Ok(Hashed::Known(hash))
}

/// Addresses order nothing that a program can see: dicts and sets keep the order of insertion.
fn of_address(value: &Value) -> u64 {
    match value {
        Value::NotImplemented => 1,
        Value::Ellipsis => 2,
        Value::Native(native) => std::ptr::from_ref(*native) as usize as u64,
        other => identity::address(other).unwrap_or_default() as u64,
    }
}

fn of_int(number: i64) -> u64 {
    let rest = (number.unsigned_abs() % MODULUS) as i64;
    fix(if number < 0 { -rest } else { rest })
}

fn of_float(x: f64) -> u64 {
    if x.is_infinite() {
        return if x > 0.0 { 314_159 } else { (-314_159i64) as u64 };
    }
    if x.is_nan() || x == 0.0 {
        return 0;
    }
    if x.fract() == 0.0 && x.abs() < 9e18 {
        return of_int(x as i64);
    }
    // The mantissa is an integer times a power of two, and 2^61 is 1 modulo the prime.
    let bits = x.abs().to_bits();
    let (fraction, exponent) = (bits & ((1 << 52) - 1), (bits >> 52) as i64);
    let (mantissa, exponent) =
        if exponent == 0 { (fraction, -1074) } else { (fraction | 1 << 52, exponent - 1075) };
    let turns = exponent.rem_euclid(61) as u32;
    let wide = u128::from(mantissa) << turns;
    let rest = (wide % u128::from(MODULUS)) as i64;
    fix(if x < 0.0 { -rest } else { rest })
}

fn fix(hash: i64) -> u64 {
    (if hash == -1 { -2 } else { hash }) as u64
}

fn of_text(text: &str) -> u64 {
    of_bytes(text.as_bytes())
}

fn of_bytes(bytes: &[u8]) -> u64 {
    let mut hash: u64 = 0x51_7c_c1_b7_27_22_0a_95 ^ bytes.len() as u64;
    let mut chunks = bytes.chunks_exact(8);
    for chunk in &mut chunks {
        let word = u64::from_le_bytes(chunk.try_into().expect("chunks of eight"));
        hash = (hash.rotate_left(5) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
    for byte in chunks.remainder() {
        hash = (hash.rotate_left(5) ^ u64::from(*byte)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
    (hash ^ (hash >> 29)) >> 1
}

/// CPython's hash of a frozenset, from the hashes of its members.
fn of_set(set: &Set) -> u64 {
    let shuffle = |h: u64| ((h ^ 89_869_747) ^ (h << 16)).wrapping_mul(3_644_798_167);
    let mut hash = 0u64;
    for (member, ..) in set.members.iter_hashed() {
        hash ^= shuffle(member);
    }
    hash ^= (set.members.len() as u64 + 1).wrapping_mul(1_927_868_237);
    hash ^= (hash >> 11) ^ (hash >> 25);
    hash = hash.wrapping_mul(69_069).wrapping_add(907_133_923);
    if hash == u64::MAX { 590_923_713 } else { hash }
}

/// The hash of a string.
#[must_use]
#[inline]
pub fn of_str(text: &crate::machine::value::Str) -> u64 {
    text.hash_with(of_text)
}

/// The hash of a constant of a program: always known.
#[must_use]
pub fn of_constant(value: &Value) -> u64 {
    match value {
        Value::Str(text) => text.hash_with(of_text),
        Value::Int(number) => of_int(*number),
        Value::Bool(b) => u64::from(*b),
        Value::Float(x) => of_float(*x),
        Value::Bytes(bytes) => of_bytes(bytes),
        Value::Tuple(items) => of_tuple(items.iter().map(of_constant)),
        Value::BigInt(big) => of_int(super::int::saturate(big)),
        _ => 0xfca8_6420,
    }
}
