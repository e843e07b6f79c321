//! In: functions, classes and what cannot be pickled. Out: the names under which both sides find them, or
//! CPython's words for why they cannot cross.

use crate::machine::function::{Fallible, Raised};
use crate::machine::process::Process;
use crate::machine::types::identity;
use crate::machine::value::{Descriptor, Value};
use crate::program::name::Name;

use super::objects::kind;
use super::wire::Bytes;
use super::write::Writer;

impl Writer<'_> {
    /// A function or class, as the name under which its module has it.
    pub(super) fn by_name(
        &self,
        out: &mut Bytes,
        value: &Value,
        module: &str,
        path: &str,
        name: &str,
    ) -> Fallible<()> {
        if path.contains("<locals>") {
            return Err(self.process.attribute_error(format!("Can't pickle local object '{path}'")));
        }
        match find(self.process, module, path) {
            Some(found) if identity::same(&found, value) => {
                out.0.push(kind::BY_NAME);
                out.text(module);
                out.text(path);
                Ok(())
            }
            found => {
                let what = match value {
                    Value::Class(_) => format!("<class '{module}.{path}'>"),
                    _ => format!("<function {path} at 0x7f5a2c0b6040>"),
                };
                Err(self.pickling_error(match found {
                    None => format!("Can't pickle {what}: attribute lookup {name} on {module} failed"),
                    Some(_) => format!("Can't pickle {what}: it's not the same object as {module}.{path}"),
                }))
            }
        }
    }

    fn pickling_error(&self, message: String) -> Raised {
        match self.process.core_function("PicklingError") {
            Value::Class(class) => self.process.raised(&class, message),
            _ => self.process.runtime_error(message),
        }
    }

    /// The exception for what cannot be pickled.
    pub(super) fn refused(&self, value: &Value) -> Raised {
        let class = self.process.classes.of(value);
        let name = class.name.borrow();
        let shown = match value {
            Value::Lock(_) => "_thread.lock".to_owned(),
            Value::Future(_) => format!("_asyncio.{name}"),
            _ => name.to_string(),
        };
        match value {
            Value::Code(_) => self.process.type_error("cannot pickle code objects"),
            _ => self.process.type_error(format!("cannot pickle '{shown}' object")),
        }
    }
}

/// What is found under a name in a module.
pub fn find(process: &Process, module: &str, path: &str) -> Option<Value> {
    let module = process.modules.get(module)?;
    let mut parts = path.split('.');
    let mut value = module.get(Name::new(parts.next()?))?;
    for part in parts {
        let Value::Class(class) = &value else { return None };
        let found = class.lookup(Name::new(part))?;
        value = match &found {
            Value::Descriptor(descriptor) => match &**descriptor {
                Descriptor::Static(inner) | Descriptor::ClassMethod(inner) => inner.clone(),
                _ => found,
            },
            _ => found,
        };
    }
    Some(value)
}
