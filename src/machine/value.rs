//! In: nothing. Out: the values of Python programs: 16 bytes each, small numbers inline, all else counted.

use std::cell::{Cell, RefCell};
use std::fmt;
use std::rc::Rc;

use num_bigint::BigInt;

use super::aio::{EventLoop, Future, Handle};
use super::class::{Class, Instance};
use super::coroutine::Generator;
use super::dict::{Dict, DictView, Set};
use super::function::{BoundMethod, Function, Native};
use super::items::{self, Items};
use super::iterator::Iter;
use super::module::Module;
use super::sync::Lock;

/// A Python value. Cloning copies a number or counts a reference; nothing is ever collected otherwise.
///
/// The discriminant is a whole word, so that a value moves as two words and not as a byte and the rest
/// (measured: method calls take half the time).
#[derive(Clone)]
#[repr(u64)]
pub enum Value {
    /// A variable without a value. Never seen by a program.
    Unbound,
    /// `None`
    None,
    /// `NotImplemented`
    NotImplemented,
    /// `...`
    Ellipsis,
    /// `True`, `False`
    Bool(bool),
    /// An `int` that fits 64 bits.
    Int(i64),
    /// A `float`.
    Float(f64),
    /// An `int` that does not fit 64 bits (an invariant: see `number::int`).
    BigInt(Rc<BigInt>),
    /// A `str`.
    Str(Rc<Str>),
    /// A `bytes`.
    Bytes(Rc<Vec<u8>>),
    /// A `bytearray`.
    ByteArray(Rc<RefCell<Vec<u8>>>),
    /// A `list`.
    List(Rc<RefCell<Items>>),
    /// A `tuple`.
    Tuple(Rc<Items>),
    /// A `dict`.
    Dict(Rc<RefCell<Dict>>),
    /// A `set`.
    Set(Rc<RefCell<Set>>),
    /// A `frozenset`.
    FrozenSet(Rc<Set>),
    /// A `range`.
    Range(Rc<Range>),
    /// A `slice`.
    Slice(Rc<Slice>),
    /// A built-in iterator: over a list, a range, `enumerate`, `zip`, ...
    Iter(Rc<RefCell<Iter>>),
    /// `dict.keys()`, `.values()`, `.items()`: shows the dict as it is.
    View(Rc<DictView>),
    /// A function written in Python.
    Function(Rc<Function>),
    /// A function written in Rust.
    Native(&'static Native),
    /// A function with its `self`.
    Method(Rc<BoundMethod>),
    /// A class.
    Class(Rc<Class>),
    /// An instance of a class written in Python, or of an exception.
    Instance(Rc<Instance>),
    /// A module.
    Module(Rc<Module>),
    /// A generator, a coroutine or an asynchronous generator.
    Generator(Rc<Generator>),
    /// `agen.__anext__()`, `asend`, `athrow`, `aclose`: one step of an asynchronous generator, to be awaited.
    AsyncStep(Rc<super::coroutine::AsyncStep>),
    /// A variable shared between a function and those inside it.
    Cell(Rc<RefCell<Value>>),
    /// A code object.
    Code(Rc<super::function::LinkedCode>),
    /// An `asyncio.Future`, or an `asyncio.Task` when it drives a coroutine.
    Future(Rc<Future>),
    /// What `call_soon` and `call_later` return.
    Handle(Rc<Handle>),
    /// The event loop of a thread.
    Loop(Rc<EventLoop>),
    /// A `threading.Lock`.
    Lock(Rc<Lock>),
    /// `property`, `staticmethod`, `classmethod`, `super()`.
    Descriptor(Rc<Descriptor>),
}

/// Things that answer to attribute access in their own way.
pub enum Descriptor {
    /// `property(get, set, delete)`, with `Value::None` for what is missing.
    Property {
        /// The getter.
        get: Value,
        /// The setter.
        set: Value,
        /// The deleter.
        delete: Value,
    },
    /// `staticmethod(f)`
    Static(Value),
    /// `classmethod(f)`
    ClassMethod(Value),
    /// `super(class, object)`: attributes are looked up after `class` in the order of `object`'s class.
    Super {
        /// The class to start after.
        class: Rc<Class>,
        /// What methods are bound to: an instance, or a class.
        object: Value,
    },
}

impl Drop for Descriptor {
    fn drop(&mut self) {
        match self {
            Self::Property { get, set, delete } => [get, set, delete].into_iter().for_each(items::let_go_of),
            Self::Static(value) | Self::ClassMethod(value) | Self::Super { object: value, .. } => {
                items::let_go_of(value);
            }
        }
    }
}

/// A string. Positions in Python count code points, so it remembers how many there are.
pub struct Str {
    text: Box<str>,
    chars: Cell<u32>,
    hash: Cell<u64>,
}

const UNKNOWN: u32 = u32::MAX;

impl Str {
    /// A string with the given text.
    #[must_use]
    pub fn new(text: impl Into<Box<str>>) -> Self {
        Self { text: text.into(), chars: Cell::new(UNKNOWN), hash: Cell::new(0) }
    }

    /// Its text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// How many code points it has: `len(s)`.
    #[must_use]
    pub fn char_count(&self) -> usize {
        if self.chars.get() == UNKNOWN {
            let count = self.text.chars().count();
            self.chars.set(u32::try_from(count).unwrap_or(UNKNOWN));
            return count;
        }
        self.chars.get() as usize
    }

    /// Whether code points and bytes are the same, so that indexing is direct.
    #[must_use]
    pub fn is_ascii(&self) -> bool {
        self.char_count() == self.text.len()
    }

    /// The hash of the text, computed once; `0` is never returned.
    pub fn hash_with(&self, compute: impl FnOnce(&str) -> u64) -> u64 {
        if self.hash.get() == 0 {
            self.hash.set(compute(&self.text).max(1));
        }
        self.hash.get()
    }
}

/// `range(start, stop, step)` within 64 bits; `step` is not 0.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Range {
    /// The first number.
    pub start: i64,
    /// The end, not included.
    pub stop: i64,
    /// The distance.
    pub step: i64,
}

/// `slice(start, stop, step)`, each any value or `None`.
pub struct Slice {
    /// The first index.
    pub start: Value,
    /// The end, not included.
    pub stop: Value,
    /// The distance.
    pub step: Value,
}

impl Drop for Slice {
    fn drop(&mut self) {
        [&mut self.start, &mut self.stop, &mut self.step].into_iter().for_each(items::let_go_of);
    }
}

impl Value {
    /// A string.
    #[must_use]
    pub fn str(text: impl Into<Box<str>>) -> Self {
        Self::Str(Rc::new(Str::new(text)))
    }

    /// A list.
    #[must_use]
    pub fn list(items: Vec<Value>) -> Self {
        Self::List(Rc::new(RefCell::new(items.into())))
    }

    /// A tuple.
    #[must_use]
    pub fn tuple(items: Vec<Value>) -> Self {
        Self::Tuple(Rc::new(items.into()))
    }

    /// A dict.
    #[must_use]
    pub fn dict(dict: Dict) -> Self {
        Self::Dict(Rc::new(RefCell::new(dict)))
    }

    /// Whether it is all in its 16 bytes, so that copying and dropping it need no counting.
    #[inline(always)]
    #[must_use]
    pub fn is_inline(&self) -> bool {
        matches!(
            self,
            Self::Unbound
                | Self::None
                | Self::NotImplemented
                | Self::Ellipsis
                | Self::Bool(_)
                | Self::Int(_)
                | Self::Float(_)
                | Self::Native(_)
        )
    }

    /// As `clone`, quick for inline values.
    #[inline(always)]
    #[must_use]
    pub fn copy(&self) -> Self {
        if self.is_inline() {
            // SAFETY: an inline value owns nothing, so its bytes are the value.
            unsafe { std::ptr::read(self) }
        } else {
            self.clone()
        }
    }

    /// As `drop`, quick for inline values.
    #[inline(always)]
    pub fn discard(self) {
        if self.is_inline() {
            std::mem::forget(self);
        } else {
            drop(self);
        }
    }

    /// Whether it is bound at all.
    #[must_use]
    pub fn is_bound(&self) -> bool {
        !matches!(self, Self::Unbound)
    }

    /// Whether it is `None`.
    #[must_use]
    pub fn is_none(&self) -> bool {
        matches!(self, Self::None)
    }

    /// Its text, if it is a `str` (not of a subclass).
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::Str(text) => Some(text.as_str()),
            _ => None,
        }
    }
}

impl fmt::Debug for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unbound => write!(f, "unbound"),
            Self::None => write!(f, "None"),
            Self::Bool(b) => write!(f, "{b}"),
            Self::Int(i) => write!(f, "{i}"),
            Self::Float(x) => write!(f, "{x}"),
            Self::Str(s) => write!(f, "{:?}", s.as_str()),
            _ => write!(f, "<value>"),
        }
    }
}
