//! In: waits, work, messages. Out: the one thing that a run asks for time: simulated, or the browser's.

use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

use super::api::LoadRequest;
use crate::machine::exit::Fuel;
use crate::trace::event::{ActorId, Event, Time};

/// A future of this thread.
pub type LocalFuture<T> = Pin<Box<dyn Future<Output = T>>>;

/// What the futures of a run live on. All of its methods return at once; what takes time is a future, and
/// dropping the future takes the wish back.
pub trait Host {
    /// The time since the run began.
    fn now(&self) -> Time;
    /// The time of day at which the run began: nanoseconds since 1970.
    fn epoch(&self) -> u64;
    /// Completes at that time, or at once if it has passed; never before `Time(u64::MAX)`.
    fn sleep_until(&self, at: Time) -> LocalFuture<()>;
    /// How long it takes until a thread that was woken can look at why.
    fn wake_latency(&self) -> u64;
    /// Runs a future from now on, after those that are ready already.
    fn spawn(&self, future: LocalFuture<()>);

    /// A free core, `last` if that is free; none if all are taken or others wait.
    fn try_core(&self, last: Option<u32>) -> Option<u32>;
    /// A core, as soon as those who asked before have had theirs.
    fn wait_for_core(&self) -> LocalFuture<u32>;
    /// The core is free for others.
    fn release_core(&self, core: u32);
    /// How much fuel goes into so many nanoseconds.
    fn fuel(&self, nanoseconds: u64) -> Fuel;
    /// A slice begins now, on a core that has been taken.
    fn begin_slice(&self) -> Time;
    /// What a slice that began at `began` and cost so much ends at: its cost later, or simply now.
    fn end_of_slice(&self, began: Time, cost: Fuel) -> Time;
    /// What native work that has been done, and would cost so much, still costs: live it has taken its time.
    fn native_work(&self, cost: Fuel) -> Fuel;
    /// The time of a slice passes: until `end`, and others get their turn.
    fn pay(&self, end: Time, cost: Fuel) -> LocalFuture<()>;

    /// Starts a process and gives its number.
    fn start_process(&self, start: ProcessStart) -> LocalFuture<u64>;
    /// Ends a process at once, with the exit code -15.
    fn terminate(&self, process: u64);
    /// A process has ended by itself.
    fn ended(&self, process: u64, code: i32);
    /// The exit code of a process, when it has ended.
    fn wait_for_process(&self, process: u64) -> LocalFuture<i32>;
    /// Puts a message at the end of a channel.
    fn send(&self, channel: u64, bytes: Vec<u8>);
    /// Takes the first message of a channel; those who wait are served in turn.
    fn receive(&self, channel: u64) -> LocalFuture<Vec<u8>>;

    /// A server process is up. The load begins when all of them are.
    fn server_is_up(&self, process: u64);
    /// Completes when the load begins, with the requests that only this process can get, if that is known.
    fn load_begins(&self, process: u64) -> LocalFuture<Rc<Vec<Arrival>>>;
    /// Whether there are connections that the server process can accept now.
    fn has_arrivals(&self, process: u64) -> bool;
    /// Accepts them.
    fn accept(&self, process: u64) -> Vec<Arrival>;
    /// Completes when there are connections for a server process that has nothing else to do.
    fn wait_for_arrival(&self, process: u64) -> LocalFuture<()>;
    /// A request and all that belongs to it is over.
    fn served(&self, request: u64);
    /// Completes when all requests of the run are over.
    fn load_is_over(&self) -> LocalFuture<()>;

    /// A number for an actor that is about to be born.
    fn new_actor(&self) -> ActorId;
    /// The actor of a core.
    fn core_actor(&self, core: u32) -> ActorId;
    /// Takes the next event of the trace.
    fn record(&self, event: Event);
}

/// A process that is to be started.
pub struct ProcessStart {
    /// What it does, as `pickle::fork` made it.
    pub image: Vec<u8>,
    /// Its name.
    pub name: String,
    /// Who starts it.
    pub parent: u64,
    /// The lane of the one who starts it.
    pub parent_actor: ActorId,
    /// The line that starts it.
    pub line: u32,
}

/// A request that has arrived at the server.
#[derive(Clone, Debug)]
pub struct Arrival {
    /// Its number in the load, from 1.
    pub number: u64,
    /// When.
    pub at: Time,
    /// What is asked.
    pub request: Rc<LoadRequest>,
}

/// A core that is taken for as long as this lives.
pub struct CoreGuard {
    host: Rc<dyn Host>,
    /// Which core.
    pub number: u32,
}

impl CoreGuard {
    /// Holds a core that the host has given.
    #[must_use]
    pub fn new(host: Rc<dyn Host>, number: u32) -> Self {
        Self { host, number }
    }
}

impl Drop for CoreGuard {
    fn drop(&mut self) {
        self.host.release_core(self.number);
    }
}
