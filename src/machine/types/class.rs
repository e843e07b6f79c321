//! In: values and classes. Out: whether the values are instances of the classes.

use std::rc::Rc;

use crate::machine::class::Class;
use crate::machine::function::{Fallible, Raised};
use crate::machine::process::Process;
use crate::machine::value::Value;
use crate::program::name::Name;

use super::alias;

/// `isinstance(value, classes)`; `None` if a metaclass has a say.
pub fn is_instance(process: &Process, value: &Value, wanted: &Value) -> Fallible<Option<bool>> {
    let class = process.classes.of(value);
    let words = "isinstance() arg 2 must be a type, a tuple of types, or a union";
    is_kind_of(process, &class, wanted, "__instancecheck__", words, 0)
}

/// `issubclass(class, classes)`; `None` if a metaclass has a say.
pub fn is_subclass(process: &Process, class: &Rc<Class>, wanted: &Value) -> Fallible<Option<bool>> {
    let words = "issubclass() arg 2 must be a class, a tuple of classes, or a union";
    is_kind_of(process, class, wanted, "__subclasscheck__", words, 0)
}

fn is_kind_of(
    process: &Process,
    class: &Rc<Class>,
    wanted: &Value,
    hook: &str,
    words: &str,
    depth: u32,
) -> Fallible<Option<bool>> {
    if depth > super::compare::DEEPEST {
        let message = format!("maximum recursion depth exceeded in {hook}");
        return Err(process.raised(&process.classes.recursion_error, message));
    }
    match wanted {
        Value::Class(wanted) => {
            if class.is_subclass_of(wanted) {
                return Ok(Some(true));
            }
            let asks = wanted.metaclass.as_ref().is_some_and(|meta| meta.lookup(Name::new(hook)).is_some());
            Ok(if asks { None } else { Some(false) })
        }
        Value::Tuple(all) => any(process, class, all, hook, words, depth),
        Value::None => Ok(Some(Rc::ptr_eq(class, &process.classes.none))),
        other => match alias::union_members(process, other) {
            Some(members) => any(process, class, &members, hook, words, depth),
            None if has_say(other, hook) => Ok(None),
            None => Err(refused(process, other, hook, words)),
        },
    }
}

/// Whether it is an instance, such as `typing.List`, whose class is asked.
fn has_say(wanted: &Value, hook: &str) -> bool {
    match wanted {
        Value::Instance(instance) => instance.class.borrow().lookup(Name::new(hook)).is_some(),
        _ => false,
    }
}

fn any(
    process: &Process,
    class: &Rc<Class>,
    all: &[Value],
    hook: &str,
    words: &str,
    depth: u32,
) -> Fallible<Option<bool>> {
    for wanted in all {
        match is_kind_of(process, class, wanted, hook, words, depth + 1)? {
            Some(false) => {}
            decided => return Ok(decided),
        }
    }
    Ok(Some(false))
}

fn refused(process: &Process, wanted: &Value, hook: &str, words: &str) -> Raised {
    if alias::origin(process, wanted).is_some() {
        let function = if hook == "__instancecheck__" { "isinstance" } else { "issubclass" };
        return process.type_error(format!("{function}() argument 2 cannot be a parameterized generic"));
    }
    process.type_error(words)
}
