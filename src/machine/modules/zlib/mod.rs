//! In: calls of `_zlib`, for `zlib`. Out: compressed and decompressed bytes, check sums, and what CPython takes for them.

mod bits;
mod deflate;
mod huffman;
mod inflate;
mod trees;

use crate::machine::args::Args;
use crate::machine::exit::{Fuel, Wait};
use crate::machine::function::{Effect, Fallible, Native, Outcome, Raised};
use crate::machine::process::Process;
use crate::machine::types::bytes;
use crate::machine::value::Value;

use self::deflate::Settings;
use self::inflate::{Inflate, Stop};
use super::numbers::integer;

/// `_zlib`
pub static NATIVES: &[Native] = &[
    Native::function("deflate", deflate),
    Native::function("inflate", inflate),
    Native::function("crc32", |process, args| sum(process, args, crc32, 240)),
    Native::function("adler32", |process, args| sum(process, args, adler32, 280)),
];

/// CPython keeps the GIL for a check sum of up to so many bytes.
const SHORT: usize = 5 * 1024;
/// What CPython takes, in nanoseconds: for every call; for 1000 bytes that go in, 1000 that come out and 1000 places
/// looked at; and for 1000 bytes decompressed.
const CALL: Fuel = 2_500;
const INPUT: Fuel = 1_500;
const COMPRESSED: Fuel = 14_000;
const PLACES: Fuel = 2_300;
const DECOMPRESSED: Fuel = 2_000;

/// `deflate(data, flushes, level, window, memory, strategy) -> bytes`: `flushes` are pairs of a length and how that
/// much is flushed. Without a header or check sum.
fn deflate(process: &mut Process, args: Args<'_>) -> Outcome {
    let [data, flushes, level, window, memory, strategy] = args.exactly(process, "deflate")?;
    let data = content(process, data)?;
    process.check_memory(data.len() * 2)?;
    let flushes = match flushes {
        Value::List(pairs) => pairs.borrow().iter().filter_map(pair).collect(),
        _ => vec![(data.len(), deflate::FINISH)],
    };
    let settings = Settings {
        level: integer(process, level)?.clamp(0, 9),
        window: integer(process, window)?.clamp(9, 15) as u32,
        memory: integer(process, memory)?.clamp(1, 9) as u32,
        strategy: integer(process, strategy)?,
    };
    let (out, looked) = deflate::deflate(&data, &flushes, settings);
    let thousands = data.len() as Fuel * INPUT + out.len() as Fuel * COMPRESSED + looked as Fuel * PLACES;
    let cost = CALL + thousands / 1_000;
    Ok(Effect::Blocked(Wait::Compute { cost, value: Value::Bytes(out.into()) }))
}

/// `inflate(data, bit, window, most) -> (out, boundary, bit at the boundary, bit, why)`: see [`Inflate`]. `why` is 0 at
/// the end, 1 if more is needed, 2 if there is enough, or what is wrong.
fn inflate(process: &mut Process, args: Args<'_>) -> Outcome {
    let [data, bit, window, most] = args.exactly(process, "inflate")?;
    let data = content(process, data)?;
    let out = content(process, window)?;
    let before = out.len();
    let limit = process.memory_limit;
    let most = usize::try_from(integer(process, most)?).unwrap_or(limit).saturating_add(before);
    let bit = integer(process, bit)?.clamp(0, data.len() as i64 * 8) as usize;
    let mut work = Inflate { boundary: (before, bit), out, position: 0 };
    let stop = work.run(&data, most.min(limit));
    process.check_memory(work.out.len())?;
    let cost = CALL / 2 + DECOMPRESSED * (work.out.len() - before) as Fuel / 1_000;
    let number = |number: usize| Value::Int(number as i64);
    let why = match stop {
        Stop::End => number(0),
        Stop::Input => number(1),
        Stop::Full => number(2),
        Stop::Wrong(words) => Value::str(words),
    };
    let (at, bit) = work.boundary;
    let parts = vec![Value::Bytes(work.out.into()), number(at), number(bit), number(work.position), why];
    Ok(Effect::Blocked(Wait::Compute { cost, value: Value::tuple(parts) }))
}

fn pair(value: &Value) -> Option<(usize, i64)> {
    match value {
        Value::Tuple(items) => match items[..] {
            [Value::Int(end), Value::Int(kind)] => Some((end as usize, kind)),
            _ => None,
        },
        _ => None,
    }
}

/// A check sum, `crc32(data, value)`, and what 1000 bytes of it take.
fn sum(process: &mut Process, args: Args<'_>, add: fn(&[u8], u32) -> u32, kilobyte: Fuel) -> Outcome {
    let [data, start] = args.exactly(process, "crc32")?;
    let data = content(process, data)?;
    let start = integer(process, start)? as u32;
    let value = Value::Int(add(&data, start).into());
    let cost = data.len() as Fuel * kilobyte / 1_000;
    if data.len() > SHORT {
        return Ok(Effect::Blocked(Wait::Compute { cost, value }));
    }
    process.spend(cost);
    Ok(Effect::Value(value))
}

fn crc32(data: &[u8], start: u32) -> u32 {
    let mut table = [0_u32; 256];
    for (byte, entry) in (0..).zip(&mut table) {
        *entry = (0..8).fold(byte, |sum: u32, _| sum >> 1 ^ if sum & 1 == 1 { 0xedb8_8320 } else { 0 });
    }
    !data.iter().fold(!start, |sum, byte| sum >> 8 ^ table[usize::from(sum as u8 ^ byte)])
}

fn adler32(data: &[u8], start: u32) -> u32 {
    const PRIME: u32 = 65_521;
    let (mut low, mut high) = (start & 0xffff, start >> 16);
    // So many bytes cannot overflow.
    for piece in data.chunks(5_552) {
        for byte in piece {
            low += u32::from(*byte);
            high += low;
        }
        (low, high) = (low % PRIME, high % PRIME);
    }
    high << 16 | low
}

fn content(process: &Process, value: &Value) -> Fallible<Vec<u8>> {
    bytes::content(value).ok_or_else(|| no_bytes(process, value))
}

fn no_bytes(process: &Process, value: &Value) -> Raised {
    let class = process.classes.of(value).name.borrow().clone();
    process.type_error(format!("a bytes-like object is required, not '{class}'"))
}
