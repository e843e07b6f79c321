//! In: compiled programs. Out: code whose constants are values of a process, and the modules of the library.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use hashbrown::HashMap;

use crate::program::code::{Code, CodeKind, Const, Program};
use crate::program::name::Name;
use crate::program::wire;

use super::exit::Exit;
use super::function::{Fallible, Function, LinkedCode};
use super::items::Items;
use super::module::Module;
use super::modules;
use super::process::Process;
use super::thread::Thread;
use super::value::Value;

thread_local! {
    /// Library files read so far: a program that starts again does not read them again.
    static KNOWN: RefCell<HashMap<String, Rc<Program>>> = RefCell::default();
}

/// Joins a code object, and all inside it, to a module of a process.
#[must_use]
pub fn link(code: &Rc<Code>, program: &Rc<Program>, globals: &Rc<Module>) -> Rc<LinkedCode> {
    let consts: Vec<Value> = code.consts.iter().map(|c| constant(c, program, globals)).collect();
    let keyword_names = consts.iter().map(names_of).collect();
    Rc::new(LinkedCode {
        code: code.clone(),
        program: program.clone(),
        globals: globals.clone(),
        consts,
        keyword_names,
        caches: vec![Cell::new(0); code.caches as usize],
        frame_size: code.slots.len() + code.stack_size as usize + 4,
        quick_arity: quick_arity(code, program),
        extra_slots: (code.slots.len() - code.parameters.names.len()) as u32,
    })
}

fn quick_arity(code: &Code, program: &Program) -> u32 {
    let parameters = &code.parameters;
    let is_quick = code.kind == CodeKind::Function
        && code.free.is_empty()
        && !program.is_prelude
        && parameters.names.len() == parameters.positional as usize;
    if is_quick { u32::from(parameters.positional) } else { u32::MAX }
}

fn constant(constant_: &Const, program: &Rc<Program>, globals: &Rc<Module>) -> Value {
    match constant_ {
        Const::None => Value::None,
        Const::Ellipsis => Value::Ellipsis,
        Const::Bool(b) => Value::Bool(*b),
        Const::Int(i) => Value::Int(*i),
        Const::BigInt(big) => Value::BigInt(Rc::new(big.clone())),
        Const::Float(x) => Value::Float(*x),
        Const::Str(text) => Value::str(&**text),
        Const::Bytes(bytes) => Value::Bytes(Rc::new(bytes.to_vec())),
        Const::Tuple(items) => Value::tuple(items.iter().map(|c| constant(c, program, globals)).collect()),
        Const::FrozenSet(items) => {
            let mut set = super::dict::Set::default();
            for item in items {
                let item = constant(item, program, globals);
                let hash = super::types::hash::of_constant(&item);
                super::types::set::add(&mut set.members, hash, item);
            }
            Value::FrozenSet(Rc::new(set))
        }
        Const::Code(code) => Value::Code(link(code, program, globals)),
    }
}

fn names_of(constant: &Value) -> Option<Rc<[Name]>> {
    let Value::Tuple(items) = constant else { return None };
    items.iter().map(|item| item.as_str().map(Name::new)).collect()
}

/// The function that is the top level of the process's main program.
#[must_use]
pub fn main_function(process: &Process) -> Value {
    let code = link(&process.main.main, &process.main, &process.main_module);
    top_level_function(code)
}

/// What runs the top level of a module.
#[must_use]
pub fn top_level_function(code: Rc<LinkedCode>) -> Value {
    debug_assert_eq!(code.code.kind, CodeKind::Module);
    Value::Function(Rc::new(Function {
        name: RefCell::new(code.code.name.text().into()),
        qualified_name: RefCell::new(code.code.qualified_name.clone()),
        code,
        defaults: RefCell::default(),
        keyword_defaults: RefCell::default(),
        closure: Items::default(),
        attributes: RefCell::default(),
    }))
}

/// Whether the library has a module of that dotted name.
#[must_use]
pub fn has_module(dotted: &str) -> bool {
    modules::find(dotted).is_some()
}

/// A module of the library, entered into `process.modules`, and its top level if it has one to be run.
pub fn open_module(process: &mut Process, dotted: &str) -> Fallible<(Rc<Module>, Option<Rc<LinkedCode>>)> {
    let Some(library) = modules::find(dotted) else {
        let class = process.classes.module_not_found_error.clone();
        return Err(process.raised(&class, format!("No module named '{dotted}'")));
    };
    let program = library.program.map(|bytes| read(dotted, bytes));
    let globals: &[Name] = program.as_ref().map_or(&[], |program| &program.globals);
    let module = Rc::new(Module::new(dotted, globals));
    module.set(Name::new("__name__"), Value::str(dotted));
    for native in library.natives {
        module.set(Name::new(native.name), Value::Native(native));
    }
    if let Some(install) = library.install {
        install(process, &module);
    }
    process.modules.insert(dotted.into(), module.clone());
    let code = program.map(|program| link(&program.main, &program, &module));
    if code.is_none() {
        module.loaded.set(true);
    }
    Ok((module, code))
}

/// Reads a file of the library, once.
fn read(name: &str, bytes: &[u8]) -> Rc<Program> {
    if let Some(program) = KNOWN.with_borrow(|known| known.get(name).cloned()) {
        return program;
    }
    let program = Rc::new(wire::read(bytes, "").expect("the build has written the library"));
    KNOWN.with_borrow_mut(|known| known.insert(name.to_owned(), program.clone()));
    program
}

/// The library file of that name; for images of processes that refer to its code.
#[must_use]
pub fn library_program(name: &str) -> Option<Rc<Program>> {
    let library = modules::find(name)?;
    library.program.map(|bytes| read(name, bytes))
}

/// Loads the part of the built-in library that the interpreter itself calls, by running its top level.
pub fn load_core(process: &mut Process) {
    let opened = open_module(process, "core");
    let Ok((module, Some(code))) = opened else { panic!("the library has _core") };
    process.core = module.clone();
    module.loaded.set(true);
    let name = Name::new("memoryview");
    let mut thread = Thread::new(1);
    thread.call(top_level_function(code), Vec::new());
    match process.interpret(&mut thread, super::exit::Fuel::MAX) {
        Exit::Finished(_) => {}
        Exit::Raised(exception) => {
            let class = process.classes.of(&exception);
            panic!("_core raises {}", class.name.borrow())
        }
        _ => panic!("_core runs to its end"),
    }
    if let Some(class) = process.core.get(name) {
        process.builtins.insert(name, class);
    }
    process.spent = 0;
    process.notes.clear();
}
