//! In: strings with arguments. Out: the methods of `str` that search, split, join and replace.

use std::rc::Rc;

use crate::machine::args::Args;
use crate::machine::function::{Effect, Fallible, Native, Outcome};
use crate::machine::iterator;
use crate::machine::process::Process;
use crate::machine::value::{Str, Value};

use super::receiver::{self, method, method_between, type_name};
use super::text_index::{byte_of, position_of_byte};
use super::{str_format, text_case};

/// The methods of `str` in this file; the others are in [`text_case`].
pub static METHODS: &[Native] = &[
    Native::method("split", split),
    Native::method("rsplit", rsplit),
    Native::method("splitlines", splitlines),
    Native::method("join", join),
    Native::method("strip", |process, args| strip(process, args, "strip", true, true)),
    Native::method("lstrip", |process, args| strip(process, args, "lstrip", true, false)),
    Native::method("rstrip", |process, args| strip(process, args, "rstrip", false, true)),
    Native::method("replace", replace),
    Native::method("find", |process, args| find(process, args, "find")),
    Native::method("rfind", |process, args| find(process, args, "rfind")),
    Native::method("index", |process, args| find(process, args, "index")),
    Native::method("rindex", |process, args| find(process, args, "rindex")),
    Native::method("count", count),
    Native::method("startswith", |process, args| starts_or_ends(process, args, true)),
    Native::method("endswith", |process, args| starts_or_ends(process, args, false)),
    Native::method("partition", |process, args| partition(process, args, false)),
    Native::method("rpartition", |process, args| partition(process, args, true)),
    Native::method("removeprefix", |process, args| remove_affix(process, args, true)),
    Native::method("removesuffix", |process, args| remove_affix(process, args, false)),
    Native::method("format", str_format::format),
    Native::method("format_map", str_format::format_map),
    Native::method("encode", encode),
];

/// What a part of a text that is split costs, in nanoseconds.
const PART: i64 = 22;

/// Whether a character is white space to Python.
#[must_use]
pub fn is_space(c: char) -> bool {
    c.is_whitespace() || ('\x1c'..='\x1f').contains(&c)
}

/// A string argument; `TypeError` if it is none.
pub fn text_argument(process: &Process, value: &Value, message: &str) -> Fallible<Rc<Str>> {
    match receiver::unwrapped(value) {
        Value::Str(text) => Ok(text),
        _ => Err(process.type_error(format!("{message}, not {}", type_name(process, value)))),
    }
}

fn must_be_str(process: &Process, value: &Value) -> Fallible<Rc<Str>> {
    text_argument(process, value, "must be str")
}

/// The receiver, and the arguments `sep` and `maxsplit`.
fn split_arguments(
    process: &Process,
    args: Args<'_>,
    name: &str,
) -> Fallible<(Rc<Str>, Option<Rc<Str>>, usize)> {
    let (this, _) = receiver::this(process, args, name)?;
    let text = receiver::text(process, &this, name)?;
    let rest = Args { values: &args.values[1..], names: args.names };
    let [separator, most] = rest.bind(process, name, ["sep", "maxsplit"], 0)?;
    let separator = match separator {
        None | Some(Value::None) => None,
        Some(value) => Some(text_argument(process, value, "must be str or None")?),
    };
    if separator.as_ref().is_some_and(|separator| separator.as_str().is_empty()) {
        return Err(process.value_error("empty separator"));
    }
    let most = match most {
        Some(value) => usize::try_from(receiver::index(process, value)?).unwrap_or(usize::MAX),
        None => usize::MAX,
    };
    Ok((text, separator, most))
}

fn strings<'a>(parts: impl Iterator<Item = &'a str>) -> Value {
    Value::list(parts.map(Value::str).collect())
}

fn split(process: &mut Process, args: Args<'_>) -> Outcome {
    let (text, separator, most) = split_arguments(process, args, "split")?;
    process.spend(text.as_str().len() as i64);
    let text = text.as_str();
    if let Some(separator) = separator {
        return Ok(strings(text.splitn(most.saturating_add(1), separator.as_str())).into());
    }
    let mut parts = Vec::new();
    let mut rest = text.trim_start_matches(is_space);
    while !rest.is_empty() {
        if parts.len() == most {
            parts.push(rest);
            break;
        }
        let end = rest.find(is_space).unwrap_or(rest.len());
        parts.push(&rest[..end]);
        rest = rest[end..].trim_start_matches(is_space);
    }
    process.spend(parts.len() as i64 * PART);
    Ok(strings(parts.into_iter()).into())
}

fn rsplit(process: &mut Process, args: Args<'_>) -> Outcome {
    let (text, separator, most) = split_arguments(process, args, "rsplit")?;
    process.spend(text.as_str().len() as i64);
    let text = text.as_str();
    let mut parts = Vec::new();
    if let Some(separator) = separator {
        parts.extend(text.rsplitn(most.saturating_add(1), separator.as_str()));
    } else {
        let mut rest = text.trim_end_matches(is_space);
        while !rest.is_empty() {
            if parts.len() == most {
                parts.push(rest);
                break;
            }
            let start = rest.char_indices().rev().find(|(_, c)| is_space(*c));
            let start = start.map_or(0, |(at, c)| at + c.len_utf8());
            parts.push(&rest[start..]);
            rest = rest[..start].trim_end_matches(is_space);
        }
    }
    parts.reverse();
    Ok(strings(parts.into_iter()).into())
}

fn splitlines(process: &mut Process, args: Args<'_>) -> Outcome {
    let (this, _) = receiver::this(process, args, "str.splitlines")?;
    let text = receiver::text(process, &this, "splitlines")?;
    let rest = Args { values: &args.values[1..], names: args.names };
    let [keep] = rest.bind(process, "splitlines", ["keepends"], 0)?;
    let keep = keep.and_then(super::number::truth).unwrap_or(false);
    let is_break = |c: char| {
        matches!(
            c,
            '\n' | '\r' | '\x0b' | '\x0c' | '\x1c' | '\x1d' | '\x1e' | '\u{85}' | '\u{2028}' | '\u{2029}'
        )
    };
    let mut lines = Vec::new();
    let mut rest = text.as_str();
    while !rest.is_empty() {
        let end = rest.find(is_break).unwrap_or(rest.len());
        let after = &rest[end..];
        let break_length =
            if after.starts_with("\r\n") { 2 } else { after.chars().next().map_or(0, char::len_utf8) };
        lines.push(if keep { &rest[..end + break_length] } else { &rest[..end] });
        rest = &rest[end + break_length..];
    }
    Ok(strings(lines.into_iter()).into())
}

fn join(process: &mut Process, args: Args<'_>) -> Outcome {
    let (this, [parts]) = method(process, args, "str.join")?;
    let separator = receiver::text(process, &this, "join")?;
    let items = match iterator::collect(process, parts) {
        Ok(Some(items)) => items,
        Ok(None) => return Ok(Effect::core(process, "_join", vec![this, parts.clone()])),
        Err(_) => return Err(process.type_error("can only join an iterable")),
    };
    let mut joined = String::new();
    for (at, item) in items.iter().enumerate() {
        let item = receiver::unwrapped(item);
        let Some(text) = item.as_str() else {
            let found = type_name(process, &item);
            let message = format!("sequence item {at}: expected str instance, {found} found");
            return Err(process.type_error(message));
        };
        if at > 0 {
            joined.push_str(separator.as_str());
        }
        joined.push_str(text);
        if joined.len() > 1 << 20 {
            process.check_memory(joined.len())?;
        }
    }
    process.spend(items.len() as i64 * 8 + joined.len() as i64 / 16);
    Ok(Value::str(joined).into())
}

fn strip(process: &mut Process, args: Args<'_>, name: &str, left: bool, right: bool) -> Outcome {
    let (this, rest) = method_between(process, args, &format!("str.{name}"), 0, 1)?;
    let text = receiver::text(process, &this, name)?;
    let chosen = match rest.first() {
        None | Some(Value::None) => None,
        Some(Value::Str(chosen)) => Some(chosen.clone()),
        Some(_) => return Err(process.type_error(format!("{name} arg must be None or str"))),
    };
    let goes = |c: char| chosen.as_ref().map_or_else(|| is_space(c), |chosen| chosen.as_str().contains(c));
    let mut kept = text.as_str();
    if left {
        kept = kept.trim_start_matches(goes);
    }
    if right {
        kept = kept.trim_end_matches(goes);
    }
    Ok(if kept.len() == text.as_str().len() { this } else { Value::str(kept) }.into())
}

fn replace(process: &mut Process, args: Args<'_>) -> Outcome {
    let (this, rest) = receiver::this(process, args, "str.replace")?;
    receiver::between(process, "replace", rest.len(), 2, 3)?;
    let text = receiver::text(process, &this, "replace")?;
    let word =
        |at: usize| text_argument(process, &rest[at], &format!("replace() argument {} must be str", at + 1));
    let (old, new) = (word(0)?, word(1)?);
    let by_name = args.keywords().find(|(name, _)| name.text() == "count").map(|(_, value)| value);
    let most = match rest.get(2).or(by_name) {
        Some(value) => usize::try_from(receiver::index(process, value)?).unwrap_or(usize::MAX),
        None => usize::MAX,
    };
    process.spend(text.as_str().len() as i64);
    let found = text.as_str().matches(old.as_str()).count().min(most);
    process.check_memory(text.as_str().len().saturating_add(found.saturating_mul(new.as_str().len())))?;
    let replaced = if most == usize::MAX {
        text.as_str().replace(old.as_str(), new.as_str())
    } else {
        text.as_str().replacen(old.as_str(), new.as_str(), most)
    };
    Ok(Value::str(replaced).into())
}

/// The bytes that the optional arguments `start` and `end`, in characters, leave; `None` if nothing, not
/// even the empty string, can be found there.
fn window(process: &Process, text: &Str, rest: &[Value]) -> Fallible<Option<(usize, usize)>> {
    let length = text.char_count() as i64;
    let bound = |value: Option<&Value>, default: i64| -> Fallible<i64> {
        match value {
            None | Some(Value::None) => Ok(default),
            Some(value) => {
                let at = super::number::index(value).ok_or_else(|| {
                    process.type_error("slice indices must be integers or None or have an __index__ method")
                })?;
                Ok(if at < 0 { at.saturating_add(length).max(0) } else { at })
            }
        }
    };
    let (start, end) = (bound(rest.first(), 0)?, bound(rest.get(1), length)?.min(length));
    Ok((start <= end).then(|| (byte_of(text, start as usize), byte_of(text, end as usize))))
}

fn find(process: &mut Process, args: Args<'_>, name: &str) -> Outcome {
    let (this, rest) = method_between(process, args, &format!("str.{name}"), 1, 3)?;
    let text = receiver::text(process, &this, name)?;
    let part = must_be_str(process, &rest[0])?;
    process.spend(text.as_str().len() as i64 / 4);
    let found = window(process, &text, &rest[1..])?.and_then(|(start, end)| {
        let inside = &text.as_str()[start..end];
        let at = if name.starts_with('r') { inside.rfind(part.as_str()) } else { inside.find(part.as_str()) };
        at.map(|at| position_of_byte(&text, start + at))
    });
    match found {
        Some(at) => Ok(Value::Int(at as i64).into()),
        None if name.ends_with("index") => Err(process.value_error("substring not found")),
        None => Ok(Value::Int(-1).into()),
    }
}

fn count(process: &mut Process, args: Args<'_>) -> Outcome {
    let (this, rest) = method_between(process, args, "str.count", 1, 3)?;
    let text = receiver::text(process, &this, "count")?;
    let part = must_be_str(process, &rest[0])?;
    process.spend(text.as_str().len() as i64 / 2);
    let found = window(process, &text, &rest[1..])?
        .map_or(0, |(start, end)| text.as_str()[start..end].matches(part.as_str()).count());
    Ok(Value::Int(found as i64).into())
}

fn starts_or_ends(process: &mut Process, args: Args<'_>, starts: bool) -> Outcome {
    let name = if starts { "startswith" } else { "endswith" };
    let (this, rest) = method_between(process, args, &format!("str.{name}"), 1, 3)?;
    let text = receiver::text(process, &this, name)?;
    let wanted = match &rest[0] {
        Value::Tuple(items) => items.to_vec(),
        one => vec![one.clone()],
    };
    let window = window(process, &text, &rest[1..])?;
    for item in &wanted {
        let item = receiver::unwrapped(item);
        let Some(part) = item.as_str() else {
            let found = type_name(process, &item);
            return Err(process.type_error(match &rest[0] {
                Value::Tuple(_) => format!("tuple for {name} must only contain str, not {found}"),
                _ => format!("{name} first arg must be str or a tuple of str, not {found}"),
            }));
        };
        let Some((start, end)) = window else { continue };
        let inside = &text.as_str()[start..end];
        if if starts { inside.starts_with(part) } else { inside.ends_with(part) } {
            return Ok(Value::Bool(true).into());
        }
    }
    Ok(Value::Bool(false).into())
}

fn partition(process: &mut Process, args: Args<'_>, last: bool) -> Outcome {
    let name = if last { "rpartition" } else { "partition" };
    let (this, [separator]) = method(process, args, &format!("str.{name}"))?;
    let text = receiver::text(process, &this, name)?;
    let separator_text = must_be_str(process, separator)?;
    if separator_text.as_str().is_empty() {
        return Err(process.value_error("empty separator"));
    }
    let parts = if last {
        text.as_str().rsplit_once(separator_text.as_str())
    } else {
        text.as_str().split_once(separator_text.as_str())
    };
    let empty = || Value::str("");
    Ok(Value::tuple(match parts {
        Some((before, after)) => vec![Value::str(before), separator.clone(), Value::str(after)],
        None if last => vec![empty(), empty(), this],
        None => vec![this, empty(), empty()],
    })
    .into())
}

fn remove_affix(process: &mut Process, args: Args<'_>, prefix: bool) -> Outcome {
    let name = if prefix { "removeprefix" } else { "removesuffix" };
    let (this, [affix]) = method(process, args, &format!("str.{name}"))?;
    let text = receiver::text(process, &this, name)?;
    let affix = text_argument(process, affix, &format!("{name}() argument must be str"))?;
    let rest = if prefix {
        text.as_str().strip_prefix(affix.as_str())
    } else {
        text.as_str().strip_suffix(affix.as_str())
    };
    Ok(rest.map_or(this, Value::str).into())
}

fn encode(process: &mut Process, args: Args<'_>) -> Outcome {
    let (this, _) = receiver::this(process, args, "str.encode")?;
    let text = receiver::text(process, &this, "encode")?;
    let rest = Args { values: &args.values[1..], names: args.names };
    let [encoding, _errors] = rest.bind(process, "encode", ["encoding", "errors"], 0)?;
    let encoding = encoding.and_then(|value| value.as_str()).unwrap_or("utf-8");
    let content = super::bytes::encode(process, text.as_str(), encoding)?;
    Ok(Value::Bytes(Rc::new(content)).into())
}

/// All methods of `str`.
pub fn all_methods() -> impl Iterator<Item = &'static Native> {
    METHODS.iter().chain(text_case::METHODS)
}
