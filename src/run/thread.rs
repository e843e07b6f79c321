//! In: a thread of the machine. Out: a future that takes the GIL, interprets a slice, pays for it and hands the GIL on.

use std::rc::Rc;

use hashbrown::HashMap;

use super::cost;
use super::process::{ProcessRun, ThreadEntry};
use super::record::Author;
use super::request;
use crate::machine::aio::EventLoop;
use crate::machine::aio::chain::Noted;
use crate::machine::coroutine::Resumption;
use crate::machine::exit::{Exit, Fuel, Stream};
use crate::machine::function::Raised;
use crate::machine::memory;
use crate::machine::thread::Thread;
use crate::machine::value::Value;
use crate::trace::event::{ActorId, Reason, State, Time};

/// A thread under way, and what it is at.
pub struct ThreadRun {
    /// Its process.
    pub process: Rc<ProcessRun>,
    /// Its number in the process.
    pub number: u64,
    /// What the others know of it.
    pub entry: Rc<ThreadEntry>,
    /// The frames.
    pub(super) machine: Thread,
    /// The loop that it runs, with its lane.
    pub(super) event_loop: Option<(Rc<EventLoop>, ActorId)>,
    /// The lane of the task whose step it runs.
    pub(super) task: Option<ActorId>,
    /// What the callback that it runs was made for.
    pub(super) cause: Option<ActorId>,
    /// Processor time that it has used, in nanoseconds.
    pub(super) cpu: u64,
    /// Where the activation that is about to begin goes on; 0: where the thread is.
    pub(super) start_line: u32,
    pub(super) has_gil: bool,
    /// What was last told of its computing: whose, and where.
    pub(super) told: Option<(ActorId, u32)>,
    /// At which noted awaits the tasks of its loop wait.
    pub(super) awaits: HashMap<ActorId, Vec<Noted>>,
    pub(super) last_core: Option<u32>,
    /// Costs that the next slice pays.
    debt: Fuel,
}

/// How an activation ended.
pub enum End {
    /// It returned this.
    Finished(Value),
    /// It raised this.
    Raised(Value),
    /// The coroutine gave this to its driver.
    Yielded(Value),
}

/// The future of a thread that the program starts.
pub async fn run(process: Rc<ProcessRun>, number: u64, entry: Rc<ThreadEntry>, target: Value) {
    let mut thread = ThreadRun::new(process, number, entry);
    if let End::Raised(exception) = thread.call(target, Vec::new()).await {
        super::process::print_exception(&mut thread, exception).await;
    }
    thread.finish_debt().await;
    thread.let_go();
    thread.enter(State::Done, 0, None);
    thread.entry.ended.set();
}

impl ThreadRun {
    /// A thread that has nothing to do yet.
    pub fn new(process: Rc<ProcessRun>, number: u64, entry: Rc<ThreadEntry>) -> Self {
        Self {
            process,
            number,
            entry,
            machine: Thread::new(number),
            event_loop: None,
            task: None,
            cause: None,
            cpu: 0,
            start_line: 0,
            has_gil: false,
            told: None,
            awaits: HashMap::new(),
            last_core: None,
            debt: 0,
        }
    }

    /// Calls something, on top of whatever waits below.
    pub async fn call(&mut self, callable: Value, args: Vec<Value>) -> End {
        self.machine.call(callable, args);
        self.drive().await
    }

    /// Goes on with a coroutine, on top of whatever waits below.
    pub async fn resume(&mut self, coroutine: Value, with: Resumption) -> End {
        self.machine.resume(coroutine, with);
        self.drive().await
    }

    /// `str(value)`, by the program's own means.
    pub async fn text_of(&mut self, value: Value) -> String {
        let class = Value::Class(self.process.machine.borrow().classes.str_.clone());
        match self.call(class, vec![value]).await {
            End::Finished(Value::Str(text)) => text.as_str().to_owned(),
            _ => String::new(),
        }
    }

    /// Writes text as the program would.
    pub async fn write(&mut self, stream: Stream, text: String) {
        self.finish_debt().await;
        let actor = self.lane();
        let now = self.process.host.now();
        self.process.recorder.borrow_mut().output(now, actor, stream, text);
        self.owe(cost::WRITE);
    }

    /// The next slice costs so much more.
    pub fn owe(&mut self, cost: Fuel) {
        self.debt += cost;
    }

    /// The lane that what it does now belongs to: its task's or its own.
    pub fn lane(&self) -> ActorId {
        self.task.unwrap_or(self.entry.actor)
    }

    /// Records the state of the thread, of the loop that it runs and of its task.
    pub(super) fn enter(&self, state: State, line: u32, core: Option<u32>) {
        let now = self.process.host.now();
        let mut recorder = self.process.recorder.borrow_mut();
        let was_running = recorder.state(self.entry.actor).is_some_and(|(state, _)| state == State::Running);
        recorder.enter(now, self.entry.actor, state, line, core);
        if let Some((_, lane)) = &self.event_loop {
            recorder.enter(now, *lane, state, line, None);
        }
        if let Some(task) = self.task {
            recorder.enter(now, task, state, line, None);
        }
        // A process computes while one of its threads does; else it does what its main thread does.
        let running = &self.process.running;
        running.set(running.get() + u32::from(state == State::Running) - u32::from(was_running));
        let state = if state == State::Running {
            Some((state, line))
        } else if running.get() > 0 {
            None
        } else {
            let main = self.process.threads.borrow().get(&1).map(|main| main.actor);
            main.and_then(|main| recorder.state(main))
        };
        if let Some((state, line)) = state.filter(|(state, _)| *state != State::Done) {
            recorder.enter(now, self.process.actor, state, line, None);
        }
    }

    /// Interprets until the activation ends.
    async fn drive(&mut self) -> End {
        loop {
            match self.slice().await {
                Exit::OutOfFuel => {
                    if memory::is_short() {
                        let error = self.memory_error();
                        self.machine.interrupt(error);
                    }
                }
                Exit::Finished(value) => return End::Finished(value),
                Exit::Raised(exception) => return End::Raised(exception),
                Exit::Yielded(value) => return End::Yielded(value),
                Exit::Blocked(wait) => {
                    let answer = Box::pin(self.block(wait)).await;
                    self.answer(answer);
                }
                Exit::Request(request) => {
                    // What the program has let go of before is told before what it does next.
                    if self.has_unretrieved()
                        && let Err(exception) = Box::pin(super::event_loop::report_unretrieved(self)).await
                    {
                        self.machine.throw(exception);
                        continue;
                    }
                    let answer = request::perform(self, request).await;
                    let answer = if memory::is_short() { Err(Raised(self.memory_error())) } else { answer };
                    self.answer(answer);
                }
            }
        }
    }

    fn memory_error(&self) -> Value {
        let machine = self.process.machine.borrow();
        machine.exception(&machine.classes.memory_error, Vec::new())
    }

    fn has_unretrieved(&self) -> bool {
        !self.process.machine.borrow().unretrieved.borrow().is_empty()
    }

    fn answer(&mut self, answer: Result<Value, Raised>) {
        match answer {
            Ok(value) => self.machine.answer(value),
            Err(raised) => self.machine.throw(raised.0),
        }
    }

    /// One slice: with the GIL, on a core, for as long as nobody else has to have its turn; and its time passes.
    async fn slice(&mut self) -> Exit {
        self.take_turn().await;
        let core = self.take_core().await;
        self.last_core = Some(core.number);
        self.enter(State::Running, self.line(), Some(core.number));
        self.start_line = 0;
        let turn_ends = self.process.host.now().0 + cost::TURN;
        let exit = loop {
            let began = self.process.host.begin_slice();
            let fuel = self.fuel(began);
            let (exit, spent) = self.interpret(began, fuel);
            self.pay(began, spent).await;
            let is_step = self.computes_next_to_others() && self.process.host.now().0 < turn_ends;
            if !(is_step && matches!(exit, Exit::OutOfFuel)) {
                break exit;
            }
        };
        drop(core);
        if matches!(exit, Exit::OutOfFuel) {
            self.tell_computing();
        }
        if matches!(exit, Exit::OutOfFuel | Exit::Request(_)) {
            self.enter(State::Running, self.machine.line(), self.last_core);
        }
        exit
    }

    /// The line where it is, or where it is about to go on.
    pub(super) fn line(&self) -> u32 {
        if self.start_line > 0 { self.start_line } else { self.machine.line() }
    }

    /// Interprets for so much fuel, answering what can be answered without time. What it spent in all.
    fn interpret(&mut self, began: Time, fuel: Fuel) -> (Exit, Fuel) {
        let mut spent = std::mem::take(&mut self.debt);
        loop {
            let left = (fuel - spent).max(1);
            let exit = self.interpret_once(began, spent, left);
            spent += std::mem::take(&mut self.process.machine.borrow_mut().spent);
            let exit = match exit {
                Exit::Request(request) if spent < fuel => {
                    let now = self.process.host.end_of_slice(began, spent);
                    match request::answer_at_once(self, request, now) {
                        Ok(answer) => {
                            self.machine.answer(answer);
                            continue;
                        }
                        Err(request) => Exit::Request(request),
                    }
                }
                other => other,
            };
            return (exit, spent);
        }
    }

    fn interpret_once(&mut self, began: Time, before: Fuel, fuel: Fuel) -> Exit {
        let mut process = self.process.machine.borrow_mut();
        process.thread = self.number;
        process.spent = 0;
        process.slice_began = began.0 + before.max(0) as u64;
        let exit = (self.process.interpret)(&mut process, &mut self.machine, fuel);
        let notes = std::mem::take(&mut process.notes);
        if !process.gil {
            process.spent += process.spent * cost::FREE_THREADED_PERCENT / 100;
        }
        let real = process.spent.max(1);
        let unawaited = process.finalization.dropped.take();
        drop(process);
        let end = self.process.host.end_of_slice(began, before + real);
        let length = end.0.saturating_sub(began.0);
        let author = self.author();
        let mut recorder = self.process.recorder.borrow_mut();
        for (offset, note) in notes {
            // In a live run the slice took another time than its fuel.
            let share = (before + offset) as f64 / (before + real) as f64;
            recorder.note(Time(began.0 + (length as f64 * share) as u64), note, author);
        }
        drop(recorder);
        self.look_at_timers();
        super::request::warn_never_awaited(self, unawaited, end);
        exit
    }

    /// Who does what is noted now.
    pub(super) fn author(&self) -> Author {
        let cause = self.task.or(self.cause).or(if self.event_loop.is_none() {
            Some(self.entry.actor)
        } else {
            None
        });
        Author { thread: self.entry.actor, cause }
    }

    /// Writes down what has been noted outside of slices.
    pub(super) fn take_notes(&mut self) {
        let notes = std::mem::take(&mut self.process.machine.borrow_mut().notes);
        let now = self.process.host.now();
        let author = self.author();
        let mut recorder = self.process.recorder.borrow_mut();
        for (_, note) in notes {
            recorder.note(now, note, author);
        }
        recorder.advance(now);
        drop(recorder);
        self.look_at_timers();
    }

    /// Tells the recorder of timers that were put in.
    fn look_at_timers(&self) {
        let Some((event_loop, _)) = &self.event_loop else { return };
        let timers = event_loop.new_timers.take();
        let mut recorder = self.process.recorder.borrow_mut();
        for handle in timers {
            recorder.due(handle);
        }
    }

    /// The time of the slice passes.
    pub(super) async fn pay(&mut self, began: Time, spent: Fuel) {
        let host = self.process.host.clone();
        let end = host.end_of_slice(began, spent);
        let real = end.0.saturating_sub(began.0);
        self.cpu += real;
        self.process.cpu.set(self.process.cpu.get() + real);
        host.pay(end, spent).await;
        self.process.recorder.borrow_mut().advance(host.now());
    }

    /// Pays what is owed now.
    pub(super) async fn finish_debt(&mut self) {
        if self.debt == 0 {
            return;
        }
        self.take_turn().await;
        let core = self.take_core().await;
        self.last_core = Some(core.number);
        self.enter(State::Running, 0, Some(core.number));
        let began = self.process.host.begin_slice();
        let debt = std::mem::take(&mut self.debt);
        self.pay(began, debt).await;
        drop(core);
    }

    /// Waits at the end of a process for what has not ended.
    pub(super) fn wait_at_end(&self) {
        self.enter(State::Waiting(Reason::Child), 0, None);
    }
}
