//! In: the page's own glue and module. Out: workers that are cores, some of them kept ready.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::prelude::{Closure, wasm_bindgen};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageEvent, Worker, WorkerOptions, WorkerType};

use crate::machine::modules;

use super::protocol::{FromCore, ToCore, decode, encode};

/// How many workers are kept ready, so that a run starts at once.
const SPARES: usize = 2;
/// How many are kept after a run that needed more.
const MOST_SPARES: usize = 8;
/// A worker is not used for ever: its memory never shrinks.
const MOST_RUNS: u32 = 20;

#[wasm_bindgen]
extern "C" {
    /// `import.meta` of the glue.
    type Meta;
    #[wasm_bindgen(thread_local_v2, js_namespace = import, js_name = meta)]
    static META: Meta;
    #[wasm_bindgen(method, getter)]
    fn url(this: &Meta) -> JsValue;
}

thread_local! {
    static READY: RefCell<Vec<Rc<CoreWorker>>> = const { RefCell::new(Vec::new()) };
    /// What has been fetched of the library, for workers to come.
    static LIBRARY: RefCell<Vec<Vec<u8>>> = const { RefCell::new(Vec::new()) };
}

/// A worker. Dropping it ends it at once.
pub struct CoreWorker {
    worker: Worker,
    is_ready: Cell<bool>,
    runs: Cell<u32>,
    /// How many parts of the library it has got.
    parts: Cell<usize>,
    waiting: RefCell<Vec<ToCore>>,
    sent: Cell<u64>,
    listener: RefCell<Option<Listener>>,
    closures: RefCell<Vec<Callback>>,
}

type Callback = Closure<dyn FnMut(JsValue)>;

/// Who hears what a core says.
pub type Listener = Rc<dyn Fn(FromCore)>;

impl CoreWorker {
    /// A worker that is on its way.
    ///
    /// # Errors
    /// The browser or the frame that the page is in has no workers.
    fn new() -> Result<Rc<Self>, JsValue> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = Worker::new_with_options(&script_url()?, &options)?;
        let this = Rc::new(Self {
            worker,
            is_ready: Cell::new(false),
            runs: Cell::new(0),
            parts: Cell::new(0),
            waiting: RefCell::default(),
            sent: Cell::new(0),
            listener: RefCell::default(),
            closures: RefCell::default(),
        });
        this.listen();
        let greeting = Object::new();
        Reflect::set(&greeting, &"glue".into(), &META.with(Meta::url))?;
        Reflect::set(&greeting, &"module".into(), &wasm_bindgen::module())?;
        this.worker.post_message(&greeting)?;
        Ok(this)
    }

    /// Sends a message, as soon as the worker can take it.
    pub fn send(&self, message: ToCore) {
        self.sent.set(self.sent.get() + 1);
        if self.is_ready.get() {
            self.post(&message);
        } else {
            self.waiting.borrow_mut().push(message);
        }
    }

    /// How many messages it was sent since it was hired.
    pub fn sent(&self) -> u64 {
        self.sent.get()
    }

    /// The parts of the library that it lacks are not counted: the run does not wait for them.
    fn post(&self, message: &ToCore) {
        let missing = LIBRARY.with_borrow(|library| library[self.parts.get()..].to_vec());
        self.parts.set(self.parts.get() + missing.len());
        missing.into_iter().for_each(|part| self.deliver(&ToCore::Library(part)));
        self.deliver(message);
    }

    fn deliver(&self, message: &ToCore) {
        let bytes = encode(message);
        let transfer = Array::of1(&bytes.buffer());
        if self.worker.post_message_with_transfer(&bytes, &transfer).is_err() {
            self.hear(FromCore::Crashed("a worker does not take messages".to_owned()));
        }
    }

    /// Who hears it from now on.
    pub fn set_listener(&self, listener: Listener) {
        self.listener.replace(Some(listener));
    }

    /// Whether it can take messages.
    pub fn is_ready(&self) -> bool {
        self.is_ready.get()
    }

    fn listen(self: &Rc<Self>) {
        let this = Rc::downgrade(self);
        let on_message = Closure::<dyn FnMut(JsValue)>::new(move |event: JsValue| {
            let data = event.unchecked_into::<MessageEvent>().data();
            if let (Some(this), Some(message)) = (this.upgrade(), decode(&data)) {
                this.take(message);
            }
        });
        let this = Rc::downgrade(self);
        let on_error = Closure::<dyn FnMut(JsValue)>::new(move |event: JsValue| {
            if let Some(this) = this.upgrade() {
                let text = Reflect::get(&event, &"message".into()).ok().and_then(|it| it.as_string());
                let text = text.unwrap_or_else(|| "its script could not be loaded".to_owned());
                this.hear(FromCore::Crashed(text));
            }
        });
        let function = |closure: &Closure<dyn FnMut(JsValue)>| -> Function {
            closure.as_ref().unchecked_ref::<Function>().clone()
        };
        self.worker.set_onmessage(Some(&function(&on_message)));
        self.worker.set_onerror(Some(&function(&on_error)));
        self.closures.borrow_mut().extend([on_message, on_error]);
    }

    fn take(&self, message: FromCore) {
        // Until it is ready, all else that it says is of a run that is over.
        if !self.is_ready.get() && !matches!(message, FromCore::Ready | FromCore::Crashed(_)) {
            return;
        }
        if matches!(message, FromCore::Ready) {
            self.is_ready.set(true);
            for message in self.waiting.take() {
                self.post(&message);
            }
        }
        self.hear(message);
    }

    fn hear(&self, message: FromCore) {
        let listener = self.listener.borrow().clone();
        match listener {
            Some(listener) => listener(message),
            None if matches!(message, FromCore::Crashed(_)) => {
                READY.with_borrow_mut(|ready| ready.retain(|worker| !std::ptr::eq(&**worker, self)));
            }
            None => {}
        }
    }
}

impl Drop for CoreWorker {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}

/// How many parts of the library have been provided.
#[must_use]
pub fn provided() -> usize {
    LIBRARY.with_borrow(Vec::len)
}

/// Provides the next part of the library to the page and all workers. Whether it was one.
pub fn provide(part: Vec<u8>) -> bool {
    let is_one = modules::provide(&part);
    if is_one {
        LIBRARY.with_borrow_mut(|library| library.push(part));
    }
    is_one
}

/// A worker: one that is ready, if there is one.
///
/// # Errors
/// There are no workers here.
pub fn hire() -> Result<Rc<CoreWorker>, JsValue> {
    let ready = READY.with_borrow_mut(|ready| {
        let best = ready.iter().position(|worker| worker.is_ready()).unwrap_or(0);
        (!ready.is_empty()).then(|| ready.remove(best))
    });
    ready.map_or_else(CoreWorker::new, Ok)
}

/// Sees to it that some workers are ready for the next run.
pub fn refill() {
    while READY.with_borrow(Vec::len) < SPARES {
        match CoreWorker::new() {
            Ok(worker) => READY.with_borrow_mut(|ready| ready.push(worker)),
            Err(_) => return,
        }
    }
}

/// Takes back a worker whose run has come to its end: it has compiled the library already.
pub fn give_back(worker: Rc<CoreWorker>) {
    worker.listener.take();
    if worker.runs.get() >= MOST_RUNS || READY.with_borrow(Vec::len) >= MOST_SPARES {
        return;
    }
    worker.runs.set(worker.runs.get() + 1);
    worker.send(ToCore::Reset);
    worker.sent.set(0);
    worker.is_ready.set(false);
    READY.with_borrow_mut(|ready| ready.push(worker));
}

/// `core.js`, beside the page.
fn script_url() -> Result<String, JsValue> {
    let document = web_sys::window().and_then(|window| window.document());
    let base = document.and_then(|document| document.base_uri().ok().flatten());
    let base = base.ok_or_else(|| JsValue::from_str("the page has no address"))?;
    Ok(web_sys::Url::new_with_base("core.js", &base)?.href())
}
