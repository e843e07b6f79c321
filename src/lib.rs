//! Tasklanes runs small Python programs about concurrency and draws every task, thread, process and
//! core as a lane. In: a Python program. Out: what it prints, and a trace of where its time went.
//!
//! # The map
//! Data flows one way, and a folder imports only from those above it:
//!
//! 1. [`source`]: text -> checked syntax, or diagnostics with a place and a hint. Pure.
//! 2. [`program`]: syntax -> code objects. Pure.
//! 3. [`machine`]: code objects -> effects: values, frames, threads, processes.
//! 4. [`trace`]: what happened: events, spans, lanes, numbers, findings, export. Plain data.
//! 5. [`run`]: effects -> time: who goes next, on which core, and when; it records into the trace.
//! 6. [`scenario`]: a folder of programs -> runs to compare, with parameters and load, and what is claimed of them.
//! 7. [`view`]: trace, viewport and what a scenario says of its runs -> pictures, charts, words.
//! 8. `app`: the page, in yew. Only in WebAssembly.
//!
//! Beside them [`sorting`] and [`say`], what the page says in its language, which every folder may use.
//!
//! The page comes without the first two: [`program::reading::Reading`] is what it needs of a text, made in the build for
//! the gallery's programs (`src/bin/parts/main.rs`), and for others by a second binary that follows with the first edit
//! (`src/bin/front.rs`).
//!
//! # What is downloaded when
//! A visitor who opens the page, simulates the first scenario and runs it live downloads less than 400 kB (measured by
//! `xtask/src/sizes.rs`). What few need comes later, each part when it is needed:
//!
//! * A scenario, with its texts and the readings of its programs, when it is opened (`app::reader`); the page itself has
//!   the titles of all.
//! * The texts of another language than English, and its titles, when it is chosen (`app::language`).
//! * Parts of the Python library when a program imports them (`machine::modules`).
//! * `source` and `program` with the first edit.
//! * The functions that the first scenario does without: a release is split in two (`xtask/src/split.rs`, by a profile,
//!   `cargo xtask profile`), and what data only they refer to goes with them (`xtask/src/data.rs`). Another scenario, a
//!   frame or an edit fetches the rest beforehand. A function that is called all the same before it is there is fetched
//!   at that moment, and everything waits for it.
//!
//! Both parts are packed smaller than gzip would make them, and unpacked by four kilobytes of WebAssembly (`unpack`). A
//! plain `trunk build` leaves all that out: the page does the same and is larger.
//!
//! # Invariants
//! * `source` never fails: a program that we cannot run becomes a list of diagnostics.
//! * `machine` reads no clock, schedules nothing, touches no browser: it stops with an
//!   [`machine::exit::Exit`] and is resumed.
//! * Nothing of a Python program lives on the Rust stack, so a thread can stop after any instruction.
//! * `run` is the only place where time passes, and it asks a [`run::host::Host`] for it.
//! * A simulated run is a function of its program and its settings: the same trace, byte for byte.
//! * `trace` knows nothing of Python, and `view` nothing of how a trace came about.
//! * Browser crates are named only in `run/live*`, `view/paint`, `view/gesture`, `app/` and the binaries.

#![warn(missing_docs)]

#[cfg(target_arch = "wasm32")]
pub mod app;
pub mod machine;
pub mod program;
pub mod run;
pub mod say;
pub mod scenario;
pub mod sorting;
pub mod source;
pub mod trace;
pub mod view;
