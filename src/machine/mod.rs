//! In: code objects. Out: effects: a machine that interprets a thread until it needs something from outside.
//!
//! [`process::Process`] is the heap, [`thread::Thread`] a stack of frames, [`exit::Exit`] every way to stop.
//! `types/` has the methods of built-in classes, `builtins/` the built-in functions, `modules/` the natives of
//! the standard library, and `prelude/` the rest of it, in Python.

pub mod aio;
pub mod args;
pub mod attributes;
pub mod builtins;
pub mod class;
pub mod classes;
pub mod coroutine;
pub mod costs;
pub mod dict;
pub mod exception;
pub mod exit;
pub mod frame;
pub mod function;
pub mod interpret;
pub mod items;
pub mod iterator;
pub mod link;
pub mod memory;
pub mod module;
pub mod modules;
pub mod ops;
pub mod pickle;
pub mod process;
pub mod stack;
pub mod sync;
pub mod thread;
pub mod types;
pub mod value;
