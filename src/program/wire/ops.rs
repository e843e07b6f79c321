//! In: an instruction. Out: its bytes, and an instruction again: a number for what it is, then its operands.

use super::read::Reader;
use super::write::Writer;
use crate::program::name::Name;
use crate::program::op::{BinaryOp, CompareOp, Conversion, FunctionParts, Op, UnaryOp};

/// What an instruction carries.
trait Operand: Copy {
    fn write(self, writer: &mut Writer);
    fn read(reader: &mut Reader<'_>) -> Self;
}

macro_rules! instructions {
    ($($number:literal $name:ident $({ $($field:tt: $value:ident),* })?)*) => {
        /// The bytes of an instruction.
        pub fn write(writer: &mut Writer, op: Op) {
            match op {
                $(Op::$name { $($($field: $value),*)? } => {
                    writer.number($number);
                    $($($value.write(writer);)*)?
                })*
            }
        }

        /// The instruction that comes next.
        pub fn read(reader: &mut Reader<'_>) -> Op {
            match reader.number() {
                $($number => Op::$name { $($($field: Operand::read(reader)),*)? },)*
                _ => {
                    reader.broken = true;
                    Op::Nop
                }
            }
        }
    };
}

instructions! {
    0 Const { 0: a }
    1 LoadLocal { 0: a }
    2 StoreLocal { 0: a }
    3 DeleteLocal { 0: a }
    4 LoadCell { 0: a }
    5 StoreCell { 0: a }
    6 DeleteCell { 0: a }
    7 MakeCell { 0: a }
    8 LoadClosure { 0: a }
    9 LoadGlobal { 0: a }
    10 StoreGlobal { 0: a }
    11 DeleteGlobal { 0: a }
    12 LoadName { 0: a }
    13 StoreName { 0: a }
    14 DeleteName { 0: a }
    15 LoadClassCell { 0: a }
    16 Pop
    17 Dup
    18 DupTwo
    19 Swap
    20 RotThree
    21 RotFour
    22 Nop
    23 Binary { 0: a }
    24 InPlace { 0: a }
    25 Unary { 0: a }
    26 Compare { 0: a }
    27 Is
    28 IsNot
    29 In
    30 NotIn
    31 Jump { 0: a }
    32 JumpBack { 0: a }
    33 PopJumpIfFalse { 0: a }
    34 PopJumpIfTrue { 0: a }
    35 JumpIfFalseOrPop { 0: a }
    36 JumpIfTrueOrPop { 0: a }
    37 GetIter
    38 ForIter { 0: a }
    39 GetAsyncIter
    40 GetAsyncNext
    41 EndAsyncFor { 0: a }
    42 BuildList { 0: a }
    43 BuildTuple { 0: a }
    44 BuildSet { 0: a }
    45 BuildDict { 0: a }
    46 BuildString { 0: a }
    47 BuildSlice { 0: a }
    48 ListAppend { 0: a }
    49 SetAdd { 0: a }
    50 DictAdd { 0: a }
    51 ListExtend
    52 SetUpdate
    53 DictUpdate
    54 DictMerge
    55 ListToTuple
    56 UnpackSequence { 0: a }
    57 UnpackStarred { before: a, after: b }
    58 LoadAttr { name: a, cache: b }
    59 StoreAttr { name: a, cache: b }
    60 DeleteAttr { 0: a }
    61 LoadMethod { name: a, cache: b }
    62 LoadItem
    63 StoreItem
    64 DeleteItem
    65 Call { 0: a }
    66 CallKeywords { count: a, names: b }
    67 CallMethod { 0: a }
    68 CallUnpacked { keywords: a }
    69 MakeFunction { parts: a, code: b }
    70 BuildClass
    71 LoadNamespace
    72 Return
    73 ImportName { 0: a }
    74 ImportFrom { 0: a }
    75 ImportStar
    76 Yield
    77 YieldAsync
    78 GetYieldFromIter
    79 GetAwaitable
    80 YieldFrom
    81 PushException
    82 PopException
    83 MatchException
    84 Reraise
    85 Raise { 0: a }
    86 LoadAssertionError
    87 EnterWith
    88 EnterAsyncWith
    89 ExitWith
    90 Format { conversion: a, spec: b }
    91 LoadTwoLocals { 0: a, 1: b }
    92 LoadLocalConst { 0: a, 1: b }
    93 LocalOpConst { op: a, local: b, constant: c }
    94 LocalOpLocal { op: a, left: b, right: c }
    95 UpdateLocalByConst { op: a, local: b, constant: c }
    96 UpdateLocalByLocal { op: a, left: b, right: c }
    97 CompareJump { 0: a }
    98 LocalConstCompareJump { op: a, local: b, constant: c }
    99 LocalLocalCompareJump { op: a, left: b, right: c }
    100 ForIterLocal { 0: a }
    101 ReturnLocal { 0: a }
}

macro_rules! numbers {
    ($($kind:ty)*) => {
        $(impl Operand for $kind {
            fn write(self, writer: &mut Writer) {
                writer.number(u64::from(self));
            }

            fn read(reader: &mut Reader<'_>) -> Self {
                reader.number() as Self
            }
        })*
    };
}

numbers! { u8 u16 u32 }

macro_rules! choices {
    ($($kind:ident { $($choice:ident)* })*) => {
        $(impl Operand for $kind {
            fn write(self, writer: &mut Writer) {
                writer.number(self as u64);
            }

            fn read(reader: &mut Reader<'_>) -> Self {
                const ALL: &[$kind] = &[$($kind::$choice),*];
                let choice = ALL.get(reader.number() as usize);
                reader.broken |= choice.is_none();
                choice.copied().unwrap_or(ALL[0])
            }
        })*
    };
}

// In the order of their declarations.
choices! {
    BinaryOp { Add Sub Mul MatMul Div FloorDiv Mod Pow LShift RShift BitAnd BitOr BitXor }
    CompareOp { Lt Le Eq Ne Gt Ge }
    UnaryOp { Neg Pos Invert Not }
    Conversion { None Str Repr Ascii }
}

impl Operand for bool {
    fn write(self, writer: &mut Writer) {
        writer.number(u64::from(self));
    }

    fn read(reader: &mut Reader<'_>) -> Self {
        reader.number() != 0
    }
}

impl Operand for Name {
    fn write(self, writer: &mut Writer) {
        writer.name(self);
    }

    fn read(reader: &mut Reader<'_>) -> Self {
        reader.name()
    }
}

impl Operand for FunctionParts {
    fn write(self, writer: &mut Writer) {
        self.0.write(writer);
    }

    fn read(reader: &mut Reader<'_>) -> Self {
        Self(u8::read(reader))
    }
}
