//! In: the tokens of a file. Out: the first bracket that does not match, or the last that is never closed.

use ruff_python_ast::token::{Token, TokenKind};
use ruff_text_size::{Ranged, TextRange};

use super::lines::Lines;

/// What is wrong with the brackets.
pub enum Problem {
    /// A closing bracket does not belong there: where, and CPython's message.
    Closer(TextRange, String),
    /// An opening bracket has no closing one.
    NeverClosed(TextRange),
}

/// The first bracket that closes wrongly, else the innermost that stays open.
pub fn first_problem(text: &str, lines: &Lines, tokens: &[Token]) -> Option<Problem> {
    let mut open: Vec<&Token> = Vec::new();
    for token in tokens {
        let opener = match token.kind() {
            TokenKind::Lpar | TokenKind::Lsqb | TokenKind::Lbrace => {
                open.push(token);
                continue;
            }
            TokenKind::Rpar => TokenKind::Lpar,
            TokenKind::Rsqb => TokenKind::Lsqb,
            TokenKind::Rbrace => TokenKind::Lbrace,
            // In an f-string the parser itself knows what is wrong with a brace.
            TokenKind::FStringEnd => {
                while open
                    .last()
                    .is_some_and(|last| last.kind() == TokenKind::Lbrace && in_fstring(tokens, last))
                {
                    open.pop();
                }
                continue;
            }
            _ => continue,
        };
        let closer = &text[token.range()];
        match open.pop() {
            None => return Some(Problem::Closer(token.range(), format!("unmatched '{closer}'"))),
            Some(last) if last.kind() != opener => {
                let line = lines.line(last.start().into());
                let here = lines.line(token.start().into());
                let place = if line == here { String::new() } else { format!(" on line {line}") };
                let message = format!(
                    "closing parenthesis '{closer}' does not match opening parenthesis '{}'{place}",
                    &text[last.range()]
                );
                return Some(Problem::Closer(token.range(), message));
            }
            Some(_) => {}
        }
    }
    open.pop().map(|token| Problem::NeverClosed(token.range()))
}

/// Whether a brace opens a field of an f-string.
fn in_fstring(tokens: &[Token], brace: &Token) -> bool {
    let index = tokens.partition_point(|token| token.start() < brace.start());
    let before = index.checked_sub(1).map(|before| tokens[before].kind());
    matches!(before, Some(TokenKind::FStringStart | TokenKind::FStringMiddle | TokenKind::Rbrace))
}
