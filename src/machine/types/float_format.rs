//! In: floats and the letter of a format. Out: their digits, without a sign.

use super::float;

/// The digits of `|x|` as the format letter (`\0`: none) asks.
#[must_use]
pub fn magnitude(x: f64, kind: char, precision: Option<usize>, alternate: bool) -> String {
    let x = x.abs();
    if let Some(text) = float::not_finite(x) {
        let text = if kind.is_ascii_uppercase() { text.to_ascii_uppercase() } else { text.to_owned() };
        return text;
    }
    match kind {
        'f' | 'F' => fixed(x, precision.unwrap_or(6), alternate),
        '%' => fixed(x * 100.0, precision.unwrap_or(6), alternate),
        'e' | 'E' => cased(scientific(x, precision.unwrap_or(6), alternate), kind),
        'g' | 'G' | 'n' => cased(general(x, precision.unwrap_or(6).max(1), alternate, false), kind),
        _ => match precision {
            Some(precision) => general(x, precision.max(1), alternate, true),
            None => float::repr(x),
        },
    }
}

/// `x` with so many digits after the point.
#[must_use]
pub fn fixed(x: f64, precision: usize, alternate: bool) -> String {
    let mut text = exact(x, precision);
    if alternate && precision == 0 {
        text.push('.');
    }
    text
}

/// Rust formats at most 65535 digits; no double has more than 1074 after the point.
fn exact(x: f64, precision: usize) -> String {
    let given = precision.min(1100);
    let mut text = format!("{x:.given$}");
    text.extend(std::iter::repeat_n('0', precision - given));
    text
}

fn scientific(x: f64, precision: usize, alternate: bool) -> String {
    let given = precision.min(1100);
    let text = format!("{x:.given$e}");
    let (mantissa, exponent) = split(&text);
    let mut mantissa = mantissa.to_owned();
    mantissa.extend(std::iter::repeat_n('0', precision - given));
    if alternate && precision == 0 {
        mantissa.push('.');
    }
    with_exponent(&mantissa, exponent)
}

/// `g`: scientific for very large and very small numbers, without trailing zeros. `point`: keeps one digit
/// after the point.
fn general(x: f64, precision: usize, alternate: bool, point: bool) -> String {
    let digits = precision.min(1100);
    let text = format!("{x:.*e}", digits - 1);
    let (mantissa, exponent) = split(&text);
    let limit = precision as i32 - i32::from(point);
    if exponent < -4 || exponent >= limit {
        let mantissa = if alternate { mantissa.to_owned() } else { trimmed(mantissa) };
        return with_exponent(&mantissa, exponent);
    }
    let text = exact(x, (digits as i32 - 1 - exponent).max(0) as usize);
    let text = if alternate { text } else { trimmed(&text) };
    if point && !text.contains('.') { text + ".0" } else { text }
}

fn trimmed(text: &str) -> String {
    if !text.contains('.') {
        return text.to_owned();
    }
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn split(text: &str) -> (&str, i32) {
    let (mantissa, exponent) = text.split_once('e').expect("Rust writes an exponent");
    (mantissa, exponent.parse().expect("an exponent is a number"))
}

fn with_exponent(mantissa: &str, exponent: i32) -> String {
    format!("{mantissa}e{}{:02}", if exponent < 0 { '-' } else { '+' }, exponent.abs())
}

fn cased(text: String, kind: char) -> String {
    if kind.is_ascii_uppercase() { text.to_ascii_uppercase() } else { text }
}
