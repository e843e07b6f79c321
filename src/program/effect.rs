//! In: an instruction. Out: how many operands it takes and leaves, when it goes on and when it jumps.

use super::op::{FunctionParts, Op};

/// What an instruction does to the depth of the operand stack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Effect {
    /// How many operands it takes off.
    pub pops: u32,
    /// How many it pushes when it goes on.
    pub pushes: u32,
    /// How many it pushes when it jumps; the same as `pushes` if it never does.
    pub pushes_on_jump: u32,
}

/// What `op` does to the depth of the operand stack. A fused instruction with a jump does what it and the
/// instruction behind it do, which holds the target.
#[must_use]
pub fn effect(op: &Op) -> Effect {
    let (pops, pushes) = match *op {
        Op::ForIter(_) => return Effect { pops: 1, pushes: 2, pushes_on_jump: 0 },
        Op::JumpIfFalseOrPop(_) | Op::JumpIfTrueOrPop(_) => {
            return Effect { pops: 1, pushes: 0, pushes_on_jump: 1 };
        }
        Op::Const(_)
        | Op::LoadLocal(_)
        | Op::LoadCell(_)
        | Op::LoadClosure(_)
        | Op::LoadGlobal(_)
        | Op::LoadName(_)
        | Op::LoadClassCell(_)
        | Op::LoadNamespace
        | Op::ImportName(_)
        | Op::LoadAssertionError => (0, 1),
        Op::DeleteLocal(_)
        | Op::DeleteCell(_)
        | Op::DeleteGlobal(_)
        | Op::DeleteName(_)
        | Op::MakeCell(_)
        | Op::Nop
        | Op::Jump(_)
        | Op::JumpBack(_)
        | Op::Raise(0) => (0, 0),
        Op::StoreLocal(_)
        | Op::StoreCell(_)
        | Op::StoreGlobal(_)
        | Op::StoreName(_)
        | Op::Pop
        | Op::PopJumpIfFalse(_)
        | Op::PopJumpIfTrue(_)
        | Op::DeleteAttr(_)
        | Op::Return
        | Op::ImportStar
        | Op::PopException
        | Op::Reraise
        | Op::Raise(1) => (1, 0),
        Op::Raise(_) | Op::StoreAttr { .. } | Op::DeleteItem => (2, 0),
        Op::StoreItem | Op::EndAsyncFor(_) => (3, 0),
        Op::Unary(_)
        | Op::GetIter
        | Op::GetAsyncIter
        | Op::ListToTuple
        | Op::LoadAttr { .. }
        | Op::Yield
        | Op::YieldAsync
        | Op::GetYieldFromIter
        | Op::GetAwaitable => (1, 1),
        Op::Dup
        | Op::GetAsyncNext
        | Op::LoadMethod { .. }
        | Op::ImportFrom(_)
        | Op::PushException
        | Op::EnterWith
        | Op::EnterAsyncWith => (1, 2),
        Op::Binary(_)
        | Op::InPlace(_)
        | Op::Compare(_)
        | Op::Is
        | Op::IsNot
        | Op::In
        | Op::NotIn
        | Op::ListExtend
        | Op::SetUpdate
        | Op::DictUpdate
        | Op::DictMerge
        | Op::LoadItem
        | Op::YieldFrom => (2, 1),
        Op::Swap | Op::MatchException => (2, 2),
        Op::DupTwo => (2, 4),
        Op::RotThree => (3, 3),
        Op::RotFour => (4, 4),
        Op::ExitWith => (3, 4),
        Op::BuildClass => (4, 1),
        Op::BuildList(count) | Op::BuildTuple(count) | Op::BuildSet(count) | Op::BuildString(count) => {
            (count, 1)
        }
        Op::BuildDict(count) => (2 * count, 1),
        Op::BuildSlice(count) => (u32::from(count), 1),
        // What they add to lies `depth` below; it stays there.
        Op::ListAppend(_) | Op::SetAdd(_) => (1, 0),
        Op::DictAdd(_) => (2, 0),
        Op::UnpackSequence(count) => (1, count),
        Op::UnpackStarred { before, after } => (1, u32::from(before) + u32::from(after) + 1),
        Op::Call(count) => (u32::from(count) + 1, 1),
        Op::CallKeywords { count, .. } => (u32::from(count) + 1, 1),
        Op::CallMethod(count) => (u32::from(count) + 2, 1),
        Op::CallUnpacked { keywords } => (2 + u32::from(keywords), 1),
        Op::MakeFunction { parts, .. } => (parts_count(parts), 1),
        Op::Format { spec, .. } => (1 + u32::from(spec), 1),
        Op::LoadTwoLocals(..) | Op::LoadLocalConst(..) => (0, 2),
        Op::LocalOpConst { .. } | Op::LocalOpLocal { .. } => (0, 1),
        Op::CompareJump(_) => (2, 0),
        Op::UpdateLocalByConst { .. }
        | Op::UpdateLocalByLocal { .. }
        | Op::LocalConstCompareJump { .. }
        | Op::LocalLocalCompareJump { .. }
        | Op::ReturnLocal(_) => (0, 0),
        Op::ForIterLocal(_) => return Effect { pops: 1, pushes: 1, pushes_on_jump: 0 },
    };
    Effect { pops, pushes, pushes_on_jump: pushes }
}

fn parts_count(parts: FunctionParts) -> u32 {
    parts.0.count_ones()
}
