//! In: frames. Out: generators, coroutines and asynchronous generators: frames that can be put aside.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use crate::program::code::CodeKind;

use super::frame::Suspended;
use super::function::LinkedCode;
use super::value::Value;

/// A generator, coroutine or asynchronous generator.
pub struct Generator {
    /// Which of the three.
    pub kind: CodeKind,
    /// Its code.
    pub code: Rc<LinkedCode>,
    /// `__name__`
    pub name: Rc<str>,
    /// `__qualname__`
    pub qualified_name: Rc<str>,
    /// What it is doing.
    pub state: Cell<GeneratorState>,
    /// Its frame, when it is put aside.
    pub frame: RefCell<Suspended>,
    /// Where a coroutine writes down that it was dropped without ever being awaited.
    pub unawaited: Rc<Unawaited>,
}

impl Drop for Generator {
    fn drop(&mut self) {
        if self.kind == CodeKind::Coroutine && self.state.get() == GeneratorState::Created {
            let line = self.unawaited.line.get();
            self.unawaited.dropped.borrow_mut().push((self.qualified_name.clone(), line));
        }
    }
}

/// Coroutines of a process that were dropped before they were ever started.
#[derive(Default)]
pub struct Unawaited {
    /// The line of the user's code that is being interpreted, as of its last call.
    pub line: Cell<u32>,
    /// The qualified names of the coroutines, and the lines where they were dropped.
    pub dropped: RefCell<Vec<(Rc<str>, u32)>>,
}

/// `Created -> Running -> Suspended -> Running -> .. -> Finished`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GeneratorState {
    /// Not started.
    Created,
    /// On a thread's stack.
    Running,
    /// At a `yield` or `await`.
    Suspended,
    /// Over.
    Finished,
}

/// How a generator is resumed.
pub enum Resumption {
    /// `next`, `send(value)`
    Send(Value),
    /// `throw(exception)`
    Throw(Value),
    /// `close()`: throws `GeneratorExit` and swallows it.
    Close,
}

/// One step of an asynchronous generator, to be awaited.
pub struct AsyncStep {
    /// The asynchronous generator.
    pub generator: Rc<Generator>,
    /// How it is resumed first; taken by the first step.
    pub with: RefCell<Option<Resumption>>,
}
