//! In: receivers as they are. Out: what `object`, `type` and `BaseException` give to every class.

use std::rc::Rc;

use crate::machine::args::Args;
use crate::machine::class::{Class, Instance, Layout, Payload};
use crate::machine::exception::ExceptionData;
use crate::machine::function::{Effect, Fallible, Native, Outcome};
use crate::machine::ops::attribute::{self, Found};
use crate::machine::ops::build::no_guess;
use crate::machine::process::Process;
use crate::machine::types::construct::{construct, construct_subclass};
use crate::machine::types::format::format_value;
use crate::machine::types::hash::{self, Hashed};
use crate::machine::types::receiver::{type_name, unwrapped};
use crate::machine::types::{exception, repr};
use crate::machine::value::Value;
use crate::program::op::CompareOp;

use super::attributes::{delete_plainly, name_argument, set_plainly};

/// The methods of `object`. They take the receiver as it is, whatever class it derives from.
pub static METHODS: &[Native] = &[
    Native::function("__new__", new),
    Native::object_method("__init__", init),
    Native::function("__init_subclass__", init_subclass),
    Native::object_method("__repr__", repr),
    Native::object_method("__str__", str),
    Native::object_method("__format__", format),
    Native::object_method("__hash__", hash),
    Native::object_method("__eq__", |process, args| equality(process, args, CompareOp::Eq)),
    Native::object_method("__ne__", |process, args| equality(process, args, CompareOp::Ne)),
    Native::object_method("__getattribute__", getattribute),
    Native::object_method("__setattr__", setattr),
    Native::object_method("__delattr__", delattr),
];

/// The methods of `type`.
pub static TYPE_METHODS: &[Native] = &[
    Native::object_method("mro", mro),
    Native::object_method("__init__", |_, _| Ok(Value::None.into())),
    Native::object_method("__subclasscheck__", subclass_check),
    Native::object_method("__instancecheck__", instance_check),
];

/// The methods of `BaseException`.
pub static EXCEPTION_METHODS: &[Native] = &[
    Native::object_method("__init__", exception_init),
    Native::object_method("with_traceback", with_traceback),
    Native::object_method("add_note", add_note),
];

fn first<'a>(process: &Process, args: Args<'a>, name: &str) -> Fallible<(&'a Value, &'a [Value])> {
    args.positional()
        .split_first()
        .ok_or_else(|| process.type_error(format!("unbound method object.{name}() needs an argument")))
}

/// `object.__new__(cls, ...)`, for whatever the class derives from.
fn new(process: &mut Process, args: Args<'_>) -> Outcome {
    let Some((Value::Class(class), _)) = args.positional().split_first() else {
        return Err(process.type_error("object.__new__(X): X is not a type object"));
    };
    let rest = Args { values: &args.values[1..], names: args.names };
    if class.is_builtin && !Rc::ptr_eq(class, &process.classes.object) {
        return construct(process, class, rest);
    }
    let payload = match class.layout {
        Layout::Plain => Payload::None,
        Layout::Exception => Payload::Exception(ExceptionData::new(rest.positional().to_vec()).into()),
        Layout::Builtin => return construct_subclass(process, class, rest, false),
    };
    if rest.values.is_empty() || class.layout != Layout::Plain || overrides(process, class, "__init__") {
        return Ok(Value::Instance(Rc::new(Instance::new(class.clone(), payload))).into());
    }
    let name = class.name.borrow().clone();
    Err(process.type_error(if overrides(process, class, "__new__") {
        "object.__new__() takes exactly one argument (the type to instantiate)".to_owned()
    } else {
        format!("{name}() takes no arguments")
    }))
}

fn overrides(process: &Process, class: &Class, name: &str) -> bool {
    let name = crate::program::name::Name::new(name);
    let plain = process.classes.object.namespace.borrow().get(&name).cloned();
    match (class.lookup(name), plain) {
        (Some(Value::Native(own)), Some(Value::Native(plain))) => !std::ptr::eq(own, plain),
        (own, _) => own.is_some(),
    }
}

fn init(process: &mut Process, args: Args<'_>) -> Outcome {
    let (this, rest) = first(process, args, "__init__")?;
    let class = process.classes.of(this);
    if class.layout == Layout::Plain && !(rest.is_empty() && args.names.is_empty()) {
        let name = class.name.borrow().clone();
        return Err(process.type_error(if overrides(process, &class, "__init__") {
            "object.__init__() takes exactly one argument (the instance to initialize)".to_owned()
        } else {
            format!("{name}.__init__() takes exactly one argument (the instance to initialize)")
        }));
    }
    Ok(Value::None.into())
}

/// Found through `super()`, it gets only the keyword arguments of the class statement.
fn init_subclass(process: &mut Process, args: Args<'_>) -> Outcome {
    if args.names.is_empty() {
        return Ok(Value::None.into());
    }
    Err(process.type_error("object.__init_subclass__() takes no keyword arguments"))
}

fn repr(process: &mut Process, args: Args<'_>) -> Outcome {
    let (this, _) = first(process, args, "__repr__")?;
    Ok(match repr::repr_inherited(process, this)? {
        Some(text) => Value::str(text).into(),
        None => Effect::core(process, "_repr_inherited", vec![this.clone()]),
    })
}

fn str(process: &mut Process, args: Args<'_>) -> Outcome {
    let (this, _) = first(process, args, "__str__")?;
    let text = if exception::parts(this).is_some() {
        exception::text(process, this)?
    } else {
        match unwrapped(this) {
            Value::Str(text) => return Ok(Value::Str(text).into()),
            _ => repr::repr_native(process, this)?,
        }
    };
    Ok(match text {
        Some(text) => Value::str(text).into(),
        None => Effect::core(process, "_str_inherited", vec![this.clone()]),
    })
}

fn format(process: &mut Process, args: Args<'_>) -> Outcome {
    let (this, rest) = first(process, args, "__format__")?;
    let spec = rest.first().and_then(|spec| spec.as_str().map(str::to_owned)).unwrap_or_default();
    let inner = unwrapped(this);
    let text = match &inner {
        Value::Instance(_) if spec.is_empty() => repr::str_native(process, &inner)?,
        Value::Instance(_) => {
            let name = type_name(process, this);
            let message = format!("unsupported format string passed to {name}.__format__");
            return Err(process.type_error(message));
        }
        inner => format_value(process, inner, &spec)?,
    };
    Ok(match text {
        Some(text) => Value::str(text).into(),
        None => Effect::core(process, "_str", vec![this.clone()]),
    })
}

fn hash(process: &mut Process, args: Args<'_>) -> Outcome {
    let (this, _) = first(process, args, "__hash__")?;
    let inner = unwrapped(this);
    Ok(match inner {
        Value::Instance(_) => Value::Int((process.identities.of(this) >> 4) as i64).into(),
        inner => match hash::hash_value(process, &inner)? {
            Hashed::Known(hash) => Value::Int(hash as i64).into(),
            Hashed::NeedsPython => Effect::core(process, "_hash", vec![inner]),
        },
    })
}

fn equality(process: &mut Process, args: Args<'_>, op: CompareOp) -> Outcome {
    let (this, rest) = first(process, args, "__eq__")?;
    let Some(other) = rest.first() else {
        return Err(process.type_error("expected 1 argument, got 0"));
    };
    let (a, b) = (unwrapped(this), unwrapped(other));
    if let Value::Instance(_) = a {
        let same = crate::machine::types::identity::same(&a, &b);
        return Ok(if same { Value::Bool(op == CompareOp::Eq) } else { Value::NotImplemented }.into());
    }
    super::dunder::compared(process, op, &a, &b)
}

fn getattribute(process: &mut Process, args: Args<'_>) -> Outcome {
    let (this, rest) = first(process, args, "__getattribute__")?;
    let Some(name) = rest.first() else {
        return Err(process.type_error("expected 1 argument, got 0"));
    };
    let name = name_argument(process, name)?;
    let found = match this {
        Value::Instance(instance) => {
            let class = instance.class.borrow().clone();
            attribute::find_plainly(process, this, instance, &class, name, &no_guess())?
        }
        other => attribute::find(process, other, name, &no_guess())?,
    };
    match found {
        Found::Value(value) => Ok(value.into()),
        Found::Call(callable, values) => Ok(Effect::Call { callable, values, names: Vec::new() }),
        Found::Nothing => Err(attribute::no_attribute(process, this, name)),
    }
}

fn setattr(process: &mut Process, args: Args<'_>) -> Outcome {
    let [this, name, value] = args.exactly(process, "__setattr__")?;
    let name = name_argument(process, name)?;
    set_plainly(process, this, name, value.clone())
}

fn delattr(process: &mut Process, args: Args<'_>) -> Outcome {
    let [this, name] = args.exactly(process, "__delattr__")?;
    let name = name_argument(process, name)?;
    delete_plainly(process, this, name)
}

fn mro(process: &mut Process, args: Args<'_>) -> Outcome {
    let [this] = args.exactly(process, "mro")?;
    let Value::Class(class) = this else { return Err(process.type_error("mro() needs a class")) };
    let line = std::iter::once(class).chain(&class.ancestors);
    Ok(Value::list(line.cloned().map(Value::Class).collect()).into())
}

fn subclass_check(process: &mut Process, args: Args<'_>) -> Outcome {
    let [this, tested] = args.exactly(process, "__subclasscheck__")?;
    let is =
        matches!((this, tested), (Value::Class(this), Value::Class(tested)) if tested.is_subclass_of(this));
    Ok(Value::Bool(is).into())
}

fn instance_check(process: &mut Process, args: Args<'_>) -> Outcome {
    let [this, value] = args.exactly(process, "__instancecheck__")?;
    let class = process.classes.of(value);
    let is = matches!(this, Value::Class(this) if class.is_subclass_of(this));
    Ok(Value::Bool(is).into())
}

fn exception_init(process: &mut Process, args: Args<'_>) -> Outcome {
    let (this, rest) = first(process, args, "__init__")?;
    if let Value::Instance(instance) = this
        && let Payload::Exception(data) = &instance.payload
    {
        data.borrow_mut().args = rest.to_vec();
    }
    Ok(Value::None.into())
}

fn with_traceback(process: &mut Process, args: Args<'_>) -> Outcome {
    let [this, traceback] = args.exactly(process, "with_traceback")?;
    if let Value::Instance(instance) = this {
        exception::set_attribute(process, instance, "__traceback__", traceback)?;
    }
    Ok(this.clone().into())
}

fn add_note(process: &mut Process, args: Args<'_>) -> Outcome {
    let [this, note] = args.exactly(process, "add_note")?;
    let Value::Str(_) = note else {
        let found = type_name(process, note);
        return Err(process.type_error(format!("note must be a str, not '{found}'")));
    };
    if let Value::Instance(instance) = this {
        let name = crate::program::name::Name::new("__notes__");
        let notes = instance.attributes.borrow().get(name).cloned();
        match notes {
            Some(Value::List(notes)) => notes.borrow_mut().push(note.clone()),
            _ => {
                instance.attributes.borrow_mut().set(name, Value::list(vec![note.clone()]));
            }
        }
    }
    Ok(Value::None.into())
}
