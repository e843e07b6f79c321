//! In: iterables. Out: built-in iterators, each a small state that gives its next value without calls.

use std::cell::RefCell;
use std::rc::Rc;

use super::dict::Dict;
use super::function::{Fallible, Raised};
use super::items::{self, Items};
use super::process::Process;
use super::types::{range, set};
use super::value::{Str, Value};

/// A built-in iterator. Those over things that need Python calls (a `map`, a `zip` of generators) are
/// generators of the built-in library instead.
pub enum Iter {
    /// It has ended, or never had anything.
    Empty,
    /// `iter(list)`: looks at the list as it is at each step.
    List {
        /// The list.
        list: Rc<RefCell<Items>>,
        /// The position of the next item.
        next: usize,
    },
    /// `reversed(list)`
    ListReversed {
        /// The list.
        list: Rc<RefCell<Items>>,
        /// One past the position of the next item.
        next: usize,
    },
    /// `iter(tuple)`
    Tuple {
        /// The tuple.
        tuple: Rc<Items>,
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
    /// Over a set whose order CPython defines: positions in the set, in that order.
    Set {
        /// What it goes over.
        source: DictSource,
        /// The positions of its members.
        order: std::vec::IntoIter<u32>,
        /// The set's version when it began: another one is a `RuntimeError`.
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

impl Drop for Iter {
    fn drop(&mut self) {
        let put_aside = |inner, later: &mut Vec<Value>| later.push(Value::Iter(inner));
        match self {
            Self::Zip { inner, .. } => items::let_go(inner, put_aside),
            Self::Enumerate { inner, .. } if Rc::strong_count(inner) == 1 => {
                let inner = std::mem::replace(inner, Rc::new(RefCell::new(Self::Empty)));
                items::let_go(&mut vec![inner], put_aside);
            }
            _ => {}
        }
    }
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

/// `iter(value)` for built-in iterables. `None`: an instance, a generator or a future, which the interpreter
/// has to ask. `TypeError` if it is not iterable.
pub fn make_iter(process: &Process, value: &Value) -> Fallible<Option<Value>> {
    if let Value::Iter(_) = value {
        return Ok(Some(value.clone()));
    }
    Ok(state(process, value)?.map(|iter| Value::Iter(Rc::new(RefCell::new(iter)))))
}

/// As [`make_iter`], for use by natives.
pub fn inner_iter(process: &Process, value: &Value) -> Fallible<Option<Rc<RefCell<Iter>>>> {
    Ok(match make_iter(process, value)? {
        Some(Value::Iter(iter)) => Some(iter),
        _ => None,
    })
}

/// The next value; `None` at the end.
#[inline]
pub fn next(process: &mut Process, iter: &Rc<RefCell<Iter>>) -> Fallible<Option<Value>> {
    iter.borrow_mut().next(process)
}

/// All values that an iterable gives, if no Python is needed for that: `list(value)`.
pub fn collect(process: &mut Process, value: &Value) -> Fallible<Option<Vec<Value>>> {
    match value {
        Value::List(list) => Ok(Some(list.borrow().clone())),
        Value::Tuple(items) => Ok(Some(items.to_vec())),
        _ => {
            let Some(iter) = inner_iter(process, value)? else { return Ok(None) };
            let mut items = Vec::new();
            let mut iter = iter.borrow_mut();
            process.check_memory(iter.left().saturating_mul(size_of::<Value>()))?;
            while let Some(item) = iter.next(process)? {
                items.push(item);
            }
            process.spend(items.len() as i64 * 5);
            Ok(Some(items))
        }
    }
}

/// The `TypeError` for a value that cannot be iterated over.
#[must_use]
pub fn not_iterable(process: &Process, value: &Value) -> Raised {
    let class = process.classes.of(value);
    process.type_error(format!("'{}' object is not iterable", class.name.borrow()))
}

impl Iter {
    /// The next value; `None` at the end, and ever after.
    #[inline]
    pub fn next(&mut self, process: &mut Process) -> Fallible<Option<Value>> {
        match self {
            Self::Range { next, left, step } => {
                if *left == 0 {
                    return Ok(None);
                }
                let value = *next;
                *left -= 1;
                *next = value.wrapping_add(*step);
                Ok(Some(Value::Int(value)))
            }
            Self::List { list, next } => {
                let value = list.borrow().get(*next).cloned();
                *next += 1;
                if value.is_none() {
                    *self = Self::Empty;
                }
                Ok(value)
            }
            Self::Tuple { tuple, next } => {
                let value = tuple.get(*next).cloned();
                *next += 1;
                Ok(value)
            }
            _ => self.next_other(process),
        }
    }

    /// How many values are left at least, as far as that is known without work.
    #[must_use]
    pub fn left(&self) -> usize {
        match self {
            Self::Range { left, .. } => *left as usize,
            _ => 0,
        }
    }

    fn next_other(&mut self, process: &mut Process) -> Fallible<Option<Value>> {
        match self {
            Self::ListReversed { list, next } => {
                let value = next.checked_sub(1).and_then(|at| list.borrow().get(at).cloned());
                *next = next.saturating_sub(1);
                Ok(value)
            }
            Self::Str { text, next } => {
                let found = text.as_str()[*next..].chars().next();
                Ok(found.map(|c| {
                    *next += c.len_utf8();
                    super::types::text_index::char_value(c)
                }))
            }
            Self::Bytes { bytes, next } => {
                let value = bytes.get(*next).map(|byte| Value::Int(i64::from(*byte)));
                *next += 1;
                Ok(value)
            }
            Self::Dict { dict, part, next, version } => {
                let found = dict.with(|inner| {
                    if inner.version() != *version {
                        return Err(());
                    }
                    Ok(inner.at_or_after(*next).map(|(at, key, value)| {
                        *next = at + 1;
                        match part {
                            DictPart::Keys => key.clone(),
                            DictPart::Values => value.clone(),
                            DictPart::Items => Value::tuple(vec![key.clone(), value.clone()]),
                        }
                    }))
                });
                found.map_err(|()| dict.changed(process))
            }
            Self::Set { source, order, version } => {
                if source.with(|set| set.version() != *version) {
                    return Err(source.changed(process));
                }
                Ok(order.next().and_then(|at| {
                    source.with(|set| set.at_or_after(at as usize).map(|(_, key, _)| key.clone()))
                }))
            }
            Self::Enumerate { inner, count } => {
                let Some(value) = next_of(process, inner)? else { return Ok(None) };
                let number = *count;
                *count += 1;
                Ok(Some(Value::tuple(vec![Value::Int(number), value])))
            }
            Self::Zip { inner, strict } => next_of_all(process, inner, *strict),
            Self::Values(values) => Ok(values.next()),
            _ => Ok(None),
        }
    }
}

impl DictSource {
    /// Looks at the dict, or at the members of the set.
    pub fn with<T>(&self, look: impl FnOnce(&Dict) -> T) -> T {
        match self {
            Self::Dict(dict) => look(&dict.borrow()),
            Self::Set(set) => look(&set.borrow().members),
            Self::FrozenSet(set) => look(&set.members),
        }
    }

    fn changed(&self, process: &Process) -> Raised {
        process.runtime_error(match self {
            Self::Dict(_) => "dictionary changed size during iteration",
            _ => "Set changed size during iteration",
        })
    }
}

fn state(process: &Process, value: &Value) -> Fallible<Option<Iter>> {
    Ok(Some(match value {
        Value::List(list) => Iter::List { list: list.clone(), next: 0 },
        Value::Tuple(tuple) => Iter::Tuple { tuple: tuple.clone(), next: 0 },
        Value::Range(r) => Iter::Range { next: r.start, left: range::length(**r), step: r.step },
        Value::Str(text) => Iter::Str { text: text.clone(), next: 0 },
        Value::Bytes(bytes) => Iter::Bytes { bytes: bytes.clone(), next: 0 },
        Value::ByteArray(bytes) => Iter::Bytes { bytes: Rc::new(bytes.borrow().clone()), next: 0 },
        Value::Dict(dict) => over_dict(dict, DictPart::Keys),
        Value::View(view) => over_dict(&view.dict, view.part),
        Value::Set(set) => over_set(DictSource::Set(set.clone())),
        Value::FrozenSet(set) => over_set(DictSource::FrozenSet(set.clone())),
        Value::Instance(_) | Value::Generator(_) | Value::Future(_) | Value::AsyncStep(_) => return Ok(None),
        Value::Class(class) if class.metaclass.is_some() => return Ok(None),
        other => return Err(not_iterable(process, other)),
    }))
}

fn over_dict(dict: &Rc<RefCell<Dict>>, part: DictPart) -> Iter {
    let version = dict.borrow().version();
    Iter::Dict { dict: DictSource::Dict(dict.clone()), part, next: 0, version }
}

fn over_set(source: DictSource) -> Iter {
    let (version, order) = source.with(|members| (members.version(), set::order(members)));
    match order {
        Some(order) => Iter::Set { source, order: order.into_iter(), version },
        None => Iter::Dict { dict: source, part: DictPart::Keys, next: 0, version },
    }
}

/// The next item of an iterator within another: they may lie in each other without end.
fn next_of(process: &mut Process, inner: &Rc<RefCell<Iter>>) -> Fallible<Option<Value>> {
    if process.iterators_deep >= DEEPEST {
        return Err(process.raised(&process.classes.recursion_error, "maximum recursion depth exceeded"));
    }
    process.iterators_deep += 1;
    let next = inner.borrow_mut().next(process);
    process.iterators_deep -= 1;
    next
}

/// So many iterators may lie in each other.
const DEEPEST: u32 = 500;

/// What the next item of `zip` costs: a tuple is made.
const ZIP: i64 = 12;

fn next_of_all(process: &mut Process, inner: &[Rc<RefCell<Iter>>], strict: bool) -> Fallible<Option<Value>> {
    process.spend(ZIP);
    let mut values = Vec::with_capacity(inner.len());
    for (at, iter) in inner.iter().enumerate() {
        match next_of(process, iter)? {
            Some(value) => values.push(value),
            None if strict && at > 0 => return Err(uneven(process, at, "shorter")),
            None if strict => return check_all_ended(process, inner),
            None => return Ok(None),
        }
    }
    Ok((!inner.is_empty()).then(|| Value::tuple(values)))
}

fn check_all_ended(process: &mut Process, inner: &[Rc<RefCell<Iter>>]) -> Fallible<Option<Value>> {
    for (at, iter) in inner.iter().enumerate().skip(1) {
        if iter.borrow_mut().next(process)?.is_some() {
            return Err(uneven(process, at, "longer"));
        }
    }
    Ok(None)
}

fn uneven(process: &Process, at: usize, how: &str) -> Raised {
    let others = if at == 1 { "argument 1".to_owned() } else { format!("arguments 1-{at}") };
    process.value_error(format!("zip() argument {} is {how} than {others}", at + 1))
}
