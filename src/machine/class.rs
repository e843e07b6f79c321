//! In: names, bases, namespaces. Out: classes with their order of look-up, and their instances.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use indexmap::IndexMap;

use crate::program::name::Name;

use super::attributes::Attributes;
use super::coroutine::Finalization;
use super::exception::ExceptionData;
use super::items::Items;
use super::value::Value;

/// A class.
pub struct Class {
    /// `__name__`
    pub name: RefCell<Rc<str>>,
    /// `__qualname__`
    pub qualified_name: RefCell<Rc<str>>,
    /// `__module__`; `builtins` for built-in ones.
    pub module: RefCell<Rc<str>>,
    /// The direct bases.
    pub bases: Vec<Rc<Class>>,
    /// The order of look-up, without the class itself.
    pub ancestors: Vec<Rc<Class>>,
    /// What its body defined.
    pub namespace: RefCell<IndexMap<Name, Value>>,
    /// Which kind of values are its instances.
    pub layout: Layout,
    /// The class of this class, if it is not `type`.
    pub metaclass: Option<Rc<Class>>,
    /// Which special methods it or an ancestor written in Python defines; see [`Special`].
    pub specials: Cell<u32>,
    /// Whether it is one of the built-in classes, whose attributes cannot be set.
    pub is_builtin: bool,
    /// Where its instances go when they lose their last reference, if they have a `__del__`.
    pub finalization: Option<Rc<Finalization>>,
}

impl Drop for Class {
    fn drop(&mut self) {
        let mut held: Items = self.namespace.take().into_values().collect::<Vec<_>>().into();
        held.extend(
            std::mem::take(&mut self.ancestors).into_iter().chain(self.metaclass.take()).map(Value::Class),
        );
    }
}

/// What instances of a class are made of. A class written in Python takes the layout of its first base
/// that is not `Plain`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// `Value::Instance` with attributes only.
    Plain,
    /// An exception: `Value::Instance` with `Payload::Exception`.
    Exception,
    /// A built-in class: its own kind of value if not subclassed; a subclass's instance is a
    /// `Value::Instance` whose `Payload::Wrapped` is that value.
    Builtin,
}

/// Bits of [`Class::specials`]: set when a class written in Python, or an ancestor of it, defines the method.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are Python's own")]
#[repr(u32)]
pub enum Special {
    GetAttr = 1,
    SetAttr = 1 << 1,
    DelAttr = 1 << 2,
    GetAttribute = 1 << 3,
    Eq = 1 << 4,
    Hash = 1 << 5,
    Del = 1 << 6,
    Bool = 1 << 7,
    Len = 1 << 8,
    Repr = 1 << 9,
    Str = 1 << 10,
    Format = 1 << 11,
    /// A data descriptor or property is in the namespace: instance attributes do not come first.
    DataDescriptor = 1 << 12,
}

/// An instance of a class written in Python, or an exception.
pub struct Instance {
    /// Its class (assignable: `__class__`).
    pub class: RefCell<Rc<Class>>,
    /// Its attributes.
    pub attributes: RefCell<Attributes>,
    /// What it has besides.
    pub payload: Payload,
    /// Whether its `__del__` has been called, or is about to be.
    pub is_finalized: Cell<bool>,
}

impl Instance {
    /// An instance without attributes.
    #[must_use]
    pub fn new(class: Rc<Class>, payload: Payload) -> Self {
        Self::with_attributes(class, Attributes::default(), payload)
    }

    /// An instance with these attributes.
    #[must_use]
    pub fn with_attributes(class: Rc<Class>, attributes: Attributes, payload: Payload) -> Self {
        Self { class: class.into(), attributes: attributes.into(), payload, is_finalized: false.into() }
    }
}

impl Drop for Instance {
    fn drop(&mut self) {
        let class = self.class.borrow();
        if let Some(words) = &class.finalization
            && !self.is_finalized.get()
        {
            let heir = Self {
                class: class.clone().into(),
                attributes: self.attributes.take().into(),
                payload: std::mem::replace(&mut self.payload, Payload::None),
                is_finalized: Cell::new(true),
            };
            words.finalize(Value::Instance(Rc::new(heir)));
        }
    }
}

/// What an instance has besides its attributes.
pub enum Payload {
    /// Nothing.
    None,
    /// It is an exception.
    Exception(RefCell<ExceptionData>),
    /// It is of a subclass of a built-in class: a list, a dict, an int, a future, ... Set by `__new__`.
    Wrapped(RefCell<Value>),
}

impl Class {
    /// Looks `name` up in the class and its ancestors.
    #[must_use]
    pub fn lookup(&self, name: Name) -> Option<Value> {
        if let Some(value) = self.namespace.borrow().get(&name) {
            return Some(value.clone());
        }
        self.ancestors.iter().find_map(|class| class.namespace.borrow().get(&name).cloned())
    }

    /// Looks `name` up after `class` in the order of look-up of `self`: for `super()`.
    #[must_use]
    pub fn lookup_after(&self, class: &Class, name: Name) -> Option<Value> {
        let skip = if std::ptr::eq(self, class) {
            0
        } else {
            self.ancestors.iter().position(|ancestor| std::ptr::eq(&**ancestor, class))? + 1
        };
        self.ancestors[skip..].iter().find_map(|class| class.namespace.borrow().get(&name).cloned())
    }

    /// Whether it is `other` or derives from it.
    #[must_use]
    pub fn is_subclass_of(&self, other: &Class) -> bool {
        std::ptr::eq(self, other) || self.ancestors.iter().any(|class| std::ptr::eq(&**class, other))
    }

    /// Whether it, or an ancestor written in Python, defines that special method.
    #[must_use]
    #[inline]
    pub fn has(&self, special: Special) -> bool {
        self.specials.get() & special as u32 != 0
    }
}

impl Instance {
    /// The built-in value inside, if its class derives from a built-in one.
    #[must_use]
    pub fn wrapped(&self) -> Option<Value> {
        match &self.payload {
            Payload::Wrapped(value) => Some(value.borrow().clone()),
            _ => None,
        }
    }
}
