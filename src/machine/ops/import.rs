//! In: a dotted name. Out: the module, its top level run if this is the first time.

use std::rc::Rc;

use crate::program::name::Name;

use super::super::frame::{Entry, Frame};
use super::super::function::Fallible;
use super::super::link;
use super::super::module::Module;
use super::super::process::Process;
use super::super::thread::Thread;
use super::super::value::Value;
use super::Flow;
use super::call::call_values;

/// `-- module`. A module whose top level has to be run first is run, and then the instruction again.
pub fn import(process: &mut Process, thread: &mut Thread, dotted: &str) -> Fallible<Flow> {
    let mut end = 0;
    let mut parent: Option<Rc<Module>> = None;
    for part in dotted.split('.') {
        end += part.len() + usize::from(end > 0);
        let name = &dotted[..end];
        let module = match process.modules.get(name) {
            Some(module) => module.clone(),
            None => match link::open_module(process, name)? {
                (module, None) => module,
                (module, Some(code)) => {
                    module.loaded.set(true);
                    adopt(&parent, part, &module);
                    if let Some(frame) = thread.frames.last_mut() {
                        frame.pc -= 1;
                    }
                    run_top_level(thread, code);
                    return Ok(Flow::Frame);
                }
            },
        };
        adopt(&parent, part, &module);
        parent = Some(module);
    }
    let Some(module) = parent else { return Err(process.value_error("Empty module name")) };
    thread.stack.push(Value::Module(module));
    Ok(Flow::Next)
}

/// A module inside a package becomes an attribute of it.
fn adopt(parent: &Option<Rc<Module>>, part: &str, module: &Rc<Module>) {
    if let Some(parent) = parent
        && parent.get(Name::new(part)).is_none()
    {
        parent.set(Name::new(part), Value::Module(module.clone()));
    }
}

/// Puts the frame of a module's top level on the stack.
pub fn run_top_level(thread: &mut Thread, code: Rc<super::super::function::LinkedCode>) {
    let cut = thread.stack.top();
    thread.stack.reserve(code.frame_size + 1);
    thread.stack.push_unbound(1 + code.code.slots.len());
    thread.frames.push(Frame {
        code,
        pc: 0,
        base: cut as u32 + 1,
        cut: cut as u32,
        entry: Entry::Discard,
        handled: Value::None,
    });
}

/// `module -- module value`
pub fn import_from(process: &mut Process, thread: &mut Thread, name: Name) -> Fallible<Flow> {
    let Value::Module(module) = thread.stack.peek(0).clone() else { return Ok(Flow::Next) };
    if let Some(value) = module.get(name) {
        thread.stack.push(value);
        return Ok(Flow::Next);
    }
    let dotted = format!("{}.{name}", module.name);
    if process.modules.contains_key(dotted.as_str()) || link::has_module(&dotted) {
        return import(process, thread, &dotted);
    }
    if module.get(Name::new("__getattr__")).is_some() {
        let function = process.core_function("_imported_from");
        let args = vec![Value::Module(module), Value::str(name.text())];
        return call_values(process, thread, function, args, Entry::Call);
    }
    let message = format!("cannot import name '{name}' from '{}' (unknown location)", module.name);
    Err(process.raised(&process.classes.import_error, message))
}

/// `module --`: binds its public names in the module that the top frame belongs to. A module that has a part of itself
/// to fetch does that first, and then comes the instruction again.
pub fn import_star(process: &mut Process, thread: &mut Thread) -> Fallible<Flow> {
    let Value::Module(module) = thread.stack.peek(0).clone() else { return Ok(Flow::Next) };
    if let Some(fetch) = module.get(Name::new("__getattr__")) {
        if let Some(frame) = thread.frames.last_mut() {
            frame.pc -= 1;
        }
        return call_values(process, thread, fetch, vec![Value::str("*")], Entry::Discard);
    }
    thread.stack.pop();
    let Some(frame) = thread.frames.last() else { return Ok(Flow::Next) };
    let globals = frame.code.globals.clone();
    let public: Option<Vec<String>> = match module.get(Name::new("__all__")) {
        Some(Value::List(names)) => {
            Some(names.borrow().iter().filter_map(|name| name.as_str().map(str::to_owned)).collect())
        }
        _ => None,
    };
    for (name, value) in module.variables() {
        let wanted = match &public {
            Some(public) => public.iter().any(|known| known == name.text()),
            None => !name.text().starts_with('_'),
        };
        if wanted {
            globals.set(name, value);
        }
    }
    Ok(Flow::Next)
}
