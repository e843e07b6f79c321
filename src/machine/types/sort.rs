//! In: lists. Out: sorted lists, stable as Python's, if natives can compare the items.

use std::cmp::Ordering;

use crate::machine::args::Args;
use crate::machine::costs::{Kind, of};
use crate::machine::function::Fallible;
use crate::machine::process::Process;
use crate::machine::value::Value;
use crate::program::op::CompareOp;
use crate::sorting;

use super::compare;

/// Sorts; `false`, with the items as they were, if Python has to compare them.
pub fn sort(process: &mut Process, items: &mut Vec<Value>, reverse: bool) -> Fallible<bool> {
    spend_for(process, items.len());
    if reverse {
        items.reverse();
    }
    let sorted = sort_up(process, items)?;
    if reverse {
        items.reverse();
    }
    Ok(sorted)
}

/// Sorts the items by their keys; `false`, with all as it was, if Python has to compare the keys.
pub fn sort_by_keys(
    process: &mut Process,
    items: &mut Vec<Value>,
    keys: Vec<Value>,
    reverse: bool,
) -> Fallible<bool> {
    spend_for(process, items.len());
    let mut pairs: Vec<(Value, Value)> = keys.into_iter().zip(items.iter().cloned()).collect();
    if reverse {
        pairs.reverse();
    }
    let Some(mut sorted) = merge_sort(process, pairs, |pair| &pair.0)? else { return Ok(false) };
    if reverse {
        sorted.reverse();
    }
    *items = sorted.into_iter().map(|(_, item)| item).collect();
    Ok(true)
}

/// The keyword arguments `key` and `reverse`.
pub fn options(process: &mut Process, args: Args<'_>, function: &str) -> Fallible<(Value, bool)> {
    let (mut key, mut reverse) = (Value::None, false);
    for (name, value) in args.keywords() {
        match name.text() {
            "key" => key = value.clone(),
            "reverse" => reverse = super::number::truth(value).unwrap_or(true),
            other => {
                let message = format!("'{other}' is an invalid keyword argument for {function}()");
                return Err(process.type_error(message));
            }
        }
    }
    Ok((key, reverse))
}

fn spend_for(process: &mut Process, length: usize) {
    let turns = length.max(2).ilog2() as i64;
    process.spend(length as i64 * turns * of(Kind::Sort));
}

fn sort_up(process: &mut Process, items: &mut Vec<Value>) -> Fallible<bool> {
    if items.iter().all(|item| matches!(item, Value::Int(_))) {
        let number = |item: &Value| if let Value::Int(i) = item { *i } else { 0 };
        sorting::sort_by_key(items, number);
        return Ok(true);
    }
    if items.iter().all(|item| matches!(item, Value::Str(_))) {
        sorting::sort_by(items, |a, b| match (a, b) {
            (Value::Str(a), Value::Str(b)) => a.as_str().cmp(b.as_str()),
            _ => Ordering::Equal,
        });
        return Ok(true);
    }
    match merge_sort(process, items.clone(), |item| item)? {
        Some(sorted) => {
            *items = sorted;
            Ok(true)
        }
        None => Ok(false),
    }
}

/// Stable; asks only whether a later item is less than an earlier one, as Python does. `None`: a comparison
/// is not known natively.
fn merge_sort<T: Clone>(
    process: &mut Process,
    mut items: Vec<T>,
    key: impl Fn(&T) -> &Value + Copy,
) -> Fallible<Option<Vec<T>>> {
    let mut width = 1;
    while width < items.len() {
        let mut merged = Vec::with_capacity(items.len());
        for pair in items.chunks(width * 2) {
            let (left, right) = pair.split_at(width.min(pair.len()));
            if !merge(process, left, right, &mut merged, key)? {
                return Ok(None);
            }
        }
        items = merged;
        width *= 2;
    }
    Ok(Some(items))
}

fn merge<T: Clone>(
    process: &mut Process,
    left: &[T],
    right: &[T],
    merged: &mut Vec<T>,
    key: impl Fn(&T) -> &Value + Copy,
) -> Fallible<bool> {
    let (mut i, mut j) = (0, 0);
    while i < left.len() && j < right.len() {
        match compare::compare(process, CompareOp::Lt, key(&right[j]), key(&left[i]))? {
            Some(true) => {
                merged.push(right[j].clone());
                j += 1;
            }
            Some(false) => {
                merged.push(left[i].clone());
                i += 1;
            }
            None => return Ok(false),
        }
    }
    merged.extend_from_slice(&left[i..]);
    merged.extend_from_slice(&right[j..]);
    Ok(true)
}
