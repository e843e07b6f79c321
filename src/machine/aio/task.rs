//! In: a task and what its last step came to. Out: what it awaits now, or how it is done, hop for hop as asyncio has it.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::text::describe;
use super::{Action, Callback, EventLoop, Future, TaskData, WaitsFor};
use crate::machine::coroutine::Resumption;
use crate::machine::exit::Note;
use crate::machine::process::Process;
use crate::machine::value::Value;

/// What a step of a task came to.
pub enum Step {
    /// The coroutine gave this to its driver: a future, or `None` for a bare yield.
    Yielded(Value),
    /// It returned.
    Finished(Value),
    /// It raised.
    Raised(Value),
}

impl Future {
    /// A task that drives `coroutine`; its first step is queued. Without a name it is `Task-N`.
    pub fn new_task(
        process: &mut Process,
        event_loop: &Rc<EventLoop>,
        coroutine: Value,
        name: Option<&str>,
        context: Value,
    ) -> Rc<Self> {
        process.last_task.set(process.last_task.get() + 1);
        let number = process.last_task.get();
        let name = name.map_or_else(|| format!("Task-{number}"), str::to_owned);
        let line = process.line.get();
        let by = process.current_task().and_then(|task| task.number());
        process.note(Note::TaskMade {
            task: number,
            event_loop: event_loop.number,
            name: name.clone(),
            line,
            by,
        });
        let data = TaskData {
            number,
            coroutine,
            name: RefCell::new(name.into()),
            waiting_for: RefCell::default(),
            must_cancel: Cell::new(false),
            cancel_requests: Cell::new(0),
            context: RefCell::new(context),
            line,
        };
        let mut task = Self::pending(event_loop);
        task.task = Some(data);
        task.waits_for.set(WaitsFor::Child);
        let task = Rc::new(task);
        event_loop.register(&task);
        event_loop.call_soon(process, Action::Step { task: task.clone(), exception: None });
        task
    }

    /// What the task does; only for futures that are tasks.
    #[must_use]
    pub fn data(&self) -> &TaskData {
        self.task.as_ref().expect("only tasks are stepped")
    }

    /// A step begins: with what its coroutine is resumed. None if the task is done already.
    pub fn begin_step(
        self: &Rc<Self>,
        process: &mut Process,
        exception: Option<Value>,
    ) -> Option<Resumption> {
        if self.is_done() {
            return None;
        }
        let data = self.data();
        data.waiting_for.take();
        self.event_loop.current.replace(Some(self.clone()));
        let thrown = if data.must_cancel.take() {
            let is_cancellation = exception.as_ref().is_some_and(|it| is_cancelled_error(process, it));
            exception.filter(|_| is_cancellation).or_else(|| Some(self.cancelled_error(process)))
        } else {
            exception
        };
        Some(thrown.map_or(Resumption::Send(Value::None), Resumption::Throw))
    }

    /// The task goes on because `future` is done: what is thrown into it, if anything.
    #[must_use]
    pub fn wakeup_exception(&self, process: &Process, future: &Future) -> Option<Value> {
        future.result(process).err().map(|raised| raised.0)
    }

    /// A step is over. Returns an exception that ends the loop as well: `SystemExit`, `KeyboardInterrupt`.
    pub fn after_step(self: &Rc<Self>, process: &mut Process, step: Step) -> Option<Value> {
        let fatal = match step {
            Step::Finished(value) => {
                self.finish_step(process, value);
                None
            }
            Step::Raised(exception) => self.fail_step(process, exception),
            Step::Yielded(value) => {
                self.wait_for(process, value);
                None
            }
        };
        self.event_loop.current.take();
        fatal
    }

    fn finish_step(self: &Rc<Self>, process: &mut Process, value: Value) {
        if self.data().must_cancel.take() {
            let message = self.cancel_message.borrow().clone();
            self.end_cancelled(process, message);
        } else {
            self.set_result(process, value).unwrap_or_else(|_| unreachable!("a task that steps is not done"));
        }
    }

    fn fail_step(self: &Rc<Self>, process: &mut Process, exception: Value) -> Option<Value> {
        if is_cancelled_error(process, &exception) {
            self.cancelled_by.replace(Some(exception));
            let message = self.cancel_message.borrow().clone();
            self.end_cancelled(process, message);
            return None;
        }
        self.set_exception(process, exception.clone())
            .unwrap_or_else(|_| unreachable!("a task that steps is not done"));
        ends_loop(process, &exception).then_some(exception)
    }

    /// The task has yielded: it waits for a future, or for its next turn.
    fn wait_for(self: &Rc<Self>, process: &mut Process, value: Value) {
        let future = match value {
            Value::None => {
                self.step_again(process, None);
                return;
            }
            Value::Future(future) => future,
            Value::Instance(instance) if matches!(instance.wrapped(), Some(Value::Future(_))) => {
                let Some(Value::Future(future)) = instance.wrapped() else { unreachable!("just matched") };
                future
            }
            other => {
                let kind = describe(process, &other);
                let generator = if matches!(other, Value::Generator(_)) {
                    format!(
                        "yield was used instead of yield from for generator in task {} with {kind}",
                        self.repr(process)
                    )
                } else {
                    format!("Task got bad yield: {kind}")
                };
                return self.refuse(process, generator);
            }
        };
        if !Rc::ptr_eq(&future.event_loop, &self.event_loop) {
            let (task, other) = (self.repr(process), future.repr(process));
            return self
                .refuse(process, format!("Task {task} got Future {other} attached to a different loop"));
        }
        if !future.blocking.take() {
            let (task, other) = (self.repr(process), future.repr(process));
            return self.refuse(
                process,
                format!("yield was used instead of yield from in task {task} with {other}"),
            );
        }
        if Rc::ptr_eq(&future, self) {
            let task = self.repr(process);
            return self.refuse(process, format!("Task cannot await on itself: {task}"));
        }
        future.add_callback(process, Callback::Wakeup(self.clone()));
        let data = self.data();
        data.waiting_for.replace(Some(future.clone()));
        if let Some(task) = self.number() {
            process.note(Note::Waits { task });
        }
        if data.must_cancel.get() && future.cancel(process, self.cancel_message.borrow().clone()) {
            data.must_cancel.set(false);
        }
    }

    /// The next step throws `RuntimeError(message)`.
    fn refuse(self: &Rc<Self>, process: &mut Process, message: String) {
        let error = process.runtime_error(message).0;
        self.step_again(process, Some(error));
    }

    fn step_again(self: &Rc<Self>, process: &mut Process, exception: Option<Value>) {
        self.event_loop.call_soon(process, Action::Step { task: self.clone(), exception });
    }
}

/// Whether an exception passes through the loop and ends it.
#[must_use]
pub fn ends_loop(process: &Process, exception: &Value) -> bool {
    let class = process.classes.of(exception);
    class.is_subclass_of(&process.classes.system_exit)
        || class.is_subclass_of(&process.classes.keyboard_interrupt)
}

fn is_cancelled_error(process: &Process, exception: &Value) -> bool {
    process.classes.of(exception).is_subclass_of(&process.classes.cancelled_error)
}
