//! In: hashed keys. Out: `dict` and `set` in order of insertion, with positions that survive deletion.
//!
//! Hashing and comparing keys is `types/hash.rs`'s work: keys whose class defines `__hash__` or `__eq__` in
//! Python need calls, which natives cannot make.

use std::cell::RefCell;
use std::rc::Rc;

use hashbrown::HashTable;

use super::items;
use super::iterator::DictPart;
use super::value::Value;

/// An ordered map. Every method takes the key's hash and a test for equality.
#[derive(Clone, Default)]
pub struct Dict {
    table: HashTable<u32>,
    entries: Vec<Option<Entry>>,
    /// Counts insertions and deletions of keys, so that iteration can notice them.
    version: u32,
    /// Of a set: how CPython's table for it began, see [`Birth`].
    birth: Birth,
}

/// How CPython's table of a set began: a set that is made from another one takes its members at once, into a
/// table of a size of its own. That decides the order of iteration.
#[derive(Clone, Copy, Default)]
pub struct Birth {
    /// How many of the first places were taken at once.
    pub merged: u32,
    /// How large the table was then; 0: as small as tables are.
    pub size: u32,
}

#[derive(Clone)]
struct Entry {
    hash: u64,
    key: Value,
    value: Value,
}

/// An ordered set.
#[derive(Clone, Default)]
pub struct Set {
    /// Its members are the keys; the values are `None`.
    pub members: Dict,
}

/// `dict.keys()`, `.values()`, `.items()`
pub struct DictView {
    /// The dict.
    pub dict: Rc<RefCell<Dict>>,
    /// Which part of it is seen.
    pub part: DictPart,
}

impl Drop for Dict {
    fn drop(&mut self) {
        if !self.entries.is_empty() {
            items::let_go(&mut self.entries, |entry, later| {
                later.extend(entry.into_iter().flat_map(|entry| [entry.key, entry.value]));
            });
        }
    }
}

impl Dict {
    /// How many keys there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.table.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.table.is_empty()
    }

    /// How the table of a set began.
    #[must_use]
    pub fn birth(&self) -> Birth {
        self.birth
    }

    /// Says that all members there are now were taken at once into a table of that size.
    pub fn set_birth(&mut self, size: u32) {
        self.birth = Birth { merged: self.entries.len() as u32, size };
    }

    /// How often keys came or went.
    #[must_use]
    pub fn version(&self) -> u32 {
        self.version
    }

    /// The value of a key.
    pub fn get(&self, hash: u64, mut equal: impl FnMut(&Value) -> bool) -> Option<&Value> {
        let entries = &self.entries;
        let index =
            *self.table.find(spread(hash), |&index| matches_entry(entries, index, hash, &mut equal))?;
        entries[index as usize].as_ref().map(|entry| &entry.value)
    }

    /// Sets the value of a key, which stays where it is if it is there; returns the old value.
    pub fn insert(
        &mut self,
        hash: u64,
        key: Value,
        value: Value,
        mut equal: impl FnMut(&Value) -> bool,
    ) -> Option<Value> {
        let entries = &mut self.entries;
        if let Some(&index) =
            self.table.find(spread(hash), |&index| matches_entry(entries, index, hash, &mut equal))
        {
            return entries[index as usize].as_mut().map(|entry| std::mem::replace(&mut entry.value, value));
        }
        self.push(hash, key, value);
        None
    }

    /// Adds a key that is known not to be there.
    pub fn push(&mut self, hash: u64, key: Value, value: Value) {
        self.version = self.version.wrapping_add(1);
        let index = self.entries.len() as u32;
        self.entries.push(Some(Entry { hash, key, value }));
        let entries = &self.entries;
        self.table.insert_unique(spread(hash), index, |&index| hash_of(entries, index));
    }

    /// Takes a key out; returns it and its value.
    pub fn remove(&mut self, hash: u64, mut equal: impl FnMut(&Value) -> bool) -> Option<(Value, Value)> {
        let entries = &self.entries;
        let found =
            self.table.find_entry(spread(hash), |&index| matches_entry(entries, index, hash, &mut equal));
        let (index, _) = found.ok()?.remove();
        self.version = self.version.wrapping_add(1);
        let entry = self.entries[index as usize].take()?;
        self.shrink();
        Some((entry.key, entry.value))
    }

    /// Takes the last key out: `popitem`.
    pub fn pop_last(&mut self) -> Option<(Value, Value)> {
        let index = self.entries.iter().rposition(Option::is_some)?;
        let hash = self.entries[index].as_ref()?.hash;
        if let Ok(found) = self.table.find_entry(spread(hash), |&other| other as usize == index) {
            found.remove();
        }
        self.version = self.version.wrapping_add(1);
        let entry = self.entries[index].take()?;
        self.entries.truncate(index);
        Some((entry.key, entry.value))
    }

    /// Takes all keys out.
    pub fn clear(&mut self) {
        self.version = self.version.wrapping_add(1);
        self.table.clear();
        self.entries.clear();
        self.birth = Birth::default();
    }

    /// The first key at or after a position, with its value and its position.
    #[must_use]
    pub fn at_or_after(&self, position: usize) -> Option<(usize, &Value, &Value)> {
        let rest = self.entries.get(position..)?;
        rest.iter()
            .enumerate()
            .find_map(|(skip, entry)| entry.as_ref().map(|e| (position + skip, &e.key, &e.value)))
    }

    /// The hash of the key at a position.
    #[must_use]
    pub fn hash_at(&self, position: usize) -> Option<u64> {
        self.entries.get(position)?.as_ref().map(|entry| entry.hash)
    }

    /// All keys and values, in order of insertion.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (&Value, &Value)> {
        self.entries.iter().flatten().map(|entry| (&entry.key, &entry.value))
    }

    /// All hashes, keys and values, in order of insertion.
    pub fn iter_hashed(&self) -> impl DoubleEndedIterator<Item = (u64, &Value, &Value)> {
        self.entries.iter().flatten().map(|entry| (entry.hash, &entry.key, &entry.value))
    }

    /// Keys with this hash: for comparing them in Python.
    #[must_use]
    pub fn candidates(&self, hash: u64) -> Vec<Value> {
        self.entries
            .iter()
            .flatten()
            .filter(|entry| entry.hash == hash)
            .map(|entry| entry.key.clone())
            .collect()
    }

    /// Forgets the places of deleted keys when they are more than the others.
    fn shrink(&mut self) {
        if self.entries.len() < 32 || self.entries.len() < self.table.len() * 2 {
            return;
        }
        let merged = self.entries.iter().take(self.birth.merged as usize).flatten().count();
        self.birth.merged = merged as u32;
        self.entries.retain(Option::is_some);
        self.table.clear();
        let entries = &self.entries;
        for (index, entry) in entries.iter().enumerate() {
            if let Some(entry) = entry {
                self.table.insert_unique(spread(entry.hash), index as u32, |&index| hash_of(entries, index));
            }
        }
    }
}

fn matches_entry(
    entries: &[Option<Entry>],
    index: u32,
    hash: u64,
    equal: &mut impl FnMut(&Value) -> bool,
) -> bool {
    entries[index as usize].as_ref().is_some_and(|entry| entry.hash == hash && equal(&entry.key))
}

fn hash_of(entries: &[Option<Entry>], index: u32) -> u64 {
    entries[index as usize].as_ref().map_or(0, |entry| spread(entry.hash))
}

/// Hashes of small integers are those integers; the table wants all bits to differ.
#[inline]
fn spread(hash: u64) -> u64 {
    let mixed = hash.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed ^ (mixed >> 32)
}
