//! In: functions and arguments. Out: frames: windows on their thread's stack of values.

use std::rc::Rc;

use super::dict::Dict;
use super::function::LinkedCode;
use super::value::Value;

/// A call under way. Its slots and operands are `stack[base..]` of its thread, up to the next frame's base.
pub struct Frame {
    /// What runs.
    pub code: Rc<LinkedCode>,
    /// The next instruction.
    pub pc: u32,
    /// Where its window begins.
    pub base: u32,
    /// What becomes of its result.
    pub entry: Entry,
    /// The exception that an `except` block of it handles; `None` if there is none.
    pub handled: Value,
    /// Of a class body: what it has bound so far.
    pub namespace: Option<Namespace>,
}

/// How a frame was entered, and so where its result goes.
pub enum Entry {
    /// A call: the result is pushed on the caller's operands.
    Call,
    /// The bottom of an activation: the result ends it.
    Bottom,
    /// A call for its effect (a `__set__`, `__delitem__`, a module's top level): the result is dropped.
    Discard,
    /// `__init__`: the instance is pushed on the caller's operands; a result that is not `None` is an error.
    Construct(Value),
    /// `__bool__`, `__len__`, `__contains__` and the like: as `Call`, and the result is turned to a `bool`;
    /// negated if so marked.
    Truth {
        /// Whether it is negated.
        negated: bool,
    },
    /// A generator under `for`: a value is pushed; the end pops the iterator and jumps.
    Iterate(Rc<super::coroutine::Generator>),
    /// `__next__` under `for`: as `Call`; `StopIteration` pops the iterator and jumps.
    IterateCall,
    /// A generator under `next`, `send`, `throw`: a value is the result of the call; the end raises
    /// `StopIteration`, or gives the default.
    Resume {
        /// The generator.
        generator: Rc<super::coroutine::Generator>,
        /// What `next(g, default)` gives at the end.
        default: Option<Value>,
        /// `close()`: the end is `None`, a value is an error.
        closing: bool,
    },
    /// A generator or coroutine under `yield from` or `await`: a value suspends the caller as well; the end
    /// is the result.
    Delegate(Rc<super::coroutine::Generator>),
    /// A coroutine at the bottom of an activation: driven by a task.
    Drive(Rc<super::coroutine::Generator>),
    /// A class body: the namespace is the result.
    Body,
}

/// A frame put aside with its window.
pub struct Suspended {
    /// What runs.
    pub code: Rc<LinkedCode>,
    /// The next instruction.
    pub pc: u32,
    /// Its slots and operands.
    pub window: Vec<Value>,
    /// The exception that an `except` block of it handles.
    pub handled: Value,
}

/// The names that a class body has bound so far.
pub type Namespace = std::rc::Rc<std::cell::RefCell<Dict>>;
