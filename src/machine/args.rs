//! In: values on the stack. Out: the arguments of a native function, by position and by name.

use crate::program::name::Name;

use super::function::Fallible;
use super::process::Process;
use super::value::Value;

/// The arguments of a call: the last `names.len()` values were given by keyword. For a method, the first
/// value is the receiver.
#[derive(Clone, Copy)]
pub struct Args<'a> {
    /// The values.
    pub values: &'a [Value],
    /// The names of the last ones.
    pub names: &'a [Name],
}

impl<'a> Args<'a> {
    /// The arguments given by position.
    #[must_use]
    pub fn positional(self) -> &'a [Value] {
        &self.values[..self.values.len() - self.names.len()]
    }

    /// The arguments given by keyword.
    pub fn keywords(self) -> impl Iterator<Item = (Name, &'a Value)> {
        let first = self.values.len() - self.names.len();
        self.names.iter().copied().zip(&self.values[first..])
    }

    /// Exactly `N` positional arguments and no keywords, or a `TypeError` as CPython words it.
    /// `function` is the name to show; for methods the receiver counts as one of the `N` and is not
    /// counted in the message.
    pub fn exactly<const N: usize>(self, process: &Process, function: &str) -> Fallible<&'a [Value; N]> {
        if !self.names.is_empty() {
            return Err(process.type_error(format!("{function}() takes no keyword arguments")));
        }
        <&[Value; N]>::try_from(self.values).map_err(|_| wrong_count(process, function, N, self.values.len()))
    }

    /// Values for parameters named `names`, from positions and keywords; the first `required` must be
    /// there. Missing optional ones are `None` of the option. Raises `TypeError` as CPython words it.
    pub fn bind<const N: usize>(
        self,
        process: &Process,
        function: &str,
        names: [&str; N],
        required: usize,
    ) -> Fallible<[Option<&'a Value>; N]> {
        let positional = self.positional();
        if positional.len() > N {
            return Err(process.type_error(format!(
                "{function}() takes at most {N} argument{} ({} given)",
                if N == 1 { "" } else { "s" },
                positional.len()
            )));
        }
        let mut bound = [None; N];
        for (slot, value) in bound.iter_mut().zip(positional) {
            *slot = Some(value);
        }
        for (name, value) in self.keywords() {
            let Some(index) = names.iter().position(|known| *known == name.text()) else {
                return Err(
                    process.type_error(format!("{function}() got an unexpected keyword argument '{name}'"))
                );
            };
            if bound[index].is_some() {
                return Err(process.type_error(format!(
                    "argument for {function}() given by name ('{name}') and position ({})",
                    index + 1
                )));
            }
            bound[index] = Some(value);
        }
        match bound[..required].iter().position(Option::is_none) {
            None => Ok(bound),
            Some(missing) => Err(process.type_error(format!(
                "{function}() missing required argument '{}' (pos {})",
                names[missing],
                missing + 1
            ))),
        }
    }
}

fn wrong_count(process: &Process, function: &str, expected: usize, given: usize) -> super::function::Raised {
    let wants = match expected {
        0 => "no arguments".to_owned(),
        1 => "exactly one argument".to_owned(),
        n => format!("exactly {n} arguments"),
    };
    process.type_error(format!("{function}() takes {wants} ({given} given)"))
}
