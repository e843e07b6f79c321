//! In: a program. Out: its bytes.

use hashbrown::DefaultHashBuilder;
use indexmap::IndexSet;

use super::ops;
use crate::program::code::{AwaitKind, Code, CodeKind, Const, Parameters, Place, Program};
use crate::program::name::Name;

/// A program as bytes.
#[must_use]
pub fn write(program: &Program) -> Vec<u8> {
    let mut body = Writer::default();
    body.program(program);
    let mut whole = Writer::default();
    whole.number(body.names.len() as u64);
    body.names.iter().for_each(|name| whole.text(name.text()));
    whole.bytes.append(&mut body.bytes);
    whole.bytes
}

/// Bytes as they grow, and the names that they refer to.
#[derive(Default)]
pub(super) struct Writer {
    bytes: Vec<u8>,
    names: IndexSet<Name, DefaultHashBuilder>,
}

impl Writer {
    pub(super) fn number(&mut self, mut number: u64) {
        while number >= 0x80 {
            self.bytes.push(number as u8 | 0x80);
            number >>= 7;
        }
        self.bytes.push(number as u8);
    }

    pub(super) fn name(&mut self, name: Name) {
        let (index, _) = self.names.insert_full(name);
        self.number(index as u64);
    }

    fn program(&mut self, program: &Program) {
        self.number(u64::from(program.is_prelude));
        self.text(&program.file);
        self.list(&program.globals, |writer, name| writer.name(*name));
        self.list(&program.assignments, |writer, (name, at)| {
            writer.name(*name);
            writer.number(u64::from(*at));
        });
        self.number(program.codes.len() as u64);
        // The inner ones first: an outer one refers to them.
        program.codes.iter().rev().for_each(|code| self.code(code, program.is_prelude));
        self.list(&program.awaits, |writer, note| {
            let (kind, line, place) = match note.kind {
                AwaitKind::Lock => (0, 0, 0),
                AwaitKind::Row { row, place, repeats } => (1 + u32::from(repeats), row, place),
                AwaitKind::ThreadLock { line } => (3, line, 0),
            };
            for number in [note.start, kind, line, place] {
                writer.number(u64::from(number));
            }
        });
    }

    fn code(&mut self, code: &Code, is_prelude: bool) {
        self.name(code.name);
        self.qualifier(code);
        self.number(match code.kind {
            CodeKind::Function => 0,
            CodeKind::Generator => 1,
            CodeKind::Coroutine => 2,
            CodeKind::AsyncGenerator => 3,
            CodeKind::ClassBody => 4,
            CodeKind::Module => 5,
        });
        self.list(&code.slots, |writer, name| writer.name(*name));
        self.parameters(code, &code.parameters);
        assert!(code.slots.ends_with(&code.free), "free variables take the last slots");
        self.number(code.free.len() as u64);
        self.number(u64::from(code.stack_size));
        self.number(u64::from(code.caches));
        self.number(u64::from(code.first_line));
        self.list(code.doc.as_slice(), |writer, doc| writer.text(doc));
        self.list(&code.consts, Self::constant);
        self.list(&code.handlers, |writer, handler| {
            let length = handler.end - handler.start;
            for number in [handler.start, length, handler.target, handler.depth] {
                writer.number(u64::from(number));
            }
        });
        self.list(&code.ops, |writer, op| ops::write(writer, *op));
        if !is_prelude {
            self.places(&code.places);
        }
    }

    /// What stands before the name in the qualified name, without the dot; nothing if they are the same.
    fn qualifier(&mut self, code: &Code) {
        let outer = code.qualified_name.strip_suffix(code.name.text()).expect("it ends with the name");
        let outer = outer.strip_suffix('.').map(Name::new);
        self.list(outer.as_slice(), |writer, name| writer.name(*name));
    }

    fn parameters(&mut self, code: &Code, parameters: &Parameters) {
        assert!(code.slots.starts_with(&parameters.names), "parameters take the first slots");
        for count in [parameters.positional, parameters.positional_only, parameters.keyword_only] {
            self.number(u64::from(count));
        }
        self.number(u64::from(parameters.rest) + 2 * u64::from(parameters.keyword_rest));
    }

    fn constant(&mut self, constant: &Const) {
        match constant {
            Const::None => self.number(0),
            Const::Ellipsis => self.number(1),
            Const::Bool(value) => self.number(2 + u64::from(*value)),
            Const::Int(value) => {
                self.number(4);
                self.signed(*value);
            }
            Const::BigInt(value) => {
                self.number(5);
                self.content(&value.to_signed_bytes_le());
            }
            Const::Float(value) => {
                self.number(6);
                self.bytes.extend(value.to_le_bytes());
            }
            Const::Str(text) => {
                self.number(7);
                self.text(text);
            }
            Const::Bytes(bytes) => {
                self.number(8);
                self.content(bytes);
            }
            Const::Tuple(items) => {
                self.number(9);
                self.list(items, Self::constant);
            }
            Const::FrozenSet(items) => {
                self.number(10);
                self.list(items, Self::constant);
            }
            Const::Code(code) => {
                self.number(11);
                self.number(u64::from(code.index));
            }
        }
    }

    /// Where the instructions come from: each place by how it differs from the one before.
    fn places(&mut self, places: &[Place]) {
        let mut before = Place::default();
        for place in places {
            self.signed(i64::from(place.line) - i64::from(before.line));
            self.signed(i64::from(place.start) - i64::from(before.start));
            self.signed(i64::from(place.end) - i64::from(place.start));
            before = *place;
        }
    }

    fn list<T>(&mut self, items: &[T], mut write: impl FnMut(&mut Self, &T)) {
        self.number(items.len() as u64);
        items.iter().for_each(|item| write(self, item));
    }

    /// Small numbers of either sign are short.
    fn signed(&mut self, number: i64) {
        self.number((number << 1 ^ number >> 63) as u64);
    }

    fn text(&mut self, text: &str) {
        self.content(text.as_bytes());
    }

    fn content(&mut self, bytes: &[u8]) {
        self.number(bytes.len() as u64);
        self.bytes.extend(bytes);
    }
}
