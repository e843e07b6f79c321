//! In: names and values. Out: modules: their variables in numbered slots, so that code finds them at once.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use hashbrown::HashMap;

use crate::program::name::Name;

use super::items::Items;
use super::value::Value;

/// A module, or the main program.
pub struct Module {
    /// `__name__`
    pub name: Rc<str>,
    /// Whether its top level has been run (or needs not be).
    pub loaded: Cell<bool>,
    slots: RefCell<Items>,
    names: RefCell<Vec<Name>>,
    by_name: RefCell<HashMap<Name, u32>>,
    /// The builtins that code of this module has found under unbound slots.
    builtins: RefCell<Vec<Value>>,
}

impl Module {
    /// A module whose first variables are `names`, all unbound.
    #[must_use]
    pub fn new(name: &str, names: &[Name]) -> Self {
        let by_name = names.iter().enumerate().map(|(slot, name)| (*name, slot as u32)).collect();
        Self {
            name: name.into(),
            loaded: Cell::new(false),
            slots: RefCell::new(vec![Value::Unbound; names.len()].into()),
            names: RefCell::new(names.to_vec()),
            by_name: RefCell::new(by_name),
            builtins: RefCell::default(),
        }
    }

    /// The variable in a slot; `Unbound` if it has no value.
    #[inline]
    #[must_use]
    pub fn slot(&self, slot: u32) -> Value {
        self.slots.borrow()[slot as usize].copy()
    }

    /// Sets the variable in a slot; `Unbound` deletes it.
    #[inline]
    pub fn set_slot(&self, slot: u32, value: Value) -> Value {
        std::mem::replace(&mut self.slots.borrow_mut()[slot as usize], value)
    }

    /// The name of a slot.
    #[must_use]
    pub fn slot_name(&self, slot: u32) -> Name {
        self.names.borrow()[slot as usize]
    }

    /// The builtin found before for an unbound slot, or what `find` finds.
    pub fn builtin(&self, slot: u32, find: impl FnOnce(Name) -> Option<Value>) -> Option<Value> {
        let known = self.builtins.borrow().get(slot as usize).cloned().filter(Value::is_bound);
        known.or_else(|| {
            let value = find(self.slot_name(slot))?;
            let mut builtins = self.builtins.borrow_mut();
            if builtins.len() <= slot as usize {
                builtins.resize(slot as usize + 1, Value::Unbound);
            }
            builtins[slot as usize] = value.clone();
            Some(value)
        })
    }

    /// The variable of that name, if it has a value.
    #[must_use]
    pub fn get(&self, name: Name) -> Option<Value> {
        let slot = *self.by_name.borrow().get(&name)?;
        Some(self.slot(slot)).filter(Value::is_bound)
    }

    /// Sets the variable of that name, making it if need be.
    pub fn set(&self, name: Name, value: Value) {
        let known = self.by_name.borrow().get(&name).copied();
        let slot = known.unwrap_or_else(|| {
            let slot = self.names.borrow().len() as u32;
            self.names.borrow_mut().push(name);
            self.slots.borrow_mut().push(Value::Unbound);
            self.by_name.borrow_mut().insert(name, slot);
            slot
        });
        self.set_slot(slot, value);
    }

    /// The variables that have values, in the order of their slots.
    #[must_use]
    pub fn variables(&self) -> Vec<(Name, Value)> {
        let names = self.names.borrow();
        let slots = self.slots.borrow();
        names.iter().copied().zip(slots.iter().cloned()).filter(|(_, value)| value.is_bound()).collect()
    }
}
