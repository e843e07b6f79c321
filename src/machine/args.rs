//! In: values on the stack. Out: the arguments of a native function, by position and by name.

use crate::program::name::Name;

use super::function::{Fallible, Raised};
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
        match <&[Value; N]>::try_from(self.values) {
            Ok(values) if self.names.is_empty() => Ok(values),
            _ => Err(self.not_exactly(process, function, N)),
        }
    }

    #[cold]
    #[inline(never)]
    fn not_exactly(self, process: &Process, function: &str, expected: usize) -> Raised {
        if !self.names.is_empty() {
            return process.type_error(format!("{function}() takes no keyword arguments"));
        }
        wrong_count(process, function, expected, self.values.len())
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
        let mut bound = [None; N];
        self.bind_to(process, function, &names, required, &mut bound)?;
        Ok(bound)
    }

    /// The same for any number of names: compiled once.
    #[inline(never)]
    fn bind_to(
        self,
        process: &Process,
        function: &str,
        names: &[&str],
        required: usize,
        bound: &mut [Option<&'a Value>],
    ) -> Fallible<()> {
        let (positional, most) = (self.positional(), names.len());
        if positional.len() > most {
            return Err(process.type_error(format!(
                "{function}() takes at most {most} argument{} ({} given)",
                if most == 1 { "" } else { "s" },
                positional.len()
            )));
        }
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
            None => Ok(()),
            Some(missing) => Err(process.type_error(format!(
                "{function}() missing required argument '{}' (pos {})",
                names[missing],
                missing + 1
            ))),
        }
    }
}

fn wrong_count(process: &Process, function: &str, expected: usize, given: usize) -> Raised {
    let wants = match expected {
        0 => "no arguments".to_owned(),
        1 => "exactly one argument".to_owned(),
        n => format!("exactly {n} arguments"),
    };
    process.type_error(format!("{function}() takes {wants} ({given} given)"))
}
