//! In: questions about the time. Out: requests for the clocks of the run, and `time.sleep`.

use crate::machine::args::Args;
use crate::machine::exit::{Clock, Request, Wait};
use crate::machine::function::{Effect, Native, Outcome};
use crate::machine::process::Process;
use crate::machine::value::Value;

use super::numbers;

/// `time`
pub static NATIVES: &[Native] = &[
    Native::function("time", |_, _| ask(Clock::Wall, false)),
    Native::function("time_ns", |_, _| ask(Clock::Wall, true)),
    Native::function("monotonic", |_, _| ask(Clock::Monotonic, false)),
    Native::function("monotonic_ns", |_, _| ask(Clock::Monotonic, true)),
    Native::function("perf_counter", |_, _| ask(Clock::Monotonic, false)),
    Native::function("perf_counter_ns", |_, _| ask(Clock::Monotonic, true)),
    Native::function("process_time", |_, _| ask(Clock::Process, false)),
    Native::function("process_time_ns", |_, _| ask(Clock::Process, true)),
    Native::function("thread_time", |_, _| ask(Clock::Thread, false)),
    Native::function("thread_time_ns", |_, _| ask(Clock::Thread, true)),
    Native::function("sleep", sleep),
];

fn ask(clock: Clock, nanoseconds: bool) -> Outcome {
    Ok(Effect::Request(Request::Clock { clock, nanoseconds }))
}

/// `time.sleep(seconds)`
pub fn sleep(process: &mut Process, args: Args<'_>) -> Outcome {
    let [seconds] = args.exactly(process, "sleep")?;
    if !matches!(
        seconds,
        Value::Int(_) | Value::Bool(_) | Value::BigInt(_) | Value::Float(_) | Value::Instance(_)
    ) {
        let class = process.classes.of(seconds);
        let name = class.name.borrow();
        return Err(process.type_error(format!("'{name}' object cannot be interpreted as an integer")));
    }
    if numbers::real(process, seconds)? < 0.0 {
        return Err(process.value_error("sleep length must be non-negative"));
    }
    let nanoseconds = numbers::nanoseconds(process, seconds)?;
    if nanoseconds > i64::MAX as u64 {
        return Err(process.overflow_error("timestamp out of range for platform time_t"));
    }
    Ok(Effect::Blocked(Wait::Sleep(nanoseconds)))
}
