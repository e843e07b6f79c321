//! In: names and values. Out: the attributes of an instance or module: few, ordered, found by a guess.

use crate::program::name::Name;

use super::items;
use super::value::Value;

/// An ordered map from names to values. Looking up with a guess of the position is the fast path; the
/// guesses live in the inline caches of the code.
#[derive(Clone, Default)]
pub struct Attributes {
    entries: Vec<(Name, Value)>,
}

impl Drop for Attributes {
    fn drop(&mut self) {
        if self.entries.iter().any(|(_, value)| !value.is_inline()) {
            items::let_go(&mut self.entries, |(_, value), later| later.push(value));
        }
    }
}

impl Attributes {
    /// The value of `name`, tried first at position `guess`, which is corrected.
    #[inline]
    pub fn get_at(&self, name: Name, guess: &std::cell::Cell<u32>) -> Option<&Value> {
        if let Some((found, value)) = self.entries.get(guess.get() as usize)
            && *found == name
        {
            return Some(value);
        }
        let position = self.position(name)?;
        guess.set(position as u32);
        Some(&self.entries[position].1)
    }

    /// The value of `name`.
    #[must_use]
    pub fn get(&self, name: Name) -> Option<&Value> {
        self.position(name).map(|position| &self.entries[position].1)
    }

    /// Sets the value of `name`, tried first at position `guess`; returns what was there.
    #[inline]
    pub fn set_at(&mut self, name: Name, value: Value, guess: &std::cell::Cell<u32>) -> Option<Value> {
        if let Some((found, slot)) = self.entries.get_mut(guess.get() as usize)
            && *found == name
        {
            return Some(std::mem::replace(slot, value));
        }
        let (position, old) = self.set_position(name, value);
        guess.set(position as u32);
        old
    }

    /// Sets the value of `name`; returns what was there.
    pub fn set(&mut self, name: Name, value: Value) -> Option<Value> {
        self.set_position(name, value).1
    }

    /// Takes `name` out.
    pub fn remove(&mut self, name: Name) -> Option<Value> {
        let position = self.position(name)?;
        Some(self.entries.remove(position).1)
    }

    /// All, in the order in which they were first set, but those of the library's own, whose names begin with a blank.
    pub fn iter(&self) -> impl Iterator<Item = (Name, &Value)> {
        let own = |(name, _): &&(Name, Value)| !name.text().starts_with(' ');
        self.entries.iter().filter(own).map(|(name, value)| (*name, value))
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    fn set_position(&mut self, name: Name, value: Value) -> (usize, Option<Value>) {
        match self.position(name) {
            Some(position) => (position, Some(std::mem::replace(&mut self.entries[position].1, value))),
            None => {
                self.entries.push((name, value));
                (self.entries.len() - 1, None)
            }
        }
    }

    fn position(&self, name: Name) -> Option<usize> {
        self.entries.iter().position(|(found, _)| *found == name)
    }
}
