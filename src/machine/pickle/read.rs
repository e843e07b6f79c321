//! In: bytes of `write`. Out: the values: first each object by itself, then what mutable ones hold.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use hashbrown::HashMap;
use num_bigint::BigInt;

use crate::machine::aio::{EventLoop, Future};
use crate::machine::class::{Class, Instance, Payload};
use crate::machine::coroutine::{Generator, GeneratorState};
use crate::machine::exception::ExceptionData;
use crate::machine::frame::Suspended;
use crate::machine::function::{BoundMethod, Fallible, Function, LinkedCode, Native, Raised};
use crate::machine::items::Items;
use crate::machine::iterator::Iter;
use crate::machine::modules::make_class;
use crate::machine::process::Process;
use crate::machine::sync::Lock;
use crate::machine::value::{Descriptor, Range, Slice, Value};
use crate::program::name::Name;

use super::codes::{self, Codes};
use super::names::find;
use super::objects::{kind, payload, tag};
use super::wire::Cursor;

/// See [`super::loads`].
pub fn read(process: &mut Process, bytes: &[u8]) -> Fallible<Value> {
    let mut cursor = Cursor::new(bytes);
    let is_fork = cursor.flag();
    let count = cursor.length();
    let mut places = Vec::with_capacity(count);
    for _ in 0..count {
        let length = cursor.length();
        places.push(cursor.place());
        cursor = cursor.moved(cursor.place() + length);
    }
    let natives = codes::natives(process);
    let codes = Codes::new();
    let made = vec![None; count];
    let mut reader = Reader { process, start: cursor, places, made, natives, codes, event_loop: None };
    let root = reader.value(&mut cursor)?;
    for number in 0..count {
        reader.object(number)?;
        reader.fill(number)?;
    }
    if is_fork {
        reader.process_state(&mut cursor)?;
        for number in 0..count {
            reader.object(number)?;
        }
    }
    Ok(root)
}

pub(super) struct Reader<'a> {
    pub(super) process: &'a mut Process,
    start: Cursor<'a>,
    places: Vec<usize>,
    made: Vec<Option<Value>>,
    natives: HashMap<u64, &'static Native>,
    codes: Codes,
    /// The loop that stands for all loops of the process that was forked.
    event_loop: Option<Rc<EventLoop>>,
}

impl<'a> Reader<'a> {
    /// A value where it is referred to.
    pub(super) fn value(&mut self, at: &mut Cursor<'a>) -> Fallible<Value> {
        Ok(match at.byte() {
            tag::UNBOUND => Value::Unbound,
            tag::NONE => Value::None,
            tag::NOT_IMPLEMENTED => Value::NotImplemented,
            tag::ELLIPSIS => Value::Ellipsis,
            tag::FALSE => Value::Bool(false),
            tag::TRUE => Value::Bool(true),
            tag::INT => Value::Int(at.signed()),
            tag::FLOAT => Value::Float(f64::from_bits(at.eight())),
            tag::NATIVE => {
                let address = at.eight();
                self.natives.get(&address).map_or(Value::None, |native| Value::Native(native))
            }
            tag::BUILTIN_CLASS => {
                let number = at.length();
                let class = self.process.classes.all().nth(number);
                Value::Class(class.expect("both sides have the same built-in classes").clone())
            }
            _ => {
                let number = at.length();
                self.object(number)?
            }
        })
    }

    pub(super) fn values(&mut self, at: &mut Cursor<'a>) -> Fallible<Vec<Value>> {
        (0..at.length()).map(|_| self.value(at)).collect()
    }

    /// Where the record of an object begins, after its kind.
    pub(super) fn record(&self, number: usize) -> (u8, Cursor<'a>) {
        let mut at = self.start.moved(self.places[number]);
        (at.byte(), at)
    }

    /// An object; if it is mutable it may be empty as yet.
    pub(super) fn object(&mut self, number: usize) -> Fallible<Value> {
        if let Some(value) = &self.made[number] {
            return Ok(value.clone());
        }
        let (kind, mut at) = self.record(number);
        let value = self.make(kind, &mut at)?;
        self.made[number] = Some(value.clone());
        Ok(value)
    }

    fn make(&mut self, kind: u8, at: &mut Cursor<'a>) -> Fallible<Value> {
        Ok(match kind {
            kind::STR => Value::str(at.text()),
            kind::BIG_INT => Value::BigInt(Rc::new(BigInt::from_signed_bytes_le(at.bytes()))),
            kind::BYTES => Value::Bytes(Rc::new(at.bytes().to_vec())),
            kind::BYTE_ARRAY => Value::ByteArray(Rc::new(RefCell::new(at.bytes().to_vec()))),
            kind::LIST => Value::list(Vec::new()),
            kind::TUPLE => Value::tuple(self.values(at)?),
            kind::DICT => Value::Dict(Rc::default()),
            kind::SET => Value::Set(Rc::default()),
            kind::FROZEN_SET => {
                let members = self.entries(at)?;
                Value::FrozenSet(Rc::new(crate::machine::dict::Set { members }))
            }
            kind::RANGE => {
                let (start, stop, step) = (at.signed(), at.signed(), at.signed());
                Value::Range(Rc::new(Range { start, stop, step }))
            }
            kind::SLICE => {
                let (start, stop, step) = (self.value(at)?, self.value(at)?, self.value(at)?);
                Value::Slice(Rc::new(Slice { start, stop, step }))
            }
            kind::METHOD => {
                let (function, receiver) = (self.value(at)?, self.value(at)?);
                Value::Method(Rc::new(BoundMethod { function, receiver }))
            }
            kind::INSTANCE => self.instance(at),
            kind::MEMBER => self.member(at)?,
            kind::BY_NAME => self.by_name(at)?,
            kind::LIST_ITERATOR => {
                let Value::List(list) = self.value(at)? else { return Ok(Value::None) };
                iterator(Iter::List { list, next: at.length() })
            }
            kind::TUPLE_ITERATOR => {
                let Value::Tuple(tuple) = self.value(at)? else { return Ok(Value::None) };
                iterator(Iter::Tuple { tuple, next: at.length() })
            }
            kind::RANGE_ITERATOR => {
                iterator(Iter::Range { next: at.signed(), left: at.number(), step: at.signed() })
            }
            other => self.part_of_program(other, at)?,
        })
    }

    fn part_of_program(&mut self, kind: u8, at: &mut Cursor<'a>) -> Fallible<Value> {
        Ok(match kind {
            kind::FUNCTION => self.function(at)?,
            kind::CLASS => self.class(at)?,
            kind::MODULE => Value::Module(codes::module(self.process, at.text())),
            kind::GENERATOR => self.generator(at),
            kind::CELL => Value::Cell(Rc::new(RefCell::new(Value::Unbound))),
            kind::CODE => self.code(at).map_or(Value::None, Value::Code),
            kind::FUTURE => Value::Future(Future::new(&self.event_loop())),
            kind::LOOP => Value::Loop(self.event_loop()),
            kind::LOCK => Value::Lock(Rc::new(Lock { locked: Cell::new(at.flag()), ..Lock::default() })),
            kind::PROPERTY => {
                let (get, set, delete) = (self.value(at)?, self.value(at)?, self.value(at)?);
                Value::Descriptor(Rc::new(Descriptor::Property { get, set, delete }))
            }
            kind::STATIC => Value::Descriptor(Rc::new(Descriptor::Static(self.value(at)?))),
            kind::CLASS_METHOD => Value::Descriptor(Rc::new(Descriptor::ClassMethod(self.value(at)?))),
            kind::SUPER => {
                let Value::Class(class) = self.value(at)? else { return Ok(Value::None) };
                let object = self.value(at)?;
                Value::Descriptor(Rc::new(Descriptor::Super { class, object }))
            }
            _ => iterator(Iter::Empty),
        })
    }

    /// An instance of `object` as yet: its class may refer to it.
    fn instance(&mut self, at: &mut Cursor<'a>) -> Value {
        let payload = match at.byte() {
            payload::EXCEPTION => Payload::Exception(ExceptionData::default().into()),
            payload::WRAPPED => Payload::Wrapped(Value::None.into()),
            _ => Payload::None,
        };
        Value::Instance(Rc::new(Instance::new(self.process.classes.object.clone(), payload)))
    }

    fn member(&mut self, at: &mut Cursor<'a>) -> Fallible<Value> {
        let (class, name) = (self.value(at)?, self.value(at)?);
        let (Value::Class(class), Some(name)) = (class, name.as_str()) else { return Ok(Value::None) };
        let found = class.lookup(Name::new(name));
        found.ok_or_else(|| self.process.attribute_error(name.to_owned()))
    }

    fn by_name(&mut self, at: &mut Cursor<'a>) -> Fallible<Value> {
        let (module, path) = (at.text(), at.text());
        find(self.process, module, path).ok_or_else(|| self.not_found(module, path))
    }

    fn not_found(&self, module: &str, path: &str) -> Raised {
        if self.process.modules.contains_key(module) {
            return self
                .process
                .attribute_error(format!("Can't get attribute '{path}' on <module '{module}'>"));
        }
        let class = self.process.classes.module_not_found_error.clone();
        self.process.raised(&class, format!("No module named '{module}'"))
    }

    fn code(&mut self, at: &mut Cursor<'a>) -> Option<Rc<LinkedCode>> {
        let (name, index) = (at.text(), at.number() as u32);
        let module = codes::module(self.process, name);
        self.codes.get(self.process, &module, index)
    }

    fn function(&mut self, at: &mut Cursor<'a>) -> Fallible<Value> {
        let Some(code) = self.code(at) else { return Ok(Value::None) };
        let (name, qualified_name) = (RefCell::new(at.text().into()), RefCell::new(at.text().into()));
        let closure = self.values(at)?;
        Ok(Value::Function(Rc::new(Function {
            code,
            defaults: RefCell::default(),
            keyword_defaults: RefCell::default(),
            closure: closure.into(),
            name,
            qualified_name,
            attributes: RefCell::default(),
        })))
    }

    fn class(&mut self, at: &mut Cursor<'a>) -> Fallible<Value> {
        let (name, qualified_name, module) = (at.text(), at.text(), at.text());
        let specials = at.number() as u32;
        let metaclass = match self.value(at)? {
            Value::Class(class) => Some(class),
            _ => None,
        };
        let bases = self.values(at)?.into_iter().filter_map(as_class).collect();
        let class = make_class(self.process, metaclass, name, bases, indexmap::IndexMap::new())?;
        class.qualified_name.replace(qualified_name.into());
        class.module.replace(module.into());
        class.specials.set(specials);
        Ok(Value::Class(class))
    }

    fn generator(&mut self, at: &mut Cursor<'a>) -> Value {
        let Some(code) = self.code(at) else { return Value::None };
        let (name, qualified_name) = (at.text().into(), at.text().into());
        let state = match at.byte() {
            0 => GeneratorState::Created,
            1 => GeneratorState::Suspended,
            _ => GeneratorState::Finished,
        };
        let pc = at.number() as u32;
        Value::Generator(Rc::new(Generator {
            kind: code.code.kind,
            code,
            name,
            qualified_name,
            state: Cell::new(state),
            line: 0,
            frame: RefCell::new(Suspended { pc, window: Items::default(), handled: Value::None }),
            finalization: self.process.finalization.clone(),
        }))
    }

    fn event_loop(&mut self) -> Rc<EventLoop> {
        let process = &*self.process;
        self.event_loop.get_or_insert_with(|| EventLoop::new(process)).clone()
    }
}

fn iterator(iter: Iter) -> Value {
    Value::Iter(Rc::new(RefCell::new(iter)))
}

fn as_class(value: Value) -> Option<Rc<Class>> {
    match value {
        Value::Class(class) => Some(class),
        _ => None,
    }
}
