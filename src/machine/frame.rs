//! In: functions and arguments. Out: frames: windows on their thread's stack of values.

use std::rc::Rc;

use super::function::LinkedCode;
use super::items::Items;
use super::value::Value;

/// A call under way. Its slots and operands are `stack[base..]` of its thread, up to the next frame's `cut`.
pub struct Frame {
    /// What runs.
    pub code: Rc<LinkedCode>,
    /// The next instruction.
    pub pc: u32,
    /// Where its window begins.
    pub base: u32,
    /// The height of the caller's operands without the callable and its arguments: what is left of them
    /// when this frame is over. For some entries a value of theirs lies at `stack[cut]`, below the window.
    pub cut: u32,
    /// What becomes of its result.
    pub entry: Entry,
    /// The exception that an `except` block of it handles; `None` if there is none.
    pub handled: Value,
}

/// How a frame was entered, and so where its result goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// A call: the result is pushed on the caller's operands.
    Call,
    /// A getter under a method call: as `Call`, with an unbound receiver pushed above the result.
    Method,
    /// The bottom of an activation: the result ends it.
    Bottom,
    /// A call for its effect (`__setitem__`, a module's top level): the result is dropped.
    Discard,
    /// `__init__`: the instance at `stack[cut]` is the result; a result that is not `None` is an error.
    Construct,
    /// `__bool__`, `__len__`, `__contains__`: as `Call`, and the result is turned to a `bool`.
    Truth {
        /// Whether it is negated.
        negated: bool,
    },
    /// `__bool__` or `__len__` under `and` or `or`: its truth decides about the value at `stack[cut - 1]`.
    ShortCircuit {
        /// Whether the operator jumps on truth.
        jumps_on: bool,
    },
    /// A generator, at `stack[cut - 1]`, under `for`: a value is the next item; the end ends the loop.
    Iterate,
    /// A `__next__` under `for`: its result is the next item; `StopIteration` ends the loop.
    IterateCall,
    /// A generator, at `stack[cut]`, under `next`, `send`, `throw`: a value is the result of the call; the
    /// end raises `StopIteration`, or gives the default at `stack[cut + 1]` if that is bound.
    Resume,
    /// A generator, at `stack[cut]`, under `close`: the end is `None`, a value is an error.
    Close,
    /// A generator or coroutine, at `stack[cut - 1]`, under `yield from` or `await`: a value suspends the
    /// caller as well; the end is the result.
    Delegate,
    /// An asynchronous generator, in the `AsyncStep` at `stack[cut - 1]`, under `await`: a value of its own
    /// `yield` is the result.
    AsyncStep,
    /// A coroutine, at `stack[cut]`, at the bottom of an activation: driven by a task.
    Drive,
}

/// A frame put aside with its window.
pub struct Suspended {
    /// The next instruction.
    pub pc: u32,
    /// Its slots and operands; empty while it is on a thread's stack.
    pub window: Items,
    /// The exception that an `except` block of it handles.
    pub handled: Value,
}
