//! In: calls of builtins that are not available. Out: exceptions that say so.

use crate::machine::args::Args;
use crate::machine::function::{Native, Outcome, Raised};
use crate::machine::process::Process;
use crate::machine::types::text_repr;
use crate::machine::value::Value;

/// The functions of this file.
pub static FUNCTIONS: &[Native] = &[
    Native::function("open", open),
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

/// There are no files: none can be read, and none written.
fn open(process: &mut Process, args: Args<'_>) -> Outcome {
    let [file, mode] = args.bind(process, "open", ["file", "mode"], 1).or_else(|_| {
        let file = args.positional().first();
        Ok::<_, Raised>([file, args.positional().get(1)])
    })?;
    let mode = mode.and_then(|mode| mode.as_str()).unwrap_or("r");
    let file = file.cloned().unwrap_or(Value::None);
    if mode.contains(['w', 'a', 'x', '+']) {
        let name = file.as_str().map_or_else(String::new, text_repr::repr);
        return refuse(
            process,
            &format!("open({name}, '{mode}') is not available: there are no files to write"),
        );
    }
    let args = vec![Value::Int(2), Value::str("No such file or directory"), file];
    Err(Raised(process.exception(&process.classes.file_not_found_error, args)))
}
