//! In: ranges. Out: their lengths, items, slices and membership.

use std::rc::Rc;

use crate::machine::args::Args;
use crate::machine::function::{Fallible, Native, Outcome};
use crate::machine::process::Process;
use crate::machine::value::{Range, Value};

use super::number;
use super::receiver::{self, method};

/// The methods of `range`.
pub static METHODS: &[Native] = &[Native::method("index", index), Native::method("count", count)];

/// How many numbers it has.
#[must_use]
#[inline]
pub fn length(range: Range) -> u64 {
    let Range { start, stop, step } = range;
    if step > 0 && start < stop {
        stop.abs_diff(start).div_ceil(step.unsigned_abs())
    } else if step < 0 && start > stop {
        start.abs_diff(stop).div_ceil(step.unsigned_abs())
    } else {
        0
    }
}

/// The number at a position that is below its length.
#[must_use]
pub fn at(range: Range, position: u64) -> i64 {
    range.start.wrapping_add((position as i64).wrapping_mul(range.step))
}

/// Where a number is in it.
#[must_use]
pub fn position(range: Range, number: i64) -> Option<u64> {
    let inside = if range.step > 0 {
        range.start <= number && number < range.stop
    } else {
        range.stop < number && number <= range.start
    };
    let distance = i128::from(number) - i128::from(range.start);
    (inside && distance % i128::from(range.step) == 0).then(|| (distance / i128::from(range.step)) as u64)
}

/// Whether two give the same numbers.
#[must_use]
pub fn equal(a: Range, b: Range) -> bool {
    let (x, y) = (length(a), length(b));
    x == y && (x == 0 || a.start == b.start) && (x < 2 || a.step == b.step)
}

/// `range(...)`
pub fn construct(process: &mut Process, args: Args<'_>) -> Fallible<Value> {
    if !args.names.is_empty() {
        return Err(process.type_error("range() takes no keyword arguments"));
    }
    let mut numbers = [0i64; 3];
    for (slot, value) in numbers.iter_mut().zip(args.values) {
        *slot = receiver::index(process, value)?;
    }
    let range = match (args.values.len(), numbers) {
        (1, [stop, ..]) => Range { start: 0, stop, step: 1 },
        (2, [start, stop, _]) => Range { start, stop, step: 1 },
        (3, [_, _, 0]) => return Err(process.value_error("range() arg 3 must not be zero")),
        (3, [start, stop, step]) => Range { start, stop, step },
        (0, _) => return Err(process.type_error("range expected at least 1 argument, got 0")),
        (n, _) => return Err(process.type_error(format!("range expected at most 3 arguments, got {n}"))),
    };
    Ok(Value::Range(Rc::new(range)))
}

/// `repr(range)`
#[must_use]
pub fn repr(range: Range) -> String {
    match range.step {
        1 => format!("range({}, {})", range.start, range.stop),
        step => format!("range({}, {}, {step})", range.start, range.stop),
    }
}

fn index(process: &mut Process, args: Args<'_>) -> Outcome {
    let (this, [wanted]) = method(process, args, "range.index")?;
    let Value::Range(range) = this else { return Err(receiver::wrong(process, "index", "range", &this)) };
    match number::index(wanted).and_then(|wanted| position(*range, wanted)) {
        Some(position) => Ok(Value::Int(position as i64).into()),
        None => {
            let shown = super::repr::repr_short(process, wanted)?;
            Err(process.value_error(format!("{shown} is not in range")))
        }
    }
}

fn count(process: &mut Process, args: Args<'_>) -> Outcome {
    let (this, [wanted]) = method(process, args, "range.count")?;
    let Value::Range(range) = this else { return Err(receiver::wrong(process, "count", "range", &this)) };
    let found = number::index(wanted).and_then(|wanted| position(*range, wanted));
    Ok(Value::Int(i64::from(found.is_some())).into())
}
