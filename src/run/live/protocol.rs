//! In: nothing. Out: the messages between the page and its cores, and their bytes.

use std::rc::Rc;

use js_sys::Uint8Array;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use wasm_bindgen::{JsCast, JsValue};

use crate::run::api::{LoadRequest, Refusal, RunReport, RunSettings};
use crate::run::host::Arrival;
use crate::trace::event::{ActorId, Event, Time};

/// From the page to a core.
#[derive(Serialize, Deserialize)]
pub enum ToCore {
    /// Simulate a whole run.
    Simulate(RunSettings),
    /// Forget the run that is over, and be ready for another.
    Reset,
    /// A part of the library, see `machine::modules::provide`.
    Library(Vec<u8>),
    /// The program that is about to run: get warm and say so.
    WarmUp(RunSettings),
    /// Run a process.
    Begin(Box<Begin>),
    /// The process that was asked for has this number.
    Started { ticket: u64, process: u64 },
    /// The message that was asked for.
    Message { ticket: u64, channel: u64, bytes: Vec<u8> },
    /// A process has ended.
    Exited { process: u64, code: i32 },
    /// End a process.
    Terminate { process: u64 },
    /// All servers are up. The requests with their times, if no other process can get them.
    LoadBegins { process: u64, known: Vec<Coming> },
    /// Connections for a server process.
    Accept { process: u64, arrivals: Vec<Coming> },
    /// All requests are over.
    LoadIsOver,
}

/// A request on its way.
#[derive(Clone, Serialize, Deserialize)]
pub struct Coming {
    /// Its number, from 1.
    pub number: u64,
    /// When it arrives, in nanoseconds since the run began.
    pub at_ns: u64,
    /// The request.
    pub request: LoadRequest,
}

impl Coming {
    /// The request at the server.
    pub fn arrive(self) -> Arrival {
        Arrival { number: self.number, at: Time(self.at_ns), request: Rc::new(self.request) }
    }
}

/// A process that is to run on a core.
#[derive(Serialize, Deserialize)]
pub struct Begin {
    /// The run.
    pub settings: RunSettings,
    /// The number of the core.
    pub core: u32,
    /// The number of the process.
    pub process: u64,
    /// Its parent.
    pub parent: u64,
    /// The lane of its parent.
    pub parent_actor: Option<ActorId>,
    /// Its name.
    pub name: String,
    /// The line that started it.
    pub line: u32,
    /// What it does.
    pub job: LiveJob,
    /// When the run began, in milliseconds since 1970; none: it begins with this process.
    pub zero_ms: Option<f64>,
}

/// What a process does.
#[derive(Clone, Serialize, Deserialize)]
pub enum LiveJob {
    /// Runs the program.
    Main,
    /// Runs the program and serves its application.
    Serve,
    /// Goes on from a fork.
    Forked(Vec<u8>),
}

/// From a core to the page.
#[derive(Serialize, Deserialize)]
pub enum FromCore {
    /// It can be given work.
    Ready,
    /// Of a simulation.
    Reports(Vec<RunReport>),
    /// The program cannot be run.
    Refused(Vec<Refusal>),
    /// It has run the program in virtual time, so that it is compiled.
    Warm,
    /// The run has begun at this time, in milliseconds since 1970.
    Began { zero_ms: f64 },
    /// What happened.
    Events(Vec<Event>),
    /// Start a process and say its number.
    StartProcess { ticket: u64, image: Vec<u8>, name: String, parent: u64, parent_actor: ActorId, line: u32 },
    /// End a process, wherever it is.
    Terminate { process: u64 },
    /// A process has ended.
    Ended { process: u64, code: i32, at_ns: u64 },
    /// A message for a channel.
    Send { channel: u64, bytes: Vec<u8> },
    /// Somebody waits for a message of a channel.
    Receive { ticket: u64, channel: u64 },
    /// And does not wait any more.
    Withdraw { ticket: u64, channel: u64 },
    /// The message came too late: the first of the channel again.
    Return { channel: u64, bytes: Vec<u8> },
    /// A server is up.
    ServerUp { process: u64 },
    /// A server has nothing to do.
    Idle { process: u64 },
    /// A request is over.
    Served { request: u64 },
    /// Nothing goes on here until a message comes: how many it has taken, when something happened last, and
    /// who waits for what.
    StandsStill { taken: u64, since_ns: u64, waits: Vec<String> },
    /// The figures may be wrong, for this reason.
    Doubt(String),
    /// The machine has failed.
    Crashed(String),
}

/// A message as bytes in a buffer of their own.
#[must_use]
pub fn encode<T: Serialize>(message: &T) -> Uint8Array {
    let bytes = postcard::to_stdvec(message).expect("messages have no maps or borrowed parts");
    Uint8Array::from(bytes.as_slice())
}

/// A message from its bytes; none if it is not one.
#[must_use]
pub fn decode<T: DeserializeOwned>(data: &JsValue) -> Option<T> {
    let bytes = data.dyn_ref::<Uint8Array>()?.to_vec();
    postcard::from_bytes(&bytes).ok()
}
