//! In: states, times, texts. Out: the words for them, the only place where the picture's language stands.

use super::scene::{Px, StateClass};
use crate::say::{self, Word};
use crate::trace::event::{Reason, State};

/// What a state looks like.
#[must_use]
pub fn class_of(state: State) -> StateClass {
    match state {
        State::Created => StateClass::Created,
        State::Ready => StateClass::Ready,
        State::Running => StateClass::Running,
        State::Waiting(Reason::Gil) | State::Blocked(Reason::Gil) => StateClass::WaitingGil,
        State::Waiting(Reason::Pool) => StateClass::Queued,
        State::Waiting(_) => StateClass::Waiting,
        State::Blocked(_) => StateClass::Blocked,
        State::Done => StateClass::Done,
    }
}

/// A state in full: "Waiting for a timer".
#[must_use]
pub fn state_words(state: State) -> String {
    match state {
        State::Created => say::state::CREATED_LONG.text().to_owned(),
        State::Ready => say::state::READY_LONG.text().to_owned(),
        State::Running => say::state::RUNNING_LONG.text().to_owned(),
        State::Waiting(reason) => say::state::WAITING_FOR.with(&[&reason_words(reason)]),
        State::Blocked(Reason::Gil) => say::state::WAITING_FOR.with(&[&reason_words(Reason::Gil)]),
        State::Blocked(reason) => say::state::BLOCKING_FOR.with(&[&reason_words(reason)]),
        State::Done => say::state::DONE_LONG.text().to_owned(),
    }
}

/// What is waited for: "a timer".
#[must_use]
pub fn reason_words(reason: Reason) -> &'static str {
    match reason {
        Reason::Io => say::state::IO.text(),
        Reason::Timer => say::state::TIMER.text(),
        Reason::Lock => say::state::LOCK.text(),
        Reason::Gil => say::state::GIL.text(),
        Reason::Pool => say::state::POOL.text(),
        Reason::Child => say::state::CHILD.text(),
        Reason::Other => say::state::OTHER.text(),
    }
}

/// A state in a word or two, to stand on its span.
#[must_use]
pub fn short_state(state: State) -> &'static str {
    match state {
        State::Created => say::state::CREATED.text(),
        State::Ready => say::state::READY.text(),
        State::Running => say::state::RUNNING.text(),
        State::Waiting(reason) => match reason {
            Reason::Io => "I/O",
            Reason::Timer => say::state::SLEEPING.text(),
            Reason::Lock => say::state::SHORT_LOCK.text(),
            Reason::Gil => "GIL",
            Reason::Pool => say::state::QUEUED.text(),
            Reason::Child => say::state::AWAITING.text(),
            Reason::Other => say::state::WAITING.text(),
        },
        State::Blocked(Reason::Gil) => "GIL",
        State::Blocked(_) => say::state::BLOCKED.text(),
        State::Done => say::state::DONE.text(),
    }
}

/// An entry of the legend.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LegendEntry {
    /// Its colour and pattern.
    pub class: StateClass,
    /// Its name.
    pub label: Word,
    /// What it means, in a sentence.
    pub meaning: Word,
}

/// The legend: every state that can be seen on a lane, the most telling first.
pub const LEGEND: [LegendEntry; 7] = [
    LegendEntry {
        class: StateClass::Running,
        label: say::state::RUNNING,
        meaning: say::state::RUNNING_MEANS,
    },
    LegendEntry { class: StateClass::Ready, label: say::state::READY, meaning: say::state::READY_MEANS },
    LegendEntry {
        class: StateClass::WaitingGil,
        label: say::state::WANTS_GIL,
        meaning: say::state::GIL_MEANS,
    },
    LegendEntry { class: StateClass::Queued, label: say::state::IN_QUEUE, meaning: say::state::QUEUE_MEANS },
    LegendEntry {
        class: StateClass::Waiting,
        label: say::state::WAITING,
        meaning: say::state::WAITING_MEANS,
    },
    LegendEntry {
        class: StateClass::Blocked,
        label: say::state::BLOCKING,
        meaning: say::state::BLOCKING_MEANS,
    },
    LegendEntry {
        class: StateClass::Created,
        label: say::state::CREATED,
        meaning: say::state::CREATED_MEANS,
    },
];

/// A length of time for people: three digits and a unit.
#[must_use]
pub fn duration(nanoseconds: u64) -> String {
    let (value, unit) = match nanoseconds {
        0 => return "0 ms".to_owned(),
        1..1_000 => return format!("{nanoseconds} ns"),
        1_000..999_500 => (nanoseconds as f64 / 1e3, "µs"),
        999_500..999_500_000 => (nanoseconds as f64 / 1e6, "ms"),
        _ => (nanoseconds as f64 / 1e9, "s"),
    };
    let digits = if value < 9.995 {
        2
    } else if value < 99.95 {
        1
    } else {
        0
    };
    let text = format!("{value:.digits$}");
    let text = if unit == "s" || !text.contains('.') {
        &text
    } else {
        text.trim_end_matches('0').trim_end_matches('.')
    };
    format!("{text} {unit}")
}

/// How many times as fast: "3.0×".
#[must_use]
pub fn times(factor: f64) -> String {
    let digits =
        if factor < 0.995 || (factor < 9.95 && (factor * 10.0).round() / 10.0 == 1.0) { 2 } else { 1 };
    format!("{factor:.digits$}×")
}

/// About how wide a text is in a common sans-serif font: shapes are laid out without asking a browser.
#[must_use]
pub fn text_width(text: &str, size: Px) -> Px {
    let em: f64 = text.chars().map(char_width).sum();
    size * em
}

/// The text, shortened with an ellipsis to fit into so much room; empty if not even that fits.
#[must_use]
pub fn shorten(text: &str, room: Px, size: Px) -> String {
    if text_width(text, size) <= room {
        return text.to_owned();
    }
    let mut left = room - size * char_width('…');
    let fits = |c: &char| {
        left = left - size * char_width(*c);
        left.0 >= 0.0
    };
    let kept: String = text.chars().take_while(fits).collect();
    if kept.is_empty() { kept } else { format!("{}…", kept.trim_end()) }
}

fn char_width(c: char) -> f64 {
    match c {
        'i' | 'j' | 'l' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' => 0.3,
        ' ' | 'f' | 't' | 'r' | 'I' | '(' | ')' | '[' | ']' | '/' | '-' | '·' => 0.38,
        'm' | 'w' | 'M' | 'W' | '@' | '%' | '…' => 0.92,
        'A'..='Z' | '×' | 'µ' => 0.68,
        _ => 0.6,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_have_three_digits() {
        let cases = [
            (0, "0 ms"),
            (850, "850 ns"),
            (12_340, "12.3 µs"),
            (2_000_000, "2 ms"),
            (100_300_000, "100 ms"),
            (999_900_000, "1.00 s"),
            (1_000_000_000, "1.00 s"),
            (12_500_000_000, "12.5 s"),
            (100_000_000_000, "100 s"),
            (300_000_000, "300 ms"),
        ];
        for (ns, text) in cases {
            assert_eq!(duration(ns), text);
        }
    }

    #[test]
    fn factors_show_what_matters() {
        assert_eq!(times(2.97), "3.0×");
        assert_eq!(times(0.987), "0.99×");
        assert_eq!(times(1.02), "1.02×");
    }

    #[test]
    fn shortened_text_fits() {
        let short = shorten("ThreadPoolExecutor-0_1", Px(60.0), Px(11.0));
        assert!(short.ends_with('…') && text_width(&short, Px(11.0)) <= Px(60.0), "{short}");
        assert_eq!(shorten("Task-1", Px(60.0), Px(11.0)), "Task-1");
        assert_eq!(shorten("Task-1", Px(3.0), Px(11.0)), "");
    }
}
