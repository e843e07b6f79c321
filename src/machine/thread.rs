//! In: calls to make, answers to blocked calls. Out: a thread: one stack of values with frames as windows on it.

use super::coroutine::Resumption;
use super::frame::{Entry, Frame};
use super::stack::Stack;
use super::value::Value;
use crate::program::code::CodeKind;

/// A thread of a process. It can stop after any instruction, since nothing of it is on the Rust stack.
pub struct Thread {
    /// Its number in the process: what `threading.get_ident` says. The main thread is 1.
    pub number: u64,
    pub(super) stack: Stack,
    pub(super) frames: Vec<Frame>,
    /// The native calls that wait for an answer, innermost last: where their arguments begin and what
    /// becomes of their results.
    pub(super) waiting: Vec<(u32, Entry)>,
    /// What is to be done when it is interpreted next.
    pub(super) pending: Pending,
}

/// What a thread does when it is interpreted next.
#[derive(Default)]
pub(super) enum Pending {
    /// It goes on.
    #[default]
    Nothing,
    /// A native's call has its result.
    Answer(Value),
    /// A native's call raises.
    Raise(Value),
    /// The instruction that is next raises.
    Interrupt(Value),
    /// A new activation: a call.
    Call { callable: Value, args: Vec<Value> },
    /// A new activation: a coroutine of a task goes on.
    Resume { coroutine: Value, with: Resumption },
}

impl Thread {
    /// A thread that has nothing to do yet.
    #[must_use]
    pub fn new(number: u64) -> Self {
        Self {
            number,
            stack: Stack::new(),
            frames: Vec::new(),
            waiting: Vec::new(),
            pending: Pending::Nothing,
        }
    }

    /// Starts an activation on top of whatever waits below: a call of any callable. Its result comes as
    /// `Exit::Finished` or `Exit::Raised`.
    pub fn call(&mut self, callable: Value, args: Vec<Value>) {
        self.pending = Pending::Call { callable, args };
    }

    /// Starts an activation on top of whatever waits below: a coroutine goes on. It comes out as
    /// `Exit::Yielded`, `Exit::Finished` or `Exit::Raised`.
    pub fn resume(&mut self, coroutine: Value, with: Resumption) {
        self.pending = Pending::Resume { coroutine, with };
    }

    /// Gives the blocked call, or the request, its result.
    pub fn answer(&mut self, value: Value) {
        self.pending = Pending::Answer(value);
    }

    /// Makes the blocked call, or the request, raise.
    pub fn throw(&mut self, exception: Value) {
        self.pending = Pending::Raise(exception);
    }

    /// Makes what it is about to do after its fuel was used up raise.
    pub fn interrupt(&mut self, exception: Value) {
        self.pending = Pending::Interrupt(exception);
    }

    /// The line where the thread is: of the topmost frame that is the user's; 0 if there is none.
    #[must_use]
    pub fn line(&self) -> u32 {
        let frame = self.frames.iter().rev().find(|frame| !frame.code.program.is_prelude);
        frame.map_or(0, |frame| frame.code.line_at(frame.pc))
    }

    /// Where the thread is, as [`Self::line`] has it, and the text of the call there.
    #[must_use]
    pub fn current_call(&self) -> Option<(u32, String)> {
        self.frames.iter().rev().find(|frame| !frame.code.program.is_prelude).map(Frame::call)
    }

    /// Where the innermost coroutine of the user's is, and the text of what it calls.
    #[must_use]
    pub fn coroutine_call(&self) -> Option<(u32, String)> {
        let is_coroutine = |frame: &&Frame| {
            !frame.code.program.is_prelude
                && matches!(frame.code.code.kind, CodeKind::Coroutine | CodeKind::AsyncGenerator)
        };
        self.frames.iter().rev().find(is_coroutine).map(Frame::call)
    }

    /// The outermost function of the user's that it is in: the line of its `def` and its name.
    #[must_use]
    pub fn function(&self) -> Option<(u32, String)> {
        let mut own = self.frames.iter().filter(|frame| !frame.code.program.is_prelude);
        let is_function = |frame: &&Frame| frame.code.code.kind != CodeKind::Module;
        let code = &own.find(is_function)?.code.code;
        Some((code.first_line, code.name.text().to_owned()))
    }

    /// How deep its frames are nested.
    #[must_use]
    pub fn depth(&self) -> usize {
        self.frames.len()
    }
}

impl Frame {
    /// The line of the instruction being executed, and the text it comes from.
    fn call(&self) -> (u32, String) {
        (self.code.line_at(self.pc), self.code.text_at(self.pc))
    }
}

/// No text of a program in a trace is longer: the beginning says enough.
const MAX_TEXT: usize = 60;

impl super::function::LinkedCode {
    /// The text that the instruction before `pc` comes from, in one line and not too long.
    #[must_use]
    pub fn text_at(&self, pc: u32) -> String {
        let place = self.code.places.get((pc as usize).saturating_sub(1));
        let text = place.and_then(|place| self.program.text.get(place.start as usize..place.end as usize));
        let mut line = text.unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
        if line.chars().count() > MAX_TEXT {
            line = line.chars().take(MAX_TEXT - 1).collect();
            line.push('…');
        }
        line
    }

    /// The line of the instruction before `pc`: the one being executed.
    #[must_use]
    pub fn line_at(&self, pc: u32) -> u32 {
        let places = &self.code.places;
        places.get((pc as usize).saturating_sub(1)).map_or(self.code.first_line, |place| place.line)
    }
}
