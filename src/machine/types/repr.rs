//! In: values. Out: what `repr` and `str` say, or `None` where a class written in Python has a say.

use std::rc::Rc;

use crate::machine::class::{Class, Instance, Payload, Special};
use crate::machine::function::Fallible;
use crate::machine::iterator::DictPart;
use crate::machine::process::Process;
use crate::machine::value::Value;

use super::{alias, bytes, exception, float, int, range, repr_object, set, text_repr};

/// `repr(value)`; `None` if Python has to be asked.
pub fn repr_native(process: &mut Process, value: &Value) -> Fallible<Option<String>> {
    let mut out = String::new();
    let known = write(process, &mut out, value, &mut Vec::new())?;
    process.spend(out.len() as i64 * 4);
    Ok(known.then_some(out))
}

/// `str(value)`; `None` if Python has to be asked.
pub fn str_native(process: &mut Process, value: &Value) -> Fallible<Option<String>> {
    match value {
        Value::Str(text) => Ok(Some(text.as_str().to_owned())),
        Value::Instance(instance) => {
            let class = instance.class.borrow().clone();
            if class.has(Special::Str) {
                return Ok(None);
            }
            if let Payload::Exception(_) = &instance.payload {
                return exception::text(process, value);
            }
            match instance.wrapped() {
                Some(Value::Str(text)) => Ok(Some(text.as_str().to_owned())),
                _ => repr_native(process, value),
            }
        }
        other => repr_native(process, other),
    }
}

/// `repr(value)` as the built-in class says that the value's class derives from: `super().__repr__()`.
pub fn repr_inherited(process: &mut Process, value: &Value) -> Fallible<Option<String>> {
    let Value::Instance(instance) = value else { return repr_native(process, value) };
    let mut out = String::new();
    let known = write_inherited(process, &mut out, instance, value, &mut Vec::new())?;
    Ok(known.then_some(out))
}

/// `repr(value)` for error messages: as an object's where Python would have to be asked.
pub fn repr_short(process: &mut Process, value: &Value) -> Fallible<String> {
    Ok(match repr_native(process, value)? {
        Some(text) => text,
        None => default_repr(process, value),
    })
}

/// `ascii(value)`
pub fn ascii_native(process: &mut Process, value: &Value) -> Fallible<Option<String>> {
    Ok(repr_native(process, value)?.map(|text| text_repr::ascii(&text)))
}

/// `<module.Class object at 0x...>`: what `object.__repr__` says.
#[must_use]
pub fn default_repr(process: &mut Process, value: &Value) -> String {
    let class = process.classes.of(value);
    format!("<{} object at {}>", full_name(&class), address(process, value))
}

/// `module.Class`, without the module for built-in ones.
#[must_use]
pub fn full_name(class: &Class) -> String {
    let (module, name) = (class.module.borrow(), class.qualified_name.borrow());
    if &**module == "builtins" { name.to_string() } else { format!("{module}.{name}") }
}

type Path = Vec<usize>;

/// Appends `repr(value)`; `false`: Python has to be asked.
fn write(process: &mut Process, out: &mut String, value: &Value, path: &mut Path) -> Fallible<bool> {
    match value {
        Value::Unbound | Value::None => out.push_str("None"),
        Value::NotImplemented => out.push_str("NotImplemented"),
        Value::Ellipsis => out.push_str("Ellipsis"),
        Value::Bool(b) => out.push_str(if *b { "True" } else { "False" }),
        Value::Int(i) => out.push_str(&i.to_string()),
        Value::BigInt(big) => out.push_str(&int::decimal(process, big)?),
        Value::Float(x) => out.push_str(&float::repr(*x)),
        Value::Str(text) => text_repr::write(out, text.as_str()),
        Value::Bytes(content) => bytes::write_repr(out, content),
        Value::ByteArray(content) => {
            out.push_str("bytearray(");
            bytes::write_repr(out, &content.borrow());
            out.push(')');
        }
        Value::Range(r) => out.push_str(&range::repr(**r)),
        Value::List(_) | Value::Tuple(_) | Value::Dict(_) | Value::Set(_) | Value::FrozenSet(_) => {
            return write_container(process, out, value, path, None);
        }
        Value::View(_) => return write_container(process, out, value, path, None),
        Value::Instance(instance) => return write_instance(process, out, instance, value, path),
        Value::Slice(slice) => {
            out.push_str("slice");
            let parts = Value::tuple(vec![slice.start.clone(), slice.stop.clone(), slice.step.clone()]);
            return write(process, out, &parts, path);
        }
        Value::Method(method) => {
            if let Value::Native(native) = &method.function {
                let class = process.classes.of(&method.receiver).name.borrow().clone();
                let at = address(process, &method.receiver);
                out.push_str(&format!("<built-in method {} of {class} object at {at}>", native.name));
                return Ok(true);
            }
            out.push_str(&format!("<bound method {} of ", callable_name(&method.function)));
            let known = write(process, out, &method.receiver, path)?;
            out.push('>');
            return Ok(known);
        }
        Value::Class(class) if class.metaclass.as_ref().is_some_and(|meta| meta.has(Special::Repr)) => {
            return Ok(false);
        }
        other => return repr_object::write(process, out, other),
    }
    Ok(true)
}

fn write_container(
    process: &mut Process,
    out: &mut String,
    value: &Value,
    path: &mut Path,
    name: Option<&str>,
) -> Fallible<bool> {
    let here = super::identity::address(value).unwrap_or_default();
    let (open, close) = brackets(value, name);
    if path.contains(&here) {
        out.push_str(&format!("{open}...{close}"));
        return Ok(true);
    }
    if path.len() > super::compare::DEEPEST as usize {
        return Err(process.raised(
            &process.classes.recursion_error,
            "maximum recursion depth exceeded while getting the repr of an object",
        ));
    }
    process.check_memory(out.len())?;
    path.push(here);
    let known = write_items(process, out, value, path, &open, &close);
    path.pop();
    known
}

fn write_items(
    process: &mut Process,
    out: &mut String,
    value: &Value,
    path: &mut Path,
    open: &str,
    close: &str,
) -> Fallible<bool> {
    let (keys, values) = contents(value);
    if keys.is_empty() && matches!(value, Value::Set(_) | Value::FrozenSet(_)) {
        out.push_str(open.trim_end_matches(['{', '(']));
        out.push_str("()");
        return Ok(true);
    }
    out.push_str(open);
    for (at, key) in keys.iter().enumerate() {
        if at > 0 {
            out.push_str(", ");
        }
        if !write(process, out, key, path)? {
            return Ok(false);
        }
        if let Some(value) = values.get(at) {
            out.push_str(": ");
            if !write(process, out, value, path)? {
                return Ok(false);
            }
        }
    }
    if matches!(value, Value::Tuple(_)) && keys.len() == 1 {
        out.push(',');
    }
    out.push_str(close);
    Ok(true)
}

fn brackets(value: &Value, name: Option<&str>) -> (String, String) {
    let pair = |open: &str, close: &str| (open.to_owned(), close.to_owned());
    match value {
        Value::List(_) => pair("[", "]"),
        Value::Tuple(_) => pair("(", ")"),
        Value::Dict(_) => pair("{", "}"),
        Value::Set(set) if set.borrow().members.is_empty() => pair(name.unwrap_or("set"), ""),
        Value::Set(_) => match name {
            Some(name) => (format!("{name}({{"), "})".to_owned()),
            None => pair("{", "}"),
        },
        Value::FrozenSet(set) if set.members.is_empty() => pair(name.unwrap_or("frozenset"), ""),
        Value::FrozenSet(_) => (format!("{}({{", name.unwrap_or("frozenset")), "})".to_owned()),
        Value::View(view) => match view.part {
            DictPart::Keys => pair("dict_keys([", "])"),
            DictPart::Values => pair("dict_values([", "])"),
            DictPart::Items => pair("dict_items([", "])"),
        },
        _ => pair("", ""),
    }
}

/// The items to show, and for a dict their values.
fn contents(value: &Value) -> (Vec<Value>, Vec<Value>) {
    match value {
        Value::List(list) => (list.borrow().clone(), Vec::new()),
        Value::Tuple(items) => (items.to_vec(), Vec::new()),
        Value::Dict(dict) => dict.borrow().iter().map(|(key, value)| (key.clone(), value.clone())).unzip(),
        Value::Set(set) => (in_order(&set.borrow().members), Vec::new()),
        Value::FrozenSet(set) => (in_order(&set.members), Vec::new()),
        Value::View(view) => {
            let dict = view.dict.borrow();
            let items = dict.iter().map(|(key, value)| match view.part {
                DictPart::Keys => key.clone(),
                DictPart::Values => value.clone(),
                DictPart::Items => Value::tuple(vec![key.clone(), value.clone()]),
            });
            (items.collect(), Vec::new())
        }
        _ => (Vec::new(), Vec::new()),
    }
}

fn in_order(members: &crate::machine::dict::Dict) -> Vec<Value> {
    match set::order(members) {
        Some(order) => order
            .into_iter()
            .filter_map(|at| members.at_or_after(at as usize).map(|(_, item, _)| item.clone()))
            .collect(),
        None => members.iter().map(|(item, _)| item.clone()).collect(),
    }
}

fn write_instance(
    process: &mut Process,
    out: &mut String,
    instance: &Rc<Instance>,
    value: &Value,
    path: &mut Path,
) -> Fallible<bool> {
    let class = instance.class.borrow().clone();
    if class.has(Special::Repr) {
        return Ok(false);
    }
    write_inherited(process, out, instance, value, path)
}

fn write_inherited(
    process: &mut Process,
    out: &mut String,
    instance: &Rc<Instance>,
    value: &Value,
    path: &mut Path,
) -> Fallible<bool> {
    let class = instance.class.borrow().clone();
    if let Payload::Exception(data) = &instance.payload {
        let args = data.borrow().args.clone();
        out.push_str(&class.name.borrow());
        if let [one] = &args[..] {
            out.push('(');
            let known = write(process, out, one, path)?;
            out.push(')');
            return Ok(known);
        }
        return write(process, out, &Value::tuple(args), path);
    }
    if let Some(text) = alias::repr(process, value)? {
        out.push_str(text.as_deref().unwrap_or_default());
        return Ok(text.is_some());
    }
    match instance.wrapped() {
        Some(inner @ (Value::Set(_) | Value::FrozenSet(_))) => {
            let name = class.name.borrow().clone();
            write_container(process, out, &inner, path, Some(&name))
        }
        Some(inner) if is_data(&inner) => write(process, out, &inner, path),
        _ => {
            out.push_str(&default_repr(process, value));
            Ok(true)
        }
    }
}

fn is_data(value: &Value) -> bool {
    use Value::{BigInt, Bool, ByteArray, Bytes, Dict, Float, Int, List, Str, Tuple};
    matches!(
        value,
        Bool(_)
            | Int(_)
            | BigInt(_)
            | Float(_)
            | Str(_)
            | Bytes(_)
            | ByteArray(_)
            | List(_)
            | Tuple(_)
            | Dict(_)
    )
}

/// `0x7f...`
pub(super) fn address(process: &mut Process, value: &Value) -> String {
    format!("{:#x}", process.identities.of(value))
}

fn callable_name(value: &Value) -> String {
    match value {
        Value::Function(function) => function.qualified_name.borrow().to_string(),
        Value::Native(native) => native.name.to_owned(),
        _ => "?".to_owned(),
    }
}
