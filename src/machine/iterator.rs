//! In: iterables. Out: built-in iterators, each a small state that gives its next value without calls.

use std::cell::RefCell;
use std::rc::Rc;

use super::dict::Dict;
use super::value::{Str, Value};

/// A built-in iterator. Those over things that need Python calls (a `map`, a `zip` of generators) are
/// generators of the built-in library instead.
pub enum Iter {
    /// It has ended, or never had anything.
    Empty,
    /// `iter(list)`: looks at the list as it is at each step.
    List {
        /// The list.
        list: Rc<RefCell<Vec<Value>>>,
        /// The position of the next item.
        next: usize,
    },
    /// `reversed(list)`
    ListReversed {
        /// The list.
        list: Rc<RefCell<Vec<Value>>>,
        /// One past the position of the next item.
        next: usize,
    },
    /// `iter(tuple)`
    Tuple {
        /// The tuple.
        tuple: Rc<Vec<Value>>,
        /// The position of the next item.
        next: usize,
    },
    /// `iter(range)`
    Range {
        /// The next number.
        next: i64,
        /// How many are left.
        left: u64,
        /// The distance.
        step: i64,
    },
    /// `iter(str)`
    Str {
        /// The string.
        text: Rc<Str>,
        /// The byte of the next character.
        next: usize,
    },
    /// `iter(bytes)`
    Bytes {
        /// The bytes.
        bytes: Rc<Vec<u8>>,
        /// The position of the next one.
        next: usize,
    },
    /// `iter(dict)`, `.keys()`, `.values()`, `.items()`, and sets
    Dict {
        /// What it goes over.
        dict: DictSource,
        /// What it gives.
        part: DictPart,
        /// The position after the last one given.
        next: usize,
        /// The dict's version when it began: another one is a `RuntimeError`.
        version: u32,
    },
    /// `enumerate` over a built-in iterator
    Enumerate {
        /// The iterator underneath.
        inner: Rc<RefCell<Iter>>,
        /// The next number.
        count: i64,
    },
    /// `zip` over built-in iterators
    Zip {
        /// The iterators underneath.
        inner: Vec<Rc<RefCell<Iter>>>,
        /// Whether a shorter one is an error.
        strict: bool,
    },
    /// Values made beforehand, given from the first to the last: `reversed(...)`, `re` and the like.
    Values(std::vec::IntoIter<Value>),
}

/// The dict or set under an iterator.
#[expect(missing_docs, reason = "the names say it")]
pub enum DictSource {
    Dict(Rc<RefCell<Dict>>),
    Set(Rc<RefCell<super::dict::Set>>),
    FrozenSet(Rc<super::dict::Set>),
}

/// What iterating over a dict gives.
#[expect(missing_docs, reason = "the names say it")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DictPart {
    Keys,
    Values,
    Items,
}
