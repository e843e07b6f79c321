//! In: objects and names. Out: `getattr`, `hasattr`, `setattr`, `delattr`.

use crate::machine::args::Args;
use crate::machine::class::Special;
use crate::machine::function::{Effect, Fallible, Native, Outcome};
use crate::machine::ops::assign;
use crate::machine::ops::attribute::{self, Found};
use crate::machine::ops::build::no_guess;
use crate::machine::process::Process;
use crate::machine::types::receiver::{between, type_name};
use crate::machine::value::Value;
use crate::program::name::Name;

/// The functions of this file.
pub static FUNCTIONS: &[Native] = &[
    Native::function("getattr", getattr),
    Native::function("hasattr", hasattr),
    Native::function("setattr", setattr),
    Native::function("delattr", delattr),
];

/// Sets an attribute as `object.__setattr__` does.
pub fn set_plainly(process: &mut Process, object: &Value, name: Name, value: Value) -> Outcome {
    Ok(match assign::set(process, object, name, value, &no_guess())? {
        None => Value::None.into(),
        Some((setter, values)) => Effect::Call { callable: setter, values, names: Vec::new() },
    })
}

/// Deletes an attribute as `object.__delattr__` does.
pub fn delete_plainly(process: &mut Process, object: &Value, name: Name) -> Outcome {
    let removed = match object {
        Value::Instance(instance) => instance.attributes.borrow_mut().remove(name),
        Value::Class(class) if !class.is_builtin => {
            let removed = class.namespace.borrow_mut().shift_remove(&name);
            process.method_cache.clear();
            removed
        }
        Value::Function(function) => function.attributes.borrow_mut().remove(name),
        Value::Module(module) => {
            let old = module.get(name);
            if old.is_some() {
                module.set(name, Value::Unbound);
            }
            old
        }
        _ => None,
    };
    match removed {
        Some(_) => Ok(Value::None.into()),
        None => Err(attribute::no_attribute(process, object, name)),
    }
}

/// The name in an argument.
pub fn name_argument(process: &Process, value: &Value) -> Fallible<Name> {
    match value {
        Value::Str(text) => Ok(Name::new(text.as_str())),
        other => {
            let found = type_name(process, other);
            Err(process.type_error(format!("attribute name must be string, not '{found}'")))
        }
    }
}

fn getattr(process: &mut Process, args: Args<'_>) -> Outcome {
    between(process, "getattr", args.values.len(), 2, 3)?;
    let object = &args.values[0];
    let name = name_argument(process, &args.values[1])?;
    let default = args.values.get(2);
    Ok(match (attribute::find(process, object, name, &no_guess())?, default) {
        (Found::Value(value), _) => value.into(),
        (Found::Call(callable, values), None) => Effect::Call { callable, values, names: Vec::new() },
        (Found::Call(callable, values), Some(default)) => {
            Effect::core(process, "_attribute_or", vec![callable, Value::tuple(values), default.clone()])
        }
        (Found::Nothing, Some(default)) => default.clone().into(),
        (Found::Nothing, None) => return Err(attribute::no_attribute(process, object, name)),
    })
}

fn hasattr(process: &mut Process, args: Args<'_>) -> Outcome {
    let [object, name] = args.exactly(process, "hasattr")?;
    let name = name_argument(process, name)?;
    Ok(match attribute::find(process, object, name, &no_guess())? {
        Found::Value(_) => Value::Bool(true).into(),
        Found::Nothing => Value::Bool(false).into(),
        Found::Call(callable, values) => {
            Effect::core(process, "_has_attribute", vec![callable, Value::tuple(values)])
        }
    })
}

fn setattr(process: &mut Process, args: Args<'_>) -> Outcome {
    let [object, name, value] = args.exactly(process, "setattr")?;
    let key = name_argument(process, name)?;
    if let Some(method) = assign::own_method(process, object, Special::SetAttr, "__setattr__") {
        let values = vec![object.clone(), name.clone(), value.clone()];
        return Ok(Effect::Call { callable: method, values, names: Vec::new() });
    }
    set_plainly(process, object, key, value.clone())
}

fn delattr(process: &mut Process, args: Args<'_>) -> Outcome {
    let [object, name] = args.exactly(process, "delattr")?;
    let key = name_argument(process, name)?;
    if let Some(method) = assign::own_method(process, object, Special::DelAttr, "__delattr__") {
        let values = vec![object.clone(), name.clone()];
        return Ok(Effect::Call { callable: method, values, names: Vec::new() });
    }
    delete_plainly(process, object, key)
}
