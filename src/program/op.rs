//! In: nothing. Out: the instructions of the machine, each with what it does to the operand stack.
//!
//! In the signatures `a b -- c` the top of the stack is on the right. Jump targets are indices into
//! [`super::code::Code::ops`]. Fused instructions stand for a sequence of plain ones; only
//! `peephole.rs` makes them. Long because all instructions are one list.

use super::name::Name;

/// A two-operand operator: `a b -- a op b`.
#[expect(missing_docs, reason = "the names are Python's own")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BinaryOp {
    Add,
    Sub,
    Mul,
    MatMul,
    Div,
    FloorDiv,
    Mod,
    Pow,
    LShift,
    RShift,
    BitAnd,
    BitOr,
    BitXor,
}

/// A comparison that may be a method of a class: `a b -- a op b`.
#[expect(missing_docs, reason = "the names are Python's own")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CompareOp {
    Lt,
    Le,
    Eq,
    Ne,
    Gt,
    Ge,
}

/// A one-operand operator: `a -- op a`.
#[expect(missing_docs, reason = "the names are Python's own")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnaryOp {
    Neg,
    Pos,
    Invert,
    Not,
}

/// How an f-string field is turned to text before its format spec applies.
#[expect(missing_docs, reason = "the names are Python's own")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Conversion {
    None,
    Str,
    Repr,
    Ascii,
}

/// Which extras [`Op::MakeFunction`] finds on the stack, in this order from the bottom.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FunctionParts(pub u8);

impl FunctionParts {
    /// A tuple with the default values of positional parameters.
    pub const DEFAULTS: u8 = 1;
    /// A dict (string keys) with the default values of keyword-only parameters.
    pub const KEYWORD_DEFAULTS: u8 = 2;
    /// A dict of annotations (string keys; values evaluated).
    pub const ANNOTATIONS: u8 = 4;
    /// A tuple of cells, one for each of `Code::free`, in that order (made with `LoadClosure`).
    pub const CLOSURE: u8 = 8;
}

/// One instruction, 8 bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Op {
    // --- constants and names ---
    /// `-- consts[i]`
    Const(u32),
    /// `-- local`; an unbound one raises `UnboundLocalError`.
    LoadLocal(u16),
    /// `v --`
    StoreLocal(u16),
    /// ` -- `; unbinds.
    DeleteLocal(u16),
    /// `-- cell.value`; the cell is in a local slot. Unbound: `UnboundLocalError`, or `NameError` if free.
    LoadCell(u16),
    /// `v --`
    StoreCell(u16),
    /// ` -- `; empties the cell.
    DeleteCell(u16),
    /// Function prologue: wraps what the slot holds (an argument, or nothing) in a new cell.
    MakeCell(u16),
    /// `-- cell`: the cell itself, for `MakeFunction`.
    LoadClosure(u16),
    /// `-- v`: a module variable, else a builtin, else `NameError`. The number is a slot of
    /// `Program::globals`.
    LoadGlobal(u32),
    /// `v --`
    StoreGlobal(u32),
    /// ` -- `
    DeleteGlobal(u32),
    /// Class body: `-- v`: the namespace, else the module variable of that name, else a builtin.
    LoadName(Name),
    /// Class body: `v --`
    StoreName(Name),
    /// Class body: ` -- `
    DeleteName(Name),
    /// Class body: `-- v`: the namespace if it has the name, else the cell in the slot of the free
    /// variable with that name.
    LoadClassCell(u16),

    // --- the stack ---
    /// `a --`
    Pop,
    /// `a -- a a`
    Dup,
    /// `a b -- a b a b`
    DupTwo,
    /// `a b -- b a`
    Swap,
    /// `a b c -- c a b`
    RotThree,
    /// `a b c d -- d a b c`
    RotFour,
    /// ` -- `
    Nop,

    // --- operators ---
    /// `a b -- a op b`
    Binary(BinaryOp),
    /// `a b -- a op= b`
    InPlace(BinaryOp),
    /// `a -- op a`
    Unary(UnaryOp),
    /// `a b -- a op b`
    Compare(CompareOp),
    /// `a b -- bool`
    Is,
    /// `a b -- bool`
    IsNot,
    /// `item container -- bool`
    In,
    /// `item container -- bool`
    NotIn,

    // --- jumps ---
    /// Forward only.
    Jump(u32),
    /// Backward: the end of a loop's body. Fuel is checked here.
    JumpBack(u32),
    /// `a --`
    PopJumpIfFalse(u32),
    /// `a --`
    PopJumpIfTrue(u32),
    /// `a -- a` and jumps, or `a --` and goes on.
    JumpIfFalseOrPop(u32),
    /// `a -- a` and jumps, or `a --` and goes on.
    JumpIfTrueOrPop(u32),

    // --- iteration ---
    /// `iterable -- iterator`
    GetIter,
    /// `iterator -- iterator item`, or `iterator --` and jumps when exhausted.
    ForIter(u32),
    /// `aiterable -- aiterator`
    GetAsyncIter,
    /// `aiterator -- aiterator awaitable` (the caller adds `Const None; YieldFrom`)
    GetAsyncNext,
    /// In the handler of an `async for`, after `PushException`: `aiterator previous exc --` and jumps if it
    /// is `StopAsyncIteration`, else reraises it; either way `previous` becomes the one being handled again,
    /// as with `PopException`.
    EndAsyncFor(u32),

    // --- building ---
    /// `v1 .. vn -- list`
    BuildList(u32),
    /// `v1 .. vn -- tuple`
    BuildTuple(u32),
    /// `v1 .. vn -- set`
    BuildSet(u32),
    /// `k1 v1 .. kn vn -- dict`
    BuildDict(u32),
    /// `s1 .. sn -- str`; all are strings.
    BuildString(u32),
    /// `start stop -- slice` (2) or `start stop step -- slice` (3)
    BuildSlice(u8),
    /// `.. list ..(d-1 values) v -- .. list ..`: appends to the list `d` below the value.
    ListAppend(u8),
    /// As `ListAppend`, for a set.
    SetAdd(u8),
    /// `.. dict ..(d-1) k v -- .. dict ..`: `d` counts from below the key.
    DictAdd(u8),
    /// `list iterable -- list`: for `[*a]` and calls with `*args`.
    ListExtend,
    /// `set iterable -- set`: for `{*a}`.
    SetUpdate,
    /// `dict mapping -- dict`: for `{**a}`.
    DictUpdate,
    /// `callable args dict mapping -- callable args dict`: for calls with `**kwargs`; a doubled key is
    /// a `TypeError`.
    DictMerge,
    /// `list -- tuple`
    ListToTuple,
    /// `iterable -- vn .. v1`: exactly n values, the first on top.
    UnpackSequence(u32),
    /// `iterable -- after.. list before..`: the first on top; the starred list between.
    UnpackStarred {
        /// How many targets stand before the star.
        before: u16,
        /// How many stand after it.
        after: u16,
    },

    // --- attributes and items ---
    /// `object -- value`
    LoadAttr {
        /// The attribute.
        name: Name,
        /// The number of this inline cache in its code object.
        cache: u16,
    },
    /// `value object --`
    StoreAttr {
        /// The attribute.
        name: Name,
        /// The number of this inline cache in its code object.
        cache: u16,
    },
    /// `object --`
    DeleteAttr(Name),
    /// `object -- callable self-or-unbound`: for `CallMethod`.
    LoadMethod {
        /// The method.
        name: Name,
        /// The number of this inline cache in its code object.
        cache: u16,
    },
    /// `object index -- value`
    LoadItem,
    /// `value object index --`
    StoreItem,
    /// `object index --`
    DeleteItem,

    // --- calls and definitions ---
    /// `callable a1 .. an -- result`
    Call(u16),
    /// `callable a1 .. an -- result`; the last `len(names)` are keyword arguments, named by the constant
    /// `names`, a tuple of strings.
    CallKeywords {
        /// How many arguments in all.
        count: u16,
        /// The index of the constant with the names.
        names: u32,
    },
    /// `callable self-or-unbound a1 .. an -- result`
    CallMethod(u16),
    /// `callable tuple -- result`, or `callable tuple dict -- result`
    CallUnpacked {
        /// Whether there is a dict of keyword arguments.
        keywords: bool,
    },
    /// `parts.. -- function`: `consts[code]` is a `Const::Code`.
    MakeFunction {
        /// What is on the stack, see [`FunctionParts`].
        parts: FunctionParts,
        /// The index of the constant with the code.
        code: u32,
    },
    /// `body name bases-tuple keywords-dict -- class`: `body` is a function with `CodeKind::ClassBody`.
    BuildClass,
    /// At the end of a class body: `-- namespace`
    LoadNamespace,
    /// `v --`, leaves the frame.
    Return,

    // --- modules ---
    /// `-- module`; `consts[i]` is the dotted name. The module of the whole dotted path is pushed.
    ImportName(u32),
    /// `module -- module value`
    ImportFrom(Name),
    /// `module --`; binds all public names in the module's globals.
    ImportStar,

    // --- generators and coroutines ---
    /// `value -- sent`
    Yield,
    /// In an async generator: `value -- sent`
    YieldAsync,
    /// `iterable -- iterator` for `yield from`
    GetYieldFromIter,
    /// `object -- awaitable`: raises `TypeError` if it cannot be awaited.
    GetAwaitable,
    /// `iterator sent -- result`: sends, and suspends this frame for as long as the iterator yields.
    YieldFrom,

    // --- exceptions ---
    /// At the start of a handler: `exc -- previous exc`, and `exc` becomes the one being handled.
    PushException,
    /// At the end of a handler: `previous --`, and it becomes the one being handled again.
    PopException,
    /// `exc type -- exc bool`
    MatchException,
    /// `exc --`; raises it again with its traceback as it is.
    Reraise,
    /// 0: ` -- ` raises what is being handled; 1: `exc --`; 2: `exc cause --`
    Raise(u8),
    /// `-- AssertionError`
    LoadAssertionError,

    // --- with ---
    /// `manager -- exit entered`: `exit` is the bound `__exit__`, `entered` what `__enter__` returned.
    EnterWith,
    /// `manager -- exit awaitable`: as `EnterWith`, for `async with`.
    EnterAsyncWith,
    /// In the handler: `exit previous exc -- exit previous exc result`
    ExitWith,

    // --- f-strings ---
    /// `value -- str`, or `value spec -- str`
    Format {
        /// How the value is turned to text first.
        conversion: Conversion,
        /// Whether a format spec lies on the stack.
        spec: bool,
    },

    // --- fused: made by the peephole pass only ---
    /// `LoadLocal(a) LoadLocal(b)`
    LoadTwoLocals(u16, u16),
    /// `LoadLocal(a) Const(c)`
    LoadLocalConst(u16, u16),
    /// `LoadLocal(a) Const(c) Binary(op)`
    LocalOpConst {
        /// The operator.
        op: BinaryOp,
        /// The local on its left.
        local: u16,
        /// The constant on its right.
        constant: u16,
    },
    /// `LoadLocal(a) LoadLocal(b) Binary(op)`
    LocalOpLocal {
        /// The operator.
        op: BinaryOp,
        /// The local on its left.
        left: u16,
        /// The local on its right.
        right: u16,
    },
    /// `LoadLocal(a) Const(c) InPlace(op) StoreLocal(a)`: the `StoreLocal` is left in place and skipped over.
    UpdateLocalByConst {
        /// The operator.
        op: BinaryOp,
        /// The local that is updated.
        local: u16,
        /// The constant on its right.
        constant: u16,
    },
    /// `LoadLocal(a) LoadLocal(b) InPlace(op) StoreLocal(a)`: the `StoreLocal` is left in place and skipped over.
    UpdateLocalByLocal {
        /// The operator.
        op: BinaryOp,
        /// The local that is updated.
        left: u16,
        /// The local on its right.
        right: u16,
    },
    /// `Compare(op) PopJumpIfFalse(next)`: the jump's target is in the following instruction, which is
    /// left in place and skipped over.
    CompareJump(CompareOp),
    /// `LoadLocal(a) Const(c) Compare(op) PopJumpIfFalse`: the target is in the following instruction.
    LocalConstCompareJump {
        /// The comparison.
        op: CompareOp,
        /// The local on its left.
        local: u16,
        /// The constant on its right.
        constant: u16,
    },
    /// `LoadLocal(a) LoadLocal(b) Compare(op) PopJumpIfFalse`: the target is in the following instruction.
    LocalLocalCompareJump {
        /// The comparison.
        op: CompareOp,
        /// The local on its left.
        left: u16,
        /// The local on its right.
        right: u16,
    },
    /// `ForIter(end) StoreLocal(a)`: the jump's target `end` is in the following instruction, a `ForIter`
    /// that is left in place and skipped over.
    ForIterLocal(u16),
    /// `LoadLocal(a) Return`
    ReturnLocal(u16),
}

impl Op {
    /// The instruction that it jumps to, if it can jump.
    #[must_use]
    pub fn target(&self) -> Option<u32> {
        let mut copy = *self;
        copy.target_mut().map(|target| *target)
    }

    /// As [`Self::target`], to change it.
    pub fn target_mut(&mut self) -> Option<&mut u32> {
        match self {
            Self::Jump(target)
            | Self::JumpBack(target)
            | Self::PopJumpIfFalse(target)
            | Self::PopJumpIfTrue(target)
            | Self::JumpIfFalseOrPop(target)
            | Self::JumpIfTrueOrPop(target)
            | Self::ForIter(target)
            | Self::EndAsyncFor(target) => Some(target),
            _ => None,
        }
    }

    /// Whether the instruction after it can only be reached by a jump.
    #[must_use]
    pub fn ends_flow(&self) -> bool {
        matches!(
            self,
            Self::Jump(_)
                | Self::JumpBack(_)
                | Self::Return
                | Self::Raise(_)
                | Self::Reraise
                | Self::EndAsyncFor(_)
                | Self::ReturnLocal(_)
        )
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn an_instruction_takes_eight_bytes() {
        assert_eq!(size_of::<super::Op>(), 8);
    }
}
