//! In: values and format specs. Out: what `format(value, spec)` says, or `None` where Python has to be asked.

use std::rc::Rc;

use crate::machine::class::Special;
use crate::machine::function::{Fallible, Raised};
use crate::machine::process::Process;
use crate::machine::value::Value;

use super::number::{Number, number, to_f64};
use super::receiver::type_name;
use super::repr::str_native;
use super::{float, float_format, int};

/// A format spec, taken apart: `[[fill]align][sign][z][#][0][width][grouping][.precision][type]`.
#[derive(Clone, Debug, Default)]
pub struct Spec {
    /// What fills up to the width.
    pub fill: Option<char>,
    /// `<`, `>`, `^` or `=`.
    pub align: Option<char>,
    /// `+`, `-` or a space.
    pub sign: Option<char>,
    /// `z`: no negative zero.
    pub no_negative_zero: bool,
    /// `#`
    pub alternate: bool,
    /// Whether a `0` stands before the width.
    pub zeros: bool,
    /// The least width in characters.
    pub width: usize,
    /// `,` or `_`.
    pub grouping: Option<char>,
    /// After the point, or the most characters of a string.
    pub precision: Option<usize>,
    /// The type letter.
    pub kind: Option<char>,
}

/// `format(value, spec)`
pub fn format_value(process: &mut Process, value: &Value, spec: &str) -> Fallible<Option<String>> {
    match value {
        Value::Instance(instance) => {
            let class = instance.class.borrow().clone();
            if class.has(Special::Format) {
                return Ok(None);
            }
            match instance.wrapped() {
                Some(inner) if !spec.is_empty() => format_value(process, &inner, spec),
                _ if spec.is_empty() => str_native(process, value),
                _ => Err(unsupported(process, value)),
            }
        }
        value if spec.is_empty() => str_native(process, value),
        Value::Str(text) => {
            let parsed = parse(process, spec, "str")?;
            format_text(process, text.as_str(), &parsed).map(Some)
        }
        value => match number(value) {
            Some(number) => {
                let name = type_name(process, value);
                let parsed = parse(process, spec, &name)?;
                format_number(process, &number, &parsed, &name).map(Some)
            }
            None => Err(unsupported(process, value)),
        },
    }
}

/// Takes a spec apart; `ValueError` as CPython words it.
pub fn parse(process: &Process, text: &str, type_name: &str) -> Fallible<Spec> {
    let chars: Vec<char> = text.chars().collect();
    let mut spec = Spec::default();
    let mut at = 0;
    let is_align = |c: Option<&char>| c.is_some_and(|c| matches!(c, '<' | '>' | '^' | '='));
    if is_align(chars.get(1)) {
        (spec.fill, spec.align, at) = (Some(chars[0]), Some(chars[1]), 2);
    } else if is_align(chars.first()) {
        (spec.align, at) = (Some(chars[0]), 1);
    }
    let mut take = |wanted: &[char]| {
        let found = chars.get(at).copied().filter(|c| wanted.contains(c));
        at += usize::from(found.is_some());
        found
    };
    spec.sign = take(&['+', '-', ' ']);
    spec.no_negative_zero = take(&['z']).is_some();
    spec.alternate = take(&['#']).is_some();
    spec.zeros = take(&['0']).is_some();
    let digits = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];
    let number = |take: &mut dyn FnMut(&[char]) -> Option<char>| -> Fallible<Option<usize>> {
        let mut text = String::new();
        while let Some(digit) = take(&digits) {
            text.push(digit);
        }
        if text.is_empty() {
            return Ok(None);
        }
        let number = text.parse::<i64>().ok().map(|n| usize::try_from(n).unwrap_or(usize::MAX));
        number.map(Some).ok_or_else(|| process.value_error("Too many decimal digits in format string"))
    };
    spec.width = number(&mut take)?.unwrap_or(0);
    spec.grouping = take(&[',', '_']);
    if let Some(first) = spec.grouping
        && let Some(second) = take(&[',', '_'])
    {
        return Err(process.value_error(if first == second {
            format!("Cannot specify '{first}' with '{first}'.")
        } else {
            "Cannot specify both ',' and '_'.".to_owned()
        }));
    }
    if take(&['.']).is_some() {
        spec.precision = number(&mut take)?;
        if spec.precision.is_none() {
            return Err(process.value_error("Format specifier missing precision"));
        }
    }
    match chars.len() - at {
        0 => {}
        1 => spec.kind = Some(chars[at]),
        _ => {
            return Err(process
                .value_error(format!("Invalid format specifier '{text}' for object of type '{type_name}'")));
        }
    }
    process.check_memory(spec.width)?;
    if spec.zeros && spec.align.is_none() && type_name != "str" {
        spec.align = Some('=');
    }
    if spec.zeros && spec.fill.is_none() {
        spec.fill = Some('0');
    }
    Ok(spec)
}

/// A string by a spec.
pub fn format_text(process: &Process, text: &str, spec: &Spec) -> Fallible<String> {
    if let Some(kind) = spec.kind.filter(|kind| *kind != 's') {
        return Err(unknown_code(process, kind, "str"));
    }
    let refused = if spec.sign == Some(' ') {
        Some("Space not allowed in string format specifier".to_owned())
    } else if spec.sign.is_some() {
        Some("Sign not allowed in string format specifier".to_owned())
    } else if spec.no_negative_zero {
        Some("Negative zero coercion (z) not allowed in format specifier with string type".to_owned())
    } else if spec.alternate {
        Some("Alternate form (#) not allowed in string format specifier".to_owned())
    } else if spec.align == Some('=') {
        Some("'=' alignment not allowed in string format specifier".to_owned())
    } else {
        spec.grouping.map(|grouping| format!("Cannot specify '{grouping}' with 's'."))
    };
    if let Some(message) = refused {
        return Err(process.value_error(message));
    }
    let shown: String = match spec.precision {
        Some(most) => text.chars().take(most).collect(),
        None => text.to_owned(),
    };
    Ok(pad(&shown, spec, '<'))
}

/// A number by a spec; `type_name` is for error messages.
pub fn format_number(
    process: &mut Process,
    number: &Number,
    spec: &Spec,
    type_name: &str,
) -> Fallible<String> {
    let is_float = matches!(number, Number::Float(_));
    match spec.kind {
        None | Some('d' | 'n' | 'b' | 'o' | 'x' | 'X' | 'c') if !is_float => {
            format_integer(process, number, spec)
        }
        None | Some('e' | 'E' | 'f' | 'F' | 'g' | 'G' | 'n' | '%') => {
            let x = to_f64(process, number)?;
            format_float(process, x, spec)
        }
        Some(kind) => Err(unknown_code(process, kind, type_name)),
    }
}

fn format_integer(process: &mut Process, number: &Number, spec: &Spec) -> Fallible<String> {
    if spec.precision.is_some() {
        return Err(process.value_error("Precision not allowed in integer format specifier"));
    }
    if spec.no_negative_zero {
        return Err(process.value_error(
            "Negative zero coercion (z) not allowed in format specifier with integer format code",
        ));
    }
    let kind = spec.kind.unwrap_or('d');
    if kind == 'c' {
        return format_character(process, number, spec);
    }
    if let Some(grouping) = spec.grouping.filter(|g| kind == 'n' || (*g == ',' && "boxX".contains(kind))) {
        return Err(process.value_error(format!("Cannot specify '{grouping}' with '{kind}'.")));
    }
    let (base, prefix) = match kind {
        'b' => (2, "0b"),
        'o' => (8, "0o"),
        'x' => (16, "0x"),
        'X' => (16, "0X"),
        _ => (10, ""),
    };
    let (negative, digits) = if base == 10 {
        let text = match number {
            Number::Big(big) => int::decimal(process, big)?,
            other => int::big(other).to_string(),
        };
        (text.starts_with('-'), text.trim_start_matches('-').to_owned())
    } else {
        int::digits_in(number, base)
    };
    let digits = if kind == 'X' { digits.to_ascii_uppercase() } else { digits };
    let prefix = if spec.alternate { prefix } else { "" };
    let group = if base == 10 { 3 } else { 4 };
    Ok(assemble(&Parts { negative, prefix, whole: &digits, rest: "", group }, spec))
}

fn format_character(process: &Process, number: &Number, spec: &Spec) -> Fallible<String> {
    if spec.sign.is_some() {
        return Err(process.value_error("Sign not allowed with integer format specifier 'c'"));
    }
    let c = match number {
        Number::Int(code) => u32::try_from(*code).ok().and_then(char::from_u32),
        _ => None,
    };
    match c {
        Some(c) => Ok(pad(&c.to_string(), spec, '>')),
        None => Err(process.overflow_error("%c arg not in range(0x110000)")),
    }
}

fn format_float(process: &mut Process, x: f64, spec: &Spec) -> Fallible<String> {
    let kind = spec.kind.unwrap_or('\0');
    if kind == 'n'
        && let Some(grouping) = spec.grouping
    {
        return Err(process.value_error(format!("Cannot specify '{grouping}' with 'n'.")));
    }
    process.check_memory(spec.precision.unwrap_or(0))?;
    let mut text = float_format::magnitude(x, kind, spec.precision, spec.alternate);
    let mut negative = x.is_sign_negative() && !x.is_nan();
    if spec.no_negative_zero && !text.bytes().any(|b| (b'1'..=b'9').contains(&b)) && x.is_finite() {
        negative = false;
    }
    if kind == '%' {
        text.push('%');
    }
    let whole = text.bytes().take_while(u8::is_ascii_digit).count();
    let (digits, rest) = if float::not_finite(x).is_some() { ("", &text[..]) } else { text.split_at(whole) };
    Ok(assemble(&Parts { negative, prefix: "", whole: digits, rest, group: 3 }, spec))
}

/// A number in pieces: `-0x` `1234` `.5e+10`.
struct Parts<'a> {
    negative: bool,
    prefix: &'a str,
    whole: &'a str,
    rest: &'a str,
    group: usize,
}

fn assemble(parts: &Parts<'_>, spec: &Spec) -> String {
    let sign = match (parts.negative, spec.sign) {
        (true, _) => "-",
        (false, Some('+')) => "+",
        (false, Some(' ')) => " ",
        _ => "",
    };
    let fixed = sign.len() + parts.prefix.len() + parts.rest.len();
    let mut digits = parts.whole.to_owned();
    let aligned_inside = spec.align == Some('=') && spec.fill == Some('0');
    if let Some(separator) = spec.grouping {
        let mut grouped = group(&digits, parts.group, separator);
        while aligned_inside && !digits.is_empty() && fixed + grouped.len() < spec.width {
            digits.insert(0, '0');
            grouped = group(&digits, parts.group, separator);
        }
        digits = grouped;
    }
    let head = format!("{sign}{}", parts.prefix);
    if spec.align == Some('=') {
        let missing = spec.width.saturating_sub(fixed + digits.len());
        let fill: String = std::iter::repeat_n(spec.fill.unwrap_or(' '), missing).collect();
        return format!("{head}{fill}{digits}{}", parts.rest);
    }
    pad(&format!("{head}{digits}{}", parts.rest), spec, '>')
}

fn group(digits: &str, size: usize, separator: char) -> String {
    let mut grouped = String::with_capacity(digits.len() * 4 / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(size) {
            grouped.push(separator);
        }
        grouped.push(digit);
    }
    grouped
}

/// Fills up to the width of the spec.
#[must_use]
pub fn pad(text: &str, spec: &Spec, default_align: char) -> String {
    let missing = spec.width.saturating_sub(text.chars().count());
    if missing == 0 {
        return text.to_owned();
    }
    let left = match spec.align.unwrap_or(default_align) {
        '<' => 0,
        '^' => missing / 2,
        _ => missing,
    };
    let fill = spec.fill.unwrap_or(' ');
    let mut padded = String::with_capacity(text.len() + missing);
    padded.extend(std::iter::repeat_n(fill, left));
    padded.push_str(text);
    padded.extend(std::iter::repeat_n(fill, missing - left));
    padded
}

fn unknown_code(process: &Process, kind: char, type_name: &str) -> Raised {
    process.value_error(format!("Unknown format code '{kind}' for object of type '{type_name}'"))
}

fn unsupported(process: &Process, value: &Value) -> Raised {
    let name: Rc<str> = type_name(process, value);
    process.type_error(format!("unsupported format string passed to {name}.__format__"))
}
