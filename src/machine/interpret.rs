//! In: a thread and its fuel. Out: the reason why it stopped: the loop that runs instructions.
//!
//! Long because it is one `match` over all instructions: splitting it would put calls
//! between the machine and its registers. Each arm is a few lines; what needs more is in `ops/`.
//!
//! # Safety
//! The registers are raw pointers into the thread's stack and the frame's code. They are valid because
//! * the compiler has checked that operands stay within `Code::stack_size`, and a frame reserves that room;
//! * jumps stay within the code, and slots and constants are numbered by the compiler;
//! * everything that may move the stack or the frames is called between `save!` and a reload.

use std::rc::Rc;

use crate::program::op::{BinaryOp, CompareOp, Op};

use super::class::Special;
use super::costs::{Kind, of};
use super::exit::{Exit, Fuel};
use super::frame::Entry;
use super::function::{LinkedCode, Raised};
use super::iterator::Iter;
use super::ops::{
    Flow, assign, attribute, build, call, generator, import, iterate, operator, suspend, unwind,
};
use super::process::Process;
use super::thread::{Pending, Thread};
use super::types::number;
use super::value::{Slice, Value};

/// Classes with one of these look attributes up in another order than the instance first.
const PLAIN_READ: u32 = Special::DataDescriptor as u32 | Special::GetAttribute as u32;

impl Process {
    /// Runs a thread until it stops, at the latest when the fuel is used up; `spent` then says how much was.
    ///
    /// # Panics
    /// Never, whatever the program does; a panic is an error of the machine.
    pub fn interpret(&mut self, thread: &mut Thread, fuel: Fuel) -> Exit {
        self.spent = 0;
        self.thread = thread.number;
        match begin(self, thread) {
            Flow::Exit(exit) => exit,
            Flow::Next | Flow::Frame => run(self, thread, fuel),
        }
    }
}

/// Does what the thread was told to do when it was last outside.
fn begin(process: &mut Process, thread: &mut Thread) -> Flow {
    match std::mem::take(&mut thread.pending) {
        Pending::Nothing => Flow::Frame,
        Pending::Answer(value) => match thread.waiting.pop() {
            Some((cut, entry)) => {
                let delivered = call::deliver(process, thread, entry, cut as usize, value);
                delivered.unwrap_or_else(|raised| unwind::raise(process, thread, raised))
            }
            None => Flow::Frame,
        },
        Pending::Raise(exception) => match thread.waiting.pop() {
            Some((cut, Entry::Bottom)) => {
                thread.stack.truncate(cut as usize);
                Flow::Exit(Exit::Raised(exception))
            }
            Some((cut, _)) => {
                thread.stack.truncate(cut as usize);
                unwind::raise(process, thread, Raised(exception))
            }
            None => unwind::raise(process, thread, Raised(exception)),
        },
        Pending::Interrupt(exception) => unwind::raise(process, thread, Raised(exception)),
        Pending::Call { callable, args } => {
            let (height, depth) = (thread.stack.top(), thread.frames.len());
            match call::call_values(process, thread, callable, args, Entry::Bottom) {
                Ok(flow) => flow,
                Err(raised) if thread.frames.len() == depth => {
                    thread.stack.truncate(height);
                    Flow::Exit(Exit::Raised(raised.0))
                }
                Err(raised) => unwind::raise(process, thread, raised),
            }
        }
        Pending::Resume { coroutine, with } => generator::drive(process, thread, coroutine, with),
    }
}

#[expect(clippy::too_many_lines, reason = "one match over all instructions, see the head of the file")]
#[expect(clippy::cognitive_complexity, reason = "one match over all instructions, see the head of the file")]
fn run(process: &mut Process, thread: &mut Thread, fuel: Fuel) -> Exit {
    let mut limit = fuel;
    'frames: loop {
        // As CPython does, a thread stops only where a frame begins or goes on, and at the end of loop bodies;
        // without a GIL also where it reads what others may write.
        if process.spent >= limit {
            return Exit::OutOfFuel;
        }
        limit = fuel;
        if process.finalization.has_dying.get() && !thread.frames.is_empty() {
            finalize(process, thread);
        }
        let Some(frame) = thread.frames.last_mut() else {
            return Exit::Finished(Value::None);
        };
        let frame: *mut super::frame::Frame = frame;
        // SAFETY: see the head of the file; the frame is not moved before the next reload.
        let code: *const LinkedCode = unsafe { Rc::as_ptr(&(*frame).code) };
        let (ops, consts, mut pc, slots) = unsafe {
            let code = &*code;
            (code.code.ops.as_ptr(), code.consts.as_ptr(), (*frame).pc as usize, (*frame).base as usize)
        };
        // The library relies on its statements being whole, as CPython's relies on its locks.
        let is_whole = process.gil || unsafe { &*code }.program.is_prelude;
        let fuel_to_read = if is_whole { Fuel::MAX } else { fuel };
        let start: *mut Value = thread.stack.start();
        let locals: *mut Value = unsafe { start.add(slots) };
        let mut sp: *mut Value = unsafe { start.add(thread.stack.top()) };
        let mut spent: Fuel = process.spent;

        macro_rules! save {
            () => {{
                unsafe {
                    (*frame).pc = pc as u32;
                    thread.stack.set_top(sp.offset_from(start) as usize);
                }
                process.spent = spent;
            }};
        }
        macro_rules! push {
            ($value:expr) => {{
                let value: Value = $value;
                unsafe {
                    sp.write(value);
                    sp = sp.add(1);
                }
            }};
        }
        macro_rules! pop {
            () => {
                unsafe {
                    sp = sp.sub(1);
                    sp.read()
                }
            };
        }
        macro_rules! peek {
            ($depth:expr) => {
                unsafe { &mut *sp.sub($depth + 1) }
            };
        }
        // Goes on after something outside this loop was done with the stack saved.
        macro_rules! go_on {
            ($flow:expr) => {
                match $flow {
                    // The stack may have moved: all registers are loaded again.
                    Ok(Flow::Next | Flow::Frame) => continue 'frames,
                    Ok(Flow::Exit(exit)) => return exit,
                    Err(raised) => match unwind::raise(process, thread, raised) {
                        Flow::Exit(exit) => return exit,
                        _ => continue 'frames,
                    },
                }
            };
        }
        macro_rules! slow {
            ($work:expr) => {{
                save!();
                let flow = $work;
                if let Ok(Flow::Next) = flow {
                    limit = fuel_to_read;
                    continue 'frames;
                }
                go_on!(flow)
            }};
        }
        // Drops a value, so that a coroutine whose last reference this was is warned about on this line.
        macro_rules! let_go {
            ($value:expr) => {{
                let value: Value = $value;
                if value.is_inline() {
                    std::mem::forget(value);
                } else {
                    let_go_of(process, unsafe { &*code }, pc, value);
                    if process.finalization.has_dying.get() {
                        save!();
                        limit = fuel_to_read;
                        continue 'frames;
                    }
                }
            }};
        }
        // What was read may be written by others before it is used.
        macro_rules! after_reading {
            () => {
                if spent >= fuel_to_read {
                    save!();
                    return Exit::OutOfFuel;
                }
            };
        }
        macro_rules! raise {
            ($raised:expr) => {{
                save!();
                let raised = $raised;
                go_on!(Err::<Flow, Raised>(raised))
            }};
        }
        macro_rules! local {
            ($slot:expr) => {
                unsafe { &mut *locals.add($slot as usize) }
            };
        }
        macro_rules! constant {
            ($index:expr) => {
                unsafe { &*consts.add($index as usize) }
            };
        }
        macro_rules! load_local {
            ($slot:expr) => {{
                let value = local!($slot);
                if let Value::Unbound = value {
                    raise!(unbound_local(process, unsafe { &*code }, $slot))
                }
                push!(value.copy());
            }};
        }
        // The next instruction holds the target of a fused jump.
        macro_rules! fused_jump {
            ($truth:expr) => {{
                if $truth {
                    pc += 1;
                } else if let Op::PopJumpIfFalse(target) = unsafe { *ops.add(pc) } {
                    pc = target as usize;
                }
            }};
        }

        loop {
            // SAFETY: the compiler ends every code with an instruction that leaves it.
            let op = unsafe { *ops.add(pc) };
            pc += 1;
            spent += of(Kind::Instruction);
            match op {
                // --- constants and names ---
                Op::Const(index) => push!(constant!(index).copy()),
                Op::LoadLocal(slot) => load_local!(slot),
                Op::StoreLocal(slot) => {
                    let value = pop!();
                    let_go!(std::mem::replace(local!(slot), value));
                }
                Op::DeleteLocal(slot) => {
                    let old = std::mem::replace(local!(slot), Value::Unbound);
                    if !old.is_bound() {
                        raise!(unbound_local(process, unsafe { &*code }, slot))
                    }
                    let_go!(old);
                }
                Op::LoadCell(slot) => {
                    let value = match local!(slot) {
                        Value::Cell(cell) => cell.borrow().clone(),
                        _ => Value::Unbound,
                    };
                    if !value.is_bound() {
                        raise!(unbound_local(process, unsafe { &*code }, slot))
                    }
                    push!(value);
                    after_reading!();
                }
                Op::StoreCell(slot) => {
                    let value = pop!();
                    if let Value::Cell(cell) = local!(slot) {
                        let_go!(cell.replace(value));
                    }
                }
                Op::DeleteCell(slot) => {
                    let old = match local!(slot) {
                        Value::Cell(cell) => cell.replace(Value::Unbound),
                        _ => Value::Unbound,
                    };
                    if !old.is_bound() {
                        raise!(unbound_local(process, unsafe { &*code }, slot))
                    }
                }
                Op::MakeCell(slot) => {
                    let value = std::mem::replace(local!(slot), Value::Unbound);
                    *local!(slot) = Value::Cell(Rc::new(value.into()));
                }
                Op::LoadClosure(slot) => push!(local!(slot).clone()),
                Op::LoadGlobal(slot) => {
                    spent += of(Kind::Global);
                    let globals = unsafe { &(*code).globals };
                    let value = globals.slot(slot);
                    if let Value::Unbound = value {
                        match globals.builtin(slot, |name| process.builtins.get(&name).cloned()) {
                            Some(value) => push!(value),
                            None => raise!(unknown_name(process, globals.slot_name(slot).text())),
                        }
                    } else {
                        push!(value);
                    }
                    after_reading!();
                }
                Op::StoreGlobal(slot) => {
                    let value = pop!();
                    let_go!(unsafe { &(*code).globals }.set_slot(slot, value));
                }
                Op::DeleteGlobal(slot) => {
                    let globals = unsafe { &(*code).globals };
                    let old = globals.set_slot(slot, Value::Unbound);
                    if !old.is_bound() {
                        raise!(unknown_name(process, globals.slot_name(slot).text()))
                    }
                    let_go!(old);
                }
                Op::LoadName(_) | Op::StoreName(_) | Op::DeleteName(_) | Op::LoadClassCell(_) => {
                    slow!(super::ops::namespace::run(process, thread, op))
                }

                // --- the stack ---
                Op::Pop => let_go!(pop!()),
                Op::Dup => push!(peek!(0).copy()),
                Op::DupTwo => {
                    push!(peek!(1).clone());
                    push!(peek!(1).clone());
                }
                Op::Swap => unsafe { std::ptr::swap(sp.sub(1), sp.sub(2)) },
                Op::RotThree => unsafe {
                    let top = sp.sub(1).read();
                    std::ptr::copy(sp.sub(3), sp.sub(2), 2);
                    sp.sub(3).write(top);
                },
                Op::RotFour => unsafe {
                    let top = sp.sub(1).read();
                    std::ptr::copy(sp.sub(4), sp.sub(3), 3);
                    sp.sub(4).write(top);
                },
                Op::Nop => {}

                // --- operators ---
                Op::Binary(operator) | Op::InPlace(operator) => {
                    spent += arithmetic(operator);
                    match quick_binary(operator, peek!(1), peek!(0)) {
                        // Both operands were inline: nothing is to be dropped.
                        Some(value) => unsafe {
                            sp = sp.sub(1);
                            sp.sub(1).write(value);
                        },
                        None if matches!(op, Op::InPlace(_)) => {
                            slow!(operator::in_place(process, thread, operator))
                        }
                        None => slow!(operator::binary(process, thread, operator)),
                    }
                }
                Op::LocalOpConst { op: operator, local, constant } => {
                    match quick_binary(operator, local!(local), constant!(constant)) {
                        Some(value) => push!(value),
                        None => {
                            load_local!(local);
                            push!(constant!(constant).clone());
                            slow!(operator::binary(process, thread, operator))
                        }
                    }
                    spent += 2 * of(Kind::Instruction) + arithmetic(operator);
                }
                Op::LocalOpLocal { op: operator, left, right } => {
                    match quick_binary(operator, local!(left), local!(right)) {
                        Some(value) => push!(value),
                        None => {
                            load_local!(left);
                            load_local!(right);
                            slow!(operator::binary(process, thread, operator))
                        }
                    }
                    spent += 2 * of(Kind::Instruction) + arithmetic(operator);
                }
                Op::UpdateLocalByConst { op: operator, local, constant } => {
                    spent += 3 * of(Kind::Instruction) + arithmetic(operator);
                    match quick_binary(operator, local!(local), constant!(constant)) {
                        // What was there is inline: it is written over.
                        Some(value) => unsafe {
                            locals.add(local as usize).write(value);
                            pc += 1;
                        },
                        None => {
                            load_local!(local);
                            push!(constant!(constant).copy());
                            slow!(operator::in_place(process, thread, operator))
                        }
                    }
                }
                Op::UpdateLocalByLocal { op: operator, left, right } => {
                    spent += 3 * of(Kind::Instruction) + arithmetic(operator);
                    match quick_binary(operator, local!(left), local!(right)) {
                        Some(value) => unsafe {
                            locals.add(left as usize).write(value);
                            pc += 1;
                        },
                        None => {
                            load_local!(left);
                            load_local!(right);
                            slow!(operator::in_place(process, thread, operator))
                        }
                    }
                }
                Op::LoadTwoLocals(first, second) => {
                    load_local!(first);
                    load_local!(second);
                    spent += of(Kind::Instruction);
                }
                Op::LoadLocalConst(local, constant) => {
                    load_local!(local);
                    push!(constant!(constant).copy());
                    spent += of(Kind::Instruction);
                }
                Op::Unary(operator) => slow!(operator::unary(process, thread, operator)),
                Op::Compare(operator) => match quick_compare(operator, peek!(1), peek!(0)) {
                    Some(truth) => unsafe {
                        spent += of(Kind::Compare);
                        sp = sp.sub(1);
                        sp.sub(1).write(Value::Bool(truth));
                    },
                    None => slow!(operator::compare(process, thread, operator)),
                },
                Op::CompareJump(operator) => match quick_compare(operator, peek!(1), peek!(0)) {
                    Some(truth) => {
                        sp = unsafe { sp.sub(2) };
                        spent += of(Kind::Instruction) + of(Kind::Compare);
                        fused_jump!(truth);
                    }
                    // The following instruction is the jump, for a result that comes by a call.
                    None => slow!(operator::compare(process, thread, operator)),
                },
                Op::LocalConstCompareJump { op: operator, local, constant } => {
                    match quick_compare(operator, local!(local), constant!(constant)) {
                        Some(truth) => {
                            spent += 3 * of(Kind::Instruction) + of(Kind::Compare);
                            fused_jump!(truth);
                        }
                        None => {
                            load_local!(local);
                            push!(constant!(constant).clone());
                            slow!(operator::compare(process, thread, operator))
                        }
                    }
                }
                Op::LocalLocalCompareJump { op: operator, left, right } => {
                    match quick_compare(operator, local!(left), local!(right)) {
                        Some(truth) => {
                            spent += 3 * of(Kind::Instruction) + of(Kind::Compare);
                            fused_jump!(truth);
                        }
                        None => {
                            load_local!(left);
                            load_local!(right);
                            slow!(operator::compare(process, thread, operator))
                        }
                    }
                }
                Op::Is => {
                    let right = pop!();
                    let same = super::types::identity::same(peek!(0), &right);
                    *peek!(0) = Value::Bool(same);
                }
                Op::IsNot => {
                    let right = pop!();
                    let same = super::types::identity::same(peek!(0), &right);
                    *peek!(0) = Value::Bool(!same);
                }
                Op::In => slow!(operator::contains(process, thread, false)),
                Op::NotIn => slow!(operator::contains(process, thread, true)),

                // --- jumps ---
                Op::Jump(target) => pc = target as usize,
                Op::JumpBack(target) => {
                    pc = target as usize;
                    if spent >= fuel {
                        save!();
                        return Exit::OutOfFuel;
                    }
                }
                Op::PopJumpIfFalse(target) => match number::truth(peek!(0)) {
                    Some(truth) => {
                        pop!().discard();
                        if !truth {
                            pc = target as usize;
                        }
                    }
                    None => {
                        pc -= 1;
                        slow!(operator::truth_of_top(process, thread, false))
                    }
                },
                Op::PopJumpIfTrue(target) => match number::truth(peek!(0)) {
                    Some(truth) => {
                        pop!().discard();
                        if truth {
                            pc = target as usize;
                        }
                    }
                    None => {
                        pc -= 1;
                        slow!(operator::truth_of_top(process, thread, false))
                    }
                },
                Op::JumpIfFalseOrPop(target) | Op::JumpIfTrueOrPop(target) => match number::truth(peek!(0)) {
                    Some(truth) => {
                        if truth == matches!(op, Op::JumpIfTrueOrPop(_)) {
                            pc = target as usize;
                        } else {
                            drop(pop!());
                        }
                    }
                    // The value stays for what follows: a copy of it is asked for its truth.
                    None => slow!(super::ops::namespace::short_circuit(process, thread, op)),
                },

                // --- iteration ---
                Op::GetIter => slow!(iterate::get_iter(process, thread)),
                Op::ForIter(target) => match quick_next(peek!(0)) {
                    Some(Some(value)) => {
                        spent += of(Kind::Item);
                        push!(value);
                    }
                    Some(None) => {
                        drop(pop!());
                        pc = target as usize;
                    }
                    None => slow!(iterate::for_iter(process, thread)),
                },
                Op::ForIterLocal(slot) => match quick_next(peek!(0)) {
                    Some(Some(value)) => {
                        std::mem::replace(local!(slot), value).discard();
                        pc += 1;
                        spent += of(Kind::Item) + of(Kind::Instruction);
                    }
                    Some(None) => {
                        drop(pop!());
                        if let Op::ForIter(target) = unsafe { *ops.add(pc) } {
                            pc = target as usize;
                        }
                    }
                    None => slow!(iterate::for_iter(process, thread)),
                },
                Op::GetAsyncIter | Op::GetAsyncNext | Op::EndAsyncFor(_) => {
                    slow!(super::ops::asynchronous::run(process, thread, op))
                }

                // --- building ---
                Op::BuildList(count) => {
                    let items = unsafe { take(&mut sp, count as usize) };
                    spent += i64::from(count) * 4 + of(Kind::List);
                    push!(Value::list(items));
                }
                Op::BuildTuple(count) => {
                    let items = unsafe { take(&mut sp, count as usize) };
                    spent += i64::from(count) * 3;
                    push!(Value::tuple(items));
                }
                Op::BuildSet(count) => {
                    slow!(super::ops::namespace::build_set(process, thread, count as usize))
                }
                Op::BuildDict(pairs) => slow!(build::dict(process, thread, pairs as usize)),
                Op::BuildString(count) => {
                    let parts = unsafe { take(&mut sp, count as usize) };
                    let text: String = parts.iter().filter_map(Value::as_str).collect();
                    push!(Value::str(text));
                }
                Op::BuildSlice(count) => {
                    spent += of(Kind::Slice);
                    let step = if count == 3 { pop!() } else { Value::None };
                    let stop = pop!();
                    let start = pop!();
                    push!(Value::Slice(Rc::new(Slice { start, stop, step })));
                }
                Op::ListAppend(depth) => {
                    spent += of(Kind::Append);
                    let value = pop!();
                    if let Value::List(list) = peek!(depth as usize - 1) {
                        list.borrow_mut().push(value);
                    }
                }
                Op::SetAdd(_) | Op::DictAdd(_) => slow!(super::ops::namespace::add(process, thread, op)),
                Op::ListExtend => slow!(build::extend_list(process, thread)),
                Op::SetUpdate => slow!(build::extend_set(process, thread)),
                Op::DictUpdate => slow!(build::merge_dict(process, thread, false)),
                Op::DictMerge => slow!(build::merge_dict(process, thread, true)),
                Op::ListToTuple => {
                    if let Value::List(list) = peek!(0) {
                        let items = list.borrow().clone();
                        *peek!(0) = Value::tuple(items);
                    }
                }
                Op::UnpackSequence(count) => match peek!(0) {
                    Value::Tuple(items) if items.len() == count as usize => {
                        let items = items.clone();
                        drop(pop!());
                        for item in items.iter().rev() {
                            push!(item.clone());
                        }
                    }
                    _ => slow!(build::unpack(process, thread, count as usize, None)),
                },
                Op::UnpackStarred { before, after } => {
                    slow!(build::unpack(process, thread, before as usize, Some(after as usize)))
                }

                // --- attributes and items ---
                Op::LoadAttr { name, cache } => {
                    spent += of(Kind::Attribute);
                    let guess = unsafe { &(&(*code).caches)[cache as usize] };
                    if let Value::Instance(instance) = peek!(0)
                        && instance.class.borrow().specials.get() & PLAIN_READ == 0
                    {
                        let found = instance.attributes.borrow().get_at(name, guess).map(Value::copy);
                        if let Some(value) = found {
                            std::mem::replace(peek!(0), value).discard();
                            after_reading!();
                            continue;
                        }
                    }
                    slow!(attribute::load(process, thread, name, guess))
                }
                Op::StoreAttr { name, cache } => {
                    spent += of(Kind::SetAttribute);
                    let guess = unsafe { &(&(*code).caches)[cache as usize] };
                    if let Value::Instance(instance) = peek!(0)
                        && instance.class.borrow().specials.get()
                            & (Special::DataDescriptor as u32 | Special::SetAttr as u32)
                            == 0
                        && matches!(instance.payload, super::class::Payload::None)
                    {
                        let object = pop!();
                        let value = pop!();
                        if let Value::Instance(instance) = &object {
                            let old = instance.attributes.borrow_mut().set_at(name, value, guess);
                            drop(old);
                        }
                        continue;
                    }
                    slow!(assign::store(process, thread, name, guess))
                }
                Op::DeleteAttr(name) => slow!(assign::delete(process, thread, name)),
                Op::LoadMethod { name, cache } => {
                    spent += of(Kind::Method);
                    if let Some(function) = attribute::find_method(process, peek!(0), name) {
                        let receiver = std::mem::replace(peek!(0), function);
                        push!(receiver);
                        continue;
                    }
                    let guess = unsafe { &(&(*code).caches)[cache as usize] };
                    slow!(attribute::load_method(process, thread, name, guess))
                }
                Op::LoadItem => {
                    spent += of(Kind::GetItem);
                    let found = match (peek!(1), peek!(0)) {
                        (Value::List(list), Value::Int(index)) => {
                            usize::try_from(*index).ok().and_then(|index| list.borrow().get(index).cloned())
                        }
                        (Value::Tuple(items), Value::Int(index)) => {
                            usize::try_from(*index).ok().and_then(|index| items.get(index).cloned())
                        }
                        _ => None,
                    };
                    match found {
                        Some(value) => {
                            drop(pop!());
                            *peek!(0) = value;
                            after_reading!();
                        }
                        None => slow!(operator::load_item(process, thread)),
                    }
                }
                Op::StoreItem => {
                    spent += of(Kind::SetItem);
                    slow!(operator::store_item(process, thread))
                }
                Op::DeleteItem => slow!(operator::delete_item(process, thread)),

                // --- calls and definitions ---
                Op::Call(count) => {
                    let callee: *mut Value = unsafe { sp.sub(count as usize + 1) };
                    if let Value::Function(function) = unsafe { &*callee }
                        && function.code.quick_arity == u32::from(count)
                        && thread.frames.len() < process.recursion_limit
                    {
                        let linked = function.code.clone();
                        spent += of(Kind::Call);
                        save!();
                        let cut = thread.stack.top() - count as usize - 1;
                        enter_quickly(thread, linked, cut);
                        continue 'frames;
                    }
                    save!();
                    let cut = thread.stack.top() - count as usize - 1;
                    go_on!(call::call(process, thread, cut, &[], Entry::Call))
                }
                Op::CallMethod(count) => {
                    let callee: *mut Value = unsafe { sp.sub(count as usize + 2) };
                    if let Value::Function(function) = unsafe { &*callee }
                        && function.code.quick_arity == u32::from(count) + 1
                        && unsafe { (*callee.add(1)).is_bound() }
                        && thread.frames.len() < process.recursion_limit
                    {
                        let linked = function.code.clone();
                        spent += of(Kind::Call);
                        save!();
                        let cut = thread.stack.top() - count as usize - 2;
                        enter_quickly(thread, linked, cut);
                        continue 'frames;
                    }
                    save!();
                    let cut = thread.stack.top() - count as usize - 2;
                    if !thread.stack.at(cut + 1).is_bound() {
                        thread.stack.remove(cut + 1);
                    }
                    go_on!(call::call(process, thread, cut, &[], Entry::Call))
                }
                Op::CallKeywords { count, names } => {
                    spent += 2 * of(Kind::Instruction);
                    save!();
                    let cut = thread.stack.top() - count as usize - 1;
                    let names = unsafe { &(*code).keyword_names }[names as usize].clone();
                    go_on!(call::call(process, thread, cut, names.as_deref().unwrap_or(&[]), Entry::Call))
                }
                Op::CallUnpacked { keywords } => {
                    spent += 4 * of(Kind::Instruction);
                    slow!(build::call_unpacked(process, thread, keywords))
                }
                Op::MakeFunction { parts, code: index } => {
                    if let Value::Code(linked) = constant!(index) {
                        let linked = linked.clone();
                        save!();
                        build::function(thread, linked, parts);
                        go_on!(Ok::<Flow, Raised>(Flow::Next))
                    }
                }
                Op::BuildClass => slow!(build::class(process, thread)),
                Op::LoadNamespace => {
                    let cut = unsafe { (*frame).cut } as usize;
                    push!(unsafe { (*start.add(cut)).clone() });
                }
                Op::Return | Op::ReturnLocal(_) => {
                    if let Op::ReturnLocal(slot) = op {
                        load_local!(slot);
                        spent += of(Kind::Instruction);
                    }
                    let value = pop!();
                    if unsafe { (*frame).entry } == Entry::Call {
                        // The result takes the place of the callable; the window above it is dropped.
                        unsafe {
                            let callee = start.add((*frame).cut as usize);
                            while sp > callee {
                                sp = sp.sub(1);
                                let local = sp.read();
                                if local.is_inline() {
                                    std::mem::forget(local);
                                } else {
                                    let_go_of_local(process, thread, local);
                                }
                            }
                            sp.write(value);
                            sp = sp.add(1);
                            thread.stack.set_top(sp.offset_from(start) as usize);
                        }
                        process.spent = spent;
                        thread.frames.pop();
                        continue 'frames;
                    }
                    save!();
                    go_on!(leave(process, thread, value))
                }

                // --- modules ---
                Op::ImportName(index) => {
                    let dotted = constant!(index).clone();
                    slow!(import::import(process, thread, dotted.as_str().unwrap_or_default()))
                }
                Op::ImportFrom(name) => slow!(import::import_from(process, thread, name)),
                Op::ImportStar => slow!(import::import_star(process, thread)),

                // --- generators and coroutines ---
                Op::Yield | Op::YieldAsync => {
                    spent += of(Kind::Yield);
                    let value = pop!();
                    save!();
                    let own = op == Op::YieldAsync;
                    go_on!(Ok::<Flow, Raised>(suspend::suspend_with(process, thread, value, own)))
                }
                Op::GetYieldFromIter => slow!(iterate::get_iter(process, thread)),
                Op::GetAwaitable => slow!(super::ops::asynchronous::get_awaitable(process, thread)),
                Op::YieldFrom => slow!(generator::yield_from(process, thread)),

                // --- exceptions ---
                Op::PushException => {
                    let exception = peek!(0).clone();
                    let previous = unsafe { std::mem::replace(&mut (*frame).handled, exception) };
                    let exception = std::mem::replace(peek!(0), previous);
                    push!(exception);
                }
                Op::PopException => {
                    let previous = pop!();
                    let old = unsafe { std::mem::replace(&mut (*frame).handled, previous) };
                    drop(old);
                }
                Op::MatchException => slow!(super::ops::exceptions::matches(process, thread)),
                Op::Reraise => {
                    let exception = pop!();
                    save!();
                    match unwind::reraise(process, thread, exception) {
                        Flow::Exit(exit) => return exit,
                        _ => continue 'frames,
                    }
                }
                Op::Raise(count) => slow!(super::ops::exceptions::raise(process, thread, count)),
                Op::LoadAssertionError => push!(Value::Class(process.classes.assertion_error.clone())),

                // --- with ---
                Op::EnterWith => {
                    spent += of(Kind::With);
                    slow!(super::ops::exceptions::enter_with(process, thread, false))
                }
                Op::EnterAsyncWith => {
                    spent += of(Kind::With);
                    slow!(super::ops::exceptions::enter_with(process, thread, true))
                }
                Op::ExitWith => slow!(super::ops::exceptions::exit_with(process, thread)),

                // --- f-strings ---
                Op::Format { conversion, spec } => {
                    spent += of(Kind::Format);
                    slow!(build::format(process, thread, conversion, spec))
                }
            }
        }
    }
}

/// Enters a function whose arguments lie in place above `cut`.
#[inline(always)]
fn enter_quickly(thread: &mut Thread, linked: Rc<LinkedCode>, cut: usize) {
    thread.stack.reserve(linked.frame_size);
    thread.stack.push_unbound(linked.extra_slots as usize);
    thread.frames.push(super::frame::Frame {
        code: linked,
        pc: 0,
        base: cut as u32 + 1,
        cut: cut as u32,
        entry: Entry::Call,
        handled: Value::None,
    });
}

/// Leaves the top frame with a result.
#[inline]
fn leave(process: &mut Process, thread: &mut Thread, value: Value) -> super::function::Fallible<Flow> {
    let Some(frame) = thread.frames.pop() else { return Ok(Flow::Frame) };
    let (entry, cut) = (frame.entry, frame.cut as usize);
    if let Some(caller) = thread.frames.last() {
        at_line_of(process, caller);
    }
    if entry == Entry::Call {
        thread.stack.truncate(cut);
        thread.stack.push(value);
        return Ok(Flow::Frame);
    }
    thread.stack.truncate(frame.base as usize);
    call::deliver(process, thread, entry, cut, value)
}

/// Calls what is to be called for a value that has lost its last reference, as if it stood between two instructions.
#[cold]
fn finalize(process: &mut Process, thread: &mut Thread) {
    let dying = process.finalization.take_dying();
    let function = process.core_function("_finalize");
    let height = thread.stack.top();
    // The function catches what is raised; that there is no place for its frame nobody could be told.
    if call::call_values(process, thread, function, [dying], Entry::Discard).is_err() {
        thread.stack.truncate(height);
    }
}

/// Drops what is more than its 16 bytes.
#[inline(never)]
fn let_go_of(process: &Process, code: &LinkedCode, pc: usize, value: Value) {
    if !code.program.is_prelude {
        process.finalization.line.set(code.line_at(pc as u32));
    }
    drop(value);
}

/// Drops a variable of a function that returns: to a program that is on the line that called it.
#[inline(never)]
fn let_go_of_local(process: &Process, thread: &Thread, local: Value) {
    if let Some(caller) = thread.frames.len().checked_sub(2).and_then(|index| thread.frames.get(index)) {
        at_line_of(process, caller);
    }
    drop(local);
}

fn at_line_of(process: &Process, frame: &super::frame::Frame) {
    if !frame.code.program.is_prelude {
        process.finalization.line.set(frame.code.line_at(frame.pc));
    }
}

/// Takes the topmost values off the stack, in their order.
///
/// # Safety
/// There are at least `count` of them.
unsafe fn take(sp: &mut *mut Value, count: usize) -> Vec<Value> {
    let mut items = Vec::with_capacity(count);
    // SAFETY: the caller's promise; the values are moved out and the stack shortened.
    unsafe {
        *sp = sp.sub(count);
        std::ptr::copy_nonoverlapping(*sp, items.as_mut_ptr(), count);
        items.set_len(count);
    }
    items
}

/// What an operator costs beyond its instruction.
#[inline(always)]
fn arithmetic(op: BinaryOp) -> Fuel {
    match op {
        BinaryOp::FloorDiv | BinaryOp::Mod | BinaryOp::Div => of(Kind::Divide),
        BinaryOp::Pow => of(Kind::Power),
        _ => of(Kind::Arithmetic),
    }
}

/// The operators that programs use most, on small integers and floats.
#[inline]
fn quick_binary(op: BinaryOp, left: &Value, right: &Value) -> Option<Value> {
    match (left, right) {
        (Value::Int(a), Value::Int(b)) => match op {
            BinaryOp::Add => a.checked_add(*b).map(Value::Int),
            BinaryOp::Sub => a.checked_sub(*b).map(Value::Int),
            BinaryOp::Mul => a.checked_mul(*b).map(Value::Int),
            BinaryOp::Mod if *b > 0 => Some(Value::Int(a.rem_euclid(*b))),
            BinaryOp::FloorDiv if *b > 0 => Some(Value::Int(a.div_euclid(*b))),
            BinaryOp::BitAnd => Some(Value::Int(a & b)),
            BinaryOp::BitOr => Some(Value::Int(a | b)),
            BinaryOp::BitXor => Some(Value::Int(a ^ b)),
            BinaryOp::Pow if *b == 2 => a.checked_mul(*a).map(Value::Int),
            _ => None,
        },
        (Value::Float(a), Value::Float(b)) => match op {
            BinaryOp::Add => Some(Value::Float(a + b)),
            BinaryOp::Sub => Some(Value::Float(a - b)),
            BinaryOp::Mul => Some(Value::Float(a * b)),
            BinaryOp::Div if *b != 0.0 => Some(Value::Float(a / b)),
            _ => None,
        },
        _ => None,
    }
}

/// Comparisons of small integers and floats.
#[inline]
fn quick_compare(op: CompareOp, left: &Value, right: &Value) -> Option<bool> {
    fn by<T: PartialOrd>(op: CompareOp, a: &T, b: &T) -> bool {
        match op {
            CompareOp::Lt => a < b,
            CompareOp::Le => a <= b,
            CompareOp::Eq => a == b,
            CompareOp::Ne => a != b,
            CompareOp::Gt => a > b,
            CompareOp::Ge => a >= b,
        }
    }
    match (left, right) {
        (Value::Int(a), Value::Int(b)) => Some(by(op, a, b)),
        (Value::Float(a), Value::Float(b)) => Some(by(op, a, b)),
        _ => None,
    }
}

/// The next item of the iterators that loops use most; `None` if it is another one.
#[inline]
fn quick_next(iterator: &Value) -> Option<Option<Value>> {
    let Value::Iter(inner) = iterator else { return None };
    match &mut *inner.borrow_mut() {
        Iter::Range { next, left, step } => {
            if *left == 0 {
                return Some(None);
            }
            let value = *next;
            *left -= 1;
            *next = next.wrapping_add(*step);
            Some(Some(Value::Int(value)))
        }
        Iter::List { list, next } => {
            let item = list.borrow().get(*next).cloned();
            *next += 1;
            // An exhausted list iterator stays so, even if the list grows: the slow way sees to it.
            item.map(Some)
        }
        _ => None,
    }
}

fn unbound_local(process: &Process, code: &LinkedCode, slot: u16) -> Raised {
    let code = &code.code;
    let name = code.slots[slot as usize];
    let first_free = code.slots.len() - code.free.len();
    if slot as usize >= first_free {
        let message = format!(
            "cannot access free variable '{name}' where it is not associated with a value in enclosing scope"
        );
        return process.raised(&process.classes.name_error, message);
    }
    let message = format!("cannot access local variable '{name}' where it is not associated with a value");
    process.raised(&process.classes.unbound_local_error, message)
}

fn unknown_name(process: &Process, name: &str) -> Raised {
    process.raised(&process.classes.name_error, format!("name '{name}' is not defined"))
}
