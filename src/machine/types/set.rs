//! In: sets. Out: their operators and their order of iteration.

use std::cell::RefCell;
use std::rc::Rc;

use crate::machine::args::Args;
use crate::machine::dict::{Dict, Set};
use crate::machine::function::{Effect, Fallible, Outcome};
use crate::machine::iterator;
use crate::machine::process::Process;
use crate::machine::value::Value;
use crate::program::op::{BinaryOp, CompareOp};

use super::compare::{is_set_view, same_key};
use super::{hash, receiver};

/// Whether it is a set, a frozenset, or a view of a dict that behaves as one.
#[must_use]
pub fn is_set_like(value: &Value) -> bool {
    matches!(value, Value::Set(_) | Value::FrozenSet(_)) || is_set_view(value)
}

/// The members of a set or frozenset, as CPython copies them.
#[must_use]
pub fn members(value: &Value) -> Option<Dict> {
    match value {
        Value::Set(set) => Some(copied(&set.borrow().members)),
        Value::FrozenSet(set) => Some(copied(&set.members)),
        _ => None,
    }
}

/// A copy of the members, taken at once in the order of iteration.
#[must_use]
pub fn copied(members: &Dict) -> Dict {
    let mut copy = in_order(members);
    let count = members.len();
    let size = if count * 5 >= 7 * 3 { larger_than(count * 2) } else { 8 };
    copy.set_birth(size as u32);
    copy
}

/// The members in the order of iteration, added one by one.
fn in_order(members: &Dict) -> Dict {
    let Some(order) = order(members) else { return members.clone() };
    let mut ordered = Dict::default();
    let hashes: Vec<u64> = order.iter().filter_map(|at| members.hash_at(*at as usize)).collect();
    for (at, hash) in order.into_iter().zip(hashes) {
        if let Some((_, item, _)) = members.at_or_after(at as usize) {
            ordered.push(hash, item.clone(), Value::None);
        }
    }
    ordered
}

fn larger_than(least: usize) -> usize {
    let mut size = 8;
    while size <= least {
        size *= 2;
    }
    size
}

/// The members of any native iterable, as the keys of a dict; `None` if Python is needed.
pub fn members_of(process: &mut Process, value: &Value) -> Fallible<Option<Dict>> {
    if let Some(members) = members(value) {
        return Ok(Some(members).filter(|members| !members.iter().any(|(item, _)| hash::asks_python(item))));
    }
    let Some(items) = iterator::collect(process, value)? else { return Ok(None) };
    if items.iter().any(hash::asks_python) {
        return Ok(None);
    }
    process.check_memory(items.len() * 64)?;
    process.spend(items.len() as i64 * 25);
    let mut members = Dict::default();
    for item in items {
        let Some(hash) = hash::known(process, &item)? else { return Ok(None) };
        add(&mut members, hash, item);
    }
    Ok(Some(members))
}

/// `a op b` for sets; `None` if the operands are not both sets. A view of a dict takes any iterable.
pub fn binary(process: &mut Process, op: BinaryOp, a: &Value, b: &Value) -> Fallible<Option<Value>> {
    if !(is_set_like(a) && is_set_like(b) || is_set_view(a) && iterator::make_iter(process, b).is_ok()) {
        return Ok(None);
    }
    let (Some(x), Some(y)) = (members_of(process, a)?, members_of(process, b)?) else { return Ok(None) };
    let result = match op {
        BinaryOp::BitOr => union(x, &y),
        BinaryOp::BitAnd => intersection(&x, &y),
        BinaryOp::Sub => difference(x, &y),
        BinaryOp::BitXor => symmetric_difference(&x, &y),
        _ => return Ok(None),
    };
    Ok(Some(like(a, result)))
}

/// `target op= other`; `None` if the other is no set.
pub fn in_place(
    process: &mut Process,
    op: BinaryOp,
    target: &Rc<RefCell<Set>>,
    other: &Value,
    this: &Value,
) -> Fallible<Option<Value>> {
    match binary(process, op, this, other)? {
        Some(Value::Set(result)) => {
            let result = result.borrow().clone();
            let old = target.replace(result);
            drop(old);
            Ok(Some(this.clone()))
        }
        _ => Ok(None),
    }
}

/// A set of the same kind as another.
#[must_use]
pub fn like(model: &Value, members: Dict) -> Value {
    match model {
        Value::FrozenSet(_) => Value::FrozenSet(Rc::new(Set { members })),
        _ => Value::Set(Rc::new(RefCell::new(Set { members }))),
    }
}

/// Adds a member.
pub fn add(members: &mut Dict, hash: u64, item: Value) {
    if members.get(hash, |found| same_key(found, &item)).is_none() {
        members.push(hash, item, Value::None);
    }
}

/// `a | b`
#[must_use]
pub fn union(mut a: Dict, b: &Dict) -> Dict {
    let both = a.len() + b.len();
    let size = (a.birth().size as usize).max(8);
    for (hash, item, _) in in_order(b).iter_hashed() {
        add(&mut a, hash, item.clone());
    }
    if both * 5 >= (size - 1) * 3 {
        a.set_birth(larger_than(both * 2) as u32);
    }
    a
}

/// `a & b`, in the order of the smaller one, as CPython builds it.
#[must_use]
pub fn intersection(a: &Dict, b: &Dict) -> Dict {
    let (small, large) = if b.len() > a.len() { (a, b) } else { (b, a) };
    let mut both = Dict::default();
    for (hash, item, _) in in_order(small).iter_hashed().filter(|(hash, item, _)| has(large, *hash, item)) {
        both.push(hash, item.clone(), Value::None);
    }
    both
}

/// `a - b`
#[must_use]
pub fn difference(a: Dict, b: &Dict) -> Dict {
    let mut left = Dict::default();
    for (hash, item, _) in in_order(&a).iter_hashed().filter(|(hash, item, _)| !has(b, *hash, item)) {
        left.push(hash, item.clone(), Value::None);
    }
    left
}

/// `a ^ b`
#[must_use]
pub fn symmetric_difference(a: &Dict, b: &Dict) -> Dict {
    let mut either = difference(b.clone(), a);
    for (hash, item, _) in in_order(a).iter_hashed().filter(|(hash, item, _)| !has(b, *hash, item)) {
        either.push(hash, item.clone(), Value::None);
    }
    either
}

/// Whether all members of `a` are in `b`.
#[must_use]
pub fn is_subset(a: &Dict, b: &Dict) -> bool {
    a.len() <= b.len() && a.iter_hashed().all(|(hash, item, _)| has(b, hash, item))
}

/// `a == b` for anything like a set; `None` if Python has to be asked.
#[must_use]
pub fn equal(a: &Value, b: &Value) -> Option<bool> {
    let (x, y) = (quick_members(a)?, quick_members(b)?);
    if x.iter().any(|(item, _)| hash::asks_python(item)) {
        return None;
    }
    Some(x.len() == y.len() && is_subset(&x, &y))
}

/// `a < b` and the like for anything like a set.
#[must_use]
pub fn subset_order(op: CompareOp, a: &Value, b: &Value) -> Option<bool> {
    let (x, y) = (quick_members(a)?, quick_members(b)?);
    if x.iter().chain(y.iter()).any(|(item, _)| hash::asks_python(item)) {
        return None;
    }
    Some(match op {
        CompareOp::Le => is_subset(&x, &y),
        CompareOp::Lt => x.len() < y.len() && is_subset(&x, &y),
        CompareOp::Ge => is_subset(&y, &x),
        CompareOp::Gt => y.len() < x.len() && is_subset(&y, &x),
        CompareOp::Eq => x.len() == y.len() && is_subset(&x, &y),
        CompareOp::Ne => x.len() != y.len() || !is_subset(&x, &y),
    })
}

/// The positions of the members in the order in which CPython iterates over them, where that is defined:
/// if all are numbers, or tuples of numbers. Otherwise (strings are hashed differently in every run of
/// CPython, objects by their addresses) `None`: the order of insertion.
#[must_use]
pub fn order(members: &Dict) -> Option<Vec<u32>> {
    if members.len() < 2 || !members.iter().all(|(item, _)| hash::is_portable(item)) {
        return None;
    }
    let birth = members.birth();
    let mut table = Table::new((birth.size as usize).max(8));
    let mut at = 0;
    let mut hashes = members.iter_hashed();
    while let Some((position, ..)) = members.at_or_after(at) {
        let (hash, ..) = hashes.next()?;
        if position < birth.merged as usize {
            table.put(hash, position as u32);
            table.used += 1;
        } else {
            table.add(hash, position as u32);
        }
        at = position + 1;
    }
    Some(table.slots.into_iter().flatten().map(|(_, position)| position).collect())
}

/// `isdisjoint` of sets and views.
pub fn isdisjoint(process: &mut Process, args: Args<'_>) -> Outcome {
    let (this, [other]) = receiver::method(process, args, "set.isdisjoint")?;
    let (Some(a), Some(b)) = (members_of(process, &this)?, members_of(process, other)?) else {
        return Ok(Effect::core(process, "_set_isdisjoint", vec![this, other.clone()]));
    };
    Ok(Value::Bool(!a.iter_hashed().any(|(hash, item, _)| has(&b, hash, item))).into())
}

/// CPython's open-addressing table, as far as it decides the order.
struct Table {
    slots: Vec<Option<(u64, u32)>>,
    used: usize,
}

const LINEAR_PROBES: usize = 9;

impl Table {
    fn new(size: usize) -> Self {
        Self { slots: vec![None; size], used: 0 }
    }

    fn add(&mut self, hash: u64, position: u32) {
        self.put(hash, position);
        self.used += 1;
        let mask = self.slots.len() - 1;
        if self.used * 5 >= mask * 3 {
            let least = if self.used > 50_000 { self.used * 2 } else { self.used * 4 };
            let old = std::mem::replace(&mut self.slots, vec![None; larger_than(least)]);
            for (hash, position) in old.into_iter().flatten() {
                self.put(hash, position);
            }
        }
    }

    fn put(&mut self, hash: u64, position: u32) {
        let mask = self.slots.len() - 1;
        let mut perturb = hash;
        let mut at = hash as usize & mask;
        loop {
            let last = if at + LINEAR_PROBES <= mask { at + LINEAR_PROBES } else { at };
            if let Some(free) = (at..=last).find(|slot| self.slots[*slot].is_none()) {
                self.slots[free] = Some((hash, position));
                return;
            }
            perturb >>= 5;
            at = (at.wrapping_mul(5).wrapping_add(1).wrapping_add(perturb as usize)) & mask;
        }
    }
}

fn has(members: &Dict, hash: u64, item: &Value) -> bool {
    members.get(hash, |found| same_key(found, item)).is_some()
}

/// Members without a process to hash with: of the items of a dict, only if their hashes are known.
fn quick_members(value: &Value) -> Option<Dict> {
    match value {
        Value::View(view) if view.part == crate::machine::iterator::DictPart::Keys => {
            let mut keys = Dict::default();
            for (hash, key, _) in view.dict.borrow().iter_hashed() {
                keys.push(hash, key.clone(), Value::None);
            }
            Some(keys)
        }
        Value::Set(set) => Some(set.borrow().members.clone()),
        Value::FrozenSet(set) => Some(set.members.clone()),
        _ => None,
    }
}
