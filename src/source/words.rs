//! In: what the parser found wrong. Out: the first of it, in CPython's words as far as it has better ones
//! than "invalid syntax".

use ruff_python_ast::token::{Token, TokenKind};
use ruff_python_ast::{Expr, ModModule, UnaryOp};
use ruff_python_parser::{
    InterpolatedStringErrorType, LexicalErrorType, ParseErrorType, Parsed, UnsupportedSyntaxError,
    UnsupportedSyntaxErrorKind, parse_expression,
};
use ruff_text_size::{Ranged, TextRange, TextSize};

use super::brackets;
use super::diagnostic::Diagnostic;
use super::lines::Lines;

/// The first thing that is wrong; as with CPython, what follows it is not worth reading.
pub fn first_error(text: &str, lines: &Lines, parsed: &Parsed<ModModule>) -> Option<Diagnostic> {
    let words = Words { text, lines, tokens: parsed.tokens() };
    if let Some(error) = parsed.errors().first() {
        return Some(words.error(error.range(), &error.error));
    }
    parsed.unsupported_syntax_errors().first().map(|error| words.too_new(error))
}

const TABS: &str = "inconsistent use of tabs and spaces in indentation";

struct Words<'t> {
    text: &'t str,
    lines: &'t Lines,
    tokens: &'t [Token],
}

impl Words<'_> {
    fn error(&self, range: TextRange, error: &ParseErrorType) -> Diagnostic {
        if let Some((place, message)) = self.bracket(range, error) {
            return self.syntax(place, message);
        }
        if let Some((place, message)) = self.lexical(range, error) {
            return self.syntax(place, message);
        }
        if matches!(error, ParseErrorType::Lexical(LexicalErrorType::UnicodeError)) {
            if self.text[..range.start().into()].ends_with('{') || self.text[range].contains("\\N") {
                let hint = "write the character itself, or its number: `\\u2603`";
                let message = "names of characters (`\\N{..}`) are not supported";
                return Diagnostic::unsupported(self.text, self.lines, range, message, hint);
            }
            return self.syntax(range, "(unicode error) truncated or invalid escape in a string".to_owned());
        }
        self.syntax(range, self.message(range, error))
    }

    fn syntax(&self, range: TextRange, message: String) -> Diagnostic {
        Diagnostic::syntax(self.text, self.lines, range, message)
    }

    fn line(&self, offset: TextSize) -> u32 {
        self.lines.line(offset.into())
    }

    /// Brackets that do not match are the cause of nearly everything else that can be wrong with them.
    fn bracket(&self, range: TextRange, error: &ParseErrorType) -> Option<(TextRange, String)> {
        match brackets::first_problem(self.text, self.lines, self.tokens)? {
            brackets::Problem::Closer(place, message) if place.start() <= range.start() => {
                Some((place, message))
            }
            brackets::Problem::NeverClosed(place)
                if !matches!(error, ParseErrorType::Lexical(_) | ParseErrorType::FStringError(_))
                    && self.line(range.start()) > self.line(place.start()) =>
            {
                Some((place, format!("'{}' was never closed", &self.text[place])))
            }
            _ => None,
        }
    }

    fn lexical(&self, range: TextRange, error: &ParseErrorType) -> Option<(TextRange, String)> {
        use InterpolatedStringErrorType as InString;
        let (in_string, lexical) = match error {
            ParseErrorType::FStringError(error)
            | ParseErrorType::Lexical(LexicalErrorType::FStringError(error)) => (Some(error), None),
            ParseErrorType::Lexical(error) => (None, Some(error)),
            _ => return None,
        };
        let last_line = self.lines.count() - u32::from(self.text.ends_with('\n'));
        let message = match (in_string, lexical) {
            (Some(InString::SingleRbrace), _) => "f-string: single '}' is not allowed".to_owned(),
            (Some(InString::UnclosedLbrace), _) => "f-string: expecting '}'".to_owned(),
            (Some(InString::UnterminatedString), _) => {
                format!("unterminated f-string literal (detected at line {})", self.line(range.start()))
            }
            (Some(InString::UnterminatedTripleQuotedString), _) => {
                format!("unterminated triple-quoted f-string literal (detected at line {last_line})")
            }
            (Some(InString::InvalidConversionFlag), _) => "f-string: invalid conversion character".to_owned(),
            (Some(other), _) => format!("f-string: {other}"),
            (_, Some(LexicalErrorType::UnclosedStringError)) => {
                let literal = self.text[range].trim_start_matches(|c: char| c.is_ascii_alphabetic());
                if literal.starts_with("\"\"\"") || literal.starts_with("'''") {
                    format!("unterminated triple-quoted string literal (detected at line {last_line})")
                } else {
                    format!("unterminated string literal (detected at line {})", self.line(range.start()))
                }
            }
            (_, Some(LexicalErrorType::UnrecognizedToken { tok })) if !tok.is_ascii() => {
                format!("invalid character '{tok}' (U+{:04X})", u32::from(*tok))
            }
            (_, Some(LexicalErrorType::UnrecognizedToken { .. })) => "invalid syntax".to_owned(),
            (_, Some(LexicalErrorType::LineContinuationError)) => {
                "unexpected character after line continuation character".to_owned()
            }
            (_, Some(LexicalErrorType::IndentationError)) if self.mixes_tabs(range) => TABS.to_owned(),
            (_, Some(LexicalErrorType::IndentationError)) => {
                "unindent does not match any outer indentation level".to_owned()
            }
            (_, Some(LexicalErrorType::Eof)) => "unexpected EOF while parsing".to_owned(),
            (_, Some(LexicalErrorType::InvalidByteLiteral)) => {
                "bytes can only contain ASCII literal characters".to_owned()
            }
            (_, Some(LexicalErrorType::OtherError(message))) => self.number(range, message),
            _ => return None,
        };
        Some((range, message))
    }

    /// Wrong number literals.
    fn number(&self, range: TextRange, message: &str) -> String {
        let starts_with_zero = self.text[range].trim_start_matches('-').starts_with('0');
        if message == "Invalid decimal integer literal" && starts_with_zero {
            return "leading zeros in decimal integer literals are not permitted; \
                    use an 0o prefix for octal integers"
                .to_owned();
        }
        let mut chars = message.chars();
        chars.next().map_or_else(String::new, |first| {
            std::iter::once(first.to_ascii_lowercase()).chain(chars).collect()
        })
    }

    fn message(&self, range: TextRange, error: &ParseErrorType) -> String {
        use ParseErrorType as Error;
        let fixed = match error {
            Error::InvalidAssignmentTarget => return self.assignment(range),
            Error::InvalidDeleteTarget => return format!("cannot delete {}", self.kind(range)),
            Error::InvalidAugmentedAssignmentTarget => {
                return format!("'{}' is an illegal expression for augmented assignment", self.kind(range));
            }
            Error::InvalidNamedAssignmentTarget => {
                return format!("cannot use assignment expressions with {}", self.kind(range));
            }
            Error::OtherError(message) => return self.other(range, message),
            Error::ExpectedToken { expected, found } => return self.expected(range, *expected, *found),
            Error::SimpleStatementsOnSameLine => return self.same_line(range),
            Error::InvalidAnnotatedAssignmentTarget => "illegal target for annotation",
            Error::UnexpectedIndentation if self.mixes_tabs(range) => TABS,
            Error::UnexpectedIndentation => "unexpected indent",
            Error::ExpectedExpression if self.is_empty_field(range) => {
                "f-string: valid expression required before '}'"
            }
            Error::PositionalAfterKeywordArgument => "positional argument follows keyword argument",
            Error::PositionalAfterKeywordUnpacking => {
                "positional argument follows keyword argument unpacking"
            }
            Error::InvalidArgumentUnpackingOrder => {
                "iterable argument unpacking follows keyword argument unpacking"
            }
            Error::IterableUnpackingInComprehension => "iterable unpacking cannot be used in comprehension",
            Error::NonDefaultParamAfterDefaultParam => {
                "parameter without a default follows parameter with a default"
            }
            Error::ExpectedKeywordParam => "named arguments must follow bare *",
            Error::ParamAfterVarKeywordParam => "arguments cannot follow var-keyword argument",
            Error::VarParameterWithDefault => "var-positional argument cannot have default value",
            Error::UnparenthesizedGeneratorExpression => "Generator expression must be parenthesized",
            Error::InvalidStarredExpressionUsage => "can't use starred expression here",
            Error::InvalidMatchPatternTarget => "cannot use '_' as a target",
            _ => "invalid syntax",
        };
        fixed.to_owned()
    }

    fn expected(&self, range: TextRange, expected: TokenKind, found: TokenKind) -> String {
        match (expected, found) {
            (TokenKind::Colon, TokenKind::Equal) => {
                "invalid syntax. Maybe you meant '==' or ':=' instead of '='?".to_owned()
            }
            (TokenKind::Colon, TokenKind::Newline) => "expected ':'".to_owned(),
            (TokenKind::Colon, TokenKind::Rbrace | TokenKind::Comma) => {
                "':' expected after dictionary key".to_owned()
            }
            (TokenKind::Lpar, _) if self.word_before(range, 2) == Some("def") => "expected '('".to_owned(),
            (TokenKind::Comma, found) if starts_operand(found) => {
                "invalid syntax. Perhaps you forgot a comma?".to_owned()
            }
            (TokenKind::Indent, _) => "expected an indented block".to_owned(),
            _ => "invalid syntax".to_owned(),
        }
    }

    /// The messages that the parser has as text.
    fn other(&self, range: TextRange, message: &str) -> String {
        if let Some(clause) = message.strip_prefix("Expected an indented block after ") {
            let clause = clause.replace('`', "'");
            let line = self.line_of_clause(range);
            return format!("expected an indented block after {clause} on line {line}");
        }
        match message {
            "Expected `except` or `finally` after `try` block" => "expected 'except' or 'finally' block",
            "Expected a parameter name" => "expression cannot contain assignment, perhaps you meant \"==\"?",
            "Only one '*' parameter allowed" | "Only one '*' separator allowed" => {
                "* argument may appear only once"
            }
            "Only one '**' parameter allowed" => "arguments cannot follow var-keyword argument",
            "Only one '/' separator allowed" => "/ may appear only once",
            "'/' parameter must appear before '*' parameter" => "/ must be ahead of *",
            "Position-only parameter separator not allowed as first parameter" => {
                "at least one argument must precede /"
            }
            "Multiple exception types must be parenthesized when using `as`" => {
                "multiple exception types must be parenthesized"
            }
            "Expected one or more exception types" => "expected one or more exception types",
            "Cannot have both 'except' and 'except*' on the same 'try'" => {
                "cannot have both 'except' and 'except*' on the same 'try'"
            }
            "Trailing comma not allowed" => "trailing comma not allowed without surrounding parentheses",
            "Only single target (not tuple) can be annotated" => {
                "only single target (not tuple) can be annotated"
            }
            "Only single target (not list) can be annotated" => {
                "only single target (not list) can be annotated"
            }
            "Positional patterns cannot follow keyword patterns" => {
                "positional patterns follow keyword patterns"
            }
            _ => "invalid syntax",
        }
        .to_owned()
    }

    /// The line of the clause whose body is missing before `range`: of the last colon that ends a line.
    fn line_of_clause(&self, range: TextRange) -> u32 {
        let before = self.before(range);
        let colon = before.iter().rev().find(|token| token.kind() == TokenKind::Colon);
        let Some(colon) = colon else { return self.line(range.start()) };
        let mut depth = 0_i32;
        let is_start = |token: &&Token| {
            match token.kind() {
                TokenKind::Rpar | TokenKind::Rsqb | TokenKind::Rbrace => depth += 1,
                TokenKind::Lpar | TokenKind::Lsqb | TokenKind::Lbrace => depth -= 1,
                _ => {}
            }
            depth == 0 && matches!(token.kind(), TokenKind::Newline | TokenKind::Indent | TokenKind::Dedent)
        };
        let clause: Vec<_> = before.iter().rev().skip_while(|token| token.start() > colon.start()).collect();
        let length = clause.iter().copied().take_while({
            let mut is_start = is_start;
            move |token| !is_start(token)
        });
        let first = length.filter(|token| !token.kind().is_trivia()).last();
        self.line(first.map_or(colon.start(), Ranged::start))
    }

    /// Two statements on one line without a `;` between, or one that stopped too early.
    fn same_line(&self, range: TextRange) -> String {
        let before = self.before(range);
        let line_start = before.iter().rposition(|token| token.kind() == TokenKind::Newline);
        let statement = &before[line_start.map_or(0, |index| index + 1)..];
        let first = statement.iter().find(|token| !is_layout(token.kind()));
        let is_whole = statement.iter().filter(|token| !is_layout(token.kind())).count() == 1;
        if let Some(word) = first.map(|token| &self.text[token.range()])
            && is_whole
            && matches!(word, "print" | "exec")
        {
            return format!("Missing parentheses in call to '{word}'. Did you mean {word}(...)?");
        }
        if let Some(last) = before.last()
            && last.end() == range.start()
            && last.kind() == TokenKind::Int
        {
            return "invalid decimal literal".to_owned();
        }
        "invalid syntax".to_owned()
    }

    /// Whether the line is indented in another way than the last one that is indented at all.
    fn mixes_tabs(&self, range: TextRange) -> bool {
        let indentation = |line: u32| {
            let content = self.lines.content(self.text, line);
            content.strip_suffix(content.trim_start()).unwrap_or_default()
        };
        let line = self.line(range.end());
        let before = (1..line).rev().map(indentation).find(|indentation| !indentation.is_empty());
        before.is_some_and(|before| before.contains('\t') != indentation(line).contains('\t'))
    }

    fn is_empty_field(&self, range: TextRange) -> bool {
        let (before, after) = self.text.split_at(range.start().into());
        after.starts_with(['}', '!', ':']) && before.trim_end().ends_with('{')
    }

    fn too_new(&self, error: &UnsupportedSyntaxError) -> Diagnostic {
        let is_exception = matches!(error.kind, UnsupportedSyntaxErrorKind::UnparenthesizedExceptionTypes);
        let message = if is_exception {
            "multiple exception types must be parenthesized".to_owned()
        } else {
            error.to_string()
        };
        self.syntax(error.range, message)
    }

    fn assignment(&self, range: TextRange) -> String {
        let target = parse_expression(&self.text[range]).ok();
        let kind = target.as_ref().map_or("expression", |parsed| kind_name(parsed.expr()));
        let after = self.tokens.iter().find(|token| token.start() >= range.end());
        let is_assigned = after.is_some_and(|token| token.kind() == TokenKind::Equal);
        let may_compare = target.is_some_and(|parsed| may_be_compared(parsed.expr()));
        if is_assigned && may_compare {
            return format!("cannot assign to {kind} here. Maybe you meant '==' instead of '='?");
        }
        format!("cannot assign to {kind}")
    }

    fn kind(&self, range: TextRange) -> &'static str {
        parse_expression(&self.text[range]).map_or("expression", |parsed| kind_name(parsed.expr()))
    }

    fn before(&self, range: TextRange) -> &[Token] {
        let end = self.tokens.partition_point(|token| token.start() < range.start());
        &self.tokens[..end]
    }

    /// The text of the token `back` places before `range`.
    fn word_before(&self, range: TextRange, back: usize) -> Option<&str> {
        let before = self.before(range);
        before.iter().rev().nth(back - 1).map(|token| &self.text[token.range()])
    }
}

fn is_layout(kind: TokenKind) -> bool {
    kind.is_trivia() || matches!(kind, TokenKind::Indent | TokenKind::Dedent)
}

fn starts_operand(kind: TokenKind) -> bool {
    use TokenKind as Kind;
    matches!(kind, Kind::Name | Kind::Int | Kind::Float | Kind::Complex | Kind::String | Kind::FStringStart)
        || kind.is_singleton()
}

/// What CPython calls an expression in its messages.
fn kind_name(expr: &Expr) -> &'static str {
    match expr {
        Expr::Attribute(_) => "attribute",
        Expr::Subscript(_) => "subscript",
        Expr::Starred(_) => "starred",
        Expr::Name(_) => "name",
        Expr::List(_) => "list",
        Expr::Tuple(_) => "tuple",
        Expr::Lambda(_) => "lambda",
        Expr::Call(_) => "function call",
        Expr::Generator(_) => "generator expression",
        Expr::Yield(_) | Expr::YieldFrom(_) => "yield expression",
        Expr::Await(_) => "await expression",
        Expr::ListComp(_) => "list comprehension",
        Expr::SetComp(_) => "set comprehension",
        Expr::DictComp(_) => "dict comprehension",
        Expr::Dict(_) => "dict literal",
        Expr::Set(_) => "set display",
        Expr::FString(_) => "f-string expression",
        Expr::NoneLiteral(_) => "None",
        Expr::BooleanLiteral(literal) => {
            if literal.value {
                "True"
            } else {
                "False"
            }
        }
        Expr::EllipsisLiteral(_) => "ellipsis",
        Expr::StringLiteral(_) | Expr::BytesLiteral(_) | Expr::NumberLiteral(_) => "literal",
        Expr::Compare(_) => "comparison",
        Expr::If(_) => "conditional expression",
        Expr::Named(_) => "named expression",
        _ => "expression",
    }
}

/// Whether CPython guesses that `==` was meant: for what could stand beside one.
fn may_be_compared(expr: &Expr) -> bool {
    match expr {
        Expr::UnaryOp(unary) => unary.op != UnaryOp::Not,
        Expr::List(_) | Expr::Tuple(_) | Expr::Generator(_) | Expr::NoneLiteral(_) => false,
        Expr::BooleanLiteral(_) | Expr::BoolOp(_) | Expr::Compare(_) | Expr::If(_) => false,
        Expr::Lambda(_) | Expr::Named(_) | Expr::Yield(_) | Expr::YieldFrom(_) | Expr::Starred(_) => false,
        _ => true,
    }
}
