//! In: nothing. Out: the words in which the page, the command line and the workers ask for a run and are
//! told of it.

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use crate::program::reading::Reading;
use crate::trace::event::Event;

/// What to run, and how.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RunSettings {
    /// The file's name, for tracebacks.
    pub file: String,
    /// The program's text.
    pub text: String,
    /// What has been made of the text; none: it is still to be read, which the page's own program cannot do.
    pub reading: Option<Rc<Reading>>,
    /// Module variables to set: the top-level assignment to the name is given this Python literal instead.
    pub parameters: Vec<(String, String)>,
    /// How many cores there are (simulated), or how many workers to use (live).
    pub cores: u32,
    /// Whether a process has a GIL: without one, its threads compute at the same time (simulated only).
    pub gil: bool,
    /// Requests to send, if the program has a FastAPI application.
    pub load: Option<Load>,
    /// When to give up.
    pub limits: Limits,
}

impl RunSettings {
    /// A program with nothing set, on four cores, without requests.
    #[must_use]
    pub fn of_program(file: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            file: file.into(),
            text: text.into(),
            reading: None,
            parameters: Vec::new(),
            cores: 4,
            gil: true,
            load: None,
            limits: Limits::default(),
        }
    }
}

/// Requests to a server, and how it is set up.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Load {
    /// `--workers`: how many processes serve. At least 1.
    pub workers: u32,
    /// The requests, in order of arrival.
    pub requests: Vec<LoadRequest>,
}

/// One request.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LoadRequest {
    /// When it arrives, in milliseconds after the server is up.
    pub at_ms: f64,
    /// `GET`, `POST`, ...
    pub method: String,
    /// Path and query: `/users/1?full=true`.
    pub path: String,
    /// The body, or nothing.
    pub body: String,
    /// Whether it comes on a connection that is open already. All of those were opened at one moment, when every
    /// server was up and idle: the first to be up accepted them all.
    #[serde(default)]
    pub kept: bool,
}

/// When a simulated run is given up, with a message that says so.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Limits {
    /// So many nanoseconds of the run's own time.
    pub time_ns: u64,
    /// So many events in the trace.
    pub events: u64,
    /// So many nanoseconds of virtual processor time in all.
    pub compute_ns: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self { time_ns: 3_600_000_000_000, events: 5_000_000, compute_ns: 120_000_000_000 }
    }
}

/// What comes out of a run, in this order: any number of `Events`, then one `Finished`; or one `Refused`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum RunReport {
    /// The next events of the trace, in order of time within each process.
    Events(Vec<Event>),
    /// The program cannot be run.
    Refused(Vec<Refusal>),
    /// The run is over.
    Finished(Ending),
}

/// A place in the program that keeps it from running.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refusal {
    /// The line, from 1.
    pub line: u32,
    /// The column in code points, from 1.
    pub column: u32,
    /// The byte where it starts.
    pub start: u32,
    /// One past the byte where it ends.
    pub end: u32,
    /// What is wrong.
    pub message: String,
    /// What to write instead.
    pub hint: Option<String>,
    /// Whether Python itself would refuse it too (a `SyntaxError`), and not only Tasklanes.
    pub is_syntax_error: bool,
}

/// How a run ended.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Ending {
    /// How.
    pub reason: EndReason,
    /// When, in nanoseconds since the run began.
    pub at_ns: u64,
    /// What makes the figures of a live run unreliable: a hidden tab, a throttled timer. Empty if nothing.
    pub doubts: Vec<String>,
}

/// Why a run ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum EndReason {
    /// The program came to its end (also by an uncaught exception, whose traceback is in the output).
    Exited {
        /// The exit code of the main process.
        code: i32,
    },
    /// Nothing can ever go on. Says who waits for what.
    Deadlock(String),
    /// A limit was reached. Says which.
    Limit(String),
    /// Somebody stopped it.
    Stopped,
    /// A worker failed. Says how.
    Crashed(String),
}
