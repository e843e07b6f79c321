//! In: sets with arguments. Out: the methods of `set` and `frozenset`.

use crate::machine::args::Args;
use crate::machine::dict::Dict;
use crate::machine::function::{Effect, Fallible, Native, Outcome};
use crate::machine::process::Process;
use crate::machine::value::Value;

use super::receiver::{self, method};
use super::{compare, hash, keyed, set};

/// The methods of `frozenset`, which are also methods of `set`.
pub static FROZEN_METHODS: &[Native] = &[
    Native::method("union", union),
    Native::method("intersection", intersection),
    Native::method("difference", difference),
    Native::method("symmetric_difference", symmetric_difference),
    Native::method("issubset", issubset),
    Native::method("issuperset", issuperset),
    Native::method("isdisjoint", set::isdisjoint),
    Native::method("copy", copy),
];

/// The methods of `set` alone.
pub static METHODS: &[Native] = &[
    Native::method("add", add),
    Native::method("remove", remove),
    Native::method("discard", discard),
    Native::method("pop", pop),
    Native::method("clear", clear),
    Native::method("update", update),
    Native::method("intersection_update", intersection_update),
    Native::method("difference_update", difference_update),
    Native::method("symmetric_difference_update", symmetric_difference_update),
];

fn add(process: &mut Process, args: Args<'_>) -> Outcome {
    let (this, [item]) = method(process, args, "set.add")?;
    let target = receiver::set(process, &this, "add")?;
    match hash::known(process, item)? {
        Some(hash) => {
            set::add(&mut target.borrow_mut().members, hash, item.clone());
            Ok(Value::None.into())
        }
        None => Ok(keyed::ask(process, "add", &this, item, Vec::new())),
    }
}

fn remove(process: &mut Process, args: Args<'_>) -> Outcome {
    let (this, [item]) = method(process, args, "set.remove")?;
    let target = receiver::set(process, &this, "remove")?;
    let Some(hash) = hash::known(process, item)? else {
        return Ok(keyed::ask(process, "remove", &this, item, Vec::new()));
    };
    let gone = target.borrow_mut().members.remove(hash, |found| compare::same_key(found, item));
    match gone {
        Some(_) => Ok(Value::None.into()),
        None => Err(process.key_error(item.clone())),
    }
}

fn discard(process: &mut Process, args: Args<'_>) -> Outcome {
    let (this, [item]) = method(process, args, "set.discard")?;
    let target = receiver::set(process, &this, "discard")?;
    let Some(hash) = hash::known(process, item)? else {
        return Ok(keyed::ask(process, "discard", &this, item, Vec::new()));
    };
    let gone = target.borrow_mut().members.remove(hash, |found| compare::same_key(found, item));
    drop(gone);
    Ok(Value::None.into())
}

fn pop(process: &mut Process, args: Args<'_>) -> Outcome {
    let (this, []) = method(process, args, "set.pop")?;
    let target = receiver::set(process, &this, "pop")?;
    let members = &mut target.borrow_mut().members;
    // The table of CPython is imitated for small sets only: doing it at every `pop` takes its time.
    let first = if members.len() <= 64 { set::order(members).map(|order| order[0] as usize) } else { None };
    let Some((_, item, _)) = members.at_or_after(first.unwrap_or(0)) else {
        return Err(process.key_error(Value::str("pop from an empty set")));
    };
    let item = item.clone();
    let hash = members.iter_hashed().find(|(_, key, _)| compare::same_key(key, &item)).map(|(hash, ..)| hash);
    if let Some(hash) = hash {
        members.remove(hash, |found| compare::same_key(found, &item));
    }
    Ok(item.into())
}

fn clear(process: &mut Process, args: Args<'_>) -> Outcome {
    let (this, []) = method(process, args, "set.clear")?;
    let target = receiver::set(process, &this, "clear")?;
    let old = target.borrow().clone();
    target.borrow_mut().members.clear();
    drop(old);
    Ok(Value::None.into())
}

fn copy(process: &mut Process, args: Args<'_>) -> Outcome {
    let (this, []) = method(process, args, "set.copy")?;
    match set::members(&this) {
        Some(members) => Ok(set::like(&this, members).into()),
        None => Err(receiver::wrong(process, "copy", "set", &this)),
    }
}

/// Combines the receiver with every argument; `None` if Python is needed for one of them.
fn combined(
    process: &mut Process,
    args: Args<'_>,
    name: &str,
    combine: fn(Dict, &Dict) -> Dict,
) -> Fallible<(Value, Option<Dict>)> {
    let (this, others) = receiver::this(process, args, &format!("set.{name}"))?;
    let Some(mut members) = set::members(&this) else {
        return Err(receiver::wrong(process, name, "set", &this));
    };
    for other in others {
        process.spend(members.len() as i64 * 10);
        match set::members_of(process, other)? {
            Some(other) => members = combine(members, &other),
            None => return Ok((this, None)),
        }
    }
    Ok((this, Some(members)))
}

fn new_set(process: &mut Process, args: Args<'_>, name: &str, combine: fn(Dict, &Dict) -> Dict) -> Outcome {
    match combined(process, args, name, combine)? {
        (this, Some(members)) => Ok(set::like(&this, members).into()),
        (_, None) => Ok(by_python(process, args, name)),
    }
}

fn change(process: &mut Process, args: Args<'_>, name: &str, combine: fn(Dict, &Dict) -> Dict) -> Outcome {
    match combined(process, args, name, combine)? {
        (this, Some(members)) => {
            let target = receiver::set(process, &this, name)?;
            let old = std::mem::replace(&mut target.borrow_mut().members, members);
            drop(old);
            Ok(Value::None.into())
        }
        (_, None) => Ok(by_python(process, args, name)),
    }
}

/// Python makes lists of the arguments, or sets where it must hash, and calls the method again.
fn by_python(process: &Process, args: Args<'_>, name: &str) -> Effect {
    let mut values = vec![Value::str(name)];
    values.extend_from_slice(args.positional());
    Effect::core(process, "_set_method", values)
}

fn union(process: &mut Process, args: Args<'_>) -> Outcome {
    new_set(process, args, "union", set::union)
}

fn intersection(process: &mut Process, args: Args<'_>) -> Outcome {
    new_set(process, args, "intersection", |a, b| set::intersection(&a, b))
}

fn difference(process: &mut Process, args: Args<'_>) -> Outcome {
    new_set(process, args, "difference", set::difference)
}

fn symmetric_difference(process: &mut Process, args: Args<'_>) -> Outcome {
    new_set(process, args, "symmetric_difference", |a, b| set::symmetric_difference(&a, b))
}

fn update(process: &mut Process, args: Args<'_>) -> Outcome {
    change(process, args, "update", set::union)
}

fn intersection_update(process: &mut Process, args: Args<'_>) -> Outcome {
    change(process, args, "intersection_update", |a, b| set::intersection(&a, b))
}

fn difference_update(process: &mut Process, args: Args<'_>) -> Outcome {
    change(process, args, "difference_update", set::difference)
}

fn symmetric_difference_update(process: &mut Process, args: Args<'_>) -> Outcome {
    change(process, args, "symmetric_difference_update", |a, b| set::symmetric_difference(&a, b))
}

fn issubset(process: &mut Process, args: Args<'_>) -> Outcome {
    let (this, [other]) = method(process, args, "set.issubset")?;
    match (set::members(&this), set::members_of(process, other)?) {
        (Some(a), Some(b)) => Ok(Value::Bool(set::is_subset(&a, &b)).into()),
        _ => Ok(by_python(process, args, "issubset")),
    }
}

fn issuperset(process: &mut Process, args: Args<'_>) -> Outcome {
    let (this, [other]) = method(process, args, "set.issuperset")?;
    match (set::members(&this), set::members_of(process, other)?) {
        (Some(a), Some(b)) => Ok(Value::Bool(set::is_subset(&b, &a)).into()),
        _ => Ok(by_python(process, args, "issuperset")),
    }
}
