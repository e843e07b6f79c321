//! In: `text.format(...)`. Out: the text with the values put in; attributes are looked up by Python.

use crate::machine::args::Args;
use crate::machine::dict::Dict;
use crate::machine::function::{Effect, Fallible, Native, Outcome};
use crate::machine::process::Process;
use crate::machine::value::Value;

use super::format::format_value;
use super::receiver;
use super::repr::{ascii_native, repr_native, str_native};
use super::{dict, items};

/// The natives that `_str_format` of the built-in library uses.
pub static HELPERS: &[Native] = &[Native::function("_format_pieces", pieces)];

/// Literal text, and the field that follows it.
struct Piece {
    literal: String,
    field: Option<Field>,
}

/// `{name!conversion:spec}`
struct Field {
    name: String,
    conversion: Option<char>,
    spec: String,
}

/// `text.format(*args, **kwargs)`
pub fn format(process: &mut Process, args: Args<'_>) -> Outcome {
    let (this, positional) = receiver::this(process, args, "str.format")?;
    let text = receiver::text(process, &this, "format")?;
    let mut numbering = Numbering::default();
    match fill(process, text.as_str(), positional, args, &mut numbering, 2)? {
        Some(done) => Ok(Value::str(done).into()),
        None => {
            let mut keywords = Dict::default();
            for (name, value) in args.keywords() {
                dict::set_text(&mut keywords, name.text(), value.clone());
            }
            let values = vec![this.clone(), Value::tuple(positional.to_vec()), Value::dict(keywords)];
            Ok(Effect::core(process, "_str_format", values))
        }
    }
}

/// `text.format_map(mapping)`
pub fn format_map(process: &mut Process, args: Args<'_>) -> Outcome {
    let (this, [mapping]) = receiver::method(process, args, "str.format_map")?;
    Ok(Effect::core(process, "_str_format", vec![this, Value::tuple(Vec::new()), mapping.clone()]))
}

#[derive(Default)]
struct Numbering {
    next: usize,
    manual: bool,
}

fn fill(
    process: &mut Process,
    text: &str,
    positional: &[Value],
    args: Args<'_>,
    numbering: &mut Numbering,
    depth: u32,
) -> Fallible<Option<String>> {
    let mut out = String::new();
    for piece in parse(process, text)? {
        out.push_str(&piece.literal);
        let Some(field) = piece.field else { continue };
        let Some(value) = find(process, &field.name, positional, args, numbering)? else { return Ok(None) };
        let value = match field.conversion {
            None => Some(value),
            Some('r') => repr_native(process, &value)?.map(Value::str),
            Some('s') => str_native(process, &value)?.map(Value::str),
            Some('a') => ascii_native(process, &value)?.map(Value::str),
            Some(other) => {
                return Err(process.value_error(format!("Unknown conversion specifier {other}")));
            }
        };
        let Some(value) = value else { return Ok(None) };
        let spec = if field.spec.contains('{') {
            if depth == 0 {
                return Err(process.value_error("Max string recursion exceeded"));
            }
            match fill(process, &field.spec, positional, args, numbering, depth - 1)? {
                Some(spec) => spec,
                None => return Ok(None),
            }
        } else {
            field.spec
        };
        match format_value(process, &value, &spec)? {
            Some(shown) => out.push_str(&shown),
            None => return Ok(None),
        }
        process.check_memory(out.len())?;
    }
    Ok(Some(out))
}

/// The value of a field name; `None`: it has attributes, or items only Python can get.
fn find(
    process: &mut Process,
    name: &str,
    positional: &[Value],
    args: Args<'_>,
    numbering: &mut Numbering,
) -> Fallible<Option<Value>> {
    let end = name.find(['.', '[']).unwrap_or(name.len());
    let (first, mut rest) = name.split_at(end);
    let mut value = first_value(process, first, positional, args, numbering)?;
    while let Some(inside) = rest.strip_prefix('[') {
        let Some((key, after)) = inside.split_once(']') else {
            return Err(process.value_error("expected '}' before end of string"));
        };
        let key = key.parse::<i64>().map_or_else(|_| Value::str(key), Value::Int);
        match items::get_item(process, &value, &key)? {
            Some(item) => value = item,
            None => return Ok(None),
        }
        rest = after;
    }
    Ok(rest.is_empty().then_some(value))
}

fn first_value(
    process: &Process,
    first: &str,
    positional: &[Value],
    args: Args<'_>,
    numbering: &mut Numbering,
) -> Fallible<Value> {
    let at = if first.is_empty() {
        if numbering.manual {
            let message = "cannot switch from manual field specification to automatic field numbering";
            return Err(process.value_error(message));
        }
        numbering.next += 1;
        numbering.next - 1
    } else if let Ok(at) = first.parse::<usize>() {
        if numbering.next > 0 {
            let message = "cannot switch from automatic field numbering to manual field specification";
            return Err(process.value_error(message));
        }
        numbering.manual = true;
        at
    } else {
        let found = args.keywords().find(|(name, _)| name.text() == first);
        return found.map(|(_, value)| value.clone()).ok_or_else(|| process.key_error(Value::str(first)));
    };
    positional.get(at).cloned().ok_or_else(|| {
        process.index_error(format!("Replacement index {at} out of range for positional args tuple"))
    })
}

fn parse(process: &Process, text: &str) -> Fallible<Vec<Piece>> {
    let chars: Vec<char> = text.chars().collect();
    let (mut pieces, mut literal, mut at) = (Vec::new(), String::new(), 0);
    while at < chars.len() {
        let c = chars[at];
        let doubled = chars.get(at + 1) == Some(&c);
        match c {
            '{' | '}' if doubled => {
                literal.push(c);
                at += 2;
            }
            '}' => return Err(process.value_error("Single '}' encountered in format string")),
            '{' => {
                let end = closing(&chars, at).ok_or_else(|| {
                    process.value_error(if at + 1 == chars.len() {
                        "Single '{' encountered in format string"
                    } else {
                        "expected '}' before end of string"
                    })
                })?;
                let field = parse_field(process, &chars[at + 1..end])?;
                pieces.push(Piece { literal: std::mem::take(&mut literal), field: Some(field) });
                at = end + 1;
            }
            c => {
                literal.push(c);
                at += 1;
            }
        }
    }
    pieces.push(Piece { literal, field: None });
    Ok(pieces)
}

fn closing(chars: &[char], open: usize) -> Option<usize> {
    let mut depth = 0;
    for (at, c) in chars.iter().enumerate().skip(open) {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some(at);
        }
    }
    None
}

fn parse_field(process: &Process, chars: &[char]) -> Fallible<Field> {
    let mut in_brackets = false;
    let end = chars.iter().position(|c| {
        in_brackets = (in_brackets || *c == '[') && *c != ']';
        !in_brackets && matches!(c, '!' | ':')
    });
    let end = end.unwrap_or(chars.len());
    let name = chars[..end].iter().collect();
    let mut rest = &chars[end..];
    let mut conversion = None;
    if rest.first() == Some(&'!') {
        conversion = rest.get(1).copied();
        if conversion.is_none() {
            return Err(process.value_error("unmatched '{' in format spec"));
        }
        rest = &rest[2..];
        if rest.first().is_some_and(|c| *c != ':') {
            return Err(process.value_error("expected ':' after conversion specifier"));
        }
    }
    Ok(Field { name, conversion, spec: rest.iter().skip(1).collect() })
}

/// `_format_pieces(text)`: tuples of literal, field name or `None`, spec, conversion or `None`.
fn pieces(process: &mut Process, args: Args<'_>) -> Outcome {
    let [text] = args.exactly(process, "_format_pieces")?;
    let pieces = parse(process, text.as_str().unwrap_or_default())?.into_iter().map(|piece| {
        let literal = Value::str(piece.literal);
        Value::tuple(match piece.field {
            Some(field) => {
                let conversion = field.conversion.map_or(Value::None, |c| Value::str(c.to_string()));
                vec![literal, Value::str(field.name), Value::str(field.spec), conversion]
            }
            None => vec![literal, Value::None, Value::None, Value::None],
        })
    });
    Ok(Value::list(pieces.collect()).into())
}
