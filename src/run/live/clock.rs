//! In: the browser's clocks and queues. Out: the time since a run began, and turns of the browser's event loop.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::future::poll_fn;
use std::rc::Rc;
use std::task::{Poll, Waker};

use js_sys::{Function, Reflect};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageChannel, MessagePort, Performance};

/// Milliseconds since 1970, as fine and as steady as the browser has it, the same on the page and in workers.
#[must_use]
pub fn now_ms() -> f64 {
    thread_local! {
        static PERFORMANCE: Option<Performance> = Reflect::get(&js_sys::global(), &"performance".into())
            .ok()
            .and_then(|performance| performance.dyn_into().ok());
    }
    PERFORMANCE.with(|performance| match performance {
        Some(performance) => performance.time_origin() + performance.now(),
        None => js_sys::Date::now(),
    })
}

/// A way to let the browser's event loop have a turn: `setTimeout` would take 4 ms, a microtask gives no turn.
pub struct Turns {
    port: MessagePort,
    waiting: Rc<RefCell<VecDeque<Rc<Turn>>>>,
    _on_message: Closure<dyn FnMut(JsValue)>,
}

#[derive(Default)]
struct Turn {
    has_come: Cell<bool>,
    waker: RefCell<Option<Waker>>,
}

impl Turn {
    fn come(&self) {
        self.has_come.set(true);
        if let Some(waker) = self.waker.take() {
            waker.wake();
        }
    }

    async fn wait(&self) {
        poll_fn(|context| {
            if self.has_come.get() {
                return Poll::Ready(());
            }
            self.waker.replace(Some(context.waker().clone()));
            Poll::Pending
        })
        .await;
    }
}

impl Turns {
    /// A way for this thread.
    ///
    /// # Errors
    /// The browser has no `MessageChannel`.
    pub fn new() -> Result<Self, JsValue> {
        let channel = MessageChannel::new()?;
        let waiting = Rc::<RefCell<VecDeque<Rc<Turn>>>>::default();
        let queue = waiting.clone();
        let on_message = Closure::<dyn FnMut(JsValue)>::new(move |_| {
            let next = queue.borrow_mut().pop_front();
            if let Some(turn) = next {
                turn.come();
            }
        });
        let function: &Function = on_message.as_ref().unchecked_ref();
        channel.port2().set_onmessage(Some(function));
        Ok(Self { port: channel.port1(), waiting, _on_message: on_message })
    }

    /// Completes in the next turn.
    pub async fn next(&self) {
        let turn = Rc::<Turn>::default();
        self.waiting.borrow_mut().push_back(turn.clone());
        if self.port.post_message(&JsValue::NULL).is_err() {
            return;
        }
        turn.wait().await;
    }
}

/// Waits that are too short for `setTimeout`: one loop looks at the clock again and again for all of them.
pub struct Soon {
    turns: Rc<Turns>,
    waiting: RefCell<Vec<(f64, Rc<Turn>)>>,
    is_looking: Cell<bool>,
}

impl Soon {
    /// Nobody waits yet.
    #[must_use]
    pub fn new(turns: Rc<Turns>) -> Rc<Self> {
        Rc::new(Self { turns, waiting: RefCell::default(), is_looking: Cell::new(false) })
    }

    /// Until that time, in milliseconds since 1970.
    pub async fn until(self: &Rc<Self>, due_ms: f64) {
        let turn = Rc::<Turn>::default();
        self.waiting.borrow_mut().push((due_ms, turn.clone()));
        if !self.is_looking.replace(true) {
            wasm_bindgen_futures::spawn_local(self.clone().look());
        }
        turn.wait().await;
    }

    async fn look(self: Rc<Self>) {
        loop {
            self.turns.next().await;
            let now = now_ms();
            self.waiting.borrow_mut().retain(|(due_ms, turn)| {
                // A turn that nobody else holds is a wait that was given up.
                let is_wanted = Rc::strong_count(turn) > 1;
                if is_wanted && *due_ms <= now {
                    turn.come();
                }
                is_wanted && *due_ms > now
            });
            if self.waiting.borrow().is_empty() {
                self.is_looking.set(false);
                return;
            }
        }
    }
}
