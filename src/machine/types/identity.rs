//! In: values. Out: their identities: whether two are one, and numbers for `id()` that are the same in every run.

use std::any::Any;
use std::rc::{Rc, Weak};

use indexmap::IndexMap;

use crate::machine::value::Value;

/// The numbers given out by `id()` so far. An object that has one keeps its address, even when it is gone,
/// so that no other object is taken for it.
#[derive(Default)]
pub struct Identities {
    by_address: IndexMap<usize, Weak<dyn Any>>,
}

const FIRST: u64 = 0x7f5a_2c0b_6000;
const DISTANCE: u64 = 0x40;

impl Identities {
    /// `id(value)`: the first object asked about gets the lowest number.
    pub fn of(&mut self, value: &Value) -> u64 {
        match value {
            Value::Unbound | Value::None => 0x9a_7ce0,
            Value::NotImplemented => 0x9a_7cf0,
            Value::Ellipsis => 0x9a_7d00,
            Value::Bool(true) => 0x9a_8520,
            Value::Bool(false) => 0x9a_8540,
            Value::Int(number) => 0x55_0000_0000 ^ (*number as u64).wrapping_mul(0x20),
            Value::Float(number) => number.to_bits() >> 8 | 0x10,
            Value::Native(native) => 0x9b_0000 + native.name.len() as u64 * 0x1000,
            other => {
                let counted = counted(other).expect("all other values are counted references");
                self.number(counted)
            }
        }
    }

    /// The object of that number, if it lives.
    #[must_use]
    pub fn find(&self, number: u64) -> Option<Value> {
        let index = number.checked_sub(FIRST)? / DISTANCE;
        let (_, weak) = self.by_address.get_index(index as usize)?;
        weak.upgrade().and_then(restored)
    }

    fn number(&mut self, (address, weak): (usize, Weak<dyn Any>)) -> u64 {
        let known = self.by_address.len();
        let index = self.by_address.get_index_of(&address).unwrap_or_else(|| {
            self.by_address.insert(address, weak);
            known
        });
        FIRST + index as u64 * DISTANCE
    }
}

/// `a is b`
#[must_use]
pub fn same(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::None, Value::None)
        | (Value::Ellipsis, Value::Ellipsis)
        | (Value::NotImplemented, Value::NotImplemented) => true,
        (Value::Bool(a), Value::Bool(b)) => a == b,
        (Value::Int(a), Value::Int(b)) => a == b,
        (Value::Float(a), Value::Float(b)) => a.to_bits() == b.to_bits(),
        (Value::Native(a), Value::Native(b)) => std::ptr::eq(*a, *b),
        (Value::Str(a), Value::Str(b)) => Rc::ptr_eq(a, b) || a.as_str() == b.as_str(),
        (Value::Tuple(a), Value::Tuple(b)) => Rc::ptr_eq(a, b) || (a.is_empty() && b.is_empty()),
        _ => match (address(a), address(b)) {
            (Some(a), Some(b)) => a == b,
            _ => false,
        },
    }
}

/// Where the object is, for values that are counted references: their identity while they live.
#[must_use]
pub fn address(value: &Value) -> Option<usize> {
    macro_rules! addresses {
        ($($variant:ident)*) => {
            match value {
                $(Value::$variant(object) => Some(Rc::as_ptr(object).cast::<()>() as usize),)*
                _ => None,
            }
        };
    }
    addresses!(BigInt Str Bytes ByteArray List Tuple Dict Set FrozenSet Range Slice Iter View Function Method
        Class Instance Module Generator AsyncStep Cell Code Future Handle Loop Lock Descriptor)
}

fn counted(value: &Value) -> Option<(usize, Weak<dyn Any>)> {
    macro_rules! weak {
        ($($variant:ident)*) => {
            match value {
                $(Value::$variant(object) => {
                    let weak: Weak<dyn Any> = Rc::downgrade(object) as Weak<dyn Any>;
                    Some((Rc::as_ptr(object).cast::<()>() as usize, weak))
                })*
                _ => None,
            }
        };
    }
    weak!(BigInt Str Bytes ByteArray List Tuple Dict Set FrozenSet Range Slice Iter View Function Method
        Class Instance Module Generator AsyncStep Cell Code Future Handle Loop Lock Descriptor)
}

/// The value that a reference was counted for; see [`counted`].
fn restored(object: Rc<dyn Any>) -> Option<Value> {
    macro_rules! restore {
        ($($variant:ident)*) => {{
            $(let object = match object.downcast() {
                Ok(object) => return Some(Value::$variant(object)),
                Err(other) => other,
            };)*
            drop(object);
            None
        }};
    }
    restore!(Instance Function Class Method Module Generator AsyncStep Code Future Handle Loop Lock Set FrozenSet Iter
        Descriptor)
}
