//! In: containers that come to their end. Out: what was in them, dropped however deep it is nested.
//!
//! A list in a list in a list would be dropped by as many calls within each other, and the stack of the machine
//! below is small. So beyond some depth the contents are put aside, and dropped one after another at the end.

use std::cell::{Cell, RefCell};
use std::ops::{Deref, DerefMut};

use super::value::Value;

/// The items of a list or a tuple.
#[derive(Default)]
pub struct Items(Vec<Value>);

impl From<Vec<Value>> for Items {
    fn from(items: Vec<Value>) -> Self {
        Self(items)
    }
}

impl Deref for Items {
    type Target = Vec<Value>;

    fn deref(&self) -> &Vec<Value> {
        &self.0
    }
}

impl DerefMut for Items {
    fn deref_mut(&mut self) -> &mut Vec<Value> {
        &mut self.0
    }
}

impl Drop for Items {
    fn drop(&mut self) {
        if !self.0.is_empty() {
            let_go(&mut self.0, |value, later| later.push(value));
        }
    }
}

thread_local! {
    static DEPTH: Cell<u32> = const { Cell::new(0) };
    static LATER: RefCell<Vec<Value>> = const { RefCell::new(Vec::new()) };
}

/// Containers are dropped within each other up to here.
const DEEPEST: u32 = 100;

/// Drops the contents of a container, now or after those of the containers around it.
pub fn let_go<T>(contents: &mut Vec<T>, put_aside: fn(T, &mut Vec<Value>)) {
    if DEPTH.get() < DEEPEST {
        enter();
        contents.clear();
        leave();
    } else {
        // At the very end of the native thread there is no place for it any more, and no need to drop it.
        let _ = LATER.try_with(|later| {
            let mut later = later.borrow_mut();
            contents.drain(..).for_each(|content| put_aside(content, &mut later));
        });
    }
}

/// The same for something with a single value.
pub fn let_go_of(content: &mut Value) {
    if content.is_inline() {
        return;
    }
    let content = std::mem::replace(content, Value::None);
    if DEPTH.get() < DEEPEST {
        enter();
        drop(content);
        leave();
    } else {
        let _ = LATER.try_with(|later| later.borrow_mut().push(content));
    }
}

fn enter() {
    DEPTH.set(DEPTH.get() + 1);
}

/// The outermost drops what was put aside.
fn leave() {
    let depth = DEPTH.get() - 1;
    if depth == 0 {
        while let Some(value) = LATER.try_with(|later| later.borrow_mut().pop()).ok().flatten() {
            drop(value);
        }
    }
    DEPTH.set(depth);
}
