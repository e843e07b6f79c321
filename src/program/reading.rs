//! In: the text of a file. Out: all that others need of it, as plain data: its program, what is wrong with it, its
//! colours. The page has it made elsewhere, for its gallery in the build.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::{compile, wire};
use crate::source::Source;
use crate::source::diagnostic::Diagnostic;
use crate::source::highlight::{Class, highlight};

/// What is made of a text.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    /// The program, as [`wire`] writes it; empty if there is something wrong.
    pub program: Vec<u8>,
    /// What keeps it from being run.
    pub wrong: Vec<Diagnostic>,
    /// The pieces that have a colour, in order: each with the bytes between it and the one before.
    colours: Vec<(u32, u32, Class)>,
}

impl Reading {
    /// Reads a text; `file` is the name that tracebacks show.
    #[must_use]
    pub fn of(file: &str, text: &str) -> Self {
        let program = Source::parse(file, text).and_then(|source| compile(&source, false));
        let mut end = 0;
        let mut colours = Vec::new();
        for (range, class) in highlight(text) {
            colours.push((range.start - end, range.end - range.start, class));
            end = range.end;
        }
        match program {
            Ok(program) => Self { program: wire::write(&program), wrong: Vec::new(), colours },
            Err(wrong) => Self { program: Vec::new(), wrong, colours },
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reading_has_colours_and_a_program_or_what_is_wrong() {
        let text = "x = 1  # é\nprint(f'{x!r}')\n";
        let reading = Reading::of("f.py", text);
        assert_eq!(reading.colours(), highlight(text));
        assert!(wire::read(&reading.program, text).is_some());
        let reading = Reading::of("f.py", "x = \n");
        assert!(reading.program.is_empty());
        assert_eq!(reading.wrong.len(), 1);
    }
}
