//! In: futures, tasks, handles. Out: their text, as `repr` shows it.

use std::rc::Rc;

use super::{Action, Callback, EventLoop, Future, FutureState, Handle};
use crate::machine::coroutine::{Generator, GeneratorState};
use crate::machine::process::Process;
use crate::machine::value::Value;

impl Future {
    /// `repr` in two halves, between which the result or exception stands, if it has one.
    #[must_use]
    pub fn repr_around(&self, process: &Process) -> (String, Option<Value>, String) {
        let class = match (&self.task, &self.children) {
            (Some(_), _) => "Task",
            (_, Some(_)) => "_GatheringFuture",
            _ => "Future",
        };
        let mut text = format!("<{class} {}", self.state_text());
        if let Some(task) = &self.task {
            text += &format!(" name='{}' coro=<{}>", task.name.borrow(), coroutine(process, &task.coroutine));
            if let Some(future) = &*task.waiting_for.borrow() {
                text += &format!(" wait_for={}", future.repr(process));
            }
        }
        match &*self.state.borrow() {
            FutureState::Pending => {
                text += &self.callbacks_text(process);
                (text + ">", None, String::new())
            }
            FutureState::Cancelled => (text + ">", None, String::new()),
            FutureState::Result(value) => (text + " result=", Some(value.clone()), ">".to_owned()),
            FutureState::Exception(value) => (text + " exception=", Some(value.clone()), ">".to_owned()),
        }
    }

    /// `repr`, with a result shown only if its text needs no call.
    #[must_use]
    pub fn repr(&self, process: &Process) -> String {
        let (before, value, after) = self.repr_around(process);
        match value {
            None => before,
            Some(value) => before + &describe(process, &value) + &after,
        }
    }

    fn state_text(&self) -> &'static str {
        let asked = self.task.as_ref().is_some_and(|task| task.cancel_requests.get() > 0);
        match &*self.state.borrow() {
            FutureState::Pending if asked => "cancelling",
            FutureState::Pending => "pending",
            FutureState::Cancelled => "cancelled",
            FutureState::Result(_) | FutureState::Exception(_) => "finished",
        }
    }

    fn callbacks_text(&self, process: &Process) -> String {
        let texts: Vec<String> = self.callbacks.borrow().iter().map(|it| callback(process, it)).collect();
        match texts.as_slice() {
            [] => String::new(),
            [_] | [_, _] => format!(" cb=[{}]", texts.join(", ")),
            [first, .., last] => format!(" cb=[{first}, <{} more>, {last}]", texts.len() - 2),
        }
    }
}

impl Handle {
    /// `repr`
    #[must_use]
    pub fn repr(&self, process: &Process) -> String {
        let mut text =
            if self.when.get().is_some() { "<TimerHandle".to_owned() } else { "<Handle".to_owned() };
        if self.cancelled.get() {
            text += " cancelled";
        }
        if let Some(when) = self.when.get() {
            text += &format!(" when={}", when as f64 / 1e9);
        }
        match &*self.action.borrow() {
            Some(Action::Call { callable, args }) => {
                let args: Vec<String> = args.iter().map(|value| describe(process, value)).collect();
                text += &format!(" {}", function_call(process, callable, &args.join(", ")));
            }
            Some(Action::Step { .. }) => text += " Task.task_step()",
            Some(Action::Wakeup { future, .. }) => {
                text += &format!(" Task.task_wakeup({})", future.repr(process))
            }
            Some(Action::SetResult { .. }) => text += " _set_result_unless_cancelled()",
            None => {}
        }
        text + ">"
    }
}

impl EventLoop {
    /// `repr`
    #[must_use]
    pub fn repr(&self) -> String {
        let word = |value: bool| if value { "True" } else { "False" };
        format!(
            "<_UnixSelectorEventLoop running={} closed={} debug={}>",
            word(self.is_running()),
            word(self.closed.get()),
            word(self.debug.get())
        )
    }
}

/// The line where a coroutine is suspended: of the innermost coroutine that it awaits and that the user wrote;
/// 0 if there is none.
#[must_use]
pub fn line_of(coroutine: &Value) -> u32 {
    let mut line = 0;
    let mut next = coroutine.clone();
    loop {
        let generator = match next {
            Value::Generator(generator) => generator,
            Value::AsyncStep(step) => step.generator.clone(),
            _ => return line,
        };
        let Ok(frame) = generator.frame.try_borrow() else { return line };
        if !generator.code.program.is_prelude {
            line = generator.code.line_at(frame.pc);
        }
        next = frame.window.last().cloned().unwrap_or(Value::None);
    }
}

/// A short text for a value, made without calls.
#[must_use]
pub(super) fn describe(process: &Process, value: &Value) -> String {
    match value {
        Value::None => "None".to_owned(),
        Value::Bool(true) => "True".to_owned(),
        Value::Bool(false) => "False".to_owned(),
        Value::Int(number) => number.to_string(),
        Value::Str(text) => format!("'{}'", text.as_str()),
        Value::Future(future) => future.repr(process),
        Value::Handle(handle) => handle.repr(process),
        Value::Loop(event_loop) => event_loop.repr(),
        Value::Function(function) => format!("<function {}>", function.qualified_name.borrow()),
        Value::Class(class) => format!("<class '{}'>", class.qualified_name.borrow()),
        Value::Generator(generator) => format!("<coroutine object {}>", generator.qualified_name),
        other => format!("<{} object>", process.classes.of(other).name.borrow()),
    }
}

fn coroutine(process: &Process, value: &Value) -> String {
    let Value::Generator(generator) = value else { return describe(process, value) };
    let file = &generator.code.program.file;
    let name = &generator.qualified_name;
    match generator.state.get() {
        GeneratorState::Finished => {
            format!("{name}() done, defined at {file}:{}", generator.code.code.first_line)
        }
        _ => format!("{name}() running at {file}:{}", coroutine_line(process, generator)),
    }
}

/// The line where a coroutine itself is.
fn coroutine_line(process: &Process, generator: &Rc<Generator>) -> u32 {
    match generator.state.get() {
        GeneratorState::Created => generator.code.code.first_line,
        GeneratorState::Running => process.line.get(),
        _ => generator.frame.try_borrow().map_or(0, |frame| generator.code.line_at(frame.pc)),
    }
}

fn callback(process: &Process, callback: &Callback) -> String {
    match callback {
        Callback::Wakeup(_) => "Task.task_wakeup()".to_owned(),
        Callback::Call(callable) => function_call(process, callable, ""),
    }
}

fn function_call(process: &Process, callable: &Value, args: &str) -> String {
    match callable {
        Value::Function(function) => {
            let place = format!("{}:{}", function.code.program.file, function.code.code.first_line);
            format!("{}({args}) at {place}", function.qualified_name.borrow())
        }
        Value::Method(method) => function_call(process, &method.function, args),
        Value::Native(native) => format!("{}({args})", native.name),
        Value::Class(class) => format!("{}({args})", class.qualified_name.borrow()),
        other => format!("{}({args})", describe(process, other)),
    }
}
