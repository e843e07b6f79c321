//! In: every allocation. Out: how much memory is in use, so that a program that wants more than there is gets a
//! `MemoryError` before the system ends everything.
//!
//! # Safety
//! All work is the system allocator's; this only counts.

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering};

/// So many bytes may be in use before the next turn of a program raises `MemoryError`.
#[cfg(target_arch = "wasm32")]
const CEILING: usize = 1 << 30;
#[cfg(not(target_arch = "wasm32"))]
const CEILING: usize = 2 << 30;

static IN_USE: AtomicUsize = AtomicUsize::new(0);

/// Whether more memory is in use than a program may have.
#[must_use]
pub fn is_short() -> bool {
    // Threads of a test may count past each other: what is below zero is none.
    let in_use = IN_USE.load(Ordering::Relaxed);
    in_use > CEILING && in_use < usize::MAX / 2
}

struct Counting;

#[global_allocator]
static COUNTING: Counting = Counting;

/// Neither exact nor in order where several threads allocate: that is not needed, and would cost time.
fn count(more: usize, less: usize) {
    let in_use = IN_USE.load(Ordering::Relaxed);
    IN_USE.store(in_use.wrapping_add(more).wrapping_sub(less), Ordering::Relaxed);
}

// SAFETY: see the head of the file.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        count(layout.size(), 0);
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        count(layout.size(), 0);
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn dealloc(&self, memory: *mut u8, layout: Layout) {
        count(0, layout.size());
        unsafe { System.dealloc(memory, layout) }
    }

    unsafe fn realloc(&self, memory: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        count(size, layout.size());
        unsafe { System.realloc(memory, layout, size) }
    }
}
