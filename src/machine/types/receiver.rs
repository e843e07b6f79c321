//! In: the arguments of a method. Out: its receiver and the others, or `TypeError` as CPython words it.

use std::cell::RefCell;
use std::rc::Rc;

use crate::machine::args::Args;
use crate::machine::class::Class;
use crate::machine::dict::{Dict, Set};
use crate::machine::function::{Fallible, Raised};
use crate::machine::items::Items;
use crate::machine::process::Process;
use crate::machine::value::{Str, Value};

use super::number;

/// The value itself, or the built-in value inside an instance of a subclass.
#[must_use]
#[inline]
pub fn unwrapped(value: &Value) -> Value {
    match value {
        Value::Instance(instance) => instance.wrapped().unwrap_or_else(|| value.clone()),
        other => other.clone(),
    }
}

/// The receiver and exactly `N` positional arguments. `name` is `type.method`, for the message.
pub fn method<'a, const N: usize>(
    process: &Process,
    args: Args<'a>,
    name: &str,
) -> Fallible<(Value, &'a [Value; N])> {
    let (this, rest) = this(process, args, name)?;
    if !args.names.is_empty() {
        return Err(process.type_error(format!("{name}() takes no keyword arguments")));
    }
    let given = rest.len();
    match <&[Value; N]>::try_from(rest) {
        Ok(rest) => Ok((this, rest)),
        Err(_) => Err(process.type_error(match N {
            0 => format!("{name}() takes no arguments ({given} given)"),
            1 => format!("{name}() takes exactly one argument ({given} given)"),
            n => format!("{} expected {n} arguments, got {given}", short(name)),
        })),
    }
}

/// The receiver and between `least` and `most` positional arguments.
pub fn method_between<'a>(
    process: &Process,
    args: Args<'a>,
    name: &str,
    least: usize,
    most: usize,
) -> Fallible<(Value, &'a [Value])> {
    let (this, rest) = this(process, args, name)?;
    if !args.names.is_empty() {
        return Err(process.type_error(format!("{name}() takes no keyword arguments")));
    }
    between(process, short(name), rest.len(), least, most)?;
    Ok((this, rest))
}

/// `TypeError` unless the count of arguments is within bounds.
pub fn between(process: &Process, name: &str, given: usize, least: usize, most: usize) -> Fallible<()> {
    let plural = |n: usize| if n == 1 { "" } else { "s" };
    if given < least && least == most {
        return Err(
            process.type_error(format!("{name} expected {least} argument{}, got {given}", plural(least)))
        );
    }
    if given < least {
        return Err(process
            .type_error(format!("{name} expected at least {least} argument{}, got {given}", plural(least))));
    }
    if given > most {
        return Err(process
            .type_error(format!("{name} expected at most {most} argument{}, got {given}", plural(most))));
    }
    Ok(())
}

/// The receiver and the other arguments, whatever they are.
pub fn this<'a>(process: &Process, args: Args<'a>, name: &str) -> Fallible<(Value, &'a [Value])> {
    match args.positional().split_first() {
        Some((this, rest)) => Ok((unwrapped(this), rest)),
        None => {
            let (class, method) = name.split_once('.').unwrap_or(("object", name));
            Err(process.type_error(format!("unbound method {class}.{method}() needs an argument")))
        }
    }
}

/// The `TypeError` for a method called on something else.
#[must_use]
pub fn wrong(process: &Process, method: &str, class: &str, value: &Value) -> Raised {
    let found = type_name(process, value);
    process.type_error(format!(
        "descriptor '{method}' for '{class}' objects doesn't apply to a '{found}' object"
    ))
}

/// The name of a value's class.
#[must_use]
pub fn type_name(process: &Process, value: &Value) -> Rc<str> {
    name_in_messages(&process.classes.of(value))
}

/// The name of a class as CPython's messages have it: with the module if CPython has written the class in C.
pub fn name_in_messages(class: &Class) -> Rc<str> {
    let (module, name) = (class.module.borrow(), class.name.borrow());
    let is_dotted = match &**module {
        "datetime" => &**name != "IsoCalendarDate",
        "collections" => matches!(&**name, "deque" | "OrderedDict" | "defaultdict"),
        "functools" => &**name == "partial",
        "types" => &**name == "UnionType",
        _ => false,
    };
    if is_dotted { format!("{module}.{name}").into() } else { name.clone() }
}

/// An integer argument, cut to 64 bits; `TypeError` if it is none.
pub fn index(process: &Process, value: &Value) -> Fallible<i64> {
    number::index(value).ok_or_else(|| {
        let found = type_name(process, value);
        process.type_error(format!("'{found}' object cannot be interpreted as an integer"))
    })
}

macro_rules! receivers {
    ($($(#[$doc:meta])* $name:ident $variant:ident $class:literal $type:ty;)*) => {
        $($(#[$doc])*
        pub fn $name(process: &Process, value: &Value, method: &str) -> Fallible<$type> {
            match unwrapped(value) {
                Value::$variant(this) => Ok(this),
                other => Err(wrong(process, method, $class, &other)),
            }
        })*
    };
}

receivers! {
    /// The list that a method was called on.
    list List "list" Rc<RefCell<Items>>;
    /// The dict that a method was called on.
    dict Dict "dict" Rc<RefCell<Dict>>;
    /// The set that a method was called on.
    set Set "set" Rc<RefCell<Set>>;
    /// The string that a method was called on.
    text Str "str" Rc<Str>;
}

fn short(name: &str) -> &str {
    name.rsplit('.').next().unwrap_or(name)
}
