//! In: numbers. Out: the words in which findings tell them.

use crate::say;

/// `1.00 s`, `120 ms`, `4.5 ms`.
pub fn duration(nanoseconds: u64) -> String {
    let milliseconds = nanoseconds as f64 / 1e6;
    match nanoseconds {
        1_000_000_000.. => format!("{:.2} s", milliseconds / 1e3),
        10_000_000.. => format!("{milliseconds:.0} ms"),
        _ => format!("{milliseconds:.1} ms"),
    }
}

/// `1 task`, `4 tasks`; none of them: `no tasks`.
pub fn count(number: usize, one: &str, several: &str) -> String {
    match number {
        0 => say::found::NONE_OF.with(&[&several]),
        1 => format!("1 {one}"),
        _ => format!("{number} {several}"),
    }
}

/// Code in backquotes, or other words where its text is not known.
pub fn code(text: &str, otherwise: &str) -> String {
    if text.is_empty() { otherwise.to_owned() } else { format!("`{text}`") }
}

/// ` 3 times`; nothing for once.
pub fn times(number: usize) -> String {
    if number > 1 { say::found::SO_OFTEN.with(&[&number]) } else { String::new() }
}
