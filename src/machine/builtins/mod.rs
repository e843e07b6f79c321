//! In: a new process. Out: its built-in functions, and its built-in classes filled with methods.

mod attributes;
mod comparing;
mod dunder;
mod dunder_items;
mod iterating;
mod numbers;
mod object;
mod output;
mod reflect;
mod refused;

use std::rc::Rc;

use crate::program::name::Name;

use super::class::Class;
use super::function::Native;
use super::process::Process;
use super::types::{
    bytes, dict, generator, keyed, list, numeric, percent, property, range, set_methods, slice, str_format,
    text, text_case,
};
use super::value::{Descriptor, Value};

/// Fills `process.builtins` and the namespaces of the built-in classes.
pub fn install(process: &mut Process) {
    for native in functions() {
        process.builtins.insert(Name::new(native.name), Value::Native(native));
    }
    let public: Vec<Rc<Class>> = process.classes.all().filter(|class| is_public(class)).cloned().collect();
    for class in public {
        let name = Name::new(&class.name.borrow());
        process.builtins.insert(name, Value::Class(class));
    }
    let constants = [
        ("NotImplemented", Value::NotImplemented),
        ("Ellipsis", Value::Ellipsis),
        ("__debug__", Value::Bool(true)),
        ("EnvironmentError", Value::Class(process.classes.os_error.clone())),
        ("IOError", Value::Class(process.classes.os_error.clone())),
    ];
    for (name, value) in constants {
        process.builtins.insert(Name::new(name), value);
    }
    name_modules(process);
    fill_classes(process);
}

/// What `prelude/core.py` uses from `_kernel` besides what the library's own natives offer.
pub fn helpers() -> impl Iterator<Item = &'static Native> {
    [keyed::HELPERS, percent::HELPERS, str_format::HELPERS, comparing::HELPERS, reflect::HELPERS]
        .into_iter()
        .flatten()
}

/// Every function among the builtins.
pub fn functions() -> impl Iterator<Item = &'static Native> {
    [
        attributes::FUNCTIONS,
        comparing::FUNCTIONS,
        iterating::FUNCTIONS,
        numbers::FUNCTIONS,
        output::FUNCTIONS,
        reflect::FUNCTIONS,
        refused::FUNCTIONS,
    ]
    .into_iter()
    .flatten()
}

fn fill_classes(process: &Process) {
    let classes = &process.classes;
    fill(&classes.object, object::METHODS);
    fill(&classes.type_, object::TYPE_METHODS);
    fill(&classes.base_exception, object::EXCEPTION_METHODS);
    fill(&classes.list, list::METHODS);
    fill(&classes.tuple, list::TUPLE_METHODS);
    fill(&classes.dict, dict::METHODS);
    fill(&classes.set, set_methods::FROZEN_METHODS);
    fill(&classes.set, set_methods::METHODS);
    fill(&classes.frozenset, set_methods::FROZEN_METHODS);
    fill(&classes.str_, text::METHODS);
    fill(&classes.str_, text_case::METHODS);
    fill(&classes.bytes, bytes::METHODS);
    fill(&classes.bytearray, bytes::METHODS);
    fill(&classes.bytearray, bytes::ARRAY_METHODS);
    fill(&classes.range, range::METHODS);
    fill(&classes.slice, slice::METHODS);
    fill(&classes.int, numeric::INT_METHODS);
    fill(&classes.float, numeric::FLOAT_METHODS);
    fill(&classes.property, property::METHODS);
    fill(&classes.generator, generator::METHODS);
    fill(&classes.coroutine, generator::METHODS);
    fill(&classes.coroutine, generator::COROUTINE_METHODS);
    fill(&classes.async_generator, generator::ASYNC_METHODS);
    fill(&classes.async_step, generator::STEP_METHODS);
    for (class, native) in [
        (&classes.enumerate, &iterating::ENUMERATE),
        (&classes.zip, &iterating::ZIP),
        (&classes.map, &iterating::MAP),
        (&classes.filter, &iterating::FILTER),
        (&classes.reversed, &iterating::REVERSED),
    ] {
        class.namespace.borrow_mut().insert(Name::new(native.name), Value::Native(native));
        fill(class, dunder_items::ITERATOR);
    }
    for view in [&classes.dict_keys, &classes.dict_values, &classes.dict_items] {
        fill(view, dict::VIEW_METHODS);
        fill(view, dunder_items::CONTAINER);
    }
    fill(&classes.iterator, dunder_items::ITERATOR);
    for class in
        [&classes.list, &classes.tuple, &classes.str_, &classes.bytes, &classes.bytearray, &classes.range]
    {
        fill(class, dunder_items::CONTAINER);
        fill(class, dunder_items::SEQUENCE);
    }
    for class in [&classes.set, &classes.frozenset, &classes.dict] {
        fill(class, dunder_items::CONTAINER);
    }
    fill(&classes.list, dunder_items::MUTABLE);
    fill(&classes.bytearray, dunder_items::MUTABLE);
    fill(&classes.dict, dunder_items::DICT);
    fill(&classes.list, dunder_items::INITIALISERS);
    fill(&classes.dict, dunder_items::INITIALISERS);
    fill(&classes.set, dunder_items::INITIALISERS);
    let ordered = [
        &classes.int,
        &classes.float,
        &classes.str_,
        &classes.list,
        &classes.tuple,
        &classes.set,
        &classes.frozenset,
        &classes.bytes,
        &classes.bytearray,
    ];
    for class in ordered {
        fill(class, dunder::ORDER);
        fill(class, dunder::ARITHMETIC);
    }
    for class in [&classes.list, &classes.set, &classes.dict, &classes.bytearray] {
        fill(class, dunder::IN_PLACE);
    }
    fill(&classes.dict, dunder::UNION);
    fill(&classes.int, dunder::NUMBER);
    fill(&classes.float, dunder::NUMBER);
    put(&classes.dict, "fromkeys", Descriptor::ClassMethod(Value::Native(&dict::FROM_KEYS)));
    put(&classes.str_, "maketrans", Descriptor::Static(Value::Native(&text_case::MAKE_TRANSLATION)));
    put(&classes.int, "from_bytes", Descriptor::ClassMethod(Value::Native(&numeric::FROM_BYTES)));
    put(&classes.bytes, "fromhex", Descriptor::ClassMethod(Value::Native(&bytes::FROM_HEX)));
}

fn fill(class: &Rc<Class>, methods: &'static [Native]) {
    let mut namespace = class.namespace.borrow_mut();
    for native in methods {
        namespace.insert(Name::new(native.name), Value::Native(native));
    }
}

fn put(class: &Rc<Class>, name: &str, descriptor: Descriptor) {
    class.namespace.borrow_mut().insert(Name::new(name), Value::Descriptor(Rc::new(descriptor)));
}

/// Whether a class is found under its name without an import.
fn is_public(class: &Class) -> bool {
    let name = class.name.borrow();
    if class.layout == super::class::Layout::Exception {
        return !matches!(&**name, "CancelledError" | "InvalidStateError");
    }
    matches!(
        &**name,
        "object"
            | "type"
            | "int"
            | "bool"
            | "float"
            | "str"
            | "bytes"
            | "bytearray"
            | "list"
            | "tuple"
            | "dict"
            | "set"
            | "frozenset"
            | "range"
            | "slice"
            | "enumerate"
            | "zip"
            | "map"
            | "filter"
            | "reversed"
            | "property"
            | "staticmethod"
            | "classmethod"
            | "super"
    )
}

/// Classes that CPython keeps in other modules say so.
fn name_modules(process: &Process) {
    let classes = &process.classes;
    for (class, module) in [
        (&classes.cancelled_error, "asyncio.exceptions"),
        (&classes.invalid_state_error, "asyncio.exceptions"),
        (&classes.future, "_asyncio"),
        (&classes.task, "_asyncio"),
        (&classes.handle, "asyncio.events"),
        (&classes.event_loop, "asyncio.unix_events"),
        (&classes.lock, "_thread"),
        (&classes.generic_alias, "types"),
        (&classes.union, "types"),
    ] {
        *class.module.borrow_mut() = module.into();
    }
}
