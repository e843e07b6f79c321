//! In: checked syntax. Out: code objects for the machine.
//!
//! # Passes
//! `symbols` walks the file and notes what each scope does with each name; `scope` decides where each name
//! lives; the compiler (`compiler` and what hangs on it) emits instructions through `build`, which checks the
//! depth of the operand stack; `peephole` fuses common sequences.
//!
//! # Ways out of a block
//! A block (`compiler::Block`) is whatever owes something when flow leaves it: a `with` its exit, a `for` its
//! iterator, a `finally` its body. Its instructions are covered by a handler (`build::Guard`), which is paused
//! while a `return`, `break` or `continue` leaves the block, so that what is owed is done once.
//!
//! A handler begins with `PushException`, which leaves `previous exc`, and ends with `PopException`. Its own
//! body is covered by a second handler that keeps `previous` and finds the new exception above it:
//! `Swap; PopException; Reraise`. So whichever way a handler is left, what was handled before is again.

pub mod build;
mod call;
pub mod code;
mod compiler;
pub mod disassemble;
pub mod effect;
mod expression;
pub mod fix;
mod flow;
mod fstring;
mod function;
mod handler;
mod literal;
pub mod name;
pub mod op;
pub mod parameters;
mod pattern;
mod peephole;
pub mod reading;
mod rows;
pub mod scope;
mod statement;
pub mod symbols;
mod target;
mod touch;
pub mod wire;
mod with;

use std::rc::Rc;

use ruff_python_ast::Stmt;

use self::code::{Parameters, Place, Program};
use self::compiler::Compiler;
use self::op::Op;
use crate::source::diagnostic::Diagnostic;
use crate::source::{MOST_FOUND, Source};

/// The awaits of longer texts (in bytes) are not looked at: each may be compared with each.
const LONGEST_NOTED: usize = 100_000;

/// Compiles a file. `is_prelude`: it is part of the built-in library, whose docstrings nobody reads.
///
/// # Errors
/// What Python refuses only now: names that are declared `global` too late, `nonlocal` without a
/// variable, and the like.
pub fn compile(source: &Source, is_prelude: bool) -> Result<Program, Vec<Diagnostic>> {
    let text_annotations = has_text_annotations(source.body());
    let mut symbols = symbols::collect(source.body(), text_annotations);
    let mut broken = std::mem::take(&mut symbols.errors);
    if let Err(missing) = scope::resolve(&mut symbols.scopes) {
        broken.extend(
            missing
                .iter()
                .map(|missing| (missing.range, format!("no binding for nonlocal '{}' found", missing.name))),
        );
    }
    if !broken.is_empty() {
        crate::sorting::sort_by_key(&mut broken, |(range, _)| range.start());
        let refuse = |(range, message)| Diagnostic::syntax(&source.text, &source.lines, range, message);
        return Err(broken.into_iter().take(MOST_FOUND).map(refuse).collect());
    }
    let mut compiler = Compiler::new(source, symbols, text_annotations);
    compiler.keeps_docs = !is_prelude;
    compiler.module(source.body());
    let Compiler { globals, codes, errors, assignments, .. } = compiler;
    if !errors.is_empty() {
        return Err(errors);
    }
    let codes: Vec<_> = codes.into_iter().map(|code| code.expect("every scope is compiled")).collect();
    Ok(Program {
        file: Rc::clone(&source.file),
        text: Rc::clone(&source.text),
        main: Rc::clone(&codes[0]),
        globals: globals.into_iter().collect(),
        codes,
        awaits: if is_prelude || source.text.len() > LONGEST_NOTED {
            Vec::new()
        } else {
            rows::notes(source)
        },
        assignments,
        is_prelude,
    })
}

impl<'a> Compiler<'a> {
    fn module(&mut self, body: &'a [Stmt]) {
        let first = Place { line: 1, start: 0, end: 0 };
        self.unit.build.place = first;
        let doc = self.body_doc(body);
        if let Some(doc) = &doc {
            self.unit.build.load_str(doc);
            self.store_name("__doc__");
        }
        self.start_annotations();
        for stmt in body {
            self.note_assignment(stmt);
            self.statements(std::slice::from_ref(stmt));
        }
        self.unit.build.load_none();
        self.emit(Op::Return);
        let empty = Compiler::new(self.source, symbols::Symbols::default(), false).unit;
        let unit = std::mem::replace(&mut self.unit, empty);
        let code = self.finish(unit, Parameters::default(), doc, first);
        self.codes[0] = Some(code);
    }
}

impl Compiler<'_> {
    /// Keeps in mind where the value of the first `NAME = ..` begins.
    fn note_assignment(&mut self, stmt: &Stmt) {
        let target = match stmt {
            Stmt::Assign(assign) if assign.targets.len() == 1 => assign.targets[0].as_name_expr(),
            Stmt::AnnAssign(assign) if assign.value.is_some() => assign.target.as_name_expr(),
            _ => None,
        };
        if let Some(name) = target.map(|target| self.name(&target.id))
            && self.unit.build.is_reachable()
            && self.assigned.0.insert(name)
        {
            let label = self.unit.build.here();
            self.assigned.1.push(label);
        }
    }
}

/// Whether `from __future__ import annotations` is in force.
fn has_text_annotations(body: &[Stmt]) -> bool {
    body.iter().any(|stmt| match stmt {
        Stmt::ImportFrom(import) => {
            import.module.as_deref() == Some("__future__")
                && import.names.iter().any(|alias| &alias.name == "annotations")
        }
        _ => false,
    })
}
