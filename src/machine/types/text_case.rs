//! In: strings with arguments. Out: the methods of `str` about letters, width and translation.

use crate::machine::args::Args;
use crate::machine::dict::Dict;
use crate::machine::function::{Effect, Fallible, Native, Outcome};
use crate::machine::process::Process;
use crate::machine::value::Value;

use super::compare::same_key;
use super::receiver::{self, method, method_between, type_name};
use super::sequence::count;
use super::text::is_space;
use super::{hash, int, text_repr};

/// The methods of `str` in this file.
pub static METHODS: &[Native] = &[
    Native::method("upper", |process, args| change(process, args, "upper", letters::upper)),
    Native::method("lower", |process, args| change(process, args, "lower", letters::lower)),
    Native::method("casefold", |process, args| change(process, args, "casefold", casefold)),
    Native::method("capitalize", |process, args| change(process, args, "capitalize", capitalize)),
    Native::method("title", |process, args| change(process, args, "title", title)),
    Native::method("swapcase", |process, args| change(process, args, "swapcase", swapcase)),
    Native::method("center", |process, args| justify(process, args, "center")),
    Native::method("ljust", |process, args| justify(process, args, "ljust")),
    Native::method("rjust", |process, args| justify(process, args, "rjust")),
    Native::method("zfill", zfill),
    Native::method("expandtabs", expandtabs),
    Native::method("isdigit", |process, args| all(process, args, "isdigit", is_digit)),
    Native::method("isdecimal", |process, args| {
        all(process, args, "isdecimal", |c| int::decimal_value(c).is_some())
    }),
    Native::method("isnumeric", |process, args| all(process, args, "isnumeric", char::is_numeric)),
    Native::method("isalpha", |process, args| all(process, args, "isalpha", char::is_alphabetic)),
    Native::method("isalnum", |process, args| all(process, args, "isalnum", char::is_alphanumeric)),
    Native::method("isspace", |process, args| all(process, args, "isspace", is_space)),
    Native::method("isascii", |process, args| test(process, args, "isascii", str::is_ascii)),
    Native::method("isprintable", |process, args| {
        test(process, args, "isprintable", |text| text.chars().all(text_repr::is_printable))
    }),
    Native::method("isupper", |process, args| test(process, args, "isupper", is_upper)),
    Native::method("islower", |process, args| test(process, args, "islower", is_lower)),
    Native::method("istitle", |process, args| test(process, args, "istitle", is_title)),
    Native::method("isidentifier", |process, args| test(process, args, "isidentifier", is_identifier)),
    Native::method("translate", translate),
];

/// `str.maketrans`, a static method.
pub static MAKE_TRANSLATION: Native = Native::function("maketrans", maketrans);

fn change(process: &mut Process, args: Args<'_>, name: &str, change: fn(&str) -> String) -> Outcome {
    let (this, []) = method(process, args, &format!("str.{name}"))?;
    let text = receiver::text(process, &this, name)?;
    process.spend(text.as_str().len() as i64);
    Ok(Value::str(change(text.as_str())).into())
}

fn test(process: &mut Process, args: Args<'_>, name: &str, test: fn(&str) -> bool) -> Outcome {
    let (this, []) = method(process, args, &format!("str.{name}"))?;
    let text = receiver::text(process, &this, name)?;
    Ok(Value::Bool(test(text.as_str())).into())
}

fn all(process: &mut Process, args: Args<'_>, name: &str, test: fn(char) -> bool) -> Outcome {
    let (this, []) = method(process, args, &format!("str.{name}"))?;
    let text = receiver::text(process, &this, name)?;
    Ok(Value::Bool(!text.as_str().is_empty() && text.as_str().chars().all(test)).into())
}

fn casefold(text: &str) -> String {
    letters::lower(text).replace('ß', "ss")
}

fn capitalize(text: &str) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(first) => upper(first) + &letters::lower(chars.as_str()),
        None => String::new(),
    }
}

fn upper(c: char) -> String {
    letters::upper(c.encode_utf8(&mut [0; 4]))
}

fn lower(c: char) -> String {
    letters::lower(c.encode_utf8(&mut [0; 4]))
}

fn title(text: &str) -> String {
    let mut after_letter = false;
    let mut titled = String::with_capacity(text.len());
    for c in text.chars() {
        if after_letter {
            titled.push_str(&lower(c));
        } else {
            titled.push_str(&upper(c));
        }
        after_letter = is_cased(c);
    }
    titled
}

fn swapcase(text: &str) -> String {
    let mut swapped = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_uppercase() {
            swapped.push_str(&lower(c));
        } else {
            swapped.push_str(&upper(c));
        }
    }
    swapped
}

fn is_cased(c: char) -> bool {
    c.is_uppercase() || c.is_lowercase()
}

fn is_digit(c: char) -> bool {
    int::decimal_value(c).is_some() || matches!(c, '²' | '³' | '¹' | '⁰'..='⁹' | '₀'..='₉')
}

fn is_upper(text: &str) -> bool {
    text.chars().any(is_cased) && !text.chars().any(char::is_lowercase)
}

fn is_lower(text: &str) -> bool {
    text.chars().any(is_cased) && !text.chars().any(char::is_uppercase)
}

fn is_title(text: &str) -> bool {
    let mut after_letter = false;
    for c in text.chars() {
        if (c.is_uppercase() && after_letter) || (c.is_lowercase() && !after_letter) {
            return false;
        }
        after_letter = is_cased(c);
    }
    text.chars().any(is_cased)
}

fn is_identifier(text: &str) -> bool {
    let starts = text.starts_with(|c: char| c == '_' || c.is_alphabetic());
    starts && text.chars().all(|c| c == '_' || c.is_alphanumeric())
}

fn justify(process: &mut Process, args: Args<'_>, name: &str) -> Outcome {
    let (this, rest) = method_between(process, args, &format!("str.{name}"), 1, 2)?;
    let text = receiver::text(process, &this, name)?;
    let width = count(receiver::index(process, &rest[0])?);
    let fill = match rest.get(1) {
        None => ' ',
        Some(Value::Str(fill)) if fill.char_count() == 1 => fill.as_str().chars().next().unwrap_or(' '),
        Some(Value::Str(_)) => {
            return Err(process.type_error("The fill character must be exactly one character long"));
        }
        Some(other) => {
            let found = type_name(process, other);
            return Err(
                process.type_error(format!("The fill character must be a unicode character, not {found}"))
            );
        }
    };
    process.check_memory(width)?;
    let missing = width.saturating_sub(text.char_count());
    // CPython puts the odd one on the left if the width is odd.
    let left = match name {
        "ljust" => 0,
        "rjust" => missing,
        _ => missing / 2 + (missing & width & 1),
    };
    let mut padded = String::with_capacity(text.as_str().len() + missing);
    padded.extend(std::iter::repeat_n(fill, left));
    padded.push_str(text.as_str());
    padded.extend(std::iter::repeat_n(fill, missing - left));
    Ok(Value::str(padded).into())
}

fn zfill(process: &mut Process, args: Args<'_>) -> Outcome {
    let (this, [width]) = method(process, args, "str.zfill")?;
    let text = receiver::text(process, &this, "zfill")?;
    let width = count(receiver::index(process, width)?);
    process.check_memory(width)?;
    let missing = width.saturating_sub(text.char_count());
    let sign = usize::from(text.as_str().starts_with(['+', '-']));
    let (sign, digits) = text.as_str().split_at(sign);
    Ok(Value::str(format!("{sign}{}{digits}", "0".repeat(missing))).into())
}

fn expandtabs(process: &mut Process, args: Args<'_>) -> Outcome {
    let (this, _) = receiver::this(process, args, "str.expandtabs")?;
    let text = receiver::text(process, &this, "expandtabs")?;
    let rest = Args { values: &args.values[1..], names: args.names };
    let [size] = rest.bind(process, "expandtabs", ["tabsize"], 0)?;
    let size = match size {
        Some(size) => count(receiver::index(process, size)?),
        None => 8,
    };
    process.check_memory(text.as_str().len().saturating_mul(size.max(1)))?;
    let (mut expanded, mut column) = (String::new(), 0);
    for c in text.as_str().chars() {
        match c {
            '\t' if size == 0 => {}
            '\t' => {
                let spaces = size - column % size;
                expanded.extend(std::iter::repeat_n(' ', spaces));
                column += spaces;
            }
            c => {
                expanded.push(c);
                column = if matches!(c, '\n' | '\r') { 0 } else { column + 1 };
            }
        }
    }
    Ok(Value::str(expanded).into())
}

fn maketrans(process: &mut Process, args: Args<'_>) -> Outcome {
    receiver::between(process, "maketrans", args.values.len(), 1, 3)?;
    let mut table = Dict::default();
    if let [one] = args.values {
        let Value::Dict(source) = one else {
            return Err(process.type_error("if you give only one argument to maketrans it must be a dict"));
        };
        for (key, value) in source.borrow().iter() {
            let key = match key {
                Value::Str(text) if text.char_count() == 1 => code_of(text.as_str()),
                Value::Str(_) => {
                    return Err(process.value_error("string keys in translate table must be of length 1"));
                }
                other => other.clone(),
            };
            put(process, &mut table, key, value.clone())?;
        }
        return Ok(Value::dict(table).into());
    }
    let mut texts = Vec::new();
    for value in args.values {
        texts.push(super::text::text_argument(process, value, "maketrans() arguments must be str")?);
    }
    if texts[0].char_count() != texts[1].char_count() {
        return Err(process.value_error("the first two maketrans arguments must have equal length"));
    }
    for (from, to) in texts[0].as_str().chars().zip(texts[1].as_str().chars()) {
        put(
            process,
            &mut table,
            Value::Int(i64::from(u32::from(from))),
            Value::Int(i64::from(u32::from(to))),
        )?;
    }
    for c in texts.get(2).map_or("", |text| text.as_str()).chars() {
        put(process, &mut table, Value::Int(i64::from(u32::from(c))), Value::None)?;
    }
    Ok(Value::dict(table).into())
}

fn code_of(text: &str) -> Value {
    Value::Int(i64::from(text.chars().next().map_or(0, u32::from)))
}

fn put(process: &mut Process, table: &mut Dict, key: Value, value: Value) -> Fallible<()> {
    if let Some(hash) = hash::known(process, &key)? {
        table.insert(hash, key.clone(), value, |found| same_key(found, &key));
    }
    Ok(())
}

fn translate(process: &mut Process, args: Args<'_>) -> Outcome {
    let (this, [table]) = method(process, args, "str.translate")?;
    let text = receiver::text(process, &this, "translate")?;
    let Value::Dict(table) = receiver::unwrapped(table) else {
        return Ok(Effect::core(process, "_str_translate", vec![this, table.clone()]));
    };
    let table = table.borrow();
    let mut translated = String::new();
    for c in text.as_str().chars() {
        let key = Value::Int(i64::from(u32::from(c)));
        let Some(hash) = hash::known(process, &key)? else { continue };
        match table.get(hash, |found| same_key(found, &key)) {
            None => translated.push(c),
            Some(Value::None) => {}
            Some(Value::Str(text)) => translated.push_str(text.as_str()),
            Some(Value::Int(code)) => match u32::try_from(*code).ok().and_then(char::from_u32) {
                Some(c) => translated.push(c),
                None => {
                    return Err(process.value_error("character mapping must be in range(0x110000)"));
                }
            },
            Some(_) => {
                return Err(process.type_error("character mapping must return integer, None or str"));
            }
        }
    }
    Ok(Value::str(translated).into())
}
