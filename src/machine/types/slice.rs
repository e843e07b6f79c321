//! In: slices and lengths. Out: the positions they mean.

use std::rc::Rc;

use crate::machine::args::Args;
use crate::machine::function::{Fallible, Native, Outcome};
use crate::machine::process::Process;
use crate::machine::value::{Slice, Value};

use super::{number, receiver};

/// The methods of `slice`.
pub static METHODS: &[Native] = &[Native::method("indices", indices)];

/// A slice of something with a length: `count` positions from `start`, `step` apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The first position.
    pub start: i64,
    /// The end as Python clips it; may be -1 for negative steps.
    pub stop: i64,
    /// The distance, not 0.
    pub step: i64,
    /// How many positions.
    pub count: usize,
}

impl Span {
    /// The positions, in order.
    pub fn positions(self) -> impl DoubleEndedIterator<Item = usize> + ExactSizeIterator {
        (0..self.count).map(move |turn| (self.start + turn as i64 * self.step) as usize)
    }
}

/// `slice.indices(length)` with the count of positions.
pub fn resolve(process: &Process, slice: &Slice, length: usize) -> Fallible<Span> {
    let length = length as i64;
    let step = part(process, &slice.step)?.unwrap_or(1);
    if step == 0 {
        return Err(process.value_error("slice step cannot be zero"));
    }
    let (lower, upper) = if step < 0 { (-1, length - 1) } else { (0, length) };
    let clip = |position: i64| {
        let position = if position < 0 { position.saturating_add(length) } else { position };
        position.clamp(lower, upper)
    };
    let (first, last) = if step < 0 { (upper, lower) } else { (lower, upper) };
    let start = part(process, &slice.start)?.map_or(first, clip);
    let stop = part(process, &slice.stop)?.map_or(last, clip);
    let range = crate::machine::value::Range { start, stop, step };
    Ok(Span { start, stop, step, count: super::range::length(range) as usize })
}

/// A position given by an index that may count from the end; `None` if it is outside.
#[must_use]
#[inline]
pub fn position(index: i64, length: usize) -> Option<usize> {
    let at = if index < 0 { index.checked_add(length as i64)? } else { index };
    usize::try_from(at).ok().filter(|at| *at < length)
}

/// `slice(...)`
pub fn construct(process: &mut Process, args: Args<'_>) -> Fallible<Value> {
    receiver::between(process, "slice", args.values.len(), 1, 3)?;
    let mut parts = args.values.iter().cloned();
    let mut next = || parts.next().unwrap_or(Value::None);
    let slice = match args.values.len() {
        1 => Slice { start: Value::None, stop: next(), step: Value::None },
        _ => Slice { start: next(), stop: next(), step: next() },
    };
    Ok(Value::Slice(Rc::new(slice)))
}

fn part(process: &Process, value: &Value) -> Fallible<Option<i64>> {
    match value {
        Value::None => Ok(None),
        other => number::index(other).map(Some).ok_or_else(|| {
            process.type_error("slice indices must be integers or None or have an __index__ method")
        }),
    }
}

fn indices(process: &mut Process, args: Args<'_>) -> Outcome {
    let (this, [length]) = receiver::method(process, args, "slice.indices")?;
    let Value::Slice(slice) = this else { return Err(receiver::wrong(process, "indices", "slice", &this)) };
    let length = receiver::index(process, length)?;
    if length < 0 {
        return Err(process.value_error("length should not be negative"));
    }
    let span = resolve(process, &slice, length as usize)?;
    Ok(Value::tuple(vec![Value::Int(span.start), Value::Int(span.stop), Value::Int(span.step)]).into())
}
