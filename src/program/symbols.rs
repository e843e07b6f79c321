//! In: the statements of a file. Out: its scopes, with what each does with each name.

use hashbrown::HashMap;
use ruff_python_ast::visitor::{self, Visitor};
use ruff_python_ast::{
    Comprehension, ExceptHandler, Expr, ExprContext, ExprLambda, Identifier, ParameterWithDefault,
    Parameters, Pattern, Stmt, StmtAnnAssign, StmtClassDef, StmtFunctionDef,
};
use ruff_text_size::{Ranged, TextRange};

use super::name::Name;
use super::scope::{Scope, ScopeId, ScopeKind, Symbol, mangle};

/// The scopes of a file, and the message and place of each broken rule about names.
#[derive(Debug, Default)]
pub struct Symbols {
    /// All scopes in source order; the module first.
    pub scopes: Vec<Scope>,
    /// What Python refuses.
    pub errors: Vec<(TextRange, String)>,
    by_node: HashMap<usize, ScopeId>,
}

impl Symbols {
    /// The scope that the given syntax node (a definition, lambda or comprehension) opens.
    #[must_use]
    pub fn scope_of<T>(&self, node: &T) -> ScopeId {
        self.by_node[&key(node)]
    }
}

/// Finds the scopes of a file. `text_annotations`: `from __future__ import annotations` is in force.
#[must_use]
pub fn collect(body: &[Stmt], text_annotations: bool) -> Symbols {
    let mut collector = Collector { symbols: Symbols::default(), current: 0, text_annotations };
    collector.symbols.scopes.push(Scope::new(ScopeKind::Module, None, None));
    collector.visit_body(body);
    collector.symbols
}

/// The address of a node, which is its identity for as long as the tree is borrowed.
fn key<T>(node: &T) -> usize {
    std::ptr::from_ref(node) as usize
}

struct Collector {
    symbols: Symbols,
    current: ScopeId,
    text_annotations: bool,
}

impl Collector {
    fn scope(&mut self) -> &mut Scope {
        &mut self.symbols.scopes[self.current]
    }

    fn name(&self, identifier: &str) -> Name {
        mangle(self.symbols.scopes[self.current].private, identifier)
    }

    fn symbol(&mut self, identifier: &str) -> &mut Symbol {
        let name = self.name(identifier);
        self.scope().symbols.entry(name).or_default()
    }

    fn bind(&mut self, identifier: &str) {
        self.symbol(identifier).bound = true;
    }

    fn use_name(&mut self, identifier: &str) {
        self.symbol(identifier).used = true;
        // `super()` without arguments needs the class, as if the function named it.
        if identifier == "super" && self.scope().kind.is_function() {
            self.symbol("__class__").used = true;
        }
    }

    fn refuse(&mut self, range: TextRange, message: String) {
        self.symbols.errors.push((range, message));
    }

    fn open<T>(&mut self, node: &T, kind: ScopeKind, private: Option<Name>) -> ScopeId {
        let outer = self.current;
        self.current = self.symbols.scopes.len();
        self.symbols.by_node.insert(key(node), self.current);
        self.symbols.scopes.push(Scope::new(kind, Some(outer), private));
        outer
    }

    fn function(&mut self, def: &StmtFunctionDef) {
        for decorator in &def.decorator_list {
            self.visit_expr(&decorator.expression);
        }
        self.bind(&def.name);
        self.defaults(&def.parameters);
        for annotation in def.parameters.iter().filter_map(|p| p.annotation()) {
            self.visit_annotation(annotation);
        }
        if let Some(returns) = &def.returns {
            self.visit_annotation(returns);
        }
        let private = self.scope().private;
        let outer = self.open(def, ScopeKind::Function, private);
        self.scope().is_async = def.is_async;
        self.parameters(&def.parameters);
        self.visit_body(&def.body);
        self.current = outer;
    }

    fn lambda(&mut self, lambda: &ExprLambda) {
        if let Some(parameters) = &lambda.parameters {
            self.defaults(parameters);
        }
        let private = self.scope().private;
        let outer = self.open(lambda, ScopeKind::Lambda, private);
        if let Some(parameters) = &lambda.parameters {
            self.parameters(parameters);
        }
        self.visit_expr(&lambda.body);
        self.current = outer;
    }

    fn class(&mut self, class: &StmtClassDef) {
        for decorator in &class.decorator_list {
            self.visit_expr(&decorator.expression);
        }
        self.bind(&class.name);
        if let Some(arguments) = &class.arguments {
            self.visit_arguments(arguments);
        }
        let outer = self.open(class, ScopeKind::Class, Some(Name::new(&class.name)));
        self.visit_body(&class.body);
        self.current = outer;
    }

    fn defaults(&mut self, parameters: &Parameters) {
        for default in parameters.iter_non_variadic_params().filter_map(ParameterWithDefault::default) {
            self.visit_expr(default);
        }
    }

    /// Declares the parameters in slot order.
    fn parameters(&mut self, parameters: &Parameters) {
        let positional = parameters.posonlyargs.iter().chain(&parameters.args);
        let plain = positional.chain(&parameters.kwonlyargs).map(|p| &p.parameter);
        let rest = parameters.vararg.as_deref().into_iter().chain(parameters.kwarg.as_deref());
        for parameter in plain.chain(rest) {
            if self.symbol(&parameter.name).parameter {
                let message = format!("duplicate argument '{}' in function definition", parameter.name);
                self.refuse(parameter.name.range(), message);
            }
            self.symbol(&parameter.name).parameter = true;
        }
        let scope = self.scope();
        scope.parameters = scope.symbols.len();
    }

    fn comprehension<T>(
        &mut self,
        node: &T,
        kind: ScopeKind,
        generators: &[Comprehension],
        results: &[Option<&Expr>],
    ) {
        let first = generators.first().expect("a comprehension has a `for`");
        self.visit_expr(&first.iter);
        let private = self.scope().private;
        let outer = self.open(node, kind, private);
        self.symbol(".0").parameter = true;
        self.scope().parameters = 1;
        for (index, generator) in generators.iter().enumerate() {
            self.scope().is_async |= generator.is_async;
            if index > 0 {
                self.visit_expr(&generator.iter);
            }
            self.visit_expr(&generator.target);
            for condition in &generator.ifs {
                self.visit_expr(condition);
            }
        }
        for result in results.iter().copied().flatten() {
            self.visit_expr(result);
        }
        let is_awaited = kind == ScopeKind::Comprehension && self.scope().is_async;
        self.current = outer;
        if is_awaited && self.scope().kind.is_comprehension() {
            self.scope().is_async = true;
        }
    }

    /// `name := ..` inside comprehensions binds in the function or module around them.
    fn walrus(&mut self, target: &Expr, range: TextRange) {
        let Expr::Name(target) = target else { return };
        let inner = self.current;
        let mut passed = Vec::new();
        while self.scope().kind.is_comprehension() {
            passed.push(self.current);
            self.current = self.scope().parent.expect("a comprehension stands in something");
        }
        let kind = self.scope().kind;
        if kind == ScopeKind::Class && !passed.is_empty() {
            let message = "assignment expression within a comprehension cannot be used in a class body";
            self.refuse(range, message.to_owned());
        }
        self.bind(&target.id);
        let is_global = kind == ScopeKind::Module || self.symbol(&target.id).global.is_some();
        for scope in passed {
            self.current = scope;
            let symbol = *self.symbol(&target.id);
            if symbol.bound && symbol.nonlocal.is_none() && symbol.global.is_none() {
                let name = &target.id;
                let message =
                    format!("assignment expression cannot rebind comprehension iteration variable '{name}'");
                self.refuse(target.range, message);
                continue;
            }
            let symbol = self.symbol(&target.id);
            symbol.bound = true;
            if is_global {
                symbol.global = Some(range);
            } else {
                symbol.nonlocal = Some(range);
            }
        }
        self.current = inner;
    }

    fn annotated(&mut self, assign: &StmtAnnAssign) {
        if let Some(value) = &assign.value {
            self.visit_expr(value);
        }
        self.visit_expr(&assign.target);
        if let (Expr::Name(name), true) = (&*assign.target, assign.simple) {
            let symbol = self.symbol(&name.id);
            symbol.annotated = true;
            let declared = [(symbol.global, "global"), (symbol.nonlocal, "nonlocal")];
            for (_, word) in declared.into_iter().filter(|(place, _)| place.is_some()) {
                self.refuse(assign.range, format!("annotated name '{}' can't be {word}", name.id));
            }
        }
        if !self.scope().kind.is_function() {
            self.visit_annotation(&assign.annotation);
            if assign.simple {
                self.symbol("__annotations__").used = true;
            }
        }
    }

    fn declare(&mut self, names: &[Identifier], word: &str, range: TextRange) {
        let is_global = word == "global";
        if !is_global && self.scope().kind == ScopeKind::Module {
            self.refuse(range, "nonlocal declaration not allowed at module level".to_owned());
            return;
        }
        for name in names {
            let symbol = *self.symbol(name);
            let problem = if symbol.parameter {
                Some(format!("name '{name}' is parameter and {word}"))
            } else if symbol.annotated {
                Some(format!("annotated name '{name}' can't be {word}"))
            } else if symbol.bound {
                Some(format!("name '{name}' is assigned to before {word} declaration"))
            } else if symbol.used {
                Some(format!("name '{name}' is used prior to {word} declaration"))
            } else if is_global && symbol.nonlocal.is_some() || !is_global && symbol.global.is_some() {
                Some(format!("name '{name}' is nonlocal and global"))
            } else {
                None
            };
            if let Some(message) = problem {
                let first = if message.ends_with("nonlocal and global") {
                    symbol.global.or(symbol.nonlocal)
                } else {
                    None
                };
                self.refuse(first.unwrap_or(range), message);
            }
            let symbol = self.symbol(name);
            if is_global {
                symbol.global = Some(range);
            } else {
                symbol.nonlocal = Some(range);
            }
        }
    }
}

impl<'a> Visitor<'a> for Collector {
    fn visit_stmt(&mut self, stmt: &'a Stmt) {
        match stmt {
            Stmt::FunctionDef(def) => self.function(def),
            Stmt::ClassDef(class) => self.class(class),
            Stmt::AnnAssign(assign) => self.annotated(assign),
            Stmt::Global(global) => self.declare(&global.names, "global", global.range),
            Stmt::Nonlocal(nonlocal) => self.declare(&nonlocal.names, "nonlocal", nonlocal.range),
            Stmt::Import(import) => {
                for alias in &import.names {
                    let dotted = alias.name.split('.').next().unwrap_or_default();
                    self.bind(alias.asname.as_ref().map_or(dotted, Identifier::as_str));
                }
            }
            Stmt::ImportFrom(import) => {
                for alias in import.names.iter().filter(|alias| &alias.name != "*") {
                    self.bind(alias.asname.as_ref().unwrap_or(&alias.name));
                }
            }
            Stmt::AugAssign(assign) => {
                if let Expr::Name(name) = &*assign.target {
                    self.use_name(&name.id);
                }
                visitor::walk_stmt(self, stmt);
            }
            _ => visitor::walk_stmt(self, stmt),
        }
    }

    fn visit_annotation(&mut self, annotation: &'a Expr) {
        if !self.text_annotations {
            self.visit_expr(annotation);
        }
    }

    fn visit_except_handler(&mut self, handler: &'a ExceptHandler) {
        let ExceptHandler::ExceptHandler(inner) = handler;
        if let Some(name) = &inner.name {
            self.bind(name);
        }
        visitor::walk_except_handler(self, handler);
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        match expr {
            Expr::Name(name) => match name.ctx {
                ExprContext::Store | ExprContext::Del => self.bind(&name.id),
                ExprContext::Load | ExprContext::Invalid => self.use_name(&name.id),
            },
            Expr::Lambda(lambda) => self.lambda(lambda),
            Expr::ListComp(comp) => {
                let results = [Some(&*comp.elt)];
                self.comprehension(comp, ScopeKind::Comprehension, &comp.generators, &results);
            }
            Expr::SetComp(comp) => {
                let results = [Some(&*comp.elt)];
                self.comprehension(comp, ScopeKind::Comprehension, &comp.generators, &results);
            }
            Expr::DictComp(comp) => {
                let results = [comp.key.as_deref(), Some(&*comp.value)];
                self.comprehension(comp, ScopeKind::Comprehension, &comp.generators, &results);
            }
            Expr::Generator(comp) => {
                let results = [Some(&*comp.elt)];
                self.comprehension(comp, ScopeKind::GeneratorExpression, &comp.generators, &results);
            }
            Expr::Named(named) => {
                self.visit_expr(&named.value);
                self.walrus(&named.target, named.range);
            }
            Expr::Yield(_) | Expr::YieldFrom(_) => {
                self.scope().has_yield = true;
                visitor::walk_expr(self, expr);
            }
            Expr::Await(_) => {
                if self.scope().kind.is_comprehension() {
                    self.scope().is_async = true;
                }
                visitor::walk_expr(self, expr);
            }
            _ => visitor::walk_expr(self, expr),
        }
    }

    fn visit_pattern(&mut self, pattern: &'a Pattern) {
        let name = match pattern {
            Pattern::MatchAs(inner) => inner.name.as_ref(),
            Pattern::MatchStar(inner) => inner.name.as_ref(),
            Pattern::MatchMapping(inner) => inner.rest.as_ref(),
            _ => None,
        };
        if let Some(name) = name {
            self.bind(name);
        }
        visitor::walk_pattern(self, pattern);
    }
}
