//! In: exceptions. Out: what `str` says of them, and their attributes.

use std::rc::Rc;

use crate::machine::attributes::Attributes;
use crate::machine::class::{Class, Instance, Payload};
use crate::machine::exception::{ExceptionData, TracebackEntry};
use crate::machine::function::Fallible;
use crate::machine::modules::entries_of;
use crate::machine::process::Process;
use crate::machine::value::Value;
use crate::program::name::Name;

use super::repr::{repr_native, str_native};

/// `str(exception)`; `None` if Python has to be asked.
pub fn text(process: &mut Process, value: &Value) -> Fallible<Option<String>> {
    let Some((class, args)) = parts(value) else { return Ok(None) };
    if class.is_subclass_of(&process.classes.base_exception_group) {
        return group_text(process, &args);
    }
    if class.is_subclass_of(&process.classes.key_error)
        && let [key] = &args[..]
    {
        return repr_native(process, key);
    }
    if class.is_subclass_of(&process.classes.os_error) && (2..=3).contains(&args.len()) {
        let Some(number) = str_native(process, &args[0])? else { return Ok(None) };
        let Some(message) = str_native(process, &args[1])? else { return Ok(None) };
        let Some(file) = args.get(2) else { return Ok(Some(format!("[Errno {number}] {message}"))) };
        return Ok(repr_native(process, file)?.map(|file| format!("[Errno {number}] {message}: {file}")));
    }
    match &args[..] {
        [] => Ok(Some(String::new())),
        [one] => str_native(process, one),
        _ => repr_native(process, &Value::tuple(args)),
    }
}

/// An attribute of an exception that is not in its dict; `None` if there is none of that name.
pub fn attribute(process: &mut Process, instance: &Rc<Instance>, name: &str) -> Fallible<Option<Value>> {
    let Payload::Exception(data) = &instance.payload else { return Ok(None) };
    let class = instance.class.borrow().clone();
    let data = data.borrow();
    let is = |other: &Rc<Class>| class.is_subclass_of(other);
    let known = &process.classes;
    let arg = |at: usize| data.args.get(at).cloned().unwrap_or(Value::None);
    Ok(Some(match name {
        "args" => Value::tuple(data.args.clone()),
        "__cause__" => data.cause.clone().unwrap_or(Value::None),
        "__context__" => data.context.clone().unwrap_or(Value::None),
        "__suppress_context__" => Value::Bool(data.suppress_context),
        "__traceback__" => traceback(process, instance, &data),
        "value" if is(&known.stop_iteration) => arg(0),
        "code" if is(&known.system_exit) => match &data.args[..] {
            [] | [_] => arg(0),
            _ => Value::tuple(data.args.clone()),
        },
        "errno" if is(&known.os_error) => {
            if data.args.len() > 1 {
                arg(0)
            } else {
                Value::None
            }
        }
        "strerror" if is(&known.os_error) => {
            if data.args.len() > 1 {
                arg(1)
            } else {
                Value::None
            }
        }
        "filename" if is(&known.os_error) => arg(2),
        "message" if is(&known.base_exception_group) => arg(0),
        "exceptions" if is(&known.base_exception_group) => match arg(1) {
            Value::List(items) => Value::tuple(items.borrow().clone()),
            other => other,
        },
        "name" | "obj" if is(&known.attribute_error) || is(&known.name_error) => Value::None,
        "name" | "path" if is(&known.import_error) => Value::None,
        "msg" if is(&known.import_error) || is(&known.syntax_error) => arg(0),
        _ => return Ok(None),
    }))
}

/// Sets such an attribute; `false` if there is none of that name.
pub fn set_attribute(
    process: &Process,
    instance: &Rc<Instance>,
    name: &str,
    value: &Value,
) -> Fallible<bool> {
    let Payload::Exception(data) = &instance.payload else { return Ok(false) };
    // Before the borrow: the places may be those of the same exception.
    let places = if name == "__traceback__" { places_of(value) } else { None };
    let mut data = data.borrow_mut();
    let exception_or_none = |what: &str| match value {
        Value::None => Ok(None),
        Value::Instance(other) if matches!(other.payload, Payload::Exception(_)) => Ok(Some(value.clone())),
        _ => Err(process.type_error(format!("exception {what} must be None or derive from BaseException"))),
    };
    match name {
        "__cause__" => {
            data.cause = exception_or_none("cause")?;
            data.suppress_context = true;
        }
        "__context__" => data.context = exception_or_none("context")?,
        "__suppress_context__" => data.suppress_context = super::number::truth(value).unwrap_or(true),
        "__traceback__" => match places {
            Some(places) => data.traceback = places,
            None => return Err(process.type_error("__traceback__ must be a traceback or None")),
        },
        "args" => match value {
            Value::Tuple(items) => data.args = items.to_vec(),
            Value::List(items) => data.args = items.borrow().clone(),
            _ => return Ok(false),
        },
        _ => return Ok(false),
    }
    Ok(true)
}

/// The class and the arguments of an exception.
#[must_use]
pub fn parts(value: &Value) -> Option<(Rc<Class>, Vec<Value>)> {
    match value {
        Value::Instance(instance) => match &instance.payload {
            Payload::Exception(data) => Some((instance.class.borrow().clone(), data.borrow().args.clone())),
            _ => None,
        },
        _ => None,
    }
}

fn group_text(process: &mut Process, args: &[Value]) -> Fallible<Option<String>> {
    let count = match args.get(1) {
        Some(Value::List(items)) => items.borrow().len(),
        Some(Value::Tuple(items)) => items.len(),
        _ => 0,
    };
    let plural = if count == 1 { "" } else { "s" };
    let Some(message) = args.first() else { return Ok(Some(String::new())) };
    Ok(str_native(process, message)?.map(|message| format!("{message} ({count} sub-exception{plural})")))
}

/// The exception and how many places it has passed so far: `prelude/traceback.py` makes the rest of it.
fn traceback(process: &Process, exception: &Rc<Instance>, data: &ExceptionData) -> Value {
    if data.traceback.is_empty() {
        return Value::None;
    }
    let mut attributes = Attributes::default();
    attributes.set(Name::new("_error"), Value::Instance(exception.clone()));
    attributes.set(Name::new("_count"), Value::Int(data.traceback.len() as i64));
    let class = process.classes.traceback.clone();
    Value::Instance(Rc::new(Instance::with_attributes(class, attributes, Payload::None)))
}

/// The places of a traceback, or those of no traceback.
fn places_of(value: &Value) -> Option<Vec<TracebackEntry>> {
    let is_traceback =
        |instance: &Rc<Instance>| instance.attributes.borrow().get(Name::new("_error")).is_some();
    match value {
        Value::None => Some(Vec::new()),
        Value::Instance(instance) if is_traceback(instance) => Some(entries_of(value)),
        _ => None,
    }
}
