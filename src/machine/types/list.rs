//! In: lists and tuples with arguments. Out: the methods of `list` and `tuple`.

use std::cell::RefCell;
use std::rc::Rc;

use crate::machine::args::Args;
use crate::machine::function::{Effect, Fallible, Native, Outcome};
use crate::machine::items::Items;
use crate::machine::iterator;
use crate::machine::process::Process;
use crate::machine::value::{Slice, Value};

use super::items::position_of;
use super::receiver::{self, method, method_between};
use super::slice::{position, resolve};
use super::sort;

/// The methods of `list`.
pub static METHODS: &[Native] = &[
    Native::method("append", append),
    Native::method("extend", extend),
    Native::method("insert", insert),
    Native::method("remove", remove),
    Native::method("pop", pop),
    Native::method("clear", clear),
    Native::method("index", index),
    Native::method("count", count),
    Native::method("sort", sort_list),
    Native::method("reverse", reverse),
    Native::method("copy", copy),
];

/// The methods of `tuple`.
pub static TUPLE_METHODS: &[Native] =
    &[Native::method("index", tuple_index), Native::method("count", tuple_count)];

/// `list[slice] = iterable`; `false`: the iterable needs Python.
pub fn set_slice(
    process: &mut Process,
    list: &Rc<RefCell<Items>>,
    slice: &Slice,
    value: &Value,
) -> Fallible<bool> {
    let length = list.borrow().len();
    let span = resolve(process, slice, length)?;
    let items = match iterator::collect(process, value) {
        Ok(Some(items)) => items,
        Ok(None) => return Ok(false),
        Err(_) => return Err(process.type_error("can only assign an iterable")),
    };
    process.spend(items.len() as i64 + length as i64);
    let mut list = list.borrow_mut();
    if span.step == 1 {
        let start = span.start as usize;
        let old: Vec<Value> = list.splice(start..start + span.count, items).collect();
        drop(list);
        drop(old);
        return Ok(true);
    }
    if items.len() != span.count {
        return Err(process.value_error(format!(
            "attempt to assign sequence of size {} to extended slice of size {}",
            items.len(),
            span.count
        )));
    }
    for (at, item) in span.positions().zip(items) {
        list[at] = item;
    }
    Ok(true)
}

/// `del list[slice]`
pub fn delete_slice(process: &mut Process, list: &Rc<RefCell<Items>>, slice: &Slice) -> Fallible<bool> {
    let length = list.borrow().len();
    let span = resolve(process, slice, length)?;
    process.spend(length as i64);
    let mut gone = vec![false; length];
    for at in span.positions() {
        gone[at] = true;
    }
    let mut old = list.take();
    let mut marks = gone.into_iter();
    let (dropped, kept): (Vec<Value>, Vec<Value>) =
        old.drain(..).partition(|_| marks.next().unwrap_or(false));
    **list.borrow_mut() = kept;
    drop(dropped);
    Ok(true)
}

fn append(process: &mut Process, args: Args<'_>) -> Outcome {
    if let [Value::List(list), item] = args.values
        && args.names.is_empty()
    {
        list.borrow_mut().push(item.clone());
        return Ok(Value::None.into());
    }
    let (this, [item]) = method(process, args, "list.append")?;
    receiver::list(process, &this, "append")?.borrow_mut().push(item.clone());
    Ok(Value::None.into())
}

fn extend(process: &mut Process, args: Args<'_>) -> Outcome {
    let (this, [more]) = method(process, args, "list.extend")?;
    let list = receiver::list(process, &this, "extend")?;
    match super::sequence::extend_in_place(process, &list, more, &this)? {
        Some(_) => Ok(Value::None.into()),
        None => Ok(Effect::core(process, "_list_extend", vec![this, more.clone()])),
    }
}

fn insert(process: &mut Process, args: Args<'_>) -> Outcome {
    let (this, [at, item]) = method(process, args, "list.insert")?;
    let list = receiver::list(process, &this, "insert")?;
    let at = receiver::index(process, at)?;
    let length = list.borrow().len();
    let at = if at < 0 { at.saturating_add(length as i64).max(0) } else { at.min(length as i64) } as usize;
    process.spend((length - at) as i64 / 2);
    list.borrow_mut().insert(at, item.clone());
    Ok(Value::None.into())
}

fn remove(process: &mut Process, args: Args<'_>) -> Outcome {
    let (this, [item]) = method(process, args, "list.remove")?;
    let list = receiver::list(process, &this, "remove")?;
    let found = position_of(&list.borrow(), item);
    process.spend(list.borrow().len() as i64 * 3);
    match found {
        Some(Some(at)) => {
            let old = list.borrow_mut().remove(at);
            drop(old);
            Ok(Value::None.into())
        }
        Some(None) => Err(process.value_error("list.remove(x): x not in list")),
        None => Ok(Effect::core(process, "_list_remove", vec![this, item.clone()])),
    }
}

fn pop(process: &mut Process, args: Args<'_>) -> Outcome {
    let (this, rest) = method_between(process, args, "list.pop", 0, 1)?;
    let list = receiver::list(process, &this, "pop")?;
    let at = match rest.first() {
        Some(at) => receiver::index(process, at)?,
        None => -1,
    };
    let length = list.borrow().len();
    if length == 0 {
        return Err(process.index_error("pop from empty list"));
    }
    match position(at, length) {
        Some(at) => {
            process.spend((length - at) as i64 / 2);
            let item = list.borrow_mut().remove(at);
            Ok(item.into())
        }
        None => Err(process.index_error("pop index out of range")),
    }
}

fn clear(process: &mut Process, args: Args<'_>) -> Outcome {
    let (this, []) = method(process, args, "list.clear")?;
    let old = receiver::list(process, &this, "clear")?.take();
    drop(old);
    Ok(Value::None.into())
}

fn index(process: &mut Process, args: Args<'_>) -> Outcome {
    let (this, rest) = method_between(process, args, "list.index", 1, 3)?;
    let items = receiver::list(process, &this, "index")?.borrow().clone();
    match index_in(process, &items, rest)? {
        Found::At(at) => Ok(Value::Int(at as i64).into()),
        Found::Nowhere => {
            let shown = super::repr::repr_native(process, &rest[0])?;
            Err(process.value_error(match shown {
                Some(text) => format!("{text} is not in list"),
                None => "list.index(x): x not in list".to_owned(),
            }))
        }
        Found::AskPython => {
            Ok(Effect::core(process, "_sequence_index", vec![this, Value::tuple(rest.to_vec())]))
        }
    }
}

fn count(process: &mut Process, args: Args<'_>) -> Outcome {
    let (this, [item]) = method(process, args, "list.count")?;
    let items = receiver::list(process, &this, "count")?.borrow().clone();
    count_in(process, &items, &this, item)
}

fn reverse(process: &mut Process, args: Args<'_>) -> Outcome {
    let (this, []) = method(process, args, "list.reverse")?;
    let list = receiver::list(process, &this, "reverse")?;
    process.spend(list.borrow().len() as i64 / 2);
    list.borrow_mut().reverse();
    Ok(Value::None.into())
}

fn copy(process: &mut Process, args: Args<'_>) -> Outcome {
    let (this, []) = method(process, args, "list.copy")?;
    let items = receiver::list(process, &this, "copy")?.borrow().clone();
    process.spend(items.len() as i64 * 2);
    Ok(Value::list(items).into())
}

fn sort_list(process: &mut Process, args: Args<'_>) -> Outcome {
    let (this, rest) = receiver::this(process, args, "list.sort")?;
    if !rest.is_empty() {
        return Err(process.type_error("sort() takes no positional arguments"));
    }
    let list = receiver::list(process, &this, "sort")?;
    let (key, reverse) = sort::options(process, args, "sort")?;
    if key.is_none() {
        let mut items = list.borrow().clone();
        if sort::sort(process, &mut items, reverse)? {
            **list.borrow_mut() = items;
            return Ok(Value::None.into());
        }
    }
    Ok(Effect::core(process, "_list_sort", vec![this, key, Value::Bool(reverse)]))
}

fn tuple_index(process: &mut Process, args: Args<'_>) -> Outcome {
    let (this, rest) = method_between(process, args, "tuple.index", 1, 3)?;
    let Value::Tuple(items) = &this else { return Err(receiver::wrong(process, "index", "tuple", &this)) };
    match index_in(process, items, rest)? {
        Found::At(at) => Ok(Value::Int(at as i64).into()),
        Found::Nowhere => Err(process.value_error("tuple.index(x): x not in tuple")),
        Found::AskPython => {
            let arguments = vec![this.clone(), Value::tuple(rest.to_vec())];
            Ok(Effect::core(process, "_sequence_index", arguments))
        }
    }
}

fn tuple_count(process: &mut Process, args: Args<'_>) -> Outcome {
    let (this, [item]) = method(process, args, "tuple.count")?;
    let Value::Tuple(items) = &this else { return Err(receiver::wrong(process, "count", "tuple", &this)) };
    count_in(process, items, &this, item)
}

enum Found {
    At(usize),
    Nowhere,
    AskPython,
}

fn index_in(process: &mut Process, items: &[Value], rest: &[Value]) -> Fallible<Found> {
    let bound = |value: Option<&Value>, default: usize| -> Fallible<usize> {
        let Some(value) = value else { return Ok(default) };
        let at = receiver::index(process, value)?;
        let length = items.len() as i64;
        Ok(if at < 0 { at.saturating_add(length).max(0) } else { at.min(length) } as usize)
    };
    let start = bound(rest.get(1), 0)?;
    let stop = bound(rest.get(2), items.len())?;
    process.spend(items.len() as i64 * 3);
    let part = items.get(start..stop.max(start)).unwrap_or_default();
    Ok(match position_of(part, &rest[0]) {
        Some(Some(at)) => Found::At(start + at),
        Some(None) => Found::Nowhere,
        None => Found::AskPython,
    })
}

fn count_in(process: &mut Process, items: &[Value], this: &Value, wanted: &Value) -> Outcome {
    process.spend(items.len() as i64 * 5);
    let mut count = 0;
    for item in items {
        match super::items::contains_item(std::slice::from_ref(item), wanted) {
            Some(true) => count += 1,
            Some(false) => {}
            None => {
                return Ok(Effect::core(process, "_sequence_count", vec![this.clone(), wanted.clone()]));
            }
        }
    }
    Ok(Value::Int(count).into())
}
