//! In: functions and classes. Out: what the built-in library wants to know of them, or to change in them.

use std::rc::Rc;

use indexmap::IndexMap;

use crate::machine::args::Args;
use crate::machine::class::{Class, Instance, Layout, Payload};
use crate::machine::exception::ExceptionData;
use crate::machine::function::{BoundMethod, Effect, Fallible, Function, Native, Outcome};
use crate::machine::process::Process;
use crate::machine::value::{Descriptor, Value};
use crate::program::code::CodeKind;
use crate::program::name::Name;

use super::make_class::{make_class, special_bits};

/// `_kernel`, the part about functions and classes.
pub static NATIVES: &[Native] = &[
    Native::function("extend", extend),
    Native::function("name_in_messages", name_in_messages),
    Native::function("make_class", make),
    Native::function("set_cell", set_cell),
    Native::function("lookup", lookup),
    Native::function("special", special),
    Native::function("members", members),
    Native::function("defines", defines),
    Native::function("unwrap", unwrap),
    Native::function("wrap", wrap),
    Native::function("new_instance", new_instance),
    Native::function("copy_traceback", copy_traceback),
    Native::function("builtin_base", builtin_base),
    Native::function("code_kind", code_kind),
    Native::function("call_kind", call_kind),
    Native::function("is_async", is_async),
    Native::function("parameters", parameters),
    Native::function("address", address),
    Native::function("modules", modules),
    Native::function("recursion_limit", |process, _| {
        Ok(Effect::Value(Value::Int(process.recursion_limit as i64)))
    }),
    Native::function("set_recursion_limit", set_recursion_limit),
    Native::function("reference_count", reference_count),
    Native::function("main_file", |process, _| {
        let (name, text) = (Value::str(&*process.main.file), Value::str(&*process.main.text));
        Ok(Effect::Value(Value::tuple(vec![name, text])))
    }),
];

/// `extend(class, name, function)`: adds to a class, also to a built-in one.
fn extend(process: &mut Process, args: Args<'_>) -> Outcome {
    let [class, name, function] = args.exactly(process, "extend")?;
    let class = class_of(process, class)?;
    let name = name_of(process, name)?;
    if !class.is_builtin {
        class.specials.set(class.specials.get() | special_bits(name, function));
    }
    class.namespace.borrow_mut().insert(name, function.clone());
    process.method_cache.clear();
    Ok(Effect::Value(Value::None))
}

/// More frames than that would take more memory than there is.
const MOST_FRAMES: i64 = 100_000;

/// `set_recursion_limit(limit)`
fn set_recursion_limit(process: &mut Process, args: Args<'_>) -> Outcome {
    let [limit] = args.exactly(process, "set_recursion_limit")?;
    let limit = if let Value::Int(limit) = limit { *limit } else { MOST_FRAMES };
    process.recursion_limit = limit.clamp(1, MOST_FRAMES) as usize;
    Ok(Effect::Value(Value::None))
}

/// `reference_count(object)`: as CPython counts, the argument included. What is not counted has very many, as there.
fn reference_count(process: &mut Process, args: Args<'_>) -> Outcome {
    let [object] = args.exactly(process, "getrefcount")?;
    let count = match object {
        Value::Str(it) => Rc::strong_count(it),
        Value::Bytes(it) => Rc::strong_count(it),
        Value::ByteArray(it) => Rc::strong_count(it),
        Value::List(it) => Rc::strong_count(it),
        Value::Tuple(it) => Rc::strong_count(it),
        Value::Dict(it) => Rc::strong_count(it),
        Value::Set(it) => Rc::strong_count(it),
        Value::FrozenSet(it) => Rc::strong_count(it),
        Value::Function(it) => Rc::strong_count(it),
        Value::Class(it) => Rc::strong_count(it),
        Value::Instance(it) => Rc::strong_count(it),
        Value::Generator(it) => Rc::strong_count(it),
        _ => u32::MAX as usize,
    };
    Ok(Effect::Value(Value::Int(count as i64)))
}

/// `make_class(metaclass, name, bases, namespace)`: the core of `type.__new__`. The namespace is a dict.
fn make(process: &mut Process, args: Args<'_>) -> Outcome {
    let [metaclass, name, bases, namespace] = args.exactly(process, "make_class")?;
    let metaclass = class_of(process, metaclass)?;
    let metaclass = (!Rc::ptr_eq(&metaclass, &process.classes.type_)).then_some(metaclass);
    let Value::Tuple(bases) = bases else {
        return Err(process.type_error("type.__new__() argument 2 must be tuple"));
    };
    let bases = bases.iter().map(|base| base_class(process, base)).collect::<Fallible<Vec<_>>>()?;
    let Value::Dict(dict) = namespace else {
        return Err(process.type_error("type.__new__() argument 3 must be dict"));
    };
    let mut entries = IndexMap::new();
    for (key, value) in dict.borrow().iter() {
        entries.insert(name_of(process, key)?, value.clone());
    }
    let class = make_class(process, metaclass, name.as_str().unwrap_or("?"), bases, entries)?;
    process.method_cache.clear();
    Ok(Effect::Value(Value::Class(class)))
}

/// `set_cell(cell, value)`
fn set_cell(process: &mut Process, args: Args<'_>) -> Outcome {
    let [cell, value] = args.exactly(process, "set_cell")?;
    if let Value::Cell(cell) = cell {
        *cell.borrow_mut() = value.clone();
    }
    Ok(Effect::Value(Value::None))
}

/// `lookup(class, name) -> what the class or an ancestor has, unbound, or None`
fn lookup(process: &mut Process, args: Args<'_>) -> Outcome {
    let [class, name] = args.exactly(process, "lookup")?;
    let found = class_of(process, class)?.lookup(name_of(process, name)?);
    Ok(Effect::Value(found.unwrap_or(Value::None)))
}

/// `special(object, name) -> the special method that a class written in Python gives to the object, bound; None`
fn special(process: &mut Process, args: Args<'_>) -> Outcome {
    let [object, name] = args.exactly(process, "special")?;
    let name = name_of(process, name)?;
    let class = process.classes.of(object);
    let line = std::iter::once(&class).chain(&class.ancestors);
    let found = line.filter_map(|class| class.namespace.borrow().get(&name).cloned()).next();
    Ok(Effect::Value(match found {
        None | Some(Value::Native(_)) => Value::None,
        Some(function @ Value::Function(_)) => {
            Value::Method(Rc::new(BoundMethod { function, receiver: object.clone() }))
        }
        Some(Value::Descriptor(descriptor)) => match &*descriptor {
            Descriptor::Static(inner) => inner.clone(),
            Descriptor::ClassMethod(inner) => Value::Method(Rc::new(BoundMethod {
                function: inner.clone(),
                receiver: Value::Class(class.clone()),
            })),
            _ => Value::Descriptor(descriptor.clone()),
        },
        Some(other) => other,
    }))
}

/// `members(class or module) -> tuple of (name, value)`, in order of definition
fn members(process: &mut Process, args: Args<'_>) -> Outcome {
    let [owner] = args.exactly(process, "members")?;
    let pair = |(name, value): (Name, Value)| Value::tuple(vec![Value::str(name.text()), value]);
    let pairs = match owner {
        Value::Module(module) => module.variables().into_iter().map(pair).collect(),
        owner => {
            let class = class_of(process, owner)?;
            let namespace = class.namespace.borrow();
            namespace.iter().map(|(name, value)| pair((*name, value.clone()))).collect()
        }
    };
    Ok(Effect::Value(Value::tuple(pairs)))
}

/// `defines(class, name)`: whether the class or an ancestor written in Python has it.
fn defines(process: &mut Process, args: Args<'_>) -> Outcome {
    let [class, name] = args.exactly(process, "defines")?;
    let class = class_of(process, class)?;
    let name = name_of(process, name)?;
    let mut line = std::iter::once(&class).chain(&class.ancestors);
    let is_there = line.any(|class| !class.is_builtin && class.namespace.borrow().contains_key(&name));
    Ok(Effect::Value(Value::Bool(is_there)))
}

/// `unwrap(object)`: the built-in value inside an instance of a class derived from a built-in one; anything
/// else is itself.
fn unwrap(process: &mut Process, args: Args<'_>) -> Outcome {
    let [object] = args.exactly(process, "unwrap")?;
    let inner = match object {
        Value::Instance(instance) => instance.wrapped(),
        _ => None,
    };
    Ok(Effect::Value(inner.unwrap_or_else(|| object.clone())))
}

/// `wrap(class, value)`: an instance of a class derived from a built-in one, around a value of that.
fn wrap(process: &mut Process, args: Args<'_>) -> Outcome {
    let [class, value] = args.exactly(process, "wrap")?;
    let instance = Instance::new(class_of(process, class)?, Payload::Wrapped(value.clone().into()));
    Ok(Effect::Value(Value::Instance(Rc::new(instance))))
}

/// `new_instance(class, args)`: an instance before `__init__`, of a class that derives from no built-in one
/// but exceptions.
fn new_instance(process: &mut Process, args: Args<'_>) -> Outcome {
    let [class, args] = args.exactly(process, "new_instance")?;
    let class = class_of(process, class)?;
    let payload = match (class.layout, args) {
        (Layout::Exception, Value::Tuple(args)) => {
            Payload::Exception(ExceptionData::new(args.to_vec()).into())
        }
        _ => Payload::None,
    };
    Ok(Effect::Value(Value::Instance(Rc::new(Instance::new(class, payload)))))
}

/// `name_in_messages(class)`: as CPython's messages have it.
fn name_in_messages(process: &mut Process, args: Args<'_>) -> Outcome {
    let [class] = args.exactly(process, "name_in_messages")?;
    let class = class_of(process, class)?;
    Ok(Effect::Value(Value::str(&*crate::machine::types::receiver::name_in_messages(&class))))
}

/// `copy_traceback(target, source)`: gives one exception the traceback of another.
fn copy_traceback(process: &mut Process, args: Args<'_>) -> Outcome {
    let [target, source] = args.exactly(process, "copy_traceback")?;
    if let (Value::Instance(target), Value::Instance(source)) = (target, source)
        && let (Payload::Exception(target), Payload::Exception(source)) = (&target.payload, &source.payload)
    {
        let traceback = source.borrow().traceback.clone();
        target.borrow_mut().traceback = traceback;
    }
    Ok(Effect::Value(Value::None))
}

/// `builtin_base(class)`: the built-in class whose values its instances wrap, or `None`.
fn builtin_base(process: &mut Process, args: Args<'_>) -> Outcome {
    let [class] = args.exactly(process, "builtin_base")?;
    let class = class_of(process, class)?;
    let mut line = std::iter::once(&class).chain(&class.ancestors);
    let base = line.find(|class| class.is_builtin && class.layout == Layout::Builtin);
    Ok(Effect::Value(base.map_or(Value::None, |base| Value::Class(base.clone()))))
}

/// `code_kind(callable) -> "function", "generator", "coroutine", "asyncgen"; "other" for what is not written
/// in Python`
fn code_kind(process: &mut Process, args: Args<'_>) -> Outcome {
    let [callable] = args.exactly(process, "code_kind")?;
    let kind = kind_name(function_of(callable).map(|function| function.code.code.kind));
    Ok(Effect::Value(Value::str(kind)))
}

/// `call_kind(callable)`: as `code_kind`, also for partial functions and instances that can be called.
fn call_kind(process: &mut Process, args: Args<'_>) -> Outcome {
    let [callable] = args.exactly(process, "call_kind")?;
    Ok(Effect::Value(Value::str(kind_name(kind_of_call(callable)))))
}

/// `is_async(callable)`: whether calling it gives a coroutine.
fn is_async(process: &mut Process, args: Args<'_>) -> Outcome {
    let [callable] = args.exactly(process, "is_async")?;
    Ok(Effect::Value(Value::Bool(kind_of_call(callable) == Some(CodeKind::Coroutine))))
}

fn kind_of_call(callable: &Value) -> Option<CodeKind> {
    let Value::Instance(instance) = callable else {
        return function_of(callable).map(|function| function.code.code.kind);
    };
    let class = instance.class.borrow();
    // The mark that asyncio itself knows.
    if class.lookup(Name::new("_is_coroutine")).is_some() {
        return Some(CodeKind::Coroutine);
    }
    let inner = match &**class.name.borrow() {
        "partial" => instance.attributes.borrow().get(Name::new("func")).cloned(),
        _ => class.lookup(Name::new("__call__")),
    };
    kind_of_call(&inner?)
}

fn kind_name(kind: Option<CodeKind>) -> &'static str {
    match kind {
        Some(CodeKind::Generator) => "generator",
        Some(CodeKind::Coroutine) => "coroutine",
        Some(CodeKind::AsyncGenerator) => "asyncgen",
        Some(_) => "function",
        None => "other",
    }
}

/// `parameters(function) -> tuple of (name, kind, has_default, default, annotation)`. A kind is `positional`,
/// `keyword`, `rest` or `keyword_rest`; a missing annotation is `...`. Without `self` for a bound method.
fn parameters(process: &mut Process, args: Args<'_>) -> Outcome {
    let [callable] = args.exactly(process, "parameters")?;
    let Some(function) = function_of(callable) else {
        return Ok(Effect::Value(Value::tuple(Vec::new())));
    };
    let skip = usize::from(matches!(callable, Value::Method(_)));
    let all = (0..function.code.code.parameters.names.len()).skip(skip);
    Ok(Effect::Value(Value::tuple(all.map(|index| parameter(function, index)).collect())))
}

fn parameter(function: &Function, index: usize) -> Value {
    let parameters = &function.code.code.parameters;
    let name = parameters.names[index];
    let positional = usize::from(parameters.positional);
    let keyword_only = usize::from(parameters.keyword_only);
    let (kind, default) = if index < positional {
        let defaults = function.defaults.borrow();
        let first = positional - defaults.len();
        ("positional", index.checked_sub(first).map(|position| defaults[position].clone()))
    } else if index < positional + keyword_only {
        ("keyword", function.keyword_defaults.borrow().get(name).cloned())
    } else if parameters.rest && index == positional + keyword_only {
        ("rest", None)
    } else {
        ("keyword_rest", None)
    };
    Value::tuple(vec![
        Value::str(name.text()),
        Value::str(kind),
        Value::Bool(default.is_some()),
        default.unwrap_or(Value::None),
        annotation(function, name).unwrap_or(Value::Ellipsis),
    ])
}

fn annotation(function: &Function, name: Name) -> Option<Value> {
    let attributes = function.attributes.borrow();
    let Some(Value::Dict(annotations)) = attributes.get(Name::new("__annotations__")) else {
        return None;
    };
    let annotations = annotations.borrow();
    let mut entries = annotations.iter();
    entries.find(|(key, _)| key.as_str() == Some(name.text())).map(|(_, value)| value.clone())
}

/// `address(object)`: a number that tells objects apart while they live; the same in every run.
fn address(process: &mut Process, args: Args<'_>) -> Outcome {
    let [object] = args.exactly(process, "address")?;
    // Real addresses differ from run to run, so the number is made from the name of the class alone.
    let class = process.classes.of(object);
    let sum =
        class.name.borrow().bytes().fold(7u32, |sum, byte| sum.wrapping_mul(31).wrapping_add(byte.into()));
    Ok(Effect::Value(Value::str(format!("0x7f{:08x}00", sum & 0xffff_fff0))))
}

/// `modules() -> tuple of (name, module)`: those imported so far
fn modules(process: &mut Process, _: Args<'_>) -> Outcome {
    let pairs = process
        .modules
        .iter()
        .map(|(name, module)| Value::tuple(vec![Value::str(&**name), Value::Module(module.clone())]));
    Ok(Effect::Value(Value::tuple(pairs.collect())))
}

fn function_of(callable: &Value) -> Option<&Rc<Function>> {
    match callable {
        Value::Function(function) => Some(function),
        Value::Method(method) => function_of(&method.function),
        _ => None,
    }
}

fn base_class(process: &Process, base: &Value) -> Fallible<Rc<Class>> {
    match base {
        Value::Class(class) => Ok(class.clone()),
        _ => Err(process.type_error("bases must be types")),
    }
}

fn class_of(process: &Process, value: &Value) -> Fallible<Rc<Class>> {
    match value {
        Value::Class(class) => Ok(class.clone()),
        _ => Err(process
            .type_error(format!("a class is required, not '{}'", process.classes.of(value).name.borrow()))),
    }
}

fn name_of(process: &Process, value: &Value) -> Fallible<Name> {
    match value.as_str() {
        Some(text) => Ok(Name::new(text)),
        None => Err(process.type_error("attribute name must be string")),
    }
}
