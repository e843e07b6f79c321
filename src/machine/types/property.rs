//! In: properties with functions. Out: properties with one part replaced: `@x.setter` and the like.

use std::rc::Rc;

use crate::machine::args::Args;
use crate::machine::function::{Native, Outcome};
use crate::machine::process::Process;
use crate::machine::value::{Descriptor, Value};

use super::receiver;

/// The methods of `property`.
pub static METHODS: &[Native] = &[
    Native::method("getter", |process, args| replace(process, args, 0)),
    Native::method("setter", |process, args| replace(process, args, 1)),
    Native::method("deleter", |process, args| replace(process, args, 2)),
];

fn replace(process: &mut Process, args: Args<'_>, part: usize) -> Outcome {
    let (this, [function]) = receiver::method(process, args, "property.setter")?;
    let Value::Descriptor(descriptor) = &this else {
        return Err(receiver::wrong(process, "setter", "property", &this));
    };
    let Descriptor::Property { get, set, delete } = &**descriptor else {
        return Err(receiver::wrong(process, "setter", "property", &this));
    };
    let mut parts = [get.clone(), set.clone(), delete.clone()];
    parts[part] = function.clone();
    let [get, set, delete] = parts;
    Ok(Value::Descriptor(Rc::new(Descriptor::Property { get, set, delete })).into())
}
