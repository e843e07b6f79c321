//! In: messages of the page. Out: a core: it simulates whole runs, or runs Python processes in real time.

use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;

use js_sys::{Array, Function};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use super::clock::{Turns, now_ms};
use super::host::LiveHost;
use super::protocol::{Begin, FromCore, LiveJob, ToCore, decode, encode};
use super::warm_up;
use crate::machine::process::Process;
use crate::machine::{link, modules};
use crate::program::code::Program;
use crate::run::host::Host;
use crate::run::load;
use crate::run::process::{self, Birth, Job};
use crate::run::simulated::simulate_with;

thread_local! {
    static CORE: OnceCell<Core> = const { OnceCell::new() };
}

/// What a worker remembers.
#[derive(Default)]
struct Core {
    host: RefCell<Option<Rc<LiveHost>>>,
    program: RefCell<Option<Rc<Program>>>,
    /// How many messages it has taken since it was hired.
    taken: Rc<Cell<u64>>,
}

/// Makes a core of this worker: it takes messages of the page from now on.
pub fn start_core() {
    std::panic::set_hook(Box::new(|info| post(&FromCore::Crashed(info.to_string()))));
    let Some(scope) = scope() else { return };
    super::fetch_library_when_called();
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(|event: MessageEvent| {
        if let Some(message) = decode(&event.data()) {
            CORE.with(|core| core.get_or_init(Core::default).take(message));
        }
    });
    let function: &Function = on_message.as_ref().unchecked_ref();
    scope.set_onmessage(Some(function));
    // The worker lives as long as its closure has to.
    on_message.forget();
    post(&FromCore::Ready);
    wasm_bindgen_futures::spawn_local(compile_library());
}

/// Compiles the library while there is nothing else to do, so that imports take no time in a run.
async fn compile_library() {
    let Ok(turns) = Turns::new() else { return };
    for name in modules::names().filter(|name| modules::is_here(name)) {
        turns.next().await;
        if CORE.with(|core| core.get().is_some_and(Core::is_busy)) {
            return;
        }
        let _ = link::library_program(name);
    }
}

impl Core {
    fn take(&self, message: ToCore) {
        if let ToCore::Library(part) = message {
            modules::provide(&part);
            return;
        }
        self.taken.set(self.taken.get() + 1);
        self.heed(message);
        match &*self.host.borrow() {
            Some(host) => host.look_soon(),
            None => {
                post(&FromCore::StandsStill { taken: self.taken.get(), since_ns: 0, waits: Vec::new() });
            }
        }
    }

    fn heed(&self, message: ToCore) {
        let host = self.host.borrow().clone();
        match (message, host) {
            (ToCore::Simulate(settings), _) => {
                simulate_with(&settings, |report| post(&FromCore::Reports(vec![report])));
            }
            (ToCore::WarmUp(settings), _) => {
                warm_up::warm_up(&settings);
                post(&FromCore::Warm);
            }
            (ToCore::Begin(begin), host) => self.begin(*begin, host),
            (ToCore::Library(_), _) => {}
            (ToCore::Reset, host) => self.reset(host),
            (_, None) => {}
            (ToCore::Started { ticket, process }, Some(host)) => host.started(ticket, process),
            (ToCore::Message { ticket, channel, bytes }, Some(host)) => host.message(ticket, channel, bytes),
            (ToCore::Exited { process, code }, Some(host)) => host.exited(process, code),
            (ToCore::Terminate { process }, Some(host)) => {
                let run = host.processes.borrow().get(&process).cloned();
                if let Some(run) = run {
                    run.end(TERMINATED);
                }
            }
            (ToCore::LoadBegins { process, known }, Some(host)) => host.load_began(process, known),
            (ToCore::Accept { process, arrivals }, Some(host)) => host.arrived(process, arrivals),
            (ToCore::LoadIsOver, Some(host)) => host.load_ended(),
        }
    }

    fn is_busy(&self) -> bool {
        self.host.borrow().is_some()
    }

    /// Drops all that is left of a run.
    fn reset(&self, host: Option<Rc<LiveHost>>) {
        if let Some(host) = host {
            for run in host.processes.take().values() {
                run.life.end();
            }
        }
        self.host.take();
        self.program.take();
        self.taken.set(0);
        post(&FromCore::Ready);
        wasm_bindgen_futures::spawn_local(compile_library());
    }

    fn begin(&self, begin: Begin, host: Option<Rc<LiveHost>>) {
        let Some(program) = self.program(&begin) else { return };
        let machine = Process::new(begin.process, begin.parent, begin.settings.cores, program);
        let host = match host {
            Some(host) => host,
            None => match self.open(&begin) {
                Some(host) => host,
                None => return,
            },
        };
        let job = match begin.job {
            LiveJob::Main => Job::Main(link::main_function(&machine)),
            LiveJob::Serve => Job::Serve(link::main_function(&machine)),
            LiveJob::Forked(image) => Job::Forked(image),
        };
        let dynamic: Rc<dyn Host> = host.clone();
        let birth = Birth {
            machine,
            interpret: load::INTERPRET,
            name: begin.name,
            parent: begin.parent_actor,
            line: begin.line,
            job,
        };
        let run = process::start(&dynamic, birth);
        host.processes.borrow_mut().insert(run.number, run);
    }

    /// The host of this core, made for its first process; the run begins with the very first.
    fn open(&self, begin: &Begin) -> Option<Rc<LiveHost>> {
        let turns = match Turns::new() {
            Ok(turns) => Rc::new(turns),
            Err(_) => {
                post(&FromCore::Crashed("the browser has no MessageChannel".to_owned()));
                return None;
            }
        };
        let zero_ms = begin.zero_ms.unwrap_or_else(|| {
            let zero_ms = now_ms();
            post(&FromCore::Began { zero_ms });
            zero_ms
        });
        let shares_load = begin.settings.load.as_ref().is_some_and(|load| load.workers > 1);
        let host = LiveHost::new(begin.core, zero_ms, shares_load, turns, self.taken.clone(), Rc::new(post));
        self.host.replace(Some(host.clone()));
        Some(host)
    }

    /// The program, compiled once in each worker.
    fn program(&self, begin: &Begin) -> Option<Rc<Program>> {
        if let Some(program) = &*self.program.borrow() {
            return Some(program.clone());
        }
        match load::load(&begin.settings) {
            Ok(program) => {
                self.program.replace(Some(program.clone()));
                Some(program)
            }
            Err(refusals) => {
                post(&FromCore::Refused(refusals));
                None
            }
        }
    }
}

/// Sends a message to the page.
fn post(message: &FromCore) {
    let Some(scope) = scope() else { return };
    let bytes = encode(message);
    let transfer = Array::of1(&bytes.buffer());
    // A page that is gone needs no messages.
    let _ = scope.post_message_with_transfer(&bytes, &transfer);
}

fn scope() -> Option<DedicatedWorkerGlobalScope> {
    JsValue::from(js_sys::global()).dyn_into().ok()
}

/// The exit code of a process that was terminated: as after SIGTERM.
const TERMINATED: i32 = -15;
