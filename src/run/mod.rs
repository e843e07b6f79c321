//! In: a program and settings. Out: a run of it on a host, simulated or live, recorded as trace events.

pub mod api;
#[cfg(target_arch = "wasm32")]
pub mod live;
