//! In: nothing. Out: what can happen in a run, as plain data: the language between `run` and all that looks.

use serde::{Deserialize, Serialize};

/// Nanoseconds since the run began.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Time(pub u64);

impl Time {
    /// As milliseconds, for people.
    #[must_use]
    pub fn milliseconds(self) -> f64 {
        self.0 as f64 / 1e6
    }
}

/// The number of an actor in its trace, given in the order of birth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ActorId(pub u32);

/// Something that has a lane.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum ActorKind {
    /// A core of the machine. Parent: none.
    Core,
    /// A Python process. Parent: the process that started it, or none.
    Process,
    /// A thread. Parent: its process.
    Thread,
    /// An event loop. Parent: its thread. It is running when it runs a callback, ready never, waiting
    /// when it waits for the next timer, blocked when a callback blocks its thread.
    Loop,
    /// An asyncio task. Parent: its loop.
    Task,
    /// A request to the server. Parent: the process that serves it. Born when it arrives, done when its
    /// response is sent. The task that serves it is the first one that it wakes: `Woke { by: request }`, so
    /// that both can share a lane.
    Request,
}

/// What a waiting actor waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Reason {
    /// A file, a socket, a message of another process.
    Io,
    /// A sleep.
    Timer,
    /// A lock, an event, a queue, a semaphore.
    Lock,
    /// The GIL: the thread could run.
    Gil,
    /// A free thread or process of a pool. (An idle worker of a pool waits for `Other`: for work.)
    Pool,
    /// Something that it started: a task, a thread, a process, a job in a pool.
    Child,
    /// Anything else.
    Other,
}

/// What an actor does at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum State {
    /// It exists and has not been ready yet.
    Created,
    /// It could go on, and its loop or a core is busy with something else.
    Ready,
    /// It computes.
    Running,
    /// It waits, and lets others go on.
    Waiting(Reason),
    /// It waits, and holds up everything else on its thread: `time.sleep` in a coroutine.
    Blocked(Reason),
    /// It is over.
    Done,
}

/// Where text went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Stream {
    /// Standard output.
    Stdout,
    /// Standard error.
    Stderr,
}

/// What a [`Event::Fact`] says. `line`, `text` and `number` stand for the fields of the event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum FactKind {
    /// The thread waits in a call from now on, and with it the loop that it runs: its `line` and its `text`.
    Call,
    /// The actor has computed for a while: a task on this `line` of its coroutine, in the call `text`; a thread
    /// in the function `text` that begins on this `line`. `number`: which thread.
    Computes,
    /// A coroutine was made on this `line` and dropped without ever being awaited: the name of its function.
    NeverAwaited,
    /// The task waits at an await that could run together with others of its row from now on, until the next
    /// fact of this kind. Its `line` and its `text`; `number`: the row, as the line of its first await, and
    /// above that (times 2^32) its place in the row, from 0; the highest bit: the row is the turns of a loop. Line 0: it waits at no such await.
    Await,
    /// The task gives way while it has a lock of `threading`, which it took on this `line`. `number`: the lock.
    Holds,
    /// The lock with this `number` was given back.
    Releases,
    /// The task waits on this `line` for an asyncio lock, `text`, that its holders keep over an await that does
    /// not need it.
    WaitsForLock,
    /// A job, given to a pool on this `line`, waits for a free thread of it. `number`: the job; `text`: how the
    /// names of the pool's threads begin.
    JobWaits,
    /// The job with this `number` has its thread now.
    JobBegins,
    /// The thread computes in native code that needs no GIL, from here (`number` 1) to here (`number` 0).
    NativeWork,
}

/// One thing that happened. `at` never decreases from one event of a process to the next.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Event {
    /// An actor came to be; it is `Created`. Cores are born at 0, before all else.
    Born {
        /// When.
        at: Time,
        /// Who.
        actor: ActorId,
        /// What it is.
        kind: ActorKind,
        /// Whose lane it stands under.
        parent: Option<ActorId>,
        /// Its name as Python has it: `Task-2`, `ThreadPoolExecutor-0_1`, `GET /users/1`.
        name: String,
        /// The line of the program that made it, from 1; 0: none.
        line: u32,
    },
    /// An actor was given another name.
    Named {
        /// When.
        at: Time,
        /// Who.
        actor: ActorId,
        /// The name.
        name: String,
    },
    /// An actor's state from now on. After `Running` came a state with a line: the running span that ends
    /// here was on that line.
    Enter {
        /// When.
        at: Time,
        /// Who.
        actor: ActorId,
        /// Its state from now on.
        state: State,
        /// The line of the program where it now is (of the topmost function that is the user's), from 1;
        /// 0: none.
        line: u32,
        /// For a thread that begins to run: its core.
        core: Option<ActorId>,
    },
    /// One actor made another ready.
    Woke {
        /// When.
        at: Time,
        /// By whom; none: a timer or the outside.
        by: Option<ActorId>,
        /// Who was woken.
        actor: ActorId,
    },
    /// The program wrote text.
    Output {
        /// When.
        at: Time,
        /// Which task or thread.
        actor: ActorId,
        /// Where it went.
        stream: Stream,
        /// The text, with its newlines.
        text: String,
    },
    /// A request was answered.
    Response {
        /// When.
        at: Time,
        /// Which request.
        actor: ActorId,
        /// The HTTP status.
        status: u16,
        /// The body.
        body: String,
    },
    /// The program closed a file that it had written to.
    File {
        /// When.
        at: Time,
        /// Which task or thread.
        actor: ActorId,
        /// The file's name, as the program gave it.
        name: String,
        /// All that is in it now.
        content: Vec<u8>,
    },
    /// A mark on an actor's lane: `cancelled`, `background`, ...
    Mark {
        /// When.
        at: Time,
        /// Whose lane.
        actor: ActorId,
        /// The mark's label.
        label: String,
    },
    /// Something that no lane shows and that findings are drawn from.
    Fact {
        /// When.
        at: Time,
        /// About whom.
        actor: ActorId,
        /// What it says.
        kind: FactKind,
        /// The line of the program, from 1; 0: none.
        line: u32,
        /// A number, see the kind.
        number: u64,
        /// A text of the program, or a name.
        text: String,
    },
}

impl Event {
    /// When it happened.
    #[must_use]
    pub fn at(&self) -> Time {
        match self {
            Self::Born { at, .. }
            | Self::Named { at, .. }
            | Self::Enter { at, .. }
            | Self::Woke { at, .. }
            | Self::Output { at, .. }
            | Self::Response { at, .. }
            | Self::File { at, .. }
            | Self::Mark { at, .. }
            | Self::Fact { at, .. } => *at,
        }
    }

    /// To whom it happened.
    #[must_use]
    pub fn actor(&self) -> ActorId {
        match self {
            Self::Born { actor, .. }
            | Self::Named { actor, .. }
            | Self::Enter { actor, .. }
            | Self::Woke { actor, .. }
            | Self::Output { actor, .. }
            | Self::Response { actor, .. }
            | Self::File { actor, .. }
            | Self::Mark { actor, .. }
            | Self::Fact { actor, .. } => *actor,
        }
    }
}
