//! In: a seed. Out: the same random numbers as CPython's: the Mersenne Twister MT19937.
//!
//! The state is a `bytearray` of 624 words and the position among them, so that it is copied by a fork.

use std::cell::RefCell;
use std::rc::Rc;

use num_bigint::BigUint;
use num_traits::ToPrimitive;

use crate::machine::args::Args;
use crate::machine::function::{Effect, Fallible, Native, Outcome};
use crate::machine::process::Process;
use crate::machine::value::Value;

use super::numbers::{big, integer, integer_value};
use sha2::{Digest, Sha512};

/// `_random`: `new(seed) -> state`, `random(state)`, `bits(state, count)`, `below(state, limit)`.
pub static NATIVES: &[Native] = &[
    Native::function("new", new),
    Native::function("random", random),
    Native::function("bits", bits),
    Native::function("below", below),
];

const WORDS: usize = 624;
const AHEAD: usize = 397;

fn new(process: &mut Process, args: Args<'_>) -> Outcome {
    let [seed] = args.exactly(process, "seed")?;
    let key = match seed {
        Value::Str(text) => words_of_bytes(text.as_str().as_bytes()),
        Value::Bytes(bytes) => words_of_bytes(bytes),
        other => big(process, other)?.into_big().magnitude().to_u32_digits(),
    };
    let state = seeded(if key.is_empty() { &[0] } else { &key });
    Ok(Effect::Value(Value::ByteArray(Rc::new(RefCell::new(state)))))
}

fn random(process: &mut Process, args: Args<'_>) -> Outcome {
    let [state] = args.exactly(process, "random")?;
    let state = &mut *state_of(process, state)?.borrow_mut();
    let high = f64::from(next(state) >> 5);
    let low = f64::from(next(state) >> 6);
    Ok(Effect::Value(Value::Float((high * 67_108_864.0 + low) / 9_007_199_254_740_992.0)))
}

fn bits(process: &mut Process, args: Args<'_>) -> Outcome {
    let [state, count] = args.exactly(process, "getrandbits")?;
    let count = integer(process, count)?;
    let Ok(count) = u32::try_from(count) else {
        return Err(process.value_error("number of bits must be non-negative"));
    };
    process.check_memory(count as usize / 8)?;
    let number = draw(&mut state_of(process, state)?.borrow_mut(), count);
    Ok(Effect::Value(integer_value(number.into())))
}

fn below(process: &mut Process, args: Args<'_>) -> Outcome {
    let [state, limit] = args.exactly(process, "below")?;
    let state = &mut *state_of(process, state)?.borrow_mut();
    let Some(limit) = big(process, limit)?.into_big().to_biguint().filter(|limit| limit.bits() > 0) else {
        return Err(process.value_error("empty range"));
    };
    let count = limit.bits() as u32;
    if let Some(limit) = limit.to_u32() {
        loop {
            let drawn = next(state) >> (32 - count);
            if drawn < limit {
                return Ok(Effect::Value(Value::Int(i64::from(drawn))));
            }
        }
    }
    loop {
        let drawn = draw(state, count);
        if drawn < limit {
            return Ok(Effect::Value(integer_value(drawn.into())));
        }
    }
}

/// So many random bits; the first words drawn are the lowest.
fn draw(state: &mut [u8], count: u32) -> BigUint {
    let mut words = Vec::new();
    let mut left = count;
    while left > 0 {
        let word = next(state);
        words.push(if left < 32 { word >> (32 - left) } else { word });
        left = left.saturating_sub(32);
    }
    BigUint::new(words)
}

fn seeded(key: &[u32]) -> Vec<u8> {
    let mut words = [0_u32; WORDS];
    words[0] = 19_650_218;
    for i in 1..WORDS {
        words[i] = spread(words[i - 1]).wrapping_mul(1_812_433_253).wrapping_add(i as u32);
    }
    let (mut i, mut j) = (1, 0);
    for _ in 0..WORDS.max(key.len()) {
        let mixed = words[i] ^ spread(words[i - 1]).wrapping_mul(1_664_525);
        words[i] = mixed.wrapping_add(key[j]).wrapping_add(j as u32);
        i = wrap(&mut words, i);
        j = (j + 1) % key.len();
    }
    for _ in 1..WORDS {
        let mixed = words[i] ^ spread(words[i - 1]).wrapping_mul(1_566_083_941);
        words[i] = mixed.wrapping_sub(i as u32);
        i = wrap(&mut words, i);
    }
    words[0] = 0x8000_0000;
    words.iter().copied().chain([WORDS as u32]).flat_map(u32::to_le_bytes).collect()
}

fn spread(word: u32) -> u32 {
    word ^ (word >> 30)
}

fn wrap(words: &mut [u32; WORDS], i: usize) -> usize {
    if i + 1 < WORDS {
        return i + 1;
    }
    words[0] = words[WORDS - 1];
    1
}

/// The next 32 bits.
fn next(state: &mut [u8]) -> u32 {
    let mut position = word(state, WORDS) as usize;
    if position >= WORDS {
        refill(state);
        position = 0;
    }
    let mut y = word(state, position);
    set_word(state, WORDS, position as u32 + 1);
    y ^= y >> 11;
    y ^= (y << 7) & 0x9d2c_5680;
    y ^= (y << 15) & 0xefc6_0000;
    y ^ (y >> 18)
}

fn refill(state: &mut [u8]) {
    for i in 0..WORDS {
        let joined = (word(state, i) & 0x8000_0000) | (word(state, (i + 1) % WORDS) & 0x7fff_ffff);
        let odd = if joined & 1 == 1 { 0x9908_b0df } else { 0 };
        let mixed = word(state, (i + AHEAD) % WORDS) ^ (joined >> 1) ^ odd;
        set_word(state, i, mixed);
    }
}

fn word(state: &[u8], index: usize) -> u32 {
    u32::from_le_bytes(state[4 * index..4 * index + 4].try_into().expect("four bytes"))
}

fn set_word(state: &mut [u8], index: usize, word: u32) {
    state[4 * index..4 * index + 4].copy_from_slice(&word.to_le_bytes());
}

/// What CPython makes of text: its bytes followed by their SHA-512, as one big number.
fn words_of_bytes(bytes: &[u8]) -> Vec<u32> {
    let mut number = bytes.to_vec();
    number.extend(Sha512::digest(bytes));
    BigUint::from_bytes_be(&number).to_u32_digits()
}

fn state_of<'a>(process: &Process, value: &'a Value) -> Fallible<&'a Rc<RefCell<Vec<u8>>>> {
    match value {
        Value::ByteArray(state) if state.borrow().len() == 4 * (WORDS + 1) => Ok(state),
        _ => Err(process.type_error("not the state of a random generator")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn draws_the_same_words_as_the_reference() {
        // The first output of the authors' `init_by_array({0x123, 0x234, 0x345, 0x456})`.
        let mut state = seeded(&[0x123, 0x234, 0x345, 0x456]);
        let drawn: Vec<u32> = (0..3).map(|_| next(&mut state)).collect();
        assert_eq!(drawn, [1_067_595_299, 955_945_823, 477_289_528]);
    }
}
