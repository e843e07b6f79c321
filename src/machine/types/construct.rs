//! In: a built-in class and arguments. Out: an instance of it, or the call that makes one.

use std::cell::RefCell;
use std::rc::Rc;

use crate::machine::args::Args;
use crate::machine::class::{Class, Instance, Layout, Payload};
use crate::machine::dict::{Dict, Set};
use crate::machine::function::{Effect, Fallible, Outcome};
use crate::machine::iterator;
use crate::machine::process::Process;
use crate::machine::value::{Descriptor, Slice, Value};
use crate::program::name::Name;

use super::{bytes, dict, float, int, number, range, receiver, repr, set, text_repr};

/// `Class(...)` for a built-in class.
pub fn construct(process: &mut Process, class: &Rc<Class>, args: Args<'_>) -> Outcome {
    if class.layout == Layout::Exception {
        return exception(process, class, args);
    }
    let own_new = class.namespace.borrow().get(&Name::new("__new__")).cloned();
    if let Some(function @ (Value::Native(_) | Value::Function(_))) = own_new
        && !Rc::ptr_eq(class, &process.classes.type_)
    {
        let values =
            std::iter::once(Value::Class(class.clone())).chain(args.values.iter().cloned()).collect();
        return Ok(Effect::Call { callable: function, values, names: args.names.to_vec() });
    }
    let name = class.name.borrow().clone();
    let value = match &*name {
        "type" => return type_of(process, args),
        "object" => {
            args.exactly::<0>(process, "object")?;
            new_instance(class, Payload::None)
        }
        "NoneType" => Value::None,
        "int" => return int(process, args),
        "float" => return float(process, args),
        "bool" => {
            return one(process, args, "bool", Value::Bool(false), |process, value| {
                Ok(match number::truth(value) {
                    Some(truth) => Value::Bool(truth).into(),
                    None => Effect::core(process, "_bool", vec![value.clone()]),
                })
            });
        }
        "str" => return text(process, args),
        "bytes" | "bytearray" => return byte_string(process, args, &name),
        "list" => {
            return one(process, args, "list", Value::list(Vec::new()), |process, value| {
                Ok(match iterator::collect(process, value)? {
                    Some(items) => Value::list(items).into(),
                    None => Effect::core(process, "_list", vec![value.clone()]),
                })
            });
        }
        "tuple" => {
            return one(process, args, "tuple", Value::tuple(Vec::new()), |process, value| {
                if let Value::Tuple(_) = value {
                    return Ok(value.clone().into());
                }
                Ok(match iterator::collect(process, value)? {
                    Some(items) => Value::tuple(items).into(),
                    None => Effect::core(process, "_tuple", vec![value.clone()]),
                })
            });
        }
        "set" => {
            return one(process, args, "set", empty_set(), |process, value| {
                Ok(match set::members_of(process, value)? {
                    Some(members) => Value::Set(Rc::new(RefCell::new(Set { members }))).into(),
                    None => Effect::core(process, "_set", vec![value.clone()]),
                })
            });
        }
        "frozenset" => {
            return one(process, args, "frozenset", Value::FrozenSet(Rc::default()), |process, value| {
                Ok(match set::members_of(process, value)? {
                    Some(members) => Value::FrozenSet(Rc::new(Set { members })).into(),
                    None => Effect::core(process, "_frozenset", vec![value.clone()]),
                })
            });
        }
        "dict" => return mapping(process, args),
        "range" if args.values.iter().any(|bound| matches!(bound, Value::Instance(_))) => {
            let values: Vec<Value> = args.values.iter().map(receiver::unwrapped).collect();
            if values.iter().any(|bound| matches!(bound, Value::Instance(_)) && has_index(process, bound)) {
                return Ok(Effect::core(process, "_range", values));
            }
            range::construct(process, Args { values: &values, names: args.names })?
        }
        "range" => range::construct(process, args)?,
        "slice" => slice(process, args)?,
        "property" => {
            let [get, set, delete, _doc] =
                args.bind(process, "property", ["fget", "fset", "fdel", "doc"], 0)?;
            let part = |value: Option<&Value>| value.cloned().unwrap_or(Value::None);
            descriptor(Descriptor::Property { get: part(get), set: part(set), delete: part(delete) })
        }
        "staticmethod" => {
            descriptor(Descriptor::Static(args.exactly::<1>(process, "staticmethod")?[0].clone()))
        }
        "classmethod" => {
            descriptor(Descriptor::ClassMethod(args.exactly::<1>(process, "classmethod")?[0].clone()))
        }
        "super" => super_object(process, args)?,
        "method" => {
            let [function, receiver] = args.exactly(process, "method")?;
            let (function, receiver) = (function.clone(), receiver.clone());
            Value::Method(Rc::new(crate::machine::function::BoundMethod { function, receiver }))
        }
        "module" => {
            let [name, _doc] = args.bind(process, "module", ["name", "doc"], 1)?;
            let name = name.and_then(|name| name.as_str().map(str::to_owned)).unwrap_or_default();
            Value::Module(Rc::new(crate::machine::module::Module::new(&name, &[])))
        }
        _ => {
            return Err(process
                .type_error(format!("cannot create '{}' instances", receiver::name_in_messages(class))));
        }
    };
    Ok(value.into())
}

/// An instance of a class written in Python that derives from a built-in one, before its `__init__`. What
/// cannot be made without calls is made, and initialised, by the library.
pub fn construct_subclass(
    process: &mut Process,
    class: &Rc<Class>,
    args: Args<'_>,
    has_init: bool,
) -> Outcome {
    let base = class.ancestors.iter().find(|base| base.is_builtin && base.layout == Layout::Builtin).cloned();
    let Some(base) = base else { return Ok(new_instance(class, Payload::None).into()) };
    let is_container = ["list", "dict", "set", "bytearray"].contains(&&**base.name.borrow());
    let inner_args = if has_init && is_container { Args { values: &[], names: &[] } } else { args };
    match construct(process, &base, inner_args) {
        Ok(Effect::Value(inner)) => Ok(new_instance(class, Payload::Wrapped(RefCell::new(inner))).into()),
        Err(raised) if !has_init => Err(raised),
        _ => {
            let values = std::iter::once(Value::Class(class.clone())).chain(args.values.iter().cloned());
            Ok(Effect::Call {
                callable: process.core_function("_construct"),
                values: values.collect(),
                names: args.names.to_vec(),
            })
        }
    }
}

fn exception(process: &mut Process, class: &Rc<Class>, args: Args<'_>) -> Outcome {
    if let Some(name) = args.names.first() {
        let is_import = class.is_subclass_of(&process.classes.import_error);
        if !is_import && !class.is_subclass_of(&process.classes.attribute_error) {
            let title = class.name.borrow().clone();
            let _ = name;
            return Err(process.type_error(format!("{title}() takes no keyword arguments")));
        }
    }
    if class.is_subclass_of(&process.classes.base_exception_group) {
        return Ok(Effect::core(process, "_exception_group", {
            let mut values = vec![Value::Class(class.clone())];
            values.extend(args.positional().iter().cloned());
            values
        }));
    }
    let class = if Rc::ptr_eq(class, &process.classes.os_error) {
        os_error_class(process, args.positional())
    } else {
        class.clone()
    };
    let made = process.exception(&class, args.positional().to_vec());
    if let Value::Instance(instance) = &made {
        for (name, value) in args.keywords() {
            instance.attributes.borrow_mut().set(name, value.clone());
        }
    }
    Ok(made.into())
}

/// `OSError(number, text)` is an instance of the class for that number.
fn os_error_class(process: &Process, args: &[Value]) -> Rc<Class> {
    let classes = &process.classes;
    let number = if (2..=5).contains(&args.len()) { number::index(&args[0]) } else { None };
    match number {
        Some(1 | 13) => &classes.permission_error,
        Some(2) => &classes.file_not_found_error,
        Some(3) => &classes.process_lookup_error,
        Some(4) => &classes.interrupted_error,
        Some(11 | 114 | 115) => &classes.blocking_io_error,
        Some(17) => &classes.file_exists_error,
        Some(32 | 108) => &classes.broken_pipe_error,
        Some(103) => &classes.connection_aborted_error,
        Some(104) => &classes.connection_reset_error,
        Some(110) => &classes.timeout_error,
        Some(111) => &classes.connection_refused_error,
        _ => &classes.os_error,
    }
    .clone()
}

fn has_index(process: &Process, value: &Value) -> bool {
    process.classes.of(value).lookup(Name::new("__index__")).is_some()
}

fn type_of(process: &mut Process, args: Args<'_>) -> Outcome {
    if let [value] = args.values {
        return Ok(Value::Class(process.classes.of(value)).into());
    }
    let mut values = vec![Value::Class(process.classes.type_.clone())];
    values.extend(args.values.iter().cloned());
    Ok(Effect::Call { callable: process.core_function("_type_new"), values, names: args.names.to_vec() })
}

/// A constructor of at most one argument.
fn one(
    process: &mut Process,
    args: Args<'_>,
    name: &str,
    empty: Value,
    make: fn(&mut Process, &Value) -> Outcome,
) -> Outcome {
    if !args.names.is_empty() {
        return Err(process.type_error(format!("{name}() takes no keyword arguments")));
    }
    match args.values {
        [] => Ok(empty.into()),
        [value] => make(process, value),
        more => Err(process.type_error(format!("{name} expected at most 1 argument, got {}", more.len()))),
    }
}

fn int(process: &mut Process, args: Args<'_>) -> Outcome {
    let [value, base] = args.bind(process, "int", ["x", "base"], 0)?;
    let Some(value) = value else { return Ok(Value::Int(0).into()) };
    let radix = match base {
        None => 10,
        Some(base) => {
            let radix = receiver::index(process, base)?;
            if radix != 0 && !(2..=36).contains(&radix) {
                return Err(process.value_error("int() base must be >= 2 and <= 36, or 0"));
            }
            radix as u32
        }
    };
    match value {
        Value::Str(text) => match int::parse(process, text.as_str(), radix)? {
            Some(number) => Ok(number.into()),
            None => {
                let shown = text_repr::repr(text.as_str());
                Err(process.value_error(format!("invalid literal for int() with base {radix}: {shown}")))
            }
        },
        Value::Bytes(content) => {
            let text = String::from_utf8_lossy(content).into_owned();
            match int::parse(process, &text, radix)? {
                Some(number) => Ok(number.into()),
                None => {
                    let shown = text_repr::repr(&text);
                    Err(process.value_error(format!("invalid literal for int() with base {radix}: b{shown}")))
                }
            }
        }
        _ if base.is_some() => Err(process.type_error("int() can't convert non-string with explicit base")),
        Value::Bool(b) => Ok(Value::Int(i64::from(*b)).into()),
        Value::Int(_) | Value::BigInt(_) => Ok(value.clone().into()),
        Value::Float(x) => match float::to_int(*x) {
            Some(number) => Ok(number.into()),
            None if x.is_nan() => Err(process.value_error("cannot convert float NaN to integer")),
            None => Err(process.overflow_error("cannot convert float infinity to integer")),
        },
        Value::Instance(_) => Ok(Effect::core(process, "_int", vec![value.clone()])),
        other => {
            let class = process.classes.of(other).name.borrow().clone();
            Err(process.type_error(format!(
                "int() argument must be a string, a bytes-like object or a real number, not '{class}'"
            )))
        }
    }
}

fn float(process: &mut Process, args: Args<'_>) -> Outcome {
    one(process, args, "float", Value::Float(0.0), |process, value| match value {
        Value::Str(text) => match float::parse(text.as_str()) {
            Some(number) => Ok(Value::Float(number).into()),
            None => {
                let shown = text_repr::repr(text.as_str());
                Err(process.value_error(format!("could not convert string to float: {shown}")))
            }
        },
        Value::Instance(_) => Ok(Effect::core(process, "_float", vec![value.clone()])),
        other => match number::number(other) {
            Some(number) => Ok(Value::Float(number::to_f64(process, &number)?).into()),
            None => {
                let class = process.classes.of(other).name.borrow().clone();
                Err(process
                    .type_error(format!("float() argument must be a string or a real number, not '{class}'")))
            }
        },
    })
}

fn text(process: &mut Process, args: Args<'_>) -> Outcome {
    let [object, encoding, _errors] = args.bind(process, "str", ["object", "encoding", "errors"], 0)?;
    match (object, encoding) {
        (_, Some(other)) if other.as_str().is_none() => {
            let found = receiver::type_name(process, other);
            Err(process.type_error(format!("str() argument 'encoding' must be str, not {found}")))
        }
        (None, _) => Ok(Value::str("").into()),
        (Some(content @ (Value::Bytes(_) | Value::ByteArray(_))), Some(_)) => {
            let content = bytes::content(content).unwrap_or_default();
            Ok(Value::str(String::from_utf8_lossy(&content).into_owned()).into())
        }
        (Some(value @ Value::Str(_)), _) => Ok(value.clone().into()),
        (Some(value), _) => Ok(match repr::str_native(process, value)? {
            Some(text) => Value::str(text).into(),
            None => Effect::core(process, "_str", vec![value.clone()]),
        }),
    }
}

fn byte_string(process: &mut Process, args: Args<'_>, name: &str) -> Outcome {
    Ok(match bytes::construct(process, args, name)? {
        Some(content) if name == "bytes" => Value::Bytes(Rc::new(content)).into(),
        Some(content) => Value::ByteArray(Rc::new(RefCell::new(content))).into(),
        None => {
            let values = std::iter::once(Value::str(name)).chain(args.values.iter().cloned()).collect();
            Effect::core(process, "_bytes", values)
        }
    })
}

fn mapping(process: &mut Process, args: Args<'_>) -> Outcome {
    let target = Rc::new(RefCell::new(Dict::default()));
    let positional = args.positional();
    if positional.len() > 1 {
        let given = positional.len();
        return Err(process.type_error(format!("dict expected at most 1 argument, got {given}")));
    }
    let complete = match positional {
        [source] => dict::fill(process, &target, source)?,
        _ => true,
    };
    if !complete {
        let mut keywords = Dict::default();
        args.keywords().for_each(|(name, value)| dict::set_text(&mut keywords, name.text(), value.clone()));
        return Ok(Effect::core(process, "_dict", vec![positional[0].clone(), Value::dict(keywords)]));
    }
    for (name, value) in args.keywords() {
        dict::set_text(&mut target.borrow_mut(), name.text(), value.clone());
    }
    Ok(Value::Dict(target).into())
}

fn slice(process: &mut Process, args: Args<'_>) -> Fallible<Value> {
    let part = |at: usize| args.values.get(at).cloned().unwrap_or(Value::None);
    let (start, stop, step) = match args.values.len() {
        1 => (Value::None, part(0), Value::None),
        2 | 3 => (part(0), part(1), part(2)),
        given => return Err(process.type_error(format!("slice expected at most 3 arguments, got {given}"))),
    };
    Ok(Value::Slice(Rc::new(Slice { start, stop, step })))
}

fn super_object(process: &mut Process, args: Args<'_>) -> Fallible<Value> {
    match args.values {
        [Value::Class(class), object] => {
            let fits = match object {
                Value::Class(other) if other.is_subclass_of(class) => true,
                other => process.classes.of(other).is_subclass_of(class),
            };
            if !fits {
                return Err(
                    process.type_error("super(type, obj): obj must be an instance or subtype of type")
                );
            }
            Ok(descriptor(Descriptor::Super { class: class.clone(), object: object.clone() }))
        }
        [] => Err(process.runtime_error("super(): no arguments")),
        [other, ..] => {
            let class = process.classes.of(other).name.borrow().clone();
            Err(process.type_error(format!("super() argument 1 must be a type, not {class}")))
        }
    }
}

fn empty_set() -> Value {
    Value::Set(Rc::new(RefCell::new(Set::default())))
}

fn descriptor(descriptor: Descriptor) -> Value {
    Value::Descriptor(Rc::new(descriptor))
}

fn new_instance(class: &Rc<Class>, payload: Payload) -> Value {
    Value::Instance(Rc::new(Instance::new(class.clone(), payload)))
}
