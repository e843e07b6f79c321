//! In: keys whose hashes natives can find. Out: items of dicts and members of sets.

use super::super::dict::{Dict, Set};
use super::super::function::Fallible;
use super::super::process::Process;
use super::super::types::compare::same_key;
use super::super::types::hash::{self, Hashed};
use super::super::value::Value;

/// The hash of a key if natives can find it: not of an instance with a `__hash__` of its own.
pub fn native_hash(process: &mut Process, key: &Value) -> Fallible<Option<u64>> {
    Ok(match hash::hash_value(process, key)? {
        Hashed::Known(hash) => Some(hash),
        Hashed::NeedsPython => None,
    })
}

/// Sets a key; `false`: Python has to be asked.
pub fn dict_set(process: &mut Process, dict: &mut Dict, key: Value, value: Value) -> Fallible<bool> {
    let Some(hash) = native_hash(process, &key)? else { return Ok(false) };
    let probe = key.clone();
    drop(dict.insert(hash, key, value, |known| same_key(known, &probe)));
    Ok(true)
}

/// The value of a key; `None` if it is not there, or Python has to be asked.
pub fn dict_get(process: &mut Process, dict: &Dict, key: &Value) -> Fallible<Option<Value>> {
    let Some(hash) = native_hash(process, key)? else { return Ok(None) };
    Ok(dict.get(hash, |known| same_key(known, key)).cloned())
}

/// Takes a key out.
pub fn dict_remove(process: &mut Process, dict: &mut Dict, key: &Value) -> Fallible<Option<Value>> {
    let Some(hash) = native_hash(process, key)? else { return Ok(None) };
    Ok(dict.remove(hash, |known| same_key(known, key)).map(|(_, value)| value))
}

/// Adds a member; `false`: Python has to be asked.
pub fn set_add(process: &mut Process, set: &mut Set, member: Value) -> Fallible<bool> {
    dict_set(process, &mut set.members, member, Value::None)
}
