//! In: a compiled program, or the image of a fork. Out: a Python process under way: its heap, its threads, its end.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use indexmap::IndexMap;

use super::cost;
use super::gil::Gil;
use super::host::Host;
use super::lock::LockQueues;
use super::record::Recorder;
use super::server::Server;
use super::signal::{Bell, Life, Once};
use super::thread::{End, ThreadRun};
use crate::machine::exit::{Exit, Fuel, Stream};
use crate::machine::pickle;
use crate::machine::process::Process;
use crate::machine::thread::Thread;
use crate::machine::value::Value;
use crate::program::name::Name;
use crate::trace::event::{ActorId, ActorKind, State};

/// What interprets a thread of a process: the machine, or a fake one in tests.
pub type Interpret = fn(&mut Process, &mut Thread, Fuel) -> Exit;

/// A Python process under way.
pub struct ProcessRun {
    /// What it lives on.
    pub host: Rc<dyn Host>,
    /// Its number.
    pub number: u64,
    /// Its lane.
    pub actor: ActorId,
    /// Its heap. Borrowed only within a poll.
    pub machine: RefCell<Process>,
    /// What interprets it.
    pub interpret: Interpret,
    /// Its GIL.
    pub gil: Gil,
    /// How many of its threads compute.
    pub running: Cell<u32>,
    /// How many steps its threads have made next to each other, without a GIL.
    pub steps: Cell<u64>,
    /// Those who wait for its locks.
    pub locks: LockQueues,
    /// Writes its trace.
    pub recorder: RefCell<Recorder>,
    /// Its threads by number.
    pub threads: RefCell<IndexMap<u64, Rc<ThreadEntry>>>,
    /// The bells of its loops by number.
    pub loop_bells: RefCell<IndexMap<u64, Rc<Bell>>>,
    /// Ends all its futures.
    pub life: Rc<Life>,
    /// Processor time that it has used, in nanoseconds.
    pub cpu: Cell<u64>,
    /// Its children that must end before it does, in order of birth; those that end with it.
    pub children: RefCell<Vec<(u64, bool)>>,
    /// Its server, if it is one.
    pub server: RefCell<Option<Server>>,
    last_channel: Cell<u64>,
    /// The coroutines and lines that have been warned about; another one of the same is not.
    warned: RefCell<Vec<(Rc<str>, u32)>>,
}

/// What the others of a process know of a thread.
pub struct ThreadEntry {
    /// Its lane.
    pub actor: ActorId,
    /// Its name.
    pub name: String,
    /// Whether the process may end without it.
    pub daemon: bool,
    /// Whether it has ended.
    pub ended: Once,
}

/// What the main thread does.
pub enum Job {
    /// Runs the main program: this function.
    Main(Value),
    /// Runs the main program, then serves its application.
    Serve(Value),
    /// Does what the image of a fork says.
    Forked(Vec<u8>),
}

/// What a process needs to begin.
pub struct Birth {
    /// Its heap.
    pub machine: Process,
    /// What interprets it.
    pub interpret: Interpret,
    /// Its name.
    pub name: String,
    /// The lane of its parent.
    pub parent: Option<ActorId>,
    /// The line that started it.
    pub line: u32,
    /// What it does.
    pub job: Job,
}

/// Starts a process; when it ends, it tells the host.
pub fn start(host: &Rc<dyn Host>, birth: Birth) -> Rc<ProcessRun> {
    let now = host.now();
    let mut recorder = Recorder::new(host.clone());
    let actor = recorder.born(now, ActorKind::Process, birth.parent, &birth.name, birth.line);
    let gil = if birth.machine.gil { Gil::default() } else { Gil::off() };
    let run = Rc::new(ProcessRun {
        host: host.clone(),
        number: birth.machine.number,
        actor,
        machine: RefCell::new(birth.machine),
        interpret: birth.interpret,
        gil,
        running: Cell::new(0),
        steps: Cell::new(0),
        locks: LockQueues::default(),
        recorder: RefCell::new(recorder),
        threads: RefCell::default(),
        loop_bells: RefCell::default(),
        life: Rc::default(),
        cpu: Cell::new(0),
        children: RefCell::default(),
        server: RefCell::default(),
        last_channel: Cell::new(0),
        warned: RefCell::default(),
    });
    let main = run.new_thread(1, "MainThread", false, 0);
    run.spawn(main_thread(run.clone(), main, birth.job));
    run
}

impl ProcessRun {
    /// Runs a future for as long as the process lives.
    pub fn spawn(self: &Rc<Self>, future: impl Future<Output = ()> + 'static) {
        self.host.spawn(self.life.bind(Box::pin(future)));
    }

    /// The next thread's lane and its entry in the table.
    pub fn new_thread(self: &Rc<Self>, number: u64, name: &str, daemon: bool, line: u32) -> Rc<ThreadEntry> {
        let now = self.host.now();
        let mut recorder = self.recorder.borrow_mut();
        let actor = recorder.born(now, ActorKind::Thread, Some(self.actor), name, line);
        recorder.enter(now, actor, State::Ready, line, None);
        let entry = Rc::new(ThreadEntry { actor, name: name.to_owned(), daemon, ended: Once::default() });
        self.threads.borrow_mut().insert(number, entry.clone());
        entry
    }

    /// Whether that coroutine has not been warned about on that line yet.
    pub fn is_first_warning(&self, name: &Rc<str>, line: u32) -> bool {
        let mut warned = self.warned.borrow_mut();
        let is_first = !warned.iter().any(|(other, at)| other == name && *at == line);
        if is_first {
            warned.push((name.clone(), line));
        }
        is_first
    }

    /// A channel number that no other process gives.
    pub fn new_channel(&self) -> u64 {
        self.last_channel.set(self.last_channel.get() + 1);
        (self.number << 32) | self.last_channel.get()
    }

    /// The bell of a loop.
    pub fn loop_bell(&self, number: u64) -> Rc<Bell> {
        self.loop_bells.borrow_mut().entry(number).or_default().clone()
    }

    /// Ends the process now.
    pub fn end(&self, code: i32) {
        if self.life.is_over() {
            return;
        }
        let children = self.children.take();
        for (child, _) in children.iter().filter(|(_, daemon)| *daemon) {
            self.host.terminate(*child);
        }
        if let Ok(machine) = self.machine.try_borrow() {
            machine.finalization.is_over.set(true);
        }
        self.recorder.borrow_mut().close(self.host.now());
        self.life.end();
        self.host.ended(self.number, code);
    }

    /// A function of `prelude/core.py`, if it is there.
    #[must_use]
    pub fn core_function(&self, name: &str) -> Option<Value> {
        self.machine.borrow().core.get(Name::new(name))
    }
}

async fn main_thread(run: Rc<ProcessRun>, entry: Rc<ThreadEntry>, job: Job) {
    let mut thread = ThreadRun::new(run.clone(), 1, entry);
    let end = match &job {
        Job::Main(main) | Job::Serve(main) => thread.call(main.clone(), Vec::new()).await,
        Job::Forked(image) => {
            thread.owe(cost::PROCESS_BOOT);
            forked(&run, &mut thread, image).await
        }
    };
    let mut code = exit_code(&mut thread, end).await;
    if code.is_none() && matches!(job, Job::Serve(_)) {
        code = super::server::serve(&mut thread).await;
    }
    finish(&mut thread, code.unwrap_or(0), matches!(job, Job::Forked(_))).await;
}

/// Calls what the image of a fork says.
async fn forked(run: &Rc<ProcessRun>, thread: &mut ThreadRun, image: &[u8]) -> End {
    let restored = pickle::loads(&mut run.machine.borrow_mut(), image);
    match restored {
        Ok(start) => thread.call(start, Vec::new()).await,
        Err(raised) => End::Raised(raised.0),
    }
}

/// What the end of the main program makes of the process: a code if it is to end with that, none if all is well.
pub(super) async fn exit_code(thread: &mut ThreadRun, end: End) -> Option<i32> {
    let End::Raised(exception) = end else { return None };
    let (exit_argument, failure) = {
        let machine = thread.process.machine.borrow();
        let class = machine.classes.of(&exception);
        let is_exit = class.is_subclass_of(&machine.classes.system_exit);
        // As a shell has it: CPython lets the signal end it. A process with another parent was started by the program.
        let is_interrupted = machine.parent == 1 && class.is_subclass_of(&machine.classes.keyboard_interrupt);
        (is_exit.then(|| first_argument(&exception)), if is_interrupted { 130 } else { 1 })
    };
    match exit_argument {
        None => {
            print_exception(thread, exception).await;
            Some(failure)
        }
        Some(Value::None) => Some(0),
        Some(Value::Int(code)) => Some((code & 0xff) as i32),
        Some(Value::Bool(code)) => Some(i32::from(code)),
        Some(other) => {
            let text = thread.text_of(other).await;
            thread.write(Stream::Stderr, format!("{text}\n")).await;
            Some(1)
        }
    }
}

/// Waits for what a process waits for at its end, then ends it.
async fn finish(thread: &mut ThreadRun, code: i32, is_fork: bool) {
    let mut code = code;
    if let Some(hooks) = thread.process.core_function("_run_exit_hooks") {
        let end = thread.call(hooks, Vec::new()).await;
        code = exit_code(thread, end).await.unwrap_or(code);
    }
    if let Err(exception) = super::event_loop::report_unretrieved(thread).await {
        code = exit_code(thread, End::Raised(exception)).await.unwrap_or(code);
    }
    thread.finish_debt().await;
    thread.let_go();
    let run = thread.process.clone();
    loop {
        let next = run
            .threads
            .borrow()
            .iter()
            .find(|(number, entry)| **number != 1 && !entry.daemon && !entry.ended.is_set())
            .map(|(_, entry)| entry.clone());
        let Some(entry) = next else { break };
        thread.wait_at_end();
        entry.ended.wait().await;
    }
    let children: Vec<u64> =
        run.children.borrow().iter().filter(|(_, daemon)| !daemon).map(|(child, _)| *child).collect();
    for child in children {
        thread.wait_at_end();
        run.host.wait_for_process(child).await;
    }
    if !is_fork {
        forget_variables(thread).await;
    }
    run.end(code);
}

/// The variables of the main program lose their values; CPython has no line for what it then has to warn about.
async fn forget_variables(thread: &mut ThreadRun) {
    let process = thread.process.clone();
    let module = process.machine.borrow().main_module.clone();
    let words = process.machine.borrow().finalization.clone();
    for (name, _) in module.variables() {
        module.set(name, Value::None);
        while words.has_dying.get()
            && let Some(function) = process.core_function("_finalize")
        {
            thread.call(function, vec![words.take_dying()]).await;
        }
    }
    let mut dropped = process.machine.borrow().finalization.dropped.take();
    dropped.iter_mut().for_each(|dropped| dropped.line = 0);
    super::request::warn_never_awaited(thread, dropped, process.host.now());
}

/// Writes a traceback.
pub(super) async fn print_exception(thread: &mut ThreadRun, exception: Value) {
    let printer = thread.process.core_function("_print_exception");
    if let Some(printer) = printer {
        thread.call(printer, vec![exception]).await;
        return;
    }
    let name = {
        let machine = thread.process.machine.borrow();
        machine.classes.of(&exception).qualified_name.borrow().clone()
    };
    let text = thread.text_of(first_argument(&exception)).await;
    thread.write(Stream::Stderr, format!("{name}: {text}\n")).await;
}

/// The first argument of an exception, or `None`.
fn first_argument(exception: &Value) -> Value {
    use crate::machine::class::Payload;
    match exception {
        Value::Instance(instance) => match &instance.payload {
            Payload::Exception(data) => data.borrow().args.first().cloned().unwrap_or(Value::None),
            _ => Value::None,
        },
        _ => Value::None,
    }
}
