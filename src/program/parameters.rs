//! In: a program and new values for some of its module variables. Out: the program with the first assignment to each
//! changed.

use std::rc::Rc;

use super::code::{Const, Program};
use super::name::Name;
use super::op::Op;
use crate::source::diagnostic::Diagnostic;

/// Sets module variables: the first `NAME = ..` or `NAME: T = ..` at the top level is given the Python literal beside
/// the name instead of what it has.
///
/// # Errors
/// A name that is never assigned to in that way, and a value that is none of the literals that [`literal`] knows.
pub fn set(program: &mut Program, values: &[(String, String)]) -> Result<(), Vec<Diagnostic>> {
    let mut errors = Vec::new();
    let mut main = (*program.main).clone();
    for (name, value) in values {
        let assignment = program.assignments.iter().find(|(other, _)| *other == Name::new(name));
        match (literal(value), assignment) {
            (Some(value), Some((name, at))) => {
                let slot = program.globals.iter().position(|global| global == name);
                replace(&mut main, *at as usize, slot.unwrap_or_default() as u32, value);
            }
            (None, _) => errors.push(refusal(
                format!("the value of the parameter '{name}' is not a literal: {value}"),
                "give a number, a string, `True`, `False` or `None`",
            )),
            (_, None) => errors.push(refusal(
                format!("there is no assignment to the parameter '{name}'"),
                "assign to it at the top level of the file: `NAME = 1`",
            )),
        }
    }
    program.main = Rc::new(main);
    program.codes[0] = Rc::clone(&program.main);
    if errors.is_empty() { Ok(()) } else { Err(errors) }
}

/// The value of a number, a string without escapes, `True`, `False` or `None`.
#[must_use]
pub fn literal(text: &str) -> Option<Const> {
    match text {
        "True" => return Some(Const::Bool(true)),
        "False" => return Some(Const::Bool(false)),
        "None" => return Some(Const::None),
        _ => {}
    }
    for quote in ['\'', '"'] {
        let inner = text.strip_prefix(quote).and_then(|rest| rest.strip_suffix(quote));
        if let Some(inner) = inner {
            let is_plain = !inner.contains([quote, '\\', '\n', '\r']);
            return is_plain.then(|| Const::Str(inner.into()));
        }
    }
    let digits = text.strip_prefix('-').unwrap_or(text);
    if !digits.starts_with(|c: char| c.is_ascii_digit() || c == '.') {
        return None;
    }
    let number = text.replace('_', "");
    number.parse().map(Const::Int).or_else(|_| number.parse().map(Const::Float)).ok()
}

/// Puts a constant in the place of the value that is computed from `at` to the next store into the global `slot`.
fn replace(main: &mut super::code::Code, at: usize, slot: u32, value: Const) {
    let length = main.ops.iter().skip(at).position(|op| *op == Op::StoreGlobal(slot));
    let Some(length) = length.filter(|length| *length > 0) else { return };
    main.ops[at] = Op::Const(main.consts.len() as u32);
    main.consts.push(value);
    if length > 1 {
        main.ops[at + 1] = Op::Jump((at + length) as u32);
    }
}

fn refusal(message: String, hint: &str) -> Diagnostic {
    let hint = Some(hint.to_owned());
    Diagnostic { start: 0, end: 0, line: 1, column: 1, message, hint, is_syntax_error: false }
}

#[cfg(test)]
mod tests {
    use super::super::compile;
    use super::*;
    use crate::source::Source;

    const TEXT: &str = "\
if x:
    N = 1
N = 3
M: float = -1.5 * max(2, 3) if N else 4
N = 4
def f():
    K = 1
";

    fn set_one(name: &str, value: &str) -> Result<String, String> {
        let source = Source::parse("f.py", TEXT).unwrap();
        let mut program = compile(&source, false).unwrap();
        set(&mut program, &[(name.to_owned(), value.to_owned())])
            .map_err(|errors| errors[0].message.clone())?;
        Ok(super::super::disassemble::disassemble(&program))
    }

    #[test]
    fn the_first_assignment_at_the_top_level_is_changed() {
        let listing = set_one("N", "10").unwrap();
        let lines: Vec<&str> = listing.lines().map(str::trim).collect();
        let at = lines.iter().position(|line| *line == "3: N = 3").unwrap();
        assert!(lines[at + 1].ends_with(") 10"), "{listing}");
        assert_eq!(listing.matches(") 10\n").count(), 1, "{listing}");
    }

    #[test]
    fn a_computed_value_is_skipped() {
        let listing = set_one("M", "0.25").unwrap();
        let lines: Vec<&str> = listing.lines().map(str::trim).collect();
        let at = lines.iter().position(|line| line.starts_with("4: M: float")).unwrap();
        assert!(lines[at + 1].ends_with(") 0.25"), "{listing}");
        assert!(lines[at + 2].contains("Jump("), "{listing}");
    }

    #[test]
    fn only_literals_are_taken() {
        for value in ["print()", "x", "1 # one", "", "1; 2", "inf", "'a' 'b'", "-", "."] {
            assert!(set_one("N", value).is_err(), "{value}");
        }
        for value in ["1", "-2", "1_000", "0.5", "1e3", "True", "'a b'", "None"] {
            assert!(set_one("N", value).is_ok(), "{value}");
        }
        assert_eq!(set_one("K", "1").unwrap_err(), "there is no assignment to the parameter 'K'");
    }
}
