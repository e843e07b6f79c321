//! In: the syntax of a file. Out: a diagnostic for each thing that stands where Python does not allow it,
//! in CPython's words.

use hashbrown::HashSet;
use ruff_python_ast::visitor::{self, Visitor};
use ruff_python_ast::{
    Arguments, Comprehension, ExceptHandler, Expr, ExprContext, Identifier, Stmt, StmtImportFrom, StmtTry,
};
use ruff_text_size::{Ranged, TextRange};

use super::diagnostic::Diagnostic;
use super::finders::{Awaits, Walrus};
use super::lines::Lines;
use super::patterns;

/// Finds what Python refuses although each part of it is well formed.
#[must_use]
pub fn check(text: &str, lines: &Lines, body: &[Stmt]) -> Vec<Diagnostic> {
    let module = Block {
        kind: Kind::Module,
        in_loop: false,
        in_star: false,
        in_handler: false,
        yields: false,
        value: None,
    };
    let mut rules = Rules { text, lines, found: Vec::new(), blocks: vec![module], past_futures: false };
    for (index, stmt) in body.iter().enumerate() {
        rules.past_futures |= !may_come_before_futures(index, stmt);
        rules.visit_stmt(stmt);
    }
    rules.found
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Module,
    Class,
    Function {
        is_async: bool,
    },
    Lambda,
    /// A list, set or dict comprehension: its name.
    Comprehension(&'static str),
    GeneratorExpression,
}

struct Block {
    kind: Kind,
    in_loop: bool,
    /// Inside an `except*`, and no loop and no function is between.
    in_star: bool,
    /// Inside an `except*`, and no function is between.
    in_handler: bool,
    yields: bool,
    /// Where it returns a value.
    value: Option<TextRange>,
}

struct Rules<'t> {
    text: &'t str,
    lines: &'t Lines,
    found: Vec<Diagnostic>,
    blocks: Vec<Block>,
    past_futures: bool,
}

impl<'a> Rules<'_> {
    fn refuse(&mut self, range: TextRange, message: impl Into<String>) {
        self.found.push(Diagnostic::syntax(self.text, self.lines, range, message));
    }

    fn block(&mut self) -> &mut Block {
        self.blocks.last_mut().expect("the module is a block")
    }

    fn within(&mut self, kind: Kind, visit: impl FnOnce(&mut Self)) -> Block {
        self.blocks.push(Block {
            kind,
            in_loop: false,
            in_star: false,
            in_handler: false,
            yields: false,
            value: None,
        });
        visit(self);
        self.blocks.pop().expect("it was pushed")
    }

    fn function(&mut self, is_async: bool, body: &'a [Stmt]) {
        let block = self.within(Kind::Function { is_async }, |rules| rules.visit_body(body));
        if let (true, true, Some(range)) = (is_async, block.yields, block.value) {
            self.refuse(range, "'return' with value in async generator");
        }
    }

    fn loop_body(&mut self, body: &'a [Stmt]) {
        let outer = std::mem::replace(&mut self.block().in_loop, true);
        let star = std::mem::replace(&mut self.block().in_star, false);
        self.visit_body(body);
        self.block().in_loop = outer;
        self.block().in_star = star;
    }

    fn try_star(&mut self, stmt: &'a StmtTry) {
        self.visit_body(&stmt.body);
        let star = std::mem::replace(&mut self.block().in_star, true);
        let handler = std::mem::replace(&mut self.block().in_handler, true);
        stmt.handlers.iter().for_each(|handler| self.visit_except_handler(handler));
        self.block().in_star = star;
        self.block().in_handler = handler;
        self.visit_body(&stmt.orelse);
        self.visit_body(&stmt.finalbody);
    }

    fn is_async(&mut self) -> bool {
        self.block().kind == Kind::Function { is_async: true }
    }

    fn check_async(&mut self, range: TextRange, what: &str) {
        if !self.is_async() {
            self.refuse(range, format!("'{what}' outside async function"));
        }
    }

    fn check_yield(&mut self, range: TextRange, is_from: bool) {
        self.block().yields = true;
        match self.block().kind {
            Kind::Module | Kind::Class => self.refuse(range, "'yield' outside function"),
            Kind::Comprehension(name) => self.refuse(range, format!("'yield' inside {name} comprehension")),
            Kind::GeneratorExpression => self.refuse(range, "'yield' inside generator expression"),
            Kind::Function { is_async: true } if is_from => {
                self.refuse(range, "'yield from' inside async function");
            }
            Kind::Function { .. } | Kind::Lambda => {}
        }
    }

    fn check_await(&mut self, range: TextRange) {
        match self.block().kind {
            Kind::Module | Kind::Class => self.refuse(range, "'await' outside function"),
            Kind::Function { is_async: false } | Kind::Lambda => {
                self.refuse(range, "'await' outside async function");
            }
            // An asynchronous comprehension is judged as a whole.
            _ => {}
        }
    }

    fn comprehension(
        &mut self,
        range: TextRange,
        kind: Kind,
        generators: &'a [Comprehension],
        results: &[Option<&'a Expr>],
    ) {
        if let Some(first) = generators.first() {
            self.check_iterable(&first.iter);
            self.visit_expr(&first.iter);
        }
        let mut awaits = Awaits { found: false };
        self.within(kind, |rules| {
            for (index, generator) in generators.iter().enumerate() {
                if index > 0 {
                    rules.check_iterable(&generator.iter);
                    rules.visit_expr(&generator.iter);
                    awaits.visit_expr(&generator.iter);
                }
                awaits.found |= generator.is_async;
                rules.visit_expr(&generator.target);
                for condition in &generator.ifs {
                    rules.visit_expr(condition);
                    awaits.visit_expr(condition);
                }
            }
            for result in results.iter().copied().flatten() {
                rules.visit_expr(result);
                awaits.visit_expr(result);
            }
        });
        let is_list = matches!(kind, Kind::Comprehension(_));
        let outer = self.block().kind;
        let may_await = matches!(
            outer,
            Kind::Function { is_async: true } | Kind::Comprehension(_) | Kind::GeneratorExpression
        );
        if is_list && awaits.found && !may_await {
            self.refuse(range, "asynchronous comprehension outside of an asynchronous function");
        }
    }

    fn check_iterable(&mut self, iterable: &'a Expr) {
        let mut finder = Walrus { found: None };
        finder.visit_expr(iterable);
        if let Some(range) = finder.found {
            self.refuse(range, "assignment expression cannot be used in a comprehension iterable expression");
        }
    }

    fn check_future(&mut self, import: &StmtImportFrom) {
        if import.level > 0 || import.module.as_deref() != Some("__future__") {
            return;
        }
        if self.past_futures {
            let message = "from __future__ imports must occur at the beginning of the file";
            self.refuse(import.range, message);
        }
        for alias in &import.names {
            match alias.name.as_str() {
                "braces" => self.refuse(import.range, "not a chance"),
                name if !FUTURES.contains(&name) => {
                    self.refuse(import.range, format!("future feature {name} is not defined"));
                }
                _ => {}
            }
        }
    }

    fn check_binding(&mut self, name: &Identifier) {
        if name == "__debug__" {
            self.refuse(name.range, "cannot assign to __debug__");
        }
    }
}

const LEAVES_STAR: &str = "'break', 'continue' and 'return' cannot appear in an except* block";

const FUTURES: [&str; 10] = [
    "nested_scopes",
    "generators",
    "division",
    "absolute_import",
    "with_statement",
    "print_function",
    "unicode_literals",
    "barry_as_FLUFL",
    "generator_stop",
    "annotations",
];

fn may_come_before_futures(index: usize, stmt: &Stmt) -> bool {
    match stmt {
        Stmt::ImportFrom(import) => import.module.as_deref() == Some("__future__"),
        Stmt::Expr(stmt) => index == 0 && stmt.value.is_string_literal_expr(),
        _ => false,
    }
}

impl<'a> Visitor<'a> for Rules<'_> {
    fn visit_stmt(&mut self, stmt: &'a Stmt) {
        match stmt {
            Stmt::FunctionDef(def) => {
                self.check_binding(&def.name);
                def.decorator_list.iter().for_each(|decorator| self.visit_decorator(decorator));
                self.visit_parameters(&def.parameters);
                def.returns.iter().for_each(|returns| self.visit_annotation(returns));
                return self.function(def.is_async, &def.body);
            }
            Stmt::ClassDef(class) => {
                self.check_binding(&class.name);
                class.decorator_list.iter().for_each(|decorator| self.visit_decorator(decorator));
                class.arguments.iter().for_each(|arguments| self.visit_arguments(arguments));
                self.within(Kind::Class, |rules| rules.visit_body(&class.body));
                return;
            }
            Stmt::Return(stmt) => {
                if !matches!(self.block().kind, Kind::Function { .. }) {
                    self.refuse(stmt.range, "'return' outside function");
                } else if self.block().in_handler {
                    self.refuse(stmt.range, LEAVES_STAR);
                } else if stmt.value.is_some() && self.block().value.is_none() {
                    self.block().value = Some(stmt.range);
                }
            }
            Stmt::For(stmt) => {
                if stmt.is_async {
                    self.check_async(stmt.range, "async for");
                }
                self.visit_expr(&stmt.iter);
                self.visit_expr(&stmt.target);
                self.loop_body(&stmt.body);
                return self.visit_body(&stmt.orelse);
            }
            Stmt::While(stmt) => {
                self.visit_expr(&stmt.test);
                self.loop_body(&stmt.body);
                return self.visit_body(&stmt.orelse);
            }
            Stmt::With(stmt) if stmt.is_async => self.check_async(stmt.range, "async with"),
            Stmt::Break(_) | Stmt::Continue(_) if self.block().in_star => {
                self.refuse(stmt.range(), LEAVES_STAR);
            }
            Stmt::Break(stmt) if !self.block().in_loop => self.refuse(stmt.range, "'break' outside loop"),
            Stmt::Continue(stmt) if !self.block().in_loop => {
                self.refuse(stmt.range, "'continue' not properly in loop");
            }
            Stmt::Try(stmt) => {
                let bare = |handler: &&ExceptHandler| {
                    let ExceptHandler::ExceptHandler(handler) = handler;
                    handler.type_.is_none()
                };
                let before_last = stmt.handlers.split_last().map_or(&[][..], |(_, before)| before);
                if let Some(handler) = before_last.iter().find(bare) {
                    self.refuse(handler.range(), "default 'except:' must be last");
                }
                if stmt.is_star {
                    return self.try_star(stmt);
                }
            }
            Stmt::ImportFrom(import) => self.check_future(import),
            Stmt::Match(stmt) => {
                for (range, message) in patterns::check(stmt) {
                    self.refuse(range, message);
                }
            }
            _ => {}
        }
        visitor::walk_stmt(self, stmt);
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        match expr {
            Expr::Yield(inner) => self.check_yield(inner.range, false),
            Expr::YieldFrom(inner) => self.check_yield(inner.range, true),
            Expr::Await(inner) => self.check_await(inner.range),
            Expr::Lambda(lambda) => {
                lambda.parameters.iter().for_each(|parameters| self.visit_parameters(parameters));
                self.within(Kind::Lambda, |rules| rules.visit_expr(&lambda.body));
                return;
            }
            Expr::ListComp(comp) => {
                let kind = Kind::Comprehension("list");
                return self.comprehension(comp.range, kind, &comp.generators, &[Some(&comp.elt)]);
            }
            Expr::SetComp(comp) => {
                let kind = Kind::Comprehension("set");
                return self.comprehension(comp.range, kind, &comp.generators, &[Some(&comp.elt)]);
            }
            Expr::DictComp(comp) => {
                let (kind, results) =
                    (Kind::Comprehension("dict"), [comp.key.as_deref(), Some(&*comp.value)]);
                return self.comprehension(comp.range, kind, &comp.generators, &results);
            }
            Expr::Generator(comp) => {
                let kind = Kind::GeneratorExpression;
                return self.comprehension(comp.range, kind, &comp.generators, &[Some(&comp.elt)]);
            }
            Expr::Name(name) if name.ctx != ExprContext::Load && name.id == "__debug__" => {
                let verb = if name.ctx == ExprContext::Del { "delete" } else { "assign to" };
                self.refuse(name.range, format!("cannot {verb} __debug__"));
            }
            _ => {}
        }
        visitor::walk_expr(self, expr);
    }

    fn visit_arguments(&mut self, arguments: &'a Arguments) {
        let mut seen = HashSet::new();
        for name in arguments.keywords.iter().filter_map(|keyword| keyword.arg.as_ref()) {
            if !seen.insert(name.as_str()) {
                self.refuse(name.range, format!("keyword argument repeated: {name}"));
            }
        }
        visitor::walk_arguments(self, arguments);
    }
}
