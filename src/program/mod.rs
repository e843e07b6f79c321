//! In: checked syntax. Out: code objects for the machine.

pub mod code;
pub mod name;
pub mod op;
