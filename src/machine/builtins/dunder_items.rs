//! In: containers. Out: their special methods about items and iteration, for programs that call them by name
//! or through `super()`.

use crate::machine::args::Args;
use crate::machine::function::{Effect, Native, Outcome};
use crate::machine::iterator;
use crate::machine::process::Process;
use crate::machine::types::receiver::{self, unwrapped};
use crate::machine::types::{dict, items, keyed, set};
use crate::machine::value::Value;
use crate::program::name::Name;

use super::iterating::{iter_of, next_of};

/// What every container has.
pub static CONTAINER: &[Native] = &[
    Native::method("__len__", len),
    Native::method("__iter__", iter),
    Native::method("__contains__", contains),
];

/// What sequences have besides.
pub static SEQUENCE: &[Native] = &[Native::method("__getitem__", get)];

/// What sequences that can change have besides.
pub static MUTABLE: &[Native] =
    &[Native::method("__setitem__", set_item), Native::method("__delitem__", delete)];

/// What dicts have: their receiver may have `__missing__`.
pub static DICT: &[Native] = &[
    Native::object_method("__getitem__", dict_get),
    Native::method("__setitem__", set_item),
    Native::method("__delitem__", delete),
];

/// `__init__` of containers: fills them anew.
pub static INITIALISERS: &[Native] = &[Native::object_method("__init__", init)];

/// What iterators have.
pub static ITERATOR: &[Native] = &[Native::method("__iter__", itself), Native::method("__next__", next)];

fn len(process: &mut Process, args: Args<'_>) -> Outcome {
    let [this] = args.exactly(process, "__len__")?;
    Ok(Value::Int(items::length(process, &unwrapped(this))?.unwrap_or(0) as i64).into())
}

fn iter(process: &mut Process, args: Args<'_>) -> Outcome {
    let [this] = args.exactly(process, "__iter__")?;
    iter_of(process, &unwrapped(this))
}

fn itself(process: &mut Process, args: Args<'_>) -> Outcome {
    let [this] = args.exactly(process, "__iter__")?;
    Ok(this.clone().into())
}

fn next(process: &mut Process, args: Args<'_>) -> Outcome {
    let [this] = args.exactly(process, "__next__")?;
    next_of(process, this, None)
}

fn contains(process: &mut Process, args: Args<'_>) -> Outcome {
    let [this, item] = args.exactly(process, "__contains__")?;
    let this = unwrapped(this);
    Ok(match items::contains(process, &this, item)? {
        Some(found) => Value::Bool(found).into(),
        None => Effect::core(process, "_contains", vec![this, item.clone()]),
    })
}

fn get(process: &mut Process, args: Args<'_>) -> Outcome {
    let [this, at] = args.exactly(process, "__getitem__")?;
    let at = unwrapped(at);
    Ok(items::get_item(process, &unwrapped(this), &at)?.unwrap_or(Value::NotImplemented).into())
}

fn dict_get(process: &mut Process, args: Args<'_>) -> Outcome {
    let [this, key] = args.exactly(process, "__getitem__")?;
    let Value::Dict(inner) = unwrapped(this) else {
        return Err(receiver::wrong(process, "__getitem__", "dict", this));
    };
    let missing = match this {
        Value::Instance(instance) => instance.class.borrow().lookup(Name::new("__missing__")),
        _ => None,
    };
    let found = items::lookup(process, &inner.borrow(), key)?;
    match (found, missing) {
        (Some(Some(value)), _) => Ok(value.into()),
        (Some(None), Some(missing)) => {
            Ok(Effect::Call { callable: missing, values: vec![this.clone(), key.clone()], names: Vec::new() })
        }
        (Some(None), None) => Err(process.key_error(key.clone())),
        (None, _) => Ok(keyed::ask(process, "getitem", this, key, Vec::new())),
    }
}

fn set_item(process: &mut Process, args: Args<'_>) -> Outcome {
    let [this, at, value] = args.exactly(process, "__setitem__")?;
    let this = unwrapped(this);
    if items::set_item(process, &this, at, value.clone())? {
        return Ok(Value::None.into());
    }
    Ok(Effect::core(process, "_set_item", vec![this, at.clone(), value.clone()]))
}

fn delete(process: &mut Process, args: Args<'_>) -> Outcome {
    let [this, at] = args.exactly(process, "__delitem__")?;
    let this = unwrapped(this);
    if items::delete_item(process, &this, at)? {
        return Ok(Value::None.into());
    }
    Ok(Effect::core(process, "_delete_item", vec![this, at.clone()]))
}

fn init(process: &mut Process, args: Args<'_>) -> Outcome {
    let (this, rest) = receiver::this(process, args, "list.__init__")?;
    let source = rest.first();
    match &this {
        Value::List(list) => {
            let Some(source) = source else {
                let old = list.take();
                drop(old);
                return Ok(Value::None.into());
            };
            match iterator::collect(process, source)? {
                Some(items) => {
                    let old = list.replace(items.into());
                    drop(old);
                    Ok(Value::None.into())
                }
                None => {
                    list.borrow_mut().clear();
                    Ok(Effect::core(process, "_list_extend", vec![this.clone(), source.clone()]))
                }
            }
        }
        Value::Dict(target) => dict::update_with(process, target, &this, source, args),
        Value::Set(target) => {
            let Some(source) = source else { return Ok(Value::None.into()) };
            match set::members_of(process, source)? {
                Some(members) => {
                    target.borrow_mut().members = members;
                    Ok(Value::None.into())
                }
                None => {
                    let values = vec![Value::str("update"), this.clone(), source.clone()];
                    Ok(Effect::core(process, "_set_method", values))
                }
            }
        }
        _ => Ok(Value::None.into()),
    }
}
