//! In: calls of `hashlib`. Out: digests and derived keys, really computed, and what CPython takes for them.
//!
//! Long work lets go of the GIL, as it does in CPython. In a live run it has taken its time when the native
//! returns; in a simulated one the thread then computes without the GIL for as long as CPython would.

use md5::Md5;
use pbkdf2::pbkdf2_hmac;
use scrypt::Params;
use sha1::Sha1;
use sha2::{Digest, Sha224, Sha256, Sha384, Sha512};

use crate::machine::args::Args;
use crate::machine::exit::{Fuel, Wait};
use crate::machine::function::{Effect, Fallible, Native, Outcome};
use crate::machine::process::Process;
use crate::machine::types::bytes;
use crate::machine::value::Value;

use super::digests::{Parameters, blake2b, blake2s, keccak};
use super::numbers::integer;

/// `_hash`, for `hashlib`.
pub static NATIVES: &[Native] = &[
    Native::function("absorb", absorb),
    Native::function("digest", digest),
    Native::function("shake", shake),
    Native::function("blake2", blake2),
    Native::function("pbkdf2", pbkdf2),
    Native::function("scrypt", scrypt),
];

/// An algorithm, and what CPython with OpenSSL 3 takes for it, in nanoseconds.
struct Algorithm {
    name: &'static str,
    /// For 1000 bytes.
    kilobyte: Fuel,
    /// For one iteration of PBKDF2.
    iteration: Fuel,
    digest: fn(&[Vec<u8>]) -> Vec<u8>,
    derive: Option<Derive>,
}

/// Password, salt, iterations; the key to fill.
type Derive = fn(&[u8], &[u8], u32, &mut [u8]);

const ALGORITHMS: [Algorithm; 14] = [
    Algorithm { name: "md5", kilobyte: 1_700, iteration: 0, digest: of::<Md5>, derive: None },
    Algorithm {
        name: "sha1",
        kilobyte: 900,
        iteration: 350,
        digest: of::<Sha1>,
        derive: Some(pbkdf2_hmac::<Sha1>),
    },
    Algorithm { name: "sha224", kilobyte: 1_000, iteration: 0, digest: of::<Sha224>, derive: None },
    Algorithm {
        name: "sha256",
        kilobyte: 1_000,
        iteration: 335,
        digest: of::<Sha256>,
        derive: Some(pbkdf2_hmac::<Sha256>),
    },
    Algorithm { name: "sha384", kilobyte: 1_900, iteration: 0, digest: of::<Sha384>, derive: None },
    Algorithm {
        name: "sha512",
        kilobyte: 1_900,
        iteration: 1_040,
        digest: of::<Sha512>,
        derive: Some(pbkdf2_hmac::<Sha512>),
    },
    plain("sha3_224", 1_850, |parts| keccak(parts, 144, 6, 28)),
    plain("sha3_256", 1_950, |parts| keccak(parts, 136, 6, 32)),
    plain("sha3_384", 2_550, |parts| keccak(parts, 104, 6, 48)),
    plain("sha3_512", 3_650, |parts| keccak(parts, 72, 6, 64)),
    plain("shake_128", 1_700, |parts| keccak(parts, 168, 31, 16)),
    plain("shake_256", 1_950, |parts| keccak(parts, 136, 31, 32)),
    plain("blake2b", 1_050, |parts| blake2b(parts, &Parameters { length: 64, ..Parameters::default() })),
    plain("blake2s", 1_850, |parts| blake2s(parts, &Parameters { length: 32, ..Parameters::default() })),
];

const fn plain(name: &'static str, kilobyte: Fuel, digest: fn(&[Vec<u8>]) -> Vec<u8>) -> Algorithm {
    Algorithm { name, kilobyte, iteration: 0, digest, derive: None }
}

/// What `hashlib.scrypt` takes for each of `n * r * p`.
const SCRYPT_BLOCK: Fuel = 590;
/// What a digest takes however short its data.
const DIGEST: Fuel = 250;
/// CPython keeps the GIL for up to so many bytes.
const SHORT: i64 = 2_047;

fn of<D: Digest>(parts: &[Vec<u8>]) -> Vec<u8> {
    let mut hash = D::new();
    parts.iter().for_each(|part| hash.update(part));
    hash.finalize().to_vec()
}

/// `absorb(name, length)`: the time that it takes to hash so many bytes.
fn absorb(process: &mut Process, args: Args<'_>) -> Outcome {
    let [name, length] = args.exactly(process, "absorb")?;
    let (algorithm, length) = (find(process, name)?, integer(process, length)?);
    let cost = DIGEST + length.saturating_mul(algorithm.kilobyte) / 1_000;
    if length > SHORT {
        return Ok(Effect::Blocked(Wait::Compute { cost, value: Value::None }));
    }
    process.spend(cost);
    Ok(Effect::Value(Value::None))
}

/// `digest(name, parts) -> bytes`
fn digest(process: &mut Process, args: Args<'_>) -> Outcome {
    let [name, parts] = args.exactly(process, "digest")?;
    let algorithm = find(process, name)?;
    process.spend(DIGEST);
    Ok(Effect::Value(Value::Bytes((algorithm.digest)(&all(parts)).into())))
}

/// `shake(name, parts, length) -> bytes`
fn shake(process: &mut Process, args: Args<'_>) -> Outcome {
    let [name, parts, length] = args.exactly(process, "digest")?;
    let length = usize::try_from(integer(process, length)?).unwrap_or(usize::MAX);
    process.check_memory(length)?;
    let rate = if name.as_str() == Some("shake_128") { 168 } else { 136 };
    process.spend(DIGEST + length as Fuel * 2);
    Ok(Effect::Value(Value::Bytes(keccak(&all(parts), rate, 31, length).into())))
}

/// `blake2(name, parts, length, key, salt, person) -> bytes`: what is too long has been refused.
fn blake2(process: &mut Process, args: Args<'_>) -> Outcome {
    let [name, parts, length, key, salt, person] = args.exactly(process, "digest")?;
    let is_wide = name.as_str() == Some("blake2b");
    let most = if is_wide { 64 } else { 32 };
    let given = |value: &Value, most: usize| {
        content(process, value).map(|mut bytes| {
            bytes.truncate(most);
            bytes
        })
    };
    let parameters = Parameters {
        length: integer(process, length)?.clamp(1, most as i64) as usize,
        key: given(key, most)?,
        salt: given(salt, most / 4)?,
        person: given(person, most / 4)?,
    };
    process.spend(DIGEST);
    let digest = if is_wide { blake2b } else { blake2s };
    Ok(Effect::Value(Value::Bytes(digest(&all(parts), &parameters).into())))
}

fn all(parts: &Value) -> Vec<Vec<u8>> {
    match parts {
        Value::List(parts) => parts.borrow().iter().filter_map(bytes::content).collect(),
        _ => Vec::new(),
    }
}

/// `pbkdf2(name, password, salt, iterations, length) -> bytes`
fn pbkdf2(process: &mut Process, args: Args<'_>) -> Outcome {
    let [name, password, salt, iterations, length] = args.exactly(process, "pbkdf2_hmac")?;
    let algorithm = find(process, name)?;
    let Some(derive) = algorithm.derive else { return Err(unsupported(process, name)) };
    let (password, salt) = (content(process, password)?, content(process, salt)?);
    let iterations = positive(process, iterations, "iteration value must be greater than 0.")?;
    let mut key = vec![0; key_length(process, length)?];
    derive(&password, &salt, u32::try_from(iterations).unwrap_or(u32::MAX), &mut key);
    let size = (algorithm.digest)(&[]).len();
    let cost = algorithm.iteration.saturating_mul(iterations).saturating_mul(key.len().div_ceil(size) as i64);
    Ok(Effect::Blocked(Wait::Compute { cost, value: Value::Bytes(key.into()) }))
}

/// `scrypt(password, salt, n, r, p, maxmem, length) -> bytes`
fn scrypt(process: &mut Process, args: Args<'_>) -> Outcome {
    let [password, salt, n, r, p, most, length] = args.exactly(process, "scrypt")?;
    let (password, salt) = (content(process, password)?, content(process, salt)?);
    let n = integer(process, n)?;
    if n < 2 || n.count_ones() != 1 {
        return Err(process.value_error("n must be a power of 2."));
    }
    let r = positive(process, r, "r must be positive.")?;
    let p = positive(process, p, "p must be positive.")?;
    let most = integer(process, most)?;
    let needed = r.saturating_mul(128).saturating_mul(n.saturating_add(2).saturating_add(p));
    if needed > if most > 0 { most } else { 32 << 20 } {
        return Err(process.value_error("[digital envelope routines] memory limit exceeded"));
    }
    process.check_memory(needed as usize)?;
    let mut key = vec![0; key_length(process, length)?];
    let params = Params::new(n.trailing_zeros() as u8, r as u32, p as u32, Params::RECOMMENDED_LEN);
    let made = params.ok().and_then(|params| scrypt::scrypt(&password, &salt, &params, &mut key).ok());
    if made.is_none() {
        return Err(process.value_error("Invalid parameter combination for n, r, p."));
    }
    let cost = SCRYPT_BLOCK.saturating_mul(n.saturating_mul(r).saturating_mul(p));
    Ok(Effect::Blocked(Wait::Compute { cost, value: Value::Bytes(key.into()) }))
}

fn find(process: &Process, name: &Value) -> Fallible<&'static Algorithm> {
    let found = ALGORITHMS.iter().find(|algorithm| Some(algorithm.name) == name.as_str());
    found.ok_or_else(|| unsupported(process, name))
}

fn unsupported(process: &Process, name: &Value) -> crate::machine::function::Raised {
    process.value_error(format!("unsupported hash type {}", name.as_str().unwrap_or("?")))
}

fn content(process: &Process, value: &Value) -> Fallible<Vec<u8>> {
    bytes::content(value).ok_or_else(|| {
        let class = process.classes.of(value).name.borrow().clone();
        process.type_error(format!("a bytes-like object is required, not '{class}'"))
    })
}

fn positive(process: &Process, value: &Value, otherwise: &str) -> Fallible<i64> {
    match integer(process, value)? {
        number if number > 0 => Ok(number),
        _ => Err(process.value_error(otherwise)),
    }
}

fn key_length(process: &Process, value: &Value) -> Fallible<usize> {
    let length = positive(process, value, "key length must be greater than 0.")? as usize;
    process.check_memory(length)?;
    Ok(length)
}
