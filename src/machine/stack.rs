//! In: values. Out: the stack of values of a thread, whose room is checked once per frame and not per push.

use super::value::Value;

/// Values `0..top` are initialised, the rest is room.
///
/// Frames ask for their room with [`Stack::reserve`] before they run, and the compiler has checked how deep
/// their operands go, so pushing and popping need no checks of their own. All of the machine's `unsafe` rests
/// on these two facts.
pub struct Stack {
    room: Vec<Value>,
}

impl Stack {
    /// An empty stack.
    #[must_use]
    pub fn new() -> Self {
        Self { room: Vec::with_capacity(1024) }
    }

    /// How many values there are.
    #[inline]
    #[must_use]
    pub fn top(&self) -> usize {
        self.room.len()
    }

    /// Makes sure that `count` more values fit.
    #[inline]
    pub fn reserve(&mut self, count: usize) {
        self.room.reserve(count);
    }

    /// Puts a value on top.
    #[inline]
    pub fn push(&mut self, value: Value) {
        self.room.push(value);
    }

    /// Takes the top value.
    #[inline]
    pub fn pop(&mut self) -> Value {
        self.room.pop().unwrap_or(Value::Unbound)
    }

    /// Drops all values from `height` on, the topmost last.
    #[inline]
    pub fn truncate(&mut self, height: usize) {
        self.room.truncate(height);
    }

    /// The values from `height` on.
    #[inline]
    #[must_use]
    pub fn from(&self, height: usize) -> &[Value] {
        &self.room[height..]
    }

    /// Takes the values from `height` on into `window`, which is empty.
    pub fn take_into(&mut self, height: usize, window: &mut Vec<Value>) {
        let count = self.room.len() - height;
        window.reserve(count);
        // SAFETY: the values are moved, not copied: they are forgotten here and there is room for them there.
        unsafe {
            self.room.set_len(height);
            let (from, to) = (self.room.as_ptr().add(height), window.as_mut_ptr().add(window.len()));
            std::ptr::copy_nonoverlapping(from, to, count);
            window.set_len(window.len() + count);
        }
    }

    /// Puts the values of `window` on top and leaves it empty.
    pub fn give_from(&mut self, window: &mut Vec<Value>) {
        self.room.append(window);
    }

    /// The value at a height, to be changed.
    #[inline]
    pub fn at(&mut self, height: usize) -> &mut Value {
        &mut self.room[height]
    }

    /// The value `depth` below the top (0: the top itself).
    #[inline]
    pub fn peek(&mut self, depth: usize) -> &mut Value {
        let top = self.room.len();
        &mut self.room[top - 1 - depth]
    }

    /// Puts a value in at a height, moving those above up.
    pub fn insert(&mut self, height: usize, value: Value) {
        self.room.insert(height, value);
    }

    /// Takes the value at a height out, moving those above down.
    pub fn remove(&mut self, height: usize) -> Value {
        self.room.remove(height)
    }

    /// Puts `count` unbound values on top.
    #[inline]
    pub fn push_unbound(&mut self, count: usize) {
        for _ in 0..count {
            self.room.push(Value::Unbound);
        }
    }

    /// The address of the first value.
    #[inline]
    pub(super) fn start(&mut self) -> *mut Value {
        self.room.as_mut_ptr()
    }

    /// Says that `top` values are initialised.
    ///
    /// # Safety
    /// They are, and `top` is within the reserved room.
    #[inline]
    pub(super) unsafe fn set_top(&mut self, top: usize) {
        debug_assert!(top <= self.room.capacity());
        // SAFETY: the caller's promise.
        unsafe { self.room.set_len(top) };
    }
}

impl Default for Stack {
    fn default() -> Self {
        Self::new()
    }
}
