//! In: a compiled file. Out: its instructions as text, beside the lines that they come from.

use std::fmt::{self, Write};

use super::code::{Code, Const, Program};
use super::op::Op;

/// The instructions of every code object of `program`, in source order.
#[must_use]
pub fn disassemble(program: &Program) -> String {
    let mut out = String::new();
    for code in &program.codes {
        write_code(&mut out, program, code).expect("writing to a string never fails");
    }
    out
}

fn write_code(out: &mut String, program: &Program, code: &Code) -> fmt::Result {
    if code.index > 0 {
        writeln!(out)?;
    }
    writeln!(out, "{} {:?} line {}", code.qualified_name, code.kind, code.first_line)?;
    write_header(out, code)?;
    let mut line = 0;
    for (index, (op, place)) in code.ops.iter().zip(&code.places).enumerate() {
        if place.line != line {
            line = place.line;
            let text = program.text.lines().nth(line as usize - 1).unwrap_or_default();
            writeln!(out, "  {line}: {}", text.trim())?;
        }
        let is_target = code.ops.iter().any(|op| op.target() == u32::try_from(index).ok())
            || code.handlers.iter().any(|handler| handler.target as usize == index);
        let mark = if is_target { ">" } else { " " };
        writeln!(out, "  {mark} {index:3} {op:?}{}", note(program, code, *op))?;
    }
    for handler in &code.handlers {
        writeln!(
            out,
            "    handler {}..{} -> {} depth {}",
            handler.start, handler.end, handler.target, handler.depth
        )?;
    }
    Ok(())
}

fn write_header(out: &mut String, code: &Code) -> fmt::Result {
    if !code.parameters.names.is_empty() {
        let parameters = &code.parameters;
        write!(out, "    parameters {:?}", parameters.names)?;
        write!(out, " positional {}", parameters.positional)?;
        let counts = [
            ("positional only", usize::from(parameters.positional_only)),
            ("keyword only", usize::from(parameters.keyword_only)),
            ("rest", usize::from(parameters.rest)),
            ("keyword rest", usize::from(parameters.keyword_rest)),
        ];
        for (what, count) in counts.into_iter().filter(|(_, count)| *count > 0) {
            write!(out, ", {what} {count}")?;
        }
        writeln!(out)?;
    }
    if !code.slots.is_empty() {
        writeln!(out, "    slots {:?}, of these free {:?}", code.slots, code.free)?;
    }
    writeln!(out, "    stack {}, caches {}", code.stack_size, code.caches)
}

/// What the numbers of an instruction stand for.
fn note(program: &Program, code: &Code, op: Op) -> String {
    let slot = |slot: u16| format!(" {}", code.slots[usize::from(slot)]);
    let constant = |index: u32| format!(" {}", show(&code.consts[index as usize]));
    match op {
        Op::Const(index) | Op::ImportName(index) => constant(index),
        Op::MakeFunction { code: index, .. } | Op::CallKeywords { names: index, .. } => constant(index),
        Op::LoadGlobal(index) | Op::StoreGlobal(index) | Op::DeleteGlobal(index) => {
            format!(" {}", program.globals[index as usize])
        }
        Op::LoadLocal(index)
        | Op::StoreLocal(index)
        | Op::DeleteLocal(index)
        | Op::LoadCell(index)
        | Op::StoreCell(index)
        | Op::DeleteCell(index)
        | Op::MakeCell(index)
        | Op::LoadClosure(index)
        | Op::LoadClassCell(index)
        | Op::ForIterLocal(index)
        | Op::ReturnLocal(index) => slot(index),
        Op::LoadTwoLocals(first, second) => slot(first) + &slot(second),
        Op::LoadLocalConst(local, index) => slot(local) + &constant(index.into()),
        Op::LocalOpConst { local, constant: index, .. }
        | Op::UpdateLocalByConst { local, constant: index, .. }
        | Op::LocalConstCompareJump { local, constant: index, .. } => slot(local) + &constant(index.into()),
        Op::LocalOpLocal { left, right, .. }
        | Op::UpdateLocalByLocal { left, right, .. }
        | Op::LocalLocalCompareJump { left, right, .. } => slot(left) + &slot(right),
        _ => String::new(),
    }
}

fn show(value: &Const) -> String {
    match value {
        Const::None => "None".to_owned(),
        Const::Ellipsis => "...".to_owned(),
        Const::Bool(value) => if *value { "True" } else { "False" }.to_owned(),
        Const::Int(value) => value.to_string(),
        Const::BigInt(value) => value.to_string(),
        Const::Float(value) => format!("{value:?}"),
        Const::Str(value) => format!("{value:?}"),
        Const::Bytes(value) => format!("b\"{}\"", value.escape_ascii()),
        Const::Tuple(items) => format!("({})", show_all(items)),
        Const::FrozenSet(items) => format!("frozenset({{{}}})", show_all(items)),
        Const::Code(code) => format!("<code {}>", code.qualified_name),
    }
}

fn show_all(items: &[Const]) -> String {
    items.iter().map(show).collect::<Vec<_>>().join(", ")
}
