//! In: figures of runs, and what somebody thought of them. Out: the words for both.

use super::words::duration;
use crate::say::{self, Word};

/// What a figure counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Milliseconds.
    Time,
    /// Something in a second.
    Rate,
    /// Pieces.
    Count,
}

/// A guess is right if it is off by no more than this part of the figure.
pub const TOLERANCE: f64 = 0.15;

/// A figure with its unit: "100 ms", "98 a second", "12".
#[must_use]
pub fn figure(value: f64, unit: Unit) -> String {
    match unit {
        Unit::Time => duration((value * 1e6).round().max(0.0) as u64),
        Unit::Rate => say::figure::RATE.with(&[&short(value)]),
        Unit::Count => short(value),
    }
}

/// A number of about three digits, without zeros at its end.
#[must_use]
pub fn short(value: f64) -> String {
    let digits = match value.abs() {
        100.0.. => 0,
        10.0..100.0 => 1,
        _ => 2,
    };
    let text = format!("{value:.digits$}");
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text }
}

/// Whether a guess was right.
#[must_use]
pub fn is_near(said: f64, was: f64) -> bool {
    (said - was).abs() <= was.abs() * TOLERANCE
}

/// How far off a guess was: "You said 300 ms, it took 100 ms: three times less."
#[must_use]
pub fn off_by(said: f64, was: f64, unit: Unit) -> String {
    let verb = if unit == Unit::Time { say::figure::TOOK.text() } else { say::figure::WAS.text() };
    let (said_words, was_words) = (figure(said, unit), figure(was, unit));
    let words = difference(said, was, unit);
    let rest = if words.is_empty() { words } else { format!(": {words}") };
    say::figure::OFF_BY.with(&[&said_words, &verb, &was_words, &rest])
}

fn difference(said: f64, was: f64, unit: Unit) -> String {
    if is_near(said, was) {
        return say::figure::EXPECTED.text().to_owned();
    }
    if said <= 0.0 || was <= 0.0 {
        return String::new();
    }
    let is_more = was > said;
    let factor = if is_more { was / said } else { said / was };
    match (is_more, factor) {
        (true, ..1.5) => say::figure::MORE.with(&[&short((factor - 1.0) * 100.0)]),
        (false, ..1.5) => say::figure::LESS.with(&[&short((1.0 - 1.0 / factor) * 100.0)]),
        (false, 1.9..2.1) => say::figure::HALF.text().to_owned(),
        (true, _) => {
            let what = if unit == Unit::Time { say::figure::LONG } else { say::figure::MUCH };
            say::figure::TIMES_AS.with(&[&times(factor), &what])
        }
        (false, _) => say::figure::TIMES_LESS.with(&[&times(factor)]),
    }
}

/// "three times", "2.6 times".
fn times(factor: f64) -> String {
    const WORDS: [Word; 9] = [
        say::figure::THREE,
        say::figure::FOUR,
        say::figure::FIVE,
        say::figure::SIX,
        say::figure::SEVEN,
        say::figure::EIGHT,
        say::figure::NINE,
        say::figure::TEN,
        say::figure::ELEVEN,
    ];
    let whole = factor.round();
    let is_whole = (factor - whole).abs() <= 0.05 * whole;
    match whole as usize {
        2 if is_whole => say::figure::TWICE.text().to_owned(),
        index @ 3..=11 if is_whole => say::figure::TIMES_WORD.with(&[&(WORDS[index - 3])]),
        0..10 => say::figure::TIMES_NUMBER.with(&[&format_args!("{factor:.1}")]),
        _ => say::figure::TIMES_NUMBER.with(&[&whole]),
    }
}

/// The bounds of a claim: "at most 110 ms", "between 0.3 and 0.4".
#[must_use]
pub fn bounds(at_least: Option<f64>, at_most: Option<f64>, write: impl Fn(f64) -> String) -> String {
    match (at_least, at_most) {
        (Some(least), Some(most)) if least == most => say::figure::EXACTLY.with(&[&write(least)]),
        (Some(least), Some(most)) => say::figure::BETWEEN.with(&[&write(least), &write(most)]),
        (Some(least), None) => say::figure::AT_LEAST.with(&[&write(least)]),
        (None, Some(most)) => say::figure::AT_MOST.with(&[&write(most)]),
        (None, None) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_have_their_units() {
        assert_eq!(figure(100.26, Unit::Time), "100 ms");
        assert_eq!(figure(1_234.0, Unit::Time), "1.23 s");
        assert_eq!(figure(98.04, Unit::Rate), "98 a second");
        assert_eq!(figure(12.0, Unit::Count), "12");
        assert_eq!(short(0.333), "0.33");
        assert_eq!(short(1_000.0), "1000");
    }

    #[test]
    fn a_guess_is_held_against_the_figure() {
        let cases = [
            (300.0, 100.1, "You said 300 ms, it took 100 ms: three times less."),
            (100.0, 300.0, "You said 100 ms, it took 300 ms: three times as long."),
            (100.0, 101.0, "You said 100 ms, it took 101 ms: as you expected."),
            (200.0, 100.0, "You said 200 ms, it took 100 ms: half of that."),
            (100.0, 200.0, "You said 100 ms, it took 200 ms: twice as long."),
            (100.0, 130.0, "You said 100 ms, it took 130 ms: 30 % more."),
            (100.0, 80.0, "You said 100 ms, it took 80 ms: 20 % less."),
            (100.0, 263.0, "You said 100 ms, it took 263 ms: 2.6 times as long."),
            (1_000.0, 10.0, "You said 1.00 s, it took 10 ms: 100 times less."),
            (0.0, 10.0, "You said 0 ms, it took 10 ms."),
        ];
        for (said, was, words) in cases {
            assert_eq!(off_by(said, was, Unit::Time), words);
        }
        assert_eq!(off_by(4.0, 40.0, Unit::Count), "You said 4, it was 40: ten times as much.");
    }

    #[test]
    fn bounds_are_one_or_two() {
        let write = |value: f64| figure(value, Unit::Time);
        assert_eq!(bounds(Some(90.0), Some(110.0), write), "between 90 ms and 110 ms");
        assert_eq!(bounds(None, Some(110.0), write), "at most 110 ms");
        assert_eq!(bounds(Some(2.0), None, short), "at least 2");
        assert_eq!(bounds(Some(9.0), Some(9.0), short), "exactly 9");
    }
}
