//! In: syntax. Out: what a piece of it reads and changes outside of itself, also through the functions it calls.
//!
//! Things are told apart by the variable through which they are reached: a change of `cache[key].hits` is a
//! change of `cache`. What cannot be known (a function of another module, a method that several classes have) is
//! said to be unknown, and then nothing is concluded from it.
//!
//! Long because of the lists of names that are known to do no harm.

use std::cell::RefCell;

use hashbrown::HashMap;
use ruff_python_ast::visitor::{self, Visitor};
use ruff_python_ast::{Arguments, Expr, ExprCall, Stmt, StmtClassDef, StmtFunctionDef};

/// Something that code can read or change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Thing<'a> {
    /// What a local variable or parameter refers to.
    Local(&'a str),
    /// What a variable of the module, or of a function outside, refers to.
    Outer(&'a str),
    /// What the program prints.
    Output,
}

/// What a piece of code reads and changes.
#[derive(Clone, Debug, Default)]
pub struct Touched<'a> {
    /// What it may read.
    pub reads: Vec<Thing<'a>>,
    /// What it may change.
    pub writes: Vec<Thing<'a>>,
    /// Whether it may do anything else.
    pub unknown: bool,
}

impl<'a> Touched<'a> {
    /// Both.
    pub fn add(&mut self, other: &Self) {
        other.reads.iter().for_each(|thing| self.read(*thing));
        other.writes.iter().for_each(|thing| self.write(*thing));
        self.unknown |= other.unknown;
    }

    /// Whether the order of the two may matter, apart from what they print.
    pub fn disturbs(&self, other: &Self) -> bool {
        let meets = |writes: &[Thing], all: &Self| {
            let all = || all.reads.iter().chain(&all.writes);
            writes.iter().any(|thing| *thing != Thing::Output && all().any(|it| it == thing))
        };
        self.unknown || other.unknown || meets(&self.writes, other) || meets(&other.writes, self)
    }

    fn read(&mut self, thing: Thing<'a>) {
        if !self.reads.contains(&thing) {
            self.reads.push(thing);
        }
    }

    fn write(&mut self, thing: Thing<'a>) {
        if !self.writes.contains(&thing) {
            self.writes.push(thing);
        }
    }
}

/// The functions, classes and imports of a file.
#[derive(Default)]
pub struct File<'a> {
    pub(super) functions: HashMap<&'a str, &'a StmtFunctionDef>,
    /// Methods by name; none where several classes have one of that name.
    pub(super) methods: HashMap<&'a str, Option<&'a StmtFunctionDef>>,
    classes: HashMap<&'a str, &'a StmtClassDef>,
    /// What a name was imported as: `asyncio`, `asyncio.sleep`.
    imports: HashMap<&'a str, String>,
    known: RefCell<HashMap<usize, Touched<'a>>>,
}

impl<'a> File<'a> {
    /// Those of these statements.
    pub fn new(body: &'a [Stmt]) -> Self {
        let mut file = Self::default();
        body.iter().for_each(|stmt| file.define(stmt));
        file
    }

    fn define(&mut self, stmt: &'a Stmt) {
        match stmt {
            Stmt::FunctionDef(def) => {
                self.functions.insert(&def.name, def);
            }
            Stmt::ClassDef(class) => {
                self.classes.insert(&class.name, class);
                for def in class.body.iter().filter_map(Stmt::as_function_def_stmt) {
                    self.methods.entry(&def.name).and_modify(|it| *it = None).or_insert(Some(def));
                }
            }
            Stmt::Import(import) => {
                for alias in &import.names {
                    let name = alias.asname.as_ref().unwrap_or(&alias.name);
                    self.imports.insert(name, alias.name.to_string());
                }
            }
            Stmt::ImportFrom(import) => {
                let module = import.module.as_deref().unwrap_or_default();
                for alias in &import.names {
                    let name = alias.asname.as_ref().unwrap_or(&alias.name);
                    self.imports.insert(name, format!("{module}.{}", alias.name));
                }
            }
            _ => {}
        }
    }

    /// The dotted name of an imported thing: `asyncio.sleep`.
    pub fn imported(&self, expr: &Expr) -> Option<String> {
        match expr {
            Expr::Name(name) => self.imports.get(name.id.as_str()).cloned(),
            Expr::Attribute(attribute) => {
                Some(format!("{}.{}", self.imported(&attribute.value)?, attribute.attr))
            }
            _ => None,
        }
    }

    /// What a function touches; its parameters are `Local`.
    pub(super) fn function(&self, def: &'a StmtFunctionDef) -> Touched<'a> {
        let key = std::ptr::from_ref(def) as usize;
        if let Some(known) = self.known.borrow().get(&key) {
            return known.clone();
        }
        // While it is looked at, a call of itself adds nothing.
        self.known.borrow_mut().insert(key, Touched::default());
        let mut walk = Walk::new(self, Scope::of(def));
        def.body.iter().for_each(|stmt| walk.visit_stmt(stmt));
        let mut touched = walk.touched;
        let is_outside = |thing: &Thing| match thing {
            Thing::Local(name) => def.parameters.iter().any(|it| it.name().as_str() == *name),
            _ => true,
        };
        touched.reads.retain(is_outside);
        touched.writes.retain(is_outside);
        self.known.borrow_mut().insert(key, touched.clone());
        touched
    }
}

/// The variables of a function.
#[derive(Clone, Default)]
pub struct Scope<'a> {
    locals: Vec<&'a str>,
    /// Locals that are another name for something.
    aliases: Vec<(&'a str, &'a Expr)>,
    outer: Vec<&'a str>,
    /// Functions defined in it.
    inner: Vec<&'a str>,
}

impl<'a> Scope<'a> {
    /// Those of a function.
    pub fn of(def: &'a StmtFunctionDef) -> Self {
        let mut scope = Self::default();
        scope.locals.extend(def.parameters.iter().map(|it| it.name().as_str()));
        def.body.iter().for_each(|stmt| scope.visit_stmt(stmt));
        scope
    }
}

impl<'a> Visitor<'a> for Scope<'a> {
    fn visit_stmt(&mut self, stmt: &'a Stmt) {
        match stmt {
            Stmt::Global(names) => self.outer.extend(names.names.iter().map(|name| name.as_str())),
            Stmt::Nonlocal(names) => self.outer.extend(names.names.iter().map(|name| name.as_str())),
            Stmt::FunctionDef(def) => return self.inner.push(&def.name),
            Stmt::Assign(assign) => {
                if let ([Expr::Name(name)], true) = (assign.targets.as_slice(), is_reference(&assign.value)) {
                    self.aliases.push((name.id.as_str(), &assign.value));
                }
            }
            Stmt::For(each) => {
                if let Expr::Name(name) = &*each.target
                    && is_reference(&each.iter)
                {
                    self.aliases.push((name.id.as_str(), &each.iter));
                }
            }
            _ => {}
        }
        visitor::walk_stmt(self, stmt);
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        if let Expr::Name(name) = expr
            && !name.ctx.is_load()
        {
            self.locals.push(name.id.as_str());
        }
        visitor::walk_expr(self, expr);
    }
}

/// Whether a value is a thing that has another name already.
fn is_reference(expr: &Expr) -> bool {
    matches!(expr, Expr::Name(_) | Expr::Attribute(_) | Expr::Subscript(_))
}

/// Collects what code in a scope touches.
pub struct Walk<'f, 'a> {
    file: &'f File<'a>,
    scope: Scope<'a>,
    /// Whether what is awaited is left out.
    pub quiet_awaits: bool,
    /// What it has come to.
    pub touched: Touched<'a>,
}

impl<'f, 'a> Walk<'f, 'a> {
    /// Nothing yet.
    pub fn new(file: &'f File<'a>, scope: Scope<'a>) -> Self {
        Self { file, scope, quiet_awaits: false, touched: Touched::default() }
    }

    /// The variable through which a thing is reached; none: it is new, or a function or module.
    fn root(&self, expr: &'a Expr) -> Option<Thing<'a>> {
        match expr {
            Expr::Attribute(attribute) => self.root(&attribute.value),
            Expr::Subscript(subscript) => self.root(&subscript.value),
            Expr::Starred(starred) => self.root(&starred.value),
            Expr::Name(name) => self.variable(name.id.as_str()),
            _ => None,
        }
    }

    fn variable(&self, name: &'a str) -> Option<Thing<'a>> {
        if self.scope.locals.contains(&name) && !self.scope.outer.contains(&name) {
            let alias = self.scope.aliases.iter().find(|(own, _)| *own == name);
            return match alias {
                Some((_, Expr::Name(other))) if other.id.as_str() == name => Some(Thing::Local(name)),
                Some((_, other)) if self.scope.aliases.len() < 20 => self.root_once(other, name),
                _ => Some(Thing::Local(name)),
            };
        }
        let is_fixed = self.file.functions.contains_key(name)
            || self.file.classes.contains_key(name)
            || self.file.imports.contains_key(name)
            || self.scope.inner.contains(&name)
            || PURE.contains(&name);
        (!is_fixed).then_some(Thing::Outer(name))
    }

    /// What an alias stands for; one that leads back to itself is a variable like any other.
    fn root_once(&self, expr: &'a Expr, name: &'a str) -> Option<Thing<'a>> {
        match expr {
            Expr::Attribute(attribute) => self.root_once(&attribute.value, name),
            Expr::Subscript(subscript) => self.root_once(&subscript.value, name),
            Expr::Name(other) if self.scope.aliases.iter().any(|(own, _)| *own == other.id.as_str()) => {
                Some(Thing::Local(name))
            }
            Expr::Name(other) => self.variable(other.id.as_str()),
            _ => Some(Thing::Local(name)),
        }
    }

    fn change(&mut self, expr: &'a Expr) {
        if let Some(thing) = self.root(expr) {
            self.touched.write(thing);
        }
    }

    /// Somebody assigns to it. A local variable of its own is nobody else's business.
    fn assign(&mut self, target: &'a Expr) {
        match target {
            Expr::Name(name) if self.scope.outer.contains(&name.id.as_str()) => {
                self.touched.write(Thing::Outer(name.id.as_str()));
            }
            Expr::Attribute(_) | Expr::Subscript(_) => self.change(target),
            Expr::Tuple(tuple) => tuple.elts.iter().for_each(|target| self.assign(target)),
            Expr::List(list) => list.elts.iter().for_each(|target| self.assign(target)),
            _ => {}
        }
    }

    fn call(&mut self, call: &'a ExprCall) {
        let arguments = &call.arguments;
        if let Some(name) = self.file.imported(&call.func) {
            let last = name.rsplit('.').next().unwrap_or_default();
            match last {
                "to_thread" | "run_in_threadpool" | "run_sync" | "partial" => self.passed_on(arguments, 0),
                _ if is_harmless(&name) => self.passed_on_any(arguments),
                _ => self.touched.unknown = true,
            }
            return;
        }
        match &*call.func {
            Expr::Name(name) => self.call_name(name.id.as_str(), arguments),
            Expr::Attribute(attribute) => {
                let (object, name) = (&*attribute.value, attribute.attr.as_str());
                if name == "run_in_executor" {
                    self.passed_on(arguments, 1);
                } else if CHANGES.contains(&name) {
                    self.change(object);
                } else if LOOKS.contains(&name) {
                    self.passed_on_any(arguments);
                } else if let Some(Some(def)) = self.file.methods.get(name) {
                    self.run(def, Some(object), arguments, 0);
                } else {
                    self.touched.unknown = true;
                }
            }
            _ => self.touched.unknown = true,
        }
    }

    fn call_name(&mut self, name: &'a str, arguments: &'a Arguments) {
        let is_local = self.scope.locals.contains(&name);
        if let Some(def) = self.file.functions.get(name).filter(|_| !is_local) {
            self.run(def, None, arguments, 0);
        } else if let Some(class) = self.file.classes.get(name).filter(|_| !is_local) {
            let mut methods = class.body.iter().filter_map(Stmt::as_function_def_stmt);
            if let Some(init) = methods.find(|def| &def.name == "__init__") {
                let touched = self.file.function(init);
                self.touched.unknown |= touched.unknown;
                let outer = |thing: &&Thing| !matches!(thing, Thing::Local(_));
                touched.writes.iter().filter(outer).for_each(|thing| self.touched.write(*thing));
            }
        } else if name == "print" {
            self.touched.write(Thing::Output);
        } else if PURE.contains(&name) {
            self.passed_on_any(arguments);
        } else if !self.scope.inner.contains(&name) {
            self.touched.unknown = true;
        }
    }

    /// Functions among the arguments are called, with what nobody knows.
    fn passed_on_any(&mut self, arguments: &'a Arguments) {
        let values = arguments.args.iter().chain(arguments.keywords.iter().map(|keyword| &keyword.value));
        for value in values {
            if let Expr::Name(name) = value
                && let Some(def) = self.file.functions.get(name.id.as_str())
            {
                let touched = self.file.function(def);
                self.touched.unknown |=
                    touched.unknown || touched.writes.iter().any(|it| *it != Thing::Output);
            }
        }
    }

    /// The argument at this place is called with those that follow.
    fn passed_on(&mut self, arguments: &'a Arguments, place: usize) {
        match arguments.args.get(place) {
            Some(Expr::Name(name)) if self.file.functions.contains_key(name.id.as_str()) => {
                self.run(self.file.functions[name.id.as_str()], None, arguments, place + 1);
            }
            Some(Expr::Name(name)) if PURE.contains(&name.id.as_str()) => {}
            Some(function) if self.file.imported(function).is_some_and(|name| is_harmless(&name)) => {}
            Some(Expr::Attribute(attribute)) => match self.file.methods.get(attribute.attr.as_str()) {
                Some(Some(def)) => self.run(def, Some(&attribute.value), arguments, place + 1),
                _ => self.touched.unknown = true,
            },
            _ => self.touched.unknown = true,
        }
    }

    /// What a function of the file does to what it is given.
    fn run(
        &mut self,
        def: &'a StmtFunctionDef,
        object: Option<&'a Expr>,
        arguments: &'a Arguments,
        skip: usize,
    ) {
        let touched = self.file.function(def);
        let given = |name: &str| -> Option<&'a Expr> {
            let index = def.parameters.iter().position(|it| it.name().as_str() == name)?;
            let index = match (object, index) {
                (Some(object), 0) => return Some(object),
                (Some(_), index) => index - 1,
                (None, index) => index,
            };
            let by_name = arguments.keywords.iter().find(|it| it.arg.as_deref() == Some(name));
            arguments.args.get(skip + index).or(by_name.map(|keyword| &keyword.value))
        };
        let outside = |walk: &Self, thing: &Thing<'a>| match thing {
            Thing::Local(name) => given(name).and_then(|expr| walk.root(expr)),
            other => Some(*other),
        };
        self.touched.unknown |= touched.unknown;
        for thing in &touched.reads {
            if let Some(thing) = outside(self, thing) {
                self.touched.read(thing);
            }
        }
        for thing in &touched.writes {
            if let Some(thing) = outside(self, thing) {
                self.touched.write(thing);
            }
        }
    }
}

impl<'a> Visitor<'a> for Walk<'_, 'a> {
    fn visit_stmt(&mut self, stmt: &'a Stmt) {
        match stmt {
            Stmt::Assign(assign) => assign.targets.iter().for_each(|target| self.assign(target)),
            Stmt::AugAssign(assign) => {
                if let Some(thing) = self.root(&assign.target) {
                    self.touched.read(thing);
                }
                self.assign(&assign.target);
            }
            Stmt::AnnAssign(assign) => self.assign(&assign.target),
            Stmt::For(each) => self.assign(&each.target),
            Stmt::Delete(delete) => delete.targets.iter().for_each(|target| self.assign(target)),
            Stmt::With(with) => {
                with.items.iter().filter(|item| is_reference(&item.context_expr)).for_each(|item| {
                    // A lock, or something else that others may want as well.
                    self.change(&item.context_expr);
                })
            }
            _ => {}
        }
        visitor::walk_stmt(self, stmt);
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        match expr {
            Expr::Name(name) if name.ctx.is_load() => {
                if let Some(thing) = self.variable(name.id.as_str()) {
                    self.touched.read(thing);
                }
            }
            Expr::Await(_) if self.quiet_awaits => return,
            Expr::Call(call) => self.call(call),
            Expr::Yield(_) | Expr::YieldFrom(_) => self.touched.unknown = true,
            _ => {}
        }
        visitor::walk_expr(self, expr);
    }
}

/// Whether a function of a module changes nothing that anybody looks at.
fn is_harmless(name: &str) -> bool {
    let module = name.split('.').next().unwrap_or_default();
    match module {
        "asyncio" => HARMLESS_ASYNCIO.contains(&&name["asyncio".len()..]),
        "anyio" => matches!(name, "anyio.sleep" | "anyio.fail_after" | "anyio.move_on_after"),
        "threading" => matches!(name, "threading.get_ident" | "threading.current_thread"),
        _ => HARMLESS.contains(&module),
    }
}

const HARMLESS: [&str; 14] = [
    "time",
    "math",
    "random",
    "json",
    "datetime",
    "hashlib",
    "string",
    "itertools",
    "functools",
    "statistics",
    "decimal",
    "uuid",
    "fastapi",
    "typing",
];

const HARMLESS_ASYNCIO: [&str; 12] = [
    ".sleep",
    ".gather",
    ".create_task",
    ".wait_for",
    ".timeout",
    ".current_task",
    ".get_running_loop",
    ".get_event_loop",
    ".shield",
    ".ensure_future",
    ".all_tasks",
    ".timeout_at",
];

/// Built-in functions and classes that change nothing.
const PURE: [&str; 49] = [
    "abs",
    "all",
    "any",
    "bin",
    "bool",
    "bytes",
    "callable",
    "chr",
    "dict",
    "divmod",
    "enumerate",
    "filter",
    "float",
    "format",
    "frozenset",
    "getattr",
    "hasattr",
    "hash",
    "hex",
    "id",
    "int",
    "isinstance",
    "issubclass",
    "len",
    "list",
    "map",
    "max",
    "min",
    "oct",
    "ord",
    "pow",
    "range",
    "repr",
    "reversed",
    "round",
    "set",
    "slice",
    "sorted",
    "str",
    "sum",
    "tuple",
    "type",
    "zip",
    "print",
    "Exception",
    "ValueError",
    "RuntimeError",
    "KeyError",
    "TimeoutError",
];

/// Methods that change their object.
const CHANGES: [&str; 21] = [
    "append",
    "appendleft",
    "add",
    "pop",
    "popleft",
    "popitem",
    "update",
    "clear",
    "remove",
    "insert",
    "extend",
    "discard",
    "setdefault",
    "sort",
    "reverse",
    "put_nowait",
    "get_nowait",
    "set",
    "cancel",
    "release",
    "rotate",
];

/// Methods that only look at it.
const LOOKS: [&str; 25] = [
    "get",
    "items",
    "keys",
    "values",
    "copy",
    "count",
    "index",
    "join",
    "split",
    "format",
    "upper",
    "lower",
    "strip",
    "startswith",
    "endswith",
    "encode",
    "decode",
    "replace",
    "title",
    "hexdigest",
    "isdigit",
    "total",
    "most_common",
    "model_dump",
    "time",
];
