//! In: an f-string. Out: instructions that leave its text on the stack.

use ruff_python_ast::{
    ConversionFlag, ExprFString, FStringPart, InterpolatedElement, InterpolatedStringElement,
};

use super::compiler::Compiler;
use super::expression::count;
use super::op::{Conversion, Op};

/// Literal text that waits for more, and how many strings are on the stack already.
#[derive(Default)]
struct Pieces {
    text: String,
    pushed: usize,
}

impl<'a> Compiler<'a> {
    /// Leaves the text of an f-string, perhaps of several parts, on the stack.
    pub(super) fn fstring(&mut self, fstring: &'a ExprFString) {
        let mut pieces = Pieces::default();
        for part in &fstring.value {
            match part {
                FStringPart::Literal(literal) => pieces.text.push_str(literal),
                FStringPart::FString(fstring) => self.elements(&fstring.elements, &mut pieces),
            }
        }
        self.join(pieces);
    }

    fn elements(&mut self, elements: &'a [InterpolatedStringElement], pieces: &mut Pieces) {
        for element in elements {
            match element {
                InterpolatedStringElement::Literal(literal) => pieces.text.push_str(literal),
                InterpolatedStringElement::Interpolation(field) => {
                    if let Some(debug) = &field.debug_text {
                        pieces.text.push_str(debug.as_str());
                    }
                    self.push_text(pieces);
                    self.field(field);
                    pieces.pushed += 1;
                }
            }
        }
    }

    fn field(&mut self, field: &'a InterpolatedElement) {
        self.expression(&field.expression);
        if let Some(spec) = &field.format_spec {
            let mut pieces = Pieces::default();
            self.elements(&spec.elements, &mut pieces);
            self.join(pieces);
        }
        let spec = field.format_spec.is_some();
        let conversion = match field.conversion {
            ConversionFlag::None if field.debug_text.is_some() && !spec => Conversion::Repr,
            ConversionFlag::None => Conversion::None,
            ConversionFlag::Str => Conversion::Str,
            ConversionFlag::Repr => Conversion::Repr,
            ConversionFlag::Ascii => Conversion::Ascii,
        };
        self.emit(Op::Format { conversion, spec });
    }

    fn push_text(&mut self, pieces: &mut Pieces) {
        if !pieces.text.is_empty() {
            self.unit.build.load_str(&std::mem::take(&mut pieces.text));
            pieces.pushed += 1;
        }
    }

    fn join(&mut self, mut pieces: Pieces) {
        self.push_text(&mut pieces);
        match pieces.pushed {
            0 => self.unit.build.load_str(""),
            1 => {}
            pushed => self.emit(Op::BuildString(count(pushed))),
        }
    }
}
