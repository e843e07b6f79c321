//! In: the syntax of a file. Out: which of its awaits could run together, and which locks are held over an await for
//! nothing: notes for the trace, so that a run can say what it cost.
//!
//! # Awaits in a row
//! Two awaits of calls in the same list of statements are independent if the second uses nothing that the first
//! gave or changed (`touch.rs`), nor what was made of it; the awaits of a loop, if that holds from each turn to
//! the next. An awaited `asyncio.sleep` of its own is a pause that somebody wants, and ends a row.
//!
//! # Locks
//! An `async with` needs its `asyncio.Lock` across an await if something is touched both up to and from that await
//! on, and changed on one side. If no `async with` of that lock needs it, although there is something to protect,
//! it is noted.
//!
//! Long because a row, a loop and a lock are looked at in one walk.

use ruff_python_ast::visitor::{self, Visitor};
use ruff_python_ast::{Expr, ExprAwait, Stmt, StmtAssign, StmtFor, StmtFunctionDef, StmtWith};
use ruff_text_size::Ranged;

use super::code::{AwaitKind, AwaitNote};
use super::touch::{File, Scope, Thing, Touched, Walk};
use crate::source::Source;

/// The notes of a file, by their places.
pub fn notes(source: &Source) -> Vec<AwaitNote> {
    let file = File::new(source.body());
    let mut finder = Finder {
        source,
        file: &file,
        scope: Scope::default(),
        notes: Vec::new(),
        locks: Vec::new(),
        held: Vec::new(),
        thread_locks: Vec::new(),
        taken: Vec::new(),
        is_async: false,
    };
    source.body().iter().for_each(|stmt| finder.visit_stmt(stmt));
    finder.note_locks();
    let mut notes = finder.notes;
    crate::sorting::sort_by_key(&mut notes, |note: &AwaitNote| note.start);
    notes
}

struct Finder<'f, 'a> {
    source: &'f Source,
    file: &'f File<'a>,
    scope: Scope<'a>,
    notes: Vec<AwaitNote>,
    /// The names of variables and attributes that are an `asyncio.Lock`.
    locks: Vec<&'a str>,
    held: Vec<Held<'a>>,
    /// The names of those that are a lock of `threading`.
    thread_locks: Vec<&'a str>,
    /// Where something with a name is entered or acquired in an `async def`.
    taken: Vec<(&'a str, u32)>,
    is_async: bool,
}

/// An `async with` of one thing.
struct Held<'a> {
    lock: &'a str,
    start: u32,
    is_needed: bool,
    protects: bool,
}

impl<'a> Visitor<'a> for Finder<'_, 'a> {
    fn visit_stmt(&mut self, stmt: &'a Stmt) {
        match stmt {
            Stmt::FunctionDef(def) => return self.function(def),
            Stmt::Assign(assign) => self.lock_made(assign),
            Stmt::For(each) if !each.is_async => self.turns(each),
            Stmt::With(with) if with.is_async => self.lock_held(with),
            Stmt::With(with) => with.items.iter().for_each(|item| self.takes(&item.context_expr)),
            _ => {}
        }
        visitor::walk_stmt(self, stmt);
    }

    fn visit_body(&mut self, body: &'a [Stmt]) {
        self.row(body);
        visitor::walk_body(self, body);
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        if let Expr::ListComp(comprehension) = expr
            && let [generator] = comprehension.generators.as_slice()
            && !generator.is_async
        {
            let mut targets = Vec::new();
            names(&generator.target, &mut targets);
            let awaits = Awaits::of(|it| it.visit_expr(&comprehension.elt));
            self.repeated(&awaits, &targets, &Touched::default());
        }
        if let Expr::Call(call) = expr
            && let Expr::Attribute(attribute) = &*call.func
            && &attribute.attr == "acquire"
        {
            self.takes(&attribute.value);
        }
        visitor::walk_expr(self, expr);
    }
}

impl<'a> Finder<'_, 'a> {
    fn function(&mut self, def: &'a StmtFunctionDef) {
        let outer = std::mem::replace(&mut self.scope, Scope::of(def));
        let was_async = std::mem::replace(&mut self.is_async, def.is_async);
        self.visit_body(&def.body);
        self.scope = outer;
        self.is_async = was_async;
    }

    fn takes(&mut self, lock: &'a Expr) {
        if let Some(name) = last_name(lock).filter(|_| self.is_async) {
            self.taken.push((name, u32::from(lock.range().start())));
        }
    }

    fn touched(&self, visit: impl FnOnce(&mut Walk<'_, 'a>)) -> Touched<'a> {
        let mut walk = Walk::new(self.file, self.scope.clone());
        visit(&mut walk);
        walk.touched
    }

    /// What is awaited, if it is a call that may be moved.
    fn movable(&self, waits: &'a ExprAwait) -> Option<Touched<'a>> {
        let call = waits.value.as_call_expr()?;
        let is_pause = self.file.imported(&call.func).is_some_and(|name| name.ends_with(".sleep"));
        let touched = self.touched(|walk| walk.visit_expr(&waits.value));
        (!is_pause && !touched.unknown).then_some(touched)
    }

    /// Looks for rows in a list of statements.
    fn row(&mut self, body: &'a [Stmt]) {
        let mut row = Row::default();
        for stmt in body {
            let awaits = Awaits::of(|it| it.visit_stmt(stmt));
            if !is_simple(stmt) || awaits.conditional {
                self.finish(&mut row);
                continue;
            }
            for waits in &awaits.found {
                match self.movable(waits) {
                    None => self.finish(&mut row),
                    Some(touched) => {
                        if !row.takes(waits, &touched) {
                            self.finish(&mut row);
                        }
                        row.members.push(waits);
                        row.touched.add(&touched);
                    }
                }
            }
            if row.members.is_empty() {
                continue;
            }
            row.touched.add(&self.touched(|walk| walk.visit_stmt(stmt)));
            let mut read = Names::default();
            read.visit_stmt(stmt);
            if !awaits.found.is_empty() || read.loads.iter().any(|name| row.tainted.contains(name)) {
                row.tainted.extend(read.stores);
            }
            if stmt.is_return_stmt() {
                self.finish(&mut row);
            }
        }
        self.finish(&mut row);
    }

    fn finish(&mut self, row: &mut Row<'a>) {
        let members = std::mem::take(row).members;
        if members.len() > 1 {
            self.note_row(&members, false);
        }
    }

    fn note_row(&mut self, members: &[&ExprAwait], repeats: bool) {
        let start = |waits: &ExprAwait| u32::from(waits.range.start());
        if members.iter().any(|waits| self.notes.iter().any(|note| note.start == start(waits))) {
            return;
        }
        let row = self.source.lines.line(start(members[0]));
        for (place, waits) in members.iter().enumerate() {
            let kind = AwaitKind::Row { row, place: place as u32, repeats };
            self.notes.push(AwaitNote { start: start(waits), kind });
        }
    }

    /// Looks at the turns of a loop.
    fn turns(&mut self, each: &'a StmtFor) {
        let mut awaits = Awaits::default();
        let mut others = Touched::default();
        let mut assigned = Vec::new();
        names(&each.target, &mut assigned);
        let mut later = Names::default();
        each.body.iter().for_each(|stmt| later.visit_stmt(stmt));
        for stmt in &each.body {
            let own = Awaits::of(|it| it.visit_stmt(stmt));
            let is_plain = is_simple(stmt) && !stmt.is_return_stmt();
            if !is_plain && (!own.found.is_empty() || leaves(stmt)) {
                return;
            }
            awaits.conditional |= own.conditional;
            for waits in &own.found {
                let mut read = Names::default();
                read.visit_expr(&waits.value);
                let is_carried = |name: &&str| later.stores.contains(name) && !assigned.contains(name);
                if read.loads.iter().any(is_carried) {
                    return;
                }
            }
            awaits.found.extend(own.found);
            others.add(&self.touched(|walk| {
                walk.quiet_awaits = true;
                walk.visit_stmt(stmt);
            }));
            let mut here = Names::default();
            here.visit_stmt(stmt);
            assigned.extend(here.stores);
        }
        self.repeated(&awaits, &assigned, &others);
    }

    /// Awaits that are done again and again. What is new in each turn may change.
    fn repeated(&mut self, awaits: &Awaits<'a>, own: &[&str], others: &Touched<'a>) {
        let mut together = Touched::default();
        for waits in &awaits.found {
            match self.movable(waits) {
                Some(touched) => together.add(&touched),
                None => return,
            }
        }
        let is_own = |thing: &Thing| matches!(thing, Thing::Local(name) if own.contains(name));
        together.reads.retain(|thing| !is_own(thing));
        together.writes.retain(|thing| !is_own(thing));
        if !awaits.found.is_empty()
            && !awaits.conditional
            && !together.disturbs(&together)
            && !together.disturbs(others)
        {
            self.note_row(&awaits.found, true);
        }
    }

    fn lock_made(&mut self, assign: &'a StmtAssign) {
        let is_lock = |call: &Expr| self.file.imported(call).is_some_and(|name| name == "asyncio.Lock");
        let is_thread_lock = |call: &Expr| {
            self.file
                .imported(call)
                .is_some_and(|name| matches!(&*name, "threading.Lock" | "threading.RLock"))
        };
        if assign.value.as_call_expr().is_some_and(|call| is_thread_lock(&call.func)) {
            self.thread_locks.extend(assign.targets.iter().filter_map(last_name));
        }
        if assign.value.as_call_expr().is_some_and(|call| is_lock(&call.func)) {
            self.locks.extend(assign.targets.iter().filter_map(last_name));
        }
    }

    fn lock_held(&mut self, with: &'a StmtWith) {
        let [item] = with.items.as_slice() else { return };
        let Some(lock) = last_name(&item.context_expr) else { return };
        let start = u32::from(item.context_expr.range().start());
        let mut held = Held { lock, start, is_needed: false, protects: false };
        let shared = |touched: &Touched<'a>, own: &[&str]| {
            let is_shared = |thing: &&Thing| match thing {
                Thing::Local(name) => !own.contains(name) && *name != lock,
                Thing::Outer(name) => *name != lock && name.chars().any(char::is_lowercase),
                Thing::Output => true,
            };
            let mut shared = touched.clone();
            shared.reads.retain(|thing| is_shared(&thing));
            shared.writes.retain(|thing| is_shared(&thing));
            shared
        };
        let mut stores = Names::default();
        with.body.iter().for_each(|stmt| stores.visit_stmt(stmt));
        let all: Vec<Touched> = with
            .body
            .iter()
            .map(|stmt| shared(&self.touched(|walk| walk.visit_stmt(stmt)), &stores.stores))
            .collect();
        for (index, stmt) in with.body.iter().enumerate() {
            let awaited = match stmt {
                _ if !is_simple(stmt) => None,
                _ if Awaits::of(|it| it.visit_stmt(stmt)).found.is_empty() => continue,
                Stmt::Expr(it) if it.value.is_await_expr() => Some(&it.value),
                Stmt::Assign(it) if it.value.is_await_expr() => Some(&it.value),
                _ => None,
            };
            let sum = |part: &[Touched<'a>]| {
                let mut sum = Touched::default();
                part.iter().for_each(|touched| sum.add(touched));
                sum
            };
            let after = sum(&all[index..]);
            // Whatever else a statement does may be before or after its await; but it assigns after it.
            let before = match awaited {
                None => sum(&all[..=index]),
                Some(value) => {
                    let mut before = sum(&all[..index]);
                    before.add(&shared(&self.touched(|walk| walk.visit_expr(value)), &stores.stores));
                    before
                }
            };
            let output = |touched: &Touched| touched.writes.contains(&Thing::Output);
            held.is_needed |= before.disturbs(&after) || output(&before) && output(&after);
        }
        held.protects = all.iter().any(|it| it.writes.iter().any(|thing| *thing != Thing::Output));
        self.held.push(held);
    }

    fn note_locks(&mut self) {
        for (lock, start) in std::mem::take(&mut self.taken) {
            if self.thread_locks.contains(&lock) {
                let line = self.source.lines.line(start);
                self.notes.push(AwaitNote { start, kind: AwaitKind::ThreadLock { line } });
            }
        }
        let held = std::mem::take(&mut self.held);
        for one in &held {
            let mut same = held.iter().filter(|other| other.lock == one.lock);
            let is_waste = same.all(|other| !other.is_needed) && one.protects;
            if is_waste && self.locks.contains(&one.lock) {
                self.notes.push(AwaitNote { start: one.start, kind: AwaitKind::Lock });
            }
        }
    }
}

/// Awaits that need nothing of each other so far.
#[derive(Default)]
struct Row<'a> {
    members: Vec<&'a ExprAwait>,
    touched: Touched<'a>,
    /// Variables that hold what they gave, or what was made of it.
    tainted: Vec<&'a str>,
}

impl<'a> Row<'a> {
    fn takes(&self, waits: &'a ExprAwait, touched: &Touched<'a>) -> bool {
        let mut read = Names::default();
        read.visit_expr(&waits.value);
        !read.loads.iter().any(|name| self.tainted.contains(name)) && !self.touched.disturbs(touched)
    }
}

/// A statement without statements in it, after which the next one runs, or the function is over.
fn is_simple(stmt: &Stmt) -> bool {
    matches!(
        stmt,
        Stmt::Expr(_)
            | Stmt::Assign(_)
            | Stmt::AnnAssign(_)
            | Stmt::AugAssign(_)
            | Stmt::Return(_)
            | Stmt::Pass(_)
    )
}

/// Whether a statement may end the turn or the function.
fn leaves(stmt: &Stmt) -> bool {
    struct Leaves(bool);
    impl<'a> Visitor<'a> for Leaves {
        fn visit_stmt(&mut self, stmt: &'a Stmt) {
            self.0 |= matches!(
                stmt,
                Stmt::Break(_)
                    | Stmt::Continue(_)
                    | Stmt::Return(_)
                    | Stmt::Raise(_)
                    | Stmt::Try(_)
                    | Stmt::With(_)
            );
            visitor::walk_stmt(self, stmt);
        }
    }
    let mut leaves = Leaves(false);
    leaves.visit_stmt(stmt);
    leaves.0
}

/// The last part of `lock`, `self.lock`.
fn last_name(expr: &Expr) -> Option<&str> {
    match expr {
        Expr::Name(name) => Some(name.id.as_str()),
        Expr::Attribute(attribute) => Some(attribute.attr.as_str()),
        _ => None,
    }
}

/// The variables that a target assigns.
fn names<'a>(target: &'a Expr, into: &mut Vec<&'a str>) {
    let mut all = Names::default();
    all.visit_expr(target);
    into.extend(all.stores);
}

/// The variables that code reads and assigns.
#[derive(Default)]
struct Names<'a> {
    loads: Vec<&'a str>,
    stores: Vec<&'a str>,
}

impl<'a> Visitor<'a> for Names<'a> {
    fn visit_stmt(&mut self, stmt: &'a Stmt) {
        // `x += 1` reads it as well.
        if let Stmt::AugAssign(assign) = stmt
            && let Expr::Name(name) = &*assign.target
        {
            self.loads.push(name.id.as_str());
        }
        visitor::walk_stmt(self, stmt);
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        if let Expr::Name(name) = expr {
            if name.ctx.is_load() { &mut self.loads } else { &mut self.stores }.push(name.id.as_str());
        }
        visitor::walk_expr(self, expr);
    }
}

/// The awaits of some code, in order.
#[derive(Default)]
struct Awaits<'a> {
    found: Vec<&'a ExprAwait>,
    /// Whether one of them may not come about, or comes about several times.
    conditional: bool,
}

impl<'a> Awaits<'a> {
    fn of(visit: impl FnOnce(&mut Self)) -> Self {
        let mut awaits = Self::default();
        visit(&mut awaits);
        awaits
    }
}

impl<'a> Visitor<'a> for Awaits<'a> {
    fn visit_stmt(&mut self, stmt: &'a Stmt) {
        if !stmt.is_function_def_stmt() {
            visitor::walk_stmt(self, stmt);
        }
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        let before = self.found.len();
        match expr {
            Expr::Lambda(_) => return,
            Expr::Await(waits) => {
                visitor::walk_expr(self, expr);
                self.found.push(waits);
                return;
            }
            _ => visitor::walk_expr(self, expr),
        }
        let may_vary = matches!(
            expr,
            Expr::If(_)
                | Expr::BoolOp(_)
                | Expr::ListComp(_)
                | Expr::SetComp(_)
                | Expr::DictComp(_)
                | Expr::Generator(_)
        );
        self.conditional |= may_vary && self.found.len() > before;
    }
}
