//! In: calls of builtins that are not available. Out: exceptions that say so.

use crate::machine::function::{Native, Outcome};
use crate::machine::process::Process;

/// The functions of this file.
pub static FUNCTIONS: &[Native] = &[
    Native::function("exec", |process, _| {
        refuse(process, "exec() is not available: there is no compiler at run time")
    }),
    Native::function("eval", |process, _| {
        refuse(process, "eval() is not available: there is no compiler at run time")
    }),
    Native::function("compile", |process, _| {
        refuse(process, "compile() is not available: there is no compiler at run time")
    }),
    Native::function("complex", |process, _| refuse(process, "complex numbers are not available")),
    Native::function("memoryview", |process, _| refuse(process, "memoryview is not available: use bytes")),
    Native::function("breakpoint", |process, _| {
        refuse(process, "breakpoint() is not available: there is no debugger")
    }),
];

fn refuse(process: &mut Process, message: &str) -> Outcome {
    Err(process.raised(&process.classes.not_implemented_error, message))
}
