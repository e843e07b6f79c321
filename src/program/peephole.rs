//! In: instructions with their labels. Out: the same with common sequences fused.

use super::code::{Handler, Place};
use super::op::Op;

/// Fuses sequences of instructions of one line where no jump leads to and no handler begins or ends.
/// `positions` are those of the labels; they and the handlers are moved along. The targets of handlers are
/// labels still.
pub fn fuse(ops: &mut Vec<Op>, places: &mut Vec<Place>, positions: &mut [u32], handlers: &mut [Handler]) {
    let borders = borders(ops.len(), positions, handlers);
    let (mut new_ops, mut new_places) = (Vec::with_capacity(ops.len()), Vec::with_capacity(ops.len()));
    let mut moved = Vec::with_capacity(ops.len() + 1);
    let mut index = 0;
    while index < ops.len() {
        let free = (index + 1..ops.len())
            .take(LONGEST - 1)
            .take_while(|&next| !borders[next] && places[next].line == places[index].line)
            .count();
        let window = &ops[index..=index + free];
        let (taken, fused) = match longest(window) {
            Some((taken, op, last)) => (taken, [Some(op), last]),
            None => (1, [Some(ops[index]), None]),
        };
        let start = u32::try_from(new_ops.len()).expect("fewer than before");
        moved.extend(std::iter::repeat_n(start, taken));
        // What can fail is the last part: the operator, the comparison, the iterator.
        let is_store = matches!(fused[1], Some(Op::StoreLocal(_)));
        let place = places[index + taken - 1 - usize::from(is_store)];
        for op in fused.into_iter().flatten() {
            new_ops.push(op);
            new_places.push(if matches!(op, Op::ForIterLocal(_) | Op::ForIter(_)) {
                places[index]
            } else {
                place
            });
        }
        index += taken;
    }
    moved.push(u32::try_from(new_ops.len()).expect("fewer than before"));
    let relocate = |position: &mut u32| {
        if *position != u32::MAX {
            *position = moved[*position as usize];
        }
    };
    positions.iter_mut().for_each(relocate);
    for handler in handlers {
        relocate(&mut handler.start);
        relocate(&mut handler.end);
    }
    (*ops, *places) = (new_ops, new_places);
}

/// Four to fuse, and one before them that had better be left alone.
const LONGEST: usize = 5;

/// Which instructions a label or the edge of a handler stands before.
fn borders(count: usize, positions: &[u32], handlers: &[Handler]) -> Vec<bool> {
    let mut borders = vec![false; count + 1];
    let edges = handlers.iter().flat_map(|handler| [handler.start, handler.end]);
    for position in positions.iter().copied().chain(edges).filter(|&position| position != u32::MAX) {
        borders[position as usize] = true;
    }
    borders
}

/// The longest sequence at the start of `window` that can be fused: its length, the fused instruction, and
/// the one that stays behind it to hold the target of a jump.
fn longest(window: &[Op]) -> Option<(usize, Op, Option<Op>)> {
    let pair = match *window {
        [Op::LoadLocal(left), Op::LoadLocal(right), ..] => Some((left, Operand::Local(right))),
        [Op::LoadLocal(left), Op::Const(constant), ..] => {
            u16::try_from(constant).ok().map(|constant| (left, Operand::Const(constant)))
        }
        _ => None,
    };
    match (window, pair) {
        ([_, _, Op::Compare(op), jump @ Op::PopJumpIfFalse(_), ..], Some((local, operand))) => {
            let fused = match operand {
                Operand::Local(right) => Op::LocalLocalCompareJump { op: *op, left: local, right },
                Operand::Const(constant) => Op::LocalConstCompareJump { op: *op, local, constant },
            };
            Some((4, fused, Some(*jump)))
        }
        ([_, _, Op::InPlace(op), store @ Op::StoreLocal(target), ..], Some((local, operand)))
            if *target == local =>
        {
            let fused = match operand {
                Operand::Local(right) => Op::UpdateLocalByLocal { op: *op, left: local, right },
                Operand::Const(constant) => Op::UpdateLocalByConst { op: *op, local, constant },
            };
            Some((4, fused, Some(*store)))
        }
        ([_, _, Op::Binary(op), ..], Some((local, operand))) => {
            let fused = match operand {
                Operand::Local(right) => Op::LocalOpLocal { op: *op, left: local, right },
                Operand::Const(constant) => Op::LocalOpConst { op: *op, local, constant },
            };
            Some((3, fused, None))
        }
        // The second local is better off in a longer sequence.
        (_, Some((_, Operand::Local(_)))) if longest(&window[1..]).is_some_and(|next| next.0 > 2) => None,
        (_, Some((local, Operand::Local(right)))) => Some((2, Op::LoadTwoLocals(local, right), None)),
        (_, Some((local, Operand::Const(constant)))) => Some((2, Op::LoadLocalConst(local, constant), None)),
        ([Op::LoadLocal(local), Op::Return, ..], _) => Some((2, Op::ReturnLocal(*local), None)),
        ([Op::Compare(op), jump @ Op::PopJumpIfFalse(_), ..], _) => {
            Some((2, Op::CompareJump(*op), Some(*jump)))
        }
        ([iter @ Op::ForIter(_), Op::StoreLocal(local), ..], _) => {
            Some((2, Op::ForIterLocal(*local), Some(*iter)))
        }
        _ => None,
    }
}

enum Operand {
    Local(u16),
    Const(u16),
}

#[cfg(test)]
mod tests {
    use super::super::op::{BinaryOp, CompareOp};
    use super::{Handler, Op, Place, fuse};

    fn fused(mut ops: Vec<Op>, mut labels: Vec<u32>, mut handlers: Vec<Handler>) -> (Vec<Op>, Vec<u32>) {
        let mut places = vec![Place { line: 1, start: 0, end: 0 }; ops.len()];
        fuse(&mut ops, &mut places, &mut labels, &mut handlers);
        assert_eq!(ops.len(), places.len());
        labels.extend(handlers.iter().flat_map(|handler| [handler.start, handler.end]));
        (ops, labels)
    }

    #[test]
    fn takes_the_longest() {
        let compare = Op::Compare(CompareOp::Lt);
        let ops = vec![
            Op::LoadLocal(0),
            Op::Const(1),
            compare,
            Op::PopJumpIfFalse(0),
            Op::LoadLocal(2),
            Op::Return,
        ];
        let (ops, labels) = fused(ops, vec![4, 6, u32::MAX], Vec::new());
        let jump = Op::LocalConstCompareJump { op: CompareOp::Lt, local: 0, constant: 1 };
        assert_eq!(ops, [jump, Op::PopJumpIfFalse(0), Op::ReturnLocal(2)]);
        assert_eq!(labels, [2, 3, u32::MAX]);
    }

    #[test]
    fn leaves_the_second_local_to_an_operator() {
        let ops = vec![Op::LoadLocal(0), Op::LoadLocal(1), Op::Const(1), Op::Binary(BinaryOp::Mul)];
        let (ops, _) = fused(ops, Vec::new(), Vec::new());
        let product = Op::LocalOpConst { op: BinaryOp::Mul, local: 1, constant: 1 };
        assert_eq!(ops, [Op::LoadLocal(0), product]);
    }

    #[test]
    fn stops_at_labels_and_handlers() {
        let plain = vec![Op::LoadLocal(0), Op::LoadLocal(1), Op::Binary(BinaryOp::Add)];
        let (ops, labels) = fused(plain.clone(), vec![2], Vec::new());
        assert_eq!(ops, [Op::LoadTwoLocals(0, 1), Op::Binary(BinaryOp::Add)]);
        assert_eq!(labels, [1]);
        let handler = Handler { start: 1, end: 3, target: 0, depth: 0 };
        let (ops, labels) = fused(plain.clone(), Vec::new(), vec![handler]);
        assert_eq!(ops, plain);
        assert_eq!(labels, [1, 3]);
    }
}
