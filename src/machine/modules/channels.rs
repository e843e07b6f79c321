//! In: calls of `_kernel` about processes and what they send each other. Out: requests and waits.

use num_traits::ToPrimitive;

use crate::machine::args::Args;
use crate::machine::exit::{Request, Wait};
use crate::machine::function::{Effect, Fallible, Native, Outcome};
use crate::machine::pickle;
use crate::machine::process::Process;
use crate::machine::value::Value;

use super::numbers;

/// `_kernel`, the part about processes.
pub static NATIVES: &[Native] = &[
    Native::function("fork_process", fork_process),
    Native::function("wait_process", wait_process),
    Native::function("terminate", terminate),
    Native::function("exit_process", exit_process),
    Native::function("getpid", |process, _| Ok(Effect::Value(number(process.number)))),
    Native::function("getppid", |process, _| Ok(Effect::Value(number(process.parent)))),
    Native::function("cpu_count", |process, _| Ok(Effect::Value(Value::Int(i64::from(process.cores))))),
    Native::function("open_channel", |_, _| Ok(Effect::Request(Request::OpenChannel))),
    Native::function("send", send),
    Native::function("send_bytes", send_bytes),
    Native::function("receive", receive),
    Native::function("receive_unless_ended", receive_unless_ended),
    Native::function("dumps", dumps),
    Native::function("loads", loads),
];

/// `fork_process(target, name, daemon) -> pid`: the process calls `target` without arguments.
fn fork_process(process: &mut Process, args: Args<'_>) -> Outcome {
    let [target, name, daemon] = args.exactly(process, "fork_process")?;
    let image = pickle::fork(process, target)?;
    let name = name.as_str().unwrap_or("Process").to_owned();
    Ok(Effect::Request(Request::StartProcess { image, name, daemon: matches!(daemon, Value::Bool(true)) }))
}

/// `wait_process(pid, timeout) -> exit code, or None`
fn wait_process(process: &mut Process, args: Args<'_>) -> Outcome {
    let [pid, timeout] = args.exactly(process, "wait_process")?;
    let timeout = numbers::timeout(process, Some(timeout))?;
    Ok(Effect::Blocked(Wait::Process { process: identifier(process, pid)?, timeout }))
}

fn terminate(process: &mut Process, args: Args<'_>) -> Outcome {
    let [pid] = args.exactly(process, "terminate")?;
    Ok(Effect::Request(Request::Terminate(identifier(process, pid)?)))
}

fn exit_process(process: &mut Process, args: Args<'_>) -> Outcome {
    let [code] = args.exactly(process, "exit_process")?;
    let code = numbers::integer(process, code)?;
    // As an operating system does, it keeps the low byte.
    Ok(Effect::Request(Request::ExitProcess((code & 0xff) as i32)))
}

/// `send(channel, object)`
fn send(process: &mut Process, args: Args<'_>) -> Outcome {
    let [channel, object] = args.exactly(process, "send")?;
    let bytes = pickle::dumps(process, object)?;
    process.spend(pickling_cost(bytes.len()));
    Ok(Effect::Request(Request::Send { channel: identifier(process, channel)?, bytes }))
}

/// `send_bytes(channel, pickled)`: what `dumps` has made beforehand.
fn send_bytes(process: &mut Process, args: Args<'_>) -> Outcome {
    let [channel, pickled] = args.exactly(process, "send_bytes")?;
    let bytes = bytes_of(process, pickled)?.to_vec();
    Ok(Effect::Request(Request::Send { channel: identifier(process, channel)?, bytes }))
}

/// `receive_unless_ended(channel, pids) -> object, or NotImplemented` if one of the processes has ended
fn receive_unless_ended(process: &mut Process, args: Args<'_>) -> Outcome {
    let [channel, pids] = args.exactly(process, "receive_unless_ended")?;
    let channel = identifier(process, channel)?;
    let unless_ended = match pids {
        Value::List(pids) => {
            pids.borrow().iter().map(|pid| identifier(process, pid)).collect::<Fallible<_>>()?
        }
        _ => Vec::new(),
    };
    Ok(Effect::Blocked(Wait::Receive { channel, timeout: None, unless_ended }))
}

/// `receive(channel, timeout) -> object, or NotImplemented`
fn receive(process: &mut Process, args: Args<'_>) -> Outcome {
    let [channel, timeout] = args.exactly(process, "receive")?;
    let timeout = match timeout {
        Value::None => None,
        seconds => Some(numbers::nanoseconds(process, seconds)?),
    };
    Ok(Effect::Blocked(Wait::Receive {
        channel: identifier(process, channel)?,
        timeout,
        unless_ended: Vec::new(),
    }))
}

fn dumps(process: &mut Process, args: Args<'_>) -> Outcome {
    let [object] = args.exactly(process, "dumps")?;
    let bytes = pickle::dumps(process, object)?;
    process.spend(pickling_cost(bytes.len()));
    Ok(Effect::Value(Value::Bytes(bytes.into())))
}

fn loads(process: &mut Process, args: Args<'_>) -> Outcome {
    let [pickled] = args.exactly(process, "loads")?;
    let bytes = bytes_of(process, pickled)?.to_vec();
    process.spend(pickling_cost(bytes.len()));
    Ok(Effect::Value(pickle::loads(process, &bytes)?))
}

/// In nanoseconds: about what CPython needs for small objects.
fn pickling_cost(bytes: usize) -> i64 {
    1_000 + 5 * i64::try_from(bytes).unwrap_or(i64::MAX / 8)
}

fn bytes_of<'a>(process: &Process, value: &'a Value) -> Fallible<&'a [u8]> {
    match value {
        Value::Bytes(bytes) => Ok(bytes),
        _ => Err(process.type_error(format!(
            "a bytes-like object is required, not '{}'",
            process.classes.of(value).name.borrow()
        ))),
    }
}

/// A number of a thread, process or channel.
pub fn identifier(process: &Process, value: &Value) -> Fallible<u64> {
    numbers::integer(process, value)?.to_u64().ok_or_else(|| process.value_error("a negative number"))
}

/// A number of a thread, process or channel as a value.
pub fn number(number: u64) -> Value {
    Value::Int(number as i64)
}
