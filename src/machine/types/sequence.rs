//! In: lists, tuples, strings, bytes. Out: their concatenations and repetitions.

use std::cell::RefCell;
use std::rc::Rc;

use crate::machine::function::Fallible;
use crate::machine::items::Items;
use crate::machine::iterator;
use crate::machine::process::Process;
use crate::machine::value::Value;

use super::bytes;

/// `a + b`; `None` if these cannot be joined.
pub fn concatenate(process: &mut Process, a: &Value, b: &Value) -> Fallible<Option<Value>> {
    let joined = match (a, b) {
        (Value::Str(x), Value::Str(y)) => {
            let (x, y) = (x.as_str(), y.as_str());
            process.check_memory(x.len() + y.len())?;
            process.spend(((x.len() + y.len()) / 16) as i64);
            let mut text = String::with_capacity(x.len() + y.len());
            text.push_str(x);
            text.push_str(y);
            Value::str(text)
        }
        (Value::List(x), Value::List(y)) => {
            let items = join(process, &x.borrow(), &y.borrow())?;
            Value::list(items)
        }
        (Value::Tuple(x), Value::Tuple(y)) => Value::tuple(join(process, x, y)?),
        (Value::Bytes(_), _) => match bytes::content(b) {
            Some(more) => {
                let mut all = bytes::content(a).unwrap_or_default();
                all.extend(more);
                Value::Bytes(Rc::new(all))
            }
            None => return refuse_bytes(process, b, "bytes"),
        },
        (Value::ByteArray(x), _) => match bytes::content(b) {
            Some(more) => {
                let mut all = x.borrow().clone();
                all.extend(more);
                Value::ByteArray(Rc::new(RefCell::new(all)))
            }
            None => return refuse_bytes(process, b, "bytearray"),
        },
        // The words CPython has for these name the left operand only.
        (Value::Str(_), other) if !matches!(other, Value::Instance(_)) => {
            let found = super::receiver::type_name(process, other);
            return Err(process.type_error(format!("can only concatenate str (not \"{found}\") to str")));
        }
        (Value::List(_), other) if !matches!(other, Value::Instance(_)) => {
            let found = super::receiver::type_name(process, other);
            return Err(process.type_error(format!("can only concatenate list (not \"{found}\") to list")));
        }
        (Value::Tuple(_), other) if !matches!(other, Value::Instance(_)) => {
            let found = super::receiver::type_name(process, other);
            return Err(process.type_error(format!("can only concatenate tuple (not \"{found}\") to tuple")));
        }
        _ => return Ok(None),
    };
    Ok(Some(joined))
}

/// `a * times`; `None` if it cannot be repeated.
pub fn repeat(process: &mut Process, a: &Value, times: i64) -> Fallible<Option<Value>> {
    let times = count(times);
    Ok(Some(match a {
        Value::Str(text) => {
            check(process, text.as_str().len(), times)?;
            Value::str(text.as_str().repeat(times))
        }
        Value::List(list) => {
            let items = list.borrow();
            Value::list(repeated(process, &items, times)?)
        }
        Value::Tuple(items) => Value::tuple(repeated(process, items, times)?),
        Value::Bytes(content) => {
            check(process, content.len(), times)?;
            Value::Bytes(Rc::new(content.repeat(times)))
        }
        Value::ByteArray(content) => {
            check(process, content.borrow().len(), times)?;
            let content = content.borrow().repeat(times);
            Value::ByteArray(Rc::new(RefCell::new(content)))
        }
        _ => return Ok(None),
    }))
}

/// The `TypeError` for `a * b` where one is a sequence and the other no integer; `None` if Python may know more.
pub fn refuse_repeat(process: &Process, a: &Value, b: &Value) -> Fallible<Option<Value>> {
    let is_sequence = |value: &Value| {
        use Value::{ByteArray, Bytes, List, Str, Tuple};
        matches!(value, Str(_) | List(_) | Tuple(_) | Bytes(_) | ByteArray(_))
    };
    let other = match (is_sequence(a), is_sequence(b)) {
        (true, _) => b,
        (false, true) => a,
        _ => return Ok(None),
    };
    if let Value::Instance(_) = other {
        return Ok(None);
    }
    let found = super::receiver::type_name(process, other);
    Err(process.type_error(format!("can't multiply sequence by non-int of type '{found}'")))
}

/// `list += iterable`, natively where the iterable allows.
pub fn extend_in_place(
    process: &mut Process,
    list: &Rc<RefCell<Items>>,
    more: &Value,
    this: &Value,
) -> Fallible<Option<Value>> {
    match iterator::collect(process, more)? {
        Some(items) => {
            process.check_memory((items.len() + list.borrow().len()) * size_of::<Value>())?;
            process.spend(items.len() as i64 * 2);
            list.borrow_mut().extend(items);
            Ok(Some(this.clone()))
        }
        None => Ok(None),
    }
}

/// `list *= times`
pub fn repeat_in_place(
    process: &mut Process,
    list: &Rc<RefCell<Items>>,
    times: &Value,
    this: &Value,
) -> Fallible<Option<Value>> {
    let Some(times) = super::number::index(times) else { return Ok(None) };
    let items = list.borrow().clone();
    **list.borrow_mut() = repeated(process, &items, count(times))?;
    Ok(Some(this.clone()))
}

/// `bytearray += bytes`
pub fn extend_bytes(
    process: &mut Process,
    target: &Rc<RefCell<Vec<u8>>>,
    more: &Value,
    this: &Value,
) -> Fallible<Option<Value>> {
    let Some(more) = bytes::content(more) else { return Ok(None) };
    process.check_memory(target.borrow().len() + more.len())?;
    target.borrow_mut().extend(more);
    Ok(Some(this.clone()))
}

fn refuse_bytes(process: &Process, other: &Value, kind: &str) -> Fallible<Option<Value>> {
    if let Value::Instance(_) = other {
        return Ok(None);
    }
    let found = super::receiver::type_name(process, other);
    Err(process.type_error(format!("can't concat {found} to {kind}")))
}

fn join(process: &mut Process, x: &[Value], y: &[Value]) -> Fallible<Vec<Value>> {
    let length = x.len() + y.len();
    process.check_memory(length * size_of::<Value>())?;
    process.spend(length as i64 * 2);
    let mut items = Vec::with_capacity(length);
    items.extend_from_slice(x);
    items.extend_from_slice(y);
    Ok(items)
}

/// A number of things: none for a negative one, and more than any memory has where a memory is too small for so many.
#[must_use]
pub fn count(number: i64) -> usize {
    usize::try_from(number.max(0)).unwrap_or(usize::MAX)
}

fn repeated(process: &mut Process, items: &[Value], times: usize) -> Fallible<Vec<Value>> {
    check(process, size_of_val(items), times)?;
    if items.is_empty() {
        // However often.
        return Ok(Vec::new());
    }
    process.spend((items.len() * times) as i64);
    Ok(std::iter::repeat_n(items, times).flatten().cloned().collect())
}

fn check(process: &Process, size: usize, times: usize) -> Fallible<()> {
    process.check_memory(size.saturating_mul(times))
}
