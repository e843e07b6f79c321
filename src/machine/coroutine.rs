//! In: frames. Out: generators, coroutines and asynchronous generators: frames that can be put aside.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use crate::program::code::CodeKind;

use super::frame::Suspended;
use super::function::LinkedCode;
use super::items;
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
    /// The line of the user's code that made it.
    pub line: u32,
    /// Its frame, when it is put aside.
    pub frame: RefCell<Suspended>,
    /// Where a coroutine writes down that it was dropped without ever being awaited.
    pub finalization: Rc<Finalization>,
}

impl Drop for Generator {
    fn drop(&mut self) {
        if self.kind == CodeKind::Coroutine && self.state.get() == GeneratorState::Created {
            let dropped = Dropped {
                name: self.qualified_name.clone(),
                line: self.finalization.line.get(),
                made_on: self.line,
            };
            self.finalization.dropped.borrow_mut().push(dropped);
        }
        if self.state.get() != GeneratorState::Suspended {
            return;
        }
        if self.kind == CodeKind::AsyncGenerator {
            let heir = self.heir();
            self.finalization.orphans.borrow_mut().push(Rc::new(heir));
        } else if !self.code.code.handlers.is_empty() {
            let words = self.finalization.clone();
            words.finalize(Value::Generator(Rc::new(self.heir())));
        }
    }
}

impl Generator {
    /// What is left of a generator that nobody will go on with, for it to be closed. An asynchronous one is closed by
    /// its loop, since its `finally` may have to await something.
    fn heir(&mut self) -> Self {
        let frame = self.frame.get_mut();
        Self {
            kind: self.kind,
            code: self.code.clone(),
            name: self.name.clone(),
            qualified_name: self.qualified_name.clone(),
            state: Cell::new(GeneratorState::Suspended),
            line: self.line,
            frame: RefCell::new(Suspended {
                pc: frame.pc,
                window: std::mem::take(&mut frame.window),
                handled: std::mem::replace(&mut frame.handled, Value::None),
            }),
            finalization: self.finalization.clone(),
        }
    }
}

/// A coroutine that nobody has awaited.
pub struct Dropped {
    /// The qualified name of its function.
    pub name: Rc<str>,
    /// The line where it was dropped.
    pub line: u32,
    /// The line that made it.
    pub made_on: u32,
}

/// What lost its last reference in a process, and is yet to be warned of, closed or finalized.
#[derive(Default)]
pub struct Finalization {
    /// The line of the user's code that is being interpreted, as of its last call.
    pub line: Cell<u32>,
    /// The coroutines.
    pub dropped: RefCell<Vec<Dropped>>,
    /// Asynchronous generators that were dropped before they were over.
    pub orphans: RefCell<Vec<Rc<Generator>>>,
    /// Instances with a `__del__` and generators in the middle of their work that have lost their last reference.
    pub dying: RefCell<Vec<Value>>,
    /// Whether there are some, and the process has not come to its end.
    pub has_dying: Cell<bool>,
    /// The process is over: nothing is called any more.
    pub is_over: Cell<bool>,
    /// All asynchronous generators that were made, for those to be closed that are left at the end.
    pub async_generators: RefCell<Vec<Weak<Generator>>>,
}

impl Finalization {
    /// Takes what has lost its last reference, and for which something is to be called.
    pub fn finalize(&self, value: Value) {
        if !self.is_over.get() {
            self.dying.borrow_mut().push(value);
            self.has_dying.set(true);
        }
    }

    /// A list of all of them, the oldest last.
    pub fn take_dying(&self) -> Value {
        self.has_dying.set(false);
        let mut dying = self.dying.take();
        dying.reverse();
        Value::list(dying)
    }
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

impl Drop for AsyncStep {
    fn drop(&mut self) {
        if let Some(Resumption::Send(value) | Resumption::Throw(value)) = self.with.get_mut() {
            items::let_go_of(value);
        }
    }
}
