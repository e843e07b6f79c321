//! In: iterables. Out: `len`, `iter`, `next`, and the classes `enumerate`, `zip`, `map`, `filter`, `reversed`.

use std::cell::RefCell;
use std::rc::Rc;

use crate::machine::args::Args;
use crate::machine::coroutine::Resumption;
use crate::machine::function::{Effect, Fallible, Native, Outcome, Raised};
use crate::machine::iterator::{self, Iter};
use crate::machine::process::Process;
use crate::machine::types::receiver::{self, between, type_name};
use crate::machine::types::{items, number, range};
use crate::machine::value::Value;

use super::reflect::special;

/// The functions of this file.
pub static FUNCTIONS: &[Native] = &[
    Native::function("len", len),
    Native::function("iter", iter),
    Native::function("next", next),
    Native::function("aiter", aiter),
    Native::function("anext", anext),
];

/// `enumerate.__new__`
pub static ENUMERATE: Native = Native::function("__new__", enumerate);
/// `zip.__new__`
pub static ZIP: Native = Native::function("__new__", zip);
/// `map.__new__`
pub static MAP: Native = Native::function("__new__", map);
/// `filter.__new__`
pub static FILTER: Native = Native::function("__new__", filter);
/// `reversed.__new__`
pub static REVERSED: Native = Native::function("__new__", reversed);

/// `iter(value)` as an effect.
pub fn iter_of(process: &mut Process, value: &Value) -> Outcome {
    if let Some(made) = iterator::make_iter(process, value)? {
        return Ok(made.into());
    }
    if let Value::Generator(_) = value {
        return Ok(value.clone().into());
    }
    if let Some(method) = special(process, value, "__iter__") {
        return Ok(call(method, vec![value.clone()]));
    }
    if special(process, value, "__getitem__").is_some() {
        return Ok(Effect::core(process, "_iterate_items", vec![value.clone()]));
    }
    Err(iterator::not_iterable(process, value))
}

/// `next(value)` as an effect; at the end the default, if there is one.
pub fn next_of(process: &mut Process, value: &Value, default: Option<Value>) -> Outcome {
    match value {
        Value::Iter(iter) => match iterator::next(process, iter)?.or(default) {
            Some(item) => Ok(item.into()),
            None => Err(stop_iteration(process)),
        },
        Value::Generator(_) => {
            Ok(Effect::Resume { generator: value.clone(), with: Resumption::Send(Value::None), default })
        }
        other => match (special(process, other, "__next__"), default) {
            (Some(method), None) => Ok(call(method, vec![other.clone()])),
            (Some(method), Some(default)) => {
                Ok(Effect::core(process, "_next_or", vec![method, other.clone(), default]))
            }
            (None, _) => {
                let found = type_name(process, other);
                Err(process.type_error(format!("'{found}' object is not an iterator")))
            }
        },
    }
}

fn call(callable: Value, values: Vec<Value>) -> Effect {
    Effect::Call { callable, values, names: Vec::new() }
}

fn stop_iteration(process: &Process) -> Raised {
    Raised(process.exception(&process.classes.stop_iteration, Vec::new()))
}

fn len(process: &mut Process, args: Args<'_>) -> Outcome {
    let [value] = args.exactly(process, "len")?;
    if let Some(length) = items::length(process, value)? {
        return Ok(Value::Int(length as i64).into());
    }
    match special(process, value, "__len__") {
        Some(Value::Native(_)) | None => {
            let inner = receiver::unwrapped(value);
            if let Value::Instance(_) | Value::Class(_) = inner {
                let found = type_name(process, value);
                return Err(process.type_error(format!("object of type '{found}' has no len()")));
            }
            let length = items::length(process, &inner)?.unwrap_or(0);
            Ok(Value::Int(length as i64).into())
        }
        Some(method) => Ok(Effect::core(process, "_len", vec![method, value.clone()])),
    }
}

fn iter(process: &mut Process, args: Args<'_>) -> Outcome {
    between(process, "iter", args.values.len(), 1, 2)?;
    match args.values {
        [value] => iter_of(process, value),
        values => Ok(Effect::core(process, "_iterate_call", values.to_vec())),
    }
}

fn next(process: &mut Process, args: Args<'_>) -> Outcome {
    between(process, "next", args.values.len(), 1, 2)?;
    next_of(process, &args.values[0], args.values.get(1).cloned())
}

fn aiter(process: &mut Process, args: Args<'_>) -> Outcome {
    let [value] = args.exactly(process, "aiter")?;
    match special(process, value, "__aiter__") {
        Some(method) => Ok(call(method, vec![value.clone()])),
        None => {
            let found = type_name(process, value);
            Err(process.type_error(format!("'{found}' object is not an async iterable")))
        }
    }
}

fn anext(process: &mut Process, args: Args<'_>) -> Outcome {
    between(process, "anext", args.values.len(), 1, 2)?;
    let value = &args.values[0];
    match (special(process, value, "__anext__"), args.values.get(1)) {
        (Some(method), None) => Ok(call(method, vec![value.clone()])),
        (Some(method), Some(default)) => {
            Ok(Effect::core(process, "_anext_or", vec![method, value.clone(), default.clone()]))
        }
        (None, _) => {
            let found = type_name(process, value);
            Err(process.type_error(format!("'{found}' object is not an async iterator")))
        }
    }
}

/// The arguments after the class.
fn rest(args: Args<'_>) -> Args<'_> {
    Args { values: &args.values[1..], names: args.names }
}

fn made(iter: Iter) -> Outcome {
    Ok(Value::Iter(Rc::new(RefCell::new(iter))).into())
}

fn enumerate(process: &mut Process, args: Args<'_>) -> Outcome {
    let [iterable, start] = rest(args).bind(process, "enumerate", ["iterable", "start"], 1)?;
    let iterable = iterable.expect("required");
    let start = start.cloned().unwrap_or(Value::Int(0));
    let inner = iterator::inner_iter(process, iterable)?;
    match (inner, number::index(&start)) {
        (_, None) => {
            let found = type_name(process, &start);
            Err(process.type_error(format!("'{found}' object cannot be interpreted as an integer")))
        }
        (Some(inner), Some(count)) => made(Iter::Enumerate { inner, count }),
        (None, _) => {
            check_iterable(process, iterable)?;
            Ok(Effect::core(process, "_enumerate", vec![iterable.clone(), start]))
        }
    }
}

/// `TypeError` at once for what cannot be iterated over, not at the first step.
fn check_iterable(process: &mut Process, value: &Value) -> Fallible<()> {
    match value {
        Value::Generator(_) => Ok(()),
        other
            if special(process, other, "__iter__").is_none()
                && special(process, other, "__getitem__").is_none() =>
        {
            Err(iterator::not_iterable(process, other))
        }
        _ => Ok(()),
    }
}

fn zip(process: &mut Process, args: Args<'_>) -> Outcome {
    let args = rest(args);
    let mut strict = false;
    for (name, value) in args.keywords() {
        if name.text() != "strict" {
            return Err(process.type_error(format!("'{name}' is an invalid keyword argument for zip()")));
        }
        strict = number::truth(value).unwrap_or(true);
    }
    let mut inner = Vec::new();
    for iterable in args.positional() {
        match iterator::inner_iter(process, iterable) {
            Ok(Some(iter)) => inner.push(iter),
            Ok(None) => {
                let all = Value::tuple(args.positional().to_vec());
                return Ok(Effect::core(process, "_zip", vec![all, Value::Bool(strict)]));
            }
            Err(_) => {
                let found = type_name(process, iterable);
                let message = format!("'{found}' object is not iterable");
                return Err(process.type_error(message));
            }
        }
    }
    made(Iter::Zip { inner, strict })
}

fn map(process: &mut Process, args: Args<'_>) -> Outcome {
    let args = rest(args);
    if args.values.len() < 2 {
        return Err(process.type_error("map() must have at least two arguments."));
    }
    for iterable in &args.values[1..] {
        if iterator::make_iter(process, iterable)?.is_none() {
            check_iterable(process, iterable)?;
        }
    }
    let helper = if args.values.len() == 2 { "_map" } else { "_map_many" };
    Ok(Effect::core(process, helper, args.values.to_vec()))
}

fn filter(process: &mut Process, args: Args<'_>) -> Outcome {
    let args = rest(args);
    between(process, "filter", args.values.len(), 2, 2)?;
    if iterator::make_iter(process, &args.values[1])?.is_none() {
        check_iterable(process, &args.values[1])?;
    }
    Ok(Effect::core(process, "_filter", args.values.to_vec()))
}

fn reversed(process: &mut Process, args: Args<'_>) -> Outcome {
    let [sequence] = rest(args).exactly(process, "reversed")?;
    match sequence {
        Value::List(list) => {
            let next = list.borrow().len();
            made(Iter::ListReversed { list: list.clone(), next })
        }
        Value::Range(r) => {
            let left = range::length(**r);
            let last = if left == 0 { r.start } else { range::at(**r, left - 1) };
            made(Iter::Range { next: last, left, step: r.step.wrapping_neg() })
        }
        Value::Tuple(_)
        | Value::Str(_)
        | Value::Bytes(_)
        | Value::ByteArray(_)
        | Value::Dict(_)
        | Value::View(_) => {
            let mut all = iterator::collect(process, sequence)?.unwrap_or_default();
            all.reverse();
            made(Iter::Values(all.into_iter()))
        }
        other => {
            if let Some(method) = special(process, other, "__reversed__") {
                return Ok(call(method, vec![other.clone()]));
            }
            let inner = receiver::unwrapped(other);
            if !matches!(inner, Value::Instance(_)) && special(process, other, "__getitem__").is_some() {
                return reversed(process, Args { values: &[Value::None, inner], names: &[] });
            }
            if special(process, other, "__len__").is_some()
                && special(process, other, "__getitem__").is_some()
            {
                return Ok(Effect::core(process, "_reversed", vec![other.clone()]));
            }
            let found = type_name(process, other);
            Err(process.type_error(format!("'{found}' object is not reversible")))
        }
    }
}
