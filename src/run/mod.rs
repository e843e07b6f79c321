//! In: a program and settings. Out: a run of it on a host, simulated or live, recorded as trace events.
//!
//! A Python process is a [`process::ProcessRun`]; each of its threads is a future (`thread.rs`) that takes the
//! GIL, interprets a slice, pays for it and hands the GIL on. One of them may run an event loop
//! (`event_loop.rs`), and that may be a server's (`server.rs`). All of them wait only by asking a
//! [`host::Host`].

pub mod api;
mod cores;
mod cost;
mod deadlock;
mod event_loop;
mod exchange;
mod facts;
mod gil;
pub mod host;
#[cfg(target_arch = "wasm32")]
pub mod live;
pub mod load;
mod load_plan;
mod lock;
pub mod process;
mod record;
mod request;
mod server;
mod signal;
pub mod simulated;
mod thread;
mod turn;
mod wait;
