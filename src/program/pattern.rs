//! In: a `match` statement. Out: its instructions. Plain values are compared in place; what looks into
//! sequences, mappings and objects is described by a constant to the library's `_match`.

use hashbrown::HashMap;
use ruff_python_ast::{Expr, Identifier, MatchCase, Pattern, PatternMatchClass, Singleton, StmtMatch};

use super::build::Label;
use super::code::Const;
use super::compiler::Compiler;
use super::expression::count;
use super::op::{CompareOp, Op};

/// The values that a pattern needs, which are on the stack, and the names that it binds.
#[derive(Default)]
struct Parts<'a> {
    values: i64,
    numbers: HashMap<&'a str, i64>,
    names: Vec<&'a str>,
}

impl<'a> Compiler<'a> {
    /// `match`: the subject stays on the stack until a case fits.
    pub(super) fn match_statement(&mut self, stmt: &'a StmtMatch) {
        self.expression(&stmt.subject);
        let end = self.unit.build.label();
        for case in &stmt.cases {
            self.case(case, end);
        }
        self.emit(Op::Pop);
        self.unit.build.put(end);
    }

    fn case(&mut self, case: &'a MatchCase, end: Label) {
        let next = self.unit.build.label();
        let depth = self.unit.build.depth();
        self.at(&case.pattern, |c| c.pattern(&case.pattern, next));
        if let Some(guard) = &case.guard {
            self.jump_if(guard, next, false);
        }
        self.emit(Op::Pop);
        self.statements(&case.body);
        self.unit.build.jump(Op::Jump, end);
        self.unit.build.set_depth(depth);
        self.unit.build.put(next);
    }

    /// Goes on if the subject on the stack fits, with the names bound; else jumps.
    fn pattern(&mut self, pattern: &'a Pattern, next: Label) {
        match pattern {
            Pattern::MatchAs(inner) if inner.pattern.is_none() => {
                if let Some(name) = &inner.name {
                    self.emit(Op::Dup);
                    self.store_name(name);
                }
            }
            Pattern::MatchOr(inner) if inner.patterns.iter().all(is_plain) => {
                let fits = self.unit.build.label();
                let (last, before) = inner.patterns.split_last().expect("there are several");
                for choice in before {
                    self.compare_plain(choice);
                    self.unit.build.jump(Op::PopJumpIfTrue, fits);
                }
                self.compare_plain(last);
                self.unit.build.jump(Op::PopJumpIfFalse, next);
                self.unit.build.put(fits);
            }
            _ if is_plain(pattern) => {
                self.compare_plain(pattern);
                self.unit.build.jump(Op::PopJumpIfFalse, next);
            }
            _ => self.described(pattern, next),
        }
    }

    /// `subject -- subject bool` for a value or singleton.
    fn compare_plain(&mut self, pattern: &'a Pattern) {
        self.emit(Op::Dup);
        match pattern {
            Pattern::MatchValue(inner) => {
                self.expression(&inner.value);
                self.emit(Op::Compare(CompareOp::Eq));
            }
            Pattern::MatchSingleton(inner) => {
                self.unit.build.load(singleton(inner.value));
                self.emit(Op::Is);
            }
            _ => unreachable!("it is plain"),
        }
    }

    /// Calls the library's `_match.match(subject, values, description, count)`: a list of what the names are
    /// bound to, or `None`.
    fn described(&mut self, pattern: &'a Pattern, next: Label) {
        self.emit(Op::Dup);
        let module = self.unit.build.constant(Const::Str("_match".into()));
        self.emit(Op::ImportName(module));
        self.load_attribute("match");
        self.emit(Op::Swap);
        let mut parts = Parts::default();
        let description = self.describe(pattern, &mut parts);
        self.emit(Op::BuildTuple(u32::try_from(parts.values).expect("values are few")));
        self.unit.build.load(description);
        self.unit.build.load(Const::Int(i64::from(count(parts.names.len()))));
        self.emit(Op::Call(4));
        let (fits, fails) = (self.unit.build.label(), self.unit.build.label());
        self.emit(Op::Dup);
        self.unit.build.load_none();
        self.emit(Op::Is);
        self.unit.build.jump(Op::PopJumpIfTrue, fails);
        self.emit(Op::UnpackSequence(count(parts.names.len())));
        for name in parts.names {
            self.store_name(name);
        }
        self.unit.build.jump(Op::Jump, fits);
        self.unit.build.put(fails);
        self.emit(Op::Pop);
        self.unit.build.jump(Op::Jump, next);
        self.unit.build.put(fits);
    }

    /// What `_match` has to know of a pattern; pushes the values that it needs.
    fn describe(&mut self, pattern: &'a Pattern, parts: &mut Parts<'a>) -> Const {
        match pattern {
            Pattern::MatchValue(inner) => tuple("value", [self.value(&inner.value, parts)]),
            Pattern::MatchSingleton(inner) => tuple("same", [singleton(inner.value)]),
            Pattern::MatchSequence(inner) => {
                let star = inner.patterns.iter().position(Pattern::is_match_star);
                let target = star.map_or(-1, |star| match &inner.patterns[star] {
                    Pattern::MatchStar(starred) => parts.name(starred.name.as_ref()),
                    _ => unreachable!("it is a star"),
                });
                let items = inner.patterns.iter().filter(|pattern| !pattern.is_match_star());
                let items = items.map(|pattern| self.describe(pattern, parts)).collect();
                let star = star.map_or(-1, |star| i64::from(count(star)));
                tuple("sequence", [Const::Int(star), Const::Int(target), Const::Tuple(items)])
            }
            Pattern::MatchMapping(inner) => {
                let keys = inner.keys.iter().map(|key| self.value(key, parts)).collect();
                let items = inner.patterns.iter().map(|pattern| self.describe(pattern, parts)).collect();
                let rest = inner.rest.as_ref().map_or(-1, |rest| parts.name(Some(rest)));
                tuple("mapping", [Const::Tuple(keys), Const::Tuple(items), Const::Int(rest)])
            }
            Pattern::MatchClass(inner) => self.describe_class(inner, parts),
            Pattern::MatchStar(_) => unreachable!("stars stand in sequences"),
            Pattern::MatchAs(inner) => match &inner.pattern {
                None => tuple("name", [Const::Int(parts.name(inner.name.as_ref()))]),
                Some(pattern) => {
                    let described = self.describe(pattern, parts);
                    tuple("as", [Const::Int(parts.name(inner.name.as_ref())), described])
                }
            },
            Pattern::MatchOr(inner) => {
                let choices = inner.patterns.iter().map(|pattern| self.describe(pattern, parts));
                tuple("or", choices)
            }
        }
    }

    fn describe_class(&mut self, pattern: &'a PatternMatchClass, parts: &mut Parts<'a>) -> Const {
        let class = self.value(&pattern.cls, parts);
        let arguments = &pattern.arguments;
        let items = arguments.patterns.iter().map(|pattern| self.describe(pattern, parts)).collect();
        let name = |keyword: &ruff_python_ast::PatternKeyword| Const::Str(keyword.attr.as_str().into());
        let names = arguments.keywords.iter().map(name).collect();
        let named = arguments.keywords.iter().map(|keyword| self.describe(&keyword.pattern, parts)).collect();
        tuple("class", [class, Const::Tuple(items), Const::Tuple(names), Const::Tuple(named)])
    }

    /// Pushes a value for the description: its number.
    fn value(&mut self, expr: &'a Expr, parts: &mut Parts<'a>) -> Const {
        self.expression(expr);
        parts.values += 1;
        Const::Int(parts.values - 1)
    }
}

impl<'a> Parts<'a> {
    /// The number of a name; -1 for `_`.
    fn name(&mut self, name: Option<&'a Identifier>) -> i64 {
        let Some(name) = name else { return -1 };
        let names = &mut self.names;
        *self.numbers.entry(name.as_str()).or_insert_with(|| {
            names.push(name.as_str());
            i64::from(count(names.len() - 1))
        })
    }
}

fn is_plain(pattern: &Pattern) -> bool {
    matches!(pattern, Pattern::MatchValue(_) | Pattern::MatchSingleton(_))
}

fn singleton(value: Singleton) -> Const {
    match value {
        Singleton::None => Const::None,
        Singleton::True => Const::Bool(true),
        Singleton::False => Const::Bool(false),
    }
}

fn tuple(kind: &str, rest: impl IntoIterator<Item = Const>) -> Const {
    Const::Tuple(std::iter::once(Const::Str(kind.into())).chain(rest).collect())
}
