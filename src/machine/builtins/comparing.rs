//! In: values to compare. Out: `min`, `max`, `sorted`, `hash`, `id`, `any`, `all`.

use crate::machine::args::Args;
use crate::machine::function::{Effect, Native, Outcome};
use crate::machine::iterator;
use crate::machine::process::Process;
use crate::machine::types::hash::{self, Hashed};
use crate::machine::types::{compare, number, sort};
use crate::machine::value::Value;
use crate::program::op::CompareOp;

/// The functions of this file.
pub static FUNCTIONS: &[Native] = &[
    Native::function("min", |process, args| best(process, args, "min", CompareOp::Lt)),
    Native::function("max", |process, args| best(process, args, "max", CompareOp::Gt)),
    Native::function("sorted", sorted),
    Native::function("any", |process, args| any_or_all(process, args, "any")),
    Native::function("all", |process, args| any_or_all(process, args, "all")),
    Native::function("hash", hash),
    Native::function("id", id),
];

/// What the built-in library needs for the same.
pub static HELPERS: &[Native] =
    &[Native::function("_sort_by_keys", sort_by_keys), Native::function("_tuple_hash", tuple_hash)];

fn best(process: &mut Process, args: Args<'_>, name: &str, op: CompareOp) -> Outcome {
    let (mut key, mut default) = (Value::None, None);
    for (keyword, value) in args.keywords() {
        match keyword.text() {
            "key" => key = value.clone(),
            "default" => default = Some(value.clone()),
            other => {
                let message = format!("'{other}' is an invalid keyword argument for {name}()");
                return Err(process.type_error(message));
            }
        }
    }
    let positional = args.positional();
    if positional.is_empty() {
        return Err(process.type_error(format!("{name} expected at least 1 argument, got 0")));
    }
    if positional.len() > 1 && default.is_some() {
        let message = format!("Cannot specify a default for {name}() with multiple positional arguments");
        return Err(process.type_error(message));
    }
    let source = match positional {
        [one] => one.clone(),
        many => Value::tuple(many.to_vec()),
    };
    if let (Value::Range(range), Value::None) = (&source, &key) {
        let length = crate::machine::types::range::length(**range);
        let at_end = (op == CompareOp::Gt) == (range.step > 0);
        process.spend((length as i64).saturating_mul(15));
        if length > 0 {
            let at = if at_end { length - 1 } else { 0 };
            return Ok(Value::Int(crate::machine::types::range::at(**range, at)).into());
        }
    }
    let by_python = |process: &Process, source: Value, default: Option<Value>| {
        let default = Value::tuple(default.into_iter().collect());
        Effect::core(process, "_best", vec![Value::str(name), source, key.clone(), default])
    };
    if !key.is_none() {
        return Ok(by_python(process, source, default));
    }
    let Some(items) = iterator::collect(process, &source)? else {
        return Ok(by_python(process, source, default));
    };
    process.spend(items.len() as i64 * 12);
    let mut found: Option<&Value> = None;
    for item in &items {
        let better = match found {
            None => Some(true),
            Some(found) => compare::compare(process, op, item, found)?,
        };
        match better {
            Some(true) => found = Some(item),
            Some(false) => {}
            None => return Ok(by_python(process, Value::list(items.clone()), default)),
        }
    }
    match found.cloned().or(default) {
        Some(value) => Ok(value.into()),
        None => Err(process.value_error(format!("{name}() arg is an empty sequence"))),
    }
}

fn sorted(process: &mut Process, args: Args<'_>) -> Outcome {
    let [iterable] = args.positional() else {
        let given = args.positional().len();
        return Err(process.type_error(format!("sorted expected 1 argument, got {given}")));
    };
    let (key, reverse) = sort::options(process, args, "sort")?;
    let by_python = |process: &Process, source: Value| {
        Effect::core(process, "_sorted", vec![source, key.clone(), Value::Bool(reverse)])
    };
    let Some(mut items) = iterator::collect(process, iterable)? else {
        return Ok(by_python(process, iterable.clone()));
    };
    if key.is_none() && sort::sort(process, &mut items, reverse)? {
        return Ok(Value::list(items).into());
    }
    Ok(by_python(process, Value::list(items)))
}

/// `_sort_by_keys(items, keys, reverse) -> bool`: sorts the list in place if natives can compare the keys.
fn sort_by_keys(process: &mut Process, args: Args<'_>) -> Outcome {
    let [items, keys, reverse] = args.exactly(process, "_sort_by_keys")?;
    let (Value::List(items), Value::List(keys)) = (items, keys) else {
        return Err(process.type_error("_sort_by_keys() takes lists"));
    };
    let mut sorted = items.borrow().clone();
    let keys = keys.borrow().clone();
    let reverse = number::truth(reverse).unwrap_or(false);
    let done = sort::sort_by_keys(process, &mut sorted, keys, reverse)?;
    if done {
        **items.borrow_mut() = sorted;
    }
    Ok(Value::Bool(done).into())
}

fn any_or_all(process: &mut Process, args: Args<'_>, name: &str) -> Outcome {
    let [iterable] = args.exactly(process, name)?;
    let by_python =
        |process: &Process, source: Value| Effect::core(process, &format!("_{name}"), vec![source]);
    let Some(iter) = iterator::inner_iter(process, iterable)? else {
        return Ok(by_python(process, iterable.clone()));
    };
    let decisive = name == "any";
    loop {
        let next = iterator::next(process, &iter)?;
        let Some(item) = next else { return Ok(Value::Bool(!decisive).into()) };
        process.spend(8);
        match number::truth(&item) {
            Some(truth) if truth == decisive => return Ok(Value::Bool(decisive).into()),
            Some(_) => {}
            None => {
                let mut rest = vec![item];
                while let Some(item) = iterator::next(process, &iter)? {
                    rest.push(item);
                }
                return Ok(by_python(process, Value::list(rest)));
            }
        }
    }
}

fn hash(process: &mut Process, args: Args<'_>) -> Outcome {
    let [value] = args.exactly(process, "hash")?;
    Ok(match hash::hash_value(process, value)? {
        Hashed::NeedsPython => Effect::core(process, "_hash", vec![value.clone()]),
        Hashed::Known(hash) if is_by_content(value) => Value::Int(hash as i64).into(),
        // The hash of an object is made of its address: shown is a number that is the same in every run.
        Hashed::Known(_) => Value::Int((process.identities.of(value) >> 4) as i64).into(),
    })
}

fn is_by_content(value: &Value) -> bool {
    match value {
        Value::Instance(instance) => instance.wrapped().is_some(),
        Value::Int(_) | Value::BigInt(_) | Value::Bool(_) | Value::Float(_) | Value::Str(_) => true,
        Value::Bytes(_) | Value::Tuple(_) | Value::FrozenSet(_) | Value::Range(_) | Value::None => true,
        _ => false,
    }
}

/// `_tuple_hash(hashes)`: the hash of a tuple whose items have these hashes.
fn tuple_hash(process: &mut Process, args: Args<'_>) -> Outcome {
    let [hashes] = args.exactly(process, "_tuple_hash")?;
    let hashes: Vec<u64> = match hashes {
        Value::List(items) => {
            items.borrow().iter().filter_map(number::index).map(|hash| hash as u64).collect()
        }
        _ => Vec::new(),
    };
    Ok(Value::Int(hash::of_tuple(hashes.into_iter()) as i64).into())
}

fn id(process: &mut Process, args: Args<'_>) -> Outcome {
    let [value] = args.exactly(process, "id")?;
    let number = process.identities.of(value);
    Ok(Value::Int(number as i64).into())
}
