//! In: classes in annotations. Out: `list[int]` and `int | str`, as instances of `GenericAlias` and `UnionType`.

use std::rc::Rc;

use crate::machine::attributes::Attributes;
use crate::machine::class::{Class, Instance, Payload};
use crate::machine::function::Fallible;
use crate::machine::process::Process;
use crate::machine::value::Value;
use crate::program::name::Name;

use super::hash::{Hashed, hash_value};

/// `cls[parameters]` for the built-in classes that are generic; `None` if the class may know more.
pub fn subscript(process: &mut Process, class: &Rc<Class>, parameters: &Value) -> Fallible<Option<Value>> {
    if class.lookup(Name::new("__class_getitem__")).is_some() {
        return Ok(None);
    }
    if class.metaclass.is_some() {
        return Ok(None);
    }
    let known = &process.classes;
    let generic = [&known.list, &known.tuple, &known.dict, &known.set, &known.frozenset, &known.type_];
    let more = [&known.future, &known.task, &known.enumerate, &known.slice];
    if !generic.iter().chain(&more).any(|other| class.is_subclass_of(other)) {
        let name = class.name.borrow();
        return Err(process.type_error(format!("type '{name}' is not subscriptable")));
    }
    let args = match parameters {
        Value::Tuple(_) => parameters.clone(),
        one => Value::tuple(vec![one.clone()]),
    };
    Ok(Some(make(&process.classes.generic_alias, Value::Class(class.clone()), args)))
}

/// `a | b` where both are classes, aliases or `None`; else `None`.
pub fn union(process: &mut Process, a: &Value, b: &Value) -> Fallible<Option<Value>> {
    let usable = |value: &Value| match value {
        Value::Class(_) | Value::None => true,
        Value::Instance(instance) => is_alias(process, instance),
        _ => false,
    };
    if !usable(a) || !usable(b) || (a.is_none() && b.is_none()) {
        return Ok(None);
    }
    let mut members: Vec<Value> = Vec::new();
    for value in [a, b] {
        let parts = match value {
            Value::None => vec![Value::Class(process.classes.none.clone())],
            Value::Instance(instance) if Rc::ptr_eq(&instance.class.borrow(), &process.classes.union) => {
                arguments(value).unwrap_or_default()
            }
            other => vec![other.clone()],
        };
        for part in parts {
            if !members.iter().any(|known| super::compare::same_key(known, &part)) {
                members.push(part);
            }
        }
    }
    if members.len() == 1 {
        return Ok(members.pop());
    }
    Ok(Some(make(&process.classes.union, Value::None, Value::tuple(members))))
}

/// The members of a union, or the parameters of an alias.
#[must_use]
pub fn arguments(value: &Value) -> Option<Vec<Value>> {
    let Value::Instance(instance) = value else { return None };
    match instance.attributes.borrow().get(Name::new("__args__")) {
        Some(Value::Tuple(items)) => Some(items.to_vec()),
        _ => None,
    }
}

/// The members of a union; `None` if the value is no union.
#[must_use]
pub fn union_members(process: &Process, value: &Value) -> Option<Vec<Value>> {
    match value {
        Value::Instance(instance) if Rc::ptr_eq(&instance.class.borrow(), &process.classes.union) => {
            arguments(value)
        }
        _ => None,
    }
}

/// The class of an alias: `list` of `list[int]`.
#[must_use]
pub fn origin(process: &Process, value: &Value) -> Option<Value> {
    match value {
        Value::Instance(instance) if Rc::ptr_eq(&instance.class.borrow(), &process.classes.generic_alias) => {
            instance.attributes.borrow().get(Name::new("__origin__")).cloned()
        }
        _ => None,
    }
}

/// Whether two values are the same alias or union; `None` if they are neither.
#[must_use]
pub fn equal(a: &Value, b: &Value) -> Option<bool> {
    let (Value::Instance(x), Value::Instance(y)) = (a, b) else { return None };
    let (class, other) = (x.class.borrow(), y.class.borrow());
    if !Rc::ptr_eq(&class, &other) || !class.is_builtin || !matches!(x.payload, Payload::None) {
        return None;
    }
    let name = class.name.borrow();
    let same_items = |x: &[Value], y: &[Value]| {
        x.len() == y.len() && x.iter().all(|item| y.iter().any(|other| super::compare::same_key(item, other)))
    };
    match &**name {
        "GenericAlias" | "UnionType" => {
            let origin = |i: &Instance| i.attributes.borrow().get(Name::new("__origin__")).cloned();
            let same_origin = match (origin(x), origin(y)) {
                (Some(x), Some(y)) => super::identity::same(&x, &y),
                _ => false,
            };
            Some(same_origin && same_items(&arguments(a)?, &arguments(b)?))
        }
        _ => None,
    }
}

/// The hash of an alias or union; `None` if the value is neither.
pub fn hash(process: &mut Process, value: &Value) -> Fallible<Option<u64>> {
    let Value::Instance(instance) = value else { return Ok(None) };
    if !is_alias(process, instance) {
        return Ok(None);
    }
    let mut all = 7u64;
    for item in arguments(value).unwrap_or_default() {
        if let Hashed::Known(hash) = hash_value(process, &item)? {
            all = all.wrapping_add(hash);
        }
    }
    Ok(Some(all))
}

/// `list[int]`, `int | None`; `Some(None)` if Python has to be asked for it, `None` if the value is neither.
pub fn repr(process: &mut Process, value: &Value) -> Fallible<Option<Option<String>>> {
    let Value::Instance(instance) = value else { return Ok(None) };
    if !is_alias(process, instance) {
        return Ok(None);
    }
    let mut names = Vec::new();
    for item in arguments(value).unwrap_or_default() {
        let Some(name) = annotation(process, &item)? else { return Ok(Some(None)) };
        names.push(name);
    }
    let Some(origin) = origin(process, value) else { return Ok(Some(Some(names.join(" | ")))) };
    let origin = annotation(process, &origin)?;
    Ok(Some(origin.map(|origin| format!("{origin}[{}]", names.join(", ")))))
}

fn annotation(process: &mut Process, value: &Value) -> Fallible<Option<String>> {
    Ok(Some(match value {
        Value::Class(class) if Rc::ptr_eq(class, &process.classes.none) => "None".to_owned(),
        Value::Class(class) => super::repr::full_name(class),
        Value::Ellipsis => "...".to_owned(),
        other => return super::repr::repr_native(process, other),
    }))
}

fn is_alias(process: &Process, instance: &Instance) -> bool {
    let class = instance.class.borrow();
    Rc::ptr_eq(&class, &process.classes.union) || Rc::ptr_eq(&class, &process.classes.generic_alias)
}

fn make(class: &Rc<Class>, origin: Value, args: Value) -> Value {
    let mut attributes = Attributes::default();
    attributes.set(Name::new("__origin__"), origin);
    attributes.set(Name::new("__args__"), args);
    Value::Instance(Rc::new(Instance::with_attributes(class.clone(), attributes, Payload::None)))
}
