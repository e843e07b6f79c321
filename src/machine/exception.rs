//! In: classes, arguments, places. Out: exceptions with their causes and tracebacks.

use std::rc::Rc;

use super::function::LinkedCode;
use super::items::Items;
use super::value::Value;

/// What an exception carries.
#[derive(Default)]
pub struct ExceptionData {
    /// `args`
    pub args: Vec<Value>,
    /// `__cause__`
    pub cause: Option<Value>,
    /// `__context__`
    pub context: Option<Value>,
    /// `__suppress_context__`
    pub suppress_context: bool,
    /// Where it has passed, innermost first.
    pub traceback: Vec<TracebackEntry>,
}

impl ExceptionData {
    /// Of a new exception with these arguments.
    #[must_use]
    pub fn new(args: Vec<Value>) -> Self {
        Self { args, cause: None, context: None, suppress_context: false, traceback: Vec::new() }
    }
}

impl Drop for ExceptionData {
    fn drop(&mut self) {
        let mut held = Items::from(std::mem::take(&mut self.args));
        held.extend(self.cause.take());
        held.extend(self.context.take());
    }
}

/// A frame that an exception has passed.
#[derive(Clone)]
pub struct TracebackEntry {
    /// Its code.
    pub code: Rc<LinkedCode>,
    /// The instruction it was at.
    pub at: u32,
}
