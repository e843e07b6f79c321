//! In: programs that both sides have compiled. Out: their code objects, joined to a process, by number.

use std::rc::Rc;

use hashbrown::HashMap;

use crate::machine::function::{LinkedCode, Native};
use crate::machine::link;
use crate::machine::module::Module;
use crate::machine::modules;
use crate::machine::process::Process;
use crate::machine::value::{Descriptor, Value};

/// The code objects of a module, by `Code::index`.
pub struct Codes {
    by_module: HashMap<Rc<str>, HashMap<u32, Rc<LinkedCode>>>,
}

impl Codes {
    /// None yet.
    pub fn new() -> Self {
        Self { by_module: HashMap::new() }
    }

    /// The code object of that number in the module's program.
    pub fn get(&mut self, process: &Process, module: &Rc<Module>, index: u32) -> Option<Rc<LinkedCode>> {
        if let Some(codes) = self.by_module.get(&module.name) {
            return codes.get(&index).cloned();
        }
        let program = match &*module.name {
            "__main__" => process.main.clone(),
            name => link::library_program(name)?,
        };
        let mut codes = HashMap::new();
        collect(&link::link(&program.main, &program, module), &mut codes);
        let found = codes.get(&index).cloned();
        self.by_module.insert(module.name.clone(), codes);
        found
    }
}

fn collect(code: &Rc<LinkedCode>, codes: &mut HashMap<u32, Rc<LinkedCode>>) {
    codes.insert(code.code.index, code.clone());
    for constant in &code.consts {
        if let Value::Code(inner) = constant {
            collect(inner, codes);
        }
    }
}

/// A module of that name, entered into the process without its top level being run.
pub fn module(process: &mut Process, name: &str) -> Rc<Module> {
    if let Some(module) = process.modules.get(name) {
        return module.clone();
    }
    if name == "__main__" {
        return process.main_module.clone();
    }
    if name == "core" {
        return process.core.clone();
    }
    match link::open_module(process, name) {
        Ok((module, _)) => module,
        Err(_) => Rc::new(Module::new(name, &[])),
    }
}

/// All functions in Rust by their addresses, which are the same in every instance of this binary.
pub fn natives(process: &Process) -> HashMap<u64, &'static Native> {
    let mut natives = HashMap::new();
    let mut add_one = |value: &Value| {
        if let Value::Native(native) = value {
            natives.insert(address(native), *native);
        }
    };
    let mut add = |value: &Value| match value {
        Value::Descriptor(descriptor) => {
            if let Descriptor::Property { get, set, delete } = &**descriptor {
                [get, set, delete].into_iter().for_each(&mut add_one);
            }
        }
        other => add_one(other),
    };
    process.builtins.values().for_each(&mut add);
    for class in process.classes.all() {
        class.namespace.borrow().values().for_each(&mut add);
    }
    modules::all_natives().map(|native| (address(native), native)).for_each(|(address, native)| {
        natives.insert(address, native);
    });
    natives
}

/// What a function in Rust is written as.
pub fn address(native: &'static Native) -> u64 {
    std::ptr::from_ref(native) as usize as u64
}
