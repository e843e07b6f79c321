//! In: a FastAPI application and requests. Out: what uvicorn does with them: one task for each, on one loop in each process.

use std::future::poll_fn;
use std::rc::Rc;
use std::task::Poll;

use super::cost;
use super::host::Arrival;
use super::process::{ProcessRun, exit_code};
use super::signal::Bell;
use super::thread::{End, ThreadRun};
use crate::machine::aio::{EventLoop, Future};
use crate::machine::dict::Dict;
use crate::machine::exit::{Note, Stream};
use crate::machine::value::Value;
use crate::program::name::Name;

/// The server of a process.
pub struct Server {
    app: Value,
    handler: Value,
    event_loop: Rc<EventLoop>,
    /// What has to be done before it accepts.
    startup: Option<Rc<Future>>,
    is_up: bool,
    /// The requests that are being served.
    open: Vec<(u64, Rc<Future>)>,
}

/// Serves the application that the main program has made, until the load is over. An exit code if that failed.
pub async fn serve(thread: &mut ThreadRun) -> Option<i32> {
    let process = thread.process.clone();
    let Some(app) = find_application(&process) else {
        let message = "Error loading ASGI app. Attribute \"app\" not found in module \"main\".\n";
        thread.write(Stream::Stderr, message.to_owned()).await;
        return Some(1);
    };
    let Some(handler) = library_function(&process, "_serve_request") else {
        thread
            .write(Stream::Stderr, "The application is not one that can be served here.\n".to_owned())
            .await;
        return Some(1);
    };
    let event_loop = EventLoop::new(&process.machine.borrow());
    event_loop.thread.set(Some(thread.number));
    process.machine.borrow_mut().loops.insert(thread.number, event_loop.clone());
    let startup = start_task(thread, &event_loop, "_serve_startup", vec![app.clone()]).await;
    process.server.replace(Some(Server {
        app: app.clone(),
        handler,
        event_loop: event_loop.clone(),
        startup,
        is_up: false,
        open: Vec::new(),
    }));
    process.spawn(stop_at_end(process.clone(), event_loop.clone()));
    thread.owe(cost::SERVER_BOOT);
    let outcome = super::event_loop::run(thread, event_loop).await;
    process.server.take();
    match outcome {
        Ok(()) => shut_down(thread, app).await,
        Err(exception) => exit_code(thread, End::Raised(exception)).await,
    }
}

/// Before a round of its loop: tells the host what is over, and that it accepts as soon as it does.
pub fn tend(thread: &mut ThreadRun, event_loop: &Rc<EventLoop>) {
    if is_server(&thread.process, event_loop) {
        settle(&thread.process);
        open(thread, event_loop);
    }
}

/// The connections that have come in become tasks.
pub async fn accept(thread: &mut ThreadRun, event_loop: &Rc<EventLoop>) {
    if !is_server(&thread.process, event_loop) || !has_arrivals(&thread.process) {
        return;
    }
    for arrival in thread.process.host.accept(thread.process.number) {
        accept_one(thread, event_loop, arrival).await;
    }
}

/// Whether there is a connection to accept.
pub fn has_arrivals(process: &ProcessRun) -> bool {
    process.server.borrow().as_ref().is_some_and(|server| server.is_up)
        && process.host.has_arrivals(process.number)
}

/// Until the loop is woken, or a connection comes in.
pub async fn bell_or_arrival(process: &ProcessRun, bell: &Bell) {
    if !process.server.borrow().as_ref().is_some_and(|server| server.is_up) {
        return bell.wait().await;
    }
    let mut ring = std::pin::pin!(bell.wait());
    let mut arrival = process.host.wait_for_arrival(process.number);
    poll_fn(|context| {
        if ring.as_mut().poll(context).is_ready() || arrival.as_mut().poll(context).is_ready() {
            return Poll::Ready(());
        }
        Poll::Pending
    })
    .await;
}

async fn accept_one(thread: &mut ThreadRun, event_loop: &Rc<EventLoop>, arrival: Arrival) {
    let process = thread.process.clone();
    let request = &arrival.request;
    let name = label(&arrival);
    process.recorder.borrow_mut().accepted(arrival.at, process.actor, arrival.number, &name);
    thread.owe(cost::REQUEST_IN);
    let Some((app, handler)) =
        process.server.borrow().as_ref().map(|it| (it.app.clone(), it.handler.clone()))
    else {
        return;
    };
    let args = vec![
        app,
        Value::Int(arrival.number as i64),
        Value::str(request.method.as_str()),
        Value::str(request.path.as_str()),
        Value::str(request.body.as_str()),
    ];
    let End::Finished(coroutine) = thread.call(handler, args).await else { return };
    let task = make_task(thread, event_loop, coroutine);
    if let Some(number) = task.number() {
        process.machine.borrow_mut().note(Note::TaskServes { task: number, request: arrival.number });
    }
    thread.take_notes();
    if let Some(server) = &mut *process.server.borrow_mut() {
        server.open.push((arrival.number, task));
    }
}

/// `GET /users/1`
fn label(arrival: &Arrival) -> String {
    let path = arrival.request.path.split('?').next().unwrap_or_default();
    format!("{} {path}", arrival.request.method)
}

/// It accepts connections from now on, if what had to be done before is done.
fn open(thread: &mut ThreadRun, event_loop: &Rc<EventLoop>) {
    let process = thread.process.clone();
    let mut slot = process.server.borrow_mut();
    let Some(server) = &mut *slot else { return };
    if !server.is_up && server.startup.as_ref().is_none_or(|startup| startup.is_done()) {
        server.is_up = true;
        drop(slot);
        process.host.server_is_up(process.number);
        process.spawn(expect_load(process.clone(), event_loop.clone()));
    }
}

/// Writes down when requests will arrive, so that those that wait for a blocked loop are seen to wait.
async fn expect_load(process: Rc<ProcessRun>, event_loop: Rc<EventLoop>) {
    for arrival in process.host.load_begins(process.number).await.iter() {
        let name = label(arrival);
        process.recorder.borrow_mut().arrives(arrival.at, process.actor, arrival.number, &name);
    }
    process.loop_bell(event_loop.number).ring();
}

/// Tells the host of requests whose tasks are done.
fn settle(process: &ProcessRun) {
    let mut slot = process.server.borrow_mut();
    let Some(server) = &mut *slot else { return };
    if !server.open.iter().any(|(_, task)| task.is_done()) {
        return;
    }
    let (over, open) = std::mem::take(&mut server.open).into_iter().partition(|(_, task)| task.is_done());
    server.open = open;
    drop(slot);
    let over: Vec<(u64, Rc<Future>)> = over;
    for (request, _) in over {
        process.host.served(request);
    }
}

async fn stop_at_end(process: Rc<ProcessRun>, event_loop: Rc<EventLoop>) {
    process.host.load_is_over().await;
    event_loop.stopping.set(true);
    process.loop_bell(event_loop.number).ring();
}

/// What the application does at its end.
async fn shut_down(thread: &mut ThreadRun, app: Value) -> Option<i32> {
    let event_loop = EventLoop::new(&thread.process.machine.borrow());
    event_loop.thread.set(Some(thread.number));
    thread.process.machine.borrow_mut().loops.insert(thread.number, event_loop.clone());
    let task = start_task(thread, &event_loop, "_serve_shutdown", vec![app]).await;
    let Some(task) = task else {
        thread.process.machine.borrow_mut().loops.shift_remove(&thread.number);
        return None;
    };
    while !task.is_done() {
        event_loop.stopping.set(true);
        if let Err(exception) = super::event_loop::run(thread, event_loop.clone()).await {
            return exit_code(thread, End::Raised(exception)).await;
        }
    }
    None
}

/// A task that runs a function of the library, if there is that function.
async fn start_task(
    thread: &mut ThreadRun,
    event_loop: &Rc<EventLoop>,
    name: &str,
    args: Vec<Value>,
) -> Option<Rc<Future>> {
    let function = library_function(&thread.process, name)?;
    let End::Finished(coroutine) = thread.call(function, args).await else { return None };
    Some(make_task(thread, event_loop, coroutine))
}

fn make_task(thread: &mut ThreadRun, event_loop: &Rc<EventLoop>, coroutine: Value) -> Rc<Future> {
    let process = thread.process.clone();
    let context = Value::dict(Dict::default());
    let task = Future::new_task(&mut process.machine.borrow_mut(), event_loop, coroutine, None, context);
    thread.take_notes();
    task
}

fn is_server(process: &ProcessRun, event_loop: &Rc<EventLoop>) -> bool {
    process.server.borrow().as_ref().is_some_and(|server| Rc::ptr_eq(&server.event_loop, event_loop))
}

/// The variable of the main program that holds an instance of `FastAPI`.
fn find_application(process: &ProcessRun) -> Option<Value> {
    let machine = process.machine.borrow();
    let variables = machine.main_module.variables();
    let made = variables.into_iter().map(|(_, value)| value).find(is_application);
    // Else whatever speaks ASGI by the name that uvicorn is given.
    made.or_else(|| machine.main_module.get(Name::new("app")))
}

fn is_application(value: &Value) -> bool {
    let Value::Instance(instance) = value else { return false };
    let class = instance.class.borrow();
    let is_fastapi = |name: &str| matches!(name, "FastAPI" | "Starlette");
    is_fastapi(&class.name.borrow()) || class.ancestors.iter().any(|it| is_fastapi(&it.name.borrow()))
}

/// A function of the library's `fastapi`.
fn library_function(process: &ProcessRun, name: &str) -> Option<Value> {
    let machine = process.machine.borrow();
    let name = Name::new(name);
    let of_module = |module: &str| machine.modules.get(module).and_then(|module| module.get(name));
    of_module("fastapi").or_else(|| of_module("fastapi.applications")).or_else(|| machine.core.get(name))
}
