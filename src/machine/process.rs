//! In: a compiled program. Out: a Python process: its classes, its modules, and what its threads left to note.

use std::cell::Cell;
use std::rc::Rc;

use indexmap::IndexMap;

use crate::program::code::Program;
use crate::program::name::Name;

use super::aio::{EventLoop, Unretrieved};
use super::class::{Class, Instance, Layout, Payload};
use super::classes::Classes;
use super::exception::ExceptionData;
use super::exit::{Fuel, Note};
use super::frame::Frame;
use super::function::{Fallible, Raised};
use super::link;
use super::module::Module;
use super::types::identity::Identities;
use super::value::Value;

/// What `sys.getswitchinterval` says at first, in nanoseconds.
pub const SWITCH_INTERVAL: u64 = 5_000_000;

/// The heap of a Python process and what all its threads share. Its threads are separate values
/// ([`super::thread::Thread`]), one of which is interpreted at a time: whoever calls
/// [`Process::interpret`](super::interpret) holds the GIL.
pub struct Process {
    /// Its number: what `os.getpid` says. The main process is 1000, its children follow in order of birth.
    pub number: u64,
    /// Its parent's number.
    pub parent: u64,
    /// How many cores `os.cpu_count` counts.
    pub cores: u32,
    /// Whether it has a GIL. Without one a thread may have to stop where it reads what others may write.
    pub gil: bool,
    /// `sys.setswitchinterval`, in nanoseconds.
    pub switch_interval: u64,
    /// How many frames a thread may have.
    pub recursion_limit: usize,
    /// The built-in classes.
    pub classes: Classes,
    /// The built-in functions and classes by name.
    pub builtins: IndexMap<Name, Value>,
    /// The modules that have been imported, by dotted name.
    pub modules: IndexMap<Rc<str>, Rc<Module>>,
    /// The main program.
    pub main: Rc<Program>,
    /// `__main__`
    pub main_module: Rc<Module>,
    /// The part of the built-in library that the interpreter itself calls: `prelude/core.py`.
    pub core: Rc<Module>,
    /// What happened in the slice under way, with the fuel spent when it did. `run` drains it.
    pub notes: Vec<(Fuel, Note)>,
    /// Fuel spent in the slice under way.
    pub spent: Fuel,
    /// The number of the thread being interpreted.
    pub thread: u64,
    /// The line of the user's code that is being interpreted, as of the last call of a native.
    pub line: Cell<u32>,
    /// The function of the user's code that is being interpreted, as of the same call.
    pub function: Cell<Option<Name>>,
    /// The loop that each thread runs, by thread number.
    pub loops: IndexMap<u64, Rc<EventLoop>>,
    /// The loop that each thread has set with `set_event_loop`, by thread number.
    pub set_loops: IndexMap<u64, Rc<EventLoop>>,
    /// Futures that were dropped with an exception that nobody has looked at.
    pub unretrieved: Unretrieved,
    /// The last number given to a task and to a loop.
    pub last_task: Cell<u64>,
    /// See `last_task`.
    pub last_loop: Cell<u64>,
    /// The locks that threads with a loop have.
    pub held: super::sync::HeldLocks,
    /// The last number given to a job that waits for a thread of a pool.
    pub last_job: u64,
    /// Coroutines that were dropped before they were ever started, to be warned about.
    pub finalization: Rc<super::coroutine::Finalization>,
    /// The numbers that `id()` and the default `repr` show.
    pub identities: Identities,
    /// What the interpreter found in classes lately.
    pub(super) method_cache: super::ops::attribute::MethodCache,
    /// How many bytes big values may still take, so that `[0] * 10**12` is a `MemoryError`.
    pub memory_limit: usize,
    /// How many iterators lie in each other where one is asked for its next item.
    pub iterators_deep: u32,
    /// When the fuel of `spent` began to be used, in nanoseconds since the run began.
    pub slice_began: u64,
}

impl Process {
    /// A process that is about to run `program` as its `__main__`.
    #[must_use]
    pub fn new(number: u64, parent: u64, cores: u32, program: Rc<Program>) -> Self {
        let classes = Classes::new();
        let main_module = Rc::new(Module::new("__main__", &program.globals));
        let mut process = Self {
            number,
            parent,
            cores,
            gil: true,
            switch_interval: SWITCH_INTERVAL,
            recursion_limit: super::ops::call::RECURSION_LIMIT,
            classes,
            builtins: IndexMap::new(),
            modules: IndexMap::new(),
            main: program,
            main_module,
            core: Rc::new(Module::new("_core", &[])),
            notes: Vec::new(),
            spent: 0,
            thread: 1,
            line: Cell::new(0),
            function: Cell::new(None),
            loops: IndexMap::new(),
            set_loops: IndexMap::new(),
            unretrieved: Unretrieved::default(),
            last_task: Cell::new(0),
            last_loop: Cell::new(0),
            held: super::sync::HeldLocks::default(),
            last_job: 0,
            finalization: Rc::default(),
            identities: Identities::default(),
            method_cache: Default::default(),
            memory_limit: 1 << 30,
            slice_began: 0,
            iterators_deep: 0,
        };
        super::builtins::install(&mut process);
        super::aio::natives::install(&mut process);
        link::load_core(&mut process);
        let (main, file) = (process.main_module.clone(), Value::str(&*process.main.file));
        for (name, value) in [("__name__", Value::str("__main__")), ("__file__", file)] {
            main.set(Name::new(name), value);
        }
        for name in ["__doc__", "__package__", "__spec__", "__cached__"] {
            main.set(Name::new(name), Value::None);
        }
        process.modules.insert("__main__".into(), process.main_module.clone());
        process
    }

    /// A function of the part of the built-in library that the interpreter itself calls.
    #[must_use]
    pub fn core_function(&self, name: &str) -> Value {
        self.core.get(Name::new(name)).unwrap_or_else(|| panic!("prelude/core.py defines {name}"))
    }

    /// Says where in the user's code is being interpreted.
    #[inline]
    pub fn at(&self, frame: &Frame) {
        let line = frame.code.line_at(frame.pc);
        self.line.set(line);
        self.finalization.line.set(line);
        self.function.set(Some(frame.code.code.name));
    }

    /// Writes down something for the trace.
    pub fn note(&mut self, note: Note) {
        self.notes.push((self.spent, note));
    }

    /// Raises an exception of a built-in class with one text argument.
    #[must_use]
    pub fn raised(&self, class: &Rc<Class>, message: impl Into<Box<str>>) -> Raised {
        Raised(self.exception(class, vec![Value::str(message)]))
    }

    /// An instance of an exception class with these arguments.
    #[must_use]
    pub fn exception(&self, class: &Rc<Class>, args: Vec<Value>) -> Value {
        debug_assert_eq!(class.layout, Layout::Exception);
        let data = ExceptionData::new(args);
        Value::Instance(Rc::new(Instance::new(class.clone(), Payload::Exception(data.into()))))
    }

    /// `TypeError(message)`
    #[must_use]
    pub fn type_error(&self, message: impl Into<Box<str>>) -> Raised {
        self.raised(&self.classes.type_error, message)
    }

    /// `ValueError(message)`
    #[must_use]
    pub fn value_error(&self, message: impl Into<Box<str>>) -> Raised {
        self.raised(&self.classes.value_error, message)
    }

    /// `IndexError(message)`
    #[must_use]
    pub fn index_error(&self, message: impl Into<Box<str>>) -> Raised {
        self.raised(&self.classes.index_error, message)
    }

    /// `KeyError(key)`
    #[must_use]
    pub fn key_error(&self, key: Value) -> Raised {
        Raised(self.exception(&self.classes.key_error, vec![key]))
    }

    /// `AttributeError(message)`
    #[must_use]
    pub fn attribute_error(&self, message: impl Into<Box<str>>) -> Raised {
        self.raised(&self.classes.attribute_error, message)
    }

    /// `RuntimeError(message)`
    #[must_use]
    pub fn runtime_error(&self, message: impl Into<Box<str>>) -> Raised {
        self.raised(&self.classes.runtime_error, message)
    }

    /// `OverflowError(message)`
    #[must_use]
    pub fn overflow_error(&self, message: impl Into<Box<str>>) -> Raised {
        self.raised(&self.classes.overflow_error, message)
    }

    /// `ZeroDivisionError(message)`
    #[must_use]
    pub fn zero_division(&self, message: impl Into<Box<str>>) -> Raised {
        self.raised(&self.classes.zero_division_error, message)
    }

    /// `MemoryError()` if a value of so many bytes is more than a program may have.
    pub fn check_memory(&self, bytes: usize) -> Fallible<()> {
        if bytes > self.memory_limit {
            return Err(Raised(self.exception(&self.classes.memory_error, Vec::new())));
        }
        Ok(())
    }

    /// The virtual time of what is being interpreted.
    #[must_use]
    pub fn time(&self) -> u64 {
        self.slice_began.saturating_add(self.spent.max(0) as u64)
    }

    /// Adds what a native costs beyond its call, in nanoseconds of virtual processor time.
    #[inline]
    pub fn spend(&mut self, cost: Fuel) {
        self.spent += cost;
    }
}
