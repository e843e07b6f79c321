//! In: a function, class, lambda or comprehension. Out: its code object, and the instructions around it
//! that make the thing itself.

use std::rc::Rc;

use ruff_python_ast::{self as ast, Comprehension, Expr, ExprLambda, Stmt, StmtClassDef, StmtFunctionDef};
use ruff_text_size::Ranged;

use super::code::{Code, CodeKind, Parameters, Place};
use super::compiler::Compiler;
use super::expression::{Sequence, count};
use super::name::Name;
use super::op::{FunctionParts, Op};
use super::scope::ScopeId;

impl<'a> Compiler<'a> {
    /// `def`, `async def`
    pub(super) fn function(&mut self, def: &'a StmtFunctionDef) {
        for decorator in &def.decorator_list {
            self.expression(&decorator.expression);
        }
        let place = Place { line: self.place_of(def.name.range()).line, ..self.place_of(def.range) };
        self.at_place(place, |c| {
            let mut parts = c.defaults(&def.parameters);
            parts |= c.annotations(&def.parameters, def.returns.as_deref());
            let code = c.function_code(def, place);
            c.make_function(&code, parts);
        });
        self.decorate(&def.decorator_list);
        self.at_place(place, |c| c.store_name(&def.name));
    }

    /// `lambda`
    pub(super) fn lambda(&mut self, lambda: &'a ExprLambda) {
        let parts = lambda.parameters.as_ref().map_or(0, |parameters| self.defaults(parameters));
        let scope = self.symbols.scope_of(lambda);
        let place = self.place_of(lambda.range);
        let code = self.code_of(scope, Name::new("<lambda>"), CodeKind::Function, place, |c| {
            c.expression(&lambda.body);
            if c.unit.kind != CodeKind::Function {
                c.emit(Op::Pop);
                c.unit.build.load_none();
            }
            c.emit(Op::Return);
            (c.parameters(lambda.parameters.as_deref()), None)
        });
        self.make_function(&code, parts);
    }

    /// `class`
    pub(super) fn class(&mut self, class: &'a StmtClassDef) {
        for decorator in &class.decorator_list {
            self.expression(&decorator.expression);
        }
        let place = Place { line: self.place_of(class.name.range()).line, ..self.place_of(class.range) };
        self.at_place(place, |c| {
            let code = c.class_code(class, place);
            c.make_function(&code, 0);
            c.unit.build.load_str(&class.name);
            c.sequence(class.bases(), Sequence::Tuple);
            c.keyword_dict(class.keywords());
            c.emit(Op::BuildClass);
        });
        self.decorate(&class.decorator_list);
        self.at_place(place, |c| c.store_name(&class.name));
    }

    /// A comprehension or generator expression: its function, called with the first iterator.
    pub(super) fn comprehension(&mut self, expr: &'a Expr) {
        let (scope, name, generators, results) = match expr {
            Expr::ListComp(comp) => {
                (self.symbols.scope_of(comp), "<listcomp>", &comp.generators, [Some(&*comp.elt), None])
            }
            Expr::SetComp(comp) => {
                (self.symbols.scope_of(comp), "<setcomp>", &comp.generators, [Some(&*comp.elt), None])
            }
            Expr::DictComp(comp) => {
                let key = comp.key.as_deref();
                (self.symbols.scope_of(comp), "<dictcomp>", &comp.generators, [key, Some(&*comp.value)])
            }
            Expr::Generator(comp) => {
                (self.symbols.scope_of(comp), "<genexpr>", &comp.generators, [Some(&*comp.elt), None])
            }
            _ => unreachable!("it is a comprehension"),
        };
        let place = self.place_of(expr.range());
        let code = self.code_of(scope, Name::new(name), CodeKind::Function, place, |c| {
            match expr {
                Expr::ListComp(_) => c.emit(Op::BuildList(0)),
                Expr::SetComp(_) => c.emit(Op::BuildSet(0)),
                Expr::DictComp(_) => c.emit(Op::BuildDict(0)),
                _ => {}
            }
            c.emit(Op::LoadLocal(0));
            c.comprehension_loop(expr, generators, results, 1);
            if expr.is_generator_expr() {
                c.unit.build.load_none();
            }
            c.emit(Op::Return);
            (Parameters { names: vec![Name::new(".0")], positional: 1, ..Parameters::default() }, None)
        });
        self.make_function(&code, 0);
        let first = generators.first().expect("a comprehension has a `for`");
        self.expression(&first.iter);
        self.emit(if first.is_async { Op::GetAsyncIter } else { Op::GetIter });
        self.emit(Op::Call(1));
        if code.kind == CodeKind::Coroutine {
            self.wait();
        }
    }

    /// One `for` of a comprehension, with those after it inside; its iterator is on the stack.
    fn comprehension_loop(
        &mut self,
        expr: &'a Expr,
        generators: &'a [Comprehension],
        results: [Option<&'a Expr>; 2],
        nesting: u8,
    ) {
        let (generator, inner) = generators.split_first().expect("it has a `for`");
        let (next, end) = (self.unit.build.label(), self.unit.build.label());
        let start = self.unit.build.here();
        if generator.is_async {
            self.async_next(end);
        } else {
            self.unit.build.jump(Op::ForIter, end);
        }
        self.store(&generator.target);
        for condition in &generator.ifs {
            self.jump_if(condition, next, false);
        }
        if let Some(following) = inner.first() {
            self.expression(&following.iter);
            self.emit(if following.is_async { Op::GetAsyncIter } else { Op::GetIter });
            self.comprehension_loop(expr, inner, results, nesting + 1);
        } else {
            self.comprehension_result(expr, results, nesting + 1);
        }
        self.unit.build.put(next);
        self.unit.build.jump(Op::JumpBack, start);
        if generator.is_async {
            self.end_async_for(end);
        } else {
            self.unit.build.put(end);
        }
    }

    fn comprehension_result(&mut self, expr: &'a Expr, results: [Option<&'a Expr>; 2], depth: u8) {
        for result in results.into_iter().flatten() {
            self.expression(result);
        }
        match expr {
            Expr::ListComp(_) => self.emit(Op::ListAppend(depth)),
            Expr::SetComp(_) => self.emit(Op::SetAdd(depth)),
            Expr::DictComp(_) => self.emit(Op::DictAdd(depth)),
            _ => {
                let is_async = self.unit.kind == CodeKind::AsyncGenerator;
                self.emit(if is_async { Op::YieldAsync } else { Op::Yield });
                self.emit(Op::Pop);
            }
        }
    }

    fn function_code(&mut self, def: &'a StmtFunctionDef, place: Place) -> Rc<Code> {
        let scope = self.symbols.scope_of(def);
        self.code_of(scope, Name::new(&def.name), CodeKind::Function, place, |c| {
            c.statements(&def.body);
            c.unit.build.place = c.end_place(&def.body);
            c.unit.build.load_none();
            c.emit(Op::Return);
            (c.parameters(Some(&def.parameters)), c.body_doc(&def.body))
        })
    }

    fn class_code(&mut self, class: &'a StmtClassDef, place: Place) -> Rc<Code> {
        let scope = self.symbols.scope_of(class);
        self.code_of(scope, Name::new(&class.name), CodeKind::ClassBody, place, |c| {
            let doc = c.body_doc(&class.body);
            let qualified_name = Rc::clone(&c.unit.qualified_name);
            c.emit(Op::LoadName(Name::new("__name__")));
            c.store_name("__module__");
            c.unit.build.load_str(&qualified_name);
            c.store_name("__qualname__");
            if let Some(doc) = &doc {
                c.unit.build.load_str(doc);
                c.store_name("__doc__");
            }
            c.start_annotations();
            c.statements(&class.body);
            c.unit.build.place = c.end_place(&class.body);
            if c.scope().needs_class_cell() {
                c.emit(Op::LoadClosure(0));
                c.emit(Op::StoreName(Name::new("__classcell__")));
            }
            c.emit(Op::LoadNamespace);
            c.emit(Op::Return);
            (Parameters::default(), doc)
        })
    }

    /// Compiles the code object of `scope`, or finds it: the body of a `finally` is compiled several times.
    fn code_of(
        &mut self,
        scope: ScopeId,
        name: Name,
        plain: CodeKind,
        place: Place,
        compile: impl FnOnce(&mut Self) -> (Parameters, Option<Rc<str>>),
    ) -> Rc<Code> {
        if let Some(code) = &self.codes[scope] {
            return Rc::clone(code);
        }
        let kind = self.kind_of(scope, plain);
        let outer = self.open(scope, name, kind, place);
        let (parameters, doc) = compile(self);
        self.close(outer, parameters, doc, place)
    }

    fn kind_of(&self, scope: ScopeId, plain: CodeKind) -> CodeKind {
        let scope = &self.symbols.scopes[scope];
        let is_generator = scope.has_yield || scope.kind == super::scope::ScopeKind::GeneratorExpression;
        match (is_generator, scope.is_async) {
            (false, false) => plain,
            (true, false) => CodeKind::Generator,
            (false, true) => CodeKind::Coroutine,
            (true, true) => CodeKind::AsyncGenerator,
        }
    }

    /// Pushes the default values of parameters; says which parts there are.
    fn defaults(&mut self, parameters: &'a ast::Parameters) -> u8 {
        let mut parts = 0;
        let positional = || parameters.posonlyargs.iter().chain(&parameters.args);
        let defaults = positional().filter_map(|parameter| parameter.default());
        let given = defaults.map(|default| self.expression(default)).count();
        if given > 0 {
            self.emit(Op::BuildTuple(count(given)));
            parts |= FunctionParts::DEFAULTS;
        }
        let mut named = 0;
        for parameter in &parameters.kwonlyargs {
            if let Some(default) = parameter.default() {
                let name = self.name(&parameter.parameter.name);
                self.unit.build.load_str(name.text());
                self.expression(default);
                named += 1;
            }
        }
        if named > 0 {
            self.emit(Op::BuildDict(named));
            parts |= FunctionParts::KEYWORD_DEFAULTS;
        }
        parts
    }

    /// Pushes the annotations of a function, if it has any.
    fn annotations(&mut self, parameters: &'a ast::Parameters, returns: Option<&'a Expr>) -> u8 {
        let mut pushed = 0;
        for parameter in parameters {
            if let Some(annotation) = parameter.annotation() {
                let name = self.name(parameter.name());
                self.unit.build.load_str(name.text());
                self.annotation(annotation);
                pushed += 1;
            }
        }
        if let Some(returns) = returns {
            self.unit.build.load_str("return");
            self.annotation(returns);
            pushed += 1;
        }
        if pushed == 0 {
            return 0;
        }
        self.emit(Op::BuildDict(pushed));
        FunctionParts::ANNOTATIONS
    }

    fn parameters(&mut self, parameters: Option<&'a ast::Parameters>) -> Parameters {
        let Some(parameters) = parameters else { return Parameters::default() };
        let positional = parameters.posonlyargs.len() + parameters.args.len();
        let scope = self.scope();
        let names = scope.symbols.keys().take(scope.parameters).copied().collect();
        Parameters {
            names,
            positional: self.small(positional),
            positional_only: self.small(parameters.posonlyargs.len()),
            keyword_only: self.small(parameters.kwonlyargs.len()),
            rest: parameters.vararg.is_some(),
            keyword_rest: parameters.kwarg.is_some(),
        }
    }

    fn decorate(&mut self, decorators: &'a [ast::Decorator]) {
        for decorator in decorators.iter().rev() {
            self.at(&decorator.expression, |c| c.emit(Op::Call(1)));
        }
    }

    /// Where a body falls off its end: its last statement.
    fn end_place(&self, body: &[Stmt]) -> Place {
        body.last().map_or(self.unit.build.place, |last| self.place_of(last.range()))
    }
}
