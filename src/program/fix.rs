//! In: a program's text, the name of a kind of finding, its line. Out: the text with the fix, where that is mechanical.
//!
//! A fix changes no more than it has to and keeps what the program computes. Where that takes a decision (which
//! pool, which order, who may wait), there is none.

mod computing;
mod gather;

use ruff_python_ast::visitor::{self, Visitor};
use ruff_python_ast::{Expr, ExprCall, Stmt, StmtFunctionDef};
use ruff_text_size::{Ranged, TextRange};

use super::touch::File;
use crate::source::Source;

/// The text with the finding's fix applied; none if there is no mechanical one. `kind` is what
/// `FindingKind::slug` says, `line` counts from 1.
#[must_use]
pub fn fix(text: &str, kind: &str, line: u32) -> Option<String> {
    let source = Source::parse("program.py", text).ok()?;
    let mut fixer = Fixer { source: &source, file: File::new(source.body()), edits: Vec::new() };
    match kind {
        "blocked-loop" | "background-delays" => fixer.blocked(line)?,
        "never-awaited" => fixer.forgotten(line)?,
        "awaits-in-a-row" => fixer.gather(line)?,
        "computing-under-gil" => fixer.processes(line)?,
        _ => return None,
    }
    Some(fixer.finish())
}

/// A text and what is to be changed in it.
struct Fixer<'a> {
    source: &'a Source,
    file: File<'a>,
    edits: Vec<(TextRange, String)>,
}

impl<'a> Fixer<'a> {
    /// Something waits or computes in an `async def`.
    fn blocked(&mut self, line: u32) -> Option<()> {
        let place = self.calls_on(line);
        let def = place.def.filter(|def| def.is_async)?;
        if let Some(call) = place.calls.iter().find(|call| self.is(&call.call.func, "time.sleep")) {
            self.replace(call.call.func.range(), "await asyncio.sleep");
            self.wrap(call);
            return self.import_asyncio();
        }
        if is_handler(def) && !Waits::found(def) {
            let start = def.range().start() + self.offset_of_async(def)?;
            self.replace(TextRange::at(start, "async ".len().try_into().ok()?), "");
            return Some(());
        }
        let is_own = |it: &&Found| match &*it.call.func {
            Expr::Name(name) => self.file.functions.get(name.id.as_str()).is_some_and(|def| !def.is_async),
            func => self.file.imported(func).is_some(),
        };
        let call =
            place.calls.iter().find(is_own).or(place.calls.first().filter(|_| place.calls.len() == 1))?;
        if call.is_awaited || !call.is_movable {
            return None;
        }
        let arguments = &call.call.arguments;
        let is_bare = matches!(&*arguments.args, [Expr::Generator(generator)] if !generator.parenthesized);
        let (open, close) = if is_bare { ("(", ")") } else { ("", "") };
        let inside = self.text(arguments.range()).strip_prefix('(')?.strip_suffix(')')?;
        let comma = if inside.trim().is_empty() { "" } else { ", " };
        let function = self.text(call.call.func.range());
        let new = format!("await asyncio.to_thread({function}{comma}{open}{inside}{close})");
        self.replace(call.call.range(), new);
        self.wrap(call);
        self.import_asyncio()
    }

    /// A coroutine is made and never awaited.
    fn forgotten(&mut self, line: u32) -> Option<()> {
        let place = self.calls_on(line);
        place.def.filter(|def| def.is_async)?;
        let makes_coroutine = |it: &&Found| match &*it.call.func {
            Expr::Name(name) if self.file.functions.contains_key(name.id.as_str()) => {
                self.file.functions[name.id.as_str()].is_async
            }
            Expr::Attribute(it) if self.file.imported(&it.value).is_none() => {
                self.file.methods.get(it.attr.as_str()).is_some_and(|def| def.is_some_and(|def| def.is_async))
            }
            func => self.is(func, "asyncio.sleep") || self.is(func, "asyncio.to_thread"),
        };
        let call = place.calls.iter().find(|it| !it.is_awaited && it.is_movable && makes_coroutine(it))?;
        let start = call.call.range().start();
        self.replace(TextRange::empty(start), "await ");
        self.wrap(call);
        Some(())
    }

    fn is(&self, func: &Expr, name: &str) -> bool {
        self.file.imported(func).is_some_and(|it| it == name)
    }

    fn text(&self, range: TextRange) -> &'a str {
        &self.source.text[range]
    }

    fn replace(&mut self, range: TextRange, new: impl Into<String>) {
        self.edits.push((range, new.into()));
    }

    /// Parentheses around an `await` of which a part is taken.
    fn wrap(&mut self, call: &Found) {
        if call.is_part {
            let range = call.call.range();
            self.edits.insert(0, (TextRange::empty(range.start()), "(".to_owned()));
            self.replace(TextRange::empty(range.end()), ")");
        }
    }

    /// Makes sure that `asyncio` can be named.
    fn import_asyncio(&mut self) -> Option<()> {
        let has_name = |stmt: &Stmt| {
            let Stmt::Import(import) = stmt else { return false };
            import.names.iter().any(|alias| &alias.name == "asyncio" && alias.asname.is_none())
        };
        let body = self.source.body();
        if body.iter().any(has_name) {
            return Some(());
        }
        let is_doc = |stmt: &Stmt| stmt.as_expr_stmt().is_some_and(|it| it.value.is_string_literal_expr());
        let is_future = |stmt: &Stmt| {
            stmt.as_import_from_stmt().is_some_and(|it| it.module.as_deref() == Some("__future__"))
        };
        let first = body.iter().find(|stmt| !is_doc(stmt) && !is_future(stmt))?;
        let line_start =
            self.source.text[..first.range().start().to_usize()].rfind('\n').map_or(0, |at| at + 1);
        let at = u32::try_from(line_start).ok()?.into();
        self.replace(TextRange::empty(at), "import asyncio\n");
        Some(())
    }

    /// Where `async` stands in a definition, after its decorators.
    fn offset_of_async(&self, def: &StmtFunctionDef) -> Option<ruff_text_size::TextSize> {
        let from = def.decorator_list.last().map_or(def.range().start(), |it| it.range().end());
        let head = &self.source.text[TextRange::new(from, def.name.range().start())];
        let at = head.find("async ")?;
        Some(from - def.range().start() + ruff_text_size::TextSize::try_from(at).ok()?)
    }

    fn calls_on(&self, line: u32) -> Place<'a> {
        let mut calls =
            Calls { source: self.source, line, place: Place::default(), defs: Vec::new(), part: None };
        self.source.body().iter().for_each(|stmt| calls.visit_stmt(stmt));
        calls.place
    }

    fn finish(mut self) -> String {
        crate::sorting::sort_by_key(&mut self.edits, |(range, _)| (range.start(), range.end()));
        let mut text = String::new();
        let mut from = 0;
        for (range, new) in &self.edits {
            text += &self.source.text[from..range.start().to_usize()];
            text += new;
            from = range.end().to_usize();
        }
        text + &self.source.text[from..]
    }
}

/// The calls on a line, outer before inner, and the function that they stand in.
#[derive(Default)]
struct Place<'a> {
    def: Option<&'a StmtFunctionDef>,
    calls: Vec<Found<'a>>,
}

/// A call.
struct Found<'a> {
    call: &'a ExprCall,
    /// Whether `await` stands before it.
    is_awaited: bool,
    /// Whether something follows it that binds more tightly than `await`.
    is_part: bool,
    /// Whether an `await` may stand there: no lambda and no generator is between.
    is_movable: bool,
}

struct Calls<'a> {
    source: &'a Source,
    line: u32,
    place: Place<'a>,
    defs: Vec<&'a StmtFunctionDef>,
    /// What was said of the call that comes next: awaited, a part.
    part: Option<(bool, bool)>,
}

impl<'a> Visitor<'a> for Calls<'a> {
    fn visit_stmt(&mut self, stmt: &'a Stmt) {
        match stmt {
            Stmt::FunctionDef(def) => {
                self.defs.push(def);
                visitor::walk_body(self, &def.body);
                self.defs.pop();
            }
            _ => visitor::walk_stmt(self, stmt),
        }
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        let (is_awaited, is_part) = self.part.take().unwrap_or_default();
        if let Expr::Call(call) = expr
            && self.source.lines.line(call.range().start().into()) == self.line
        {
            self.place.def = self.defs.last().copied();
            self.place.calls.push(Found { call, is_awaited, is_part, is_movable: true });
        }
        let before = self.place.calls.len();
        match expr {
            Expr::Await(_) => self.part = Some((true, false)),
            Expr::Attribute(_) | Expr::Subscript(_) => self.part = Some((false, true)),
            Expr::Call(call) if call.func.is_call_expr() => self.part = Some((false, true)),
            _ => {}
        }
        visitor::walk_expr(self, expr);
        self.part = None;
        if matches!(expr, Expr::Lambda(_) | Expr::Generator(_)) {
            self.place.calls[before..].iter_mut().for_each(|call| call.is_movable = false);
        }
    }
}

/// Whether a function is what a server calls for a request.
fn is_handler(def: &StmtFunctionDef) -> bool {
    def.decorator_list.iter().any(|decorator| {
        let call = decorator.expression.as_call_expr().and_then(|call| call.func.as_attribute_expr());
        call.is_some_and(|it| matches!(it.attr.as_str(), "get" | "post" | "put" | "patch" | "delete"))
    })
}

/// Whether a function awaits anything.
struct Waits(bool);

impl Waits {
    fn found(def: &StmtFunctionDef) -> bool {
        let mut waits = Self(false);
        def.body.iter().for_each(|stmt| waits.visit_stmt(stmt));
        waits.0
    }
}

impl<'a> Visitor<'a> for Waits {
    fn visit_stmt(&mut self, stmt: &'a Stmt) {
        self.0 |= match stmt {
            Stmt::For(it) => it.is_async,
            Stmt::With(it) => it.is_async,
            _ => false,
        };
        visitor::walk_stmt(self, stmt);
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        self.0 |= expr.is_await_expr();
        visitor::walk_expr(self, expr);
    }
}
