//! In: an object, a name, perhaps a value. Out: the attribute set or deleted, as Python sets and deletes it.

use std::cell::Cell;

use crate::program::name::Name;

use super::super::class::Special;
use super::super::frame::Entry;
use super::super::function::Fallible;
use super::super::modules::special_bits;
use super::super::process::Process;
use super::super::thread::Thread;
use super::super::types::object;
use super::super::value::{Descriptor, Value};
use super::attribute::{class_lookup, no_attribute};
use super::{Flow, call};

/// `value object --` on top of the stack.
pub fn store(process: &mut Process, thread: &mut Thread, name: Name, guess: &Cell<u32>) -> Fallible<Flow> {
    let object = thread.stack.pop();
    let value = thread.stack.pop();
    if let Some(method) = own_method(process, &object, Special::SetAttr, "__setattr__") {
        let args = [object, Value::str(name.text()), value];
        return call::call_values(process, thread, method, args, Entry::Discard);
    }
    match set(process, &object, name, value, guess)? {
        None => Ok(Flow::Next),
        Some((setter, args)) => call::call_values(process, thread, setter, args, Entry::Discard),
    }
}

/// The `__setattr__` or `__delattr__` in Python that the class of an object has; of a class, its metaclass.
#[inline]
pub fn own_method(process: &mut Process, object: &Value, special: Special, name: &str) -> Option<Value> {
    let class = match object {
        Value::Instance(instance) => instance.class.borrow().clone(),
        Value::Class(class) => class.metaclass.clone()?,
        _ => return None,
    };
    if !class.has(special) {
        return None;
    }
    class_lookup(process, &class, Name::new(name)).filter(|method| matches!(method, Value::Function(_)))
}

/// Sets an attribute, or says which call would.
pub fn set(
    process: &mut Process,
    object: &Value,
    name: Name,
    value: Value,
    guess: &Cell<u32>,
) -> Fallible<Option<(Value, Vec<Value>)>> {
    match object {
        Value::Instance(instance) => {
            let class = instance.class.borrow().clone();
            if class.has(Special::DataDescriptor)
                && let Some(found) = class_lookup(process, &class, name)
                && let Some(setter) = setter_of(process, &found, object, &value, name)?
            {
                return Ok(Some(setter));
            }
            if object::set_attribute(process, object, name, &value)? {
                return Ok(None);
            }
            let old = instance.attributes.borrow_mut().set_at(name, value, guess);
            drop(old);
            Ok(None)
        }
        Value::Class(class) if !class.is_builtin => {
            if object::set_attribute(process, object, name, &value)? {
                return Ok(None);
            }
            let bits = special_bits(name, &value);
            class.specials.set(class.specials.get() | bits);
            class.namespace.borrow_mut().insert(name, value);
            process.method_cache.clear();
            Ok(None)
        }
        Value::Module(module) => {
            module.set(name, value);
            Ok(None)
        }
        Value::Function(function) => {
            if !object::set_attribute(process, object, name, &value)? {
                function.attributes.borrow_mut().set(name, value);
            }
            Ok(None)
        }
        _ => {
            let class = process.classes.of(object);
            if let Some(found @ Value::Descriptor(_)) = class_lookup(process, &class, name)
                && let Some(setter) = setter_of(process, &found, object, &value, name)?
            {
                return Ok(Some(setter));
            }
            if object::set_attribute(process, object, name, &value)? {
                return Ok(None);
            }
            if let Value::Class(class) = object {
                let (title, of) = (class.name.borrow().clone(), name);
                return Err(
                    process.type_error(format!("cannot set '{of}' attribute of immutable type '{title}'"))
                );
            }
            Err(no_attribute(process, object, name))
        }
    }
}

fn setter_of(
    process: &mut Process,
    found: &Value,
    object: &Value,
    value: &Value,
    name: Name,
) -> Fallible<Option<(Value, Vec<Value>)>> {
    match found {
        Value::Descriptor(descriptor) => match &**descriptor {
            Descriptor::Property { set, .. } if set.is_none() => {
                let class = process.classes.of(object).qualified_name.borrow().clone();
                Err(process.attribute_error(format!("property '{name}' of '{class}' object has no setter")))
            }
            Descriptor::Property { set, .. } => Ok(Some((set.clone(), vec![object.clone(), value.clone()]))),
            _ => Ok(None),
        },
        Value::Instance(instance) => {
            let class = instance.class.borrow().clone();
            let setter = class_lookup(process, &class, Name::new("__set__"));
            Ok(setter.map(|setter| (setter, vec![found.clone(), object.clone(), value.clone()])))
        }
        _ => Ok(None),
    }
}

/// `object --` on top of the stack.
pub fn delete(process: &mut Process, thread: &mut Thread, name: Name) -> Fallible<Flow> {
    let object = thread.stack.pop();
    if let Some(method) = own_method(process, &object, Special::DelAttr, "__delattr__") {
        let args = [object, Value::str(name.text())];
        return call::call_values(process, thread, method, args, Entry::Discard);
    }
    let removed = match &object {
        Value::Instance(instance) => {
            let class = instance.class.borrow().clone();
            match class_lookup(process, &class, name) {
                Some(Value::Descriptor(descriptor)) => {
                    if let Descriptor::Property { delete, .. } = &*descriptor
                        && !delete.is_none()
                    {
                        return call::call_values(process, thread, delete.clone(), [object], Entry::Discard);
                    }
                }
                Some(found @ Value::Instance(_)) => {
                    if let Some(deleter) = super::operator::special(process, &found, "__delete__") {
                        return call::call_values(process, thread, deleter, [found, object], Entry::Discard);
                    }
                }
                _ => {}
            }
            instance.attributes.borrow_mut().remove(name)
        }
        Value::Class(class) if !class.is_builtin => {
            process.method_cache.clear();
            class.namespace.borrow_mut().shift_remove(&name)
        }
        Value::Module(module) => {
            let old = module.get(name);
            if old.is_some() {
                module.set(name, Value::Unbound);
            }
            old
        }
        Value::Function(function) => function.attributes.borrow_mut().remove(name),
        _ => None,
    };
    match removed {
        Some(_) => Ok(Flow::Next),
        None => Err(no_attribute(process, &object, name)),
    }
}
