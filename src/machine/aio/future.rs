//! In: results, exceptions, cancellations. Out: futures in their new state, and their callbacks queued in order.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::{Action, Callback, Children, EventLoop, Future, FutureState, WaitsFor};
use crate::machine::function::{Fallible, Raised};
use crate::machine::items::{self, Items};
use crate::machine::process::Process;
use crate::machine::value::Value;

impl Future {
    /// A future that is pending.
    #[must_use]
    pub fn new(event_loop: &Rc<EventLoop>) -> Rc<Self> {
        Rc::new(Self::pending(event_loop))
    }

    /// What `gather` returns: cancelling it cancels `futures`.
    #[must_use]
    pub fn gathering(event_loop: &Rc<EventLoop>, futures: Vec<Rc<Future>>) -> Rc<Self> {
        let children = Children { futures, cancel_requested: Cell::new(false) };
        let mut future = Self::pending(event_loop);
        future.children = Some(children);
        future.waits_for.set(WaitsFor::Child);
        Rc::new(future)
    }

    pub(super) fn pending(event_loop: &Rc<EventLoop>) -> Self {
        Self {
            event_loop: event_loop.clone(),
            state: RefCell::new(FutureState::Pending),
            retrieved: Cell::new(true),
            callbacks: RefCell::default(),
            waits_for: Cell::new(WaitsFor::Other),
            blocking: Cell::new(false),
            cancel_message: RefCell::new(Value::None),
            cancelled_by: RefCell::default(),
            children: None,
            timer: RefCell::default(),
            task: None,
        }
    }

    /// Whether it is not pending any more.
    #[must_use]
    pub fn is_done(&self) -> bool {
        !matches!(*self.state.borrow(), FutureState::Pending)
    }

    /// Whether it was cancelled.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        matches!(*self.state.borrow(), FutureState::Cancelled)
    }

    /// The number of the task; none if it is not a task.
    #[must_use]
    pub fn number(&self) -> Option<u64> {
        self.task.as_ref().map(|task| task.number)
    }

    /// The first task that awaits it.
    #[must_use]
    pub fn awaited_by(&self) -> Option<Rc<Future>> {
        self.callbacks.borrow().iter().find_map(|callback| match callback {
            Callback::Wakeup(task) => Some(task.clone()),
            Callback::Call(_) => None,
        })
    }

    /// `result()`
    pub fn result(&self, process: &Process) -> Fallible<Value> {
        match &*self.state.borrow() {
            FutureState::Pending => Err(invalid_state(process, "Result is not set.")),
            FutureState::Cancelled => Err(Raised(self.cancelled_error(process))),
            FutureState::Result(value) => Ok(value.clone()),
            FutureState::Exception(exception) => {
                self.retrieved.set(true);
                Err(Raised(exception.clone()))
            }
        }
    }

    /// `exception()`, with `None` for none.
    pub fn exception(&self, process: &Process) -> Fallible<Value> {
        match &*self.state.borrow() {
            FutureState::Pending => Err(invalid_state(process, "Exception is not set.")),
            FutureState::Cancelled => Err(Raised(self.cancelled_error(process))),
            FutureState::Result(_) => Ok(Value::None),
            FutureState::Exception(exception) => {
                self.retrieved.set(true);
                Ok(exception.clone())
            }
        }
    }

    /// The `CancelledError` that whoever awaits it gets.
    #[must_use]
    pub fn cancelled_error(&self, process: &Process) -> Value {
        if let Some(exception) = self.cancelled_by.take() {
            return exception;
        }
        let message = self.cancel_message.borrow().clone();
        let args = if message.is_none() { Vec::new() } else { vec![message] };
        process.exception(&process.classes.cancelled_error, args)
    }

    /// `set_result(value)`
    pub fn set_result(self: &Rc<Self>, process: &mut Process, value: Value) -> Fallible<()> {
        self.finish(process, FutureState::Result(value))
    }

    /// `set_exception(exception)` with an exception that is not `StopIteration`.
    pub fn set_exception(self: &Rc<Self>, process: &mut Process, exception: Value) -> Fallible<()> {
        self.finish(process, FutureState::Exception(exception))?;
        self.retrieved.set(false);
        Ok(())
    }

    /// `cancel(msg)`: whether there was something to cancel. A task is asked to end, after what it awaits; other
    /// futures end. However many await each other: the stack below is small.
    pub fn cancel(self: &Rc<Self>, process: &mut Process, message: Value) -> bool {
        let mut open: Vec<Asked> = Vec::new();
        let mut next = Some(self.clone());
        let mut answer = false;
        loop {
            match next.take() {
                Some(future) if future.is_done() || open.len() > DEEPEST => answer = false,
                Some(future) if future.task.is_none() && future.children.is_none() => {
                    answer = future.end_cancelled(process, message.clone());
                }
                Some(future) => {
                    open.push(Asked { future, told: 0, any: false });
                    answer = false;
                }
                None => {}
            }
            let Some(asked) = open.last_mut() else { return answer };
            asked.any |= answer;
            next = asked.future.cancelled_with_it(asked.told);
            asked.told += 1;
            if next.is_none() {
                answer = asked.future.was_asked(asked.any, &message);
                open.pop();
            }
        }
    }

    /// The future that is cancelled with it, of those the one at `index`: what a task awaits, what `gather` waits for.
    fn cancelled_with_it(&self, index: usize) -> Option<Rc<Future>> {
        match (&self.task, &self.children) {
            (Some(task), _) => task.waiting_for.borrow().clone().filter(|_| index == 0),
            (None, Some(children)) => children.futures.get(index).cloned(),
            (None, None) => None,
        }
    }

    /// What is cancelled with it was asked to, and `any` of it will. Whether it will be cancelled itself.
    fn was_asked(&self, any: bool, message: &Value) -> bool {
        if let Some(children) = &self.children {
            children.cancel_requested.set(children.cancel_requested.get() | any);
            return any;
        }
        let task = self.data();
        task.cancel_requests.set(task.cancel_requests.get() + 1);
        if !any {
            task.must_cancel.set(true);
            self.cancel_message.replace(message.clone());
        }
        true
    }

    /// It ends as cancelled, whatever it is.
    pub(super) fn end_cancelled(self: &Rc<Self>, process: &mut Process, message: Value) -> bool {
        self.cancel_message.replace(message);
        self.finish(process, FutureState::Cancelled).is_ok()
    }

    /// `add_done_callback`
    pub fn add_callback(self: &Rc<Self>, process: &mut Process, callback: Callback) {
        if self.is_done() {
            self.call_soon(process, callback);
        } else {
            self.callbacks.borrow_mut().push(callback);
        }
    }

    /// `remove_done_callback`: how many were removed.
    pub fn remove_callback(&self, function: &Value) -> usize {
        let mut callbacks = self.callbacks.borrow_mut();
        let before = callbacks.len();
        callbacks
            .retain(|callback| !matches!(callback, Callback::Call(known) if same_function(known, function)));
        before - callbacks.len()
    }

    fn finish(self: &Rc<Self>, process: &mut Process, state: FutureState) -> Fallible<()> {
        if self.is_done() {
            return Err(invalid_state(process, "invalid state"));
        }
        self.state.replace(state);
        for callback in self.callbacks.take() {
            self.call_soon(process, callback);
        }
        Ok(())
    }

    fn call_soon(self: &Rc<Self>, process: &mut Process, callback: Callback) {
        let action = match callback {
            Callback::Call(callable) => Action::Call { callable, args: vec![Value::Future(self.clone())] },
            Callback::Wakeup(task) => Action::Wakeup { task, future: self.clone() },
        };
        self.event_loop.call_soon(process, action);
    }
}

/// A future that is asked to be cancelled, while those are asked that are cancelled with it.
struct Asked {
    future: Rc<Future>,
    /// How many of them were asked.
    told: usize,
    /// Whether any will be cancelled.
    any: bool,
}

/// So many futures await each other only in a circle.
const DEEPEST: usize = 1 << 20;

impl Drop for Future {
    /// An exception that nobody has looked at is worth a word: the loop reports it.
    fn drop(&mut self) {
        if self.retrieved.get() || !matches!(*self.state.borrow(), FutureState::Exception(_)) {
            return self.let_go();
        }
        let mut revived = Self::pending(&self.event_loop);
        revived.state = RefCell::new(self.state.replace(FutureState::Pending));
        revived.task = self.task.take();
        self.event_loop.unretrieved.borrow_mut().push(Rc::new(revived));
    }
}

impl Future {
    /// Drops what it knows, however long the chain of futures behind it.
    fn let_go(&mut self) {
        if let FutureState::Result(value) | FutureState::Exception(value) = self.state.get_mut() {
            items::let_go_of(value);
        }
        items::let_go_of(self.cancel_message.get_mut());
        items::let_go(self.callbacks.get_mut(), |callback, later| {
            later.push(match callback {
                Callback::Call(callable) => callable,
                Callback::Wakeup(task) => Value::Future(task),
            });
        });
        let mut others = Items::default();
        others.extend(self.cancelled_by.take());
        if let Some(task) = &mut self.task {
            items::let_go_of(&mut task.coroutine);
            others.extend(task.waiting_for.take().map(Value::Future));
        }
        let children = self.children.take().into_iter().flat_map(|children| children.futures);
        others.extend(children.map(Value::Future));
    }
}

fn invalid_state(process: &Process, message: &str) -> Raised {
    process.raised(&process.classes.invalid_state_error, message)
}

/// Whether both are the same function, or the same method of the same object.
fn same_function(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Function(one), Value::Function(other)) => Rc::ptr_eq(one, other),
        (Value::Native(one), Value::Native(other)) => std::ptr::eq(*one, *other),
        (Value::Instance(one), Value::Instance(other)) => Rc::ptr_eq(one, other),
        (Value::Class(one), Value::Class(other)) => Rc::ptr_eq(one, other),
        (Value::Future(one), Value::Future(other)) => Rc::ptr_eq(one, other),
        (Value::Loop(one), Value::Loop(other)) => Rc::ptr_eq(one, other),
        (Value::List(one), Value::List(other)) => Rc::ptr_eq(one, other),
        (Value::Method(one), Value::Method(other)) => {
            same_function(&one.function, &other.function) && same_function(&one.receiver, &other.receiver)
        }
        _ => false,
    }
}
