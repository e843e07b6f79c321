//! In: calls of builtins that are not available, everywhere or on a page. Out: exceptions that say so.

use crate::machine::args::Args;
use crate::machine::function::{Effect, Native, Outcome};
use crate::machine::process::Process;
use crate::machine::value::Value;

/// The functions of this file.
pub static FUNCTIONS: &[Native] = &[
    Native::function("exec", |process, args| compiled(process, "exec", args)),
    Native::function("eval", |process, args| compiled(process, "eval", args)),
    Native::function("compile", |process, args| compiled(process, "compile", args)),
    Native::function("complex", |process, _| refuse(process, "complex numbers are not available")),
    Native::function("breakpoint", |process, _| {
        refuse(process, "breakpoint() is not available: there is no debugger")
    }),
];

/// A function of `prelude/_compiled.py`, which needs the parser: the page does not have it where programs run.
fn compiled(process: &mut Process, name: &str, args: Args<'_>) -> Outcome {
    if cfg!(target_arch = "wasm32") {
        return refuse(
            process,
            &format!("{name}() is not available on a page: there is no compiler where programs run"),
        );
    }
    let mut values = vec![Value::str(name)];
    values.extend_from_slice(args.values);
    let callable = process.core_function("_compiled");
    Ok(Effect::Call { callable, values, names: args.names.to_vec() })
}

fn refuse(process: &mut Process, message: &str) -> Outcome {
    Err(process.raised(&process.classes.not_implemented_error, message))
}
