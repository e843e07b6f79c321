//! In: values. Out: bytes that cross to another process, and values again.

use super::function::Fallible;
use super::process::Process;
use super::value::Value;

/// Pickles a value as CPython's `pickle` would: functions and classes by name.
pub fn dumps(process: &Process, value: &Value) -> Fallible<Vec<u8>> {
    let _ = value;
    Err(process.runtime_error("not yet"))
}

/// The value that was pickled.
pub fn loads(process: &mut Process, bytes: &[u8]) -> Fallible<Value> {
    let _ = bytes;
    Err(process.runtime_error("not yet"))
}

/// The image of a process that is to call `target`.
pub fn fork(process: &Process, target: &Value, args: &Value, keywords: &Value) -> Fallible<Vec<u8>> {
    let _ = (target, args, keywords);
    Err(process.runtime_error("not yet"))
}
