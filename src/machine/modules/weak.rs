//! In: calls of `_weak`, for `weakref`. Out: numbers that stand for objects without keeping them, and the objects again.

use crate::machine::args::Args;
use crate::machine::function::{Effect, Native, Outcome};
use crate::machine::process::Process;
use crate::machine::value::Value;
use crate::program::name::Name;

use super::channels::identifier;

/// `_weak`
pub static NATIVES: &[Native] = &[Native::function("find", find), Native::function("watch", watch)];

/// The name of an attribute that no program sees: see `Attributes::iter`.
const WATCHER: &str = " weak";

/// `find(number)`: the object with that `id`, if it lives; else `None`.
fn find(process: &mut Process, args: Args<'_>) -> Outcome {
    let [wanted] = args.exactly(process, "find")?;
    let wanted = identifier(process, wanted)?;
    Ok(Effect::Value(process.identities.find(wanted).unwrap_or(Value::None)))
}

/// `watch(object, watcher)`: has the watcher go when the object does, unless it has one already. The one that it has;
/// `None` if it cannot have one.
fn watch(process: &mut Process, args: Args<'_>) -> Outcome {
    let [object, watcher] = args.exactly(process, "watch")?;
    let name = Name::new(WATCHER);
    let attributes = match object {
        Value::Instance(instance) => &instance.attributes,
        Value::Function(function) => &function.attributes,
        _ => return Ok(Effect::Value(Value::None)),
    };
    let known = attributes.borrow().get(name).cloned();
    if let Some(known) = known {
        return Ok(Effect::Value(known));
    }
    attributes.borrow_mut().set(name, watcher.clone());
    Ok(Effect::Value(watcher.clone()))
}
