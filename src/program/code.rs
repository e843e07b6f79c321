//! In: nothing. Out: the compiled form of one file: a tree of code objects, plain data without values of
//! the machine, so that it can be compiled once and shared.

use std::rc::Rc;

use num_bigint::BigInt;

use super::name::Name;
use super::op::Op;

/// A compiled file.
#[derive(Debug)]
pub struct Program {
    /// The name that tracebacks show, for example `sequential.py`.
    pub file: Rc<str>,
    /// The whole text, for source lines in tracebacks.
    pub text: Rc<str>,
    /// The code of the module's top level.
    pub main: Rc<Code>,
    /// Every name that the file uses as a module variable or builtin; `LoadGlobal` numbers index this.
    pub globals: Vec<Name>,
    /// Every code object of the file, in source order; `Code::index` indexes this. A fork of a process
    /// refers to functions by it.
    pub codes: Vec<Rc<Code>>,
    /// What is known of some awaits, in source order.
    pub awaits: Vec<AwaitNote>,
    /// The module variables that the top level assigns to by `NAME = ..`, each with the instruction of the first such
    /// assignment where the value begins: `parameters` gives them other values.
    pub assignments: Vec<(Name, u32)>,
    /// Whether the file is part of the built-in library: its frames are left out of tracebacks and lanes.
    pub is_prelude: bool,
}

/// What is known of an await from the text alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AwaitNote {
    /// Where it begins: the `start` of its [`Place`].
    pub start: u32,
    /// What is known.
    pub kind: AwaitKind,
}

/// What can be known of an await.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AwaitKind {
    /// It could run together with others of its row.
    Row {
        /// The row: the line of its first await.
        row: u32,
        /// Its place in the row, from 0.
        place: u32,
        /// Whether they are the turns of a loop.
        repeats: bool,
    },
    /// An `async with` that holds its lock over an await that does not need it.
    Lock,
    /// On this line an `async def` takes a lock of `threading`.
    ThreadLock {
        /// The line.
        line: u32,
    },
}

/// What calling a function with this code does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeKind {
    /// Runs it.
    Function,
    /// Makes a generator.
    Generator,
    /// Makes a coroutine.
    Coroutine,
    /// Makes an asynchronous generator.
    AsyncGenerator,
    /// Runs it with a fresh namespace (`StoreName`) and returns that.
    ClassBody,
    /// The top level of a file.
    Module,
}

/// A constant.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "the names are Python's own")]
pub enum Const {
    None,
    Ellipsis,
    Bool(bool),
    Int(i64),
    BigInt(BigInt),
    Float(f64),
    Str(Rc<str>),
    Bytes(Rc<[u8]>),
    Tuple(Vec<Const>),
    FrozenSet(Vec<Const>),
    Code(Rc<Code>),
}

/// Where an instruction comes from: byte offsets into `Program::text`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The line, from 1.
    pub line: u32,
    /// The first byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

/// An exception raised by an instruction in `start..end` goes to `target`, with the operand stack cut to
/// `depth` values and the exception pushed. The first handler in the list that covers the instruction is
/// the innermost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Handler {
    /// The first instruction covered.
    pub start: u32,
    /// One past the last.
    pub end: u32,
    /// Where it goes.
    pub target: u32,
    /// How many operands stay.
    pub depth: u32,
}

/// The parameters of a function. Slots of a frame are laid out in this order: positional, keyword-only,
/// `*args`, `**kwargs`, other locals, then free variables.
#[derive(Clone, Debug, Default)]
pub struct Parameters {
    /// Names of the parameters that take a slot, in slot order (with `*args` and `**kwargs` last).
    pub names: Vec<Name>,
    /// How many can be given by position.
    pub positional: u16,
    /// How many of those can be given only by position.
    pub positional_only: u16,
    /// How many can be given only by keyword.
    pub keyword_only: u16,
    /// Whether there is `*args`.
    pub rest: bool,
    /// Whether there is `**kwargs`.
    pub keyword_rest: bool,
}

/// The code of one function, class body, comprehension or module.
#[derive(Clone, Debug)]
pub struct Code {
    /// `f`, `<lambda>`, `<listcomp>`, `<module>`.
    pub name: Name,
    /// `Outer.method`, `f.<locals>.g`.
    pub qualified_name: Rc<str>,
    /// Its place in `Program::codes`.
    pub index: u32,
    /// What calling it does.
    pub kind: CodeKind,
    /// The parameters.
    pub parameters: Parameters,
    /// The names of all slots: parameters, locals, cells, then free variables.
    pub slots: Vec<Name>,
    /// Names of the free variables, which take the last `free.len()` slots.
    pub free: Vec<Name>,
    /// How many operands the frame needs at most, above its slots.
    pub stack_size: u32,
    /// The instructions.
    pub ops: Vec<Op>,
    /// Where each instruction comes from; as long as `ops`.
    pub places: Vec<Place>,
    /// The constants.
    pub consts: Vec<Const>,
    /// Exception handlers, innermost first.
    pub handlers: Vec<Handler>,
    /// How many inline caches the instructions number.
    pub caches: u16,
    /// The docstring.
    pub doc: Option<Rc<str>>,
    /// The line of its `def`, `class`, `lambda` or comprehension, from 1.
    pub first_line: u32,
}
