//! In: nothing. Out: the data of asyncio: futures, tasks, handles and the queues of an event loop.
//!
//! How they change is written in `aio/`; when they are run is decided in `run/event_loop.rs`.

pub mod chain;
pub mod event_loop;
pub mod future;
pub mod natives;
mod natives_future;
mod natives_loop;
pub mod task;
pub mod text;

use std::cell::{Cell, RefCell};
use std::collections::{BinaryHeap, VecDeque};
use std::fmt;
use std::rc::{Rc, Weak};

use super::value::Value;

/// An `asyncio.Future`; an `asyncio.Task` if it has a `TaskData`.
pub struct Future {
    /// Its loop.
    pub event_loop: Rc<EventLoop>,
    /// Whether and how it is done.
    pub state: RefCell<FutureState>,
    /// Whether its exception has been looked at, so that nobody need be warned.
    pub retrieved: Cell<bool>,
    /// What is called when it is done, in this order.
    pub callbacks: RefCell<Vec<Callback>>,
    /// What somebody who awaits it waits for; shown in the lanes.
    pub waits_for: Cell<WaitsFor>,
    /// Set just before it is given to the driver of the coroutine that awaits it.
    pub blocking: Cell<bool>,
    /// The message of `cancel(msg)`.
    pub cancel_message: RefCell<Value>,
    /// The `CancelledError` that ended a task, raised again once by `result()`.
    pub cancelled_by: RefCell<Option<Value>>,
    /// What `gather` waits for: cancelling this future cancels these instead.
    pub children: Option<Children>,
    /// The timer that will set its result: the end of `asyncio.sleep`.
    pub timer: RefCell<Option<Rc<Handle>>>,
    /// What it drives, if it is a task.
    pub task: Option<TaskData>,
}

/// The futures that a `gather` waits for.
pub struct Children {
    /// The futures, in the order of the arguments.
    pub futures: Vec<Rc<Future>>,
    /// Whether cancelling was asked for.
    pub cancel_requested: Cell<bool>,
}

/// `Pending -> Cancelled | Result | Exception`
#[expect(missing_docs, reason = "the names are asyncio's own")]
#[derive(Clone)]
pub enum FutureState {
    Pending,
    Cancelled,
    Result(Value),
    Exception(Value),
}

/// What awaiting a future is waiting for.
#[expect(missing_docs, reason = "the names say it")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WaitsFor {
    Timer,
    Lock,
    Io,
    Pool,
    Child,
    Other,
}

/// What a future calls when it is done.
#[derive(Clone)]
pub enum Callback {
    /// A Python callable, with the future as its argument.
    Call(Value),
    /// The task that awaits it goes on.
    Wakeup(Rc<Future>),
}

/// What makes a future a task.
pub struct TaskData {
    /// Its number in the process, from 1 in the order of making.
    pub number: u64,
    /// The coroutine.
    pub coroutine: Value,
    /// Its name.
    pub name: RefCell<Rc<str>>,
    /// The future it awaits.
    pub waiting_for: RefCell<Option<Rc<Future>>>,
    /// Whether its next step throws `CancelledError`.
    pub must_cancel: Cell<bool>,
    /// `cancelling()`
    pub cancel_requests: Cell<u32>,
    /// Its context variables: a dict.
    pub context: RefCell<Value>,
    /// The line that made it; 0: none.
    pub line: u32,
}

/// Something that a loop will call once.
pub struct Handle {
    /// What; taken out when it is called or cancelled.
    pub action: RefCell<Option<Action>>,
    /// Whether it was cancelled.
    pub cancelled: Cell<bool>,
    /// For `call_later`: when, in nanoseconds since the run began.
    pub when: Cell<Option<u64>>,
    /// The loop.
    pub event_loop: Weak<EventLoop>,
}

/// What a handle does.
#[derive(Clone)]
pub enum Action {
    /// Calls a Python function.
    Call {
        /// The function.
        callable: Value,
        /// Its arguments.
        args: Vec<Value>,
    },
    /// Goes on with a task: `None` sends `None`, an exception is thrown.
    Step {
        /// The task.
        task: Rc<Future>,
        /// What is thrown into it.
        exception: Option<Value>,
    },
    /// Goes on with a task because the future that it awaited is done.
    Wakeup {
        /// The task.
        task: Rc<Future>,
        /// The future.
        future: Rc<Future>,
    },
    /// Sets a future's result if it is still pending: the end of `asyncio.sleep`.
    SetResult {
        /// The future.
        future: Rc<Future>,
        /// Its result.
        value: Value,
    },
}

/// The event loop of a thread: what is ready, and what will be.
pub struct EventLoop {
    /// Its number in the process, from 1.
    pub number: u64,
    /// First in, first out.
    pub ready: RefCell<VecDeque<Rc<Handle>>>,
    /// Ordered by (deadline, sequence).
    pub timers: RefCell<BinaryHeap<Timer>>,
    /// The next sequence number.
    pub sequence: Cell<u64>,
    /// The thread that runs it.
    pub thread: Cell<Option<u64>>,
    /// Whether `stop()` was called: it ends after this iteration.
    pub stopping: Cell<bool>,
    /// Whether it was closed.
    pub closed: Cell<bool>,
    /// `set_debug`
    pub debug: Cell<bool>,
    /// The task whose step runs.
    pub current: RefCell<Option<Rc<Future>>>,
    /// What the built-in library keeps for the loop (exception handler, default executor, task factory, ...):
    /// a dict, `loop.attrs`.
    pub attributes: Value,
    /// Its tasks, in the order of making; those that are gone are left out now and then.
    pub tasks: RefCell<Vec<Weak<Future>>>,
    /// Timers put in since the run last looked.
    pub new_timers: RefCell<Vec<Rc<Handle>>>,
    /// Where its futures go that are dropped with an exception that nobody has looked at: the process's list.
    pub unretrieved: Unretrieved,
}

/// Futures that were dropped with an exception that nobody has looked at.
pub type Unretrieved = Rc<RefCell<Vec<Rc<Future>>>>;

/// A handle with its deadline.
pub struct Timer {
    /// In nanoseconds since the run began.
    pub deadline: u64,
    /// Equal deadlines fire in this order.
    pub sequence: u64,
    /// What is called.
    pub handle: Rc<Handle>,
}

impl PartialEq for Timer {
    fn eq(&self, other: &Self) -> bool {
        (self.deadline, self.sequence) == (other.deadline, other.sequence)
    }
}

impl Eq for Timer {}

impl PartialOrd for Timer {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Timer {
    /// Reversed, so that the heap gives the earliest first.
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        (other.deadline, other.sequence).cmp(&(self.deadline, self.sequence))
    }
}

impl fmt::Debug for EventLoop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "EventLoop({})", self.number)
    }
}

impl fmt::Debug for Handle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Handle(at {:?} ns)", self.when.get())
    }
}
