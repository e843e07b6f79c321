//! In: bytes. Out: their items, text forms and methods.
//!
//! Long because it is one small function for each of the many methods.

use std::cell::{Ref, RefCell};
use std::fmt::Write as _;
use std::ops::Deref;
use std::rc::Rc;

use crate::machine::args::Args;
use crate::machine::class::Instance;
use crate::machine::function::{Effect, Fallible, Native, Outcome};
use crate::machine::iterator;
use crate::machine::process::Process;
use crate::machine::value::{Slice, Value};
use crate::program::name::Name;

use super::items::sequence_index;
use super::receiver::{self, method, method_between};
use super::slice::{position, resolve};

/// The methods of `bytes` and `bytearray`.
pub static METHODS: &[Native] = &[
    Native::method("decode", decode),
    Native::method("hex", hex),
    Native::method("find", find),
    Native::method("count", count),
    Native::method("startswith", startswith),
    Native::method("endswith", endswith),
    Native::method("split", split),
    Native::method("join", join),
    Native::method("strip", strip),
    Native::method("upper", upper),
    Native::method("lower", lower),
    Native::method("replace", replace),
];

/// The methods of `bytearray` alone.
pub static ARRAY_METHODS: &[Native] = &[
    Native::method("append", append),
    Native::method("extend", extend),
    Native::method("clear", clear),
    Native::method("copy", copy),
];

/// `bytes.fromhex`, a class method.
pub static FROM_HEX: Native = Native::function("fromhex", from_hex);

/// The bytes of a `bytes` or `bytearray`.
#[must_use]
pub fn content(value: &Value) -> Option<Vec<u8>> {
    match value {
        Value::Bytes(content) => Some(content.to_vec()),
        Value::ByteArray(content) => Some(content.borrow().clone()),
        Value::Instance(view) => viewed(view),
        _ => None,
    }
}

/// The bytes of a `memoryview` of one piece: `prelude/_memoryview.py` says where they are.
fn viewed(view: &Instance) -> Option<Vec<u8>> {
    let attributes = view.attributes.borrow();
    let place = |name| match attributes.get(Name::new(name)) {
        Some(Value::Int(place)) => usize::try_from(*place).ok(),
        _ => None,
    };
    let end = place("_plain_end")?;
    let base = attributes.get(Name::new("_base"))?;
    content(base)?.get(place("_start")?..end).map(<[u8]>::to_vec)
}

/// The bytes of a `bytes` or `bytearray`, where they are.
enum Content<'a> {
    Plain(&'a [u8]),
    Array(Ref<'a, Vec<u8>>),
}

impl Deref for Content<'_> {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        match self {
            Self::Plain(content) => content,
            Self::Array(content) => content,
        }
    }
}

fn look(value: &Value) -> Content<'_> {
    match value {
        Value::Bytes(content) => Content::Plain(content),
        Value::ByteArray(content) => Content::Array(content.borrow()),
        _ => Content::Plain(&[]),
    }
}

/// Appends `b'...'`.
pub fn write_repr(out: &mut String, content: &[u8]) {
    let quote = if content.contains(&b'\'') && !content.contains(&b'"') { '"' } else { '\'' };
    out.push('b');
    out.push(quote);
    for byte in content {
        match byte {
            b'\\' => out.push_str("\\\\"),
            b'\n' => out.push_str("\\n"),
            b'\r' => out.push_str("\\r"),
            b'\t' => out.push_str("\\t"),
            byte if char::from(*byte) == quote => {
                out.push('\\');
                out.push(quote);
            }
            b' '..=b'~' => out.push(char::from(*byte)),
            byte => out.push_str(&format!("\\x{byte:02x}")),
        }
    }
    out.push(quote);
}

/// `content[at]`
pub fn get_item(process: &mut Process, this: &Value, at: &Value) -> Fallible<Value> {
    let all = look(this);
    if let Value::Slice(slice) = at {
        let span = resolve(process, slice, all.len())?;
        let part = if span.step == 1 {
            let start = span.start as usize;
            all[start..start + span.count].to_vec()
        } else {
            span.positions().map(|at| all[at]).collect()
        };
        return Ok(like(this, part));
    }
    let i = sequence_index(process, at, "byte")?;
    match position(i, all.len()) {
        Some(at) => Ok(Value::Int(i64::from(all[at]))),
        None => Err(process.index_error(match this {
            Value::ByteArray(_) => "bytearray index out of range",
            _ => "index out of range",
        })),
    }
}

/// `array[at] = value`
pub fn set_item(
    process: &mut Process,
    array: &Rc<RefCell<Vec<u8>>>,
    at: &Value,
    value: &Value,
) -> Fallible<bool> {
    let length = array.borrow().len();
    if let Value::Slice(slice) = at {
        let span = resolve(process, slice, length)?;
        let Some(new) = content(value) else { return Err(process.type_error("can assign only bytes")) };
        if span.step != 1 {
            return Err(process.value_error("bytearray slices with a step cannot be assigned to"));
        }
        let start = span.start as usize;
        array.borrow_mut().splice(start..start + span.count, new);
        return Ok(true);
    }
    let i = sequence_index(process, at, "bytearray")?;
    let Some(at) = position(i, length) else {
        return Err(process.index_error("bytearray index out of range"));
    };
    array.borrow_mut()[at] = byte(process, value, "byte must be in range(0, 256)")?;
    Ok(true)
}

/// `del array[at]`
pub fn delete_item(process: &mut Process, array: &Rc<RefCell<Vec<u8>>>, at: &Value) -> Fallible<bool> {
    let i = sequence_index(process, at, "bytearray")?;
    let length = array.borrow().len();
    match position(i, length) {
        Some(at) => {
            array.borrow_mut().remove(at);
            Ok(true)
        }
        None => Err(process.index_error("bytearray index out of range")),
    }
}

/// `item in content`
pub fn contains(process: &mut Process, this: &Value, item: &Value) -> Fallible<bool> {
    let all = content(this).unwrap_or_default();
    match content(item) {
        Some(part) => Ok(position_in(&all, &part).is_some()),
        None => Ok(all.contains(&byte(process, item, "byte must be in range(0, 256)")?)),
    }
}

/// `bytes(...)`; `None`: Python is needed.
pub fn construct(process: &mut Process, args: Args<'_>, name: &str) -> Fallible<Option<Vec<u8>>> {
    let [source, encoding, _errors] = args.bind(process, name, ["source", "encoding", "errors"], 0)?;
    let Some(source) = source else { return Ok(Some(Vec::new())) };
    match source {
        Value::Str(text) => match encoding {
            Some(encoding) => encode(process, text.as_str(), encoding.as_str().unwrap_or("utf-8")).map(Some),
            None => Err(process.type_error("string argument without an encoding")),
        },
        Value::Bytes(_) | Value::ByteArray(_) => Ok(content(source)),
        Value::Int(length) => {
            if *length < 0 {
                return Err(process.value_error("negative count"));
            }
            let length = super::sequence::count(*length);
            process.check_memory(length)?;
            Ok(Some(vec![0; length]))
        }
        other => {
            let Some(items) = iterator::collect(process, other)? else { return Ok(None) };
            let message = format!("{name} must be in range(0, 256)");
            items.iter().map(|item| byte(process, item, &message)).collect::<Fallible<_>>().map(Some)
        }
    }
}

/// `text.encode(encoding)`
pub fn encode(process: &Process, text: &str, encoding: &str) -> Fallible<Vec<u8>> {
    let wanted = encoding.to_ascii_lowercase().replace('_', "-");
    match wanted.as_str() {
        "utf-8" | "utf8" => Ok(text.as_bytes().to_vec()),
        "ascii" | "us-ascii" => narrow(process, text, "ascii", 128),
        "latin-1" | "latin1" | "iso-8859-1" => narrow(process, text, "latin-1", 256),
        _ => Err(process.raised(&process.classes.lookup_error, format!("unknown encoding: {encoding}"))),
    }
}

fn narrow(process: &Process, text: &str, name: &str, limit: u32) -> Fallible<Vec<u8>> {
    text.chars()
        .enumerate()
        .map(|(at, c)| {
            let code = u32::from(c);
            u8::try_from(code).ok().filter(|_| code < limit).ok_or_else(|| {
                let shown = super::text_repr::ascii(&c.to_string());
                process.raised(
                    &process.classes.unicode_encode_error,
                    format!(
                        "'{name}' codec can't encode character '{shown}' in position {at}: ordinal not in \
                         range({limit})"
                    ),
                )
            })
        })
        .collect()
}

fn like(model: &Value, content: Vec<u8>) -> Value {
    match model {
        Value::ByteArray(_) => Value::ByteArray(Rc::new(RefCell::new(content))),
        _ => Value::Bytes(Rc::new(content)),
    }
}

fn byte(process: &Process, value: &Value, message: &str) -> Fallible<u8> {
    let number = receiver::index(process, value)?;
    u8::try_from(number).map_err(|_| process.value_error(message))
}

fn position_in(all: &[u8], part: &[u8]) -> Option<usize> {
    if part.is_empty() {
        return Some(0);
    }
    all.windows(part.len()).position(|window| window == part)
}

fn bytes_like(process: &Process, value: &Value) -> Fallible<Vec<u8>> {
    content(&receiver::unwrapped(value)).ok_or_else(|| {
        let found = receiver::type_name(process, value);
        process.type_error(format!("a bytes-like object is required, not '{found}'"))
    })
}

fn decode(process: &mut Process, args: Args<'_>) -> Outcome {
    let this = bytes_like(process, args.values.first().unwrap_or(&Value::None))?;
    let rest = Args { values: &args.values[1..], names: args.names };
    let [encoding, errors] = rest.bind(process, "decode", ["encoding", "errors"], 0)?;
    let lossy = errors.and_then(|e| e.as_str()).is_some_and(|e| e != "strict");
    let name = encoding.and_then(|e| e.as_str()).unwrap_or("utf-8").to_ascii_lowercase();
    if matches!(name.as_str(), "latin-1" | "latin1" | "iso-8859-1") {
        return Ok(Value::str(this.iter().map(|byte| char::from(*byte)).collect::<String>()).into());
    }
    match String::from_utf8(this) {
        Ok(text) => Ok(Value::str(text).into()),
        Err(error) if lossy => Ok(Value::str(String::from_utf8_lossy(error.as_bytes()).into_owned()).into()),
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let byte = error.as_bytes()[at];
            Err(process.raised(
                &process.classes.unicode_decode_error,
                format!("'utf-8' codec can't decode byte 0x{byte:02x} in position {at}: invalid start byte"),
            ))
        }
    }
}

fn hex(process: &mut Process, args: Args<'_>) -> Outcome {
    let (this, rest) = receiver::this(process, args, "bytes.hex")?;
    let rest = Args { values: rest, names: args.names };
    let [separator, group] = rest.bind(process, "hex", ["sep", "bytes_per_sep"], 0)?;
    let bytes = bytes_like(process, &this)?;
    let group = group.map_or(Ok(1), |group| receiver::index(process, group))?;
    let size = group.unsigned_abs() as usize;
    let mut text = String::new();
    for (at, byte) in bytes.iter().enumerate() {
        // Groups are counted from the right, or from the left if their size is negative.
        let place = if group < 0 { at } else { bytes.len() - at };
        if let (Some(separator), true) = (separator, at > 0 && size > 0 && place.is_multiple_of(size)) {
            text.push_str(separator.as_str().unwrap_or_default());
        }
        let _ = write!(text, "{byte:02x}");
    }
    Ok(Value::str(text).into())
}

fn find(process: &mut Process, args: Args<'_>) -> Outcome {
    let (this, given) = method_between(process, args, "bytes.find", 1, 3)?;
    let part = bytes_like(process, &given[0])?;
    let this = receiver::unwrapped(&this);
    let all = look(&this);
    let slice = Slice {
        start: given.get(1).cloned().unwrap_or(Value::None),
        stop: given.get(2).cloned().unwrap_or(Value::None),
        step: Value::None,
    };
    let span = resolve(process, &slice, all.len())?;
    let start = span.start as usize;
    let found = position_in(&all[start..start + span.count], &part).map(|at| start + at);
    Ok(Value::Int(found.map_or(-1, |at| at as i64)).into())
}

fn count(process: &mut Process, args: Args<'_>) -> Outcome {
    let (this, [part]) = method(process, args, "bytes.count")?;
    let (all, part) = (bytes_like(process, &this)?, bytes_like(process, part)?);
    let (mut at, mut count) = (0, 0);
    while let Some(found) = all.get(at..).and_then(|rest| position_in(rest, &part)) {
        count += 1;
        at += found + part.len().max(1);
    }
    Ok(Value::Int(count).into())
}

fn startswith(process: &mut Process, args: Args<'_>) -> Outcome {
    let (this, [part]) = method(process, args, "bytes.startswith")?;
    let (all, part) = (bytes_like(process, &this)?, bytes_like(process, part)?);
    Ok(Value::Bool(all.starts_with(&part)).into())
}

fn endswith(process: &mut Process, args: Args<'_>) -> Outcome {
    let (this, [part]) = method(process, args, "bytes.endswith")?;
    let (all, part) = (bytes_like(process, &this)?, bytes_like(process, part)?);
    Ok(Value::Bool(all.ends_with(&part)).into())
}

fn split(process: &mut Process, args: Args<'_>) -> Outcome {
    let (this, rest) = method_between(process, args, "bytes.split", 0, 1)?;
    let mut all = &bytes_like(process, &this)?[..];
    let mut parts = Vec::new();
    let Some(separator) = rest.first().filter(|value| !value.is_none()) else {
        let words = all.split(u8::is_ascii_whitespace).filter(|word| !word.is_empty());
        return Ok(Value::list(words.map(|word| like(&this, word.to_vec())).collect()).into());
    };
    let separator = bytes_like(process, separator)?;
    if separator.is_empty() {
        return Err(process.value_error("empty separator"));
    }
    while let Some(at) = position_in(all, &separator) {
        parts.push(like(&this, all[..at].to_vec()));
        all = &all[at + separator.len()..];
    }
    parts.push(like(&this, all.to_vec()));
    Ok(Value::list(parts).into())
}

fn join(process: &mut Process, args: Args<'_>) -> Outcome {
    let (this, [parts]) = method(process, args, "bytes.join")?;
    let separator = bytes_like(process, &this)?;
    let items = match iterator::collect(process, parts) {
        Ok(Some(items)) => items,
        Ok(None) => return Ok(Effect::core(process, "_join", vec![this, parts.clone()])),
        Err(_) => return Err(process.type_error("can only join an iterable")),
    };
    let mut pieces = Vec::new();
    for item in &items {
        pieces.push(bytes_like(process, item)?);
    }
    Ok(like(&this, pieces.join(&separator[..])).into())
}

fn strip(process: &mut Process, args: Args<'_>) -> Outcome {
    let (this, []) = method(process, args, "bytes.strip")?;
    let all = bytes_like(process, &this)?;
    Ok(like(&this, all.trim_ascii().to_vec()).into())
}

fn upper(process: &mut Process, args: Args<'_>) -> Outcome {
    let (this, []) = method(process, args, "bytes.upper")?;
    let all = bytes_like(process, &this)?;
    Ok(like(&this, all.to_ascii_uppercase()).into())
}

fn lower(process: &mut Process, args: Args<'_>) -> Outcome {
    let (this, []) = method(process, args, "bytes.lower")?;
    let all = bytes_like(process, &this)?;
    Ok(like(&this, all.to_ascii_lowercase()).into())
}

fn replace(process: &mut Process, args: Args<'_>) -> Outcome {
    let (this, [old, new]) = method(process, args, "bytes.replace")?;
    let (all, old, new) = (bytes_like(process, &this)?, bytes_like(process, old)?, bytes_like(process, new)?);
    let (mut rest, mut result) = (&all[..], Vec::new());
    while let Some(at) = position_in(rest, &old).filter(|_| !old.is_empty()) {
        result.extend_from_slice(&rest[..at]);
        result.extend_from_slice(&new);
        rest = &rest[at + old.len()..];
    }
    result.extend_from_slice(rest);
    Ok(like(&this, result).into())
}

fn array(process: &Process, value: &Value, method: &str) -> Fallible<Rc<RefCell<Vec<u8>>>> {
    match value {
        Value::ByteArray(array) => Ok(array.clone()),
        other => Err(receiver::wrong(process, method, "bytearray", other)),
    }
}

fn append(process: &mut Process, args: Args<'_>) -> Outcome {
    let (this, [item]) = method(process, args, "bytearray.append")?;
    let item = byte(process, item, "byte must be in range(0, 256)")?;
    array(process, &this, "append")?.borrow_mut().push(item);
    Ok(Value::None.into())
}

fn extend(process: &mut Process, args: Args<'_>) -> Outcome {
    let (this, [more]) = method(process, args, "bytearray.extend")?;
    let values = Args { values: std::slice::from_ref(more), names: &[] };
    let Some(more) = construct(process, values, "bytearray")? else {
        return Err(process.type_error("can't extend bytearray with a generator"));
    };
    array(process, &this, "extend")?.borrow_mut().extend(more);
    Ok(Value::None.into())
}

fn clear(process: &mut Process, args: Args<'_>) -> Outcome {
    let (this, []) = method(process, args, "bytearray.clear")?;
    array(process, &this, "clear")?.borrow_mut().clear();
    Ok(Value::None.into())
}

fn copy(process: &mut Process, args: Args<'_>) -> Outcome {
    let (this, []) = method(process, args, "bytearray.copy")?;
    let content = array(process, &this, "copy")?.borrow().clone();
    Ok(Value::ByteArray(Rc::new(RefCell::new(content))).into())
}

fn from_hex(process: &mut Process, args: Args<'_>) -> Outcome {
    let text = args.values.get(1).and_then(|text| text.as_str()).unwrap_or_default();
    let digits: Vec<u8> =
        text.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_digit(16).map_or(99, |d| d as u8)).collect();
    if let Some(at) = digits.iter().position(|digit| *digit == 99) {
        let message = format!("non-hexadecimal number found in fromhex() arg at position {at}");
        return Err(process.value_error(message));
    }
    if digits.len() % 2 == 1 {
        let at = digits.len();
        return Err(
            process.value_error(format!("non-hexadecimal number found in fromhex() arg at position {at}"))
        );
    }
    let content = digits.chunks(2).map(|pair| pair[0] * 16 + pair[1]).collect();
    Ok(Value::Bytes(Rc::new(content)).into())
}
