//! In: objects that are empty as yet, and their records. Out: the same objects with what they hold.

use std::rc::Rc;

use crate::machine::attributes::Attributes;
use crate::machine::class::{Class, Instance, Payload};
use crate::machine::dict::Dict;
use crate::machine::function::{Fallible, Function};
use crate::machine::process::Process;
use crate::machine::types::hash;
use crate::machine::value::Value;
use crate::program::name::Name;

use super::codes;
use super::objects::kind;
use super::read::Reader;
use super::wire::Cursor;

impl<'a> Reader<'a> {
    /// Gives a mutable object what it holds.
    pub(super) fn fill(&mut self, number: usize) -> Fallible<()> {
        let (kind, mut at) = self.record(number);
        let at = &mut at;
        match self.object(number)? {
            Value::List(list) if kind == kind::LIST => {
                let items = self.values(at)?;
                **list.borrow_mut() = items;
            }
            Value::Dict(dict) => {
                let entries = self.entries(at)?;
                *dict.borrow_mut() = entries;
            }
            Value::Set(set) => {
                let members = self.entries(at)?;
                set.borrow_mut().members = members;
            }
            Value::Cell(cell) => {
                let value = self.value(at)?;
                cell.replace(value);
            }
            Value::Instance(instance) if kind == kind::INSTANCE => self.fill_instance(&instance, at)?,
            Value::Function(function) if kind == kind::FUNCTION => self.fill_function(&function, at)?,
            Value::Class(class) if kind == kind::CLASS => {
                skip_class_head(self, at)?;
                self.fill_namespace(&class, at)?;
            }
            Value::Generator(generator) => {
                let _ = (at.text(), at.number(), at.text(), at.text(), at.byte(), at.number());
                let window = self.values(at)?;
                let handled = self.value(at)?;
                let mut frame = generator.frame.borrow_mut();
                (frame.window, frame.handled) = (window.into(), handled);
            }
            _ => {}
        }
        Ok(())
    }

    /// The entries of a dict or set. Keys that are told apart by their identity get their new hashes.
    pub(super) fn entries(&mut self, at: &mut Cursor<'a>) -> Fallible<Dict> {
        let mut dict = Dict::default();
        for _ in 0..at.length() {
            let old_hash = at.eight();
            let (key, value) = (self.value(at)?, self.value(at)?);
            let hash = hash_of(self.process, &key).unwrap_or(old_hash);
            dict.push(hash, key, value);
        }
        Ok(dict)
    }

    fn fill_instance(&mut self, instance: &Rc<Instance>, at: &mut Cursor<'a>) -> Fallible<()> {
        at.byte();
        if let Value::Class(class) = self.value(at)? {
            instance.class.replace(class);
        }
        let attributes = self.attributes(at)?;
        instance.attributes.replace(attributes);
        match &instance.payload {
            Payload::None => {}
            Payload::Exception(data) => {
                let args = self.values(at)?;
                let (cause, context) = (self.value(at)?, self.value(at)?);
                let mut data = data.borrow_mut();
                data.args = args;
                data.cause = Some(cause).filter(Value::is_bound);
                data.context = Some(context).filter(Value::is_bound);
                data.suppress_context = at.flag();
            }
            Payload::Wrapped(inner) => {
                let value = self.value(at)?;
                inner.replace(value);
            }
        }
        Ok(())
    }

    fn fill_function(&mut self, function: &Function, at: &mut Cursor<'a>) -> Fallible<()> {
        let _ = (at.text(), at.number(), at.text(), at.text());
        self.values(at)?;
        let defaults = self.values(at)?;
        function.defaults.replace(Rc::new(defaults.into()));
        let keyword_defaults = self.attributes(at)?;
        function.keyword_defaults.replace(Rc::new(keyword_defaults));
        let attributes = self.attributes(at)?;
        function.attributes.replace(attributes);
        Ok(())
    }

    fn fill_namespace(&mut self, class: &Class, at: &mut Cursor<'a>) -> Fallible<()> {
        for _ in 0..at.length() {
            let name = Name::new(at.text());
            let value = self.value(at)?;
            class.namespace.borrow_mut().insert(name, value);
        }
        Ok(())
    }

    fn attributes(&mut self, at: &mut Cursor<'a>) -> Fallible<Attributes> {
        let mut attributes = Attributes::default();
        for _ in 0..at.length() {
            let name = Name::new(at.text());
            attributes.set(name, self.value(at)?);
        }
        Ok(attributes)
    }

    /// Makes all modules, and what was added to built-in classes, as they were.
    pub(super) fn process_state(&mut self, at: &mut Cursor<'a>) -> Fallible<()> {
        self.process.last_task.set(at.number());
        for _ in 0..at.length() {
            let module = codes::module(self.process, at.text());
            module.loaded.set(at.flag());
            for _ in 0..at.length() {
                let name = Name::new(at.text());
                let value = self.value(at)?;
                module.set(name, value);
            }
        }
        let classes: Vec<Rc<Class>> = self.process.classes.all().cloned().collect();
        for class in classes {
            self.fill_namespace(&class, at)?;
        }
        self.process.method_cache.clear();
        Ok(())
    }
}

fn skip_class_head<'a>(reader: &mut Reader<'a>, at: &mut Cursor<'a>) -> Fallible<()> {
    let _ = (at.text(), at.text(), at.text(), at.number());
    reader.value(at)?;
    reader.values(at)?;
    Ok(())
}

fn hash_of(process: &mut Process, key: &Value) -> Option<u64> {
    hash::known(process, key).ok().flatten()
}
