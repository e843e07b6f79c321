//! In: a text, which need not be a valid program. Out: which of its bytes are keywords, strings, comments,
//! and so on, by the parser's own tokens.

use std::ops::Range;

use ruff_python_ast::token::{Token, TokenKind};
use ruff_python_parser::{Mode, ParseOptions, parse_unchecked};
use ruff_text_size::Ranged;
use serde::{Deserialize, Serialize};

use super::{brackets, subset};

/// What a piece of text is, for its colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Class {
    /// `def`, `await`, `and`, ...
    Keyword,
    /// `None`, `True`, `False`, `...`
    Constant,
    /// The name of a function or class where it is defined.
    Definition,
    /// `@` and the name after it.
    Decorator,
    /// The name of a builtin, such as `print`.
    Builtin,
    /// A number.
    Number,
    /// A string, or the text of an f-string.
    String,
    /// The braces of a field in an f-string, and its `!r` and `:`.
    Field,
    /// A comment.
    Comment,
    /// `+`, `:=`, `->`, ...
    Operator,
}

/// The pieces of `text` that have a class, in order and apart from each other, as ranges of bytes.
/// None if the brackets are nested too deeply to look at.
#[must_use]
pub fn highlight(text: &str) -> Vec<(Range<u32>, Class)> {
    if brackets::too_deep(text).is_some() {
        return Vec::new();
    }
    let Some(parsed) = parse_unchecked(text, ParseOptions::from(Mode::Module)).try_into_module() else {
        return Vec::new();
    };
    let mut highlighter = Highlighter { text, before: None, fields: Vec::new(), decorator: false };
    let classify = |token| highlighter.classify(token).map(|class| (range(token), class));
    let pieces = parsed.tokens().iter().filter_map(classify).collect();
    subset::let_go(parsed);
    pieces
}

fn range(token: &Token) -> Range<u32> {
    token.start().into()..token.end().into()
}

struct Highlighter<'t> {
    text: &'t str,
    before: Option<TokenKind>,
    /// For each f-string around, how many brackets are open in its field.
    fields: Vec<u32>,
    decorator: bool,
}

impl Highlighter<'_> {
    fn classify(&mut self, token: &Token) -> Option<Class> {
        use TokenKind as Kind;
        let kind = token.kind();
        let class = match kind {
            Kind::Comment => Some(Class::Comment),
            Kind::Int | Kind::Float | Kind::Complex => Some(Class::Number),
            Kind::None | Kind::True | Kind::False | Kind::Ellipsis => Some(Class::Constant),
            Kind::String | Kind::FStringMiddle | Kind::TStringMiddle => Some(Class::String),
            Kind::FStringStart | Kind::TStringStart => {
                self.fields.push(0);
                Some(Class::String)
            }
            Kind::FStringEnd | Kind::TStringEnd => {
                self.fields.pop();
                Some(Class::String)
            }
            Kind::Name => self.name(&self.text[token.range()]),
            Kind::Lpar | Kind::Lsqb | Kind::Lbrace | Kind::Rpar | Kind::Rsqb | Kind::Rbrace => {
                self.bracket(kind)
            }
            Kind::Colon | Kind::Exclamation => (self.fields.last() == Some(&1)).then_some(Class::Field),
            Kind::At if self.starts_line() => {
                self.decorator = true;
                Some(Class::Decorator)
            }
            Kind::Dot => self.decorator.then_some(Class::Decorator),
            Kind::Comma | Kind::Semi => None,
            _ if kind.is_keyword() => Some(Class::Keyword),
            _ if kind.is_operator() => Some(Class::Operator),
            _ => None,
        };
        self.decorator &= matches!(kind, Kind::At | Kind::Name | Kind::Dot);
        if kind != Kind::Comment {
            self.before = Some(kind);
        }
        class
    }

    fn starts_line(&self) -> bool {
        use TokenKind as Kind;
        matches!(
            self.before,
            None | Some(Kind::Newline | Kind::NonLogicalNewline | Kind::Indent | Kind::Dedent)
        )
    }

    fn name(&self, name: &str) -> Option<Class> {
        match self.before {
            _ if self.decorator => Some(Class::Decorator),
            Some(TokenKind::Def | TokenKind::Class) => Some(Class::Definition),
            Some(TokenKind::Dot) => None,
            _ => BUILTINS.binary_search(&name).is_ok().then_some(Class::Builtin),
        }
    }

    /// The brackets of a field are part of the f-string; all others have no class.
    fn bracket(&mut self, kind: TokenKind) -> Option<Class> {
        let open = self.fields.last_mut()?;
        match kind {
            TokenKind::Lpar | TokenKind::Lsqb | TokenKind::Lbrace => {
                *open += 1;
                (kind == TokenKind::Lbrace && *open == 1).then_some(Class::Field)
            }
            _ => {
                *open = open.saturating_sub(1);
                (kind == TokenKind::Rbrace && *open == 0).then_some(Class::Field)
            }
        }
    }
}

/// Sorted.
const BUILTINS: [&str; 106] = [
    "ArithmeticError",
    "AssertionError",
    "AttributeError",
    "BaseException",
    "BaseExceptionGroup",
    "BrokenPipeError",
    "ConnectionError",
    "EOFError",
    "Exception",
    "ExceptionGroup",
    "FileNotFoundError",
    "GeneratorExit",
    "ImportError",
    "IndexError",
    "InterruptedError",
    "KeyError",
    "KeyboardInterrupt",
    "LookupError",
    "MemoryError",
    "ModuleNotFoundError",
    "NameError",
    "NotImplemented",
    "NotImplementedError",
    "OSError",
    "OverflowError",
    "PermissionError",
    "RecursionError",
    "RuntimeError",
    "RuntimeWarning",
    "StopAsyncIteration",
    "StopIteration",
    "SyntaxError",
    "SystemExit",
    "TimeoutError",
    "TypeError",
    "UnboundLocalError",
    "UnicodeError",
    "UserWarning",
    "ValueError",
    "Warning",
    "ZeroDivisionError",
    "__name__",
    "abs",
    "aiter",
    "all",
    "anext",
    "any",
    "ascii",
    "bin",
    "bool",
    "bytearray",
    "bytes",
    "callable",
    "chr",
    "classmethod",
    "complex",
    "delattr",
    "dict",
    "dir",
    "divmod",
    "enumerate",
    "filter",
    "float",
    "format",
    "frozenset",
    "getattr",
    "globals",
    "hasattr",
    "hash",
    "hex",
    "id",
    "input",
    "int",
    "isinstance",
    "issubclass",
    "iter",
    "len",
    "list",
    "locals",
    "map",
    "max",
    "min",
    "next",
    "object",
    "oct",
    "open",
    "ord",
    "pow",
    "print",
    "property",
    "range",
    "repr",
    "reversed",
    "round",
    "set",
    "setattr",
    "slice",
    "sorted",
    "staticmethod",
    "str",
    "sum",
    "super",
    "tuple",
    "type",
    "vars",
    "zip",
];

#[cfg(test)]
mod tests {
    use super::{BUILTINS, Class, highlight};

    fn classes(text: &str) -> Vec<(&str, Class)> {
        let pieces = highlight(text);
        assert!(pieces.windows(2).all(|pair| pair[0].0.end <= pair[1].0.start), "{pieces:?}");
        pieces
            .iter()
            .map(|(range, class)| (&text[range.start as usize..range.end as usize], *class))
            .collect()
    }

    #[test]
    fn builtins_are_sorted() {
        assert!(BUILTINS.is_sorted());
    }

    #[test]
    fn tells_pieces_apart() {
        let text = "@app.get('/')\nasync def f(x):  # one\n    return print(x.len, f'a{x!r:>{3}}')\n";
        let expected = [
            ("@", Class::Decorator),
            ("app", Class::Decorator),
            (".", Class::Decorator),
            ("get", Class::Decorator),
            ("'/'", Class::String),
            ("async", Class::Keyword),
            ("def", Class::Keyword),
            ("f", Class::Definition),
            ("# one", Class::Comment),
            ("return", Class::Keyword),
            ("print", Class::Builtin),
            ("f'", Class::String),
            ("a", Class::String),
            ("{", Class::Field),
            ("!", Class::Field),
            (":", Class::Field),
            (">", Class::String),
            ("3", Class::Number),
            ("}", Class::Field),
            ("'", Class::String),
        ];
        assert_eq!(classes(text), expected);
    }

    #[test]
    fn reads_what_does_not_parse() {
        let text = "def f(:\n    x = 'open\nwhile 1 + ";
        let found = classes(text);
        assert!(found.contains(&("def", Class::Keyword)), "{found:?}");
        assert!(found.contains(&("while", Class::Keyword)), "{found:?}");
        assert!(found.contains(&("1", Class::Number)), "{found:?}");
    }
}
