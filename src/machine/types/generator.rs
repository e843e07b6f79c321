//! In: generators, coroutines and asynchronous generators with arguments. Out: their methods, which resume them.

use std::cell::RefCell;
use std::rc::Rc;

use crate::machine::args::Args;
use crate::machine::class::Payload;
use crate::machine::coroutine::{AsyncStep, Resumption};
use crate::machine::function::{Effect, Fallible, Native, Outcome};
use crate::machine::process::Process;
use crate::machine::value::Value;

use super::receiver;

/// The methods of generators and coroutines.
pub static METHODS: &[Native] = &[
    Native::method("__iter__", itself),
    Native::method("__next__", next),
    Native::method("send", send),
    Native::method("throw", throw),
    Native::method("close", close),
];

/// What coroutines have besides.
pub static COROUTINE_METHODS: &[Native] = &[Native::method("__await__", itself)];

/// The methods of asynchronous generators.
pub static ASYNC_METHODS: &[Native] = &[
    Native::method("__aiter__", itself),
    Native::method("__anext__", anext),
    Native::method("asend", asend),
    Native::method("athrow", athrow),
    Native::method("aclose", aclose),
];

/// The methods of one step of an asynchronous generator.
pub static STEP_METHODS: &[Native] = &[
    Native::method("__await__", itself),
    Native::method("__iter__", itself),
    Native::method("__next__", next),
    Native::method("send", send),
    Native::method("throw", throw),
    Native::method("close", close),
];

fn itself(process: &mut Process, args: Args<'_>) -> Outcome {
    let [this] = args.exactly(process, "__iter__")?;
    Ok(this.clone().into())
}

fn resume(this: &Value, with: Resumption) -> Outcome {
    Ok(Effect::Resume { generator: this.clone(), with, default: None })
}

fn next(process: &mut Process, args: Args<'_>) -> Outcome {
    let [this] = args.exactly(process, "__next__")?;
    resume(this, Resumption::Send(Value::None))
}

fn send(process: &mut Process, args: Args<'_>) -> Outcome {
    let (this, [value]) = receiver::method(process, args, "generator.send")?;
    resume(&this, Resumption::Send(value.clone()))
}

fn close(process: &mut Process, args: Args<'_>) -> Outcome {
    let (this, []) = receiver::method(process, args, "generator.close")?;
    resume(&this, Resumption::Close)
}

fn throw(process: &mut Process, args: Args<'_>) -> Outcome {
    let (this, rest) = receiver::method_between(process, args, "generator.throw", 1, 3)?;
    let exception = exception_of(process, rest)?;
    resume(&this, Resumption::Throw(exception))
}

fn step(process: &Process, this: &Value, with: Resumption) -> Outcome {
    let Value::Generator(generator) = this else {
        return Err(receiver::wrong(process, "asend", "async_generator", this));
    };
    let step = AsyncStep { generator: generator.clone(), with: RefCell::new(Some(with)) };
    Ok(Value::AsyncStep(Rc::new(step)).into())
}

fn anext(process: &mut Process, args: Args<'_>) -> Outcome {
    let (this, []) = receiver::method(process, args, "async_generator.__anext__")?;
    step(process, &this, Resumption::Send(Value::None))
}

fn asend(process: &mut Process, args: Args<'_>) -> Outcome {
    let (this, [value]) = receiver::method(process, args, "async_generator.asend")?;
    step(process, &this, Resumption::Send(value.clone()))
}

fn athrow(process: &mut Process, args: Args<'_>) -> Outcome {
    let (this, rest) = receiver::method_between(process, args, "async_generator.athrow", 1, 3)?;
    let exception = exception_of(process, rest)?;
    step(process, &this, Resumption::Throw(exception))
}

fn aclose(process: &mut Process, args: Args<'_>) -> Outcome {
    let (this, []) = receiver::method(process, args, "async_generator.aclose")?;
    Ok(Effect::core(process, "_aclose", vec![this]))
}

/// The exception to throw: an instance, or a class and perhaps its argument.
fn exception_of(process: &Process, rest: &[Value]) -> Fallible<Value> {
    match rest {
        [Value::Instance(instance), ..] if matches!(instance.payload, Payload::Exception(_)) => {
            Ok(rest[0].clone())
        }
        [Value::Class(class), args @ ..] if class.is_subclass_of(&process.classes.base_exception) => {
            Ok(match args.first() {
                Some(value @ Value::Instance(instance))
                    if matches!(instance.payload, Payload::Exception(_)) =>
                {
                    value.clone()
                }
                None | Some(Value::None) => process.exception(class, Vec::new()),
                Some(value) => process.exception(class, vec![value.clone()]),
            })
        }
        _ => {
            let found = receiver::type_name(process, &rest[0]);
            Err(process.type_error(format!(
                "exceptions must be classes or instances deriving from BaseException, not {found}"
            )))
        }
    }
}
