//! In: a module's name. Out: the two parts of a module of the standard library: its Python and its natives.
//!
//! Long because it lists all modules.

mod channels;
mod clocks;
mod digests;
mod frames;
mod hashes;
mod inspect;
mod kernel;
mod lock;
mod make_class;
mod math;
mod numbers;
mod random;
mod texts;
mod weak;
mod zlib;

pub use frames::{entries_of, frames_of};
pub use make_class::{make_class, special_bits};

use std::cell::{Cell, RefCell};

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
        "_weak" => (weak::NATIVES, None),
        "_zlib" => (zlib::NATIVES, None),
        "builtins" => (
            &[],
            Some(|process, module| {
                process.builtins.iter().for_each(|(name, value)| module.set(*name, value.clone()));
            }),
        ),
        "math" => (math::NATIVES, Some(math::install)),
        "time" => (clocks::NATIVES, None),
        _ => (&[], None),
    };
    let program = compiled(name);
    (program.is_some() || !natives.is_empty()).then_some(Library { program, natives, install })
}

/// The names of all modules that are not hidden.
pub fn names() -> impl Iterator<Item = &'static str> {
    programs().map(|(name, _)| *name).filter(|name| !name.starts_with('_'))
}

/// The natives of every module, in a fixed order.
pub fn all_natives() -> impl Iterator<Item = &'static Native> {
    let tables = [
        kernel::NATIVES,
        channels::NATIVES,
        inspect::NATIVES,
        frames::NATIVES,
        texts::NATIVES,
        super::aio::natives::FUNCTIONS,
        lock::METHODS,
        random::NATIVES,
        hashes::NATIVES,
        zlib::NATIVES,
        weak::NATIVES,
        math::NATIVES,
        clocks::NATIVES,
    ];
    tables.into_iter().flatten().chain(super::builtins::helpers()).chain(std::iter::once(&lock::NEW))
}

/// The parts of the library that the page fetches when a program imports something of them: pools of threads and
/// processes and what is seldom called; what FastAPI needs; what is left; and what few programs about concurrency
/// import. Each may need those before it.
pub const PARTS: [&str; 4] = ["library/pools", "library/web", "library/rest", "library/rare"];

/// Fetches one of [`PARTS`] at once; none if it is not to be had.
pub type Source = fn(&str) -> Option<Vec<u8>>;

thread_local! {
    /// What has been fetched of the library.
    static PROVIDED: RefCell<Vec<(String, &'static [u8])>> = const { RefCell::new(Vec::new()) };
    static SOURCE: Cell<Option<Source>> = const { Cell::new(None) };
}

/// Where to get a part that is imported and has not been provided: the library itself imports some things only when a
/// program calls what needs them.
pub fn set_source(source: Source) {
    SOURCE.set(Some(source));
}

/// How many of [`PARTS`], in their order, a program needs that imports these modules.
#[must_use]
pub fn parts_for(imports: &[String]) -> usize {
    let has = |part: &[Compiled]| imports.iter().any(|name| part.iter().any(|(known, _)| known == name));
    (1..=LATER.len()).rev().find(|index| has(LATER[index - 1])).unwrap_or(0)
}

/// Takes one of [`PARTS`] as it was fetched. Whether it was one.
pub fn provide(part: &[u8]) -> bool {
    let programs: Result<Vec<(String, Vec<u8>)>, _> = postcard::from_bytes(part);
    let is_one = programs.is_ok();
    let keep = |(name, bytes): (String, Vec<u8>)| (name, &*bytes.leak());
    PROVIDED.with_borrow_mut(|provided| provided.extend(programs.unwrap_or_default().into_iter().map(keep)));
    is_one
}

/// One of [`PARTS`], to be fetched.
#[cfg(not(target_arch = "wasm32"))]
#[must_use]
pub fn part(index: usize) -> Vec<u8> {
    postcard::to_stdvec(LATER[index]).expect("plain data")
}

fn compiled(name: &str) -> Option<&'static [u8]> {
    let program = programs().find(|(known, _)| *known == name).map(|(_, program)| *program)?;
    if !program.is_empty() {
        return Some(program);
    }
    provided(name).or_else(|| {
        let index = LATER.iter().position(|part| part.iter().any(|(known, _)| *known == name))?;
        provide(&SOURCE.get()?(PARTS[index])?);
        provided(name)
    })
}

fn provided(name: &str) -> Option<&'static [u8]> {
    PROVIDED
        .with_borrow(|provided| provided.iter().find(|(known, _)| known == name).map(|(_, program)| *program))
}

/// Whether a module can be had without fetching it.
#[must_use]
pub fn is_here(name: &str) -> bool {
    programs().any(|(known, program)| *known == name && !program.is_empty()) || provided(name).is_some()
}

fn programs() -> impl Iterator<Item = &'static Compiled> {
    BASE.iter().chain(LATER.into_iter().flatten())
}

/// A module's name and its program.
type Compiled = (&'static str, &'static [u8]);

macro_rules! programs {
    ($($name:literal)*) => {
        &[$(($name, include_bytes!(concat!(env!("OUT_DIR"), "/library/", $name)))),*]
    };
}

/// On the page a part has only names until it is fetched.
#[cfg(target_arch = "wasm32")]
macro_rules! later {
    ($($name:literal)*) => { &[$(($name, &[])),*] };
}

#[cfg(not(target_arch = "wasm32"))]
use programs as later;

/// What `asyncio` and `threading` need: nearly every program has one of them. Of [`POOLS`] they import something when
/// it is called: `to_thread`, `open`, a message about an exception that nobody caught.
const BASE: &[Compiled] = programs! {
    "_context"
    "asyncio"
    "asyncio.events"
    "asyncio.exceptions"
    "asyncio.locks"
    "asyncio.queues"
    "asyncio.runners"
    "asyncio.taskgroups"
    "asyncio.tasks"
    "asyncio.timeouts"
    "collections"
    "core"
    "heapq"
    "threading"
    "time"
};

/// The programs of [`PARTS`].
const LATER: [&[Compiled]; 4] = [POOLS, WEB, REST, RARE];

const POOLS: &[Compiled] = later! {
    "_files"
    "_processes"
    "_time"
    "concurrent"
    "concurrent.futures"
    "concurrent.futures._base"
    "concurrent.futures.process"
    "concurrent.futures.thread"
    "logging"
    "queue"
    "string"
    "traceback"
};

const WEB: &[Compiled] = later! {
    "_convert"
    "_convert_time"
    "_workers"
    "abc"
    "contextlib"
    "copy"
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
    "fastapi.sse"
    "fastapi.status"
    "functools"
    "json"
    "pydantic"
    "re"
    "starlette"
    "starlette._asgi"
    "starlette.background"
    "starlette.concurrency"
    "starlette.exceptions"
    "starlette.requests"
    "starlette.responses"
    "starlette.status"
    "sys"
    "types"
    "typing"
};

const REST: &[Compiled] = later! {
    "_anyio"
    "_anyio_files"
    "_anyio_future"
    "_except_star"
    "_float"
    "_match"
    "_strptime"
    "anyio"
    "anyio.abc"
    "anyio.from_thread"
    "anyio.lowlevel"
    "anyio.streams"
    "anyio.streams.buffered"
    "anyio.streams.file"
    "anyio.streams.memory"
    "anyio.streams.stapled"
    "anyio.streams.text"
    "anyio.to_process"
    "anyio.to_thread"
    "argparse"
    "array"
    "asyncer"
    "atexit"
    "base64"
    "bisect"
    "collections.abc"
    "contextvars"
    "ctypes"
    "dataclasses"
    "datetime"
    "fastapi.datastructures"
    "fastapi.exception_handlers"
    "fastapi.middleware"
    "fastapi.middleware.cors"
    "fastapi.middleware.gzip"
    "fastapi.middleware.httpsredirect"
    "fastapi.middleware.trustedhost"
    "fastapi.security"
    "fastapi.staticfiles"
    "fastapi.testclient"
    "fastapi.websockets"
    "fractions"
    "gc"
    "getpass"
    "hashlib"
    "hmac"
    "inspect"
    "io"
    "itertools"
    "keyword"
    "logging.handlers"
    "math"
    "multiprocessing"
    "multiprocessing.connection"
    "multiprocessing.managers"
    "multiprocessing.pool"
    "multiprocessing.process"
    "multiprocessing.queues"
    "multiprocessing.shared_memory"
    "multiprocessing.sharedctypes"
    "multiprocessing.synchronize"
    "operator"
    "os"
    "os.path"
    "pathlib"
    "pickle"
    "platform"
    "pprint"
    "pydantic.dataclasses"
    "random"
    "sched"
    "secrets"
    "shutil"
    "signal"
    "starlette.authentication"
    "starlette.config"
    "starlette.middleware.authentication"
    "starlette.datastructures"
    "starlette.applications"
    "starlette.convertors"
    "starlette.endpoints"
    "starlette.middleware"
    "starlette.middleware.base"
    "starlette.middleware.cors"
    "starlette.middleware.exceptions"
    "starlette.middleware.gzip"
    "starlette.middleware.httpsredirect"
    "starlette.middleware.trustedhost"
    "starlette.routing"
    "starlette.staticfiles"
    "starlette.testclient"
    "starlette.types"
    "statistics"
    "struct"
    "tempfile"
    "textwrap"
    "timeit"
    "typing_extensions"
    "uuid"
    "uvicorn"
    "warnings"
};

const RARE: &[Compiled] = later! {
    "_collections"
    "_compiled"
    "_memoryview"
    "_seldom"
    "_thread"
    "binascii"
    "builtins"
    "calendar"
    "codetiming"
    "colorama"
    "copyreg"
    "csv"
    "decimal"
    "errno"
    "fnmatch"
    "glob"
    "graphlib"
    "gzip"
    "html"
    "http"
    "importlib"
    "logging.config"
    "numbers"
    "reprlib"
    "shlex"
    "unittest"
    "unittest.mock"
    "urllib"
    "urllib.parse"
    "weakref"
    "zlib"
};

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use crate::program::reading::imports;
    use crate::program::wire;

    #[test]
    fn a_part_needs_only_itself_and_those_before_it() {
        for (index, part) in [BASE, POOLS, WEB, REST].into_iter().enumerate() {
            for (name, bytes) in part {
                let imports = imports(&wire::read(bytes, "").unwrap());
                assert!(parts_for(&imports) <= index.max(1), "{name} imports {imports:?}");
            }
        }
    }

    #[test]
    fn parts_are_found_once_they_are_provided() {
        assert!(provide(&part(2)));
        let known = PROVIDED.with_borrow(Clone::clone);
        assert!(known.iter().any(|(name, bytes)| name == "uuid" && Some(*bytes) == compiled("uuid")));
        assert!(!provide(b"no such thing"));
    }
}
