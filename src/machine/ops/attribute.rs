//! In: an object and a name. Out: the attribute, found as Python finds it: class, instance, class again.

use std::cell::Cell;
use std::rc::Rc;

use crate::program::name::Name;

use super::super::class::{Class, Instance, Payload, Special};
use super::super::frame::Entry;
use super::super::function::{BoundMethod, Fallible, Raised};
use super::super::process::Process;
use super::super::thread::Thread;
use super::super::types::object;
use super::super::types::receiver::type_name;
use super::super::value::{Descriptor, Value};
use super::{Flow, call};

/// What was found in classes lately, by class and name. It is emptied when any class changes.
pub struct MethodCache {
    entries: Vec<Option<(*const Class, Name, Option<Value>)>>,
}

const CACHE_SIZE: usize = 512;

impl Default for MethodCache {
    fn default() -> Self {
        Self { entries: vec![None; CACHE_SIZE] }
    }
}

impl MethodCache {
    /// Looks a name up in a class and its ancestors.
    #[inline]
    pub fn lookup(&mut self, class: &Rc<Class>, name: Name) -> Option<&Value> {
        let address = Rc::as_ptr(class);
        let mixed = (address as usize >> 4).wrapping_mul(31).wrapping_add(name.index() as usize);
        let index = mixed % CACHE_SIZE;
        let is_known =
            matches!(&self.entries[index], Some((known, of, _)) if *known == address && *of == name);
        if !is_known {
            self.entries[index] = Some((address, name, class.lookup(name)));
        }
        self.entries[index].as_ref().and_then(|(_, _, value)| value.as_ref())
    }

    /// Forgets everything: a class was made or changed.
    pub fn clear(&mut self) {
        self.entries.fill(None);
    }
}

/// Looks a name up in a class and its ancestors, through the cache.
pub fn class_lookup(process: &mut Process, class: &Rc<Class>, name: Name) -> Option<Value> {
    process.method_cache.lookup(class, name).cloned()
}

/// An attribute as found, before it is pushed.
pub enum Found {
    /// It is there.
    Value(Value),
    /// A function with these arguments gives it.
    Call(Value, Vec<Value>),
    /// It is not there.
    Nothing,
}

/// `object -- value` on top of the stack.
pub fn load(process: &mut Process, thread: &mut Thread, name: Name, guess: &Cell<u32>) -> Fallible<Flow> {
    let object = thread.stack.peek(0).clone();
    match find(process, &object, name, guess)? {
        Found::Value(value) => {
            *thread.stack.peek(0) = value;
            Ok(Flow::Next)
        }
        Found::Call(callable, args) => {
            thread.stack.pop();
            call::call_values(process, thread, callable, args, Entry::Call)
        }
        Found::Nothing => Err(no_attribute(process, &object, name)),
    }
}

/// `object -- callable self-or-unbound` on top of the stack.
pub fn load_method(
    process: &mut Process,
    thread: &mut Thread,
    name: Name,
    guess: &Cell<u32>,
) -> Fallible<Flow> {
    let object = thread.stack.peek(0).clone();
    if let Some(function) = find_method(process, &object, name) {
        *thread.stack.peek(0) = function;
        thread.stack.push(object);
        return Ok(Flow::Next);
    }
    match find(process, &object, name, guess)? {
        Found::Value(value) => {
            *thread.stack.peek(0) = value;
            thread.stack.push(Value::Unbound);
            Ok(Flow::Next)
        }
        Found::Call(callable, args) => {
            // The attribute is computed as a value, and called without a receiver.
            thread.stack.pop();
            call::call_values(process, thread, callable, args, Entry::Method)
        }
        Found::Nothing => Err(no_attribute(process, &object, name)),
    }
}

/// A plain method that needs no bound object: a function in the class, not hidden by an attribute.
#[inline]
pub fn find_method(process: &mut Process, object: &Value, name: Name) -> Option<Value> {
    let Process { classes, method_cache, .. } = process;
    let guard;
    let class: &Rc<Class> = match object {
        Value::Instance(instance) => {
            if instance.attributes.borrow().get(name).is_some() {
                return None;
            }
            guard = instance.class.borrow();
            if guard.has(Special::GetAttribute) {
                return None;
            }
            &guard
        }
        Value::Class(_) | Value::Module(_) | Value::Descriptor(_) | Value::Function(_) => return None,
        other => classes.of_builtin(other),
    };
    match method_cache.lookup(class, name)? {
        function @ Value::Function(_) => Some(function.clone()),
        Value::Native(native) if native.is_method => Some(Value::Native(native)),
        _ => None,
    }
}

/// Finds an attribute of any object.
pub fn find(process: &mut Process, object: &Value, name: Name, guess: &Cell<u32>) -> Fallible<Found> {
    match object {
        Value::Instance(instance) => find_in_instance(process, object, instance, name, guess),
        Value::Class(class) => find_in_class(process, object, class, name),
        Value::Module(module) => match module.get(name) {
            Some(value) => Ok(Found::Value(value)),
            None => match (object::attribute(process, object, name)?, module.get(Name::new("__getattr__"))) {
                (Some(value), _) => Ok(Found::Value(value)),
                (None, Some(function)) => Ok(Found::Call(function, vec![Value::str(name.text())])),
                (None, None) => Ok(Found::Nothing),
            },
        },
        Value::Descriptor(descriptor) => match &**descriptor {
            Descriptor::Super { class, object: receiver } => find_super(process, class, receiver, name),
            _ => find_builtin(process, object, name),
        },
        Value::Function(function) => {
            let own = function.attributes.borrow().get(name).cloned();
            own.map_or_else(|| find_builtin(process, object, name), |value| Ok(Found::Value(value)))
        }
        _ => find_builtin(process, object, name),
    }
}

fn find_in_instance(
    process: &mut Process,
    object: &Value,
    instance: &Rc<Instance>,
    name: Name,
    guess: &Cell<u32>,
) -> Fallible<Found> {
    let class = instance.class.borrow().clone();
    if class.has(Special::GetAttribute)
        && let Some(method @ Value::Function(_)) =
            class_lookup(process, &class, Name::new("__getattribute__"))
    {
        return Ok(Found::Call(method, vec![object.clone(), Value::str(name.text())]));
    }
    find_plainly(process, object, instance, &class, name, guess)
}

/// As `object.__getattribute__` finds it, and then by `__getattr__`.
pub fn find_plainly(
    process: &mut Process,
    object: &Value,
    instance: &Rc<Instance>,
    class: &Rc<Class>,
    name: Name,
    guess: &Cell<u32>,
) -> Fallible<Found> {
    if !class.has(Special::DataDescriptor)
        && let Some(value) = instance.attributes.borrow().get_at(name, guess)
    {
        return Ok(Found::Value(value.clone()));
    }
    let in_class = class_lookup(process, class, name);
    if let Some(found) = &in_class
        && is_data_descriptor(process, found)
    {
        return Ok(bind(process, found.clone(), object, class));
    }
    if let Some(value) = instance.attributes.borrow().get(name) {
        return Ok(Found::Value(value.clone()));
    }
    if let Some(found) = in_class {
        return Ok(bind(process, found, object, class));
    }
    if let Some(value) = object::attribute(process, object, name)? {
        return Ok(Found::Value(value));
    }
    if class.has(Special::GetAttr)
        && let Some(method) = class_lookup(process, class, Name::new("__getattr__"))
    {
        return Ok(Found::Call(method, vec![object.clone(), Value::str(name.text())]));
    }
    if let Payload::Wrapped(inner) = &instance.payload {
        let inner = inner.borrow().clone();
        return find_builtin(process, &inner, name);
    }
    Ok(Found::Nothing)
}

fn find_in_class(process: &mut Process, object: &Value, class: &Rc<Class>, name: Name) -> Fallible<Found> {
    if let Some(meta) = &class.metaclass
        && let Some(found @ Value::Descriptor(_)) = meta.lookup(name)
    {
        return Ok(bind(process, found, object, meta));
    }
    if let Some(found) = class_lookup(process, class, name) {
        return Ok(match found {
            Value::Descriptor(descriptor) => match &*descriptor {
                Descriptor::Static(inner) => Found::Value(inner.clone()),
                Descriptor::ClassMethod(function) => Found::Value(method(function.clone(), object.clone())),
                _ => Found::Value(Value::Descriptor(descriptor.clone())),
            },
            Value::Instance(_) => match getter(process, &found) {
                Some(get) => Found::Call(get, vec![found, Value::None, object.clone()]),
                None => Found::Value(found),
            },
            other => Found::Value(other),
        });
    }
    if let Some(meta) = &class.metaclass {
        let meta = meta.clone();
        if let Some(found) = meta.lookup(name) {
            return Ok(bind(process, found, object, &meta));
        }
        if let Some(function) = meta.lookup(Name::new("__getattr__")) {
            return Ok(Found::Call(function, vec![object.clone(), Value::str(name.text())]));
        }
    }
    if let Some(value) = object::attribute(process, object, name)? {
        return Ok(Found::Value(value));
    }
    let type_class = process.classes.type_.clone();
    match class_lookup(process, &type_class, name) {
        Some(found) => Ok(bind(process, found, object, &type_class)),
        None => Ok(Found::Nothing),
    }
}

fn find_super(process: &mut Process, after: &Rc<Class>, receiver: &Value, name: Name) -> Fallible<Found> {
    let (start, by_class) = match receiver {
        Value::Class(class) if class.is_subclass_of(after) => (class.clone(), true),
        other => (process.classes.of(other), false),
    };
    let Some(found) = start.lookup_after(after, name) else {
        return Ok(object::attribute(process, receiver, name)?.map_or(Found::Nothing, Found::Value));
    };
    if by_class {
        return Ok(match &found {
            Value::Descriptor(descriptor) => match &**descriptor {
                Descriptor::Static(inner) => Found::Value(inner.clone()),
                Descriptor::ClassMethod(function) => Found::Value(method(function.clone(), receiver.clone())),
                _ => Found::Value(found),
            },
            _ => Found::Value(found),
        });
    }
    Ok(bind(process, found, receiver, &start))
}

fn find_builtin(process: &mut Process, object: &Value, name: Name) -> Fallible<Found> {
    let class = process.classes.of(object);
    if let Some(found) = class_lookup(process, &class, name) {
        return Ok(bind(process, found, object, &class));
    }
    Ok(object::attribute(process, object, name)?.map_or(Found::Nothing, Found::Value))
}

/// What an attribute found in a class is for an object of that class.
fn bind(process: &mut Process, found: Value, object: &Value, class: &Rc<Class>) -> Found {
    match &found {
        Value::Function(_) => Found::Value(method(found, object.clone())),
        Value::Native(native) if native.is_method => Found::Value(method(found, object.clone())),
        Value::Descriptor(descriptor) => match &**descriptor {
            Descriptor::Static(inner) => Found::Value(inner.clone()),
            Descriptor::ClassMethod(function) => {
                Found::Value(method(function.clone(), Value::Class(class.clone())))
            }
            Descriptor::Property { get, .. } if !get.is_none() => {
                Found::Call(get.clone(), vec![object.clone()])
            }
            Descriptor::Property { .. } => Found::Nothing,
            Descriptor::Super { .. } => Found::Value(found),
        },
        Value::Instance(_) => match getter(process, &found) {
            Some(get) => Found::Call(get, vec![found, object.clone(), Value::Class(class.clone())]),
            None => Found::Value(found),
        },
        _ => Found::Value(found),
    }
}

fn getter(process: &mut Process, found: &Value) -> Option<Value> {
    let Value::Instance(instance) = found else { return None };
    let class = instance.class.borrow().clone();
    class_lookup(process, &class, Name::new("__get__"))
}

fn is_data_descriptor(process: &mut Process, found: &Value) -> bool {
    match found {
        Value::Descriptor(descriptor) => matches!(&**descriptor, Descriptor::Property { .. }),
        Value::Instance(instance) => {
            let class = instance.class.borrow().clone();
            class_lookup(process, &class, Name::new("__set__")).is_some()
        }
        _ => false,
    }
}

/// A function with its receiver.
#[must_use]
pub fn method(function: Value, receiver: Value) -> Value {
    Value::Method(Rc::new(BoundMethod { function, receiver }))
}

/// The `AttributeError` for a missing attribute.
#[must_use]
pub fn no_attribute(process: &Process, object: &Value, name: Name) -> Raised {
    let message = match object {
        Value::Class(class) => format!("type object '{}' has no attribute '{name}'", class.name.borrow()),
        Value::Module(module) => format!("module '{}' has no attribute '{name}'", module.name),
        Value::Descriptor(descriptor) if matches!(&**descriptor, Descriptor::Super { .. }) => {
            format!("'super' object has no attribute '{name}'")
        }
        other => format!("'{}' object has no attribute '{name}'", type_name(process, other)),
    };
    process.attribute_error(message)
}
