//! In: a module's name. Out: the two parts of a module of the standard library: its Python and its natives.

mod channels;
mod clocks;
mod frames;
mod hashes;
mod inspect;
mod kernel;
mod lock;
mod make_class;
mod math;
mod numbers;
mod random;

pub use make_class::{make_class, special_bits};

use super::function::Native;
use super::module::Module;
use super::process::Process;

/// Gives a module constants, built-in classes and the like.
pub type Install = fn(&mut Process, &Module);

/// A module of the standard library.
#[derive(Clone, Copy)]
pub struct Library {
    /// Its Python, compiled (see `program::wire`): run when it is imported, in a module that has the natives already.
    pub program: Option<&'static [u8]>,
    /// Its functions in Rust.
    pub natives: &'static [Native],
    /// Gives it what is neither: constants, built-in classes.
    pub install: Option<Install>,
}

/// The module of that dotted name, if there is one.
#[must_use]
pub fn find(name: &str) -> Option<Library> {
    let (natives, install): (&'static [Native], Option<Install>) = match name {
        "_kernel" => (kernel::NATIVES, Some(kernel::install)),
        "_hash" => (hashes::NATIVES, None),
        "_random" => (random::NATIVES, None),
        "math" => (math::NATIVES, Some(math::install)),
        "time" => (clocks::NATIVES, None),
        _ => (&[], None),
    };
    let program = PROGRAMS.iter().find(|(known, _)| *known == name).map(|(_, program)| *program);
    (program.is_some() || !natives.is_empty()).then_some(Library { program, natives, install })
}

/// The names of all modules, sorted: for the message about one that there is not.
pub fn names() -> impl Iterator<Item = &'static str> {
    PROGRAMS.iter().map(|(name, _)| *name).filter(|name| !name.starts_with('_'))
}

/// The natives of every module, in a fixed order.
pub fn all_natives() -> impl Iterator<Item = &'static Native> {
    let tables = [
        kernel::NATIVES,
        channels::NATIVES,
        inspect::NATIVES,
        frames::NATIVES,
        super::aio::natives::FUNCTIONS,
        lock::METHODS,
        random::NATIVES,
        hashes::NATIVES,
        math::NATIVES,
        clocks::NATIVES,
    ];
    tables.into_iter().flatten().chain(std::iter::once(&lock::NEW))
}

macro_rules! programs {
    ($($name:literal)*) => {
        &[$(($name, include_bytes!(concat!(env!("OUT_DIR"), "/library/", $name)))),*]
    };
}

const PROGRAMS: &[(&str, &[u8])] = programs! {
    "_context"
    "_convert"
    "_except_star"
    "_files"
    "_match"
    "_processes"
    "_workers"
    "abc"
    "anyio"
    "anyio.abc"
    "anyio.from_thread"
    "anyio.streams"
    "anyio.streams.memory"
    "anyio.to_thread"
    "asyncer"
    "asyncio"
    "asyncio.events"
    "asyncio.exceptions"
    "asyncio.locks"
    "asyncio.queues"
    "asyncio.runners"
    "asyncio.taskgroups"
    "asyncio.tasks"
    "asyncio.timeouts"
    "atexit"
    "base64"
    "bisect"
    "collections"
    "collections.abc"
    "concurrent"
    "concurrent.futures"
    "concurrent.futures._base"
    "concurrent.futures.process"
    "concurrent.futures.thread"
    "contextlib"
    "contextvars"
    "copy"
    "core"
    "dataclasses"
    "datetime"
    "enum"
    "fastapi"
    "fastapi._dependencies"
    "fastapi.applications"
    "fastapi.background"
    "fastapi.concurrency"
    "fastapi.encoders"
    "fastapi.exceptions"
    "fastapi.params"
    "fastapi.requests"
    "fastapi.responses"
    "fastapi.routing"
    "fastapi.status"
    "functools"
    "gc"
    "hashlib"
    "heapq"
    "hmac"
    "io"
    "itertools"
    "json"
    "logging"
    "logging.handlers"
    "math"
    "multiprocessing"
    "multiprocessing.connection"
    "multiprocessing.managers"
    "multiprocessing.pool"
    "multiprocessing.process"
    "multiprocessing.queues"
    "multiprocessing.sharedctypes"
    "multiprocessing.synchronize"
    "operator"
    "os"
    "os.path"
    "pathlib"
    "pickle"
    "pydantic"
    "queue"
    "random"
    "sched"
    "secrets"
    "signal"
    "starlette"
    "starlette.background"
    "starlette.concurrency"
    "starlette.exceptions"
    "starlette.requests"
    "starlette.responses"
    "starlette.status"
    "string"
    "sys"
    "tempfile"
    "threading"
    "time"
    "timeit"
    "traceback"
    "types"
    "typing"
    "uuid"
    "uvicorn"
    "warnings"
};
