//! In: bytes. Out: the program that they are, if they are one.
//!
//! A reader that comes upon something wrong goes on with zeros and says so at the end: to look after each
//! number would make it, and the page, larger.

use std::rc::Rc;

use num_bigint::BigInt;

use super::ops;
use crate::program::code::{
    AwaitKind, AwaitNote, Code, CodeKind, Const, Handler, Parameters, Place, Program,
};
use crate::program::name::Name;

/// The program of these bytes, which was made of `text`; none if they are not a whole program. The text is not
/// among the bytes: it is wherever they are.
#[must_use]
pub fn read(bytes: &[u8], text: &str) -> Option<Program> {
    let mut reader = Reader { bytes, names: Vec::new(), broken: false };
    reader.names = reader.list(|reader| Name::new(&reader.text()));
    let program = reader.program(text)?;
    (!reader.broken && reader.bytes.is_empty()).then_some(program)
}

/// The bytes that are left, and the names that they refer to.
pub(super) struct Reader<'a> {
    bytes: &'a [u8],
    names: Vec<Name>,
    pub(super) broken: bool,
}

impl Reader<'_> {
    #[inline(never)]
    pub(super) fn number(&mut self) -> u64 {
        let mut number = 0;
        for shift in (0..64).step_by(7) {
            let Some((&byte, rest)) = self.bytes.split_first() else { break };
            self.bytes = rest;
            number |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return number;
            }
        }
        self.broken = true;
        0
    }

    #[inline(never)]
    pub(super) fn name(&mut self) -> Name {
        let index = self.number() as usize;
        self.names.get(index).copied().unwrap_or_else(|| {
            self.broken = true;
            Name::new("")
        })
    }

    fn program(&mut self, text: &str) -> Option<Program> {
        let is_prelude = self.number() != 0;
        let file = self.text();
        let globals = self.name_list();
        let assignments = self.list(|reader| (reader.name(), reader.number() as u32));
        let count = self.number() as usize;
        let mut codes = Vec::new();
        while codes.len() < count && !self.broken {
            let code = self.code(count, &codes, is_prelude);
            codes.push(Rc::new(code));
        }
        let awaits = self.list(Self::await_note);
        codes.reverse();
        let main = Rc::clone(codes.first()?);
        Some(Program {
            file: file.into(),
            text: text.into(),
            main,
            globals,
            codes,
            awaits,
            assignments,
            is_prelude,
        })
    }

    fn await_note(&mut self) -> AwaitNote {
        let start = self.number() as u32;
        let (kind, line, place) = (self.number(), self.number() as u32, self.number() as u32);
        let kind = match kind {
            0 => AwaitKind::Lock,
            3 => AwaitKind::ThreadLock { line },
            _ => AwaitKind::Row { row: line, place, repeats: kind == 2 },
        };
        AwaitNote { start, kind }
    }

    fn code(&mut self, count: usize, inner: &[Rc<Code>], is_prelude: bool) -> Code {
        let name = self.name();
        let outer = self.name_list();
        let kind = match self.number() {
            0 => CodeKind::Function,
            1 => CodeKind::Generator,
            2 => CodeKind::Coroutine,
            3 => CodeKind::AsyncGenerator,
            4 => CodeKind::ClassBody,
            _ => CodeKind::Module,
        };
        let slots = self.name_list();
        let parameters = self.parameters(&slots);
        let free = self.number() as usize;
        let mut code = Code {
            name,
            qualified_name: match outer.first() {
                Some(outer) => format!("{outer}.{name}").into(),
                None => name.text().into(),
            },
            index: (count - inner.len() - 1) as u32,
            kind,
            parameters,
            free: slots[slots.len().saturating_sub(free)..].to_vec(),
            slots,
            stack_size: self.number() as u32,
            caches: self.number() as u16,
            first_line: self.number() as u32,
            doc: self.list(Self::text).pop().map(Into::into),
            consts: self.list(|reader| reader.constant(count, inner)),
            handlers: self.list(Self::handler),
            ops: self.list(ops::read),
            places: Vec::new(),
        };
        if !is_prelude {
            code.places = self.places(code.ops.len());
        }
        code
    }

    fn parameters(&mut self, slots: &[Name]) -> Parameters {
        let [positional, positional_only, keyword_only] = [(); 3].map(|()| self.number() as u16);
        let flags = self.number();
        let (rest, keyword_rest) = (flags & 1 != 0, flags & 2 != 0);
        let count = usize::from(positional)
            + usize::from(keyword_only)
            + usize::from(rest)
            + usize::from(keyword_rest);
        self.broken |= count > slots.len();
        let names = slots[..count.min(slots.len())].to_vec();
        Parameters { names, positional, positional_only, keyword_only, rest, keyword_rest }
    }

    fn constant(&mut self, count: usize, inner: &[Rc<Code>]) -> Const {
        match self.number() {
            0 => Const::None,
            1 => Const::Ellipsis,
            2 => Const::Bool(false),
            3 => Const::Bool(true),
            4 => Const::Int(self.signed()),
            5 => Const::BigInt(BigInt::from_signed_bytes_le(self.content())),
            6 => Const::Float(f64::from_le_bytes(self.take(8).try_into().unwrap_or_default())),
            7 => Const::Str(self.text().into()),
            8 => Const::Bytes(self.content().into()),
            9 => Const::Tuple(self.list(|reader| reader.constant(count, inner))),
            10 => Const::FrozenSet(self.list(|reader| reader.constant(count, inner))),
            _ => {
                let index = self.number() as usize;
                let code = count.checked_sub(index + 1).and_then(|place| inner.get(place));
                self.broken |= code.is_none();
                code.map_or(Const::None, |code| Const::Code(Rc::clone(code)))
            }
        }
    }

    fn handler(&mut self) -> Handler {
        let [start, length, target, depth] = [(); 4].map(|()| self.number() as u32);
        Handler { start, end: start.wrapping_add(length), target, depth }
    }

    fn places(&mut self, count: usize) -> Vec<Place> {
        let mut before = Place::default();
        let mut place = || {
            before.line = before.line.wrapping_add(self.signed() as u32);
            before.start = before.start.wrapping_add(self.signed() as u32);
            before.end = before.start.wrapping_add(self.signed() as u32);
            before
        };
        (0..count).map(|_| place()).collect()
    }

    fn name_list(&mut self) -> Vec<Name> {
        self.list(Self::name)
    }

    /// At most as long as there are bytes.
    fn list<T>(&mut self, mut read: impl FnMut(&mut Self) -> T) -> Vec<T> {
        let count = self.number() as usize;
        self.broken |= count > self.bytes.len();
        let mut items = Vec::new();
        while items.len() < count && !self.broken {
            items.push(read(self));
        }
        items
    }

    fn signed(&mut self) -> i64 {
        let number = self.number();
        (number >> 1) as i64 ^ -((number & 1) as i64)
    }

    fn text(&mut self) -> String {
        let content = String::from_utf8(self.content().to_vec());
        self.broken |= content.is_err();
        content.unwrap_or_default()
    }

    fn content(&mut self) -> &[u8] {
        let count = self.number() as usize;
        self.take(count)
    }

    fn take(&mut self, count: usize) -> &[u8] {
        let Some((taken, rest)) = self.bytes.split_at_checked(count) else {
            self.broken = true;
            return &[];
        };
        self.bytes = rest;
        taken
    }
}
