//! In: values and classes. Out: `isinstance`, `callable`, `dir`, `vars`, `globals` and the like.

use std::rc::Rc;

use crate::machine::args::Args;
use crate::machine::dict::Dict;
use crate::machine::function::{Effect, Native, Outcome};
use crate::machine::process::Process;
use crate::machine::types::receiver::between;
use crate::machine::types::{class, dict, object, repr};
use crate::machine::value::Value;
use crate::program::name::Name;

/// The functions of this file.
pub static FUNCTIONS: &[Native] = &[
    Native::function("isinstance", isinstance),
    Native::function("issubclass", issubclass),
    Native::function("callable", callable),
    Native::function("dir", dir),
    Native::function("vars", vars),
    Native::function("globals", globals),
    Native::function("locals", locals),
    Native::function("__import__", import),
];

/// What the built-in library needs for the same.
pub static HELPERS: &[Native] = &[Native::function("_default_repr", default_repr)];

/// A special method of the value's class, unbound. Of a class, what its metaclass has.
#[must_use]
pub fn special(process: &Process, value: &Value, name: &str) -> Option<Value> {
    process.classes.of(value).lookup(Name::new(name)).filter(|found| !found.is_none())
}

fn isinstance(process: &mut Process, args: Args<'_>) -> Outcome {
    let [value, wanted] = args.exactly(process, "isinstance")?;
    Ok(match class::is_instance(process, value, wanted)? {
        Some(is) => Value::Bool(is).into(),
        None => Effect::core(process, "_isinstance", vec![value.clone(), wanted.clone()]),
    })
}

fn issubclass(process: &mut Process, args: Args<'_>) -> Outcome {
    let [value, wanted] = args.exactly(process, "issubclass")?;
    let Value::Class(tested) = value else {
        return Err(process.type_error("issubclass() arg 1 must be a class"));
    };
    Ok(match class::is_subclass(process, tested, wanted)? {
        Some(is) => Value::Bool(is).into(),
        None => Effect::core(process, "_issubclass", vec![value.clone(), wanted.clone()]),
    })
}

fn callable(process: &mut Process, args: Args<'_>) -> Outcome {
    let [value] = args.exactly(process, "callable")?;
    let is = match value {
        Value::Function(_) | Value::Native(_) | Value::Method(_) | Value::Class(_) => true,
        other => special(process, other, "__call__").is_some(),
    };
    Ok(Value::Bool(is).into())
}

fn dir(process: &mut Process, args: Args<'_>) -> Outcome {
    between(process, "dir", args.values.len(), 0, 1)?;
    let mut names: Vec<Name> = Vec::new();
    let add_class = |class: &Rc<crate::machine::class::Class>, names: &mut Vec<Name>| {
        for class in std::iter::once(class).chain(&class.ancestors) {
            names.extend(class.namespace.borrow().keys());
        }
        names.extend(["__class__", "__doc__", "__module__"].map(Name::new));
    };
    if let Some(value) = args.values.first()
        && let Some(method @ Value::Function(_)) = special(process, value, "__dir__")
    {
        return Ok(Effect::core(process, "_dir", vec![method, value.clone()]));
    }
    match args.values.first() {
        None => names.extend(process.main_module.variables().into_iter().map(|(name, _)| name)),
        Some(Value::Module(module)) => names.extend(module.variables().into_iter().map(|(name, _)| name)),
        Some(Value::Class(class)) => add_class(class, &mut names),
        Some(value) => {
            if let Value::Instance(instance) = value {
                names.extend(instance.attributes.borrow().iter().map(|(name, _)| name));
            }
            add_class(&process.classes.of(value), &mut names);
        }
    }
    let mut texts: Vec<&str> = names.into_iter().map(Name::text).collect();
    crate::sorting::sort(&mut texts);
    texts.dedup();
    Ok(Value::list(texts.into_iter().map(Value::str).collect()).into())
}

fn vars(process: &mut Process, args: Args<'_>) -> Outcome {
    between(process, "vars", args.values.len(), 0, 1)?;
    let Some(value) = args.values.first() else { return locals(process, args) };
    let has_dict =
        matches!(value, Value::Instance(_) | Value::Class(_) | Value::Module(_) | Value::Function(_));
    match object::attribute(process, value, Name::new("__dict__"))? {
        Some(found) if has_dict => Ok(found.into()),
        _ => Err(process.type_error("vars() argument must have __dict__ attribute")),
    }
}

/// The variables of the main program, as they are now: changing the dict changes nothing.
fn globals(process: &mut Process, args: Args<'_>) -> Outcome {
    let [] = args.exactly(process, "globals")?;
    let mut all = Dict::default();
    for (name, value) in process.main_module.variables() {
        dict::set_text(&mut all, name.text(), value);
    }
    Ok(Value::dict(all).into())
}

fn locals(process: &mut Process, _: Args<'_>) -> Outcome {
    let message = "locals() is not available: name the variables that you want";
    Err(process.raised(&process.classes.not_implemented_error, message))
}

fn import(process: &mut Process, args: Args<'_>) -> Outcome {
    Ok(Effect::core(process, "_import", args.positional().to_vec()))
}

/// `_default_repr(value)`: what `object.__repr__` says.
fn default_repr(process: &mut Process, args: Args<'_>) -> Outcome {
    let [value] = args.exactly(process, "_default_repr")?;
    Ok(Value::str(repr::default_repr(process, value)).into())
}
