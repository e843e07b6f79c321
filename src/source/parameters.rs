//! In: the text of a file and new values for some of its module variables. Out: the text with the first
//! assignment to each changed, and every line where it was.

use ruff_python_ast::{Expr, Stmt};
use ruff_python_parser::{Mode, ParseOptions, parse_expression, parse_unchecked};
use ruff_text_size::{Ranged, TextRange};

use super::brackets;
use super::diagnostic::Diagnostic;
use super::lines::Lines;

/// Sets module variables: the first `NAME = ..` or `NAME: T = ..` at the top level of `text` is given the
/// Python literal beside the name instead of what it has. A text that `Source::parse` will not read is left
/// as it is.
///
/// # Errors
/// A name that is never assigned to in that way, and a value that is not a literal on one line.
pub fn set(text: &str, values: &[(String, String)]) -> Result<String, Vec<Diagnostic>> {
    let lines = Lines::new(text);
    let refuse = |message: String, hint: &str| {
        Diagnostic::unsupported(text, &lines, TextRange::default(), message, hint)
    };
    if brackets::too_deep(text).is_some() {
        return Ok(text.to_owned());
    }
    let parsed = parse_unchecked(text, ParseOptions::from(Mode::Module))
        .try_into_module()
        .expect("module mode parses a module");
    let (mut changes, mut errors) = (Vec::new(), Vec::new());
    for (name, value) in values {
        if !is_literal_text(value) {
            let message = format!("the value of the parameter '{name}' is not a literal: {value}");
            errors
                .push(refuse(message, "give a number, a string, `True`, `False`, `None` or a list of those"));
        } else if let Some(range) = assignment(parsed.suite(), name) {
            changes.push((range, value));
        } else {
            let message = format!("there is no assignment to the parameter '{name}'");
            errors.push(refuse(message, "assign to it at the top level of the file: `NAME = 1`"));
        }
    }
    if !errors.is_empty() {
        return Err(errors);
    }
    crate::sorting::sort_by_key(&mut changes, |(range, _)| range.start());
    changes.dedup_by_key(|(range, _)| range.start());
    Ok(replace(text, &changes))
}

/// Where the value of the first assignment to `name` is.
fn assignment(body: &[Stmt], name: &str) -> Option<TextRange> {
    let is_it = |target: &Expr| matches!(target, Expr::Name(target) if target.id == name);
    body.iter().find_map(|stmt| match stmt {
        Stmt::Assign(assign) if assign.targets.len() == 1 && is_it(&assign.targets[0]) => {
            Some(assign.value.range())
        }
        Stmt::AnnAssign(assign) if is_it(&assign.target) => assign.value.as_ref().map(|v| v.range()),
        _ => None,
    })
}

fn is_literal_text(text: &str) -> bool {
    if brackets::too_deep(text).is_some() {
        return false;
    }
    let parsed = parse_expression(text);
    let has_comment =
        parsed.as_ref().is_ok_and(|parsed| parsed.tokens().iter().any(|t| t.kind().is_comment()));
    Lines::new(text).count() == 1 && !has_comment && parsed.is_ok_and(|parsed| is_literal(parsed.expr()))
}

fn is_literal(expr: &Expr) -> bool {
    match expr {
        Expr::NumberLiteral(_) | Expr::StringLiteral(_) | Expr::BytesLiteral(_) => true,
        Expr::BooleanLiteral(_) | Expr::NoneLiteral(_) => true,
        Expr::UnaryOp(unary) => unary.operand.is_number_literal_expr(),
        Expr::List(list) => list.elts.iter().all(is_literal),
        Expr::Tuple(tuple) => tuple.elts.iter().all(is_literal),
        Expr::Dict(dict) => {
            let is_key = |key: &Option<Expr>| key.as_ref().is_some_and(is_literal);
            dict.items.iter().all(|item| is_key(&item.key) && is_literal(&item.value))
        }
        _ => false,
    }
}

fn replace(text: &str, changes: &[(TextRange, &String)]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for (range, value) in changes {
        out.push_str(&text[done..range.start().into()]);
        out.push_str(value);
        done = range.end().into();
        // The lines that the old value took stay, so that what follows keeps its numbers.
        let ends_line = text[done..].lines().next().unwrap_or_default().trim_start();
        let is_last = ends_line.is_empty() || ends_line.starts_with('#');
        for _ in 1..Lines::new(&text[*range]).count() {
            out.push_str(if is_last { "\n" } else { " \\\n" });
        }
    }
    out.push_str(&text[done..]);
    out
}

#[cfg(test)]
mod tests {
    use super::set;

    fn set_one(text: &str, name: &str, value: &str) -> Result<String, String> {
        set(text, &[(name.to_owned(), value.to_owned())]).map_err(|errors| errors[0].message.clone())
    }

    #[test]
    fn changes_the_first_assignment() {
        let text = "import x\nN = 3  # how many\nM: float = -1.5\nN = 4\n";
        assert_eq!(set_one(text, "N", "10").unwrap(), text.replacen("N = 3", "N = 10", 1));
        assert_eq!(set_one(text, "M", "0.25").unwrap(), text.replace("-1.5", "0.25"));
        assert_eq!(set_one(text, "N", "'#'").unwrap(), text.replacen("N = 3", "N = '#'", 1));
    }

    #[test]
    fn keeps_lines() {
        let text = "N = [\n  1,\n]\nprint(N)\n";
        assert_eq!(set_one(text, "N", "[2]").unwrap(), "N = [2]\n\n\nprint(N)\n");
        let text = "N = [\n  1,\n]; print(N)\n";
        assert_eq!(set_one(text, "N", "[2]").unwrap(), "N = [2] \\\n \\\n; print(N)\n");
    }

    #[test]
    fn refuses_what_is_no_literal() {
        let text = "N = 3\ndef f():\n    M = 1\n";
        for value in ["print()", "x", "1\n", "1 # one", "", "1; 2"] {
            assert!(set_one(text, "N", value).is_err(), "{value}");
        }
        assert_eq!(set_one(text, "M", "1").unwrap_err(), "there is no assignment to the parameter 'M'");
    }
}
