//! In: values. Out: what `print`, `input`, `repr`, `ascii` and `format` make of them.

use crate::machine::args::Args;
use crate::machine::exit::{Request, Stream};
use crate::machine::function::{Effect, Fallible, Native, Outcome};
use crate::machine::process::Process;
use crate::machine::types::format::format_value;
use crate::machine::types::identity::same;
use crate::machine::types::receiver::{between, type_name};
use crate::machine::types::repr::{ascii_native, repr_native, str_native};
use crate::machine::value::Value;
use crate::program::name::Name;

/// The functions of this file.
pub static FUNCTIONS: &[Native] = &[
    Native::function("print", print),
    Native::function("exit", exit),
    Native::function("input", input),
    Native::function("open", open),
    Native::function("quit", exit),
    Native::function("repr", repr),
    Native::function("ascii", ascii),
    Native::function("format", format),
];

/// One write for each call, as soon as all arguments are text.
fn print(process: &mut Process, args: Args<'_>) -> Outcome {
    let (mut separator, mut end, mut file) = (" ".to_owned(), "\n".to_owned(), None);
    for (name, value) in args.keywords() {
        match name.text() {
            "sep" => separator = text_or(process, "sep", value, " ")?,
            "end" => end = text_or(process, "end", value, "\n")?,
            "file" if !value.is_none() => file = Some(value),
            "file" | "flush" => {}
            other => {
                let message = format!("'{other}' is an invalid keyword argument for print()");
                return Err(process.type_error(message));
            }
        }
    }
    let file = file.cloned().or_else(|| replaced_stdout(process));
    let mut text = String::new();
    for (at, value) in args.positional().iter().enumerate() {
        if at > 0 {
            text.push_str(&separator);
        }
        match str_native(process, value)? {
            Some(shown) => text.push_str(&shown),
            None => {
                let values = Value::tuple(args.positional().to_vec());
                let file = file.unwrap_or(Value::None);
                let rest = vec![values, Value::str(separator), Value::str(end), file];
                return Ok(Effect::core(process, "_print", rest));
            }
        }
    }
    text.push_str(&end);
    process.spend(500 + text.len() as i64 * 2);
    Ok(match file {
        Some(file) => Effect::core(process, "_print_to", vec![file, Value::str(text)]),
        None => Effect::Request(Request::Write { stream: Stream::Stdout, text }),
    })
}

/// What a program has put in the place of `sys.stdout`.
fn replaced_stdout(process: &Process) -> Option<Value> {
    let sys = process.modules.get("sys")?;
    let (now, first) = (sys.get(Name::new("stdout"))?, sys.get(Name::new("__stdout__"))?);
    (!same(&now, &first)).then_some(now)
}

fn text_or(process: &Process, name: &str, value: &Value, default: &str) -> Fallible<String> {
    match value {
        Value::None => Ok(default.to_owned()),
        Value::Str(text) => Ok(text.as_str().to_owned()),
        other => {
            let found = type_name(process, other);
            Err(process.type_error(format!("{name} must be None or a string, not {found}")))
        }
    }
}

/// There is no input here: the prompt is shown, and the end of input reached.
fn input(process: &mut Process, args: Args<'_>) -> Outcome {
    between(process, "input", args.values.len(), 0, 1)?;
    Ok(Effect::core(process, "_input", args.values.to_vec()))
}

/// `raise SystemExit`
fn exit(process: &mut Process, args: Args<'_>) -> Outcome {
    between(process, "exit", args.values.len(), 0, 1)?;
    Ok(Effect::core(process, "_exit", args.values.to_vec()))
}

/// A file in memory.
fn open(process: &mut Process, args: Args<'_>) -> Outcome {
    let (values, names) = (args.values.to_vec(), args.names.to_vec());
    Ok(Effect::Call { callable: process.core_function("_open"), values, names })
}

fn repr(process: &mut Process, args: Args<'_>) -> Outcome {
    let [value] = args.exactly(process, "repr")?;
    Ok(match repr_native(process, value)? {
        Some(text) => Value::str(text).into(),
        None => Effect::core(process, "_repr", vec![value.clone()]),
    })
}

fn ascii(process: &mut Process, args: Args<'_>) -> Outcome {
    let [value] = args.exactly(process, "ascii")?;
    Ok(match ascii_native(process, value)? {
        Some(text) => Value::str(text).into(),
        None => Effect::core(process, "_format_field", vec![value.clone(), Value::str("a"), Value::str("")]),
    })
}

fn format(process: &mut Process, args: Args<'_>) -> Outcome {
    between(process, "format", args.values.len(), 1, 2)?;
    let spec = match args.values.get(1) {
        None => "",
        Some(Value::Str(spec)) => spec.as_str(),
        Some(other) => {
            let found = type_name(process, other);
            return Err(process.type_error(format!("format() argument 2 must be str, not {found}")));
        }
    };
    let value = &args.values[0];
    Ok(match format_value(process, value, spec)? {
        Some(text) => Value::str(text).into(),
        None => Effect::core(process, "_format_field", vec![value.clone(), Value::str(""), Value::str(spec)]),
    })
}
