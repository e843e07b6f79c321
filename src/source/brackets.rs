//! In: a text and its tokens. Out: the first bracket that does not match, the last that is never closed, or
//! one that is too deep inside others for the parser.

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

/// How many brackets may be open at once: with more, the parser could run out of stack in a worker.
const DEEPEST: usize = 100;

/// The bracket inside too many others. Looks at the bare text, since the parser must not see it.
pub fn too_deep(text: &str) -> Option<TextRange> {
    let bytes = text.as_bytes();
    let (mut depth, mut index) = (0_usize, 0);
    while let Some(&byte) = bytes.get(index) {
        match byte {
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' => depth = depth.saturating_sub(1),
            b'#' => index += bytes[index..].iter().take_while(|&&byte| byte != b'\n').count(),
            b'"' | b'\'' => index = string_end(bytes, index),
            _ => {}
        }
        if depth > DEEPEST {
            let start = u32::try_from(index).ok()?;
            return Some(TextRange::at(start.into(), 1.into()));
        }
        index += 1;
    }
    None
}

/// The last byte of the string whose quote is at `start`.
fn string_end(bytes: &[u8], start: usize) -> usize {
    let quote = bytes[start];
    let is_triple = bytes[start..].starts_with(&[quote; 3]);
    let length = if is_triple { 3 } else { 1 };
    let mut index = start + length;
    while let Some(&byte) = bytes.get(index) {
        match byte {
            b'\\' => index += 1,
            b'\n' if !is_triple => return index,
            _ if bytes[index..].starts_with(&[quote; 3][..length]) => return index + length - 1,
            _ => {}
        }
        index += 1;
    }
    bytes.len()
}

/// Whether a brace opens a field of an f-string.
fn in_fstring(tokens: &[Token], brace: &Token) -> bool {
    let index = tokens.partition_point(|token| token.start() < brace.start());
    let before = index.checked_sub(1).map(|before| tokens[before].kind());
    matches!(before, Some(TokenKind::FStringStart | TokenKind::FStringMiddle | TokenKind::Rbrace))
}

#[cfg(test)]
mod tests {
    use super::too_deep;

    #[test]
    fn only_brackets_count() {
        let deep = "(".repeat(101);
        assert_eq!(too_deep(&deep).unwrap().start(), 100.into());
        assert!(too_deep(&"(".repeat(100)).is_none());
        let inside = format!("x = '{deep}' # {deep}\ny = \"\"\"\n{deep}\\\"\"\"\"\nz = ()");
        assert!(too_deep(&inside).is_none());
        assert!(too_deep(&"()".repeat(500)).is_none());
        assert!(too_deep(&format!("x = 'open\n{deep}")).is_some());
    }
}
