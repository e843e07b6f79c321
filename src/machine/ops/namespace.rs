//! In: instructions of class bodies, and those that build sets and dicts item by item. Out: what they leave.

use crate::program::op::Op;

use super::super::dict::Set;
use super::super::frame::Entry;
use super::super::function::{Fallible, Raised};
use super::super::process::Process;
use super::super::thread::Thread;
use super::super::types::dict::{get_text, set_text};
use super::super::value::Value;
use super::{Flow, build, call, keys, operator};

/// `LoadName`, `StoreName`, `DeleteName`, `LoadClassCell`: the namespace lies at the frame's `cut`.
pub fn run(process: &mut Process, thread: &mut Thread, op: Op) -> Fallible<Flow> {
    let Some(frame) = thread.frames.last() else { return Ok(Flow::Next) };
    let (cut, base) = (frame.cut as usize, frame.base as usize);
    let globals = frame.code.globals.clone();
    let slot_names = frame.code.clone();
    let Value::Dict(namespace) = thread.stack.at(cut).clone() else { return Ok(Flow::Next) };
    match op {
        Op::LoadName(name) => {
            let own = get_text(&namespace.borrow(), name.text());
            let value = own.or_else(|| globals.get(name)).or_else(|| process.builtins.get(&name).cloned());
            match value {
                Some(value) => thread.stack.push(value),
                None => return Err(unknown(process, name.text())),
            }
        }
        Op::StoreName(name) => {
            let value = thread.stack.pop();
            set_text(&mut namespace.borrow_mut(), name.text(), value);
        }
        Op::DeleteName(name) => {
            let key = Value::str(name.text());
            if keys::dict_remove(process, &mut namespace.borrow_mut(), &key)?.is_none() {
                return Err(unknown(process, name.text()));
            }
        }
        Op::LoadClassCell(slot) => {
            let name = slot_names.code.slots[slot as usize];
            let own = get_text(&namespace.borrow(), name.text());
            let value = own.unwrap_or_else(|| match thread.stack.at(base + slot as usize) {
                Value::Cell(cell) => cell.borrow().clone(),
                _ => Value::Unbound,
            });
            if !value.is_bound() {
                return Err(unknown(process, name.text()));
            }
            thread.stack.push(value);
        }
        _ => {}
    }
    Ok(Flow::Next)
}

fn unknown(process: &Process, name: &str) -> Raised {
    process.raised(&process.classes.name_error, format!("name '{name}' is not defined"))
}

/// A set of the `count` values on top.
pub fn build_set(process: &mut Process, thread: &mut Thread, count: usize) -> Fallible<Flow> {
    let start = thread.stack.top() - count;
    let items: Vec<Value> = thread.stack.from(start).to_vec();
    thread.stack.truncate(start);
    let mut set = Set::default();
    for item in &items {
        if !keys::set_add(process, &mut set, item.clone())? {
            let helper = process.core_function("_set");
            return call::call_values(process, thread, helper, [Value::list(items)], Entry::Call);
        }
    }
    if count > 2 && is_of_constants(thread, count) {
        // CPython keeps such a literal as a frozenset, and makes the set from that.
        set.members = super::super::types::set::copied(&set.members);
    }
    thread.stack.push(Value::Set(std::rc::Rc::new(set.into())));
    Ok(Flow::Next)
}

/// Whether the last instructions before this one only pushed that many constants.
fn is_of_constants(thread: &Thread, count: usize) -> bool {
    let Some(frame) = thread.frames.last() else { return false };
    let mut before = frame.code.code.ops[..frame.pc as usize - 1].iter().rev();
    let mut pushed = 0;
    while pushed < count {
        match before.next() {
            Some(Op::Const(_)) => pushed += 1,
            Some(Op::Unary(_)) => {}
            _ => return false,
        }
    }
    true
}

/// `SetAdd` and `DictAdd`.
pub fn add(process: &mut Process, thread: &mut Thread, op: Op) -> Fallible<Flow> {
    match op {
        Op::SetAdd(depth) => {
            let item = thread.stack.pop();
            let set = thread.stack.peek(depth as usize - 1).clone();
            if keys::native_hash(process, &item)?.is_none() {
                let helper = process.core_function("_set_add");
                return call::call_values(process, thread, helper, [set, item], Entry::Discard);
            }
            build::add_to_set(process, &set, item)?;
        }
        Op::DictAdd(depth) => {
            let value = thread.stack.pop();
            let key = thread.stack.pop();
            let dict = thread.stack.peek(depth as usize - 1).clone();
            if keys::native_hash(process, &key)?.is_none() {
                let helper = process.core_function("_set_item");
                return call::call_values(process, thread, helper, [dict, key, value], Entry::Discard);
            }
            if let Value::Dict(dict) = &dict {
                keys::dict_set(process, &mut dict.borrow_mut(), key, value)?;
            }
        }
        _ => {}
    }
    Ok(Flow::Next)
}

/// `and`, `or` on an instance whose class tells its truth: the value stays below its truth, which a jump
/// on the `bool` then decides, by running the instruction again with both on the stack.
pub fn short_circuit(process: &mut Process, thread: &mut Thread, op: Op) -> Fallible<Flow> {
    let value = thread.stack.peek(0).clone();
    let jumps_on = matches!(op, Op::JumpIfTrueOrPop(_));
    let special = operator::special(process, &value, "__bool__")
        .or_else(|| operator::special(process, &value, "__len__"));
    let (Op::JumpIfTrueOrPop(target) | Op::JumpIfFalseOrPop(target)) = op else { return Ok(Flow::Next) };
    match special {
        None if jumps_on => {
            if let Some(frame) = thread.frames.last_mut() {
                frame.pc = target;
            }
            Ok(Flow::Next)
        }
        None => {
            thread.stack.pop();
            Ok(Flow::Next)
        }
        Some(function) => {
            call::call_values(process, thread, function, [value], Entry::ShortCircuit { jumps_on })
        }
    }
}

/// The truth of the value on top, which an `and` or `or` asked for, has come: the frame stands behind it.
pub fn decide(thread: &mut Thread, truth: bool, jumps_on: bool) {
    let Some(frame) = thread.frames.last_mut() else { return };
    if truth != jumps_on {
        thread.stack.pop();
        return;
    }
    if let Op::JumpIfTrueOrPop(target) | Op::JumpIfFalseOrPop(target) =
        frame.code.code.ops[frame.pc as usize - 1]
    {
        frame.pc = target;
    }
}
