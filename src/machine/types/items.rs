//! In: containers and indices. Out: items got, set and deleted, lengths and membership.
//!
//! `None` everywhere means that Python has to be asked: an instance with its own methods is the container,
//! or is met as a key.

use crate::machine::dict::Dict;
use crate::machine::function::{Fallible, Raised};
use crate::machine::process::Process;
use crate::machine::value::{Slice, Value};

use super::compare::{equal, same_key};
use super::number::{self, index};
use super::receiver::type_name;
use super::slice::{position, resolve};
use super::{alias, bytes, hash, identity, keyed, range, text_index};

/// `container[index]`
#[inline]
pub fn get_item(process: &mut Process, container: &Value, at: &Value) -> Fallible<Option<Value>> {
    match (container, at) {
        (Value::List(list), Value::Int(i)) => {
            let list = list.borrow();
            match position(*i, list.len()) {
                Some(at) => Ok(Some(list[at].clone())),
                None => Err(process.index_error("list index out of range")),
            }
        }
        (Value::Dict(dict), key) => {
            let Some(hash) = hash::known(process, key)? else { return Ok(None) };
            match keyed::find(&dict.borrow(), hash, key) {
                Some(Some(value)) => Ok(Some(value)),
                Some(None) => Err(process.key_error(key.clone())),
                None => Ok(None),
            }
        }
        _ => get_other(process, container, at),
    }
}

/// `container[index] = value`; `false`: ask Python.
#[inline]
pub fn set_item(process: &mut Process, container: &Value, at: &Value, value: Value) -> Fallible<bool> {
    match container {
        Value::List(list) => match at {
            Value::Slice(slice) => super::list::set_slice(process, list, slice, &value),
            at if has_index_method(at) => Ok(false),
            at => {
                let i = sequence_index(process, at, "list")?;
                let mut list = list.borrow_mut();
                let length = list.len();
                let slot = position(i, length).and_then(|at| list.get_mut(at));
                match slot {
                    Some(slot) => {
                        let old = std::mem::replace(slot, value);
                        // What is dropped may be a coroutine that looks at the list.
                        drop(list);
                        drop(old);
                        Ok(true)
                    }
                    None => Err(process.index_error("list assignment index out of range")),
                }
            }
        },
        Value::Dict(dict) => {
            let Some(hash) = hash::known(process, at)? else { return Ok(false) };
            Ok(keyed::insert(dict, hash, at, value))
        }
        Value::ByteArray(content) => bytes::set_item(process, content, at, &value),
        Value::Instance(_) => Ok(false),
        other => Err(no_items(process, other, "does not support item assignment")),
    }
}

/// `del container[index]`; `false`: ask Python.
pub fn delete_item(process: &mut Process, container: &Value, at: &Value) -> Fallible<bool> {
    match container {
        Value::List(list) => match at {
            Value::Slice(slice) => super::list::delete_slice(process, list, slice),
            at if has_index_method(at) => Ok(false),
            at => {
                let i = sequence_index(process, at, "list")?;
                let length = list.borrow().len();
                match position(i, length) {
                    Some(at) => {
                        let old = list.borrow_mut().remove(at);
                        drop(old);
                        process.spend((length - at) as i64 / 2);
                        Ok(true)
                    }
                    None => Err(process.index_error("list assignment index out of range")),
                }
            }
        },
        Value::Dict(dict) => {
            let Some(hash) = hash::known(process, at)? else { return Ok(false) };
            let old = dict.borrow_mut().remove(hash, |found| same_key(found, at));
            if old.is_none() {
                return Err(process.key_error(at.clone()));
            }
            Ok(true)
        }
        Value::ByteArray(content) => bytes::delete_item(process, content, at),
        Value::Instance(_) => Ok(false),
        Value::Tuple(_) | Value::Str(_) | Value::Bytes(_) | Value::Range(_) => {
            Err(no_items(process, container, "doesn't support item deletion"))
        }
        other => Err(no_items(process, other, "does not support item deletion")),
    }
}

/// `item in container`
pub fn contains(process: &mut Process, container: &Value, item: &Value) -> Fallible<Option<bool>> {
    let found = match container {
        Value::List(list) => {
            let items = list.borrow();
            process.spend(items.len() as i64 * 5);
            return Ok(contains_item(&items, item));
        }
        Value::Tuple(items) => return Ok(contains_item(items, item)),
        Value::Dict(dict) => return has_key(process, &dict.borrow(), item),
        Value::Set(set) => return set_has(process, &set.borrow().members, item),
        Value::FrozenSet(set) => return set_has(process, &set.members, item),
        Value::Str(text) => match item {
            Value::Str(part) => {
                process.spend(text.as_str().len() as i64 / 8);
                text.as_str().contains(part.as_str())
            }
            Value::Instance(_) => return Ok(None),
            other => {
                let found = type_name(process, other);
                return Err(
                    process.type_error(format!("'in <string>' requires string as left operand, not {found}"))
                );
            }
        },
        Value::Bytes(_) | Value::ByteArray(_) => return bytes::contains(process, container, item).map(Some),
        Value::Range(range) => match number::number(item) {
            Some(number::Number::Int(i)) => range::position(**range, i).is_some(),
            Some(number::Number::Float(x)) => {
                x.fract() == 0.0 && x.abs() < 9e18 && range::position(**range, x as i64).is_some()
            }
            Some(number::Number::Big(_)) => false,
            None if matches!(item, Value::Instance(_)) => return Ok(None),
            None => false,
        },
        Value::View(view) => return super::dict::view_contains(process, view, item),
        Value::Iter(_) | Value::Generator(_) | Value::Instance(_) | Value::Class(_) => return Ok(None),
        other => {
            let found = type_name(process, other);
            return Err(process.type_error(format!("argument of type '{found}' is not iterable")));
        }
    };
    Ok(Some(found))
}

/// `len(value)`
pub fn length(process: &Process, value: &Value) -> Fallible<Option<usize>> {
    Ok(Some(match value {
        Value::List(list) => list.borrow().len(),
        Value::Str(text) => text.char_count(),
        Value::Dict(dict) => dict.borrow().len(),
        Value::Tuple(items) => items.len(),
        Value::Set(set) => set.borrow().members.len(),
        Value::FrozenSet(set) => set.members.len(),
        Value::Range(range) => range::length(**range) as usize,
        Value::Bytes(content) => content.len(),
        Value::ByteArray(content) => content.borrow().len(),
        Value::View(view) => view.dict.borrow().len(),
        Value::Instance(_) => return Ok(None),
        Value::Class(class) if class.metaclass.is_some() => return Ok(None),
        other => {
            let found = type_name(process, other);
            return Err(process.type_error(format!("object of type '{found}' has no len()")));
        }
    }))
}

/// The value of a key that the dict is known to hold, or not, by identity or native equality.
pub fn lookup(process: &mut Process, dict: &Dict, key: &Value) -> Fallible<Option<Option<Value>>> {
    let Some(hash) = hash::known(process, key)? else { return Ok(None) };
    Ok(keyed::find(dict, hash, key))
}

/// Whether an item is among others; `None` if one of them has its own `__eq__`.
#[must_use]
pub fn contains_item(items: &[Value], wanted: &Value) -> Option<bool> {
    position_of(items, wanted).map(|at| at.is_some())
}

/// Where an item is first among others; `None` if one of them has its own `__eq__`.
#[must_use]
pub fn position_of(items: &[Value], wanted: &Value) -> Option<Option<usize>> {
    for (at, item) in items.iter().enumerate() {
        if identity::same(item, wanted) || equal(item, wanted)? {
            return Some(Some(at));
        }
    }
    Some(None)
}

/// An index of a sequence; `TypeError` as CPython words it.
pub fn sequence_index(process: &Process, at: &Value, kind: &str) -> Fallible<i64> {
    index(at).ok_or_else(|| {
        let found = type_name(process, at);
        let note = if kind == "string" && !matches!(at, Value::Slice(_)) {
            return process.type_error(format!("string indices must be integers, not '{found}'"));
        } else {
            ""
        };
        process.type_error(format!("{kind} indices must be integers or slices, not {found}{note}"))
    })
}

/// Whether an index has to be asked for its number.
fn has_index_method(at: &Value) -> bool {
    match at {
        Value::Instance(instance) => {
            instance.wrapped().is_none()
                && instance.class.borrow().lookup(crate::program::name::Name::new("__index__")).is_some()
        }
        _ => false,
    }
}

fn get_other(process: &mut Process, container: &Value, at: &Value) -> Fallible<Option<Value>> {
    if has_index_method(at) && !matches!(container, Value::Class(_)) {
        return Ok(None);
    }
    Ok(Some(match container {
        Value::List(list) => match at {
            Value::Slice(slice) => Value::list(items_of(process, &list.borrow(), slice)?),
            at => pick(process, &list.borrow(), at, "list")?,
        },
        Value::Tuple(items) => match at {
            Value::Slice(slice) => Value::tuple(items_of(process, items, slice)?),
            at => pick(process, items, at, "tuple")?,
        },
        Value::Str(text) => text_index::get(process, text, at)?,
        Value::Range(range) => range_item(process, **range, at)?,
        Value::Bytes(_) | Value::ByteArray(_) => bytes::get_item(process, container, at)?,
        Value::Class(class) => return alias::subscript(process, class, at),
        Value::Instance(_) => return Ok(None),
        other => {
            let found = type_name(process, other);
            return Err(process.type_error(format!("'{found}' object is not subscriptable")));
        }
    }))
}

fn pick(process: &Process, items: &[Value], at: &Value, kind: &str) -> Fallible<Value> {
    let i = sequence_index(process, at, kind)?;
    match position(i, items.len()) {
        Some(at) => Ok(items[at].clone()),
        None => Err(process.index_error(format!("{kind} index out of range"))),
    }
}

fn items_of(process: &mut Process, items: &[Value], slice: &Slice) -> Fallible<Vec<Value>> {
    let span = resolve(process, slice, items.len())?;
    process.spend(span.count as i64 * 2);
    if span.step == 1 {
        return Ok(items[span.start as usize..span.start as usize + span.count].to_vec());
    }
    Ok(span.positions().map(|at| items[at].clone()).collect())
}

fn range_item(process: &mut Process, this: crate::machine::value::Range, at: &Value) -> Fallible<Value> {
    let length = range::length(this) as usize;
    if let Value::Slice(slice) = at {
        let span = resolve(process, slice, length)?;
        let number = |position: i64| this.start + position * this.step;
        let part = crate::machine::value::Range {
            start: number(span.start),
            stop: number(span.stop),
            step: this.step * span.step,
        };
        return Ok(Value::Range(std::rc::Rc::new(part)));
    }
    let i = sequence_index(process, at, "range")?;
    match position(i, length) {
        Some(at) => Ok(Value::Int(range::at(this, at as u64))),
        None => Err(process.index_error("range object index out of range")),
    }
}

fn has_key(process: &mut Process, dict: &Dict, key: &Value) -> Fallible<Option<bool>> {
    let Some(hash) = hash::known(process, key)? else { return Ok(None) };
    Ok(keyed::find(dict, hash, key).map(|found| found.is_some()))
}

/// As [`has_key`], but a set among sets is looked for as a frozenset.
fn set_has(process: &mut Process, members: &Dict, item: &Value) -> Fallible<Option<bool>> {
    match item {
        Value::Set(set) => {
            has_key(process, members, &Value::FrozenSet(std::rc::Rc::new(set.borrow().clone())))
        }
        other => has_key(process, members, other),
    }
}

fn no_items(process: &Process, value: &Value, what: &str) -> Raised {
    let found = type_name(process, value);
    process.type_error(format!("'{found}' object {what}"))
}
