//! In: all Python files of the repository. Out: nothing, unless some way through their instructions leaves
//! the operand stack in two states, or leaves a handler without restoring the exception handled before.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use tasklanes::program::code::Code;
use tasklanes::program::compile;
use tasklanes::program::effect::effect;
use tasklanes::program::op::Op;
use tasklanes::source::Source;

#[test]
fn operands_are_in_balance() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    for folder in ["tests/compile", "tests/programs", "src/machine/prelude", "static/scenarios"] {
        find(&root.join(folder), &mut files);
    }
    assert!(files.len() > 10);
    for path in files {
        let text = fs::read_to_string(&path).unwrap();
        let compiled = Source::parse("file.py", &text).and_then(|source| compile(&source, false));
        let Ok(program) = compiled else { continue };
        for code in &program.codes {
            if let Err(problem) = check(code) {
                panic!("{} {}: {problem}", path.display(), code.qualified_name);
            }
        }
    }
}

fn find(folder: &Path, found: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for path in entries.map(|entry| entry.expect("an entry").path()) {
        if path.is_dir() {
            find(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "py") {
            found.push(path);
        }
    }
}

/// What lies on the stack: the exception that was handled before, or anything else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Operand {
    Value,
    Previous,
}

use Operand::{Previous, Value};

type Stack = Vec<Operand>;

/// Follows every way through `code`.
fn check(code: &Code) -> Result<(), String> {
    let mut states: BTreeMap<usize, Stack> = BTreeMap::new();
    let mut todo = vec![(0, Vec::new())];
    while let Some((index, stack)) = todo.pop() {
        match states.get(&index) {
            Some(known) if *known == stack => continue,
            Some(known) => return Err(format!("{index}: {known:?} or {stack:?}")),
            None => {}
        }
        let op = code.ops.get(index).ok_or("runs off its end")?;
        todo.extend(handler(code, index, &stack).map_err(|problem| format!("{index} {op:?}: {problem}"))?);
        todo.extend(step(code, index, &stack).map_err(|problem| format!("{index} {op:?}: {problem}"))?);
        states.insert(index, stack);
    }
    let deepest = states.values().map(Vec::len).max().unwrap_or_default();
    if deepest > code.stack_size as usize { Err("the stack is too small".to_owned()) } else { Ok(()) }
}

/// Where an exception goes.
fn handler(code: &Code, index: usize, stack: &Stack) -> Result<Option<(usize, Stack)>, String> {
    let covers = |handler: &&tasklanes::program::code::Handler| {
        (handler.start as usize..handler.end as usize).contains(&index)
    };
    if let Some(handler) = code.handlers.iter().find(covers) {
        let depth = handler.depth as usize;
        if depth > stack.len() {
            // Only at an instruction that cannot fail: the way out of a handler.
            return if may_fail(code.ops[index]) {
                Err("less operands than kept".to_owned())
            } else {
                Ok(None)
            };
        }
        let (kept, lost) = stack.split_at(depth);
        if lost.contains(&Previous) && may_fail(code.ops[index]) {
            return Err("forgets what was handled before".to_owned());
        }
        let stack = kept.iter().copied().chain([Value]).collect();
        return Ok(Some((handler.target as usize, stack)));
    }
    if stack.contains(&Previous) && may_fail(code.ops[index]) {
        return Err("leaves without restoring what was handled before".to_owned());
    }
    Ok(None)
}

fn may_fail(op: Op) -> bool {
    !matches!(
        op,
        Op::Swap
            | Op::Pop
            | Op::Dup
            | Op::PopException
            | Op::PushException
            | Op::EndAsyncFor(_)
            | Op::Const(_)
            | Op::StoreLocal(_)
            | Op::DeleteLocal(_)
            | Op::StoreCell(_)
            | Op::DeleteCell(_)
            | Op::StoreGlobal(_)
            | Op::DeleteGlobal(_)
            | Op::StoreName(_)
            | Op::DeleteName(_)
            | Op::Jump(_)
            | Op::JumpBack(_)
    )
}

/// The instructions after this one, with their stacks.
fn step(code: &Code, index: usize, before: &Stack) -> Result<Vec<(usize, Stack)>, String> {
    let op = code.ops[index];
    let mut stack = before.clone();
    let effect = effect(&op);
    let taken = stack.len().checked_sub(effect.pops as usize).ok_or("too few operands")?;
    let taken = stack.split_off(taken);
    let pushed = |count: u32| std::iter::repeat_n(Value, count as usize);
    let expected: &[Operand] = match op {
        Op::PopException => &[Previous],
        Op::EndAsyncFor(_) => &[Value, Previous, Value],
        Op::ExitWith => &[Value, Previous, Value],
        _ => &[],
    };
    let is_shuffle = matches!(op, Op::Swap | Op::RotThree | Op::RotFour);
    if !is_shuffle && (taken.contains(&Previous) || !expected.is_empty()) && taken != expected {
        return Err(format!("takes {taken:?}"));
    }
    let jumped: Stack = stack.iter().copied().chain(pushed(effect.pushes_on_jump)).collect();
    match op {
        Op::Swap => stack.extend([taken[1], taken[0]]),
        Op::RotThree => stack.extend([taken[2], taken[0], taken[1]]),
        Op::RotFour => stack.extend([taken[3], taken[0], taken[1], taken[2]]),
        Op::PushException => stack.extend([Previous, Value]),
        Op::ExitWith => stack.extend([Value, Previous, Value, Value]),
        _ => stack.extend(pushed(effect.pushes)),
    }
    if matches!(op, Op::Return | Op::ReturnLocal(_)) && before.contains(&Previous) {
        return Err("returns without restoring what was handled before".to_owned());
    }
    let fused = matches!(
        op,
        Op::CompareJump(_)
            | Op::LocalConstCompareJump { .. }
            | Op::LocalLocalCompareJump { .. }
            | Op::ForIterLocal(_)
            | Op::UpdateLocalByConst { .. }
            | Op::UpdateLocalByLocal { .. }
    );
    let holder = if fused { index + 1 } else { index };
    let mut next = Vec::new();
    if let Some(target) = code.ops[holder].target() {
        next.push((target as usize, jumped));
    }
    if !op.ends_flow() {
        next.push((holder + 1, stack));
    }
    Ok(next)
}
