//! In: the cases of a `match` statement. Out: what Python refuses about them, in CPython's words.

use hashbrown::HashSet;
use ruff_python_ast::{Expr, Pattern, StmtMatch};
use ruff_text_size::{Ranged, TextRange};

/// The place and message of each broken rule.
#[must_use]
pub fn check(stmt: &StmtMatch) -> Vec<(TextRange, String)> {
    let mut found = Vec::new();
    if let Some((_, before)) = stmt.cases.split_last() {
        for case in before.iter().filter(|case| case.guard.is_none()) {
            refuse_irrefutable(&case.pattern, &mut found);
        }
    }
    for case in &stmt.cases {
        names(&case.pattern, &mut found);
        walk(&case.pattern, &mut found);
    }
    found
}

type Found = Vec<(TextRange, String)>;

/// A pattern that everything fits makes those after it useless.
fn refuse_irrefutable(pattern: &Pattern, found: &mut Found) {
    if let Some(irrefutable) = pattern.irrefutable_pattern() {
        let inner = irrefutable_name(pattern);
        let what = inner.map_or("wildcard".to_owned(), |name| format!("name capture '{name}'"));
        found.push((irrefutable.range, format!("{what} makes remaining patterns unreachable")));
    }
}

fn irrefutable_name(pattern: &Pattern) -> Option<&str> {
    match pattern {
        Pattern::MatchAs(inner) => match &inner.pattern {
            Some(inner) => irrefutable_name(inner),
            None => inner.name.as_deref(),
        },
        Pattern::MatchOr(inner) => inner.patterns.iter().find_map(irrefutable_name),
        _ => None,
    }
}

/// The names that a pattern binds, in order; each may be bound once.
fn names<'a>(pattern: &'a Pattern, found: &mut Found) -> Vec<&'a str> {
    let mut bound = Vec::new();
    bind(pattern, &mut bound, found);
    bound
}

fn bind<'a>(pattern: &'a Pattern, bound: &mut Vec<&'a str>, found: &mut Found) {
    let name = match pattern {
        Pattern::MatchAs(inner) => inner.name.as_ref(),
        Pattern::MatchStar(inner) => inner.name.as_ref(),
        Pattern::MatchMapping(inner) => inner.rest.as_ref(),
        _ => None,
    };
    match pattern {
        Pattern::MatchOr(inner) => {
            let mut first: Option<Vec<&str>> = None;
            for choice in &inner.patterns {
                let mut names = bound.clone();
                bind(choice, &mut names, found);
                let own = names.split_off(bound.len());
                match &first {
                    None => first = Some(own),
                    Some(first) if sorted(first) != sorted(&own) => {
                        found.push((pattern.range(), "alternative patterns bind different names".to_owned()));
                        break;
                    }
                    Some(_) => {}
                }
            }
            bound.extend(first.unwrap_or_default());
        }
        _ => parts(pattern).into_iter().for_each(|part| bind(part, bound, found)),
    }
    if let Some(name) = name {
        if bound.contains(&name.as_str()) {
            found.push((name.range, format!("multiple assignments to name '{name}' in pattern")));
        }
        bound.push(name);
    }
}

fn sorted<'a>(names: &[&'a str]) -> Vec<&'a str> {
    let mut names = names.to_vec();
    crate::sorting::sort(&mut names);
    names
}

/// The patterns right inside another.
fn parts(pattern: &Pattern) -> Vec<&Pattern> {
    match pattern {
        Pattern::MatchSequence(inner) => inner.patterns.iter().collect(),
        Pattern::MatchMapping(inner) => inner.patterns.iter().collect(),
        Pattern::MatchOr(inner) => inner.patterns.iter().collect(),
        Pattern::MatchAs(inner) => inner.pattern.as_deref().into_iter().collect(),
        Pattern::MatchClass(inner) => {
            let named = inner.arguments.keywords.iter().map(|keyword| &keyword.pattern);
            inner.arguments.patterns.iter().chain(named).collect()
        }
        Pattern::MatchValue(_) | Pattern::MatchSingleton(_) | Pattern::MatchStar(_) => Vec::new(),
    }
}

/// The rules that hold for one pattern by itself.
fn walk(pattern: &Pattern, found: &mut Found) {
    match pattern {
        Pattern::MatchSequence(inner)
            if inner.patterns.iter().filter(|part| part.is_match_star()).count() > 1 =>
        {
            let message = "multiple starred names in sequence pattern";
            found.push((pattern.range(), message.to_owned()));
        }
        Pattern::MatchMapping(inner) => {
            let mut seen = HashSet::new();
            for key in &inner.keys {
                if let Expr::StringLiteral(literal) = key
                    && !seen.insert(literal.value.to_str())
                {
                    let key = literal.value.to_str();
                    let message = format!("mapping pattern checks duplicate key ('{key}')");
                    found.push((pattern.range(), message));
                }
            }
        }
        Pattern::MatchClass(inner) => {
            let mut seen = HashSet::new();
            for keyword in &inner.arguments.keywords {
                if !seen.insert(keyword.attr.as_str()) {
                    let message = format!("attribute name repeated in class pattern: {}", keyword.attr);
                    found.push((keyword.range, message));
                }
            }
        }
        Pattern::MatchOr(inner) => {
            if let Some((_, before)) = inner.patterns.split_last() {
                before.iter().for_each(|choice| refuse_irrefutable(choice, found));
            }
        }
        _ => {}
    }
    parts(pattern).into_iter().for_each(|part| walk(part, found));
}
