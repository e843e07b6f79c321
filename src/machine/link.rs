//! In: compiled programs. Out: code whose constants are values of a process, and the modules of the library.

use super::process::Process;

/// Loads the part of the built-in library that the interpreter itself calls.
pub fn load_core(process: &mut Process) {
    let _ = process;
}
