//! In: nothing. Out: what things cost besides instructions, in nanoseconds of processor time, as measured on CPython.
//!
//! Calibrated with the measurements of CPython 3.11, FastAPI and uvicorn on two cores: 1000 coroutines of
//! 100 ms in 106.4 ms, 100 requests of 100 ms in 113 ms (`async def`) and 332 ms (`def`, three waves of 40),
//! a pool of nine processes that do nothing: 10 ms of its parent's processor time, 22 ms of its children's.

use crate::machine::exit::Fuel;

/// A thread computes so long before others that wait for its core have their turn.
pub const TURN: u64 = 5_000_000;
/// A thread that waits for the GIL asks for it so late at least, however short the switch interval: the
/// system's timers are no finer.
pub const SHORTEST_SWITCH: u64 = 50_000;
/// Without a GIL, threads that compute at the same time see what the others did so much later at least...
pub const PARALLEL_STEP: u64 = 12_000;
/// ... and up to so much more.
pub const PARALLEL_JITTER: u64 = 16_384;
/// What a free-threaded interpreter computes longer, in percent: 5 to 10 as CPython 3.14 says of itself.
pub const FREE_THREADED_PERCENT: Fuel = 8;
/// One round of an event loop: asking the system for what has come in. It also makes programs end that ask
/// for the time again and again.
pub const LOOP_ITERATION: Fuel = 3_000;
/// A thread that has waited goes on.
pub const WAKE_UP: Fuel = 8_000;
/// A thread that was woken looks at why only so much later; a running thread can be faster.
pub const WAKE_LATENCY: u64 = 30_000;
/// Making a thread, for the one who makes it.
pub const THREAD_START: Fuel = 120_000;
/// Making a process, for the one who makes it: a fork copies the tables of the memory.
pub const PROCESS_START: Fuel = 1_500_000;
/// What a new process does before it comes to its function.
pub const PROCESS_BOOT: Fuel = 3_500_000;
/// What a server process does before it accepts: it imports the program anew.
pub const SERVER_BOOT: Fuel = 0;
/// Sending or receiving a message between processes.
pub const MESSAGE: Fuel = 25_000;
/// From a client's call for a connection until the server sees the request on it, and from the answer until the
/// client has it: no processor's time of the server's.
pub const CONNECT: u64 = 640_000;
/// Reading and parsing a request and making its task.
pub const REQUEST_IN: Fuel = 85_000;
/// Writing a response.
pub const REQUEST_OUT: Fuel = 45_000;
/// One call of `write`.
pub const WRITE: Fuel = 1_500;
/// Connections of one client come this far apart at least when several processes accept.
pub const ARRIVAL_GAP: u64 = 100_000;
