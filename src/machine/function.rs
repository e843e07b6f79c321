//! In: code objects and Rust functions. Out: what can be called.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use crate::program::code::{Code, Program};
use crate::program::name::Name;

use super::args::Args;
use super::attributes::Attributes;
use super::class::Class;
use super::exit::{Request, Wait};
use super::items::{self, Items};
use super::module::Module;
use super::process::Process;
use super::value::Value;

/// A code object joined to the process that runs it: its constants as values, its inline caches.
pub struct LinkedCode {
    /// The instructions and tables.
    pub code: Rc<Code>,
    /// The file that it is part of.
    pub program: Rc<Program>,
    /// Where its global names live.
    pub globals: Rc<Module>,
    /// The constants as values, `LinkedCode`s among them.
    pub consts: Vec<Value>,
    /// For each constant that is a tuple of argument names: the names.
    pub keyword_names: Vec<Option<Rc<[Name]>>>,
    /// One guess of a position for each inline cache.
    pub caches: Vec<Cell<u32>>,
    /// How many values the frame needs: slots and operands.
    pub frame_size: usize,
    /// How many arguments a call gives at least for the quick way in, if calling it just runs it: by
    /// position only, no defaults to fill in, nothing captured. Otherwise more than any call has.
    pub quick_arity: u32,
    /// How many slots follow those of the parameters.
    pub extra_slots: u32,
}

/// A function written in Python.
pub struct Function {
    /// What it runs.
    pub code: Rc<LinkedCode>,
    /// Default values of the last positional parameters.
    pub defaults: RefCell<Rc<Items>>,
    /// Default values of keyword-only parameters, in the order of the parameters.
    pub keyword_defaults: RefCell<Rc<Attributes>>,
    /// The cells of its free variables.
    pub closure: Items,
    /// `__name__`, which may be set.
    pub name: RefCell<Rc<str>>,
    /// `__qualname__`
    pub qualified_name: RefCell<Rc<str>>,
    /// The other attributes: `__annotations__`, `__doc__`, `__dict__`'s.
    pub attributes: RefCell<Attributes>,
}

/// A function with its first argument.
pub struct BoundMethod {
    /// The function.
    pub function: Value,
    /// Its first argument.
    pub receiver: Value,
}

impl Drop for BoundMethod {
    fn drop(&mut self) {
        items::let_go_of(&mut self.function);
        items::let_go_of(&mut self.receiver);
    }
}

/// A function written in Rust.
pub struct Native {
    /// Its name, as error messages have it.
    pub name: &'static str,
    /// What it does.
    pub call: NativeFn,
    /// Whether it is a method: found in a class, it is bound to its receiver.
    pub is_method: bool,
    /// Whether a receiver of a subclass written in Python is replaced by the built-in value inside it.
    pub unwraps: bool,
}

impl Native {
    /// A function.
    #[must_use]
    pub const fn function(name: &'static str, call: NativeFn) -> Self {
        Self { name, call, is_method: false, unwraps: false }
    }

    /// A method of `object`, of exceptions, of anything that takes its receiver as it is.
    #[must_use]
    pub const fn object_method(name: &'static str, call: NativeFn) -> Self {
        Self { name, call, is_method: true, unwraps: false }
    }

    /// A method of a built-in class: its first argument is the receiver, a value of that class.
    #[must_use]
    pub const fn method(name: &'static str, call: NativeFn) -> Self {
        Self { name, call, is_method: true, unwraps: true }
    }
}

/// The type of functions written in Rust: arguments in, an outcome or an exception out.
pub type NativeFn = fn(&mut Process, Args<'_>) -> Outcome;

/// What a native function comes to.
pub type Outcome = Result<Effect, Raised>;

/// What a native function wants: natives return, they never call back into Python.
pub enum Effect {
    /// It is done.
    Value(Value),
    /// Call this instead of me: its result is mine. The values are the positional arguments followed by
    /// the keyword arguments that `names` names.
    Call {
        /// Anything that can be called.
        callable: Value,
        /// The arguments.
        values: Vec<Value>,
        /// The names of the last ones.
        names: Vec<Name>,
    },
    /// Resume this generator or coroutine: `next`, `send`, `throw`, `close`.
    Resume {
        /// A `Value::Generator` or `Value::AsyncStep`.
        generator: Value,
        /// What it is resumed with.
        with: super::coroutine::Resumption,
        /// `next(g, default)`: what to return when it has ended.
        default: Option<Value>,
    },
    /// The frames of the thread, outermost first: a tuple of (file, line, name, source line, whether it is the
    /// library's, first line) for each.
    Stack,
    /// The thread has to wait.
    Blocked(Wait),
    /// The thread asks the outside for something.
    Request(Request),
}

/// A Python exception on its way up: an instance of a class derived from `BaseException`.
pub struct Raised(pub Value);

/// A result of Rust code that can raise.
pub type Fallible<T> = Result<T, Raised>;

impl From<Value> for Effect {
    fn from(value: Value) -> Self {
        Self::Value(value)
    }
}

impl Effect {
    /// A call of the function `name` of the built-in library (`prelude/core.py`) with these arguments.
    #[must_use]
    pub fn core(process: &Process, name: &str, values: Vec<Value>) -> Self {
        Self::Call { callable: process.core_function(name), values, names: Vec::new() }
    }
}

impl Function {
    /// The class for whose body the function was written, for `super()`. Kept as a cell in its closure.
    #[must_use]
    pub fn owner(&self) -> Option<Rc<Class>> {
        let position = self.code.code.free.iter().position(|name| name.text() == "__class__")?;
        match self.closure.get(position)? {
            Value::Cell(cell) => match &*cell.borrow() {
                Value::Class(class) => Some(class.clone()),
                _ => None,
            },
            _ => None,
        }
    }
}
