//! In: values. Out: bytes that cross to another process, and values again.
//!
//! A message goes by name, as CPython's `pickle` has it: functions and classes as `module.qualname`. The image
//! of a fork has everything: all variables of all modules, functions and classes with them, and code by its
//! place in a program that both sides have compiled. Both are a table of objects that refer to one another by
//! number, so that what is shared stays shared and cycles are no trouble.

mod codes;
mod fill;
mod names;
mod objects;
mod read;
mod wire;
mod write;

use super::function::Fallible;
use super::process::Process;
use super::value::Value;

/// How the parts of a program are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mode {
    /// Functions and classes by their names; what CPython cannot pickle is refused.
    ByName,
    /// Everything as it is.
    Fork,
}

/// Pickles a message.
///
/// # Errors
/// What CPython raises for an object that it cannot pickle.
pub fn dumps(process: &Process, value: &Value) -> Fallible<Vec<u8>> {
    write::write(process, Mode::ByName, value)
}

/// The image of a process that is to call `target` without arguments.
///
/// # Errors
/// None that a program can provoke.
pub fn fork(process: &Process, target: &Value) -> Fallible<Vec<u8>> {
    write::write(process, Mode::Fork, target)
}

/// The value of a message; or, of an image, the function to call, with all modules made as they were.
///
/// # Errors
/// A function or class that is not to be found under its name.
pub fn loads(process: &mut Process, bytes: &[u8]) -> Fallible<Value> {
    read::read(process, bytes)
}
