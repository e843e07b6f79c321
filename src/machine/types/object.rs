//! In: a built-in object and a name. Out: those of its attributes that are not methods of its class.

use std::rc::Rc;

use crate::machine::attributes::Attributes;
use crate::machine::class::{Class, Instance, Payload};
use crate::machine::coroutine::{Generator, GeneratorState};
use crate::machine::dict::Dict;
use crate::machine::function::{Fallible, Function};
use crate::machine::process::Process;
use crate::machine::value::{Descriptor, Value};
use crate::program::code::CodeKind;
use crate::program::name::Name;

use super::dict::set_text;
use super::exception;

/// The attribute; `None` if there is none of that name.
pub fn attribute(process: &mut Process, object: &Value, name: Name) -> Fallible<Option<Value>> {
    let text = name.text();
    let found = match object {
        Value::Instance(instance) => {
            if let Some(value) = exception::attribute(process, instance, text)? {
                return Ok(Some(value));
            }
            of_instance(process, instance, object, text)
        }
        Value::Class(class) => of_class(process, class, text),
        Value::Function(function) => of_function(function, text),
        Value::Method(method) => match text {
            "__self__" => Some(method.receiver.clone()),
            "__func__" => Some(method.function.clone()),
            _ => {
                let function = method.function.clone();
                let own = match &function {
                    Value::Function(function) => function.attributes.borrow().get(name).cloned(),
                    _ => None,
                };
                match own {
                    Some(value) => Some(value),
                    None => return attribute(process, &function, name),
                }
            }
        },
        Value::Native(native) => match text {
            "__name__" | "__qualname__" => Some(Value::str(native.name)),
            "__module__" => Some(Value::str("builtins")),
            _ => None,
        },
        Value::Module(module) => match text {
            "__dict__" => Some(named(module.variables())),
            "__doc__" => Some(Value::None),
            _ => None,
        },
        Value::Generator(generator) => of_generator(generator, text),
        Value::Code(code) => match text {
            "co_name" => Some(Value::str(code.code.name.text())),
            "co_qualname" => Some(Value::str(&*code.code.qualified_name)),
            "co_filename" => Some(Value::str(&*code.program.file)),
            "co_firstlineno" => Some(Value::Int(i64::from(code.code.first_line))),
            "co_argcount" => Some(Value::Int(i64::from(code.code.parameters.positional))),
            "co_varnames" => Some(names(&code.code.slots)),
            "co_freevars" => Some(names(&code.code.free)),
            _ => None,
        },
        Value::Cell(cell) if text == "cell_contents" => Some(cell.borrow().clone()).filter(Value::is_bound),
        Value::Descriptor(descriptor) => of_descriptor(descriptor, text),
        Value::Int(_) | Value::BigInt(_) | Value::Bool(_) => match text {
            "real" | "numerator" => Some(as_int(object)),
            "imag" => Some(Value::Int(0)),
            "denominator" => Some(Value::Int(1)),
            _ => None,
        },
        Value::Float(_) if text == "real" => Some(object.clone()),
        Value::Float(_) if text == "imag" => Some(Value::Float(0.0)),
        Value::Range(range) => match text {
            "start" => Some(Value::Int(range.start)),
            "stop" => Some(Value::Int(range.stop)),
            "step" => Some(Value::Int(range.step)),
            _ => None,
        },
        Value::Slice(slice) => match text {
            "start" => Some(slice.start.clone()),
            "stop" => Some(slice.stop.clone()),
            "step" => Some(slice.step.clone()),
            _ => None,
        },
        _ => None,
    };
    Ok(found.or_else(|| match text {
        "__class__" => Some(Value::Class(process.classes.of(object))),
        "__doc__" => Some(Value::None),
        _ => None,
    }))
}

/// Sets the attribute; `false` if there is none of that name to be set.
pub fn set_attribute(process: &mut Process, object: &Value, name: Name, value: &Value) -> Fallible<bool> {
    let text = name.text();
    let as_text = || value.as_str().map(Rc::<str>::from);
    match (object, text) {
        (Value::Instance(instance), "__class__") => match value {
            Value::Class(class) => *instance.class.borrow_mut() = class.clone(),
            other => {
                let found = process.classes.of(other).name.borrow().clone();
                let message = format!("__class__ must be set to a class, not '{found}' object");
                return Err(process.type_error(message));
            }
        },
        (Value::Instance(instance), "__dict__") => match value {
            Value::Dict(dict) => replace_attributes(instance, &dict.borrow()),
            Value::Instance(other) if matches!(other.wrapped(), Some(Value::Dict(_))) => {
                if let Some(Value::Dict(dict)) = other.wrapped() {
                    replace_attributes(instance, &dict.borrow());
                }
            }
            _ => return Err(process.type_error("__dict__ must be set to a dictionary")),
        },
        (Value::Instance(instance), _) => return exception::set_attribute(process, instance, text, value),
        (Value::Function(function), "__name__") => {
            let Some(name) = as_text() else {
                return Err(process.type_error("__name__ must be set to a string object"));
            };
            *function.name.borrow_mut() = name;
        }
        (Value::Function(function), "__qualname__") => {
            let Some(name) = as_text() else {
                return Err(process.type_error("__qualname__ must be set to a string object"));
            };
            *function.qualified_name.borrow_mut() = name;
        }
        (Value::Function(function), "__defaults__") => {
            let defaults = match value {
                Value::Tuple(items) => items.clone(),
                _ => Rc::default(),
            };
            *function.defaults.borrow_mut() = defaults;
        }
        (Value::Class(class), "__name__" | "__qualname__") => {
            let Some(name) = as_text() else {
                return Err(
                    process.type_error(format!("can only assign string to {}.{text}", class.name.borrow()))
                );
            };
            if text == "__name__" {
                *class.name.borrow_mut() = name;
            } else {
                *class.qualified_name.borrow_mut() = name;
            }
        }
        (Value::Class(class), "__module__") => {
            if let Some(name) = as_text() {
                *class.module.borrow_mut() = name;
            }
        }
        _ => return Ok(false),
    }
    Ok(true)
}

/// The traceback of an exception, as an object: what `__exit__` gets.
pub fn traceback_of(process: &mut Process, exception: &Value) -> Value {
    let found = attribute(process, exception, Name::new("__traceback__"));
    found.ok().flatten().unwrap_or(Value::None)
}

fn of_instance(process: &Process, instance: &Rc<Instance>, object: &Value, name: &str) -> Option<Value> {
    match name {
        "__dict__" => Some(live_attributes(process, instance, object)),
        "__module__" => Some(Value::str(&**instance.class.borrow().module.borrow())),
        "__doc__" => Some(Value::None),
        _ => None,
    }
}

/// A dict of the attributes that, when changed, changes them too: see `_Attributes` in `prelude/core.py`.
fn live_attributes(process: &Process, instance: &Rc<Instance>, object: &Value) -> Value {
    let copy = {
        let attributes = instance.attributes.borrow();
        named(attributes.iter().map(|(name, value)| (name, value.clone())))
    };
    let Some(Value::Class(class)) = process.core.get(Name::new("_Attributes")) else { return copy };
    let mut attributes = Attributes::default();
    attributes.set(Name::new("_owner"), object.clone());
    Value::Instance(Rc::new(Instance::with_attributes(class, attributes, Payload::Wrapped(copy.into()))))
}

fn replace_attributes(instance: &Instance, dict: &Dict) {
    let mut attributes = Attributes::default();
    for (key, value) in dict.iter() {
        if let Some(name) = key.as_str() {
            attributes.set(Name::new(name), value.clone());
        }
    }
    let old = instance.attributes.replace(attributes);
    drop(old);
}

fn of_class(process: &Process, class: &Rc<Class>, name: &str) -> Option<Value> {
    Some(match name {
        "__name__" => Value::str(&**class.name.borrow()),
        "__qualname__" => Value::str(&**class.qualified_name.borrow()),
        "__module__" => Value::str(&**class.module.borrow()),
        "__mro__" => {
            let all = std::iter::once(class).chain(&class.ancestors);
            Value::tuple(all.cloned().map(Value::Class).collect())
        }
        "__bases__" => Value::tuple(class.bases.iter().cloned().map(Value::Class).collect()),
        "__base__" => class.bases.first().cloned().map_or(Value::None, Value::Class),
        "__dict__" => named(class.namespace.borrow().iter().map(|(name, value)| (*name, value.clone()))),
        "__annotations__" => Value::dict(Dict::default()),
        "__doc__" => Value::None,
        "__class__" => Value::Class(class.metaclass.clone().unwrap_or_else(|| process.classes.type_.clone())),
        _ => return None,
    })
}

fn of_function(function: &Rc<Function>, name: &str) -> Option<Value> {
    Some(match name {
        "__name__" => Value::str(&**function.name.borrow()),
        "__qualname__" => Value::str(&**function.qualified_name.borrow()),
        "__module__" => Value::str(&*function.code.globals.name),
        "__doc__" => function.code.code.doc.as_ref().map_or(Value::None, |doc| Value::str(&**doc)),
        "__code__" => Value::Code(function.code.clone()),
        "__globals__" => named(function.code.globals.variables()),
        "__defaults__" => match function.defaults.borrow().clone() {
            none if none.is_empty() => Value::None,
            some => Value::Tuple(some),
        },
        "__kwdefaults__" => match function.keyword_defaults.borrow().clone() {
            none if none.is_empty() => Value::None,
            some => named(some.iter().map(|(name, value)| (name, value.clone()))),
        },
        "__closure__" if function.closure.is_empty() => Value::None,
        "__closure__" => Value::tuple(function.closure.to_vec()),
        "__annotations__" => Value::dict(Dict::default()),
        "__dict__" => {
            let attributes = function.attributes.borrow();
            let own = attributes.iter().filter(|(name, _)| name.text() != "__annotations__");
            named(own.map(|(name, value)| (name, value.clone())))
        }
        _ => return None,
    })
}

fn of_generator(generator: &Rc<Generator>, name: &str) -> Option<Value> {
    let prefix = match generator.kind {
        CodeKind::Coroutine => "cr_",
        CodeKind::AsyncGenerator => "ag_",
        _ => "gi_",
    };
    Some(match name {
        "__name__" => Value::str(&*generator.name),
        "__qualname__" => Value::str(&*generator.qualified_name),
        _ => match name.strip_prefix(prefix)? {
            "running" => Value::Bool(generator.state.get() == GeneratorState::Running),
            "suspended" => Value::Bool(generator.state.get() == GeneratorState::Suspended),
            "code" => Value::Code(generator.code.clone()),
            "frame" if generator.state.get() != GeneratorState::Finished => {
                Value::Code(generator.code.clone())
            }
            "frame" | "await" | "yieldfrom" | "origin" => Value::None,
            _ => return None,
        },
    })
}

fn of_descriptor(descriptor: &Descriptor, name: &str) -> Option<Value> {
    Some(match (descriptor, name) {
        (Descriptor::Property { get, .. }, "fget") => get.clone(),
        (Descriptor::Property { set, .. }, "fset") => set.clone(),
        (Descriptor::Property { delete, .. }, "fdel") => delete.clone(),
        (Descriptor::Static(function) | Descriptor::ClassMethod(function), "__func__" | "__wrapped__") => {
            function.clone()
        }
        (Descriptor::Super { class, .. }, "__thisclass__") => Value::Class(class.clone()),
        (Descriptor::Super { object, .. }, "__self__") => object.clone(),
        _ => return None,
    })
}

fn as_int(value: &Value) -> Value {
    match value {
        Value::Bool(b) => Value::Int(i64::from(*b)),
        other => other.clone(),
    }
}

fn names(names: &[Name]) -> Value {
    Value::tuple(names.iter().map(|name| Value::str(name.text())).collect())
}

/// A dict with names as its keys.
fn named(entries: impl IntoIterator<Item = (Name, Value)>) -> Value {
    let mut dict = Dict::default();
    for (name, value) in entries {
        set_text(&mut dict, name.text(), value);
    }
    Value::dict(dict)
}
