//! In: checked syntax. Out: what all parts of the compiler share: the code object being made, names,
//! places and the blocks that flow has to leave in order.

use std::rc::Rc;

use hashbrown::DefaultHashBuilder;
use indexmap::IndexSet;
use ruff_python_ast::Stmt;
use ruff_text_size::{Ranged, TextRange};

use super::build::{Builder, Guard, Label};
use super::code::{Code, CodeKind, Const, Parameters, Place};
use super::name::Name;
use super::op::{FunctionParts, Op};
use super::scope::{Binding, Scope, ScopeId, ScopeKind, mangle};
use super::symbols::Symbols;
use crate::source::Source;
use crate::source::diagnostic::Diagnostic;

/// Turns one file into code objects.
pub(super) struct Compiler<'a> {
    pub(super) source: &'a Source,
    pub(super) symbols: Symbols,
    pub(super) globals: IndexSet<Name, DefaultHashBuilder>,
    /// The code of each scope, once it has been compiled.
    pub(super) codes: Vec<Option<Rc<Code>>>,
    pub(super) errors: Vec<Diagnostic>,
    /// `from __future__ import annotations` is in force.
    pub(super) text_annotations: bool,
    /// Whether docstrings can be asked for.
    pub(super) keeps_docs: bool,
    /// See [`Program::assignments`](super::code::Program::assignments).
    pub(super) assignments: Vec<(Name, u32)>,
    /// The names of those that are being compiled, and their labels.
    pub(super) assigned: (IndexSet<Name, DefaultHashBuilder>, Vec<Label>),
    pub(super) unit: Unit<'a>,
}

/// The code object being made.
pub(super) struct Unit<'a> {
    pub(super) scope: ScopeId,
    pub(super) kind: CodeKind,
    pub(super) name: Name,
    pub(super) qualified_name: Rc<str>,
    pub(super) build: Builder,
    pub(super) blocks: Vec<Block<'a>>,
}

/// Something that leaves operands on the stack or has to be done when flow leaves it.
pub(super) enum Block<'a> {
    /// A loop; its iterator, if any, is on the stack.
    Loop { next: Label, end: Label, has_iterator: bool },
    /// The body of a `try` with `except`.
    Try { guard: Guard },
    /// A body with a `finally`.
    Finally { guard: Guard, body: &'a [Stmt] },
    /// The body of an `except`: `previous` is on the stack.
    Handler { guard: Guard },
    /// The body of an `except .. as name`, within `Handler`.
    Named { guard: Guard, name: &'a str },
    /// A `finally` that runs because of an exception: `previous exc` are on the stack.
    Finalizer { guard: Guard },
    /// The body of a `with`: `exit` is on the stack.
    With { guard: Guard, is_async: bool, place: Place },
    /// A `finally` that runs on the way out of a `return`: the value is on the stack.
    Value,
}

impl Block<'_> {
    pub(super) fn guard_mut(&mut self) -> Option<&mut Guard> {
        match self {
            Self::Try { guard }
            | Self::Finally { guard, .. }
            | Self::Handler { guard }
            | Self::Named { guard, .. }
            | Self::Finalizer { guard }
            | Self::With { guard, .. } => Some(guard),
            Self::Loop { .. } | Self::Value => None,
        }
    }
}

impl<'a> Compiler<'a> {
    pub(super) fn new(source: &'a Source, symbols: Symbols, text_annotations: bool) -> Self {
        let codes = symbols.scopes.iter().map(|_| None).collect();
        let unit = Unit {
            scope: 0,
            kind: CodeKind::Module,
            name: Name::new("<module>"),
            qualified_name: "<module>".into(),
            build: Builder::default(),
            blocks: Vec::new(),
        };
        Self {
            source,
            symbols,
            globals: IndexSet::default(),
            codes,
            errors: Vec::new(),
            text_annotations,
            keeps_docs: true,
            assignments: Vec::new(),
            assigned: Default::default(),
            unit,
        }
    }

    pub(super) fn scope(&self) -> &Scope {
        &self.symbols.scopes[self.unit.scope]
    }

    pub(super) fn emit(&mut self, op: Op) {
        self.unit.build.emit(op);
    }

    /// A slot or count as it fits an instruction.
    pub(super) fn small(&mut self, count: usize) -> u16 {
        self.unit.build.small(count)
    }

    /// Notes something that cannot be compiled.
    pub(super) fn refuse(&mut self, range: TextRange, message: &str) {
        let source = self.source;
        self.errors.push(Diagnostic::syntax(&source.text, &source.lines, range, message));
    }

    /// The place of a part of the text.
    pub(super) fn place_of(&self, range: TextRange) -> Place {
        let start = range.start().into();
        Place { line: self.source.lines.line(start), start, end: range.end().into() }
    }

    /// Instructions come from `node` until `compile` is done.
    pub(super) fn at<T>(&mut self, node: &impl Ranged, compile: impl FnOnce(&mut Self) -> T) -> T {
        let place = self.place_of(node.range());
        self.at_place(place, compile)
    }

    /// Instructions come from `place` until `compile` is done.
    pub(super) fn at_place<T>(&mut self, place: Place, compile: impl FnOnce(&mut Self) -> T) -> T {
        let outer = std::mem::replace(&mut self.unit.build.place, place);
        let result = compile(self);
        self.unit.build.place = outer;
        result
    }

    /// The name that an identifier stands for here, with names like `__x` in classes made private.
    pub(super) fn name(&self, identifier: &str) -> Name {
        mangle(self.scope().private, identifier)
    }

    pub(super) fn load_name(&mut self, identifier: &str) {
        let name = self.name(identifier);
        let op = match self.scope().binding(name) {
            Binding::Local(slot) => Op::LoadLocal(slot),
            Binding::Cell(slot) => Op::LoadCell(slot),
            Binding::Global => Op::LoadGlobal(self.global(name)),
            Binding::Namespace => Op::LoadName(name),
            Binding::NamespaceOrCell(slot) => Op::LoadClassCell(slot),
        };
        self.emit(op);
    }

    pub(super) fn store_name(&mut self, identifier: &str) {
        let name = self.name(identifier);
        let op = match self.scope().binding(name) {
            Binding::Local(slot) => Op::StoreLocal(slot),
            Binding::Cell(slot) => Op::StoreCell(slot),
            Binding::Global => Op::StoreGlobal(self.global(name)),
            Binding::Namespace | Binding::NamespaceOrCell(_) => Op::StoreName(name),
        };
        self.emit(op);
    }

    pub(super) fn delete_name(&mut self, identifier: &str) {
        let name = self.name(identifier);
        let op = match self.scope().binding(name) {
            Binding::Local(slot) => Op::DeleteLocal(slot),
            Binding::Cell(slot) => Op::DeleteCell(slot),
            Binding::Global => Op::DeleteGlobal(self.global(name)),
            Binding::Namespace | Binding::NamespaceOrCell(_) => Op::DeleteName(name),
        };
        self.emit(op);
    }

    pub(super) fn load_attribute(&mut self, attribute: &str) {
        let (name, cache) = (self.name(attribute), self.unit.build.cache());
        self.emit(Op::LoadAttr { name, cache });
    }

    pub(super) fn store_attribute(&mut self, attribute: &str) {
        let (name, cache) = (self.name(attribute), self.unit.build.cache());
        self.emit(Op::StoreAttr { name, cache });
    }

    /// Waits for the object on the stack and leaves its result.
    pub(super) fn wait(&mut self) {
        self.emit(Op::GetAwaitable);
        self.unit.build.load_none();
        self.emit(Op::YieldFrom);
    }

    /// Starts the code object of `scope`; gives back the one being made so far, for `close`.
    pub(super) fn open(&mut self, scope: ScopeId, name: Name, kind: CodeKind, place: Place) -> Unit<'a> {
        let qualified_name = self.qualified_name(name);
        let build = Builder::new(place);
        let unit = Unit { scope, kind, name, qualified_name, build, blocks: Vec::new() };
        let outer = std::mem::replace(&mut self.unit, unit);
        for index in 0..self.scope().cells.len() {
            let slot = self.scope().cells[index];
            self.emit(Op::MakeCell(slot));
        }
        outer
    }

    /// Finishes the code object being made and goes on with `outer`.
    pub(super) fn close(
        &mut self,
        outer: Unit<'a>,
        parameters: Parameters,
        doc: Option<Rc<str>>,
        first: Place,
    ) -> Rc<Code> {
        let unit = std::mem::replace(&mut self.unit, outer);
        let code = self.finish(unit, parameters, doc, first);
        self.codes[code.index as usize] = Some(Rc::clone(&code));
        code
    }

    pub(super) fn finish(
        &mut self,
        unit: Unit<'a>,
        parameters: Parameters,
        doc: Option<Rc<str>>,
        first: Place,
    ) -> Rc<Code> {
        let body = unit.build.finish();
        if unit.kind == CodeKind::Module {
            let (names, labels) = std::mem::take(&mut self.assigned);
            let place = |(name, label)| (name, body.position(label));
            self.assignments = names.into_iter().zip(labels).map(place).collect();
        }
        let scope = &mut self.symbols.scopes[unit.scope];
        if body.too_large || scope.slots.len() > usize::from(u16::MAX) {
            let source = self.source;
            let range = TextRange::new(first.start.into(), first.end.into());
            let (message, hint) = ("this block is too large", "divide it into several functions");
            self.errors.push(Diagnostic::unsupported(&source.text, &source.lines, range, message, hint));
        }
        Rc::new(Code {
            name: unit.name,
            qualified_name: unit.qualified_name,
            index: u32::try_from(unit.scope).expect("fewer scopes than bytes of text"),
            kind: unit.kind,
            parameters,
            slots: scope.slots.clone(),
            free: scope.free.iter().copied().collect(),
            stack_size: body.stack_size,
            ops: body.ops,
            places: body.places,
            consts: body.consts,
            handlers: body.handlers,
            caches: body.caches,
            doc,
            first_line: first.line,
        })
    }

    /// Makes a function of `code`; what `parts` names lies on the stack.
    pub(super) fn make_function(&mut self, code: &Rc<Code>, mut parts: u8) {
        if !code.free.is_empty() {
            for &name in &code.free {
                let slot = self.scope().cell_slot(name).expect("a free variable is a cell outside");
                self.emit(Op::LoadClosure(slot));
            }
            self.emit(Op::BuildTuple(u32::try_from(code.free.len()).expect("names are few")));
            parts |= FunctionParts::CLOSURE;
        }
        let number = self.unit.build.constant(Const::Code(Rc::clone(code)));
        self.emit(Op::MakeFunction { parts: FunctionParts(parts), code: number });
    }

    fn global(&mut self, name: Name) -> u32 {
        let (index, _) = self.globals.insert_full(name);
        u32::try_from(index).expect("fewer names than bytes of text")
    }

    /// What `__qualname__` is for a definition of `name` in the code object being made.
    fn qualified_name(&self, name: Name) -> Rc<str> {
        let scope = self.scope();
        let is_global = scope.symbols.get(&name).is_some_and(|symbol| symbol.global.is_some());
        let outer = &self.unit.qualified_name;
        match scope.kind {
            _ if is_global => name.text().into(),
            ScopeKind::Module => name.text().into(),
            ScopeKind::Function | ScopeKind::Lambda => format!("{outer}.<locals>.{name}").into(),
            _ => format!("{outer}.{name}").into(),
        }
    }
}
