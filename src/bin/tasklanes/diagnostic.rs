//! In: what keeps a program from running, and its text. Out: a message that shows the place.

use std::fmt::Write;

use tasklanes::run::api::Refusal;

/// One message for each refusal, in the form that compilers have.
///
/// ```text
/// error: `match` is not among what Tasklanes runs
///   --> program.py:3:5
///    |
///  3 |     match command:
///    |     ^^^^^
///    = hint: write `if` and `elif`
/// ```
#[must_use]
pub fn render(file: &str, text: &str, refusals: &[Refusal]) -> String {
    let mut out = String::new();
    for refusal in refusals {
        let kind = if refusal.is_syntax_error { "SyntaxError" } else { "error" };
        let number = refusal.line.to_string();
        let margin = " ".repeat(number.len());
        let line = text.lines().nth(refusal.line.saturating_sub(1) as usize).unwrap_or_default();
        let lead: String = line.chars().take(refusal.column.saturating_sub(1) as usize).map(blank).collect();
        let marks = "^".repeat(width(text, refusal, line));
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{kind}: {}", refusal.message);
        let _ = writeln!(out, "{margin}--> {file}:{}:{}", refusal.line, refusal.column);
        let _ = writeln!(out, "{margin} |\n{number} | {line}\n{margin} | {lead}{marks}");
        if let Some(hint) = &refusal.hint {
            let _ = writeln!(out, "{margin} = hint: {hint}");
        }
        out.push('\n');
    }
    out
}

/// Tabs stay, so that the marks stand under what they mark.
fn blank(c: char) -> char {
    if c == '\t' { c } else { ' ' }
}

/// How many characters of the line are meant: at least one, and none of the lines that follow.
fn width(text: &str, refusal: &Refusal, line: &str) -> usize {
    let meant = text.get(refusal.start as usize..refusal.end as usize).unwrap_or_default();
    let here = meant.lines().next().unwrap_or_default().chars().count();
    let rest = line.chars().count().saturating_sub(refusal.column.saturating_sub(1) as usize);
    here.min(rest).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(column: u32, start: u32, end: u32) -> Refusal {
        let (message, hint) = ("no `match`".to_owned(), Some("write `if`".to_owned()));
        Refusal { line: 2, column, start, end, message, hint, is_syntax_error: false }
    }

    #[test]
    fn marks_the_place() {
        let text = "x = 1\n\tmatch x:\n\t\tpass\n";
        let shown = render("a.py", text, &[refusal(2, 7, 12)]);
        assert_eq!(
            shown,
            "error: no `match`\n --> a.py:2:2\n  |\n2 | \tmatch x:\n  | \t^^^^^\n  = hint: write `if`\n\n"
        );
    }

    #[test]
    fn marks_no_more_than_the_line() {
        let text = "x = 1\nmatch x:\n    pass\n";
        assert!(render("a.py", text, &[refusal(1, 6, 23)]).contains("  | ^^^^^^^^\n"));
        assert!(render("a.py", text, &[refusal(9, 14, 14)]).contains("  |         ^\n"));
    }
}
