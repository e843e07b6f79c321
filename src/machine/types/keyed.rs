//! In: keys whose class defines `__hash__` or `__eq__` in Python. Out: what dicts and sets do with them, in
//! two steps: Python finds the equal key that is there, then a native goes by its identity.

use std::cell::{Cell, RefCell};

use crate::machine::args::Args;
use crate::machine::dict::Dict;
use crate::machine::function::{Effect, Native, Outcome};
use crate::machine::process::Process;
use crate::machine::value::Value;

use super::compare::same_key;
use super::hash::asks_python;
use super::{identity, receiver};

/// The natives that `_keyed` of the built-in library uses.
pub static HELPERS: &[Native] =
    &[Native::function("_candidates", candidates), Native::function("_keyed_do", perform)];

/// What is at a key whose hash is known; `None` if Python has to be asked: another key of that hash has an `__eq__` of its
/// own, as a member of an `IntEnum`.
#[must_use]
pub fn find(dict: &Dict, hash: u64, key: &Value) -> Option<Option<Value>> {
    let asks = Cell::new(false);
    match dict.get(hash, |other| is_same(other, key, &asks)) {
        None if asks.get() => None,
        found => Some(found.cloned()),
    }
}

/// Sets the value of a key whose hash is known; `false`, and nothing is set, if Python has to be asked, as for [`find`].
#[must_use]
pub fn insert(dict: &RefCell<Dict>, hash: u64, key: &Value, value: Value) -> bool {
    let asks = Cell::new(false);
    let old = dict.borrow_mut().insert(hash, key.clone(), value, |other| is_same(other, key, &asks));
    if old.is_none() && asks.get() {
        let gone = dict.borrow_mut().remove(hash, |other| same_key(other, key));
        drop(gone);
        return false;
    }
    drop(old);
    true
}

/// Whether two keys are the same, as far as can be said natively; notes if Python has to be asked to be sure.
fn is_same(other: &Value, key: &Value, asks: &Cell<bool>) -> bool {
    same_key(other, key) || {
        asks.set(asks.get() || asks_python(other));
        false
    }
}

/// Asks Python to find the key and to do the operation with it.
#[must_use]
pub fn ask(process: &Process, operation: &str, container: &Value, key: &Value, rest: Vec<Value>) -> Effect {
    let mut values = vec![Value::str(operation), container.clone(), key.clone()];
    values.extend(rest);
    Effect::core(process, "_keyed", values)
}

/// `_candidates(container, hash)`: the keys with that hash.
fn candidates(process: &mut Process, args: Args<'_>) -> Outcome {
    let [container, hash] = args.exactly(process, "_candidates")?;
    let hash = receiver::index(process, hash)? as u64;
    let found = match receiver::unwrapped(container) {
        Value::Dict(dict) => dict.borrow().candidates(hash),
        Value::View(view) => view.dict.borrow().candidates(hash),
        Value::Set(set) => set.borrow().members.candidates(hash),
        Value::FrozenSet(set) => set.members.candidates(hash),
        _ => Vec::new(),
    };
    Ok(Value::list(found).into())
}

/// `_keyed_do(operation, container, hash, key, *rest)`: goes by the identity of the key.
fn perform(process: &mut Process, args: Args<'_>) -> Outcome {
    let [operation, container, hash, key, rest @ ..] = args.values else {
        return Err(process.type_error("_keyed_do() takes at least 4 arguments"));
    };
    let hash = receiver::index(process, hash)? as u64;
    let operation = operation.as_str().unwrap_or_default();
    let value = match receiver::unwrapped(container) {
        Value::Dict(dict) => in_dict(process, operation, &mut dict.borrow_mut(), hash, key, rest)?,
        Value::View(view) => in_dict(process, operation, &mut view.dict.borrow_mut(), hash, key, rest)?,
        Value::Set(set) => in_dict(process, operation, &mut set.borrow_mut().members, hash, key, rest)?,
        Value::FrozenSet(set) => {
            Value::Bool(set.members.get(hash, |other| identity::same(other, key)).is_some())
        }
        _ => Value::None,
    };
    Ok(value.into())
}

fn in_dict(
    process: &mut Process,
    operation: &str,
    dict: &mut Dict,
    hash: u64,
    key: &Value,
    rest: &[Value],
) -> Result<Value, crate::machine::function::Raised> {
    let same = |other: &Value| identity::same(other, key);
    let found = dict.get(hash, same).cloned();
    let missing = |process: &Process| process.key_error(key.clone());
    Ok(match operation {
        "get" => found.or_else(|| rest.first().cloned()).unwrap_or(Value::None),
        "getitem" => found.ok_or_else(|| missing(process))?,
        "contains" => Value::Bool(found.is_some()),
        "setitem" => {
            dict.insert(hash, key.clone(), rest.first().cloned().unwrap_or(Value::None), same);
            Value::None
        }
        "add" => {
            dict.insert(hash, key.clone(), Value::None, same);
            Value::None
        }
        "setdefault" => match found {
            Some(value) => value,
            None => {
                let value = rest.first().cloned().unwrap_or(Value::None);
                dict.push(hash, key.clone(), value.clone());
                value
            }
        },
        "discard" => {
            dict.remove(hash, same);
            Value::None
        }
        // "pop", "remove", "delitem"
        _ => match dict.remove(hash, same) {
            Some((_, value)) => value,
            None => rest.first().cloned().ok_or_else(|| missing(process))?,
        },
    })
}
