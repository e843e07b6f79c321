//! In: a callable and its arguments on the stack. Out: a new frame, a result, or a reason to stop.

use std::rc::Rc;

use crate::program::code::CodeKind;
use crate::program::name::Name;

use super::super::args::Args;
use super::super::class::{Class, Instance, Layout, Payload};
use super::super::costs::{Kind, of};
use super::super::dict::Dict;
use super::super::exception::ExceptionData;
use super::super::exit::Exit;
use super::super::frame::{Entry, Frame};
use super::super::function::{Effect, Fallible, Function, Native};
use super::super::process::Process;
use super::super::thread::Thread;
use super::super::types;
use super::super::value::Value;
use super::{Flow, attribute, bind, generator, suspend};

/// How many frames a thread may have, unless the program says otherwise: `sys.getrecursionlimit()`.
pub const RECURSION_LIMIT: usize = 1000;

/// Calls what lies at `stack[cut]` with the values above it; the last `names.len()` are keyword arguments.
pub fn call(
    process: &mut Process,
    thread: &mut Thread,
    cut: usize,
    names: &[Name],
    entry: Entry,
) -> Fallible<Flow> {
    // What is called may only say what to call instead; it may say so without end.
    for _ in 0..RECURSION_LIMIT {
        match thread.stack.at(cut) {
            Value::Function(function) => {
                let function = function.clone();
                return call_function(process, thread, &function, cut, names, entry);
            }
            Value::Native(native) => {
                let native: &'static Native = native;
                return call_native(process, thread, native, cut, names, entry);
            }
            Value::Method(method) => {
                let method = method.clone();
                *thread.stack.at(cut) = method.function.clone();
                thread.stack.insert(cut + 1, method.receiver.clone());
            }
            Value::Class(class) => {
                let class = class.clone();
                return call_class(process, thread, &class, cut, names, entry);
            }
            Value::Descriptor(descriptor) => {
                let super::super::value::Descriptor::Static(inner) = &**descriptor else {
                    return Err(not_callable(process, &thread.stack.at(cut).clone()));
                };
                let inner = inner.clone();
                *thread.stack.at(cut) = inner;
            }
            other => {
                let callee = other.clone();
                let found = match &callee {
                    Value::Instance(instance) => {
                        let class = instance.class.borrow().clone();
                        attribute::class_lookup(process, &class, Name::new("__call__"))
                    }
                    _ => None,
                };
                let Some(function) = found else { return Err(not_callable(process, &callee)) };
                *thread.stack.at(cut) = function;
                thread.stack.insert(cut + 1, callee);
            }
        }
    }
    Err(too_deep(process))
}

fn too_deep(process: &Process) -> super::super::function::Raised {
    process.raised(&process.classes.recursion_error, "maximum recursion depth exceeded")
}

/// Puts a callable and its arguments on top of the stack and calls it.
pub fn call_values(
    process: &mut Process,
    thread: &mut Thread,
    callable: Value,
    values: impl IntoIterator<Item = Value>,
    entry: Entry,
) -> Fallible<Flow> {
    let cut = thread.stack.top();
    thread.stack.push(callable);
    for value in values {
        thread.stack.push(value);
    }
    call(process, thread, cut, &[], entry)
}

/// What becomes of the result of a call that was entered with `entry`: the arguments from `cut` on go.
pub fn deliver(
    process: &mut Process,
    thread: &mut Thread,
    entry: Entry,
    cut: usize,
    value: Value,
) -> Fallible<Flow> {
    match entry {
        Entry::Call => {
            thread.stack.truncate(cut);
            thread.stack.push(value);
        }
        Entry::Method => {
            thread.stack.truncate(cut);
            thread.stack.push(value);
            thread.stack.push(Value::Unbound);
        }
        Entry::Discard => thread.stack.truncate(cut),
        Entry::Construct => {
            if !value.is_none() {
                let class = process.classes.of(&value).name.borrow().clone();
                return Err(process.type_error(format!("__init__() should return None, not '{class}'")));
            }
            thread.stack.truncate(cut + 1);
        }
        Entry::Truth { negated } => {
            let truth = super::operator::plain_truth(process, &value)?;
            thread.stack.truncate(cut);
            thread.stack.push(Value::Bool(truth != negated));
        }
        Entry::ShortCircuit { jumps_on } => {
            let truth = super::operator::plain_truth(process, &value)?;
            thread.stack.truncate(cut);
            super::namespace::decide(thread, truth, jumps_on);
        }
        Entry::Bottom => {
            thread.stack.truncate(cut);
            return Ok(Flow::Exit(Exit::Finished(value)));
        }
        Entry::IterateCall => {
            thread.stack.truncate(cut);
            super::iterate::next_item(thread, value);
        }
        Entry::Iterate | Entry::Resume | Entry::Close | Entry::Delegate | Entry::AsyncStep | Entry::Drive => {
            return suspend::returned(process, thread, entry, cut, value);
        }
    }
    Ok(Flow::Frame)
}

/// Calls a function written in Python.
pub fn call_function(
    process: &mut Process,
    thread: &mut Thread,
    function: &Rc<Function>,
    cut: usize,
    names: &[Name],
    entry: Entry,
) -> Fallible<Flow> {
    process.spend(of(Kind::Call));
    let linked = &function.code;
    let code = &linked.code;
    bind::bind(process, thread, function, cut, names)?;
    for cell in function.closure.iter() {
        thread.stack.push(cell.clone());
    }
    if linked.program.is_prelude
        && let Some(frame) = thread.frames.last()
        && !frame.code.program.is_prelude
    {
        process.at(frame);
    }
    // One that is about to begin only later counts too: endless recursion of coroutines makes one after the other.
    if thread.frames.len() >= process.recursion_limit {
        return Err(too_deep(process));
    }
    let base = cut + 1;
    match code.kind {
        CodeKind::Function | CodeKind::Module => {}
        CodeKind::ClassBody => *thread.stack.at(cut) = Value::dict(Dict::default()),
        CodeKind::Generator | CodeKind::Coroutine | CodeKind::AsyncGenerator => {
            if let Some(frame) = thread.frames.last()
                && !frame.code.program.is_prelude
            {
                process.at(frame);
            }
            let made = generator::make(process, thread, function, base);
            return deliver(process, thread, entry, cut, made);
        }
    }
    thread.stack.reserve(linked.frame_size);
    thread.frames.push(Frame {
        code: linked.clone(),
        pc: 0,
        base: base as u32,
        cut: cut as u32,
        entry,
        handled: Value::None,
    });
    Ok(Flow::Frame)
}

/// Calls a function written in Rust, and does what it wants.
pub fn call_native(
    process: &mut Process,
    thread: &mut Thread,
    native: &'static Native,
    cut: usize,
    names: &[Name],
    entry: Entry,
) -> Fallible<Flow> {
    process.spend(of(Kind::Native));
    if native.unwraps
        && let Some(Value::Instance(instance)) = thread.stack.from(cut + 1).first()
        && let Some(inner) = instance.wrapped()
    {
        *thread.stack.at(cut + 1) = inner;
    }
    if let Some(frame) = thread.frames.last()
        && !frame.code.program.is_prelude
    {
        process.at(frame);
    }
    let effect = (native.call)(process, Args { values: thread.stack.from(cut + 1), names })?;
    carry_out(process, thread, effect, cut, entry)
}

/// Does what a native wants; its arguments still lie from `cut` on.
pub fn carry_out(
    process: &mut Process,
    thread: &mut Thread,
    effect: Effect,
    cut: usize,
    entry: Entry,
) -> Fallible<Flow> {
    match effect {
        Effect::Value(value) => deliver(process, thread, entry, cut, value),
        Effect::Call { callable, values, names } => {
            thread.stack.truncate(cut);
            thread.stack.push(callable);
            thread.stack.reserve(values.len());
            for value in values {
                thread.stack.push(value);
            }
            call(process, thread, cut, &names, entry)
        }
        Effect::Resume { generator, with, default } => {
            thread.stack.truncate(cut);
            generator::resume_by_call(process, thread, generator, with, default, cut, entry)
        }
        Effect::Stack => {
            let frames = crate::machine::modules::frames_of(thread);
            deliver(process, thread, entry, cut, frames)
        }
        Effect::Blocked(wait) => {
            thread.waiting.push((cut as u32, entry));
            Ok(Flow::Exit(Exit::Blocked(wait)))
        }
        Effect::Request(request) => {
            thread.waiting.push((cut as u32, entry));
            Ok(Flow::Exit(Exit::Request(request)))
        }
    }
}

/// Calls a class: makes an instance.
fn call_class(
    process: &mut Process,
    thread: &mut Thread,
    class: &Rc<Class>,
    cut: usize,
    names: &[Name],
    entry: Entry,
) -> Fallible<Flow> {
    if class.is_builtin {
        if Rc::ptr_eq(class, &process.classes.super_) && thread.stack.top() == cut + 1 {
            push_super_arguments(process, thread)?;
        }
        let args = Args { values: thread.stack.from(cut + 1), names };
        let effect = types::construct::construct(process, class, args)?;
        process.spend(of(Kind::Construct));
        return carry_out(process, thread, effect, cut, entry);
    }
    process.spend(of(Kind::Instance));
    let custom_new = attribute::class_lookup(process, class, Name::new("__new__"))
        .is_some_and(|new| !matches!(new, Value::Native(_)));
    let custom_call = class.metaclass.as_ref().is_some_and(|meta| {
        meta.lookup(Name::new("__call__")).is_some_and(|call| !matches!(call, Value::Native(_)))
    });
    if custom_new || custom_call {
        return construct_in_python(process, thread, cut, names, entry, custom_call);
    }
    let init = attribute::class_lookup(process, class, Name::new("__init__"));
    let has_init = init.as_ref().is_some_and(|init| matches!(init, Value::Function(_)));
    let payload = match class.layout {
        Layout::Plain => Payload::None,
        Layout::Exception => {
            let args = Args { values: thread.stack.from(cut + 1), names };
            let args = args.positional().to_vec();
            Payload::Exception(ExceptionData::new(args).into())
        }
        Layout::Builtin => {
            let args = Args { values: thread.stack.from(cut + 1), names };
            let effect = types::construct::construct_subclass(process, class, args, has_init)?;
            return match (has_init, effect, init) {
                (true, Effect::Value(instance), Some(init)) => {
                    initialise(process, thread, instance, init, cut, names, entry)
                }
                (_, effect, _) => carry_out(process, thread, effect, cut, entry),
            };
        }
    };
    let instance = Value::Instance(Rc::new(Instance::new(class.clone(), payload)));
    match init {
        Some(init) if has_init => initialise(process, thread, instance, init, cut, names, entry),
        _ => {
            if class.layout == Layout::Plain && thread.stack.top() > cut + 1 {
                let name = class.name.borrow().clone();
                return Err(process.type_error(format!("{name}() takes no arguments")));
            }
            deliver(process, thread, entry, cut, instance)
        }
    }
}

/// `super()` means the class that the calling method was written in, and the method's first argument.
fn push_super_arguments(process: &Process, thread: &mut Thread) -> Fallible<()> {
    let Some(frame) = thread.frames.last() else { return Ok(()) };
    let (code, base) = (frame.code.code.clone(), frame.base as usize);
    let opened = |value: &Value| match value {
        Value::Cell(cell) => cell.borrow().clone(),
        other => other.clone(),
    };
    let Some(slot) = code.slots.iter().position(|name| name.text() == "__class__") else {
        return Err(process.runtime_error("super(): __class__ cell not found"));
    };
    if code.parameters.names.is_empty() {
        return Err(process.runtime_error("super(): no arguments"));
    }
    let class = opened(thread.stack.at(base + slot));
    let receiver = opened(thread.stack.at(base));
    if !class.is_bound() {
        return Err(process.runtime_error("super(): empty __class__ cell"));
    }
    if !receiver.is_bound() {
        return Err(process.runtime_error("super(): arg[0] deleted"));
    }
    thread.stack.reserve(2);
    thread.stack.push(class);
    thread.stack.push(receiver);
    Ok(())
}

/// Calls `__init__` of a new instance with the arguments that lie above `cut`.
fn initialise(
    process: &mut Process,
    thread: &mut Thread,
    instance: Value,
    init: Value,
    cut: usize,
    names: &[Name],
    entry: Entry,
) -> Fallible<Flow> {
    if entry == Entry::Call {
        // The instance lies at `cut`, `__init__` is called above it with the instance and the arguments.
        *thread.stack.at(cut) = instance.clone();
        if let Value::Function(function) = &init
            && function.code.code.kind == CodeKind::Function
        {
            thread.stack.insert(cut + 1, instance);
            return call_function(process, thread, function, cut, names, Entry::Construct);
        }
    }
    let constructor = process.core_function("_initialise");
    *thread.stack.at(cut) = constructor;
    thread.stack.insert(cut + 1, instance);
    thread.stack.insert(cut + 2, init);
    call(process, thread, cut, names, entry)
}

fn construct_in_python(
    process: &mut Process,
    thread: &mut Thread,
    cut: usize,
    names: &[Name],
    entry: Entry,
    by_metaclass: bool,
) -> Fallible<Flow> {
    let class = thread.stack.at(cut).clone();
    *thread.stack.at(cut) =
        process.core_function(if by_metaclass { "_construct_by_meta" } else { "_construct" });
    thread.stack.insert(cut + 1, class);
    call(process, thread, cut, names, entry)
}

fn not_callable(process: &Process, value: &Value) -> super::super::function::Raised {
    let class = process.classes.of(value).name.borrow().clone();
    process.type_error(format!("'{class}' object is not callable"))
}
