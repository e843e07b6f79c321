//! In: nothing. Out: every way in which the interpreter can stop, and what it then needs from outside.

use std::rc::Rc;

use super::aio::{EventLoop, Handle};
use super::sync::Lock;
use super::value::Value;

/// Virtual processor time in nanoseconds: what an instruction costs, and what a thread may still spend.
pub type Fuel = i64;

/// Why [`super::process::Process::interpret`] came back.
///
/// After `Blocked` and `Request` the thread waits in the middle of a call: `Thread::answer` gives the call
/// its result, `Thread::throw` makes it raise. The other ways end the activation (what was started with
/// `Thread::call` or `Thread::resume`), except `OutOfFuel`, after which `interpret` may just be called again.
#[derive(Debug)]
pub enum Exit {
    /// The fuel is used up (checked at calls and at the end of loop bodies, as CPython checks for a
    /// switch request).
    OutOfFuel,
    /// The activation returned this.
    Finished(Value),
    /// The activation raised this exception.
    Raised(Value),
    /// The coroutine that was resumed gave this to its driver: a future, or `None` for a bare yield.
    Yielded(Value),
    /// The thread cannot go on until something happens; it lets go of the GIL meanwhile.
    Blocked(Wait),
    /// The thread asks for something that is done at once; it keeps the GIL.
    Request(Request),
}

/// What a blocked thread waits for, and what its call is then answered with.
#[derive(Debug)]
pub enum Wait {
    /// `time.sleep`: so many nanoseconds (`u64::MAX`: for ever). `None`.
    Sleep(u64),
    /// `lock.acquire`: until it is this thread's, or the time is over. `bool`.
    Lock {
        /// The lock.
        lock: Rc<Lock>,
        /// How long at most, in nanoseconds.
        timeout: Option<u64>,
    },
    /// Until that thread has ended. `bool`: whether it has.
    Join {
        /// The thread.
        thread: u64,
        /// How long at most, in nanoseconds.
        timeout: Option<u64>,
    },
    /// `loop.run_forever`: run this event loop on this thread until it is stopped. `None`.
    Loop(Rc<EventLoop>),
    /// The next message of a channel, unpickled; on a timeout, `NotImplemented`.
    Receive {
        /// The channel, known to the whole run.
        channel: u64,
        /// How long at most, in nanoseconds.
        timeout: Option<u64>,
        /// Waits no longer than these processes live; then too it is `NotImplemented`.
        unless_ended: Vec<u64>,
    },
    /// Until that process has ended. Its exit code as `int`; on a timeout, `None`.
    Process {
        /// The process.
        process: u64,
        /// How long at most, in nanoseconds.
        timeout: Option<u64>,
    },
    /// Work in native code that lets go of the GIL for so many nanoseconds of processor time; then the value.
    Compute {
        /// The processor time in nanoseconds.
        cost: Fuel,
        /// What the call is answered with.
        value: Value,
    },
}

/// What the thread asks for, and what its call is then answered with.
#[derive(Debug)]
pub enum Request {
    /// Text for `stdout` or `stderr`. `None`.
    Write {
        /// Where it goes.
        stream: Stream,
        /// The text, with its newlines.
        text: String,
    },
    /// The time. `float` seconds, or `int` nanoseconds.
    Clock {
        /// Which clock.
        clock: Clock,
        /// Whether as `int` nanoseconds.
        nanoseconds: bool,
    },
    /// Start a thread that calls the function. `int`: its number, as `threading.get_ident` says it.
    StartThread {
        /// What it calls, without arguments.
        target: Value,
        /// Its name, for its lane.
        name: String,
        /// Whether the process may end without it.
        daemon: bool,
    },
    /// Wake whoever waits for this lock, which has just been released. `None`.
    Released(Rc<Lock>),
    /// `loop.call_later`: put the handle among the loop's timers, so long from now. The handle.
    CallLater {
        /// The loop.
        event_loop: Rc<EventLoop>,
        /// From now, in nanoseconds.
        delay: u64,
        /// What is called then.
        handle: Rc<Handle>,
    },
    /// The loop of another thread has something to do: wake it. `None`.
    WakeLoop(Rc<EventLoop>),
    /// Start a process: a fork of this one that calls the function. `int`: its number.
    StartProcess {
        /// The function, its arguments and all they refer to, pickled as `pickle::fork` does.
        image: Vec<u8>,
        /// Its name, for its lane.
        name: String,
        /// Whether the parent may end without it.
        daemon: bool,
    },
    /// End that process now. `None`.
    Terminate(u64),
    /// A new channel. `int`: its number.
    OpenChannel,
    /// A message, pickled, for a channel. `None`.
    Send {
        /// The channel.
        channel: u64,
        /// The message.
        bytes: Vec<u8>,
    },
    /// A response of the server to one of its requests. `None`.
    Respond {
        /// The request, as the server numbered it.
        request: u64,
        /// The HTTP status.
        status: u16,
        /// The body as text.
        body: String,
    },
    /// `sys.exit` in the main thread has ended, or `os._exit`: end the process with this code.
    ExitProcess(i32),
    /// Something for the trace only. `None`.
    Note(Note),
}

/// Where text goes.
#[expect(missing_docs, reason = "the names say it")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stream {
    Stdout,
    Stderr,
}

/// Which time is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clock {
    /// Since the epoch: `time.time`.
    Wall,
    /// Since the run began: `time.monotonic`, `time.perf_counter`, `loop.time`.
    Monotonic,
    /// Processor time of the process: `time.process_time`.
    Process,
    /// Processor time of the thread: `time.thread_time`.
    Thread,
}

/// Something that happened inside a slice and that the trace wants to know. The run drains
/// `Process::notes` after every slice; each comes with the fuel spent in the slice when it happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// A task was made.
    TaskMade {
        /// Its number in the process.
        task: u64,
        /// The number of its loop.
        event_loop: u64,
        /// Its name.
        name: String,
        /// The user's line that made it, 0 if there is none.
        line: u32,
        /// The task that made it.
        by: Option<u64>,
    },
    /// A task is in the ready queue of its loop.
    TaskReady {
        /// Which.
        task: u64,
        /// The task whose doing this was.
        by: Option<u64>,
    },
    /// A task was given another name.
    TaskNamed {
        /// Which.
        task: u64,
        /// The name.
        name: String,
    },
    /// A future or lock that somebody now waits for is of this kind: see `aio::Future::waits_for`.
    Waits {
        /// Which task.
        task: u64,
    },
    /// A task belongs to a request of the server: its lane is shown under that request.
    TaskServes {
        /// Which task.
        task: u64,
        /// The request.
        request: u64,
    },
    /// A job waits for a free thread of a pool.
    JobWaits {
        /// Its number.
        job: u64,
        /// How the names of the pool's threads begin.
        pool: String,
        /// The user's line that gave it to the pool, 0 if there is none.
        line: u32,
    },
    /// A job that has waited has its thread.
    JobBegins {
        /// Its number.
        job: u64,
    },
    /// A file that was written to was closed.
    FileClosed {
        /// Its name, as the program gave it.
        name: String,
        /// All that is in it now.
        content: Vec<u8>,
    },
    /// A lock that was held while its task gave way was given back.
    LockReleased {
        /// Its number, as `HeldLocks` gave it.
        lock: u64,
    },
    /// A phase of a request, for example `background`.
    RequestPhase {
        /// The request.
        request: u64,
        /// What begins.
        phase: String,
    },
}
