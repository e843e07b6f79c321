//! In: programs as text. Out: functions that run them, each in a module of its own. Not on a page, which has the parser
//! elsewhere (`src/bin/front.rs`).

use std::rc::Rc;

use crate::machine::args::Args;
use crate::machine::function::{Effect, Fallible, Native, Outcome};
use crate::machine::link;
use crate::machine::module::Module;
use crate::machine::process::Process;
use crate::machine::types::dict;
use crate::machine::value::Value;
use crate::program::code::Program;
use crate::program::name::Name;

/// `_kernel`, the part for `prelude/_compiled.py`.
pub static NATIVES: &[Native] = &[
    Native::function("text_function", text_function),
    Native::function("main_variables", main_variables),
    Native::function("set_main_variables", set_main_variables),
];

/// `text_function(text, file, variables) -> (function, module)`: the function runs the text in the module.
fn text_function(process: &mut Process, args: Args<'_>) -> Outcome {
    let [text, file, variables] = args.exactly(process, "compile")?;
    let text = text.as_str().unwrap_or_default();
    let program = Rc::new(program(process, file.as_str().unwrap_or("<string>"), text)?);
    let module = Rc::new(Module::new("<text>", &program.globals));
    module.loaded.set(true);
    module.set(Name::new("__name__"), Value::str("__main__"));
    set_all(&module, variables);
    let function = link::top_level_function(link::link(&program.main, &program, &module));
    Ok(Effect::Value(Value::tuple(vec![function, Value::Module(module)])))
}

#[cfg(not(target_arch = "wasm32"))]
fn program(process: &Process, file: &str, text: &str) -> Fallible<Program> {
    use crate::program::compile;
    use crate::source::Source;

    Source::parse(file, text).and_then(|source| compile(&source, false)).map_err(|found| {
        let first = found
            .first()
            .map_or_else(String::new, |first| format!("{} ({file}, line {})", first.message, first.line));
        process.raised(&process.classes.syntax_error, first)
    })
}

#[cfg(target_arch = "wasm32")]
fn program(process: &Process, _: &str, _: &str) -> Fallible<Program> {
    Err(process.raised(&process.classes.not_implemented_error, "there is no compiler where programs run"))
}

fn main_variables(process: &mut Process, _: Args<'_>) -> Outcome {
    let mut all = crate::machine::dict::Dict::default();
    for (name, value) in process.main_module.variables() {
        dict::set_text(&mut all, name.text(), value);
    }
    Ok(Effect::Value(Value::dict(all)))
}

fn set_main_variables(process: &mut Process, args: Args<'_>) -> Outcome {
    let [variables] = args.exactly(process, "exec")?;
    set_all(&process.main_module, variables);
    Ok(Effect::Value(Value::None))
}

fn set_all(module: &Module, variables: &Value) {
    if let Value::Dict(variables) = variables {
        for (name, value) in variables.borrow().iter() {
            if let Some(name) = name.as_str() {
                module.set(Name::new(name), value.clone());
            }
        }
    }
}
