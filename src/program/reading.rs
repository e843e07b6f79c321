//! In: the text of a file. Out: all that others need of it, as plain data: its program, what is wrong with it, its
//! colours. The page has it made elsewhere, for its gallery in the build.

use std::ops::Range;

use hashbrown::HashSet;
use ruff_text_size::TextRange;
use serde::{Deserialize, Serialize};

use super::code::{Const, Program};
use super::op::Op;
use super::{compile, wire};
use crate::source::Source;
use crate::source::diagnostic::Diagnostic;
use crate::source::highlight::{Class, highlight};
use crate::source::lines::Lines;
use crate::source::routes::{self, Route};

/// What is made of a text.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    /// The program, as [`wire`] writes it; empty if there is something wrong.
    pub program: Vec<u8>,
    /// The modules that it imports, and what could be one: `a` and `a.b` for `from a import b`.
    pub imports: Vec<String>,
    /// What keeps it from being run.
    pub wrong: Vec<Diagnostic>,
    /// The routes of its FastAPI application; none if it has none.
    pub routes: Option<Vec<Route>>,
    /// The pieces that have a colour, in order: each with the bytes between it and the one before.
    colours: Vec<(u32, u32, Class)>,
}

/// Of a longer text, in bytes, the page makes no reading.
const LONGEST: usize = 1_000_000;
/// A longer text, in bytes, has no colours, which would be too many for the page to show.
pub const LONGEST_COLOURED: usize = 100_000;

impl Reading {
    /// Reads a text; `file` is the name that tracebacks show.
    #[must_use]
    pub fn of(file: &str, text: &str) -> Self {
        let mut routes = None;
        let program = Source::parse(file, text).and_then(|source| {
            routes = routes::routes(source.body());
            compile(&source, false)
        });
        let mut end = 0;
        let mut colours = Vec::new();
        let pieces = if text.len() > LONGEST_COLOURED { Vec::new() } else { highlight(text) };
        for (range, class) in pieces {
            colours.push((range.start - end, range.end - range.start, class));
            end = range.end;
        }
        match program {
            Ok(program) => {
                let imports = imports(&program);
                Self { program: wire::write(&program), imports, wrong: Vec::new(), routes, colours }
            }
            Err(wrong) => Self { wrong, colours, ..Self::default() },
        }
    }

    /// The same for a text of the page, which stands still meanwhile: not of one that is too long.
    #[must_use]
    pub fn in_page(file: &str, text: &str) -> Self {
        match too_long(text) {
            Some(wrong) => Self { wrong: vec![wrong], ..Self::default() },
            None => Self::of(file, text),
        }
    }

    /// What stands for the reading of a text that could not be read, for the reason that the message gives.
    #[must_use]
    pub fn failed(message: String) -> Self {
        let wrong = Diagnostic { message, ..Diagnostic::default() };
        Self { wrong: vec![wrong], ..Self::default() }
    }

    /// Whether it says that there is no reading.
    #[must_use]
    pub fn is_failed(&self) -> bool {
        self.wrong.first().is_some_and(|wrong| wrong.line == 0)
    }

    /// The pieces of the text that have a colour, in order and apart from each other, as ranges of bytes.
    #[must_use]
    pub fn colours(&self) -> Vec<(Range<u32>, Class)> {
        let mut end = 0;
        let piece = |(gap, length, class): &(u32, u32, Class)| {
            let start = end + gap;
            end = start + length;
            (start..end, *class)
        };
        self.colours.iter().map(piece).collect()
    }
}

/// What is said of a text that is too long, where it becomes so.
fn too_long(text: &str) -> Option<Diagnostic> {
    let start = (0..=LONGEST).rev().find(|&at| text.len() > LONGEST && text.is_char_boundary(at))? as u32;
    let range = TextRange::at(start.into(), 0.into());
    let message = "a program in the page can have a megabyte, and this one is longer from here on";
    let hint = "run it on the command line, with `tasklanes run`, or let it make its data itself";
    Some(Diagnostic::unsupported(text, &Lines::new(text), range, message, hint))
}

/// What a program that has such a name most likely imports without saying so.
const IMPLIED: [(&str, &str); 3] =
    [("to_thread", "concurrent.futures"), ("run_in_executor", "concurrent.futures"), ("open", "_files")];

/// The modules that a program imports, with those around them, what could be one, and what follows from its calls.
#[must_use]
pub fn imports(program: &Program) -> Vec<String> {
    let attributes = program.codes.iter().flat_map(|code| &code.ops).filter_map(|op| match op {
        Op::LoadAttr { name, .. } | Op::LoadMethod { name, .. } => Some(name),
        _ => None,
    });
    let names: Vec<&str> = attributes.chain(&program.globals).map(|name| name.text()).collect();
    let implied = IMPLIED.iter().filter(|(name, _)| names.contains(name));
    let mut found: Vec<String> = implied.map(|(_, module)| (*module).to_owned()).collect();
    let mut known: HashSet<String> = found.iter().cloned().collect();
    for code in &program.codes {
        let mut from = "";
        for op in &code.ops {
            let name = match op {
                Op::ImportName(number) => match &code.consts[*number as usize] {
                    Const::Str(name) => {
                        from = name;
                        name.to_string()
                    }
                    _ => continue,
                },
                Op::ImportFrom(name) => format!("{from}.{name}"),
                _ => continue,
            };
            let ends = name.match_indices('.').map(|(at, _)| at).chain([name.len()]);
            let named = ends.map(|end| name[..end].to_owned());
            found.extend(named.filter(|name| known.insert(name.clone())));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reading_has_colours_and_a_program_or_what_is_wrong() {
        let text = "x = 1  # é\nprint(f'{x!r}')\n";
        let reading = Reading::of("f.py", text);
        assert_eq!(reading.colours(), highlight(text));
        assert!(wire::read(&reading.program, text).is_some());
        let reading = Reading::of("f.py", "import a.b\ndef f():\n    from c import d\n");
        assert_eq!(reading.imports, ["a", "a.b", "c", "c.d"]);
        let reading = Reading::in_page("f.py", &"é = 1\n".repeat(150_000));
        assert_eq!((reading.wrong[0].line, reading.wrong[0].column), (142_858, 1));
        let reading = Reading::of("f.py", "x = \n");
        assert!(reading.program.is_empty());
        assert_eq!(reading.wrong.len(), 1);
    }
}
