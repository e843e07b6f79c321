//! In: nothing. Out: the built-in classes, each by a name of its own, and the class of every value.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use indexmap::IndexMap;

use crate::program::code::CodeKind;

use super::class::{Class, Layout};
use super::iterator::{DictPart, Iter};
use super::value::{Descriptor, Value};

macro_rules! classes {
    ($($field:ident $name:literal $layout:ident ($($base:ident),*);)*) => {
        /// The built-in classes.
        pub struct Classes {
            $(#[doc = concat!("`", $name, "`")] pub $field: Rc<Class>,)*
        }

        impl Classes {
            /// All of them, without methods yet.
            #[must_use]
            pub fn new() -> Self {
                $(let $field = builtin_class($name, Layout::$layout, &[$(&$base),*]);)*
                Self { $($field,)* }
            }

            /// Every one of them.
            pub fn all(&self) -> impl Iterator<Item = &Rc<Class>> {
                [$(&self.$field),*].into_iter()
            }
        }
    };
}

classes! {
    object "object" Plain ();
    type_ "type" Builtin (object);
    none "NoneType" Builtin (object);
    not_implemented "NotImplementedType" Builtin (object);
    ellipsis "ellipsis" Builtin (object);
    int "int" Builtin (object);
    bool_ "bool" Builtin (int);
    float "float" Builtin (object);
    str_ "str" Builtin (object);
    bytes "bytes" Builtin (object);
    bytearray "bytearray" Builtin (object);
    list "list" Builtin (object);
    tuple "tuple" Builtin (object);
    dict "dict" Builtin (object);
    set "set" Builtin (object);
    frozenset "frozenset" Builtin (object);
    range "range" Builtin (object);
    slice "slice" Builtin (object);
    iterator "iterator" Builtin (object);
    enumerate "enumerate" Builtin (object);
    zip "zip" Builtin (object);
    map "map" Builtin (object);
    filter "filter" Builtin (object);
    reversed "reversed" Builtin (object);
    dict_keys "dict_keys" Builtin (object);
    dict_values "dict_values" Builtin (object);
    dict_items "dict_items" Builtin (object);
    generic_alias "GenericAlias" Plain (object);
    union "UnionType" Plain (object);
    traceback "traceback" Plain (object);
    function "function" Builtin (object);
    native "builtin_function_or_method" Builtin (object);
    method "method" Builtin (object);
    module "module" Builtin (object);
    generator "generator" Builtin (object);
    coroutine "coroutine" Builtin (object);
    async_generator "async_generator" Builtin (object);
    async_step "async_generator_asend" Builtin (object);
    cell "cell" Builtin (object);
    code "code" Builtin (object);
    future "Future" Builtin (object);
    task "Task" Builtin (future);
    handle "Handle" Builtin (object);
    event_loop "EventLoop" Builtin (object);
    lock "lock" Builtin (object);
    property "property" Builtin (object);
    static_method "staticmethod" Builtin (object);
    class_method "classmethod" Builtin (object);
    super_ "super" Builtin (object);
    base_exception "BaseException" Exception (object);
    exception "Exception" Exception (base_exception);
    keyboard_interrupt "KeyboardInterrupt" Exception (base_exception);
    system_exit "SystemExit" Exception (base_exception);
    generator_exit "GeneratorExit" Exception (base_exception);
    cancelled_error "CancelledError" Exception (base_exception);
    base_exception_group "BaseExceptionGroup" Exception (base_exception);
    exception_group "ExceptionGroup" Exception (base_exception_group, exception);
    arithmetic_error "ArithmeticError" Exception (exception);
    overflow_error "OverflowError" Exception (arithmetic_error);
    zero_division_error "ZeroDivisionError" Exception (arithmetic_error);
    floating_point_error "FloatingPointError" Exception (arithmetic_error);
    assertion_error "AssertionError" Exception (exception);
    attribute_error "AttributeError" Exception (exception);
    buffer_error "BufferError" Exception (exception);
    eof_error "EOFError" Exception (exception);
    import_error "ImportError" Exception (exception);
    module_not_found_error "ModuleNotFoundError" Exception (import_error);
    lookup_error "LookupError" Exception (exception);
    index_error "IndexError" Exception (lookup_error);
    key_error "KeyError" Exception (lookup_error);
    memory_error "MemoryError" Exception (exception);
    name_error "NameError" Exception (exception);
    unbound_local_error "UnboundLocalError" Exception (name_error);
    os_error "OSError" Exception (exception);
    blocking_io_error "BlockingIOError" Exception (os_error);
    connection_error "ConnectionError" Exception (os_error);
    broken_pipe_error "BrokenPipeError" Exception (connection_error);
    connection_aborted_error "ConnectionAbortedError" Exception (connection_error);
    connection_refused_error "ConnectionRefusedError" Exception (connection_error);
    connection_reset_error "ConnectionResetError" Exception (connection_error);
    file_exists_error "FileExistsError" Exception (os_error);
    file_not_found_error "FileNotFoundError" Exception (os_error);
    is_a_directory_error "IsADirectoryError" Exception (os_error);
    not_a_directory_error "NotADirectoryError" Exception (os_error);
    interrupted_error "InterruptedError" Exception (os_error);
    permission_error "PermissionError" Exception (os_error);
    process_lookup_error "ProcessLookupError" Exception (os_error);
    timeout_error "TimeoutError" Exception (os_error);
    reference_error "ReferenceError" Exception (exception);
    runtime_error "RuntimeError" Exception (exception);
    not_implemented_error "NotImplementedError" Exception (runtime_error);
    recursion_error "RecursionError" Exception (runtime_error);
    stop_iteration "StopIteration" Exception (exception);
    stop_async_iteration "StopAsyncIteration" Exception (exception);
    syntax_error "SyntaxError" Exception (exception);
    system_error "SystemError" Exception (exception);
    type_error "TypeError" Exception (exception);
    value_error "ValueError" Exception (exception);
    unicode_error "UnicodeError" Exception (value_error);
    unicode_decode_error "UnicodeDecodeError" Exception (unicode_error);
    unicode_encode_error "UnicodeEncodeError" Exception (unicode_error);
    invalid_state_error "InvalidStateError" Exception (exception);
    warning "Warning" Exception (exception);
    user_warning "UserWarning" Exception (warning);
    deprecation_warning "DeprecationWarning" Exception (warning);
    runtime_warning "RuntimeWarning" Exception (warning);
    resource_warning "ResourceWarning" Exception (warning);
    bytes_warning "BytesWarning" Exception (warning);
    encoding_warning "EncodingWarning" Exception (warning);
    future_warning "FutureWarning" Exception (warning);
    import_warning "ImportWarning" Exception (warning);
    pending_deprecation_warning "PendingDeprecationWarning" Exception (warning);
    syntax_warning "SyntaxWarning" Exception (warning);
    unicode_warning "UnicodeWarning" Exception (warning);
    child_process_error "ChildProcessError" Exception (os_error);
    indentation_error "IndentationError" Exception (syntax_error);
    tab_error "TabError" Exception (indentation_error);
    unicode_translate_error "UnicodeTranslateError" Exception (unicode_error);
}

impl Default for Classes {
    fn default() -> Self {
        Self::new()
    }
}

impl Classes {
    /// The class of a value: `type(value)`.
    #[must_use]
    pub fn of(&self, value: &Value) -> Rc<Class> {
        match value {
            Value::Instance(instance) => instance.class.borrow().clone(),
            Value::Class(class) => class.metaclass.clone().unwrap_or_else(|| self.type_.clone()),
            other => self.of_builtin(other).clone(),
        }
    }

    /// The class of a value that is neither an instance nor a class.
    #[must_use]
    pub fn of_builtin(&self, value: &Value) -> &Rc<Class> {
        match value {
            Value::Unbound | Value::None => &self.none,
            Value::NotImplemented => &self.not_implemented,
            Value::Ellipsis => &self.ellipsis,
            Value::Bool(_) => &self.bool_,
            Value::Int(_) | Value::BigInt(_) => &self.int,
            Value::Float(_) => &self.float,
            Value::Str(_) => &self.str_,
            Value::Bytes(_) => &self.bytes,
            Value::ByteArray(_) => &self.bytearray,
            Value::List(_) => &self.list,
            Value::Tuple(_) => &self.tuple,
            Value::Dict(_) => &self.dict,
            Value::Set(_) => &self.set,
            Value::FrozenSet(_) => &self.frozenset,
            Value::Range(_) => &self.range,
            Value::Slice(_) => &self.slice,
            Value::Iter(iterator) => match &*iterator.borrow() {
                Iter::Enumerate { .. } => &self.enumerate,
                Iter::Zip { .. } => &self.zip,
                _ => &self.iterator,
            },
            Value::View(view) => match view.part {
                DictPart::Keys => &self.dict_keys,
                DictPart::Values => &self.dict_values,
                DictPart::Items => &self.dict_items,
            },
            Value::Function(_) => &self.function,
            Value::Native(_) => &self.native,
            Value::Method(_) => &self.method,
            Value::Class(_) | Value::Instance(_) => &self.type_,
            Value::Module(_) => &self.module,
            Value::Generator(generator) => match generator.kind {
                CodeKind::Coroutine => &self.coroutine,
                CodeKind::AsyncGenerator => &self.async_generator,
                _ => &self.generator,
            },
            Value::AsyncStep(_) => &self.async_step,
            Value::Cell(_) => &self.cell,
            Value::Code(_) => &self.code,
            Value::Future(future) if future.task.is_some() => &self.task,
            Value::Future(_) => &self.future,
            Value::Handle(_) => &self.handle,
            Value::Loop(_) => &self.event_loop,
            Value::Lock(_) => &self.lock,
            Value::Descriptor(descriptor) => match &**descriptor {
                Descriptor::Property { .. } => &self.property,
                Descriptor::Static(_) => &self.static_method,
                Descriptor::ClassMethod(_) => &self.class_method,
                Descriptor::Super { .. } => &self.super_,
            },
        }
    }
}

#[inline(never)]
fn builtin_class(name: &str, layout: Layout, bases: &[&Rc<Class>]) -> Rc<Class> {
    let mut ancestors: Vec<Rc<Class>> = Vec::new();
    for &base in bases {
        ancestors.retain(|known| !base.is_subclass_of(known));
        ancestors.push(base.clone());
        for ancestor in &base.ancestors {
            ancestors.retain(|known| !Rc::ptr_eq(known, ancestor));
            ancestors.push(ancestor.clone());
        }
    }
    Rc::new(Class {
        name: RefCell::new(name.into()),
        qualified_name: RefCell::new(name.into()),
        module: RefCell::new("builtins".into()),
        bases: bases.iter().copied().cloned().collect(),
        ancestors,
        namespace: RefCell::new(IndexMap::new()),
        layout,
        metaclass: None,
        specials: Cell::new(0),
        is_builtin: true,
        finalization: None,
    })
}
