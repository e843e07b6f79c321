//! In: a name, bases and what a class body has bound. Out: a class, its ancestors in Python's order.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use indexmap::IndexMap;

use crate::machine::class::{Class, Layout, Special};
use crate::machine::function::{Fallible, Raised};
use crate::machine::process::Process;
use crate::machine::value::{Descriptor, Value};
use crate::program::name::Name;

/// Makes a class as `type.__new__` does, without calling `__set_name__` or `__init_subclass__`.
/// `metaclass` is `None` for `type`. No bases mean `object`.
///
/// # Errors
/// A base that cannot be one, twice the same base, or no consistent order.
pub fn make_class(
    process: &Process,
    metaclass: Option<Rc<Class>>,
    name: &str,
    bases: Vec<Rc<Class>>,
    mut namespace: IndexMap<Name, Value>,
) -> Fallible<Rc<Class>> {
    let classes = &process.classes;
    let bases = if bases.is_empty() { vec![classes.object.clone()] } else { bases };
    check_bases(process, &bases)?;
    let ancestors = linearize(&bases).ok_or_else(|| no_order(process, &bases))?;
    let layout =
        bases.iter().map(|base| base.layout).find(|layout| *layout != Layout::Plain).unwrap_or(Layout::Plain);
    for name in ["__init_subclass__", "__class_getitem__"] {
        if let Some(value @ Value::Function(_)) = namespace.get_mut(&Name::new(name)) {
            *value = Value::Descriptor(Rc::new(Descriptor::ClassMethod(value.clone())));
        }
    }
    // Who says what is equal to it has to say how it is hashed.
    if namespace.contains_key(&Name::new("__eq__")) && !namespace.contains_key(&Name::new("__hash__")) {
        namespace.insert(Name::new("__hash__"), Value::None);
    }
    let inherited = ancestors.iter().fold(0, |bits, ancestor| bits | ancestor.specials.get());
    let own = namespace.iter().fold(0, |bits, (name, value)| bits | special_bits(*name, value));
    let text_of = |name: &str| match namespace.get(&Name::new(name)) {
        Some(Value::Str(text)) => Some(Rc::<str>::from(text.as_str())),
        _ => None,
    };
    let module = text_of("__module__").unwrap_or_else(|| "__main__".into());
    let qualified_name = text_of("__qualname__").unwrap_or_else(|| name.into());
    // The class has it, its instances do not.
    namespace.shift_remove(&Name::new("__qualname__"));
    let has_del = (inherited | own) & Special::Del as u32 != 0;
    Ok(Rc::new(Class {
        name: RefCell::new(name.into()),
        qualified_name: RefCell::new(qualified_name),
        module: RefCell::new(module),
        bases,
        ancestors,
        namespace: RefCell::new(namespace),
        layout,
        metaclass,
        specials: Cell::new(inherited | own),
        is_builtin: false,
        finalization: has_del.then(|| process.finalization.clone()),
    }))
}

/// The bits of [`Special`] that an entry of a class's namespace sets.
#[must_use]
pub fn special_bits(name: Name, value: &Value) -> u32 {
    let named = match name.text() {
        "__getattr__" => Special::GetAttr as u32,
        "__setattr__" => Special::SetAttr as u32,
        "__delattr__" => Special::DelAttr as u32,
        "__getattribute__" => Special::GetAttribute as u32,
        "__eq__" => Special::Eq as u32,
        "__hash__" => Special::Hash as u32,
        "__del__" => Special::Del as u32,
        "__bool__" => Special::Bool as u32,
        "__len__" => Special::Len as u32,
        "__repr__" => Special::Repr as u32,
        "__str__" => Special::Str as u32,
        "__format__" => Special::Format as u32,
        _ => 0,
    };
    let is_data_descriptor = match value {
        Value::Descriptor(descriptor) => matches!(**descriptor, Descriptor::Property { .. }),
        Value::Instance(instance) => {
            let class = instance.class.borrow();
            class.lookup(Name::new("__set__")).is_some() || class.lookup(Name::new("__get__")).is_some()
        }
        _ => false,
    };
    named | if is_data_descriptor { Special::DataDescriptor as u32 } else { 0 }
}

fn check_bases(process: &Process, bases: &[Rc<Class>]) -> Fallible<()> {
    let classes = &process.classes;
    let final_ones = [
        &classes.bool_,
        &classes.none,
        &classes.not_implemented,
        &classes.ellipsis,
        &classes.range,
        &classes.slice,
        &classes.function,
        &classes.native,
        &classes.method,
        &classes.generator,
        &classes.coroutine,
    ];
    for (index, base) in bases.iter().enumerate() {
        let name = base.name.borrow();
        if final_ones.iter().any(|class| Rc::ptr_eq(class, base)) {
            return Err(process.type_error(format!("type '{name}' is not an acceptable base type")));
        }
        if bases[..index].iter().any(|earlier| Rc::ptr_eq(earlier, base)) {
            return Err(process.type_error(format!("duplicate base class {name}")));
        }
    }
    Ok(())
}

/// Python's order of look-up (C3): each class before its bases, bases in their order.
fn linearize(bases: &[Rc<Class>]) -> Option<Vec<Rc<Class>>> {
    let mut lists: Vec<Vec<Rc<Class>>> = bases
        .iter()
        .map(|base| std::iter::once(base).chain(&base.ancestors).cloned().collect())
        .chain(std::iter::once(bases.to_vec()))
        .collect();
    let mut order = Vec::new();
    loop {
        lists.retain(|list| !list.is_empty());
        if lists.is_empty() {
            return Some(order);
        }
        let is_in_a_tail = |class: &Rc<Class>| {
            lists.iter().any(|list| list[1..].iter().any(|other| Rc::ptr_eq(other, class)))
        };
        let next = lists.iter().map(|list| &list[0]).find(|class| !is_in_a_tail(class))?.clone();
        for list in &mut lists {
            if Rc::ptr_eq(&list[0], &next) {
                list.remove(0);
            }
        }
        order.push(next);
    }
}

fn no_order(process: &Process, bases: &[Rc<Class>]) -> Raised {
    let names: Vec<String> = bases.iter().map(|base| base.name.borrow().to_string()).collect();
    process.type_error(format!(
        "Cannot create a consistent method resolution order (MRO) for bases {}",
        names.join(", ")
    ))
}
