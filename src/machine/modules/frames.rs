//! In: exceptions, and threads that run. Out: the places they have passed or are at, outermost first, as tracebacks show
//! them.

use crate::machine::args::Args;
use crate::machine::class::Payload;
use crate::machine::exception::TracebackEntry;
use crate::machine::frame::Frame;
use crate::machine::function::{Effect, Native, Outcome};
use crate::machine::process::Process;
use crate::machine::thread::Thread;
use crate::machine::value::Value;
use crate::program::code::Program;
use crate::program::name::Name;

/// `_kernel`, the part about tracebacks.
pub static NATIVES: &[Native] = &[
    Native::function("places", places),
    Native::function("names_in_sight", names_in_sight),
    Native::function("frames", |_, _| Ok(Effect::Stack)),
];

/// The frames of a thread that runs: see [`Effect::Stack`].
pub fn frames_of(thread: &Thread) -> Value {
    let frame = |frame: &Frame| {
        let (code, program) = (&frame.code.code, &frame.code.program);
        let line = frame.code.line_at(frame.pc);
        Value::tuple(vec![
            Value::str(&*program.file),
            Value::Int(i64::from(line)),
            Value::str(code.name.text()),
            Value::str(source_line(program, line)),
            Value::Bool(program.is_prelude),
            Value::Int(i64::from(code.first_line)),
        ])
    };
    Value::tuple(thread.frames.iter().map(frame).collect())
}

/// `places(exception or traceback) -> tuple of (file, line, name, source line)`, without those of the library.
fn places(process: &mut Process, args: Args<'_>) -> Outcome {
    let [exception] = args.exactly(process, "places")?;
    let entries = entries_of(exception);
    let own = entries.iter().rev().filter(|entry| !entry.code.program.is_prelude);
    Ok(Effect::Value(Value::tuple(own.map(place).collect())))
}

fn place(entry: &TracebackEntry) -> Value {
    let code = &entry.code.code;
    let line = code.places.get(entry.at as usize).map_or(code.first_line, |place| place.line);
    Value::tuple(vec![
        Value::str(&*entry.code.program.file),
        Value::Int(i64::from(line)),
        Value::str(code.name.text()),
        Value::str(source_line(&entry.code.program, line).trim()),
    ])
}

fn source_line(program: &Program, line: u32) -> &str {
    program.text.lines().nth((line as usize).saturating_sub(1)).unwrap_or_default()
}

/// `names_in_sight(exception) -> list of str`: the names that could have been meant where it was raised.
fn names_in_sight(process: &mut Process, args: Args<'_>) -> Outcome {
    let [exception] = args.exactly(process, "names_in_sight")?;
    let entries = entries_of(exception);
    let Some(innermost) = entries.first() else { return Ok(Effect::Value(Value::list(Vec::new()))) };
    let code = &innermost.code;
    let locals = code.code.slots.iter().copied();
    let globals = code.globals.variables().into_iter().map(|(name, _)| name);
    let builtins = process.builtins.keys().copied();
    let names = locals.chain(globals).chain(builtins).map(|name| Value::str(name.text()));
    Ok(Effect::Value(Value::list(names.collect())))
}

/// Of an exception, or of a traceback: those of its exception up to there, without the outermost ones that `tb_next` skips.
pub fn entries_of(value: &Value) -> Vec<TracebackEntry> {
    let Value::Instance(instance) = value else { return Vec::new() };
    if let Payload::Exception(data) = &instance.payload {
        return data.borrow().traceback.clone();
    }
    let attributes = instance.attributes.borrow();
    let number = |name| match attributes.get(Name::new(name)) {
        Some(Value::Int(number)) => *number as usize,
        _ => 0,
    };
    let Some(exception @ Value::Instance(_)) = attributes.get(Name::new("_error")) else { return Vec::new() };
    let mut entries = entries_of(exception);
    entries.truncate(number("_count"));
    for _ in 0..number("_skipped") {
        let Some(outermost) = entries.iter().rposition(|entry| !entry.code.program.is_prelude) else { break };
        entries.truncate(outermost);
    }
    entries
}
