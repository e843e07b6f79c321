//! In: a new process. Out: its built-in functions, and its built-in classes filled with methods.

use super::process::Process;

/// Fills `process.builtins` and the namespaces of the built-in classes.
pub fn install(process: &mut Process) {
    let _ = process;
}
