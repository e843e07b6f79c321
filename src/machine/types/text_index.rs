//! In: strings and positions in code points. Out: characters and slices.

use std::cell::RefCell;
use std::rc::Rc;

use crate::machine::function::Fallible;
use crate::machine::process::Process;
use crate::machine::value::{Str, Value};

use super::items::sequence_index;
use super::slice::{position, resolve};

thread_local! {
    static ASCII: RefCell<Vec<Rc<Str>>> =
        RefCell::new((0u8..128).map(|byte| Rc::new(Str::new(char::from(byte).to_string()))).collect());
}

/// A string of one character; those of ASCII are shared.
#[must_use]
pub fn char_value(c: char) -> Value {
    if c.is_ascii() {
        return ASCII.with_borrow(|all| Value::Str(all[c as usize].clone()));
    }
    Value::str(c.to_string())
}

/// `text[at]`
pub fn get(process: &mut Process, text: &Rc<Str>, at: &Value) -> Fallible<Value> {
    if let Value::Slice(slice) = at {
        let span = resolve(process, slice, text.char_count())?;
        process.spend(span.count as i64 / 8);
        if span.step == 1 {
            return Ok(Value::str(part(text, span.start as usize, span.start as usize + span.count)));
        }
        let chosen: String = if text.is_ascii() {
            span.positions().map(|at| char::from(text.as_str().as_bytes()[at])).collect()
        } else {
            let chars: Vec<char> = text.as_str().chars().collect();
            span.positions().map(|at| chars[at]).collect()
        };
        return Ok(Value::str(chosen));
    }
    let i = sequence_index(process, at, "string")?;
    let found = position(i, text.char_count()).and_then(|at| char_at(text, at));
    found.map(char_value).ok_or_else(|| process.index_error("string index out of range"))
}

/// The characters from one position to another.
#[must_use]
pub fn part(text: &Str, start: usize, stop: usize) -> &str {
    if start >= stop {
        return "";
    }
    &text.as_str()[byte_of(text, start)..byte_of(text, stop)]
}

/// Where a character begins; the length for positions after the end.
#[must_use]
pub fn byte_of(text: &Str, position: usize) -> usize {
    if text.is_ascii() {
        return position.min(text.as_str().len());
    }
    text.as_str().char_indices().nth(position).map_or(text.as_str().len(), |(at, _)| at)
}

/// The position in characters of a byte.
#[must_use]
pub fn position_of_byte(text: &Str, byte: usize) -> usize {
    if text.is_ascii() { byte } else { text.as_str()[..byte].chars().count() }
}

fn char_at(text: &Str, at: usize) -> Option<char> {
    if text.is_ascii() {
        return text.as_str().as_bytes().get(at).map(|byte| char::from(*byte));
    }
    text.as_str().chars().nth(at)
}
