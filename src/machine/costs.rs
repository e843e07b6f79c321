//! In: a kind of work. Out: its virtual processor time in nanoseconds, as fitted to CPython by `cargo xtask calibrate`.
//!
//! The numbers are written by that chore: each line `Name = number,` is one kind. Every instruction costs
//! `Instruction`; the others come on top of it. What the built-in library does in Python and CPython in C is
//! given back by a number below zero.

use super::exit::Fuel;

macro_rules! costs {
    ($($(#[$doc:meta])* $kind:ident = $cost:expr,)*) => {
        /// A kind of work.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Kind {
            $($(#[$doc])* $kind,)*
        }
        const COSTS: &[Fuel] = &[$($cost,)*];
        /// The names of all kinds, in order.
        pub const NAMES: &[&str] = &[$(stringify!($kind),)*];
    };
}

costs! {
    /// Any instruction.
    Instruction = 2,
    /// An operator on numbers, one that is not below.
    Arithmetic = 3,
    /// `//`, `%` and `/` of numbers.
    Divide = 8,
    /// `**` of numbers.
    Power = 18,
    /// An operator on other values than small numbers.
    Objects = 21,
    /// A comparison of numbers.
    Compare = 0,
    /// The next item of a loop.
    Item = 3,
    /// A global variable or a built-in name.
    Global = 0,
    /// A call of a function written in Python.
    Call = 11,
    /// A call of a function of the interpreter.
    Native = 7,
    /// A call of a built-in class.
    Construct = 39,
    /// A new instance of a class of the program.
    Instance = 63,
    /// Reading an attribute.
    Attribute = 0,
    /// Setting an attribute.
    SetAttribute = 0,
    /// Finding a method that is about to be called.
    Method = 3,
    /// Reading an item.
    GetItem = 0,
    /// Setting an item.
    SetItem = 3,
    /// A new list.
    List = 5,
    /// Another item in a list that is being built.
    Append = 2,
    /// A new slice.
    Slice = 34,
    /// A new generator.
    Generator = 60,
    /// A new coroutine.
    Coroutine = 63,
    /// A generator or coroutine gives way and is gone on with.
    Yield = 0,
    /// A part of an f-string.
    Format = 30,
    /// An exception.
    Raise = 148,
    /// Entering and leaving `with`.
    With = 111,
    /// An operator or comparison of the program's own classes.
    Operator = -151,
    /// A comparison while sorting.
    Sort = 5,
    /// A callback of an event loop: taking it out of the queue and calling it.
    Handle = 1123,
}

/// What it costs.
#[cfg(not(feature = "calibrate"))]
#[must_use]
#[inline(always)]
pub const fn of(kind: Kind) -> Fuel {
    COSTS[kind as usize]
}

/// What it costs now: `calibrate` changes one after the other to see what each contributes.
#[cfg(feature = "calibrate")]
#[must_use]
pub fn of(kind: Kind) -> Fuel {
    let changed = CHANGED.load(Ordering::Relaxed);
    COSTS[kind as usize] + if changed == kind as usize { CHANGE } else { 0 }
}

#[cfg(feature = "calibrate")]
use std::sync::atomic::{AtomicUsize, Ordering};

/// The kind that costs [`CHANGE`] more.
#[cfg(feature = "calibrate")]
pub static CHANGED: AtomicUsize = AtomicUsize::new(usize::MAX);

/// By how much.
#[cfg(feature = "calibrate")]
pub const CHANGE: Fuel = 1000;

/// The numbers as they are, in the order of [`NAMES`].
#[must_use]
pub fn all() -> &'static [Fuel] {
    COSTS
}
