//! In: functions, classes, modules, iterators and the like. Out: what `repr` says of them.

use std::rc::Rc;

use crate::machine::args::Args;
use crate::machine::class::Class;
use crate::machine::function::{Effect, Fallible, Native};
use crate::machine::iterator::{DictPart, DictSource, Iter};
use crate::machine::process::Process;
use crate::machine::value::{Descriptor, Value};
use crate::program::code::CodeKind;
use crate::program::name::Name;

use super::repr::{address, default_repr, full_name, repr_short};

/// Appends `repr(value)`; `false`: Python has to be asked.
pub fn write(process: &mut Process, out: &mut String, value: &Value) -> Fallible<bool> {
    let text = match value {
        Value::Function(function) => {
            let at = address(process, value);
            format!("<function {} at {at}>", function.qualified_name.borrow())
        }
        Value::Native(native) if native.is_method => {
            let owner = process.classes.all().find(|class| owns(class, native));
            let owner = owner.map_or_else(|| "object".into(), |class| class.name.borrow().clone());
            let kind = if native.name.starts_with("__") { "slot wrapper" } else { "method" };
            format!("<{kind} '{}' of '{owner}' objects>", native.name)
        }
        Value::Native(native) => format!("<built-in function {}>", native.name),
        Value::Class(class) => format!("<class '{}'>", full_name(class)),
        Value::Module(module) if &*module.name == "__main__" => "<module '__main__'>".to_owned(),
        Value::Module(module) => format!("<module '{}' (built-in)>", module.name),
        Value::Generator(generator) => {
            let at = address(process, value);
            match generator.kind {
                CodeKind::Coroutine => format!("<coroutine object {} at {at}>", generator.qualified_name),
                CodeKind::AsyncGenerator => {
                    format!("<async_generator object {} at {at}>", generator.qualified_name)
                }
                // `map`, `filter` and the like over things that need Python are generators of the library.
                _ if generator.code.program.is_prelude && is_lazy_builtin(&generator.name) => {
                    format!("<{} object at {at}>", generator.name.trim_start_matches('_'))
                }
                _ => format!("<generator object {} at {at}>", generator.qualified_name),
            }
        }
        Value::Iter(iter) => {
            format!("<{} object at {}>", iterator_name(&iter.borrow()), address(process, value))
        }
        Value::Descriptor(descriptor) => match &**descriptor {
            Descriptor::Static(function) => format!("<staticmethod({})>", repr_short(process, function)?),
            Descriptor::ClassMethod(function) => format!("<classmethod({})>", repr_short(process, function)?),
            Descriptor::Super { class, object } => {
                let name = class.name.borrow().clone();
                let of = process.classes.of(object).name.borrow().clone();
                format!("<super: <class '{name}'>, <{of} object>>")
            }
            Descriptor::Property { .. } => default_repr(process, value),
        },
        Value::Code(code) => {
            let at = address(process, value);
            let (name, file, line) = (code.code.name, &code.program.file, code.code.first_line);
            format!("<code object {name} at {at}, file \"{file}\", line {line}>")
        }
        Value::Lock(lock) => {
            let state = if lock.locked.get() { "locked" } else { "unlocked" };
            format!("<{state} _thread.lock object at {}>", address(process, value))
        }
        other => return write_by_class(process, out, other),
    };
    out.push_str(&text);
    Ok(true)
}

/// Futures, loops and the like: as the `__repr__` of their class says.
fn write_by_class(process: &mut Process, out: &mut String, value: &Value) -> Fallible<bool> {
    let class = process.classes.of(value);
    match class.lookup(Name::new("__repr__")) {
        Some(Value::Native(native)) if !Rc::ptr_eq(&class, &process.classes.object) => {
            let own = process.classes.object.namespace.borrow().get(&Name::new("__repr__")).cloned();
            if matches!(own, Some(Value::Native(object)) if std::ptr::eq(object, native)) {
                out.push_str(&default_repr(process, value));
                return Ok(true);
            }
            match (native.call)(process, Args { values: std::slice::from_ref(value), names: &[] })? {
                Effect::Value(Value::Str(text)) => {
                    out.push_str(text.as_str());
                    Ok(true)
                }
                _ => Ok(false),
            }
        }
        Some(_) => Ok(false),
        None => {
            out.push_str(&default_repr(process, value));
            Ok(true)
        }
    }
}

fn owns(class: &Class, native: &'static Native) -> bool {
    let namespace = class.namespace.borrow();
    matches!(namespace.get(&Name::new(native.name)), Some(Value::Native(own)) if std::ptr::eq(*own, native))
}

fn is_lazy_builtin(name: &str) -> bool {
    matches!(name, "_map" | "_filter" | "_zip" | "_enumerate" | "_reversed")
}

fn iterator_name(iter: &Iter) -> &'static str {
    match iter {
        Iter::List { .. } | Iter::Empty => "list_iterator",
        Iter::ListReversed { .. } => "list_reverseiterator",
        Iter::Tuple { .. } => "tuple_iterator",
        Iter::Range { .. } => "range_iterator",
        Iter::Str { .. } => "str_ascii_iterator",
        Iter::Bytes { .. } => "bytes_iterator",
        Iter::Dict { part, dict, .. } => match (dict, part) {
            (DictSource::Dict(_), DictPart::Keys) => "dict_keyiterator",
            (DictSource::Dict(_), DictPart::Values) => "dict_valueiterator",
            (DictSource::Dict(_), DictPart::Items) => "dict_itemiterator",
            _ => "set_iterator",
        },
        Iter::Set { .. } => "set_iterator",
        Iter::Enumerate { .. } => "enumerate",
        Iter::Zip { .. } => "zip",
        Iter::Values(_) => "reversed",
    }
}
