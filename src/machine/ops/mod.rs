//! In: the state of a thread at an instruction that needs more than a line. Out: its new state.
//!
//! One file per construct: calls, attributes, items and operators on instances, iteration, generators,
//! exceptions, imports.

pub mod assign;
pub mod asynchronous;
pub mod attribute;
pub mod bind;
pub mod build;
pub mod call;
pub mod exceptions;
pub mod generator;
pub mod import;
pub mod iterate;
pub mod keys;
pub mod namespace;
pub mod operator;
pub mod suspend;
pub mod unwind;

use super::exit::Exit;

/// How the interpreter goes on after an instruction.
pub enum Flow {
    /// With the next instruction of the same frame.
    Next,
    /// With whatever frame is now on top.
    Frame,
    /// Not at all for now.
    Exit(Exit),
}
