//! In: a value. Out: its bytes: a table of all objects that it refers to, and the value itself.

use std::rc::Rc;

use hashbrown::HashMap;

use crate::machine::attributes::Attributes;
use crate::machine::class::{Class, Instance, Payload};
use crate::machine::coroutine::{Generator, GeneratorState};
use crate::machine::dict::Dict;
use crate::machine::function::{Fallible, Function, LinkedCode};
use crate::machine::iterator::Iter;
use crate::machine::process::Process;
use crate::machine::types::identity;
use crate::machine::value::{Descriptor, Value};
use crate::program::name::Name;

use super::objects::{kind, payload, tag};
use super::wire::Bytes;
use super::{Mode, codes};

/// See [`super::dumps`] and [`super::fork`].
pub fn write(process: &Process, mode: Mode, value: &Value) -> Fallible<Vec<u8>> {
    let mut writer = Writer { process, mode, numbers: HashMap::new(), objects: Vec::new() };
    let mut roots = Bytes::default();
    writer.value(&mut roots, value);
    if mode == Mode::Fork {
        writer.process_state(&mut roots);
    }
    let mut table = Bytes::default();
    let mut done = 0;
    while let Some(object) = writer.objects.get(done).cloned() {
        let mut record = Bytes::default();
        writer.object(&mut record, &object)?;
        table.bytes(&record.0);
        done += 1;
    }
    let mut all = Bytes::default();
    all.flag(mode == Mode::Fork);
    all.length(done);
    all.0.append(&mut table.0);
    all.0.append(&mut roots.0);
    Ok(all.0)
}

pub(super) struct Writer<'a> {
    pub(super) process: &'a Process,
    mode: Mode,
    numbers: HashMap<usize, usize>,
    /// Kept alive, so that addresses stay theirs.
    objects: Vec<Value>,
}

impl Writer<'_> {
    /// A value where it is referred to.
    fn value(&mut self, out: &mut Bytes, value: &Value) {
        match value {
            Value::Unbound => out.0.push(tag::UNBOUND),
            Value::None => out.0.push(tag::NONE),
            Value::NotImplemented => out.0.push(tag::NOT_IMPLEMENTED),
            Value::Ellipsis => out.0.push(tag::ELLIPSIS),
            Value::Bool(false) => out.0.push(tag::FALSE),
            Value::Bool(true) => out.0.push(tag::TRUE),
            Value::Int(number) => {
                out.0.push(tag::INT);
                out.signed(*number);
            }
            Value::Float(number) => {
                out.0.push(tag::FLOAT);
                out.eight(number.to_bits());
            }
            Value::Native(native) => {
                out.0.push(tag::NATIVE);
                out.eight(codes::address(native));
            }
            Value::Class(class) if class.is_builtin => {
                out.0.push(tag::BUILTIN_CLASS);
                out.length(self.builtin_class_number(class));
            }
            other => {
                out.0.push(tag::OBJECT);
                let number = self.number_of(other);
                out.length(number);
            }
        }
    }

    fn values<'v>(&mut self, out: &mut Bytes, values: impl ExactSizeIterator<Item = &'v Value>) {
        out.length(values.len());
        values.for_each(|value| self.value(out, value));
    }

    fn number_of(&mut self, value: &Value) -> usize {
        let address = identity::address(value).expect("what has no address is written in place");
        let next = self.objects.len();
        *self.numbers.entry(address).or_insert_with(|| {
            self.objects.push(value.clone());
            next
        })
    }

    fn builtin_class_number(&self, class: &Rc<Class>) -> usize {
        let position = self.process.classes.all().position(|other| Rc::ptr_eq(other, class));
        position.expect("built-in classes are known")
    }

    /// An object in the table.
    fn object(&mut self, out: &mut Bytes, value: &Value) -> Fallible<()> {
        match value {
            Value::Str(text) => {
                out.0.push(kind::STR);
                out.text(text.as_str());
            }
            Value::BigInt(number) => {
                out.0.push(kind::BIG_INT);
                out.bytes(&number.to_signed_bytes_le());
            }
            Value::Bytes(bytes) => {
                out.0.push(kind::BYTES);
                out.bytes(bytes);
            }
            Value::ByteArray(bytes) => {
                out.0.push(kind::BYTE_ARRAY);
                out.bytes(&bytes.borrow());
            }
            Value::List(items) => {
                out.0.push(kind::LIST);
                self.values(out, items.borrow().iter());
            }
            Value::Tuple(items) => {
                out.0.push(kind::TUPLE);
                self.values(out, items.iter());
            }
            Value::Dict(dict) => {
                out.0.push(kind::DICT);
                self.dict(out, &dict.borrow());
            }
            Value::Set(set) => {
                out.0.push(kind::SET);
                self.dict(out, &set.borrow().members);
            }
            Value::FrozenSet(set) => {
                out.0.push(kind::FROZEN_SET);
                self.dict(out, &set.members);
            }
            Value::Range(range) => {
                out.0.push(kind::RANGE);
                [range.start, range.stop, range.step].into_iter().for_each(|part| out.signed(part));
            }
            Value::Slice(slice) => {
                out.0.push(kind::SLICE);
                [&slice.start, &slice.stop, &slice.step].into_iter().for_each(|part| self.value(out, part));
            }
            Value::Iter(iter) => self.iterator(out, &iter.borrow()),
            Value::Instance(instance) => self.instance(out, instance),
            Value::Method(method) => {
                out.0.push(kind::METHOD);
                self.value(out, &method.function);
                self.value(out, &method.receiver);
            }
            other if self.mode == Mode::Fork => self.part_of_program(out, other),
            Value::Function(function) => {
                let (module, name) = (&function.code.globals.name, function.qualified_name.borrow());
                self.by_name(out, value, module, &name, &function.name.borrow())?;
            }
            Value::Class(class) => {
                let (module, name) = (class.module.borrow(), class.qualified_name.borrow());
                self.by_name(out, value, &module, &name, &class.name.borrow())?;
            }
            other => return Err(self.refused(other)),
        }
        Ok(())
    }

    fn dict(&mut self, out: &mut Bytes, dict: &Dict) {
        out.length(dict.len());
        for (hash, key, value) in dict.iter_hashed() {
            out.eight(hash);
            self.value(out, key);
            self.value(out, value);
        }
    }

    fn iterator(&mut self, out: &mut Bytes, iter: &Iter) {
        match iter {
            Iter::List { list, next } => {
                out.0.push(kind::LIST_ITERATOR);
                self.value(out, &Value::List(list.clone()));
                out.length(*next);
            }
            Iter::Tuple { tuple, next } => {
                out.0.push(kind::TUPLE_ITERATOR);
                self.value(out, &Value::Tuple(tuple.clone()));
                out.length(*next);
            }
            Iter::Range { next, left, step } => {
                out.0.push(kind::RANGE_ITERATOR);
                out.signed(*next);
                out.number(*left);
                out.signed(*step);
            }
            _ => out.0.push(kind::LOST),
        }
    }

    fn instance(&mut self, out: &mut Bytes, instance: &Instance) {
        let class = instance.class.borrow().clone();
        if self.mode == Mode::ByName
            && class.lookup(Name::new("_member_map_")).is_some()
            && let Some(name) = instance.attributes.borrow().get(Name::new("_name_"))
        {
            // A member of an enumeration is one and the same in every process.
            out.0.push(kind::MEMBER);
            self.value(out, &Value::Class(class));
            self.value(out, name);
            return;
        }
        out.0.push(kind::INSTANCE);
        match &instance.payload {
            Payload::None => out.0.push(payload::NONE),
            Payload::Exception(_) => out.0.push(payload::EXCEPTION),
            Payload::Wrapped(_) => out.0.push(payload::WRAPPED),
        }
        self.value(out, &Value::Class(class));
        self.attributes(out, &instance.attributes.borrow());
        match &instance.payload {
            Payload::None => {}
            Payload::Exception(data) => {
                let data = data.borrow();
                self.values(out, data.args.iter());
                let keep = self.mode == Mode::Fork;
                for link in [&data.cause, &data.context] {
                    let link = link.as_ref().filter(|_| keep);
                    self.value(out, link.unwrap_or(&Value::Unbound));
                }
                out.flag(keep && data.suppress_context);
            }
            Payload::Wrapped(inner) => self.value(out, &inner.borrow()),
        }
    }

    fn attributes(&mut self, out: &mut Bytes, attributes: &Attributes) {
        out.length(attributes.iter().count());
        for (name, value) in attributes.iter() {
            out.text(name.text());
            self.value(out, value);
        }
    }

    /// What only a fork copies.
    fn part_of_program(&mut self, out: &mut Bytes, value: &Value) {
        match value {
            Value::Function(function) => self.function(out, function),
            Value::Class(class) => self.class(out, class),
            Value::Module(module) => {
                out.0.push(kind::MODULE);
                out.text(&module.name);
            }
            Value::Generator(generator) => self.generator(out, generator),
            Value::Cell(cell) => {
                out.0.push(kind::CELL);
                self.value(out, &cell.borrow());
            }
            Value::Code(code) => {
                out.0.push(kind::CODE);
                write_code(out, code);
            }
            Value::Future(_) => out.0.push(kind::FUTURE),
            Value::Loop(_) => out.0.push(kind::LOOP),
            Value::Lock(lock) => {
                out.0.push(kind::LOCK);
                out.flag(lock.locked.get());
            }
            Value::Descriptor(descriptor) => self.descriptor(out, descriptor),
            _ => out.0.push(kind::LOST),
        }
    }

    fn function(&mut self, out: &mut Bytes, function: &Function) {
        out.0.push(kind::FUNCTION);
        write_code(out, &function.code);
        out.text(&function.name.borrow());
        out.text(&function.qualified_name.borrow());
        self.values(out, function.closure.iter());
        let defaults = function.defaults.borrow().clone();
        self.values(out, defaults.iter());
        let keyword_defaults = function.keyword_defaults.borrow().clone();
        self.attributes(out, &keyword_defaults);
        self.attributes(out, &function.attributes.borrow());
    }

    fn class(&mut self, out: &mut Bytes, class: &Rc<Class>) {
        out.0.push(kind::CLASS);
        out.text(&class.name.borrow());
        out.text(&class.qualified_name.borrow());
        out.text(&class.module.borrow());
        out.number(u64::from(class.specials.get()));
        let metaclass = class.metaclass.clone().map_or(Value::None, Value::Class);
        self.value(out, &metaclass);
        let bases: Vec<Value> = class.bases.iter().cloned().map(Value::Class).collect();
        self.values(out, bases.iter());
        self.namespace(out, class, |_| true);
    }

    fn namespace(&mut self, out: &mut Bytes, class: &Class, is_wanted: fn(&Value) -> bool) {
        let namespace = class.namespace.borrow();
        let wanted: Vec<(&Name, &Value)> = namespace.iter().filter(|(_, value)| is_wanted(value)).collect();
        out.length(wanted.len());
        for (name, value) in wanted {
            out.text(name.text());
            self.value(out, value);
        }
    }

    fn generator(&mut self, out: &mut Bytes, generator: &Generator) {
        let state = generator.state.get();
        let is_alive = matches!(state, GeneratorState::Created | GeneratorState::Suspended);
        out.0.push(kind::GENERATOR);
        write_code(out, &generator.code);
        out.text(&generator.name);
        out.text(&generator.qualified_name);
        // One that runs belongs to a thread that the fork does not have.
        out.0.push(if !is_alive { 2 } else { u8::from(state == GeneratorState::Suspended) });
        let frame = generator.frame.borrow();
        out.number(u64::from(frame.pc));
        let window = if is_alive { &frame.window[..] } else { &[] };
        self.values(out, window.iter());
        self.value(out, if is_alive { &frame.handled } else { &Value::None });
    }

    fn descriptor(&mut self, out: &mut Bytes, descriptor: &Descriptor) {
        match descriptor {
            Descriptor::Property { get, set, delete } => {
                out.0.push(kind::PROPERTY);
                [get, set, delete].into_iter().for_each(|part| self.value(out, part));
            }
            Descriptor::Static(function) => {
                out.0.push(kind::STATIC);
                self.value(out, function);
            }
            Descriptor::ClassMethod(function) => {
                out.0.push(kind::CLASS_METHOD);
                self.value(out, function);
            }
            Descriptor::Super { class, object } => {
                out.0.push(kind::SUPER);
                self.value(out, &Value::Class(class.clone()));
                self.value(out, object);
            }
        }
    }

    /// The variables of all modules, what was added to built-in classes, and the counters.
    fn process_state(&mut self, out: &mut Bytes) {
        out.number(self.process.last_task.get());
        let core = std::iter::once(&self.process.core);
        let others = self.process.modules.values().filter(|module| !Rc::ptr_eq(module, &self.process.core));
        let modules: Vec<_> = core.chain(others).cloned().collect();
        out.length(modules.len());
        for module in modules {
            out.text(&module.name);
            out.flag(module.loaded.get());
            let variables = module.variables();
            out.length(variables.len());
            for (name, value) in variables {
                out.text(name.text());
                self.value(out, &value);
            }
        }
        for class in self.process.classes.all() {
            self.namespace(out, class, |value| !matches!(value, Value::Native(_)));
        }
    }
}

fn write_code(out: &mut Bytes, code: &LinkedCode) {
    out.text(&code.globals.name);
    out.number(u64::from(code.code.index));
}
