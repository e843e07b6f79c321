//! In: `text % values`. Out: the text with the values put in, or `None` where Python has to be asked.

use crate::machine::args::Args;
use crate::machine::function::{Fallible, Native, Outcome};
use crate::machine::process::Process;
use crate::machine::value::Value;

use super::dict;
use super::format::{Spec, format_number, pad};
use super::number::{Number, number};
use super::receiver::type_name;
use super::repr::{ascii_native, repr_native, str_native};

/// The natives that `_percent` of the built-in library uses.
pub static HELPERS: &[Native] =
    &[Native::function("_percent_kinds", kinds), Native::function("_percent_apply", apply)];

/// `text % values`
pub fn format(process: &mut Process, text: &str, values: &Value) -> Fallible<Option<Value>> {
    fill(process, text, values, false)
}

/// One conversion: `%(key)-10.3f`.
struct Conversion {
    key: Option<String>,
    spec: Spec,
    left: bool,
    star_width: bool,
    star_precision: bool,
    kind: char,
    at: usize,
}

enum Piece {
    Text(String),
    Conversion(Conversion),
}

fn fill(process: &mut Process, text: &str, values: &Value, prepared: bool) -> Fallible<Option<Value>> {
    let mut out = String::new();
    let mut source = Source::new(values);
    for piece in parse(process, text)? {
        let mut conversion = match piece {
            Piece::Text(text) => {
                out.push_str(&text);
                continue;
            }
            Piece::Conversion(conversion) => conversion,
        };
        if conversion.star_width {
            let width = source.star(process)?;
            conversion.left |= width < 0;
            conversion.spec.width = width.unsigned_abs() as usize;
        }
        if conversion.star_precision {
            conversion.spec.precision = Some(source.star(process)?.max(0) as usize);
        }
        process.check_memory(conversion.spec.width.max(conversion.spec.precision.unwrap_or(0)))?;
        let value = source.next(process, conversion.key.as_deref())?;
        match convert(process, &conversion, &value, prepared)? {
            Some(shown) => out.push_str(&shown),
            None => return Ok(None),
        }
    }
    if source.has_more() {
        return Err(process.type_error("not all arguments converted during string formatting"));
    }
    Ok(Some(Value::str(out)))
}

/// Where the values come from: a tuple, a dict, or one value.
struct Source<'a> {
    values: &'a Value,
    next: usize,
    by_key: bool,
}

impl<'a> Source<'a> {
    fn new(values: &'a Value) -> Self {
        Self { values, next: 0, by_key: false }
    }

    fn next(&mut self, process: &mut Process, key: Option<&str>) -> Fallible<Value> {
        if let Some(key) = key {
            self.by_key = true;
            let Value::Dict(dict) = super::receiver::unwrapped(self.values) else {
                return Err(process.type_error("format requires a mapping"));
            };
            let found = dict::get_text(&dict.borrow(), key);
            return found.ok_or_else(|| process.key_error(Value::str(key)));
        }
        let at = self.next;
        self.next += 1;
        let value = match self.values {
            Value::Tuple(items) => items.get(at).cloned(),
            one if at == 0 => Some(one.clone()),
            _ => None,
        };
        value.ok_or_else(|| process.type_error("not enough arguments for format string"))
    }

    fn star(&mut self, process: &mut Process) -> Fallible<i64> {
        match number(&self.next(process, None)?) {
            Some(Number::Int(number)) => Ok(number),
            _ => Err(process.type_error("* wants int")),
        }
    }

    fn has_more(&self) -> bool {
        match self.values {
            Value::Tuple(items) => self.next < items.len(),
            // A dict or any object with items may be left unused.
            Value::Dict(_) | Value::List(_) | Value::Instance(_) | Value::Range(_) => false,
            _ => self.next == 0 && !self.by_key,
        }
    }
}

fn parse(process: &Process, text: &str) -> Fallible<Vec<Piece>> {
    let chars: Vec<char> = text.chars().collect();
    let (mut pieces, mut plain, mut at) = (Vec::new(), String::new(), 0);
    while at < chars.len() {
        if chars[at] != '%' {
            plain.push(chars[at]);
            at += 1;
        } else if chars.get(at + 1) == Some(&'%') {
            plain.push('%');
            at += 2;
        } else {
            pieces.push(Piece::Text(std::mem::take(&mut plain)));
            let (conversion, next) = parse_conversion(process, &chars, at + 1)?;
            pieces.push(Piece::Conversion(conversion));
            at = next;
        }
    }
    pieces.push(Piece::Text(plain));
    Ok(pieces)
}

fn parse_conversion(process: &Process, chars: &[char], mut at: usize) -> Fallible<(Conversion, usize)> {
    let incomplete = || process.value_error("incomplete format");
    let mut key = None;
    if chars.get(at) == Some(&'(') {
        let end = chars[at..].iter().position(|c| *c == ')');
        let end = at + end.ok_or_else(|| process.value_error("incomplete format key"))?;
        key = Some(chars[at + 1..end].iter().collect());
        at = end + 1;
    }
    let mut spec = Spec::default();
    let mut left = false;
    while let Some(flag) = chars.get(at).filter(|c| "-+ #0".contains(**c)) {
        match flag {
            '-' => left = true,
            '+' => spec.sign = Some('+'),
            ' ' => spec.sign = spec.sign.or(Some(' ')),
            '#' => spec.alternate = true,
            _ => spec.zeros = true,
        }
        at += 1;
    }
    let (mut star_width, mut star_precision) = (false, false);
    if chars.get(at) == Some(&'*') {
        (star_width, at) = (true, at + 1);
    }
    while let Some(digit) = chars.get(at).and_then(|c| c.to_digit(10)) {
        spec.width = spec.width.saturating_mul(10).saturating_add(digit as usize);
        at += 1;
    }
    if chars.get(at) == Some(&'.') {
        (spec.precision, at) = (Some(0), at + 1);
        if chars.get(at) == Some(&'*') {
            (star_precision, at) = (true, at + 1);
        }
        while let Some(digit) = chars.get(at).and_then(|c| c.to_digit(10)) {
            let so_far = spec.precision.unwrap_or(0);
            spec.precision = Some(so_far.saturating_mul(10).saturating_add(digit as usize));
            at += 1;
        }
    }
    while chars.get(at).is_some_and(|c| "hlL".contains(*c)) {
        at += 1;
    }
    let kind = *chars.get(at).ok_or_else(incomplete)?;
    if !"diuoxXeEfFgGcrsa".contains(kind) {
        let code = u32::from(kind);
        return Err(
            process.value_error(format!("unsupported format character '{kind}' (0x{code:x}) at index {at}"))
        );
    }
    Ok((Conversion { key, spec, left, star_width, star_precision, kind, at }, at + 1))
}

fn convert(
    process: &mut Process,
    conversion: &Conversion,
    value: &Value,
    prepared: bool,
) -> Fallible<Option<String>> {
    let _ = conversion.at;
    let text = match conversion.kind {
        's' => str_native(process, value)?,
        'r' | 'a' if prepared => str_native(process, value)?,
        'r' => repr_native(process, value)?,
        'a' => ascii_native(process, value)?,
        'c' => match value {
            Value::Str(text) if text.char_count() == 1 => Some(text.as_str().to_owned()),
            Value::Int(code) => u32::try_from(*code).ok().and_then(char::from_u32).map(String::from),
            _ => return Err(process.type_error("%c requires int or char")),
        },
        _ => return convert_number(process, conversion, value).map(Some),
    };
    let Some(text) = text else { return Ok(None) };
    let shown: String = match conversion.spec.precision {
        Some(most) if conversion.kind != 'c' => text.chars().take(most).collect(),
        _ => text,
    };
    Ok(Some(pad(&shown, &conversion.spec, if conversion.left { '<' } else { '>' })))
}

fn convert_number(process: &mut Process, conversion: &Conversion, value: &Value) -> Fallible<String> {
    let value = super::receiver::unwrapped(value);
    let mut spec = conversion.spec.clone();
    let kind = conversion.kind;
    let found = type_name(process, &value);
    let is_integer = "diuoxX".contains(kind);
    let number = match number(&value) {
        None if is_integer => {
            let wanted = if "oxX".contains(kind) { "an integer" } else { "a real number" };
            return Err(process.type_error(format!("%{kind} format: {wanted} is required, not {found}")));
        }
        None => return Err(process.type_error(format!("must be real number, not {found}"))),
        Some(Number::Float(_)) if "oxX".contains(kind) => {
            return Err(process.type_error(format!("%{kind} format: an integer is required, not {found}")));
        }
        Some(Number::Float(x)) if is_integer => match super::float::to_int(x) {
            Some(whole) => super::number::number(&whole).unwrap_or(Number::Int(0)),
            None => return Err(process.overflow_error("cannot convert float infinity to integer")),
        },
        Some(number) => number,
    };
    spec.kind = Some(if "diu".contains(kind) { 'd' } else { kind });
    if is_integer {
        // The precision of an integer is the least count of digits.
        if let Some(digits) = spec.precision.take() {
            let digit_spec =
                Spec { width: digits, fill: Some('0'), align: Some('='), kind: spec.kind, ..Spec::default() };
            let text = format_number(process, &number, &digit_spec, "int")?;
            return Ok(pad(&text, &spec, if conversion.left { '<' } else { '>' }));
        }
    }
    if conversion.left {
        spec.align = Some('<');
    } else if spec.zeros {
        (spec.align, spec.fill) = (Some('='), Some('0'));
    }
    format_number(process, &number, &spec, "float")
}

/// `_percent_kinds(text)`: the key (or `None`) and the letter of each conversion; `*` for a starred number.
fn kinds(process: &mut Process, args: Args<'_>) -> Outcome {
    let [text] = args.exactly(process, "_percent_kinds")?;
    let mut all = Vec::new();
    for piece in parse(process, text.as_str().unwrap_or_default())? {
        let Piece::Conversion(conversion) = piece else { continue };
        let star = || Value::tuple(vec![Value::None, Value::str("*")]);
        all.extend(conversion.star_width.then(star));
        all.extend(conversion.star_precision.then(star));
        let key = conversion.key.map_or(Value::None, Value::str);
        all.push(Value::tuple(vec![key, Value::str(conversion.kind.to_string())]));
    }
    Ok(Value::list(all).into())
}

/// `_percent_apply(text, values)`: as `%`, with what `%r` wants already made text.
fn apply(process: &mut Process, args: Args<'_>) -> Outcome {
    let [text, values] = args.exactly(process, "_percent_apply")?;
    let filled = fill(process, text.as_str().unwrap_or_default(), values, true)?;
    Ok(filled.unwrap_or(Value::None).into())
}
