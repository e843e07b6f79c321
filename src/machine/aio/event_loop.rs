//! In: callbacks and tasks. Out: the queues of an event loop: what is ready in the order of asking, what is due later.

use std::cell::{Cell, RefCell};
use std::collections::{BinaryHeap, VecDeque};
use std::rc::{Rc, Weak};

use super::{Action, EventLoop, Future, Handle, Timer};
use crate::machine::dict::Dict;
use crate::machine::exit::Note;
use crate::machine::items::Items;
use crate::machine::process::Process;
use crate::machine::value::Value;

impl EventLoop {
    /// A new loop that no thread runs yet.
    #[must_use]
    pub fn new(process: &Process) -> Rc<Self> {
        process.last_loop.set(process.last_loop.get() + 1);
        Rc::new(Self {
            number: process.last_loop.get(),
            ready: RefCell::new(VecDeque::new()),
            timers: RefCell::new(BinaryHeap::new()),
            sequence: Cell::new(0),
            thread: Cell::new(None),
            stopping: Cell::new(false),
            closed: Cell::new(false),
            debug: Cell::new(false),
            current: RefCell::new(None),
            attributes: Value::dict(Dict::default()),
            tasks: RefCell::default(),
            new_timers: RefCell::default(),
            unretrieved: process.unretrieved.clone(),
        })
    }

    /// Whether a thread runs it.
    #[must_use]
    pub fn is_running(&self) -> bool {
        self.thread.get().is_some()
    }

    /// Puts an action at the end of the ready queue.
    pub fn call_soon(self: &Rc<Self>, process: &mut Process, action: Action) -> Rc<Handle> {
        if let Action::Step { task, .. } | Action::Wakeup { task, .. } = &action {
            note_ready(process, task);
        }
        let handle = self.handle(action);
        self.ready.borrow_mut().push_back(handle.clone());
        handle
    }

    /// A handle of this loop that is in no queue yet.
    #[must_use]
    pub fn handle(self: &Rc<Self>, action: Action) -> Rc<Handle> {
        Rc::new(Handle {
            action: RefCell::new(Some(action)),
            cancelled: Cell::new(false),
            when: Cell::new(None),
            event_loop: Rc::downgrade(self),
        })
    }

    /// Puts a handle among the timers; `deadline` in nanoseconds since the run began.
    pub fn add_timer(&self, deadline: u64, handle: Rc<Handle>) {
        let sequence = self.sequence.get();
        self.sequence.set(sequence + 1);
        handle.when.set(Some(deadline));
        if let Some(Action::SetResult { future, .. }) = &*handle.action.borrow() {
            future.timer.replace(Some(handle.clone()));
        }
        self.new_timers.borrow_mut().push(handle.clone());
        self.timers.borrow_mut().push(Timer { deadline, sequence, handle });
    }

    /// When the next timer that was not cancelled is due.
    #[must_use]
    pub fn next_deadline(&self) -> Option<u64> {
        let mut timers = self.timers.borrow_mut();
        while timers.peek().is_some_and(|timer| timer.handle.cancelled.get()) {
            timers.pop();
        }
        timers.peek().map(|timer| timer.deadline)
    }

    /// Moves the timers that are due at `now` to the end of the ready queue.
    pub fn collect_due(&self, now: u64) {
        while self.next_deadline().is_some_and(|deadline| deadline <= now) {
            if let Some(timer) = self.timers.borrow_mut().pop() {
                self.ready.borrow_mut().push_back(timer.handle);
            }
        }
    }

    /// Remembers a task for `all_tasks`.
    pub fn register(&self, task: &Rc<Future>) {
        let mut tasks = self.tasks.borrow_mut();
        if tasks.len() == tasks.capacity() {
            tasks.retain(|task| task.strong_count() > 0);
        }
        tasks.push(Rc::downgrade(task));
    }

    /// The tasks that are not done, in the order of making.
    #[must_use]
    pub fn unfinished(&self) -> Vec<Rc<Future>> {
        self.tasks.borrow().iter().filter_map(Weak::upgrade).filter(|task| !task.is_done()).collect()
    }

    /// Forgets all that is queued.
    pub fn close(&self) {
        self.closed.set(true);
        self.ready.take();
        self.timers.take();
    }
}

impl Handle {
    /// Takes back what was asked for.
    pub fn cancel(&self) {
        self.cancelled.set(true);
        self.action.take();
    }

    /// The task that will be ready as soon as this handle is called, if that is known.
    #[must_use]
    pub fn wakes(&self) -> Option<Rc<Future>> {
        match &*self.action.borrow() {
            Some(Action::Step { task, .. } | Action::Wakeup { task, .. }) => Some(task.clone()),
            Some(Action::SetResult { future, .. }) => future.awaited_by(),
            _ => None,
        }
    }
}

impl Drop for Handle {
    fn drop(&mut self) {
        match self.action.take() {
            None => {}
            Some(Action::Call { callable, args }) => Items::from(args).push(callable),
            Some(Action::Step { task, exception }) => {
                let mut held = Items::from(vec![Value::Future(task)]);
                held.extend(exception);
            }
            Some(Action::Wakeup { task, future }) => {
                drop(Items::from(vec![Value::Future(task), Value::Future(future)]));
            }
            Some(Action::SetResult { future, value }) => {
                drop(Items::from(vec![Value::Future(future), value]))
            }
        }
    }
}

fn note_ready(process: &mut Process, task: &Rc<Future>) {
    let by = process.current_task().and_then(|task| task.number());
    if let Some(task) = task.number() {
        process.note(Note::TaskReady { task, by });
    }
}

impl Process {
    /// The loop that the thread being interpreted runs.
    #[must_use]
    pub fn running_loop(&self) -> Option<&Rc<EventLoop>> {
        self.loops.get(&self.thread)
    }

    /// The task whose step the thread being interpreted runs.
    #[must_use]
    pub fn current_task(&self) -> Option<Rc<Future>> {
        self.running_loop().and_then(|event_loop| event_loop.current.borrow().clone())
    }
}
