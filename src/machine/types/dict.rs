//! In: dicts with arguments. Out: the methods of `dict` and its views.

use std::cell::RefCell;
use std::rc::Rc;

use crate::machine::args::Args;
use crate::machine::dict::{Dict, DictView};
use crate::machine::function::{Effect, Fallible, Native, Outcome};
use crate::machine::iterator::{self, DictPart};
use crate::machine::process::Process;
use crate::machine::value::Value;

use super::compare::{equal, same_key};
use super::receiver::{self, method, method_between};
use super::{hash, keyed};

/// The methods of `dict`.
pub static METHODS: &[Native] = &[
    Native::method("get", get),
    Native::method("keys", keys),
    Native::method("values", values),
    Native::method("items", items),
    Native::method("pop", pop),
    Native::method("popitem", popitem),
    Native::method("setdefault", setdefault),
    Native::method("update", update),
    Native::method("clear", clear),
    Native::method("copy", copy),
];

/// `dict.fromkeys`, to be wrapped as a class method.
pub static FROM_KEYS: Native = Native::method("fromkeys", fromkeys);

/// The methods of the views.
pub static VIEW_METHODS: &[Native] = &[Native::method("isdisjoint", super::set::isdisjoint)];

/// Puts all of `other` into `target`.
pub fn merge(target: &Rc<RefCell<Dict>>, other: &Rc<RefCell<Dict>>) {
    if Rc::ptr_eq(target, other) {
        return;
    }
    let mut target = target.borrow_mut();
    for (hash, key, value) in other.borrow().iter_hashed() {
        target.insert(hash, key.clone(), value.clone(), |found| same_key(found, key));
    }
}

/// Fills a dict from a mapping or from pairs; `false`: Python is needed, and some may have been put in.
pub fn fill(process: &mut Process, target: &Rc<RefCell<Dict>>, source: &Value) -> Fallible<bool> {
    if let Value::Dict(other) = source {
        if other.borrow().iter().any(|(key, _)| hash::asks_python(key)) {
            return Ok(false);
        }
        process.spend(other.borrow().len() as i64 * 15);
        merge(target, other);
        return Ok(true);
    }
    let Some(pairs) = iterator::collect(process, source)? else { return Ok(false) };
    process.check_memory(pairs.len() * 64)?;
    process.spend(pairs.len() as i64 * 30);
    for (at, pair) in pairs.iter().enumerate() {
        let parts = match iterator::collect(process, pair) {
            Ok(Some(parts)) => parts,
            Ok(None) => return Ok(false),
            Err(_) => {
                return Err(process.type_error(format!(
                    "cannot convert dictionary update sequence element #{at} to a sequence"
                )));
            }
        };
        let [key, value] = <[Value; 2]>::try_from(parts).map_err(|parts| {
            process.value_error(format!(
                "dictionary update sequence element #{at} has length {}; 2 is required",
                parts.len()
            ))
        })?;
        let Some(hash) = hash::known(process, &key)? else { return Ok(false) };
        target.borrow_mut().insert(hash, key.clone(), value, |found| same_key(found, &key));
    }
    Ok(true)
}

/// Sets a string key: keyword arguments, namespaces.
pub fn set_text(dict: &mut Dict, key: &str, value: Value) {
    let key = Value::str(key);
    let Value::Str(text) = &key else { return };
    let hash = hash_text(text);
    dict.insert(hash, key.clone(), value, |found| same_key(found, &key));
}

/// Gets a string key.
#[must_use]
pub fn get_text(dict: &Dict, key: &str) -> Option<Value> {
    let text = Rc::new(crate::machine::value::Str::new(key));
    dict.get(hash_text(&text), |found| found.as_str() == Some(key)).cloned()
}

/// Takes a string key out.
pub fn remove_text(dict: &mut Dict, key: &str) -> Option<Value> {
    let text = Rc::new(crate::machine::value::Str::new(key));
    dict.remove(hash_text(&text), |found| found.as_str() == Some(key)).map(|(_, value)| value)
}

/// `item in view`
pub fn view_contains(process: &mut Process, view: &DictView, item: &Value) -> Fallible<Option<bool>> {
    let dict = view.dict.borrow();
    match view.part {
        DictPart::Keys => {
            let Some(hash) = hash::known(process, item)? else { return Ok(None) };
            Ok(keyed::find(&dict, hash, item).map(|found| found.is_some()))
        }
        DictPart::Values => {
            let values: Vec<Value> = dict.iter().map(|(_, value)| value.clone()).collect();
            Ok(super::items::contains_item(&values, item))
        }
        DictPart::Items => {
            let Value::Tuple(pair) = item else { return Ok(Some(false)) };
            let [key, wanted] = &pair[..] else { return Ok(Some(false)) };
            let Some(hash) = hash::known(process, key)? else { return Ok(None) };
            match dict.get(hash, |found| same_key(found, key)) {
                Some(value) => Ok(equal(value, wanted)),
                None => Ok(Some(false)),
            }
        }
    }
}

fn hash_text(text: &Rc<crate::machine::value::Str>) -> u64 {
    hash::of_str(text)
}

fn get(process: &mut Process, args: Args<'_>) -> Outcome {
    let (this, rest) = method_between(process, args, "dict.get", 1, 2)?;
    let dict = receiver::dict(process, &this, "get")?;
    let key = &rest[0];
    let found = hash::known(process, key)?.and_then(|hash| keyed::find(&dict.borrow(), hash, key));
    let default = rest.get(1).cloned().unwrap_or(Value::None);
    let Some(found) = found else { return Ok(keyed::ask(process, "get", &this, key, vec![default])) };
    Ok(found.unwrap_or(default).into())
}

fn view(process: &Process, args: Args<'_>, name: &str, part: DictPart) -> Outcome {
    let (this, []) = method(process, args, &format!("dict.{name}"))?;
    let dict = receiver::dict(process, &this, name)?;
    Ok(Value::View(Rc::new(DictView { dict, part })).into())
}

fn keys(process: &mut Process, args: Args<'_>) -> Outcome {
    view(process, args, "keys", DictPart::Keys)
}

fn values(process: &mut Process, args: Args<'_>) -> Outcome {
    view(process, args, "values", DictPart::Values)
}

fn items(process: &mut Process, args: Args<'_>) -> Outcome {
    view(process, args, "items", DictPart::Items)
}

fn pop(process: &mut Process, args: Args<'_>) -> Outcome {
    let (this, rest) = method_between(process, args, "dict.pop", 1, 2)?;
    let dict = receiver::dict(process, &this, "pop")?;
    let key = &rest[0];
    let Some(hash) = hash::known(process, key)? else {
        return Ok(keyed::ask(process, "pop", &this, key, rest[1..].to_vec()));
    };
    let found = dict.borrow_mut().remove(hash, |other| same_key(other, key));
    match found.map(|(_, value)| value).or_else(|| rest.get(1).cloned()) {
        Some(value) => Ok(value.into()),
        None => Err(process.key_error(key.clone())),
    }
}

fn popitem(process: &mut Process, args: Args<'_>) -> Outcome {
    let (this, []) = method(process, args, "dict.popitem")?;
    let dict = receiver::dict(process, &this, "popitem")?;
    let last = dict.borrow_mut().pop_last();
    match last {
        Some((key, value)) => Ok(Value::tuple(vec![key, value]).into()),
        None => Err(process.key_error(Value::str("popitem(): dictionary is empty"))),
    }
}

fn setdefault(process: &mut Process, args: Args<'_>) -> Outcome {
    let (this, rest) = method_between(process, args, "dict.setdefault", 1, 2)?;
    let dict = receiver::dict(process, &this, "setdefault")?;
    let key = &rest[0];
    let default = rest.get(1).cloned().unwrap_or(Value::None);
    let hash = hash::known(process, key)?;
    let found = hash.and_then(|hash| keyed::find(&dict.borrow(), hash, key));
    let (Some(hash), Some(found)) = (hash, found) else {
        return Ok(keyed::ask(process, "setdefault", &this, key, vec![default]));
    };
    if let Some(value) = found {
        return Ok(value.into());
    }
    dict.borrow_mut().push(hash, key.clone(), default.clone());
    Ok(default.into())
}

fn update(process: &mut Process, args: Args<'_>) -> Outcome {
    let (this, rest) = receiver::this(process, args, "dict.update")?;
    receiver::between(process, "update", rest.len(), 0, 1)?;
    let dict = receiver::dict(process, &this, "update")?;
    update_with(process, &dict, &this, rest.first(), args)
}

/// Fills from a positional argument and the keyword arguments; the outcome is `None`.
pub fn update_with(
    process: &mut Process,
    dict: &Rc<RefCell<Dict>>,
    this: &Value,
    source: Option<&Value>,
    args: Args<'_>,
) -> Outcome {
    if let Some(source) = source
        && !fill(process, dict, &fillable(source))?
    {
        let mut keywords = Dict::default();
        for (name, value) in args.keywords() {
            set_text(&mut keywords, name.text(), value.clone());
        }
        let values = vec![this.clone(), source.clone(), Value::dict(keywords)];
        return Ok(Effect::core(process, "_dict_update", values));
    }
    for (name, value) in args.keywords() {
        set_text(&mut dict.borrow_mut(), name.text(), value.clone());
    }
    Ok(Value::None.into())
}

/// A subclass of `dict` without its own ways is filled from as the dict inside it.
fn fillable(source: &Value) -> Value {
    match source {
        Value::Instance(instance) => match instance.wrapped() {
            Some(inner @ Value::Dict(_)) => inner,
            _ => source.clone(),
        },
        other => other.clone(),
    }
}

fn clear(process: &mut Process, args: Args<'_>) -> Outcome {
    let (this, []) = method(process, args, "dict.clear")?;
    let dict = receiver::dict(process, &this, "clear")?;
    let old = dict.borrow().clone();
    dict.borrow_mut().clear();
    drop(old);
    Ok(Value::None.into())
}

fn copy(process: &mut Process, args: Args<'_>) -> Outcome {
    let (this, []) = method(process, args, "dict.copy")?;
    let copy = receiver::dict(process, &this, "copy")?.borrow().clone();
    process.spend(copy.len() as i64 * 10);
    Ok(Value::dict(copy).into())
}

fn fromkeys(process: &mut Process, args: Args<'_>) -> Outcome {
    let (_, rest) = method_between(process, args, "dict.fromkeys", 1, 2)?;
    let value = rest.get(1).cloned().unwrap_or(Value::None);
    let Some(keys) = iterator::collect(process, &rest[0])? else {
        return Ok(Effect::core(process, "_dict_fromkeys", vec![rest[0].clone(), value]));
    };
    let mut dict = Dict::default();
    for key in keys {
        let Some(hash) = hash::known(process, &key)? else {
            return Ok(Effect::core(process, "_dict_fromkeys", vec![rest[0].clone(), value]));
        };
        dict.insert(hash, key.clone(), value.clone(), |found| same_key(found, &key));
    }
    Ok(Value::dict(dict).into())
}
