//! In: an expression. Out: its value, if that is known without running anything.

use num_bigint::BigInt;
use ruff_python_ast::{self as ast, Expr, Number};

use super::code::Const;

/// The value of a literal: a constant, a negative number, or a tuple of such.
pub(super) fn literal(expr: &Expr) -> Option<Const> {
    Some(match expr {
        Expr::NoneLiteral(_) => Const::None,
        Expr::EllipsisLiteral(_) => Const::Ellipsis,
        Expr::BooleanLiteral(literal) => Const::Bool(literal.value),
        Expr::StringLiteral(literal) => Const::Str(literal.value.to_str().into()),
        Expr::BytesLiteral(literal) => Const::Bytes(literal.value.bytes().collect()),
        Expr::NumberLiteral(literal) => number(&literal.value, false)?,
        Expr::UnaryOp(unary) if unary.op == ast::UnaryOp::USub => match &*unary.operand {
            Expr::NumberLiteral(literal) => number(&literal.value, true)?,
            _ => return None,
        },
        Expr::Tuple(tuple) => Const::Tuple(literals(&tuple.elts)?),
        _ => return None,
    })
}

/// The values of literals, if all are.
pub(super) fn literals(exprs: &[Expr]) -> Option<Vec<Const>> {
    exprs.iter().map(literal).collect()
}

fn number(number: &Number, negative: bool) -> Option<Const> {
    match number {
        Number::Int(value) => {
            let value = integer(value)?;
            let value = if negative { -value } else { value };
            Some(i64::try_from(&value).map_or(Const::BigInt(value), Const::Int))
        }
        Number::Float(value) => Some(Const::Float(if negative { -value } else { *value })),
        Number::Complex { .. } => None,
    }
}

/// The value of an integer literal; large ones come as they are written.
fn integer(value: &ast::Int) -> Option<BigInt> {
    if let Some(small) = value.as_u64() {
        return Some(small.into());
    }
    let text = value.to_string().to_ascii_lowercase().replace('_', "");
    let (digits, radix) = match text.get(..2) {
        Some("0x") => (&text[2..], 16),
        Some("0o") => (&text[2..], 8),
        Some("0b") => (&text[2..], 2),
        _ => (text.as_str(), 10),
    };
    BigInt::parse_bytes(digits.as_bytes(), radix)
}
