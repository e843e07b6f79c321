//! In: a coroutine that is suspended. Out: at which of the awaits that are noted of its program it waits.

use std::rc::{Rc, Weak};

use super::Future;
use crate::machine::coroutine::Generator;
use crate::machine::value::Value;
use crate::program::code::{AwaitKind, AwaitNote};

/// A noted await at which a coroutine is suspended.
pub struct Noted {
    /// What is noted.
    pub note: AwaitNote,
    /// Its line.
    pub line: u32,
    /// Its text.
    pub text: String,
    inner: Inner,
}

/// What is awaited there: it tells one time from the next.
enum Inner {
    Generator(Weak<Generator>),
    Future(Weak<Future>),
    Other,
}

impl Noted {
    /// The row that it belongs to.
    #[must_use]
    pub fn row(&self) -> Option<u32> {
        match self.note.kind {
            AwaitKind::Row { row, .. } => Some(row),
            AwaitKind::Lock | AwaitKind::ThreadLock { .. } => None,
        }
    }

    /// Whether it is the same await, for the same time.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        self.note == other.note
            && match (&self.inner, &other.inner) {
                (Inner::Generator(one), Inner::Generator(two)) => one.ptr_eq(two),
                (Inner::Future(one), Inner::Future(two)) => one.ptr_eq(two),
                (Inner::Other, Inner::Other) => true,
                _ => false,
            }
    }
}

/// The noted awaits in which a coroutine is suspended, the outermost first; each row at most once.
#[must_use]
pub fn noted(coroutine: &Value) -> Vec<Noted> {
    let mut found: Vec<Noted> = Vec::new();
    let mut next = coroutine.clone();
    loop {
        let generator = match next {
            Value::Generator(generator) => generator,
            Value::AsyncStep(step) => step.generator.clone(),
            _ => return found,
        };
        let Ok(frame) = generator.frame.try_borrow() else { return found };
        let inner = frame.window.last().cloned().unwrap_or(Value::None);
        let noted = note_at(&generator, frame.pc, &inner);
        found.extend(
            noted.filter(|noted| noted.row().is_none() || !found.iter().any(|it| it.row() == noted.row())),
        );
        next = inner;
    }
}

fn note_at(generator: &Generator, pc: u32, inner: &Value) -> Option<Noted> {
    let code = &generator.code;
    let place = code.code.places.get((pc as usize).saturating_sub(1))?;
    let awaits = &code.program.awaits;
    let index = awaits.binary_search_by_key(&place.start, |note| note.start).ok()?;
    let inner = match inner {
        Value::Generator(generator) => Inner::Generator(Rc::downgrade(generator)),
        Value::Future(future) => Inner::Future(Rc::downgrade(future)),
        _ => Inner::Other,
    };
    Some(Noted { note: awaits[index], line: place.line, text: code.text_at(pc), inner })
}
