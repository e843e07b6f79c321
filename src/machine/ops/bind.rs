//! In: the arguments of a call on the stack. Out: the slots of the function's parameters, filled.

use crate::program::name::Name;

use super::super::dict::Dict;
use super::super::function::{Fallible, Function, Raised};
use super::super::process::Process;
use super::super::thread::Thread;
use super::super::types::dict;
use super::super::value::Value;

/// Arranges the arguments above `cut` as the function's slots, without those of its free variables.
#[inline]
pub fn bind(
    process: &Process,
    thread: &mut Thread,
    function: &Function,
    cut: usize,
    names: &[Name],
) -> Fallible<()> {
    let code = &function.code.code;
    let parameters = &code.parameters;
    let given = thread.stack.top() - cut - 1;
    let own_slots = code.slots.len() - code.free.len();
    thread.stack.reserve(code.slots.len() + 1);
    let simple =
        names.is_empty() && given == parameters.positional as usize && given == parameters.names.len();
    if !simple {
        bind_fully(process, thread, function, cut, names)?;
    }
    thread.stack.push_unbound(own_slots - parameters.names.len());
    Ok(())
}

fn bind_fully(
    process: &Process,
    thread: &mut Thread,
    function: &Function,
    cut: usize,
    names: &[Name],
) -> Fallible<()> {
    let parameters = &function.code.code.parameters;
    let positional = parameters.positional as usize;
    let by_name = positional + parameters.keyword_only as usize;
    let mut values: Vec<Value> = thread.stack.from(cut + 1).to_vec();
    thread.stack.truncate(cut + 1);
    let keywords = values.split_off(values.len() - names.len());
    let mut slots = vec![Value::Unbound; by_name];
    let extra = if values.len() > positional { values.split_off(positional) } else { Vec::new() };
    let given = values.len() + extra.len();
    for (slot, value) in slots.iter_mut().zip(values) {
        *slot = value;
    }
    let mut rest = Dict::default();
    for (&name, value) in names.iter().zip(keywords) {
        give_by_name(process, function, &mut slots, &mut rest, name, value)?;
    }
    if !extra.is_empty() && !parameters.rest {
        return Err(too_many(process, function, given, &slots));
    }
    fill_defaults(process, function, &mut slots)?;
    for slot in slots {
        thread.stack.push(slot);
    }
    if parameters.rest {
        thread.stack.push(Value::tuple(extra));
    }
    if parameters.keyword_rest {
        thread.stack.push(Value::dict(rest));
    }
    Ok(())
}

fn give_by_name(
    process: &Process,
    function: &Function,
    slots: &mut [Value],
    rest: &mut Dict,
    name: Name,
    value: Value,
) -> Fallible<()> {
    let parameters = &function.code.code.parameters;
    let first = parameters.positional_only as usize;
    let position = parameters.names[..slots.len()].iter().skip(first).position(|known| *known == name);
    let title = function.qualified_name.borrow().clone();
    match position.map(|position| &mut slots[first + position]) {
        Some(slot) if slot.is_bound() => {
            Err(process.type_error(format!("{title}() got multiple values for argument '{name}'")))
        }
        Some(slot) => {
            *slot = value;
            Ok(())
        }
        None if parameters.keyword_rest => {
            dict::set_text(rest, name.text(), value);
            Ok(())
        }
        None if parameters.names[..first].contains(&name) => Err(process.type_error(format!(
            "{title}() got some positional-only arguments passed as keyword arguments: '{name}'"
        ))),
        None => Err(process.type_error(format!("{title}() got an unexpected keyword argument '{name}'"))),
    }
}

fn fill_defaults(process: &Process, function: &Function, slots: &mut [Value]) -> Fallible<()> {
    let parameters = &function.code.code.parameters;
    let positional = parameters.positional as usize;
    let defaults = function.defaults.borrow().clone();
    let first_default = positional.saturating_sub(defaults.len());
    for (slot, default) in slots[first_default..positional].iter_mut().zip(defaults.iter()) {
        if !slot.is_bound() {
            *slot = default.clone();
        }
    }
    let missing: Vec<Name> = unbound(&slots[..positional], &parameters.names);
    if !missing.is_empty() {
        return Err(missing_arguments(process, function, "positional", &missing));
    }
    let keyword_defaults = function.keyword_defaults.borrow().clone();
    for (slot, name) in slots[positional..].iter_mut().zip(&parameters.names[positional..]) {
        if !slot.is_bound()
            && let Some(default) = keyword_defaults.get(*name)
        {
            *slot = default.clone();
        }
    }
    let missing = unbound(&slots[positional..], &parameters.names[positional..]);
    if missing.is_empty() {
        Ok(())
    } else {
        Err(missing_arguments(process, function, "keyword-only", &missing))
    }
}

fn unbound(slots: &[Value], names: &[Name]) -> Vec<Name> {
    slots.iter().zip(names).filter(|(slot, _)| !slot.is_bound()).map(|(_, name)| *name).collect()
}

fn missing_arguments(process: &Process, function: &Function, kind: &str, missing: &[Name]) -> Raised {
    let title = function.qualified_name.borrow();
    let quoted: Vec<String> = missing.iter().map(|name| format!("'{name}'")).collect();
    let list = match &quoted[..] {
        [one] => one.clone(),
        [one, two] => format!("{one} and {two}"),
        [first @ .., last] => format!("{}, and {last}", first.join(", ")),
        [] => String::new(),
    };
    let plural = if missing.len() == 1 { "" } else { "s" };
    process
        .type_error(format!("{title}() missing {} required {kind} argument{plural}: {list}", missing.len()))
}

fn too_many(process: &Process, function: &Function, given: usize, slots: &[Value]) -> Raised {
    let parameters = &function.code.code.parameters;
    let title = function.qualified_name.borrow();
    let positional = parameters.positional as usize;
    let defaults = function.defaults.borrow().len();
    let takes = if defaults > 0 {
        format!("from {} to {positional}", positional - defaults)
    } else {
        positional.to_string()
    };
    let plural = if positional == 1 && defaults == 0 { "" } else { "s" };
    let keyword_only = slots[positional..].iter().filter(|slot| slot.is_bound()).count();
    let were = if keyword_only > 0 {
        let arguments = if given == 1 { "" } else { "s" };
        let only = if keyword_only == 1 { "" } else { "s" };
        format!(
            "{given} positional argument{arguments} (and {keyword_only} keyword-only argument{only}) were"
        )
    } else if given == 1 {
        format!("{given} was")
    } else {
        format!("{given} were")
    };
    process.type_error(format!("{title}() takes {takes} positional argument{plural} but {were} given"))
}
