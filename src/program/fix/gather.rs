//! In: awaits in a row. Out: one `asyncio.gather` in their place.

use ruff_python_ast::visitor::{self, Visitor};
use ruff_python_ast::{Expr, Stmt, StmtFor};
use ruff_text_size::{Ranged, TextRange};

use super::Fixer;
use crate::program::code::{AwaitKind, AwaitNote};
use crate::program::rows;

/// No line should become longer.
const WIDTH: usize = 100;

impl<'a> Fixer<'a> {
    /// The awaits of the row that begins on this line.
    pub(super) fn gather(&mut self, line: u32) -> Option<()> {
        let is_here = |note: &AwaitNote| matches!(note.kind, AwaitKind::Row { row, .. } if row == line);
        let members: Vec<AwaitNote> = rows::notes(self.source).into_iter().filter(is_here).collect();
        let first = members.first()?;
        if matches!(first.kind, AwaitKind::Row { repeats: true, .. }) {
            self.gather_turns(first.start)?;
        } else {
            self.gather_row(&members)?;
        }
        self.import_asyncio()
    }

    fn gather_row(&mut self, members: &[AwaitNote]) -> Option<()> {
        let start = |stmt: &Stmt| awaited(stmt).map(|value| u32::from(value.range().start()));
        let mut lists = Lists::default();
        self.source.body().iter().for_each(|stmt| lists.visit_stmt(stmt));
        let has_first = |body: &&&'a [Stmt]| body.iter().any(|stmt| start(stmt) == Some(members[0].start));
        let body = *lists.0.iter().find(has_first)?;
        let from = body.iter().position(|stmt| start(stmt) == Some(members[0].start))?;
        let row = body.get(from..from + members.len())?;
        // Only if nothing stands between them.
        if !row.iter().zip(members).all(|(stmt, member)| start(stmt) == Some(member.start)) {
            return None;
        }
        let calls: Vec<&str> = row.iter().filter_map(|stmt| self.call(awaited(stmt)?)).collect();
        let targets: Vec<Option<&str>> = row.iter().map(|stmt| self.target(stmt)).collect();
        let head = if targets.iter().any(Option::is_some) {
            let names: Vec<&str> = targets.iter().map(|target| target.unwrap_or("_")).collect();
            format!("{} = ", names.join(", "))
        } else {
            String::new()
        };
        let range = TextRange::new(row[0].range().start(), row[row.len() - 1].range().end());
        let indent = self.indent(range);
        let short = format!("{head}await asyncio.gather({})", calls.join(", "));
        let new = if indent.len() + short.len() <= WIDTH {
            short
        } else {
            let lines: String = calls.iter().map(|call| format!("{indent}    {call},\n")).collect();
            format!("{head}await asyncio.gather(\n{lines}{indent})")
        };
        self.replace(range, new);
        Some(())
    }

    /// `[await f(x) for x in y]`, or a loop that does nothing else.
    fn gather_turns(&mut self, start: u32) -> Option<()> {
        let mut turns = Turns { start, comprehension: None, each: None };
        self.source.body().iter().for_each(|stmt| turns.visit_stmt(stmt));
        if let Some(Expr::ListComp(comprehension)) = turns.comprehension {
            let rest = self.text(TextRange::new(comprehension.elt.range().end(), comprehension.range.end()));
            let call = self.call(&comprehension.elt)?;
            self.replace(comprehension.range, format!("await asyncio.gather(*[{call}{rest})"));
            return Some(());
        }
        let each = turns.each?;
        let [Stmt::Expr(only)] = each.body.as_slice() else { return None };
        let head = format!("for {} in {}", self.text(each.target.range()), self.text(each.iter.range()));
        let all = |call: &str| format!("await asyncio.gather(*[{call} {head}])");
        let new = match &*only.value {
            Expr::Await(_) => all(self.call(&only.value)?),
            Expr::Call(append) => {
                let attribute = append.func.as_attribute_expr().filter(|it| &it.attr == "append")?;
                let list = self.text(attribute.value.range());
                format!("{list}.extend({})", all(self.call(append.arguments.args.first()?)?))
            }
            _ => return None,
        };
        let is_whole = each.orelse.is_empty() && !self.text(each.range).contains('#');
        is_whole.then(|| self.replace(each.range, new))
    }

    /// What an `await` awaits.
    fn call(&self, expr: &Expr) -> Option<&'a str> {
        Some(self.text(expr.as_await_expr()?.value.range()))
    }

    fn target(&self, stmt: &Stmt) -> Option<&'a str> {
        match stmt {
            Stmt::Assign(assign) => Some(self.text(assign.targets.first()?.range())),
            _ => None,
        }
    }

    /// The spaces before a statement.
    fn indent(&self, range: TextRange) -> String {
        let before = &self.source.text[..range.start().to_usize()];
        let line = &before[before.rfind('\n').map_or(0, |at| at + 1)..];
        " ".repeat(line.len())
    }
}

/// The `await` that a statement is, or that it assigns to one variable.
fn awaited(stmt: &Stmt) -> Option<&Expr> {
    let value = match stmt {
        Stmt::Expr(it) => &it.value,
        Stmt::Assign(it) if matches!(it.targets.as_slice(), [Expr::Name(_)]) => &it.value,
        _ => return None,
    };
    value.is_await_expr().then_some(value)
}

/// All lists of statements.
#[derive(Default)]
struct Lists<'a>(Vec<&'a [Stmt]>);

impl<'a> Visitor<'a> for Lists<'a> {
    fn visit_body(&mut self, body: &'a [Stmt]) {
        self.0.push(body);
        visitor::walk_body(self, body);
    }
}

/// What repeats the await that starts there.
struct Turns<'a> {
    start: u32,
    comprehension: Option<&'a Expr>,
    each: Option<&'a StmtFor>,
}

impl<'a> Visitor<'a> for Turns<'a> {
    fn visit_stmt(&mut self, stmt: &'a Stmt) {
        let range = stmt.range();
        if let Stmt::For(each) = stmt
            && u32::from(range.start()) < self.start
            && self.start < u32::from(range.end())
        {
            self.each = Some(each);
        }
        visitor::walk_stmt(self, stmt);
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        if let Expr::ListComp(comprehension) = expr
            && u32::from(comprehension.elt.range().start()) == self.start
        {
            self.comprehension = Some(expr);
        }
        visitor::walk_expr(self, expr);
    }
}
