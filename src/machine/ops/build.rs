//! In: parts on the stack. Out: functions, classes, unpacked values, formatted text.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use crate::program::name::Name;
use crate::program::op::{Conversion, FunctionParts};

use super::super::attributes::Attributes;
use super::super::dict::Dict;
use super::super::frame::Entry;
use super::super::function::{Fallible, Function, LinkedCode};
use super::super::iterator;
use super::super::process::Process;
use super::super::thread::Thread;
use super::super::types;
use super::super::value::Value;
use super::{Flow, call, keys};

/// `parts.. -- function`
pub fn function(thread: &mut Thread, code: Rc<LinkedCode>, parts: FunctionParts) {
    let has = |part: u8| parts.0 & part != 0;
    let closure = if has(FunctionParts::CLOSURE) { tuple_items(&thread.stack.pop()) } else { Vec::new() };
    let annotations = has(FunctionParts::ANNOTATIONS).then(|| thread.stack.pop());
    let keyword_defaults = has(FunctionParts::KEYWORD_DEFAULTS).then(|| thread.stack.pop());
    let defaults = if has(FunctionParts::DEFAULTS) { tuple_items(&thread.stack.pop()) } else { Vec::new() };
    let mut attributes = Attributes::default();
    if let Some(annotations) = annotations {
        attributes.set(Name::new("__annotations__"), annotations);
    }
    let name: Rc<str> = code.code.name.text().into();
    let qualified_name = code.code.qualified_name.clone();
    thread.stack.push(Value::Function(Rc::new(Function {
        code,
        defaults: RefCell::new(Rc::new(defaults.into())),
        keyword_defaults: RefCell::new(Rc::new(keyword_defaults.map(by_name).unwrap_or_default())),
        closure: closure.into(),
        name: RefCell::new(name),
        qualified_name: RefCell::new(qualified_name),
        attributes: RefCell::new(attributes),
    })));
}

/// The entries of a dict whose keys are names.
fn by_name(dict: Value) -> Attributes {
    let mut named = Attributes::default();
    if let Value::Dict(dict) = dict {
        for (key, value) in dict.borrow().iter() {
            named.set(Name::new(key.as_str().unwrap_or_default()), value.clone());
        }
    }
    named
}

fn tuple_items(value: &Value) -> Vec<Value> {
    match value {
        Value::Tuple(items) => items.to_vec(),
        _ => Vec::new(),
    }
}

/// `body name bases keywords -- class`
pub fn class(process: &mut Process, thread: &mut Thread) -> Fallible<Flow> {
    let cut = thread.stack.top() - 4;
    let helper = process.core_function("_build_class");
    thread.stack.insert(cut, helper);
    call::call(process, thread, cut, &[], Entry::Call)
}

/// `callable tuple [dict] -- result`
pub fn call_unpacked(process: &mut Process, thread: &mut Thread, keywords: bool) -> Fallible<Flow> {
    let keywords = if keywords { thread.stack.pop() } else { Value::None };
    let positional = thread.stack.pop();
    let cut = thread.stack.top() - 1;
    for value in tuple_items(&positional) {
        thread.stack.push(value);
    }
    let mut names = Vec::new();
    if let Value::Dict(dict) = &keywords {
        for (key, value) in dict.borrow().iter() {
            let Some(name) = key.as_str() else { return Err(process.type_error("keywords must be strings")) };
            names.push(Name::new(name));
            thread.stack.push(value.clone());
        }
    }
    call::call(process, thread, cut, &names, Entry::Call)
}

/// `list iterable -- list`; an iterable that needs Python calls is made a list of first.
pub fn extend_list(process: &mut Process, thread: &mut Thread) -> Fallible<Flow> {
    extend_by(process, thread, |_, target, item| {
        if let Value::List(list) = target {
            list.borrow_mut().push(item);
        }
        Ok(())
    })
}

/// `set iterable -- set`
pub fn extend_set(process: &mut Process, thread: &mut Thread) -> Fallible<Flow> {
    extend_by(process, thread, add_to_set)
}

/// Adds a value to a set.
pub fn add_to_set(process: &mut Process, set: &Value, item: Value) -> Fallible<()> {
    if let Value::Set(set) = set {
        keys::set_add(process, &mut set.borrow_mut(), item)?;
    }
    Ok(())
}

fn extend_by(
    process: &mut Process,
    thread: &mut Thread,
    add: fn(&mut Process, &Value, Value) -> Fallible<()>,
) -> Fallible<Flow> {
    let iterable = thread.stack.pop();
    let Some(Value::Iter(items)) = iterator::make_iter(process, &iterable).unwrap_or(None) else {
        if matches!(iterable, Value::Generator(_) | Value::Instance(_) | Value::Class(_)) {
            return make_list_and_retry(process, thread, iterable);
        }
        let class = process.classes.of(&iterable).name.borrow().clone();
        return Err(process.type_error(format!("Value after * must be an iterable, not {class}")));
    };
    let target = thread.stack.peek(0).clone();
    loop {
        let next = iterator::next(process, &items)?;
        match next {
            Some(item) => add(process, &target, item)?,
            None => return Ok(Flow::Next),
        }
    }
}

/// Replaces the iterable that was on top by a list of its items, and has the instruction run again.
fn make_list_and_retry(process: &mut Process, thread: &mut Thread, iterable: Value) -> Fallible<Flow> {
    let helper = process.core_function("_list");
    if let Some(frame) = thread.frames.last_mut() {
        frame.pc -= 1;
    }
    call::call_values(process, thread, helper, [iterable], Entry::Call)
}

/// `dict mapping -- dict`, or with `for_call` `callable args dict mapping -- callable args dict`.
pub fn merge_dict(process: &mut Process, thread: &mut Thread, for_call: bool) -> Fallible<Flow> {
    let mapping = thread.stack.pop();
    let Value::Dict(source) = &mapping else {
        if matches!(mapping, Value::Instance(_)) {
            let helper = process.core_function("_dict_of_mapping");
            if let Some(frame) = thread.frames.last_mut() {
                frame.pc -= 1;
            }
            return call::call_values(process, thread, helper, [mapping], Entry::Call);
        }
        let class = process.classes.of(&mapping).name.borrow().clone();
        let message = if for_call {
            let title = callable_name(process, &thread.stack.peek(2).clone());
            format!("{title}() argument after ** must be a mapping, not {class}")
        } else {
            format!("'{class}' object is not a mapping")
        };
        return Err(process.type_error(message));
    };
    let entries: Vec<(Value, Value)> =
        source.borrow().iter().map(|(key, value)| (key.clone(), value.clone())).collect();
    let callable = if for_call { Some(thread.stack.peek(2).clone()) } else { None };
    let Value::Dict(target) = thread.stack.peek(0).clone() else { return Ok(Flow::Next) };
    for (key, value) in entries {
        if let Some(callable) = &callable
            && keys::dict_get(process, &target.borrow(), &key)?.is_some()
        {
            let title = callable_name(process, callable);
            let key = key.as_str().unwrap_or_default().to_owned();
            return Err(
                process.type_error(format!("{title}() got multiple values for keyword argument '{key}'"))
            );
        }
        keys::dict_set(process, &mut target.borrow_mut(), key, value)?;
    }
    Ok(Flow::Next)
}

fn callable_name(process: &Process, callable: &Value) -> String {
    match callable {
        Value::Function(function) => format!("__main__.{}", function.qualified_name.borrow()),
        Value::Native(native) => native.name.to_owned(),
        Value::Class(class) => format!("__main__.{}", class.name.borrow()),
        other => process.classes.of(other).name.borrow().to_string(),
    }
}

/// `iterable -- vn .. v1`, or with `after` `iterable -- after.. list before..`
pub fn unpack(
    process: &mut Process,
    thread: &mut Thread,
    before: usize,
    after: Option<usize>,
) -> Fallible<Flow> {
    let iterable = thread.stack.pop();
    let items: Vec<Value> = match &iterable {
        Value::Tuple(items) => items.to_vec(),
        Value::List(items) => items.borrow().clone(),
        _ => {
            let Some(Value::Iter(iter)) = iterator::make_iter(process, &iterable).unwrap_or(None) else {
                if matches!(iterable, Value::Generator(_) | Value::Instance(_) | Value::Class(_)) {
                    let limit = if after.is_none() { Value::Int(before as i64 + 1) } else { Value::None };
                    let helper = process.core_function("_list_up_to");
                    if let Some(frame) = thread.frames.last_mut() {
                        frame.pc -= 1;
                    }
                    return call::call_values(process, thread, helper, [iterable, limit], Entry::Call);
                }
                let class = process.classes.of(&iterable).name.borrow().clone();
                return Err(process.type_error(format!("cannot unpack non-iterable {class} object")));
            };
            let mut items = Vec::new();
            while after.is_some() || items.len() <= before {
                let next = iterator::next(process, &iter)?;
                match next {
                    Some(item) => items.push(item),
                    None => break,
                }
            }
            items
        }
    };
    let least = before + after.unwrap_or(0);
    if items.len() < least {
        let at_least = if after.is_some() { "at least " } else { "" };
        return Err(process.value_error(format!(
            "not enough values to unpack (expected {at_least}{least}, got {})",
            items.len()
        )));
    }
    match after {
        None if items.len() > before => {
            Err(process.value_error(format!("too many values to unpack (expected {before})")))
        }
        None => {
            items.into_iter().rev().for_each(|item| thread.stack.push(item));
            Ok(Flow::Next)
        }
        Some(after) => {
            let mut items = items;
            let tail = items.split_off(items.len() - after);
            let middle = items.split_off(before);
            tail.into_iter().rev().for_each(|item| thread.stack.push(item));
            thread.stack.push(Value::list(middle));
            items.into_iter().rev().for_each(|item| thread.stack.push(item));
            Ok(Flow::Next)
        }
    }
}

/// `value [spec] -- str`
pub fn format(
    process: &mut Process,
    thread: &mut Thread,
    conversion: Conversion,
    spec: bool,
) -> Fallible<Flow> {
    let spec = if spec { thread.stack.pop() } else { Value::Unbound };
    let value = thread.stack.pop();
    let spec_text = spec.as_str().unwrap_or("");
    if let Some(text) = formatted(process, &value, conversion, spec_text)? {
        thread.stack.push(Value::str(text));
        return Ok(Flow::Next);
    }
    let helper = process.core_function("_format_field");
    let conversion = match conversion {
        Conversion::None => "",
        Conversion::Str => "s",
        Conversion::Repr => "r",
        Conversion::Ascii => "a",
    };
    let args = [value, Value::str(conversion), Value::str(spec_text)];
    call::call_values(process, thread, helper, args, Entry::Call)
}

fn formatted(
    process: &mut Process,
    value: &Value,
    conversion: Conversion,
    spec: &str,
) -> Fallible<Option<String>> {
    let text = match conversion {
        Conversion::None => return types::format::format_value(process, value, spec),
        Conversion::Str => types::repr::str_native(process, value)?,
        Conversion::Repr => types::repr::repr_native(process, value)?,
        Conversion::Ascii => types::repr::ascii_native(process, value)?,
    };
    match text {
        Some(text) if spec.is_empty() => Ok(Some(text)),
        Some(text) => types::format::format_value(process, &Value::str(text), spec),
        None => Ok(None),
    }
}

/// A dict of the `2 * pairs` values on top.
pub fn dict(process: &mut Process, thread: &mut Thread, pairs: usize) -> Fallible<Flow> {
    let start = thread.stack.top() - 2 * pairs;
    let values: Vec<Value> = thread.stack.from(start).to_vec();
    let mut dict = Dict::default();
    let mut values = values.into_iter();
    let mut needs_python = false;
    while let (Some(key), Some(value)) = (values.next(), values.next()) {
        if !keys::dict_set(process, &mut dict, key, value)? {
            needs_python = true;
            break;
        }
    }
    if needs_python {
        let items: Vec<Value> = thread.stack.from(start).to_vec();
        thread.stack.truncate(start);
        let helper = process.core_function("_dict_of_pairs");
        return call::call_values(process, thread, helper, [Value::tuple(items)], Entry::Call);
    }
    thread.stack.truncate(start);
    thread.stack.push(Value::dict(dict));
    Ok(Flow::Next)
}

/// An inline cache for look-ups that have none.
#[must_use]
pub fn no_guess() -> Cell<u32> {
    Cell::new(0)
}
